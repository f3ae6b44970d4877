package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"portineria/media"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// MediaSource hands out what guests sent, in the platform's two steps (Meta, Cloud
// API, "Media"); see whatsapp.Client.
type MediaSource interface {
	MediaInfo(ctx context.Context, id string) (whatsapp.MediaInfo, error)
	Download(ctx context.Context, info whatsapp.MediaInfo, most int64) (io.ReadCloser, error)
	DeleteMedia(ctx context.Context, id string) error
}

// MediaOptions is how files of guests are dealt with.
type MediaOptions struct {
	Folder *media.Folder // nil: they are not fetched
	Most   map[stay.MediaKind]int64
	Total  int64 // bytes of all of them together

	Transcriber Transcriber   // nil: nobody listens to voice messages
	Within      time.Duration // how long an answer waits for what was said in one
	MostHeard   int64         // bytes of one that is listened to
}

// Files is what may be done with the files of this house.
func (a *App) Files() Files { return Files{DB: a.db, Folder: a.o.Media.Folder, Now: a.o.Now} }

const (
	fetchesAtOnce = 3               // files that are fetched side by side
	fetchEvery    = 5 * time.Second // how often files are looked for without being told of any
	fetchTimeout  = 6 * time.Minute // of one file: the largest has 100 MB
	fetchTries    = 12              // over some hours, before the owner is told
	brokenTries   = 3               // of a file that comes as something else
)

// noteFiles notes the file of a guest's message, and what the message says of others.
// What the owner writes to the house's own number is looked at by nobody.
func (a *App) noteFiles(ctx context.Context, tx *store.Tx, c stay.Conversation, g stay.Guest, m stay.Message, e whatsapp.Event, now time.Time) error {
	if g.IsOwner {
		return nil
	}
	if err := a.markPapers(ctx, tx, c, m, now); err != nil {
		return err
	}
	return a.noteFile(ctx, tx, c, m, e.Media, now)
}

// correctFiles follows the guest's own change: the file of a message that they took
// back is deleted, and a new caption may say what is in it.
func (a *App) correctFiles(ctx context.Context, tx *store.Tx, c stay.Conversation, id stay.MessageID, kind string) error {
	if kind != "revoke" {
		m, err := tx.Message(ctx, id)
		if err != nil {
			return err
		}
		return a.markPapers(ctx, tx, c, m, a.o.Now())
	}
	all, err := tx.MediaOfMessage(ctx, id)
	if err != nil {
		return err
	}
	for _, f := range all {
		if err := tx.EmptyMedia(ctx, f.ID, stay.MediaByGuest); err != nil {
			return err
		}
	}
	return nil
}

// keepTold remembers what the guest was told of the files of a turn.
func (a *App) keepTold(ctx context.Context, tx *store.Tx, t Turn, v Verdict, now time.Time) error {
	if v.Told == stay.ToldNothing || v.Reply == "" {
		return nil
	}
	for _, f := range t.Files {
		_, err := tx.ChangeMedia(ctx, f.ID, func(f *stay.Media) { f.Told, f.ToldAt = v.Told, now })
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return fmt.Errorf("remember what the guest was told: %w", err)
		}
	}
	return nil
}

