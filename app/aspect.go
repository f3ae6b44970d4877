package app

import (
	"slices"
	"strings"

	"portineria/lexicon"
)

// aspect is the share of the qualities asked about (whether the pool is heated, how long the
// mattress is) that the sentences told do not speak of. A value of the kind that the quality
// is told in speaks of it: metres of how long. Of facts in a language without words for
// qualities nothing follows.
func (a *Answerer) aspect(found Found, d Draft, asked map[string][]lexicon.Hit, language string) float64 {
	wanted := a.qualitiesAsked(found, language)
	if len(wanted) == 0 {
		return 0
	}
	silent := slices.Clone(wanted)
	p := found.Shelf.Property
	for _, f := range d.Facts {
		if !a.Lexicon.QualitiesIn(p.Language) {
			return 0
		}
		silent = a.silentOn(silent, a.passage(f.Text, p.Language, asked[f.ID]), p.Language)
		if text, spoken := f.In(language, p.Language); spoken && len(silent) > 0 {
			silent = a.silentOn(silent, text, language)
		}
	}
	return float64(len(silent)) / float64(len(wanted))
}

// qualitiesAsked are the qualities that a question asks about, each once: of a message with a
// question mark those before the last of them.
func (a *Answerer) qualitiesAsked(found Found, language string) []*lexicon.Concept {
	var all []*lexicon.Concept
	last := len(found.Text)
	if lexicon.HasQuestionMark(found.Text) {
		last = strings.LastIndexAny(found.Text, "?¿")
	}
	note := func(c *lexicon.Concept) {
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	for _, h := range a.Lexicon.Asked(found.Text, language) {
		if last < 0 || h.Start <= last {
			note(h.Concept)
		}
	}
	for i := range a.Lexicon.All() {
		q := &a.Lexicon.All()[i]
		if q.Quality && slices.ContainsFunc(found.Hits, func(h lexicon.Hit) bool { return !own(h) && q.AskedBy(h.Concept) }) {
			note(q)
		}
	}
	return all
}

// silentOn are those of the qualities that a text does not speak of.
func (a *Answerer) silentOn(qualities []*lexicon.Concept, text, language string) []*lexicon.Concept {
	told, things, values := a.Lexicon.Told(text, language), a.Lexicon.Concepts(text, language), a.Judge.Values(text, language)
	return slices.DeleteFunc(slices.Clone(qualities), func(q *lexicon.Concept) bool {
		return slices.ContainsFunc(told, func(h lexicon.Hit) bool { return h.Concept == q }) ||
			slices.ContainsFunc(things, func(h lexicon.Hit) bool { return q.ToldBy(h.Concept) }) ||
			slices.ContainsFunc(q.Measures, values.Holds)
	})
}
