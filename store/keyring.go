package store

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// MasterKeyFile is the name of the key file in the data directory.
const MasterKeyFile = "master.key"

// ErrNoKey says that there is a database but not the key that opens it.
var ErrNoKey = errors.New("the key file " + MasterKeyFile + " is missing, and without it the database cannot be read: put back your copy of it")

// ErrWrongKey says that the key file is not the one the database was sealed with.
var ErrWrongKey = errors.New("the key file " + MasterKeyFile + " does not belong to this database: put back the copy that does")

// MasterKey is the root of all keys of a house: 256 random bits.
type MasterKey [32]byte

// derive makes an independent key for one use (HKDF's expand step with a single
// block, RFC 5869 2.3; the master key is uniformly random already).
func (m MasterKey) derive(use string) []byte {
	mac := hmac.New(sha256.New, m[:])
	mac.Write([]byte("portineria " + use + "\x01"))
	return mac.Sum(nil)
}

// Derive makes a key for a use outside the database, such as backups.
func (m MasterKey) Derive(use string) []byte { return m.derive("outside " + use) }

// ReadMasterKey reads a key file: 64 hex digits, white space around allowed.
func ReadMasterKey(path string) (MasterKey, error) {
	var key MasterKey
	text, err := os.ReadFile(path)
	if err != nil {
		return key, fmt.Errorf("read the key file: %w", err)
	}
	raw, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(raw) != len(key) {
		return key, fmt.Errorf("read the key file %s: want 64 hex digits", path)
	}
	copy(key[:], raw)
	return key, nil
}

// LoadMasterKey reads the key file of a data directory, and makes it where
// neither key nor database exist yet. A database without its key is ErrNoKey:
// a new key would look like a fresh start and hide that the old data is there.
func LoadMasterKey(dir string, random io.Reader) (MasterKey, error) {
	path := filepath.Join(dir, MasterKeyFile)
	key, err := ReadMasterKey(path)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if _, err := os.Stat(filepath.Join(dir, FileName)); err == nil {
		return key, ErrNoKey
	}
	if _, err := io.ReadFull(random, key[:]); err != nil {
		return key, fmt.Errorf("make the master key: %w", err)
	}
	if err := WriteMasterKey(path, key); err != nil {
		// Another process may have been first: its key counts.
		if errors.Is(err, fs.ErrExist) {
			return ReadMasterKey(path)
		}
		return key, err
	}
	return key, nil
}

// WriteMasterKey writes a new key file, readable by its owner alone, and never
// replaces one. It appears whole or not at all.
func WriteMasterKey(path string, key MasterKey) error {
	part, err := os.CreateTemp(filepath.Dir(path), ".key-*")
	if err != nil {
		return fmt.Errorf("make the key file: %w", err)
	}
	defer os.Remove(part.Name())
	_, err = part.WriteString(hex.EncodeToString(key[:]) + "\n")
	if err = errors.Join(err, part.Sync(), part.Close()); err != nil {
		return fmt.Errorf("write the key file: %w", err)
	}
	if err := os.Link(part.Name(), path); err != nil {
		return fmt.Errorf("place the key file: %w", err)
	}
	return nil
}

// ring opens and seals. Data keys are wrapped by the master key in the table
// keys and kept open in memory once used; destroying the row makes everything
// sealed under it unreadable.
type ring struct {
	wrap   cipher.AEAD
	lookup []byte

	mu   sync.RWMutex
	open map[string]cipher.AEAD
}

// keptOpen bounds the memory that open keys take; past it the cache starts anew.
const keptOpen = 4096

func newRing(master MasterKey) (*ring, error) {
	wrap, err := newAEAD(master.derive("wrap"))
	if err != nil {
		return nil, err
	}
	return &ring{wrap: wrap, lookup: master.derive("lookup"), open: map[string]cipher.AEAD{}}, nil
}

func newAEAD(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("make a cipher: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("make a cipher: %w", err)
	}
	return aead, nil
}

func (r *ring) cached(id string) (cipher.AEAD, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	aead, ok := r.open[id]
	return aead, ok
}

func (r *ring) keep(id string, aead cipher.AEAD) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.open) >= keptOpen {
		clear(r.open)
	}
	r.open[id] = aead
}

func (r *ring) forget(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.open, id)
}

// key opens the data key of that id.
func (q queries) key(ctx context.Context, id string) (cipher.AEAD, error) {
	if aead, ok := q.ring.cached(id); ok {
		return aead, nil
	}
	wrapped, err := queryOne(ctx, q, `SELECT wrapped FROM keys WHERE id = ?`, scanValue[[]byte], id)
	if err != nil {
		return nil, fmt.Errorf("find the key of %s: %w", id, err)
	}
	raw, err := openWith(q.ring.wrap, wrapped, "keys", "wrapped", id)
	if err != nil {
		return nil, ErrWrongKey
	}
	aead, err := newAEAD(raw)
	if err != nil {
		return nil, err
	}
	q.ring.keep(id, aead)
	return aead, nil
}

// newKey makes the data key of that id; one that exists stays as it is.
func (tx *Tx) newKey(ctx context.Context, id string, now int64) error {
	var raw [32]byte
	if _, err := io.ReadFull(rand.Reader, raw[:]); err != nil {
		return fmt.Errorf("make a key: %w", err)
	}
	wrapped, err := sealWith(tx.ring.wrap, raw[:], "keys", "wrapped", id)
	if err != nil {
		return err
	}
	return tx.exec(ctx, `INSERT INTO keys(id, wrapped, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, id, wrapped, now)
}

// destroyKey removes a data key: what was sealed under it is gone for good.
func (tx *Tx) destroyKey(ctx context.Context, id string) error {
	tx.afterCommit = append(tx.afterCommit, func() { tx.ring.forget(id) })
	return tx.exec(ctx, `DELETE FROM keys WHERE id = ?`, id)
}
