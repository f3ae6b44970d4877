package app

import (
	"sync"
	"time"
)

// rate keeps the calls of the platform within so many a second: that of the
// configuration, such as 20 for a number that is on the phone as well (Meta,
// "Throughput"). A second's worth may go at once. Its zero value sets no limit.
type rate struct {
	perSecond int

	mu sync.Mutex
	at time.Time // when all that was taken is paid back
}

func (r *rate) every() time.Duration { return time.Second / time.Duration(r.perSecond) }

// take takes up to n calls and returns how many may be made at now.
func (r *rate) take(now time.Time, n int) int {
	if r.perSecond <= 0 || n <= 0 {
		return max(n, 0)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.settle(now)
	n = min(n, int(now.Add(time.Second).Sub(r.at)/r.every()))
	r.at = r.at.Add(time.Duration(n) * r.every())
	return n
}

// back gives back calls that were taken and not made.
func (r *rate) back(n int) {
	if r.perSecond <= 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.at = r.at.Add(-time.Duration(n) * r.every())
}

// wait is how long no call may be made at now.
func (r *rate) wait(now time.Time) time.Duration {
	if r.perSecond <= 0 {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.settle(now)
	return max(0, r.at.Add(r.every()).Sub(now.Add(time.Second)))
}

// settle forgets what is paid back, and what a clock that was wrong has left.
func (r *rate) settle(now time.Time) {
	if r.at.Before(now) || r.at.After(now.Add(2*time.Second)) {
		r.at = now
	}
}
