package lexicon

import "unicode/utf8"

// TokenKind tells what a token is made of.
type TokenKind uint8

// The kinds of token.
const (
	Word   TokenKind = iota // letters, or letters and digits
	Number                  // digits alone
	Emoji
)

// LetterCase tells how a word was written, which for some words hints at a name.
type LetterCase uint8

// The ways of writing a word.
const (
	Lower LetterCase = iota
	Title            // first letter large
	Upper            // all letters large, two or more
)

// Token is one word, number or emoji of a text.
type Token struct {
	// Form is the folded form by which the word is looked up; a letter repeated for
	// emphasis (grazieeee) is written once.
	Form string
	// Alt is another spelling under which it may be known, or empty: with ae, oe, ue for
	// umlauts and the reverse, or in Latin letters when all its letters are look-alikes.
	Alt string
	// Start and End are byte positions in the original text.
	Start, End int
	Kind       TokenKind
	Case       LetterCase
	Script     Script
	// Sentence counts sentences from 0; First marks the first token of one.
	Sentence int
	First    bool
}

// Tokens splits text into words, numbers and emoji. Hyphens and most apostrophes part
// words (check-in, dov'è, l'auto), a contracted not stays whole (can't is cant).
func Tokens(text string) []Token {
	return appendTokens(make([]Token, 0, len(text)/5+4), text)
}

// appendTokens is Tokens into a slice to be used again.
func appendTokens(tokens []Token, text string) []Token {
	var word [64]byte
	s := splitter{text: text, tokens: tokens, start: -1, word: word[:0], first: true}
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		s.step(r, i, size)
		i += size
	}
	s.flush()
	return s.tokens
}

// splitter holds the word being read and the tokens read so far.
type splitter struct {
	text   string
	tokens []Token

	word       []byte // folded form of the word being read
	start, end int    // where it stands in text; start is -1 between words
	letters    int
	digits     int
	upper      int
	umlaut     bool
	alien      bool // Latin and look-alike scripts in one word
	boxed      rune // its last letter, if that came from a block of boxed letters
	script     Script

	sentence int
	first    bool
}

// step reads one rune at byte position at.
func (s *splitter) step(r rune, at, size int) {
	if r >= 0x200D && isEmoji(r) {
		s.flush()
		s.emoji(r, at, size)
		return
	}
	if r == 0x308 && s.start >= 0 { // a diaeresis after its letter, as some systems send it
		s.umlaut = true
		s.end = at + size
		return
	}
	f, second := foldRune(r)
	switch {
	case f == 0:
	case f == '\'':
		s.apostrophe(s.text[at+size:])
	case isLetter(f) || isDigit(f):
		s.letter(r, f, at)
		if second != 0 {
			s.word = utf8.AppendRune(s.word, second)
		}
		s.end = at + size
	default:
		s.flush()
		s.punctuation(f, s.text[at+size:])
	}
}

// letter adds a letter or digit to the word, beginning one where there is none, and a
// new one where a script without spaces meets another.
func (s *splitter) letter(raw, f rune, at int) {
	script := s.script
	if !isDigit(f) {
		script = scriptOf(f)
	}
	if s.start >= 0 && s.letters > 0 && script.solid() != s.script.solid() {
		s.flush()
	}
	if s.start < 0 {
		s.start = at
		s.word, s.letters, s.digits, s.upper = s.word[:0], 0, 0, 0
		s.umlaut, s.alien, s.boxed, s.script = false, false, 0, script
	}
	if isDigit(f) {
		s.digits++
	} else {
		if s.letters > 0 && script != s.script && (script == Latin || s.script == Latin) {
			s.alien = true
			script = Latin
		}
		s.script = script
		s.letters++
	}
	switch raw {
	case 'ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü':
		s.umlaut = true
	}
	if isUpper(raw) {
		s.upper++
	}
	if raw >= 0x1F130 && raw <= 0x1F189 {
		s.boxed = raw
	}
	s.word = utf8.AppendRune(s.word, f)
}

// apostrophe parts the word, unless what follows is the t of a contracted not.
func (s *splitter) apostrophe(rest string) {
	if s.start >= 0 && len(s.word) > 0 && s.word[len(s.word)-1] == 'n' &&
		len(rest) > 0 && rest[0]|0x20 == 't' {
		next, _ := utf8.DecodeRuneInString(rest[1:])
		if len(rest) == 1 || !isLetter(next) && next != utf8.RuneError {
			return
		}
	}
	s.flush()
}

// punctuation ends a sentence where the sign does; a point only before a space, since
// 10.30 and example.org go on.
func (s *splitter) punctuation(f rune, rest string) {
	switch f {
	case '.':
		if rest != "" && rest[0] != ' ' && rest[0] != '\n' && rest[0] != '.' {
			return
		}
	case '!', '?', ';', '\n', '…', '。', '؟', '।', '\u037E':
	default:
		return
	}
	if !s.first {
		s.sentence++
		s.first = true
	}
}

func (s *splitter) emoji(r rune, at, size int) {
	if r >= 0x1F3FB && r <= 0x1F3FF { // skin tones belong to the emoji before
		return
	}
	s.tokens = append(s.tokens, Token{Form: s.text[at : at+size], Start: at, End: at + size,
		Kind: Emoji, Script: OtherScript, Sentence: s.sentence, First: s.first})
	s.first = false
}

// flush ends the word being read, if there is one.
func (s *splitter) flush() {
	if s.start < 0 {
		return
	}
	start := s.start
	s.start = -1
	if s.boxed != 0 && s.letters == 1 { // a single one is a picture: the parking sign
		s.emoji(s.boxed, start, s.end-start)
		return
	}
	t := Token{Start: start, End: s.end, Script: s.script, Sentence: s.sentence, First: s.first}
	s.first = false
	switch {
	case s.letters == 0:
		t.Kind = Number
	case s.upper >= 2 && s.upper == s.letters:
		t.Case = Upper
	case s.upper > 0 && startsUpper(s.text[start:]):
		t.Case = Title
	}
	s.form(&t)
	s.tokens = append(s.tokens, t)
}

// form sets the spellings of a finished word.
func (s *splitter) form(t *Token) {
	if t.Kind == Word {
		s.word = squeeze(s.word)
	}
	if raw := s.text[t.Start:t.End]; string(s.word) == raw {
		t.Form = raw // no copy for what is plain already
	} else {
		t.Form = string(s.word)
	}
	switch {
	case s.umlaut:
		t.Alt = withE(s.text[t.Start:t.End])
	case s.alien:
		if latin, ok := latinized(t.Form); ok {
			t.Form = latin
		}
	case t.Script == Cyrillic || t.Script == Greek:
		t.Alt, _ = latinized(t.Form)
	case t.Script == Latin && t.Kind == Word:
		t.Alt = withoutE(t.Form)
	}
}
