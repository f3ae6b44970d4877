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
	prefix bool // the word may go on
	gap    bool // up to maxGap words may stand before it
}

// variants spells out the alternatives and optional words of an entry.
func variants(entry string) ([]string, error) {
	if !strings.ContainsAny(entry, "|(") {
		return []string{entry}, nil
	}
	out := []string{""}
	for piece := range strings.FieldsSeq(entry) {
		optional := strings.HasPrefix(piece, "(")
		if optional {
			if !strings.HasSuffix(piece, ")") {
				return nil, fmt.Errorf("bracket not closed within one word in %q", entry)
			}
			piece = piece[1 : len(piece)-1]
		}
		choices := strings.Split(piece, "|")
		if optional {
			choices = append(choices, "")
		}
		next := make([]string, 0, len(out)*len(choices))
		for _, head := range out {
			for _, choice := range choices {
				next = append(next, strings.TrimSpace(head+" "+choice))
			}
		}
		if out = next; len(out) > maxVariants {
			return nil, fmt.Errorf("more than %d variants in %q", maxVariants, entry)
		}
	}
	return out, nil
}

// parsePattern appends the words of an entry without alternatives to parts.
func parsePattern(parts []patternPart, entry string) ([]patternPart, error) {
	if isPlainWord(entry) {
		return append(parts, patternPart{form: entry}), nil
	}
	begin, gap := len(parts), false
	for piece := range strings.FieldsSeq(entry) {
		if piece == ".." {
			gap = true
			continue
		}
		word := strings.TrimSuffix(piece, "*")
		if isPlainWord(word) {
			prefix := len(word) < len(piece)
			if prefix && len(word) < minStem {
				return nil, fmt.Errorf("fewer than %d letters before the star in %q", minStem, entry)
			}
			parts = append(parts, patternPart{form: word, prefix: prefix, gap: gap && len(parts) > begin})
			gap = false
			continue
		}
		tokens := Tokens(word)
		if len(tokens) == 0 || strings.Contains(word, "*") {
			return nil, fmt.Errorf("cannot read %q in %q", piece, entry)
		}
		for i, t := range tokens {
			prefix := len(word) < len(piece) && i == len(tokens)-1
			if prefix && len(t.Form) < minStem {
				return nil, fmt.Errorf("fewer than %d letters before the star in %q", minStem, entry)
			}
			parts = append(parts, patternPart{form: t.Form, prefix: prefix, gap: gap && len(parts) > begin})
			gap = false
		}
	}
	if len(parts) == begin || gap {
		return nil, fmt.Errorf("no words, or nothing after the points, in %q", entry)
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

// entriesOf calls use with each entry of a comma-separated list, alternatives spelled out.
func entriesOf(list string, use func(entry string) error) error {
	for list != "" {
		entry := list
		if i := strings.IndexByte(list, ','); i >= 0 {
			entry, list = list[:i], list[i+1:]
		} else {
			list = ""
		}
		if entry = strings.TrimSpace(entry); entry == "" {
			continue
		}
		all, err := variants(entry)
		if err != nil {
			return err
		}
		for _, v := range all {
			if err := use(v); err != nil {
				return err
			}
		}
	}
	return nil
}
