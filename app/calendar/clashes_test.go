package calendar_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"portineria/app/calendar"
	"portineria/stay"
)

func TestClashesAreTwoStaysOfGuestsOnOneNight(t *testing.T) {
	type b struct {
		id       string
		from, to stay.Date
		kind     stay.Kind
		state    stay.BookingState
		feed     stay.FeedID
		property stay.PropertyID
	}
	const (
		booking, block, unknown, hold = stay.KindBooking, stay.KindBlock, stay.KindUnknown, stay.KindHold
		active, missing, cancelled    = stay.BookingActive, stay.BookingMissing, stay.BookingCancelled
	)
	for name, c := range map[string]struct {
		stays []b
		want  string // pairs
	}{
		"nothing":                          {nil, ""},
		"one after the other":              {[]b{{"a", 10, 14, booking, active, "1", ""}, {"b", 14, 16, booking, active, "2", ""}}, ""},
		"one night shared":                 {[]b{{"a", 10, 14, booking, active, "1", ""}, {"b", 13, 16, booking, active, "2", ""}}, "a-b"},
		"in two flats":                     {[]b{{"a", 10, 14, booking, active, "1", "x"}, {"b", 10, 14, booking, active, "2", "y"}}, ""},
		"a closure under a booking":        {[]b{{"a", 10, 14, booking, active, "1", ""}, {"b", 10, 14, block, active, "2", ""}}, ""},
		"one is cancelled":                 {[]b{{"a", 10, 14, booking, cancelled, "1", ""}, {"b", 10, 14, booking, active, "2", ""}}, ""},
		"one is missing":                   {[]b{{"a", 10, 14, booking, missing, "1", ""}, {"b", 10, 14, booking, active, "2", ""}}, "a-b"},
		"one makes way for the other":      {[]b{{"a", 10, 14, booking, missing, "1", ""}, {"b", 10, 14, booking, active, "1", ""}}, ""},
		"one is only asked for":            {[]b{{"a", 10, 14, booking, stay.BookingRequest, "", ""}, {"b", 10, 14, booking, active, "1", ""}}, ""},
		"a request that holds the nights":  {[]b{{"a", 10, 14, hold, active, "1", ""}, {"b", 12, 14, booking, active, "2", ""}}, "a-b"},
		"on the same days, no twin of it":  {[]b{{"a", 10, 14, booking, active, "1", ""}, {"b", 10, 14, unknown, active, "2", ""}}, "a-b"},
		"told twice by one feed":           {[]b{{"a", 10, 14, booking, active, "1", ""}, {"b", 10, 14, unknown, active, "1", ""}}, "a-b"},
		"two bookings on the same days":    {[]b{{"a", 10, 14, booking, active, "1", ""}, {"b", 10, 14, booking, active, "2", ""}}, "a-b"},
		"unknown on other days":            {[]b{{"a", 10, 14, booking, active, "1", ""}, {"b", 11, 15, unknown, active, "2", ""}}, "a-b"},
		"one long stay over three":         {[]b{{"a", 10, 30, booking, active, "1", ""}, {"b", 11, 12, booking, active, "2", ""}, {"c", 12, 13, booking, active, "2", ""}, {"d", 29, 31, booking, active, "2", ""}}, "a-b a-c a-d"},
		"three on one night":               {[]b{{"a", 10, 14, booking, active, "1", ""}, {"b", 11, 14, booking, active, "2", ""}, {"c", 13, 15, booking, active, "3", ""}}, "a-b a-c b-c"},
		"a short one does not hide a long": {[]b{{"a", 10, 20, booking, active, "1", ""}, {"b", 10, 11, block, active, "2", ""}, {"c", 15, 16, booking, active, "3", ""}}, "a-c"},
		"the next flat begins anew":        {[]b{{"a", 10, 20, booking, active, "1", "x"}, {"b", 5, 20, booking, active, "1", "y"}, {"c", 15, 16, booking, active, "2", "y"}}, "b-c"},
	} {
		t.Run(name, func(t *testing.T) {
			var stays []stay.Booking
			for _, x := range c.stays {
				stays = append(stays, stay.Booking{ID: stay.BookingID(x.id), Property: x.property, Feed: x.feed, Kind: x.kind, State: x.state, Arrival: x.from, Departure: x.to})
			}
			before := slices.Clone(stays)
			var got []string
			for _, pair := range calendar.Clashes(stays) {
				got = append(got, fmt.Sprintf("%s-%s", pair[0].ID, pair[1].ID))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
			if !slices.Equal(before, stays) {
				t.Error("the stays were changed")
			}
		})
	}
}

func TestWhatRepeatsAStayClashesWithNothing(t *testing.T) {
	stays := []stay.Booking{
		{ID: "a", Feed: "1", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: 10, Departure: 14},
		{ID: "b", Feed: "2", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: 10, Departure: 14, TwinOf: "a", TwinHow: stay.TwinSame},
	}
	if got := calendar.Clashes(stays); len(got) != 0 {
		t.Errorf("found %d", len(got))
	}
	stays[0].TwinOf, stays[0].State = "b", stay.BookingCancelled
	stays[1].TwinOf = ""
	if got := calendar.Clashes(stays); len(got) != 0 {
		t.Errorf("with what is cancelled: %d", len(got))
	}
}

func TestACalendarInWhichAllClashesIsBounded(t *testing.T) {
	var stays []stay.Booking
	for i := range 20_000 {
		stays = append(stays, stay.Booking{ID: stay.BookingID(fmt.Sprint(i)), Property: "a", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: 10, Departure: 14})
	}
	stays = append(stays, stay.Booking{ID: "x", Property: "b", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: 10, Departure: 14},
		stay.Booking{ID: "y", Property: "b", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: 12, Departure: 16})
	found := calendar.Clashes(stays)
	if len(found) > 25_000 || found[len(found)-1][0].ID != "x" {
		t.Errorf("%d pairs", len(found))
	}
}
