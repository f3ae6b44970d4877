package proof

import "strings"

// answerLength is how many tokens at the beginning of the reply are a yes or no and what
// stands before it; it notes which of them it is.
func (t *trial) answerLength(r *reading) int {
	for i := 0; i < len(r.tokens) && i < 8; i++ {
		if i > 0 && r.breakBefore(i) == noBreak {
			continue
		}
		for _, tag := range [...]tag{tagNay, tagYes} {
			if m, ok := r.at(i, tag); ok && r.parted(m) {
				t.answers = m
				return int(m.to)
			}
		}
	}
	return 0
}

// parted reports whether a yes or no stands by itself: at the end, or before a comma, a
// point or a dash.
func (r *reading) parted(m mark) bool {
	if int(m.to) == len(r.tokens) || r.breakBefore(int(m.to)) > noBreak {
		return true
	}
	if m.tag == tagNay || m.from > 0 && r.breakBefore(int(m.from)) < sentenceBreak {
		return false
	}
	switch r.tokens[m.from].Form {
	case "yes", "ja", "oui", "sim", "tak":
		return true
	case "si":
		return strings.ContainsAny(r.raw[r.tokens[m.from].Start:r.tokens[m.from].End], "íìÍÌ")
	}
	return false
}

// answer checks the yes or no that opens the reply against the question and the sources.
func (t *trial) answer() {
	if t.answers.to == 0 || t.reply.quoted[t.answers.from] {
		return
	}
	yes := t.answers.tag == tagYes
	said, found := t.saidOfQuestion()
	rest := len(t.reply.tokens) > int(t.answers.to)
	switch {
	case !rest && !found:
		t.reject(Polarity, "answer")
	case yes && found && said == denies && !t.deniesQuestion():
		t.reject(Polarity, "yes")
	case !yes && !rest && said == affirms:
		t.reject(Polarity, "no")
	case !t.agrees(yes):
		t.reject(Polarity, "answer")
	}
}

// saidOfQuestion gathers what the sources say of what the question asks about.
func (t *trial) saidOfQuestion() (all stance, found bool) {
	for k := range t.question.notions {
		if s, ok := t.stances(&t.question.notions[k]); ok {
			all |= s
			found = true
		}
	}
	return all, found
}

// deniesQuestion reports a question that asks whether something is not so, or forbidden.
func (t *trial) deniesQuestion() bool {
	for _, f := range t.question.flags {
		if f&(flagNot|flagNone|flagDenied|flagWithout) != 0 {
			return true
		}
	}
	return false
}

// agrees reports whether the statement behind the yes or no says the same of what was
// asked. A no may go before a statement that says how it is instead.
func (t *trial) agrees(yes bool) bool {
	if t.deniesQuestion() {
		return true
	}
	r := t.reply
	for k := range r.notions {
		n := &r.notions[k]
		c := &r.clauses[n.clause]
		if c.sentence > r.clauses[r.clauseOf[min(int(t.answers.to), len(r.tokens)-1)]].sentence || n.implied || !t.askedFor(n) {
			continue
		}
		if yes && n.stance == denies {
			return false
		}
		if !yes && n.stance == affirms && c.flags&flagAllowed != 0 && c.flags&(flagUnless|flagIf) == 0 && !r.valued(n.clause) && n.free == 0 {
			return false
		}
	}
	return true
}

// askedFor reports whether the question speaks of the notion.
func (t *trial) askedFor(n *notion) bool {
	for k := range t.question.notions {
		if t.question.notions[k].concept == n.concept {
			return true
		}
	}
	return false
}

// valued reports a value in the statement.
func (r *reading) valued(c int) bool {
	for i := range r.items {
		if int(r.clauseOf[r.items[i].from]) == c {
			return true
		}
	}
	return false
}
