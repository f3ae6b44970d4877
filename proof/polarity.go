package proof

import "portineria/lexicon"

// notions checks that what the reply speaks of is spoken of in a source: a pool that no
// cited fact mentions is neither there nor not there.
func (t *trial) notions() {
	for k := range t.reply.notions {
		n := &t.reply.notions[k]
		if n.implied || t.reply.quoted[n.at] || t.mentioned(n.concept) || t.harmless(n) {
			continue
		}
		t.reject(reasonOf(n.concept), n.concept.ID)
	}
}

// mentioned reports whether a source speaks of the concept, or of a narrower one.
func (t *trial) mentioned(c *lexicon.Concept) bool {
	for _, s := range t.sources {
		for k := range s.notions {
			if t.judge.covers(c, s.notions[k].concept) {
				return true
			}
		}
	}
	return false
}

// covers reports whether what is said of narrow is said of wide as well.
func (j *Judge) covers(wide, narrow *lexicon.Concept) bool {
	for c := narrow; c != nil; c = j.lexicon.Concept(c.Parent) {
		if c == wide {
			return true
		}
		if c.Parent == "" {
			break
		}
	}
	return false
}

// polarity checks that the reply says yes where the sources say yes, and no where they say
// no, of everything both speak of.
func (t *trial) polarity() {
	for k := range t.reply.notions {
		n := &t.reply.notions[k]
		if t.reply.quoted[n.at] || n.stance == unsure {
			continue
		}
		if said, found := t.stances(n); found && said&n.stance == 0 || said == unsure && t.overstated(n) {
			t.reject(Polarity, n.concept.ID)
		}
	}
}

// stances gathers what the sources say of a notion.
func (t *trial) stances(n *notion) (all stance, found bool) {
	for _, s := range t.sources {
		for k := range s.notions {
			if o := &s.notions[k]; t.judge.covers(n.concept, o.concept) {
				all |= o.stance
				found = true
			}
		}
	}
	return all, found
}

// overstated reports that the sources say both yes and no of a notion, and the reply takes
// one of them without the circumstances that it is said for: smoking is allowed on the
// balcony does not bear out that smoking is allowed.
func (t *trial) overstated(n *notion) bool {
	own := t.reply.circumstances(n)
	qualified := false
	for _, s := range t.sources {
		for k := range s.notions {
			o := &s.notions[k]
			if !t.judge.covers(n.concept, o.concept) || o.stance&n.stance == 0 {
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

func shared(a, b map[any]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

// sides checks directions and places that have an opposite: a reply may not say left
// where the sources say right.
func (t *trial) sides() {
	r := t.reply
	for _, m := range r.marks {
		if m.tag != tagSide || r.quoted[m.from] {
			continue
		}
		this := side(m.n)
		if t.reply.clauses[r.clauseOf[m.from]].flags&flagNot != 0 {
			continue
		}
		switch {
		case t.sided(this):
		case t.sided(this ^ 1):
			t.reject(Polarity, "opposite")
		case this <= sideRight:
			t.reject(Polarity, "direction")
		}
	}
}

// sided reports whether a source says the side.
func (t *trial) sided(s side) bool {
	for _, source := range t.sources {
		for _, m := range source.marks {
			if m.tag == tagSide && side(m.n) == s {
				return true
			}
		}
	}
	return false
}

// costs checks that the reply calls free what the sources call free, and dear what they
// call dear.
func (t *trial) costs() {
	r := t.reply
	for k := range r.clauses {
		c := &r.clauses[k]
		if r.quoted[c.from] && r.quoted[c.to-1] {
			continue
		}
		switch r.cost(k, c.to) {
		case affirms:
			if !t.costing(k, affirms) {
				t.reject(Promise, "free of charge")
			}
		case denies:
			if !t.costing(k, denies) {
				t.reject(Polarity, "cost")
			}
		}
	}
}

// costing reports whether a source says that what clause k speaks of is free, or costs.
func (t *trial) costing(k int, want stance) bool {
	for _, s := range t.sources {
		for c := range s.clauses {
			said := s.cost(c, s.clauses[c].to)
			if want == denies && s.priced(c) {
				said |= denies
			}
			if said&want != 0 && t.sameSubject(k, s, c) {
				return true
			}
		}
	}
	return false
}

// priced reports a price in the statement.
func (r *reading) priced(c int) bool {
	for i := range r.items {
		if _, ok := r.items[i].as(kindPrice); ok && int(r.clauseOf[r.items[i].from]) == c {
			return true
		}
	}
	return false
}

// sameSubject reports whether clause k of the reply and clause c of a source may speak of
// one thing: they share a concept, or one of them names none that the other could share.
func (t *trial) sameSubject(k int, s *reading, c int) bool {
	ours, theirs := false, false
	for a := range t.reply.notions {
		n := &t.reply.notions[a]
		if n.clause != k || !t.mentioned(n.concept) {
			continue
		}
		ours = true
		for b := range s.notions {
			if o := &s.notions[b]; o.clause == c && (t.judge.covers(n.concept, o.concept) || t.judge.covers(o.concept, n.concept)) {
				return true
			}
		}
	}
	for b := range s.notions {
		theirs = theirs || s.notions[b].clause == c
	}
	return !ours || !theirs
}
