package proof

import (
	"slices"

	"portineria/lexicon"
)

// notion is a concept where a text speaks of it.
type notion struct {
	concept *lexicon.Concept
	wider   *lexicon.Concept // of a kind, such as a dog: the concept for sure whose place it took
	at, to  int              // tokens
	clause  int
	stance  stance
	// free is affirms where it is said to cost nothing, denies where it costs.
	free    stance
	sure    bool // a plain word for it, that could hardly mean something else
	part    bool // a word of a joint concept by itself
	guess   bool // the concept was found inside a longer word or for one misspelt: it may be another word
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
		if r.clauseOf[i] != r.clauseOf[to-1] || r.partedWithin(i, to) {
			r.findTorn(l, i, to)
			continue
		}
		n := notion{concept: h.Concept, at: i, to: to, clause: int(r.clauseOf[i]),
			sure: h.How != lexicon.Typo && !h.Foreign && h.Weight >= sureWeight && (to > i+1 || !r.noNoun(i))}
		n.guess = h.How >= lexicon.Compound && !n.sure && to == i+1
		if wider := l.Concept(h.Concept.Parent); wider != nil && r.related(i, to) {
			n.concept = wider // check out no later than ten is no late check-out
		}
		n.stance = r.stance(n.clause, to-1)
		if r.located(n.clause, i) {
			n.stance = r.stanceThere(n.clause)
		}
		n.free = r.cost(n.clause, i)
		r.notions = append(r.notions, n)
		if to > i+1 && r.lang != nil {
			r.findParts(l, n)
		}
	}
}

// hits are the concepts of a text, looked for sentence by sentence: words of two sentences make none
// together.
func (r *reading) hits(l *lexicon.Lexicon, lang string) (all []lexicon.Hit) {
	text := blank(r.raw)
	from := 0
	for i := 1; i <= len(r.tokens); i++ {
		if i < len(r.tokens) && r.breakBefore(i) < sentenceBreak {
			continue
		}
		end := len(text)
		if i < len(r.tokens) {
			end = r.tokens[i].Start
		}
		for _, h := range l.Concepts(text[from:end], lang) {
			h.Start += from
			h.End += from
			all = append(all, h)
		}
		from = end
	}
	return all
}

// partedWithin reports a value and a break among the tokens from..to: their words belong to two things.
func (r *reading) partedWithin(from, to int) bool {
	if !r.holdsItem(from, to) {
		return false
	}
	for i := from + 1; i < to; i++ {
		if r.breakBefore(i) > noBreak {
			return true
		}
	}
	return false
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
		if k > 0 && c.sentence == r.clauses[k-1].sentence && speaks[k-1] && r.elliptic(c) {
			r.imply(own, k-1, k)
			continue
		}
		if k > 0 && c.sentence > r.clauses[k-1].sentence && r.elliptic(c) && c.to-c.from <= loneWords {
			if before := slices.IndexFunc(r.clauses, func(b clause) bool { return b.sentence == c.sentence-1 }); before >= 0 && speaks[before] {
				r.imply(own, before, k) // inside no smoking, not even at the window; on the balcony yes
			}
			continue
		}
		if c.flags&(flagNone|flagPaid) == flagNone|flagPaid {
			continue // there is nothing else to pay
		}
		if c.after < 0 || speaks[k] || c.flags&(flagNot|flagNone|flagAllowed|flagDenied) == 0 || !r.subjectless(c) {
			continue
		}
		r.imply(own, c.after, k)
	}
}

// imply lets statement k speak of what statement before spoke of, among the first own notions.
func (r *reading) imply(own, before, k int) {
	c := &r.clauses[k]
	for i := range own {
		if n := r.notions[i]; n.clause == before {
			r.notions = append(r.notions, notion{concept: n.concept, at: c.from, to: c.from, clause: k, implied: true,
				stance: r.stance(k, c.to), free: r.cost(k, c.to)})
		}
	}
}

// elliptic reports a statement of a place and a yes, which says yes there of what the
// statement before spoke of: no smoking inside, on the balcony yes.
func (r *reading) elliptic(c *clause) bool {
	if c.to-c.from > 6 || !r.affirmed(c.to-1) {
		return false
	}
	for i := c.from; i < c.to-1; i++ {
		if r.flags[i]&flagVerb != 0 {
			return false
		}
	}
	return r.has(c.from, tagSmall) || r.has(c.from, tagJoin) || r.has(c.from, tagBut)
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
