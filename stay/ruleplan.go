package stay

import (
	"slices"
	"time"
)

// Moment is when the message of a rule goes, for one stay.
type Moment struct {
	At    time.Time // as the rule says
	Due   time.Time // moved out of quiet hours
	Until time.Time // from here on it is too late: by the rule's limit, or because what it is about is over
}

// Plan is when a rule's message goes for a stay as it is in the books now, or why it
// never does. It is computed from the present state alone, so that a stay that moves
// moves its messages, and one that is cancelled has none. Where now lies behind the
// moment's end the reason says whether the booking came too late for it.
//
// Times of day are the property's. One that the clocks skip is the first instant
// after the gap, and one that comes twice the first of the two.
func (r Rule) Plan(p Property, b Booking, now time.Time) (Moment, Why) {
	if why := r.fits(p, b); why != WhyNothing {
		return Moment{}, why
	}
	zone := p.Zone()
	m := Moment{At: r.When.in(p, b, zone)}
	m.Until = Earlier(m.At.Add(time.Duration(r.LateMinutes)*time.Minute), r.When.over(p, b, zone, m.At))
	m.Due = r.afterQuiet(m.At, zone)
	switch {
	case !m.At.Before(m.Until) || (r.When.Event == EventCheckout && m.At.Before(b.Arrival.First(p.CheckinFrom, zone))):
		return m, WhyTooShort
	case !m.Due.Before(m.Until):
		return m, WhyQuietHours
	case now.Before(m.Until):
		return m, WhyNothing
	case !b.CreatedAt.Before(m.Until):
		return m, WhyBookedLate
	default:
		return m, WhyPast
	}
}

// fits looks at what does not depend on the hour.
func (r Rule) fits(p Property, b Booking) Why {
	switch {
	case b.State == BookingCancelled:
		return WhyCancelled
	case !Hosted(b) || b.Departure <= b.Arrival:
		return WhyNoStay
	case !among(r.Only.Properties, p.ID), !among(r.Only.Channels, b.Channel),
		r.Only.MinNights > 0 && b.Nights() < r.Only.MinNights, r.Only.MaxNights > 0 && b.Nights() > r.Only.MaxNights:
		return WhyOther
	}
	return WhyNothing
}

// Speaks reports whether the rule is for guests of that language.
func (c Conditions) Speaks(language string) bool { return among(c.Languages, language) }

func among[T comparable](wanted []T, v T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, v)
}

// in is the moment of a stay, before quiet hours.
func (w When) in(p Property, b Booking, zone *time.Location) time.Time {
	var day Date
	var hour time.Time
	switch w.Event {
	case EventCheckin:
		day, hour = b.Arrival, b.Arrival.First(p.CheckinFrom, zone)
	case EventCheckout:
		day, hour = b.Departure, b.Departure.First(p.CheckoutUntil, zone)
	case EventBooked:
		day, hour = DateOf(b.CreatedAt.In(zone)), b.CreatedAt
	}
	if w.Unit == UnitHours {
		return hour.Add(time.Duration(w.Offset) * time.Hour)
	}
	return (day + Date(w.Offset)).First(w.At, zone)
}

// over is when what the rule is about is over, whatever its limit allows: what
// prepares an arrival is not said after the hour of check-in, and nothing of a stay
// after check-out, except what is meant for afterwards.
func (w When) over(p Property, b Booking, zone *time.Location, at time.Time) time.Time {
	checkin, checkout := b.Arrival.First(p.CheckinFrom, zone), b.Departure.First(p.CheckoutUntil, zone)
	switch {
	case w.Event == EventCheckin && w.Offset < 0 && at.Before(checkin):
		return checkin
	case w.Event != EventCheckout || at.Before(checkout):
		return checkout
	default:
		return at.AddDate(1, 0, 0)
	}
}

// Quiet reports whether the rule keeps silent at an instant, by the clock on the wall
// of the property.
func (r Rule) Quiet(now time.Time, zone *time.Location) bool {
	c := clockOf(now.In(zone))
	switch {
	case r.QuietFrom == r.QuietUntil:
		return false
	case r.QuietFrom < r.QuietUntil:
		return c >= r.QuietFrom && c < r.QuietUntil
	default:
		return c >= r.QuietFrom || c < r.QuietUntil
	}
}

// afterQuiet is the first instant from t on at which the rule may speak.
func (r Rule) afterQuiet(t time.Time, zone *time.Location) time.Time {
	if !r.Quiet(t, zone) {
		return t
	}
	day := DateOf(t.In(zone))
	for end := day.First(r.QuietUntil, zone); ; end = day.First(r.QuietUntil, zone) {
		if end.After(t) {
			return end
		}
		day++
	}
}

func clockOf(t time.Time) Clock { return Clock(t.Hour()*60 + t.Minute()) }

// First is the first instant of a wall-clock time on that day in a zone: of one that
// comes twice, as clocks are set back, the first; of one that is skipped, as they are
// set forward, the end of the gap.
func (d Date) First(c Clock, zone *time.Location) time.Time {
	t := d.At(c, zone)
	start, end := t.ZoneBounds()
	switch wall := int(DateOf(t)-d)*24*60 + int(clockOf(t)); {
	case wall > int(c):
		return start.In(zone)
	case wall < int(c):
		return end.In(zone)
	case start.IsZero():
		return t
	}
	_, now := t.Zone()
	_, was := start.Add(-time.Nanosecond).Zone()
	if twin := t.Add(time.Duration(now-was) * time.Second); twin.Before(start) {
		return twin
	}
	return t
}

// Neighbours reports whether two stays follow each other without a night between in
// the same property, the first one ending as the second begins.
func Neighbours(first, second Booking) bool {
	return first.Property == second.Property && first.Departure == second.Arrival && Hosted(first) && Hosted(second)
}
