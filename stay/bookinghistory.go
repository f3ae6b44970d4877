package stay

import (
	"strings"
	"time"
)

// Doer is by whose hand a booking was changed.
type Doer string

// The doers.
const (
	DoneBySomebody Doer = "" // the program did not say
	DoneByFeed     Doer = "feed"
	DoneByHost     Doer = "host" // somebody who works in the house
	DoneByGuest    Doer = "guest"
	DoneByImport   Doer = "import" // a list of reservations
)

// What says what happened to a booking.
type What string

// What happens to bookings. Was and Became of a BookingChange depend on it.
const (
	BookingAdded     What = "added"    // Became: its nights
	NightsMoved      What = "nights"   // Was, Became: nights
	PropertyMoved    What = "property" // Was, Became: properties
	KindSettled      What = "kind"     // Was, Became: kinds
	WentMissing      What = "missing"
	CameBack         What = "back"
	GotCancelled     What = "cancelled"
	GotRestored      What = "restored"
	GotConfirmed     What = "confirmed"
	DetailsChanged   What = "details" // Became: which fields, separated by commas
	IdentityRecorded What = "identified"
	IdentityUndone   What = "unidentified"
	FeedTookOver     What = "feed"
	GuestJoined      What = "joined" // Became: the evidence
	GuestLeft        What = "left"
)

// BookingChange is one thing that happened to a booking. It holds nothing of a
// guest: of their details only which of them changed.
type BookingChange struct {
	At          time.Time
	By          Doer
	Feed        FeedID // of a feed's
	What        What
	Was, Became string
}

// AsOf is a booking as it was known at an instant: its property, its nights and its
// state, by what happened to it afterwards. history is the latest first. What was
// changed before histories were kept, or is no longer kept, stays as it is now.
func (b Booking) AsOf(history []BookingChange, at time.Time) Booking {
	settled := false // the state, by the first change of it after the instant, or the last before
	for _, c := range history {
		if !c.At.After(at) {
			break
		}
		switch c.What {
		case PropertyMoved:
			b.Property = PropertyID(c.Was)
		case NightsMoved:
			if arrival, departure, err := ParseNights(c.Was); err == nil {
				b.Arrival, b.Departure = arrival, departure
			}
		case GotCancelled, WentMissing:
			b.State, settled = BookingActive, true
		case GotRestored:
			b.State, settled = BookingCancelled, true
		case CameBack:
			b.State, settled = BookingMissing, true
		case GotConfirmed:
			b.State, settled = BookingRequest, true
		default: // what a guest may know does not depend on it
		}
	}
	if !settled {
		return b
	}
	// A cancelled booking may have been missing, or a request, before.
	for _, c := range history {
		if c.At.After(at) {
			continue
		}
		switch c.What {
		case GotCancelled:
			b.State = BookingCancelled
		case WentMissing:
			b.State = BookingMissing
		case GotRestored, CameBack, GotConfirmed:
			b.State = BookingActive
		default:
			continue
		}
		return b
	}
	return b
}

// nights writes the nights of a booking as a change keeps them.
func (b Booking) nights() string { return b.Arrival.String() + "/" + b.Departure.String() }

// ParseNights reads the nights of a change.
func ParseNights(s string) (arrival, departure Date, err error) {
	first, last, _ := strings.Cut(s, "/")
	if arrival, err = ParseDate(first); err != nil {
		return 0, 0, err
	}
	departure, err = ParseDate(last)
	return arrival, departure, err
}

// Differences says in what a booking differs from what it was before, as an
// owner would count it: seen again in its feed, or known to it under another
// identifier, is no change. A zero before makes it a new one.
func Differences(before, after Booking) []BookingChange {
	if before.ID == "" {
		return []BookingChange{{What: BookingAdded, Became: after.nights()}}
	}
	var all []BookingChange
	add := func(differs bool, what What, was, became string) {
		if differs {
			all = append(all, BookingChange{What: what, Was: was, Became: became})
		}
	}
	add(before.Property != after.Property, PropertyMoved, string(before.Property), string(after.Property))
	add(before.nights() != after.nights(), NightsMoved, before.nights(), after.nights())
	add(before.Kind != after.Kind, KindSettled, string(before.Kind), string(after.Kind))
	if what, moved := turned(before.State, after.State); moved {
		add(true, what, "", "")
	}
	fields := changedDetails(before, after)
	add(fields != "", DetailsChanged, "", fields)
	add(before.IdentifiedAt.IsZero() && !after.IdentifiedAt.IsZero(), IdentityRecorded, "", "")
	add(!before.IdentifiedAt.IsZero() && after.IdentifiedAt.IsZero(), IdentityUndone, "", "")
	add(before.Feed != after.Feed && after.Feed != "", FeedTookOver, "", "")
	return all
}

// turned says what the way from one state to another is called.
func turned(from, to BookingState) (What, bool) {
	switch {
	case from == to:
		return "", false
	case to == BookingCancelled:
		return GotCancelled, true
	case to == BookingMissing:
		return WentMissing, true
	case from == BookingCancelled:
		return GotRestored, true
	case from == BookingMissing:
		return CameBack, true
	case from == BookingRequest:
		return GotConfirmed, true
	default:
		return "", false
	}
}

// changedDetails names what changed about the guest.
func changedDetails(before, after Booking) string {
	var fields []string
	for _, f := range []struct {
		name    string
		differs bool
	}{
		{"name", before.Name != after.Name}, {"phone", before.Phone != after.Phone}, {"last4", before.PhoneLast4 != after.PhoneLast4},
		{"code", before.Code != after.Code}, {"guests", before.Guests != after.Guests}, {"language", before.Language != after.Language},
		{"invite", before.Invite != "" && before.Invite != after.Invite},
		{"notes", before.Notes != after.Notes},
	} {
		if f.differs {
			fields = append(fields, f.name)
		}
	}
	return strings.Join(fields, ",")
}
