package proof

import (
	"strings"

	"portineria/lexicon"
)

// findNumber notes the number that begins at token i and what it counts.
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
	it.bare = r.follower(int(it.to)) < 0
	_, place := r.ending(i, tagPlace)
	it.placed = place || r.has(int(it.to), tagPlace)
	_, it.every = r.ending(i, tagEvery)
	it.numbered = i > 0 && numberSigns[r.tokens[i-1].Form]
	r.add(it)
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
	if num.shy && !(u > noUnit && u != unitDay && u != unitNight && u != unitPerson && u != unitChild && u != unitWholeStay) {
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
	default:
		r.addBare(it, num)
	}
}

// cents reads what follows a whole amount of money: two euros fifty, due euro e cinquanta.
func (r *reading) cents(to int) (thousandths int64, end int) {
	at := to
	if r.has(at, tagJoin) || r.has(at, tagAnd) {
		at++
	}
	if at >= len(r.tokens) || !r.joined(to) || !r.joined(at) {
		return 0, to
	}
	num, ok := r.numeral(at)
	if !ok || num.shy || num.n <= 0 || num.n >= 100000 || num.n%1000 != 0 || num.currency != noUnit && !r.has(to-1, tagUnit) {
		return 0, to
	}
	u, end := r.unitBehind(num)
	if u != noUnit && u != unitCent || u == noUnit && r.follower(num.to) >= 0 {
		return 0, to
	}
	return num.n / 100, end
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

func (r *reading) addQuantity(it *item, u unit, n int64) {
	u, n = base(u, n)
	it.add(value{kind: kindQuantity, unit: u, n: n})
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
	m, at := r.ending(int(it.from), tagAt)
	return at && r.follower(num.to) < 0 && !r.has(int(m.from), tagJoin) && !strings.ContainsAny(r.gap(int(it.from)), ",.;:(")
}

// isClockEnd reports what follows the hour in 18h, 18h30 and 6pm.
func isClockEnd(rest string) bool {
	return rest == "h" || rest == "am" || rest == "pm" || rest == "uhr" || rest == "uur" || rest == "u" || len(rest) == 3 && rest[0] == 'h'
}

// unitBehind is the unit that follows a number, and the token behind it.
func (r *reading) unitBehind(num numeral) (unit, int) {
	if u, ok := unitSigns[num.rest]; ok {
		return u, num.to
	}
	gap := strings.TrimLeft(r.gap(num.to), " \u00a0-")
	for sign, u := range unitMarks {
		if strings.HasPrefix(gap, sign) && !(gap == sign && r.gap(num.to) != sign && r.isDigits(num.to)) { // two £1 coins
			return u, num.to
		}
	}
	if num.rest != "" || num.to >= len(r.tokens) {
		return noUnit, num.to
	}
	at := num.to
	if gap := r.gap(at); gap != " " && gap != "-" && gap != "\u00a0" && gap != "  " && gap != "\u202f" && gap != "/" && gap != "" && gap != "\n" && gap != "+ " {
		return noUnit, num.to
	}
	m, ok := r.at(at, tagUnit)
	if !ok {
		return noUnit, num.to
	}
	if unit(m.n) == unitHour && len(r.tokens[at].Form) == 1 && r.isNumber(at+1) && len(r.tokens[at+1].Form) == 2 && number(r.tokens[at+1].Form) < 60 { // 18 h 30
		return unitHour, at + 2
	}
	return unit(m.n), int(m.to)
}

// unitSigns are units written directly behind a number.
var unitSigns = map[string]unit{"km": unitKilometre, "m": unitMetre, "min": unitMinute, "mins": unitMinute, "cm": unitCentimetre, "kg": unitKilogram, "g": unitGram, "gr": unitGram, "l": unitLitre, "h": unitHour, "hs": unitHour, "hr": unitHour,
	"hrs": unitHour, "std": unitHour, "euro": unitEuro, "euros": unitEuro, "eur": unitEuro, "zl": unitZloty, "pln": unitZloty, "chf": unitFranc, "usd": unitDollar, "gbp": unitPound, "mb": unitMegabit, "mbit": unitMegabit, "mbps": unitMegabit, "gb": unitGigabyte,
	"w": unitWatt, "kw": unitKilowatt, "m2": unitSquareMetre, "mq": unitSquareMetre, "qm": unitSquareMetre, "sqm": unitSquareMetre, "cent": unitCent, "gg": unitDay}

// unitMarks are signs that follow a number.
var unitMarks = map[string]unit{"€": unitEuro, "%": unitPercent, "$": unitDollar, "£": unitPound, "°": unitDegree, "′": unitMinute, "m²": unitSquareMetre}

// findRank notes a rank in words before a place: second floor, deuxième étage; and the
// ground floor.
func (r *reading) findRank(i int) bool {
	if m, ok := r.at(i, tagGround); ok {
		it := item{from: int32(i), to: m.to, text: r.span(i, int(m.to)), inWords: true}
		it.add(value{kind: kindOrdinal, n: 0})
		r.add(it)
		return true
	}
	m, ok := r.at(i, tagOrdinal)
	if !ok || r.tokens[i].Kind == lexicon.Number {
		return false
	}
	_, before := r.ending(i, tagPlace)
	placed := before || r.has(int(m.to), tagPlace)
	loose := !placed && !r.has(int(m.to), tagWeekday)
	if loose && (!r.noun(int(m.to)) || m.n > 10) || r.isHour(i) || r.has(i, tagWeekday) && (!placed || r.lang.code != "pt") {
		return false
	}
	it := item{from: int32(i), to: m.to, text: r.span(i, int(m.to)), inWords: true}
	it.placed, it.loose = placed, loose
	it.add(value{kind: kindOrdinal, n: int64(m.n)})
	r.add(it)
	return true
}

// noun reports a word at token i that a rank may belong to.
func (r *reading) noun(i int) bool {
	return i < len(r.tokens) && r.joined(i) && r.tokens[i].Kind == lexicon.Word && len(r.tokens[i].Form) > 2 &&
		!r.has(i, tagSmall) && !r.has(i, tagNot) && !r.has(i, tagBut)
}

// isHour reports an hour that is written like a rank, as in Polish, with a word of time
// before it.
func (r *reading) isHour(i int) bool {
	_, at := r.ending(i, tagAt)
	return at && r.has(i, tagHour) && !r.has(i+1, tagPlace)
}

// pointed reports a number with the point of a rank: 2. Stock.
func (r *reading) pointed(to int) bool {
	gap := r.gap(to)
	return strings.HasPrefix(gap, ". ") && (r.has(to, tagPlace) || to < len(r.tokens) && r.tokens[to].Case == lexicon.Lower) || strings.HasPrefix(gap, "°") || strings.HasPrefix(gap, "º")
}

// perBehind is what a price is for each of: bits of units.
func (r *reading) perBehind(to int) uint32 {
	var per uint32
	for i := to; i < len(r.tokens) && i < to+8; i++ {
		gap := r.gap(i)
		if strings.ContainsAny(gap, ".;:(!?\n") || i > to && strings.Contains(gap, ",") {
			break
		}
		if r.has(i, tagDaily) {
			per |= 1 << unitDay
			continue
		}
		if _, ok := r.ending(i, tagPer); !ok && r.tokens[i].Form != "nightly" && r.tokens[i].Form != "weekly" && !strings.HasSuffix(gap, "/") && !(per != 0 && (r.has(i-1, tagJoin))) {
			continue
		}
		if m, ok := r.at(i, tagUnit); ok && perUnit(unit(m.n)) {
			per |= 1 << m.n
		}
	}
	return per
}

// perUnit reports what prices are for each of.
func perUnit(u unit) bool {
	switch u {
	case unitHour, unitDay, unitNight, unitWeek, unitMonth, unitPerson, unitChild, unitWholeStay, unitKilometre, unitKilogram:
		return true
	}
	return false
}
