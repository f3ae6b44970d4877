package app

import (
	"slices"

	"portineria/lexicon"
	"portineria/proof"
	"portineria/stay"
)

// wish is what a guest asks for who wants to come or go at an hour of their own, and
// does not ask which hour the rule is: may we check out at twelve, we arrive after
// nine. The rule would be no answer to it, and a yes is the owner's to give; only a
// fact about such cases answers.
type wish string

// The wishes.
const (
	noWish       wish = ""
	wishEarly    wish = "early_checkin"
	wishArrive   wish = "late_arrival"
	wishCheckout wish = "late_checkout"
)

// wishOf reads it from what a question names and the hours in it, which of those who come may
// be read otherwise.
func wishOf(group []lexicon.Hit, shape lexicon.Shape, times, coming []proof.Hour, p stay.Property) wish {
	for _, h := range group { // bags before check-in are about bags
		if !h.Concept.Attribute && !occasion[h.Topic()] && !setting[h.Concept.ID] && h.Concept.ID != entering {
			return noWish
		}
	}
	for _, h := range group {
		switch topic := h.Topic(); {
		case topic == string(wishEarly) && len(coming) > 0 && !slices.ContainsFunc(coming, func(t proof.Hour) bool { return !lateFor(t, p) }):
			return wishArrive // not before eleven at night
		case topic == string(wishEarly), topic == string(wishCheckout):
			return wish(topic)
		}
	}
	if shape.Asks&lexicon.AsksWhen != 0 {
		return noWish
	}
	for _, h := range group {
		if h.Topic() == "checkout" && slices.ContainsFunc(times, func(t proof.Hour) bool { return beyond(t, p.CheckoutUntil) }) {
			return wishCheckout
		}
		if h.Topic() != "checkin" && (h.Concept.ID != entering || !shape.YesNo && (shape.Asks != 0 || shape.Questions == 0)) {
			continue
		}
		for _, t := range coming {
			switch {
			case lateFor(t, p):
				return wishArrive
			case t.At < p.CheckinFrom && !t.After:
				return wishEarly
			}
		}
	}
	return noWish
}

// lateFor reports an hour at which somebody who arrives comes late.
func lateFor(t proof.Hour, p stay.Property) bool {
	return t.At < nightEnds || beyond(t, p.CheckinUntil)
}

// nightEnds is the hour before which somebody who arrives comes late and not early: at one
// in the morning.
const nightEnds = stay.Clock(5 * 60)

// entering is the concept of getting into the flat, which is arriving where an hour is
// named: may we come in at eleven.
const entering = "access"

// beyond reports an hour after a limit, if there is one.
func beyond(t proof.Hour, limit stay.Clock) bool {
	return limit != stay.NoClock && (t.At > limit || t.After && t.At == limit)
}

// ruleOf is the topic of the rule that a wish goes beyond.
var ruleOf = map[wish]stay.Topic{wishEarly: "checkin", wishArrive: "checkin", wishCheckout: "checkout"}

// granting are the facts that speak of a wish and that this writer may know. Who comes
// late is told the rule itself where no fact says more.
func (s *Shelf) granting(w wish, rights stay.Rights) []stay.Fact {
	var facts, rule []stay.Fact
	for i, f := range s.Facts {
		switch {
		case !rights.Knows(f.Visibility) || len(facts) == factsInBubble:
		case string(f.Topic) == string(w) || f.Topic == ruleOf[w] && s.cards[i].concepts[string(w)]:
			facts = append(facts, f)
		case w == wishArrive && f.Topic == ruleOf[w] && len(rule) == 0:
			rule = append(rule, f)
		}
	}
	if len(facts) == 0 {
		return rule
	}
	return facts
}
