package speech

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostText bounds what is taken from one recording, in characters: some ten minutes
// of speech.
const mostText = 8000

// beside is what servers write for sounds that are no words: [BLANK_AUDIO], (music),
// *sighs*, ♪.
var beside = regexp.MustCompile(`\[[^\]\n]{0,40}\]|\([^)\n]{0,40}\)|\*[^*\n]{0,40}\*|[♪♫]+`)

// Clean is what was said, without what such servers write of silence and of noise. A
// model that goes round in circles, which some do on silence, says a sentence again
// and again: that is nothing.
func Clean(text string) string {
	text = strings.ToValidUTF8(text, "")
	text = beside.ReplaceAllString(text, " ")
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, text)
	words := strings.Fields(text)
	if len(words) == 0 || circling(words) || !strings.ContainsFunc(text, letterOrDigit) {
		return ""
	}
	text = strings.Join(words, " ")
	if utf8.RuneCountInString(text) > mostText {
		text = string([]rune(text)[:mostText])
	}
	return text
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// circling reports whether a few words are repeated over and over.
func circling(words []string) bool {
	if len(words) < 16 {
		return false
	}
	seen := map[string]bool{}
	for _, w := range words {
		seen[strings.ToLower(w)] = true
	}
	return len(seen)*6 < len(words)
}
