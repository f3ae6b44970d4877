package proof

import (
	"slices"
	"strings"

	"portineria/lexicon"
)

// findDates finds days written in digits and days with the name of a month.
func (r *reading) findDates() {
	for i := range r.tokens {
		if !r.free(i) {
			continue
		}
		if r.isDigits(i) {
			r.findNumericDate(i)
		} else if m, ok := r.month(i); ok {
			r.findMonth(i, m)
		}
	}
}

// findNumericDate reads 18/7, 18.7., 18-07-2026 and 2026-07-18 at token i.
func (r *reading) findNumericDate(i int) {
	readings, to := r.numericDate(i)
	if len(readings) == 0 {
		return
	}
	it := item{from: int32(i), to: int32(to), text: r.span(i, to)}
	for _, d := range readings {
		it.add(value{kind: kindDate, n: d.number()})
	}
	if num := r.digits(i); num.exact && num.to == to && !strings.HasPrefix(r.gap(i+1), "/") {
		it.add(value{kind: kindTime, n: num.hours, alt: -1})
	}
	r.add(it)
}

// dayOf is a day of the calendar as far as a text gives it; the year may be 0.
type dayOf struct{ day, month, year int }

func (d dayOf) number() int64 { return int64(d.day + 100*d.month + 10000*d.year) }

// days of each month, a leap year's.
var daysIn = [13]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func (d dayOf) valid() bool {
	return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= daysIn[d.month]
}

// numericDate reads a date in digits that begins at token i: all ways to understand it,
// and the token behind. 24/7 is none. In texts not read loosely 18.7 needs its last point.
func (r *reading) numericDate(i int) ([]dayOf, int) {
	if i+1 >= len(r.tokens) || !r.isNumber(i) || !r.isNumber(i+1) || i > 0 && r.isNumber(i-1) && tight(r.gap(i)) {
		return nil, 0
	}
	a, b, sep := r.tokens[i].Form, r.tokens[i+1].Form, r.gap(i+1)
	if !isDateSeparator(sep) {
		return nil, 0
	}
	if i+2 < len(r.tokens) && r.isNumber(i+2) && r.gap(i+2) == sep {
		c := r.tokens[i+2].Form
		if i+3 < len(r.tokens) && r.isNumber(i+3) && tight(r.gap(i+3)) {
			return nil, 0
		}
		if len(a) == 4 && sep != "." {
			return only(dayOf{number(c), number(b), number(a)}), i + 3
		}
		if len(c) == 4 || len(c) == 2 {
			return bothWays(number(a), number(b), year(c), sep), i + 3
		}
		return nil, 0
	}
	if sep == "-" && !r.loose || len(a) > 2 || len(b) > 2 || a == "24" && b == "7" || r.monthAfter(i+2) {
		return nil, 0 // 18-20 is a range
	}
	dotted := strings.HasPrefix(r.gap(i+2), ".")
	if sep == ". " && !dotted || sep == "." && !dotted && !r.loose && b[0] != '0' {
		return nil, 0 // 18.30 is a time or an amount
	}
	return bothWays(number(a), number(b), 0, sep), i + 2
}

// monthAfter reports the name of a month at token i or behind a small word.
func (r *reading) monthAfter(i int) bool {
	if r.has(i, tagSmall) && !r.has(i, tagMonth) {
		i++
	}
	_, ok := r.month(i)
	return ok
}

// bothWays is day and month, and where the separator leaves it open month and day.
func bothWays(a, b, year int, sep string) []dayOf {
	days := only(dayOf{a, b, year})
	if a != b && sep != "." {
		days = append(days, only(dayOf{b, a, year})...)
	}
	if sep == "/" && len(days) == 2 && days[1].month > 12 {
		return days[:1]
	}
	return days
}

func only(d dayOf) []dayOf {
	if !d.valid() {
		return nil
	}
	return []dayOf{d}
}

func isDateSeparator(sep string) bool {
	return sep == "/" || sep == "." || sep == "-" || sep == ". "
}

// tight reports a separator that makes one long number of its neighbours.
func tight(gap string) bool {
	return gap == "." || gap == "/" || gap == "-" || gap == ":" || gap == ","
}

// isNumber reports whether token i is digits alone.
func (r *reading) isNumber(i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].Kind == lexicon.Number && len(leading(r.tokens[i].Form)) == len(r.tokens[i].Form)
}

// number is the value of up to four digits, and 0 for more.
func number(digits string) int {
	if len(digits) > 4 {
		return 0
	}
	return int(thousandths(digits, "") / 1000)
}

// year is a year of two or four digits.
func year(digits string) int {
	if len(digits) == 2 {
		return 2000 + number(digits)
	}
	return number(digits)
}

// longMonths are names of months of up to four letters that are nothing else.
var longMonths = map[string]bool{"mai": true, "maj": true, "maja": true, "maju": true, "mei": true, "juin": true, "juni": true, "juli": true, "july": true,
	"june": true, "mars": true, "marz": true, "mayo": true, "maio": true, "luty": true, "aout": true}

