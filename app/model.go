package app

import (
	"context"
	"errors"
	"slices"

	"portineria/llm"
	"portineria/stay"
)

// fromModel lets the model word an answer over the permitted facts. It sees
// placeholders where secrets stand, nothing of other properties or guests, and
// what it says is judged like anybody's words. How long it may take is for the
// model's client to say.
func (a *Answerer) fromModel(ctx context.Context, t Turn, who Identity, found Found, v *Verdict) (Draft, error) {
	show := stableFacts(found.Shelf, who.Rights)
	added := show.add(found)
	if len(show.facts) == 0 {
		return Draft{}, nil
	}
	p := found.Shelf.Property
	if t.Asking != nil {
		t.Asking()
	}
	answer, err := a.Model.Ask(ctx, llm.Question{
		System: llm.SystemPrompt(show.input), Added: added, FactIDs: ids(show.facts), Note: a.dayNote(t, p), History: a.historyForModel(t, found.Shelf),
		Text: found.Shelf.concealForModel(found.Text), Language: a.Phrases.LanguageName("en", v.Language),
	})
	if err != nil || answer.Verdict != llm.Answered {
		return Draft{}, err
	}
	d := Draft{Mode: "model", Text: answer.Text}
	for _, id := range answer.Facts {
		if i := slices.IndexFunc(show.facts, func(f stay.Fact) bool { return f.ID == id }); i >= 0 {
			d.Facts = append(d.Facts, show.facts[i])
		}
	}
	d.Text = reopen(d.Text, d.Facts)
	d.Confidence = a.disputed(p, d.Facts, confidenceOfModel(found, d.Facts), v)
	return d, nil
}

// dayNote says which day it is at the property: the day alone, since a clock
// would change the prompt with every question.
func (a *Answerer) dayNote(t Turn, p stay.Property) string {
	return "Today is " + a.Phrases.FormatDay("en", t.Now.In(p.Zone())) + "."
}

// historyForModel is what was said before, with the secrets in it turned back
// into placeholders.
func (a *Answerer) historyForModel(t Turn, shelf *Shelf) []llm.Turn {
	var turns []llm.Turn
	said := slices.Clone(t.History)
	for _, q := range t.Quoted { // last, so that it is read as what the question is about
		said = append(slices.DeleteFunc(said, func(m stay.Message) bool { return m.ID == q.ID }), q)
	}
	for _, m := range said {
		text := string(m.Text)
		if text == "" || m.Withdrawn {
			continue
		}
		turns = append(turns, llm.Turn{FromGuest: !m.Outgoing(), Text: shelf.concealForModel(text)})
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

// concealForModel is conceal with what only looks like a code as well: nothing that
// is built of its placeholders is kept.
func (s *Shelf) concealForModel(text string) string {
	for _, f := range s.Facts {
		text = guarded(f).Conceal(text)
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
		default: // none of the words point there, but the model reads more than words
			confidence = min(confidence, 0.62)
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
		"cut_off": llm.ErrCutOff, "invalid": llm.ErrInvalid, "busy": llm.ErrBusy, "refused": llm.ErrRefused, "unfit": llm.ErrUnfit,
	} {
		if errors.Is(err, known) {
			return name
		}
	}
	return "failed"
}
