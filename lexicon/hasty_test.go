package lexicon_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portineria/lexicon"
)

// The file testdata/hasty.txt holds messages of a word or three and the language of who
// wrote them. Where their words say too little for a guess, a question mark stands behind
// it: there the hints decide, and nothing else.

// hastyLine is one line of it.
type hastyLine struct {
	lang, text string
	open       bool
}

func hastyLines(t *testing.T) []hastyLine {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "hasty.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all []hastyLine
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		lang, text, ok := strings.Cut(line, "|")
		if !ok {
			t.Fatalf("%q has no bar", line)
		}
		lang, open := strings.CutSuffix(lang, "?")
		all = append(all, hastyLine{lang, text, open})
	}
	return all
}

var propertyLanguages = strings.Fields("it en de fr es nl pl pt hr")

func TestHastyMessagesAreNeverReadInAThirdLanguage(t *testing.T) {
	l := houseLexicon(t)
	for _, line := range hastyLines(t) {
		for _, property := range propertyLanguages {
			got := l.Detect(line.text, lexicon.Hints{Default: property})
			if got.Lang != line.lang && (!line.open && property == "hr" || got.Lang != property) {
				t.Errorf("%q at a property in %s: %s by %s, not %s", line.text, property, got.Lang, got.By, line.lang)
			}
		}
	}
}

func TestWhatTheGuestWroteBeforeBeatsAHastyMessage(t *testing.T) {
	l := houseLexicon(t)
	for _, line := range hastyLines(t) {
		if got := l.Detect(line.text, lexicon.Hints{Known: line.lang, PhoneCountry: "HR", Default: "hr"}); got.Lang != line.lang {
			t.Errorf("%q after messages in %s: %s by %s", line.text, line.lang, got.Lang, got.By)
		}
	}
}

func TestTheCountryOfThePhoneChoosesAmongThoseWhoWriteAHastyMessage(t *testing.T) {
	l := houseLexicon(t)
	for _, tt := range []struct{ text, country, want string }{
		{"hi", "DE", "de"},
		{"hi", "NL", "nl"},
		{"hi", "GB", "en"},
		{"hi", "", "en"},
		{"wifi code", "NL", "nl"},
		{"wifi code", "US", "en"},
		{"piscina?", "PT", "pt"},
		{"piscina?", "ES", "es"},
		{"microondas?", "PT", "pt"},
		{"microondas?", "ES", "es"},
		{"adresse", "DE", "de"},
		{"adresse", "FR", "fr"},
		{"humano", "BR", "pt"},
		{"Pool?", "DE", "de"},
		{"STOPP", "AT", "de"},
		{"STOPP", "NO", "no"},
		{"STOPP", "", "de"},
		{"parking gratuit ?", "RO", "ro"},
		{"parking gratuit ?", "BE", "fr"},
	} {
		got := l.Detect(tt.text, lexicon.Hints{PhoneCountry: tt.country, Default: "it"})
		if got.Lang != tt.want {
			t.Errorf("%q from %s: %s by %s, not %s", tt.text, tt.country, got.Lang, got.By, tt.want)
		}
	}
}
