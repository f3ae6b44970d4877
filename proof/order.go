package proof

import "slices"

// order checks that codes for things of one kind are told in the order in which a source
// tells them: which of two is for which door is said in more ways than can be read, and a
// door that does not open at midnight is worse than a question to the owner. Codes for
// different things (the network, its password) are told apart by what they are told of.
func (t *trial) order() {
	said := t.reply.codes()
	for a := range said {
		for b := a + 1; b < len(said); b++ {
			if t.turned(said[a].text, said[b].text) {
				t.reject(Placeholder, "order")
				return
			}
		}
	}
}

// turned reports that the sources tell two codes of one kind, and none of them in that
// order.
func (t *trial) turned(first, second string) bool {
	turned := false
	for _, s := range t.sources {
		var at [2]*item
		for _, it := range s.codes() {
			switch it.text {
			case first:
				at[0] = it
			case second:
				at[1] = it
			}
		}
		if at[0] == nil || at[1] == nil {
			continue
		}
		one, other := s.subject(at[0]), s.subject(at[1])
		if at[0].from < at[1].from || len(one) > 0 && len(other) > 0 && !t.judge.related(one, other) {
			return false
		}
		turned = true
	}
	return turned
}

// codes lists the codes and placeholders of a text as they come, each once.
func (r *reading) codes() []*item {
	var all []*item
	for k := range r.items {
		it := &r.items[k]
		kind := it.values[0].kind
		known := slices.ContainsFunc(all, func(o *item) bool { return o.text == it.text })
		if (kind == kindCode || kind == kindPlaceholder) && !known {
			all = append(all, it)
		}
	}
	return all
}

// refusals checks that a count or a day is not granted which every source refuses: one dog
// is welcome, two are not.
func (t *trial) refusals() {
	for k := range t.reply.items {
		it := &t.reply.items[k]
		if !refusable[it.values[0].kind] || t.reply.quoted[it.from] || t.reply.stance(int(t.reply.clauseOf[it.from]), int(it.from)) != affirms {
			continue
		}
		if refused := t.refused(it); refused {
			t.reject(Polarity, it.text)
		}
	}
}

// closings checks that a time behind which things end is not one behind which the sources only say
// that they cost more, where they say of another one that they end.
func (t *trial) closings() {
	for k := range t.reply.items {
		it := &t.reply.items[k]
		if !it.closes(t.reply) || t.reply.quoted[it.from] {
			continue
		}
		here, there := false, false
		for _, s := range t.sources {
			for i := range s.items {
				o := &s.items[i]
				if _, time := o.as(kindTime); !time || o.ranged && it.fits(o, s.raw) {
					continue
				}
				closes := o.closes(s)
				if it.fits(o, s.raw) && (closes || o.rel == relUntil) {
					return
				}
				here = here || it.fits(o, s.raw) && o.rel == relFrom
				there = there || closes
			}
		}
		if here && there {
			t.reject(UnknownTime, "closing")
		}
	}
}

// closes reports a time from which on its statement denies something.
func (it *item) closes(r *reading) bool {
	if _, time := it.as(kindTime); !time || it.ranged || it.rel == relNone {
		return false
	}
	from, to := r.segment(int(it.from), int(it.to))
	return r.negated(from, to)
}

// refusable are the kinds of value that a no of their own is said to: two, Thursdays.
var refusable = [...]bool{kindNumber: true, kindWeekday: true, kindMonth: true, kindDate: true, kindPlaceholder: false}

// refused reports that the sources hold a count, and only where they say no to it.
func (t *trial) refused(it *item) bool {
	found := false
	for _, s := range t.sources {
		for k := range s.items {
			o := &s.items[k]
			if !it.fits(o, s.raw) {
				continue
			}
			if !s.loneNo(o) {
				return false
			}
			found = true
		}
	}
	return found
}

// loneNo reports a sentence of hardly more than a value and a no: Two, no.
func (r *reading) loneNo(it *item) bool {
	sentence := r.clauses[r.clauseOf[it.from]].sentence
	words, no := 0, false
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.sentence != sentence {
			continue
		}
		words += c.to - c.from
		for i := c.from; i < c.to; i++ {
			no = no || r.flags[i]&(flagNot|flagNone) != 0
		}
	}
	return no && words <= loneWords
}

// loneWords is how many words a sentence has at most that is nothing but a value and a no.
const loneWords = 5

// freeTimes checks that what is free at some hours is not said to be so at the others:
// residents only from nine to five, free evenings and weekends.
func (t *trial) freeTimes() {
	r := t.reply
	for k := range r.items {
		it := &r.items[k]
		if _, time := it.as(kindTime); !time || it.rel != relNone && !it.ranged || r.quoted[it.from] || !r.freeAround(it) {
			continue
		}
		if t.freeElsewhere(it) {
			t.reject(Polarity, "cost")
		}
	}
}

// freeElsewhere reports that the sources hold the hour where nothing is free, and beside it
// something that is.
func (t *trial) freeElsewhere(it *item) bool {
	elsewhere := false
	for _, s := range t.sources {
		for k := range s.items {
			o := &s.items[k]
			if !it.fits(o, s.raw) {
				continue
			}
			if s.freeAround(o) {
				return false
			}
			c := s.clauses[s.clauseOf[o.from]]
			for i := range s.tokens {
				elsewhere = elsewhere || s.flags[i]&flagFree != 0 && s.clauses[s.clauseOf[i]].sentence == c.sentence
			}
		}
	}
	return elsewhere
}

// freeAround reports a word for free in the item's segment.
func (r *reading) freeAround(it *item) bool {
	from, to := r.segment(int(it.from), int(it.to))
	for i := from; i < to; i++ {
		if r.flags[i]&flagFree != 0 {
			return true
		}
	}
	return false
}
