package proof

// values checks that every value of the reply stands in a cited fact, as what it is.
func (t *trial) values() {
	for k := range t.reply.items {
		it := &t.reply.items[k]
		if it.both || it.loose && !t.ranks() || t.reply.quoted[it.from] && t.reply.quoted[it.to-1] {
			continue
		}
		proven, related := t.prove(it)
		if proven && it.every && !t.provenEvery(it) {
			related = false
		}
		if proven && related && it.ends > 0 {
			related = t.proveRange(it, &t.reply.items[it.ends-1])
		}
		switch {
		case !proven && t.guestAge(it):
		case !proven:
			t.reject(it.reason())
		case !related:
			reason, _ := it.reason()
			t.reject(reason, "from or until")
		}
	}
}

// reason is why an item that is not proven is rejected.
func (it *item) reason() (Reason, string) {
	if it.coded {
		return UnknownCode, "code"
	}
	switch v := it.values[0]; v.kind {
	case kindTime:
		return UnknownTime, "time"
	case kindDate, kindMonth:
		return UnknownDate, "date"
	case kindWeekday:
		return UnknownDate, "weekday"
	case kindDay:
		return UnknownDate, "day"
	case kindDaily:
		return UnknownTime, "every day"
	case kindPrice:
		return UnknownPrice, "price"
	case kindQuantity:
		return UnknownNumber, "amount"
	case kindOrdinal:
		return UnknownNumber, "rank"
	case kindCode:
		return UnknownCode, "code"
	case kindPhone:
		return UnknownPhone, "phone"
	case kindLink:
		return UnknownLink, "link"
	case kindEmail:
		return UnknownEmail, "email"
	case kindPlaceholder:
		return Placeholder, "placeholder"
	}
	return UnknownNumber, "number"
}

// prove looks for the item in the sources: whether it stands there, and whether it stands
// there as a beginning where the reply makes it one, and not as an end.
func (t *trial) prove(it *item) (proven, related bool) {
	rel := t.reply.turned(it)
	for _, s := range t.sources {
		for k := range s.items {
			si := &s.items[k]
			if !it.fits(si, s.raw) || !si.counts(it) && t.counted(it) {
				continue
			}
			proven = true
			if it.rel == relFrom && si.rel == relFrom && it.after != si.after && t.begins(it) {
				continue
			}
			if other := s.turned(si); rel == relNone || other == relNone || other == rel {
				return true, true
			}
		}
		if it.standsIn(s) {
			return true, true
		}
	}
	if proven {
		return true, false
	}
	for _, s := range t.allowed {
		for k := range s.items {
			if it.fits(&s.items[k], s.raw) && t.mayRepeat(it, s, &s.items[k]) {
				return true, true
			}
		}
		if it.standsIn(s) {
			return true, true
		}
	}
	return t.asked(it) || t.seasonal(it), true
}

// seasonal reports an every day that hours which hold for a season, and name no weekday,
// mean by themselves.
func (t *trial) seasonal(it *item) bool {
	if v, ok := it.as(kindDaily); !ok || v.n > 0 {
		return false
	}
	for _, s := range t.sources {
		hours, season, weekday := false, false, false
		for k := range s.items {
			o := &s.items[k]
			_, date := o.as(kindDate)
			_, time := o.as(kindTime)
			_, day := o.as(kindWeekday)
			hours, season, weekday = hours || time && o.ranged, season || date && o.ranged, weekday || day
		}
		if hours && season && !weekday {
			return true
		}
	}
	return false
}

// counted reports whether a source has an amount in the item's unit: then a bare number
// proves nothing of it.
func (t *trial) counted(it *item) bool {
	for _, s := range t.sources {
		for k := range s.items {
			if _, ok := s.items[k].as(kindQuantity); ok && s.items[k].counts(it) {
				return true
			}
		}
	}
	return false
}

// mayRepeat reports whether an item of an allowed text bears out the reply's: a number only
// beside the same word, a time only where no cited fact says a time of its own, since what
// it is the time of does not stand there.
func (t *trial) mayRepeat(it *item, s *reading, o *item) bool {
	if _, timed := it.as(kindTime); timed {
		for _, source := range t.sources {
			for k := range source.items {
				if _, ok := source.items[k].as(kindTime); ok {
					return false
				}
			}
		}
		return true
	}
	return !it.countable() || t.reply.besides(it, s, o)
}

// asked reports what may be repeated from the question though no fact holds it: the day
// that the guest spoke of, counted from today.
func (t *trial) asked(it *item) bool {
	v, ok := it.as(kindDay)
	if !ok {
		return false
	}
	for k := range t.question.items {
		if q, ok := t.question.items[k].as(kindDay); ok && q.n == v.n {
			return true
		}
	}
	return false
}
