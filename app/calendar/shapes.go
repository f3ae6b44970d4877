package calendar

import (
	"cmp"
	"slices"

	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

// shape is a piece of the calendar of which a portal tells otherwise than stay
// by stay: several as one, or one in parts. It is not known which of the two is
// right, so the stays remain as they were, and their dates count as uncertain.
type shape struct {
	how   store.Decided // joined or cut
	stays []int
	event ical.Event // of those that are told as one
	gaps  []nights   // of it that no stay has: taken all the same
}

// shapes finds them among the events and the stays that nothing else has brought
// together. named says that the portal still uses a stay's own UID for something.
func shapes(pairs []pair, stored []stay.Booking, taken []bool, named func(stay.Booking) bool, today stay.Date) []shape {
	var free []int
	for j, b := range stored {
		if !taken[j] && present(b) && b.Departure > today && !named(b) {
			free = append(free, j)
		}
	}
	if len(free) == 0 || len(free)*len(pairs) > maxCompared {
		return nil
	}
	slices.SortStableFunc(free, func(i, j int) int { return cmp.Compare(stored[i].Arrival, stored[j].Arrival) })
	var all []shape
	for i := range pairs {
		if pairs[i].before == nil && !pairs[i].shaped {
			if s, ok := joined(pairs[i].event, stored, taken, free, today); ok {
				pairs[i].shaped = true
				all = append(all, taking(s, taken))
			}
		}
	}
	for _, j := range free {
		if !taken[j] && cut(pairs, stored[j], today) {
			all = append(all, taking(shape{how: store.DecidedCut, stays: []int{j}}, taken))
		}
	}
	return all
}

func taking(s shape, taken []bool) shape {
	for _, j := range s.stays {
		taken[j] = true
	}
	return s
}

// joined finds the stays that lie within an event of which nobody says who comes.
// A single one that begins with the event is an extension and not for here.
func joined(e ical.Event, stored []stay.Booking, taken []bool, free []int, today stay.Date) (shape, bool) {
	s := shape{how: store.DecidedJoined, event: e}
	if e.Kind != ical.KindUnknown && e.Kind != ical.KindBlock || moving(e) {
		return s, false
	}
	n := nightsOf(e)
	at := n.arrival // so far accounted for
	for _, j := range free {
		b := stored[j]
		begun := inHouse(b, today) && b.Arrival < n.arrival && n.arrival <= today+1
		if taken[j] || b.Departure > n.departure || b.Arrival < at && !begun || !likely(e, b) {
			continue
		}
		if b.Arrival > at {
			s.gaps = append(s.gaps, nights{at, b.Arrival})
		}
		s.stays, at = append(s.stays, j), b.Departure
	}
	if at < n.departure {
		s.gaps = append(s.gaps, nights{at, n.departure})
	}
	known := len(s.stays) > 0 && slices.ContainsFunc(s.stays, func(j int) bool { return !closure(stored[j]) })
	switch {
	case len(s.stays) >= 2 && (known || len(s.gaps) == 0):
		return s, true
	case len(s.stays) == 1 && known:
		b := stored[s.stays[0]]
		return s, b.Arrival != n.arrival && b.Nights() < int(n.departure-n.arrival)
	default:
		return s, false
	}
}

// cut reports whether events that say the same add up to a stay of a guest, and
// sets them aside. Of a period without a guest the parts are as good as the whole.
func cut(pairs []pair, b stay.Booking, today stay.Date) bool {
	if closure(b) || b.Kind == stay.KindBlock {
		return false
	}
	var parts []int
	for i, p := range pairs {
		n := nightsOf(p.event)
		if p.before == nil && !p.shaped && n.departure <= b.Departure && n.departure > b.Arrival && likely(p.event, b) {
			parts = append(parts, i)
		}
	}
	slices.SortStableFunc(parts, func(i, j int) int { return cmp.Compare(date(pairs[i].event.Arrival), date(pairs[j].event.Arrival)) })
	if len(parts) < 2 {
		return false
	}
	first := pairs[parts[0]].event
	at := date(first.Arrival)
	if begun := inHouse(b, today) && b.Arrival < at && at <= today+1; at != b.Arrival && !begun {
		return false
	}
	for _, i := range parts {
		e := pairs[i].event
		if date(e.Arrival) != at || e.Summary != first.Summary || e.Code != first.Code {
			return false
		}
		at = date(e.Departure)
	}
	if at != b.Departure {
		return false
	}
	for _, i := range parts {
		pairs[i].shaped = true
	}
	return true
}
