package app

import (
	"cmp"
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/stay"
)

// A part is a stretch of a message that may ask for something by itself: a sentence, what
// stands between two commas, what an and joins.
type part struct {
	from, to int
	hits     []lexicon.Hit
	hour     bool // asks when they come or go, and nothing else
}

// question is one thing that is asked, with the wish that was heard in it where it has a
// part of the message to itself.
type question struct {
	hits []lexicon.Hit
	wish wish
}

// partsOf cuts a message into its parts. A word that joins belongs to none, so that what
// follows it opens its part: can we leave at two.
func partsOf(text string, hits []lexicon.Hit, ands []int) []part {
	var all []part
	from := 0
	end := func(at, next int) {
		if strings.TrimSpace(text[from:at]) != "" {
			all = append(all, part{from: from, to: at})
		}
		from = next
	}
	tokens := lexicon.Tokens(text)
	for i, w := range tokens {
		switch {
		case slices.Contains(ands, w.Start):
			end(w.Start, w.End)
		case i > 0 && w.Sentence != tokens[i-1].Sentence:
			end(beginning(text, tokens[i-1].End, w.Start), beginning(text, tokens[i-1].End, w.Start))
		case i > 0 && strings.ContainsAny(text[tokens[i-1].End:w.Start], ",;"):
			end(tokens[i-1].End, w.Start)
		}
	}
	end(len(text), len(text))
	for i := range all {
		for _, h := range hits {
			if h.Start >= all[i].from && h.Start < all[i].to {
				all[i].hits = append(all[i].hits, h)
			}
		}
	}
	return all
}

// asked are the questions of a message. A wish that stands beside a question about
// something else, in a part of its own, is one of its own: where is the iron, and can we
// leave at two? Read together with it, it would be lost, for the iron has a fact. The same
// holds for the hour of coming or going: when is check-in, is there parking?
func (a *Answerer) asked(f Found, language string) []question {
	hits, ands := a.comingOrGoing(f.Text, a.withoutRemarks(f, language), f.ands()), f.ands()
	if late, rest, ok := a.askedLate(f, hits, language); ok {
		var all []question
		for _, g := range questions(rest, ands) {
			if standsAlone(g) {
				all = append(all, question{hits: g})
			}
		}
		return append(all, late)
	}
	hits = a.withoutTold(f, hits, language)
	p := f.Shelf.Property
	p.CheckinUntil = f.Shelf.metUntil(a.Judge)
	var hours, wishes []question
	rest := hits
	if !f.FollowsUp {
		parts := partsOf(f.Text, hits, ands)
		a.askedHours(f.Text, parts, language)
		for _, part := range parts {
			q := question{hits: part.hits, wish: a.wishIn(f.Text[part.from:part.to], part, p, language)}
			switch {
			case q.wish != noWish:
				wishes = append(wishes, q)
			case part.hour:
				hours = append(hours, q)
			default:
				continue
			}
			rest = slices.DeleteFunc(slices.Clone(rest), func(h lexicon.Hit) bool { return h.Start >= part.from && h.Start < part.to })
		}
	}
	groups := questions(rest, ands)
	if len(hours)+len(wishes) < 2 && !slices.ContainsFunc(groups, standsAlone) {
		groups, hours, wishes = questions(hits, ands), nil, nil
	}
	times, coming := a.Judge.Values(f.Text, language).Times, a.comingTimes(f.Text, hits, language)
	all := hours
	for _, g := range groups {
		q := question{hits: g}
		if len(wishes) == 0 && !f.Enters {
			q.wish = wishOf(g, f.Shape, times, coming, p)
		}
		all = append(all, q)
	}
	slices.SortStableFunc(all, func(x, y question) int { return cmp.Compare(x.hits[0].Start, y.hits[0].Start) })
	return append(all, wishes...)
}

// hourOf is the hour that a part is about which names nothing else: checkin or checkout.
func hourOf(hits []lexicon.Hit) stay.Topic {
	if !namesMoreThanEntering(hits) {
		return "checkin" // when can we come in
	}
	for _, h := range hits {
		if topic := h.Topic(); !h.Concept.Attribute && (topic == "checkin" || topic == "checkout") && !namesMore(hits) {
			return stay.Topic(topic)
		}
	}
	return ""
}

