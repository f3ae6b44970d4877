package backup

import (
	"context"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"io"
)

// nonceOf counts the chunks; the last byte marks the last one.
func nonceOf(chunk uint64, last bool) []byte {
	nonce := make([]byte, nonceSize)
	binary.BigEndian.PutUint64(nonce[3:], chunk)
	if last {
		nonce[nonceSize-1] = 1
	}
	return nonce
}

// sealStream writes size bytes of in and their digest as sealed chunks.
func sealStream(ctx context.Context, out io.Writer, in io.Reader, size int64, fileKey []byte, progress Progress) error {
	aead, err := newAEAD(fileKey)
	if err != nil {
		return err
	}
	digest := sha256.New()
	plain := io.MultiReader(io.TeeReader(io.LimitReader(in, size), digest), &sum{of: func() []byte { return digest.Sum(nil) }})
	return chunks(ctx, size+sha256.Size, func(n uint64, length int, last bool) error {
		chunk := make([]byte, length, chunkSize+tagSize)
		if _, err := io.ReadFull(plain, chunk); err != nil {
			return fmt.Errorf("read the copy of the database: %w", err)
		}
		if _, err := out.Write(aead.Seal(chunk[:0], nonceOf(n, last), chunk, nil)); err != nil {
			return fmt.Errorf("write the backup: %w", explain(err))
		}
		progress.tell("seal", min(int64(n+1)*chunkSize, size), size)
		return nil
	})
}

// sum is read after everything before it, and holds the digest of that.
type sum struct {
	of   func() []byte
	left []byte
	made bool
}

func (s *sum) Read(p []byte) (int, error) {
	if !s.made {
		s.left, s.made = s.of(), true
	}
	if len(s.left) == 0 {
		return 0, io.EOF
	}
	n := copy(p, s.left)
	s.left = s.left[n:]
	return n, nil
}

// openStream is the way back. What it writes can be trusted only once it has
// returned without an error.
func openStream(ctx context.Context, out io.Writer, in io.Reader, size int64, fileKey []byte, progress Progress) error {
	aead, err := newAEAD(fileKey)
	if err != nil {
		return err
	}
	digest := sha256.New()
	var told []byte
	left := size
	err = chunks(ctx, size+sha256.Size, func(n uint64, length int, last bool) error {
		plain, err := openChunk(aead, in, n, length, last)
		if err != nil {
			return err
		}
		mine := plain[:min(int64(len(plain)), left)]
		told = append(told, plain[len(mine):]...)
		left -= int64(len(mine))
		digest.Write(mine)
		if _, err := out.Write(mine); err != nil {
			return fmt.Errorf("write the copy: %w", explain(err))
		}
		progress.tell("open", size-left, size)
		return nil
	})
	if err != nil {
		return err
	}
	if subtle.ConstantTimeCompare(told, digest.Sum(nil)) != 1 {
		return fmt.Errorf("its digest is another one: %w", ErrDamaged)
	}
	return nil
}

func openChunk(aead cipher.AEAD, in io.Reader, n uint64, length int, last bool) ([]byte, error) {
	sealed := make([]byte, length+tagSize)
	if _, err := io.ReadFull(in, sealed); err != nil {
		return nil, fmt.Errorf("read the backup: %w", err)
	}
	plain, err := aead.Open(sealed[:0], nonceOf(n, last), sealed, nil)
	if err != nil {
		return nil, fmt.Errorf("part %d of it was changed: %w", n+1, ErrDamaged)
	}
	return plain, nil
}

// chunks cuts a stream of so many bytes, until the context ends.
func chunks(ctx context.Context, size int64, do func(n uint64, length int, last bool) error) error {
	for n := uint64(0); size > 0; n++ {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("stopped on the way: %w", err)
		}
		length := min(size, chunkSize)
		size -= length
		if err := do(n, int(length), size == 0); err != nil {
			return err
		}
	}
	return nil
}
