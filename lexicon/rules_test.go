package lexicon_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portineria/lexicon"
)

// The files under testdata/rules hold messages and what each demands: the rule, for an
// emergency its kind after a colon, a bar, the message. The demand none is for innocent
// words, and for messages that carry more than courtesies.

func TestWhatMustWorkIsHeardAndInnocentWordsAreNot(t *testing.T) {
	l := houseLexicon(t)
	for _, lang := range []string{"it", "en", "de", "fr", "es", "nl", "pl", "pt", "sv", "da", "no", "cs", "sk", "hu", "ro", "hr", "uk", "ru", "tr", "el", "fi"} {
		t.Run(lang, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("testdata", "rules", lang+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			heard := map[string]int{}
			for line := range strings.Lines(string(raw)) {
				if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
					continue
				}
				demand, text, ok := strings.Cut(line, "|")
				if !ok {
					t.Fatalf("%q has no bar", line)
				}
				heard[demand]++
				if got := demanded(l, text); got != demand {
					t.Errorf("%q: %s, not %s", text, got, demand)
				}
			}
			for _, demand := range []string{"human", "stop", "erase", "access", "rectify", "freeze", "notice", "thanks",
				"greeting", "none", "emergency:medical", "emergency:child", "emergency:gas", "emergency:fire",
				"emergency:police", "emergency:trapped", "emergency:water"} {
				if heard[demand] == 0 {
					t.Errorf("no message for %s", demand)
				}
			}
		})
	}
}

// demanded is a message's rule as the files name it.
func demanded(l *lexicon.Lexicon, text string) string {
	r, ok := l.Rule(text)
	switch {
	case !ok, r.Kind == lexicon.Chat: // what is only told demands nothing
		return "none"
	case r.Emergency != "":
		return "emergency:" + r.Emergency
	}
	return r.Kind.String()
}
