package app

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"portineria/lexicon"
	"portineria/proof"
	"portineria/stay"
)

// Signals are what the confidence in an answer is computed from: all of them
// measured by us, none of them a model's word about itself. Each lies between 0 and
// 1; their order is that of the weights.
type Signals [signalCount]float64

// Signal is one of them.
type Signal int

// The signals.
const (
	signalOne        Signal = iota // always 1
	signalFit                      // how well the facts fit, at the worst of the things asked
	signalMargin                   // how far the next fact of another topic is behind
	signalWords                    // how surely the words were read
	signalUnread                   // share of the meaningful words that were not understood
	signalUnreadAny                // whether there are any
	signalMore                     // several things are asked
	signalFollowsUp                // read together with the message before
	signalUnmet                    // how much or when was asked, and the facts hold no price or no time
	signalAbsent                   // share of the things asked about that the facts do not name
	signalWeak                     // the facts fit, but not well
	signalSure                     // they fit, and every meaningful word was understood
	signalTopic                    // the fact does not name what is asked, but is the only one of its topic
	signalBlind                    // the message does not show its language
	signalMany                     // more facts than belong into one bubble
	signalStatement                // nothing is asked
	signalMissing                  // something that was asked has no answer
	signalLong                     // a long message
	signalLacks                    // share of what else the question wants (to buy it, nearby) that the sentences told do not speak of
	signalVague                    // words were not understood, and what was understood is only a setting: for the children, in the kitchen
	signalCut                      // share of the things asked about that the sentences told do not name
	signalLoose                    // a question at the beginning names nothing that was understood
	signalUsual                    // share of the words that are everyday ones and part of nothing that was understood
	signalOther                    // it is about a kind of which the facts name only others: a cat, where dogs are welcome
	signalUncounted                // how many was asked, and the facts hold no number
	signalOtherWords               // share of the things asked about that the facts, in the guest's language, say in other words
	signalTwice                    // when, where or how much stands there twice, and one thing was understood
	signalBeside                   // share of the things named that the facts do not name, and that are only circumstances of what is asked
	signalTwo                      // two facts of different topics are told, and not for two questions
	signalAspect                   // share of the qualities asked about (heated, private, how long) that the sentences told do not speak of
	signalPair                     // two facts are told for two questions
	signalCount
)

// signalNames name the signals in the trace and in what is fitted.
var signalNames = [signalCount]string{"one", "fit", "margin", "words", "unread", "unread_any", "more", "follows_up", "unmet", "absent", "weak", "sure", "topic", "blind", "many", "statement", "missing", "long", "lacks", "vague", "cut", "loose", "usual", "other", "uncounted", "other_words", "twice", "beside", "two", "aspect", "pair"}

// SignalNames are the names of the signals, in their order.
func SignalNames() []string { return signalNames[:] }

// Allowed keeps a weight on the side that its signal speaks for: a chance of few
// cases must not make an answer surer for a word that was not understood. That several
// things are asked, of which one has no answer, takes little from the answer to the
// others: what is missing is said, and passed on.
func (s Signal) Allowed(weight float64) float64 {
	switch s {
	case signalOne:
		return weight
	case signalFit, signalMargin, signalWords, signalSure:
		return max(weight, 0)
	case signalMore, signalMissing:
		return min(max(weight, -slight), 0)
	default:
		return min(weight, 0)
	}
}

// slight is the most that such a signal takes.
const slight = 0.4

// longMessage is how many meaningful words make a message a long one.
const longMessage = 12

// signals are those of the question itself.
func (a *Answerer) signals(found Found, v *Verdict) Signals {
	s := Signals{signalOne: 1, signalFit: 1, signalMargin: 1, signalWords: 1, signalMore: flagged(len(found.Asks) > 1), signalFollowsUp: flagged(found.FollowsUp),
		signalStatement: flagged(found.Shape.Questions == 0), signalBlind: flagged(v.reads == ""), signalLoose: flagged(found.loose()), signalTwice: flagged(len(found.Asks) == 1 && found.twice())}
	r := found.reading(a.Lexicon, v)
	if words := r.Read + r.Unread; words > 0 {
		s[signalUnread], s[signalUnreadAny], s[signalLong] = float64(r.Unread)/float64(words), flagged(r.Unread > 0), flagged(words > longMessage)
		s[signalUsual] = float64(r.Usual) / float64(words+r.Usual)
	}
	return s
}

