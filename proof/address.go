package proof

import (
	"strings"

	"portineria/lexicon"
)

// addresses checks that a street and its number stand together in a source: each of them
// alone might stand there for something else.
func (t *trial) addresses() {
	r := t.reply
	for i := range r.tokens {
		if r.quoted[i] {
			continue
		}
		from, to, ok := t.judge.address(r, i)
		if ok && !t.standsTogether(r, from, to) {
			t.reject(UnknownAddress, "address")
		}
	}
}

// mostStreet is the most words a street's name has besides the word for street.
const mostStreet = 5

// address finds an address whose word for street is token i: the tokens from..to.
func (j *Judge) address(r *reading, i int) (from, to int, ok bool) {
	token := &r.tokens[i]
	if token.Kind != lexicon.Word {
		return 0, 0, false
	}
	if j.isStreet(token.Form, tagStreet) && (token.Case != lexicon.Lower || len(token.Form) <= 4) {
		return r.numbered(i)
	}
	if !j.isTail(token) || token.Case == lexicon.Lower && (i == 0 || r.tokens[i-1].Case == lexicon.Lower) {
		return 0, 0, false
	}
	from = i
	for from > 0 && i-from < 3 && r.tokens[from-1].Case != lexicon.Lower && r.gap(from) == " " && r.isWord(from-1) {
		from--
	}
	if r.houseNumber(i + 1) {
		return from, i + 2, true
	}
	return from - 1, i + 1, from > 0 && r.houseNumber(from-1) && r.gap(from) == " " // 12 Main Street
}

func (r *reading) isWord(i int) bool { return r.tokens[i].Kind == lexicon.Word && !r.isDigits(i) }

// numbered finds the house number behind a street's name: Via dei Giardini 4.
func (r *reading) numbered(i int) (from, to int, ok bool) {
	capital := false
	for k := i + 1; k < len(r.tokens) && k <= i+mostStreet+1; k++ {
		if r.breakBefore(k) > weakBreak {
			return 0, 0, false
		}
		if r.isDigits(k) {
			return i, k + 1, capital && r.houseNumber(k)
		}
		capital = capital || r.tokens[k].Case != lexicon.Lower
	}
	return 0, 0, false
}

// houseNumber reports a number of up to four digits, perhaps with a letter, that is no
// time and has no unit.
func (r *reading) houseNumber(i int) bool {
	if i < 0 || !r.isDigits(i) || len(leading(r.tokens[i].Form)) > 4 {
		return false
	}
	k := r.itemAt[i]
	if k == 0 {
		return true
	}
	_, number := r.items[k-1].as(kindNumber)
	return number || r.items[k-1].values[0].kind == kindCode
}

func (j *Judge) isStreet(form string, t tag) bool {
	for _, p := range j.streets.exact[form] {
		if p.tag == t {
			return true
		}
	}
	return false
}

// isTail reports a word that is, or ends in, a word for street that stands last.
func (j *Judge) isTail(t *lexicon.Token) bool {
	if j.isStreet(t.Form, tagStreetTail) {
		return true
	}
	for _, tail := range [...]string{"strasse", "straat", "gasse", "platz", "allee", "laan", "gracht", "weg", "plein", "str"} {
		if len(t.Form) > len(tail)+2 && strings.HasSuffix(t.Form, tail) {
			return true
		}
	}
	return false
}

// standsTogether reports whether the words from..to of a text follow one another in a
// source or an allowed text.
func (t *trial) standsTogether(r *reading, from, to int) bool {
	for _, group := range [...][]*reading{t.sources, t.allowed} {
		for _, s := range group {
			for i := 0; i+to-from <= len(s.tokens); i++ {
				k := 0
				for from+k < to && s.tokens[i+k].Form == r.tokens[from+k].Form {
					k++
				}
				if from+k == to {
					return true
				}
			}
		}
	}
	return false
}
