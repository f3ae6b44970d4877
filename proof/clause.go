package proof

import (
	"strings"
	"unicode/utf8"

	"portineria/lexicon"
)

// flag is what a token means for yes and no.
type flag uint16

const (
	flagNot flag = 1 << iota
	flagNone
	flagWithout
	flagAllowed
	flagDenied
	flagFree
	flagPaid
	flagVerb
	flagIf
	flagUnless
	flagBeing
	flagIncluded
	flagProvided
	flagAnswer // part of a yes or no that opens the reply
)

// says are the flags that make a clause complete.
const says = flagNot | flagNone | flagAllowed | flagDenied | flagFree | flagPaid | flagVerb

// clause is one statement: tokens from..to.
type clause struct {
	from, to int
	sentence int
	flags    flag
	question bool
	// after is the clause that it is set against with but, from which it takes what it
	// does not name itself; -1 for none.
	after int
}

// level is how strongly two tokens are parted.
type level uint8

const (
	noBreak level = iota
	weakBreak
	strongBreak
	sentenceBreak
)

// breakBefore is what parts token i from the one before it.
func (r *reading) breakBefore(i int) level {
	if i == 0 {
		return sentenceBreak
	}
	best := noBreak
	gap := r.gap(i)
	for k, c := range gap {
		l := noBreak
		switch c {
		case '!', '?', '…', '\n', '¡', '¿', '。':
			l = sentenceBreak
		case '.':
			if r.endsSentence(i, gap[k+1:]) {
				l = sentenceBreak
			}
		case ';', '(', ')', '•':
			l = strongBreak
		case ':':
			if !r.isDigits(i-1) || !r.isDigits(i) || len(gap) > 1 {
				l = strongBreak
			}
		case '-', '–', '—':
			if len(gap) > utf8.RuneLen(c) && !(r.isDigits(i-1) && r.isDigits(i)) {
				l = strongBreak
			}
		case ',':
			if len(gap) > 1 {
				l = weakBreak
			}
		}
		best = max(best, l)
	}
	return best
}

// endsSentence reports whether the point before token i, followed by rest, ends a sentence.
func (r *reading) endsSentence(i int, rest string) bool {
	if rest == "" || rest[0] != ' ' && rest[0] != '\n' && rest[0] != '"' && rest[0] != ')' && rest[0] != '*' {
		return false
	}
	return !r.abbreviated(i - 1)
}

// abbreviations are words whose point ends no sentence.
var abbreviations = map[string]bool{"ca": true, "max": true, "min": true, "tel": true, "str": true, "ul": true, "al": true, "pl": true, "godz": true, "nr": true,
	"no": false, "num": true, "n": true, "z": true, "b": true, "bzw": true, "inkl": true, "zzgl": true, "ggf": true, "dr": true, "sig": true, "sigra": true, "st": true,
	"av": true, "avda": true, "approx": true, "dott": true, "np": true, "m": true, "in": false, "bijv": true, "evt": true, "incl": true, "e": true, "g": true, "i": true,
	"p": true, "es": false, "ecc": true, "etc": false, "mr": true, "mrs": true, "ms": true, "pers": true, "std": true, "maks": true, "tzw": true, "ok": false, "os": true,
	"h": true, "u": true, "s": true, "d": true, "vgl": true, "usw": true, "abs": true, "tfno": true, "ing": true, "eur": true, "ud": true, "uds": true, "ex": true, "par": true, "fam": true,
	"a": true, "loc": true, "fraz": true, "km": true, "jan": true, "feb": true, "aug": true, "sept": true, "okt": true, "nov": true, "dez": true, "r": true, "c": true}

// abbreviated reports whether the point behind token i belongs to it: that of a known
// abbreviation, or of a rank as in 2. Stock.
func (r *reading) abbreviated(i int) bool {
	t := &r.tokens[i]
	if i+1 >= len(r.tokens) {
		return false
	}
	next := &r.tokens[i+1]
	if t.Kind == lexicon.Number {
		return len(t.Form) <= 2 && (next.Case == lexicon.Lower && next.Kind == lexicon.Word || r.has(i+1, tagPlace) || r.has(i+1, tagMonth))
	}
	return abbreviations[t.Form] && (len(t.Form) > 1 || next.Case == lexicon.Lower || t.Case != lexicon.Lower || r.isDigits(i+1))
}

// flagsOf gathers what each token means for yes and no. A word inside a longer phrase that
// takes its meaning away says nothing by itself.
func (r *reading) flagsOf() []flag {
	flags := make([]flag, len(r.tokens))
	covered := r.swallowed()
	for _, m := range r.marks {
		f := flagOf(m.tag)
		if f == 0 || f&(flagNot|flagNone|flagPaid|flagAllowed|flagWithout|flagUnless|flagIf) != 0 && int(covered[m.from]) > int(m.to-m.from) {
			continue
		}
		if f == flagNone && r.isDigits(int(m.to)) {
			continue // no. 14
		}
		if f&flagVerb != 0 && r.lang.nouns && r.tokens[m.from].Case == lexicon.Title && !r.opens(int(m.from)) {
			continue // Liegen are sunbeds
		}
		flags[m.from] |= f
	}
	return flags
}

