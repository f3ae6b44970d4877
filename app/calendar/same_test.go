package calendar_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/store"
)

// TestAnyBodyAHundredTimesChangesNothing says of whatever a portal may tell, with
// two others connected that tell of some of the same nights: told a hundred times,
// each time in another order, it writes no stay, no question and no line of the log.
func TestAnyBodyAHundredTimesChangesNothing(t *testing.T) {
	for i, channel := range []string{"airbnb", "vrbo", "lodgify", "booking.com", "guesty", "google"} {
		t.Run(channel, func(t *testing.T) {
			t.Parallel()
			chance := rand.New(rand.NewPCG(uint64(i), 3))
			h := newHouse(t)
			var feeds []store.Feed
			for _, name := range []string{"A", "B", "C"} {
				feeds = append(feeds, h.connect(t, name, "/"+name+".ics"))
			}
			for range 3 { // three calendars as they may be, one after the other
				bodies := []string{channel, "airbnb", "booking.com"}
				var all [3][]period
				for k, c := range bodies {
					all[k] = anyPeriods(t, chance, c)
					h.portal.says(ics(t, c, all[k]...))
					h.sync(t, feeds[k])
					h.later(5 * time.Minute)
				}
				// What is gone from the calendar before may take its time to be cancelled.
				for range 12 {
					for k, c := range bodies {
						h.portal.says(ics(t, c, all[k]...))
						h.sync(t, feeds[k])
					}
					h.later(6 * time.Hour)
				}
				for k, c := range bodies {
					h.portal.says(ics(t, c, all[k]...))
					h.sync(t, feeds[k])
				}
				before := h.everything(t, feeds)
				for range 100 {
					h.later(time.Minute)
					k := chance.IntN(3)
					chance.Shuffle(len(all[k]), func(x, y int) { all[k][x], all[k][y] = all[k][y], all[k][x] })
					h.portal.says(ics(t, bodies[k], all[k]...))
					if log := h.sync(t, feeds[k]); log.Added+log.Changed+log.Cancelled != 0 {
						t.Fatalf("%s: %+v", bodies[k], log)
					}
				}
				if diff := cmp.Diff(before, h.everything(t, feeds)); diff != "" {
					t.Fatalf("it is not as it was:\n%s", diff)
				}
			}
		})
	}
}

// anyPeriods are stays, closures and requests on any nights, some of them twice.
func anyPeriods(t *testing.T, chance *rand.Rand, channel string) []period {
	t.Helper()
	var all []period
	for n := range 4 + chance.IntN(8) {
		from := day(t, "2026-08-01") + stay.Date(chance.IntN(60))
		kinds := []string{"booking", "booking", "block", "pending"}
		p := period{arrival: from.String(), departure: (from + 1 + stay.Date(chance.IntN(6))).String(), kind: kinds[chance.IntN(len(kinds))],
			fields: map[string]string{"uid": fmt.Sprintf("%s%d", channel, chance.IntN(20)), "name": (&guest{key: fmt.Sprint(n)}).name(), "code": fmt.Sprintf("HMAAAAAA%02d", chance.IntN(20)), "last4": fmt.Sprintf("01%02d", n)}}
		all = append(all, p)
		if chance.IntN(5) == 0 {
			all = append(all, p)
		}
	}
	return all
}

// everything is all that the owner may see of a calendar.
func (h *house) everything(t *testing.T, feeds []store.Feed) []any {
	t.Helper()
	var all []any
	for _, b := range h.stays(t) {
		all = append(all, fmt.Sprintf("%+v %q %q %q", b, string(b.Name), string(b.Code), string(b.UID)))
	}
	questions, err := h.db.CalendarQuestions(t.Context(), "", stay.CalendarOpen, stay.CalendarAnswered, stay.CalendarSettled)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions {
		all = append(all, fmt.Sprintf("%+v", q))
	}
	for _, f := range feeds {
		lines, err := h.db.FeedDecisions(t.Context(), f.ID, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			all = append(all, fmt.Sprintf("%+v", l))
		}
	}
	return all
}
