package web

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"portineria/store"
)

// kept is how long the outcome of a work can be looked at. It stands in memory
// alone and is gone with the program.
const kept = time.Hour

// grace is how long a page waits for a work that may be over at once.
const grace = 800 * time.Millisecond

// works are what people of the house have under way that takes longer than a
// page may: one of each kind for each account, an older one makes place.
type works[T any] struct {
	now     func() time.Time
	log     *slog.Logger
	changed func([]store.Change) // tells open pages

	mu      sync.Mutex
	by      map[string]*work[T]
	begun   int
	running sync.WaitGroup
}

// work is one of them. What it was begun with is in the outcome from the start.
type work[T any] struct {
	id     string
	owner  string // the account's id: nobody else sees it
	cancel context.CancelFunc
	over   chan struct{}

	mu      sync.Mutex
	outcome T
	step    int // in hundredths, for telling no page twice
	ended   time.Time
	failed  error
}

// start begins a work in the background. Its function changes the outcome
// through change, which also tells the page.
func (w *works[T]) start(owner string, outcome T, run func(ctx context.Context, change func(hundredths int, fn func(*T))) error) *work[T] {
	ctx, cancel := context.WithCancel(context.Background())
	one := &work[T]{owner: owner, cancel: cancel, over: make(chan struct{}), outcome: outcome}
	w.mu.Lock()
	w.forget(owner)
	w.begun++
	one.id = strconv.FormatInt(w.now().UnixMilli(), 36) + "-" + strconv.Itoa(w.begun)
	if w.by == nil {
		w.by = map[string]*work[T]{}
	}
	w.by[one.id] = one
	w.mu.Unlock()
	w.running.Go(func() {
		defer cancel()
		err := safely(func() error { return run(ctx, func(hundredths int, fn func(*T)) { w.change(one, hundredths, fn) }) })
		if err != nil && ctx.Err() == nil {
			w.log.Error("do what takes long", slog.Any("error", err))
		}
		one.mu.Lock()
		one.ended, one.failed = w.now(), err
		one.mu.Unlock()
		close(one.over)
		time.AfterFunc(kept, func() { w.drop(one) }) // it may hold guests' data, and nobody may come back for it
		w.changed([]store.Change{{Topic: "work", ID: one.id}})
	})
	return one
}

// safely turns a panic into an error: nobody else must fall with it.
func safely(run func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return run()
}

// change alters the outcome and tells the page, at most a few times in all.
func (w *works[T]) change(one *work[T], hundredths int, fn func(*T)) {
	one.mu.Lock()
	fn(&one.outcome)
	tell := hundredths >= one.step+5
	if tell {
		one.step = hundredths
	}
	one.mu.Unlock()
	if tell {
		w.changed([]store.Change{{Topic: "work", ID: one.id}})
	}
}

// forget drops what an account had before, and everything that is too old. The
// caller holds the lock.
func (w *works[T]) forget(owner string) {
	for id, one := range w.by {
		if one.owner == owner || one.old(w.now()) {
			one.cancel()
			delete(w.by, id)
		}
	}
}

// find is an account's own work; nil where there is none of that id.
func (w *works[T]) find(owner, id string) *work[T] {
	w.mu.Lock()
	defer w.mu.Unlock()
	one := w.by[id]
	if one == nil || one.owner != owner || one.old(w.now()) {
		return nil
	}
	return one
}

// drop forgets one that is of no more use.
func (w *works[T]) drop(one *work[T]) {
	w.mu.Lock()
	defer w.mu.Unlock()
	one.cancel()
	delete(w.by, one.id)
}

// end stops all of them and waits.
func (w *works[T]) end() {
	w.mu.Lock()
	for _, one := range w.by {
		one.cancel()
	}
	w.mu.Unlock()
	w.running.Wait()
}

func (o *work[T]) old(now time.Time) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return !o.ended.IsZero() && now.Sub(o.ended) > kept
}

// wait gives a short work the time to end before its page is shown.
func (o *work[T]) wait(ctx context.Context) {
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case <-o.over:
	case <-timer.C:
	case <-ctx.Done():
	}
}

// look is the outcome as it stands.
func (o *work[T]) look() (outcome T, ended bool, failed error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.outcome, !o.ended.IsZero(), o.failed
}
