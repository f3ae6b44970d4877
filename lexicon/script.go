package lexicon

import "unicode"

// Script is the writing system of a word, as far as telling languages apart needs it.
type Script uint8

// The scripts told apart. Kana and Han are kept apart because kana is Japanese for sure.
const (
	OtherScript Script = iota
	Latin
	Cyrillic
	Greek
	Hebrew
	Arabic
	Han
	Kana
	Hangul
	Thai
	Devanagari
	Georgian
	Armenian
)

// scriptOf tells the script of a folded letter.
func scriptOf(r rune) Script {
	switch {
	case r < 0x250:
		return Latin
	case r >= 0x370 && r < 0x400, r >= 0x1F00 && r < 0x2000:
		return Greek
	case r >= 0x400 && r < 0x530:
		return Cyrillic
	case r >= 0x530 && r < 0x590:
		return Armenian
	case r >= 0x590 && r < 0x600:
		return Hebrew
	case r >= 0x600 && r < 0x780, r >= 0xFB50 && r < 0xFE00, r >= 0xFE70 && r < 0xFF00:
		return Arabic
	case r >= 0x900 && r < 0x980:
		return Devanagari
	case r >= 0xE00 && r < 0xE80:
		return Thai
	case r >= 0x10A0 && r < 0x1100:
		return Georgian
	case r >= 0x3040 && r < 0x3100:
		return Kana
	case r >= 0xAC00 && r < 0xD7B0, r >= 0x1100 && r < 0x1200:
		return Hangul
	case r >= 0x3400 && r < 0xA000, unicode.Is(unicode.Han, r):
		return Han
	}
	return OtherScript
}

// solid reports scripts written without spaces between words.
func (s Script) solid() bool { return s == Han || s == Kana || s == Thai }

// lookalikes pairs letters of other scripts with the Latin letters they are drawn like,
// in lower or in upper case. Read only.
var lookalikes = map[rune]byte{
	'а': 'a', 'в': 'b', 'с': 'c', 'е': 'e', 'ѕ': 's', 'і': 'i', 'ј': 'j', 'к': 'k', 'м': 'm',
	'н': 'h', 'о': 'o', 'р': 'p', 'т': 't', 'у': 'y', 'х': 'x', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w',
	'һ': 'h', 'ӏ': 'l', 'ґ': 'r', 'г': 'r', 'ь': 'b', 'п': 'n',
	'α': 'a', 'β': 'b', 'ε': 'e', 'ζ': 'z', 'η': 'h', 'ι': 'i', 'κ': 'k', 'μ': 'm', 'ν': 'n',
	'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'y', 'χ': 'x', 'γ': 'y', 'ω': 'w',
	'օ': 'o', 'ս': 'u', 'հ': 'h', 'ո': 'n',
}

// latinized rewrites a folded word of look-alikes in Latin letters. It reports false
// when a letter has no Latin twin, so that a real Cyrillic or Greek word is left alone.
func latinized(word string) (string, bool) {
	out := make([]byte, 0, len(word))
	for _, r := range word {
		if r < 0x80 {
			out = append(out, byte(r))
			continue
		}
		twin, ok := lookalikes[r]
		if !ok {
			return "", false
		}
		out = append(out, twin)
	}
	return string(out), true
}
