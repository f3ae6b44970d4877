package lexicon

// maxCourtesy is the number of words from which on thanks are more than thanks.
const maxCourtesy = 14

// displeased are emoji that a person should see and silence would not answer.
const displeased = "😡🤬👎😠😤😢😭🤢🤮💩😞😒🙄🆘❓❔⁉😱🤒🤕🩹"

// courtesy reports messages that are nothing but thanks, assent, farewell, emoji, or
// nothing but a greeting. One name is allowed (Grazie Maria).
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
