package lexicon

import "slices"

const (
	maxCourtesy = 20 // words from which on thanks are more than thanks
	maxTold     = 8  // words that may stand beside what tells that all is well
)

// displeased are emoji that a person should see and silence would not answer.
const displeased = "😡🤬👎😠😤😢😭🤢🤮💩😞😒🙄🆘❓❔⁉😱🤒🤕🩹"

// courtesy reports messages that are nothing but thanks, assent, farewell, emoji, news
// that all is well, or nothing but a greeting. One name is allowed (Grazie Maria).
func (l *Lexicon) courtesy(s *scratch) Rule {
	n := len(s.tokens)
	if n == 0 || n > maxCourtesy {
		return Rule{}
	}
	whole := Rule{Start: s.tokens[0].Start, End: s.tokens[n-1].End}
	if s.onlyEmoji() {
		whole.Kind = Thanks
		return whole
	}
	if s.asks() {
		return Rule{}
	}
	cover := s.blank()
	thanks, greeting := false, false
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		if e.class != speechClass || m.how > Stem && e.letters < 6 {
			continue
		}
		switch speech(e.index) {
		case speechThanks:
			thanks = thanks || !l.greets(s, m)
		case speechGreeting:
			greeting = true
		case speechPolite:
		default:
			continue
		}
		m.mark(cover)
	}
	if l.tellsWell(s, cover, thanks) {
		thanks = true
	}
	if !l.onlyName(s, cover) {
		return Rule{}
	}
	switch {
	case thanks:
		whole.Kind = Thanks
	case greeting:
		whole.Kind = Greeting
	default:
		return Rule{}
	}
	return whole
}

// greets reports whether a word of thanks is but a part of a longer greeting, as the Dutch
// "dan" is of the Croatian "dobar dan".
func (l *Lexicon) greets(s *scratch, thanks match) bool {
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		if e.class == speechClass && speech(e.index) == speechGreeting && m.how <= Stem &&
			m.from <= thanks.from && thanks.to <= m.to && m.to-m.from > thanks.to-thanks.from {
			return true
		}
	}
	return false
}

// onlyName reports whether what courtesies leave over is at most one name, and no emoji of
// displeasure.
func (l *Lexicon) onlyName(s *scratch, cover []bool) bool {
	names := 0
	for i, ok := range cover {
		token := &s.tokens[i]
		switch {
		case ok:
		case token.Kind == Emoji:
			if isDispleased(token.Form) {
				return false
			}
		case token.Kind == Word && token.Case == Title && names == 0 && !l.table.known(s.words[i], s):
			names++
		default:
			return false
		}
	}
	return true
}

// onlyEmoji reports a message of emoji that none of displeasure is among.
func (s *scratch) onlyEmoji() bool {
	for i := range s.tokens {
		if s.tokens[i].Kind != Emoji || isDispleased(s.tokens[i].Form) {
			return false
		}
	}
	return true
}

func isDispleased(emoji string) bool {
	for _, r := range displeased {
		if string(r) == emoji {
			return true
		}
	}
	return false
}

// asks reports a question mark anywhere.
func (s *scratch) asks() bool { return HasQuestionMark(s.text) }

// tellsWell covers what is told with thanks: thanks for the quick answer; the wifi works
// now, thanks. It reports whether there is such a thing. Without thanks it has to be all
// that is said: works now.
func (l *Lexicon) tellsWell(s *scratch, cover []bool, thanks bool) bool {
	tells := false
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		if e.class != speechClass || m.how > Stem {
			continue
		}
		switch speech(e.index) {
		case speechThanksFor:
			if _, to := l.clauseOf(s, m); l.together(s, m) && l.harmless(s, m, m.from, to) {
				coverAll(cover[m.from:to])
			}
		case speechSettled, speechFound:
			from, to := l.clauseOf(s, m)
			if !l.harmless(s, m, from, to) {
				continue
			}
			m.mark(cover)
			tells = true
			if thanks && e.n > 0 && speech(e.index) == speechSettled {
				coverAll(cover[from:to])
			}
		default:
		}
	}
	return tells
}

func coverAll(tokens []bool) {
	for i := range tokens {
		tokens[i] = true
	}
}

// together reports whether a match is of one clause: no comma and no and between its words.
func (l *Lexicon) together(s *scratch, m match) bool {
	for i := m.from + 1; i < m.to; i++ {
		if s.parted(i) {
			return false
		}
	}
	return !slices.ContainsFunc(s.found, func(o match) bool {
		e := l.table.entry(o.entry)
		return e.class == speechClass && speech(e.index) == speechAnd && o.how == Exact && o.from > m.from && o.to < m.to
	})
}

// clauseOf is the part of the sentence that a match stands in, between commas and the like.
func (l *Lexicon) clauseOf(s *scratch, m match) (from, to int) {
	from, to = m.from, m.to
	for from > 0 && !s.parted(from) && !l.another(s, from, m) {
		from--
	}
	for to < len(s.tokens) && !s.parted(to) && !l.another(s, to, m) {
		to++
	}
	return from, to
}

// parted reports whether token i begins another clause than the one before it.
func (s *scratch) parted(i int) bool {
	if s.tokens[i].Sentence != s.tokens[i-1].Sentence || s.tokens[i].Kind == Emoji || s.tokens[i-1].Kind == Emoji {
		return true
	}
	for p := s.tokens[i-1].End; p < s.tokens[i].Start; p++ {
		if c := s.text[p]; c == ',' || c == ':' || c == '(' || c == '-' && s.tokens[i].Start-s.tokens[i-1].End > 1 {
			return true
		}
	}
	return false
}

// another reports whether token i is an and behind which another thing is named.
func (l *Lexicon) another(s *scratch, i int, told match) bool {
	and := false
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		switch {
		case e.class == speechClass && speech(e.index) == speechAnd && m.from == i && m.how == Exact && (i < told.from || i >= told.to):
			and = true
		case and && e.class <= askedClass && m.from > i && s.tokens[m.from].Sentence == s.tokens[i].Sentence && !l.concepts[e.index].Attribute:
			return true
		}
	}
	return false
}

// holds reports whether the words of another match are among those of this one.
func (m match) holds(other match) bool {
	return m.from <= other.from && other.covers<<(other.from-m.from)&^m.covers == 0
}

// harmless reports whether the tokens from..to ask nothing, take nothing back and tell of
// nothing that the owner should see, apart from those of a match itself.
func (l *Lexicon) harmless(s *scratch, told match, from, to int) bool {
	if to-from-(told.to-told.from) > maxTold {
		return false
	}
	own := l.table.entry(told.entry).langs
	for _, m := range s.found {
		e := l.table.entry(m.entry)
		if m.from < from || m.to > to || told.holds(m) || m.how > Stem || own != 0 && e.langs != 0 && e.langs&own == 0 {
			continue
		}
		switch {
		case e.class == speechClass:
			if sp := speech(e.index); sp <= speechWhy || sp == speechNot || sp == speechBut {
				return false
			}
		case e.class <= askedClass && l.concepts[e.index].Sensitive != "" && !l.trapped(s, m, e.index):
			return false
		default:
		}
	}
	return true
}