// noteFile notes the file of a message in the transaction that stores the message:
// it is fetched right after.
func (a *App) noteFile(ctx context.Context, tx *store.Tx, c stay.Conversation, m stay.Message, f *whatsapp.Media, now time.Time) error {
	kind := mediaKind(m.Type, f)
	if kind == "" || a.o.Media.Folder == nil {
		return nil
	}
	id, err := stay.NewID[stay.MediaID](a.o.Rand)
	if err != nil {
		return err
	}
	name, err := stay.NewID[stay.MediaID](a.o.Rand)
	if err != nil {
		return err
	}
	file := stay.Media{ID: id, Message: m.ID, Conversation: c.ID, Kind: kind, State: stay.MediaWaiting, Filename: stay.Private(f.Filename), File: string(name), NextAt: now, ReceivedAt: now}
	switch {
	case f.ID == "":
		file.State, file.Problem = stay.MediaFailed, stay.MediaExpired
	case a.o.Media.Most[kind] == 0:
		file.State, file.Problem = stay.MediaFailed, stay.MediaOff
	case kind.Sounds() && a.o.Media.Transcriber != nil && m.Author == stay.FromGuest:
		file.Speech = stay.SpeechWaiting
	}
	if file.Paper, err = a.paperFor(ctx, tx, c, m, file, now); err != nil {
		return err
	}
	return tx.AddMedia(ctx, c, file, store.MediaRef{PlatformID: f.ID, SHA256: f.SHA256, MIME: f.MIME})
}

// mediaKind is what kind of file a message brings; empty for none.
func mediaKind(typ string, f *whatsapp.Media) stay.MediaKind {
	if f == nil {
		return ""
	}
	switch k := stay.MediaKind(typ); k {
	case stay.MediaAudio:
		if f.Voice {
			return stay.MediaVoice
		}
		return k
	case stay.MediaImage, stay.MediaVideo, stay.MediaDocument, stay.MediaSticker:
		return k
	default:
		return ""
	}
}

// mediaLoop fetches files as they come, a few side by side, and has them deleted at
// the platform that were deleted here.
func (a *App) mediaLoop(ctx context.Context) error {
	busy, done := map[stay.MediaID]bool{}, make(chan stay.MediaID)
	tick := time.NewTicker(fetchEvery)
	defer tick.Stop()
	for {
		due, err := a.db.MediaDue(ctx, a.o.Now(), 4*fetchesAtOnce)
		if err != nil && ctx.Err() == nil {
			a.o.Log.Error("look for files to fetch", slog.Any("error", err))
		}
		for _, m := range due {
			if len(busy) < fetchesAtOnce && !busy[m.ID] && ctx.Err() == nil {
				busy[m.ID] = true
				go func() { a.fetchOne(ctx, m); done <- m.ID }()
			}
		}
		if err := a.forgetAtPlatform(ctx); err != nil && ctx.Err() == nil {
			a.o.Log.Error("have files deleted at the platform", slog.Any("error", err))
		}
		select {
		case <-ctx.Done():
			for range len(busy) {
				<-done
			}
			return nil
		case id := <-done:
			delete(busy, id)
		case <-a.newMedia:
		case <-tick.C:
		}
	}
}

// fetchOne fetches a file and writes down what became of it. A panic is a failed try.
func (a *App) fetchOne(ctx context.Context, m stay.Media) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			a.o.Log.Error("panic while a file is fetched", slog.Any("media", m.ID), slog.Any("panic", fmt.Sprint(p)))
			a.fetchFailed(ctx, m, fmt.Errorf("panic: %v", p))
		}
	}()
	if err := a.fetchFile(ctx, m); err != nil && ctx.Err() == nil {
		a.fetchFailed(ctx, m, err)
	}
}

// The refusals of ours to fetch a file.
var (
	errFull     = errors.New("all files together would be more than is kept")
	errBroken   = errors.New("what came is not what was sent")
	errNoSource = errors.New("the business number is not connected")
)

