package command

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"

	"portineria/app"
	"portineria/app/evaluation"
	"portineria/app/property"
	"portineria/config"
	"portineria/embed"
	"portineria/stay"
)

// TestTheDemosQuestionsGetTheirAnswers asks what the simulator offers, in every
// language, of both furnished properties, and holds action and topic against
// what the file says. A word for a person belongs to several languages.
func TestTheDemosQuestionsGetTheirAnswers(t *testing.T) {
	text, err := embed.Demo.ReadFile("demo/questions.toml")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string][]struct{ Text, Topic, Action string }
	if err := toml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	e := demoEvaluation(t)
	now := time.Date(2026, 7, 14, 18, 5, 0, 0, time.UTC)
	for id, facts := range e.All() {
		for language, questions := range all {
			for _, q := range questions {
				k := evaluation.Case{ID: q.Text, Property: id, Now: now, Message: q.Text}
				k.Booking = &evaluation.Stay{Checkin: stay.NewDate(2026, 7, 12), Checkout: stay.NewDate(2026, 7, 19), Status: "confirmed"}
				v, err := e.Consider(context.Background(), k)
				if err != nil {
					t.Fatal(err)
				}
				if string(v.Action) != q.Action || (v.Reply != "" && v.Language != language && q.Action != "handoff") {
					t.Errorf("%s %s %q: %s in %q by %v, want %s", id, language, q.Text, v.Action, v.Language, v.Facts, q.Action)
					continue
				}
				if v.Action == app.ActAnswer && len(v.Facts) > 0 && !slices.ContainsFunc(facts, func(f stay.Fact) bool {
					return f.ID == v.Facts[0] && string(f.Topic) == q.Topic
				}) {
					t.Errorf("%s %s %q: answered from %v, want the topic %s", id, language, q.Text, v.Facts, q.Topic)
				}
			}
		}
	}
}

func demoEvaluation(t *testing.T) *evaluation.Set {
	t.Helper()
	answerer, err := newAnswerer(config.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	e := evaluation.New(answerer, evaluation.ModelOff, nil)
	for _, name := range demoProperties {
		f, err := embed.Demo.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := property.Parse(f, name)
		if err != nil {
			t.Fatal(err)
		}
		e.Add(file)
	}
	return e
}
