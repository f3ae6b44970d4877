package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"portineria/proof"
)

// quoted is a stated value as an owner would point at it: a price with its currency
// sign, which stands beside the amount and is no part of it (12 €, £12).
func quoted(s proof.Stated, in string) string {
	if s.Kind != proof.StatedPrice || s.Text == "" {
		return s.Text
	}
	for from := 0; ; {
		i := strings.Index(in[from:], s.Text)
		if i < 0 {
			return s.Text
		}
		start := from + i
		end := start + len(s.Text)
		before, after := strings.TrimRightFunc(in[:start], unicode.IsSpace), strings.TrimLeftFunc(in[end:], unicode.IsSpace)
		if r, size := utf8.DecodeRuneInString(after); unicode.Is(unicode.Sc, r) {
			return in[start : len(in)-len(after)+size]
		}
		if r, size := utf8.DecodeLastRuneInString(before); unicode.Is(unicode.Sc, r) {
			return in[len(before)-size : end]
		}
		from = end
	}
}
