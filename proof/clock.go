package proof

import (
	"strings"
)

// noon is twelve hours in minutes.
const noonMinutes = 12 * 60

// addTime notes a number as a time of day, and takes in what says which half of the day:
// pm, di sera, nachmittags. Without it words for hours, and in English bare hours in
// digits, may mean either half.
func (r *reading) addTime(it *item, num numeral, to int) {
	t := value{kind: kindTime, n: num.hours, alt: -1}
	if len(num.rest) == 3 && num.rest[0] == 'h' {
		if m := int64(number(num.rest[1:])); m < 60 {
			t.n += m
		}
	}
	if to-num.to == 2 && to <= len(r.tokens) && r.isNumber(to-1) { // 18 h 30
		t.n += int64(number(r.tokens[to-1].Form)) % 60
	}
	to = r.pastClock(to, &t)
	if t.n%60 == 0 && !num.exact {
		to = r.minutesBehind(num, to, &t)
	}
	if m, ok := r.at(to, tagBehind); ok && r.joined(to) {
		t.n += int64(m.n)
		to = int(m.to)
	}
	half, end := r.halfOfDay(num, to)
	either := num.inWords || r.lang != nil && r.lang.code == "en" && !num.exact || r.oclock(num.to)
	settle(&t, half, either)
	it.to = max(it.to, int32(end))
	it.add(t)
}

// pastClock steps over Uhr, heures and minutes behind them: 18 Uhr 30.
func (r *reading) pastClock(to int, t *value) int {
	m, ok := r.at(to, tagClock)
	if !ok || !r.joined(to) {
		return to
	}
	to = int(m.to)
	if r.isNumber(to) && len(r.tokens[to].Form) == 2 && r.gap(to) == " " && t.n%60 == 0 && !r.has(to+1, tagUnit) {
		if extra := number(r.tokens[to].Form); extra < 60 {
			t.n += int64(extra)
			to++
		}
	}
	return to
}

// minutesBehind takes in minutes that follow the hour by themselves: six thirty, 18 heures
// 30, and behind an and where the language says it so: diciotto e trenta.
func (r *reading) minutesBehind(num numeral, to int, t *value) int {
	at := to
	if r.lang != nil && (r.lang.code == "it" || r.lang.code == "es" || r.lang.code == "pt") && (r.has(at, tagAnd) || r.has(at, tagJoin)) {
		at++
	}
	if at >= len(r.tokens) || !r.joined(to) || !r.joined(at) || r.has(at, tagShy) {
		return to
	}
	minutes, ok := r.numeral(at)
	apart := num.to < to // a word for hours stands between
	if !ok || minutes.n%5000 != 0 || minutes.n < 10000 || minutes.n >= 60000 || minutes.rest != "" || !minutes.inWords && !apart || minutes.inWords != num.inWords {
		return to
	}
	if _, after := r.unitBehind(minutes); after > minutes.to || r.follower(minutes.to) >= 0 && !r.has(minutes.to, tagAM) && !r.has(minutes.to, tagPM) {
		return to
	}
	t.n += minutes.n / 1000
	return minutes.to
}

// oclock reports that what follows belongs to a clock of twelve hours.
func (r *reading) oclock(to int) bool {
	return to+1 < len(r.tokens) && r.tokens[to].Form == "o" && r.tokens[to+1].Form == "clock"
}

// halfOfDay is 1 before noon, 2 after it, 0 if nothing says; and the token behind.
func (r *reading) halfOfDay(num numeral, to int) (half, end int) {
	switch num.rest {
	case "am":
		return 1, to
	case "pm":
		return 2, to
	}
	if to < len(r.tokens) && (r.joined(to) || strings.TrimSpace(r.gap(to)) == "") {
		m, am := r.at(to, tagAM)
		o, pm := r.at(to, tagPM)
		switch {
		case pm && (!am || o.to > m.to): // am Nachmittag
			return 2, int(o.to)
		case am:
			return 1, int(m.to)
		}
	}
	return 0, to
}

// settle makes a time of a clock of twelve hours one of twenty-four.
func settle(t *value, half int, either bool) {
	t.n = (t.n + 24*60) % (24 * 60)
	switch {
	case half == 1 && t.n >= noonMinutes && t.n < noonMinutes+60:
		t.n -= noonMinutes
	case half == 2 && t.n < noonMinutes:
		t.n += noonMinutes
	case half == 0 && either && t.n <= noonMinutes+59:
		t.alt = (t.n + noonMinutes) % (24 * 60)
	}
}

// findNamedTime notes noon and midnight, every day and at any time, days of the week and
// days counted from today.
func (r *reading) findNamedTime(i int) {
	for _, named := range []struct {
		tag  tag
		kind kind
		n    int64
	}{{tagAlways, kindDaily, 1}, {tagDaily, kindDaily, 0}, {tagNoon, kindTime, noonMinutes}, {tagMidnight, kindTime, 0}} {
		if m, ok := r.at(i, named.tag); ok {
			if named.n == 1 && named.kind == kindDaily && r.bounded(int(m.to)) {
				return // any time from five to eight
			}
			r.addNamed(i, int(m.to), value{kind: named.kind, n: named.n, alt: -1})
			return
		}
	}
	if m, ok := r.at(i, tagWeekday); ok && !r.isRank(i, m) {
		r.addNamed(i, int(m.to), value{kind: kindWeekday, n: int64(m.n)})
		return
	}
	if m, ok := r.at(i, tagWeekdayShort); ok && r.amongDays(i) {
		r.addNamed(i, int(m.to), value{kind: kindWeekday, n: int64(m.n)})
		return
	}
	if m, ok := r.at(i, tagDay); ok && !r.isMorning(i) {
		r.addNamed(i, int(m.to), value{kind: kindDay, n: int64(m.n)})
	}
}

