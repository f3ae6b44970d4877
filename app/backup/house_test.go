package backup_test

import (
	"context"
	"crypto/rand"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"portineria/app/backup"
	"portineria/stay"
	"portineria/store"
)

var (
	ctx  = context.Background()
	noon = time.Date(2026, 7, 14, 12, 0, 0, 0, time.UTC)
)

func clock() time.Time { return noon }

// open opens the database of a directory. Whoever opens it closes it.
func open(t testing.TB, dir string) (*store.DB, store.MasterKey) {
	t.Helper()
	master, err := store.LoadMasterKey(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, store.Options{Dir: dir, Master: master, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	return db, master
}

// house makes a data directory whose database says a word, and is some chunks
// large.
func house(t testing.TB, word string) string {
	t.Helper()
	dir := t.TempDir()
	db, _ := open(t, dir)
	err := db.Update(ctx, func(tx *store.Tx) error {
		if err := tx.PutProperty(ctx, stay.Property{ID: "casa", Name: "Casa", Timezone: "Europe/Rome", UpdatedAt: noon}); err != nil {
			return err
		}
		for n := range 40 {
			if _, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte(strconv.Itoa(n)+string(make([]byte, 4000))), noon); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	say(t, dir, word)
	return dir
}

func say(t testing.TB, dir, word string) {
	t.Helper()
	db, _ := open(t, dir)
	if err := db.Update(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, "word", word, 1) }); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// heard is the word that a directory's database says, and all of it whole.
func heard(t testing.TB, dir string) string {
	t.Helper()
	db, _ := open(t, dir)
	defer db.Close()
	if err := db.Integrity(ctx); err != nil {
		t.Error(err)
	}
	word, err := db.Setting(ctx, "word")
	if err != nil {
		t.Fatal(err)
	}
	return word
}

func keyOf(t testing.TB, dir string) store.MasterKey {
	t.Helper()
	master, err := store.ReadMasterKey(filepath.Join(dir, store.MasterKeyFile))
	if err != nil {
		t.Fatal(err)
	}
	return master
}

// saved makes a backup of a directory in another one.
func saved(t testing.TB, dir string) string {
	t.Helper()
	db, master := open(t, dir)
	defer db.Close()
	path, err := backup.Create(ctx, db, backup.CreateOptions{Data: dir, To: t.TempDir(), Master: master, Now: clock, Rand: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// files is a directory's content, but for locks, which mean nothing.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) == ".lock" {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// names is which files a directory has.
func names(t testing.TB, dir string) []string {
	t.Helper()
	var all []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".lock" {
			all = append(all, e.Name())
		}
	}
	return all
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func write(t testing.TB, path string, content []byte) string {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
