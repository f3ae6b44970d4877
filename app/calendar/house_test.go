package calendar_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"portineria/app/calendar"
	"portineria/egress"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// house is a calendar on a real database, with a portal on loopback and a clock
// that stands until it is set.
type house struct {
	*calendar.Book
	db     *store.DB
	portal *portal
	dialer *egress.Dialer
	log    *strings.Builder // what was logged, at every level

	mu  sync.Mutex
	now time.Time
}

const flat = stay.PropertyID("casa-limone")

func newHouse(t testing.TB, change ...func(*calendar.Options)) *house {
	t.Helper()
	h := &house{portal: newPortal(t), now: rome(t, "2026-07-01 10:00"), log: &strings.Builder{}}
	h.db = storetest.OpenIn(t, t.TempDir(), h.clock)
	h.dialer = egress.New(egress.Options{Now: h.clock})
	t.Cleanup(func() {
		if err := h.dialer.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	o := calendar.Options{DB: h.db, Dialer: h.dialer, Allow: []string{h.portal.hostport()}, Now: h.clock, Rand: rand.Reader,
		Log: slog.New(slog.NewTextHandler(&locked{w: h.log}, &slog.HandlerOptions{Level: slog.LevelDebug})), Agent: "portineria/test"}
	for _, c := range change {
		c(&o)
	}
	h.Book = calendar.New(o)
	h.property(t, flat)
	return h
}

// locked lets several syncs log at once.
type locked struct {
	mu sync.Mutex
	w  *strings.Builder
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

func (h *house) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *house) set(at time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = at
}

func (h *house) later(d time.Duration) { h.set(h.clock().Add(d)) }

func rome(t testing.TB, s string) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func day(t testing.TB, s string) stay.Date {
	t.Helper()
	d, err := stay.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (h *house) property(t testing.TB, id stay.PropertyID) {
	t.Helper()
	p := stay.Property{ID: id, Name: "Casa Limone", Language: "it", Timezone: "Europe/Rome", Country: "IT",
		CheckinFrom: stay.DefaultCheckinFrom, CheckoutUntil: stay.DefaultCheckoutUntil, UpdatedAt: h.clock()}
	if err := h.db.Update(t.Context(), func(tx *store.Tx) error { return tx.PutProperty(t.Context(), p) }); err != nil {
		t.Fatal(err)
	}
}

// connect adds a feed at the portal.
func (h *house) connect(t testing.TB, name, path string) store.Feed {
	t.Helper()
	f, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: name, Source: h.portal.server.URL + path})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (h *house) sync(t testing.TB, f store.Feed) store.FeedLog {
	t.Helper()
	log, err := h.Sync(t.Context(), f.ID)
	if err != nil {
		t.Fatal(err)
	}
	return log
}

func (h *house) feed(t testing.TB, id stay.FeedID) store.Feed {
	t.Helper()
	f, err := h.db.Feed(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// stays are all of the book, by property and arrival.
func (h *house) stays(t testing.TB) []stay.Booking {
	t.Helper()
	all, err := h.db.Bookings(t.Context(), "", day(t, "2000-01-01"), day(t, "2100-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// written counts the stays written while fn runs, in any row of theirs.
func (h *house) written(fn func()) int {
	var mu sync.Mutex
	n, counting := 0, true
	h.db.Watch(func(changes []store.Change) {
		mu.Lock()
		defer mu.Unlock()
		for _, c := range changes {
			if counting && c.Topic == "booking" {
				n++
			}
		}
	})
	fn()
	mu.Lock()
	defer mu.Unlock()
	counting = false
	return n
}

// portal is a channel on loopback that answers as a test tells it to.
type portal struct {
	server *httptest.Server

	mu       sync.Mutex
	answer   http.HandlerFunc
	requests []*http.Request
}

func newPortal(t testing.TB) *portal {
	p := &portal{answer: http.NotFound}
	p.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		answer := p.answer
		p.requests = append(p.requests, r)
		p.mu.Unlock()
		answer(w, r)
	}))
	t.Cleanup(p.server.Close)
	return p
}

func (p *portal) hostport() string { return p.server.Listener.Addr().String() }

func (p *portal) answers(fn http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = fn
}

// says makes it answer with a calendar.
func (p *portal) says(body string) {
	p.answers(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
		fmt.Fprint(w, body)
	})
}

func (p *portal) fails(status int) {
	p.answers(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", status) })
}

func (p *portal) last() *http.Request {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.requests[len(p.requests)-1]
}
