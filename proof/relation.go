package proof

// begins reports whether a source has another value that things begin with, or come after,
// as the reply says of the item: then after nine is not from nine.
func (t *trial) begins(it *item) bool {
	for _, s := range t.sources {
		for k := range s.items {
			if o := &s.items[k]; o.rel == relFrom && o.after == it.after && it.alike(o) && !it.fits(o, s.raw) {
				return true
			}
		}
	}
	return false
}

// ranks reports a rank in a source. Where there is none, one in the reply may be a way of
// speaking: a second car for another one.
func (t *trial) ranks() bool {
	for _, s := range t.sources {
		for k := range s.items {
			if _, ok := s.items[k].as(kindOrdinal); ok {
				return true
			}
		}
	}
	return false
}

// provenEvery reports whether an interval of the reply is one in a source, where the
// sources have intervals at all.
func (t *trial) provenEvery(it *item) bool {
	intervals := false
	for _, s := range t.sources {
		for k := range s.items {
			if o := &s.items[k]; o.every && it.alike(o) {
				if it.fits(o, s.raw) {
					return true
				}
				intervals = true
			}
		}
	}
	return !intervals
}

// proveRange looks for a source in which the ends of a range stand as a beginning and,
// behind it, an end.
func (t *trial) proveRange(a, b *item) bool {
	for _, group := range [...][]*reading{t.sources, t.allowed} {
		for _, s := range group {
			begun := false
			for i := range s.tokens {
				o := s.beginning(i)
				if o == nil {
					continue
				}
				if begun && o.rel != relFrom && b.fits(o, s.raw) {
					return true
				}
				begun = begun || o.rel != relUntil && a.fits(o, s.raw)
			}
		}
	}
	return false
}

// turned is the relation of an item, the other way round where its segment denies:
// not after ten is until ten.
func (r *reading) turned(it *item) relation {
	if it.rel == relNone || it.amount() || it.ranged || !r.negated(r.segment(int(it.from), int(it.to))) {
		return it.rel
	}
	return relFrom + relUntil - it.rel
}

// negated reports a negation among the tokens from..to, outside a condition.
func (r *reading) negated(from, to int) bool {
	for i := from; i < to; i++ {
		switch f := r.flags[i]; {
		case f&flagIf != 0:
			return false
		case f&(flagNot|flagNone) != 0:
			return true
		}
	}
	return false
}

// bounded reports a time with which things begin or end right at token i.
func (r *reading) bounded(i int) bool {
	if i >= len(r.tokens) || !r.joined(i) {
		return false
	}
	for _, t := range [...]tag{tagFrom, tagUntil} {
		if m, ok := r.at(i, t); ok {
			for at := int(m.to); at <= int(m.to)+1 && at < len(r.tokens); at++ {
				if num, ok := r.numeral(at); ok && num.hours >= 0 || r.has(at, tagHour) || r.has(at, tagNoon) || r.has(at, tagMidnight) {
					return true
				}
			}
		}
	}
	return false
}
