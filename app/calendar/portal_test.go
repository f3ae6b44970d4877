package calendar_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/store"
)

// TestAPortalThatMisbehavesNeverCostsAStay lets a portal do everything that
// portals were seen to do, three hundred fetches long, while bookings come, move
// and go. After every fetch no stay that is real may be lost or cancelled, no
// closure may have become a booking, and what the owner entered must be there.
// After a calm day at the end the book must say what the portal says.
func TestAPortalThatMisbehavesNeverCostsAStay(t *testing.T) {
	for seed, channel := range []string{"airbnb", "vrbo", "lodgify", "booking.com"} {
		t.Run(channel, func(t *testing.T) {
			t.Parallel()
			w := &world{house: newHouse(t), channel: channel, chance: rand.New(rand.NewPCG(uint64(seed), 7)), named: map[stay.BookingID]string{}}
			w.feed = w.connect(t, "A", "/a.ics")
			for range 6 {
				w.book(t)
			}
			w.calm(t)
			for i := range 300 {
				w.later(time.Duration(15+w.chance.IntN(20)) * time.Minute)
				w.live(t)
				w.fetch(t)
				w.check(t)
				if t.Failed() {
					t.Fatalf("at fetch %d, after: %s", i, strings.Join(w.did[max(0, len(w.did)-6):], "; "))
				}
			}
			for range 80 { // past every hold
				w.later(20 * time.Minute)
				w.calm(t)
			}
			w.checkAll(t)
		})
	}
}

// world is a portal as it really is, beside what it says of itself.
type world struct {
	*house
	channel string
	chance  *rand.Rand
	feed    store.Feed
	real    []*guest
	made    int
	named   map[stay.BookingID]string // the numbers that the owner has entered
	told    bool                      // the last fetch told everything
	did     []string
}

// guest is one real stay, or a closure.
type guest struct {
	key                string
	arrival, departure stay.Date
	block              bool
	gone               bool // cancelled at the portal
	seen               bool // told of in a whole answer
	hidden             int  // fetches for which the portal forgets it
}

func (w *world) today() stay.Date {
	zone, _ := time.LoadLocation("Europe/Rome")
	return stay.DateOf(w.clock().In(zone))
}

func (w *world) free(from, to stay.Date, but *guest) bool {
	return !slices.ContainsFunc(w.real, func(g *guest) bool { return g != but && from < g.departure && g.arrival < to })
}

// book makes a new stay or a closure on nights that were never taken: what a
// channel sells again is told in the scenarios.
func (w *world) book(*testing.T) {
	from := w.today() + 1 + stay.Date(w.chance.IntN(150))
	to := from + 1 + stay.Date(w.chance.IntN(7))
	if w.free(from, to, nil) {
		w.made++
		w.real = append(w.real, &guest{key: fmt.Sprintf("%05d", w.made), arrival: from, departure: to, block: w.chance.IntN(4) == 0})
	}
}

// live is what happens in the world between two fetches.
func (w *world) live(t *testing.T) {
	switch w.chance.IntN(12) {
	case 0, 1:
		w.book(t)
	case 2: // cancelled at the portal, a few at a time
		if g := w.some(); g != nil && g.arrival > w.today()+4 {
			g.gone = true
		}
	case 3: // moved or extended
		if g := w.some(); g != nil && !g.block && w.free(g.arrival, g.departure+2, g) {
			g.departure += 2
		}
	case 4: // the owner learns who comes
		for _, b := range w.stays(t) {
			if b.Kind != stay.KindBlock && b.Phone == "" && b.Occupies() {
				number := "+4477009" + fmt.Sprintf("%05d", len(w.named))
				if err := w.Edit(t.Context(), b.ID, calendar.NewBooking{Name: string(b.Name), Phone: number}); err != nil {
					t.Fatal(err)
				}
				w.named[b.ID] = number
				break
			}
		}
	}
}

func (w *world) some() *guest {
	if len(w.real) == 0 {
		return nil
	}
	g := w.real[w.chance.IntN(len(w.real))]
	if g.gone || g.hidden > 0 || !g.seen || g.arrival <= w.today() {
		return nil
	}
	return g
}

