package reservations

import (
	"strconv"
	"strings"
	"time"

	"portineria/stay"
)

// Order is in which order a list writes day and month where both are numbers.
type Order string

// The orders. A year in front needs none.
const (
	AnyOrder Order = ""    // to be found out
	DayFirst Order = "dmy" // 14/7/2026
	MonFirst Order = "mdy" // 7/14/2026
)

// Valid reports whether it is one of them.
func (o Order) Valid() bool { return o == AnyOrder || o == DayFirst || o == MonFirst }

// ReadDay reads one date as a list writes it, under an order; for showing what an
// order would make of it.
func ReadDay(text string, o Order) (stay.Date, bool) {
	w, ok := readDayText(text)
	if !ok {
		return 0, false
	}
	return w.in(o)
}

// written is a date as it stands: a day, or two numbers and a year of which it is
// not said which is the month.
type written struct {
	sure       bool
	day        stay.Date
	a, b, year int
}

// in is the day under an order; false where there is no such day.
func (w written) in(o Order) (stay.Date, bool) {
	if w.sure {
		return w.day, true
	}
	if o == MonFirst {
		return dayOf(w.year, w.a, w.b)
	}
	return dayOf(w.year, w.b, w.a)
}

// open reports whether the two orders make two different days of it.
func (w written) open() bool {
	x, one := w.in(DayFirst)
	y, other := w.in(MonFirst)
	return one && other && x != y
}

func dayOf(year, month, day int) (stay.Date, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	d := stay.NewDate(year, time.Month(month), day)
	return d, sane(d) && d.Midnight().Day() == day
}

// readDay reads a cell as a date. A bare number is one only in a spreadsheet, where
// dates are numbers.
func readDay(c Cell) (written, bool) {
	switch c.Kind {
	case Day:
		return written{sure: true, day: c.Day}, true
	case Number:
		if day, ok := serialDay(c.Number, false); ok && c.Number > 36500 {
			return written{sure: true, day: day}, true
		}
	case Text:
	}
	return readDayText(c.Text)
}

func readDayText(text string) (written, bool) {
	text = strings.Trim(oneLine(text), `'"= `)
	if w, ok := numericDay(text); ok {
		return w, true
	}
	return namedDay(text)
}

// numericDay reads a date of numbers alone, whatever time of day stands behind it.
func numericDay(text string) (written, bool) {
	parts, rest, ok := threeNumbers(text)
	if !ok || !isClock(rest) {
		return written{}, false
	}
	a, b, c := parts[0], parts[1], parts[2]
	switch {
	case a.digits == 4:
		day, ok := dayOf(a.n, b.n, c.n)
		return written{sure: true, day: day}, ok
	case c.digits == 4 || c.digits == 2:
		w := written{a: a.n, b: b.n, year: c.n}
		if c.digits == 2 {
			w.year += 2000
		}
		if a.sep == '.' { // nobody writes the month first with dots
			w.day, ok = w.in(DayFirst)
			w.sure = true
			return w, ok
		}
		_, one := w.in(DayFirst)
		_, other := w.in(MonFirst)
		return w, one || other
	default:
		return written{}, false
	}
}

type number struct {
	n, digits int
	sep       byte // what stands behind it
}

// threeNumbers cuts a date such as 14/7/2026 or 14. 7. 2026. or 20260714 off a text.
func threeNumbers(text string) (parts [3]number, rest string, ok bool) {
	if len(text) >= 8 && strings.Trim(text[:8], "0123456789") == "" && (len(text) == 8 || !isDigit(text[8])) {
		for i, cut := range [3]string{text[:4], text[4:6], text[6:8]} {
			parts[i].n, _ = strconv.Atoi(cut)
			parts[i].digits = len(cut)
		}
		return parts, text[8:], true
	}
	for i := range parts {
		digits := 0
		for digits < len(text) && isDigit(text[digits]) {
			digits++
		}
		if digits == 0 || digits > 4 {
			return parts, text, false
		}
		parts[i].n, _ = strconv.Atoi(text[:digits])
		parts[i].digits = digits
		text = text[digits:]
		if i == 2 {
			break
		}
		if text == "" || !strings.ContainsRune("/-.", rune(text[0])) {
			return parts, text, false
		}
		parts[i].sep, text = text[0], strings.TrimLeft(text[1:], " ")
	}
	return parts, strings.TrimPrefix(text, "."), parts[0].sep == parts[1].sep
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isClock reports whether what stands behind a date is nothing or a time of day.
func isClock(rest string) bool {
	rest = strings.TrimSpace(rest)
	return rest == "" || strings.Trim(strings.ToLower(rest), "t,:.+-z 0123456789amp") == "" && len(rest) < 32
}

// tuesday is how Italian, French and Spanish shorten it, and March as well: it is
// the month only where no other is named.
const tuesday = "mar"

// namedDay reads a date whose month is a word: 14 July 2026, Jul 14, 2026, Di., 14.
// Juli 2026, 14 de julio de 2026. Such a date is never in doubt.
func namedDay(text string) (written, bool) {
	month, day, year, first := 0, 0, 0, ""
	for token := range strings.FieldsSeq(Fold(text)) {
		if n, err := strconv.Atoi(strings.TrimRight(token, "stndrhoº")); err == nil && isDigit(token[0]) {
			switch {
			case n >= 2000 && n < 2100 && year == 0:
				year = n
			case n >= 1 && n <= 31 && day == 0:
				day = n
			case n < 100 && year == 0 && day != 0:
				year = 2000 + n
			default:
				return written{}, false
			}
			continue
		}
		switch m := monthByWord[token]; {
		case m == 0 || month != 0 && token == tuesday: // such as a weekday
		case month == 0 || first == tuesday:
			month, first = m, token
		case m != month:
			return written{}, false
		}
	}
	if year == 0 {
		return written{}, false
	}
	d, ok := dayOf(year, month, day)
	return written{sure: true, day: d}, ok
}
