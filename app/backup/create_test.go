package backup_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/app/backup"
	"portineria/store"
)

func TestCreateThenVerify(t *testing.T) {
	dir := house(t, "hello")
	db, master := open(t, dir)
	defer db.Close()
	to := filepath.Join(t.TempDir(), "made on the way")
	steps := map[string]int64{}
	path, err := backup.Create(ctx, db, backup.CreateOptions{Data: dir, To: to, Master: master, Now: clock, Rand: rand.Reader,
		Progress: func(step string, done, total int64) {
			if done > total {
				t.Errorf("%s: %d of %d", step, done, total)
			}
			steps[step] = done
		}})
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(to, "portineria-20260714-120000.backup"); path != want {
		t.Errorf("named %s, want %s", path, want)
	}
	if steps["seal"] < 100000 || len(steps) != 3 {
		t.Errorf("told of %v", steps)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", info.Mode(), err)
	}
	report, err := backup.Verify(ctx, path, backup.VerifyOptions{Master: master})
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]int64{"settings": report.Rows["settings"], "deliveries": report.Rows["deliveries"], "properties": report.Rows["properties"]}
	if diff := cmp.Diff(map[string]int64{"settings": 1, "deliveries": 40, "properties": 1}, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if !report.Created.Equal(noon) || report.Schema < 1 || report.Bytes != int64(len(read(t, path))) {
		t.Errorf("reported %+v", report)
	}
	if diff := cmp.Diff([]string{"portineria-20260714-120000.backup"}, names(t, to)); diff != "" {
		t.Errorf("left behind (-want +got):\n%s", diff)
	}
	for _, name := range names(t, dir) {
		if name[0] == '.' {
			t.Errorf("%s is left in the data directory", name)
		}
	}
}

func TestABackupShowsNothingOfTheDatabase(t *testing.T) {
	dir := house(t, "hello")
	content := read(t, saved(t, dir))
	for _, needle := range []string{"SQLite format 3", "CREATE TABLE", "casa", "deliveries", "hello"} {
		if bytes.Contains(content, []byte(needle)) {
			t.Errorf("%q stands in the backup", needle)
		}
	}
	master := keyOf(t, dir)
	if bytes.Contains(content, master[:]) {
		t.Error("the master key stands in the backup")
	}
}

func TestCreateNeverReplacesAFile(t *testing.T) {
	dir := house(t, "hello")
	db, master := open(t, dir)
	defer db.Close()
	to := t.TempDir()
	o := backup.CreateOptions{Data: dir, To: to, Master: master, Now: clock, Rand: rand.Reader}
	path, err := backup.Create(ctx, db, o)
	if err != nil {
		t.Fatal(err)
	}
	before := read(t, path)
	if _, err := backup.Create(ctx, db, o); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second one of the same second: %v", err)
	}
	if !bytes.Equal(before, read(t, path)) || len(names(t, to)) != 1 {
		t.Errorf("the first one was touched, or something is left: %v", names(t, to))
	}
}

func TestCreateGoesIntoTheDataDirectoryByDefault(t *testing.T) {
	dir := house(t, "hello")
	db, master := open(t, dir)
	defer db.Close()
	path, err := backup.Create(ctx, db, backup.CreateOptions{Data: dir, Master: master, Now: clock, Rand: rand.Reader})
	if err != nil || filepath.Dir(path) != filepath.Join(dir, backup.DefaultFolder) {
		t.Errorf("made %s: %v", path, err)
	}
}

