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
	var wanted []*lexicon.Concept
	for _, h := range a.qualitiesAsked(found, language) {
		if d.Hour && ofDays[h.Concept.ID] {
			continue // by when are we to be out on Sunday: the hour is the same every day
		}
		wanted = append(wanted, h.Concept)
	}
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

// ofDays are the qualities that only say on which day somebody comes or goes.
var ofDays = map[string]bool{"sunday": true, "at_night": true, "season": true}

// qualitiesAsked are the qualities that a question asks about, each once: of a message with a
// question mark those before the last of them.
func (a *Answerer) qualitiesAsked(found Found, language string) []lexicon.Hit {
	var all []lexicon.Hit
	last := len(found.Text)
	if lexicon.HasQuestionMark(found.Text) {
		last = strings.LastIndexAny(found.Text, "?¿")
	}
	note := func(h lexicon.Hit) {
		if !slices.ContainsFunc(all, func(o lexicon.Hit) bool { return o.Concept == h.Concept }) {
			all = append(all, h)
		}
	}
	heard := a.Lexicon.Asked(found.Text, language)
	for _, h := range heard {
		if last < 0 || h.Start <= last {
			note(h)
		}
	}
	for _, q := range a.Lexicon.Qualities() {
		for _, h := range found.Hits {
			if !own(h) && q.AskedBy(h.Concept) && !anyOverlaps(heard, h) {
				h.Concept = q
				note(h)
			}
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

// keepStated keeps, of the sentences of a fact, also those that state a quality asked about
// on which those that are kept are silent: that the oven is not to be used in July.
func (a *Answerer) keepStated(all []sentence, keep []bool, language string, asked []lexicon.Hit) {
	if !slices.Contains(keep, true) {
		return // all of it is told
	}
	for _, q := range asked {
		if !q.Concept.Quality {
			continue
		}
		states, told := make([]bool, len(all)), false
		for i, s := range all {
			states[i] = len(a.silentOn([]*lexicon.Concept{q.Concept}, s.text, language)) == 0
			told = told || states[i] && keep[i]
		}
		for i := range all {
			keep[i] = keep[i] || states[i] && !told
		}
	}
}

// anyOverlaps reports whether a hit shares letters of the text with one of others.
func anyOverlaps(others []lexicon.Hit, h lexicon.Hit) bool {
	return slices.ContainsFunc(others, func(o lexicon.Hit) bool { return o.Start < h.End && h.Start < o.End })
}
