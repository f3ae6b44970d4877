package proof

import (
	"strings"

	"portineria/lexicon"
)

// Fewest words by which a language is judged: of the whole reply, and of one sentence.
const (
	leastWords    = 3
	leastSentence = 5
)

// language checks that the reply's own words are in the language it must be in.
func (t *trial) language() {
	own, words := t.ownWords(0, len(t.reply.tokens))
	if t.reply.lang == nil {
		t.unread(own, words)
		return
	}
	if t.otherScript() || words >= leastWords && t.foreign(own) {
		t.reject(WrongLanguage, "reply")
		return
	}
	for from := 0; from < len(t.reply.tokens); {
		to := from + 1
		for to < len(t.reply.tokens) && t.reply.breakBefore(to) < sentenceBreak {
			to++
		}
		own, words := t.ownWords(from, to)
		if words >= leastSentence && t.foreign(own) || words > 0 && t.misquoted(own, from, to) {
			t.reject(WrongLanguage, "sentence")
		}
		from = to
	}
}

// otherScript reports a word in a script that none of the judge's languages is written in,
// and that no source holds.
func (t *trial) otherScript() bool {
	for i := range t.reply.tokens {
		w := &t.reply.tokens[i]
		if w.Kind == lexicon.Word && w.Script != lexicon.Latin && w.Script != lexicon.OtherScript && !t.inSources(t.reply.span(i, i+1)) {
			return true
		}
	}
	return false
}

// misquoted reports a sentence too short to tell its language by other means, with small
// words of the owner's language and none of the reply's: a quotation that is not true to
// the letter.
func (t *trial) misquoted(own string, from, to int) bool {
	owner := t.judge.tongue(t.claim.OwnerLanguage)
	if owner == nil || owner == t.reply.lang || t.reply.quoted[from] {
		return false
	}
	return t.reply.lang.smallWords(own) == 0 && owner.smallWords(own) > 0 && !t.standsTogether(t.reply, from, to)
}

// unread judges a reply in a language that the judge has no words of: it may hold nothing
// but what is quoted.
func (t *trial) unread(own string, words int) {
	for i := range t.reply.tokens {
		if !t.reply.quoted[i] && t.reply.tokens[i].Kind == lexicon.Word {
			t.reject(UnreadLanguage, t.claim.Language)
			return
		}
	}
	if v := t.judge.lexicon.Detect(own, lexicon.Hints{}); words >= leastWords && v.Text != "" && v.Text != t.claim.Language {
		t.reject(WrongLanguage, "reply")
	}
}

// ownWords is the text of the tokens from..to without quotations and values, and how many
// words it has. Sentences in the owner's language count unless the claim says that they
// are quoted.
func (t *trial) ownWords(from, to int) (string, int) {
	r := t.reply
	var b strings.Builder
	words := 0
	for i := from; i < to; i++ {
		if r.tokens[i].Kind != lexicon.Word || t.claim.Quoted && r.quoted[i] {
			continue
		}
		if k := r.itemAt[i]; k > 0 && !r.items[k-1].inWords {
			continue
		}
		if r.tokens[i].Case == lexicon.Title && !r.opens(i) && !r.lang.capitalised() {
			continue // names are of any language
		}
		if start, end, ok := t.judge.address(r, i); ok && start <= i && end > i {
			i = min(end, to) - 1
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if strings.HasSuffix(r.gap(i), "'") || strings.HasSuffix(r.gap(i), "’") {
			b.WriteByte('\'')
		}
		b.WriteString(r.raw[r.tokens[i].Start:r.tokens[i].End])
		words++
	}
	return b.String(), words
}

// capitalised reports a language whose nouns all have a capital.
func (v *vocabulary) capitalised() bool { return v != nil && v.nouns }

// foreign reports whether a text is in another language than the reply must be: the
// lexicon says so, and more of its small words are of that language. Where the lexicon
// cannot say, a text of some length with hardly a small word of ours and several of one
// other language is foreign too.
func (t *trial) foreign(text string) bool {
	v := t.judge.lexicon.Detect(text, lexicon.Hints{})
	if v.Text == t.claim.Language {
		return false
	}
	ours, words := t.reply.lang.smallWords(text), len(strings.Fields(text))
	if v.Text == "" {
		return words >= leastSentence && ours*6 < words && t.judge.speaksOther(text)
	}
	if other := t.judge.tongue(v.Text); other != nil {
		return other.smallWords(text) > ours
	}
	return ours*4 < words
}

// leastSmall is the fewest small words that make a text one of another language.
const leastSmall = 3

// speaksOther reports whether a text has several small words of one language.
func (j *Judge) speaksOther(text string) bool {
	for _, compiled := range j.tongues {
		if compiled().smallWords(text) >= leastSmall {
			return true
		}
	}
	return false
}

// smallWords counts the words of a text that are small words of the language.
func (v *vocabulary) smallWords(text string) int {
	n := 0
	for _, token := range lexicon.Tokens(text) {
		for _, p := range v.exact[token.Form] {
			if (p.tag == tagSmall || p.tag == tagVerb) && len(p.rest) == 0 {
				n++
				break
			}
		}
	}
	return n
}
