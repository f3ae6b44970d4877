package proof

import "portineria/lexicon"

// promises looks for what commits the house to something that no cited fact says.
func (t *trial) promises() {
	r := t.reply
	for _, m := range r.marks {
		if r.quoted[m.from] {
			continue
		}
		switch m.tag {
		case tagCommit:
			if !t.saysToo(tagCommit) {
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
			if t.granting(m) && !t.saysToo(tagEase) {
				t.reject(Promise, "permission")
			}
		}
	}
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
		if m.tag == tagHuman && !r.quoted[m.from] && (m.from == 0 || !r.has(int(m.from)-1, tagNot)) {
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
