package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"portineria/store"
)

// RestoreOptions is what Restore needs.
type RestoreOptions struct {
	Data     string // the data directory; made where it does not exist
	KeyFile  string // a copy of the master key, for a directory that has none; may be empty
	Now      func() time.Time
	Progress Progress // may be nil

	step func(name string) // tests look at the directory between the steps
}

// Restored says what a restore did.
type Restored struct {
	Report
	Aside string // where the database that was there is now; empty: there was none
}

// Restore puts the database of a backup in the place of the present one, which
// is put aside. While a program works on the directory it refuses with
// store.ErrRunning. Whatever goes wrong, and whenever the machine stops, the
// directory holds the database from before or the one restored, never half of
// either; what is put aside stays until Tidy.
func Restore(ctx context.Context, file string, o RestoreOptions) (done Restored, err error) {
	if err := os.MkdirAll(o.Data, 0o700); err != nil {
		return done, fmt.Errorf("make the data directory: %w", explain(err))
	}
	release, err := store.Lock(o.Data)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, release()) }()
	master, err := o.key()
	if err != nil {
		return done, err
	}
	work, err := os.MkdirTemp(o.Data, ".restore-*")
	if err != nil {
		return done, fmt.Errorf("make room for the copy: %w", explain(err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()

	fresh := filepath.Join(work, store.FileName)
	if done.Report, err = open(ctx, file, fresh, master, o.Progress); err != nil {
		return done, err
	}
	now := o.Now()
	if err := store.Revive(ctx, fresh, now); err != nil {
		return done, fmt.Errorf("make the copy fit for use: %w", err)
	}
	if err := syncFile(fresh); err != nil {
		return done, err
	}
	o.Progress.tell("place", 0, 0)
	done.Aside, err = o.exchange(ctx, fresh, master, now)
	return done, err
}

// key is the master key to open the backup with: the directory's own, or the
// named one where the directory has none.
func (o RestoreOptions) key() (store.MasterKey, error) {
	own, err := store.ReadMasterKey(filepath.Join(o.Data, store.MasterKeyFile))
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return own, err
	}
	if o.KeyFile == "" {
		if missing {
			return own, ErrNoKey
		}
		return own, nil
	}
	named, err := store.ReadMasterKey(o.KeyFile)
	if err == nil && !missing && named != own {
		err = ErrOtherKey
	}
	return named, err
}

// exchange puts the present database aside and the fresh one in its place. The
// present one keeps its name until the very rename that replaces it.
func (o RestoreOptions) exchange(ctx context.Context, fresh string, master store.MasterKey, now time.Time) (aside string, err error) {
	present := filepath.Join(o.Data, store.FileName)
	o.at("begin")
	if aside, err = o.putAside(ctx, present, now); err != nil {
		return "", err
	}
	cleared := false
	defer func() {
		if err != nil && !cleared && aside != "" { // then it is the present one's second name, and no more
			err = errors.Join(err, removeWithTails(aside))
			aside = ""
		}
	}()
	o.at("aside")
	keyFile := filepath.Join(o.Data, store.MasterKeyFile)
	if err := store.WriteMasterKey(keyFile, master); err != nil && !errors.Is(err, fs.ErrExist) {
		return aside, err
	}
	if err := syncDir(o.Data); err != nil {
		return aside, err
	}
	o.at("key")
	// Only a database that could not be closed orderly has these still. They
	// were put aside with it, and must not meet the new one.
	cleared = true
	if err := removeTails(present); err != nil {
		return aside, fmt.Errorf("clear the place of the database: %w", err)
	}
	o.at("cleared")
	if err := os.Rename(fresh, present); err != nil {
		return aside, fmt.Errorf("place the restored database: %w", explain(err))
	}
	o.at("placed")
	return aside, syncDir(o.Data)
}

// tails are the names of what SQLite keeps beside a database.
var tails = []string{"-wal", "-shm", "-journal"}

func removeTails(path string) (err error) {
	for _, tail := range tails {
		if failed := os.Remove(path + tail); failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, failed)
		}
	}
	return err
}

func removeWithTails(path string) error { return errors.Join(os.Remove(path), removeTails(path)) }

// putAside gives the present database a second name. Where it is too damaged to
// be closed orderly, its log goes with it.
func (o RestoreOptions) putAside(ctx context.Context, present string, now time.Time) (string, error) {
	if _, err := os.Stat(present); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", fmt.Errorf("look for the present database: %w", err)
	}
	if err := store.Fold(ctx, present); errors.Is(err, store.ErrRunning) || errors.Is(err, store.ErrNoSpace) || ctx.Err() != nil {
		return "", err
	}
	aside := present + asideMark + now.UTC().Format(nameTime)
	if err := os.Link(present, aside); err != nil {
		return "", fmt.Errorf("put the present database aside: %w", explain(err))
	}
	for _, tail := range tails {
		if err := os.Link(present+tail, aside+tail); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", errors.Join(fmt.Errorf("put the present database aside: %w", explain(err)), removeWithTails(aside))
		}
	}
	return aside, nil
}

const asideMark = ".before-restore-"

// asideSince is when a copy was put aside: as its name says, for its own times
// are those of the database; zero where it cannot be told.
func asideSince(path string) time.Time {
	if _, name, ok := strings.Cut(filepath.Base(path), asideMark); ok {
		at, err := time.Parse(nameTime, name[:min(len(name), len(nameTime))])
		if err != nil {
			return time.Time{}
		}
		return at
	}
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

func (o RestoreOptions) at(step string) {
	if o.step != nil {
		o.step(step)
	}
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("open the copy: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write the copy: %w", explain(err))
	}
	return nil
}