func flagOf(t tag) flag {
	switch t {
	case tagNot:
		return flagNot
	case tagNone:
		return flagNone
	case tagWithout:
		return flagWithout
	case tagAllowed:
		return flagAllowed
	case tagDenied:
		return flagDenied
	case tagFree:
		return flagFree
	case tagPaid:
		return flagPaid
	case tagVerb:
		return flagVerb
	case tagBeing:
		return flagBeing
	case tagIncluded:
		return flagIncluded
	case tagProvided:
		return flagProvided
	case tagIf:
		return flagIf
	case tagUnless:
		return flagUnless
	}
	return 0
}

// swallowed is, for each token, the length of the longest phrase over it that holds a
// negation without denying anything, or whose words mean something else together.
func (r *reading) swallowed() []int32 {
	covered := make([]int32, len(r.tokens))
	for _, m := range r.marks {
		switch m.tag {
		case tagIdiom, tagFrom, tagUntil, tagLeast, tagMost, tagFree, tagDenied, tagEase, tagUntilBehind:
			for i := m.from; i < m.to; i++ {
				covered[i] = max(covered[i], m.to-m.from)
			}
		}
	}
	return covered
}

// findClauses splits the text into statements. Parts without a verb go with the statement
// they are listed in: Pets, parties and smoking are not allowed.
func (r *reading) findClauses(answer int) {
	flags := r.flagsOf()
	for i := range min(answer, len(flags)) {
		flags[i] = flagAnswer
	}
	r.flags = flags
	r.clauseOf = make([]int32, len(r.tokens))
	sentence, last, loose := -1, -1, -1 // last: the last complete clause of the sentence; loose: where parts without verb begin
	for i := 0; i < len(r.tokens); {
		part, opening := r.part(i)
		if opening == sentenceBreak {
			sentence++
			r.close(loose, i, sentence-1)
			last, loose = -1, -1
		} else if opening == strongBreak && loose >= 0 && !part.alone() {
			r.close(loose, i, sentence)
			loose = -1
		}
		part.sentence = sentence
		switch {
		case part.flags&says == 0 && r.has(i, tagBut):
			r.close(i, part.to, sentence) // no air conditioning, but a fan
		case part.flags&says == 0 && last >= 0 && opening != strongBreak:
			r.clauses[last].to = part.to // listed behind a statement
		case part.flags&flagVerb == 0 && last >= 0 && opening == noBreak && r.has(i, tagJoin) && r.ends(part):
			r.clauses[last].to = part.to // sind Partys | und laute Musik nicht erlaubt
			r.clauses[last].flags |= part.flags
		case part.flags&says == 0:
			if loose < 0 {
				loose = i
			}
		default:
			if loose >= 0 && (part.to-i > 0 && r.listed(loose, i) || opening == strongBreak) {
				part.from = loose
			} else {
				r.close(loose, i, sentence)
			}
			loose = -1
			part.after = r.setAgainst(i, last)
			r.clauses = append(r.clauses, part)
			last = len(r.clauses) - 1
		}
		i = part.to
	}
	r.close(loose, len(r.tokens), sentence)
	for k := range r.clauses {
		for i := r.clauses[k].from; i < r.clauses[k].to; i++ {
			r.clauseOf[i] = int32(k)
		}
	}
}

// part is the run of tokens from i to the next break or joining word.
func (r *reading) part(i int) (clause, level) {
	opening := r.breakBefore(i)
	c := clause{from: i, to: i + 1, flags: r.flags[i], after: -1}
	for c.to < len(r.tokens) && r.breakBefore(c.to) == noBreak && !r.has(c.to, tagBut) && !(r.has(c.to, tagJoin) && r.flags[c.to]&flagNot == 0 && r.itemAt[c.to] == 0 && !r.withinItems(c.to)) {
		c.flags |= r.flags[c.to]
		c.to++
	}
	c.question = strings.ContainsAny(r.gap(c.to), "?") && r.tokens[c.to-1].End < len(r.raw)
	return c, opening
}

// ends reports whether a part ends in the word that says yes or no for all of the statement.
func (r *reading) ends(part clause) bool {
	return r.flags[part.to-1]&(flagAllowed|flagDenied|flagFree|flagPaid) != 0
}

// withinItems reports a joining word between two values, which parts no clauses.
func (r *reading) withinItems(i int) bool {
	return i > 0 && i+1 < len(r.tokens) && r.itemAt[i-1] > 0 && (r.itemAt[i+1] > 0 || i+2 < len(r.tokens) && r.itemAt[i+2] > 0)
}

// alone reports a part that only denies: the no in pets: no.
func (c clause) alone() bool {
	return c.to-c.from <= 2 && c.flags&(flagNot|flagNone|flagDenied|flagAllowed) != 0
}

// close makes a statement of parts without a verb from..to.
func (r *reading) close(from, to, sentence int) {
	if from >= 0 && from < to {
		c := clause{from: from, to: to, sentence: sentence, after: -1}
		r.clauses = append(r.clauses, c)
	}
}

// listed reports whether the parts without verb from..to are a list that the statement
// behind goes on: short, and without values of their own.
func (r *reading) listed(from, to int) bool {
	if to-from > 5 {
		return false
	}
	for i := from; i < to; i++ {
		if r.itemAt[i] > 0 {
			return false
		}
	}
	return true
}

// setAgainst is the clause before a but at token i.
func (r *reading) setAgainst(i, last int) int {
	if last >= 0 && (r.has(i, tagBut) || r.has(i, tagJoin) || r.breakBefore(i) <= weakBreak) {
		return last
	}
	return -1
}
