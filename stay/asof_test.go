package stay_test

import (
	"testing"
	"time"

	"portineria/stay"
)

func TestABookingAsItWasKnown(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, 7, 1, hour, 0, 0, 0, time.UTC) }
	now := stay.Booking{Property: "villa", State: stay.BookingCancelled, Arrival: stay.Date(200), Departure: stay.Date(203)}
	earlier := stay.Booking{Arrival: stay.Date(190), Departure: stay.Date(195)}
	history := []stay.BookingChange{ // the latest first
		{At: at(12), What: stay.GotCancelled},
		{At: at(10), What: stay.NightsMoved, Was: earlier.Arrival.String() + "/" + earlier.Departure.String()},
		{At: at(8), What: stay.CameBack},
		{At: at(6), What: stay.WentMissing},
		{At: at(4), What: stay.PropertyMoved, Was: "loft", Became: "villa"},
		{At: at(2), What: stay.GotConfirmed},
		{At: at(0), What: stay.BookingAdded},
	}
	for _, c := range []struct {
		hour     int
		state    stay.BookingState
		arrival  stay.Date
		property stay.PropertyID
	}{
		{13, stay.BookingCancelled, 200, "villa"},
		{11, stay.BookingActive, 200, "villa"},
		{9, stay.BookingActive, 190, "villa"},
		{7, stay.BookingMissing, 190, "villa"},
		{5, stay.BookingActive, 190, "villa"},
		{3, stay.BookingActive, 190, "loft"},
		{1, stay.BookingRequest, 190, "loft"},
	} {
		got := now.AsOf(history, at(c.hour))
		if got.State != c.state || got.Arrival != c.arrival || got.Property != c.property {
			t.Errorf("at %d: %s from %s in %s", c.hour, got.State, got.Arrival, got.Property)
		}
	}
	missing := append([]stay.BookingChange{{At: at(14), What: stay.GotCancelled}}, history[3:]...)
	if got := now.AsOf(missing, at(7)); got.State != stay.BookingMissing {
		t.Errorf("cancelled while it was missing, it was %s before", got.State)
	}
	if got := now.AsOf(nil, at(1)); got != now {
		t.Errorf("without a history it became %+v", got)
	}
}
