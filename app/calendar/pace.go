package calendar

import (
	"encoding/binary"
	"io"
	"time"

	"portineria/store"
)

// How often a feed is fetched, and how long one that fails is left alone. A
// channel sees each feed three times an hour; channel managers do the same.
const (
	pollEvery    = 20 * time.Minute
	pollAtMost   = 6 * time.Hour
	retryAtMost  = 24 * time.Hour     // a longer Retry-After is no longer a pause
	stopAfter    = 3 * 24 * time.Hour // of refusals: the link was revoked or replaced
	fetchWithin  = 30 * time.Second
	feedsAtOnce  = 4
	jitterAround = 0.2
)

// good notes an answer that may be believed.
func good(f *store.Feed, now time.Time, rand io.Reader) {
	f.State, f.Problem, f.FailCount, f.FailSince = store.FeedOK, "", 0, time.Time{}
	f.LastOKAt, f.NextAt = now, now.Add(jittered(pollEvery, rand))
}

// failed notes that there was no answer to be believed: all stays as it was, and
// we come back later, later each time. A link that has been refused for days was
// revoked or replaced, and is left alone until the owner asks.
func failed(f *store.Feed, got answer, now time.Time, rand io.Reader) {
	refusedBefore := f.Problem == problemDenied || f.Problem == problemGone
	if f.FailSince.IsZero() || got.refused && !refusedBefore {
		f.FailSince = now
	}
	f.FailCount++
	wait := pollEvery
	for range min(f.FailCount-1, 8) {
		wait = min(2*wait, pollAtMost)
	}
	f.State, f.Problem = store.FeedFailing, got.problem
	if got.refused && now.Sub(f.FailSince) >= stopAfter {
		f.State = store.FeedStopped
	}
	f.NextAt = now.Add(max(jittered(wait, rand), got.retryAfter))
}

// jittered moves a time by up to a fifth either way, so that a portal does not
// see all our feeds at the same second. Without chance there is no jitter.
func jittered(d time.Duration, rand io.Reader) time.Duration {
	var raw [8]byte
	if _, err := io.ReadFull(rand, raw[:]); err != nil {
		return d
	}
	part := float64(binary.LittleEndian.Uint64(raw[:])>>11) / (1 << 53) // in [0, 1)
	return time.Duration(float64(d) * (1 - jitterAround + 2*jitterAround*part))
}
