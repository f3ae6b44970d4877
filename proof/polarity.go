package proof

import "strings"

// polarity checks that the reply says yes where the sources say yes, and no where they say
// no, of everything both speak of.
func (t *trial) polarity() {
	for k := range t.reply.notions {
		n := &t.reply.notions[k]
		if !t.reply.quoted[n.at] && t.turnsCondition(n) {
			t.reject(Polarity, n.concept.ID)
		}
		if t.reply.quoted[n.at] || n.stance == unsure || n.part {
			continue
		}
		if n.concept.ID == drinkable && n.stance == affirms && t.exactly(n)&affirms == 0 {
			t.reject(Polarity, drinkable) // that water is there does not say that it is good
			continue
		}
		if n.concept.ID == privateBathroom && n.stance == affirms && t.exactly(n)&affirms == 0 {
			t.reject(Polarity, privateBathroom) // that there are bathrooms does not say that each room has one
			continue
		}
		if n.stance == denies && t.withoutOnly(n) || t.outweighed(k) {
			continue
		}
		if n.stance == denies && t.reply.acts(n.clause) && t.deniesAnything() && !t.grants(n) {
			continue
		}
		if n.stance == affirms && n.concept.ID == "smoking" && t.refusedThere(n) {
			t.reject(Polarity, "smoking there")
		}
		said, found := t.stances(t.reply, n)
		if found && said == denies && n.stance == affirms && t.accompanied(n) {
			continue
		}
		if !found && n.stance == denies && !t.deniesAnything() && !t.reply.limited(n.clause) {
			t.reject(Polarity, n.concept.ID)
		}
		if found && said&n.stance == 0 || said == unsure && t.exactly(n) != n.stance && t.overstated(n) {
			t.reject(Polarity, n.concept.ID)
		}
	}
}

// accompanied reports that the reply lets someone in with somebody whom the sources do not let
// in without: no children without an adult.
func (t *trial) accompanied(n *notion) bool {
	c := &t.reply.clauses[n.clause]
	if c.flags&flagWithout != 0 || !t.reply.companion(c.from, c.to) {
		return false
	}
	for _, s := range t.sources {
		for k := range s.notions {
			o := &s.notions[k]
			if d := &s.clauses[o.clause]; t.judge.kin(n.concept, o.concept) && d.flags&flagNot != 0 && d.flags&flagWithout != 0 && s.companion(d.from, d.to) {
				return true
			}
		}
	}
	return false
}

// companions are how words for those begin who go with children.
var companions = []string{"accompa", "acompa", "begleit", "begeleid", "adult", "erwachsen", "volwassen", "doros", "genitor", "parent", "padres", "eltern", "ouders", "rodzic", "pais"}

// companion reports such a word among the tokens from..to.
func (r *reading) companion(from, to int) bool {
	for i := from; i < to; i++ {
		for _, word := range companions {
			if strings.HasPrefix(r.tokens[i].Form, word) {
				return true
			}
		}
	}
	return false
}

// refusedThere reports a place in the statement of a notion to which the sources only say no: not
// even at the window.
func (t *trial) refusedThere(n *notion) bool {
	for k := range t.reply.notions {
		o := &t.reply.notions[k]
		if o.clause != n.clause || o.concept == n.concept || o.implied {
			continue
		}
		if t.exactly(o) == denies {
			return true
		}
	}
	return false
}

// turnsCondition reports that the reply says if there is, where every source that puts the
// same thing into a condition says if there is none, or the other way round.
func (t *trial) turnsCondition(n *notion) bool {
	if !t.reply.conditioned(n) {
		return false
	}
	found := false
	for _, s := range t.sources {
		for k := range s.notions {
			o := &s.notions[k]
			if o.concept != n.concept || o.implied {
				continue
			}
			if !s.conditioned(o) || s.without(o) == t.reply.without(n) {
				return false
			}
			found = true
		}
	}
	return found
}

// conditioned reports that a notion stands behind an if.
func (r *reading) conditioned(n *notion) bool { return r.conditional(&r.clauses[n.clause], n.at) }

// without reports a negation, of whatever kind, that belongs to a notion.
func (r *reading) without(n *notion) bool {
	c := &r.clauses[n.clause]
	return c.flags&(flagNot|flagDenied) != 0 || r.noneBefore(c, n.at)
}

