package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"portineria/store"
)

// Report is what a backup was found to hold.
type Report struct {
	Created time.Time
	Schema  int              // version of the database in it
	Bytes   int64            // of the backup
	Rows    map[string]int64 // by table
}

// VerifyOptions is what Verify needs.
type VerifyOptions struct {
	Master   store.MasterKey
	Scratch  string   // where the copy is opened for a moment; empty: beside the backup
	Progress Progress // may be nil
}

// Verify opens a backup and checks every byte of it, and the database in it. It
// changes nothing.
func Verify(ctx context.Context, file string, o VerifyOptions) (r Report, err error) {
	if o.Scratch == "" {
		o.Scratch = filepath.Dir(file)
	}
	work, err := os.MkdirTemp(o.Scratch, ".verify-*")
	if err != nil {
		return r, fmt.Errorf("make room for the copy: %w", explain(err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	return open(ctx, file, filepath.Join(work, store.FileName), o.Master, o.Progress)
}

// open writes the database of a backup to a new file and checks it.
func open(ctx context.Context, file, to string, master store.MasterKey, progress Progress) (r Report, err error) {
	in, err := os.Open(file)
	if err != nil {
		return r, fmt.Errorf("open the backup: %w", err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	h, fileKey, err := trust(in, master)
	if err != nil {
		return r, fmt.Errorf("open %s: %w", file, err)
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return r, fmt.Errorf("make room for the copy: %w", explain(err))
	}
	err = openStream(ctx, out, in, h.Size, fileKey, progress)
	if err == nil {
		err = explain(out.Sync())
	}
	if err = errors.Join(err, explain(out.Close())); err != nil {
		return r, fmt.Errorf("open %s: %w", file, err)
	}
	progress.tell("check", 0, 0)
	found, err := store.Inspect(ctx, to, master)
	if err != nil {
		return r, fmt.Errorf("check the database in %s: %w", file, err)
	}
	return Report{Created: h.Created, Schema: found.Version, Bytes: h.fileSize(), Rows: found.Rows}, nil
}

// trust reads the header and finds the file as long as the header says, and the
// database no newer than this program, before a byte is written.
func trust(in *os.File, master store.MasterKey) (h header, fileKey []byte, err error) {
	raw := make([]byte, headerSize)
	n, err := io.ReadFull(in, raw)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return h, nil, err
	}
	if h, fileKey, err = readHeader(raw[:n], master); err != nil {
		return h, nil, err
	}
	steps, err := store.Migrations()
	if err != nil {
		return h, nil, err
	}
	if h.Schema > len(steps) {
		return h, nil, fmt.Errorf("version %d of the database, this program knows %d: %w", h.Schema, len(steps), store.ErrNewer)
	}
	info, err := in.Stat()
	switch {
	case err != nil:
		return h, nil, err
	case info.Size() < h.fileSize():
		return h, nil, fmt.Errorf("it is cut short, %d of %d bytes are there: %w", info.Size(), h.fileSize(), ErrDamaged)
	case info.Size() > h.fileSize():
		return h, nil, fmt.Errorf("something was added to it, %d bytes after its end: %w", info.Size()-h.fileSize(), ErrDamaged)
	}
	return h, fileKey, nil
}
