package doctor

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// said are the findings that the checks can have, from their source: a finding
// is a word with a dot in quotes, or one of the few that every check may have.
func said(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{"late": true, "broken": true, "unreadable": true}
	quoted := regexp.MustCompile(`"([a-z_]+\.[a-z_]+)"`)
	for _, name := range []string{"house.go", "media.go", "doors.go", "whatsapp.go", "content.go", "modeltest.go", "work.go", "backups.go"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range quoted.FindAllStringSubmatch(string(source), -1) {
			found[m[1]] = true
		}
	}
	return found
}

func TestEveryFindingHasItsWordsAndNoWordsAreLeftOver(t *testing.T) {
	findings := said(t)
	for language, words := range map[string]map[string]line{"en": english, "it": italian} {
		for finding := range findings {
			if words[finding].found == "" {
				t.Errorf("%s has no words for %s", language, finding)
			}
		}
		for finding := range words {
			if !findings[finding] {
				t.Errorf("%s has words for %s, which nothing finds", language, finding)
			}
		}
	}
}

func TestBothLanguagesTakeTheSameValues(t *testing.T) {
	values := regexp.MustCompile(`%(\[\d+\])?s`)
	for finding, en := range english {
		it := italian[finding]
		for _, pair := range [][2]string{{en.found, it.found}, {en.next, it.next}} {
			if a, b := values.FindAllString(pair[0], -1), values.FindAllString(pair[1], -1); !slices.Equal(a, b) {
				t.Errorf("%s: English takes %v, Italian %v", finding, a, b)
			}
			if (pair[0] == "") != (pair[1] == "") {
				t.Errorf("%s: one language says %q where the other is silent", finding, pair[0]+pair[1])
			}
			for _, s := range pair {
				if s != strings.TrimSpace(s) || strings.Contains(s, "'") || strings.Contains(values.ReplaceAllString(s, ""), "%") {
					t.Errorf("%s: %q is not written as the others are", finding, s)
				}
			}
		}
	}
}
