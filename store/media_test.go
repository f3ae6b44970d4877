package store_test

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// picture is a file of a message that is to be fetched.
func picture(t *testing.T, m stay.Message) stay.Media {
	t.Helper()
	return stay.Media{ID: id[stay.MediaID](t), Message: m.ID, Conversation: m.Conversation, Kind: stay.MediaImage, State: stay.MediaWaiting,
		File: string(id[stay.MediaID](t)), NextAt: noon, ReceivedAt: noon}
}

// sent stores a message with a picture.
func sent(t *testing.T, db *store.DB, c stay.Conversation) (stay.Message, stay.Media) {
	t.Helper()
	m := bubble(t, c, stay.FromGuest, "look")
	f := picture(t, m)
	f.Filename = "kitchen.jpg"
	update(t, db, func(tx *store.Tx) error {
		_, _, err := tx.AddMessage(context.Background(), c, m, "wamid."+string(m.ID))
		return errors.Join(err, tx.AddMedia(context.Background(), c, f, store.MediaRef{PlatformID: "800042", SHA256: "abc=", MIME: "image/jpeg"}))
	})
	return m, f
}

func TestAFileIsFetchedOnceAndKnownByItsName(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	_, f := sent(t, db, c)
	due, err := db.MediaDue(ctx, noon, 10)
	if err != nil || len(due) != 1 || due[0].ID != f.ID || due[0].Filename != "kitchen.jpg" {
		t.Fatalf("%v, %v", due, err)
	}
	if due, _ := db.MediaDue(ctx, noon.Add(-time.Second), 10); len(due) != 0 {
		t.Error("due before its time")
	}
	ref, err := db.MediaRef(ctx, f.ID)
	if err != nil || ref.PlatformID != "800042" || len(ref.Key) != 32 || ref.SHA256 != "abc=" {
		t.Fatalf("%+v, %v", ref, err)
	}
	_, other := sent(t, db, c)
	if o, err := db.MediaRef(ctx, other.ID); err != nil || bytes.Equal(o.Key, ref.Key) {
		t.Errorf("two files share a key, %v", err)
	}
	update(t, db, func(tx *store.Tx) error {
		_, err := tx.ChangeMedia(ctx, f.ID, func(m *stay.Media) { m.State, m.Size, m.Type, m.KeptAt = stay.MediaKept, 1234, "image/jpeg", noon })
		return err
	})
	figures, err := db.MediaFigures(ctx)
	if err != nil || figures != (store.MediaFigures{Bytes: 1234, Kept: 1, Waiting: 1}) {
		t.Errorf("%+v, %v", figures, err)
	}
	names, err := db.MediaFiles(ctx)
	if err != nil || names[f.File] != f.ID || len(names) != 2 {
		t.Errorf("%v, %v", names, err)
	}
}

func TestADeletedFileCannotBeOpenedAnyMore(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	_, f := sent(t, db, c)
	update(t, db, func(tx *store.Tx) error { return tx.EmptyMedia(ctx, f.ID, stay.MediaByOwner) })
	ref, err := db.MediaRef(ctx, f.ID)
	if err != nil || len(ref.Key) != 0 || ref.PlatformID != "" || ref.SHA256 != "" {
		t.Errorf("left of it: %+v, %v", ref, err)
	}
	if m, err := db.Media(ctx, f.ID); err != nil || m.State != stay.MediaDeleted || m.Problem != stay.MediaByOwner || m.Filename != "" {
		t.Errorf("%+v, %v", m, err)
	}
	if names, _ := db.MediaFiles(ctx); len(names) != 0 {
		t.Error("its file still belongs to something")
	}
}

// What the platform calls a file is kept for as long as it is to be asked to
// delete it, and no longer.
func TestThePlatformIsAskedToDeleteWhatWasDeleted(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	_, f := sent(t, db, c)
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.ForgetMedia(ctx, f.ID, noon), tx.EmptyMedia(ctx, f.ID, stay.MediaPeriodEnded))
	})
	due, err := db.MediaToForget(ctx, noon, 10)
	if err != nil || len(due) != 1 {
		t.Fatalf("%v, %v", due, err)
	}
	if ref, err := db.MediaRef(ctx, f.ID); err != nil || ref.PlatformID != "800042" || ref.Key != nil {
		t.Errorf("%+v, %v", ref, err)
	}
	update(t, db, func(tx *store.Tx) error { return tx.ForgetMedia(ctx, f.ID, time.Time{}) })
	if ref, err := db.MediaRef(ctx, f.ID); err != nil || ref.PlatformID != "" {
		t.Errorf("%+v, %v", ref, err)
	}
	if due, _ := db.MediaToForget(ctx, noon.Add(time.Hour), 10); len(due) != 0 {
		t.Error("still to be asked")
	}
}

func TestAFileGoesWithWhatItHangsOn(t *testing.T) {
	ctx := context.Background()
	for name, remove := range map[string]func(*store.Tx, stay.Conversation, stay.Message) error{
		"the guest": func(tx *store.Tx, c stay.Conversation, _ stay.Message) error { return tx.RemoveGuest(ctx, c.Guest) },
		"the conversation": func(tx *store.Tx, c stay.Conversation, _ stay.Message) error {
			return tx.RemoveConversation(ctx, c.ID, c.Guest)
		},
		"the message": func(tx *store.Tx, _ stay.Conversation, m stay.Message) error {
			_, err := tx.OldMessages(ctx, m.CreatedAt)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			db := storetest.Open(t)
			_, c := talk(t, db)
			m, f := sent(t, db, c)
			update(t, db, func(tx *store.Tx) error { return remove(tx, c, m) })
			if _, err := db.Media(ctx, f.ID); !errors.Is(err, stay.ErrNotFound) {
				t.Errorf("still there: %v", err)
			}
			err := db.Update(ctx, func(tx *store.Tx) error {
				_, err := tx.ChangeMedia(ctx, f.ID, func(m *stay.Media) { m.State = stay.MediaKept })
				return err
			})
			if !errors.Is(err, stay.ErrNotFound) {
				t.Errorf("whoever fetched it meanwhile is told nothing: %v", err)
			}
		})
	}
}
