package stay_test

import (
	"testing"
	"time"

	"portineria/stay"
)

func TestThePairLimitLetsAFewGoAtOnceAndThenOneInSixSeconds(t *testing.T) {
	start := time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	now, p := start, stay.Pair{}
	var left []time.Duration
	for range 30 {
		if free := p.Free(now); free.After(now) {
			now = free
		}
		left = append(left, now.Sub(start))
		p = p.Sent(now)
	}
	if at := left[stay.PairBurst-1]; at != 0 {
		t.Errorf("message %d of a burst left after %v", stay.PairBurst, at)
	}
	for i := stay.PairBurst; i < len(left); i++ {
		if gap := left[i] - left[i-1]; gap != stay.PairEvery {
			t.Errorf("message %d left %v after the one before it", i+1, gap)
		}
	}
	then := now.Add(stay.PairBurst * stay.PairEvery)
	if free := p.Free(then); free.After(then) {
		t.Errorf("after two minutes of silence the next message waits until %v", free)
	}
}

func TestThePairLimitIsBackedOffFrom(t *testing.T) {
	now := time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	for refused, want := range map[int]time.Duration{1: time.Second, 2: 4 * time.Second, 3: 16 * time.Second, 9: time.Hour} {
		if got := stay.PairPause(refused); got != want {
			t.Errorf("refused %d times in a row: wait %v, want %v", refused, got, want)
		}
	}
	p := stay.PairUsedUp(now)
	if free := p.Free(now); free != now.Add(stay.PairEvery) {
		t.Errorf("used up, the next may go at %v", free)
	}
	if free := p.Free(now.Add(-time.Hour)); free != now.Add(-time.Hour) {
		t.Errorf("with the clock put back an hour, the next may go at %v", free)
	}
}
