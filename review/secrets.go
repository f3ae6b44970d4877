package review

import (
	"regexp"
	"slices"
	"strings"

	"portineria/stay"
)

// openSecrets are facts told outside the stay with what looks like a code in them:
// one that the owner named, one behind a word for code, or a token with digits in
// the same sentence as such a word.
func openSecrets(p stay.Property, facts []stay.Fact) []Finding {
	var all []Finding
	for _, f := range facts {
		open := f.Visibility == stay.Public || f.Visibility == stay.Booked
		if open && !settled(f) && holdsSecret(p, f) {
			all = append(all, Finding{Kind: OpenSecret, Facts: []string{f.ID}})
		}
	}
	return all
}

func holdsSecret(p stay.Property, f stay.Fact) bool {
	texts := []string{f.Text}
	for _, text := range f.Translations {
		texts = append(texts, text)
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		if slices.ContainsFunc(f.SecretsIn(text), func(s string) bool { return s != p.CIN && !acronym.MatchString(s) }) {
			return true
		}
		return slices.ContainsFunc(sentences(text), func(s string) bool { return stay.NamesSecret(s) && holdsToken(p, s) })
	})
}

// acronym is what a word for code is followed by where it says which: codice CIN.
var acronym = regexp.MustCompile(`^\p{Lu}{2,4}$`)

var sentenceEnd = regexp.MustCompile(`[.!?;]\s+|\n`)

func sentences(text string) []string { return sentenceEnd.Split(text, -1) }

// A token with digits is no code where it is an amount, a time, a day, a number of
// a few things, or the number under which the property is registered.
var (
	code     = regexp.MustCompile(`^[\p{L}\d#*_-]*\d[\p{L}\d#*_-]*$`)
	harmless = regexp.MustCompile(`(?i)^(\d{1,2}|\d{1,2}[:.h]\d{0,2}h?|\d{1,2}[:.]\d\d(am|pm)|\d{1,2}(am|pm)|\d+(st|nd|rd|th|er|º|ª|°)|(19|20)\d\d|\d+(m|km|cm|mq|min|kg|kw|cent)|[245]g|\d+x\d+)$`)
)

func holdsToken(p stay.Property, sentence string) bool {
	tokens := strings.Fields(strings.NewReplacer(",", " ", "(", " ", ")", " ", `"`, " ", "«", " ", "»", " ", "“", " ", "”", " ", ":", ": ").Replace(sentence))
	for i, token := range tokens {
		token = strings.Trim(token, ".:'’")
		money := i+1 < len(tokens) && currency.MatchString(tokens[i+1]) || i > 0 && currency.MatchString(tokens[i-1])
		if len(token) >= 3 && code.MatchString(token) && !harmless.MatchString(token) && !money && token != p.CIN {
			return true
		}
	}
	return false
}

var currency = regexp.MustCompile(`(?i)^(€|£|\$|eur|euros?|gbp|pounds?|usd|dollars?|chf|franken|franchi|zł|pln)\.?$`)
