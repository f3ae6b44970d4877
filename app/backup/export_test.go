package backup

import (
	"context"
	"crypto/rand"
	"path/filepath"
	"time"

	"portineria/store"
)

// HeaderSize and ChunkSize are the sizes of a header and of a sealed chunk.
const (
	HeaderSize = headerSize
	ChunkSize  = chunkSize + tagSize
)

// Forge seals any file as if it were a copy of the database, with any version in
// the header.
func Forge(copied, path string, master store.MasterKey, schema int) error {
	o := CreateOptions{To: filepath.Dir(path), Master: master, Rand: rand.Reader}
	return o.seal(context.Background(), copied, path, header{Created: time.Unix(0, 0), Schema: schema})
}

// WithStep calls fn between the steps of a restore.
func (o RestoreOptions) WithStep(fn func(name string)) RestoreOptions {
	o.step = fn
	return o
}
