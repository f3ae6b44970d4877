package calendar

import "portineria/stay"

// Clashes are the double bookings among stays: two that are no closures and
// share a night of the same property. The stays must be sorted by property and
// arrival, as the store returns them; one pass finds all pairs. What only repeats
// another stay takes no nights and clashes with nothing, and what has gone from a
// calendar makes way for what has come there: no portal sells a night twice by
// itself. Nothing is cancelled for a clash: which of the two stays is for the
// owner to settle.
func Clashes(sorted []stay.Booking) [][2]stay.Booking {
	var found [][2]stay.Booking
	for _, p := range sharing(sorted) {
		if !makesWay(p[0], p[1]) {
			found = append(found, p)
		}
	}
	return found
}

// maxPairs is how many pairs are told of one property. A calendar in which more
// clashes is broken, and a list of millions serves nobody.
const maxPairs = 200

// sharing are the pairs of stays that share a night.
func sharing(sorted []stay.Booking) [][2]stay.Booking {
	var found [][2]stay.Booking
	var open []stay.Booking // those that may still overlap the next one
	var home stay.PropertyID
	begin := 0 // of found, for this property
	for _, x := range sorted {
		if x.Property != home {
			home, begin = x.Property, len(found)
		}
		if !x.Occupies() || x.Kind == stay.KindBlock || len(found)-begin >= maxPairs {
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

// makesWay reports whether one of two stays of a feed has gone from it.
func makesWay(x, y stay.Booking) bool {
	return x.Feed != "" && x.Feed == y.Feed && (x.State == stay.BookingMissing) != (y.State == stay.BookingMissing)
}
