package calendar

import (
	"slices"
	"time"

	"portineria/ical"
	"portineria/stay"
)

// pair says which stored stay an event is, or that it is a new one.
type pair struct {
	event  ical.Event
	stored int // index, -1: new
}

// match brings the events of one body together with the stays that the same
// feed brought before, each stay once. Identifiers are only evidence: some
// portals make fresh ones at every fetch. In this order: the same UID, the same
// reservation code, the same days, a stay in progress with the same departure,
// and the same arrival where the old UID is gone (an extension).
func match(stored []stay.Booking, events []ical.Event, provider ical.Provider, today stay.Date) (pairs []pair, missing []int) {
	pairs = make([]pair, len(events))
	taken := make([]bool, len(stored))
	uids := map[string]bool{}
	for i, e := range events {
		pairs[i] = pair{e, -1}
		uids[e.UID] = true
	}
	stages := []func(e ical.Event, b stay.Booking) bool{
		func(e ical.Event, b stay.Booking) bool {
			return !provider.UnstableUID() && e.UID != "" && e.UID == string(b.UID) && (uidOnce(events, e.UID) || date(e.Arrival) == b.Arrival)
		},
		func(e ical.Event, b stay.Booking) bool { return e.Code != "" && e.Code == string(b.Code) },
		func(e ical.Event, b stay.Booking) bool {
			return date(e.Arrival) == b.Arrival && date(e.Departure) == b.Departure && compatible(kindOf(e.Kind), b.Kind)
		},
		func(e ical.Event, b stay.Booking) bool {
			return b.Arrival <= today && today < b.Departure && date(e.Departure) == b.Departure && date(e.Arrival) >= b.Arrival && compatible(kindOf(e.Kind), b.Kind)
		},
		func(e ical.Event, b stay.Booking) bool {
			return date(e.Arrival) == b.Arrival && !uids[string(b.UID)] && compatible(kindOf(e.Kind), b.Kind)
		},
	}
	for _, same := range stages {
		for i := range pairs {
			if pairs[i].stored >= 0 {
				continue
			}
			for j, b := range stored {
				if !taken[j] && same(pairs[i].event, b) {
					pairs[i].stored, taken[j] = j, true
					break
				}
			}
		}
	}
	for j := range stored {
		if !taken[j] {
			missing = append(missing, j)
		}
	}
	return pairs, missing
}

func uidOnce(events []ical.Event, uid string) bool {
	n := 0
	for _, e := range events {
		if e.UID == uid {
			n++
		}
	}
	return n == 1
}

// compatible keeps a booking from turning into a block by its dates alone.
func compatible(a, b stay.Kind) bool {
	return a == b || a == stay.KindUnknown || b == stay.KindUnknown
}

func date(d ical.Date) stay.Date { return stay.NewDate(d.Year, d.Month, d.Day) }

func kindOf(k ical.Kind) stay.Kind {
	switch k {
	case ical.KindBooking:
		return stay.KindBooking
	case ical.KindBlock:
		return stay.KindBlock
	case ical.KindHold:
		return stay.KindHold
	default:
		return stay.KindUnknown
	}
}

// tidy drops what takes no nights or says the same twice, and expands what
// repeats over the next two years.
func tidy(events []ical.Event, today ical.Date) []ical.Event {
	expanded, _ := ical.Expand(events, today.AddDays(-1), today.AddDays(731))
	var kept []ical.Event
	for _, e := range expanded {
		if e.Transparent || e.Kind == ical.KindCancelled {
			continue
		}
		twice := slices.ContainsFunc(kept, func(k ical.Event) bool {
			return k.UID == e.UID && k.Arrival == e.Arrival && k.Departure == e.Departure
		})
		if !twice {
			kept = append(kept, e)
		}
	}
	return kept
}

// The thresholds before something that vanished counts as cancelled: the usual
// sign of a cancellation, and also of a broken feed.
const (
	missesNeeded  = 3
	missingFor    = time.Hour
	holdFor       = 24 * time.Hour
	tooNearToTell = 48 * time.Hour // before arrival only the owner cancels
)

// suspicious is an answer that would empty the calendar: nothing where there
// were stays to come, or more than half of the bookings to come gone at once.
func suspicious(stored []stay.Booking, missing []int, events int, today stay.Date) bool {
	future, gone, bookings, bookingsGone := 0, 0, 0, 0
	lost := map[int]bool{}
	for _, j := range missing {
		// What was missing before has been counted then.
		lost[j] = stored[j].MissingPolls == 0
	}
	for j, b := range stored {
		if b.Departure <= today || !b.Occupies() {
			continue
		}
		future++
		if lost[j] {
			gone++
		}
		if b.Kind == stay.KindBlock {
			continue
		}
		bookings++
		if lost[j] {
			bookingsGone++
		}
	}
	return (events == 0 && future > 0 && gone > 0) || (bookingsGone >= 2 && bookingsGone*2 > bookings)
}

// vanish is pure: what becomes of a stored stay that is not in a trusted,
// unsuspicious answer.
func vanish(b stay.Booking, p stay.Property, horizon stay.Date, now time.Time) stay.Booking {
	today := stay.DateOf(now.In(p.Zone()))
	switch {
	case b.State == stay.BookingCancelled:
		return b
	case b.Departure <= today, b.Arrival <= today:
		return b // over, or in the house: feeds drop the past, some drop it at arrival
	case b.Arrival > horizon:
		return b // beyond what the feed tells
	}
	b.State = stay.BookingMissing
	b.MissingPolls++
	if b.MissingSince.IsZero() {
		b.MissingSince = now
	}
	near := b.Arrival.At(p.CheckinFrom, p.Zone()).Sub(now) < tooNearToTell
	if b.MissingPolls >= missesNeeded && now.Sub(b.MissingSince) >= missingFor && (!near || b.Kind == stay.KindBlock) {
		b.State, b.CancelledBy = stay.BookingCancelled, "feed"
	}
	return b
}
