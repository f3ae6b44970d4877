package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// A quality is what a question asks about a thing and what a fact on the thing may be silent
// on: whether the pool is heated, how long the mattress is, whether the shop is open on
// Sundays. Its words stand in a table of their own: they take no word from a thing, make no
// other word known, and nothing counts as understood by them.

// qualityLists are what the lists of a quality belong to: by the name of a language stand
// words with which it is asked and told, behind toldSuffix those with which it is only told.
const toldSuffix = "_told"

// Measures are the kinds of value that speak of a quality: an asked length is told by any
// number of metres.
var measures = strings.Fields("length time weight temperature speed area volume power count price when phone link")

// loadQuality enters a quality: its words in a table of their own, the concepts that ask for
// it or tell it, and the kinds of value that do.
func (l *Lexicon) loadQuality(b *builder, c *Concept, content section) error {
	for _, key := range sortedKeys(content) {
		var err error
		switch code, told := strings.CutSuffix(key, toldSuffix); {
		case slices.Contains(conceptKeys, key):
		case key == "asked_by":
			c.askedBy, err = l.references(content[key])
		case key == "told_by":
			c.toldBy, err = l.references(content[key])
		case key == "measures":
			for m := range strings.SplitSeq(content[key], ",") {
				c.Measures = append(c.Measures, strings.TrimSpace(m))
				if !slices.Contains(measures, strings.TrimSpace(m)) {
					err = fmt.Errorf("%q is not a kind of value", m)
				}
			}
		case key == "not":
			err = b.add(content[key], 0, trapClass, c.index)
		default:
			langs, ok := b.languages(code)
			if !ok {
				return fmt.Errorf("%s: no such language", key)
			}
			class := askedClass
			if told {
				class = conceptClass
			}
			l.qualified |= langs
			err = b.add(content[key], langs, class, c.index)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

// references are the places of a list of concepts.
func (l *Lexicon) references(list string) ([]uint16, error) {
	var all []uint16
	for id := range strings.SplitSeq(list, ",") {
		i, err := l.reference(strings.TrimSpace(id))
		if err != nil {
			return nil, err
		}
		all = append(all, i-1)
	}
	return all, nil
}

// AskedBy reports whether a concept of a question asks for the quality: the pool's warmth,
// for whether it is heated.
func (c *Concept) AskedBy(of *Concept) bool { return slices.Contains(c.askedBy, of.index) }

// ToldBy reports whether a concept in a fact tells the quality.
func (c *Concept) ToldBy(of *Concept) bool {
	return c.AskedBy(of) || slices.Contains(c.toldBy, of.index)
}

// Qualities are all of them.
func (l *Lexicon) Qualities() []*Concept {
	var all []*Concept
	for i := range l.concepts {
		if l.concepts[i].Quality {
			all = append(all, &l.concepts[i])
		}
	}
	return all
}

// QualitiesIn reports whether there are words for qualities in a language. Of a text in
// another one it cannot be said what it is silent on.
func (l *Lexicon) QualitiesIn(lang string) bool { return l.qualified&l.table.langBit[lang] != 0 }

// Asked are the qualities that a message in a language asks about, in the order of the text.
// Of words that overlap the longest count.
func (l *Lexicon) Asked(text, lang string) []Hit {
	hits := l.qualities(text, lang, func(e entry) bool { return e.class == askedClass })
	s := scratch{hits: hits}
	s.longest()
	slices.SortStableFunc(s.hits, func(a, b Hit) int { return a.Start - b.Start })
	return s.hits
}

// Told are the qualities that a text in a language speaks of, all of them.
func (l *Lexicon) Told(text, lang string) []Hit {
	return l.qualities(text, lang, func(e entry) bool { return e.class <= askedClass })
}

// qualities are the matches of words for qualities: as they stand in the files or by their
// beginnings. Slips of the finger and parts of longer words are too often something else.
func (l *Lexicon) qualities(text, lang string, counts func(e entry) bool) []Hit {
	t, d := &l.qualityTable, l.take()
	defer l.end(d)
	d.text, d.tokens = text, appendTokens(d.tokens[:0], text)
	d.words, d.stems, d.found = d.words[:0], d.stems[:0], d.found[:0]
	for i := range d.tokens {
		d.words = append(d.words, t.lookUp(&d.tokens[i], d))
	}
	bit := l.table.langBit[lang]
	t.matchAll(d, bit)
	var all []Hit
	for _, m := range d.found {
		e := t.entry(m.entry)
		if m.how > Stem || !counts(e) || bit != 0 && e.langs != 0 && e.langs&bit == 0 || innocentQuality(t, d, m, e.index) {
			continue
		}
		first, last := &d.tokens[m.from], &d.tokens[m.to-1]
		all = append(all, Hit{Concept: &l.concepts[e.index], How: m.how, Weight: 1, Start: first.Start, End: last.End,
			Sentence: first.Sentence, langs: e.langs, from: m.from, covers: m.covers, letters: int(e.letters)})
	}
	return all
}

// innocentQuality reports whether all words of a match lie in a trap for its quality.
func innocentQuality(t *table, d *scratch, m match, quality uint16) bool {
	return slices.ContainsFunc(d.found, func(trap match) bool {
		e := t.entry(trap.entry)
		return e.class == trapClass && e.index == quality && trap.from <= m.from && trap.to >= m.to && trap.how <= Stem
	})
}
