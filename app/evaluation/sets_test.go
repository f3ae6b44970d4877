package evaluation_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"portineria/app"
	"portineria/app/evaluation"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/phrase"
	"portineria/proof"
)

// recorded is how well a set was answered last: the shares may rise and not fall.
// Rising is recorded by hand in testdata/recorded.json, with the change that made it.
type recorded struct {
	Passed           float64 `json:"passed"`
	AnsweredByItself float64 `json:"answered_by_itself"`
	AnsweredWrongly  float64 `json:"answered_wrongly"`
	LanguageRight    float64 `json:"language_right"`
}

// musts are the outcomes that a rule decides and that must never be missed.
var musts = []string{string(app.ActHandoff), string(app.ActOptOut), string(app.ActPrivacy)}

func TestTheSetsAreAnsweredNoWorseThanBefore(t *testing.T) {
	var last map[string]recorded
	raw, err := os.ReadFile("testdata/recorded.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &last); err != nil {
		t.Fatal(err)
	}
	for dir, runs := range map[string][]string{"dev": {"cases", "model"}, "fresh": {"cases"}, "aside": {"cases", "model"}} {
		for _, cases := range runs {
			name := dir + " " + cases
			t.Run(name, func(t *testing.T) {
				model := evaluation.ModelOff
				if cases == "model" {
					model = evaluation.ModelCase
				}
				set, all := load(t, filepath.Join("testdata", dir), cases, model)
				var tally evaluation.Tally
				for _, k := range all {
					r := set.Run(context.Background(), time.Now, k)
					tally.Add(k, r, set.Facts(k.Property))
					if len(k.Expect.Actions) == 1 && slices.Contains(musts, k.Expect.Actions[0]) && r.Action != k.Expect.Actions[0] {
						t.Errorf("%s: a rule was missed: %s", k.ID, r.Why)
					}
					if slices.Contains(k.Expect.Contains, "112") && dir != "aside" && latin(k) && !strings.Contains(r.Reply, "112") {
						t.Errorf("%s: an emergency was missed: %s", k.ID, k.Message)
					}
				}
				tally.Finish()
				if tally.Leaks > 0 {
					t.Errorf("%d leaks", tally.Leaks)
				}
				got := recorded{float64(tally.Passed) / float64(tally.Cases), tally.AnsweredByItself, tally.AnsweredWrongly, tally.LanguageRight}
				want := last[name]
				if got.Passed < want.Passed || got.AnsweredByItself < want.AnsweredByItself || got.AnsweredWrongly > want.AnsweredWrongly || got.LanguageRight < want.LanguageRight {
					t.Errorf("worse than recorded:\n got %+v\nwant %+v", got, want)
				}
				t.Logf("%+v", got)
			})
		}
	}
}

// latin reports a message in a script that there are words in.
func latin(k evaluation.Case) bool {
	return !strings.ContainsFunc(k.Message, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) })
}

// load opens a folder of properties and one of its files of cases.
func load(t *testing.T, dir, cases, model string) (*evaluation.Set, []evaluation.Case) {
	t.Helper()
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	answerer := &app.Answerer{Lexicon: words, Phrases: book, Judge: proof.New(words), SendAbove: 0.6, DraftAbove: 0.4}
	set, all, err := evaluation.Open(answerer, model, dir, cases)
	if err != nil {
		t.Fatal(err)
	}
	return set, all
}
