package phrase

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// locale is how a language writes dates, lists and periods.
type locale struct {
	Names   map[string]string `toml:"names"` // language code to "Italian"
	In      map[string]string `toml:"in"`    // language code to "in Italian"
	Dates   dates             `toml:"dates"`
	Lists   lists             `toml:"lists"`
	Periods periods           `toml:"periods"`
}

// dates are names and patterns; a pattern uses {weekday}, {day}, {month}, {year} and {time}.
type dates struct {
	Weekdays []string `toml:"weekdays"` // from Sunday
	Months   []string `toml:"months"`   // from January, in the form that follows the number of a day
	First    string   `toml:"first"`    // how the first day of a month is numbered, where it is not "1"
	Date     string   `toml:"date"`
	Day      string   `toml:"day"`
	DateTime string   `toml:"date_time"`
	Time     string   `toml:"time"` // layout of package time
}

// lists are the words between the last two entries of a list, with the blanks around them. The before tables give another
// one by how the last entry begins, longest beginning first: Spanish "y" is "e" before the sound of i.
type lists struct {
	And       string            `toml:"and"`
	Or        string            `toml:"or"`
	AndBefore map[string]string `toml:"and_before"`
	OrBefore  map[string]string `toml:"or_before"`
}

type periods struct {
	Count  string `toml:"count"` // how the language counts, see counting; empty: one and many
	Hours  unit   `toml:"hours"`
	Days   unit   `toml:"days"`
	Months unit   `toml:"months"`
}

// unit is the noun for one, for many, and in the languages that count so for few.
type unit struct {
	One  string `toml:"one"`
	Few  string `toml:"few"`
	Many string `toml:"many"`
}

// FormatDate writes a day with its year: "18 July 2026". The instant counts in its own location.
func (b *Book) FormatDate(lang string, t time.Time) string {
	d := b.locales[b.Language(lang)].Dates
	return d.format(d.Date, t)
}

// FormatDay writes a day with its weekday and without its year: "Saturday 18 July".
func (b *Book) FormatDay(lang string, t time.Time) string {
	d := b.locales[b.Language(lang)].Dates
	return d.format(d.Day, t)
}

// FormatDateTime writes a day with its weekday and the time: "Saturday 18 July at 15:00".
func (b *Book) FormatDateTime(lang string, t time.Time) string {
	d := b.locales[b.Language(lang)].Dates
	return d.format(d.DateTime, t)
}

// FormatTime writes a time of day: "15:00".
func (b *Book) FormatTime(lang string, t time.Time) string {
	return t.Format(b.locales[b.Language(lang)].Dates.Time)
}

// JoinAnd writes a list: "a, b and c".
func (b *Book) JoinAnd(lang string, items []string) string {
	l := b.locales[b.Language(lang)].Lists
	return join(items, l.And, l.AndBefore)
}

// JoinOr writes a choice: "a, b or c".
func (b *Book) JoinOr(lang string, items []string) string {
	l := b.locales[b.Language(lang)].Lists
	return join(items, l.Or, l.OrBefore)
}

// Hours writes a number of hours: "72 hours".
func (b *Book) Hours(lang string, n int) string {
	p := b.locales[b.Language(lang)].Periods
	return p.Hours.count(n, p.Count)
}

// Days writes a number of days: "1 day".
func (b *Book) Days(lang string, n int) string {
	p := b.locales[b.Language(lang)].Periods
	return p.Days.count(n, p.Count)
}

// Months writes a number of months: "6 months".
func (b *Book) Months(lang string, n int) string {
	p := b.locales[b.Language(lang)].Periods
	return p.Months.count(n, p.Count)
}

func (d dates) format(pattern string, t time.Time) string {
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 && d.First != "" {
		day = d.First
	}
	return strings.NewReplacer(
		"{weekday}", d.Weekdays[t.Weekday()],
		"{day}", day,
		"{month}", d.Months[t.Month()-1],
		"{year}", strconv.Itoa(t.Year()),
		"{time}", t.Format(d.Time),
	).Replace(pattern)
}

func join(items []string, word string, before map[string]string) string {
	if len(items) == 0 {
		return ""
	}
	last := items[len(items)-1]
	if len(items) == 1 {
		return last
	}

	longest := 0
	for beginning, other := range before {
		if len(beginning) > longest && strings.HasPrefix(strings.ToLower(last), beginning) {
			longest, word = len(beginning), other
		}
	}
	return strings.Join(items[:len(items)-1], ", ") + word + last
}

// counting says of each way to count which numbers want the noun for one and which the noun
// for few; all others want that for many (Unicode CLDR, language plural rules, integers).
var counting = map[string]struct{ one, few func(n int) bool }{
	"":         {isOne, func(int) bool { return false }},
	"polish":   {isOne, twoToFour},
	"czech":    {isOne, func(n int) bool { return n >= 2 && n <= 4 }},                    // also Slovak
	"russian":  {func(n int) bool { return n%10 == 1 && n%100 != 11 }, twoToFour},        // also Ukrainian and Croatian
	"romanian": {isOne, func(n int) bool { return n == 0 || n%100 >= 1 && n%100 <= 19 }}, // the noun for many begins with "de"
}

func isOne(n int) bool { return n == 1 }

// twoToFour holds for 2, 3, 4 and for numbers ending in them, but not for 12, 13 and 14.
func twoToFour(n int) bool { return n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) }

// count writes n with the right form of the noun.
func (u unit) count(n int, how string) string {
	noun := u.Many
	switch c := counting[how]; {
	case c.one(n):
		noun = u.One
	case c.few(n):
		noun = u.Few
	}
	return strconv.Itoa(n) + " " + noun
}

// check reports what a locale lacks. Languages are those that have a file: each must be named in each.
func (l *locale) check(languages []string) []error {
	var errs []error
	lacks := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }

	if names := slices.Sorted(maps.Keys(l.Names)); !slices.Equal(names, languages) {
		lacks("names: has %v, wanted %v", names, languages)
	}
	if names := slices.Sorted(maps.Keys(l.In)); !slices.Equal(names, languages) {
		lacks("in: has %v, wanted %v", names, languages)
	}
	if n := len(l.Dates.Weekdays); n != 7 {
		lacks("dates.weekdays: has %d, wanted 7", n)
	}
	if n := len(l.Dates.Months); n != 12 {
		lacks("dates.months: has %d, wanted 12", n)
	}

	for _, entry := range [][2]string{
		{"dates.date", l.Dates.Date}, {"dates.day", l.Dates.Day}, {"dates.date_time", l.Dates.DateTime}, {"dates.time", l.Dates.Time},
		{"lists.and", l.Lists.And}, {"lists.or", l.Lists.Or},
		{"periods.hours.one", l.Periods.Hours.One}, {"periods.hours.many", l.Periods.Hours.Many},
		{"periods.days.one", l.Periods.Days.One}, {"periods.days.many", l.Periods.Days.Many},
		{"periods.months.one", l.Periods.Months.One}, {"periods.months.many", l.Periods.Months.Many},
	} {
		if entry[1] == "" {
			lacks("%s: missing", entry[0])
		}
	}
	if _, ok := counting[l.Periods.Count]; !ok {
		lacks("periods.count: %q is no way to count", l.Periods.Count)
	}
	for _, u := range []unit{l.Periods.Hours, l.Periods.Days, l.Periods.Months} {
		if (u.Few == "") != (l.Periods.Count == "") {
			lacks("periods: few goes with count, and only with it")
			break
		}
	}
	return errs
}
