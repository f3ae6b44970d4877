package lexicon

// MatchKeywords reports the first of the owner's keywords that stands in the text as whole
// words, in the owner's spelling. Case, accents and umlaut spelling do not matter; a
// keyword inside a longer word does not count (gas in Vegas).
func MatchKeywords(text string, keywords []string) (hit string, ok bool) {
	tokens := Tokens(text)
	for _, keyword := range keywords {
		want := Tokens(keyword)
		if len(want) == 0 {
			continue
		}
		for at := 0; at+len(want) <= len(tokens); at++ {
			if sameWords(tokens[at:at+len(want)], want) {
				return keyword, true
			}
		}
	}
	return "", false
}

func sameWords(have, want []Token) bool {
	for i := range want {
		if !sameWord(&have[i], &want[i]) {
			return false
		}
	}
	return true
}

// sameWord compares two tokens in all their spellings.
func sameWord(a, b *Token) bool {
	return a.Form == b.Form || a.Alt != "" && (a.Alt == b.Form || a.Alt == b.Alt) || b.Alt != "" && a.Form == b.Alt
}

// joinLetters makes one word of a message spelt letter by letter (S T O P) and reports
// whether it was one.
func (s *scratch) joinLetters() bool {
	if len(s.tokens) < 3 || len(s.tokens) > 12 {
		return false
	}
	form := make([]byte, 0, len(s.tokens))
	for i := range s.tokens {
		if len(s.tokens[i].Form) != 1 || s.tokens[i].Kind != Word {
			return false
		}
		form = append(form, s.tokens[i].Form...)
	}
	joined := s.tokens[0]
	joined.End = s.tokens[len(s.tokens)-1].End
	joined.Form = string(form)
	s.tokens = append(s.tokens[:0], joined)
	return true
}
