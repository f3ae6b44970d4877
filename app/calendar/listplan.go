package calendar

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"portineria/reservations"
	"portineria/stay"
)

// Outcome is what a row of a list would do to the book.
type Outcome string

// The outcomes.
const (
	RowNew     Outcome = "new"
	RowAdds    Outcome = "adds"    // details, to a stay that is there
	RowMoves   Outcome = "moves"   // its nights
	RowCancels Outcome = "cancels" // only if the owner says so
	RowSame    Outcome = "same"
	RowUnclear Outcome = "unclear" // the owner must look
	RowRefused Outcome = "refused" // it cannot be read
	RowLeftOut Outcome = "left_out"
)

// Outcomes lists them, in the order in which to show them.
func Outcomes() []Outcome {
	return []Outcome{RowUnclear, RowCancels, RowNew, RowMoves, RowAdds, RowRefused, RowSame, RowLeftOut}
}

// Why says why a row is unclear or left out.
type Why string

// The reasons.
const (
	WhyTaken     Why = "taken"      // another stay has some of the nights: entered only if the owner says so
	WhyClosed    Why = "closed"     // the owner has closed some of the nights: likewise
	WhyName      Why = "other_name" // the same nights, another guest
	WhyDigits    Why = "other_digits"
	WhyPlace     Why = "other_place" // the code is known, of another property
	WhySeveral   Why = "several"     // several stays could be it
	WhyNights    Why = "other_nights"
	WhyCancelled Why = "cancelled_here" // the stay is cancelled here
	WhyBlock     Why = "closed_here"    // by its code it is nights that are closed here
	WhyNoPlace   Why = "no_place"       // it is not known which property the unit is

	WhyTwice   Why = "twice"   // the list says it twice
	WhyOver    Why = "over"    // it ended weeks ago
	WhyNotHere Why = "nothing" // cancelled, and never was here
	WhyAsked   Why = "asked"   // not confirmed by anyone
	WhyUnit    Why = "unit"    // a unit that does not concern this house
	WhyWord    Why = "word"    // a state that the owner leaves out
)

// Whys lists them, for whoever must have words for all.
func Whys() []Why {
	return []Why{WhyTaken, WhyClosed, WhyName, WhyDigits, WhyPlace, WhySeveral, WhyNights, WhyCancelled, WhyBlock, WhyNoPlace, WhyTwice, WhyOver, WhyNotHere, WhyAsked, WhyUnit, WhyWord}
}

// ListLine is one row of a list and what it would do.
type ListLine struct {
	Row          int
	Outcome      Outcome
	Why          Why
	Problem      reservations.Problem // of a refused row
	Column       string               // which is to blame, if one is
	PhoneProblem reservations.Problem // its number is not taken
	Unit         string
	Before       stay.Booking // the stay that it is; zero: none
	Other        stay.BookingID
	After        stay.Booking // as it would be; of a new one without id
	Adds         []string     // which details change: name, phone, guests, language, code, kind, channel
	Kept         []string     // what the list says otherwise and stays as it is: name, phone, nights
	Asks         bool         // it is done only if the owner picks it
}

// Does reports whether the row can change something.
func (l ListLine) Does() bool {
	switch l.Outcome {
	case RowNew, RowAdds, RowMoves, RowCancels:
		return true
	case RowUnclear:
		return l.Asks
	default:
		return false
	}
}

// afterStay is how long after its end a stay still matters to anyone, in days: so
// long guests may ask about it. Older ones are not taken in (GDPR art. 5(1)(c)).
const afterStay = 14

// planner compares a list with the book.
type planner struct {
	q       ListRequest
	list    reservations.List
	learned Learned
	homes   map[stay.PropertyID]stay.Property
	book    []stay.Booking // all that may matter, by property and arrival
	now     time.Time

	byCode   map[string][]int
	byNights map[place][]int
	coded    map[string]int                     // rows of each code
	codedIn  map[string]int                     // and of each code in each property
	there    map[stay.PropertyID][]stay.Booking // by arrival
	taken    map[stay.BookingID]bool
	said     map[string]bool                    // rows before this one
	fresh    map[stay.PropertyID][]stay.Booking // that they make
}

type place struct {
	property stay.PropertyID
	nights   nights
}

// plan says of each row what it would do, in the order of the list.
func (p *planner) plan() []ListLine {
	p.byCode, p.byNights, p.coded, p.taken = map[string][]int{}, map[place][]int{}, map[string]int{}, map[stay.BookingID]bool{}
	p.codedIn = map[string]int{}
	p.there, p.fresh, p.said = map[stay.PropertyID][]stay.Booking{}, map[stay.PropertyID][]stay.Booking{}, map[string]bool{}
	for i, b := range p.book {
		if b.Code != "" {
			key := strings.ToUpper(string(b.Code))
			p.byCode[key] = append(p.byCode[key], i)
		}
		at := place{b.Property, nights{b.Arrival, b.Departure}}
		p.byNights[at] = append(p.byNights[at], i)
		p.there[b.Property] = append(p.there[b.Property], b)
	}
	counted := map[string]bool{}
	for _, r := range p.list.Reservations {
		key := strings.Join([]string{string(r.Code), r.Unit, r.Arrival.String(), r.Departure.String()}, "\x00")
		if !counted[key] {
			p.coded[string(r.Code)]++
			p.codedIn[codeIn(r.Code, p.property(r.Unit))]++
		}
		counted[key] = true
	}
	var lines []ListLine
	for _, r := range p.list.Reservations {
		lines = append(lines, p.line(r))
	}
	for _, r := range p.list.Refused {
		lines = append(lines, ListLine{Row: r.Row, Outcome: RowRefused, Problem: r.Problem, Column: r.Column, After: stay.Booking{Name: r.Name}})
	}
	slices.SortStableFunc(lines, func(a, b ListLine) int { return cmp.Compare(a.Row, b.Row) })
	return lines
}

