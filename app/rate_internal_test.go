package app

import (
	"testing"
	"time"
)

func TestTheRateHoldsInEverySecond(t *testing.T) {
	now := time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	r := rate{perSecond: 20}
	if n := r.take(now, 50); n != 20 {
		t.Errorf("%d calls at once, want 20", n)
	}
	if n, wait := r.take(now, 1), r.wait(now); n != 0 || wait != 50*time.Millisecond {
		t.Errorf("the next: %d now, or in %v", n, wait)
	}
	r.back(5)
	if n := r.take(now, 50); n != 5 {
		t.Errorf("%d of the 5 that were given back", n)
	}
	var total int
	for range 100 {
		now = now.Add(100 * time.Millisecond)
		total += r.take(now, 50)
	}
	if total > 200 || total < 195 {
		t.Errorf("%d calls in ten seconds, want 200", total)
	}
	if n := r.take(now.Add(-time.Hour), 1); n != 1 {
		t.Error("a clock that was put back stops all calls")
	}
	if none := (&rate{}); none.take(now, 50) != 50 || none.wait(now) != 0 {
		t.Error("no limit is set, and it holds")
	}
}