// reading is how the words of the question were understood. The house's own words are.
func (f Found) reading(words *lexicon.Lexicon, v *Verdict) lexicon.Reading {
	text := f.unnamed(v.Identity)
	r := words.Reading(text, v.reads)
	for _, h := range f.Hits {
		if own(h) {
			r.Read++
		}
	}
	if !slices.ContainsFunc(f.Hits, own) {
		return r
	}
	for _, t := range words.Strange(text, v.reads) {
		if slices.ContainsFunc(f.Hits, func(h lexicon.Hit) bool { return own(h) && h.Start == t.Start }) {
			r.Unread--
		}
	}
	return r
}

// unnamed is the question without the names that the house knows: its own, the host's,
// the guest's.
func (f Found) unnamed(who Identity) string {
	names := persons(who)
	if who.Property != nil {
		names = append(names, who.Property.Name)
	}
	return withoutNames(f.Text, names)
}

// persons are the names of the host and of the guest: Mrs Weber is no barbecue.
func persons(who Identity) []string {
	var names []string
	if p := who.Property; p != nil {
		names = append(names, p.HostName)
	}
	if b := who.Booking; b != nil {
		names = append(names, string(b.Name))
	}
	return names
}

// withoutNames is a text with spaces for these names where they are not written small. What
// follows stays in its place.
func withoutNames(text string, names []string) string {
	known := map[string]bool{}
	for _, name := range names {
		for _, t := range lexicon.Tokens(name) {
			known[t.Form] = true
		}
	}
	if len(known) == 0 {
		return text
	}
	out := []byte(text)
	for _, t := range lexicon.Tokens(text) {
		if known[t.Form] && t.Case != lexicon.Lower {
			for i := t.Start; i < t.End; i++ {
				out[i] = ' '
			}
		}
	}
	return string(out)
}

// take lowers the signals to those of the worst of the things asked.
func (s *Signals) take(one single, ask Ask) {
	s[signalFit] = min(s[signalFit], one.fit)
	s[signalMargin] = min(s[signalMargin], max(one.margin, 0))
	s[signalWords] = min(s[signalWords], surest(ask.Subjects))
	s[signalTopic] = max(s[signalTopic], flagged(one.topic))
}

// weakBelow is the fit below which facts fit, but not well.
const weakBelow = 0.8

// about completes the signals from the facts that were chosen, and says what they speak of.
func (a *Answerer) about(s *Signals, found Found, d Draft, asked map[string][]lexicon.Hit, language string) Marks {
	s[signalMany], s[signalMissing], s[signalTwo] = flagged(len(d.Facts) > factsInBubble), flagged(d.Missing), flagged(len(d.Facts) == 2 && d.Facts[0].Topic != d.Facts[1].Topic)
	if s[signalTwo] == 1 && a.askedApart(found, language) {
		s[signalTwo], s[signalPair] = 0, 1
	}
	s[signalWeak] = flagged(s[signalFit] < weakBelow)
	s[signalSure] = flagged(s[signalFit] >= weakBelow && s[signalUnreadAny] == 0 && (!d.Missing || d.Unanswered && d.Closed == nil && found.parted()))
	if len(d.Facts) == 0 {
		return nil
	}
	var says proof.Values
	question, others := a.Judge.Values(found.Text, language), true
	for _, f := range d.Facts {
		v := a.Judge.Values(f.Text, found.Shelf.Property.Language)
		says.When, says.Price, says.Count = says.When || v.When, says.Price || v.Price, says.Count || v.Count
		others = others && v.OtherKinds(question)
	}
	said := a.said(found, d, asked)
	s[signalUnmet] = flagged(found.asks("how_much") && !says.Price && said["included"] == nil || found.asks("when") && !says.When && !d.Hour)
	s[signalUncounted] = flagged(found.asks("quantity") && !says.Count)
	s[signalOther] = flagged(others)
	if says.Price { // what it costs says whether it is included
		said["included"] = a.Lexicon.Concept("included")
	}
	s[signalLacks], s[signalCut] = lacks(found.Hits, d.Facts, said), cut(asked, said)
	s[signalVague] = flagged(s[signalUnreadAny] == 1 && !slices.ContainsFunc(slices.Collect(maps.Values(asked)), standsAlone))
	s[signalOtherWords] = otherWords(found, d, asked, language)
	s[signalAspect] = a.aspect(found, d, asked, language)
	marks := found.without(said)
	all, absent, beside := 0.0, 0.0, 0.0
	spoken := func(h lexicon.Hit) bool { return found.Shelf.names(d.Facts, h) }
	for _, f := range d.Facts {
		marks.add(markTopic, string(f.Topic))
		for _, h := range subjects(asked[f.ID]) {
			weight := h.Weight * counts(h, namesMore(asked[f.ID]))
			all += weight
			switch {
			case spoken(h):
				marks.add(markSays, h.Concept.ID)
			case circumstance(h, asked[f.ID], spoken):
				beside += weight
				marks.add(markBeside, h.Concept.ID)
			default:
				absent += weight
				marks.add(markLacks, h.Concept.ID)
			}
		}
	}
	if all > 0 {
		s[signalAbsent], s[signalBeside] = absent/all, beside/all
	}
	return marks
}

