package app

import (
	"slices"
	"strings"

	"portineria/lexicon"
)

// namesSurname reports whether a text names the surname on a booking. In a message
// that was asked for it, a slip is forgiven: one letter of five and more. In one
// that says other things as well it must stand as it is written, and not inside a
// question, where it is likely to be another word ("how long").
func namesSurname(text, name string, asked bool) bool {
	surname := surnameOf(name)
	if len(surname) == 0 {
		return false
	}
	for _, part := range clauses(text) {
		words := lexicon.Tokens(part)
		few := len(words) <= mostNames
		if (asks(part) && !few) || len(words) > mostClause {
			continue
		}
		for i := range words {
			if matchesAt(words[i:], surname, asked && few) {
				return true
			}
		}
	}
	return false
}

// mostClause is how many words stand around a name, which keeps lists of names out.
const mostClause = 12

// hasSurname reports whether there is a surname to ask for.
func hasSurname(name string) bool { return len(surnameOf(name)) > 0 }

func matchesAt(words []lexicon.Token, surname []lexicon.Token, slip bool) bool {
	if len(words) < len(surname) {
		return false
	}
	for i, w := range surname {
		if !sameName(words[i], w, slip) {
			return false
		}
	}
	return true
}

// clauses parts a text where a reader takes breath.
func clauses(text string) []string {
	var all []string
	begin := 0
	for i, r := range text {
		if strings.ContainsRune(",.;:!?¿¡\n()", r) {
			all = append(all, text[begin:i+len(string(r))])
			begin = i + len(string(r))
		}
	}
	return append(all, text[begin:])
}

// particles stand before surnames and are left out by many who write them.
var particles = map[string]bool{"de": true, "del": true, "della": true, "di": true, "da": true, "dos": true, "das": true, "do": true, "la": true, "le": true, "lo": true, "van": true,
	"der": true, "den": true, "ter": true, "von": true, "zu": true, "zum": true, "el": true, "y": true, "e": true}

// surnameOf is the last word of a name, or what stands before its comma; nothing
// where there is one word alone, which can be a first name, or where the word is
// so short that any text holds it.
func surnameOf(name string) []lexicon.Token {
	last, rest, comma := strings.Cut(name, ",")
	var words []lexicon.Token
	if comma && strings.TrimSpace(rest) != "" {
		words = lexicon.Tokens(last)
	} else if words = lexicon.Tokens(name); len(words) < 2 {
		return nil
	} else {
		words = words[len(words)-1:]
		if i := strings.LastIndexByte(strings.TrimSpace(name), ' '); i >= 0 {
			words = lexicon.Tokens(name[i:]) // with all parts of a double name: Müller-Lang, O'Brien
		}
	}
	words = slices.DeleteFunc(slices.Clone(words), func(w lexicon.Token) bool { return particles[w.Form] || w.Kind != lexicon.Word })
	letters := 0
	for _, w := range words {
		letters += len([]rune(w.Form))
	}
	if letters < 3 {
		return nil
	}
	return words
}

// sameName compares two words of names as they sound on paper: without accents,
// with ü as ue or u, and where slips are forgiven with one letter wrong, missing,
// too many or in the wrong place.
func sameName(said, name lexicon.Token, slip bool) bool {
	for _, a := range spellings(said) {
		for _, b := range spellings(name) {
			if a == b || (slip && len(b) >= 5 && oneSlip([]rune(a), []rune(b))) {
				return true
			}
		}
	}
	return false
}

func spellings(w lexicon.Token) []string {
	if w.Alt == "" {
		return []string{w.Form}
	}
	return []string{w.Form, w.Alt}
}

// oneSlip reports whether one letter was replaced, left out, added or swapped with
// its neighbour.
func oneSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return slices.Equal(a[i:], b[i+1:])
	}
	if i == len(a) || slices.Equal(a[i+1:], b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
