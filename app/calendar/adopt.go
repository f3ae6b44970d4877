package calendar

import (
	"context"
	"slices"
	"strings"

	"portineria/ical"
	"portineria/stay"
)

// adopt recognises, among stays that no feed brings any more, those that this
// feed tells of: of a feed that was disconnected and connected again with a new
// link, or entered by hand with the reservation code.
func (l *look) adopt(ctx context.Context, m *matching, provider ical.Provider) error {
	if !slices.ContainsFunc(m.pairs, func(p pair) bool { return p.before == nil }) {
		return nil
	}
	all, err := l.tx.Bookings(ctx, l.feed.Property, l.today-tooOld, stay.NewDate(2101, 1, 1))
	if err != nil {
		return err
	}
	orphans := slices.DeleteFunc(all, func(b stay.Booking) bool { return b.Feed != "" })
	asFed(orphans)
	if len(orphans)*len(m.pairs) > maxCompared {
		return nil
	}
	taken := make([]bool, len(orphans))
	for i := range m.pairs {
		if m.pairs[i].before != nil {
			continue
		}
		for j := range orphans {
			if !taken[j] && returned(m.pairs[i].event, orphans[j], m.unstable, provider) {
				m.pairs[i].before, taken[j] = &orphans[j], true
				break
			}
		}
	}
	return nil
}

func returned(e ical.Event, b stay.Booking, unstable bool, provider ical.Provider) bool {
	if e.Code != "" && b.Code != "" {
		return strings.EqualFold(e.Code, string(b.Code))
	}
	if b.Channel != string(provider) {
		return false // entered by hand, or another channel's
	}
	if !unstable && e.UID != "" && e.UID == string(b.UID) && date(e.Arrival) == b.Arrival {
		return true
	}
	return nightsOf(e) == nights{b.Arrival, b.Departure} && b.Told() && likely(e, b)
}
