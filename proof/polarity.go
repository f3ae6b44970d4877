package proof

import (
	"slices"

	"portineria/lexicon"
)

// polarity checks that the reply says yes where the sources say yes, and no where they say
// no, of everything both speak of.
func (t *trial) polarity() {
	for k := range t.reply.notions {
		n := &t.reply.notions[k]
		if t.reply.quoted[n.at] || n.stance == unsure || n.part {
			continue
		}
		if n.stance == denies && t.reply.acts(n.clause) && t.deniesAnything() {
			continue
		}
		said, found := t.stances(t.reply, n)
		if !found && n.stance == denies && !t.deniesAnything() && !t.reply.limited(n.clause) {
			t.reject(Polarity, n.concept.ID)
		}
		if found && said&n.stance == 0 || said == unsure && t.exactly(n) != n.stance && t.overstated(n) {
			t.reject(Polarity, n.concept.ID)
		}
	}
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
			if !t.judge.covers(n.concept, o.concept) {
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

// payment checks that a way to pay is one that the sources name, where they name any.
func (t *trial) payment() {
	for _, m := range t.reply.marks {
		if m.tag == tagPayment && !t.reply.quoted[m.from] && t.saysToo(tagPayment) && !t.pays(m.n) {
			t.reject(UnknownAmenity, "payment")
		}
	}
}

// pays reports whether a source names the way to pay.
func (t *trial) pays(way int16) bool {
	for _, s := range t.sources {
		for _, m := range s.marks {
			if m.tag == tagPayment && m.n == way {
				return true
			}
		}
	}
	return false
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
			if c.flags&flagIncluded != 0 && !t.costing(k, affirms) {
				t.reject(Polarity, "included")
			} else if !t.costing(k, affirms) {
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
	near := t.nearSentences(k)
	for i, s := range t.sources {
		for c := range s.clauses {
			if near != nil && !near[[2]int{i, s.clauses[c].sentence}] {
				continue
			}
			said := s.price(c)
			f := s.clauses[c].flags
			no := f&(flagNot|flagNone) != 0
			switch {
			case want == denies && (s.priced(c) || no && f&(flagProvided|flagAllowed|flagBeing) != 0 && t.reply.clauses[k].flags&flagIncluded != 0):
				said |= denies
			case want == affirms && !no && f&flagProvided != 0 && t.reply.clauses[k].flags&flagIncluded != 0:
				said |= affirms
			}
			if said&want != 0 && t.sameSubject(k, i, c) && (!s.dated(c) || !t.contested(k, want) || t.sharesDates(k, s, c)) {
				return true
			}
		}
	}
	return false
}

// dated reports a time or day in clause c.
func (r *reading) dated(c int) bool {
	c = r.dateClause(c)
	for k := range r.items {
		if it := &r.items[k]; int(r.clauseOf[it.from]) == c && !it.amount() {
			return true
		}
	}
	return false
}

// dateClause is the clause itself, or for a mere price the one before it.
func (r *reading) dateClause(c int) int {
	if c > 0 && r.clauses[c].flags&says == 0 && r.clauses[c-1].sentence == r.clauses[c].sentence {
		return c - 1
	}
	return c
}

// contested reports that a source says the contrary of what costs clause k speaks of: then
// it matters for which days it says so.
func (t *trial) contested(k int, want stance) bool {
	for i, s := range t.sources {
		for c := range s.clauses {
			if said := s.price(c); (said&(unsure^want) != 0 || want == affirms && s.priced(c)) && t.sameSubject(k, i, c) {
				return true
			}
		}
	}
	return false
}

// sharesDates reports whether a time or day of clause k of the reply, or of the one before
// it in the sentence if it has none, stands in clause c of a source.
func (t *trial) sharesDates(k int, s *reading, c int) bool {
	c = s.dateClause(c)
	if r := t.reply; !r.dated(k) && k > 0 && r.clauses[k-1].sentence == r.clauses[k].sentence {
		k--
	}
	return t.sharesValue(k, s, func(o *item) bool {
		_, price := o.as(kindPrice)
		return (price || !o.amount()) && s.dateClause(int(s.clauseOf[o.from])) == c
	})
}

// nearSentences are the sentences of sources in which a value of clause k stands, each
// with the number of its source; nil if there are none.
func (t *trial) nearSentences(k int) map[[2]int]bool {
	var near map[[2]int]bool
	for i, s := range t.sources {
		t.sharesValue(k, s, func(o *item) bool {
			sentence := s.clauses[s.clauseOf[o.from]].sentence
			if near == nil {
				near = make(map[[2]int]bool)
			}
			for a := range t.reply.items {
				if it := &t.reply.items[a]; int(t.reply.clauseOf[it.from]) == k && it.fits(o, s.raw) {
					near[[2]int{i, sentence}] = true
				}
			}
			return false
		})
	}
	if len(near) == 0 {
		return nil
	}
	return near
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

// sameSubject reports whether clause k of the reply and clause c of that source may speak of
// one thing: they share a concept, or one of them names none that the other could share.
func (t *trial) sameSubject(k, source, c int) bool {
	s := t.sources[source]
	k, c = t.reply.subjectClause(k), s.subjectClause(c)
	ours, theirs := false, false
	for a := range t.reply.notions {
		n := &t.reply.notions[a]
		if n.clause != k || !t.mentioned(n.concept) {
			continue
		}
		ours = true
		if !s.namesThing(c) && t.judge.related(t.judge.mains[t.topics[source]], []*lexicon.Concept{n.concept}) {
			return true
		}
		for b := range s.notions {
			if o := &s.notions[b]; o.clause == c && t.judge.kin(n.concept, o.concept) {
				return true
			}
		}
	}
	for b := range s.notions {
		theirs = theirs || s.notions[b].clause == c
	}
	return !ours || !theirs
}

// namesThing reports a thing spoken of in clause c.
func (r *reading) namesThing(c int) bool {
	return slices.ContainsFunc(r.notions, func(n notion) bool { return n.clause == c && slices.Contains(things, n.concept.Topic()) })
}

// kin reports whether one of two concepts covers the other, or they are twins.
func (j *Judge) kin(a, b *lexicon.Concept) bool {
	return j.covers(a, b) || j.covers(b, a) || twins[a.ID] == b.ID
}

// subjectClause is the clause itself, or where it names nothing the one before it in the
// sentence that does: cleaning is not included: it costs 40.
func (r *reading) subjectClause(k int) int {
	if !r.subjectless(&r.clauses[k]) {
		return k
	}
	for c := k; c >= 0 && r.clauses[c].sentence == r.clauses[k].sentence; c-- {
		for i := range r.notions {
			if r.notions[i].clause == c {
				return c
			}
		}
	}
	return k
}
