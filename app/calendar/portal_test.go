package calendar_test

import (
	"flag"
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

var years = flag.Int("years", 1, "how many years each portal misbehaves for")

var portals = []string{"airbnb", "vrbo", "lodgify", "booking.com"}

// TestAPortalThatMisbehavesForAYearNeverCostsAStay lets a portal do everything
// that portals were seen to do, a year long, while bookings come, move, swap and
// go, and the owner enters numbers and cancels. After every fetch no stay that is
// real may be lost or cancelled, no closure may have become a booking, and what
// the owner said must stand. After a calm day at the end the book must say what
// the portal says. The same seed is the same year.
func TestAPortalThatMisbehavesForAYearNeverCostsAStay(t *testing.T) {
	for seed := range *years * len(portals) {
		channel := portals[seed%len(portals)]
		t.Run(fmt.Sprintf("%s %d", channel, seed), func(t *testing.T) {
			t.Parallel()
			w := &world{house: newHouse(t), channel: channel, chance: rand.New(rand.NewPCG(uint64(seed), 7)), named: map[stay.BookingID]string{}}
			w.feed = w.connect(t, "A", "/a.ics")
			for range 6 {
				w.book(t)
			}
			w.calm(t)
			fetches := 0
			for end := w.clock().AddDate(1, 0, 0); w.clock().Before(end); fetches++ {
				w.later(w.pause())
				w.real = slices.DeleteFunc(w.real, func(g *guest) bool { return g.departure < w.today()-60 })
				w.live(t)
				w.fetch(t)
				w.check(t)
				if t.Failed() {
					t.Fatalf("at fetch %d, %s, after: %s", fetches, w.clock().Format("2006-01-02 15:04"), strings.Join(w.did[max(0, len(w.did)-8):], "; "))
				}
			}
			for range 80 { // past every hold
				w.later(20 * time.Minute)
				w.calm(t)
			}
			w.checkAll(t)
			if held := w.count("held"); fetches < 800 || held == 0 || w.count("failed") == 0 {
				t.Errorf("%d fetches, %d held: nothing much happened", fetches, held)
			}
		})
	}
}

// pause is how long it takes to the next fetch: most often some minutes, but the
// program is off for a night or a day as well.
func (w *world) pause() time.Duration {
	switch n := w.chance.IntN(100); {
	case n < 45:
		return time.Duration(15+w.chance.IntN(20)) * time.Minute
	case n < 65:
		return time.Duration(1+w.chance.IntN(4)) * time.Hour
	case n < 95:
		return time.Duration(8+w.chance.IntN(16)) * time.Hour
	default:
		return time.Duration(30+w.chance.IntN(60)) * time.Hour
	}
}

func (w *world) count(outcome string) int {
	n := 0
	for _, did := range w.did {
		if strings.Contains(did, "("+outcome+" ") {
			n++
		}
	}
	return n
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
	era     int                       // the portal was rebuilt: other UIDs
	whole   bool                      // the last body that may be believed told everything: only then may something be left out
	cut     bool                      // this fetch cuts stays up at the end of the month, or joins those in a row
	did     []string
}

// guest is one real stay, or a closure.
type guest struct {
	key                string
	arrival, departure stay.Date
	block              bool
	gone               bool           // cancelled at the portal
	seen               bool           // told of in a whole answer
	hidden             int            // fetches for which the portal forgets it
	was                [][2]stay.Date // nights that were changed and not yet told of in a whole answer
	off                bool           // the owner has cancelled it
}

// name is the guest's, in letters: portals tell no names with digits in them.
func (g *guest) name() string {
	return "Guest " + strings.Map(func(r rune) rune { return r - '0' + 'a' }, g.key)
}

// move changes the nights of a stay.
func (g *guest) move(arrival, departure stay.Date) {
	g.was = append(g.was, [2]stay.Date{g.arrival, g.departure})
	g.arrival, g.departure = arrival, departure
}

func (w *world) today() stay.Date {
	zone, _ := time.LoadLocation("Europe/Rome")
	return stay.DateOf(w.clock().In(zone))
}

func (w *world) free(from, to stay.Date, but *guest) bool {
	return !slices.ContainsFunc(w.real, func(g *guest) bool {
		taken := from < g.departure && g.arrival < to
		for _, n := range g.was {
			taken = taken || from < n[1] && n[0] < to
		}
		return g != but && taken
	})
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

// ahead is the book from today on.
func (w *world) ahead(t *testing.T) []stay.Booking {
	t.Helper()
	all, err := w.db.Bookings(t.Context(), flat, w.today(), stay.NewDate(2101, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// live is what happens in the world between two fetches.
func (w *world) live(t *testing.T) {
	switch w.chance.IntN(40) {
	case 0, 1, 5:
		w.book(t)
	case 10: // moved by days, where the portal has a name for it
		if g := w.some(); g != nil && w.names(g) && g.arrival > w.today()+4 {
			if by := stay.Date(1 + w.chance.IntN(20)); w.free(g.arrival+by, g.departure+by, g) && g.arrival+by < w.today()+150 {
				g.move(g.arrival+by, g.departure+by)
			}
		}
	case 11: // two guests swap
		if g, o := w.some(), w.some(); g != nil && o != nil && g != o && w.names(g) && w.names(o) && min(g.arrival, o.arrival) > w.today()+4 && w.era == 0 {
			a, d := g.arrival, g.departure
			g.move(o.arrival, o.departure)
			o.move(a, d)
		}
	case 12: // the owner cancels
		if g := w.some(); g != nil && w.names(g) && g.arrival > w.today()+4 && w.chance.IntN(3) == 0 {
			if found := on(w.ahead(t), g); len(found) == 1 && found[0].State == stay.BookingActive && len(g.was) == 0 {
				if err := w.Cancel(t.Context(), found[0].ID); err != nil {
					t.Fatal(err)
				}
				g.off = true
			}
		}
	case 13: // the portal is rebuilt, once
		if w.era == 0 && len(w.did) > 300 {
			w.era = 1
			w.did = append(w.did, "rebuilt")
		}
	case 2: // cancelled at the portal, a few at a time
		if g := w.some(); g != nil && g.arrival > w.today()+4 && len(g.was) == 0 {
			g.gone = true
		}
	case 3: // moved or extended
		if g := w.some(); g != nil && !g.block && len(g.was) == 0 && w.free(g.arrival, g.departure+2, g) {
			g.move(g.arrival, g.departure+2)
		}
	case 4: // the owner learns who comes
		for _, b := range w.ahead(t) {
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
	if g.gone || g.off || g.hidden > 0 || !g.seen || g.arrival <= w.today() {
		return nil
	}
	return g
}

// names reports whether the portal has a name for a stay that outlives its nights.
func (w *world) names(g *guest) bool {
	return !g.block && (w.channel == "airbnb" || w.channel == "vrbo" && w.era == 0) && len(g.was) == 0
}

// fetch lets the portal answer, well or badly.
func (w *world) fetch(t *testing.T) {
	w.told, w.cut = false, false
	all := w.telling()
	var what string
	n := w.chance.IntN(18)
	if (n == 5 || n == 6) && !w.whole {
		n = 17 // three bodies without a stay are a cancellation, whatever the reason
	}
	switch n {
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
	case 9: // nothing after the calendar is trusted
		what = "something behind it"
		w.portal.says(w.write(t, all) + "Warning: mysql_connect() failed")
	case 10: // what other sites are told by a header is not there
		what = "shorter than it says"
		body := w.write(t, all)
		w.portal.answers(func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Length", strconv.Itoa(len(body)+100))
			_, _ = rw.Write([]byte(body))
		})
	case 11:
		what = "in another shape"
		w.cut = true
		w.portal.says(w.write(t, all))
	case 12:
		what = "not modified, unasked"
		w.portal.answers(func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(http.StatusNotModified) })
	default:
		what = "well"
		w.portal.says(w.write(t, all))
		w.told = true
	}
	w.told = w.told && !slices.ContainsFunc(w.real, func(g *guest) bool { return g.hidden > 0 })
	w.did = append(w.did, what)
	log := w.sync(t, w.feed)
	if log.Outcome != "failed" {
		w.whole = w.told || w.cut
	}
	w.did[len(w.did)-1] += fmt.Sprintf(" (%s %s, +%d ~%d ?%d -%d)", log.Outcome, log.Problem, log.Added, log.Changed, log.Missing, log.Cancelled)
	for _, g := range w.real {
		if w.told && !g.gone && g.hidden == 0 && g.departure > w.today() {
			g.seen, g.was = true, nil
		}
		g.hidden = max(0, g.hidden-1)
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
	w.told, w.cut, w.whole = true, false, true
	w.portal.says(w.write(t, w.telling()))
	w.sync(t, w.feed)
	for _, g := range w.real {
		if !g.gone && g.departure > w.today() {
			g.seen, g.was = true, nil
		}
	}
	w.check(t)
}

// telling is what the portal would tell now: not what is over, but for Vrbo, which
// keeps some of it.
func (w *world) telling() []*guest {
	past := w.today()
	if w.channel == "vrbo" {
		past -= 30
	}
	var all []*guest
	for _, g := range w.real {
		if !g.gone && g.hidden == 0 && g.departure > past {
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
			fresh[g] = w.random()
		}
		p := period{arrival: g.arrival.String(), departure: g.departure.String(), kind: "booking", fields: map[string]string{"uid": w.uid(g), "name": g.name()}}
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
		periods = append(periods, w.shape(g, p)...)
	}
	if w.cut && w.channel == "booking.com" {
		periods = w.join(all, periods)
	}
	return ics(t, w.channel, append(periods, w.artefacts()...)...)
}

func (w *world) uid(g *guest) string {
	if w.era == 0 {
		return g.key
	}
	return "rebuilt-" + g.key
}

func (w *world) random() string { return strconv.FormatUint(w.chance.Uint64(), 16) }

// shape cuts a stay up at the end of its month, with UIDs of their own for the
// parts, where the portal does that.
func (w *world) shape(g *guest, p period) []period {
	first := stay.NewDate(g.arrival.Midnight().Year(), g.arrival.Midnight().Month()+1, 1)
	if !w.cut || w.channel != "vrbo" || g.block || !g.seen || len(g.was) > 0 || first <= g.arrival || first >= g.departure || g.arrival <= w.today() {
		return []period{p}
	}
	part := func(arrival, departure stay.Date) period {
		return period{arrival: arrival.String(), departure: departure.String(), kind: p.kind, fields: map[string]string{"uid": w.random(), "name": p.fields["name"]}}
	}
	return []period{part(g.arrival, first), part(first, g.departure)}
}

// join puts stays in a row together, with a UID of its own for the whole, where
// all of them were told of one by one before.
func (w *world) join(all []*guest, periods []period) []period {
	by := map[string]*guest{}
	for _, g := range all {
		by[g.arrival.String()] = g
	}
	var joined []period
	for _, p := range periods {
		if n := len(joined); n > 0 && joined[n-1].departure == p.arrival && settled(by[joined[n-1].arrival]) && settled(by[p.arrival]) {
			joined[n-1].departure = p.departure
			joined[n-1].fields = map[string]string{"uid": w.random()}
			by[joined[n-1].arrival] = by[p.arrival]
			continue
		}
		joined = append(joined, p)
	}
	return joined
}

func settled(g *guest) bool {
	return g != nil && g.seen && len(g.was) == 0 && g.departure-g.arrival < 20
}

// artefacts are the closures that Airbnb makes by itself, anew every day: tonight,
// and all that is beyond the booking window.
func (w *world) artefacts() []period {
	if w.channel != "airbnb" {
		return nil
	}
	today := w.today()
	all := []period{{arrival: (today + 180).String(), departure: (today + 365).String(), kind: "block", fields: map[string]string{"uid": w.random()}}}
	if w.free(today, today+1, nil) {
		all = append(all, period{arrival: today.String(), departure: (today + 1).String(), kind: "block", fields: map[string]string{"uid": w.random()}})
	}
	return all
}

// on are the stays of the book that take a night of a real one.
func on(book []stay.Booking, g *guest) []stay.Booking {
	var found []stay.Booking
	for _, b := range book {
		if b.Occupies() && b.Arrival < g.departure && g.arrival < b.Departure {
			found = append(found, b)
		}
	}
	return found
}

// check is what has to hold after every fetch.
func (w *world) check(t *testing.T) {
	t.Helper()
	book := w.ahead(t)
	for _, g := range w.real {
		if !g.seen || g.gone || g.departure <= w.today() {
			continue
		}
		found := on(book, g)
		if g.off {
			if len(found) > 0 {
				t.Errorf("the owner has cancelled %s, and it is back", g.key)
			}
			continue
		}
		for _, n := range g.was { // or still on its former nights
			found = append(found, on(book, &guest{arrival: n[0], departure: n[1]})...)
		}
		mine := slices.IndexFunc(found, func(b stay.Booking) bool { return w.is(b, g) })
		if mine < 0 || len(g.was) == 0 && len(found) != 1 {
			t.Errorf("%d stays on the nights of %s, %s to %s", len(found), g.key, g.arrival, g.departure)
			continue
		}
		b := found[mine]
		if len(g.was) == 0 && (b.Arrival != g.arrival || b.Departure != g.departure) {
			t.Errorf("%s is there from %s to %s, not from %s to %s", g.key, b.Arrival, b.Departure, g.arrival, g.departure)
		}
		if want := w.kind(g); b.Kind != want && b.Phone == "" {
			t.Errorf("%s is a %s", g.key, b.Kind)
		}
	}
	for _, b := range book {
		if number, known := w.named[b.ID]; known && string(b.Phone) != number {
			t.Error("a number that the owner entered is gone")
		}
		if b.Kind == stay.KindBooking && b.Name == "" && b.Phone == "" && b.Code == "" && w.channel != "lodgify" {
			t.Errorf("a closure from %s to %s has become a booking", b.Arrival, b.Departure)
		}
	}
}

// is reports whether a stay of the book may be a real one: it does not name
// another guest.
func (w *world) is(b stay.Booking, g *guest) bool {
	return g.block || b.Name == "" || string(b.Name) == g.name() || strings.HasPrefix(string(b.Phone), "+4477009")
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
		if b.Occupies() && b.Arrival > w.today()+4 && b.Nights() < 100 {
			open++
		}
	}
	want := 0
	for _, g := range w.real {
		if !g.gone && !g.off && g.arrival > w.today()+4 {
			want++
		}
	}
	if open != want {
		t.Errorf("%d stays to come in the book, %d in the world", open, want)
	}
}
