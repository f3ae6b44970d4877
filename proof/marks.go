package proof

import (
	"strings"

	"portineria/lexicon"
)

// mark is a phrase found in a text: tokens from..to.
type mark struct {
	tag      tag
	n        int16
	from, to int32
}

// reading is a text with everything the judge sees in it.
type reading struct {
	raw    string
	tokens []lexicon.Token
	// lang is the vocabulary that the text was read with; nil for a language that the
	// judge does not read.
	lang *vocabulary
	// loose texts are read for the days they name and nothing else.
	loose bool
	// marks are in the order of their first token; starts[i] is where those that begin
	// at token i begin.
	marks  []mark
	starts []int32
	items  []item
	// itemAt is, for each token, 1 + the index of the item that covers it.
	itemAt []int32
	// quoted marks tokens that stand so, whole sentence by whole sentence, in a source.
	quoted []bool
	flags  []flag
	// clauses are in order; clauseOf gives each token its own.
	clauses  []clause
	clauseOf []int32
	notions  []notion
	// qualified and included tell what more than presence is spoken of: how much, late.
	qualified, included bool
}

// read splits a text and finds the phrases of a language in it.
func read(raw string, lang *vocabulary) *reading {
	r := &reading{raw: raw, tokens: lexicon.Tokens(raw), lang: lang}
	r.starts = make([]int32, len(r.tokens)+1)
	r.itemAt = make([]int32, len(r.tokens))
	r.marks = make([]mark, 0, 4*len(r.tokens))
	for i := range r.tokens {
		r.starts[i] = int32(len(r.marks))
		if lang != nil && r.tokens[i].Kind != lexicon.Emoji {
			lang.find(r, i)
		}
	}
	r.starts[len(r.tokens)] = int32(len(r.marks))
	return r
}

// find appends the phrases that begin at token i.
func (v *vocabulary) find(r *reading, i int) {
	t := &r.tokens[i]
	form := t.Form
	found := v.exact[form]
	if len(found) == 0 && t.Alt != "" {
		if found = v.exact[t.Alt]; len(found) > 0 {
			form = t.Alt
		}
	}
	for k := range found {
		v.match(r, &found[k], i)
	}
	for n := v.shorts; n <= len(form); n++ {
		stems := v.stems[form[:n]]
		for k := range stems {
			v.match(r, &stems[k], i)
		}
	}
	if len(form) < 8 {
		return
	}
	for k := range v.tails {
		if strings.HasSuffix(form, v.tails[k].tail) {
			r.marks = append(r.marks, mark{tag: v.tails[k].tag, n: v.tails[k].n, from: int32(i), to: int32(i + 1)})
		}
	}
}

// match appends the phrase if its other words follow token i.
func (v *vocabulary) match(r *reading, p *phrase, i int) {
	if p.as != "" && !r.written(i, p.as) {
		return
	}
	if to, ok := r.follows(p.rest, i+1); ok {
		r.marks = append(r.marks, mark{tag: p.tag, n: p.n, from: int32(i), to: int32(to)})
	}
}

// follows matches pieces from token at on.
func (r *reading) follows(rest []piece, at int) (int, bool) {
	for k := range rest {
		p := &rest[k]
		if !p.gap { // the usual case
			if at >= len(r.tokens) || !r.is(at, p) || !r.joined(at) {
				return 0, false
			}
			at++
			continue
		}
		last := at + maxGap
		found := false
		for ; at <= last && at < len(r.tokens) && r.joined(at); at++ {
			if r.is(at, p) {
				found = true
				break
			}
		}
		if !found {
			return 0, false
		}
		at++
	}
	return at, true
}

// is reports whether token i is the word.
func (r *reading) is(i int, p *piece) bool {
	if p.as != "" && !r.written(i, p.as) {
		return false
	}
	t := &r.tokens[i]
	if t.Form == p.form || t.Alt == p.form && t.Alt != "" {
		return true
	}
	return p.stem && (strings.HasPrefix(t.Form, p.form) || t.Alt != "" && strings.HasPrefix(t.Alt, p.form))
}

// written reports whether token i is written like word, but for case. Many type e' for è.
func (r *reading) written(i int, word string) bool {
	raw := r.raw[r.tokens[i].Start:r.tokens[i].End]
	if after := r.raw[r.tokens[i].End:]; (raw == "e" || raw == "E") && (strings.HasPrefix(after, "' ") || strings.HasPrefix(after, "’ ")) {
		raw = "è"
	}
	return strings.EqualFold(raw, word)
}

// gap is the text between token i and the one before it.
func (r *reading) gap(i int) string {
	if i == 0 {
		return r.raw[:r.tokens[0].Start]
	}
	if i >= len(r.tokens) {
		return r.raw[r.tokens[len(r.tokens)-1].End:]
	}
	return r.raw[r.tokens[i-1].End:r.tokens[i].Start]
}

// joined reports whether only space, hyphens, apostrophes or the point of an abbreviation
// part token i from the one before it.
func (r *reading) joined(i int) bool {
	gap := r.gap(i)
	if gap == " " {
		return true
	}
	for k := 0; k < len(gap); k++ {
		switch gap[k] {
		case ' ', '-', '\'', '.':
		case 0xE2: // typographic apostrophes and hyphens
			k += 2
		default:
			return false
		}
	}
	return !strings.HasPrefix(gap, ". ") || i > 0 && r.abbreviated(i-1)
}

// at returns the longest phrase with that tag that begins at token i.
func (r *reading) at(i int, t tag) (mark, bool) {
	var best mark
	if i < 0 || i >= len(r.tokens) {
		return best, false
	}
	for _, m := range r.marks[r.starts[i]:r.starts[i+1]] {
		if m.tag == t && m.to > best.to {
			best = m
		}
	}
	return best, best.to > 0
}

// has reports whether a phrase with that tag begins at token i.
func (r *reading) has(i int, t tag) bool {
	_, ok := r.at(i, t)
	return ok
}

// maxPhrase is how many tokens back phrases before a value are looked for.
const maxPhrase = 7

// ending returns the longest phrase with that tag that ends before token i.
func (r *reading) ending(i int, t tag) (mark, bool) {
	var best mark
	found := false
	for from := i - 1; from >= 0 && from >= i-maxPhrase; from-- {
		for _, m := range r.marks[r.starts[from]:r.starts[from+1]] {
			if m.tag == t && int(m.to) == i {
				best, found = m, true
			}
		}
	}
	return best, found
}