func (r *reading) addNamed(i, to int, v value) {
	it := item{from: int32(i), to: int32(to), text: r.span(i, to), inWords: true}
	it.add(v)
	r.add(it)
}

// isRank reports Portuguese segunda, quarta and their like where they are ranks.
func (r *reading) isRank(i int, m mark) bool {
	return int(m.to) == i+1 && r.has(i, tagOrdinal) && (r.has(i+1, tagPlace) || i > 0 && r.has(i-1, tagPlace)) && r.lang.code == "pt"
}

// amongDays reports a short name of a weekday next to another one or to a number.
func (r *reading) amongDays(i int) bool {
	for _, k := range [...]int{i - 1, i + 1, i + 2, i - 2} {
		if k >= 0 && k < len(r.tokens) && (r.has(k, tagWeekday) || r.has(k, tagWeekdayShort) && r.tokens[k].Form != r.tokens[i].Form) {
			return r.tokens[i].Case != 0 || r.has(i, tagWeekdayShort)
		}
	}
	return r.isDigits(i+1) && r.tokens[i].Case != 0
}

// isMorning reports the word for tomorrow where it means the morning: am Morgen, la
// mañana, goede morgen.
func (r *reading) isMorning(i int) bool {
	if f := r.tokens[i].Form; f != "morgen" && f != "manana" || i == 0 {
		return false
	}
	switch r.tokens[i-1].Form {
	case "am", "guten", "god", "jeden", "heute", "vom", "gestern", "goede", "de", "elke", "la", "por", "cada", "buena", "buenas", "esta", "ayer", "s", "diesen", "in", "toda", "nachsten":
		return true
	}
	return r.lang != nil && r.lang.nouns && r.tokens[i].Case == 1 && !r.tokens[i].First
}

// findShifted notes times such as half past six, halb sieben, wpół do siódmej, and hours
// that are nothing but hours.
func (r *reading) findShifted(i int) bool {
	if m, ok := r.at(i, tagBefore); ok {
		if h, to, ok := r.hourWord(int(m.to)); ok {
			t := value{kind: kindTime, n: h + int64(m.n), alt: -1}
			half, end := r.halfOfDay(numeral{}, r.pastClock(to, &value{n: 1}))
			settle(&t, half, h <= noonMinutes)
			r.addNamed(i, end, t)
			return true
		}
	}
	if r.findPast(i) {
		return true
	}
	m, ok := r.at(i, tagHour)
	if !ok {
		return false
	}
	if _, at := r.ending(i, tagAt); !at && !r.has(int(m.to), tagAM) && !r.has(int(m.to), tagPM) {
		return false
	}
	if r.has(int(m.to), tagPlace) {
		return false
	}
	t := value{kind: kindTime, n: int64(m.n) * 60 % (24 * 60), alt: -1}
	to := int(m.to)
	if num, ok := r.numeral1(to); ok && num.n >= 5000 && num.n < 60000 && num.n%1000 == 0 && r.joined(to) && !r.has(num.to, tagUnit) {
		t.n += num.n / 1000
		to = num.to
	}
	half, end := r.halfOfDay(numeral{}, to)
	settle(&t, half, m.n <= 12)
	r.addNamed(i, end, t)
	return true
}

// findPast notes minutes in digits and the hour they follow: 20 past 3.
func (r *reading) findPast(i int) bool {
	if !r.isNumber(i) || i+2 >= len(r.tokens) || r.tokens[i+1].Form != "past" || number(r.tokens[i].Form) > 59 {
		return false
	}
	h, to, ok := r.hourWord(i + 2)
	if !ok {
		return false
	}
	t := value{kind: kindTime, n: h + int64(number(r.tokens[i].Form)), alt: -1}
	half, end := r.halfOfDay(numeral{}, to)
	settle(&t, half, true)
	r.addNamed(i, end, t)
	return true
}

// numeral1 is numeral for a token that may not exist.
func (r *reading) numeral1(i int) (numeral, bool) {
	if i >= len(r.tokens) {
		return numeral{}, false
	}
	return r.numeral(i)
}

// hourWord reads an hour of at most 24 in digits or words: its minutes and the token behind.
func (r *reading) hourWord(i int) (minutes int64, to int, ok bool) {
	if i >= len(r.tokens) || !r.joined(i) {
		return 0, 0, false
	}
	if m, ok := r.at(i, tagHour); ok {
		return int64(m.n) * 60, int(m.to), true
	}
	num, ok := r.numeral(i)
	if !ok || num.hours < 0 || num.exact || num.rest != "" {
		return 0, 0, false
	}
	return num.hours, num.to, true
}
