package proof

import (
	"slices"

	"portineria/lexicon"
)

// Words that begin alike for at least so many letters are taken for forms of one.
const stemLetters = 5

// topic checks that the reply has anything to do with the question or the sources: a
// value, a concept, or a word of some length.
func (t *trial) topic() {
	r := t.reply
	if len(t.sources) == 0 {
		return
	}
	for i := range r.quoted {
		if r.quoted[i] {
			return
		}
	}
	for k := range r.items {
		if proven, _ := t.prove(&r.items[k]); proven {
			return
		}
	}
	for k := range r.notions {
		if c := r.notions[k].concept; t.mentioned(c) || !r.notions[k].guess && t.filed(c) || t.askedFor(&r.notions[k]) {
			return
		}
	}
	for _, m := range r.marks {
		if m.tag == tagPayment && t.saysToo(tagPayment) {
			return // which ways to pay is judged by itself
		}
	}
	for i := range r.tokens {
		if len(r.tokens[i].Form) >= stemLetters && !r.has(i, tagSmall) && t.sharesStem(r.tokens[i].Form) {
			return
		}
	}
	if t.answers.to > 0 && int(t.answers.to) == len(r.tokens) {
		return // judged as an answer
	}
	t.reject(OffTopic, "")
}

// filed reports whether facts of a source's topic may speak of the concept.
func (t *trial) filed(c *lexicon.Concept) bool {
	return slices.ContainsFunc(t.topics, c.HasTopic)
}

// sharesStem reports whether a word begins like one of the sources or the question.
func (t *trial) sharesStem(form string) bool {
	for _, group := range [...][]*reading{t.sources, {t.question}} {
		for _, s := range group {
			for i := range s.tokens {
				if o := s.tokens[i].Form; len(o) >= stemLetters && o[:stemLetters] == form[:stemLetters] {
					return true
				}
			}
		}
	}
	return false
}
