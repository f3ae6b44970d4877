package calendar_test

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/store"
)

func TestTheSameBodyAHundredTimesWritesNoStay(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	n := 0
	h.portal.answers(func(w http.ResponseWriter, _ *http.Request) {
		n++ // what a portal writes into every body: the moment of the request
		body := ics(t, "airbnb", parsePeriod(t, "2026-07-10 to 2026-07-14 booking uid=a code=HMAAAAAAA1 last4=0123"),
			parsePeriod(t, "2026-07-20 to 2026-07-24 booking uid=b code=HMAAAAAAA2 last4=0124"), parsePeriod(t, "2026-09-01 to 2026-09-05 block uid=c"))
		fmt.Fprint(w, strings.ReplaceAll(body, "DTSTAMP:20260701T080000Z", fmt.Sprintf("DTSTAMP:20260701T0800%02dZ", n%60)))
	})
	if log := h.sync(t, f); log.Added != 3 {
		t.Fatalf("%+v", log)
	}
	if err := h.Cancel(t.Context(), h.stays(t)[1].ID); err != nil {
		t.Fatal(err)
	}
	before := h.stays(t)
	written := h.written(func() {
		for range 100 {
			h.later(30 * time.Minute) // over two midnights
			if log := h.sync(t, f); log.Outcome != "unchanged" || log.Added+log.Changed+log.Missing+log.Cancelled != 0 || log.Events != 3 {
				t.Fatalf("%+v", log)
			}
		}
	})
	if written != 0 {
		t.Errorf("%d stays were written", written)
	}
	for i, b := range h.stays(t) {
		if b != before[i] {
			t.Errorf("stay %d is not as it was", i)
		}
	}
	if history, err := h.db.FeedHistory(t.Context(), f.ID, 100); err != nil || len(history) != 2 {
		t.Errorf("%d lines of history, %v", len(history), err)
	}
}

func TestAStayThatStaysAwayIsNotWrittenAgainAndAgain(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	soon, later := parsePeriod(t, "2026-07-02 to 2026-07-06 booking uid=a code=HMAAAAAAA1 last4=0123"), parsePeriod(t, "2026-07-20 to 2026-07-24 booking uid=b code=HMAAAAAAA2 last4=0124")
	h.portal.says(ics(t, "airbnb", soon, later))
	h.sync(t, f)
	h.portal.says(ics(t, "airbnb", later))
	written := h.written(func() {
		for range 12 {
			h.later(time.Hour)
			h.sync(t, f)
		}
	})
	if written != 3 {
		t.Errorf("written %d times, want once for each of three misses", written)
	}
}

func TestFailuresAreTriedAgainLaterEachTime(t *testing.T) {
	h := newHouse(t, func(o *calendar.Options) { o.Rand = noChance{} })
	f := h.connect(t, "A", "/a.ics")
	h.portal.fails(http.StatusBadGateway)
	var waits []string
	for range 8 {
		h.sync(t, f)
		after := h.feed(t, f.ID)
		waits = append(waits, after.NextAt.Sub(h.clock()).String())
		h.set(after.NextAt)
	}
	if got := strings.Join(waits, " "); got != "20m0s 40m0s 1h20m0s 2h40m0s 5h20m0s 6h0m0s 6h0m0s 6h0m0s" {
		t.Errorf("waited %s", got)
	}
	h.portal.says(oneStay(t))
	h.sync(t, f)
	if after := h.feed(t, f.ID); after.NextAt.Sub(h.clock()) != 20*time.Minute || after.FailCount != 0 || !after.FailSince.IsZero() || after.State != store.FeedOK {
		t.Errorf("after a good answer: %s, next in %s", after.State, after.NextAt.Sub(h.clock()))
	}
}

// noChance is a source of chance that has none: there is no jitter then. Ids come
// from before it ran dry.
type noChance struct{}

func (noChance) Read(p []byte) (int, error) {
	if len(p) == 8 {
		return 0, io.ErrUnexpectedEOF
	}
	for i := range p {
		p[i] = byte(i)
	}
	return len(p), nil
}

func TestTheNextLookIsAFifthEarlierOrLater(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	h.portal.says(oneStay(t))
	least, most := time.Hour, time.Duration(0)
	for range 200 {
		h.sync(t, f)
		wait := h.feed(t, f.ID).NextAt.Sub(h.clock())
		least, most = min(least, wait), max(most, wait)
	}
	if least < 16*time.Minute || most > 24*time.Minute || most-least < 5*time.Minute {
		t.Errorf("between %s and %s", least, most)
	}
}

func TestRetryAfterIsHonoured(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"7200":                          2 * time.Hour,
		" 7200 ":                        2 * time.Hour,
		"60":                            20 * time.Minute, // less than our own pause
		"Wed, 01 Jul 2026 11:00:00 GMT": 3 * time.Hour,
		"Wed, 01 Jul 2026 07:00:00 GMT": 20 * time.Minute,
		"99999999999999":                24 * time.Hour,
		"-5":                            20 * time.Minute,
		"soon":                          20 * time.Minute,
		"":                              20 * time.Minute,
	} {
		for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
			t.Run(header+" "+strconv.Itoa(status), func(t *testing.T) {
				h := newHouse(t, func(o *calendar.Options) { o.Rand = noChance{} })
				f := h.connect(t, "A", "/a.ics")
				h.portal.answers(func(w http.ResponseWriter, _ *http.Request) {
					w.Header().Set("Date", "Wed, 01 Jul 2026 08:00:00 GMT")
					if header != "" {
						w.Header().Set("Retry-After", header)
					}
					w.WriteHeader(status)
				})
				if log := h.sync(t, f); log.Problem != "rate_limited" {
					t.Errorf("problem %q", log.Problem)
				}
				if wait := h.feed(t, f.ID).NextAt.Sub(h.clock()); wait != want {
					t.Errorf("waits %s, want %s", wait, want)
				}
			})
		}
	}
}

