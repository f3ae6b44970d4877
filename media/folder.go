package media

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// FolderName is the folder's name in the data directory.
const FolderName = "media"

var (
	// ErrTooLarge says that there was more to read than was allowed.
	ErrTooLarge = errors.New("the file is larger than what is taken")
	// ErrNoSpace says that the disk is full.
	ErrNoSpace = errors.New("the disk has no room for the file")
)

// Folder holds the sealed files of a house. It may be used from many goroutines.
type Folder struct {
	dir    string
	random io.Reader
}

// Open names the folder of a data directory, and makes it where it does not exist,
// for its owner's eyes alone.
func Open(data string, random io.Reader) (*Folder, error) {
	dir := filepath.Join(data, FolderName)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder for media: %w", explain(err))
	}
	return &Folder{dir, random}, nil
}

// nameLength is that of the names of files: 128 bits in hex.
const nameLength = 32

// partMark ends the name of a file that is being written.
const partMark = ".part"

// ValidName reports whether s can be the name of a file here. Anything else, a path
// above all, is refused by every method.
func ValidName(s string) bool {
	return len(s) == nameLength && strings.Trim(s, "0123456789abcdef") == ""
}

func (d *Folder) path(name string) (string, error) {
	if !ValidName(name) {
		return "", errors.New("that is not the name of a file of media")
	}
	return filepath.Join(d.dir, name), nil
}

// Seal says under what a file is kept: its name in the folder, the key, and the row
// that it belongs to.
type Seal struct {
	Name string
	Key  []byte // KeySize bytes
	Row  string
}

// Part is a file that was written whole and does not count yet.
type Part struct {
	Size   int64
	SHA256 [sha256.Size]byte
	Kind   Kind // by its bytes

	temporary, final string
}

// Write seals what it reads into a part, and stops with ErrTooLarge after most
// bytes. A part that is neither placed nor dropped goes with the next sweep.
func (d *Folder) Write(s Seal, in io.Reader, most int64) (p *Part, err error) {
	final, err := d.path(s.Name)
	if err != nil {
		return nil, err
	}
	out, err := os.CreateTemp(d.dir, s.Name+"-*"+partMark)
	if err != nil {
		return nil, fmt.Errorf("make a file of media: %w", explain(err))
	}
	p = &Part{temporary: out.Name(), final: final}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.Drop())
			p = nil
		}
	}()
	sum := sha256.New()
	var head heading
	content := io.TeeReader(&bounded{in, most}, io.MultiWriter(sum, &head))
	p.Size, err = sealTo(out, content, s.Key, s.Row, d.random)
	if err = errors.Join(explain(err), explain(out.Sync()), explain(out.Close())); err != nil {
		return p, err
	}
	sum.Sum(p.SHA256[:0])
	p.Kind = Sniff(head.bytes)
	return p, nil
}

// Place gives a part its name, in place of one that was there. Afterwards it is on
// disk whatever happens.
func (p *Part) Place() error {
	if err := os.Rename(p.temporary, p.final); err != nil {
		return fmt.Errorf("place a file of media: %w", explain(err))
	}
	return syncDir(filepath.Dir(p.final))
}

// Drop removes a part that is not wanted.
func (p *Part) Drop() error {
	if err := os.Remove(p.temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove a part of media: %w", err)
	}
	return nil
}

// Read opens a file. One that is not there is fs.ErrNotExist, one that is not what
// was kept is ErrDamaged.
func (d *Folder) Read(s Seal) (*File, error) {
	path, err := d.path(s.Name)
	if err != nil {
		return nil, err
	}
	in, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open a file of media: %w", err)
	}
	info, err := in.Stat()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open a file of media: %w", err), in.Close())
	}
	f, err := openFrom(in, info.Size(), s.Key, s.Row)
	if err != nil {
		return nil, errors.Join(err, in.Close())
	}
	return f, nil
}

// Remove deletes a file; one that is not there is no error.
func (d *Folder) Remove(name string) error {
	path, err := d.path(name)
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove a file of media: %w", err)
	}
	return nil
}

// Has reports whether a file is there.
func (d *Folder) Has(name string) (bool, error) {
	path, err := d.path(name)
	if err != nil {
		return false, err
	}
	if _, err = os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// Names lists the files that are there.
func (d *Folder) Names() ([]string, error) {
	var names []string
	err := d.each(func(e fs.DirEntry) error {
		if ValidName(e.Name()) {
			names = append(names, e.Name())
		}
		return nil
	})
	return names, err
}

// Used is how many bytes the folder takes on the disk, and in how many files.
func (d *Folder) Used() (bytes int64, files int, err error) {
	err = d.each(func(e fs.DirEntry) error {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // deleted meanwhile
		}
		if err == nil {
			bytes += info.Size()
			files++
		}
		return err
	})
	return bytes, files, err
}

// Clear removes the parts that a process left behind which was killed. Only whoever
// serves from the directory may call it, before it begins to fetch.
func (d *Folder) Clear() error {
	return d.each(func(e fs.DirEntry) error {
		if !strings.HasSuffix(e.Name(), partMark) {
			return nil
		}
		return os.Remove(filepath.Join(d.dir, e.Name()))
	})
}

func (d *Folder) each(do func(fs.DirEntry) error) error {
	all, err := os.ReadDir(d.dir)
	if err != nil {
		return fmt.Errorf("list the folder of media: %w", err)
	}
	for _, e := range all {
		if err := do(e); err != nil {
			return fmt.Errorf("look at the folder of media: %w", err)
		}
	}
	return nil
}

// bounded reads up to most bytes and reports more than that as an error, where
// io.LimitedReader would call it the end.
type bounded struct {
	in   io.Reader
	most int64
}

func (b *bounded) Read(into []byte) (int, error) {
	n, err := b.in.Read(into[:min(int64(len(into)), b.most+1)])
	if b.most -= int64(n); b.most < 0 {
		return 0, ErrTooLarge
	}
	return n, err
}

// heading keeps the first bytes that are written to it.
type heading struct{ bytes []byte }

func (h *heading) Write(b []byte) (int, error) {
	h.bytes = append(h.bytes, b[:min(len(b), sniffLength-len(h.bytes))]...)
	return len(b), nil
}

// explain names a full disk.
func explain(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG) {
		return fmt.Errorf("%w (%w)", ErrNoSpace, err)
	}
	return err
}

// syncDir makes what happened to a directory's names durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("open the folder of media: %w", err)
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // some network disks know no such thing
	}
	return errors.Join(err, d.Close())
}
