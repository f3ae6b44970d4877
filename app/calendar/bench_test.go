package calendar_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/store"
)

// The house of the benchmarks: large for anybody.
const (
	manyHouses    = 1000
	feedsOfEach   = 3
	staysOfAHouse = 60
)

// BenchmarkSyncWithNothingChanged syncs a thousand properties with three feeds
// each, over HTTP on loopback, when no feed has anything new: as portals tell it,
// the same with another time of writing in it, and as they could, by a 304. The
// calendars are in the proportions of 46 real ones. cpu-s/op is what counts: it
// must stay under 60. A stay that is written fails it.
func BenchmarkSyncWithNothingChanged(b *testing.B) {
	for name, ask := range map[string]bool{"same body": false, "not modified": true} {
		b.Run(name, func(b *testing.B) {
			h := newHouse(b)
			bodies := furnish(b, h)
			h.portal.answers(func(w http.ResponseWriter, r *http.Request) {
				if ask {
					w.Header().Set("ETag", `"1"`)
					if r.Header.Get("If-None-Match") != "" {
						w.WriteHeader(http.StatusNotModified)
						return
					}
				}
				now := h.clock().UTC().Format("20060102T150405Z")
				fmt.Fprint(w, strings.ReplaceAll(bodies[r.URL.Path], "20260701T080000Z", now))
			})
			sync := func(want string) {
				if err := h.SyncAll(b.Context(), "", func(_ store.Feed, l store.FeedLog) {
					if l.Outcome != want && l.Events > 0 {
						b.Fatalf("%+v", l)
					}
				}); err != nil {
					b.Fatal(err)
				}
			}
			sync("ok")
			h.later(time.Minute)
			sync("unchanged")
			var used time.Duration
			written := h.written(func() {
				for b.Loop() {
					h.later(20 * time.Minute / time.Duration(max(b.N, 1)))
					before := processorTime(b)
					sync("unchanged")
					used += processorTime(b) - before
				}
			})
			if written > 0 {
				b.Errorf("%d stays were written", written)
			}
			b.ReportMetric(used.Seconds()/float64(b.N), "cpu-s/op")
			b.ReportMetric(manyHouses*feedsOfEach, "feeds/op")
		})
	}
}

// processorTime is what the process has used so far, by itself and in the kernel.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// furnish connects the feeds and returns what each says. Of 46 real calendars of
// Airbnb 220 events were counted: 164 stays, and of the closures 27 the far end of
// the booking window, 13 a whole year, 7 tonight, 3 beside a stay, 6 real ones.
func furnish(b *testing.B, h *house) map[string]string {
	b.Helper()
	chance := rand.New(rand.NewPCG(46, 220))
	bodies := map[string]string{}
	for i := range manyHouses {
		p := stay.PropertyID(fmt.Sprintf("house-%d", i))
		h.property(b, p)
		for k, channel := range []string{"airbnb", "booking.com", "vrbo"} {
			path := fmt.Sprintf("/%d/%s.ics", i, channel)
			bodies[path] = ics(b, channel, census(b, chance, k)...)
			if _, err := h.AddFeed(b.Context(), calendar.NewFeed{Property: p, Name: channel, Source: h.portal.server.URL + path}); err != nil {
				b.Fatal(err)
			}
		}
	}
	return bodies
}

func census(b *testing.B, chance *rand.Rand, portal int) []period {
	b.Helper()
	today := day(b, "2026-07-01")
	var all []period
	add := func(kind string, from, to stay.Date) {
		n := fmt.Sprintf("%d%05d", portal, len(all))
		all = append(all, period{arrival: from.String(), departure: to.String(), kind: kind, fields: map[string]string{"uid": n, "code": "HMAA" + n, "last4": n[2:], "name": "Lena Weber"}})
	}
	// A row of stays, each portal in weeks of its own.
	for at, n := today+stay.Date(5+7*portal), chance.IntN(8); n > 0; n-- {
		nights := stay.Date(2 + chance.IntN(5))
		add("booking", at, at+nights)
		at += 21
	}
	if portal > 0 {
		return all
	}
	switch n := chance.IntN(46); {
	case n < 27:
		add("block", today+180, today+365)
	case n < 40:
		add("block", today+170, today+535)
	}
	if chance.IntN(46) < 7 {
		add("block", today, today+1)
	}
	if chance.IntN(46) < 9 {
		add("block", today+170, today+175)
	}
	return all
}

// BenchmarkClashes looks for double bookings among all stays of a thousand
// properties, and among as many of one: by one pass over sorted stays, not by
// holding each against each.
func BenchmarkClashes(b *testing.B) {
	for name, houses := range map[string]int{"a thousand properties": manyHouses, "one property": 1} {
		var stays []stay.Booking
		for i := range houses {
			for k := range manyHouses * staysOfAHouse / houses {
				from := stay.Date(20000 + 7*k)
				stays = append(stays, stay.Booking{ID: stay.BookingID(fmt.Sprintf("%d-%d", i, k)), Property: stay.PropertyID(fmt.Sprintf("house-%04d", i)),
					Kind: stay.KindBooking, State: stay.BookingActive, Arrival: from, Departure: from + 7 + stay.Date(k%50/49)}) // every fiftieth a night too long
			}
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if found := calendar.Clashes(stays); len(found) < len(stays)/60 {
					b.Fatalf("%d found among %d", len(found), len(stays))
				}
			}
			b.ReportMetric(float64(len(stays)), "stays/op")
		})
	}
}
