package proof

import (
	"slices"

	"portineria/lexicon"
)

// promises looks for what commits the house to something that no cited fact says.
func (t *trial) promises() {
	r := t.reply
	for _, m := range r.marks {
		if r.quoted[m.from] {
			continue
		}
		switch m.tag {
		case tagCommit:
			if !r.denied(m) && !t.committed(m, tagCommit) {
				t.reject(Promise, "commitment")
			}
		case tagSure:
			if !r.denied(m) && !t.saysToo(tagSure) {
				t.reject(Promise, "guarantee")
			}
		case tagMoney:
			if !t.saysToo(tagMoney) {
				t.reject(Promise, "money")
			}
		case tagEase:
			if t.granting(m) && !t.committed(m, tagEase) {
				t.reject(Promise, "permission")
			}
		}
	}
}

// committed reports whether a source says the same kind of thing, in a statement that
// speaks of what the reply's speaks of.
func (t *trial) committed(m mark, what tag) bool {
	clause := int(t.reply.clauseOf[m.from])
	if what == tagCommit && t.does(clause) {
		return true
	}
	for _, s := range t.sources {
		for _, o := range s.marks {
			if o.tag == what && t.sharesMatter(clause, s, int(s.clauseOf[o.from])) {
				return true
			}
		}
	}
	return false
}

// does reports whether a source says that the house does what statement k of the reply says
// that it does, and with the same thing.
func (t *trial) does(k int) bool {
	for _, m := range t.reply.marks {
		if m.tag != tagDeed || int(t.reply.clauseOf[m.from]) != k {
			continue
		}
		for _, s := range t.sources {
			for _, o := range s.marks {
				if c := int(s.clauseOf[o.from]); o.tag == tagDeed && o.n == m.n && s.clauses[c].flags&(flagNot|flagNone) == 0 && t.sharesMatter(k, s, c) {
					return true
				}
			}
		}
	}
	return false
}

// sharesMatter reports whether statement k of the reply and statement c of a source have
// a concept or a value in common.
func (t *trial) sharesMatter(k int, s *reading, c int) bool {
	for a := range t.reply.notions {
		for b := range s.notions {
			n, o := &t.reply.notions[a], &s.notions[b]
			if n.clause == k && o.clause == c && (t.judge.covers(n.concept, o.concept) || t.judge.covers(o.concept, n.concept)) {
				return true
			}
		}
	}
	return t.reply.speaksOfCodes(k) && s.speaksOfCodes(c) || t.sharesValue(k, s, func(o *item) bool { return int(s.clauseOf[o.from]) == c })
}

// speaksOfCodes reports a word for codes or passwords in clause k.
func (r *reading) speaksOfCodes(k int) bool {
	return slices.ContainsFunc(r.marks, func(m mark) bool { return m.tag == tagCode && int(r.clauseOf[m.from]) == k })
}

// sharesValue reports whether a value in statement k of the reply stands among those of a
// source that are looked at.
func (t *trial) sharesValue(k int, s *reading, look func(*item) bool) bool {
	for a := range t.reply.items {
		it := &t.reply.items[a]
		if int(t.reply.clauseOf[it.from]) != k {
			continue
		}
		for b := range s.items {
			if o := &s.items[b]; look(o) && it.fits(o, s.raw) {
				return true
			}
		}
	}
	return false
}

// saysToo reports whether a source has a phrase of that kind.
func (t *trial) saysToo(want tag) bool {
	for _, s := range t.sources {
		for _, m := range s.marks {
			if m.tag == want {
				return true
			}
		}
	}
	return false
}

// denied reports a negation directly before the phrase.
func (r *reading) denied(m mark) bool {
	for i := int(m.from) - 1; i >= 0 && i >= int(m.from)-2 && r.breakBefore(i+1) == noBreak; i-- {
		if r.has(i, tagNot) || r.has(i, tagNone) {
			return true
		}
	}
	return false
}

// granting reports whether a no problem grants something: a permission stands in its
// sentence or the next.
func (t *trial) granting(m mark) bool {
	r := t.reply
	sentence := r.clauses[r.clauseOf[m.from]].sentence
	for _, o := range r.marks {
		if o.tag == tagMay && (o.from >= m.to || o.to <= m.from) {
			if s := r.clauses[r.clauseOf[o.from]].sentence; s == sentence || s == sentence+1 {
				return true
			}
		}
	}
	return false
}

// person looks for the claim to be a human being or the owner.
func (t *trial) person() {
	r := t.reply
	for _, m := range r.marks {
		if m.tag == tagHuman && !r.quoted[m.from] && !r.denied(m) {
			t.reject(ClaimsHuman, "person")
		}
	}
	for i := range r.tokens {
		if to := r.introduces(i); to > 0 && !r.quoted[i] && t.hostName(to) {
			t.reject(ClaimsHuman, "name")
		}
	}
}

// introduces is the token behind a sentence's opening I am, or 0.
func (r *reading) introduces(i int) int {
	if r.breakBefore(i) == noBreak {
		return 0
	}
	form := r.tokens[i].Form
	second := ""
	if i+1 < len(r.tokens) {
		second = r.tokens[i+1].Form
	}
	switch form {
	case "sono", "soy", "sou", "jestem":
		return i + 1
	case "i", "ich", "ik":
		if second == "am" || second == "m" || second == "bin" || second == "ben" {
			return i + 2
		}
	case "je":
		if second == "suis" {
			return i + 2
		}
	}
	return 0
}

// hostName reports whether token i of the reply is a name written with a capital that
// stands among the allowed texts by itself.
func (t *trial) hostName(i int) bool {
	r := t.reply
	if i >= len(r.tokens) || r.tokens[i].Case != lexicon.Title {
		return false
	}
	for _, a := range t.allowed {
		if len(a.tokens) <= 2 && len(a.tokens) > 0 && a.tokens[0].Form == r.tokens[i].Form {
			return true
		}
	}
	return false
}
