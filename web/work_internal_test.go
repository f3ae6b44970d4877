package web

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"portineria/store"
)

// bench is works at a clock that a test turns.
func bench() (w *works[int], clock *time.Time, told func() int) {
	var mu sync.Mutex
	count := 0
	at := time.Date(2026, 7, 14, 16, 0, 0, 0, time.UTC)
	w = &works[int]{now: func() time.Time { mu.Lock(); defer mu.Unlock(); return at }, log: slog.New(slog.DiscardHandler), changed: func(all []store.Change) {
		mu.Lock()
		defer mu.Unlock()
		count += len(all)
	}}
	return w, &at, func() int { mu.Lock(); defer mu.Unlock(); return count }
}

func done(context.Context, func(int, func(*int))) error { return nil }

func TestAWorkTellsItsPageNowAndThenAndAtTheEnd(t *testing.T) {
	w, _, told := bench()
	one := w.start("anna", 0, func(_ context.Context, change func(int, func(*int))) error {
		for i := range 100 {
			change(i+1, func(n *int) { *n = i + 1 })
		}
		return nil
	})
	one.wait(t.Context())
	if n, ended, err := one.look(); n != 100 || !ended || err != nil {
		t.Errorf("outcome %d, ended %v, %v", n, ended, err)
	}
	w.running.Wait()
	if n := told(); n < 2 || n > 25 {
		t.Errorf("the page was told %d times", n)
	}
}

func TestAWorkThatPanicsFailsAlone(t *testing.T) {
	w, _, _ := bench()
	one := w.start("anna", 0, func(context.Context, func(int, func(*int))) error { panic("no") })
	one.wait(t.Context())
	if _, ended, err := one.look(); !ended || err == nil {
		t.Errorf("ended %v, %v", ended, err)
	}
}

func TestAWorkIsItsOwnersAloneAndTheNewestCounts(t *testing.T) {
	w, clock, _ := bench()
	first := w.start("anna", 1, done)
	first.wait(t.Context())
	if w.find("anna", first.id) == nil || w.find("bruno", first.id) != nil || w.find("anna", "none") != nil {
		t.Error("a work is found by others, or not by its owner")
	}
	other := w.start("bruno", 2, done)
	second := w.start("anna", 3, done)
	other.wait(t.Context())
	second.wait(t.Context())
	if w.find("anna", first.id) != nil || w.find("anna", second.id) == nil || w.find("bruno", other.id) == nil {
		t.Error("the newer one has not taken the place of its owner's older one alone")
	}
	w.running.Wait()
	*clock = clock.Add(kept + time.Minute)
	if w.find("anna", second.id) != nil {
		t.Error("an old outcome is still there")
	}
	w.start("carla", 4, done).wait(t.Context())
	if len(w.by) != 1 {
		t.Errorf("%d works are kept", len(w.by))
	}
}

func TestWorksEndWithTheProgram(t *testing.T) {
	w, _, _ := bench()
	one := w.start("anna", 0, func(ctx context.Context, _ func(int, func(*int))) error {
		<-ctx.Done()
		return ctx.Err()
	})
	w.end()
	if _, ended, err := one.look(); !ended || !errors.Is(err, context.Canceled) {
		t.Errorf("ended %v, %v", ended, err)
	}
}
