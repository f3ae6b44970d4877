package lang

import (
	"fmt"
	"strconv"
	"time"
)

// Dates says days and times in words. All methods print the instant in the
// location that it carries: convert to the property's zone first.
type Dates struct {
	Months        [12]string
	MonthsShort   [12]string
	Weekdays      [7]string // from Sunday, as time.Weekday counts
	WeekdaysShort [7]string

	Today, Tomorrow, Yesterday string
	JustNow                    string

	// DayNumber is the day of a month as it stands before the month's name.
	DayNumber func(day int) string
	// Between joins two days that are already words, the first and the last.
	Between func(from, to Edge) string

	MinutesAgo, HoursAgo, DaysAgo func(n int) string
	InMinutes, InHours, InDays    func(n int) string
	Nights, Minutes, Hours, Days  func(n int) string
	At                            func(day, clock string) string
}

// Edge is one end of a span: its day of the month, because languages with
// articles bend them to it, and the words for it.
type Edge struct {
	Day   int
	Words string
}

// Clock prints "18:05".
func (d Dates) Clock(t time.Time) string { return t.Format("15:04") }

// Weekday prints "Tuesday".
func (d Dates) Weekday(t time.Time) string { return d.Weekdays[t.Weekday()] }

// Day prints "Tuesday 14 July".
func (d Dates) Day(t time.Time) string {
	return d.Weekdays[t.Weekday()] + " " + d.dayMonth(t, d.Months)
}

// Date prints "14 July 2026".
func (d Dates) Date(t time.Time) string {
	return d.dayMonth(t, d.Months) + " " + strconv.Itoa(t.Year())
}

// Short prints "14 Jul".
func (d Dates) Short(t time.Time) string { return d.dayMonth(t, d.MonthsShort) }

// MonthYear prints "July 2026".
func (d Dates) MonthYear(t time.Time) string {
	return d.Months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// Span prints a stay, "12 to 19 July", with as few repeated words as clarity
// allows; the year is given where the two differ.
func (d Dates) Span(from, to time.Time) string {
	switch {
	case from.Year() != to.Year():
		return d.Between(Edge{from.Day(), d.Date(from)}, Edge{to.Day(), d.Date(to)})
	case from.Month() != to.Month():
		return d.Between(Edge{from.Day(), d.dayMonth(from, d.Months)}, Edge{to.Day(), d.dayMonth(to, d.Months)})
	default:
		return d.Between(Edge{from.Day(), d.DayNumber(from.Day())}, Edge{to.Day(), d.dayMonth(to, d.Months)})
	}
}

// When prints an instant as briefly as it stays clear beside now: "18:05",
// "yesterday 18:05", "14 Jul 18:05", "14 July 2025".
func (d Dates) When(t, now time.Time) string {
	t = t.In(now.Location())
	switch {
	case sameDay(t, now):
		return d.Clock(t)
	case sameDay(t, now.AddDate(0, 0, -1)):
		return d.Yesterday + " " + d.Clock(t)
	case sameDay(t, now.AddDate(0, 0, 1)):
		return d.Tomorrow + " " + d.Clock(t)
	case t.Year() == now.Year():
		return d.Short(t) + " " + d.Clock(t)
	default:
		return d.Date(t)
	}
}

// Heading names a day above the messages of that day: "Today", "Yesterday",
// "Tuesday 14 July", with the year where it is another one.
func (d Dates) Heading(t, now time.Time) string {
	t = t.In(now.Location())
	switch {
	case sameDay(t, now):
		return capital(d.Today)
	case sameDay(t, now.AddDate(0, 0, -1)):
		return capital(d.Yesterday)
	case t.Year() == now.Year():
		return capital(d.Day(t))
	default:
		return capital(d.Weekday(t)) + " " + d.Date(t)
	}
}

// Ago prints the distance to an instant in the past, "5 min ago"; what lies
// ahead by a clock's difference counts as just now.
func (d Dates) Ago(t, now time.Time) string {
	gone := now.Sub(t)
	switch {
	case gone < time.Minute:
		return d.JustNow
	case gone < time.Hour:
		return d.MinutesAgo(int(gone / time.Minute))
	case gone < 24*time.Hour:
		return d.HoursAgo(int(gone / time.Hour))
	default:
		return d.DaysAgo(int(gone / (24 * time.Hour)))
	}
}

// Until prints the distance to an instant ahead, "in 5 min".
func (d Dates) Until(t, now time.Time) string {
	left := t.Sub(now)
	switch {
	case left < time.Minute:
		return d.JustNow
	case left < time.Hour:
		return d.InMinutes(int(left / time.Minute))
	case left < 48*time.Hour:
		return d.InHours(int(left / time.Hour))
	default:
		return d.InDays(int(left / (24 * time.Hour)))
	}
}

// Length prints a duration in its one largest unit, "3 hours".
func (d Dates) Length(length time.Duration) string {
	switch {
	case length < time.Hour:
		return d.Minutes(int(length / time.Minute))
	case length < 48*time.Hour:
		return d.Hours(int(length / time.Hour))
	default:
		return d.Days(int(length / (24 * time.Hour)))
	}
}

func (d Dates) dayMonth(t time.Time, months [12]string) string {
	return fmt.Sprintf("%s %s", d.DayNumber(t.Day()), months[t.Month()-1])
}

func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
