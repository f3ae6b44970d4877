package backup_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/app/backup"
	"portineria/store"
)

func TestRestorePutsThePastInPlaceAndThePresentAside(t *testing.T) {
	dir := house(t, "then")
	file := saved(t, dir)
	say(t, dir, "now")
	done, err := backup.Restore(ctx, file, backup.RestoreOptions{Data: dir, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	if got := heard(t, dir); got != "then" {
		t.Errorf("says %q", got)
	}
	want := filepath.Join(dir, "portineria.db.before-restore-20260714-120000")
	if done.Aside != want || done.Rows["settings"] != 1 {
		t.Errorf("did %+v", done)
	}
	info, err := os.Stat(filepath.Join(dir, store.FileName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", info.Mode(), err)
	}
	elsewhere := t.TempDir()
	write(t, filepath.Join(elsewhere, store.FileName), read(t, want))
	write(t, filepath.Join(elsewhere, store.MasterKeyFile), read(t, filepath.Join(dir, store.MasterKeyFile)))
	if got := heard(t, elsewhere); got != "now" {
		t.Errorf("what was put aside says %q", got)
	}
	for _, name := range names(t, dir) {
		if name[0] == '.' {
			t.Errorf("%s is left", name)
		}
	}
}

func TestRestoreIntoAnEmptyDirectoryWithTheKey(t *testing.T) {
	dir := house(t, "then")
	into := filepath.Join(t.TempDir(), "new", "data")
	done, err := backup.Restore(ctx, saved(t, dir), backup.RestoreOptions{Data: into, KeyFile: filepath.Join(dir, store.MasterKeyFile), Now: clock})
	if err != nil || done.Aside != "" {
		t.Fatalf("did %+v: %v", done, err)
	}
	if got := heard(t, into); got != "then" {
		t.Errorf("says %q", got)
	}
	if diff := cmp.Diff([]string{store.MasterKeyFile, store.FileName}, names(t, into)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if info, err := os.Stat(filepath.Join(into, store.MasterKeyFile)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the key: %v %v", info.Mode(), err)
	}
}

// At every step the directory is copied as it lies on the disk: that is what a
// start after a power cut finds.
func TestRestoreStoppedAnywhereLeavesTheOldOrTheNew(t *testing.T) {
	for name, damage := range map[string]func(*testing.T, string){
		"over a good database": func(*testing.T, string) {},
		"over one that a crash left": func(t *testing.T, dir string) {
			db, _ := open(t, dir)
			if err := db.Update(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, "word", "now in the log", 1) }); err != nil {
				t.Fatal(err)
			}
			lying := files(t, dir)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, store.FileName), []byte(lying[store.FileName]))
			write(t, filepath.Join(dir, store.FileName+"-wal"), []byte(lying[store.FileName+"-wal"]))
		},
		"into nothing": func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, store.FileName)); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := house(t, "then")
			file := saved(t, dir)
			say(t, dir, "now")
			damage(t, dir)
			seen := map[string]string{}
			_, err := backup.Restore(ctx, file, backup.RestoreOptions{Data: dir, Now: clock}.WithStep(func(step string) {
				cut := t.TempDir()
				for name, content := range files(t, dir) {
					if filepath.Dir(name) == "." {
						write(t, filepath.Join(cut, name), []byte(content))
					}
				}
				if _, err := os.Stat(filepath.Join(cut, store.FileName)); err != nil {
					seen[step] = "nothing"
					return
				}
				seen[step] = heard(t, cut)
			}))
			if err != nil {
				t.Fatal(err)
			}
			old := map[string]string{"over a good database": "now", "over one that a crash left": "now in the log", "into nothing": "nothing"}[name]
			want := map[string]string{"begin": old, "aside": old, "key": old, "cleared": old, "placed": "then"}
			if diff := cmp.Diff(want, seen); diff != "" {
				t.Errorf("a start after each step finds (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRestoreOverADamagedDatabaseKeepsItWithItsLog(t *testing.T) {
	dir := house(t, "then")
	file := saved(t, dir)
	write(t, filepath.Join(dir, store.FileName), []byte("this was a database once"))
	write(t, filepath.Join(dir, store.FileName+"-wal"), []byte("and this its log"))
	done, err := backup.Restore(ctx, file, backup.RestoreOptions{Data: dir, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	if got := heard(t, dir); got != "then" {
		t.Errorf("says %q", got)
	}
	if string(read(t, done.Aside)) != "this was a database once" || string(read(t, done.Aside+"-wal")) != "and this its log" {
		t.Error("what was there is not kept as it was")
	}
}

func TestRestoreThatIsRefusedChangesNothing(t *testing.T) {
	foreign := house(t, "foreign")
	for name, c := range map[string]struct {
		prepare func(t *testing.T, dir string, o *backup.RestoreOptions) (file string)
		want    error
	}{
		"a program is serving": {func(t *testing.T, dir string, _ *backup.RestoreOptions) string {
			file := saved(t, dir)
			release, err := store.Lock(dir)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = release() })
			return file
		}, store.ErrRunning},
		"a command has the database open": {func(t *testing.T, dir string, _ *backup.RestoreOptions) string {
			file := saved(t, dir)
			db, _ := open(t, dir)
			t.Cleanup(func() { db.Close() })
			if _, err := db.Setting(ctx, "word"); err != nil {
				t.Fatal(err)
			}
			return file
		}, store.ErrRunning},
		"another house's backup": {func(t *testing.T, _ string, _ *backup.RestoreOptions) string { return saved(t, foreign) }, backup.ErrWrongKey},
		"no key": {func(t *testing.T, dir string, _ *backup.RestoreOptions) string {
			file := saved(t, dir)
			if err := os.Remove(filepath.Join(dir, store.MasterKeyFile)); err != nil {
				t.Fatal(err)
			}
			return file
		}, backup.ErrNoKey},
		"another key than the directory's": {func(t *testing.T, _ string, o *backup.RestoreOptions) string {
			o.KeyFile = filepath.Join(foreign, store.MasterKeyFile)
			return saved(t, foreign)
		}, backup.ErrOtherKey},
		"a named key that is not there": {func(t *testing.T, dir string, o *backup.RestoreOptions) string {
			o.KeyFile = filepath.Join(dir, "none.key")
			return saved(t, dir)
		}, os.ErrNotExist},
		"damaged": {func(t *testing.T, dir string, _ *backup.RestoreOptions) string {
			content := read(t, saved(t, dir))
			content[len(content)-1]++
			return write(t, filepath.Join(t.TempDir(), "x.backup"), content)
		}, backup.ErrDamaged},
		"cut short": {func(t *testing.T, dir string, _ *backup.RestoreOptions) string {
			content := read(t, saved(t, dir))
			return write(t, filepath.Join(t.TempDir(), "x.backup"), content[:len(content)/2])
		}, backup.ErrDamaged},
		"empty": {func(t *testing.T, _ string, _ *backup.RestoreOptions) string {
			return write(t, filepath.Join(t.TempDir(), "x.backup"), nil)
		}, backup.ErrNotBackup},
		"newer": {func(t *testing.T, dir string, _ *backup.RestoreOptions) string {
			path := filepath.Join(t.TempDir(), "x.backup")
			if err := backup.Forge(filepath.Join(dir, store.FileName), path, keyOf(t, dir), schema(t)+1); err != nil {
				t.Fatal(err)
			}
			return path
		}, store.ErrNewer},
		"not there": {func(t *testing.T, dir string, _ *backup.RestoreOptions) string {
			return filepath.Join(dir, "none.backup")
		}, os.ErrNotExist},
	} {
		t.Run(name, func(t *testing.T) {
			dir := house(t, "now")
			o := backup.RestoreOptions{Data: dir, Now: clock}
			file := c.prepare(t, dir, &o)
			before := files(t, dir)
			_, err := backup.Restore(ctx, file, o)
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			after := files(t, dir)
			delete(before, store.FileName+"-shm") // shared memory, and no content
			delete(after, store.FileName+"-shm")
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("the directory was changed (%d bytes of differences)", len(diff))
			}
		})
	}
	t.Run("stopped on the way", func(t *testing.T) {
		dir := house(t, "now")
		file, before := saved(t, dir), files(t, dir)
		stopped, cancel := context.WithCancel(ctx)
		_, err := backup.Restore(stopped, file, backup.RestoreOptions{Data: dir, Now: clock, Progress: func(step string, _, _ int64) {
			if step == "open" {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) || cmp.Diff(before, files(t, dir)) != "" {
			t.Errorf("got %v, or the directory was changed", err)
		}
	})
}

func TestRestoreWithTheDirectorysOwnKeyNamedIsFine(t *testing.T) {
	dir := house(t, "then")
	file := saved(t, dir)
	if _, err := backup.Restore(ctx, file, backup.RestoreOptions{Data: dir, KeyFile: filepath.Join(dir, store.MasterKeyFile), Now: clock}); err != nil {
		t.Error(err)
	}
}