// circumstance reports a thing that is named only on the way to another one, of which the
// facts speak: no hot water after three showers.
func circumstance(h lexicon.Hit, asked []lexicon.Hit, spoken func(lexicon.Hit) bool) bool {
	return !own(h) && slices.ContainsFunc(asked, func(of lexicon.Hit) bool { return h.Concept.Beside(of.Concept) && spoken(of) })
}

// otherWords is the share of the things asked about for which a fact that is told in the
// guest's language uses another word than the guest: the lexicon takes them for one, and
// may be wrong. Of facts in other languages nothing follows.
func otherWords(found Found, d Draft, asked map[string][]lexicon.Hit, language string) float64 {
	all, other := 0.0, 0.0
	for _, f := range d.Facts {
		text, spoken := f.In(language, found.Shelf.Property.Language)
		if !spoken {
			continue
		}
		words := lexicon.Tokens(text)
		for _, h := range subjects(asked[f.ID]) {
			if own(h) || found.FollowsUp || h.End > len(found.Text) { // what was said before has its places elsewhere
				continue
			}
			all += h.Weight
			if !saysWord(words, lexicon.Tokens(found.Text[h.Start:h.End])) {
				other += h.Weight
			}
		}
	}
	return other / max(all, 1)
}

// saysWord reports whether a text uses one of the words of a guest's, or a form of it.
func saysWord(text, guests []lexicon.Token) bool {
	return slices.ContainsFunc(guests, func(g lexicon.Token) bool {
		return len(g.Form) >= 4 && slices.ContainsFunc(text, func(t lexicon.Token) bool {
			how, same := alike(g.Form, t.Form)
			return same && how != lexicon.Typo
		})
	})
}

// said are the concepts in the sentences that are told, by id.
func (a *Answerer) said(found Found, d Draft, asked map[string][]lexicon.Hit) map[string]*lexicon.Concept {
	said := map[string]*lexicon.Concept{}
	p := found.Shelf.Property
	for _, f := range d.Facts {
		told := a.passage(f.Text, p.Language, asked[f.ID])
		for _, h := range a.Lexicon.Concepts(told, p.Language) {
			said[h.Concept.ID] = h.Concept
		}
		for _, h := range asked[f.ID] {
			if own(h) && speaksOf(told, h.Concept) {
				said[h.Concept.ID] = h.Concept
			}
		}
	}
	return said
}

// loose reports that a message begins with a sentence that wants to know something (when,
// where, how much) and names nothing, before one that does: what the first is about was not
// understood. Behind the other it belongs to it: is there parking, and how much is it?
func (f Found) loose() bool {
	if f.FollowsUp || len(f.Hits) == 0 || !wants[f.Hits[0].Concept.ID] {
		return false
	}
	first := f.Hits[0].Sentence
	named := subjects(f.Hits)
	return len(named) > 0 && named[0].Sentence > first
}

