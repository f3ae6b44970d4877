package proof

import (
	"strings"

	"portineria/lexicon"
)

// numeral is a number written in digits or words, before it is known what it counts.
type numeral struct {
	n        int64  // in thousandths
	hours    int64  // where it may be a clock time: minutes after midnight, else -1
	exact    bool   // the clock time has minutes
	colon    bool   // and they follow a colon: it is nothing but a time
	to       int    // the token after it
	rest     string // what the last token goes on with: km in 5km
	inWords  bool
	shy      bool
	currency unit // a sign before it
}

// numeral reads the number that begins at token i.
func (r *reading) numeral(i int) (numeral, bool) {
	if r.isDigits(i) {
		return r.digits(i), true
	}
	return r.words(i)
}

// digits reads a number in digits with its separators: 1.000,50 and 18:30.
func (r *reading) digits(i int) numeral {
	form := r.tokens[i].Form
	d := leading(form)
	num := numeral{to: i + 1, rest: form[len(d):], hours: -1, currency: r.signBefore(i)}
	whole, fraction := d, ""
	for num.rest == "" && r.isDigits(num.to) {
		sep, next := r.gap(num.to), r.tokens[num.to].Form
		nd := leading(next)
		switch {
		case sep == ":" && len(whole) <= 2 && len(nd) == 2 && fraction == "":
			fraction, num.colon = nd, true
		case sep == " " && len(nd) == 3 && len(whole) <= 3 && fraction == "" && whole[0] != '0' && r.measuredAt(num.to+1):
			whole += nd // 1 000 €
		case len(nd) == 3 && len(whole) <= 12 && fraction == "" && groups(sep, whole):
			whole += nd
		case (sep == "." || sep == ",") && fraction == "" && len(nd) <= 2:
			fraction = nd
		default:
			nd = ""
		}
		if nd == "" {
			break
		}
		num.rest = next[len(nd):]
		num.to++
	}
	num.n = thousandths(whole, fraction)
	num.hours, num.exact = clock(whole, fraction)
	if num.colon && num.hours < 0 {
		num.colon = false
	}
	return num
}

// measuredAt reports a unit or the sign of a currency at the end of the token before i, or
// one more group of thousands.
func (r *reading) measuredAt(i int) bool {
	gap := strings.TrimLeft(r.gap(i), " \u00a0")
	return strings.HasPrefix(gap, "€") || strings.HasPrefix(gap, "$") || strings.HasPrefix(gap, "£") || strings.HasPrefix(gap, "m²") || r.has(i, tagUnit)
}

// groups reports whether the separator parts thousands.
func groups(sep, whole string) bool {
	switch sep {
	case ".", ",", "'", "’", "\u202f", "\u00a0":
		return whole[0] != '0'
	}
	return false
}

// isDigits reports whether token i begins with a digit.
func (r *reading) isDigits(i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].Form != "" && r.tokens[i].Form[0] >= '0' && r.tokens[i].Form[0] <= '9'
}

// leading is the digits that a form begins with.
func leading(form string) string {
	n := 0
	for n < len(form) && form[n] >= '0' && form[n] <= '9' {
		n++
	}
	return form[:n]
}

// thousandths is the number in thousandths; what does not fit is capped.
func thousandths(whole, fraction string) int64 {
	n := int64(0)
	for _, d := range whole {
		if n > 1e12 {
			return n * 1000
		}
		n = n*10 + int64(d-'0')
	}
	n *= 1000
	for i, unit := 0, int64(100); i < len(fraction) && unit > 0; i, unit = i+1, unit/10 {
		n += int64(fraction[i]-'0') * unit
	}
	return n
}

// clock is the minutes after midnight that 18 or 18.30 stand for, or -1.
func clock(whole, fraction string) (minutes int64, exact bool) {
	if len(whole) > 2 || len(fraction) == 1 {
		return -1, false
	}
	h, m := thousandths(whole, "")/1000, thousandths(fraction, "")/1000
	if h > 24 || m > 59 || h == 24 && m > 0 {
		return -1, false
	}
	return (h*60 + m) % (24 * 60), fraction != ""
}

// signBefore is the currency whose sign stands directly before token i.
func (r *reading) signBefore(i int) unit {
	gap := strings.TrimSuffix(strings.TrimRight(r.gap(i), " \u00a0"), "-")
	switch {
	case strings.HasSuffix(gap, "€"):
		return unitEuro
	case strings.HasSuffix(gap, "$"):
		return unitDollar
	case strings.HasSuffix(gap, "£"):
		return unitPound
	}
	if m, ok := r.ending(i, tagUnit); ok && unit(m.n).money() && r.joined(i) && !r.isDigits(int(m.from)-1) {
		return unit(m.n)
	}
	return noUnit
}

// words reads a number in words that begins at token i: twenty-one, vingt et un, zweihundert.
func (r *reading) words(i int) (numeral, bool) {
	first, ok := r.cardinal(i)
	if !ok {
		return numeral{}, false
	}
	num := numeral{to: int(first.to), inWords: true, hours: -1, shy: first.tag == tagShy}
	total := int64(first.n)
	for num.to < len(r.tokens) && r.joined(num.to) {
		at, and := num.to, false
		if m, ok := r.at(at, tagAnd); ok && total >= 20 && r.joined(int(m.to)) {
			at, and = int(m.to), true
		}
		next, ok := r.cardinal(at)
		if !ok || next.tag == tagShy && !and && !r.hyphened(at) && r.tokens[at].Form == "a" {
			break
		}
		sum, ok := together(total, int64(next.n), r.lang.code)
		if !ok {
			break
		}
		total, num.to, num.shy = sum, int(next.to), false
	}
	num.n = total * 1000
	if total <= 24 {
		num.hours = total % 24 * 60
	}
	return num, true
}

// cardinal is the word for a number at token i.
func (r *reading) cardinal(i int) (mark, bool) {
	if m, ok := r.at(i, tagNumber); ok {
		return m, true
	}
	return r.at(i, tagShy)
}

// together is the number that total and the word after it for n make, if they make one.
func together(total, n int64, lang string) (int64, bool) {
	tens := total % 100
	switch {
	case n == 1000 && total > 0 && total < 1000:
		return total * 1000, true
	case n == 100 && total > 1 && total < 10:
		return total * 100, true
	case n == 20 && total == 4: // quatre-vingts
		return 80, true
	case lang == "fr" && tens == 10 && n >= 7 && n <= 9: // dix-sept
		return total + n, true
	case tens >= 20 && tens%10 == 0 && n > 0 && n < 10:
		return total + n, true
	case lang == "fr" && (tens == 60 || tens == 80) && n >= 10 && n < 20:
		return total + n, true
	case total >= 100 && tens == 0 && n > 0 && n < 100, total >= 1000 && total%1000 == 0 && n >= 100 && n < 1000:
		return total + n, true
	}
	return 0, false
}

// hyphened reports whether a hyphen joins token i to the one before.
func (r *reading) hyphened(i int) bool { return r.gap(i) == "-" }

// follower is the token that says what the number at ..to counts, or -1.
func (r *reading) follower(to int) int {
	if to >= len(r.tokens) || !r.joined(to) || r.tokens[to].Kind != lexicon.Word || strings.Contains(r.gap(to), ".") {
		return -1
	}
	for _, m := range r.marks[r.starts[to]:r.starts[to+1]] {
		switch m.tag {
		case tagSmall, tagVerb, tagNot, tagAllowed, tagDenied, tagBut, tagJoin, tagFree, tagPaid, tagNumber:
			return -1
		}
	}
	return to
}
