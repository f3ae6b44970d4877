package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9'
	}
	return unicode.IsDigit(r)
}

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isUpper(r)
}

// isEmoji reports pictures: emoji, symbols drawn as such, and the letters of flags.
func isEmoji(r rune) bool {
	switch {
	case r >= 0x1F130 && r <= 0x1F189: // boxed letters are letters, see flush
		return false
	case r >= 0x1F000 && r <= 0x1FAFF:
		return true
	case r >= 0x2600 && r <= 0x27BF, r >= 0x2B00 && r <= 0x2BFF:
		return true
	case r >= 0x231A && r <= 0x23FF:
		return true
	}
	return r == 0x203C || r == 0x2049 || r == 0x2139 || r == 0x2122
}

// squeeze writes letters that stand three times or more in a row once, in place. People
// stretch words for emphasis; the few real ones with three equal letters (German
// compounds) are squeezed in the data files just the same.
func squeeze(word []byte) []byte {
	run := 1
	triple := false
	for i := 1; i < len(word); i++ {
		if word[i] != word[i-1] || word[i] < 'a' || word[i] > 'z' {
			run = 1
		} else if run++; run == 3 {
			triple = true
			break
		}
	}
	if !triple {
		return word
	}
	out := word[:0]
	for i := 0; i < len(word); {
		j := i + 1
		for j < len(word) && word[j] == word[i] && word[i] >= 'a' && word[i] <= 'z' {
			j++
		}
		out = append(out, word[i])
		if j-i == 2 {
			out = append(out, word[i])
		}
		i = j
	}
	return out
}

// withE folds a word with umlauts written as ae, oe, ue.
func withE(raw string) string {
	raw = umlauts.Replace(raw)
	return string(squeeze([]byte(Fold(raw))))
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "ae", "Ö", "oe", "Ü", "ue",
	"a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue", "A\u0308", "ae", "O\u0308", "oe", "U\u0308", "ue")

// withoutE writes a, o, u for ae, oe, ue, or returns "" when the word has none of them.
func withoutE(form string) string {
	i := digraph(form)
	if i < 0 {
		return ""
	}
	out := append(make([]byte, 0, len(form)), form[:i]...)
	for ; i < len(form); i++ {
		out = append(out, form[i])
		if digraph(form[i:min(i+2, len(form))]) == 0 {
			i++
		}
	}
	return string(out)
}

// digraph finds the first ae, oe or ue.
func digraph(form string) int {
	for i := 1; i < len(form); i++ {
		if form[i] == 'e' && (form[i-1] == 'a' || form[i-1] == 'o' || form[i-1] == 'u') {
			return i - 1
		}
	}
	return -1
}
