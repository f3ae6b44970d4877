package backup_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"portineria/app/backup"
	"portineria/store"
)

// check runs Verify and sees that nothing is left of it.
func check(t *testing.T, file string, master store.MasterKey) error {
	t.Helper()
	scratch := t.TempDir()
	_, err := backup.Verify(ctx, file, backup.VerifyOptions{Master: master, Scratch: scratch})
	if left := names(t, scratch); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	return err
}

func TestEveryChangeOfAByteIsFound(t *testing.T) {
	dir := house(t, "hello")
	whole, master, work := read(t, saved(t, dir)), keyOf(t, dir), t.TempDir()
	var places []int
	for i := range backup.HeaderSize {
		places = append(places, i)
	}
	for at := backup.HeaderSize; at < len(whole); at += backup.ChunkSize {
		places = append(places, at, at+1, min(at+backup.ChunkSize, len(whole))-1, min(at+backup.ChunkSize, len(whole))-16)
	}
	roll := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		places = append(places, roll.IntN(len(whole)))
	}
	for _, at := range places {
		changed := slices.Clone(whole)
		changed[at] ^= 1 << roll.IntN(8)
		file := write(t, filepath.Join(work, "x.backup"), changed)
		_, err := backup.Verify(ctx, file, backup.VerifyOptions{Master: master})
		if !errors.Is(err, backup.ErrDamaged) && (at >= 18 || !errors.Is(err, backup.ErrNotBackup)) {
			t.Fatalf("byte %d changed: %v", at, err)
		}
	}
}

func TestEveryOtherDamageIsFound(t *testing.T) {
	dir := house(t, "hello")
	whole, master := read(t, saved(t, dir)), keyOf(t, dir)
	other := read(t, saved(t, dir))
	head, body := backup.HeaderSize, whole[backup.HeaderSize:]
	chunk := func(n int) []byte { return body[n*backup.ChunkSize : min((n+1)*backup.ChunkSize, len(body))] }
	last := (len(body) - 1) / backup.ChunkSize
	if last < 2 {
		t.Fatalf("the backup has only %d chunks", last+1)
	}
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"empty":                      {nil, backup.ErrNotBackup},
		"another file":               {[]byte("hello, I am a letter to the tax office, and a rather long one at that, longer than any header could ever be, I believe, and so on"), backup.ErrNotBackup},
		"a database":                 {read(t, filepath.Join(dir, store.FileName)), backup.ErrNotBackup},
		"one byte of it":             {whole[:1], backup.ErrDamaged},
		"half a header":              {whole[:head/2], backup.ErrDamaged},
		"a header and no more":       {whole[:head], backup.ErrDamaged},
		"one byte missing":           {whole[:len(whole)-1], backup.ErrDamaged},
		"the last chunk missing":     {whole[:head+last*backup.ChunkSize], backup.ErrDamaged},
		"one byte added":             {join(whole, []byte{0}), backup.ErrDamaged},
		"twice in one file":          {join(whole, whole), backup.ErrDamaged},
		"two chunks exchanged":       {join(whole[:head], chunk(1), chunk(0), body[2*backup.ChunkSize:]), backup.ErrDamaged},
		"one chunk twice":            {join(whole[:head], chunk(0), chunk(0), body[2*backup.ChunkSize:]), backup.ErrDamaged},
		"another's body":             {join(whole[:head], other[head:]), backup.ErrDamaged},
		"another's first chunk":      {join(whole[:head], other[head:head+backup.ChunkSize], body[backup.ChunkSize:]), backup.ErrDamaged},
		"a text mode's line endings": {bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n")), backup.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "a text mode's line endings" {
				c.want = backup.ErrNotBackup // already its first line is another one
			}
			if err := check(t, write(t, filepath.Join(t.TempDir(), "x.backup"), c.content), master); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestVerifyTellsKeyVersionAndContentApart(t *testing.T) {
	dir := house(t, "hello")
	master, steps := keyOf(t, dir), schema(t)
	file := saved(t, dir)
	db := filepath.Join(dir, store.FileName)
	forge := func(copied string, version int) string {
		path := filepath.Join(t.TempDir(), "x.backup")
		if err := backup.Forge(copied, path, master, version); err != nil {
			t.Fatal(err)
		}
		return path
	}
	t.Run("another key", func(t *testing.T) {
		if err := check(t, file, keyOf(t, house(t, "x"))); !errors.Is(err, backup.ErrWrongKey) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a newer database", func(t *testing.T) {
		if err := check(t, forge(db, steps+1), master); !errors.Is(err, store.ErrNewer) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a newer database under a header that lies", func(t *testing.T) {
		content := read(t, db)
		content[62], content[63] = 1, 1 // SQLite's user version
		if err := check(t, forge(write(t, filepath.Join(t.TempDir(), "db"), content), steps), master); !errors.Is(err, store.ErrNewer) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("not a database", func(t *testing.T) {
		if err := check(t, forge(write(t, filepath.Join(t.TempDir(), "db"), []byte("hello")), steps), master); err == nil {
			t.Error("was taken")
		}
	})
	t.Run("another house's database", func(t *testing.T) {
		if err := check(t, forge(filepath.Join(house(t, "x"), store.FileName), steps), master); !errors.Is(err, store.ErrWrongKey) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a database with a hole", func(t *testing.T) {
		content := read(t, db)
		clear(content[8192:20480])
		if err := check(t, forge(write(t, filepath.Join(t.TempDir(), "db"), content), steps), master); err == nil {
			t.Error("was taken")
		}
	})
	t.Run("of sizes around a chunk", func(t *testing.T) {
		for _, size := range []int{0, 1, 65536 - 33, 65536 - 32, 65536 - 31, 65536, 2*65536 - 32} {
			file := forge(write(t, filepath.Join(t.TempDir(), "db"), make([]byte, size)), steps)
			if err := check(t, file, master); err == nil || errors.Is(err, backup.ErrDamaged) {
				t.Errorf("%d bytes: %v", size, err) // it opens, and is no database
			}
		}
	})
	t.Run("no such file", func(t *testing.T) {
		if err := check(t, filepath.Join(dir, "none.backup"), master); err == nil {
			t.Error("was found")
		}
	})
}

func FuzzVerify(f *testing.F) {
	master, path := store.MasterKey{1}, filepath.Join(f.TempDir(), "x.backup")
	if err := backup.Forge(write(f, filepath.Join(f.TempDir(), "db"), make([]byte, 100000)), path, master, 1); err != nil {
		f.Fatal(err)
	}
	whole := read(f, path)
	f.Add(whole)
	f.Add(whole[:backup.HeaderSize])
	f.Add(whole[:backup.HeaderSize+100])
	f.Add([]byte("portineria backup\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := check(t, write(t, filepath.Join(t.TempDir(), "x.backup"), content), master); err == nil {
			t.Error("was taken")
		}
	})
}

// schema is the present version of the database.
func schema(t *testing.T) int {
	t.Helper()
	steps, err := store.Migrations()
	if err != nil {
		t.Fatal(err)
	}
	return len(steps)
}
