package ical

import (
	"strings"
	"time"
)

const daySeconds = 24 * 60 * 60

// moment is a date or a date with time as a feed writes it, before any zone is applied.
type moment struct {
	date    Date
	seconds int  // after midnight
	timed   bool // there was a time
	fixed   bool // offset is given: Z, or a number
	offset  int  // seconds east of UTC
}

// parseMoment reads the forms of RFC 5545 3.3.4 and 3.3.5 and what feeds write in their place: dashes and colons of
// ISO 8601, missing seconds, fractions, lower-case letters, offsets, space around.
func parseMoment(s string) (moment, bool) {
	c := cursor{s: strings.Trim(s, " \t\"")}
	m := moment{}
	m.date.Year = c.number(4)
	dashed := c.skip('-')
	m.date.Month = time.Month(c.number(2))
	if dashed && !c.skip('-') {
		return moment{}, false
	}
	m.date.Day = c.number(2)
	if c.failed || !m.date.valid() {
		return moment{}, false
	}
	if c.s == "" {
		return m, true
	}
	if !c.skip('T') && !c.skip('t') && !c.skip(' ') {
		return moment{}, false
	}
	m.timed = true
	m.seconds = c.clock()
	m.fixed, m.offset = c.offset()
	if c.failed || c.s != "" {
		return moment{}, false
	}
	return m, true
}

// cursor walks over the text of a date; failed stays set after the first thing that does not fit.
type cursor struct {
	s      string
	failed bool
}

func (c *cursor) skip(b byte) bool {
	if c.s == "" || c.s[0] != b {
		return false
	}
	c.s = c.s[1:]
	return true
}

// number reads exactly n digits.
func (c *cursor) number(n int) int {
	if len(c.s) < n {
		c.failed = true
		return 0
	}
	v := 0
	for i := range n {
		d := c.s[i] - '0'
		if d > 9 {
			c.failed = true
			return 0
		}
		v = v*10 + int(d)
	}
	c.s = c.s[n:]
	return v
}

func (c *cursor) digit() bool { return c.s != "" && c.s[0] >= '0' && c.s[0] <= '9' }

// clock reads hours, minutes, and seconds with a fraction where there are any. 24:00 is the midnight that ends a day.
func (c *cursor) clock() int {
	hour := c.number(2)
	colon := c.skip(':')
	minute, second := c.number(2), 0
	if colon && c.skip(':') || !colon && c.digit() {
		second = c.number(2)
	}
	if c.skip('.') || c.skip(',') {
		for c.digit() {
			c.s = c.s[1:]
		}
	}
	if hour > 24 || minute > 59 || second > 60 || hour == 24 && minute+second > 0 {
		c.failed = true
	}
	return hour*3600 + minute*60 + min(second, 59)
}

// offset reads Z, +hhmm, +hh:mm or +hh, with seconds after them or not.
func (c *cursor) offset() (given bool, seconds int) {
	c.s = strings.TrimLeft(c.s, " ")
	sign := 1
	switch {
	case c.s == "":
		return false, 0
	case c.skip('Z'), c.skip('z'):
		return true, 0
	case c.skip('-'):
		sign = -1
	case !c.skip('+'):
		c.failed = true
	}
	seconds = c.number(2) * 3600
	if c.skip(':') || c.digit() {
		seconds += c.number(2) * 60
	}
	if c.skip(':') || c.digit() {
		seconds += c.number(2)
	}
	if seconds > 18*3600 {
		c.failed = true
	}
	return true, sign * seconds
}

// span is a duration of RFC 5545 3.3.6: days of the calendar, and an exact time on top.
type span struct {
	days, seconds int
}

// parseDuration reads a duration. Each number has at most six digits, which is over two thousand years of days.
func parseDuration(s string) (span, bool) {
	c := cursor{s: strings.ToUpper(strings.Trim(s, " \t\""))}
	sign := 1
	if c.skip('-') {
		sign = -1
	} else {
		c.skip('+')
	}
	if !c.skip('P') {
		return span{}, false
	}
	var d span
	inTime := false
	for c.s != "" {
		if c.skip('T') {
			inTime = true
			if c.s == "" {
				break
			}
		}
		n, digits := 0, 0
		for ; c.digit(); digits++ {
			n = n*10 + c.number(1)
			if digits >= 6 {
				return span{}, false
			}
		}
		switch {
		case digits == 0:
			return span{}, false
		case !inTime && c.skip('W'):
			d.days += 7 * n
		case !inTime && c.skip('D'):
			d.days += n
		case inTime && c.skip('H'):
			d.seconds += n * 3600
		case inTime && c.skip('M'):
			d.seconds += n * 60
		case inTime && c.skip('S'):
			d.seconds += n
		default:
			return span{}, false
		}
	}
	return span{sign * d.days, sign * d.seconds}, true
}
