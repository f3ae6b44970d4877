package proof

import (
	"slices"

	"portineria/lexicon"
)

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
			if c.flags&flagIncluded != 0 && t.plainlyFree(k) {
				t.reject(Polarity, "not included")
			}
			if !r.includes(c.sentence) && !t.costing(k, denies) && !t.waysToPay(k) {
				t.reject(Polarity, "cost")
			}
		}
	}
}

// waysToPay reports that clause k says how something is paid, where a source has a price.
func (t *trial) waysToPay(k int) bool {
	c := &t.reply.clauses[k]
	if c.flags&(flagNot|flagNone|flagIncluded) != 0 || t.reply.priced(k) || !slices.ContainsFunc(t.reply.marks, func(m mark) bool { return m.tag == tagPayment && int(t.reply.clauseOf[m.from]) == k }) {
		return false
	}
	return t.saysToo(tagPayment) && slices.ContainsFunc(t.sources, func(s *reading) bool {
		return slices.ContainsFunc(s.clauses, func(c clause) bool { return c.flags&flagPaid != 0 && c.flags&(flagNot|flagNone) == 0 }) || slices.ContainsFunc(s.items, func(it item) bool { _, price := it.as(kindPrice); return price })
	})
}

// plainlyFree reports that the sources call a thing of clause k free or included, and never dear.
func (t *trial) plainlyFree(k int) bool {
	var said stance
	for a := range t.reply.notions {
		n := &t.reply.notions[a]
		if n.clause != k {
			continue
		}
		for _, s := range t.sources {
			for b := range s.notions {
				if o := &s.notions[b]; o.concept == n.concept {
					said |= o.free
				}
			}
		}
	}
	return said == affirms
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
			case want == denies && (s.priced(c) && !s.includes(s.clauses[c].sentence) || no && f&(flagProvided|flagAllowed|flagBeing) != 0 && t.reply.clauses[k].flags&flagIncluded != 0):
				said |= denies
			case want == affirms && s.nothingAt(c):
				said |= affirms
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

// nothingAt reports a nothing beside an age in clause c: up to fourteen nothing.
func (r *reading) nothingAt(c int) bool {
	for k := range r.items {
		if it := &r.items[k]; it.age != relNone && int(r.clauseOf[it.from]) == c && r.nothingBeside(it) {
			return true
		}
	}
	return false
}

// nothingBeside reports a nothing in the segment of an age, and no noun that it could be of.
func (r *reading) nothingBeside(it *item) bool {
	from, to := r.segment(int(it.from), int(it.to))
	for i := from; i < to; i++ {
		if r.flags[i]&flagNone != 0 && (i+1 == to || r.flags[i+1] != 0) {
			return true
		}
	}
	return false
}

// includes reports that a sentence says that something is part of the price.
func (r *reading) includes(sentence int) bool {
	for k := range r.clauses {
		if c := &r.clauses[k]; c.sentence == sentence && c.flags&flagIncluded != 0 && c.flags&(flagNot|flagNone) == 0 {
			return true
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