func codeIn(code stay.Private, property stay.PropertyID) string {
	return string(code) + "\x00" + string(property)
}

// line is what one row would do.
func (p *planner) line(r reservations.Reservation) ListLine {
	l := ListLine{Row: r.Row, Unit: r.Unit, PhoneProblem: r.PhoneProblem}
	l.After = p.asNew(r)
	because := func(o Outcome, why Why) ListLine {
		l.Outcome, l.Why = o, why
		return l
	}
	switch {
	case p.twice(r):
		return because(RowLeftOut, WhyTwice)
	case l.After.Property == LeaveOut:
		return because(RowLeftOut, WhyUnit)
	case r.State == reservations.LeftOut:
		return because(RowLeftOut, WhyWord)
	case r.State == reservations.Asked:
		return because(RowLeftOut, WhyAsked)
	}
	found, why := p.match(r, l.After.Property)
	if found != nil {
		l.Before, l.After.Property = *found, found.Property
	}
	switch home, known := p.homes[l.After.Property]; {
	case known && r.Departure <= stay.DateOf(p.now.In(home.Zone()))-afterStay:
		return because(RowLeftOut, WhyOver)
	case r.State == reservations.Cancelled:
		return p.cancels(l, why)
	case why != "":
		return because(RowUnclear, why)
	case found == nil && !known:
		return because(RowUnclear, WhyNoPlace)
	case found == nil:
		return p.news(l)
	}
	p.taken[found.ID] = true
	return p.merges(l, r)
}

// twice reports whether a row before this one said the same.
func (p *planner) twice(r reservations.Reservation) bool {
	key := strings.Join([]string{string(p.property(r.Unit)), r.Unit, string(r.Code), string(r.Name), r.Arrival.String(), r.Departure.String(), string(r.State)}, "\x00")
	before := p.said[key]
	p.said[key] = true
	return before
}

// asNew is the booking that a row would make where none is there.
func (p *planner) asNew(r reservations.Reservation) stay.Booking {
	return stay.Booking{
		Property: p.property(r.Unit), Channel: cmp.Or(p.list.Channel, "direct"), Kind: stay.KindBooking, Sure: true, State: stay.BookingActive,
		Arrival: r.Arrival, Departure: r.Departure, Name: r.Name, Phone: r.Phone, Code: r.Code, Guests: r.Guests, Language: r.Language,
	}
}

// cancels proposes to cancel a stay that is there. Its nights alone are no reason:
// they may have been booked again by somebody else.
func (p *planner) cancels(l ListLine, why Why) ListLine {
	b, r := l.Before, l.After
	sameGuest := b.Code != "" && strings.EqualFold(string(b.Code), string(r.Code)) || b.Name != "" && r.Name != "" && alike(string(b.Name), string(r.Name))
	switch {
	case b.ID == "" || why != "" || !sameGuest:
		l.Outcome, l.Why, l.Before = RowLeftOut, WhyNotHere, stay.Booking{}
	case b.State == stay.BookingCancelled:
		l.Outcome, l.After = RowSame, b
	default:
		p.taken[b.ID] = true
		l.Outcome, l.Asks, l.After = RowCancels, true, b
		l.After.State, l.After.CancelledBy = stay.BookingCancelled, cancelledByHost
		l.After.ByHand &^= stay.HandStands
	}
	return l
}

// news enters a booking, or asks where its nights are not free.
func (p *planner) news(l ListLine) ListLine {
	l.Outcome = RowNew
	l = p.unlessTaken(l)
	p.fresh[l.After.Property] = append(p.fresh[l.After.Property], l.After)
	return l
}

// unlessTaken makes a row ask where other stays have some of its nights. What a feed
// closes does not count: portals close nights because of the very booking.
func (p *planner) unlessTaken(l ListLine) ListLine {
	near := p.there[l.After.Property]
	by := func(b stay.Booking, day stay.Date) int { return cmp.Compare(b.Arrival, day) }
	first, _ := slices.BinarySearchFunc(near, l.After.Arrival-maxNights, by)
	last, _ := slices.BinarySearchFunc(near, l.After.Departure, by)
	for _, those := range [][]stay.Booking{near[first:max(first, last)], p.fresh[l.After.Property]} {
		for i := range those {
			if l.inTheWay(&those[i]) {
				return l
			}
		}
	}
	return l
}

// inTheWay notes a stay that has some of the nights, and reports whether it is worth
// looking no further: nights that the owner has closed are only the second reason.
func (l *ListLine) inTheWay(b *stay.Booking) bool {
	if b.ID != "" && b.ID == l.Before.ID || !b.Occupies() || !b.Overlaps(l.After) || b.Kind == stay.KindBlock && b.Feed != "" {
		return false
	}
	l.Outcome, l.Why, l.Asks, l.Other = RowUnclear, WhyTaken, true, b.ID
	if b.Kind == stay.KindBlock {
		l.Why = WhyClosed
	}
	return l.Why == WhyTaken
}