func TestPollingLooksAtWhatIsDueAndLeavesStoppedFeedsAlone(t *testing.T) {
	h := newHouse(t)
	for _, name := range []string{"a", "b", "c"} {
		h.connect(t, name, "/"+name+".ics")
	}
	asked := map[string]int{}
	h.portal.answers(func(w http.ResponseWriter, r *http.Request) {
		h.portal.mu.Lock()
		asked[r.URL.Path]++
		h.portal.mu.Unlock()
		switch r.URL.Path {
		case "/a.ics":
			fmt.Fprint(w, oneStay(t))
		case "/b.ics":
			w.WriteHeader(http.StatusGone)
		default:
			w.WriteHeader(http.StatusBadGateway)
		}
	})
	poll := func() {
		t.Helper()
		if err := h.Poll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	poll()
	if asked["/a.ics"] != 1 || asked["/b.ics"] != 1 || asked["/c.ics"] != 1 {
		t.Fatalf("asked %v", asked)
	}
	poll()
	if asked["/a.ics"] != 1 || asked["/b.ics"] != 1 || asked["/c.ics"] != 1 {
		t.Errorf("nothing was due, and asked %v", asked)
	}
	h.later(73 * time.Hour)
	poll()
	h.later(73 * time.Hour)
	poll()
	if asked["/a.ics"] != 3 || asked["/b.ics"] != 2 || asked["/c.ics"] != 3 {
		t.Errorf("asked %v; the link that is gone should be left alone, the one that does not answer tried again", asked)
	}
	states := map[string]store.FeedState{}
	if err := h.SyncAll(t.Context(), flat, func(f store.Feed, _ store.FeedLog) { states[f.Name] = f.State }); err != nil {
		t.Fatal(err)
	}
	if asked["/b.ics"] != 3 || states["a"] != store.FeedOK || states["b"] != store.FeedStopped || states["c"] != store.FeedFailing {
		t.Errorf("the owner's own sync asked %v and found %v", asked, states)
	}
}

func TestFeedsAreToldInTheirOrder(t *testing.T) {
	h := newHouse(t)
	h.property(t, "a-flat")
	var want []string
	for i := range 9 {
		h.later(time.Second)
		h.connect(t, strconv.Itoa(i), "/"+strconv.Itoa(i))
		want = append(want, strconv.Itoa(i))
	}
	h.portal.says(oneStay(t))
	var got []string
	if err := h.SyncAll(t.Context(), "", func(f store.Feed, l store.FeedLog) {
		got = append(got, f.Name)
		if l.Added != 1 || l.Feed != f.ID || f.State != store.FeedOK {
			t.Errorf("%s: %+v", f.Name, l)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("told %v", got)
	}
	if err := h.SyncAll(t.Context(), "a-flat", func(store.Feed, store.FeedLog) { t.Error("a feed of another flat was synced") }); err != nil {
		t.Error(err)
	}
}

// TestALateAnswerDoesNotOverrideANewerOne has a command and the running program
// look at one feed at once: what was asked for first arrives last.
func TestALateAnswerDoesNotOverrideANewerOne(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	asked, release := make(chan struct{}), make(chan struct{})
	h.portal.answers(func(w http.ResponseWriter, _ *http.Request) {
		close(asked)
		<-release
		fmt.Fprint(w, ics(t, "airbnb"))
	})
	late := make(chan store.FeedLog, 1)
	go func() {
		log, err := h.Sync(t.Context(), f.ID)
		if err != nil {
			t.Error(err)
		}
		late <- log
	}()
	<-asked
	h.later(time.Second)
	h.portal.says(oneStay(t))
	h.sync(t, f)
	close(release)
	if log := <-late; log.Outcome != "unchanged" || log.Missing != 0 {
		t.Errorf("%+v", log)
	}
	if after := h.feed(t, f.ID); after.State != store.FeedOK {
		t.Errorf("the feed is %s", after.State)
	}
}

func TestAHugeCalendarIsTakenAndATooHugeOneIsNot(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	closures := func(n int, uid string) string {
		var all []period
		for i := range n {
			from := stay.Date(20_700 + i/30)
			all = append(all, parsePeriod(t, fmt.Sprintf("%s to %s block uid=%s%d", from, from+1+stay.Date(i%30), uid, i)))
		}
		return ics(t, "other", all...)
	}
	h.portal.says(closures(3000, "a"))
	if log := h.sync(t, f); log.Added != 3000 {
		t.Fatalf("%+v", log)
	}
	h.portal.says(closures(3000, "b"))
	if log := h.sync(t, f); log.Added+log.Changed+log.Missing != 0 {
		t.Errorf("%+v", log)
	}
	h.portal.says(closures(20_001, "c"))
	if log := h.sync(t, f); log.Problem != "too_many" {
		t.Errorf("%+v", log)
	}
}
