package proof

import (
	"strings"
)

// counts reports whether a source's item counts in the unit of the reply's.
func (si *item) counts(it *item) bool {
	own, ok := it.as(kindQuantity)
	if !ok || it.count > 1 {
		return true
	}
	theirs, ok := si.as(kindQuantity)
	return ok && theirs.unit == own.unit
}

// countable reports a number that could count anything.
func (it *item) countable() bool {
	switch it.values[0].kind {
	case kindNumber, kindQuantity, kindOrdinal, kindPrice:
		return true
	}
	return false
}

// besides reports whether an item stands beside the same word in the reply as in another
// text: the number of a house beside its street.
func (r *reading) besides(it *item, s *reading, o *item) bool {
	if len(s.tokens) == int(o.to-o.from) {
		return true
	}
	before := it.from > 0 && o.from > 0 && r.tokens[it.from-1].Form == s.tokens[o.from-1].Form
	behind := int(it.to) < len(r.tokens) && int(o.to) < len(s.tokens) && r.tokens[it.to].Form == s.tokens[o.to].Form
	return before || behind
}

// standsIn reports whether an item that must be compared sign by sign stands in a source.
func (it *item) standsIn(s *reading) bool {
	switch it.values[0].kind {
	case kindCode:
		return stands(s.raw, it.text)
	case kindPlaceholder:
		return strings.Contains(s.raw, it.text)
	}
	return false
}

// fits reports whether the item says what an item of a source says.
func (it *item) fits(s *item, raw string) bool {
	if it.coded || s.coded {
		return it.text == s.text && stands(raw, it.text) && !s.measured()
	}
	_, timed := it.as(kindTime)
	_, timedToo := s.as(kindTime)
	for _, v := range it.values[:it.count] {
		for _, w := range s.values[:s.count] {
			if timed && timedToo && v.kind == kindNumber && w.kind == kindNumber {
				continue // seven is not half past seven
			}
			if fit(it, v, s, w) {
				return true
			}
		}
	}
	return false
}

// measured reports an item that is a time, a price or an amount, and no code.
func (it *item) measured() bool {
	for _, v := range it.values[:it.count] {
		if v.kind == kindPrice || v.kind == kindQuantity || v.kind == kindTime {
			return true
		}
	}
	return false
}

// fit reports whether value v of an item is borne out by value w of one in a source.
func fit(it *item, v value, s *item, w value) bool {
	if v.kind == w.kind {
		return same(it, v, s, w)
	}
	_, timed := s.as(kindTime)
	switch {
	case v.kind == kindTime && w.kind == kindNumber:
		return s.bare && !timed && s.rank() && v.n%60 == 0 && (v.n == w.n/1000*60 || v.alt == w.n/1000*60)
	case v.kind == kindNumber && w.kind == kindTime:
		_, ownTime := it.as(kindTime)
		return it.bare && !ownTime && w.n%60 == 0 && v.n == w.n/60*1000
	case v.kind == kindNumber && w.kind == kindQuantity:
		return it.bare && s.n == v.n && !timed
	case v.kind == kindNumber && w.kind == kindOrdinal:
		return (it.placed || !s.placed) && v.n == w.n*1000
	case v.kind == kindOrdinal && w.kind == kindNumber:
		return s.placed && w.n == v.n*1000
	case v.kind == kindQuantity && w.kind == kindNumber:
		return it.n == w.n && !timed && (s.bare || v.unit == unitPerson || v.unit == unitChild)
	case v.kind == kindPrice && w.kind == kindNumber:
		return it.n == w.n && s.bare && !timed && !s.numbered && !s.unpriced
	case v.kind == kindPrice && w.kind == kindTime:
		return it.n == s.n && s.bare && s.rel == relNone && decimal(s.text)
	case v.kind == kindNumber && w.kind == kindPrice:
		return it.unpriced && it.bare && it.rel == relNone && !it.coded && !it.numbered && !it.placed && it.n == w.n
	case v.kind == kindMonth && w.kind == kindDate:
		return v.n == w.n/100%100
	}
	return false
}

// decimal reports an amount of money without its currency: 2,50.
func decimal(text string) bool {
	whole, cents, ok := strings.Cut(text, ",")
	return ok && whole != "" && len(cents) == 2 && strings.Trim(whole+cents, "0123456789") == ""
}

// rank reports a number of at most two digits.
func (it *item) rank() bool { return it.n < 100000 }

// same compares two values of one kind.
func same(it *item, v value, s *item, w value) bool {
	switch v.kind {
	case kindTime:
		return v.n == w.n || v.alt >= 0 && v.alt == w.n || w.alt >= 0 && w.alt == v.n
	case kindDate:
		return v.n%10000 == w.n%10000 && (v.n/10000 == w.n/10000 || v.n < 10000 || w.n < 10000)
	case kindPrice:
		return v.n == w.n && v.unit == w.unit && it.per&^s.per == 0
	case kindQuantity:
		return v.n == w.n && v.unit == w.unit
	case kindDaily:
		return v.n <= w.n
	case kindPhone:
		return samePhone(it.text, s.text)
	case kindCode, kindLink, kindEmail, kindPlaceholder:
		return it.text == s.text
	case kindNumber:
		if it.coded || len(it.text) > 3 && it.text[0] == '0' {
			return it.text == s.text
		}
		_, itTime := it.as(kindTime)
		return v.n == w.n && (!itTime || s.bare || it.inWords)
	}
	return v.n == w.n
}
