package stay

import (
	"slices"
	"time"
)

// Occupancy is what a property is at an instant, as somebody at its door would
// say it.
type Occupancy string

// The states of a property through a day, in the order in which a day between
// two stays goes through them.
const (
	Leaving  Occupancy = "leaving"  // the day of departure, until check-out
	Empty    Occupancy = "empty"    // nobody is there and nobody comes today
	Awaiting Occupancy = "awaiting" // guests come today; check-in is not open yet
	Arriving Occupancy = "arriving" // check-in is open: they may come any minute
	InHouse  Occupancy = "in_house"
)

// Handover is a check-in or a check-out of one stay, at the hour of its property.
type Handover struct {
	Stay BookingID
	In   bool // check-in; else check-out
	At   time.Time
}

// Condition is how a property stands at an instant.
type Condition struct {
	State  Occupancy
	Stay   BookingID // whose arrival, stay or departure it is; empty where nobody's
	Closed bool      // empty, and the night to come is closed to guests
	Next   *Handover // the next check-in or check-out; nil: none is known
	Until  time.Time // up to which instant all this holds; zero: as far as anybody knows
}

// Ends is the instant up to which the condition holds, at most until an instant.
func (c Condition) Ends(most time.Time) time.Time {
	if !c.Until.IsZero() && c.Until.Before(most) {
		return c.Until
	}
	return most
}

// ConditionAt is how a property stands at an instant, from its stays in any
// order, its hours and its time zone. Only stays of guests count: what is closed,
// asked for or cancelled brings nobody. Who has in fact come or gone is not
// known, so arriving lasts as long as check-in does, or to the end of the day.
//
// Where stays overlap, the one that needs somebody first is told: leaving before
// arriving before in house before awaiting.
func ConditionAt(p Property, stays []Booking, now time.Time) Condition {
	zone := p.Zone()
	c := Condition{State: Empty}
	var first Handover
	for _, b := range stays {
		if b.Property != p.ID {
			continue
		}
		if b.Occupies() && (b.Kind == KindBlock || b.Kind == KindHold) {
			c.closes(b, zone, now)
			continue
		}
		if !Hosted(b) {
			continue
		}
		v := visitOf(p, b, zone)
		for _, edge := range []time.Time{v.dayIn, v.in, v.settled, v.dayOut, v.out} {
			c.endsAt(edge, now)
		}
		if state := v.state(now); weight(state) > weight(c.State) || state == c.State && state != Empty && b.ID < c.Stay {
			c.State, c.Stay = state, b.ID
		}
		for _, h := range []Handover{{b.ID, true, v.in}, {b.ID, false, v.out}} {
			if h.At.After(now) && (first.At.IsZero() || sooner(h, first)) {
				first = h
			}
		}
	}
	if !first.At.IsZero() {
		c.Next = &first
	}
	c.Closed = c.Closed && c.State == Empty
	return c
}

// Hosted reports whether a period of the calendar brings guests into the house.
func Hosted(b Booking) bool {
	return b.Occupies() && (b.Kind == KindBooking || b.Kind == KindUnknown)
}

// closes notes a closure, and the days on which it begins and ends.
func (c *Condition) closes(b Booking, zone *time.Location, now time.Time) {
	from, to := b.Arrival.Begins(zone), b.Departure.Begins(zone)
	c.endsAt(from, now)
	c.endsAt(to, now)
	c.Closed = c.Closed || !now.Before(from) && now.Before(to)
}

func (c *Condition) endsAt(edge, now time.Time) {
	if edge.After(now) && (c.Until.IsZero() || edge.Before(c.Until)) {
		c.Until = edge
	}
}

// sooner orders handovers in time; at one instant whoever leaves goes first.
func sooner(a, b Handover) bool {
	if !a.At.Equal(b.At) {
		return a.At.Before(b.At)
	}
	if a.In != b.In {
		return !a.In
	}
	return a.Stay < b.Stay
}

// weight orders states by how soon they need somebody.
func weight(o Occupancy) int {
	return slices.Index([]Occupancy{Empty, Awaiting, InHouse, Arriving, Leaving}, o)
}

// visit is a stay by its instants, each not before the one above it.
type visit struct {
	dayIn   time.Time // the day of arrival begins
	in      time.Time // check-in opens
	settled time.Time // check-in closes: whoever was to come is taken to be there
	dayOut  time.Time // the day of departure begins
	out     time.Time // check-out
}

func visitOf(p Property, b Booking, zone *time.Location) visit {
	v := visit{dayIn: b.Arrival.Begins(zone), dayOut: b.Departure.Begins(zone), out: b.Departure.At(p.CheckoutUntil, zone)}
	v.in = Later(v.dayIn, b.Arrival.At(p.CheckinFrom, zone))
	v.settled = (b.Arrival + 1).Begins(zone)
	if p.CheckinUntil > p.CheckinFrom {
		v.settled = b.Arrival.At(p.CheckinUntil, zone)
	}
	return v
}

func (v visit) state(now time.Time) Occupancy {
	switch {
	case now.Before(v.dayIn) || !now.Before(v.out):
		return Empty
	case now.Before(v.in):
		return Awaiting
	case !now.Before(v.dayOut):
		return Leaving
	case now.Before(v.settled):
		return Arriving
	default:
		return InHouse
	}
}

// Begins is the first instant of the day in a zone. Where the clocks skip
// midnight it is the end of the gap, where they repeat it the first of the two.
func (d Date) Begins(zone *time.Location) time.Time {
	t := d.At(0, zone)
	start, end := t.ZoneBounds()
	if DateOf(t) < d && !end.IsZero() {
		return end.In(zone)
	}
	if before := t.Add(-time.Nanosecond); DateOf(before) == d && !start.IsZero() {
		_, now := t.Zone()
		_, was := start.Add(-time.Nanosecond).Zone()
		return t.Add(-time.Duration(was-now) * time.Second)
	}
	return t
}
