package calendar_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// TestPortalsThatReadOurCalendarMakeNoDoubleBookings lets three portals sell one
// flat for some months. Each reads from us what the others have sold, sooner or
// later, closes it, and tells us in its own calendar that it is closed. Whatever
// the order of all that: every stay takes its nights once, nothing that comes back
// is asked about, and two that are sold on one night are an alarm in the very sync
// that brings the second.
func TestPortalsThatReadOurCalendarMakeNoDoubleBookings(t *testing.T) {
	for seed := range uint64(3 * *years) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			m := &market{house: newHouse(t), chance: rand.New(rand.NewPCG(seed, 11))}
			for _, channel := range []string{"airbnb", "vrbo", "booking.com"} {
				m.sites = append(m.sites, &site{channel: channel, feed: m.connect(t, channel, "/"+channel+".ics")})
			}
			for range 400 {
				m.later(time.Duration(20+m.chance.IntN(700)) * time.Minute)
				m.step(t)
				m.check(t)
				if t.Failed() {
					t.Fatalf("at %s, after: %s", m.clock().Format("2006-01-02 15:04"), strings.Join(m.did[max(0, len(m.did)-12):], "; "))
				}
			}
			if seed < 3 && m.doubles == 0 || m.echoes == 0 {
				t.Errorf("%d double bookings, %d echoes: nothing happened", m.doubles, m.echoes)
			}
		})
	}
}

// market is three portals that sell one flat.
type market struct {
	*house
	chance  *rand.Rand
	sites   []*site
	made    int
	did     []string
	doubles int
	echoes  int
}

// site is a portal: what it has sold, and what it has read from us.
type site struct {
	channel string
	feed    store.Feed
	sold    []*sale
	read    [][2]stay.Date
}

type sale struct {
	key                string
	arrival, departure stay.Date
	gone, known        bool // cancelled; told to us
}

func (m *market) today() stay.Date { return stay.DateOf(m.clock().In(rome2(m.clock()).Location())) }

func rome2(at time.Time) time.Time {
	zone, _ := time.LoadLocation("Europe/Rome")
	return at.In(zone)
}

func (m *market) step(t *testing.T) {
	s := m.sites[m.chance.IntN(len(m.sites))]
	switch n := m.chance.IntN(10); {
	case n < 3:
		m.sell(s)
	case n < 4:
		m.cancel(s)
	case n < 6:
		m.readBy(t, s)
	default:
		m.fetch(t, s)
	}
}

// sell sells nights that the portal takes for free. Booking.com does not tell its
// sales from its closures, so that what it sells before it reads of a stay on the
// same nights cannot be told from an echo: it sells only what really is free. What
// was cancelled is not sold again: that is told in the scenarios.
func (m *market) sell(s *site) {
	from := m.today() + 4 + stay.Date(m.chance.IntN(60))
	to := from + 1 + stay.Date(m.chance.IntN(6))
	taken := slices.Clone(s.read)
	for _, o := range m.sites {
		for _, x := range o.sold {
			if o == s || x.gone || s.channel == "booking.com" || o.channel == "booking.com" {
				taken = append(taken, [2]stay.Date{x.arrival, x.departure})
			}
		}
	}
	if slices.ContainsFunc(taken, func(n [2]stay.Date) bool { return from < n[1] && n[0] < to }) {
		return
	}
	m.made++
	s.sold = append(s.sold, &sale{key: fmt.Sprintf("%05d", m.made), arrival: from, departure: to})
	m.did = append(m.did, fmt.Sprintf("%s sells %s to %s", s.channel, from, to))
}

// cancel ends a stay that everybody has read of.
func (m *market) cancel(s *site) {
	for _, x := range s.sold {
		if x.known && !x.gone && x.arrival > m.today()+4 {
			x.gone = true
			m.did = append(m.did, s.channel+" cancels "+x.arrival.String())
			return
		}
	}
}

