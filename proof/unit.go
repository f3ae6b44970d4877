package proof

import (
	"strings"
)

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

func (r *reading) addQuantity(it *item, u unit, n int64) {
	u, n = base(u, n)
	it.add(value{kind: kindQuantity, unit: u, n: n})
}

// unitBehind is the unit that follows a number, and the token behind it.
func (r *reading) unitBehind(num numeral) (unit, int) {
	if u, ok := unitSigns[num.rest]; ok {
		return u, num.to
	}
	gap := strings.TrimLeft(r.gap(num.to), " \u00a0-")
	for sign, u := range unitMarks {
		ofNext := gap == sign && r.gap(num.to) != sign && r.isDigits(num.to) // two £1 coins
		if strings.HasPrefix(gap, sign) && !ofNext {
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

// perBehind is what a price is for each of: bits of units.
func (r *reading) perBehind(to int) uint32 {
	var per uint32
	for i := to; i < len(r.tokens) && i < to+8; i++ {
		gap := r.gap(i)
		if strings.ContainsAny(gap, ".;:(!?\n") || i > to && strings.Contains(gap, ",") {
			break
		}
		if r.isDigits(i) && !r.has(i-1, tagPer) {
			break // what follows belongs to the next value
		}
		if r.has(i, tagJoin) && !r.has(i+1, tagPer) && !r.has(i+1, tagUnit) && i+1 < len(r.tokens) && !r.has(i+2, tagUnit) {
			break // four euros and one asks the night before
		}
		if r.has(i, tagDaily) {
			per |= 1 << unitDay
			continue
		}
		_, each := r.ending(i, tagPer)
		each = each || r.tokens[i].Form == "nightly" || r.tokens[i].Form == "weekly" || strings.HasSuffix(gap, "/")
		if !each && (per == 0 || !r.has(i-1, tagJoin)) { // per person and night
			continue
		}
		if m, ok := r.at(i, tagUnit); ok && perUnit(unit(m.n)) {
			per |= 1 << m.n
		}
	}
	return per
}

// countsOne reports units that an article before them counts: an hour, but not a guest.
func (u unit) countsOne() bool {
	switch u {
	case noUnit, unitDay, unitNight, unitPerson, unitChild, unitWholeStay:
		return false
	}
	return true
}

// perUnit reports what prices are for each of.
func perUnit(u unit) bool {
	switch u {
	case unitHour, unitDay, unitNight, unitWeek, unitMonth, unitPerson, unitChild, unitWholeStay, unitKilometre, unitKilogram:
		return true
	}
	return false
}