func TestCreateWhileOthersWrite(t *testing.T) {
	dir := house(t, "hello")
	db, master := open(t, dir)
	defer db.Close()
	stop := make(chan struct{})
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				if err := db.Update(ctx, func(tx *store.Tx) error {
					v := strconv.Itoa(n + 1)
					return errors.Join(tx.PutSetting(ctx, "left"+strconv.Itoa(w), v, 1), tx.PutSetting(ctx, "right"+strconv.Itoa(w), v, 1))
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	to, at := t.TempDir(), noon
	var paths []string
	for range 3 {
		at = at.Add(time.Second)
		path, err := backup.Create(ctx, db, backup.CreateOptions{Data: dir, To: to, Master: master, Now: func() time.Time { return at }, Rand: rand.Reader})
		if err != nil {
			t.Error(err)
		}
		paths = append(paths, path)
	}
	close(stop)
	all.Wait()
	for _, path := range paths {
		into := t.TempDir()
		if _, err := backup.Restore(ctx, path, backup.RestoreOptions{Data: into, KeyFile: filepath.Join(dir, store.MasterKeyFile), Now: clock}); err != nil {
			t.Fatal(err)
		}
		copied, _ := open(t, into)
		for w := range 4 {
			left, _ := copied.Setting(ctx, "left"+strconv.Itoa(w))
			if right, _ := copied.Setting(ctx, "right"+strconv.Itoa(w)); left != right {
				t.Errorf("half of a write is in the backup: %q and %q", left, right)
			}
		}
		if err := copied.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCreateThatFailsLeavesNothing(t *testing.T) {
	for name, spoil := range map[string]func(*backup.CreateOptions) (context.Context, func()){
		"stopped before": func(*backup.CreateOptions) (context.Context, func()) {
			c, cancel := context.WithCancel(ctx)
			cancel()
			return c, cancel
		},
		"stopped while sealing": func(o *backup.CreateOptions) (context.Context, func()) {
			c, cancel := context.WithCancel(ctx)
			o.Progress = func(step string, _, _ int64) {
				if step == "seal" {
					cancel()
				}
			}
			return c, cancel
		},
		"no randomness": func(o *backup.CreateOptions) (context.Context, func()) {
			o.Rand = bytes.NewReader([]byte("short"))
			return ctx, func() {}
		},
		"another key": func(o *backup.CreateOptions) (context.Context, func()) {
			o.Master[0]++
			return ctx, func() {}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := house(t, "hello")
			db, master := open(t, dir)
			defer db.Close()
			before, to := names(t, dir), t.TempDir()
			o := backup.CreateOptions{Data: dir, To: to, Master: master, Now: clock, Rand: rand.Reader}
			c, done := spoil(&o)
			defer done()
			if path, err := backup.Create(c, db, o); err == nil {
				t.Fatalf("made %s", path)
			}
			if diff := cmp.Diff(before, names(t, dir)); diff != "" {
				t.Errorf("left in the data directory (-before +after):\n%s", diff)
			}
			if left := names(t, to); len(left) > 0 {
				t.Errorf("left where the backup was to go: %v", left)
			}
		})
	}
	t.Run("the target is a file", func(t *testing.T) {
		dir := house(t, "hello")
		db, master := open(t, dir)
		defer db.Close()
		to := write(t, filepath.Join(t.TempDir(), "file"), nil)
		if _, err := backup.Create(ctx, db, backup.CreateOptions{Data: dir, To: to, Master: master, Now: clock, Rand: rand.Reader}); err == nil {
			t.Error("was taken for a folder")
		}
	})
}

func TestTidyRemovesWhatIsOldAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	old, young := noon.Add(-backup.KeepCopies), noon.Add(-backup.KeepCopies+time.Second)
	stamp := func(at time.Time) string { return at.Format("20060102-150405") }
	keep := []string{store.FileName, store.MasterKeyFile, "portineria.toml", store.FileName + ".before-restore-" + stamp(young), store.FileName + ".before-2", ".copy-2"}
	gone := []string{store.FileName + ".before-restore-" + stamp(old), store.FileName + ".before-restore-" + stamp(old) + "-wal", store.FileName + ".before-3", ".restore-1", ".copy-1", ".verify-1"}
	for _, name := range append(append([]string{}, keep...), gone...) {
		path := filepath.Join(dir, name)
		if name[0] == '.' {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(path, "x"), nil)
		} else {
			write(t, path, nil)
		}
		at := map[string]time.Time{store.FileName + ".before-2": young, ".copy-2": noon.Add(-time.Hour)}[name]
		if at.IsZero() {
			at = old // a database's own time says nothing about when it was put aside
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	n, err := backup.Tidy(dir, noon)
	if err != nil || n != len(gone) {
		t.Errorf("removed %d, want %d: %v", n, len(gone), err)
	}
	for _, name := range keep {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}