// twice reports that the same is asked twice: when can we come in, and when do we have to
// leave.
func (f Found) twice() bool {
	seen := map[string]int{}
	for _, h := range f.Hits {
		if wants[h.Concept.ID] {
			if before, known := seen[h.Concept.ID]; known && slices.ContainsFunc(f.Shape.Ands, func(at int) bool { return before < at && at <= h.Start }) {
				return true
			}
			seen[h.Concept.ID] = h.Start
		}
	}
	return false
}

// wants are the attributes that ask by themselves.
var wants = map[string]bool{"when": true, "where": true, "how_much": true, "how_to": true}

// demands are what a question may want that a fact must speak of to answer it: whether a
// thing is sold or lent, nearby, to be brought. Where and how are said in too many ways.
var demands = map[string]bool{"for_sale": true, "rental": true, "near": true, "storage": true, "by_card": true, "in_cash": true, "bring": true, "for_children": true, "included": true, "leave": true, "late": true, "reserve": true, "password": true}

// lacks is the share of what else a question wants that the sentences told do not speak of.
func lacks(hits []lexicon.Hit, facts []stay.Fact, said map[string]*lexicon.Concept) float64 {
	wanted, lacking := 0.0, 0.0
	for _, h := range hits {
		if demands[h.Concept.ID] {
			wanted++
			lacking += flagged(said[h.Concept.ID] == nil && !slices.ContainsFunc(facts, func(f stay.Fact) bool { return h.Concept.HasTopic(string(f.Topic)) }))
		}
	}
	return lacking / max(wanted, 1)
}

// cut is the share of the things asked about that the sentences told do not name.
func cut(asked map[string][]lexicon.Hit, said map[string]*lexicon.Concept) float64 {
	all, gone := 0.0, 0.0
	spoken := func(h lexicon.Hit) bool {
		return said[h.Concept.ID] != nil || slices.ContainsFunc(slices.Collect(maps.Values(said)), func(c *lexicon.Concept) bool { return same(c, h.Concept) })
	}
	for _, hits := range asked {
		for _, h := range subjects(hits) {
			weight := h.Weight * counts(h, namesMore(hits))
			all += weight
			if !spoken(h) && !circumstance(h, hits, spoken) {
				gone += weight
			}
		}
	}
	return gone / max(all, 1)
}

// asks reports whether a question has that attribute: how much, when.
func (f Found) asks(attribute string) bool {
	return named(f.Hits, attribute)
}

// names reports whether one of the facts names a thing, or is about it as a topic.
func (s *Shelf) names(facts []stay.Fact, h lexicon.Hit) bool {
	for i, f := range s.Facts {
		if among(facts, f) && s.speaks(i, h) {
			return true
		}
	}
	return false
}

// speaks reports whether the fact at a place names a thing, or is about it as a topic.
func (s *Shelf) speaks(i int, h lexicon.Hit) bool {
	return s.cards[i].concepts[h.Concept.ID] || h.Concept.Main && h.Topic() == string(s.Facts[i].Topic)
}

// Weights are how much the signals and the marks of an answer say of its being right.
type Weights struct {
	Signals Signals
	Marks   map[string]float64 // of those that say something
}

// Confidence is the chance that an answer with these signals and marks is right.
func (w Weights) Confidence(s Signals, marks Marks) float64 {
	sum := 0.0
	for i, v := range s {
		sum += v * w.Signals[i]
	}
	for _, m := range marks {
		sum += w.Marks[m]
	}
	return 1 / (1 + math.Exp(-sum))
}

// String lists the signals that are not nothing.
func (s Signals) String() string {
	var parts []string
	for i, x := range s {
		if Signal(i) != signalOne && x != 0 {
			parts = append(parts, signalNames[i]+"="+strconv.FormatFloat(x, 'f', 2, 64))
		}
	}
	return strings.Join(parts, " ")
}

func flagged(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// surest is the weight of the surest word for what an ask names.
func surest(hits []lexicon.Hit) float64 {
	best := 0.0
	for _, h := range hits {
		best = max(best, h.Weight)
	}
	return min(best, 1)
}
