package proof

import (
	"strings"
)

// values checks that every value of the reply stands in a cited fact, as what it is.
func (t *trial) values() {
	for k := range t.reply.items {
		it := &t.reply.items[k]
		if it.both || it.loose && !t.ranks() || t.reply.quoted[it.from] && t.reply.quoted[it.to-1] {
			continue
		}
		proven, related := t.prove(it)
		if proven && it.every && !t.provenEvery(it) {
			related = false
		}
		if proven && related && it.ends > 0 {
			related = t.proveRange(it, &t.reply.items[it.ends-1])
		}
		switch {
		case !proven:
			t.reject(it.reason())
		case !related:
			reason, _ := it.reason()
			t.reject(reason, "from or until")
		}
	}
}

// begins reports whether a source has another value that things begin with, or come after,
// as the reply says of the item: then after nine is not from nine.
func (t *trial) begins(it *item) bool {
	for _, s := range t.sources {
		for k := range s.items {
			if o := &s.items[k]; o.rel == relFrom && o.after == it.after && it.alike(o) && !it.fits(o, s.raw) {
				return true
			}
		}
	}
	return false
}

// ranks reports a rank in a source. Where there is none, one in the reply may be a way of
// speaking: a second car for another one.
func (t *trial) ranks() bool {
	for _, s := range t.sources {
		for k := range s.items {
			if _, ok := s.items[k].as(kindOrdinal); ok {
				return true
			}
		}
	}
	return false
}

// provenEvery reports whether an interval of the reply is one in a source, where the
// sources have intervals at all.
func (t *trial) provenEvery(it *item) bool {
	intervals := false
	for _, s := range t.sources {
		for k := range s.items {
			if o := &s.items[k]; o.every && it.alike(o) {
				if it.fits(o, s.raw) {
					return true
				}
				intervals = true
			}
		}
	}
	return !intervals
}

// proveRange looks for a source in which the ends of a range stand as a beginning and,
// behind it, an end.
func (t *trial) proveRange(a, b *item) bool {
	for _, group := range [...][]*reading{t.sources, t.allowed} {
		for _, s := range group {
			begun := false
			for i := range s.tokens {
				o := s.beginning(i)
				if o == nil {
					continue
				}
				if begun && o.rel != relFrom && b.fits(o, s.raw) {
					return true
				}
				begun = begun || o.rel != relUntil && a.fits(o, s.raw)
			}
		}
	}
	return false
}

// reason is why an item that is not proven is rejected.
func (it *item) reason() (Reason, string) {
	if it.coded {
		return UnknownCode, "code"
	}
	switch v := it.values[0]; v.kind {
	case kindTime:
		return UnknownTime, "time"
	case kindDate, kindMonth:
		return UnknownDate, "date"
	case kindWeekday:
		return UnknownDate, "weekday"
	case kindDay:
		return UnknownDate, "day"
	case kindDaily:
		return UnknownTime, "every day"
	case kindPrice:
		return UnknownPrice, "price"
	case kindQuantity:
		return UnknownNumber, "amount"
	case kindOrdinal:
		return UnknownNumber, "rank"
	case kindCode:
		return UnknownCode, "code"
	case kindPhone:
		return UnknownPhone, "phone"
	case kindLink:
		return UnknownLink, "link"
	case kindEmail:
		return UnknownEmail, "email"
	case kindPlaceholder:
		return Placeholder, "placeholder"
	}
	return UnknownNumber, "number"
}

// prove looks for the item in the sources: whether it stands there, and whether it stands
// there as a beginning where the reply makes it one, and not as an end.
func (t *trial) prove(it *item) (proven, related bool) {
	rel := t.reply.turned(it)
	for _, s := range t.sources {
		for k := range s.items {
			si := &s.items[k]
			if !it.fits(si, s.raw) || !si.counts(it) && t.counted(it) {
				continue
			}
			proven = true
			if it.rel == relFrom && si.rel == relFrom && it.after != si.after && t.begins(it) {
				continue
			}
			if other := s.turned(si); rel == relNone || other == relNone || other == rel {
				return true, true
			}
		}
		if it.standsIn(s) {
			return true, true
		}
	}
	if proven {
		return true, false
	}
	for _, s := range t.allowed {
		for k := range s.items {
			if it.fits(&s.items[k], s.raw) && (!it.countable() || t.reply.besides(it, s, &s.items[k])) {
				return true, true
			}
		}
		if it.standsIn(s) {
			return true, true
		}
	}
	return t.asked(it), true
}

// counts reports whether a source's item counts in the unit of the reply's.
func (si *item) counts(it *item) bool {
	own, ok := it.as(kindQuantity)
	if !ok || it.count > 1 {
		return true
	}
	theirs, ok := si.as(kindQuantity)
	return ok && theirs.unit == own.unit
}

// counted reports whether a source has an amount in the item's unit: then a bare number
// proves nothing of it.
func (t *trial) counted(it *item) bool {
	for _, s := range t.sources {
		for k := range s.items {
			if _, ok := s.items[k].as(kindQuantity); ok && s.items[k].counts(it) {
				return true
			}
		}
	}
	return false
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

// asked reports what may be repeated from the question though no fact holds it: the day
// that the guest spoke of, counted from today.
func (t *trial) asked(it *item) bool {
	v, ok := it.as(kindDay)
	if !ok {
		return false
	}
	for k := range t.question.items {
		if q, ok := t.question.items[k].as(kindDay); ok && q.n == v.n {
			return true
		}
	}
	return false
}

// turned is the relation of an item, the other way round where its segment denies:
// not after ten is until ten.
func (r *reading) turned(it *item) relation {
	if it.rel == relNone || it.amount() || it.ranged || !r.negated(r.segment(int(it.from), int(it.to))) {
		return it.rel
	}
	return relFrom + relUntil - it.rel
}

// negated reports a negation among the tokens from..to, outside a condition.
func (r *reading) negated(from, to int) bool {
	for i := from; i < to; i++ {
		switch f := r.flags[i]; {
		case f&flagIf != 0:
			return false
		case f&(flagNot|flagNone) != 0:
			return true
		}
	}
	return false
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
		return it.n == w.n && s.bare && !timed && !s.numbered
	case v.kind == kindMonth && w.kind == kindDate:
		return v.n == w.n/100%100
	}
	return false
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
