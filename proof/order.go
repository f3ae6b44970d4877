package proof

import "slices"

// order checks that codes are told in the order in which a source tells them: which of two
// codes is for which door is said in more ways than can be read, and a door that does not
// open at midnight is worse than a question to the owner.
func (t *trial) order() {
	said := t.reply.codes()
	if len(said) < 2 {
		return
	}
	swapped := false
	for _, s := range t.sources {
		there := slices.DeleteFunc(s.codes(), func(code string) bool { return !slices.Contains(said, code) })
		if slices.Equal(there, said) {
			return
		}
		swapped = swapped || len(there) == len(said)
	}
	if swapped {
		t.reject(Placeholder, "order")
	}
}

// codes lists the codes and placeholders of a text as they come, each once.
func (r *reading) codes() []string {
	var all []string
	for k := range r.items {
		it := &r.items[k]
		if kind := it.values[0].kind; (kind == kindCode || kind == kindPlaceholder) && !slices.Contains(all, it.text) {
			all = append(all, it.text)
		}
	}
	return all
}

// refusals checks that a count is not granted which every source refuses: one dog is
// welcome, two are not.
func (t *trial) refusals() {
	for k := range t.reply.items {
		it := &t.reply.items[k]
		if it.values[0].kind != kindNumber || t.reply.quoted[it.from] || t.reply.stance(int(t.reply.clauseOf[it.from]), int(it.from)) != affirms {
			continue
		}
		if refused := t.refused(it); refused {
			t.reject(Polarity, it.text)
		}
	}
}

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
const loneWords = 4
