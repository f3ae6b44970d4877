package calendar

import (
	"slices"

	"portineria/ical"
	"portineria/stay"
)

// pair says which stay of the book an event is.
type pair struct {
	event  ical.Event
	before *stay.Booking // nil: a new one
	shaped bool          // it stands in a shape instead
}

// matching is what became of the events of one body and of the stays that the
// same feed brought before.
type matching struct {
	pairs    []pair  // one for each event, in order
	shapes   []shape // stays that are told of otherwise than one by one
	missing  []stay.Booking
	unstable bool // the UIDs say nothing
	reissued bool // most stays have got other UIDs than before
}

// match brings the events of one body together with the stays that the same
// feed brought before, each stay once. Identifiers are only evidence: some
// portals make fresh ones at every fetch, others when a stay is extended. marked
// says that the feed was found out to be one of the former.
func match(stored []stay.Booking, events []ical.Event, provider ical.Provider, marked bool, today stay.Date) matching {
	m := matching{pairs: make([]pair, len(events)), reissued: reissued(stored, events)}
	m.unstable = provider.UnstableUID() || marked || m.reissued
	still := map[string]bool{} // UIDs in this body
	for i, e := range events {
		m.pairs[i].event = e
		still[e.UID] = true
	}
	taken := make([]bool, len(stored))
	for _, s := range slices.Concat(byIdentifier(m.unstable, today), onTheSameNights(m.unstable, today)) {
		s.run(m.pairs, stored, taken)
	}
	m.shapes = shapes(m.pairs, stored, taken, func(b stay.Booking) bool { return !m.unstable && still[string(b.UID)] }, today)
	for _, s := range onOtherNights(still, m.unstable, today) {
		s.run(m.pairs, stored, taken)
	}
	for j, b := range stored {
		if !taken[j] {
			m.missing = append(m.missing, b)
		}
	}
	return m
}

// stage is one way of recognising a stay: whatever has equal keys and fits. A
// nil key takes no part.
type stage struct {
	event  func(e ical.Event) any
	stored func(b stay.Booking) any
	fits   func(e ical.Event, b stay.Booking) bool
	alone  bool // only where one event and one stay fit each other and nothing else
}

// maxCompared bounds how many pairs of one key are compared. No honest feed has
// a thousand stays on the same days.
const maxCompared = 1 << 20

// run recognises what no stage before it has.
func (s stage) run(pairs []pair, stored []stay.Booking, taken []bool) {
	type group struct{ events, stays []int }
	groups := map[any]*group{}
	var order []*group
	for i := range pairs {
		if pairs[i].before != nil || pairs[i].shaped {
			continue
		}
		k := s.event(pairs[i].event)
		if k == nil {
			continue
		}
		if groups[k] == nil {
			groups[k] = &group{}
			order = append(order, groups[k])
		}
		groups[k].events = append(groups[k].events, i)
	}
	for j, b := range stored {
		if taken[j] {
			continue
		}
		if g := groups[s.stored(b)]; g != nil {
			g.stays = append(g.stays, j)
		}
	}
	for _, g := range order {
		if len(g.events)*len(g.stays) > maxCompared {
			continue
		}
		for _, i := range g.events {
			if j, ok := s.choose(pairs, stored, taken, i, g.events, g.stays); ok {
				pairs[i].before, taken[j] = &stored[j], true
			}
		}
	}
}

// choose finds the stay that event i is, among those of its group.
func (s stage) choose(pairs []pair, stored []stay.Booking, taken []bool, i int, events, stays []int) (int, bool) {
	found, n := 0, 0
	for _, j := range stays {
		if taken[j] || !s.fits(pairs[i].event, stored[j]) {
			continue
		}
		if !s.alone {
			return j, true
		}
		found = j
		n++
	}
	if n != 1 {
		return 0, false
	}
	for _, other := range events {
		if other != i && s.fits(pairs[other].event, stored[found]) {
			return 0, false
		}
	}
	return found, true
}

// reissued reports whether a feed has given most of its stays other UIDs while
// they stayed where they were: then the UIDs say nothing, or worse, count the
// events of the body. Closures do not count; Airbnb's have fresh UIDs every day.
func reissued(stored []stay.Booking, events []ical.Event) bool {
	at := map[nights][]ical.Event{}
	for _, e := range events {
		if e.UID != "" {
			at[nightsOf(e)] = append(at[nightsOf(e)], e)
		}
	}
	same, changed := 0, 0
	for _, b := range stored {
		if b.UID == "" || b.Kind == stay.KindBlock || !b.Told() {
			continue
		}
		there, named := false, false
		for _, e := range at[nights{b.Arrival, b.Departure}] {
			there = there || likely(e, b) // else it is somebody else, and this one has moved
			named = named || e.UID == string(b.UID)
		}
		if !there {
			continue
		}
		same++
		if !named {
			changed++
		}
	}
	return changed >= 2 && changed*2 > same
}
