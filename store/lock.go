package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// LockFile is held by the program that serves from a data directory.
const LockFile = "serve.lock"

// ErrRunning says that a program works on the data directory.
var ErrRunning = errors.New("portineria is running on this data directory: stop it first")

// Lock takes a data directory for a program that serves from it, or replaces
// what is in it. While another one holds it that is ErrRunning. The lock ends
// with the process, whatever way it ends; the file stays and means nothing.
func Lock(dir string) (release func() error, err error) {
	release, err = flock(filepath.Join(dir, LockFile), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, ErrRunning
	}
	if err != nil {
		return nil, fmt.Errorf("lock the data directory: %w", err)
	}
	return release, nil
}

func flock(path string, how int) (release func() error, err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f.Close, nil
}
