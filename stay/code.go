package stay

import (
	"fmt"
	"io"
	"strings"
)

// codeAlphabet leaves out what is confused when read aloud or typed: 0 O, 1 I L,
// 5 S, 2 Z, 8 B, U V.
const codeAlphabet = "34679ACDEFGHJKMNPQRTWXY"

// CodeLength of an invitation code: 23^8 is about 78 thousand million.
const CodeLength = 8

// NewCode makes an invitation code, such as "K7QM-4RTX" when printed.
func NewCode(random io.Reader) (string, error) {
	out := make([]byte, 0, CodeLength)
	var one [1]byte
	for len(out) < CodeLength {
		if _, err := io.ReadFull(random, one[:]); err != nil {
			return "", fmt.Errorf("make a booking code: %w", err)
		}
		// Bytes past the last full multiple would favour the first letters.
		if int(one[0]) < 256/len(codeAlphabet)*len(codeAlphabet) {
			out = append(out, codeAlphabet[int(one[0])%len(codeAlphabet)])
		}
	}
	return string(out), nil
}

// PrintCode shows a code in two halves, easier to read aloud.
func PrintCode(code string) string {
	if len(code) != CodeLength {
		return code
	}
	return code[:4] + "-" + code[4:]
}

// FindCodes lists what in a message could be an invitation code, normalised:
// guests type it in lower case, with spaces or hyphens between, or paste the
// whole prefilled sentence. Candidates are only looked up, never trusted.
func FindCodes(text string) []string {
	words := strings.FieldsFunc(strings.ToUpper(text), func(r rune) bool {
		return (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
	var found []string
	for i := range words {
		joined := ""
		for j := i; j < len(words) && len(joined) < CodeLength; j++ {
			joined += words[j]
			if len(joined) == CodeLength && isCode(joined) {
				found = append(found, joined)
			}
		}
	}
	return found
}

func isCode(s string) bool {
	for i := range len(s) {
		if !strings.Contains(codeAlphabet, s[i:i+1]) {
			return false
		}
	}
	return true
}
