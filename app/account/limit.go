package account

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits of log-in tries: five at once and then one in twelve seconds for each
// address, and for each name from whatever address. Names that do not exist
// count alike, so that nobody learns which do.
const (
	triesAtOnce = 5
	tryEvery    = 12 * time.Second
	forgetAfter = time.Hour
	keptLimits  = 10_000
)

type limiter struct {
	mu  sync.Mutex
	by  map[string]*limit
	now func() time.Time
}

type limit struct {
	bucket *rate.Limiter
	used   time.Time
}

func newLimiter(now func() time.Time) *limiter { return &limiter{by: map[string]*limit{}, now: now} }

// allow spends a try under each of the keys, or none where one has none left.
func (l *limiter) allow(keys ...string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.forget(now)
	for _, key := range keys {
		if l.of(key, now).bucket.TokensAt(now) < 1 {
			return false
		}
	}
	for _, key := range keys {
		l.of(key, now).bucket.AllowN(now, 1)
	}
	return true
}

// forgive gives back what a right password has spent.
func (l *limiter) forgive(keys ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, key := range keys {
		delete(l.by, key)
	}
}

func (l *limiter) of(key string, now time.Time) *limit {
	x, ok := l.by[key]
	if !ok {
		x = &limit{bucket: rate.NewLimiter(rate.Every(tryEvery), triesAtOnce)}
		l.by[key] = x
	}
	x.used = now
	return x
}

// forget keeps the table small whatever comes in. Where somebody fills it with
// invented names, the oldest go: they have refilled first.
func (l *limiter) forget(now time.Time) {
	if len(l.by) < keptLimits/10 {
		return
	}
	for key, x := range l.by {
		if now.Sub(x.used) > forgetAfter || len(l.by) > keptLimits {
			delete(l.by, key)
		}
	}
}
