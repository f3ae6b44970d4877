package evaluation

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"portineria/app"
	"portineria/stay"
)

// Tally sums up the cases.
type Tally struct {
	Cases              int               `json:"cases"`
	Passed             int               `json:"passed"`
	AnsweredByItself   float64           `json:"answered_by_itself"`
	AnsweredWrongly    float64           `json:"answered_wrongly"`
	NeedlessEscalation int               `json:"needless_escalations"`
	MissedEscalation   int               `json:"missed_escalations"`
	Leaks              int               `json:"leaks"`
	LanguageRight      float64           `json:"language_right"`
	P50                float64           `json:"ms_p50"`
	P99                float64           `json:"ms_p99"`
	PerLanguage        map[string]*Share `json:"per_language"`
	PerTopic           map[string]*Share `json:"per_topic"`

	answerable, answered, wrong, spoke, spokeRight int
	millis                                         []float64
}

// Share is how many of some cases passed.
type Share struct {
	Cases  int `json:"cases"`
	Passed int `json:"passed"`
}

// Add counts a case that was run on its property.
func (t *Tally) Add(k Case, r Result, facts []stay.Fact) {
	topic := topicOf(k, facts)
	t.Cases++
	t.millis = append(t.millis, r.Millis)
	if r.Pass {
		t.Passed++
	}
	if r.leak {
		t.Leaks++
	}
	if r.wrong {
		t.wrong++
	}
	mayAnswer := slices.Contains(k.Expect.Actions, string(app.ActAnswer))
	answered := r.Action == string(app.ActAnswer)
	if mayAnswer {
		t.answerable++
		if answered {
			t.answered++
		}
	}
	if mayAnswer && len(k.Expect.Actions) == 1 && r.Action == string(app.ActEscalate) {
		t.NeedlessEscalation++
	}
	if !mayAnswer && answered && slices.Contains(k.Expect.Actions, string(app.ActEscalate)) {
		t.MissedEscalation++
	}
	if k.Expect.Language != "" && r.Reply != "" {
		t.spoke++
		if r.Language == k.Expect.Language {
			t.spokeRight++
		}
		count(&t.PerLanguage, k.Expect.Language, r.Pass)
	}
	count(&t.PerTopic, topic, r.Pass)
}

func count(in *map[string]*Share, key string, passed bool) {
	if *in == nil {
		*in = map[string]*Share{}
	}
	s := (*in)[key]
	if s == nil {
		s = &Share{}
		(*in)[key] = s
	}
	s.Cases++
	if passed {
		s.Passed++
	}
}

// Finish works out the shares and times, once all cases are added.
func (t *Tally) Finish() {
	ratio := func(n, of int) float64 {
		if of == 0 {
			return 1
		}
		return round(float64(n) / float64(of))
	}
	t.AnsweredByItself, t.AnsweredWrongly, t.LanguageRight = ratio(t.answered, t.answerable), 0, ratio(t.spokeRight, t.spoke)
	if t.Cases > 0 {
		t.AnsweredWrongly = round(float64(t.wrong) / float64(t.Cases))
	}
	slices.Sort(t.millis)
	if n := len(t.millis); n > 0 {
		t.P50, t.P99 = t.millis[n/2], t.millis[min(n-1, n*99/100)]
	}
}

// Print writes the figures, as lines or as the summary object of the format.
func (t *Tally) Print(w io.Writer, asJSON bool) error {
	t.Finish()
	if asJSON {
		raw, err := json.Marshal(map[string]any{"summary": t})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(w, string(raw))
		return err
	}
	fmt.Fprintf(w, "cases                 %d\npassed                %d\nanswered by itself    %.1f %%\nanswered wrongly      %.1f %%\nneedless escalations  %d\nmissed escalations    %d\n"+
		"leaks                 %d\nlanguage right        %.1f %%\nms p50 / p99          %.2f / %.2f\n", t.Cases, t.Passed, 100*t.AnsweredByItself, 100*t.AnsweredWrongly,
		t.NeedlessEscalation, t.MissedEscalation, t.Leaks, 100*t.LanguageRight, t.P50, t.P99)
	for _, part := range []struct {
		name string
		of   map[string]*Share
	}{{"language", t.PerLanguage}, {"topic", t.PerTopic}} {
		for _, key := range slices.Sorted(maps.Keys(part.of)) {
			fmt.Fprintf(w, "%-9s %-20s %d of %d\n", part.name, key, part.of[key].Passed, part.of[key].Cases)
		}
	}
	return nil
}

// topicOf is the topic under which a case is counted: that of the first fact
// which would answer it.
func topicOf(k Case, facts []stay.Fact) string {
	for _, id := range k.Expect.Facts {
		for _, f := range facts {
			if f.ID == id {
				return string(f.Topic)
			}
		}
	}
	return "none"
}
