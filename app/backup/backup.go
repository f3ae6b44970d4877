// Package backup copies the database into one sealed file, checks such files,
// and puts one back in the database's place.
//
// A backup holds no key: without the house's master.key nobody can read it, its
// owner included. What is made or placed here appears whole or not at all, and
// the plain copy on the way is sealed inside (see package store), readable by
// its owner alone, and removed whatever happens. Read format.go first, then
// create.go and restore.go.
package backup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"portineria/store"
)

// The refusals of a file. Each says what to do about it.
var (
	// ErrNotBackup: the file is something else.
	ErrNotBackup = errors.New("this is not a backup of Portineria: name a file that ends in " + Suffix)
	// ErrDamaged: something in the file was changed, or is missing.
	ErrDamaged = errors.New("the backup is damaged and nothing in it can be trusted: use another one")
	// ErrWrongKey: the file was sealed with another house's key.
	ErrWrongKey = errors.New("the backup was made with another " + store.MasterKeyFile + ": use the copy of the key that belongs to it, for without it nobody can read the backup")
	// ErrNoKey: there is no key to open the file with.
	ErrNoKey = errors.New("there is no " + store.MasterKeyFile + " to open the backup with: put back your copy of it, or name it as the key file; without it nobody can read the backup")
	// ErrOtherKey: a key file was named, and the data directory has another one.
	ErrOtherKey = errors.New("the data directory has another " + store.MasterKeyFile + ": restore into an empty directory, or move that key to a safe place first (the present database cannot be read without it)")
)

// Suffix is how the names of backups end.
const Suffix = ".backup"

// nameTime is how an instant stands in the name of a file: UTC, so that the
// order of names is the order of time.
const nameTime = "20060102-150405"

// Progress hears how far a step is, in bytes; total is 0 where nobody knows. The
// steps are copy, check, seal, open and place.
type Progress func(step string, done, total int64)

func (p Progress) tell(step string, done, total int64) {
	if p != nil {
		p(step, done, total)
	}
}

// explain names a full disk; a file too large for its disk is one as well, as
// on a memory stick formatted for old cameras.
func explain(err error) error {
	if !errors.Is(err, store.ErrNoSpace) && (errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)) {
		return fmt.Errorf("%w (%w)", store.ErrNoSpace, err)
	}
	return err
}

// syncDir makes what happened to a directory's names durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("open the directory: %w", err)
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // some network disks know no such thing
	}
	return errors.Join(err, d.Close())
}

// KeepCopies is how long copies of the database that were put aside are kept:
// what a guest had erased is still in them (sealed, with its key).
const KeepCopies = 35 * 24 * time.Hour

// leftovers are the working directories of a process that was killed.
var leftovers = []string{".copy-*", ".restore-*", ".verify-*"}

// Tidy removes from the data directory the copies that were put aside before a
// restore or a change of version, once they are KeepCopies old, and what a
// killed process left behind a day ago. It says how many things it removed.
func Tidy(dir string, now time.Time) (removed int, err error) {
	aside, err := filepath.Glob(filepath.Join(globbed(dir), store.FileName+".before-*"))
	if err != nil {
		return 0, fmt.Errorf("list the copies put aside: %w", err)
	}
	for _, path := range aside {
		if at := asideSince(path); !at.IsZero() && now.Sub(at) >= KeepCopies {
			err = errors.Join(err, os.RemoveAll(path))
			removed++
		}
	}
	for _, pattern := range leftovers {
		found, failed := filepath.Glob(filepath.Join(globbed(dir), pattern))
		err = errors.Join(err, failed)
		for _, path := range found {
			if info, failed := os.Stat(path); failed == nil && now.Sub(info.ModTime()) >= 24*time.Hour {
				err = errors.Join(err, os.RemoveAll(path))
				removed++
			}
		}
	}
	return removed, err
}

// globbed keeps a directory's own name from being read as a pattern.
func globbed(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}
