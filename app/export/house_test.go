package export_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"portineria/app/export"
	"portineria/ical"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// house is an export on a real database, with a clock that stands until it is set.
type house struct {
	*export.Links
	t   testing.TB
	db  *store.DB
	now time.Time
	log bytes.Buffer
}

const flat = stay.PropertyID("casa-limone")

func newHouse(t testing.TB) *house {
	t.Helper()
	h := &house{t: t, now: time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return h.now }
	h.db = storetest.OpenIn(t, t.TempDir(), clock)
	h.Links = export.New(export.Options{DB: h.db, Now: clock, Rand: rand.Reader, Log: slog.New(slog.NewTextHandler(&h.log, nil)), Words: func(language string) export.Words {
		return export.Words{Booked: "Booked-" + language, Closed: "Closed-" + language, Taken: "Taken-" + language,
			Channel: func(c string) string { return strings.ToUpper(c) }, Guests: func(n int) string { return fmt.Sprint(n, " guests") }}
	}})
	h.property(flat)
	return h
}

func (h *house) update(fn func(*store.Tx) error) {
	h.t.Helper()
	if err := h.db.Update(context.Background(), fn); err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) property(id stay.PropertyID) {
	h.t.Helper()
	p := stay.Property{ID: id, Name: "Casa Limone", Language: "it", Timezone: "Europe/Rome", UpdatedAt: h.now}
	h.update(func(tx *store.Tx) error { return tx.PutProperty(context.Background(), p) })
}

// feed connects a calendar of a provider.
func (h *house) feed(provider ical.Provider) stay.FeedID {
	h.t.Helper()
	id, err := stay.NewID[stay.FeedID](rand.Reader)
	if err != nil {
		h.t.Fatal(err)
	}
	f := store.Feed{ID: id, Property: flat, Name: "Feed " + string(provider), URL: "https://calendar.example/x.ics", Provider: string(provider), State: store.FeedOK, NextAt: h.now, CreatedAt: h.now}
	h.update(func(tx *store.Tx) error { return tx.PutFeed(context.Background(), f) })
	return id
}

// taken is a stay of a channel, "direct" for one that was entered by hand, from
// and to days such as 07-12.
func (h *house) taken(channel string, kind stay.Kind, from, to string, change ...func(*stay.Booking)) stay.Booking {
	h.t.Helper()
	id, err := stay.NewID[stay.BookingID](rand.Reader)
	if err != nil {
		h.t.Fatal(err)
	}
	b := stay.Booking{ID: id, Property: flat, Channel: channel, Kind: kind, Sure: true, State: stay.BookingActive, Arrival: h.day(from), Departure: h.day(to), CreatedAt: h.now, UpdatedAt: h.now}
	for _, c := range change {
		c(&b)
	}
	h.put(b)
	return b
}

func (h *house) put(b stay.Booking) {
	h.t.Helper()
	h.update(func(tx *store.Tx) error { return tx.PutBooking(context.Background(), b) })
}

// cancel cancels a stay in the name of the host or of a feed.
func (h *house) cancel(b stay.Booking, by string) {
	h.t.Helper()
	b.State, b.CancelledBy, b.UpdatedAt = stay.BookingCancelled, by, h.now
	h.put(b)
}

func (h *house) day(s string) stay.Date {
	h.t.Helper()
	if len(s) == len("07-12") {
		s = "2026-" + s
	}
	d, err := stay.ParseDate(s)
	if err != nil {
		h.t.Fatal(err)
	}
	return d
}

func (h *house) link(channel string) store.CalendarLink {
	h.t.Helper()
	l, err := h.Add(context.Background(), export.NewLink{Property: flat, Channel: channel, Language: "it"})
	if err != nil {
		h.t.Fatal(err)
	}
	return l
}

// read is one read by a program of whoever the link was given to.
func (h *house) read(l store.CalendarLink) export.Body {
	h.t.Helper()
	b, err := h.Serve(context.Background(), string(l.Token), "Java/17")
	if err != nil {
		h.t.Fatal(err)
	}
	return b
}

// events reads a calendar with our own reader, which must trust it.
func (h *house) events(b export.Body) []ical.Event {
	h.t.Helper()
	c, err := ical.Read(bytes.NewReader(b.Text), ical.Options{})
	if err != nil || !c.Trusted || len(c.Rejected)+len(c.Repaired) > 0 {
		h.t.Fatalf("%v, trusted %v, rejected %v, repaired %v", err, c.Trusted, c.Rejected, c.Repaired)
	}
	return c.Events
}

// lines are the events of a calendar as "07-12 07-15 Reserved".
func (h *house) lines(b export.Body) string {
	h.t.Helper()
	var all []string
	for _, e := range h.events(b) {
		all = append(all, fmt.Sprintf("%s %s %s", strings.TrimPrefix(e.Arrival.String(), "2026-"), strings.TrimPrefix(e.Departure.String(), "2026-"), e.Summary))
	}
	return strings.Join(all, "; ")
}

func (h *house) want(l store.CalendarLink, want string) {
	h.t.Helper()
	if got := h.lines(h.read(l)); got != want {
		h.t.Errorf("%s reads %q, want %q", l.Channel, got, want)
	}
}
