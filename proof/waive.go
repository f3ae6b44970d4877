package proof

// withoutOnly reports a denial that is nothing but a without in a statement that denies nothing
// else, where a source has a without too: without registration of the plate there is a fine.
func (t *trial) withoutOnly(n *notion) bool {
	const no = flagNot | flagNone | flagDenied
	f := t.reply.clauses[n.clause].flags
	if f&no != 0 || f&flagWithout == 0 {
		return false
	}
	for _, s := range t.sources {
		for k := range s.clauses {
			if f := s.clauses[k].flags; f&no == 0 && f&flagWithout != 0 {
				return true
			}
		}
	}
	return false
}

// outweighed reports that the word of notion k stands for another concept as well, of which
// the sources say the same.
func (t *trial) outweighed(k int) bool {
	n := &t.reply.notions[k]
	for i := range t.reply.notions {
		o := &t.reply.notions[i]
		if i == k || o.at != n.at || o.implied || o.part || o.concept == n.concept || !o.sure {
			continue
		}
		if t.exactly(n) == 0 && t.exactly(o) == o.stance {
			return true
		}
	}
	return false
}

// grants reports a source that says a plain yes of a notion's concept: in the garden it is
// allowed.
func (t *trial) grants(n *notion) bool {
	for _, s := range t.sources {
		for k := range s.notions {
			o := &s.notions[k]
			if c := &s.clauses[o.clause]; o.concept == n.concept && o.stance == affirms && s.elliptic(c) {
				return true
			}
		}
	}
	return false
}
