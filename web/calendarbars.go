package web

import (
	"strconv"
	"strings"
	"time"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// shownDays is how many days the calendar shows at once: four weeks.
const shownDays = 28

// weeks are the days of one calendar page.
type weeks struct{ from, today stay.Date }

// weeksAt begins on the day that is asked for, or on the Monday of this week.
func weeksAt(asked string, today stay.Date) weeks {
	from, err := stay.ParseDate(asked)
	if err != nil || from < stay.NewDate(2000, 1, 1) || from > stay.NewDate(2100, 1, 1) {
		sinceMonday := (int(today.Midnight().Weekday()) + 6) % 7
		from = today - stay.Date(sinceMonday)
	}
	return weeks{from: from, today: today}
}

func (s weeks) to() stay.Date { return s.from + shownDays }

// title names the month, or the two that the weeks touch.
func (s weeks) title(w *lang.Words) string {
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

func (s weeks) days(w *lang.Words) []view.CalendarDay {
	all := make([]view.CalendarDay, shownDays)
	for i := range all {
		day := s.from + stay.Date(i)
		t := day.Midnight()
		all[i] = view.CalendarDay{
			Number: strconv.Itoa(t.Day()), Weekday: w.Dates.WeekdaysShort[t.Weekday()], Today: day == s.today,
			Weekend: t.Weekday() == time.Saturday || t.Weekday() == time.Sunday,
		}
		if i == 0 || t.Day() == 1 {
			all[i].Month = w.Capital(w.Dates.Months[t.Month()-1])
		}
	}
	return all
}

// drawing is how stays become bars for one account.
type drawing struct {
	weeks
	w       *lang.Words
	clashes map[stay.BookingID]bool
	plain   bool // the account may not open bookings: it learns how many come, not who
}

// bars are the stays of one property, each in a lane in which it touches no
// other, and how many lanes that takes. Cancelled ones are not drawn.
func (d drawing) bars(bookings []stay.Booking) ([]view.Stay, int) {
	var all []view.Stay
	for _, b := range bookings {
		start, end, before, after := view.Columns(int(b.Arrival-d.from), int(b.Departure-d.from), shownDays)
		if start == 0 || b.State == stay.BookingCancelled || b.TwinOf != "" { // a twin is drawn as the stay that it repeats
			continue
		}
		s := d.stay(b)
		s.Start, s.End, s.Before, s.After = start, end, before, after
		all = append(all, s)
	}
	return all, view.Lay(all)
}

func (d drawing) stay(b stay.Booking) view.Stay {
	who, kind := d.who(b), kindOf(b)
	s := view.Stay{
		ID: string(b.ID), Kind: kind, Channel: b.Channel, Label: who, Guest: who, Nights: nights(d.w, b), Clash: d.clashes[b.ID], Plain: d.plain,
		Chips: []view.Chip{{Tone: view.Plain, Text: d.w.Channel(b.Channel)}},
	}
	if !d.plain {
		s.Href = view.BookingPath(s.ID)
	}
	said := []string{who}
	if word := d.w.Kind(kind); word != who {
		said = append(said, word)
		if kind != string(stay.KindBooking) {
			s.Chips = append(s.Chips, view.Chip{Tone: view.Plain, Text: word})
		}
	}
	said = append(said, d.w.Channel(b.Channel), s.Nights)
	if b.State == stay.BookingMissing {
		word := d.w.BookingStateWord(string(b.State))
		s.Chips, said = append(s.Chips, view.Chip{Tone: view.Brass, Text: word}), append(said, word)
	}
	s.Words = strings.Join(said, ", ")
	return s
}

// who is what stands on a bar: the guest, or what the period is.
func (d drawing) who(b stay.Booking) string {
	switch kind := kindOf(b); {
	case kind == string(stay.KindBlock) || kind == string(stay.KindUnknown) && b.Name == "":
		return d.w.Kind(kind)
	case d.plain && b.Guests > 0:
		return d.w.Side.GuestsCount(b.Guests)
	case d.plain:
		return d.w.Kind(kind)
	default:
		return guestOn(d.w, b)
	}
}

// kindOf is the kind under which a period is drawn: what nobody has confirmed
// yet is a request, wherever it comes from.
func kindOf(b stay.Booking) string {
	if b.State == stay.BookingRequest {
		return string(stay.KindHold)
	}
	return string(b.Kind)
}
