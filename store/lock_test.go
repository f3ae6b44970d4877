package store_test

import (
	"errors"
	"testing"

	"portineria/store"
)

func TestLockIsHeldByOne(t *testing.T) {
	dir := t.TempDir()
	release, err := store.Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Lock(dir); !errors.Is(err, store.ErrRunning) {
		t.Errorf("a second one: got %v, want ErrRunning", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	again, err := store.Lock(dir)
	if err != nil {
		t.Fatalf("after the first has gone: %v", err)
	}
	if err := again(); err != nil {
		t.Error(err)
	}
}
