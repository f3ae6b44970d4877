package manual

import (
	"strings"

	"portineria/lexicon"
	"portineria/stay"
)

// twinOf is the id of a fact that says the same already; empty where none does.
func twinOf(text string, facts []stay.Fact) string {
	own := formsOf(text)
	for _, f := range facts {
		if alike(own, formsOf(f.Text)) {
			return f.ID
		}
		for _, translated := range f.Translations {
			if alike(own, formsOf(translated)) {
				return f.ID
			}
		}
	}
	return ""
}

// twinAmong is the position of a proposal that says the same; -1 for none.
func twinAmong(text string, all []Proposal) int {
	own := formsOf(text)
	for i, p := range all {
		if other := formsOf(p.Text); strings.Join(own, " ") == strings.Join(other, " ") {
			return i
		}
	}
	return -1
}

func formsOf(text string) []string {
	var forms []string
	for _, w := range lexicon.Tokens(text) {
		forms = append(forms, w.Form)
	}
	return forms
}

// The share of words that two texts of the same meaning have in common, and how
// many words at least make such a share mean anything.
const (
	alikeShare = 0.8
	alikeWords = 4
)

// alike reports whether one text holds the other, or nearly all of both is the
// same and so are all figures: 10:00 and 11:00 are not the same rule.
func alike(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(b) >= alikeWords || len(a) == len(b) {
		if strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ") {
			return true
		}
	}
	in := map[string]bool{}
	for _, w := range a {
		in[w] = true
	}
	shared, all := 0, len(in)
	seen := map[string]bool{}
	for _, w := range b {
		switch {
		case seen[w]:
		case in[w]:
			shared++
		case strings.ContainsAny(w, "0123456789"):
			return false
		default:
			all++
		}
		seen[w] = true
	}
	for w := range in {
		if !seen[w] && strings.ContainsAny(w, "0123456789") {
			return false
		}
	}
	return len(a) >= alikeWords && len(b) >= alikeWords && float64(shared) >= alikeShare*float64(all)
}
