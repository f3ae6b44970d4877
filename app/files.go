package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"portineria/media"
	"portineria/stay"
	"portineria/store"
)

// Files is what may be done with the files that guests sent: by the path, by the
// owner's pages and by commands, which work beside a running program.
type Files struct {
	DB     *store.DB
	Folder *media.Folder // nil: no files are kept here
	Now    func() time.Time
}

// Open opens a file that is there, whole and as it was sent. One that was deleted
// is stay.ErrNotFound. One that is gone from the disk though nobody deleted it, or
// was changed there, is noted as lost, and is stay.ErrNotFound as well.
func (f Files) Open(ctx context.Context, id stay.MediaID) (*media.File, stay.Media, error) {
	m, err := f.DB.Media(ctx, id)
	if err != nil {
		return nil, m, err
	}
	if !m.There() || f.Folder == nil {
		return nil, m, fmt.Errorf("the file %s is not kept here: %w", id, stay.ErrNotFound)
	}
	s, err := f.seal(ctx, m)
	if err != nil {
		return nil, m, err
	}
	file, err := f.Folder.Read(s)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, media.ErrDamaged) {
		lost := f.DB.Update(ctx, func(tx *store.Tx) error { return tx.LoseMedia(ctx, id) })
		return nil, m, errors.Join(fmt.Errorf("open the file %s: %w: %w", id, stay.ErrNotFound, err), lost)
	}
	return file, m, err
}

func (f Files) seal(ctx context.Context, m stay.Media) (media.Seal, error) {
	ref, err := f.DB.MediaRef(ctx, m.ID)
	return media.Seal{Name: m.File, Key: ref.Key, Row: string(m.ID)}, err
}

// Delete deletes a file at once and for good. That it was there stays noted beside
// its message.
func (f Files) Delete(ctx context.Context, id stay.MediaID, why stay.MediaProblem) error {
	m, err := f.DB.Media(ctx, id)
	if err != nil {
		return err
	}
	if m.State == stay.MediaDeleted && m.Problem != stay.MediaLost {
		return nil
	}
	err = f.DB.Update(ctx, func(tx *store.Tx) error {
		if err := f.forget(ctx, tx, m); err != nil {
			return err
		}
		return tx.EmptyMedia(ctx, id, why)
	})
	if err != nil {
		return err
	}
	// Without its key, which is gone, what is left on the disk is noise.
	return f.remove(m.File)
}

// forget has the platform asked to delete a file as well, while it may have it.
func (f Files) forget(ctx context.Context, tx *store.Tx, m stay.Media) error {
	if now := f.Now(); now.Before(m.ReceivedAt.Add(stay.MediaIDLives)) {
		return tx.ForgetMedia(ctx, m.ID, now)
	}
	return nil
}

func (f Files) remove(name string) error {
	if f.Folder == nil {
		return nil
	}
	return f.Folder.Remove(name)
}

// Retry has a file fetched once more that could not be, while the platform has it.
func (f Files) Retry(ctx context.Context, id stay.MediaID) error {
	now := f.Now()
	return f.DB.Update(ctx, func(tx *store.Tx) error {
		m, err := tx.Media(ctx, id)
		if err != nil {
			return err
		}
		if !m.CanRetry(now) {
			return fmt.Errorf("the file %s cannot be fetched once more: %w", id, stay.ErrConflict)
		}
		_, err = tx.ChangeMedia(ctx, id, func(m *stay.Media) {
			m.State, m.Problem, m.Attempts, m.NextAt = stay.MediaWaiting, "", 0, now
		})
		return err
	})
}

// Mark is a person's word that a file is a photo of an identity document, or that
// it is none. One that is: is hidden, never looked at by a model, and deleted within
// a day, here and as far as possible at the platform.
func (f Files) Mark(ctx context.Context, id stay.MediaID, paper bool) error {
	return f.DB.Update(ctx, func(tx *store.Tx) error {
		m, err := tx.ChangeMedia(ctx, id, func(m *stay.Media) {
			m.Paper = stay.PaperCleared
			if paper {
				m.Paper = stay.PaperSaid
			}
		})
		if err != nil || !paper || m.State == stay.MediaWaiting {
			return err
		}
		return f.forget(ctx, tx, m)
	})
}

// Sweep deletes the files whose time is over or whose message was taken back, and
// makes the folder and the list agree: a file that belongs to nothing is removed,
// and one that is listed and gone is noted. It says how many it deleted.
func (f Files) Sweep(ctx context.Context, r stay.Retention) (int64, error) {
	held, err := f.DB.MediaHeld(ctx)
	if err != nil {
		return 0, err
	}
	var gone int64
	for _, m := range held {
		if f.Now().Before(r.MediaEnds(m)) {
			continue
		}
		if err := f.Delete(ctx, m.ID, stay.MediaPeriodEnded); err != nil && !errors.Is(err, stay.ErrNotFound) {
			return gone, err
		}
		gone++
	}
	return gone, f.Tidy(ctx)
}

// Tidy removes from the folder what belongs to nothing, and notes what is gone from
// it. The names are read before the list: whatever is written meanwhile was listed
// before it was written.
func (f Files) Tidy(ctx context.Context) error {
	if f.Folder == nil {
		return nil
	}
	names, err := f.Folder.Names()
	if err != nil {
		return err
	}
	listed, err := f.DB.MediaFiles(ctx)
	if err != nil {
		return err
	}
	there := make(map[string]bool, len(names))
	for _, name := range names {
		if there[name] = true; listed[name] != "" {
			continue
		}
		if err := f.Folder.Remove(name); err != nil {
			return err
		}
	}
	for name, id := range listed {
		if there[name] {
			continue
		}
		if err := f.missing(ctx, id, name); err != nil {
			return err
		}
	}
	return nil
}

// missing notes that a file is gone, unless it is only about to come.
func (f Files) missing(ctx context.Context, id stay.MediaID, name string) error {
	if there, err := f.Folder.Has(name); err != nil || there {
		return err
	}
	return f.DB.Update(ctx, func(tx *store.Tx) error {
		m, err := tx.Media(ctx, id)
		if errors.Is(err, stay.ErrNotFound) || err == nil && !m.There() {
			return nil
		}
		if err != nil {
			return err
		}
		return tx.LoseMedia(ctx, id)
	})
}
