package app

import (
	"context"
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/stay"
)

// Draft is an answer before it is judged.
type Draft struct {
	Mode       string // direct, model
	Text       string // with placeholders for secrets
	Facts      []stay.Fact
	Confidence float64
	Quoted     bool        // holds the owner's own words in another language
	Missing    bool        // something that was asked has no answer
	Closed     *stay.Fact  // what was asked is there, and closed to this writer
	Failed     stay.Reason // why the model gave nothing, where it was needed
}

// answer words the reply: directly from one or two facts where they fit well,
// else by the model over the permitted facts, if there is one.
func (a *Answerer) answer(ctx context.Context, t Turn, who Identity, found Found, v *Verdict) Draft {
	d := a.direct(found, v)
	if a.Model == nil || found.Sensitive != "" || found.Shelf == nil || d.Closed != nil || d.Confidence >= directAbove {
		return d
	}
	m, err := a.fromModel(ctx, t, who, found, v)
	if err != nil {
		v.note("answer", "model_failed", "why", modelProblem(err))
		d.Failed = stay.ReasonModel
		return d
	}
	if m.Text == "" {
		v.note("answer", "model_abstained")
		return d
	}
	if m.Confidence < d.Confidence {
		return d
	}
	return m
}

// directAbove is the confidence at which the model has nothing to add: the
// owner's own words are better than any paraphrase.
const directAbove = 0.8

// The most facts that one bubble stands on.
const factsInBubble = 2

// direct answers from the facts themselves: the approved translation into the
// guest's language, or the owner's words behind an introduction.
func (a *Answerer) direct(found Found, v *Verdict) Draft {
	d := Draft{Mode: "direct"}
	if len(found.Asks) == 0 || found.Shelf == nil {
		d.Missing = true
		return d
	}
	d.Confidence = 1
	var parts []string
	about := map[string][]lexicon.Hit{} // what is asked of each fact
	for _, ask := range found.Asks {
		if ask.Closed != nil {
			d.Closed = ask.Closed
		}
		basic, facts, confidence := a.directOne(found, ask, v)
		if basic == "" && len(facts) == 0 {
			d.Missing = true
			continue
		}
		d.Confidence = min(d.Confidence, confidence)
		if basic != "" && !slices.Contains(parts, basic) {
			parts = append(parts, basic)
		}
		for _, f := range facts {
			if about[f.ID] == nil {
				d.Facts = append(d.Facts, f)
			}
			about[f.ID] = append(about[f.ID], ask.Subjects...)
		}
	}
	for _, f := range d.Facts {
		parts = append(parts, a.quote(f, about[f.ID], found.Shelf.Property, v, &d))
	}
	if len(parts) == 0 || len(d.Facts) > factsInBubble {
		d.Confidence = min(d.Confidence, float64(min(len(parts), 1))*a.manyFacts(len(d.Facts)))
	}
	if found.FollowsUp {
		d.Confidence *= 0.9
	}
	d.Text = strings.Join(parts, "\n\n")
	return d
}

// manyFacts lowers the confidence of an answer that piles up facts: it is
// likely that the question was another one.
func (a *Answerer) manyFacts(n int) float64 {
	if n <= factsInBubble {
		return 1
	}
	return 0.5
}

// directOne answers one question from the best fact, or from the property's own
// fields where no fact fits better.
func (a *Answerer) directOne(found Found, ask Ask, v *Verdict) (basic string, facts []stay.Fact, confidence float64) {
	var best Match
	if len(ask.Ranked) > 0 {
		best = ask.Ranked[0]
	}
	if ask.Basic != "" && best.Score < basicBelow {
		if text := a.basic(ask.Basic, found.Shelf.Property, v); text != "" {
			return text, nil, 0.95
		}
	}
	if best.Score == 0 || !best.Exact {
		return "", nil, 0
	}
	confidence = best.Score
	facts = []stay.Fact{best.Fact}
	if len(ask.Ranked) > 1 {
		second := ask.Ranked[1]
		margin := best.Score - second.Score
		switch {
		case !second.Exact || margin > 0.08:
		case second.Fact.Topic == best.Fact.Topic:
			// Two facts about the same thing: both belong to the answer.
			facts = append(facts, second.Fact)
		case margin < 0.03:
			confidence *= 0.85
		}
	}
	return "", facts, confidence
}

// basicBelow: a fact that fits less well than this does not replace the
// property's own field.
const basicBelow = 0.84

// quote is what a fact says of what is asked, in the guest's language, or in the
// owner's words with an introduction in the guest's. Its secrets are placeholders.
func (a *Answerer) quote(f stay.Fact, asked []lexicon.Hit, p stay.Property, v *Verdict, d *Draft) string {
	if text, ok := f.In(v.Language, p.Language); ok {
		return f.Conceal(a.passage(text, v.Language, asked))
	}
	d.Quoted = true
	return a.Phrases.FactIntro(v.Language, p.Language) + "\n" + f.Conceal(a.passage(f.Text, p.Language, asked))
}

// basic answers from the property's fields: check-in, check-out, address.
func (a *Answerer) basic(topic stay.Topic, p stay.Property, v *Verdict) string {
	at := func(c stay.Clock) string {
		return a.Phrases.FormatTime(v.Language, stay.Date(0).At(c, p.Zone()))
	}
	switch topic {
	case "checkin":
		if p.CheckinUntil != stay.NoClock {
			return a.say(v, phrase.CheckinBetween, phrase.Args{From: at(p.CheckinFrom), Until: at(p.CheckinUntil)})
		}
		return a.say(v, phrase.CheckinFrom, phrase.Args{From: at(p.CheckinFrom)})
	case "checkout":
		return a.say(v, phrase.CheckoutUntil, phrase.Args{Until: at(p.CheckoutUntil)})
	case "directions":
		if p.Address != "" {
			return a.say(v, phrase.Address, phrase.Args{Address: p.Address})
		}
	}
	return ""
}