// month is the month named at token i. Short forms, and words that are something else as
// well, need a number next to them.
func (r *reading) month(i int) (mark, bool) {
	m, ok := r.at(i, tagMonth)
	if !ok {
		return m, false
	}
	form := r.tokens[i].Form
	if len(form) > 4 && form != "march" || longMonths[form] {
		return m, true
	}
	if r.tokens[i].Case == lexicon.Lower && (form == "may" || form == "march") {
		return m, false
	}
	if r.isDigits(i-1) || r.isDigits(i+1) || r.ordinalBefore(i) {
		return m, true
	}
	return m, (form == "may" || form == "march") && i > 0 && (r.has(i-1, tagFrom) || r.has(i-1, tagUntil) || r.has(i-1, tagTo) || r.has(i-1, tagSmall) && r.tokens[i-1].Form != "you")
}

// ordinalBefore reports an ordinal in words before token i.
func (r *reading) ordinalBefore(i int) bool {
	_, ok := r.ending(i, tagOrdinal)
	return ok
}

// findMonth notes the date whose month stands at token i, or the month alone.
func (r *reading) findMonth(i int, m mark) {
	d := dayOf{month: int(m.n)}
	from, to := i, int(m.to)
	if n, at := r.dayBefore(i); n > 0 {
		d.day, from = n, at
	} else if n, behind := r.dayBehind(to); n > 0 {
		d.day, to = n, behind
	}
	if r.isNumber(to) && len(r.tokens[to].Form) == 4 && len(r.gap(to)) <= 2 {
		if y := number(r.tokens[to].Form); y > 1900 && y < 2200 {
			d.year = y
			to++
		}
	} else if to+1 < len(r.tokens) && r.has(to, tagSmall) && r.isNumber(to+1) && len(r.tokens[to+1].Form) == 4 { // 18 de julio de 2026
		d.year = number(r.tokens[to+1].Form)
		to += 2
	}
	it := item{from: int32(from), to: int32(to), text: r.span(from, to)}
	if d.day > 0 && d.valid() {
		it.add(value{kind: kindDate, n: d.number()})
		for _, other := range r.otherMonths(i, m) {
			it.add(value{kind: kindDate, n: dayOf{d.day, other, d.year}.number()})
		}
	} else {
		it.from = int32(i)
		it.add(value{kind: kindMonth, n: int64(d.month)})
	}
	r.add(it)
}

// otherMonths are what the name of a month means in another language of the vocabulary:
// listopad is October in Croatian and November in Polish.
func (r *reading) otherMonths(i int, m mark) []int {
	var others []int
	for _, o := range r.marks[r.starts[i]:r.starts[i+1]] {
		if o.tag == tagMonth && o.to == m.to && o.n != m.n && !slices.Contains(others, int(o.n)) {
			others = append(others, int(o.n))
		}
	}
	return others
}

// dayBefore is the day of the month that stands before token i, past of and the.
func (r *reading) dayBefore(i int) (n, from int) {
	at := i - 1
	for k := 0; k < 2 && at > 0 && !r.isDigits(at) && r.has(at, tagSmall); k++ {
		if within[r.tokens[at].Form] || strings.ContainsAny(r.gap(at), "€$£") {
			return 0, 0 // twelve in September is no day
		}
		at--
	}
	if at < 0 || !r.free(at) || strings.ContainsAny(r.gap(i), ",;:()\n") {
		return 0, 0
	}
	if n, ok := r.dayNumber(at); ok {
		return n, at
	}
	if at+1 == i || r.has(at+1, tagSmall) {
		for k := max(0, at-2); k <= at; k++ {
			if num, ok := r.words(k); ok && num.to == at+1 && num.n <= 31000 {
				return int(num.n / 1000), k
			}
			if m, ok := r.at(k, tagOrdinal); ok && int(m.to) == at+1 && m.n <= 31 {
				return int(m.n), k
			}
		}
	}
	return 0, 0
}

// within are small words before a month that no day stands before.
var within = map[string]bool{"in": true, "en": true, "im": true, "em": true, "w": true}

// dayBehind is the day of the month that stands behind a month: July 18th.
func (r *reading) dayBehind(i int) (n, to int) {
	if f := r.tokens[i-1].Form; longMonths[f] && f != "june" && f != "july" {
		return 0, 0 // mai 2: in Italian, never two
	}
	if r.lang != nil && !r.loose && r.lang.code != "en" {
		return 0, 0 // a settembre 12: a price
	}
	at := i
	if r.has(at, tagSmall) && !r.isDigits(at) {
		at++
	}
	if !r.free(at) || strings.ContainsAny(r.gap(i), ".,;:()\n") {
		return 0, 0
	}
	if n, ok := r.dayNumber(at); ok && !strings.HasPrefix(r.gap(at+1), ":") {
		return n, at + 1
	}
	return 0, 0
}

// dayNumber is a day of the month in digits at token i: 18, 18th, 1er, 1º.
func (r *reading) dayNumber(i int) (int, bool) {
	if !r.isDigits(i) {
		return 0, false
	}
	form := r.tokens[i].Form
	d := leading(form)
	if rest := form[len(d):]; rest != "" && !ordinalEndings[rest] {
		return 0, false
	}
	n := number(d)
	return n, len(d) <= 2 && n >= 1 && n <= 31
}

// ordinalEndings make a rank of a number in digits.
var ordinalEndings = map[string]bool{"st": true, "nd": true, "rd": true, "th": true, "er": true, "e": true, "eme": true, "ere": true, "o": true, "a": true,
	"de": true, "ste": true, "nd e": true, "ter": true, "te": true, "ten": true, "os": true, "as": true, "nde": true, "d": true}
