package proof

import (
	"slices"
	"sync"
	"time"

	"portineria/stay"
)

// mostDays is how many days a text may name: who lists more is not telling a day but
// trying them.
const mostDays = 6

// calendarWords are the words for days and months of all languages in one.
var calendarWords = sync.OnceValue(func() *vocabulary {
	v := compile(tongue{})
	for _, t := range slices.Concat(tongues(), heard()) {
		for _, l := range t.lists() {
			switch l.tag {
			case tagNumber, tagAnd, tagOrdinal, tagMonth, tagDay, tagSmall, tagTo, tagJoin, tagFrom:
				v.add(l.entries, l.tag, l.n)
			}
		}
		for n, glued := range glue(t) {
			v.add(n, tagNumber, glued)
		}
	}
	return v
})

// Dates lists the days that a guest's text names: in digits (18/7, 18.7., 18-07-2026,
// 2026-07-18), with the name of the month in the languages of the judge (18 luglio, July
// 18th, 18 de julio), or counted from today (domani). Where digits can be read with the day
// or the month first, both days are listed; without a year it is the one that brings the
// day nearest to today. A text that names more than six days names none.
func Dates(text string, today stay.Date) []stay.Date {
	r := read(text, calendarWords())
	r.loose = true
	r.findItems()
	var days []stay.Date
	for i := range r.tokens {
		it := r.beginning(i)
		if it == nil {
			continue
		}
		for _, v := range it.values[:it.count] {
			d, ok := onCalendar(v, today)
			if ok && !slices.Contains(days, d) {
				days = append(days, d)
			}
		}
		if len(days) > mostDays {
			return nil
		}
	}
	return days
}

// onCalendar is the day that a value means.
func onCalendar(v value, today stay.Date) (stay.Date, bool) {
	switch v.kind {
	case kindDay:
		return today + stay.Date(v.n), true
	case kindDate:
		return nearest(dayOf{day: int(v.n % 100), month: int(v.n / 100 % 100), year: int(v.n / 10000)}, today)
	}
	return 0, false
}

// nearest is the day in its year, or without one in the year that brings it nearest to
// today. There is none for 29 February of a year without it.
func nearest(d dayOf, today stay.Date) (stay.Date, bool) {
	first, last := d.year, d.year
	if d.year == 0 {
		y := today.Midnight().Year()
		first, last = y-4, y+4
	}
	best, found := stay.Date(0), false
	for y := first; y <= last; y++ {
		date := stay.NewDate(y, time.Month(d.month), d.day)
		if date.Midnight().Day() != d.day {
			continue
		}
		if !found || distance(date, today) < distance(best, today) {
			best, found = date, true
		}
	}
	return best, found
}

func distance(a, b stay.Date) stay.Date { return max(a-b, b-a) }
