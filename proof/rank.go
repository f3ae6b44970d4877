package proof

import (
	"strings"

	"portineria/lexicon"
)

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
	placed := before || r.has(int(m.to), tagPlace) || r.storey(i, int(m.to))
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

// storey reports a rank at from..to that is a floor's though the word for it is left out:
// the room is on the second.
func (r *reading) storey(from, to int) bool {
	m, ok := r.ending(from, tagStorey)
	return ok && (m.from == 0 || r.itemAt[m.from-1] == 0) && !r.has(from, tagWeekday) && (to >= len(r.tokens) || r.breakBefore(to) > noBreak || r.has(to, tagJoin) || r.has(to, tagWithout))
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
