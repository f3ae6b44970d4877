package app

import (
	"context"
	"slices"
	"strconv"
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
	Signals    Signals     // what the confidence was computed from; of a direct answer
	Marks      Marks       // and what it is about
	Hour       bool        // tells the hour of a basic rule
	Quoted     bool        // holds the owner's own words in another language
	Missing    bool        // something that was asked has no answer
	Unanswered bool        // of that, something that is not only closed to this writer
	Closed     *stay.Fact  // what was asked is there, and closed to this writer
	Wish       wish        // something is wished that no fact speaks of
	Failed     stay.Reason // why the model gave nothing, where it was needed
	Instead    *Draft      // what the facts say directly, behind the model's words
}

// answer words the reply: directly from one or two facts, or by the model over the
// permitted facts, if there is one, it words it better and its words can be judged in
// the guest's language. What the facts say
// directly stands behind the model's words, for where those do not pass.
func (a *Answerer) answer(ctx context.Context, t Turn, who Identity, found Found, v *Verdict) Draft {
	d := a.direct(found, v)
	if a.Model == nil || found.Sensitive != "" && !found.Remedy || found.Shelf == nil || d.Closed != nil || d.Wish != noWish || !a.wouldGain(d) {
		return d
	}
	if !a.Judge.Reads(v.Language) {
		v.note("answer", "model_not_asked", "why", "language") // no word of its own could be proven
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
	send, _ := a.bands(who.Property)
	if !d.Missing && m.Confidence < min(send, d.Confidence) {
		return d
	}
	if d.Confidence >= directAbove || slices.ContainsFunc(d.Facts, func(f stay.Fact) bool { return among(m.Facts, f) }) {
		m.Instead = &d // where the model means another fact, and cannot prove it, the owner is asked
	}
	return m
}

// directAbove is the confidence at which a model that takes its time has nothing to add to
// the owner's own words in the guest's language.
const directAbove = 0.8

// wouldGain reports that a model's words are worth asking for: they answer the question as
// it was put, and in a conversation that is better than a paragraph of the house's notes.
// They are not worth a long wait where the notes say it for sure.
func (a *Answerer) wouldGain(d Draft) bool {
	return d.Quoted || d.Missing || d.Confidence < directAbove || a.Swift != nil && a.Swift()
}

// The most facts that one bubble stands on.
const factsInBubble = 2

// tooMany is the most confidence that an answer of more facts has.
const tooMany = 0.5

// direct answers from the facts themselves: the approved translation into the
// guest's language, or the owner's words behind an introduction.
func (a *Answerer) direct(found Found, v *Verdict) Draft {
	d := Draft{Mode: "direct"}
	if len(found.Asks) == 0 || found.Shelf == nil {
		d.Missing = true
		return d
	}
	d.Signals = a.signals(found, v)
	var parts []string
	var unanswered []Ask
	about := map[string][]lexicon.Hit{} // what is asked of each fact
	for _, ask := range found.Asks {
		one := a.directOne(found, ask, v)
		if ask.Closed != nil && ask.Wish == noWish && (one.basic == "" || !named(ask.Hits, "when")) {
			d.Closed = ask.Closed
		}
		if one.basic == "" && len(one.facts) == 0 {
			if standsAlone(ask.Hits) {
				unanswered = append(unanswered, ask)
			}
			if ask.Wish != noWish {
				d.Wish = ask.Wish
			}
			continue
		}
		d.Signals.take(one, ask)
		if one.basic != "" && !slices.Contains(parts, one.basic) {
			parts = append(parts, one.basic)
			d.Hour = d.Hour || ask.Basic != "directions"
		}
		for _, f := range one.facts {
			if _, known := about[f.ID]; !known {
				d.Facts = append(d.Facts, f)
			}
			about[f.ID] = append(about[f.ID], ask.words()...)
		}
	}
	for _, ask := range unanswered {
		if !found.tells(d.Facts, ask, about) {
			d.Missing, d.Unanswered = true, d.Unanswered || ask.Closed == nil
		}
	}
	if a.unheard(found, v.Language) {
		d.Missing, d.Unanswered = true, true
	}
	for id := range about {
		about[id] = append(about[id], a.qualitiesAsked(found, v.Language)...)
	}
	quoted := false // the part before is the owner's own words in another language
	for _, f := range d.Facts {
		var text string
		text, quoted = a.quote(f, about[f.ID], found.Shelf.Property, v, quoted)
		parts, d.Quoted = append(parts, text), d.Quoted || quoted
	}
	d.Marks = a.about(&d.Signals, found, d, about, v.Language)
	if !slices.ContainsFunc(found.Asks, func(ask Ask) bool { return ask.Wish == noWish }) {
		d.Signals[signalVague] = 0 // the hour says what it is about
	}
	d.Missing = d.Missing || len(parts) == 0
	if d.Text = strings.Join(parts, "\n\n"); d.Text != "" {
		d.Confidence = directWeights.Confidence(d.Signals, d.Marks)
	}
	if len(d.Facts) > factsInBubble {
		d.Confidence = min(d.Confidence, tooMany) // it is likely that the question was another one
	}
	d.Confidence = a.disputed(found.Shelf.Property, d.Facts, d.Confidence, v)
	if _, draft := a.bands(&found.Shelf.Property); d.Signals[signalTopic] == 1 && d.Confidence < draft {
		d.Text, d.Facts, d.Missing = "", nil, true // a fact of the topic, and about something else
	}
	v.note("confidence", strconv.FormatFloat(d.Confidence, 'f', 2, 64), "signals", d.Signals.String())
	return d
}

// tells reports whether a fact that is told for another question speaks of all that this
// one names: by when do we leave, and what about the linen? It is told with it.
func (f Found) tells(facts []stay.Fact, ask Ask, about map[string][]lexicon.Hit) bool {
	for _, fact := range facts {
		if ask.Wish == noWish && !slices.ContainsFunc(ask.Subjects, func(h lexicon.Hit) bool { return !f.Shelf.names([]stay.Fact{fact}, h) }) {
			about[fact.ID] = append(about[fact.ID], ask.words()...)
			return true
		}
	}
	return false
}

// single is the answer to one thing that is asked.
type single struct {
	basic       string // from the property's own fields
	facts       []stay.Fact
	fit, margin float64
	topic       bool // the fact does not name what is asked, but is the only one of its topic
}

// directOne answers one question from the best fact, or from the property's own
// fields where no fact fits better.
func (a *Answerer) directOne(found Found, ask Ask, v *Verdict) single {
	if ask.Wish != noWish {
		return single{facts: ask.Granting, fit: 0.9, margin: 1}
	}
	var best Match
	if len(ask.Ranked) > 0 {
		best = ask.Ranked[0]
	}
	if ask.Basic != "" && (best.Score < basicBelow || best.Fact.Topic == ask.Basic) {
		if one := a.directBasic(found, ask, v); one.basic != "" || len(one.facts) > 0 {
			return one
		}
	}
	if !best.Exact && (len(found.Asks) > 1 || best.Score < ofTopic || found.Shelf.many(best.Fact.Topic)) {
		return single{}
	}
	one := single{facts: []stay.Fact{best.Fact}, fit: best.Best, margin: 1, topic: !best.Exact}
	for i, other := range ask.Ranked[1:] {
		if !other.Exact {
			continue
		}
		margin := best.Score - other.Score
		if i == 0 && margin <= 0.08 && other.Fact.Topic == best.Fact.Topic {
			// Two facts about the same thing: both belong to the answer.
			one.facts = append(one.facts, other.Fact)
			continue
		}
		one.margin = min(one.margin, margin/fullMargin)
	}
	return one
}

// ofTopic is how well a fact must fit that does not name what is asked, but is the only
// one of its topic.
const ofTopic = 0.3

// directBasic answers from the property's field, and with what the owner's own fact
// about it adds. A fact in the guest's language stands for the field where it says the
// same; one that speaks of something else of the topic, such as who meets the guests,
// is no answer to the hour.
func (a *Answerer) directBasic(found Found, ask Ask, v *Verdict) single {
	p := found.Shelf.Property
	one := single{basic: a.basic(ask.Basic, p, v), fit: 1, margin: 1}
	if one.basic == "" {
		return one
	}
	var beside *Match
	for i := range ask.Ranked {
		m := &ask.Ranked[i]
		if m.Fact.Topic != ask.Basic || m.Score < basicFact {
			continue
		}
		if text, spoken := m.Fact.In(v.Language, p.Language); spoken && a.says(ask.Basic, p, text, v) && !asksOwnHour(found.Text) {
			beside = m
			break
		}
		if beside == nil {
			beside = m
		}
	}
	if beside == nil {
		return one
	}
	one.facts = []stay.Fact{beside.Fact}
	if a.excepts(ask.Basic, p, beside.Fact) {
		one.basic, one.fit = "", beside.Score
		return one
	}
	if text, spoken := beside.Fact.In(v.Language, p.Language); spoken {
		one.fit = beside.Score
		if !a.addsDay(ask.Basic, p, text, v) && (asksOwnHour(found.Text) || a.replaces(ask.Basic, p, text, v)) {
			one.basic = ""
		}
	}
	return one
}

// basicFact is how well a fact about check-in or the like must fit to be told with
// the property's field.
const basicFact = 0.5

// fullMargin is the lead over the next fact that is as good as none being there.
const fullMargin = 0.3

// basicBelow: a fact that fits less well than this does not replace the
// property's own field.
const basicBelow = 0.84

// quote is what a fact says of what is asked, in the guest's language, or in the
// owner's words with an introduction in the guest's, unless the words before were
// introduced so. Its secrets are placeholders.
func (a *Answerer) quote(f stay.Fact, asked []lexicon.Hit, p stay.Property, v *Verdict, introduced bool) (text string, quoted bool) {
	if text, ok := f.In(v.Language, p.Language); ok {
		return f.Conceal(a.passage(text, v.Language, asked)), false
	}
	text = f.Conceal(a.passage(f.Text, p.Language, asked))
	if !introduced {
		text = a.Phrases.FactIntro(v.Language, p.Language) + "\n" + text
	}
	return text, true
}

// basic answers from the property's fields: check-in, check-out, address.
func (a *Answerer) basic(topic stay.Topic, p stay.Property, v *Verdict) string {
	at := func(c stay.Clock) string {
		return a.Phrases.FormatTime(v.Language, stay.Date(0).At(c, p.Zone()))
	}
	switch topic {
	case "checkin", "checkout":
		return a.say(v, handoverKey(topic, p, handoverDay(topic, p, v)), phrase.Args{From: at(p.CheckinFrom), Until: at(handoverUntil(topic, p))})
	case "directions":
		if p.Address != "" {
			return a.say(v, phrase.Address, phrase.Args{Address: p.Address})
		}
	}
	return ""
}
