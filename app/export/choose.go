package export

import (
	"slices"
	"strings"

	"portineria/stay"
	"portineria/store"
)

// How far a calendar reaches: from yesterday's night on, and two years ahead.
const (
	back        = 1 // days
	monthsAhead = 24
	maxStays    = 4000 // the nearest ones; with some 200 bytes each, a calendar stays below a megabyte
)

// choose picks the stays that a link tells of, from those around the window,
// by arrival, and says which nights its channel has sold itself. before are those
// that it tells of already; today is a day at the property.
//
// What came from a channel is never told to it, under whatever name it comes:
// nights that it has sold itself are closed there. A closure is told only when
// it was entered by hand, or where the owner wants those of other sites told as
// well; then not what moves by itself every day. What no booking explains is
// told once, and not beside the booking that it is probably the echo of. Where two
// sources give one stay different nights, as the first of them to learn that it has
// changed does, sites close all of them.
//
// What is told already is not left out for what the channel shows: that may be
// there because we told it, as channel managers show a closure under our own
// words, and if we took it back, the nights would open again.
func choose(l store.CalendarLink, all []stay.Booking, before map[stay.BookingID]bool, today stay.Date) (told []stay.Booking, own nights) {
	var others []stay.Booking
	for _, b := range all {
		switch {
		case b.State == stay.BookingCancelled || b.State == stay.BookingRequest || b.Departure <= today-back || b.Arrival >= today.AddMonths(monthsAhead):
		case from(b, l.Channel): // also where another source's telling of it is the one that counts
			if b.Kind == stay.KindBooking { // what else it shows may be what we told it
				own.add(b)
			}
		case b.Occupies() && tells(l, b, today):
			others = append(others, b)
		}
	}
	slices.SortStableFunc(others, byWeight)
	told = others[:0]
	var booked nights
	wide := widest(l, all)
	for _, b := range others {
		if n, ok := wide[b.ID]; ok {
			b.Arrival, b.Departure = n.Arrival, n.Departure
		}
		if !before[b.ID] && (!ForPeople(l.Channel) && own.same(b) || b.Kind != stay.KindBooking && own.cover(b)) {
			continue
		}
		if b.Kind != stay.KindBooking && booked.cover(b) {
			continue
		}
		if l.Channel != Names && booked.same(b) {
			continue // the same nights twice, as of a channel manager and the site behind it
		}
		booked.add(b)
		told = append(told, b)
	}
	slices.SortStableFunc(told, func(a, b stay.Booking) int { return int(a.Arrival - b.Arrival) })
	return told[:min(len(told), maxStays)], own
}

// widest is the nights of those stays that another source gives other ones, by the
// stay that counts. A calendar for people shows what the owner's own shows.
func widest(l store.CalendarLink, all []stay.Booking) map[stay.BookingID]stay.Booking {
	wide := map[stay.BookingID]stay.Booking{}
	if ForPeople(l.Channel) {
		return wide
	}
	for _, b := range all {
		wide[b.ID] = b
	}
	for _, twin := range all {
		main, known := wide[twin.TwinOf]
		if !known || !twin.Told() || twin.Kind != stay.KindBooking || twin.TwinHow != stay.TwinSame && twin.TwinHow != stay.TwinLikely || from(twin, l.Channel) {
			continue
		}
		main.Arrival, main.Departure = min(main.Arrival, twin.Arrival), max(main.Departure, twin.Departure)
		wide[main.ID] = main
	}
	return wide
}

// from reports whether a stay came from a channel.
func from(b stay.Booking, channel string) bool {
	return store.SourceOf(b.Channel, b.Feed) == channel || b.Feed != "" && store.FromFeed(channel) == b.Feed
}

// direct is the channel of what was entered by hand.
const direct = "direct"

func tells(l store.CalendarLink, b stay.Booking, today stay.Date) bool {
	return b.Kind != stay.KindBlock || b.Channel == direct || l.Closures && !moves(b, today)
}

// Airbnb closes what lies beyond its booking window, up to a year ahead, and the
// nights that are too near; both move on by a day every day.
const farEnd = 330 // days

func moves(b stay.Booking, today stay.Date) bool {
	return b.Departure >= today+farEnd || b.Arrival <= today && b.Nights() == 1
}

// byWeight puts what is surest first, so that it is what stays where two stays
// say the same: bookings, then by age.
func byWeight(a, b stay.Booking) int {
	booked := func(x stay.Booking) int {
		if x.Kind == stay.KindBooking {
			return 0
		}
		return 1
	}
	if n := booked(a) - booked(b); n != 0 {
		return n
	}
	if n := a.CreatedAt.Compare(b.CreatedAt); n != 0 {
		return n
	}
	return strings.Compare(string(a.ID), string(b.ID))
}

// nights are those that stays take.
type nights struct {
	taken map[stay.Date]bool
	whole map[[2]stay.Date]bool // of each stay
}

func (n *nights) add(b stay.Booking) {
	if n.taken == nil {
		n.taken, n.whole = map[stay.Date]bool{}, map[[2]stay.Date]bool{}
	}
	n.whole[[2]stay.Date{b.Arrival, b.Departure}] = true
	for d := b.Arrival; d < b.Departure; d++ {
		n.taken[d] = true
	}
}

// same reports whether a stay with the very nights of b is among them.
func (n *nights) same(b stay.Booking) bool { return n.whole[[2]stay.Date{b.Arrival, b.Departure}] }

// cover reports whether all nights of b are taken.
func (n *nights) cover(b stay.Booking) bool { return n.covers(b.Arrival, b.Departure) }

func (n *nights) covers(from, to stay.Date) bool {
	for d := from; d < to; d++ {
		if !n.taken[d] {
			return false
		}
	}
	return true
}
