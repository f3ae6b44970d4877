package proof

// sides checks directions and places that have an opposite: a reply may not say left
// where the sources say right.
func (t *trial) sides() {
	r := t.reply
	for _, m := range r.marks {
		if m.tag != tagSide || r.quoted[m.from] {
			continue
		}
		this := side(m.n)
		if this == sideClosed && r.tokens[m.from].Form == "ferme" && m.from > 0 && (r.tokens[m.from-1].Form == "la" || r.tokens[m.from-1].Form == "une") {
			continue // la ferme is a farm
		}
		if t.reply.clauses[r.clauseOf[m.from]].flags&flagNot != 0 {
			continue
		}
		switch {
		case this&^1 == sideOpen && t.otherwiseOn(int(m.from), this):
			t.reject(Polarity, "opposite on that day")
		case t.sided(this), this == sideOpen && t.reply.hourly(int(m.from)):
		case t.sided(this ^ 1):
			t.reject(Polarity, "opposite")
		case this <= sideRight:
			t.reject(Polarity, "direction")
		}
	}
}

// otherwiseOn reports that the reply says open or closed at token at of a day of the week,
// and the sources only the contrary of that day.
func (t *trial) otherwiseOn(at int, this side) bool {
	contrary := false
	from, to := t.reply.segment(at, at+1)
	for a := range t.reply.items {
		it := &t.reply.items[a]
		if _, day := it.as(kindWeekday); !day || it.ranged || int(it.from) < from || int(it.from) >= to {
			continue
		}
		for _, s := range t.sources {
			for b := range s.items {
				o := &s.items[b]
				if o.ranged || !it.fits(o, s.raw) {
					continue
				}
				first, last := s.segment(int(o.from), int(o.to))
				for _, m := range s.marks {
					if m.tag != tagSide || int(m.from) < first || int(m.from) >= last || side(m.n)&^1 != sideOpen {
						continue
					}
					if side(m.n) == this {
						return false
					}
					contrary = true
				}
			}
		}
	}
	return contrary
}

// payment checks that a way to pay is one that the sources name, where they name any.
func (t *trial) payment() {
	for _, m := range t.reply.marks {
		if m.tag != tagPayment || t.reply.quoted[m.from] || !t.saysToo(tagPayment) {
			continue
		}
		said := t.reply.stance(int(t.reply.clauseOf[m.from]), int(m.from))
		switch theirs := t.pays(m.n); {
		case theirs == 0 && (said != denies || !t.excludes()):
			t.reject(UnknownAmenity, "payment")
		case theirs != 0 && theirs&said == 0:
			t.reject(Polarity, "payment")
		}
	}
}

// excludes reports an only in a source.
func (t *trial) excludes() bool {
	for _, s := range t.sources {
		for _, f := range s.flags {
			if f&flagUnless != 0 {
				return true
			}
		}
	}
	return false
}

// pays is what the sources say of a way to pay, 0 where none names it.
func (t *trial) pays(way int16) (all stance) {
	for _, s := range t.sources {
		for _, m := range s.marks {
			if m.tag == tagPayment && m.n == way {
				all |= s.stance(int(s.clauseOf[m.from]), int(m.from))
			}
		}
	}
	return all
}

// sided reports whether a source says the side.
func (t *trial) sided(s side) bool {
	for _, source := range t.sources {
		for _, m := range source.marks {
			if m.tag == tagSide && side(m.n) == s {
				return true
			}
		}
	}
	return false
}

// hourly reports a time of day in the segment of token at: open from nine to five says no
// more than the hours, which are checked as such.
func (r *reading) hourly(at int) bool {
	from, to := r.segment(at, at+1)
	for k := range r.items {
		if _, time := r.items[k].as(kindTime); time && int(r.items[k].from) >= from && int(r.items[k].from) < to {
			return true
		}
	}
	return false
}
