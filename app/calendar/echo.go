package calendar

import (
	"time"

	"portineria/stay"
	"portineria/store"
)

// What we tell a channel is taken, it closes; and what it has closed, its own
// calendar tells us. Such an echo is known by the nights that the channel was
// told, and by when: it cannot come before. A stay with a guest is never one.

const (
	// seenBefore is how long before the channel was told by our books an echo of it
	// may have come in: clocks differ, and a channel may be told by another way too.
	seenBefore = 24 * time.Hour
	// lingers is how long a channel may take to open nights that are free again.
	lingers = 24 * time.Hour
)

// told is nights that a channel was told of.
type told struct {
	nights
	of    stay.BookingID
	since time.Time
	until time.Time // it is to open them again by then; zero: they are taken
}

// toldTo is what a channel was told of, given the stays of the property by id.
// What became of a stay since counts from when the channel read that, or from
// when it happened where it has not read it yet.
func toldTo(exported []store.Exported, by map[stay.BookingID]stay.Booking) []told {
	var all []told
	for _, e := range exported {
		b, known := by[e.Booking]
		if !known {
			continue
		}
		t := told{nights: nights{e.Arrival, e.Departure}, of: e.Booking, since: e.FirstAt}
		switch {
		case b.Told() && b.TwinOf != "":
			t.of = b.TwinOf // the nights are taken, by the stay that it repeats
		case !b.Told():
			t.until = b.UpdatedAt.Add(lingers)
		case !e.GoneAt.IsZero():
			t.until = e.GoneAt.Add(lingers)
		}
		all = append(all, t)
		if e.WasDeparture != 0 {
			all = append(all, told{nights: nights{e.WasArrival, e.WasDeparture}, of: e.Booking, since: e.FirstAt, until: e.ChangedAt.Add(lingers)})
		}
	}
	return all
}

// echo is what a closure repeats: of is the stay that its first night was told
// for. until is when it is to be gone, and zero while what it repeats is there.
type echo struct {
	of    stay.BookingID
	until time.Time
}

// echoOf reports whether a closure of a channel is made of nothing but nights
// that the channel was told of: the same nights, some of them, or several stays
// in a row. A channel that was told of a stay closes all of it. Where closed says
// that it has not, these nights are taken by something else, which may be a stay
// that it sold before it read of ours. What it was told of after seen cannot have
// come back.
func echoOf(x stay.Booking, all []told, seen time.Time, closed func(nights) bool) (echo, bool) {
	var alive, any []told
	for _, t := range all {
		if t.of == x.ID || t.since.After(seen) || t.arrival >= x.Departure || t.departure <= x.Arrival || !closed(t.nights) {
			continue
		}
		any = append(any, t)
		if t.until.IsZero() {
			alive = append(alive, t)
		}
	}
	if e, ok := covered(x, alive); ok {
		return e, true
	}
	return covered(x, any)
}

// since is when a feed first told of the nights that a stay has now. Portals reuse
// their names for closures, some of them make them of the days.
func since(b stay.Booking) time.Time {
	if b.NightsSince.IsZero() {
		return b.CreatedAt
	}
	return b.NightsSince
}

// covered goes through the nights of a closure from the first to the last, each
// time by what reaches furthest.
func covered(x stay.Booking, by []told) (echo, bool) {
	var e echo
	for at := x.Arrival; at < x.Departure; {
		var best *told
		for i, t := range by {
			if t.arrival <= at && at < t.departure && (best == nil || t.departure > best.departure) {
				best = &by[i]
			}
		}
		if best == nil {
			return echo{}, false
		}
		if e.of == "" {
			e.of = best.of
		}
		if !best.until.IsZero() && (e.until.IsZero() || best.until.Before(e.until)) {
			e.until = best.until
		}
		at = best.departure
	}
	return e, e.of != ""
}
