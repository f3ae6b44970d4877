package proof

import (
	"slices"
	"strings"
)

// answerLength is how many tokens at the beginning of the reply are a yes or no and what
// stands before it; it notes which of them it is.
func (t *trial) answerLength(r *reading) int {
	for i := 0; i < len(r.tokens) && i < 8; i++ {
		if i > 0 && r.breakBefore(i) == noBreak {
			continue
		}
		for _, tag := range [...]tag{tagNay, tagYes} {
			if m, ok := r.at(i, tag); ok && r.parted(m) && !r.isDigits(int(m.to)) {
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
	case !rest && !found, !yes && !found && !t.deniesAnything() && len(t.reply.items) == 0:
		t.reject(Polarity, "answer")
	case yes && found && said == denies && !t.deniesQuestion():
		t.reject(Polarity, "yes")
	case !yes && !rest && said == affirms:
		t.reject(Polarity, "no")
	case !t.agrees(yes):
		t.reject(Polarity, "answer")
	case yes && t.unheardOf():
		t.reject(UnknownAmenity, "of the question")
	}
}

// saidOfQuestion gathers what the sources say of what the question asks about.
func (t *trial) saidOfQuestion() (all stance, found bool) {
	for k := range t.question.notions {
		if s, ok := t.stances(t.question, &t.question.notions[k]); ok {
			all |= s
			found = true
		}
	}
	return all, found
}

// unheardOf reports a question about a thing that no source mentions: there is no yes to it.
func (t *trial) unheardOf() bool {
	asked := false
	for k := range t.question.notions {
		n := &t.question.notions[k]
		if !n.sure || n.part || !slices.Contains(things, n.concept.Topic()) || slices.Contains(vague, n.concept.ID) {
			continue
		}
		if t.mentioned(n.concept) || t.worded(n.concept) {
			return false
		}
		for _, s := range t.sources { // what the source has may be wider or of one family
			for i := range s.notions {
				if o := s.notions[i].concept; t.judge.kin(n.concept, o) || n.concept.Topic() == o.Topic() {
					return false
				}
			}
		}
		asked = true
	}
	for k := range t.reply.items {
		if proven, _ := t.prove(&t.reply.items[k]); proven {
			return false
		}
	}
	return asked
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

// asksNeed reports a question for what guests need or must do.
func (t *trial) asksNeed() bool {
	return slices.ContainsFunc(t.question.marks, func(m mark) bool { return m.tag == tagNeed })
}

// agrees reports whether the statement behind the yes or no says the same of what was
// asked. A no may go before a statement that says how it is instead.
func (t *trial) agrees(yes bool) bool {
	if t.deniesQuestion() || !yes && t.asksNeed() {
		return true
	}
	r := t.reply
	first := int(r.clauseOf[min(int(t.answers.to), len(r.tokens)-1)])
	for k := range r.notions {
		n := &r.notions[k]
		c := &r.clauses[n.clause]
		if n.clause != first || n.implied || n.part || !t.askedFor(n) {
			continue
		}
		if yes && n.stance == denies {
			return false
		}
		if !yes && n.stance == affirms && c.flags&(flagUnless|flagIf) == 0 && !t.qualified(n.clause) && !r.deniesIn(c.sentence) {
			return false
		}
	}
	return true
}

// deniesIn reports that a sentence denies something: no, the water comes from a well and
// is not for drinking.
func (r *reading) deniesIn(sentence int) bool {
	for k := range r.notions {
		if n := &r.notions[k]; n.stance == denies && r.clauses[n.clause].sentence == sentence {
			return true
		}
	}
	return false
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

// qualified reports a question for more than whether a thing is there: at a time, for free,
// earlier, or a statement that answers with a time. A no may stand before such a one.
func (t *trial) qualified(clause int) bool {
	if len(t.question.items) > 0 || t.question.qualified || t.question.included && t.reply.cost(clause, t.reply.clauses[clause].to) == denies {
		return true
	}
	for i := range t.reply.items {
		if it := &t.reply.items[i]; int(t.reply.clauseOf[it.from]) == clause && !it.amount() {
			return true
		}
	}
	return false
}
