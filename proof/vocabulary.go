package proof

import (
	"strconv"
	"strings"

	"portineria/lexicon"
)

// vocabulary is a tongue made ready for looking up.
type vocabulary struct {
	code   string
	nouns  bool
	exact  map[string][]phrase // by first word
	stems  map[string][]phrase // by the beginning of the first word
	tails  []phrase            // by the end of the only word
	shorts int                 // bytes of the shortest stem
}

// phrase is one entry of a tongue without alternatives.
type phrase struct {
	rest []piece // the words after the first
	tag  tag
	n    int16
	as   string // the first word as it must be written, or empty
	tail string // set for entries that are the end of a word
}

// piece is one word of a phrase.
type piece struct {
	form string
	stem bool   // may go on
	gap  bool   // up to maxGap words may stand before it
	as   string // how it must be written, or empty
}

const maxGap = 3

// compile makes a vocabulary of a tongue.
func compile(t tongue) *vocabulary {
	v := &vocabulary{code: t.code, nouns: t.nouns, exact: make(map[string][]phrase, 2048), stems: make(map[string][]phrase, 512), shorts: 99}
	for _, l := range t.lists() {
		v.add(l.entries, l.tag, l.n)
	}
	for tens, glued := range glue(t) {
		v.add(tens, tagNumber, glued)
	}
	return v
}

// list is one field of a tongue.
type list struct {
	tag     tag
	entries string
	n       int16
}

// lists pairs the fields of a tongue with their tags.
func (t tongue) lists() []list {
	all := []list{
		{tagNumber, t.numbers, 0}, {tagShy, t.shy, 0}, {tagAnd, t.and, 0}, {tagBoth, t.both, 0}, {tagOrdinal, t.ordinals, 0}, {tagPlace, t.places, 0},
		{tagGround, t.ground, 0}, {tagStorey, t.storeys, 0}, {tagUnder, t.under, 0}, {tagAllAges, t.allAges, 0}, {tagAt, t.at, 0}, {tagClock, t.clock, 0}, {tagHour, t.hours, 0}, {tagBefore, t.before, 0},
		{tagBehind, t.behind, 0}, {tagAM, t.am, 0}, {tagPM, t.pm, 0}, {tagNoon, t.noon, 0}, {tagMidnight, t.midnight, 0},
		{tagFrom, t.from, 0}, {tagUntil, t.until, 0}, {tagFromBehind, t.fromBehind, 0}, {tagUntilBehind, t.untilBehind, 0},
		{tagTo, t.to, 0}, {tagAfter, t.after, 0}, {tagLeast, t.least, 0}, {tagMost, t.most, 0},
		{tagDay, t.today, 0}, {tagDay, t.tomorrow, 1}, {tagDay, t.dayAfter, 2}, {tagDay, t.yesterday, -1}, {tagDaily, t.daily, 0},
		{tagAlways, t.always, 0}, {tagSpan, t.spans, 0}, {tagPer, t.per, 0}, {tagEvery, t.every, 0}, {tagHalf, t.halves, 0}, {tagYes, t.yes, 0}, {tagNay, t.nay, 0}, {tagNot, t.not, 0}, {tagNone, t.none, 0},
		{tagWithout, t.without, 0}, {tagIdiom, t.idioms, 0}, {tagBland, t.bland, 0}, {tagAllowed, t.allowed, 0}, {tagDenied, t.denied, 0}, {tagFree, t.free, 0},
		{tagPaid, t.paid, 0}, {tagBut, t.but, 0}, {tagJoin, t.andWords, 0}, {tagIf, t.condition, 0}, {tagUnless, t.unless, 0},
		{tagVerb, t.verbs, 0}, {tagVerb, t.modals, 0}, {tagVerb, t.being, 0}, {tagBeing, t.being, 0},
		{tagIncluded, t.included, 0}, {tagProvided, t.provided, 0}, {tagCode, t.codes, 0}, {tagWithin, t.within, 0}, {tagIndeed, t.indeed, 0}, {tagThere, t.there, 0}, {tagNeed, t.needs, 0}, {tagPays, t.pays, 0}, {tagCalled, t.called, 0}, {tagPhone, t.phone, 0}, {tagCommit, t.commit, 0},
		{tagMay, t.may, 0}, {tagEase, t.ease, 0}, {tagSure, t.sure, 0}, {tagMoney, t.money, 0}, {tagDeed, t.deeds, 0}, {tagHuman, t.human, 0},
		{tagStreet, t.streets, 0}, {tagStreetTail, t.streetTails, 0}, {tagCapital, t.capitals, 0}, {tagSmall, t.small, 0},
	}
	for i := range t.weekdays {
		all = append(all, list{tagWeekday, t.weekdays[i], int16(i)}, list{tagWeekdayShort, t.weekdaysShort[i], int16(i)})
	}
	for i := range t.payment {
		all = append(all, list{tagPayment, t.payment[i], int16(i)})
	}
	for i := range t.kinds {
		all = append(all, list{tagKind, t.kinds[i], int16(i)})
	}
	for i := range t.months {
		all = append(all, list{tagMonth, t.months[i], int16(i + 1)})
	}
	for i := range t.units {
		all = append(all, list{tagUnit, t.units[i], int16(i)})
	}
	for i := range t.sides {
		all = append(all, list{tagSide, t.sides[i], int16(i)})
	}
	return all
}

