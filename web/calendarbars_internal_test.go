package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// begin is the first day shown in these tests: Monday 6 July 2026.
var begin = stay.NewDate(2026, 7, 6)

func booking(id string, from, to int, change ...func(*stay.Booking)) stay.Booking {
	b := stay.Booking{ID: stay.BookingID(id), Property: "casa", Channel: "airbnb", Kind: stay.KindBooking, State: stay.BookingActive, Name: "Lena Weber", Guests: 3,
		Arrival: begin + stay.Date(from), Departure: begin + stay.Date(to)}
	for _, c := range change {
		c(&b)
	}
	return b
}

func drawn(plain bool) drawing {
	return drawing{span: span{from: begin, today: begin + 8, days: 28}, w: lang.For("en"), plain: plain, clashes: map[stay.BookingID]bool{"clash": true},
		ties: map[stay.BookingID][]stay.Tie{"coded": {{Booking: "coded", Evidence: stay.EvidenceCode}}}, held: map[stay.FeedID]bool{"odd": true}}
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
		short string // on the bar, where it is another
		words string
		kind  string
		chips []string
	}{
		"a guest":                     {b: booking("b", 0, 2), label: "Lena Weber", words: "Lena Weber, Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
		"a guest for a cleaner":       {b: booking("b", 0, 2), plain: true, label: "3 people", words: "3 people, Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
		"nobody knows how many come":  {b: booking("b", 0, 2, kind(stay.KindBooking)), plain: true, label: "Booking", words: "Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
		"a closure":                   {b: booking("b", 0, 2, kind(stay.KindBlock)), label: "Blocked", words: "Blocked, Airbnb, 6 to 8 July", kind: "block", chips: []string{"Airbnb"}},
		"what the feed does not say":  {b: booking("b", 0, 2, kind(stay.KindUnknown)), label: "Taken, not known by whom", short: "Taken", words: "Taken, not known by whom, Airbnb, 6 to 8 July", kind: "unknown", chips: []string{"Airbnb"}},
		"only a code is known":        {b: booking("b", 0, 2, kind(stay.KindBooking), func(b *stay.Booking) { b.Code = "HMABC12345" }), label: "Airbnb HMABC12345", short: "HMABC12345", words: "Airbnb HMABC12345, Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
		"a request":                   {b: booking("b", 0, 2, func(b *stay.Booking) { b.State = stay.BookingRequest }), label: "Lena Weber", words: "Lena Weber, Request, Airbnb, 6 to 8 July", kind: "hold", chips: []string{"Airbnb", "Request"}},
		"gone from its feed":          {b: booking("b", 0, 2, func(b *stay.Booking) { b.State = stay.BookingMissing }), label: "Lena Weber", words: "Lena Weber, Booking, Airbnb, 6 to 8 July, gone from its calendar, kept", kind: "booking", chips: []string{"Airbnb", "gone from its calendar, kept"}},
		"entered by hand":             {b: booking("b", 0, 2, func(b *stay.Booking) { b.Channel = "direct" }), label: "Lena Weber", words: "Lena Weber, Booking, Direct, 6 to 8 July", kind: "booking", chips: []string{"Direct"}},
		"a code says nothing to them": {b: booking("b", 0, 2, kind(stay.KindBooking), func(b *stay.Booking) { b.Code = "HMABC12345" }), plain: true, label: "Booking", words: "Booking, Airbnb, 6 to 8 July", kind: "booking", chips: []string{"Airbnb"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := drawn(c.plain).stay(c.b)
			var chips []string
			for _, chip := range got.Chips {
				chips = append(chips, chip.Text)
			}
			if c.short == "" {
				c.short = c.label
			}
			if got.Label != c.short || got.Guest != c.label || got.Words != c.words || got.Kind != c.kind {
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

func TestTheMarksOfAStayAreToldInWordsToo(t *testing.T) {
	words := lang.For("en").Calendar
	for name, c := range map[string]struct {
		b     stay.Booking
		plain bool
		known string
		says  []string
		not   []string
	}{
		"nobody known":        {b: booking("b", 10, 12), known: "nobody", says: []string{words.Known["nobody"]}},
		"wrote with the code": {b: booking("coded", 0, 2), known: "code", says: []string{words.Known["code"]}},
		"a number":            {b: booking("b", 0, 2, func(b *stay.Booking) { b.Phone = "+447700900101" }), known: "number", says: []string{words.Known["number"]}},
		"seen":                {b: booking("b", 0, 2, func(b *stay.Booking) { b.IdentifiedAt = begin.Midnight() }), known: "identified", says: []string{words.Known["identified"]}},
		"a closure":           {b: booking("b", 0, 2, func(b *stay.Booking) { b.Kind = stay.KindBlock }), not: []string{words.Known["nobody"]}},
		"nobody, and over":    {b: booking("b", 0, 2), not: []string{words.Known["nobody"]}},
		"missing":             {b: booking("b", 10, 12, func(b *stay.Booking) { b.State = stay.BookingMissing }), known: "nobody", says: []string{words.Missing}},
		"held":                {b: booking("b", 10, 12, func(b *stay.Booking) { b.Feed = "odd" }), known: "nobody", says: []string{words.Held}},
		"held, and over":      {b: booking("b", 0, 2, func(b *stay.Booking) { b.Feed = "odd" }), not: []string{words.Held}},
		"uncertain dates":     {b: booking("b", 10, 12, func(b *stay.Booking) { b.Uncertain = true }), known: "nobody", says: []string{words.Unsure}},
		"twice":               {b: booking("clash", 0, 2), says: []string{words.Clash}},
		"for a cleaner":       {b: booking("coded", 0, 2), plain: true, not: []string{words.Known["code"]}},
	} {
		t.Run(name, func(t *testing.T) {
			got := drawn(c.plain).stay(c.b)
			if got.Known != c.known {
				t.Errorf("known is %q", got.Known)
			}
			chips := ""
			for _, chip := range got.Chips {
				chips += chip.Text + "|"
			}
			for _, want := range c.says {
				if !strings.Contains(got.Words, want) || !strings.Contains(chips, want) {
					t.Errorf("%q is not said: %q, %q", want, got.Words, chips)
				}
			}
			for _, bad := range c.not {
				if strings.Contains(got.Words, bad) || strings.Contains(chips, bad) {
					t.Errorf("%q is said: %q", bad, got.Words)
				}
			}
		})
	}
}

func TestTheWeeksBeginOnTheMondayBeforeTheDayAskedFor(t *testing.T) {
	tuesday := stay.NewDate(2026, 7, 14)
	for asked, want := range map[string]string{
		"": "2026-07-13", "2026-07-01": "2026-06-29", "2026-07-05": "2026-06-29", "2026-07-06": "2026-07-06", "tomorrow": "2026-07-13", "2026-02-30": "2026-07-13",
		"1066-10-14": "2026-07-13", "9999-12-31": "2026-07-13",
	} {
		for name, days := range map[string]int{"": 35, "month": 35, "quarter": 91, "year": 371, "century": 35} {
			s := spanAt(name, asked, tuesday)
			if got := s.from.String(); got != want || s.days != days {
				t.Errorf("asked for %q over a %q they are %d days from %s, want %s", asked, name, s.days, got, want)
			}
		}
	}
	if got := spanAt("", "", stay.NewDate(2026, 7, 12)).from.String(); got != "2026-07-06" {
		t.Errorf("on a Sunday they begin on %s", got)
	}
}

func TestTheTitleNamesTheMonthsShown(t *testing.T) {
	en := lang.For("en")
	for _, c := range []struct{ span, from, want string }{
		{"month", "2026-07-06", "July – August 2026"}, {"month", "2026-12-14", "December 2026 – January 2027"},
		{"quarter", "2026-07-06", "July – October 2026"}, {"year", "2026-07-06", "July 2026 – July 2027"},
	} {
		if got := spanAt(c.span, c.from, begin).title(en); got != c.want {
			t.Errorf("from %s the title of a %s is %q, want %q", c.from, c.span, got, c.want)
		}
	}
	if got := spanAt("", "2026-07-06", begin).title(lang.For("it")); got != "Luglio – Agosto 2026" {
		t.Errorf("in Italian it is %q", got)
	}
}

func TestMonthsAndDaysHeadTheirColumns(t *testing.T) {
	en := lang.For("en")
	at := func(from stay.Date) string { return "to " + from.String() }
	month := spanAt("month", "", begin+8)
	if diff := cmp.Diff([]view.CalendarMonth{{Start: 1, End: 38, Label: "July"}, {Start: 39, End: 70, Label: "August"}}, month.months(en, at)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	days := month.ticks(en)
	if len(days) != 35 || days[0] != (view.CalendarTick{Start: 1, End: 2, Number: "13", Weekday: "Mon"}) || days[1] != (view.CalendarTick{Start: 3, End: 4, Number: "14", Weekday: "Tue", Today: true}) {
		t.Errorf("%d days, %+v, %+v", len(days), days[0], days[1])
	}
	quarter := spanAt("quarter", "", begin+8)
	if got := quarter.ticks(en); len(got) != 13 || got[0] != (view.CalendarTick{Start: 1, End: 14, Number: "13", Today: true}) || got[12].End != 182 {
		t.Errorf("%d weeks, %+v", len(got), got)
	}
	year := spanAt("year", "", begin+8)
	months := year.months(en, at)
	if year.ticks(en) != nil || len(months) != 13 || months[0].Label != "July 2026" || months[1].Label != "August" || months[6].Label != "January 2027" || months[1].Href != "to 2026-08-01" || months[12].End != 742 {
		t.Errorf("%d months, %+v", len(months), months)
	}
	covered := 0
	for _, m := range months {
		covered += m.End - m.Start + 1
	}
	if covered != 2*year.days {
		t.Errorf("the months cover %d of %d columns", covered, 2*year.days)
	}
}
