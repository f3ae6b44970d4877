package proof

import "portineria/lexicon"

// StatedKind is the kind of value that a text states.
type StatedKind string

// The kinds that two texts can differ in so that a guest would be told wrong.
const (
	StatedTime  StatedKind = "time"
	StatedPrice StatedKind = "price"
)

// Stated is a value that a text states of something, plainly: not of a condition, a
// question or an exception.
type Stated struct {
	Concept *lexicon.Concept // of what; nil where its statement names nothing
	Kind    StatedKind
	From    bool   // things begin with it
	Until   bool   // things end with it
	N       int64  // minutes after midnight, or thousandths of the currency unit
	Alt     int64  // the same by the other half of the day, or -1
	Per     uint32 // for prices: what it is for, each bit a unit
	Text    string // as written
}

// Agrees reports whether both could be the same value.
func (s Stated) Agrees(o Stated) bool {
	return s.N == o.N || s.Alt >= 0 && s.Alt == o.N || o.Alt >= 0 && o.Alt == s.N
}

// Stated lists the times and prices that a text in that language states.
func (j *Judge) Stated(text, lang string) []Stated {
	r := j.reading(text, lang, nil)
	var all []Stated
	for k := range r.items {
		it := &r.items[k]
		clause := int(r.clauseOf[it.from])
		if c := &r.clauses[clause]; it.after || it.every || c.question || c.flags&(flagIf|flagUnless) != 0 {
			continue
		}
		s, ok := it.stated()
		if !ok {
			continue
		}
		rel := r.turned(it)
		s.From, s.Until, s.Text = rel == relFrom, rel == relUntil, r.span(int(it.from), int(it.to))
		s.Concept = r.statedOf(it, clause)
		all = append(all, s)
	}
	return all
}

// stated is the item as a time or a price, where it is hardly anything else.
func (it *item) stated() (Stated, bool) {
	if it.count == 0 || it.coded || it.numbered || it.placed {
		return Stated{}, false
	}
	switch v := it.values[0]; {
	case v.kind == kindPrice:
		return Stated{Kind: StatedPrice, N: v.n, Alt: -1, Per: it.per}, true
	case v.kind == kindTime:
		// Eleven hours may be a length as well; until eleven hours is a time.
		_, length := it.as(kindQuantity)
		return Stated{Kind: StatedTime, N: v.n, Alt: v.alt}, !length || it.rel != relNone && it.n < 24000
	case v.kind == kindNumber && it.rel != relNone:
		if t, is := it.as(kindTime); is && it.count == 2 {
			return Stated{Kind: StatedTime, N: t.n, Alt: t.alt}, true
		}
	}
	return Stated{}, false
}

// statedOf is what the statement speaks of nearest to the item, before it if anything
// stands there.
func (r *reading) statedOf(it *item, clause int) *lexicon.Concept {
	var of *notion
	for k := range r.notions {
		n := &r.notions[k]
		if n.clause != clause || n.implied || n.part || !n.sure {
			continue
		}
		before := n.at < int(it.from)
		switch {
		case of == nil, before && n.at >= of.at, before && of.at > int(it.from):
			of = n
		}
	}
	if of == nil {
		return nil
	}
	return of.concept
}
