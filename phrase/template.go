package phrase

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// template is a text cut at its placeholders.
type template []piece

// piece is literal text or, when arg is set, the place of an argument.
type piece struct {
	literal string
	arg     string // placeholder name in lower case
	capital bool   // written {Name}: the argument begins a sentence
}

// parseTemplate cuts text at its {placeholders}. A name beginning with "word_" is replaced at once by words[name], so that
// a text can never name a keyword other than the one that the language lists.
func parseTemplate(text string, words map[string]string) (template, error) {
	var out template
	for rest := text; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("a closing brace without an opening one")
		}
		if before != "" {
			out = append(out, piece{literal: before})
		}
		if !found {
			break
		}

		name, next, closed := strings.Cut(after, "}")
		if !closed {
			return nil, fmt.Errorf("an opening brace without a closing one")
		}
		p, err := parsePlaceholder(name, words)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
		rest = next
	}
	return out, nil
}

// parsePlaceholder reads what stands between two braces.
func parsePlaceholder(name string, words map[string]string) (piece, error) {
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, wordPrefix) {
		word, ok := words[lower]
		if !ok {
			return piece{}, fmt.Errorf("unknown word {%s}", name)
		}
		return piece{literal: word}, nil
	}
	if _, ok := new(Args).value(lower); !ok {
		return piece{}, fmt.Errorf("unknown placeholder {%s}", name)
	}
	return piece{arg: lower, capital: name != lower}, nil
}

// placeholders lists the argument names of t, each once, sorted.
func (t template) placeholders() []string {
	var names []string
	for _, p := range t {
		if p.arg != "" {
			names = append(names, p.arg)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// fill puts the values in. Values are inserted as they are, so a brace in a guest's name means nothing. A missing value
// becomes an ellipsis and is passed to missing.
func (t template) fill(args *Args, missing func(placeholder string)) string {
	var b strings.Builder
	for _, p := range t {
		if p.arg == "" {
			b.WriteString(p.literal)
			continue
		}
		value, _ := args.value(p.arg)
		if value == "" {
			missing(p.arg)
			value = "…"
		}
		if p.capital {
			value = capitalise(value)
		}
		b.WriteString(value)
	}
	return b.String()
}

// capitalise writes the first letter of s large.
func capitalise(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
