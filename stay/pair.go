package stay

import "time"

// WhatsApp's limit for messages of one business number to one person: one in six
// seconds, and up to 45 at once that are paid back with silence afterwards (Meta,
// Cloud API, "Pair rate limits"). We borrow less than half of that, because what
// others send from the same number counts as well and is not known here.
const (
	PairEvery = 6 * time.Second
	PairBurst = 20
)

// Pair is how much of that limit is used up: when all that was borrowed is paid
// back. It is a token bucket in one instant (the "generic cell rate algorithm").
type Pair struct{ At time.Time }

// Free is when the next message may leave. What lies further ahead than can ever be
// borrowed comes from a clock that was wrong, and counts for nothing.
func (p Pair) Free(now time.Time) time.Time {
	if p.At.After(now.Add(PairBurst * PairEvery)) {
		return now
	}
	return p.At.Add(-(PairBurst - 1) * PairEvery)
}

// Sent is the limit after a message left at now.
func (p Pair) Sent(now time.Time) Pair {
	if p.At.Before(now) || p.At.After(now.Add(PairBurst*PairEvery)) {
		p.At = now
	}
	return Pair{p.At.Add(PairEvery)}
}

// PairUsedUp is the limit after the platform refused a message for it: nothing can
// be borrowed any more.
func PairUsedUp(now time.Time) Pair { return Pair{now.Add(PairBurst * PairEvery)} }

// pairLongest bounds a pause, so that a message still goes within its 24 hours.
const pairLongest = time.Hour

// PairPause is how long to wait after the platform refused a message for the limit
// that many times in a row, at least once: 4^X seconds, X from 0 (Meta, error 131056).
func PairPause(refused int) time.Duration {
	d := time.Second
	for range refused - 1 {
		if d *= 4; d > pairLongest {
			return pairLongest
		}
	}
	return d
}
