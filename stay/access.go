package stay

import "time"

// Level is what a writer may know.
type Level string

// The levels, from least to most open. Past guests keep "booked" facts for a
// while; see Knows.
const (
	Stranger Level = "stranger"
	Past     Level = "past"
	BookedIn Level = "booked"
	Staying  Level = "staying"
)

// PastDays is how many days after check-out a guest may still be told facts of
// visibility "booked": until the end of that day, local time.
const PastDays = 14

// CodeDays is how many days after check-out a booking code still ties a sender.
const CodeDays = 2

// Window is the time in which facts of visibility "stay" are open.
type Window struct{ Opens, Closes time.Time }

// Open reports whether the window is open at the instant; it closes at Closes.
func (w Window) Open(now time.Time) bool { return !now.Before(w.Opens) && now.Before(w.Closes) }

// AccessWindow computes a booking's window from the property's rules.
func AccessWindow(p Property, b Booking) Window {
	zone := p.Zone()
	return Window{
		Opens:  b.Arrival.At(p.CheckinFrom, zone).Add(-time.Duration(p.AccessFromHoursBefore) * time.Hour),
		Closes: b.Departure.At(p.CheckoutUntil, zone).Add(time.Duration(p.AccessUntilHoursAfter) * time.Hour),
	}
}

// Rights is the outcome of identification: the level, and why "stay" facts are
// closed where the writer might expect them open.
type Rights struct {
	Level  Level
	Closed ClosedReason
	Window Window
}

// ClosedReason says why "stay" facts are not open.
type ClosedReason string

// Why "stay" facts are closed.
const (
	NotClosed       ClosedReason = ""
	ClosedStranger  ClosedReason = "stranger"
	ClosedEvidence  ClosedReason = "evidence" // tied, but by weak evidence
	ClosedIdentity  ClosedReason = "identity" // the property asks for an identity check
	ClosedTooEarly  ClosedReason = "early"
	ClosedOver      ClosedReason = "over"
	ClosedCancelled ClosedReason = "cancelled"
)

// RightsAt decides what a writer tied to a booking by some evidence may know at
// an instant. It looks at the booking's present state, so that a cancelled or
// moved booking changes the answer at once. No booking, a block, a request or
// a cancelled booking makes a stranger.
func RightsAt(p Property, b *Booking, e Evidence, now time.Time) Rights {
	switch {
	case b == nil || e.Proves() == ProvesNothing || b.Property != p.ID:
		return Rights{Level: Stranger, Closed: ClosedStranger}
	case b.State == BookingCancelled:
		return Rights{Level: Stranger, Closed: ClosedCancelled}
	case b.State == BookingRequest || b.Kind == KindBlock || b.Kind == KindHold:
		return Rights{Level: Stranger, Closed: ClosedStranger}
	}
	w := AccessWindow(p, *b)
	switch {
	case !now.Before(pastEnds(p, *b)):
		return Rights{Level: Stranger, Closed: ClosedOver, Window: w}
	case !now.Before(w.Closes):
		return Rights{Level: Past, Closed: ClosedOver, Window: w}
	case e.Proves() < ProvesGuest:
		return Rights{Level: BookedIn, Closed: ClosedEvidence, Window: w}
	case now.Before(w.Opens):
		return Rights{Level: BookedIn, Closed: ClosedTooEarly, Window: w}
	case p.IdentityCheck && b.IdentifiedAt.IsZero():
		return Rights{Level: BookedIn, Closed: ClosedIdentity, Window: w}
	}
	return Rights{Level: Staying, Window: w}
}

// StandingNamed is what it adds to a stay that the guest speaks of its property.
const StandingNamed = 1e8

// Standing ranks the stays that a writer is tied to, by which of them they write
// about: the one in which they are in the house, one whose access window is open,
// the next one, the last one, and only then one that was cancelled. It reports false
// for a stay so long ago, or cancelled so long ago, that it says nothing of the
// writer any more.
func Standing(p Property, b Booking, e Evidence, now time.Time) (float64, bool) {
	if !now.Before(pastEnds(p, b)) {
		return 0, false
	}
	if !b.Occupies() {
		return -1e9, true
	}
	w, zone := AccessWindow(p, b), p.Zone()
	switch {
	case !now.Before(b.Arrival.At(p.CheckinFrom, zone)) && now.Before(b.Departure.At(p.CheckoutUntil, zone)):
		return 3e6 + float64(e.Rank()), true
	case w.Open(now):
		return 2e6 + float64(e.Rank()), true
	case now.Before(w.Opens):
		return 1e6 - w.Opens.Sub(now).Hours(), true
	default:
		return -now.Sub(w.Closes).Hours(), true
	}
}

// pastEnds is the end of the 14th day after check-out in the property's zone.
func pastEnds(p Property, b Booking) time.Time {
	return (b.Departure + PastDays + 1).At(0, p.Zone())
}

// Knows reports whether a writer with these rights may be told a fact of this
// visibility. Owner-only facts are told to nobody.
func (r Rights) Knows(v Visibility) bool {
	switch v {
	case Public:
		return true
	case Booked:
		return r.Level == Past || r.Level == BookedIn || r.Level == Staying
	case DuringStay:
		return r.Level == Staying
	default:
		return false
	}
}

// CodeLives reports whether the booking's code still ties a sender at now.
func CodeLives(p Property, b Booking, now time.Time) bool {
	return now.Before(CodeEnds(p, b))
}

// CodeEnds is when the booking's code ceases to tie: at the end of the second day
// after check-out, local time.
func CodeEnds(p Property, b Booking) time.Time {
	return (b.Departure + CodeDays + 1).At(0, p.Zone())
}
