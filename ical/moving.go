package ical

const (
	// Airbnb sells a year ahead at most; what lies beyond a shorter booking window is exported as one block that ends
	// there, and both its ends move on by a day every day.
	bookingYear     = 365
	bookingYearSlop = 6  // days by which the end of that block was seen to differ
	shortestWindow  = 80 // days; the shortest window that an owner can set is three months
)

// markMoving flags those blocks of Airbnb that are no decision of the owner: the far end of the booking window, the
// night that is too near to be booked, the night kept free beside a booking. They come and go by themselves, and
// nobody should be told. events are those of one calendar, today is a day at the property or zero.
func markMoving(events []Event, today Date) {
	if today.IsZero() {
		return
	}
	var edges map[Date]bool // days on which a booking begins or ends
	for i := range events {
		e := &events[i]
		if e.Provider != Airbnb || e.Kind != KindBlock {
			continue
		}
		if edges == nil {
			edges = bookingEdges(events)
		}
		slop := today.DaysUntil(e.Departure) - bookingYear
		switch {
		case today.DaysUntil(e.Arrival) >= shortestWindow && slop >= -bookingYearSlop && slop <= bookingYearSlop:
			e.Flags |= FlagWindow
		case e.Nights() == 1 && e.Arrival == today:
			e.Flags |= FlagAdvanceNotice
		case e.Nights() == 1 && (edges[e.Arrival] || edges[e.Departure]):
			e.Flags |= FlagPreparation
		}
	}
}

func bookingEdges(events []Event) map[Date]bool {
	edges := map[Date]bool{}
	for i := range events {
		if events[i].Kind == KindBooking {
			edges[events[i].Arrival] = true
			edges[events[i].Departure] = true
		}
	}
	return edges
}
