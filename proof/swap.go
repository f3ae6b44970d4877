package proof

import (
	"slices"

	"portineria/lexicon"
)

// swaps checks that a value is told of what the sources tell it of: with check-in at three
// and check-out at ten in them, check-out is not at three.
func (t *trial) swaps() {
	for k := range t.reply.items {
		it := &t.reply.items[k]
		if t.reply.quoted[it.from] {
			continue
		}
		if subject := t.reply.subject(it); len(subject) > 0 && (t.elsewhere(it, subject) || t.narrower(it, subject)) {
			reason, _ := it.reason()
			t.reject(reason, "of something else")
		}
	}
	t.pairs()
}

// pairs checks that two values of one statement belong together: a supplement of twenty
// euros after eight is none after three.
func (t *trial) pairs() {
	r := t.reply
	for a := range r.items {
		for b := range r.items {
			x, y := &r.items[a], &r.items[b]
			if a == b || r.clauseOf[x.from] != r.clauseOf[y.from] || x.alike(y) || r.quoted[x.from] {
				continue
			}
			if t.apart(x, y) {
				reason, _ := x.reason()
				t.reject(reason, "of something else")
			}
		}
	}
}

// apart reports that the sources tell y with another value of x's kind, and never with x.
func (t *trial) apart(x, y *item) bool {
	other := false
	for _, s := range t.sources {
		for k := range s.items {
			if !y.fits(&s.items[k], s.raw) {
				continue
			}
			sentence := s.clauses[s.clauseOf[s.items[k].from]].sentence
			for l := range s.items {
				o := &s.items[l]
				if l == k || s.clauses[s.clauseOf[o.from]].sentence != sentence {
					continue
				}
				if x.fits(o, s.raw) {
					return false
				}
				other = other || o.sort() == x.sort() && (o.values[0].unit == x.values[0].unit || o.sort() == kindTime)
			}
		}
	}
	return other
}

// elsewhere reports that the sources have the value for other things only, and another
// value of its kind for this one.
func (t *trial) elsewhere(it *item, subject []*lexicon.Concept) bool {
	other := false
	for i, s := range t.sources {
		for k := range s.items {
			o := &s.items[k]
			if it.sort() != o.sort() {
				continue
			}
			theirs := s.subject(o)
			related := t.judge.related(subject, theirs)
			if !it.fits(o, s.raw) {
				other = other || related
				continue
			}
			if len(theirs) == 0 {
				theirs = t.judge.mains[t.topics[i]]
				related = t.judge.related(subject, theirs)
			}
			if related || len(theirs) == 0 {
				return false
			}
		}
	}
	return other
}

// collects holds for the word that bins are emptied, whatever is in them.
func collects(a, b *lexicon.Concept) bool { return a.ID == "bin_days" && b.Topic() == "trash" }

// narrower reports that the sources tell another value of the very thing, and this one only of
// a wider one or of another of its family: nine euros for a bicycle are none for an e-bike.
func (t *trial) narrower(it *item, subject []*lexicon.Concept) bool {
	if _, price := it.as(kindPrice); !price {
		return false
	}
	for _, x := range subject {
		if x.Parent == "" {
			continue
		}
		own, wide := false, false
		for _, s := range t.sources {
			for k := range s.items {
				o := &s.items[k]
				if o.sort() != it.sort() {
					continue
				}
				theirs := s.subject(o)
				has := slices.Contains(theirs, x)
				if it.fits(o, s.raw) {
					if has || len(theirs) == 0 {
						return false
					}
					wide = wide || slices.ContainsFunc(theirs, func(c *lexicon.Concept) bool { return c.ID == x.Parent || c.Parent == x.Parent })
				} else {
					own = own || has
				}
			}
		}
		if own && wide {
			return true
		}
	}
	return false
}

// sort is what an item is first of all: the first end of a range of hours is a time, though it
// is written as a number.
func (it *item) sort() kind {
	if _, timed := it.as(kindTime); timed && it.ranged {
		return kindTime
	}
	return it.values[0].kind
}

// related reports whether two sets of concepts share one, or one that covers another.
func (j *Judge) related(a, b []*lexicon.Concept) bool {
	for _, x := range a {
		for _, y := range b {
			if j.covers(x, y) || j.covers(y, x) || entering[x.ID] && entering[y.ID] || collects(x, y) || collects(y, x) {
				return true
			}
		}
	}
	return false
}

// entering are concepts of one thing that languages word apart: check-in is from three, you
// can come in from three.
var entering = map[string]bool{"access": true, "checkin": true}

// subject is what an item is told of: the concepts between the commas and joining words
// around it, else those before it in the sentence that no value of its kind stands nearer to.
func (r *reading) subject(it *item) []*lexicon.Concept {
	from, to := r.segment(int(it.from), int(it.to))
	var subject []*lexicon.Concept
	var before []*lexicon.Concept
	sentence := r.clauses[r.clauseOf[it.from]].sentence
	for k := range r.notions {
		n := &r.notions[k]
		if n.implied || r.holdsItem(n.at, n.to) {
			continue
		}
		if n.at >= from && n.at < to {
			subject = append(subject, n.concept)
		} else if n.at < from && r.clauses[n.clause].sentence == sentence && !r.taken(n.at, it) {
			before = append(before, n.concept)
		}
	}
	if len(subject) == 0 {
		return before
	}
	return subject
}

// holdsItem reports a value among the tokens from..to: a concept around it is made of words
// that belong to several values.
func (r *reading) holdsItem(from, to int) bool {
	for i := from; i < to; i++ {
		if r.itemAt[i] > 0 {
			return true
		}
	}
	return false
}

// taken reports a value of the item's kind nearer to token i than the item: between them,
// or in the token's own segment.
func (r *reading) taken(i int, it *item) bool {
	start, _ := r.segment(i, i+1)
	for k := range r.items {
		o := &r.items[k]
		if o.ends > 0 && &r.items[o.ends-1] == it {
			continue // the other end of its range is told of the same thing
		}
		if int(o.from) >= start && o.from < it.from && o.values[0].kind == it.values[0].kind {
			return true
		}
	}
	return false
}

// segment is the run of tokens around from..to without comma or joining word.
func (r *reading) segment(from, to int) (int, int) {
	for from > 0 && !r.parts(from) {
		from--
	}
	for to < len(r.tokens) && !r.parts(to) {
		to++
	}
	return from, to
}

// parts reports whether a segment begins at token i.
func (r *reading) parts(i int) bool {
	return r.breakBefore(i) > noBreak || r.has(i, tagBut) || r.has(i, tagJoin) && !r.withinItems(i)
}
