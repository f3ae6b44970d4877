package lexicon

import (
	"fmt"
	"strings"
)

// A pattern is one entry of a data file, "(the) late|early .. check*": words in order,
// with alternatives (|), optional words in brackets, a star for any ending, and two
// points for up to maxGap words in between.
const maxGap = 3

// maxVariants bounds what one entry with alternatives may stand for.
const maxVariants = 400

// patternPart is one word of a pattern that has no alternatives left.
type patternPart struct {
	form   string
	key    uint32 // of the form
	prefix bool   // the word may go on
	gap    bool   // up to maxGap words may stand before it
}

// piece is one word of an entry as it is written: its choices, each of one part or of
// several where it is written with a hyphen or an apostrophe. An empty choice is that the
// word is not there.
type piece struct {
	choices [][]patternPart
	gap     bool // up to maxGap words may stand before it
}

// parseEntry reads an entry with its alternatives. The pieces are appended to those given.
func (b *builder) parseEntry(pieces []piece, entry string) ([]piece, error) {
	begin, gap, all := len(pieces), false, 1
	for word := range strings.FieldsSeq(entry) {
		if word == ".." {
			gap = true
			continue
		}
		p := piece{gap: gap}
		gap = false
		optional := strings.HasPrefix(word, "(")
		if optional {
			if !strings.HasSuffix(word, ")") {
				return nil, fmt.Errorf("bracket not closed within one word in %q", entry)
			}
			word = word[1 : len(word)-1]
		}
		for choice := range strings.SplitSeq(word, "|") {
			if choice == "" {
				optional = true
				continue
			}
			parts, err := b.parseWord(choice, entry)
			if err != nil {
				return nil, err
			}
			p.choices = append(p.choices, parts)
		}
		if optional {
			p.choices = append(p.choices, nil)
		}
		if all *= len(p.choices); all > maxVariants {
			return nil, fmt.Errorf("more than %d variants in %q", maxVariants, entry)
		}
		pieces = append(pieces, p)
	}
	if len(pieces) == begin || gap {
		return nil, fmt.Errorf("no words, or nothing after the points, in %q", entry)
	}
	return pieces, nil
}

// spell calls use with each way of choosing among the pieces of an entry.
func spell(parts []patternPart, pieces []piece, gap bool, use func([]patternPart) error) error {
	if len(pieces) == 0 {
		if len(parts) == 0 {
			return nil // all of it is optional
		}
		return use(parts)
	}
	p := pieces[0]
	gap = gap || p.gap
	for _, choice := range p.choices {
		if len(choice) == 0 {
			if err := spell(parts, pieces[1:], gap, use); err != nil {
				return err
			}
			continue
		}
		with := append(parts, choice...) //nolint:gocritic // what is behind parts is written anew by each choice
		with[len(parts)].gap = gap && len(parts) > 0
		if err := spell(with, pieces[1:], false, use); err != nil {
			return err
		}
	}
	return nil
}

// parseWord reads one word of an entry.
func (b *builder) parseWord(word, entry string) ([]patternPart, error) {
	form := strings.TrimSuffix(word, "*")
	star := len(form) < len(word)
	if isPlainWord(form) {
		if star && len(form) < minStem {
			return nil, fmt.Errorf("fewer than %d letters before the star in %q", minStem, entry)
		}
		return []patternPart{{form: form, key: b.key(form), prefix: star}}, nil
	}
	b.tokens = appendTokens(b.tokens[:0], form)
	tokens := b.tokens
	if len(tokens) == 0 || strings.Contains(form, "*") {
		return nil, fmt.Errorf("cannot read %q in %q", word, entry)
	}
	parts := make([]patternPart, 0, len(tokens))
	for i, t := range tokens {
		prefix := star && i == len(tokens)-1
		if prefix && len(t.Form) < minStem {
			return nil, fmt.Errorf("fewer than %d letters before the star in %q", minStem, entry)
		}
		parts = append(parts, patternPart{form: t.Form, key: b.key(t.Form), prefix: prefix})
	}
	return parts, nil
}

// minStem is the least number of letters before a star.
const minStem = 3

// isPlainWord reports a single word that is folded already, as most entries are.
func isPlainWord(s string) bool {
	run := 0
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
		if i > 0 && s[i] == s[i-1] {
			run++
		} else {
			run = 0
		}
		if run == 2 {
			return false
		}
	}
	return s != ""
}

// entriesOf calls use with each entry of a comma-separated list.
func entriesOf(list string, use func(entry string) error) error {
	for entry := range strings.SplitSeq(list, ",") {
		if entry = strings.TrimSpace(entry); entry == "" {
			continue
		}
		if err := use(entry); err != nil {
			return err
		}
	}
	return nil
}