// fetch lets the portal answer, well or badly.
func (w *world) fetch(t *testing.T) {
	w.told = false
	all := w.telling()
	var what string
	switch w.chance.IntN(14) {
	case 0:
		what = "no answer"
		w.portal.answers(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	case 1:
		what = "status"
		w.portal.fails([]int{500, 503, 429, 404, 403, 418}[w.chance.IntN(6)])
	case 2:
		what = "web page"
		w.portal.says("<html><body>Log in</body></html>")
	case 3:
		what = "empty calendar"
		w.portal.says(w.write(t, nil))
	case 4:
		what = "cut off"
		body := w.write(t, all)
		w.portal.says(body[:w.chance.IntN(len(body)-20)])
	case 5: // more than half are left out
		what = "most are missing"
		few := slices.DeleteFunc(slices.Clone(all), func(g *guest) bool { return !g.block })
		if n := w.bookings(all); n < 2 {
			few = all
		}
		w.portal.says(w.write(t, few))
	case 6: // one is forgotten, for two fetches at most
		what = "one is missing"
		if len(all) > 0 {
			all[w.chance.IntN(len(all))].hidden = 2
		}
		w.portal.says(w.write(t, w.telling()))
	case 7:
		what = "one is broken"
		body := w.write(t, all)
		w.portal.says(strings.Replace(body, "DTSTART;VALUE=DATE:2", "DTSTART;VALUE=DATE:x", 1))
	case 8:
		what = "all twice, in another order"
		w.chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		w.portal.says(w.write(t, append(all, all...)))
		w.told = true
	default:
		what = "well"
		w.portal.says(w.write(t, all))
		w.told = true
	}
	w.told = w.told && !slices.ContainsFunc(w.real, func(g *guest) bool { return g.hidden > 0 })
	w.did = append(w.did, what)
	log := w.sync(t, w.feed)
	w.did[len(w.did)-1] += fmt.Sprintf(" (%s %s, +%d ~%d ?%d -%d)", log.Outcome, log.Problem, log.Added, log.Changed, log.Missing, log.Cancelled)
	for _, g := range w.real {
		g.hidden = max(0, g.hidden-1)
		g.seen = g.seen || w.told && !g.gone
	}
}

func (w *world) bookings(all []*guest) int {
	n := 0
	for _, g := range all {
		if !g.block && g.arrival > w.today() {
			n++
		}
	}
	return n
}

// calm is a good answer.
func (w *world) calm(t *testing.T) {
	for _, g := range w.real {
		g.hidden = 0
	}
	w.told = true
	w.portal.says(w.write(t, w.telling()))
	w.sync(t, w.feed)
	for _, g := range w.real {
		g.seen = g.seen || !g.gone
	}
	w.check(t)
}

// telling is what the portal would tell now: not what is over.
func (w *world) telling() []*guest {
	var all []*guest
	for _, g := range w.real {
		if !g.gone && g.hidden == 0 && g.departure > w.today() {
			all = append(all, g)
		}
	}
	return all
}

// write is a body in the channel's own way. Closures and all of Lodgify have a
// fresh UID each time; Booking.com lets a stay in progress begin anew every day.
func (w *world) write(t *testing.T, all []*guest) string {
	var periods []period
	fresh := map[*guest]string{}
	for _, g := range all {
		if fresh[g] == "" || w.channel == "lodgify" {
			fresh[g] = strconv.FormatUint(w.chance.Uint64(), 16)
		}
		p := period{arrival: g.arrival.String(), departure: g.departure.String(), kind: "booking", fields: map[string]string{"uid": g.key, "name": "Guest" + g.key}}
		if w.channel == "airbnb" {
			p.fields["code"], p.fields["last4"] = "HMAAA"+g.key, g.key[1:]
		}
		if g.block {
			p.kind = "block"
		}
		switch {
		case w.channel == "booking.com" && g.arrival < w.today():
			p.arrival, p.fields["uid"] = w.today().String(), g.key+"-"+w.today().String()
		case w.channel == "lodgify" || g.block && w.channel != "booking.com":
			p.fields["uid"] = fresh[g]
		}
		periods = append(periods, p)
	}
	return ics(t, w.channel, periods...)
}

// on are the stays of the book that take a night of a real one.
func on(book []stay.Booking, g *guest) []stay.Booking {
	return slices.DeleteFunc(slices.Clone(book), func(b stay.Booking) bool {
		return !b.Occupies() || b.Arrival >= g.departure || g.arrival >= b.Departure
	})
}

// check is what has to hold after every fetch.
func (w *world) check(t *testing.T) {
	t.Helper()
	book := w.stays(t)
	for _, g := range w.real {
		if !g.seen || g.gone {
			continue
		}
		found := on(book, g)
		if len(found) != 1 {
			t.Errorf("%d stays on the nights of %s, %s to %s", len(found), g.key, g.arrival, g.departure)
			continue
		}
		b := found[0]
		if b.Arrival != g.arrival || w.told && b.Departure != g.departure {
			t.Errorf("%s is there from %s to %s, not from %s to %s", g.key, b.Arrival, b.Departure, g.arrival, g.departure)
		}
		if want := w.kind(g); b.Kind != want && b.Phone == "" {
			t.Errorf("%s is a %s", g.key, b.Kind)
		}
		if !g.block && b.Name != "" && string(b.Name) != "Guest"+g.key {
			t.Errorf("%s has the name of another guest", g.key)
		}
	}
	for _, b := range book {
		if number, known := w.named[b.ID]; known && string(b.Phone) != number {
			t.Error("a number that the owner entered is gone")
		}
	}
}

// kind is what the channel tells of a stay. Booking.com does not say.
func (w *world) kind(g *guest) stay.Kind {
	switch {
	case w.channel == "booking.com":
		return stay.KindUnknown
	case g.block:
		return stay.KindBlock
	default:
		return stay.KindBooking
	}
}

// checkAll is what has to hold in the end: what is gone is gone.
func (w *world) checkAll(t *testing.T) {
	t.Helper()
	book := w.stays(t)
	for _, g := range w.real {
		if g.gone && g.arrival > w.today()+4 && len(on(book, g)) > 0 {
			t.Errorf("%s was cancelled and is still there", g.key)
		}
	}
	open := 0
	for _, b := range book {
		if b.Occupies() && b.Arrival > w.today()+4 {
			open++
		}
	}
	want := 0
	for _, g := range w.real {
		if !g.gone && g.arrival > w.today()+4 {
			want++
		}
	}
	if open != want {
		t.Errorf("%d stays to come in the book, %d in the world", open, want)
	}
}
