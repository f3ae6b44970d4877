package app

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"portineria/lexicon"
	"portineria/stay"
)

// A house has words of its own that no list of words holds: the name of the inn, the
// boat that stops below, the saint whose feast it is. What a guest writes that the lexicon
// has no meaning for is looked up among the words of the facts themselves.

// ownWord is a word that only few facts of a house use.
type ownWord struct {
	form    string
	concept lexicon.Concept // stands for it among the things that are asked about
	facts   []int           // in which facts of the shelf
}

// ownPrefix sets the ids of a house's own words apart from those of the lexicon.
const ownPrefix = "own:"

// tooCommon is in how many facts a word stands at most that tells them apart.
const tooCommon = 3

// ownWords gathers the words of the facts that the lexicon has no meaning for. What must
// stay secret and what the owner keeps to themselves is left out: nobody finds out by
// guessing words what is written there.
func ownWords(words *lexicon.Lexicon, p stay.Property, facts []stay.Fact) []ownWord {
	in := map[string][]int{}
	for i, f := range facts {
		if f.Visibility == stay.OwnerOnly {
			continue
		}
		note := func(text, language string) {
			for _, t := range words.Unclaimed(f.Conceal(text), language) {
				if at := in[t.Form]; len(at) == 0 || at[len(at)-1] != i {
					in[t.Form] = append(at, i)
				}
			}
		}
		note(f.Text, p.Language)
		for language, text := range f.Translations {
			note(text, language)
		}
	}
	var all []ownWord
	for form, at := range in {
		if len(at) > tooCommon {
			continue
		}
		w := ownWord{form: form, facts: at, concept: lexicon.Concept{ID: ownPrefix + form}}
		for _, i := range at {
			w.concept.Topics = append(w.concept.Topics, string(facts[i].Topic))
		}
		all = append(all, w)
	}
	slices.SortFunc(all, func(x, y ownWord) int { return cmp.Compare(x.form, y.form) })
	return all
}

// speaksOf reports whether a text uses one of the house's own words.
func speaksOf(text string, own *lexicon.Concept) bool {
	form := strings.TrimPrefix(own.ID, ownPrefix)
	return slices.ContainsFunc(lexicon.Tokens(text), func(t lexicon.Token) bool { return t.Form == form })
}

// own reports whether a thing that is asked about is one of a house's own words.
func own(h lexicon.Hit) bool { return strings.HasPrefix(h.Concept.ID, ownPrefix) }

// withOwn adds to what was found in a text the house's own words that stand in it, as far
// as somebody with these rights may know a fact that uses them.
func (s *Shelf) withOwn(words *lexicon.Lexicon, hits []lexicon.Hit, text, language string, rights stay.Rights) []lexicon.Hit {
	if len(s.own) == 0 {
		return hits
	}
	added := false
	for _, t := range words.Unclaimed(text, language) {
		w, how := s.ownLike(t, rights)
		if w == nil {
			continue
		}
		hits = append(hits, lexicon.Hit{Concept: &w.concept, How: how, Weight: ownWeights[how], Start: t.Start, End: t.End, Sentence: t.Sentence})
		added = true
	}
	if added {
		slices.SortStableFunc(hits, func(x, y lexicon.Hit) int { return cmp.Compare(x.Start, y.Start) })
	}
	return hits
}

// ownWeights are what a word counts by how it was recognised.
var ownWeights = map[lexicon.How]float64{lexicon.Exact: 1, lexicon.Stem: 0.85, lexicon.Compound: 0.7, lexicon.Typo: 0.7}

// ownLike is the word of the house that a guest's word is, or is a form of.
func (s *Shelf) ownLike(t lexicon.Token, rights stay.Rights) (best *ownWord, how lexicon.How) {
	for i := range s.own {
		w := &s.own[i]
		like, fits := alike(t.Form, w.form)
		if t.Alt != "" && !fits {
			like, fits = alike(t.Alt, w.form)
		}
		if fits && (best == nil || like < how) && slices.ContainsFunc(w.facts, func(k int) bool { return rights.Knows(s.Facts[k].Visibility) }) {
			best, how = w, like
		}
	}
	return best, how
}

// alike tells whether two folded words are the same, two forms of one, one inside the
// other, or one a slip of the finger away.
func alike(a, b string) (lexicon.How, bool) {
	if a == b {
		return lexicon.Exact, true
	}
	short, long := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if short > long {
		a, b, short, long = b, a, long, short
	}
	same := 0
	for same < len(a) && a[same] == b[same] {
		same++
	}
	shared := utf8.RuneCountInString(a[:same])
	switch {
	case shared >= 4 && 5*shared >= 4*short && long-shared <= 3:
		return lexicon.Stem, true
	case short >= 6 && 2*short >= long && strings.Contains(b, a):
		return lexicon.Compound, true
	case short >= 6 && long-short <= 1 && lexicon.OneSlip(a, b):
		return lexicon.Typo, true
	}
	return 0, false
}
