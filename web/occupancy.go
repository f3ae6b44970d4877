package web

import (
	"context"
	"time"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// How properties stand at the moment, in words.

// occupancy is the key and the words for how a property stands.
func occupancy(w *lang.Words, c stay.Condition) (key, word string) {
	key = string(c.State)
	if c.Closed {
		key = "closed"
	}
	return key, w.Capital(w.OccupancyWord(key))
}

// nearDays is how far ahead the first page looks for who comes next.
const nearDays = 92

// nearBookings are the bookings around today, by property.
func (w *Web) nearBookings(ctx context.Context, h house) (map[stay.PropertyID][]stay.Booking, error) {
	today := stay.DateOf(w.now().In(h.zone))
	all, err := w.db.Bookings(ctx, "", today-1, today+nearDays)
	by := map[stay.PropertyID][]stay.Booking{}
	for _, b := range all {
		by[b.Property] = append(by[b.Property], b)
	}
	return by, err
}

// houseLines say of each property how it stands and what comes next, and until
// when all this holds (RFC 3339).
func (w *Web) houseLines(v visitor, h house, near map[stay.PropertyID][]stay.Booking) (lines []view.HouseLine, until string) {
	now := w.now()
	ends := (stay.DateOf(now.In(h.zone)) + 1).Begins(h.zone)
	for _, p := range h.all {
		c := stay.ConditionAt(p, near[p.ID], now)
		ends = c.Ends(ends)
		line := view.HouseLine{Property: p.Name, Next: v.W.Today.NextNone}
		line.Now, line.State = occupancy(v.W, c)
		if v.May(stay.ReadFacts) {
			line.Href = view.PropertyPath(string(p.ID))
		}
		about := c.Stay
		if c.Next != nil {
			line.Next = handover(v.W, *c.Next, now.In(p.Zone()))
			if about == "" {
				about = c.Next.Stay
			}
		}
		for _, b := range near[p.ID] {
			if b.ID == about {
				line.Guest, line.GuestHref = guestOn(v.W, b), view.BookingPath(string(b.ID))
			}
		}
		lines = append(lines, line)
	}
	return lines, ends.UTC().Format(time.RFC3339)
}

// handover says what comes next and when, "check-out tomorrow 10:00"; now is in
// the zone of the property.
func handover(w *lang.Words, next stay.Handover, now time.Time) string {
	when := w.Dates.When(next.At, now)
	if next.In {
		return w.Today.NextIn(when)
	}
	return w.Today.NextOut(when)
}
