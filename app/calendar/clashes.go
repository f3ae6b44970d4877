package calendar

import "portineria/stay"

// Clashes are the double bookings among stays: two that are no closures and
// share a night of the same property. The stays must be sorted by property and
// arrival, as the store returns them; one pass finds all pairs. What only repeats
// another stay takes no nights and clashes with nothing. Nothing is cancelled for
// a clash: which of the two stays is for the owner to settle.
func Clashes(sorted []stay.Booking) [][2]stay.Booking {
	var found [][2]stay.Booking
	var open []stay.Booking // those that may still overlap the next one
	for _, x := range sorted {
		if !x.Occupies() || x.Kind == stay.KindBlock {
			continue
		}
		kept := open[:0]
		for _, o := range open {
			if o.Property != x.Property || o.Departure <= x.Arrival {
				continue
			}
			kept = append(kept, o)
			found = append(found, [2]stay.Booking{o, x})
		}
		open = append(kept, x)
	}
	return found
}
