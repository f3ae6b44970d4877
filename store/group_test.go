package store_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// together runs writes in one shared transaction, in this order, and returns
// their errors: the writer is held until all of them wait.
func together(t testing.TB, db *store.DB, fns ...func(*store.Tx) error) []error {
	t.Helper()
	held, release := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		if err := db.Update(context.Background(), func(*store.Tx) error { close(held); <-release; return nil }); err != nil {
			t.Error(err)
		}
	})
	<-held
	errs := make([]error, len(fns))
	for i, fn := range fns {
		all.Go(func() { errs[i] = db.Update(context.Background(), fn) })
		for db.Queued() <= i {
			runtime.Gosched()
		}
	}
	close(release)
	all.Wait()
	return errs
}

func TestEachFailureIsUndoneAlone(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	var mu sync.Mutex
	published := map[string]int{}
	db.Watch(func(changes []store.Change) {
		mu.Lock()
		defer mu.Unlock()
		for _, c := range changes {
			// What is published is on disk already: another connection reads it.
			if _, err := db.Setting(ctx, c.ID); err != nil {
				t.Errorf("published before the commit: %v", err)
			}
			published[c.ID]++
		}
	})
	const writers = 500
	key := func(i int) string { return fmt.Sprintf("n%03d", i) }
	fate := func(i int) error {
		switch i % 5 {
		case 1:
			return errOnPurpose
		case 2:
			panic("on purpose")
		}
		return nil
	}
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			err := db.Update(ctx, func(tx *store.Tx) error {
				if err := tx.PutSetting(ctx, key(i), "x", 1); err != nil {
					return err
				}
				return fate(i)
			})
			switch i % 5 {
			case 1:
				if !errors.Is(err, errOnPurpose) {
					t.Errorf("%d: got %v, want its own error", i, err)
				}
			case 2:
				if err == nil || !strings.Contains(err.Error(), "panic while writing: on purpose") {
					t.Errorf("%d: got %v, want its own panic", i, err)
				}
			default:
				if err != nil {
					t.Errorf("%d: %v", i, err)
				}
			}
		})
	}
	all.Wait()
	stored, err := db.Settings(ctx, "n")
	if err != nil {
		t.Fatal(err)
	}
	for i := range writers {
		failed := i%5 == 1 || i%5 == 2
		if _, there := stored[key(i)]; there == failed {
			t.Errorf("%d: stored %t, failed %t", i, there, failed)
		}
		if want := map[bool]int{true: 0, false: 1}[failed]; published[key(i)] != want {
			t.Errorf("%d: published %d times, want %d", i, published[key(i)], want)
		}
	}
}

func TestAFailureInTheMiddleOfOneTransactionUndoesItselfAlone(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	put := func(key string, fail error) func(*store.Tx) error {
		return func(tx *store.Tx) error { return errors.Join(tx.PutSetting(ctx, key, "x", 1), fail) }
	}
	errs := together(t, db, put("n1", nil), put("n2", errOnPurpose), put("n3", nil), func(*store.Tx) error { panic("on purpose") }, put("n5", nil))
	for i, failed := range []bool{false, true, false, true, false} {
		if (errs[i] != nil) != failed {
			t.Errorf("write %d: %v", i+1, errs[i])
		}
	}
	got, err := db.Settings(ctx, "n")
	check(t, err, map[string]string{"n1": "x", "n3": "x", "n5": "x"}, got)
}

func TestALaterPartSeesAnEarlierOne(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	for _, err := range together(t, db,
		func(tx *store.Tx) error { return tx.PutSetting(ctx, "n", "x", 1) },
		func(tx *store.Tx) error { _, err := tx.Setting(ctx, "n"); return err },
	) {
		if err != nil {
			t.Error(err)
		}
	}
}

