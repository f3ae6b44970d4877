package lexicon_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// What must always work is written by people in a fright, on a phone, with one thumb.
// Every message of testdata/rules is written with a slip in one of its words: a letter
// swapped, missing, doubled or its neighbour on the keyboard.

func TestSlipsOfTheFingerDoNotSilenceWhatMustWork(t *testing.T) {
	l := houseLexicon(t)
	heard, written := map[string]int{}, map[string]int{}
	alarms, innocent := 0, 0
	for demand, text := range slips(t, 4) {
		if got := demanded(l, text); demand == "none" {
			innocent++
			if strings.HasPrefix(got, "emergency") || got == "stop" || got == "erase" {
				alarms++
			}
		} else {
			kind, _, _ := strings.Cut(demand, ":")
			written[kind]++
			if strings.HasPrefix(got, kind) {
				heard[kind]++
			}
		}
	}
	for _, kind := range []string{"emergency", "human", "stop", "erase", "access"} {
		if written[kind] < 100 || heard[kind]*100 < written[kind]*92 {
			t.Errorf("%s: %d of %d heard", kind, heard[kind], written[kind])
		}
	}
	if innocent < 1000 || alarms*1000 > innocent*13 { // they were written to sound like alarms
		t.Errorf("%d of %d innocent messages raise an alarm", alarms, innocent)
	}
}

// slips yields messages of the rule files with a slip each, several of every message.
func slips(t *testing.T, each int) func(func(demand, text string) bool) {
	t.Helper()
	return func(yield func(string, string) bool) {
		r := rand.New(rand.NewPCG(20261122, 1))
		for _, lang := range []string{"it", "en", "de", "fr", "es", "nl", "pl", "pt"} {
			raw, err := os.ReadFile(filepath.Join("testdata", "rules", lang+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(raw)) {
				demand, text, ok := strings.Cut(strings.TrimSpace(line), "|")
				if !ok || line[0] == '#' || demand == "thanks" || demand == "greeting" {
					continue
				}
				for range each {
					if slipped := slip(r, text); slipped != text && !yield(demand, slipped) {
						return
					}
				}
			}
		}
	}
}

// slip spoils one word of five letters or more, but never its first letter.
func slip(r *rand.Rand, text string) string {
	words := strings.Fields(text)
	var long []int
	for i, w := range words {
		if len([]rune(w)) >= 5 && !strings.ContainsFunc(w, func(c rune) bool { return !unicode.IsLetter(c) }) {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return text
	}
	at := long[r.IntN(len(long))]
	w := []rune(words[at])
	i := 1 + r.IntN(len(w)-2)
	switch r.IntN(4) {
	case 0:
		w[i], w[i+1] = w[i+1], w[i]
	case 1:
		w = append(w[:i], w[i+1:]...)
	case 2:
		w = append(w[:i+1], w[i:]...)
	default:
		const keys = "qwertyuiopasdfghjklzxcvbnm"
		if k := strings.IndexRune(keys, unicode.ToLower(w[i])); k > 0 {
			w[i] = rune(keys[k-1])
		}
	}
	words[at] = string(w)
	return strings.Join(words, " ")
}
