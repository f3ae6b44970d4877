package lexicon

import (
	"math/bits"
	"slices"
)

// RuleKind is what a message demands that must work with or without a model.
type RuleKind uint8

// The rules, most urgent first.
const (
	NoRule RuleKind = iota
	Emergency
	Erase           // GDPR art. 17
	Access          // GDPR art. 15 and 20
	Rectify         // GDPR art. 16
	Freeze          // GDPR art. 18
	NoAI            // GDPR art. 21: no automatic answers
	Stop            // GDPR art. 7(3): nothing unasked any more
	Human           // a person, please
	Notice          // the privacy notice
	Start           // takes Stop back
	AmbiguousCancel // cancel, by itself: the booking or the data?
	Thanks          // nothing to answer
	Greeting
	Chat // tells that all is well, or where they are: nobody needs to answer
	ruleKinds
)

var ruleNames = [ruleKinds]string{"", "emergency", "erase", "access", "rectify", "freeze", "no_ai", "stop",
	"human", "notice", "start", "ambiguous_cancel", "thanks", "greeting", "chat"}

// String is the name of the rule in the data files and in traces.
func (k RuleKind) String() string { return ruleNames[k] }

// Rule is what a message demands.
type Rule struct {
	Kind RuleKind
	// Proposed holds when the demand was paraphrased and not one of the keywords: it is to
	// be confirmed before anything is done.
	Proposed bool
	// Emergency is its kind: fire, gas, medical, police, water, trapped, child, other.
	Emergency string
	// Lang is the language of the words that say so, if they belong to one alone.
	Lang string
	// Start and End are byte positions of the words that say so.
	Start, End int
}

// ruleSet is one table of the rule files.
type ruleSet struct {
	kind      RuleKind
	emergency string
}

// Rule reports the demand of a message, if it makes one. Keywords count when they are the
// whole message but for courtesies, emoji and punctuation, in any language and any
// spelling; phrases that can mean nothing else count anywhere. Emergencies come before
// everything, thanks and greetings last and only when there is nothing more; what is only
// told comes behind them, and there may be more.
func (l *Lexicon) Rule(text string) (Rule, bool) {
	s := l.begin(text)
	defer l.end(s)
	if s.joinLetters() {
		l.lookUpAll(s)
	}
	l.mendAll(s, 0)
	l.table.matchAll(s, 0)
	r, ok := l.rule(s, true)
	if !ok || r.Kind > Start {
		if again, heard := l.hearAgain(s); heard {
			return again, true
		}
	}
	return r, ok
}

// rule finds the demand in what was matched; signs tells whether to look for signs, and
// for courtesies, as well.
func (l *Lexicon) rule(s *scratch, signs bool) (Rule, bool) {
	best := Rule{}
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		if e.class != anywhereClass && e.class != aloneClass {
			continue
		}
		r := &l.rules[e.index] // only of a rule's words is the index that of a rule
		switch e.class {
		case anywhereClass:
			if m.how == Typo && r.kind == Emergency && e.n == 0 && e.letters < minRuleAlone || l.innocent(s, m, e.index) {
				continue
			}
		case aloneClass:
			shouts := m.how == Exact && (r.kind == Stop || r.kind == Human) && (s.shouted(m) || l.shoutedFirst(s, m))
			if !shouts && !l.covered(s, e.index) {
				continue
			}
		}
		found := Rule{Kind: r.kind, Emergency: r.emergency, Proposed: e.class == anywhereClass && r.kind.proposable(),
			Lang: l.onlyLanguage(e.langs), Start: s.tokens[m.from].Start, End: s.tokens[m.to-1].End}
		if best.Kind == NoRule || found.Kind < best.Kind || found.Kind == best.Kind && best.Proposed && !found.Proposed {
			best = found
		} else if found.Kind == best.Kind && found.Lang != best.Lang && found.Start == best.Start && found.End == best.End {
			best.Lang = "" // the same words in several languages
		}
	}
	if !signs {
		return best, best.Kind != NoRule
	}
	if r := l.signalled(s); best.Kind == NoRule || r.Kind == Emergency && best.Kind != Emergency {
		best = r // a phrase says more surely what is wanted than signs do
	}
	if best.Kind == NoRule || best.Kind == Chat {
		if c := l.courtesy(s); c.Kind != NoRule {
			best = c
		}
	}
	return best, best.Kind != NoRule
}

// onlyLanguage is the code of a set's only language, or empty.
func (l *Lexicon) onlyLanguage(set langSet) string {
	if bits.OnesCount32(uint32(set)) != 1 {
		return ""
	}
	return l.table.langs[bits.TrailingZeros32(uint32(set))].code
}

// proposable reports demands that a paraphrase only proposes.
func (k RuleKind) proposable() bool { return k >= Erase && k <= Freeze }

// innocent reports whether the words of a rule's phrase lie in, or touch, a phrase that
// takes their meaning away, such as the fire in fire extinguisher.
func (l *Lexicon) innocent(s *scratch, m match, rule uint16) bool {
	for _, u := range s.found {
		e := l.table.entry(u.entry)
		if e.class == unlessClass && e.index == rule && u.from < m.to && m.from < u.to {
			return true
		}
	}
	return false
}

// shouted reports that a match is a sentence by itself, in capitals, in a message that is
// not: no more messages please. STOP
func (s *scratch) shouted(m match) bool {
	sentence := s.tokens[m.from].Sentence
	lower := false
	for i := range s.tokens {
		t := &s.tokens[i]
		inside := i >= m.from && i < m.to
		if inside != (t.Sentence == sentence) || inside && t.Case != Upper {
			return false
		}
		lower = lower || t.Case == Lower
	}
	return lower
}

// shoutedFirst reports whether a match in capitals opens a short message that is not, and
// that names nothing which guests ask about: STOP this please.
func (l *Lexicon) shoutedFirst(s *scratch, m match) bool {
	if len(s.tokens) > maxShouted || m.from != 0 || s.tokens[0].Case != Upper || m.to-m.from > 1 || s.asks() {
		return false
	}
	lower := false
	for i := range s.tokens {
		lower = lower || s.tokens[i].Case == Lower
	}
	return lower && !slices.ContainsFunc(s.found, func(o match) bool {
		e := l.table.entry(o.entry)
		return e.class <= askedClass && o.from > m.from && o.how <= Compound && !l.concepts[e.index].Attribute
	})
}

// maxShouted is the number of words of the longest message that a shouted one is all of.
const maxShouted = 5

// covered reports whether the keywords of a rule, courtesies and emoji are all there is.
func (l *Lexicon) covered(s *scratch, rule uint16) bool {
	cover := s.blank()
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		if e.class == aloneClass && e.index == rule ||
			e.class == speechClass && m.how <= Stem && (speech(e.index) == speechPolite || speech(e.index) == speechGreeting) {
			m.mark(cover)
		}
	}
	for i, ok := range cover {
		if !ok && s.tokens[i].Kind != Emoji {
			return false
		}
	}
	return true
}

// blank returns one false for each token.
func (s *scratch) blank() []bool {
	s.cover = s.cover[:0]
	for range s.tokens {
		s.cover = append(s.cover, false)
	}
	return s.cover
}

// mark sets the tokens a match covers.
func (m match) mark(cover []bool) {
	for i, bits := m.from, m.covers; bits != 0; i, bits = i+1, bits>>1 {
		if bits&1 != 0 {
			cover[i] = true
		}
	}
}