func TestConcurrentReadThenWriteLosesNothing(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	update(t, db, func(tx *store.Tx) error { return tx.PutSetting(ctx, "counter", "0", 1) })
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for range 25 {
				if err := db.Update(ctx, func(tx *store.Tx) error {
					old, err := tx.Setting(ctx, "counter")
					if err != nil {
						return err
					}
					n, err := strconv.Atoi(old)
					if err != nil {
						return err
					}
					return tx.PutSetting(ctx, "counter", strconv.Itoa(n+1), 1)
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	got, err := db.Setting(ctx, "counter")
	check(t, err, "400", got)
}

func TestUpdateOfACancelledCallerDoesNotRun(t *testing.T) {
	db := storetest.Open(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	ran := false
	if err := db.Update(ctx, func(*store.Tx) error { ran = true; return nil }); !errors.Is(err, context.Canceled) || ran {
		t.Errorf("ran %t: %v", ran, err)
	}
}

func TestUpdateWhileClosing(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := openAgain(t, dir)
	var all sync.WaitGroup
	done := make([]bool, 64)
	for i := range done {
		all.Go(func() {
			err := db.Update(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, fmt.Sprintf("n%02d", i), "x", 1) })
			if done[i] = err == nil; err != nil && !errors.Is(err, store.ErrClosed) {
				t.Error(err)
			}
		})
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	all.Wait()
	if err := db.Update(ctx, func(*store.Tx) error { return nil }); !errors.Is(err, store.ErrClosed) {
		t.Errorf("after Close: got %v, want ErrClosed", err)
	}
	if err := db.Close(); err != nil {
		t.Errorf("a second Close: %v", err)
	}
	db = openAgain(t, dir)
	defer db.Close()
	stored, err := db.Settings(ctx, "n")
	if err != nil {
		t.Fatal(err)
	}
	for i, ok := range done {
		if _, there := stored[fmt.Sprintf("n%02d", i)]; there != ok {
			t.Errorf("write %d was reported done %t and is there %t", i, ok, there)
		}
	}
}

func TestCloseEndsEveryConnection(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := openAgain(t, dir)
	update(t, db, func(tx *store.Tx) error { return tx.PutSetting(ctx, "n", "x", 1) })
	if _, err := db.Setting(ctx, "n"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	// The last connection to close takes the write-ahead log along.
	for name := range contents(t, dir) {
		if strings.HasSuffix(name, "-wal") || strings.HasSuffix(name, "-shm") {
			t.Errorf("%s is left", name)
		}
	}
}

func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	body := func(n byte, size int) []byte { return append(make([]byte, size), n) }
	add := func(n byte, size int) func(*store.Tx) error {
		return func(tx *store.Tx) error {
			_, _, err := tx.AddDelivery(ctx, store.FromPlatform, body(n, size), noon)
			return err
		}
	}
	pending := func() map[byte]bool {
		t.Helper()
		all, err := db.PendingDeliveries(ctx, 1000)
		if err != nil {
			t.Fatal(err)
		}
		found := map[byte]bool{}
		for _, d := range all {
			found[d.Body[len(d.Body)-1]] = true
		}
		return found
	}
	update(t, db, add(0, 100))
	if err := db.LimitPages(ctx, 20); err != nil {
		t.Fatal(err)
	}
	t.Run("alone", func(t *testing.T) {
		if err := db.Update(ctx, add(1, 1<<20)); !errors.Is(err, store.ErrNoSpace) {
			t.Errorf("got %v, want ErrNoSpace", err)
		}
	})
	t.Run("among others", func(t *testing.T) {
		errs := together(t, db, add(2, 100), add(3, 1<<20), add(4, 100))
		if !errors.Is(errs[1], store.ErrNoSpace) {
			t.Errorf("got %v, want ErrNoSpace", errs[1])
		}
		there := pending()
		for i, n := range []byte{2, 3, 4} {
			if there[n] != (errs[i] == nil) {
				t.Errorf("write %d is there %t and was told %v", n, there[n], errs[i])
			}
		}
	})
	t.Run("and it works again with space", func(t *testing.T) {
		if err := db.LimitPages(ctx, 10000); err != nil {
			t.Fatal(err)
		}
		update(t, db, add(5, 1<<20))
		if there := pending(); !there[0] || !there[5] || there[1] || there[3] {
			t.Errorf("stored: %v", there)
		}
		if err := db.Integrity(ctx); err != nil {
			t.Error(err)
		}
	})
}

func TestEveryConnectionHasEverySetting(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	for name, want := range map[string]int{"secure_delete": 1, "synchronous": 2, "foreign_keys": 1, "temp_store": 2, "busy_timeout": 10000} {
		got, err := db.Pragma(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) < 8 {
			t.Errorf("%s: only %d connections were asked", name, len(got))
		}
		for i, v := range got {
			if v != want {
				t.Errorf("%s on connection %d is %d, want %d", name, i, v, want)
			}
		}
	}
}

func TestReadersCannotWrite(t *testing.T) {
	got, err := storetest.Open(t).Pragma(context.Background(), "query_only")
	if err != nil {
		t.Fatal(err)
	}
	reading := 0
	for _, v := range got {
		reading += v
	}
	if reading != 5 { // four that read, one that looks up keys
		t.Errorf("%d connections cannot write, want 5: %v", reading, got)
	}
}

func TestOneIDIsNeverTwoMessages(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	g, c := talk(t, db)
	m := bubble(t, c, stay.FromGuest, "ciao")
	update(t, db, func(tx *store.Tx) error { _, _, err := tx.AddMessage(ctx, c, m, "wamid.A"); return err })
	err := db.Update(ctx, func(tx *store.Tx) error { _, _, err := tx.AddMessage(ctx, c, m, "wamid.B"); return err })
	if err == nil {
		t.Error("one id was given to two messages")
	}
	if got, err := db.Messages(ctx, c.ID, 10); err != nil || len(got) != 1 {
		t.Errorf("%d messages of %s: %v", len(got), g.ID, err)
	}
}
