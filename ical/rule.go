package ical

import (
	"slices"
	"time"
)

// rule is an RRULE of RFC 5545 3.3.10 in whole days. It is our own since the decoder's library walks a rule that never
// matches through eight thousand years; here a walk ends with the days asked for.
type rule struct {
	freq       frequency
	interval   int
	count      int  // 0 for none
	until      Date // last day, zero for none
	months     []int
	monthDays  []int
	yearDays   []int
	weekdays   []weekday
	positions  []int // BYSETPOS
	weekStarts time.Weekday
}

type frequency int

const (
	daily frequency = iota + 1
	weekly
	monthly
	yearly
)

// weekday is a BYDAY entry: the nth such day of the month or year, from the end when negative, every one when 0.
type weekday struct {
	nth int
	day time.Weekday
}

// dates returns the days from from to to, both included, on which a thing that first happened at first happens by the
// rule, at most limit of them. Its cost grows with the days between first (or, without COUNT, from) and to.
func (r rule) dates(first, from, to Date, limit int) []Date {
	r = r.withDefaults(first)
	begin := first
	if r.count == 0 && first.Before(from) {
		begin = from
	}
	if !r.until.IsZero() && r.until.Before(to) {
		to = r.until
	}
	var found []Date
	made := 0
	// Periods are walked whole: BYSETPOS counts within them, even over days before the first.
	for day := r.period(begin); !to.Before(day); {
		set, next := r.periodDates(first, day)
		for _, d := range set {
			if d.Before(first) || to.Before(d) {
				continue
			}
			if made++; r.count > 0 && made > r.count {
				return found
			}
			if !d.Before(from) {
				found = append(found, d)
			}
			if len(found) == limit {
				return found
			}
		}
		day = next
	}
	return found
}

// withDefaults fills in what RFC 5545 takes from the start when no BY part says it.
func (r rule) withDefaults(first Date) rule {
	if len(r.monthDays)+len(r.yearDays)+len(r.weekdays) > 0 {
		return r
	}
	switch r.freq {
	case daily:
	case weekly:
		r.weekdays = []weekday{{0, first.Weekday()}}
	case yearly:
		if len(r.months) == 0 {
			r.months = []int{int(first.Month)}
		}
		r.monthDays = []int{first.Day}
	case monthly:
		r.monthDays = []int{first.Day}
	}
	return r
}

// period returns the first day of the day, week, month or year that d lies in.
func (r rule) period(d Date) Date {
	switch r.freq {
	case daily:
	case weekly:
		return d.AddDays(-((int(d.Weekday()) - int(r.weekStarts) + 7) % 7))
	case monthly:
		return Date{d.Year, d.Month, 1}
	case yearly:
		return Date{d.Year, time.January, 1}
	}
	return d
}

// periodDates returns the matching days of the period that begins on day, and where the next one begins.
func (r rule) periodDates(first, day Date) (set []Date, next Date) {
	switch r.freq {
	case daily:
		next = day.AddDays(1)
	case weekly:
		next = day.AddDays(7)
	case monthly:
		next = day.AddDays(daysIn(day.Year, day.Month))
	case yearly:
		next = Date{day.Year + 1, time.January, 1}
	}
	if r.index(first, day)%r.interval != 0 {
		return nil, next
	}
	for d := day; d.Before(next); d = d.tomorrow() {
		if r.matches(d) {
			set = append(set, d)
		}
	}
	if len(r.positions) > 0 {
		set = pick(set, r.positions)
	}
	return set, next
}

// index counts the periods from the one of first to the one of day.
func (r rule) index(first, day Date) int {
	switch r.freq {
	case daily:
	case weekly:
		return r.period(first).DaysUntil(day) / 7
	case monthly:
		return (day.Year-first.Year)*12 + int(day.Month) - int(first.Month)
	case yearly:
		return day.Year - first.Year
	}
	return first.DaysUntil(day)
}

// pick returns the members of set at the given places, counted from 1, or from the end when negative.
func pick(set []Date, places []int) []Date {
	var picked []Date
	for i, d := range set {
		if slices.Contains(places, i+1) || slices.Contains(places, i-len(set)) {
			picked = append(picked, d)
		}
	}
	return picked
}

func (d Date) tomorrow() Date {
	if d.Day < 28 {
		d.Day++
		return d
	}
	return d.AddDays(1)
}

// matches applies the BY parts to a day of a period that is not skipped.
func (r rule) matches(d Date) bool {
	if len(r.months) > 0 && !slices.Contains(r.months, int(d.Month)) {
		return false
	}
	length := daysIn(d.Year, d.Month)
	if len(r.monthDays) > 0 && !contains(r.monthDays, d.Day, length) {
		return false
	}
	if len(r.yearDays) > 0 && !contains(r.yearDays, yearDay(d), yearLength(d.Year)) {
		return false
	}
	return len(r.weekdays) == 0 || r.matchesWeekday(d, length)
}

func (r rule) matchesWeekday(d Date, monthLength int) bool {
	place, length := d.Day, monthLength
	if r.freq == yearly && len(r.months) == 0 {
		place, length = yearDay(d), yearLength(d.Year)
	}
	for _, w := range r.weekdays {
		if w.day != d.Weekday() {
			continue
		}
		fromStart, fromEnd := (place-1)/7+1, -((length-place)/7 + 1)
		if w.nth == 0 || r.freq <= weekly || w.nth == fromStart || w.nth == fromEnd {
			return true
		}
	}
	return false
}

// contains tells whether list holds place, or the same place counted from the end of length.
func contains(list []int, place, length int) bool {
	return slices.Contains(list, place) || slices.Contains(list, place-length-1)
}

func yearDay(d Date) int { return Date{d.Year, time.January, 1}.DaysUntil(d) + 1 }

func yearLength(year int) int {
	return Date{year, time.January, 1}.DaysUntil(Date{year + 1, time.January, 1})
}
