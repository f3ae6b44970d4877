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
	sure    bool // a plain word for it, that could hardly mean something else
	part    bool // a word of a joint concept by itself
	implied bool // taken over from the statement before a but
}

// leastWeight is the least weight of a hit of the lexicon that is not taken for chance.
const leastWeight = 0.5

// sureWeight is the least weight of one in the reply that must stand in a source.
const sureWeight = 0.55

// qualifiers are attributes of the lexicon with which a question asks for more than
// whether something is there.
var qualifiers = map[string]bool{"early": true, "late": true, "longer": true, "how_much": true}

// findNotions places the concepts in the statements. Words in codes and links, in phrases
// that mean something else, and small words that look like a concept are none.
func (r *reading) findNotions(l *lexicon.Lexicon, hits []lexicon.Hit) {
	covered, bland := r.swallowed(), r.blandness()
	i := 0
	for k := range hits {
		h := &hits[k]
		if h.Concept.Attribute {
			r.qualified = r.qualified || qualifiers[h.Concept.ID]
			r.included = r.included || h.Concept.ID == "included"
			continue
		}
		if h.Weight < leastWeight {
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
		if _, each := r.ending(i, tagPer); each && r.has(i, tagUnit) {
			continue // five euros per child
		}
		if to == i+1 && h.How >= lexicon.Compound && r.byChance(i) {
			continue
		}
		if r.verbatim(i) || to == i+1 && r.itemAt[i] > 0 || to == i+1 && (covered[i] > 1 || r.has(i, tagSmall)) || all(bland[i:to]) {
			continue
		}
		if spokenByGuests(h.Concept) {
			r.findWords(l, i, to)
			continue
		}
		if r.clauseOf[i] != r.clauseOf[to-1] {
			r.findTorn(l, i, to)
			continue
		}
		n := notion{concept: h.Concept, at: i, to: to, clause: int(r.clauseOf[i]),
			sure: h.How != lexicon.Typo && !h.Foreign && h.Weight >= sureWeight && !(to == i+1 && r.lang != nil && r.lang.nouns && r.tokens[i].Case == lexicon.Lower)}
		if wider := l.Concept(h.Concept.Parent); wider != nil && r.related(i, to) {
			n.concept = wider // check out no later than ten is no late check-out
		}
		n.stance = r.stance(n.clause, to-1)
		n.free = r.cost(n.clause, i)
		r.notions = append(r.notions, n)
		if to > i+1 && r.lang != nil {
			r.findParts(l, n)
		}
	}
}

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
				n.concept, n.sure, found = kind, false, true
			}
		}
		if !found && r.speaksOf(j, kind.Parent) {
			n := notion{concept: kind, at: int(m.from), to: int(m.to), clause: int(r.clauseOf[m.from])}
			n.stance = r.stance(n.clause, n.at)
			n.free = r.cost(n.clause, n.at)
			r.notions = append(r.notions, n)
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
		for end < to && r.clauseOf[end] == r.clauseOf[from] {
			end++
		}
		for _, h := range l.Concepts(r.span(from, end), r.code()) {
			if h.Concept.Attribute {
				continue
			}
			at := from
			for at < end-1 && r.tokens[at].Start < r.tokens[from].Start+h.Start {
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

// findWords notes what the tokens from..to mean each by itself.
func (r *reading) findWords(l *lexicon.Lexicon, from, to int) {
	for i := from; i < to; i++ {
		if r.itemAt[i] > 0 || r.has(i, tagSmall) || r.has(i, tagBland) {
			continue
		}
		for _, h := range l.Concepts(r.span(i, i+1), r.code()) {
			if h.Concept.Attribute || spokenByGuests(h.Concept) || h.How == lexicon.Typo {
				continue
			}
			n := notion{concept: h.Concept, at: i, to: i + 1, clause: int(r.clauseOf[i]), sure: !h.Foreign}
			n.stance = r.stance(n.clause, i)
			n.free = r.cost(n.clause, i)
			r.notions = append(r.notions, n)
		}
	}
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
	if r.lang != nil && r.lang.nouns && r.tokens[i].Case == lexicon.Lower {
		return true
	}
	return r.flags[i]&(flagVerb|flagAllowed|flagDenied) != 0
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

// verbatim reports a token of a code, a link or the like.
func (r *reading) verbatim(i int) bool {
	k := r.itemAt[i]
	return k > 0 && r.items[k-1].values[0].kind >= kindCode
}

// takeOver lets a statement behind a but speak of what the one before it spoke of, when it
// names nothing itself: smoking is not allowed inside but is allowed on the balcony.
func (r *reading) takeOver() {
	own := len(r.notions)
	speaks := make([]bool, len(r.clauses))
	for i := range own {
		speaks[r.notions[i].clause] = true
	}
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.after < 0 || speaks[k] || c.flags&(flagNot|flagNone|flagAllowed|flagDenied) == 0 || !r.subjectless(c) {
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
