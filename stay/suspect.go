package stay

import (
	"regexp"
	"slices"
	"strings"
)

// SuspectSecrets lists what in anybody's words may be a code or a password: what
// stands behind a word for one, and the tokens with digits in a sentence that has
// such a word. It looks harder than the rule for facts, whose owners name their
// secrets; for words that nobody has looked through.
func SuspectSecrets(text string) []string {
	var found []string
	add := func(s string) {
		if !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	for _, s := range findSecrets(text, false) {
		if !acronym.MatchString(s) {
			add(s)
		}
	}
	for _, sentence := range sentenceEnd.Split(text, -1) {
		if NamesSecret(sentence) {
			for _, s := range tokensWithDigits(sentence) {
				add(s)
			}
		}
	}
	return found
}

var (
	// acronym is what a word for code is followed by where it says which: codice CIN.
	acronym     = regexp.MustCompile(`^\p{Lu}{2,4}$`)
	sentenceEnd = regexp.MustCompile(`[.!?;]\s+|\n`)
	apart       = strings.NewReplacer(",", " ", "(", " ", ")", " ", `"`, " ", "«", " ", "»", " ", "“", " ", "”", " ", "„", " ")

	tokenWithDigits = regexp.MustCompile(`^[\p{L}\d#*_-]*\d[\p{L}\d#*_-]*$`)
	// A token with digits is no code where it is an amount, a time, a day, or a number
	// of a few things.
	countsThings = regexp.MustCompile(`(?i)^(\d{1,2}|\d{1,2}[:.h]\d{0,2}h?|\d{1,2}[:.]\d\d(am|pm)|\d{1,2}(am|pm)|\d+(st|nd|rd|th|er|º|ª|°)|(19|20)\d\d|\d+(m|km|cm|mq|min|kg|kw|cent)|[245]g|\d+x\d+)$`)
	currencyWord = regexp.MustCompile(`(?i)^(€|£|\$|eur|euros?|gbp|pounds?|usd|dollars?|chf|franken|franchi|zł|pln)\.?$`)
)

func tokensWithDigits(sentence string) []string {
	tokens := strings.Fields(apart.Replace(sentence))
	money := func(i int) bool { return i >= 0 && i < len(tokens) && currencyWord.MatchString(tokens[i]) }
	var found []string
	for i, token := range tokens {
		token = strings.Trim(token, ".:'’!?")
		if len(token) >= 3 && tokenWithDigits.MatchString(token) && !countsThings.MatchString(token) && !money(i-1) && !money(i+1) {
			found = append(found, token)
		}
	}
	return found
}
