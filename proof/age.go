package proof

import "slices"

// ageAt is on which side of an age things are: below it, from it on, or neither where the
// number is no age.
func (r *reading) ageAt(it *item) relation {
	i := int(it.from)
	m, ok := r.ending(i, tagUnder)
	if !ok || r.breakBefore(i) > noBreak || m.n < 10 && it.unit != unitYear && !r.ofChildren(i) {
		return relNone
	}
	if m.n%10 == 1 {
		return relUntil
	}
	return relFrom
}

// ages checks that what the reply says of those below or above an age the sources say of
// the same ones: where those under twelve are free, those over twelve are not.
func (t *trial) ages() {
	for k := range t.reply.items {
		if it := &t.reply.items[k]; it.age != relNone && !t.reply.quoted[it.from] && t.misplaced(it) {
			t.reject(UnknownNumber, "age")
		}
	}
	for _, m := range t.reply.marks {
		if m.tag == tagAllAges && !t.reply.quoted[m.from] && t.limitsAges() {
			t.reject(UnknownNumber, "all ages")
		}
	}
}

// limitsAges reports that a source speaks of those below or above an age.
func (t *trial) limitsAges() bool {
	for _, s := range t.sources {
		for k := range s.items {
			if s.items[k].age != relNone {
				return true
			}
		}
	}
	return false
}

// misplaced reports that the sources have an age, and none of them for what the reply has
// it for.
func (t *trial) misplaced(it *item) bool {
	found := false
	free, pays := t.reply.fare(it)
	for _, s := range t.sources {
		for k := range s.items {
			o := &s.items[k]
			if o.age == relNone || !it.fits(o, s.raw) {
				continue
			}
			found = true
			// Who is not free pays: those from fifteen on pay, those below are free.
			if theirs, pay := s.fare(o); it.age != o.age && free != theirs || it.age == o.age && (!free || !pay) && (!theirs || !pays) {
				return false
			}
		}
	}
	return found
}

// fare reports whether those of an age are said to be free, or to pay.
func (r *reading) fare(it *item) (free, pays bool) {
	from, to := r.segment(int(it.from), int(it.to))
	covered := 0 // the end of the phrase for free
	for i := from; i < to; i++ {
		if m, ok := r.at(i, tagFree); ok {
			free, covered = true, max(covered, int(m.to))
		}
		if r.has(i, tagPays) && i >= covered {
			pays = true
		}
	}
	free = free || r.nothingBeside(it)
	return free, pays && !free
}

// guestAge reports the age of a guest that stands in the question, and of which the reply says
// what follows from the sources: where those under twelve are free, one of ten is.
func (t *trial) guestAge(it *item) bool {
	if v, ok := it.as(kindQuantity); !ok || v.unit != unitYear || it.age != relNone {
		return false
	}
	if !slices.ContainsFunc(t.question.items, func(q item) bool { return q.n == it.n }) {
		return false
	}
	free, pays := t.reply.fare(it)
	for _, s := range t.sources {
		for k := range s.items {
			o := &s.items[k]
			theirs, _ := s.fare(o)
			if o.age == relUntil && theirs && (it.n < o.n && free || it.n > o.n && pays) {
				return true
			}
		}
	}
	return false
}
