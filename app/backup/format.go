package backup

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"time"

	"portineria/store"
)

// A backup is a header and a stream.
//
// The header stands in clear, so that a wrong key, a newer format and a damaged
// file can be told apart. All of it is bound to the wrapped file key, so that
// none of it can be changed unseen.
//
// The stream is the database file and its SHA-256, cut into chunks of 64 KB,
// each sealed with AES-256-GCM under the file key. The nonce counts the chunks
// and marks the last one, so that none can be left out, moved, repeated or added
// (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
const (
	magic     = "portineria backup\n"
	format    = 1
	chunkSize = 64 << 10
	tagSize   = 16
	nonceSize = 12
	keySize   = 32

	clearSize  = len(magic) + 2 + 8 + 4 + 8 + 8                // up to the wrapped key
	headerSize = clearSize + nonceSize + keySize + tagSize + 4 // with the checksum at the end
)

// header is what stands in clear at the beginning.
type header struct {
	Created time.Time
	Schema  int   // version of the database
	Size    int64 // of the database file in bytes
	KeyID   [8]byte
}

// keyID tells which master key a file was sealed with and nothing about the key.
func keyID(master store.MasterKey) (id [8]byte) {
	mac := hmac.New(sha256.New, master.Derive("backup key id"))
	copy(id[:], mac.Sum(nil))
	return id
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

// writeHeader makes a file key, and returns it with the header that holds it
// wrapped.
func writeHeader(h header, master store.MasterKey, random io.Reader) (raw, fileKey []byte, err error) {
	var b bytes.Buffer
	b.WriteString(magic)
	for _, v := range []any{uint16(format), h.Created.UnixMilli(), uint32(h.Schema), uint64(h.Size), keyID(master)} {
		if err := binary.Write(&b, binary.BigEndian, v); err != nil {
			return nil, nil, fmt.Errorf("write the header: %w", err)
		}
	}
	wrap, err := newAEAD(master.Derive("backup"))
	if err != nil {
		return nil, nil, err
	}
	fresh := make([]byte, nonceSize+keySize)
	if _, err := io.ReadFull(random, fresh); err != nil {
		return nil, nil, fmt.Errorf("make a file key: %w", err)
	}
	nonce, fileKey := fresh[:nonceSize], fresh[nonceSize:]
	wrapped := wrap.Seal(nil, nonce, fileKey, b.Bytes())
	b.Write(nonce)
	b.Write(wrapped)
	raw = binary.BigEndian.AppendUint32(b.Bytes(), crc32.ChecksumIEEE(b.Bytes()))
	return raw, fileKey, nil
}

// readHeader reads and opens a header. It says what is wrong in the order in
// which a person wants to know it.
func readHeader(raw []byte, master store.MasterKey) (h header, fileKey []byte, err error) {
	switch {
	case len(raw) == 0:
		return h, nil, fmt.Errorf("the file is empty: %w", ErrNotBackup)
	case !bytes.HasPrefix(raw, []byte(magic)) && !bytes.HasPrefix([]byte(magic), raw):
		return h, nil, ErrNotBackup
	case len(raw) < headerSize:
		return h, nil, fmt.Errorf("it is cut short: %w", ErrDamaged)
	case crc32.ChecksumIEEE(raw[:headerSize-4]) != binary.BigEndian.Uint32(raw[headerSize-4:]):
		return h, nil, fmt.Errorf("its header was changed: %w", ErrDamaged)
	}
	in := raw[len(magic):]
	if v := binary.BigEndian.Uint16(in); v != format {
		return h, nil, fmt.Errorf("the backup has the format %d, this program knows %d: %w", v, format, store.ErrNewer)
	}
	h = header{
		Created: time.UnixMilli(int64(binary.BigEndian.Uint64(in[2:]))).UTC(),
		Schema:  int(binary.BigEndian.Uint32(in[10:])),
		Size:    int64(binary.BigEndian.Uint64(in[14:])),
		KeyID:   [8]byte(in[22:30]),
	}
	if h.KeyID != keyID(master) {
		return h, nil, ErrWrongKey
	}
	wrap, err := newAEAD(master.Derive("backup"))
	if err != nil {
		return h, nil, err
	}
	fileKey, err = wrap.Open(nil, raw[clearSize:clearSize+nonceSize], raw[clearSize+nonceSize:headerSize-4], raw[:clearSize])
	if err != nil {
		return h, nil, fmt.Errorf("its header was changed: %w", ErrDamaged)
	}
	return h, fileKey, nil
}

// fileSize is how large the whole file must be.
func (h header) fileSize() int64 {
	stream := h.Size + sha256.Size
	chunks := (stream + chunkSize - 1) / chunkSize
	return int64(headerSize) + stream + chunks*tagSize
}
