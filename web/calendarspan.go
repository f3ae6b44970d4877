package web

import (
	"strconv"
	"time"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// span is the days of one calendar page: whole weeks from a Monday on.
type span struct {
	name        string // view.SpanMonth and the like
	from, today stay.Date
	days        int
	step        stay.Date // how far the next page begins
}

// spanAt begins with the week of the day that is asked for, or with this one.
func spanAt(name, asked string, today stay.Date) span {
	s := span{name: name, today: today}
	switch name {
	case view.SpanQuarter:
		s.days, s.step = 13*7, 13*7
	case view.SpanYear:
		s.days, s.step = 53*7, 52*7
	default:
		s.name, s.days, s.step = view.SpanMonth, 5*7, 4*7
	}
	day, err := stay.ParseDate(asked)
	if err != nil || day < stay.NewDate(2000, 1, 1) || day > stay.NewDate(2100, 1, 1) {
		day = today
	}
	s.from = monday(day)
	return s
}

// monday is the first day of a day's week.
func monday(day stay.Date) stay.Date {
	return day - stay.Date((int(day.Midnight().Weekday())+6)%7)
}

func (s span) to() stay.Date { return s.from + stay.Date(s.days) }

// column is the first of a day's two columns; 0 where it is not shown.
func (s span) column(day stay.Date) int {
	if day < s.from || day >= s.to() {
		return 0
	}
	return 2*int(day-s.from) + 1
}

// title names the months that the weeks touch, the first and the last.
func (s span) title(w *lang.Words) string {
	first, last := s.from.Midnight(), (s.to() - 1).Midnight()
	switch {
	case first.Year() != last.Year():
		return w.Capital(w.Dates.MonthYear(first)) + " – " + w.Capital(w.Dates.MonthYear(last))
	case first.Month() != last.Month():
		return w.Capital(w.Dates.Months[first.Month()-1]) + " – " + w.Capital(w.Dates.MonthYear(last))
	default:
		return w.Capital(w.Dates.MonthYear(first))
	}
}

// months heads the columns. Over more than a month each leads to its own days;
// at is the address of a page that begins with a day.
func (s span) months(w *lang.Words, at func(from stay.Date) string) []view.CalendarMonth {
	var all []view.CalendarMonth
	for day := s.from; day < s.to(); {
		t := day.Midnight()
		next := min(stay.NewDate(t.Year(), t.Month()+1, 1), s.to())
		m := view.CalendarMonth{Start: s.column(day), End: s.column(next-1) + 1, Label: w.Capital(w.Dates.Months[t.Month()-1])}
		if s.name != view.SpanMonth {
			m.Href = at(stay.NewDate(t.Year(), t.Month(), 1))
			if t.Month() == time.January || len(all) == 0 {
				m.Label = w.Capital(w.Dates.MonthYear(t))
			}
		}
		all = append(all, m)
		day = next
	}
	return all
}

// ticks are the days of a month, or the weeks of a quarter. A year has none.
func (s span) ticks(w *lang.Words) []view.CalendarTick {
	each := stay.Date(1)
	switch s.name {
	case view.SpanQuarter:
		each = 7
	case view.SpanYear:
		return nil
	}
	var all []view.CalendarTick
	for day := s.from; day < s.to(); day += each {
		t := day.Midnight()
		tick := view.CalendarTick{Start: s.column(day), End: s.column(day+each-1) + 1, Number: strconv.Itoa(t.Day()), Today: day <= s.today && s.today < day+each}
		if each == 1 {
			tick.Weekday = w.Dates.WeekdaysShort[t.Weekday()]
		}
		all = append(all, tick)
	}
	return all
}
