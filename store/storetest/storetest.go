// Package storetest opens real databases for tests.
package storetest

import (
	"context"
	"crypto/rand"
	"log/slog"
	"testing"
	"time"

	"portineria/store"
)

// Open makes a fresh database in a directory of its own and closes it when the
// test ends.
func Open(t testing.TB) *store.DB {
	t.Helper()
	return OpenIn(t, t.TempDir(), time.Now)
}

// OpenIn opens the database of a directory, at a clock.
func OpenIn(t testing.TB, dir string, now func() time.Time) *store.DB {
	t.Helper()
	master, err := store.LoadMasterKey(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(context.Background(), store.Options{Dir: dir, Master: master, Now: now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}
