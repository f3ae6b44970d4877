package stay_test

import (
	"testing"
	"time"

	"portineria/stay"
)

func TestDates(t *testing.T) {
	for _, s := range []string{"1969-12-31", "1970-01-01", "2026-07-14", "2028-02-29", "9999-12-31"} {
		if got := day(t, s).String(); got != s {
			t.Errorf("%s came back as %s", s, got)
		}
		text, err := day(t, s).MarshalText()
		var back stay.Date
		if err != nil || back.UnmarshalText(text) != nil || back != day(t, s) {
			t.Errorf("%s came back from text as %s: %v", s, back, err)
		}
	}
	for _, bad := range []string{"", "2026-7-14", "2026-02-30", "14/07/2026", "2026-07-14T00:00", "today"} {
		if _, err := stay.ParseDate(bad); err == nil {
			t.Errorf("%q was taken for a date", bad)
		}
	}
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Fatal(err)
	}
	// Half past midnight in Rome is still the day before in Greenwich.
	if got := stay.DateOf(instant(t, "2026-07-13T22:30:00Z").In(rome)); got.String() != "2026-07-14" {
		t.Errorf("the day in Rome is %s", got)
	}
}

func TestMonthsAreClamped(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{{"2026-01-31", 1, "2026-02-28"}, {"2028-01-31", 1, "2028-02-29"}, {"2026-08-31", 6, "2027-02-28"}, {"2026-07-14", 12, "2027-07-14"}, {"2028-02-29", 12, "2029-02-28"},
		{"2026-12-31", 2, "2027-02-28"}, {"2026-03-31", -1, "2026-02-28"}, {"2026-07-14", 0, "2026-07-14"}} {
		if got := day(t, c.from).AddMonths(c.n); got.String() != c.want {
			t.Errorf("%d months after %s is %s, want %s", c.n, c.from, got, c.want)
		}
	}
}

func TestClocks(t *testing.T) {
	for s, want := range map[string]stay.Clock{"15:00": 900, "9:30": 570, "09:30": 570, "0:00": 0, "23:59": 1439} {
		if got, err := stay.ParseClock(s); err != nil || got != want {
			t.Errorf("%q is %d: %v", s, got, err)
		}
	}
	for _, bad := range []string{"", "15", "24:00", "12:60", "12:5", "-1:00", "+9:30", "9:30 ", "9.30", "012:00", "9:30pm"} {
		if got, err := stay.ParseClock(bad); err == nil || got != stay.NoClock {
			t.Errorf("%q was taken for %s", bad, got)
		}
	}
	if stay.NoClock.String() != "" || stay.Clock(570).String() != "09:30" {
		t.Errorf("printed as %q and %q", stay.NoClock, stay.Clock(570))
	}
}

func TestRequestsAreDueByTheEarlierOfThirtyDaysAndAMonth(t *testing.T) {
	for received, want := range map[string]string{
		"2026-01-31T10:20:00Z": "2026-02-28T10:20:00Z", // the month is shorter
		"2026-02-01T10:20:00Z": "2026-03-01T10:20:00Z",
		"2026-07-14T10:20:00Z": "2026-08-13T10:20:00Z", // thirty days are
		"2028-01-30T00:00:00Z": "2028-02-29T00:00:00Z",
	} {
		if got := stay.DueAt(instant(t, received)); !got.Equal(instant(t, want)) {
			t.Errorf("received %s, due %s, want %s", received, got, want)
		}
	}
}

func TestRetentionEndsByCalendar(t *testing.T) {
	r, rome := stay.DefaultRetention(), flat.Zone()
	last := instant(t, "2026-07-14T12:00:00Z")
	for name, c := range map[string]struct {
		got  time.Time
		want string
	}{
		"with a stay":       {r.ConversationEnds(last, day(t, "2026-08-31"), rome), "2027-03-01T00:00:00+01:00"},
		"with none":         {r.ConversationEnds(last, 0, rome), "2026-10-12T12:00:00Z"},
		"a booking":         {r.BookingEnds(day(t, "2026-07-19"), rome), "2027-07-20T00:00:00+02:00"},
		"of a leap day":     {r.BookingEnds(day(t, "2028-02-29"), rome), "2029-03-01T00:00:00+01:00"},
		"of a summer's end": {r.BookingEnds(day(t, "2026-10-25"), rome), "2027-10-26T00:00:00+02:00"},
	} {
		if !c.got.Equal(instant(t, c.want)) {
			t.Errorf("%s: ends %s, want %s", name, c.got, c.want)
		}
	}
}

func TestTheWindowForFreeTextEndsEarlyRatherThanLate(t *testing.T) {
	c := stay.Conversation{LastGuestAt: instant(t, "2026-07-14T12:00:00Z")}
	for at, want := range map[string]bool{"2026-07-14T12:00:00Z": true, "2026-07-15T11:57:59Z": true, "2026-07-15T11:58:00Z": false, "2026-07-15T12:00:00Z": false} {
		if got := c.WindowOpen(instant(t, at)); got != want {
			t.Errorf("at %s: %t", at, got)
		}
	}
	if (stay.Conversation{}).WindowOpen(time.Time{}) {
		t.Error("is open to a guest who never wrote")
	}
}

func TestADisclosureHoldsThirtyDaysInItsLanguage(t *testing.T) {
	told := instant(t, "2026-07-14T12:00:00Z")
	c := stay.Conversation{DisclosedAt: told, DisclosedIn: "de"}
	if !c.Disclosed("de", told.AddDate(0, 0, 30).Add(-time.Second)) || c.Disclosed("de", told.AddDate(0, 0, 30)) || c.Disclosed("en", told) || (stay.Conversation{}).Disclosed("", told) {
		t.Error("holds too long, too short or in another language")
	}
}

func TestBookingsMayShareADay(t *testing.T) {
	a := stay.Booking{Property: "casa", Arrival: 10, Departure: 13}
	for _, c := range []struct {
		b    stay.Booking
		want bool
	}{{stay.Booking{Property: "casa", Arrival: 13, Departure: 15}, false}, {stay.Booking{Property: "casa", Arrival: 12, Departure: 15}, true}, {stay.Booking{Property: "casa", Arrival: 8, Departure: 10}, false},
		{stay.Booking{Property: "casa", Arrival: 8, Departure: 20}, true}, {stay.Booking{Property: "torre", Arrival: 10, Departure: 13}, false}} {
		if a.Overlaps(c.b) != c.want || c.b.Overlaps(a) != c.want {
			t.Errorf("%d to %d in %s: overlaps %t", c.b.Arrival, c.b.Departure, c.b.Property, a.Overlaps(c.b))
		}
	}
}
