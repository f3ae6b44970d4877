package proof

import (
	"strings"
	"unicode/utf8"

	"portineria/lexicon"
)

// strange are words that neither the lexicon nor the judge knows: what they speak of shows
// only in that other texts have them too.

// Limits of strange words that no wording of a cited fact has, in a reply of usual length.
// Where every fact has a wording in the language of the reply few can be right; the strange
// words of another language are strange in their own way.
const (
	mostStrange   = 2
	mostForeign   = 4
	wordsPerMore  = 15 // so many words of the reply allow for one more
	sharedLetters = 5
)

// strange checks that a reply does not speak of things that nobody knows: a word that it
// has from the question alone, or too many that stand nowhere.
func (t *trial) strange() {
	r := t.reply
	if r.lang == nil || len(t.sources) == 0 {
		return
	}
	own := t.inOwnWords()
	count := 0
	var asked []int
	foreign := -1
	for _, i := range r.strangers(t.judge.lexicon) {
		form := r.tokens[i].Form
		if r.quoted[i] || t.standsSomewhere(form) {
			continue
		}
		if count++; count == 1 { // few replies get here
			asked = t.question.strangers(t.judge.lexicon)
		}
		if (own || t.plain(&foreign)) && t.baseless(i) {
			t.reject(UnknownAmenity, "nowhere")
		}
		// Beside a proven value it is the fact's own word in another language.
		if !own && t.valued(int(r.clauseOf[i])) {
			continue
		}
		for _, k := range asked {
			if likeWord(form, t.question.tokens[k].Form) {
				t.reject(UnknownAmenity, "word of the question")
			}
		}
	}
	most := mostForeign
	if own {
		most = mostStrange
	}
	if count > most+len(r.tokens)/wordsPerMore {
		t.reject(UnknownAmenity, "strange words")
	}
}

// plain reports cited facts without strange words of their own: none of theirs can be what a
// strange word of the reply says in another language. known is their number, -1 before it
// was counted.
func (t *trial) plain(known *int) bool {
	if *known < 0 {
		*known = 0
		for _, s := range t.sources {
			*known += len(s.strangers(t.judge.lexicon))
		}
	}
	return *known == 0
}

// baseless reports that the statement around token i says that something is to be had, and
// nothing in it stands in a source.
func (t *trial) baseless(i int) bool {
	r := t.reply
	k := int(r.clauseOf[i])
	c := &r.clauses[k]
	exists := false
	for _, m := range r.marks {
		if m.tag != tagThere || int(m.from) < c.from || int(m.from) >= c.to {
			continue
		}
		// What is a mere is as well says that something is there only next to it.
		next := int(m.to) == i || int(m.from) == i+1 && int(m.to) == c.to
		exists = exists || m.n == 0 || next && c.flags&flagNot == 0
	}
	if !exists || t.valued(k) {
		return false
	}
	for a := range r.notions {
		if n := &r.notions[a]; n.clause == k && !n.guess && t.mentioned(n.concept) {
			return false
		}
	}
	for at := c.from; at < c.to; at++ {
		if len(r.tokens[at].Form) >= sharedLetters && r.itemAt[at] == 0 && !r.phrased(at) && t.standsSomewhere(r.tokens[at].Form) {
			return false
		}
	}
	return true
}

// inOwnWords reports whether every cited fact has a wording in the language of the reply.
func (t *trial) inOwnWords() bool {
	for k := range t.claim.Cited {
		found := false
		for i, s := range t.sources {
			found = found || t.factOf[i] == k && s.lang == t.reply.lang
		}
		if !found {
			return false
		}
	}
	return true
}

// strangers are the tokens of a text that nobody knows: no value, no name, no word of the
// judge's lists.
func (r *reading) strangers(l *lexicon.Lexicon) (found []int) {
	if r.lang == nil {
		return nil
	}
	for k := range r.notions {
		if n := &r.notions[k]; n.guess && !r.phrased(n.at) {
			found = append(found, n.at)
		}
	}
	i := 0
	for _, s := range l.Strange(blank(r.raw), r.code()) {
		for i < len(r.tokens) && r.tokens[i].Start < s.Start {
			i++
		}
		if i < len(r.tokens) && r.itemAt[i] == 0 && !r.phrased(i) && !familiar[r.tokens[i].Form] && !strings.ContainsAny(r.tokens[i].Form, "0123456789") {
			found = append(found, i)
		}
	}
	return found
}

// phrased reports a token inside a phrase of the judge's lists.
func (r *reading) phrased(i int) bool {
	for from := max(0, i-maxPhrase); from <= i; from++ {
		for _, m := range r.marks[r.starts[from]:r.starts[from+1]] {
			if int(m.to) > i {
				return true
			}
		}
	}
	return false
}

// standsSomewhere reports whether a word, or one like it, stands in a source or an allowed
// text.
func (t *trial) standsSomewhere(form string) bool {
	for _, group := range [...][]*reading{t.sources, t.allowed} {
		for _, s := range group {
			for i := range s.tokens {
				if likeWord(form, s.tokens[i].Form) {
					return true
				}
			}
		}
	}
	return false
}

// likeWord reports words that begin alike or share half of their trigrams.
func likeWord(a, b string) bool {
	if a == b || common(a, b) >= sharedLetters {
		return true
	}
	if utf8.RuneCountInString(a) <= sharedLetters || utf8.RuneCountInString(b) <= sharedLetters {
		return false
	}
	shared := 0
	for i := 0; i+3 <= len(a); i++ {
		if strings.Contains(b, a[i:i+3]) {
			shared++
		}
	}
	return 2*shared >= max(len(a), len(b))-2
}
