package proof

import (
	"portineria/lexicon"
)

// findKinds notes the kinds that the lexicon does not keep apart. Where it found the wider
// concept in the word, the kind takes its place.
func (j *Judge) findKinds(r *reading) {
	for _, m := range r.marks {
		if m.tag != tagKind || r.itemAt[m.from] > 0 {
			continue
		}
		kind, found := &j.kinds[m.n], false
		for i := range r.notions {
			if n := &r.notions[i]; n.at == int(m.from) && n.concept.ID == kind.Parent {
				if n.sure {
					n.wider = n.concept
				}
				n.concept, n.sure, found = kind, false, true
			}
		}
		if !found && r.speaksOf(j, kind.Parent) {
			n := notion{concept: kind, at: int(m.from), to: int(m.to), clause: int(r.clauseOf[m.from])}
			n.stance = r.stance(n.clause, n.at)
			n.free = r.cost(n.clause, n.at)
			r.attribute(j, kind, n.clause)
			r.notions = append(r.notions, n)
		}
	}
}

// restrict lets a statement that begins with only, behind one that denies the same thing or a wider one,
// deny it too: no animals, only guide dogs, does not say that dogs may come.
func (j *Judge) restrict(r *reading) {
	for k := range r.notions {
		n := &r.notions[k]
		c := &r.clauses[n.clause]
		if !opposing[r.tokens[c.from].Form] || n.stance != affirms {
			continue
		}
		for i := range r.notions {
			o := &r.notions[i]
			if o.clause < n.clause && r.clauses[o.clause].sentence == c.sentence && o.stance == denies && j.kin(o.concept, n.concept) {
				n.stance = denies
			}
		}
	}
}

// attribute leaves open what clause k says of the thing itself that it calls heated or not.
func (r *reading) attribute(j *Judge, kind *lexicon.Concept, k int) {
	if kind.ID != heatedPool {
		return
	}
	parent := j.lexicon.Concept(kind.Parent)
	for i := range r.notions {
		if n := &r.notions[i]; parent != nil && n.clause == k && n.concept.ID == parent.Parent && n.stance == denies {
			n.stance = unsure
		}
	}
}

// speaksOf reports whether the text has a concept of the family of that id: only there is
// paper a kind of waste.
func (r *reading) speaksOf(j *Judge, id string) bool {
	concept := j.lexicon.Concept(id)
	if concept == nil {
		return false
	}
	for i := range r.notions {
		if n := &r.notions[i]; n.concept == concept || n.concept.ID == concept.Parent || n.concept.Parent == id {
			return true
		}
	}
	return false
}

// findTorn notes what the pieces of a concept mean whose words lie in two statements.
func (r *reading) findTorn(l *lexicon.Lexicon, from, to int) {
	for from < to {
		end := from + 1
		for end < to && r.clauseOf[end] == r.clauseOf[from] && (r.breakBefore(end) == noBreak || !r.holdsItem(from, to)) {
			end++
		}
		start := from
		if start > 0 && r.has(start-1, tagSmall) && r.clauseOf[start-1] == r.clauseOf[start] {
			start-- // non si fuma, nemmeno alla finestra
		}
		for _, h := range l.Concepts(r.span(start, end), r.code()) {
			if h.Concept.Attribute {
				continue
			}
			at := start
			for at < end-1 && r.tokens[at].Start < r.tokens[start].Start+h.Start {
				at++
			}
			n := notion{concept: h.Concept, at: at, to: at + 1, clause: int(r.clauseOf[at])}
			n.stance = r.stance(n.clause, at)
			n.free = r.cost(n.clause, at)
			r.notions = append(r.notions, n)
		}
		from = end
	}
}

// spokenByGuests reports concepts of complaints and their like: where a fact or a reply
// has such words (no towels), they are about the things in them.
func spokenByGuests(c *lexicon.Concept) bool {
	switch c.Sensitive {
	case "complaint", "legal", "people", "health":
		return true
	}
	return false
}

// findWords notes what the tokens from..to mean without those that complain or deny:
// hot water, of no hot water.
func (r *reading) findWords(l *lexicon.Lexicon, from, to int) {
	for i := from; i < to; i++ {
		if r.wordless(i) {
			continue
		}
		end := i + 1
		for end < to && !r.wordless(end) {
			end++
		}
		for _, h := range l.Concepts(r.span(i, end), r.code()) {
			if h.Concept.Attribute || spokenByGuests(h.Concept) || h.How == lexicon.Typo {
				continue
			}
			at := i
			for at < end-1 && r.tokens[at].End <= r.tokens[i].Start+h.Start {
				at++
			}
			n := notion{concept: h.Concept, at: at, to: at + 1, clause: int(r.clauseOf[at]), sure: !h.Foreign}
			n.stance = r.stance(n.clause, at)
			n.free = r.cost(n.clause, at)
			r.notions = append(r.notions, n)
		}
		i = end
	}
}

// wordless reports a token that names no thing.
func (r *reading) wordless(i int) bool {
	return r.itemAt[i] > 0 || r.flags[i]&^flagAllowed != 0 || r.has(i, tagSmall) || r.has(i, tagBland)
}

// code is the language of the reading, or empty.
func (r *reading) code() string {
	if r.lang == nil {
		return ""
	}
	return r.lang.code
}

// findParts notes what the words of a joint concept mean by themselves: smoking and the
// balcony of smoking on the balcony. They are spoken of too, but not by themselves.
func (r *reading) findParts(l *lexicon.Lexicon, whole notion) {
	for i := whole.at; i < whole.to; i++ {
		if r.has(i, tagSmall) || r.itemAt[i] > 0 {
			continue
		}
		for _, h := range l.Concepts(r.span(i, i+1), r.code()) {
			if h.Concept != whole.concept && !h.Concept.Attribute {
				part := whole
				part.concept, part.at, part.to, part.sure, part.part = h.Concept, i, i+1, false, true
				r.notions = append(r.notions, part)
			}
		}
	}
}

// byChance reports a word inside which a concept was found that can hardly be meant: a
// verb, or in a language that writes nouns with a capital any word without (akzeptieren
// holds Tiere).
func (r *reading) byChance(i int) bool {
	return r.noNoun(i) || r.flags[i]&(flagVerb|flagAllowed|flagDenied) != 0
}

// noNoun reports a word with a small letter in a language whose nouns have a capital.
func (r *reading) noNoun(i int) bool {
	return r.lang != nil && r.lang.nouns && r.tokens[i].Case == lexicon.Lower
}

// related reports a phrase for from or until over one of the tokens from..to.
func (r *reading) related(from, to int) bool {
	for i := max(0, from-2); i < to; i++ {
		for _, m := range r.marks[r.starts[i]:r.starts[i+1]] {
			if m.to-m.from > 1 && int(m.to) > from && (m.tag == tagFrom || m.tag == tagUntil || m.tag == tagLeast || m.tag == tagMost || m.tag == tagIdiom) {
				return true
			}
		}
	}
	return false
}

// blandness tells for each token whether a bland phrase covers it.
func (r *reading) blandness() []bool {
	covered := make([]bool, len(r.tokens))
	for _, m := range r.marks {
		if m.tag == tagBland {
			for i := m.from; i < m.to; i++ {
				covered[i] = true
			}
		}
	}
	return covered
}

func all(set []bool) bool {
	for _, b := range set {
		if !b {
			return false
		}
	}
	return true
}