// deniesAnything reports a negation of any kind in a source.
func (t *trial) deniesAnything() bool {
	for _, s := range t.sources {
		for _, f := range s.flags {
			if f&(flagNot|flagNone|flagWithout|flagDenied|flagUnless|flagFree) != 0 {
				return true
			}
		}
	}
	return false
}

// limited reports a time or amount in the statement that it denies something beyond: no
// check-in after eight.
func (r *reading) limited(clause int) bool {
	for k := range r.items {
		if it := &r.items[k]; it.rel != relNone && !it.ranged && int(r.clauseOf[it.from]) == clause {
			return true
		}
	}
	return r.clauses[clause].flags&(flagUnless|flagWithout) != 0
}

// stances gathers what the sources say of a notion. Where a source in the same language
// uses the same word for it, what is said of other words for the concept does not count:
// charcoal that is not provided takes no barbecue away.
func (t *trial) stances(r *reading, n *notion) (all stance, found bool) {
	var same, wider stance
	for _, s := range t.sources {
		for k := range s.notions {
			o := &s.notions[k]
			if !t.judge.covers(n.concept, o.concept) && broader[n.concept.ID] != o.concept.ID {
				if t.judge.covers(o.concept, n.concept) {
					wider |= o.stance
				}
				continue
			}
			all |= o.stance
			found = true
			if s.lang == r.lang && !o.implied && sameWord(r.tokens[n.at].Form, s.tokens[o.at].Form) {
				same |= o.stance
			}
		}
	}
	if same != 0 && !n.implied {
		return same, true
	}
	if !found {
		return wider, wider != 0
	}
	return all, found
}

// broader are concepts that a language may speak of with the word for another: the animals of
// a farm are animals, which for guests are pets.
var broader = map[string]string{"farm_animals": "pets"}

// exactly gathers what the sources say of the very concept, and not of a narrower one.
func (t *trial) exactly(n *notion) (all stance) {
	for _, s := range t.sources {
		for k := range s.notions {
			if o := &s.notions[k]; o.concept == n.concept && !o.part && !o.implied {
				all |= o.stance
			}
		}
	}
	return all
}

// sameWord reports whether two words begin alike, as forms of one do.
func sameWord(a, b string) bool {
	return a == b || len(a) >= sameLetters && len(b) >= sameLetters && a[:sameLetters] == b[:sameLetters]
}

const sameLetters = 4

// overstated reports that the sources say both yes and no of a notion, and the reply takes
// one of them without the circumstances that it is said for: smoking is allowed on the
// balcony does not bear out that smoking is allowed.
func (t *trial) overstated(n *notion) bool {
	own := t.reply.circumstances(n)
	if own == nil { // the statement before may say where
		before := *n
		before.clause = max(n.clause-1, 0)
		if t.reply.clauses[before.clause].sentence == t.reply.clauses[n.clause].sentence {
			own = t.reply.circumstances(&before)
		}
	}
	qualified := false
	for _, s := range t.sources {
		for k := range s.notions {
			o := &s.notions[k]
			if !t.judge.covers(n.concept, o.concept) && !t.judge.covers(o.concept, n.concept) || o.stance&n.stance == 0 {
				continue
			}
			if o.stance == unsure {
				return false
			}
			there := s.circumstances(o)
			if there == nil || shared(own, there) {
				return false
			}
			qualified = true
		}
	}
	return qualified
}

// circumstances are the other concepts, the places and the values in a notion's statement.
func (r *reading) circumstances(n *notion) map[any]bool {
	all := make(map[any]bool)
	for k := range r.notions {
		if o := &r.notions[k]; o.clause == n.clause && o.concept != n.concept {
			all[o.concept] = true
		}
	}
	c := &r.clauses[n.clause]
	for _, m := range r.marks {
		if m.tag == tagSide && int(m.from) >= c.from && int(m.from) < c.to {
			all[side(m.n)] = true
		}
	}
	for k := range r.items {
		if it := &r.items[k]; int(it.from) >= c.from && int(it.from) < c.to {
			all[it.values[0].n] = true
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// shared reports whether two sets have a member in common.
func shared(a, b map[any]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}
