package proof_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"portineria/proof"
)

// right are the replies of testdata that must pass, and the demonstration's translations
// that do.
func right(t *testing.T) []reply {
	t.Helper()
	var all []reply
	for _, name := range []string{"replies", "heldout", "blind", "chatty", "last"} {
		all = append(all, readReplies(t, "testdata/"+name+".txt")...)
	}
	all = slices.DeleteFunc(all, func(r reply) bool { return r.reason != "" })
	for _, c := range translations(t) {
		if len(newJudge(t).Check(c)) == 0 {
			all = append(all, reply{claim: c})
		}
	}
	return all
}

// sourceText is everything that the reply may repeat.
func sourceText(c proof.Claim) string {
	var b strings.Builder
	for _, s := range c.Cited {
		fmt.Fprintln(&b, s.Text, strings.Join(s.Others, " "))
	}
	return b.String()
}

// lie checks that a changed reply is rejected.
func lie(t *testing.T, r reply, changed string) {
	t.Helper()
	if changed == r.claim.Reply {
		return
	}
	c := r.claim
	c.Reply = changed
	if len(check(t, c)) == 0 {
		t.Errorf("line %d: a lie passes\n right: %s\n lie:   %s", r.line, r.claim.Reply, changed)
	}
}

func check(t *testing.T, c proof.Claim) []proof.Rejection { return newJudge(t).Check(c) }

var digitRun = regexp.MustCompile(`[0-9]+`)

func TestNoReplyPassesWithADigitChanged(t *testing.T) {
	for _, r := range right(t) {
		source := digitRun.FindAllString(sourceText(r.claim), -1)
		for _, at := range digitRun.FindAllStringIndex(r.claim.Reply, -1) {
			for i := at[0]; i < at[1]; i++ {
				for _, d := range []byte("0369") {
					changed := []byte(r.claim.Reply)
					changed[i] = d
					if !slices.Contains(source, string(changed[at[0]:at[1]])) && !sameHour(r.claim.Reply, string(changed), at) {
						lie(t, r, string(changed))
					}
				}
			}
		}
	}
}

// sameHour reports a change that is none: a leading zero, or :00 that was none before.
func sameHour(before, after string, at []int) bool {
	return strings.TrimLeft(before[at[0]:at[1]], "0") == strings.TrimLeft(after[at[0]:at[1]], "0")
}

func TestNoReplyPassesWithAWordForAValueChanged(t *testing.T) {
	for _, r := range right(t) {
		for _, group := range neighbours[r.claim.Language] {
			words := strings.Fields(group)
			for _, old := range words {
				for at := range wordAt(r.claim.Reply, old) {
					for _, other := range words {
						changed := r.claim.Reply[:at] + other + r.claim.Reply[at+len(old):]
						if other != old && !saysValue(r.claim, other, group) {
							lie(t, r, changed)
						}
					}
				}
			}
		}
	}
}

// wordAt yields where a whole word stands in a text.
func wordAt(text, word string) func(func(int) bool) {
	if !strings.Contains(text, word) {
		return func(func(int) bool) {}
	}
	pattern := regexp.MustCompile(`(^|[^\pL\pN-])` + regexp.QuoteMeta(word) + `($|[^\pL\pN])`)
	return func(yield func(int) bool) {
		for _, at := range pattern.FindAllStringSubmatchIndex(text, -1) {
			if !yield(at[3]) {
				return
			}
		}
	}
}

// saysValue reports whether the facts say the other word's value too, in any language: by
// the place of the word in its group, which is the same in all of them.
func saysValue(c proof.Claim, word, group string) bool {
	place := slices.Index(strings.Fields(group), word)
	for _, groups := range neighbours {
		for _, g := range groups {
			if len(strings.Fields(g)) == len(strings.Fields(group)) && strings.Contains(strings.ToLower(sourceText(c)), strings.ToLower(strings.Fields(g)[place])) {
				return true
			}
		}
	}
	numbers := map[string]string{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "twenty": "20"}
	for english, digits := range numbers {
		if i := slices.Index(strings.Fields(neighbours["en"][2]), english); i == place && len(strings.Fields(group)) == 11 && slices.Contains(digitRun.FindAllString(sourceText(c), -1), digits) {
			return true
		}
	}
	hours := map[string]string{"two": "14", "three": "15", "four": "16", "five": "17", "six": "18", "seven": "19", "eight": "20", "nine": "21", "ten": "22"}
	for english, digits := range hours {
		if i := slices.Index(strings.Fields(neighbours["en"][2]), english); i == place && len(strings.Fields(group)) == 11 {
			return slices.Contains(digitRun.FindAllString(sourceText(c), -1), digits)
		}
	}
	return false
}

func TestNoReplyPassesWithAUnitChanged(t *testing.T) {
	for _, r := range right(t) {
		for _, pair := range units[r.claim.Language] {
			if digitRun.MatchString(r.claim.Reply) {
				lie(t, r, strings.Replace(r.claim.Reply, pair[0], pair[1], 1))
			}
		}
	}
}

// turnable reports whether the words stand in the text as whole words. An ashtray on the
// terrace speaks of smoking too, and hides where it is allowed.
func turnable(text, words string) bool {
	return strings.Contains(text, words) && regexp.MustCompile(`(^|[^\pL])`+regexp.QuoteMeta(words)+`($|[^\pL])`).MatchString(text) &&
		!strings.Contains(text, "ashtray") && !strings.Contains(text, "cendrier")
}

func TestNoReplyPassesTurnedIntoItsContrary(t *testing.T) {
	n := 0
	for _, r := range right(t) {
		for _, turn := range turns[r.claim.Language] {
			turned := strings.Contains(turn[1], turn[0]) && strings.Contains(r.claim.Reply, turn[1]) // says it already
			if !turned && turnable(r.claim.Reply, turn[0]) {
				n++
				lie(t, r, strings.Replace(r.claim.Reply, turn[0], turn[1], 1))
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d replies turned", n)
	}
}

func TestNoReplyPassesWithASentenceAddedThatNoFactBearsOut(t *testing.T) {
	for i, r := range right(t) {
		if i%3 > 0 {
			continue // a third shows as much
		}
		for reason, sentences := range additions[r.claim.Language] {
			for _, s := range sentences {
				if reason == proof.UnknownAmenity && luxury.MatchString(sourceText(r.claim)) {
					continue
				}
				for _, changed := range []string{strings.TrimRight(r.claim.Reply, ".") + ". " + s, s + " " + r.claim.Reply} {
					c := r.claim
					c.Reply = changed
					got := check(t, c)
					if !slices.ContainsFunc(got, func(x proof.Rejection) bool {
						return x.Reason == reason || reason == proof.UnknownAmenity && x.Reason == proof.Polarity
					}) {
						t.Errorf("line %d: rejected for %v, want %s\n%s", r.line, got, reason, changed)
					}
				}
			}
		}
	}
}

func TestNoReplyInTheFactsLanguagePassesWithAThingThatNobodyKnows(t *testing.T) {
	n := 0
	for _, r := range right(t) {
		if r.claim.Language != r.claim.OwnerLanguage || r.claim.Quoted || len(r.claim.Cited) > 1 || strings.HasSuffix(r.claim.Reply, "°C.") {
			continue
		}
		for _, s := range oddities[r.claim.Language] {
			n++
			lie(t, r, strings.TrimRight(r.claim.Reply, ".")+". "+s)
		}
	}
	if n < 50 {
		t.Errorf("only %d replies tried", n)
	}
}
