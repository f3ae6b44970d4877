package backup

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"portineria/store"
)

// CreateOptions is what Create needs.
type CreateOptions struct {
	Data     string // the data directory
	To       string // where the backup goes; empty: the folder "backups" of the data directory
	Master   store.MasterKey
	Now      func() time.Time
	Rand     io.Reader
	Progress Progress // may be nil
}

// DefaultFolder is the folder of the data directory that backups go to.
const DefaultFolder = "backups"

// Create writes a backup of the database as it is at one instant, while others
// go on reading and writing it, and returns its path. It never replaces a file.
func Create(ctx context.Context, db *store.DB, o CreateOptions) (path string, err error) {
	if o.To == "" {
		o.To = filepath.Join(o.Data, DefaultFolder)
	}
	if err := os.MkdirAll(o.To, 0o700); err != nil {
		return "", fmt.Errorf("make the folder for backups: %w", explain(err))
	}
	work, err := os.MkdirTemp(o.Data, ".copy-*")
	if err != nil {
		return "", fmt.Errorf("make room for the copy: %w", explain(err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()

	copied := filepath.Join(work, store.FileName)
	o.Progress.tell("copy", 0, 0)
	if err := db.VacuumInto(ctx, copied); err != nil {
		return "", fmt.Errorf("make a backup: %w", err)
	}
	o.Progress.tell("check", 0, 0)
	found, err := store.Inspect(ctx, copied, o.Master)
	if err != nil {
		return "", fmt.Errorf("check the copy before it is sealed: %w", err)
	}
	now := o.Now()
	path = filepath.Join(o.To, "portineria-"+now.UTC().Format(nameTime)+Suffix)
	if err := o.seal(ctx, copied, path, header{Created: now, Schema: found.Version}); err != nil {
		return "", err
	}
	return path, nil
}

// seal writes the file under another name and gives it its own when it is whole
// and on disk.
func (o CreateOptions) seal(ctx context.Context, copied, path string, h header) (err error) {
	in, err := os.Open(copied)
	if err != nil {
		return fmt.Errorf("open the copy: %w", err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	info, err := in.Stat()
	if err != nil {
		return fmt.Errorf("open the copy: %w", err)
	}
	h.Size = info.Size()
	part, err := os.CreateTemp(o.To, ".part-*"+Suffix)
	if err != nil {
		return fmt.Errorf("make the backup: %w", explain(err))
	}
	defer os.Remove(part.Name()) // gone already where all went well
	err = o.write(ctx, part, in, h)
	if err = errors.Join(err, explain(part.Close())); err != nil {
		return fmt.Errorf("make the backup: %w", err)
	}
	return place(part.Name(), path)
}

func (o CreateOptions) write(ctx context.Context, part *os.File, in io.Reader, h header) error {
	raw, fileKey, err := writeHeader(h, o.Master, o.Rand)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(part, 4*chunkSize)
	if _, err := out.Write(raw); err != nil {
		return explain(err)
	}
	if err := sealStream(ctx, out, in, h.Size, fileKey, o.Progress); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return explain(err)
	}
	return explain(part.Sync())
}

// place gives a finished file its name. The name is taken first, so that a file
// of that name is never replaced: memory sticks know no links, which would do
// both at once.
func place(part, path string) error {
	taken, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("name the backup: %w", explain(err))
	}
	if err := errors.Join(taken.Close(), os.Rename(part, path)); err != nil {
		return errors.Join(fmt.Errorf("name the backup: %w", explain(err)), os.Remove(path))
	}
	return syncDir(filepath.Dir(path))
}
