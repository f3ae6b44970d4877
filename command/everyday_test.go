package command

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"portineria/app"
	"portineria/app/evaluation"
	"portineria/config"
	"portineria/stay"
)

// The files under testdata/everyday hold what guests ask every day, one file a language:
// the topic of the fact that answers, a bar, the question.

// TestEverydayQuestionsAreAnsweredInEveryLanguage asks them of a house whose facts have no
// translation into these languages: the right fact comes in the owner's words, behind an
// introduction in the guest's language, or the property's own field in a sentence of it.
func TestEverydayQuestionsAreAnsweredInEveryLanguage(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "everyday", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no questions", err)
	}
	for _, file := range files {
		language := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(language, func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			asked := 0
			for line := range strings.Lines(string(raw)) {
				if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
					continue
				}
				topic, question, ok := strings.Cut(line, "|")
				if !ok {
					t.Fatalf("%q has no bar", line)
				}
				asked++
				askEveryday(t, language, topic, question)
			}
			if asked < 20 {
				t.Errorf("%d questions, fewer than 20", asked)
			}
		})
	}
}

// askEveryday asks one question of a guest who is staying at the demonstration's Italian
// house.
func askEveryday(t *testing.T, language, topic, question string) {
	t.Helper()
	e := everyday(t)
	k := evaluation.Case{ID: question, Property: "casa-glicine", Now: time.Date(2026, 7, 14, 18, 5, 0, 0, time.UTC), Message: question}
	k.Booking = &evaluation.Stay{Checkin: stay.NewDate(2026, 7, 12), Checkout: stay.NewDate(2026, 7, 19), Status: "confirmed"}
	v, err := e.set.Consider(context.Background(), k)
	if err != nil {
		t.Fatal(err)
	}
	if v.Action != app.ActAnswer || v.Language != language {
		t.Errorf("%q: %s in %q by %v (%v)", question, v.Action, v.Language, v.Facts, v.Steps)
		return
	}
	if len(v.Facts) == 0 {
		if topic != "checkin" && topic != "checkout" && topic != "directions" {
			t.Errorf("%q: answered from no fact: %q", question, v.Reply)
		}
		return
	}
	facts := e.set.All()[k.Property]
	if !slices.ContainsFunc(facts, func(f stay.Fact) bool { return slices.Contains(v.Facts, f.ID) && string(f.Topic) == topic }) {
		t.Errorf("%q: answered from %v, want the topic %s", question, v.Facts, topic)
	}
	if intro := e.answerer.Phrases.FactIntro(language, "it"); !strings.Contains(v.Reply, intro) {
		t.Errorf("%q: %q has not the introduction %q", question, v.Reply, intro)
	}
}

// everyday is the demonstration, opened once for all languages.
func everyday(t *testing.T) *everydaySet {
	t.Helper()
	if theEveryday == nil {
		answerer, err := newAnswerer(config.Defaults())
		if err != nil {
			t.Fatal(err)
		}
		theEveryday = &everydaySet{set: demoEvaluation(t), answerer: answerer}
	}
	return theEveryday
}

type everydaySet struct {
	set      *evaluation.Set
	answerer *app.Answerer
}

var theEveryday *everydaySet
