package web

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/lang"
	"portineria/stay"
)

// monday is the first day shown in these tests: 6 July 2026.
var monday = stay.NewDate(2026, 7, 6)

func booking(id string, from, to int, change ...func(*stay.Booking)) stay.Booking {
	b := stay.Booking{ID: stay.BookingID(id), Property: "casa", Channel: "airbnb", Kind: stay.KindBooking, State: stay.BookingActive, Name: "Lena Weber", Guests: 3,
		Arrival: monday + stay.Date(from), Departure: monday + stay.Date(to)}
	for _, c := range change {
		c(&b)
	}
	return b
}

func drawn(plain bool) drawing {
	return drawing{weeks: weeks{from: monday, today: monday + 8}, w: lang.For("en"), plain: plain, clashes: map[stay.BookingID]bool{"clash": true}}
}

func TestAStayIsABarFromNoonToNoon(t *testing.T) {
	type bar struct {
		Start, End, Lane int
		Before, After    bool
	}
	for name, c := range map[string]struct {
		from, to int
		want     *bar
	}{
		"one night":                      {2, 3, &bar{6, 7, 1, false, false}},
		"from the first day on":          {0, 1, &bar{2, 3, 1, false, false}},
		"began earlier":                  {-3, 2, &bar{1, 5, 1, true, false}},
		"leaves on the first day":        {-3, 0, &bar{1, 1, 1, true, false}},
		"left the day before":            {-3, -1, nil},
		"arrives on the last day":        {27, 30, &bar{56, 56, 1, false, true}},
		"leaves on the last day":         {20, 27, &bar{42, 55, 1, false, false}},
		"leaves the day after the weeks": {20, 28, &bar{42, 56, 1, false, true}},
		"arrives after the weeks":        {28, 30, nil},
		"covers all of the weeks":        {-5, 40, &bar{1, 56, 1, true, true}},
	} {
		t.Run(name, func(t *testing.T) {
			got, lanes := drawn(false).bars([]stay.Booking{booking("b", c.from, c.to)})
			if c.want == nil {
				if len(got) != 0 {
					t.Fatalf("drawn from %d to %d, want nothing", got[0].Start, got[0].End)
				}
				return
			}
			if len(got) != 1 || lanes != 1 {
				t.Fatalf("%d bars in %d lanes", len(got), lanes)
			}
			if diff := cmp.Diff(*c.want, bar{got[0].Start, got[0].End, got[0].Lane, got[0].Before, got[0].After}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestStaysShareADayButNotALane(t *testing.T) {
	for name, c := range map[string]struct {
		stays []stay.Booking
		lanes int
	}{
		"one leaves, the next arrives":  {[]stay.Booking{booking("a", 0, 4), booking("b", 4, 8)}, 1},
		"two share a night":             {[]stay.Booking{booking("a", 0, 5), booking("b", 4, 8)}, 2},
		"a third fits behind the first": {[]stay.Booking{booking("a", 0, 3), booking("b", 2, 8), booking("c", 3, 6)}, 2},
		"three at once":                 {[]stay.Booking{booking("a", 0, 9), booking("b", 1, 8), booking("c", 2, 7)}, 3},
		"a cancelled one takes no room": {[]stay.Booking{booking("a", 0, 9), booking("b", 1, 8, func(b *stay.Booking) { b.State = stay.BookingCancelled })}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			if _, lanes := drawn(false).bars(c.stays); lanes != c.lanes {
				t.Errorf("%d lanes, want %d", lanes, c.lanes)
			}
		})
	}
}

func TestABarSaysWhatItIsToWhoMayKnow(t *testing.T) {
	kind := func(k stay.Kind) func(*stay.Booking) {
		return func(b *stay.Booking) { b.Kind, b.Name, b.Guests = k, "", 0 }
	}
	for name, c := range map[string]struct {
		b     stay.Booking
		plain bool
		label string
		words string
		kind  string
		chips []string
	}{
		"a guest":                     {b: booking("b", 0, 2), label: "Lena Weber", words: "Lena Weber, Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
		"a guest for a cleaner":       {b: booking("b", 0, 2), plain: true, label: "3 people", words: "3 people, Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
		"nobody knows how many come":  {b: booking("b", 0, 2, kind(stay.KindBooking)), plain: true, label: "Booking", words: "Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
		"a closure":                   {b: booking("b", 0, 2, kind(stay.KindBlock)), label: "Blocked", words: "Blocked, Airbnb, 6 to 8 July", kind: "block", chips: []string{"Airbnb"}},
		"what the feed does not say":  {b: booking("b", 0, 2, kind(stay.KindUnknown)), label: "Taken, not known by whom", words: "Taken, not known by whom, Airbnb, 6 to 8 July", kind: "unknown", chips: []string{"Airbnb"}},
		"only a code is known":        {b: booking("b", 0, 2, kind(stay.KindBooking), func(b *stay.Booking) { b.Code = "HMABC12345" }), label: "Airbnb HMABC12345", words: "Airbnb HMABC12345, Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
		"a request":                   {b: booking("b", 0, 2, func(b *stay.Booking) { b.State = stay.BookingRequest }), label: "Lena Weber", words: "Lena Weber, Request, Airbnb, 6 to 8 July", kind: "hold", chips: []string{"Airbnb", "Request"}},
		"gone from its feed":          {b: booking("b", 0, 2, func(b *stay.Booking) { b.State = stay.BookingMissing }), label: "Lena Weber", words: "Lena Weber, Booking, Airbnb, 6 to 8 July, Gone from the calendar: kept for now", kind: "booking", chips: []string{"Airbnb", "Gone from the calendar: kept for now"}},
		"entered by hand":             {b: booking("b", 0, 2, func(b *stay.Booking) { b.Channel = "direct" }), label: "Lena Weber", words: "Lena Weber, Booking, Direct, 6 to 8 July", kind: "booking", chips: []string{"Direct"}},
		"a code says nothing to them": {b: booking("b", 0, 2, kind(stay.KindBooking), func(b *stay.Booking) { b.Code = "HMABC12345" }), plain: true, label: "Booking", words: "Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := drawn(c.plain).stay(c.b)
			var chips []string
			for _, chip := range got.Chips {
				chips = append(chips, chip.Text)
			}
			if got.Label != c.label || got.Guest != c.label || got.Words != c.words || got.Kind != c.kind {
				t.Errorf("label %q, words %q, kind %q", got.Label, got.Words, got.Kind)
			}
			if diff := cmp.Diff(c.chips, chips); diff != "" {
				t.Errorf("chips (-want +got):\n%s", diff)
			}
			if (got.Href == "") != c.plain || got.Plain != c.plain {
				t.Errorf("links to %q, plain %v", got.Href, got.Plain)
			}
		})
	}
}

func TestADoubleBookingIsMarked(t *testing.T) {
	d := drawn(false)
	if !d.stay(booking("clash", 0, 2)).Clash || d.stay(booking("b", 0, 2)).Clash {
		t.Error("the mark is on the wrong stay")
	}
}

func TestTheWeeksBeginOnMondayUnlessAskedOtherwise(t *testing.T) {
	tuesday := stay.NewDate(2026, 7, 14)
	for asked, want := range map[string]string{
		"": "2026-07-13", "2026-07-01": "2026-07-01", "tomorrow": "2026-07-13", "2026-02-30": "2026-07-13", "1066-10-14": "2026-07-13", "9999-12-31": "2026-07-13",
	} {
		if got := weeksAt(asked, tuesday).from.String(); got != want {
			t.Errorf("asked for %q the weeks begin on %s, want %s", asked, got, want)
		}
	}
	if got := weeksAt("", stay.NewDate(2026, 7, 12)).from.String(); got != "2026-07-06" {
		t.Errorf("on a Sunday they begin on %s", got)
	}
}

func TestTheTitleNamesTheMonthsShown(t *testing.T) {
	for from, want := range map[string]string{"2026-02-01": "February 2026", "2026-07-06": "July – August 2026", "2026-12-14": "December 2026 – January 2027"} {
		if got := weeksAt(from, monday).title(lang.For("en")); got != want {
			t.Errorf("from %s the title is %q, want %q", from, got, want)
		}
	}
	if got := weeksAt("2026-07-06", monday).title(lang.For("it")); got != "Luglio – Agosto 2026" {
		t.Errorf("in Italian it is %q", got)
	}
}

func TestTheDaysMarkTodayWeekendsAndMonths(t *testing.T) {
	s := weeks{from: monday, today: monday + 8}
	days := s.days(lang.For("en"))
	if len(days) != shownDays || days[0].Month != "July" || days[1].Month != "" || days[26].Month != "August" {
		t.Errorf("months: %q, %q, %q", days[0].Month, days[1].Month, days[26].Month)
	}
	if !days[8].Today || days[7].Today || !days[5].Weekend || !days[6].Weekend || days[7].Weekend {
		t.Error("today or the weekend is on the wrong day")
	}
	if days[8].Number != "14" || days[8].Weekday != "Tue" {
		t.Errorf("the ninth day is %s %s", days[8].Weekday, days[8].Number)
	}
}
