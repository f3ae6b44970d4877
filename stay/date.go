package stay

import (
	"fmt"
	"time"
)

// Date is a day of the calendar without a time zone, as bookings and feeds
// mean it: days since 1 January 1970.
type Date int32

// DateOf is the day that the instant falls on in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return NewDate(y, m, d)
}

// NewDate is the given day; days and months out of range roll over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDate reads 2026-07-14.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("read the date %q: want YYYY-MM-DD", s)
	}
	return DateOf(t), nil
}

// Midnight is the start of the day at UTC, for formatting and arithmetic.
func (d Date) Midnight() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// At is the instant of a wall-clock time on that day in a zone. Where the
// clocks skip that time, it is the instant just after the gap.
func (d Date) At(c Clock, zone *time.Location) time.Time {
	y, m, day := d.Midnight().Date()
	return time.Date(y, m, day, int(c)/60, int(c)%60, 0, 0, zone)
}

// AddMonths moves by calendar months and clamps to the last day of the month:
// one month after 31 January is 28 or 29 February, never a day of March.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.Midnight().Date()
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return NewDate(first.Year(), first.Month(), min(day, last))
}

func (d Date) String() string { return d.Midnight().Format(time.DateOnly) }

// MarshalText writes YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD.
func (d *Date) UnmarshalText(b []byte) error {
	got, err := ParseDate(string(b))
	*d = got
	return err
}

// Clock is a time of day in minutes after midnight.
type Clock int16

// NoClock means that no time was given.
const NoClock Clock = -1

// ParseClock reads 15:00 or 9:30.
func ParseClock(s string) (Clock, error) {
	var h, m int
	if n, err := fmt.Sscanf(s, "%d:%d", &h, &m); n != 2 || err != nil || h < 0 || h > 23 || m < 0 || m > 59 ||
		(s != fmt.Sprintf("%d:%02d", h, m) && s != fmt.Sprintf("%02d:%02d", h, m)) {
		return NoClock, fmt.Errorf("read the time %q: want HH:MM", s)
	}
	return Clock(h*60 + m), nil
}

func (c Clock) String() string {
	if c < 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60)
}
