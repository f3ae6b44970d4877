package proof

// stance is what a statement says of something: yes, no, or neither for sure.
type stance uint8

// The stances.
const (
	affirms stance = 1 << iota
	denies
	unsure = affirms | denies
)

// reach is how many words a no or without reaches over.
const (
	reachNone    = 9
	reachWithout = 4
)

// stance is what statement k says of what stands at token i.
func (r *reading) stance(k, i int) stance {
	c := &r.clauses[k]
	if c.question || r.conditional(c, i) {
		return unsure
	}
	no := c.flags&flagNot != 0 || r.noneBefore(c, i)
	if no && c.flags&flagIncluded != 0 && c.flags&flagDenied == 0 || no && r.timed(k) {
		return unsure // it is there but costs, or is there at other times
	}
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

// located reports a thing that statement k names as the place of something else that is not
// there: no reception in the sauna, in the sauna there is no reception.
func (r *reading) located(k, i int) bool {
	c := &r.clauses[k]
	if c.flags&(flagAllowed|flagDenied) != 0 && c.flags&flagBeing == 0 || c.flags&(flagNot|flagNone) == 0 {
		return false
	}
	joined := false // in the pool and the cellar: one place may stand before another
	for at, steps := i-1, 0; at >= c.from && steps < 6; at, steps = at-1, steps+1 {
		if r.has(at, tagWithin) {
			return r.nameless(c, at, i)
		}
		if r.has(at, tagJoin) {
			joined = true
		} else if !r.has(at, tagSmall) {
			if !joined {
				return false
			}
			joined = false
		}
	}
	return false
}

// nameless reports that something meaningful is left in a statement beside the place that
// stands at from..to: what is said not to be there.
func (r *reading) nameless(c *clause, from, to int) bool {
	for i := c.from; i < c.to; i++ {
		if i >= from && i <= to || r.has(i, tagSmall) || r.has(i, tagVerb) || r.flags[i] != 0 || r.itemAt[i] > 0 {
			continue
		}
		return true
	}
	return false
}

// stanceThere is what a statement says of a thing that it names as a place: no, where it
// denies anything, in whatever order its language puts the words.
func (r *reading) stanceThere(k int) stance {
	c := &r.clauses[k]
	if c.question || c.flags&flagIf != 0 {
		return unsure
	}
	return denies
}

// timed reports a beginning or an end in time in the statement.
func (r *reading) timed(clause int) bool {
	for k := range r.items {
		if it := &r.items[k]; it.rel != relNone && !it.ranged && !it.amount() && int(r.clauseOf[it.from]) == clause {
			return true
		}
	}
	return false
}

// acts reports a statement that forbids doing something with a thing, and does not say
// whether it is there: never leave the stove open.
func (r *reading) acts(k int) bool {
	f := r.clauses[k].flags
	return f&flagNot != 0 && f&(flagAllowed|flagDenied|flagNone|flagBeing) == 0
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

// noneBefore reports a no (no pets), or a without, that belongs to token i; a no with
// nothing behind it belongs to all of its statement.
func (r *reading) noneBefore(c *clause, i int) bool {
	for k := min(i, c.to) - 1; k >= c.from; k-- {
		f := r.flags[k]
		if i > k+1 && i <= len(r.tokens) && r.passed(c, k, i) {
			continue
		}
		if f&flagNone != 0 && i-k <= reachNone || f&flagWithout != 0 && i-k <= reachWithout && !r.begun(k, i) {
			return true
		}
		if f&(flagVerb|flagAllowed) != 0 && f&flagNone == 0 && k < i-1 {
			break
		}
	}
	return c.flags&flagNone != 0 && (r.endsInNone(c) || r.noneBehind(c, i))
}

// passed reports that what the no or without at token k takes away has ended before token i:
// cats no, dogs yes; no lift, 54 steps.
func (r *reading) passed(c *clause, k, i int) bool {
	if k > c.from && k+1 < len(r.tokens) && r.breakBefore(k+1) > noBreak && r.breakBefore(k) == noBreak && r.flags[k]&flagNone != 0 {
		return true
	}
	for at := k + 2; at <= i && at < c.to; at++ {
		if r.breakBefore(at) > noBreak && r.isDigits(at) {
			return true
		}
	}
	return false
}

// noneBehind reports a no that ends the part of statement c around token i: cats no, sorry.
func (r *reading) noneBehind(c *clause, i int) bool {
	for k := max(i, c.from) + 1; k < c.to && r.breakBefore(k) == noBreak; k++ {
		if r.flags[k]&flagNone != 0 {
			return k+1 < c.to && r.breakBefore(k+1) > noBreak
		}
	}
	return false
}

// begun reports that something else has begun at token i than what the without at token k is
// of: without registration the fine is 83 euros.
func (r *reading) begun(k, i int) bool {
	return i-k >= 3 && i < len(r.tokens) && r.has(i-1, tagSmall) && !r.has(i-2, tagSmall) && !r.has(i-2, tagJoin)
}

// endsInNone reports a statement whose last word is a no: pets: no.
func (r *reading) endsInNone(c *clause) bool {
	return r.flags[c.to-1]&flagNone != 0
}

// cost is what statement k says of what it costs: affirms that it is free, denies it, or
// 0 where it says neither, or only under a condition.
func (r *reading) cost(k, i int) stance {
	if c := &r.clauses[k]; c.question || r.conditional(c, i) {
		return 0
	}
	return r.price(k)
}

// reachCost is how many words before a word for costs a negation may stand that turns it.
const reachCost = 6

// price is cost whatever the condition.
func (r *reading) price(k int) (said stance) {
	c := &r.clauses[k]
	no := c.flags&(flagNot|flagNone) != 0
	for i := c.from; i < c.to; i++ {
		f := r.flags[i]
		turned := false
		for at := i - 1; at >= c.from && at >= i-reachCost && r.itemAt[at] == 0; at-- {
			turned = turned || r.flags[at]&(flagNot|flagNone) != 0
		}
		switch {
		case f&flagFree != 0 && turned, f&flagPaid != 0 && !turned, f&flagIncluded != 0 && no:
			said |= denies
		case f&(flagFree|flagIncluded) != 0, f&flagPaid != 0:
			said |= affirms
		}
	}
	return said
}