// askedHours marks the parts that ask when they come or go. Of two parts one may do so in
// words that are not known, or without a word for when: from when may we come in, and by when out
// again? The earliest we can come, and when do we leave?
func (a *Answerer) askedHours(text string, parts []part, language string) {
	asksWhen := func(p part) bool { return a.Lexicon.Shape(text[p.from:p.to], language).Asks&lexicon.AsksWhen != 0 }
	var two []*part
	for i, p := range parts {
		parts[i].hour = named(p.hits, "when") && asksWhen(p) && hourOf(p.hits) != ""
		if len(p.hits) > 0 {
			two = append(two, &parts[i])
		}
	}
	if len(two) != 2 || two[0].hour == two[1].hour {
		return
	}
	known, other := two[0], two[1]
	if other.hour {
		known, other = other, known
	}
	missing := map[stay.Topic]stay.Topic{"checkin": "checkout", "checkout": "checkin"}[hourOf(known.hits)]
	switch {
	case hourOf(other.hits) == missing:
		other.hour = true
	case len(subjects(other.hits)) == 0 && asksWhen(*other) && other.loose(text) >= ownClause:
		other.hits = append(other.hits, lexicon.Hit{Concept: a.Lexicon.Concept(string(missing)), Weight: 1, Start: other.from, End: other.from})
		other.hour = true
	}
}

// askedApart reports that each thing asked has a part of the message to itself, and that every
// such part asks: where are the bins, and where can we eat? What is only told beside a question may
// be no question at all.
func (a *Answerer) askedApart(f Found, language string) bool {
	if f.FollowsUp || len(f.Asks) < 2 {
		return false
	}
	parts := partsOf(f.Text, f.Hits, f.ands())
	taken := map[int]bool{}
	for _, ask := range f.Asks {
		at := slices.IndexFunc(parts, func(p part) bool {
			return slices.ContainsFunc(ask.Hits, func(h lexicon.Hit) bool { return p.from <= h.Start && h.Start < p.to })
		})
		if at < 0 || taken[at] || a.Lexicon.Shape(f.Text[parts[at].from:parts[at].to], language).Questions == 0 {
			return false
		}
		taken[at] = true
	}
	return true
}

// wishIn is the wish that a part holds by itself: one that is named, or a question whose
// hour lies beyond the rule's. An hour that is only told says when they come.
func (a *Answerer) wishIn(text string, p part, house stay.Property, language string) wish {
	if len(p.hits) == 0 {
		return noWish
	}
	shape := a.Lexicon.Shape(text, language)
	w := wishOf(p.hits, shape, a.Judge.Values(text, language).Times, a.comingTimes(text, p.hits, language), house)
	if w == noWish || shape.YesNo || named(p.hits, "allowed") || slices.ContainsFunc(p.hits, func(h lexicon.Hit) bool { return h.Topic() == string(w) }) {
		return w
	}
	return noWish
}

// unheard reports a part that asks something of its own of which nothing was understood,
// beside a question that was: by when do we have to be out of the room, and may we use the
// pool after that? What only goes on about the same, is there parking and is it free, is not
// one.
func (a *Answerer) unheard(f Found, language string) bool {
	if f.FollowsUp {
		return false
	}
	hits := a.comingOrGoing(f.Text, f.Hits, f.ands())
	parts := partsOf(f.Text, hits, f.ands())
	behind := false // something was named
	for i, p := range parts {
		if len(subjects(p.hits)) > 0 {
			behind = true
			continue
		}
		text := f.Text[p.from:p.to]
		shape := a.Lexicon.Shape(text, language)
		switch {
		case behind:
			plain := !slices.ContainsFunc(p.hits, func(h lexicon.Hit) bool { return h.Concept.ID != "allowed" && h.Concept.ID != "when" })
			if plain && shape.YesNo && len(a.Judge.Values(text, language).Times) > 0 {
				return true
			}
		case i+1 < len(parts) && shape.Asks&lexicon.AsksWhen != 0 && p.loose(f.Text) >= ownClause:
			return true
		}
	}
	return false
}

// ownClause is how many words stand beside a when that asks something of its own: when does
// one arrive.
const ownClause = 3

// loose is how many words of a part belong to nothing that was understood.
func (p part) loose(text string) int {
	n := 0
	for _, w := range lexicon.Tokens(text) {
		if w.Start >= p.from && w.Start < p.to && !slices.ContainsFunc(p.hits, func(h lexicon.Hit) bool { return h.Start <= w.Start && w.Start < h.End }) {
			n++
		}
	}
	return n
}

// parted reports that a question mark or an and stands between all that is asked. What has
// no answer then leaves no doubt in the answer to the rest, as it does where a guest
// corrects what they said: is there a cot... I mean a carrier?
func (f Found) parted() bool {
	for i := 1; i < len(f.Asks); i++ {
		before, after := f.Asks[i-1].Hits, f.Asks[i].Hits
		from, to := before[len(before)-1].End, after[0].Start
		if from > to || !strings.ContainsAny(f.Text[from:to], "?") && !slices.ContainsFunc(f.ands(), func(at int) bool { return from <= at && at < to }) {
			return false
		}
	}
	return !f.FollowsUp
}
