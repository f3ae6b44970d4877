package lexicon_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portineria/lexicon"
)

// testdata/messages holds what guests write (q) and what owners note (f), each with the
// concept that it is about: "unknown" is about things that houses do not speak of, "told"
// asks nothing. testdata/alarms holds what must be heard, each with what it is: kinds of
// emergency, person_please, stop_messages, my_data; and what must not alarm anybody:
// false_alarm, ordinary. Both were written by people who did not know the words of the files.

var written = []string{"it", "en", "de", "fr", "es", "nl", "pl", "pt"}

func TestWhatMessagesAreAboutIsFound(t *testing.T) {
	l := houseLexicon(t)
	for _, lang := range written {
		t.Run(lang, func(t *testing.T) {
			all, found := 0, 0
			for _, m := range columns(t, filepath.Join("testdata", "messages", lang+".tsv"), 3) {
				if l.Concept(m[0]) == nil {
					continue
				}
				all++
				for _, h := range l.Concepts(m[2], lang) {
					if h.Concept.ID == m[0] {
						found++
						break
					}
				}
			}
			t.Logf("%d of %d", found, all)
			if all < 2000 || found*100 < all*foundAtLeast {
				t.Errorf("the concept of %d messages of %d is found, fewer than %d %%", found, all, foundAtLeast)
			}
		})
	}
}

// foundAtLeast is the share of messages, in percent, whose concept is found: the files
// were widened with them.
const foundAtLeast = 93

func TestWhoIsInDistressIsHeard(t *testing.T) {
	l := houseLexicon(t)
	demands := map[string][]lexicon.RuleKind{
		"person_please": {lexicon.Human, lexicon.NoAI},
		"stop_messages": {lexicon.Stop, lexicon.NoAI, lexicon.Erase, lexicon.Freeze},
		"my_data":       {lexicon.Erase, lexicon.Access, lexicon.Rectify, lexicon.Freeze, lexicon.NoAI, lexicon.Notice, lexicon.Stop},
	}
	for _, lang := range written {
		t.Run(lang, func(t *testing.T) {
			all, heard, innocent, alarms := 0, 0, 0, 0
			for _, m := range columns(t, filepath.Join("testdata", "alarms", lang+".tsv"), 2) {
				r, ok := l.Rule(m[1])
				if m[0] == "false_alarm" || m[0] == "ordinary" {
					innocent++
					if ok && r.Kind < lexicon.Thanks {
						alarms++
						t.Logf("%s for %q", r.Kind, m[1])
					}
					continue
				}
				all++
				wanted, isDemand := demands[m[0]]
				if !isDemand {
					wanted = []lexicon.RuleKind{lexicon.Emergency}
				}
				if ok && slices.Contains(wanted, r.Kind) {
					heard++
				} else {
					t.Logf("%s is not heard: %q", m[0], m[1])
				}
			}
			if all < 150 || heard*100 < all*heardAtLeast {
				t.Errorf("%d of %d are heard, fewer than %d %%", heard, all, heardAtLeast)
			}
			if innocent < 80 || alarms*100 > innocent*alarmAtMost {
				t.Errorf("%d of %d innocent messages alarm, more than %d %%", alarms, innocent, alarmAtMost)
			}
		})
	}
}

// Of messages that the files were widened with.
const (
	heardAtLeast = 93 // percent
	alarmAtMost  = 8  // percent, of messages that were written to sound like alarms
)

// Ordinary messages, whatever they are about, make no demand.
func TestOrdinaryMessagesMakeNoDemand(t *testing.T) {
	l := houseLexicon(t)
	for _, lang := range written {
		all, alarms := 0, 0
		for _, m := range columns(t, filepath.Join("testdata", "messages", lang+".tsv"), 3) {
			if m[1] != "q" {
				continue
			}
			all++
			if r, ok := l.Rule(m[2]); ok && r.Kind < lexicon.Thanks {
				alarms++
			}
		}
		t.Logf("%s: %d of %d", lang, alarms, all)
		if alarms*1000 > all*15 { // gas that is smelt and pipes that burst are among them
			t.Errorf("%s: %d of %d messages make a demand", lang, alarms, all)
		}
	}
}

// columns reads a file of columns parted by tabs.
func columns(t *testing.T, name string, n int) [][]string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for line := range strings.Lines(string(raw)) {
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(c) != n {
			t.Fatalf("%s: %q has not %d columns", name, line, n)
		}
		all = append(all, c)
	}
	return all
}
