package lexicon

import (
	"cmp"
	"math/bits"
	"slices"
)

// Hit is one concept found in a message.
type Hit struct {
	Concept *Concept
	How     How
	// Weight is 1 for a plain word of the message's language, less for a slip of the
	// finger, a word of another language or part of a longer word.
	Weight float64
	// Start and End are byte positions in the original text.
	Start, End int
	Sentence   int
	// Foreign marks a word of another language than the message's.
	Foreign bool

	langs   langSet
	from    int    // token
	covers  uint64 // tokens counted from it
	letters int
}

// Topic is the usual topic of the concept.
func (h Hit) Topic() string { return h.Concept.Topic() }

// Sensitive is why the concept may not be answered by itself, or empty.
func (h Hit) Sensitive() string { return h.Concept.Sensitive }

// HitLanguages lists the languages the words of a hit belong to; none means all.
func (l *Lexicon) HitLanguages(h Hit) []string {
	var codes []string
	for i, lang := range l.table.langs {
		if h.langs&(1<<i) != 0 {
			codes = append(codes, lang.code)
		}
	}
	return codes
}

// Concepts finds what a message is about, in the order of the text. lang is the language
// it is taken to be in; when empty, words of all languages count alike. The longest
// match wins where words overlap, words inside traps are passed over, and concepts that
// mean more together (late, check-out) come as one.
func (l *Lexicon) Concepts(text, lang string) []Hit {
	s := l.begin(text)
	defer l.end(s)
	bit := l.table.langBit[lang]
	l.mendAll(s, bit)
	l.table.matchAll(s, bit)
	l.settle(s, bit)
	return slices.Clone(s.hits)
}

// settle decides which concepts the matches stand for and leaves them in s.hits.
func (l *Lexicon) settle(s *scratch, lang langSet) {
	s.hits = s.hits[:0]
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		if e.class > askedClass || e.class == askedClass && l.plain || l.trapped(s, m, e.index) {
			continue
		}
		if h, ok := l.hit(s, m, &e, lang); ok {
			s.hits = append(s.hits, h)
		}
	}
	s.longest()
	l.join(s)
	l.standAlone(s)
	slices.SortStableFunc(s.hits, func(a, b Hit) int { return cmp.Compare(a.Start, b.Start) })
}

// trapped reports whether all words of a match lie in a trap for its concept, such as the
// pool in Liverpool.
func (l *Lexicon) trapped(s *scratch, m match, concept uint16) bool {
	for _, trap := range s.found {
		e := l.table.entry(trap.entry)
		switch {
		case e.class == anyTrapClass:
		case (e.class == trapClass || e.class == askedTrapClass && !l.plain) && e.index == concept:
		default:
			continue
		}
		if trap.from <= m.from && trap.to >= m.to && trap.how <= Stem {
			return true
		}
	}
	return false
}

// Weights of hits that are not plain words of the message's language.
const (
	weightTypo     = 0.75
	weightCompound = 0.8
	weightForeign  = 0.55
	weightName     = 0.6
	minForeign     = 5 // letters of the shortest foreign word that counts by itself
)

// hit weighs a match. It refuses words of other languages that are more likely something
// else in the language of the message, and words in street names.
func (l *Lexicon) hit(s *scratch, m match, e *entry, lang langSet) (Hit, bool) {
	first, last := &s.tokens[m.from], &s.tokens[m.to-1]
	h := Hit{Concept: &l.concepts[e.index], How: m.how, Weight: 1, Start: first.Start, End: last.End,
		Sentence: first.Sentence, langs: e.langs, from: m.from, covers: m.covers, letters: int(e.letters)}
	switch m.how {
	case Typo:
		h.Weight = weightTypo
	case Compound:
		h.Weight = weightCompound
	}
	if lang != 0 && e.langs != 0 && e.langs&lang == 0 {
		if e.n == 0 && (e.letters < minForeign || m.how > Stem || l.everyday(s.words[m.from], lang)) {
			return h, false
		}
		if !l.borrows(s, e.langs, lang) {
			return h, false
		}
		h.Foreign = true
		h.Weight *= weightForeign
	}
	if lang == 0 && e.langs != 0 && !l.borrows(s, e.langs, 0) {
		return h, false
	}
	if first.Case == Title && !first.First && lang&l.table.nouns == 0 && lang != 0 {
		if l.inStreetName(s, m.from) {
			return h, false
		}
		h.Weight *= weightName
	}
	return h, true
}

// everyday reports whether the word is a common one of the language.
func (l *Lexicon) everyday(w word, lang langSet) bool {
	return w.key != none && l.table.infos[w.key].everyday&lang != 0
}

// inStreetName reports a word for street up to three tokens before.
func (l *Lexicon) inStreetName(s *scratch, at int) bool {
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		if e.class == speechClass && speech(e.index) == speechStreet && m.from < at && at-m.to < 3 &&
			s.tokens[m.from].Sentence == s.tokens[at].Sentence {
			return true
		}
	}
	return false
}

// longest keeps, where hits overlap, the one of most words, then of most letters, then
// the surest. Two concepts of one and the same word both stay if nothing parts them.
func (s *scratch) longest() {
	slices.SortStableFunc(s.hits, func(a, b Hit) int {
		return cmp.Or(
			cmp.Compare(bits.OnesCount64(b.covers), bits.OnesCount64(a.covers)),
			cmp.Compare(boolInt(a.Foreign), boolInt(b.Foreign)),
			cmp.Compare(a.How, b.How),
			cmp.Compare(b.letters, a.letters),
			cmp.Compare(b.Weight, a.Weight),
		)
	})
	kept := s.hits[:0]
	for _, h := range s.hits {
		if !overlapped(kept, h) {
			kept = append(kept, h)
		}
	}
	s.hits = kept
}

// overlapped reports whether h must give way to one of the better hits.
func overlapped(better []Hit, h Hit) bool {
	for i := range better {
		b := &better[i]
		if !b.overlaps(&h) {
			continue
		}
		twin := b.from == h.from && b.covers == h.covers && b.How == h.How && b.Foreign == h.Foreign
		parts := b.How == Compound && h.How == Compound
		if !twin && !parts || twin && b.letters != h.letters && !parts || b.Concept == h.Concept {
			return true
		}
	}
	return false
}

// overlaps reports whether two hits share a token.
func (h *Hit) overlaps(o *Hit) bool {
	d := o.from - h.from
	switch {
	case d >= 64 || d <= -64:
		return false
	case d >= 0:
		return h.covers>>d&o.covers != 0
	}
	return o.covers>>-d&h.covers != 0
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
