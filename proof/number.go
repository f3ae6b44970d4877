package proof

import (
	"strings"
) // findNumber notes the number that begins at token i and what it counts.
func (r *reading) findNumber(i int) {
	if m, ok := r.at(i, tagSpan); ok {
		it := item{from: int32(i), to: m.to, text: r.span(i, int(m.to)), inWords: true}
		it.add(value{kind: kindQuantity, unit: unitMinute, n: int64(m.n) * 1000})
		_, it.every = r.ending(i, tagEvery)
		r.add(it)
		return
	}
	if m, ok := r.at(i, tagBoth); ok && (int(m.to) == i+1 || r.tokens[i].Form[0] == 'd' || r.follower(int(m.to)) >= 0) {
		it := item{from: int32(i), to: m.to, text: r.span(i, int(m.to)), inWords: true, both: true}
		it.add(value{kind: kindNumber, n: 2000})
		r.add(it)
		return
	}
	if r.findRank(i) || r.findShifted(i) {
		return
	}
	num, ok := r.numeral(i)
	if !ok {
		return
	}
	it := item{from: int32(i), to: int32(num.to), text: r.span(i, num.to), inWords: num.inWords}
	if m, ok := r.at(num.to, tagHalf); ok && r.joined(num.to) && r.has(int(m.to), tagUnit) {
		num.n += 500
		num.hours, num.to = -1, int(m.to)
	}
	r.understand(&it, num)
	if it.count == 0 {
		return
	}
	it.age = r.ageAt(&it)
	it.bare = r.follower(int(it.to)) < 0 || it.age != relNone
	_, place := r.ending(i, tagPlace)
	it.placed = place || r.has(int(it.to), tagPlace)
	_, it.every = r.ending(i, tagEvery)
	it.numbered = i > 0 && numberSigns[r.tokens[i-1].Form]
	r.add(it)
}

// ofChildren reports a word for children in the few words before token i: what stands
// there is an age, and what follows it is not what it counts.
func (r *reading) ofChildren(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4 && r.breakBefore(k+1) == noBreak; k-- {
		if m, ok := r.at(k, tagUnit); ok && unit(m.n) == unitChild {
			return true
		}
	}
	return false
}

// numberSigns stand before a number that is a name rather than an amount.
var numberSigns = map[string]bool{"nr": true, "no": true, "n": true, "num": true, "numero": true, "number": true, "nummer": true, "numer": true, "hausnummer": true}

// understand finds out what a number is: an amount of money, a length, a time, or just a
// number.
func (r *reading) understand(it *item, num numeral) {
	u, to := r.unitBehind(num)
	it.unit, it.n = u, num.n
	if num.currency != noUnit && !u.money() {
		u, to = num.currency, num.to
	}
	if num.shy && it.from > 0 && r.itemAt[it.from-1] > 0 {
		return // five euros an hour
	}
	if num.shy && num.n > 1000 && r.counting(it, num) {
		num.shy = false
	}
	if num.shy && !u.countsOne() {
		if r.isOneOclock(it, num) {
			r.addTime(it, num, to)
		}
		return
	}
	switch {
	case isClockEnd(num.rest) && len(num.rest) == 3, u == unitHour && to-num.to == 2: // 18h30, 18 h 30
		if num.rest != "" && number(num.rest[1:]) > 59 || num.hours < 0 {
			it.add(value{kind: kindCode})
			return
		}
		it.to = int32(to)
		r.addTime(it, num, to)
	case u.money():
		_, n := base(u, num.n)
		if u == unitCent {
			u = unitEuro
		} else if more, end := r.cents(to); more > 0 {
			n, to = n+more, end
		}
		it.to = int32(to)
		it.add(value{kind: kindPrice, unit: u, n: n})
		it.per = r.perBehind(to)
	case num.colon:
		r.addTime(it, num, num.to)
	case u == unitHour && num.hours >= 0:
		it.to = int32(to)
		r.addTime(it, num, to)
		if r.has(to, tagHalf) && r.joined(to) {
			num.n += 500
		}
		r.addQuantity(it, unitHour, num.n)
	case u != noUnit:
		it.to = int32(to)
		r.addQuantity(it, u, num.n)
		if u == unitDegree && r.lang != nil && r.lang.code == "pl" { // stopni are steps as well
			it.add(value{kind: kindNumber, n: num.n})
		}
	default:
		r.addBare(it, num)
	}
}

// counting reports that a number which is an everyday word as well (Italian sei, French
// neuf) is meant as one: a limit or a word of time stands before it, or what it counts
// behind it.
func (r *reading) counting(it *item, num numeral) bool {
	for _, t := range [...]tag{tagAt, tagMost, tagLeast, tagFrom, tagUntil} {
		if _, ok := r.ending(int(it.from), t); ok {
			return true
		}
	}
	return r.follower(num.to) >= 0 && r.breakBefore(int(it.from)) == noBreak
}

// isOneOclock reports a one that is a time: all'una, at one, ein Uhr.
func (r *reading) isOneOclock(it *item, num numeral) bool {
	if r.has(num.to, tagClock) || r.has(num.to, tagAM) || r.has(num.to, tagPM) {
		return true
	}
	form := r.tokens[it.from].Form
	_, at := r.ending(int(it.from), tagAt)
	return at && (form == "una" || form == "one" || form == "uma" && r.tokens[it.from].Start > 0) && r.follower(num.to) < 0
}

// addBare notes a number without unit: perhaps a time, a rank, and always a number.
func (r *reading) addBare(it *item, num numeral) {
	if ordinalEndings[num.rest] || num.rest == "" && r.pointed(num.to) {
		if num.n%1000 == 0 && !num.inWords {
			it.add(value{kind: kindOrdinal, n: num.n / 1000})
		}
	}
	if num.hours >= 0 && (num.rest == "" || isClockEnd(num.rest)) && r.timely(it, num) {
		r.addTime(it, num, num.to)
	}
	it.add(value{kind: kindNumber, n: num.n})
}

// timely reports whether something says that the number is a time of day: a word before
// or behind it, minutes, the other end of a range.
func (r *reading) timely(it *item, num numeral) bool {
	if num.exact || isClockEnd(num.rest) || r.has(num.to, tagClock) && r.joined(num.to) {
		return true
	}
	if r.has(num.to, tagAM) || r.has(num.to, tagPM) {
		return r.joined(num.to)
	}
	if r.ageAt(it) != relNone {
		return false // children up to ten
	}
	m, at := r.ending(int(it.from), tagAt)
	return at && r.follower(num.to) < 0 && !r.has(int(m.from), tagJoin) && !strings.ContainsAny(r.gap(int(it.from)), ",.;:(")
}

// isClockEnd reports what follows the hour in 18h, 18h30 and 6pm.
func isClockEnd(rest string) bool {
	return rest == "h" || rest == "am" || rest == "pm" || rest == "uhr" || rest == "uur" || rest == "u" || len(rest) == 3 && rest[0] == 'h'
}
