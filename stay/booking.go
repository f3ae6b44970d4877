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
	CancelledBy  string // "feed" or "host"
	UID          Private
	Summary      Private
	CreatedAt    time.Time
	UpdatedAt    time.Time

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

// Nights is the length of the stay.
func (b Booking) Nights() int { return int(b.Departure - b.Arrival) }

// Overlaps reports whether two bookings share at least one night.
func (b Booking) Overlaps(o Booking) bool {
	return b.Property == o.Property && b.Arrival < o.Departure && o.Arrival < b.Departure
}

// Occupies reports whether the period takes its nights.
func (b Booking) Occupies() bool { return b.State != BookingCancelled && b.State != BookingRequest }

// Seats is how many senders its code serves.
func (b Booking) Seats() int {
	if b.Guests > 0 {
		return b.Guests
	}
	return 6
}
