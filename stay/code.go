package stay

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// A code is made of these alone. Left out is what is confused in print (0 O Q is
// the one of its kind that stays, 1 I L, 2 Z, 5 S, 6 G, 8 B, 4 A, U V) and what
// rhymes when it is read aloud in one of the guests' languages (B C D E G P T,
// of which T stays; M N; F S; A H J K, of which K stays; five and nine, zwei and
// drei), or changes its name between them (A E I, G J).
const (
	codeLetters = "FKMQRTWXY"
	codeDigits  = "34679"
)

// CodeLength of an invitation code: about 1.4 thousand million of them, at fifty
// guesses an hour from all senders together.
const CodeLength = 8

// NewCode makes an invitation code, such as "K7QM-4RTX" when printed. It holds a
// letter and a digit, so that no word and no number is taken for one.
func NewCode(random io.Reader) (string, error) {
	const symbols = codeLetters + codeDigits
	out := make([]byte, 0, CodeLength)
	for len(out) < CodeLength {
		i, err := below(random, len(symbols))
		if err != nil {
			return "", err
		}
		out = append(out, symbols[i])
	}
	for _, kind := range []string{codeLetters, codeDigits} {
		if strings.ContainsAny(string(out), kind) {
			continue
		}
		at, err := below(random, CodeLength)
		if err != nil {
			return "", err
		}
		i, err := below(random, len(kind))
		if err != nil {
			return "", err
		}
		out[at] = kind[i]
	}
	return string(out), nil
}

// below draws a number below n, each as likely as the others.
func below(random io.Reader, n int) (int, error) {
	var one [1]byte
	for {
		if _, err := io.ReadFull(random, one[:]); err != nil {
			return 0, fmt.Errorf("make a booking code: %w", err)
		}
		// Bytes past the last full multiple would favour the first numbers.
		if int(one[0]) < 256/n*n {
			return int(one[0]) % n, nil
		}
	}
}

// PrintCode shows a code in two halves, easier to read aloud.
func PrintCode(code string) string {
	if len(code) != CodeLength {
		return code
	}
	return code[:4] + "-" + code[4:]
}

// misread is what people type for a sign of the code, because it looks like it
// in print or sounds like it on the telephone.
var misread = strings.NewReplacer("0", "Q", "O", "Q", "D", "Q", "1", "7", "I", "7", "L", "7", "Z", "7", "G", "6", "A", "4", "U", "Y", "V", "Y",
	"8", "3", "B", "3", "N", "M", "P", "T", "S", "F", "H", "K")

// FindCodes lists what in a message is an invitation code or a try at one,
// normalised: guests type it in lower case, with spaces or hyphens between, with
// an O that is a Q, or paste the whole prefilled sentence. What is found is only
// looked up, never trusted.
func FindCodes(text string) []string {
	words := plainWords(text)
	var found []string
	for i := range words {
		joined := ""
		for j := i; j < len(words) && len(joined) < CodeLength; j++ {
			joined += words[j]
			if len(joined) != CodeLength {
				continue
			}
			halves := i == j || (j == i+1 && len(words[i]) == CodeLength/2)
			code := joined
			if halves || (i == 0 && j == len(words)-1) {
				code = misread.Replace(joined)
			}
			if isCode(code) && mixed(joined) && !slices.Contains(found, code) {
				found = append(found, code)
			}
		}
	}
	return found
}

// AlmostCode reports whether a message is nothing but a code with a sign too many
// or too few.
func AlmostCode(text string) bool {
	if strings.Trim(strings.ToUpper(text), " \n\t.,!-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	words := plainWords(text)
	for _, w := range words {
		if len(words) > 1 && len(w) > CodeLength/2+1 {
			return false
		}
	}
	joined := strings.Join(words, "")
	letters := 0
	for _, r := range joined {
		if r > '9' {
			letters++
		}
	}
	fewest := 1 // one word of both is no other word
	if len(words) > 1 {
		fewest = 2
	}
	return len(joined) >= CodeLength-1 && len(joined) <= CodeLength+1 && min(letters, len(joined)-letters) >= fewest
}

// plainWords are the runs of letters and digits of the Latin alphabet, in capitals.
func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToUpper(text), func(r rune) bool {
		return (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
}

func isCode(s string) bool { return strings.Trim(s, codeLetters+codeDigits) == "" }

// mixed reports whether a text has both a letter and a digit.
func mixed(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.ContainsAny(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
