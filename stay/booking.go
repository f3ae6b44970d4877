package stay

import "time"

// Kind says what a taken period of the calendar is.
type Kind string

// The kinds of a period. Everything that is not cancelled takes its nights.
const (
	KindBooking Kind = "booking"
	KindBlock   Kind = "block"
	KindHold    Kind = "hold" // asked for, not confirmed
	KindUnknown Kind = "unknown"
)

// BookingState is where a period stands.
type BookingState string

// The states of a booking. Only Cancelled frees the nights.
const (
	BookingActive    BookingState = "active"
	BookingMissing   BookingState = "missing" // not in the feed any more, not yet believed
	BookingCancelled BookingState = "cancelled"
	BookingRequest   BookingState = "request" // asked for, not confirmed by anyone
)

// Booking is one period of nights in one property: Arrival is the first night,
// Departure the day of leaving, so that two bookings may share a day.
type Booking struct {
	ID       BookingID
	Property PropertyID
	Feed     FeedID // empty: entered by hand
	Channel  string // airbnb, booking, vrbo, expedia, ..., direct
	Kind     Kind
	Sure     bool // false: the feed does not say what this is
	State    BookingState

	Arrival, Departure Date

	Name       Private
	Phone      Private // E.164, complete; else empty
	PhoneLast4 Private // the last four digits that a channel told
	Code       Private // the channel's own reservation code
	Invite     Private // the code that we give to this booking's guests
	Language   string
	Guests     int // 0: unknown

	IdentifiedAt time.Time // when a person recorded who the guest is; zero: not
	MissingSince time.Time
	MissingPolls int
	CancelledBy  string    // "feed" or "host"
	KindBy       string    // "host": the owner has said what this is, whatever the feed says
	NightsSince  time.Time // since when its feed tells of these nights; zero: from the beginning
	Uncertain    bool      // the portal tells of these nights in another shape, such as joined with the stay beside them
	UID          Private
	Summary      Private
	CreatedAt    time.Time
	UpdatedAt    time.Time

	// A twin is another source's telling of a period that is in the book already.
	TwinOf    BookingID // empty: it stands for itself
	TwinHow   TwinHow
	TwinUntil time.Time // it stands for itself from then on, as what it repeated is gone; zero: that is still there

	Notes  Private // the owner's own; of a block, why
	ByHand ByHand

	// The nights that the feed tells of, where the owner has said others.
	FeedArrival, FeedDeparture Date
}

// ByHand is what of a booking the owner has entered or changed. No feed and no list
// of reservations overwrites it.
type ByHand uint8

// The parts.
const (
	HandNights ByHand = 1 << iota // although its feed tells of others
	HandStands                    // it takes place, although its feed no longer tells of it
	HandName
	HandPhone
	HandGuests
	HandLanguage
)

// Has reports whether any of the parts are among them.
func (h ByHand) Has(part ByHand) bool { return h&part != 0 }

// AsFed is the booking with the nights of its feed in the place of the owner's, and
// the other way round: twice is as before. What comes of a feed is held against what
// it said before, not against what the owner made of it.
func (b Booking) AsFed() Booking {
	if b.ByHand.Has(HandNights) {
		b.Arrival, b.Departure, b.FeedArrival, b.FeedDeparture = b.FeedArrival, b.FeedDeparture, b.Arrival, b.Departure
	}
	return b
}

// TwinHow says why a period is taken for another source's telling of one that
// is in the book already.
type TwinHow string

// The ways.
const (
	TwinEcho   TwinHow = "echo"   // our own calendar, come back through a channel that reads it
	TwinLinked TwinHow = "linked" // closed by a channel because of the stay, as Airbnb does on linked listings
	TwinLikely TwinHow = "likely" // the same nights in another calendar: the owner is asked
	TwinSame   TwinHow = "same"   // the same stay: by its code or its number, or on the owner's word
)

// Nights is the length of the stay.
func (b Booking) Nights() int { return int(b.Departure - b.Arrival) }

// Overlaps reports whether two bookings share at least one night.
func (b Booking) Overlaps(o Booking) bool {
	return b.Property == o.Property && b.Arrival < o.Departure && o.Arrival < b.Departure
}

// Told reports whether the source of the period still stands by it.
func (b Booking) Told() bool { return b.State != BookingCancelled && b.State != BookingRequest }

// Occupies reports whether the period takes its nights: not if it is cancelled,
// and not if it only repeats another one, which takes them.
func (b Booking) Occupies() bool { return b.Told() && b.TwinOf == "" }

// Seats is how many senders its code serves.
func (b Booking) Seats() int {
	if b.Guests > 0 {
		return b.Guests
	}
	return 6
}
