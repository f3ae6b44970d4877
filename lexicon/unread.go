package lexicon

import (
	"strings"
	"unicode/utf8"
)

// meaningful is how many letters a word has at least that is taken to carry meaning of
// its own.
const meaningful = 4

// Unread counts the words of a message that carry meaning, and those of them that were
// not understood: neither part of a concept nor a small or everyday word of the language.
// A question with such a word may be about something else than what was understood. lang is
// as for Concepts.
func (l *Lexicon) Unread(text, lang string) (unread, words int) {
	r := l.Reading(text, lang)
	return r.Unread, r.Read + r.Unread
}

// Reading is how the words of a message were understood.
type Reading struct {
	Read   int // part of a concept
	Usual  int // everyday words of the language, that may all the same be what it is about
	Unread int // not understood
}

// Reading counts the words of a message that carry meaning. lang is as for Concepts.
func (l *Lexicon) Reading(text, lang string) Reading {
	var r Reading
	l.unread(text, lang, func(_ Token, how understanding) {
		switch how {
		case asConcept:
			r.Read++
		case asUsual:
			r.Usual++
		case notAtAll:
			r.Unread++
		case asName: // says nothing about how well the rest was understood
		}
	})
	return r
}

// understanding is how a word was understood.
type understanding int

const (
	asConcept understanding = iota
	asUsual
	asName // written like a name in the midst of a sentence
	notAtAll
)

// Unclaimed lists the words of a text that the lexicon has no meaning for: those that were
// not understood, and names. They may be a house's own: its vaporetto stop, its Alpenrose.
func (l *Lexicon) Unclaimed(text, lang string) []Token {
	var all []Token
	l.unread(text, lang, func(t Token, how understanding) {
		if how == notAtAll || how == asName {
			all = append(all, t)
		}
	})
	return all
}

// Strange lists the words of a text that carry meaning and were not understood, as Unread
// counts them.
func (l *Lexicon) Strange(text, lang string) []Token {
	var strange []Token
	l.unread(text, lang, func(t Token, how understanding) {
		if how == notAtAll {
			strange = append(strange, t)
		}
	})
	return strange
}

// unread yields the words of a text that carry meaning, and how each was understood.
func (l *Lexicon) unread(text, lang string, yield func(t Token, how understanding)) {
	s := l.begin(text)
	defer l.end(s)
	bit := l.table.langBit[lang]
	usual := bit
	if usual == 0 {
		usual = ^usual // the everyday words of all languages
	}
	l.mendAll(s, bit)
	l.table.matchAll(s, bit)
	l.settle(s, bit)
	read, small := make([]bool, len(s.tokens)), make([]bool, len(s.tokens))
	for i := range s.hits { // by their place in the text: those made of two cover both
		for k := range s.tokens {
			if s.hits[i].Start <= s.tokens[k].Start && s.tokens[k].End <= s.hits[i].End {
				read[k] = read[k] || !s.hits[i].Concept.Attribute
				small[k] = true
			}
		}
	}
	for _, m := range s.found {
		if e := l.table.entry(m.entry); e.class > askedClass && (e.class != speechClass || speech(e.index) < speechThanksFor) {
			mark(small, m.from, m.covers)
		}
	}
	for i := range s.tokens {
		t := &s.tokens[i]
		name := t.Case == Title && !t.First && bit&l.table.nouns == 0
		switch {
		case read[i]:
			yield(*t, asConcept)
		case t.Kind != Word || small[i] || strings.ContainsAny(t.Form, "0123456789") || utf8.RuneCountInString(t.Form) < meaningful:
		case name:
			yield(*t, asName)
		case l.everyday(s.words[i], usual):
			yield(*t, asUsual)
		default:
			yield(*t, notAtAll)
		}
	}
}

// mark notes the tokens that a match covers.
func mark(tokens []bool, from int, covers uint64) {
	for i := from; covers != 0 && i < len(tokens); i, covers = i+1, covers>>1 {
		tokens[i] = tokens[i] || covers&1 != 0
	}
}