// fetchFile is the two steps: where it is, then the file itself, sealed on its way to
// the disk and given its name once it is whole and what was announced.
func (a *App) fetchFile(ctx context.Context, m stay.Media) error {
	c, err := a.db.Conversation(ctx, m.Conversation)
	if err != nil {
		return err
	}
	n, ours := a.number(c.NumberID)
	if !ours || n.Media == nil {
		return errNoSource
	}
	ref, err := a.db.MediaRef(ctx, m.ID)
	if err != nil {
		return err
	}
	info, err := n.Media.MediaInfo(ctx, ref.PlatformID)
	if err != nil {
		return fmt.Errorf("ask where a file is: %w", err)
	}
	most := a.o.Media.Most[m.Kind]
	if info.Size > most {
		return media.ErrTooLarge
	}
	held, err := a.db.MediaFigures(ctx)
	if err != nil {
		return err
	}
	if held.Bytes+max(info.Size, 1) > a.o.Media.Total {
		return errFull
	}
	body, err := n.Media.Download(ctx, info, most)
	if err != nil {
		return fmt.Errorf("fetch a file: %w", err)
	}
	part, err := a.o.Media.Folder.Write(media.Seal{Name: m.File, Key: ref.Key, Row: string(m.ID)}, body, most)
	if err = errors.Join(err, body.Close()); err != nil {
		if part != nil {
			err = errors.Join(err, part.Drop())
		}
		return err
	}
	announced := whatsapp.MediaInfo{SHA256: ref.SHA256}
	if !info.Fits(part.SHA256) || !announced.Fits(part.SHA256) {
		return errors.Join(errBroken, part.Drop())
	}
	if held.Bytes+part.Size > a.o.Media.Total {
		return errors.Join(errFull, part.Drop())
	}
	if err := part.Place(); err != nil {
		return errors.Join(err, part.Drop())
	}
	return a.fileKept(context.WithoutCancel(ctx), m, part)
}

// fileKept writes down that a file is there. One whose message was deleted meanwhile
// goes at once.
func (a *App) fileKept(ctx context.Context, m stay.Media, part *media.Part) error {
	now := a.o.Now()
	gone := false
	err := a.db.Update(ctx, func(tx *store.Tx) error {
		present, err := tx.Media(ctx, m.ID)
		if errors.Is(err, stay.ErrNotFound) || err == nil && present.State != stay.MediaWaiting {
			gone = true
			return nil
		}
		if err != nil {
			return err
		}
		present, err = tx.ChangeMedia(ctx, m.ID, func(m *stay.Media) {
			m.State, m.Problem, m.Type, m.Size, m.KeptAt, m.NextAt, m.Attempts = stay.MediaKept, "", string(part.Kind), part.Size, now, now, 0
			if m.Speech == stay.SpeechWaiting && (part.Kind.Form() != media.Sound && part.Kind != media.AMR || part.Size > a.o.Media.MostHeard) {
				m.Speech, m.HeardAt = stay.SpeechFailed, now // it is not what it says, or too long to be listened to
			}
		})
		if err != nil {
			return err
		}
		if present.Paper.Is() {
			if err := a.Files().forget(ctx, tx, present); err != nil {
				return err
			}
		}
		return a.heardOrNot(ctx, tx, present, now)
	})
	if err == nil && gone {
		err = a.Files().remove(m.File)
	}
	return err
}

// fetchFailed writes down why a file could not be fetched, and when to try again.
func (a *App) fetchFailed(ctx context.Context, m stay.Media, cause error) {
	now := a.o.Now()
	problem, again := whyNotFetched(cause, m.Attempts+1)
	a.o.Log.Warn("fetch a file", slog.Any("media", m.ID), slog.String("problem", string(problem)), slog.Int("try", m.Attempts+1), slog.Any("error", cause))
	ctx = context.WithoutCancel(ctx)
	err := a.db.Update(ctx, func(tx *store.Tx) error {
		present, err := tx.Media(ctx, m.ID)
		if errors.Is(err, stay.ErrNotFound) || err == nil && present.State != stay.MediaWaiting {
			return nil
		}
		if err != nil {
			return err
		}
		present, err = tx.ChangeMedia(ctx, m.ID, func(m *stay.Media) {
			m.Attempts++
			m.Problem, m.NextAt = problem, now.Add(again)
			if again == 0 {
				m.State, m.NextAt = stay.MediaFailed, time.Time{}
				if m.Speech == stay.SpeechWaiting {
					m.Speech, m.HeardAt = stay.SpeechFailed, now
				}
			}
		})
		if err != nil {
			return err
		}
		return a.heardOrNot(ctx, tx, present, now)
	})
	if err != nil {
		a.o.Log.Error("write down that a file could not be fetched", slog.Any("media", m.ID), slog.Any("error", err))
	}
}

