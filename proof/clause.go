package proof

import (
	"strings"
)

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
			last = len(r.clauses) - 1
		case part.flags&says == 0 && last >= 0 && opening == weakBreak && opposing[r.tokens[i].Form] && r.clauses[last].flags&(flagNot|flagNone) != 0 && !part.values(r):
			r.close(i, part.to, sentence) // no bath, only a shower
			last = len(r.clauses) - 1
		case part.flags&says == 0 && last >= 0 && opening != strongBreak:
			r.clauses[last].to = part.to // listed behind a statement
		case part.flags&flagVerb == 0 && last >= 0 && opening == noBreak && r.has(i, tagJoin) && r.ends(part) && !r.affirmed(part.to-1):
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
	for c.to < len(r.tokens) && r.breakBefore(c.to) == noBreak && !r.has(c.to, tagBut) && !r.joins(c.to) {
		c.flags |= r.flags[c.to]
		c.to++
	}
	c.question = strings.ContainsAny(r.gap(c.to), "?") && r.tokens[c.to-1].End < len(r.raw)
	return c, opening
}

// joins reports an and or or between two parts of a sentence. A neither, and the word
// between two values, part nothing.
func (r *reading) joins(i int) bool {
	return r.has(i, tagJoin) && r.flags[i]&flagNot == 0 && r.itemAt[i] == 0 && !r.withinItems(i)
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

// opposing are words that begin what is there instead: no bath, only a shower.
var opposing = map[string]bool{"wel": true, "just": true, "nur": true, "only": true, "solo": true, "soltanto": true, "seulement": true, "juste": true, "alleen": true, "tylko": true, "apenas": true}

// values reports a value in a part.
func (c clause) values(r *reading) bool {
	for i := c.from; i < c.to; i++ {
		if r.itemAt[i] > 0 {
			return true
		}
	}
	return false
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
