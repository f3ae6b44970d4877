package lang_test

import (
	"testing"
	"time"

	"portineria/lang"
)

var rome = mustZone("Europe/Rome")

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func at(year int, month time.Month, day, hour, minute int) time.Time {
	return time.Date(year, month, day, hour, minute, 0, 0, rome)
}

func TestSpansOfDaysReadAsPeopleSayThem(t *testing.T) {
	cases := []struct {
		from, to time.Time
		it, en   string
	}{
		{at(2026, 7, 12, 0, 0), at(2026, 7, 19, 0, 0), "dal 12 al 19 luglio", "12 to 19 July"},
		{at(2026, 7, 1, 0, 0), at(2026, 7, 8, 0, 0), "dal 1º all’8 luglio", "1 to 8 July"},
		{at(2026, 7, 8, 0, 0), at(2026, 7, 11, 0, 0), "dall’8 all’11 luglio", "8 to 11 July"},
		{at(2026, 6, 28, 0, 0), at(2026, 7, 3, 0, 0), "dal 28 giugno al 3 luglio", "28 June to 3 July"},
		{at(2026, 12, 30, 0, 0), at(2027, 1, 8, 0, 0), "dal 30 dicembre 2026 all’8 gennaio 2027", "30 December 2026 to 8 January 2027"},
	}
	for _, c := range cases {
		if got := lang.For("it").Dates.Span(c.from, c.to); got != c.it {
			t.Errorf("Italian: got %q, want %q", got, c.it)
		}
		if got := lang.For("en").Dates.Span(c.from, c.to); got != c.en {
			t.Errorf("English: got %q, want %q", got, c.en)
		}
	}
}

func TestDaysInWords(t *testing.T) {
	it, en := lang.For("it").Dates, lang.For("en").Dates
	day := at(2026, 8, 1, 9, 5)
	cases := map[string]string{
		it.Day(day):       "sabato 1º agosto",
		en.Day(day):       "Saturday 1 August",
		it.Date(day):      "1º agosto 2026",
		en.Date(day):      "1 August 2026",
		it.Short(day):     "1º ago",
		en.Short(day):     "1 Aug",
		it.MonthYear(day): "agosto 2026",
		en.MonthYear(day): "August 2026",
		it.Clock(day):     "09:05",
		lang.For("it").Today.GreetingLine(lang.For("it").Today.Greeting(9), it.Day(day)):  "Buongiorno. Sabato 1º agosto",
		lang.For("en").Today.GreetingLine(lang.For("en").Today.Greeting(20), en.Day(day)): "Good evening. Saturday 1 August",
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAnInstantIsNamedBesideNow(t *testing.T) {
	now := at(2026, 7, 14, 18, 5)
	cases := []struct {
		when   time.Time
		it, en string
	}{
		{at(2026, 7, 14, 0, 10), "00:10", "00:10"},
		{at(2026, 7, 13, 23, 59), "ieri 23:59", "yesterday 23:59"},
		{at(2026, 7, 15, 8, 0), "domani 08:00", "tomorrow 08:00"},
		{at(2026, 7, 2, 8, 0), "2 lug 08:00", "2 Jul 08:00"},
		{at(2025, 7, 14, 8, 0), "14 luglio 2025", "14 July 2025"},
		{at(2026, 7, 14, 18, 5).UTC(), "18:05", "18:05"},
	}
	for _, c := range cases {
		if got := lang.For("it").Dates.When(c.when, now); got != c.it {
			t.Errorf("Italian: got %q, want %q", got, c.it)
		}
		if got := lang.For("en").Dates.When(c.when, now); got != c.en {
			t.Errorf("English: got %q, want %q", got, c.en)
		}
	}
}

func TestHeadingsOfDaysBeginWithACapital(t *testing.T) {
	now := at(2026, 7, 14, 18, 5)
	it := lang.For("it").Dates
	cases := map[string]string{
		it.Heading(now, now):                     "Oggi",
		it.Heading(now.AddDate(0, 0, -1), now):   "Ieri",
		it.Heading(at(2026, 7, 8, 1, 0), now):    "Mercoledì 8 luglio",
		it.Heading(at(2025, 12, 31, 23, 0), now): "Mercoledì 31 dicembre 2025",
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The clocks go back on 25 October 2026: the day before is still yesterday.
func TestYesterdayHoldsAcrossTheEndOfSummerTime(t *testing.T) {
	now := at(2026, 10, 26, 0, 30)
	if got := lang.For("en").Dates.When(at(2026, 10, 25, 0, 15), now); got != "yesterday 00:15" {
		t.Errorf("got %q", got)
	}
}

func TestDistancesInTime(t *testing.T) {
	now := at(2026, 7, 14, 18, 5)
	it, en := lang.For("it").Dates, lang.For("en").Dates
	cases := []struct {
		gone   time.Duration
		it, en string
	}{
		{-3 * time.Second, "adesso", "just now"},
		{59 * time.Second, "adesso", "just now"},
		{5 * time.Minute, "5 min fa", "5 min ago"},
		{3*time.Hour + 59*time.Minute, "3 h fa", "3 h ago"},
		{24 * time.Hour, "1 giorno fa", "1 day ago"},
		{72 * time.Hour, "3 giorni fa", "3 days ago"},
	}
	for _, c := range cases {
		if got := it.Ago(now.Add(-c.gone), now); got != c.it {
			t.Errorf("Italian: got %q, want %q", got, c.it)
		}
		if got := en.Ago(now.Add(-c.gone), now); got != c.en {
			t.Errorf("English: got %q, want %q", got, c.en)
		}
	}
	if got := it.Until(now.Add(26*time.Hour), now); got != "tra 26 h" {
		t.Errorf("got %q", got)
	}
	if got := en.Until(now.Add(5*24*time.Hour), now); got != "in 5 days" {
		t.Errorf("got %q", got)
	}
	if got := it.Length(time.Hour); got != "1 ora" {
		t.Errorf("got %q", got)
	}
}

func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	it, en := lang.For("it").Numbers, lang.For("en").Numbers
	cases := map[string]string{
		it.Decimal(0.31, 2):              "0,31",
		en.Decimal(0.31, 2):              "0.31",
		it.Count(1234567):                "1.234.567",
		en.Count(-12480):                 "-12,480",
		en.Count(999):                    "999",
		en.Percent(0.29):                 "29%",
		en.Percent(0.999):                "99%",
		it.Took(41 * time.Millisecond):   "41 ms",
		it.Took(1200 * time.Millisecond): "1,2 s",
		en.Took(3 * time.Minute):         "3 min",
		en.Took(5 * time.Hour):           "5 h",
		it.Bytes(4_200_000):              "4,2 MB",
		en.Bytes(812):                    "812 B",
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestListsAreJoinedAsInASentence(t *testing.T) {
	w := lang.For("it")
	cases := map[string]string{
		w.And(nil):                                       "",
		w.And([]string{"Airbnb"}):                        "Airbnb",
		w.And([]string{"Airbnb", "Vrbo"}):                "Airbnb e Vrbo",
		w.And([]string{"Airbnb", "Vrbo", "Booking.com"}): "Airbnb, Vrbo e Booking.com",
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
