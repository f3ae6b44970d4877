package calendar

import (
	"time"

	"portineria/stay"
)

// Who cancelled a stay.
const (
	cancelledByFeed = "feed"
	cancelledByHost = "host"
)

// byHost marks the kind of a stay that the owner has told.
const byHost = "host"

// The thresholds before something that vanished counts as cancelled: that is the
// usual sign of a cancellation, and also of a broken feed.
const (
	missesNeeded = 3
	missingFor   = time.Hour
	holdFor      = 24 * time.Hour
	tooNear      = 48 * time.Hour // before the day of arrival only the owner cancels
	tellsAhead   = 183            // days; a short list of stays is no short horizon
)

// horizon is how far ahead a body tells: to its last day, and half a year at
// least.
func horizon(said body, today stay.Date) stay.Date {
	far := today + tellsAhead
	for _, e := range said.events {
		far = max(far, date(e.Departure))
	}
	return far
}

// awaited reports whether a stay has to be in a body that tells so far ahead.
// Portals drop what is over, and some drop a stay on the day that it begins. One that
// takes place on the owner's word does so without the feed's.
func awaited(b stay.Booking, today, horizon stay.Date) bool {
	return b.Told() && !b.ByHand.Has(stay.HandStands) && b.Arrival > today && b.Arrival <= horizon
}

// suspicious is an answer that would empty the calendar: nothing where there
// were stays to come, or more than half of the bookings to come gone at once,
// and two at least. What had been missing before was counted then.
func suspicious(stored, missing []stay.Booking, said body, today stay.Date) bool {
	gone := map[stay.BookingID]bool{}
	far := horizon(said, today)
	for _, b := range missing {
		gone[b.ID] = awaited(b, today, far) && b.MissingPolls == 0
	}
	future, bookings, lost := 0, 0, 0
	for _, b := range stored {
		if !expected(b) || b.Arrival <= today {
			continue
		}
		future++
		if b.Kind == stay.KindBlock {
			continue
		}
		bookings++
		if gone[b.ID] {
			lost++
		}
	}
	return emptied(said, future) || lost >= 2 && lost*2 > bookings
}

// sparedFor reports whether a stay begins so soon that only the owner cancels it:
// a guest at the door with a dead code is worse than a stay too many. Where nobody
// is known to come, or another stay stands for it, there is no such guest.
func sparedFor(b stay.Booking, zone *time.Location, now time.Time) bool {
	nobody := b.Kind == stay.KindBlock && !tended(b) || b.TwinOf != ""
	return !nobody && b.Arrival.At(0, zone).Sub(now) < tooNear
}

// looked reports whether a missing stay has been missed often and long enough.
func looked(b stay.Booking, now time.Time) bool {
	return b.MissingPolls >= missesNeeded && now.Sub(b.MissingSince) >= missingFor
}

// expected reports whether a calendar without this stay is odd. What only repeats
// another stay may go with that one.
func expected(b stay.Booking) bool {
	return b.Told() && b.TwinHow != stay.TwinEcho && b.TwinHow != stay.TwinLinked
}

func emptied(said body, future int) bool { return len(said.events) == 0 && future > 0 }

// vanish is pure: what becomes of a stay that is not in a body that may be
// believed. Counting stops where it makes no difference any more, so that a stay
// that stays away is not written again at every look.
func vanish(b stay.Booking, p stay.Property, horizon stay.Date, now time.Time) stay.Booking {
	today := stay.DateOf(now.In(p.Zone()))
	if b.CancelledBy == cancelledByHost && b.MissingPolls == 0 {
		b.MissingPolls, b.MissingSince = 1, now // what comes on these nights later is another stay
	}
	if !awaited(b, today, horizon) {
		return b
	}
	b.State = stay.BookingMissing
	if b.MissingSince.IsZero() {
		b.MissingSince = now
	}
	b.MissingPolls = min(b.MissingPolls+1, missesNeeded)
	if looked(b, now) && !sparedFor(b, p.Zone(), now) {
		b.State, b.CancelledBy = stay.BookingCancelled, cancelledByFeed
	}
	return b
}
