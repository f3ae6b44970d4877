package backup_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"crypto/rand"

	"portineria/app/backup"
	"portineria/store"
)

// The test binary is run once more as a program that may not write large files.
const (
	childDoes  = "PORTINERIA_TEST_CHILD" // create or restore
	childDir   = "PORTINERIA_TEST_DIR"
	childFile  = "PORTINERIA_TEST_FILE"
	childLimit = "PORTINERIA_TEST_LIMIT"
)

func TestMain(m *testing.M) {
	if os.Getenv(childDoes) == "" {
		os.Exit(m.Run())
	}
	err := limited()
	fmt.Println(errors.Is(err, store.ErrNoSpace), err)
	os.Exit(0)
}

func limited() error {
	dir, file := os.Getenv(childDir), os.Getenv(childFile)
	limit, err := strconv.ParseUint(os.Getenv(childLimit), 10, 64)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	apply := func() error { return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}) }
	if os.Getenv(childDoes) == "restore" {
		if err := apply(); err != nil {
			return err
		}
		_, err := backup.Restore(ctx, file, backup.RestoreOptions{Data: dir, Now: clock})
		return err
	}
	master, err := store.ReadMasterKey(filepath.Join(dir, store.MasterKeyFile))
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, store.Options{Dir: dir, Master: master, Now: clock})
	if err != nil {
		return err
	}
	defer db.Close()
	if err := apply(); err != nil {
		return err
	}
	_, err = backup.Create(ctx, db, backup.CreateOptions{Data: dir, To: file, Master: master, Now: clock, Rand: rand.Reader})
	return err
}

// run runs the child and returns what it said.
func run(t *testing.T, does, dir, file string, limit int) string {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childDoes+"="+does, childDir+"="+dir, childFile+"="+file, childLimit+"="+strconv.Itoa(limit))
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

func TestNoSpaceForTheBackup(t *testing.T) {
	dir, to := house(t, "now"), t.TempDir()
	file := saved(t, dir)
	before := names(t, dir)
	// A backup is a little larger than the copy that it seals: between the two,
	// the copy is made and the backup is not.
	limit := len(read(t, file)) - 1
	if said := run(t, "create", dir, to, limit); !strings.HasPrefix(said, "true ") {
		t.Errorf("said %s", said)
	}
	if left := names(t, to); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if got := names(t, dir); len(got) != len(before) {
		t.Errorf("left: %v", got)
	}
	if got := heard(t, dir); got != "now" {
		t.Errorf("says %q", got)
	}
}

func TestNoSpaceForTheRestore(t *testing.T) {
	dir := house(t, "then")
	file := saved(t, dir)
	say(t, dir, "now")
	before := files(t, dir)
	if said := run(t, "restore", dir, file, len(read(t, file))/2); !strings.HasPrefix(said, "true ") {
		t.Errorf("said %s", said)
	}
	for name, content := range files(t, dir) {
		if before[name] != content {
			t.Errorf("%s was changed", name)
		}
	}
	if got := heard(t, dir); got != "now" {
		t.Errorf("says %q", got)
	}
}
