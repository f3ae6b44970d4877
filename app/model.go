package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"portineria/llm"
	"portineria/stay"
)

// modelFacts is how many facts the model is shown at most: a small machine reads
// a prompt at a dozen tokens a second.
const modelFacts = 10

// fromModel lets the model word an answer over the permitted facts. It sees
// placeholders where secrets stand, nothing of other properties or guests, and
// what it says is judged like anybody's words.
func (a *Answerer) fromModel(ctx context.Context, t Turn, who Identity, found Found, v *Verdict) (Draft, error) {
	shown := a.factsForModel(found, who.Rights)
	if len(shown) == 0 {
		return Draft{}, nil
	}
	p := found.Shelf.Property
	input := llm.PromptInput{Property: p.Name}
	for _, f := range shown {
		input.Facts = append(input.Facts, llm.Fact{ID: f.ID, Text: f.Conceal(f.Text)})
	}
	input, _ = input.Fit(llm.DefaultBudget)
	ctx, cancel := context.WithTimeout(ctx, modelTime)
	defer cancel()
	answer, err := a.Model.Ask(ctx, llm.Question{
		System: llm.SystemPrompt(input), FactIDs: input.IDs(), History: a.historyForModel(t, found.Shelf), Text: found.Shelf.conceal(found.Text),
		Language: a.Phrases.LanguageName("en", v.Language),
	})
	if err != nil || answer.Verdict != llm.Answered {
		return Draft{}, err
	}
	d := Draft{Mode: "model", Text: answer.Text}
	for _, id := range answer.Facts {
		if i := slices.IndexFunc(shown, func(f stay.Fact) bool { return f.ID == id }); i >= 0 {
			d.Facts = append(d.Facts, shown[i])
		}
	}
	d.Confidence = confidenceOfModel(found, d.Facts)
	return d, nil
}

// factsForModel chooses the facts to show: those that fit, then the others of
// the same topics, in the order of relevance; the prompt sorts them by id, so
// that the same choice gives the same bytes.
func (a *Answerer) factsForModel(found Found, rights stay.Rights) []stay.Fact {
	var chosen []stay.Fact
	add := func(f stay.Fact) {
		if len(chosen) < modelFacts && !slices.ContainsFunc(chosen, func(g stay.Fact) bool { return g.ID == f.ID }) {
			chosen = append(chosen, f)
		}
	}
	for _, ask := range found.Asks {
		for _, m := range ask.Ranked {
			add(m.Fact)
		}
	}
	for _, f := range found.Shelf.Facts {
		// The cut by permission comes first, whatever fits.
		if rights.Knows(f.Visibility) {
			add(f)
		}
	}
	return chosen
}

// historyForModel is what was said before, with the secrets in it turned back
// into placeholders.
func (a *Answerer) historyForModel(t Turn, shelf *Shelf) []llm.Turn {
	var turns []llm.Turn
	for _, m := range t.History {
		text := string(m.Text)
		if text == "" || m.Withdrawn {
			continue
		}
		turns = append(turns, llm.Turn{FromGuest: !m.Outgoing(), Text: shelf.conceal(text)})
	}
	return turns
}

// conceal turns the secrets of the property in anybody's words into
// placeholders: a guest who was told a code may write it back, and an owner may
// type one that is in no answer of ours.
func (s *Shelf) conceal(text string) string {
	for _, f := range s.Facts {
		text = f.Conceal(text)
	}
	return text
}

// confidenceOfModel weighs what can be measured and not what the model says of
// itself: whether the facts that it cites are among those that fit, or at least about
// what was asked.
func confidenceOfModel(found Found, cited []stay.Fact) float64 {
	if len(cited) == 0 {
		return 0
	}
	confidence := 0.9
	for _, f := range cited {
		best := 0.0
		for _, ask := range found.Asks {
			for _, m := range ask.Ranked {
				if m.Fact.ID == f.ID {
					best = max(best, m.Score)
				}
			}
			if ask.Basic == f.Topic {
				best = 1
			}
		}
		switch {
		case best >= 0.8:
		case best >= 0.35:
			confidence = min(confidence, 0.75)
		case best > 0 || len(found.Asks) == 0:
			confidence = min(confidence, 0.6)
		default:
			confidence = min(confidence, 0.45)
		}
	}
	if found.FollowsUp {
		confidence *= 0.95
	}
	return confidence
}

// modelProblem names why the model gave nothing, for the trace.
func modelProblem(err error) string {
	for name, known := range map[string]error{
		"deadline": llm.ErrDeadline, "unavailable": llm.ErrUnavailable, "missing": llm.ErrMissingModel, "broken": llm.ErrBroken,
		"cut_off": llm.ErrCutOff, "invalid": llm.ErrInvalid, "busy": llm.ErrBusy, "refused": llm.ErrRefused,
	} {
		if errors.Is(err, known) {
			return name
		}
	}
	return strings.TrimSpace("failed")
}
