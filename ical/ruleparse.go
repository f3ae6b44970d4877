package ical

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// maxRule is the longest RRULE read, in bytes; the longest that a calendar program makes has a third of it.
const maxRule = 512

// maxInterval keeps the arithmetic far from overflow; nobody repeats at longer intervals within a century.
const maxInterval = 10000

// parseRule reads a rule, and refuses those finer than a day and those with parts that it does not know, since half a
// rule would close nights that are free. Parts within a day (BYHOUR and the like) do not change the days.
func parseRule(s string) (rule, bool) {
	r := rule{interval: 1, weekStarts: time.Monday}
	if len(s) > maxRule {
		return r, false
	}
	for part := range strings.SplitSeq(strings.ToUpper(strings.Trim(s, " \t;")), ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if !r.part(key, value) {
			return r, false
		}
	}
	return r, r.freq != 0
}

func (r *rule) part(key, value string) bool {
	ok := true
	switch key {
	case "FREQ":
		r.freq = map[string]frequency{"DAILY": daily, "WEEKLY": weekly, "MONTHLY": monthly, "YEARLY": yearly}[value]
		ok = r.freq != 0
	case "INTERVAL":
		r.interval, ok = numberIn(value, 1, maxInterval)
	case "COUNT":
		r.count, ok = numberIn(value, 1, 1e9)
	case "UNTIL":
		var m moment
		m, ok = parseMoment(value)
		r.until = m.date
	case "BYMONTH":
		r.months, ok = numbersIn(value, 12, false)
	case "BYMONTHDAY":
		r.monthDays, ok = numbersIn(value, 31, true)
	case "BYYEARDAY":
		r.yearDays, ok = numbersIn(value, 366, true)
	case "BYSETPOS":
		r.positions, ok = numbersIn(value, 366, true)
	case "BYDAY":
		r.weekdays, ok = parseWeekdays(value)
	case "WKST":
		var days []weekday
		if days, ok = parseWeekdays(value); ok {
			r.weekStarts = days[0].day
		}
	case "BYHOUR", "BYMINUTE", "BYSECOND":
	default:
		ok = false
	}
	return ok
}

func numberIn(s string, low, high int) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= low && n <= high
}

// numbersIn reads a list of numbers from 1 to high, or from -high to -1 where signs are allowed.
func numbersIn(s string, high int, signed bool) ([]int, bool) {
	var list []int
	for field := range strings.SplitSeq(s, ",") {
		n, ok := numberIn(field, -high, high)
		if !ok || n < 1 && (!signed || n > -1) {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}

func parseWeekdays(s string) ([]weekday, bool) {
	names := []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}
	var list []weekday
	for field := range strings.SplitSeq(s, ",") {
		cut := max(0, len(field)-2)
		day := slices.Index(names, field[cut:])
		nth, ok := 0, true
		if cut > 0 {
			nth, ok = numberIn(field[:cut], -53, 53)
		}
		if day < 0 || !ok {
			return nil, false
		}
		list = append(list, weekday{nth, time.Weekday(day)})
	}
	return list, true
}