// readBy lets a portal read what is taken but for its own.
func (m *market) readBy(t *testing.T, s *site) {
	t.Helper()
	s.read = nil
	err := m.db.Update(t.Context(), func(tx *store.Tx) error {
		all, err := tx.Bookings(t.Context(), flat, m.today(), day(t, "2100-01-01"))
		if err != nil {
			return err
		}
		before, err := tx.ExportedTo(t.Context(), flat, s.channel)
		if err != nil {
			return err
		}
		last := map[stay.BookingID]store.Exported{}
		for _, e := range before {
			last[e.Booking] = e
		}
		now := m.clock()
		for _, b := range all {
			if !b.Occupies() || b.Channel == s.channel || b.Kind == stay.KindBlock {
				continue
			}
			e, known := last[b.ID]
			delete(last, b.ID)
			if !known {
				e = store.Exported{Property: flat, Channel: s.channel, Booking: b.ID, FirstAt: now, Stamp: now, ChangedAt: now, Told: "Reserved"}
			}
			e.Arrival, e.Departure, e.GoneAt = b.Arrival, b.Departure, time.Time{}
			s.read = append(s.read, [2]stay.Date{b.Arrival, b.Departure})
			if err := tx.PutExported(t.Context(), e); err != nil {
				return err
			}
		}
		for _, e := range last {
			if e.GoneAt.IsZero() {
				e.GoneAt = now
				if err := tx.PutExported(t.Context(), e); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	m.did = append(m.did, s.channel+" reads")
}

// fetch reads the portal's calendar: what it has sold, and what it has closed.
func (m *market) fetch(t *testing.T, s *site) {
	t.Helper()
	var all []period
	for _, x := range s.sold {
		if !x.gone && x.departure > m.today() {
			p := period{arrival: x.arrival.String(), departure: x.departure.String(), kind: "booking", fields: map[string]string{"uid": x.key, "code": "HMAAA" + x.key, "last4": x.key[1:],
				"name": (&guest{key: x.key}).name()}}
			all = append(all, p)
		}
	}
	closed := slices.Clone(s.read)
	slices.SortFunc(closed, func(a, b [2]stay.Date) int { return cmp.Compare(a[0], b[0]) })
	for i := 0; i < len(closed); i++ {
		n := closed[i]
		for i+1 < len(closed) && closed[i+1][0] == n[1] { // what adjoins is one closure
			n[1], i = closed[i+1][1], i+1
		}
		if n[1] > m.today() {
			all = append(all, period{arrival: max(n[0], m.today()).String(), departure: n[1].String(), kind: "block", fields: map[string]string{"uid": "c" + n[0].String()}})
		}
	}
	m.portal.says(ics(t, s.channel, all...))
	log := m.sync(t, s.feed)
	if log.Outcome == "ok" || log.Outcome == "unchanged" || log.Outcome == "held" {
		for _, x := range s.sold {
			x.known = x.known || !x.gone
		}
	}
	m.did = append(m.did, fmt.Sprintf("%s is fetched (%s +%d ~%d ?%d -%d)", s.channel, log.Outcome, log.Added, log.Changed, log.Missing, log.Cancelled))
}

// about tells of the stays that a question is about.
func (m *market) about(t *testing.T, q stay.CalendarQuestion) string {
	t.Helper()
	var all []string
	for _, id := range []stay.BookingID{q.Booking, q.Other} {
		b, err := m.db.Booking(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%s %s %s %s to %s, since %s", b.Channel, b.Kind, b.State, b.Arrival, b.Departure, b.CreatedAt.Format("2006-01-02 15:04")))
	}
	return strings.Join(all, " and ")
}

// check is what has to hold at any time.
func (m *market) check(t *testing.T) {
	t.Helper()
	book, err := m.db.Bookings(t.Context(), flat, m.today()+1, day(t, "2100-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	questions, err := m.db.CalendarQuestions(t.Context(), "", stay.CalendarOpen)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range book {
		if b.TwinHow == stay.TwinEcho {
			m.echoes++
		}
	}
	var all []*sale
	mine := map[*sale]stay.Booking{}
	for _, s := range m.sites {
		for _, x := range s.sold {
			if !x.known || x.gone || x.departure <= m.today()+1 {
				continue
			}
			all = append(all, x)
			for _, b := range book {
				if b.Occupies() && b.Feed == s.feed.ID && b.Arrival == x.arrival && b.Departure == x.departure {
					mine[x] = b
				}
			}
			if mine[x].ID == "" {
				t.Errorf("%s's stay from %s to %s takes no nights", s.channel, x.arrival, x.departure)
			}
		}
	}
	for i, x := range all {
		for _, y := range all[:i] {
			if x.arrival < y.departure && y.arrival < x.departure {
				m.doubles++
				if !slices.ContainsFunc(questions, func(q stay.CalendarQuestion) bool {
					return q.Kind == stay.AskDouble && (q.Booking == mine[x].ID && q.Other == mine[y].ID || q.Booking == mine[y].ID && q.Other == mine[x].ID)
				}) {
					t.Errorf("%s to %s and %s to %s are sold twice, and nobody says so", x.arrival, x.departure, y.arrival, y.departure)
				}
			}
		}
	}
	for _, q := range questions {
		if q.Kind == stay.AskSame {
			t.Errorf("it is asked whether two are one stay: %s", m.about(t, q))
		}
	}
}
