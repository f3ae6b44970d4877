package proof

import (
	"portineria/lexicon"
)

// stance is what a statement says of something: yes, no, or neither for sure.
type stance uint8

const (
	affirms stance = 1 << iota
	denies
	unsure = affirms | denies
)

// notion is a concept where a text speaks of it.
type notion struct {
	concept *lexicon.Concept
	at, to  int // tokens
	clause  int
	stance  stance
	// free is affirms where it is said to cost nothing, denies where it costs.
	free    stance
	implied bool // taken over from the statement before a but
}

// leastWeight is the least weight of a hit of the lexicon that is not taken for chance.
const leastWeight = 0.5

// findNotions places the concepts in the statements.
func (r *reading) findNotions(hits []lexicon.Hit) {
	i := 0
	for k := range hits {
		h := &hits[k]
		if h.Concept.Attribute || h.Weight < leastWeight {
			continue
		}
		for i > 0 && r.tokens[i].Start > h.Start {
			i--
		}
		for i < len(r.tokens)-1 && r.tokens[i].Start < h.Start {
			i++
		}
		to := i + 1
		for to < len(r.tokens) && r.tokens[to].Start < h.End {
			to++
		}
		n := notion{concept: h.Concept, at: i, to: to, clause: int(r.clauseOf[i])}
		n.stance = r.stance(n.clause, i)
		n.free = r.cost(n.clause, i)
		r.notions = append(r.notions, n)
	}
	r.takeOver()
}

// takeOver lets a statement behind a but speak of what the one before it spoke of, when it
// names nothing itself: smoking is not allowed inside but is allowed on the balcony.
func (r *reading) takeOver() {
	own := len(r.notions)
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.after < 0 || c.flags&(says&^flagVerb) == 0 || !r.subjectless(c) {
			continue
		}
		for i := range own {
			if n := r.notions[i]; n.clause == c.after {
				r.notions = append(r.notions, notion{concept: n.concept, at: c.from, to: c.from, clause: k, implied: true,
					stance: r.stance(k, c.to), free: r.cost(k, c.to)})
			}
		}
	}
}

// subjectless reports a statement with nothing but small words before it says yes or no.
func (r *reading) subjectless(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if r.flags[i]&(says&^flagVerb) != 0 {
			return true
		}
		if r.flags[i]&flagVerb == 0 && !r.has(i, tagSmall) && !r.has(i, tagBut) && !r.has(i, tagJoin) {
			return false
		}
	}
	return false
}

// stance is what statement k says of what stands at token i.
func (r *reading) stance(k, i int) stance {
	c := &r.clauses[k]
	if c.question || r.conditional(c, i) {
		return unsure
	}
	no := c.flags&flagNot != 0 || r.noneBefore(c, i)
	if c.flags&flagDenied != 0 {
		no = !no
	}
	switch {
	case no && c.flags&flagUnless != 0:
		return unsure
	case no:
		return denies
	}
	return affirms
}

// conditional reports an if before token i in the statement: it states nothing of it.
func (r *reading) conditional(c *clause, i int) bool {
	for k := c.from; k < min(i, c.to); k++ {
		if r.flags[k]&flagIf != 0 {
			return true
		}
	}
	return false
}

// reach is how many words a no or without reaches over.
const (
	reachNone    = 9
	reachWithout = 4
)

// noneBefore reports a no (no pets), or a without, that belongs to token i; a no with
// nothing behind it belongs to all of its statement.
func (r *reading) noneBefore(c *clause, i int) bool {
	for k := min(i, c.to) - 1; k >= c.from; k-- {
		f := r.flags[k]
		if f&flagNone != 0 && i-k <= reachNone || f&flagWithout != 0 && i-k <= reachWithout {
			return true
		}
		if f&(flagVerb|flagAllowed) != 0 && f&flagNone == 0 && k < i-1 {
			break
		}
	}
	return c.flags&flagNone != 0 && r.endsInNone(c)
}

// endsInNone reports a statement whose last word is a no: pets: no.
func (r *reading) endsInNone(c *clause) bool {
	return r.flags[c.to-1]&flagNone != 0
}

// cost is what statement k says of what it costs: affirms that it is free, denies it, or
// 0 where it says neither.
func (r *reading) cost(k, i int) stance {
	c := &r.clauses[k]
	no := c.flags&flagNot != 0
	switch {
	case c.question || r.conditional(c, i):
		return 0
	case c.flags&flagFree != 0 && c.flags&flagPaid != 0:
		return unsure
	case c.flags&flagFree != 0 && no, c.flags&flagPaid != 0 && !no:
		return denies
	case c.flags&flagFree != 0, c.flags&flagPaid != 0 && no:
		return affirms
	}
	return 0
}
