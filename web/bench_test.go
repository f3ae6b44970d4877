package web_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// BenchmarkTheCalendarOfAYear asks for the calendar of twenty properties and a
// whole year: some sixty stays each and as many closures as channels make of
// them, from three calendars, every second guest known to us. It goes over HTTP
// on loopback, as a browser does, against a real database, and reports the
// median and the 95th percentile of the answers.
func BenchmarkTheCalendarOfAYear(b *testing.B) {
	l := newLodge(b)
	stays := twentyHouses(l)
	for name, path := range map[string]string{"timeline": "/calendar?span=year", "list": "/calendar?span=year&view=list", "month": "/calendar"} {
		b.Run(name, func(b *testing.B) {
			l.get(stay.RoleOwner, path).want(http.StatusOK)
			var took []time.Duration
			size := 0
			for b.Loop() {
				began := time.Now()
				size = len(l.get(stay.RoleOwner, path).want(http.StatusOK).body)
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(float64(stays), "stays")
			b.ReportMetric(float64(size)/1e6, "MB")
		})
	}
}

// twentyHouses furnishes the benchmark's calendar and says how many periods are
// in it.
func twentyHouses(l *lodge) (stays int) {
	channels := []string{"airbnb", "booking", "vrbo"}
	for i := range 20 {
		p := casa
		p.ID, p.Name = stay.PropertyID(fmt.Sprintf("house-%02d", i)), fmt.Sprintf("House number %d", i)
		l.write(func(ctx context.Context, tx *store.Tx) error {
			if err := tx.PutProperty(ctx, p); err != nil {
				return err
			}
			for k, channel := range channels {
				if err := tx.PutFeed(ctx, store.Feed{ID: stay.FeedID(fmt.Sprintf("feed-%d-%d", i, k)), Property: p.ID, Name: channel, State: store.FeedOK, NextAt: now.AddDate(1, 0, 0), LastOKAt: ago(minute), CreatedAt: now}); err != nil {
					return err
				}
			}
			day := stay.DateOf(now) - 20
			for n := 0; day < stay.DateOf(now)+380; n++ {
				b := stay.Booking{ID: stay.BookingID(fmt.Sprintf("b-%d-%d", i, n)), Property: p.ID, Feed: stay.FeedID(fmt.Sprintf("feed-%d-%d", i, n%3)), Channel: channels[n%3],
					Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, Arrival: day, Departure: day + 3 + stay.Date(n*i%5), Name: "Guest of the house", Code: stay.Private(fmt.Sprintf("HM%08d", n)),
					PhoneLast4: "0101", UID: stay.Private(fmt.Sprintf("%032d@airbnb.com", n)), Summary: "Reserved", CreatedAt: now, UpdatedAt: now}
				if n%4 == 3 {
					b.Kind, b.Name, b.Code = stay.KindBlock, "", ""
				}
				if err := tx.PutBooking(ctx, b); err != nil {
					return err
				}
				if n%2 == 0 {
					if err := tx.PutTie(ctx, stay.Tie{Conversation: "lena", Booking: b.ID, Evidence: stay.EvidenceCode, At: now}); err != nil {
						return err
					}
				}
				stays++
				day = b.Departure + stay.Date(n%2)
			}
			return nil
		})
	}
	return stays
}
