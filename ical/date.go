package ical

import "time"

// Date is a day of the calendar, without time and zone. The zero value is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day on which t falls in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero tells whether d is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// String writes d as 2026-09-10, and the zero value as nothing.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return string(d.append(make([]byte, 0, 10), "-"))
}

// MarshalText writes d as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// basic writes d in the short form of RFC 5545 3.3.4.
func (d Date) basic() string { return string(d.append(make([]byte, 0, 8), "")) }

// append writes d with the given text between its parts. Years are those of calendars, 0 to 9999.
func (d Date) append(b []byte, between string) []byte {
	b = appendDigits(b, d.Year, 4)
	b = append(b, between...)
	b = appendDigits(b, int(d.Month), 2)
	b = append(b, between...)
	return appendDigits(b, d.Day, 2)
}

// appendDigits writes the last digits of n.
func appendDigits(b []byte, n, digits int) []byte {
	for unit := [...]int{1, 10, 100, 1000}[digits-1]; unit > 0; unit /= 10 {
		b = append(b, byte('0'+n/unit%10))
	}
	return b
}

// Before tells whether d comes before e.
func (d Date) Before(e Date) bool {
	switch {
	case d.Year != e.Year:
		return d.Year < e.Year
	case d.Month != e.Month:
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// AddDays returns the day n days after d, or before it when n is negative.
func (d Date) AddDays(n int) Date { return dateOfNumber(d.number() + n) }

// DaysUntil counts the days from d to e; it is negative when e comes before d.
func (d Date) DaysUntil(e Date) int { return e.number() - d.number() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(((d.number()+4)%7 + 7) % 7) }

// At returns the instant at which the clock of loc shows the given seconds after midnight of d.
func (d Date) At(seconds int, loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, seconds, 0, loc)
}

// valid tells whether d is a day that exists.
func (d Date) valid() bool {
	return d.Month >= time.January && d.Month <= time.December && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// number counts days since 1970-01-01 in the Gregorian calendar. Years are shifted to begin in March, so that the leap
// day is the last one of its year.
func (d Date) number() int {
	y, m := d.Year, int(d.Month)
	if m <= 2 {
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	yearOfEra := y - era*400
	dayOfYear := (153*(m-3)+2)/5 + d.Day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*146097 + dayOfEra - 719468
}

// dateOfNumber is the inverse of number.
func dateOfNumber(n int) Date {
	n += 719468
	era := floorDiv(n, 146097)
	dayOfEra := n - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*dayOfYear + 2) / 153
	d := Date{Year: yearOfEra + era*400, Month: time.Month(shifted + 3), Day: dayOfYear - (153*shifted+2)/5 + 1}
	if d.Month > time.December {
		d.Month -= 12
		d.Year++
	}
	return d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
