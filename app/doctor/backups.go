package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// File is a backup as it lies in its directory.
type File struct {
	Path string
	At   time.Time // when it was written
	Size int64     // in bytes
}

// Newest finds the last written file of a directory whose name ends so. A zero
// File says that there is none, or no such directory yet.
func Newest(dir, suffix string) (File, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return File{}, nil
	}
	if err != nil {
		return File{}, fmt.Errorf("list the backups: %w", err)
	}
	var newest File
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), suffix) {
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed between the two looks
		}
		if err != nil {
			return File{}, fmt.Errorf("look at a backup: %w", err)
		}
		if info.ModTime().After(newest.At) {
			newest = File{filepath.Join(dir, e.Name()), info.ModTime(), info.Size()}
		}
	}
	return newest, nil
}

// oldBackup is the age at which the last backup is worth a look.
const oldBackup = 7 * 24 * time.Hour

func (d *Doctor) backup(context.Context) []outcome {
	last, err := Newest(d.o.BackupDir, d.o.BackupSuffix)
	age := d.o.Now().Sub(last.At)
	switch {
	case err != nil:
		return say(Warn, "backup.unreadable")
	case last.Path == "":
		return say(Warn, "backup.none")
	case age > oldBackup:
		return say(Warn, "backup.old", ago(age))
	default:
		return say(OK, "backup.ok", ago(age))
	}
}