// whyNotFetched is pure: what stands behind a failure, and after what time it is
// worth trying again; 0: not by itself.
func whyNotFetched(cause error, tries int) (stay.MediaProblem, time.Duration) {
	pauses := []time.Duration{5 * time.Second, 20 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour}
	again := pauses[min(max(tries, 1), len(pauses))-1]
	var failure *whatsapp.SendError
	switch {
	case errors.Is(cause, media.ErrTooLarge), errors.Is(cause, whatsapp.ErrTooBig):
		return stay.MediaTooLarge, 0
	case errors.Is(cause, errFull):
		return stay.MediaFull, 0
	case errors.Is(cause, errNoSource):
		return stay.MediaNoNumber, 0
	case errors.Is(cause, media.ErrNoSpace) && tries < fetchTries:
		return stay.MediaNoSpace, max(again, time.Minute)
	case errors.Is(cause, media.ErrNoSpace):
		return stay.MediaNoSpace, 0
	case errors.Is(cause, errBroken) && tries < brokenTries:
		return stay.MediaBroken, again
	case errors.Is(cause, errBroken):
		return stay.MediaBroken, 0
	case !errors.As(cause, &failure):
	case failure.HTTPStatus == 404, failure.HTTPStatus == 410, failure.Problem == whatsapp.ProblemMedia,
		failure.Problem == whatsapp.ProblemNumberGone, failure.Code == 100: // Meta says of an id that is gone that there is no such object
		return stay.MediaExpired, 0
	case failure.Class == whatsapp.Never:
		return stay.MediaRefused, 0
	}
	if tries >= fetchTries {
		return stay.MediaUnreachable, 0
	}
	if failure != nil {
		again = max(again, failure.RetryAfter)
	}
	return stay.MediaUnreachable, again
}

// forgetAtPlatform asks the platform to delete what was deleted here or is an
// identity document. Whether it does so for what a guest sent is not documented, so
// its answer changes nothing for us, and it is asked only once more.
func (a *App) forgetAtPlatform(ctx context.Context) error {
	now := a.o.Now()
	due, err := a.db.MediaToForget(ctx, now, 8)
	if err != nil {
		return err
	}
	for _, m := range due {
		if m.State == stay.MediaWaiting {
			continue // not before it is here, or given up
		}
		if err := a.askToForget(ctx, m); err != nil && ctx.Err() == nil {
			a.o.Log.Info("the platform does not delete a file", slog.Any("media", m.ID), slog.Any("error", err))
		}
		if ctx.Err() != nil {
			return nil //nolint:nilerr // the program stops; it is asked again
		}
		err := a.db.Update(ctx, func(tx *store.Tx) error { return tx.ForgetMedia(ctx, m.ID, time.Time{}) })
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return err
		}
	}
	return nil
}

func (a *App) askToForget(ctx context.Context, m stay.Media) error {
	c, err := a.db.Conversation(ctx, m.Conversation)
	if err != nil {
		return err
	}
	ref, err := a.db.MediaRef(ctx, m.ID)
	if err != nil || ref.PlatformID == "" {
		return err
	}
	n, ours := a.number(c.NumberID)
	if !ours || n.Media == nil {
		return errNoSource
	}
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	return n.Media.DeleteMedia(ctx, ref.PlatformID)
}

// caption is what a guest wrote under a file: decoding puts the file's name where
// there is no caption, which is none of the guest's words.
func caption(e whatsapp.Event) string {
	if e.Media != nil && e.Media.Filename != "" && strings.TrimSpace(e.Text) == strings.TrimSpace(e.Media.Filename) {
		return ""
	}
	return e.Text
}

// Listens reports whether voice messages are listened to.
func (a *App) Listens() bool { return a.o.Media.Transcriber != nil }