// add enters a comma-separated list.
func (v *vocabulary) add(entries string, tag tag, n int16) {
	for entry := range strings.SplitSeq(entries, ",") {
		entry, value := cutValue(strings.TrimSpace(entry), n)
		for _, one := range alternatives(entry) {
			v.addOne(one, tag, value)
		}
	}
}

// cutValue takes the value off the end of an entry.
func cutValue(entry string, n int16) (string, int16) {
	i := strings.LastIndexByte(entry, '=')
	if i <= 0 {
		return entry, n
	}
	value, err := strconv.ParseInt(entry[i+1:], 10, 16)
	if err != nil { // an = that wants a word written exactly so
		return entry, n
	}
	return entry[:i], int16(value)
}

// alternatives writes out what stands in brackets.
func alternatives(entry string) []string {
	before, rest, found := strings.Cut(entry, "(")
	if !found {
		return []string{entry}
	}
	inner, after, _ := strings.Cut(rest, ")")
	var all []string
	for choice := range strings.SplitSeq(inner, "|") {
		all = append(all, alternatives(before+choice+after)...)
	}
	return all
}

// addOne enters a phrase without alternatives.
func (v *vocabulary) addOne(entry string, tag tag, n int16) {
	var pieces []piece
	gap := false
	for word := range strings.FieldsSeq(entry) {
		if word == "_" {
			gap = true
			continue
		}
		if strings.HasPrefix(word, "*") {
			v.tails = append(v.tails, phrase{tail: lexicon.Fold(word[1:]), tag: tag, n: n})
			return
		}
		pieces = append(pieces, parsePiece(word, gap)...)
		gap = false
	}
	if len(pieces) == 0 {
		return
	}
	first := pieces[0]
	p := phrase{rest: pieces[1:], tag: tag, n: n, as: first.as}
	if first.stem {
		v.stems[first.form] = append(v.stems[first.form], p)
		v.shorts = min(v.shorts, len(first.form))
		return
	}
	v.exact[first.form] = append(v.exact[first.form], p)
}

// parsePiece reads one word of an entry; an apostrophe or hyphen makes two of it.
func parsePiece(word string, gap bool) []piece {
	exactly := strings.HasPrefix(word, "=")
	word = strings.TrimPrefix(word, "=")
	stem := strings.HasSuffix(word, "*")
	word = strings.TrimSuffix(word, "*")
	tokens := lexicon.Tokens(word)
	pieces := make([]piece, len(tokens))
	for i, t := range tokens {
		pieces[i] = piece{form: t.Form, stem: stem && i == len(tokens)-1, gap: gap && i == 0}
		if exactly {
			pieces[i].as = word[t.Start:t.End]
		}
	}
	return pieces
}

// glue yields the numbers from 21 to 99 of languages that write them in one word.
func glue(t tongue) map[string]int16 {
	glued := make(map[string]int16)
	if t.glue == "" {
		return glued
	}
	units, tens := make(map[int16]string), make(map[int16]string)
	for entry := range strings.SplitSeq(t.numbers+", uno=1, sei=6, "+t.shy, ",") {
		word, n := cutValue(strings.TrimSpace(entry), -1)
		switch {
		case n > 0 && n < 10 && units[n] == "":
			units[n] = word
		case n >= 20 && n < 100 && n%10 == 0:
			tens[n] = word
		}
	}
	if t.glue == "de" {
		units[1] = "ein"
	}
	if t.glue == "nl" {
		units[1] = "een"
	}
	for ten, tenWord := range tens {
		for one, oneWord := range units {
			glued[join(t.glue, tenWord, oneWord)] = ten + one
		}
	}
	return glued
}

// join runs a ten and a unit together.
func join(how, ten, one string) string {
	switch {
	case how == "de":
		return one + "und" + ten
	case how == "nl":
		return one + "en" + ten
	case one == "uno" || one == "otto": // ventuno, ventotto
		return ten[:len(ten)-1] + one
	}
	return ten + one
}
