package export

import (
	"strings"

	"portineria/stay"
	"portineria/store"
)

// The words of calendars for booking sites. They are fixed: sites know them from
// each other, and a site needs to know no more than that the nights are taken.
const (
	reserved = "Reserved"
	blocked  = "Blocked"
)

// tell puts a stay into words. Guests are named in one kind of calendar alone.
func (x *Links) tell(l store.CalendarLink, b stay.Booking) telling {
	t := telling{stay: b, summary: blocked}
	if !ForPeople(l.Channel) {
		if b.Kind == stay.KindBooking {
			t.summary = reserved
		}
		return t
	}
	words := x.o.Words(l.Language)
	switch b.Kind {
	case stay.KindBooking:
		t.summary = words.Booked
	case stay.KindBlock:
		t.summary = words.Closed
	case stay.KindHold, stay.KindUnknown:
		t.summary = words.Taken
	}
	if l.Channel != Names {
		return t
	}
	if b.Kind == stay.KindBooking && b.Name != "" {
		t.summary = string(b.Name)
	}
	var lines []string
	if b.Channel != direct && b.Channel != "unknown" {
		t.summary += " (" + words.Channel(b.Channel) + ")"
	}
	if b.Guests > 0 {
		lines = append(lines, words.Guests(b.Guests))
	}
	t.description = strings.Join(lines, "\n")
	return t
}
