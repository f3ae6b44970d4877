package media_test

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"portineria/media"
)

const chunk = 64 << 10

func folder(t *testing.T) (*media.Folder, string) {
	t.Helper()
	dir := t.TempDir()
	d, err := media.Open(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return d, filepath.Join(dir, media.FolderName)
}

func seal(row string) media.Seal {
	return media.Seal{Name: strings.Repeat("ab", 16), Key: bytes.Repeat([]byte{7}, media.KeySize), Row: row}
}

// bytesOf are so many bytes that look like nothing.
func bytesOf(n int) []byte {
	b := make([]byte, n)
	r := mathrand.New(mathrand.NewPCG(uint64(n), 1))
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func put(t *testing.T, d *media.Folder, s media.Seal, content []byte) *media.Part {
	t.Helper()
	p, err := d.Write(s, bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Place(); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatIsKeptComesBack(t *testing.T) {
	for _, n := range []int{0, 1, 15, 16, 17, chunk - 1, chunk, chunk + 1, 2*chunk - 16, 2 * chunk, 3*chunk + 5} {
		d, _ := folder(t)
		content := bytesOf(n)
		p := put(t, d, seal("row"), content)
		if p.Size != int64(n) || p.SHA256 != sha256.Sum256(content) {
			t.Errorf("%d bytes: size %d, or another digest", n, p.Size)
		}
		f, err := d.Read(seal("row"))
		if err != nil {
			t.Fatalf("%d bytes: %v", n, err)
		}
		if err := iotest.TestReader(f, content); err != nil {
			t.Errorf("%d bytes: %v", n, err)
		}
		for _, from := range []int64{0, 1, chunk - 1, chunk, int64(n) / 2, int64(n)} {
			if from > int64(n) {
				continue
			}
			if _, err := f.Seek(from, io.SeekStart); err != nil {
				t.Fatal(err)
			}
			rest, err := io.ReadAll(f)
			if err != nil || !bytes.Equal(rest, content[from:]) {
				t.Errorf("%d bytes from %d: %d came back, %v", n, from, len(rest), err)
			}
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestNothingReadableIsOnTheDisk(t *testing.T) {
	d, dir := folder(t)
	secret := []byte("CARTA D'IDENTITA CA00000AA QUELLMANN")
	put(t, d, seal("row"), bytes.Repeat(secret, 5000))
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) != 1 {
		t.Fatalf("%v, %v", names, err)
	}
	raw, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(raw, secret[:12]) {
		t.Error("the content is readable")
	}
	info, err := os.Stat(names[0])
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// Whoever changes, cuts, lengthens, moves or swaps anything gets nothing.
func TestNothingOpensThatWasTamperedWith(t *testing.T) {
	content := bytesOf(2*chunk + 100)
	whole := func(t *testing.T) (*media.Folder, string, []byte) {
		d, dir := folder(t)
		put(t, d, seal("row"), content)
		path := filepath.Join(dir, seal("").Name)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return d, path, raw
	}
	const head, sealed = 21, chunk + 16
	for name, spoil := range map[string]func(raw []byte) []byte{
		"a bit of the content":  func(raw []byte) []byte { raw[head+40] ^= 1; return raw },
		"a bit of the salt":     func(raw []byte) []byte { raw[10] ^= 1; return raw },
		"another mark":          func(raw []byte) []byte { raw[0] = 'X'; return raw },
		"another version":       func(raw []byte) []byte { raw[4] = 2; return raw },
		"cut by a byte":         func(raw []byte) []byte { return raw[:len(raw)-1] },
		"cut at a chunk":        func(raw []byte) []byte { return raw[:head+2*sealed] },
		"cut to the first":      func(raw []byte) []byte { return raw[:head+sealed] },
		"cut to the head":       func(raw []byte) []byte { return raw[:head] },
		"empty":                 func([]byte) []byte { return nil },
		"longer":                func(raw []byte) []byte { return append(raw, 0) },
		"a chunk more":          func(raw []byte) []byte { return append(raw, raw[head:head+sealed]...) },
		"two chunks exchanged":  func(raw []byte) []byte { return exchanged(raw, head, sealed) },
		"the first chunk twice": func(raw []byte) []byte { copy(raw[head+sealed:head+2*sealed], raw[head:head+sealed]); return raw },
	} {
		t.Run(name, func(t *testing.T) {
			d, path, raw := whole(t)
			if err := os.WriteFile(path, spoil(raw), 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := d.Read(seal("row"))
			if err == nil {
				_, err = io.ReadAll(f)
				_ = f.Close()
			}
			if !errors.Is(err, media.ErrDamaged) {
				t.Errorf("read it: %v", err)
			}
		})
	}
	t.Run("another row", func(t *testing.T) {
		d, _, _ := whole(t)
		if _, err := d.Read(seal("other")); !errors.Is(err, media.ErrDamaged) {
			t.Errorf("read it: %v", err)
		}
	})
	t.Run("another key", func(t *testing.T) {
		d, _, _ := whole(t)
		s := seal("row")
		s.Key = bytes.Repeat([]byte{8}, media.KeySize)
		if _, err := d.Read(s); !errors.Is(err, media.ErrDamaged) {
			t.Errorf("read it: %v", err)
		}
	})
}

func exchanged(raw []byte, head, sealed int) []byte {
	first := bytes.Clone(raw[head : head+sealed])
	copy(raw[head:], raw[head+sealed:head+2*sealed])
	copy(raw[head+sealed:], first)
	return raw
}

func TestAFileIsThereWholeOrNotAtAll(t *testing.T) {
	d, _ := folder(t)
	broken := io.MultiReader(bytes.NewReader(bytesOf(3*chunk)), iotest.ErrReader(errors.New("the line went dead")))
	if _, err := d.Write(seal("row"), broken, 1<<20); err == nil {
		t.Error("a broken download was taken")
	}
	short := io.MultiReader(bytes.NewReader(bytesOf(3*chunk)), iotest.ErrReader(io.ErrUnexpectedEOF)) // what net/http says of a body cut short
	if _, err := d.Write(seal("row"), short, 1<<20); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a download that was cut was taken: %v", err)
	}
	if _, err := d.Write(seal("row"), bytes.NewReader(bytesOf(1001)), 1000); !errors.Is(err, media.ErrTooLarge) {
		t.Errorf("more than allowed: %v", err)
	}
	if _, err := d.Read(seal("row")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something can be read: %v", err)
	}
	if _, n, err := d.Used(); n != 0 || err != nil {
		t.Errorf("%d files are left, %v", n, err)
	}
	// Killed between writing and placing: the part goes with the next start.
	if _, err := d.Write(seal("row"), bytes.NewReader(bytesOf(10)), 10); err != nil {
		t.Fatal(err)
	}
	if names, err := d.Names(); len(names) != 0 || err != nil {
		t.Errorf("a part counts as a file: %v, %v", names, err)
	}
	if err := d.Clear(); err != nil {
		t.Fatal(err)
	}
	if _, n, _ := d.Used(); n != 0 {
		t.Errorf("%d files are left", n)
	}
}

func TestExactlyTheMostIsTaken(t *testing.T) {
	d, _ := folder(t)
	if p, err := d.Write(seal("row"), iotest.OneByteReader(bytes.NewReader(bytesOf(1000))), 1000); err != nil || p.Size != 1000 {
		t.Errorf("%v", err)
	}
}

func TestNamesLeadNowhereElse(t *testing.T) {
	d, _ := folder(t)
	for _, name := range []string{"", "..", "../portineria.db", strings.Repeat("A", 32), strings.Repeat("a", 31) + "/", strings.Repeat("a", 33)} {
		s := seal("row")
		s.Name = name
		if _, err := d.Write(s, strings.NewReader("x"), 1); err == nil {
			t.Errorf("wrote to %q", name)
		}
		if _, err := d.Read(s); err == nil {
			t.Errorf("read %q", name)
		}
		if d.Remove(name) == nil {
			t.Errorf("removed %q", name)
		}
	}
}

func TestRemoving(t *testing.T) {
	d, _ := folder(t)
	put(t, d, seal("row"), []byte("x"))
	if names, err := d.Names(); len(names) != 1 || err != nil {
		t.Fatalf("%v, %v", names, err)
	}
	for range 2 {
		if err := d.Remove(seal("").Name); err != nil {
			t.Error(err)
		}
	}
	if names, _ := d.Names(); len(names) != 0 {
		t.Error("still there")
	}
}
