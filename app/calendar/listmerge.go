package calendar

import (
	"portineria/reservations"
	"portineria/stay"
)

// merges brings what a row says into the stay that it is. What the owner has entered
// stays as it is, and so do the nights of a stay that a connected calendar tells of:
// that is read anew all day, and the list is of the hour in which it was downloaded.
func (p *planner) merges(l ListLine, r reservations.Reservation) ListLine {
	b := l.Before
	if b.State == stay.BookingCancelled {
		l.Outcome, l.Why, l.After = RowUnclear, WhyCancelled, b
		return l
	}
	if b.Kind == stay.KindBlock && b.Sure {
		l.Outcome, l.Why, l.After = RowUnclear, WhyBlock, b
		return l
	}
	if realDigits(string(b.PhoneLast4)) && r.Phone != "" && stay.Last4(string(r.Phone)) != string(b.PhoneLast4) && b.Phone == "" {
		l.Outcome, l.Why, l.After = RowUnclear, WhyDigits, b
		return l
	}
	m := merge{ListLine: l}
	m.After = b
	m.what(r, p.list.Channel)
	m.who(r)
	moved := m.nights(r)
	l = m.ListLine
	switch {
	case moved:
		l.Outcome = RowMoves
		l = p.unlessTaken(l)
		p.fresh[l.After.Property] = append(p.fresh[l.After.Property], l.After)
	case len(l.Adds) > 0:
		l.Outcome = RowAdds
	case b.Arrival != r.Arrival || b.Departure != r.Departure:
		l.Outcome, l.Why = RowUnclear, WhyNights
	default:
		l.Outcome = RowSame
	}
	return l
}

// merge is a line while details are put together.
type merge struct{ ListLine }

func (m *merge) adds(field string) { m.Adds = append(m.Adds, field) }

// what settles that it is a booking, whose, and under which code.
func (m *merge) what(r reservations.Reservation, channel string) {
	b := &m.After
	if b.Kind != stay.KindBooking {
		b.Kind, b.Sure = stay.KindBooking, true
		m.adds("kind")
	}
	if b.State == stay.BookingRequest {
		b.State = stay.BookingActive
		m.adds("state")
	}
	if b.Code == "" && r.Code != "" {
		b.Code = r.Code
		m.adds("code")
	}
	if channel != "" && (b.Channel == "" || b.Channel == "direct") {
		b.Channel = channel
		m.adds("channel")
	}
}

// who fills in the guest.
func (m *merge) who(r reservations.Reservation) {
	b := &m.After
	switch {
	case r.Name == "" || b.Name == r.Name:
	case b.Name == "" && !b.ByHand.Has(stay.HandName), !b.ByHand.Has(stay.HandName) && extends(string(r.Name), string(b.Name)):
		b.Name = r.Name
		m.adds("name")
	case !sameWords(string(b.Name), string(r.Name)):
		m.Kept = append(m.Kept, "name")
	}
	switch {
	case r.Phone == "" || b.Phone == r.Phone:
	case b.ByHand.Has(stay.HandPhone):
		m.Kept = append(m.Kept, "phone")
	default:
		b.Phone = r.Phone
		m.adds("phone")
	}
	if r.Guests > 0 && r.Guests != b.Guests && !b.ByHand.Has(stay.HandGuests) {
		b.Guests = r.Guests
		m.adds("guests")
	}
	if r.Language != "" && b.Language == "" && !b.ByHand.Has(stay.HandLanguage) {
		b.Language = r.Language
		m.adds("language")
	}
}

// nights moves a stay that no calendar tells of, and reports whether it did.
func (m *merge) nights(r reservations.Reservation) bool {
	b := &m.After
	switch {
	case b.Arrival == r.Arrival && b.Departure == r.Departure:
		return false
	case b.Feed != "" || b.ByHand.Has(stay.HandNights):
		m.Kept = append(m.Kept, "nights")
		return false
	}
	b.Arrival, b.Departure = r.Arrival, r.Departure
	return true
}
