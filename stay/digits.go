package stay

import (
	"slices"
	"strings"
)

// mostDigits is how many groups of four digits somebody names who knows them; who
// lists more is trying them.
const mostDigits = 4

// FindLast4 lists what in a message can be the last four digits of a telephone
// number: a group of four (4471), in pairs or one by one (44 71, 4-4-7-1), or the
// end of a whole number. Years are among them: a candidate is only looked up. A
// message with more than four of them names none.
func FindLast4(text string) []string {
	var found []string
	add := func(four string) {
		if !slices.Contains(found, four) {
			found = append(found, four)
		}
	}
	for _, run := range digitRuns(text) {
		whole := strings.Join(run, "")
		if len(run) > 1 && len(whole) == 4 && (len(run) == 4 || len(run[0]) == 2) {
			add(whole)
		}
		for _, group := range run {
			if len(group) == 4 {
				add(group)
			}
		}
		if len(whole) >= 9 && len(whole) <= 15 {
			add(whole[len(whole)-4:])
		}
	}
	if len(found) > mostDigits {
		return nil
	}
	return found
}

// digitRuns are the groups of digits of a text, those together that stand one
// sign apart.
func digitRuns(text string) [][]string {
	var runs [][]string
	apart := 2
	inside := false
	for _, r := range text {
		if r < '0' || r > '9' {
			if inside {
				apart = 0
			}
			inside = false
			if apart++; !strings.ContainsRune(" -./()\u00a0\u202f", r) {
				apart = 2
			}
			continue
		}
		switch {
		case inside:
			last := runs[len(runs)-1]
			last[len(last)-1] += string(r)
		case apart == 1:
			runs[len(runs)-1] = append(runs[len(runs)-1], string(r))
		default:
			runs = append(runs, []string{string(r)})
		}
		inside = true
	}
	return runs
}
