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
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"portineria/stay"
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

	mu    sync.RWMutex
	open  map[string]cipher.AEAD
	times uint64 // how often something was forgotten
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

// cached returns an open key, and the count to hand to keep.
func (r *ring) cached(id string) (cipher.AEAD, uint64) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.open[id], r.times
}

// keep remembers an open key, unless something was forgotten since it was
// looked up: it may be the very one.
func (r *ring) keep(id string, aead cipher.AEAD, times uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.times != times {
		return
	}
	if len(r.open) >= keptOpen {
		clear(r.open)
	}
	r.open[id] = aead
}

func (r *ring) forget(ids ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.times++
	for _, id := range ids {
		delete(r.open, id)
	}
}

func (r *ring) forgetAll() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.times++
	clear(r.open)
}

// touched holds the keys that the open transaction made or destroyed, by id.
// Nobody else may use them before the commit, and after a rollback nobody at
// all: a value sealed under a key that never reached the table is lost. A nil
// key means that the table has to be asked.
type touched map[string]cipher.AEAD

// doubt makes every entry ask the table again: a part was undone.
func (t touched) doubt() {
	for id := range t {
		t[id] = nil
	}
}

// settle ends the transaction's claim to its keys.
func (t touched) settle(r *ring) {
	if len(t) > 0 {
		r.forget(slices.Collect(maps.Keys(t))...)
		clear(t)
	}
}

// errKeyGone says that a data key is not in the table: what it sealed was erased.
var errKeyGone = fmt.Errorf("the key was destroyed: %w", stay.ErrNotFound)

// key opens the data key of that id.
func (q queries) key(ctx context.Context, id string) (cipher.AEAD, error) {
	mine, own := q.touched[id]
	if mine != nil {
		return mine, nil
	}
	aead, times := q.ring.cached(id)
	if aead != nil && !own {
		return aead, nil
	}
	aead, err := q.loadKey(ctx, id)
	if err != nil {
		return nil, err
	}
	if !own {
		q.ring.keep(id, aead, times)
	}
	return aead, nil
}

// loadKey reads a data key from its table. It does so apart from the query whose
// rows are being read, which holds one of the few reading connections: readers
// that all wait for a second one would wait for each other.
func (q queries) loadKey(ctx context.Context, id string) (cipher.AEAD, error) {
	apart := q
	apart.run = q.keys
	wrapped, err := queryOne(ctx, apart, `SELECT wrapped FROM keys WHERE id = ?`, scanValue[[]byte], id)
	if errors.Is(err, stay.ErrNotFound) {
		return nil, fmt.Errorf("find the key of %s: %w", id, errKeyGone)
	}
	if err != nil {
		return nil, fmt.Errorf("find the key of %s: %w", id, err)
	}
	raw, err := openWith(q.ring.wrap, wrapped, "keys", "wrapped", id)
	if err != nil {
		return nil, ErrWrongKey
	}
	return newAEAD(raw)
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
	made, err := tx.execCount(ctx, `INSERT INTO keys(id, wrapped, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, id, wrapped, now)
	if err != nil || made == 0 {
		return err
	}
	tx.touched[id], err = newAEAD(raw[:])
	return err
}

// destroyKey removes a data key: what was sealed under it is gone for good.
func (tx *Tx) destroyKey(ctx context.Context, id string) error {
	tx.touched[id] = nil
	return tx.exec(ctx, `DELETE FROM keys WHERE id = ?`, id)
}
