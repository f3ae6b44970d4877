package store_test

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

var errOnPurpose = errors.New("on purpose")

func TestWrongKeyIsRefusedAndChangesNothing(t *testing.T) {
	dir := migrated(t)
	closeAll(t, dir)
	var other store.MasterKey
	if _, err := rand.Read(other[:]); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(context.Background(), store.Options{Dir: dir, Master: other, Now: time.Now})
	if !errors.Is(err, store.ErrWrongKey) {
		t.Errorf("got %v, want ErrWrongKey", err)
	}
	storetest.OpenIn(t, dir, time.Now) // the right one still opens it
}

// closeAll empties the write-ahead log and closes, as after an orderly stop.
func closeAll(t testing.TB, dir string) {
	t.Helper()
	db := openAgain(t, dir)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// openAgain opens a directory's database without closing it at the test's end.
func openAgain(t testing.TB, dir string) *store.DB {
	t.Helper()
	master, err := store.LoadMasterKey(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(context.Background(), store.Options{Dir: dir, Master: master, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func TestKeyFile(t *testing.T) {
	t.Run("missing beside a database", func(t *testing.T) {
		dir := migrated(t)
		if err := os.Remove(filepath.Join(dir, store.MasterKeyFile)); err != nil {
			t.Fatal(err)
		}
		if _, err := store.LoadMasterKey(dir, rand.Reader); !errors.Is(err, store.ErrNoKey) {
			t.Errorf("got %v, want ErrNoKey", err)
		}
		if _, err := os.Stat(filepath.Join(dir, store.MasterKeyFile)); !errors.Is(err, os.ErrNotExist) {
			t.Error("a new key was made over an old database")
		}
	})
	for name, text := range map[string]string{"empty": "", "short": "abcd", "not hex": string(make([]byte, 64)), "long": "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, store.MasterKeyFile), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := store.LoadMasterKey(dir, rand.Reader); err == nil {
				t.Error("was taken")
			}
		})
	}
	t.Run("two starts at once agree on one key", func(t *testing.T) {
		dir := t.TempDir()
		keys := make([]store.MasterKey, 8)
		var all sync.WaitGroup
		for i := range keys {
			all.Go(func() {
				var err error
				if keys[i], err = store.LoadMasterKey(dir, rand.Reader); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		for _, k := range keys {
			if k != keys[0] {
				t.Fatal("two keys for one house")
			}
		}
	})
	t.Run("only its owner reads it and the database", func(t *testing.T) {
		dir := migrated(t)
		for _, name := range []string{store.MasterKeyFile, store.FileName, store.FileName + "-wal", store.FileName + "-shm"} {
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if info.Mode().Perm() != 0o600 {
				t.Errorf("%s has mode %v", name, info.Mode().Perm())
			}
		}
	})
}

func TestKeyOfAFailedWriteIsNotUsedAfterwards(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	for name, at := range map[string]string{"alone": "one", "among others": "two"} {
		t.Run(name, func(t *testing.T) {
			db := openAgain(t, dir)
			p := property(stay.PropertyID(at))
			failing := func(tx *store.Tx) error {
				if err := tx.PutProperty(ctx, p); err != nil {
					return err
				}
				return errOnPurpose
			}
			good := func(tx *store.Tx) error { return tx.PutProperty(ctx, p) }
			if name == "alone" {
				if err := db.Update(ctx, failing); !errors.Is(err, errOnPurpose) {
					t.Fatal(err)
				}
				update(t, db, good)
			} else {
				together(t, db, failing, good)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			db = storetest.OpenIn(t, dir, time.Now)
			if _, err := db.Property(ctx, p.ID); err != nil {
				t.Errorf("what was stored does not open after a restart: %v", err)
			}
		})
	}
}

func TestRemovedAndMadeAgainUnderTheSameNameStaysReadable(t *testing.T) {
	ctx := context.Background()
	p := property("casa")
	put := func(tx *store.Tx) error { return tx.PutProperty(ctx, p) }
	remove := func(tx *store.Tx) error { return tx.RemoveProperty(ctx, p.ID) }
	for name, again := range map[string]func(*testing.T, *store.DB){
		"in two writes": func(t *testing.T, db *store.DB) { update(t, db, remove); update(t, db, put) },
		"in one write": func(t *testing.T, db *store.DB) {
			update(t, db, func(tx *store.Tx) error { return errors.Join(remove(tx), put(tx)) })
		},
		"in one transaction": func(t *testing.T, db *store.DB) { together(t, db, remove, put) },
		"in one that fails": func(t *testing.T, db *store.DB) {
			together(t, db, func(tx *store.Tx) error { return errors.Join(remove(tx), put(tx), errOnPurpose) }, put)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			db := openAgain(t, dir)
			update(t, db, put)
			if _, err := db.Property(ctx, p.ID); err != nil {
				t.Fatal(err)
			}
			again(t, db)
			if _, err := db.Property(ctx, p.ID); err != nil {
				t.Errorf("does not open at once: %v", err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			db = storetest.OpenIn(t, dir, time.Now)
			if _, err := db.Property(ctx, p.ID); err != nil {
				t.Errorf("does not open after a restart: %v", err)
			}
		})
	}
}

func TestAnotherProcessMayPutANewKeyInPlace(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	running, beside := storetest.OpenIn(t, dir, time.Now), storetest.OpenIn(t, dir, time.Now)
	p := property("casa")
	f := stay.Fact{Property: p.ID, ID: "wifi", Topic: "wifi", Visibility: stay.Public, Text: "c'è", UpdatedAt: noon}
	update(t, running, func(tx *store.Tx) error { return tx.PutProperty(ctx, p) })
	if _, err := running.Property(ctx, p.ID); err != nil { // its key is open now
		t.Fatal(err)
	}
	update(t, beside, func(tx *store.Tx) error { return tx.RemoveProperty(ctx, p.ID) })
	update(t, beside, func(tx *store.Tx) error { return tx.PutProperty(ctx, p) })
	update(t, running, func(tx *store.Tx) error { return tx.PutFact(ctx, f) })
	for name, db := range map[string]*store.DB{"running": running, "beside": beside} {
		if _, err := db.Property(ctx, p.ID); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := db.Fact(ctx, p.ID, f.ID); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Each reader holds a connection while it looks up the keys of its rows.
func TestManyReadersWithNoKeyOpenDoNotWaitForEachOther(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := openAgain(t, dir)
	update(t, db, func(tx *store.Tx) error {
		if err := tx.PutProperty(ctx, property("casa")); err != nil {
			return err
		}
		for n := range stay.Date(100) {
			if err := tx.PutBooking(ctx, booking(t, "casa", 20000+n, 20001+n)); err != nil {
				return err
			}
		}
		return nil
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = storetest.OpenIn(t, dir, time.Now)
	var all sync.WaitGroup
	for range 32 {
		all.Go(func() {
			if got, err := db.Bookings(ctx, "casa", 0, 30000); err != nil || len(got) != 100 {
				t.Errorf("read %d bookings: %v", len(got), err)
			}
		})
	}
	all.Wait()
}

func TestListsDoNotFailWhileWhatTheyListIsErased(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	update(t, db, func(tx *store.Tx) error { return tx.PutProperty(ctx, property("casa")) })
	stop := make(chan struct{})
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					if _, err := db.Bookings(ctx, "casa", 0, 30000); err != nil {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	for range 50 {
		b := booking(t, "casa", 20000, 20003)
		update(t, db, func(tx *store.Tx) error { return tx.PutBooking(ctx, b) })
		update(t, db, func(tx *store.Tx) error { return tx.RemoveBooking(ctx, b.ID) })
	}
	close(stop)
	all.Wait()
}
