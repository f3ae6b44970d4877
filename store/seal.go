package store

import (
	"context"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// sealVersion is the first byte of every sealed value, so that the form can
// change without guessing.
const sealVersion = 1

var errSealed = errors.New("a sealed value does not open: it was changed, moved, or its key is gone")

// place is where a value stands. It goes into the seal, so that a value copied
// to another row or column does not open there.
func place(table, column, row string) []byte { return []byte(table + "\x00" + column + "\x00" + row) }

func sealWith(aead cipher.AEAD, plain []byte, table, column, row string) ([]byte, error) {
	out := make([]byte, 1+aead.NonceSize(), 1+aead.NonceSize()+len(plain)+aead.Overhead())
	out[0] = sealVersion
	if _, err := io.ReadFull(rand.Reader, out[1:]); err != nil {
		return nil, fmt.Errorf("seal a value: %w", err)
	}
	return aead.Seal(out, out[1:], plain, place(table, column, row)), nil
}

func openWith(aead cipher.AEAD, sealed []byte, table, column, row string) ([]byte, error) {
	n := 1 + aead.NonceSize()
	if len(sealed) < n || sealed[0] != sealVersion {
		return nil, errSealed
	}
	plain, err := aead.Open(nil, sealed[1:n], sealed[n:], place(table, column, row))
	if err != nil {
		return nil, errSealed
	}
	return plain, nil
}

// sealBytes seals a value under the data key of that id.
func (q queries) sealBytes(ctx context.Context, key string, plain []byte, table, column, row string) ([]byte, error) {
	aead, err := q.key(ctx, key)
	if err != nil {
		return nil, err
	}
	return sealWith(aead, plain, table, column, row)
}

func (q queries) openBytes(ctx context.Context, key string, sealed []byte, table, column, row string) ([]byte, error) {
	aead, err := q.key(ctx, key)
	if err != nil {
		return nil, err
	}
	plain, err := openWith(aead, sealed, table, column, row)
	if err == nil {
		return plain, nil
	}
	// The key in memory may be an older one of the same name: a property that
	// was removed and imported again, perhaps by another process.
	if aead, err = q.loadKey(ctx, key); err != nil {
		return nil, err
	}
	if plain, err = openWith(aead, sealed, table, column, row); err != nil {
		return nil, fmt.Errorf("open %s.%s: %w", table, column, err)
	}
	q.ring.forget(key)
	return plain, nil
}

// sealDoc seals a small document as JSON.
func (q queries) sealDoc(ctx context.Context, key string, doc any, table, column, row string) ([]byte, error) {
	plain, err := json.Marshal(doc)
	if err != nil {
		return nil, fmt.Errorf("write %s.%s: %w", table, column, err)
	}
	return q.sealBytes(ctx, key, plain, table, column, row)
}

func (q queries) openDoc(ctx context.Context, key string, sealed []byte, doc any, table, column, row string) error {
	plain, err := q.openBytes(ctx, key, sealed, table, column, row)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(plain, doc); err != nil {
		return fmt.Errorf("read %s.%s: %w", table, column, err)
	}
	return nil
}

// hash is the keyed fingerprint by which a sealed value is looked up. The use
// is part of it, so that equal values in two columns do not show that they are
// equal. Empty values have none.
func (q queries) hash(use, value string) []byte {
	if value == "" {
		return nil
	}
	mac := hmac.New(sha256.New, q.ring.lookup)
	mac.Write([]byte(use + "\x00" + value))
	return mac.Sum(nil)[:16]
}
