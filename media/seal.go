package media

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The form of a sealed file: the mark, a version, a salt, then the content in
// chunks, each sealed with AES-256-GCM. What a chunk is bound to (its additional
// data) is the id of the row that the file belongs to, its place in the file,
// whether it is the last one, and, of the last one, the length of the whole. So no
// chunk opens in another file or place, and a file that was cut or made longer
// does not open at all.
const (
	mark      = "PMED"
	version   = 1
	saltSize  = 16
	headSize  = len(mark) + 1 + saltSize
	chunkSize = 64 << 10 // of plain content
	tagSize   = 16
	sealedMax = chunkSize + tagSize
)

// KeySize is the length of a file's key in bytes.
const KeySize = 32

// ErrDamaged says that a file does not open: it was changed, cut, moved to another
// row, or its key is another one. Nothing of it can be trusted.
var ErrDamaged = errors.New("the sealed file does not open: it was changed, or belongs to something else")

// binding is a file's cipher with what its chunks are bound to.
type binding struct {
	aead cipher.AEAD
	row  string
}

// bind derives the cipher of one writing of a file. The salt makes the key another
// one each time, so that a file that is fetched twice never meets the same nonce
// under the same key.
func bind(key []byte, row string, salt []byte) (binding, error) {
	if len(key) != KeySize {
		return binding{}, fmt.Errorf("the key of a file has %d bytes, not %d", len(key), KeySize)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("portineria media\x00"))
	mac.Write(salt)
	block, err := aes.NewCipher(mac.Sum(nil))
	if err != nil {
		return binding{}, fmt.Errorf("make a cipher: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return binding{}, fmt.Errorf("make a cipher: %w", err)
	}
	return binding{aead, row}, nil
}

// place is the nonce and the additional data of a chunk. total counts in the last
// one alone.
func (b binding) place(index int64, last bool, total int64) (nonce, bound []byte) {
	nonce = binary.BigEndian.AppendUint64(make([]byte, 4, 12), uint64(index)) //nolint:gosec // never negative
	bound = append([]byte(b.row), 0)
	bound = binary.BigEndian.AppendUint64(bound, uint64(index)) //nolint:gosec // never negative
	if !last {
		return nonce, append(bound, 0)
	}
	return nonce, binary.BigEndian.AppendUint64(append(bound, 1), uint64(total)) //nolint:gosec // never negative
}

func (b binding) seal(plain []byte, index int64, last bool, total int64) []byte {
	nonce, bound := b.place(index, last, total)
	return b.aead.Seal(nil, nonce, plain, bound)
}

func (b binding) open(sealed []byte, index int64, last bool, total int64) ([]byte, error) {
	nonce, bound := b.place(index, last, total)
	plain, err := b.aead.Open(nil, nonce, sealed, bound)
	if err != nil {
		return nil, ErrDamaged
	}
	return plain, nil
}

// sealTo writes what it reads as a sealed file, and returns how long it was in
// plain bytes. It never holds more than two chunks.
func sealTo(out io.Writer, in io.Reader, key []byte, row string, random io.Reader) (int64, error) {
	head := append([]byte(mark), version)
	salt := make([]byte, saltSize)
	if _, err := io.ReadFull(random, salt); err != nil {
		return 0, fmt.Errorf("make a salt: %w", err)
	}
	b, err := bind(key, row, salt)
	if err != nil {
		return 0, err
	}
	if _, err := out.Write(append(head, salt...)); err != nil {
		return 0, fmt.Errorf("write a sealed file: %w", err)
	}
	var total int64
	now, next := make([]byte, chunkSize), make([]byte, chunkSize)
	n, err := fill(in, now)
	for index := int64(0); ; index++ {
		if err != nil && !errors.Is(err, io.EOF) {
			return total, err
		}
		total += int64(n)
		following := 0
		if err == nil {
			following, err = fill(in, next)
			if err != nil && !errors.Is(err, io.EOF) {
				return total, err
			}
		}
		last := following == 0
		if _, failed := out.Write(b.seal(now[:n], index, last, total)); failed != nil {
			return total, fmt.Errorf("write a sealed file: %w", failed)
		}
		if last {
			return total, nil
		}
		now, next, n = next, now, following
	}
}

// fill reads until the buffer is full or the source ends; io.EOF says that nothing
// follows what was read. A source that breaks off says so with an error of its own,
// which io.ReadFull would take for an end.
func fill(in io.Reader, into []byte) (n int, err error) {
	for n < len(into) && err == nil {
		var more int
		more, err = in.Read(into[n:])
		n += more
	}
	return n, err //nolint:wrapcheck // the caller tells the end from the rest
}

// source is what a sealed file is read from.
type source interface {
	io.ReaderAt
	io.Closer
}

// File is the content of a sealed file, to be read from anywhere in it. It is not
// safe for use by several goroutines.
type File struct {
	in     source
	b      binding
	size   int64 // of the content
	chunks int64
	at     int64

	held  int64 // which chunk is open; -1: none
	plain []byte
}

// openFrom opens a sealed file of so many bytes and proves its length.
func openFrom(in source, length int64, key []byte, row string) (*File, error) {
	head := make([]byte, headSize)
	if _, err := in.ReadAt(head, 0); err != nil || string(head[:len(mark)]) != mark || head[len(mark)] != version {
		return nil, ErrDamaged
	}
	b, err := bind(key, row, head[len(mark)+1:])
	if err != nil {
		return nil, err
	}
	body := length - int64(headSize)
	if body < tagSize {
		return nil, ErrDamaged
	}
	f := &File{in: in, b: b, chunks: (body + sealedMax - 1) / sealedMax, held: -1}
	if f.size = body - f.chunks*tagSize; f.size < 0 {
		return nil, ErrDamaged
	}
	return f, f.hold(f.chunks - 1) // the last chunk proves the length
}

// hold opens a chunk.
func (f *File) hold(index int64) error {
	if f.held == index {
		return nil
	}
	last := index == f.chunks-1
	n := int64(sealedMax)
	if last {
		n = f.size + f.chunks*tagSize - index*sealedMax
	}
	if n < tagSize {
		return ErrDamaged
	}
	sealed := make([]byte, n)
	if _, err := f.in.ReadAt(sealed, int64(headSize)+index*sealedMax); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read a sealed file: %w", err)
	}
	plain, err := f.b.open(sealed, index, last, f.size)
	if err != nil {
		return err
	}
	f.held, f.plain = index, plain
	return nil
}

// Size is the length of the content in bytes.
func (f *File) Size() int64 { return f.size }

// Read reads on from where the last Read or Seek left off.
func (f *File) Read(into []byte) (int, error) {
	if f.at >= f.size {
		return 0, io.EOF
	}
	if err := f.hold(f.at / chunkSize); err != nil {
		return 0, err
	}
	n := copy(into, f.plain[f.at%chunkSize:])
	f.at += int64(n)
	return n, nil
}

// Seek moves to a place in the content.
func (f *File) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.size
	}
	if offset < 0 {
		return f.at, errors.New("seek before the beginning of a file")
	}
	f.at = offset
	return offset, nil
}

// Close ends the reading.
func (f *File) Close() error { return f.in.Close() }
