package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// copied is a copy of a database with two settings, and its key.
func copied(t *testing.T) (string, store.MasterKey) {
	t.Helper()
	dir := t.TempDir()
	db := openAgain(t, dir)
	update(t, db, func(tx *store.Tx) error { return tx.PutSetting(context.Background(), "n", "x", 1) })
	path := filepath.Join(dir, "copy.db")
	if err := errors.Join(db.VacuumInto(context.Background(), path), db.Close()); err != nil {
		t.Fatal(err)
	}
	master, err := store.ReadMasterKey(filepath.Join(dir, store.MasterKeyFile))
	if err != nil {
		t.Fatal(err)
	}
	return path, master
}

func TestInspect(t *testing.T) {
	ctx := context.Background()
	t.Run("a whole copy", func(t *testing.T) {
		path, master := copied(t)
		found, err := store.Inspect(ctx, path, master)
		if err != nil || found.Version == 0 || found.Rows["settings"] != 1 || found.Rows["keys"] != 1 {
			t.Errorf("found %+v: %v", found, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("others may read the copy: %v %v", info.Mode(), err)
		}
	})
	t.Run("another house's key", func(t *testing.T) {
		path, _ := copied(t)
		if _, err := store.Inspect(ctx, path, seedKey); !errors.Is(err, store.ErrWrongKey) {
			t.Errorf("got %v, want ErrWrongKey", err)
		}
	})
	t.Run("a newer one", func(t *testing.T) {
		path, master := copied(t)
		raw := openRaw(t, filepath.Dir(path))
		raw.Close()
		setVersion(t, path, 9999)
		if _, err := store.Inspect(ctx, path, master); !errors.Is(err, store.ErrNewer) {
			t.Errorf("got %v, want ErrNewer", err)
		}
		setVersion(t, path, 0)
		if _, err := store.Inspect(ctx, path, master); err == nil {
			t.Error("a database of somebody else's was taken")
		}
	})
	for name, spoil := range map[string]func([]byte) []byte{
		"cut":       func(b []byte) []byte { return b[:len(b)/2] },
		"empty":     func([]byte) []byte { return nil },
		"not SQL":   func([]byte) []byte { return []byte("hello, this is no database at all") },
		"scribbled": func(b []byte) []byte { copy(b[5000:], make([]byte, 20000)); return b },
	} {
		t.Run(name, func(t *testing.T) {
			path, master := copied(t)
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, spoil(content), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := store.Inspect(ctx, path, master); err == nil {
				t.Error("was taken for whole")
			}
		})
	}
}

func setVersion(t *testing.T, path string, version int) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// The user version stands in the header, big-endian (SQLite file format 1.3).
	content[60], content[61], content[62], content[63] = 0, 0, byte(version>>8), byte(version)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFold(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, store.FileName)
	db := openAgain(t, dir)
	update(t, db, func(tx *store.Tx) error { return tx.PutSetting(ctx, "n", "x", 1) })
	if err := store.Fold(ctx, path); !errors.Is(err, store.ErrRunning) {
		t.Errorf("while it is open: got %v, want ErrRunning", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := store.Fold(ctx, path); err != nil {
		t.Fatal(err)
	}
	for _, tail := range []string{"-wal", "-shm", "-journal"} {
		if _, err := os.Stat(path + tail); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is left: %v", tail, err)
		}
	}
	got, err := storetest.OpenIn(t, dir, time.Now).Setting(ctx, "n")
	check(t, err, "x", got)
}

func TestFoldLeavesWhatIsNoDatabaseAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), store.FileName)
	for _, name := range []string{path, path + "-wal"} {
		if err := os.WriteFile(name, []byte("this was something once"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Fold(context.Background(), path); err == nil || errors.Is(err, store.ErrRunning) {
		t.Errorf("got %v", err)
	}
	for name, content := range contents(t, filepath.Dir(path)) {
		if string(content) != "this was something once" {
			t.Errorf("%s was changed", name)
		}
	}
	if got := len(contents(t, filepath.Dir(path))); got != 2 {
		t.Errorf("%d files are left of two", got)
	}
}

func TestFoldTakesInWhatACrashLeftInTheLog(t *testing.T) {
	ctx, dir, after := context.Background(), t.TempDir(), t.TempDir()
	db := openAgain(t, dir)
	defer db.Close()
	update(t, db, func(tx *store.Tx) error { return tx.PutSetting(ctx, "n", "x", 1) })
	for name, content := range contents(t, dir) { // as it lies on the disk now
		if filepath.Ext(name) != ".db-shm" {
			if err := os.WriteFile(filepath.Join(after, filepath.Base(name)), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := store.Fold(ctx, filepath.Join(after, store.FileName)); err != nil {
		t.Fatal(err)
	}
	got, err := storetest.OpenIn(t, after, time.Now).Setting(ctx, "n")
	check(t, err, "x", got)
}

func TestReviveDoesNotGoOnWithThePast(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := openAgain(t, dir)
	_, sending := talk(t, db)
	_, asked := talk(t, db)
	_, quiet := talk(t, db)
	flying, queued, sent := queue(t, db, sending, "1"), queue(t, db, sending, "2"), queue(t, db, quiet, "3")
	claim(t, db, noon, 2)
	settle(t, db, sent.ID, store.Outcome{To: stay.Accepted, Wamid: "wamid.S"}, noon)
	asked.TurnDueAt = noon
	a := account(t, "Ada", stay.RoleOwner)
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutConversation(ctx, asked), tx.PutUser(ctx, a), tx.PutSetupLink(ctx, "setup", noon),
			tx.AddSession(ctx, "token", store.Session{User: a.ID, CreatedAt: noon, LastSeenAt: noon, ExpiresAt: noon.AddDate(1, 0, 0)}))
	})
	path := filepath.Join(t.TempDir(), store.FileName)
	if err := errors.Join(db.VacuumInto(ctx, path), db.Close()); err != nil {
		t.Fatal(err)
	}
	later := noon.Add(time.Hour)
	if err := store.Revive(ctx, path, later); err != nil {
		t.Fatal(err)
	}
	master, err := store.ReadMasterKey(filepath.Join(dir, store.MasterKeyFile))
	if err == nil {
		err = store.WriteMasterKey(filepath.Join(filepath.Dir(path), store.MasterKeyFile), master)
	}
	if err != nil {
		t.Fatal(err)
	}
	db = storetest.OpenIn(t, filepath.Dir(path), time.Now)
	check(t, nil, []stay.SendState{stay.Unclear, stay.Unclear, stay.Accepted},
		[]stay.SendState{sendState(t, db, flying.ID), sendState(t, db, queued.ID), sendState(t, db, sent.ID)})
	check(t, nil, 0, len(claim(t, db, later, 10)))
	due, err := db.DueTurns(ctx)
	check(t, err, 0, len(due))
	for c, want := range map[stay.ConversationID]time.Time{sending.ID: later, asked.ID: later, quiet.ID: {}} {
		got, err := db.Conversation(ctx, c)
		check(t, err, want, got.WaitingSince)
	}
	if _, err := db.Session(ctx, "token", later); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("an old login lives: %v", err)
	}
	lives, err := db.SetupLinkLives(ctx, "setup")
	check(t, err, false, lives)
}
