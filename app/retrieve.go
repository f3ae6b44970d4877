package app

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/stay"
)

// Found is what retrieval brings to the answer: the question as it was taken,
// and the facts that fit it, cut to what this writer may know before anything
// was ranked.
type Found struct {
	Shelf     *Shelf
	Text      string
	Hits      []lexicon.Hit
	Shape     lexicon.Shape
	FollowsUp bool   // read together with the guest's message before
	Sensitive string // why it may not be answered by itself
	Remedy    bool   // unless a fact says how to mend it
	Asks      []Ask  // one for each thing asked
	Late      bool   // they come late
	Enters    bool   // asked is how to get in, and not whether they may come
}

// Ask is one thing that is asked, with the facts that may answer it.
type Ask struct {
	Hits     []lexicon.Hit // all that belongs to it
	Subjects []lexicon.Hit // of them, the things that are named
	Ranked   []Match       // permitted facts, the best first
	Closed   *stay.Fact    // a fact that fits better and that this writer may not know (now)
	Basic    stay.Topic    // a basic rule of the property that answers it: checkin, checkout, directions
	Wish     wish          // another hour than the rule's
	Granting []stay.Fact   // the facts that speak of the wish
}

// words are what a fact that answers should speak of. One that speaks of a wish need not
// name the hour.
func (a Ask) words() []lexicon.Hit {
	if a.Wish != noWish {
		return []lexicon.Hit{}
	}
	return a.Hits
}

// Match is a fact with how well it fits.
type Match struct {
	Fact  stay.Fact
	Score float64 // 0 to 1, over all that is named
	Best  float64 // the same for what fits best of it
	Exact bool    // the very thing asked about stands in the fact
}

// retrieve finds the facts that this writer may know and that fit the question.
func (a *Answerer) retrieve(t Turn, who Identity, v *Verdict) (Found, error) {
	f := Found{Text: t.Text()}
	if who.Spent {
		f.Text = a.earlierQuestion(t, v)
	}
	if len(t.ByCode) > 0 {
		f.Text = withoutCodes(f.Text)
	}
	f.Hits = a.withHours(f.Text, a.Lexicon.Concepts(withoutNames(f.Text, persons(who)), v.reads), v.Language)
	f.Shape = a.Lexicon.Shape(f.Text, v.Language)
	if who.Property != nil {
		shelf, err := t.Shelf(who.Property.ID)
		if err != nil {
			return f, fmt.Errorf("open the facts of %s: %w", who.Property.ID, err)
		}
		f.Shelf = shelf
		f.Hits = shelf.withOwn(a.Lexicon, f.Hits, f.unnamed(who), v.reads, who.Rights)
	}
	if r := f.reading(a.Lexicon, v); r == (lexicon.Reading{}) && who.Property != nil {
		a.askedBefore(t, v, &f) // nothing but a name: the answer to which home it is about
	} else if len(subjects(f.Hits)) == 0 || f.Shape.Continues && !namesMore(f.Hits) && len(t.History)+len(t.Quoted) > 0 && len(lexicon.Tokens(f.Text)) <= shortFollowUp {
		if r.Unread == 0 && !named(f.Hits, atDoor) { // a word that was not understood may be what this is about: and a piano?
			a.followUp(t, v, &f)
		}
	}
	where := a.situated(f, who, stay.DateOf(t.Now), v.Language)
	f.Hits, f.Late, f.Enters = where.hits, where.late, where.enters
	f.Sensitive, f.Remedy = sensitive(f.Hits)
	f.Remedy = f.Remedy || where.alone && f.Sensitive == ""
	if who.Property == nil {
		return f, nil
	}
	shelf := f.Shelf
	for _, q := range a.asked(f, v.Language) {
		ask := shelf.find(q.hits, f, who.Rights)
		if ask.Wish = q.wish; ask.Wish != noWish {
			ask.Granting = shelf.granting(ask.Wish, who.Rights)
		}
		f.Asks = append(f.Asks, ask)
	}
	best := ""
	for _, ask := range f.Asks {
		if len(ask.Ranked) > 0 {
			best = strings.TrimPrefix(best+","+ask.Ranked[0].Fact.ID, ",")
		}
	}
	v.note("retrieve", best, "topics", topics(f.Hits), "sensitive", f.Sensitive)
	return f, nil
}

// withHours adds that the hour is asked where the words for coming or going hold the when:
// by when do we have to be out of the room?
func (a *Answerer) withHours(text string, hits []lexicon.Hit, language string) []lexicon.Hit {
	var out []lexicon.Hit
	for _, h := range hits {
		out = append(out, h)
		if occasion[h.Topic()] && !h.Concept.Attribute && a.Lexicon.Shape(text[h.Start:h.End], language).Asks&lexicon.AsksWhen != 0 {
			out = append(out, lexicon.Hit{Concept: a.Lexicon.Concept("when"), Weight: 1, Start: h.Start, End: h.End, Sentence: h.Sentence})
		}
	}
	return out
}

// withoutRemarks leaves out what is named in sentences behind the last question that ask
// for nothing: the hob won't light?? trying to make dinner here.
func (a *Answerer) withoutRemarks(f Found, language string) []lexicon.Hit {
	last := strings.LastIndexAny(f.Text, "?¿")
	if last < 0 || f.FollowsUp || a.Lexicon.Shape(f.Text[last+1:], language).Questions > 0 || pleads(f.Text[last+1:]) {
		return f.Hits
	}
	kept := slices.DeleteFunc(slices.Clone(f.Hits), func(h lexicon.Hit) bool { return h.Start > last })
	if len(subjects(kept)) == 0 {
		return f.Hits
	}
	return kept
}

// comesAs are what a guest who only says that they come or go asks about, where they ask
// when.
var comesAs = map[string]string{"arrive": "checkin", "leave": "checkout"}

// comingOrGoing takes when we come and when we leave for questions of their own where
// nothing else is named between two joining words: where is the bin, and when do we leave?
// Behind a comma it would be the bus that leaves, so that there it counts only where nothing
// was named before: when do we leave, where is the bin?
func (a *Answerer) comingOrGoing(text string, hits []lexicon.Hit, ands []int) []lexicon.Hit {
	if len(subjects(hits)) == 0 {
		return hits // alone they mean it anyway
	}
	out := slices.Clone(hits)
	hear := func(in []lexicon.Hit) {
		if len(subjects(in)) > 0 || !named(in, "when") {
			return
		}
		for i, h := range out {
			if alone := comesAs[h.Concept.ID]; alone != "" && slices.ContainsFunc(in, func(k lexicon.Hit) bool { return k.Start == h.Start && k.Concept == h.Concept }) {
				out[i].Concept = a.Lexicon.Concept(alone)
			}
		}
	}
	joined := map[[2]int][]lexicon.Hit{} // by sentence, and the joining words before
	for _, h := range hits {
		at := [2]int{h.Sentence, 0}
		for _, and := range ands {
			if and <= h.Start {
				at[1]++
			}
		}
		joined[at] = append(joined[at], h)
	}
	for _, in := range joined {
		hear(in)
	}
	for _, p := range partsOf(text, hits, ands) {
		if len(subjects(p.hits)) > 0 {
			break
		}
		hear(p.hits)
	}
	return out
}

// withoutCodes leaves out the sentences in which a guest says their booking code: they
// ask for no other one.
func withoutCodes(text string) string {
	var kept []string
	for _, s := range parted(text) {
		if len(stay.FindCodes(s)) == 0 || lexicon.HasQuestionMark(s) || strings.Contains(s, "¿") {
			kept = append(kept, s)
		}
	}
	if out := strings.Join(kept, ""); strings.TrimSpace(out) != "" {
		return out
	}
	return text
}

// shortFollowUp is how many words a message has at most that opens with an and and is
// read together with the one before it.
const shortFollowUp = 12

// saidBefore are the last messages before the turn, as many at most, and behind them
// what it replies to: that is what it is about.
func (t Turn) saidBefore(most int) []stay.Message {
	return append(slices.Clone(t.History[max(0, len(t.History)-most):]), t.Quoted...)
}

// followUp reads a message that names nothing ("how much?"), or that goes on ("and for
// two cars?"), together with the guest's message before it.
func (a *Answerer) followUp(t Turn, v *Verdict, f *Found) {
	for _, m := range slices.Backward(t.saidBefore(4)) {
		if m.Author != stay.FromGuest || m.Words() == "" {
			continue
		}
		before := subjects(a.Lexicon.Concepts(string(m.Text), v.reads))
		if len(before) == 0 {
			continue
		}
		// Positions of the older hits mean nothing in the new text; all count as one
		// question.
		f.Hits = append(f.Hits, before...)
		for k := range f.Hits {
			f.Hits[k].Sentence = 0
		}
		f.FollowsUp = true
		return
	}
}

// askedBefore takes the guest's message before this one for the question, if it asked
// about something.
func (a *Answerer) askedBefore(t Turn, v *Verdict, f *Found) {
	for _, m := range slices.Backward(t.saidBefore(historyLength)) {
		if m.Author != stay.FromGuest || m.Words() == "" {
			continue
		}
		if hits := a.Lexicon.Concepts(string(m.Text), v.reads); len(subjects(hits)) > 0 {
			f.Text, f.Hits, f.Shape = string(m.Text), hits, a.Lexicon.Shape(string(m.Text), v.Language)
		}
		return
	}
}

// subjects are the hits that name a thing, not only how much or when.
func subjects(hits []lexicon.Hit) []lexicon.Hit {
	var all []lexicon.Hit
	for _, h := range hits {
		if !h.Concept.Attribute {
			all = append(all, h)
		}
	}
	return all
}

// sensitive is why a message may not be answered by itself, if it may not. remedy
// holds where it is nothing but trouble in the house that a fact may say how to mend.
func sensitive(hits []lexicon.Hit) (why string, remedy bool) {
	for _, h := range hits {
		s := h.Sensitive()
		if s == "" || s == "payment" || h.Concept.Attribute {
			continue
		}
		if !remedies[h.Concept.ID] {
			return s, false
		}
		why, remedy = s, true
	}
	return why, remedy
}

// remedies are the troubles that a fact may say how to mend: the boiler's button, the
// fuse box. The owner hears of them all the same.
var remedies = map[string]bool{"no_internet": true, "no_power": true, "no_hot_water": true, "no_heating": true, "not_working": true}

// ands are where a message joins two things with an and; one that goes on from the
// message before is one question.
func (f Found) ands() []int {
	if f.FollowsUp {
		return nil
	}
	return f.Shape.Ands
}

// questions groups the hits of a message by what is asked: a sentence each, parted
// where an and joins two things of different topics. What names no subject of its own
// belongs to the question before.
func questions(hits []lexicon.Hit, ands []int) [][]lexicon.Hit {
	var groups [][]lexicon.Hit
	for i, h := range hits {
		if i == 0 || h.Sentence != hits[i-1].Sentence && !h.Concept.Attribute || slices.ContainsFunc(ands, func(at int) bool { return hits[i-1].End <= at && at <= h.Start }) {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], h)
	}
	var whole [][]lexicon.Hit
	for _, g := range groups {
		if n := len(whole); n > 0 && (!standsAlone(g) || !standsAlone(whole[n-1]) || sharesTopic(g, whole[n-1]) && g[0].Sentence == whole[n-1][0].Sentence) {
			whole[n-1] = append(whole[n-1], g...)
		} else {
			whole = append(whole, g)
		}
	}
	return slices.DeleteFunc(whole, func(g []lexicon.Hit) bool { return len(subjects(g)) == 0 && !comesOrGoes(g) })
}

// comesOrGoes reports a group about arriving or leaving, which is asked about by the
// hour that is named: we come at ten in the evening, is that all right?
func comesOrGoes(group []lexicon.Hit) bool {
	return slices.ContainsFunc(group, func(h lexicon.Hit) bool { return h.Topic() == "checkin" || h.Topic() == "checkout" })
}

// standsAlone reports whether a group names something that can be asked about by
// itself: more than a setting or a word of the house's own, and more than an occasion
// unless its hour is asked.
func standsAlone(group []lexicon.Hit) bool {
	return namesMore(slices.DeleteFunc(slices.Clone(group), own)) || named(group, "when") && slices.ContainsFunc(group, func(h lexicon.Hit) bool { return occasion[h.Topic()] && !h.Concept.Attribute })
}

// sharesTopic reports whether two groups name things of one topic.
func sharesTopic(a, b []lexicon.Hit) bool {
	for _, x := range subjects(a) {
		if slices.ContainsFunc(subjects(b), func(y lexicon.Hit) bool { return x.Topic() == y.Topic() }) {
			return true
		}
	}
	return false
}

// basics are the topics that the property's own fields answer.
var basics = []stay.Topic{"checkin", "checkout", "directions"}

// find ranks the facts for one question. What the writer may not know is looked
// at only to say why, and never to answer.
func (s *Shelf) find(group []lexicon.Hit, f Found, rights stay.Rights) Ask {
	if !f.FollowsUp {
		group = s.withoutPlace(group, f.Text, rights)
	}
	ask := Ask{Hits: group, Subjects: subjects(group)}
	words := map[string]bool{}
	for _, w := range lexicon.Tokens(f.Text) {
		grams(w, words)
	}
	var hidden Match
	for i, fact := range s.Facts {
		m := Match{Fact: fact}
		asked := group
		if !rights.Knows(fact.Visibility) {
			asked = slices.DeleteFunc(slices.Clone(group), own) // a guess at its words must tell nothing
		}
		m.Score, m.Best, m.Exact = s.fit(asked, fact, s.cards[i], words)
		switch {
		case m.Score == 0 || fact.Visibility == stay.OwnerOnly:
		case rights.Knows(fact.Visibility):
			ask.Ranked = append(ask.Ranked, m)
		case m.Score > hidden.Score:
			hidden = m
		}
	}
	slices.SortStableFunc(ask.Ranked, func(x, y Match) int {
		switch {
		case x.Score > y.Score:
			return -1
		case x.Score < y.Score:
			return 1
		default:
			return 0
		}
	})
	if named(group, "how_to") || f.Shape.Asks&lexicon.AsksHow != 0 {
		s.tellsHow(&ask)
	}
	s.houseFirst(&ask)
	if hidden.Score >= closedAbove && (len(ask.Ranked) == 0 || hidden.Score > ask.Ranked[0].Score+0.02) {
		ask.Closed = &hidden.Fact
	}
	if named(group, "when") && !namesMoreThanEntering(group) {
		ask.Basic = "checkin" // when can we come in
	}
	for _, topic := range basics {
		for _, h := range ask.Subjects {
			if stay.Topic(h.Topic()) == topic && h.Concept.Main && (!occasion[h.Topic()] || !namesMore(group)) { // bags before check-in are about bags
				ask.Basic = topic
			}
		}
	}
	return ask
}

// tellsHow puts the fact that tells how a thing works before one that only lists it among
// others: where the oven is described, the list of what there is in the kitchen is no
// answer.
func (s *Shelf) tellsHow(ask *Ask) {
	names := func(m Match, id string) (has, lists bool) {
		c := s.cards[slices.IndexFunc(s.Facts, func(f stay.Fact) bool { return f.ID == m.Fact.ID })]
		return c.concepts[id], c.beside[id] >= listOf
	}
	for _, h := range ask.Subjects {
		if len(ask.Ranked) == 0 || !h.Concept.HasTopic("appliances") {
			continue
		}
		if has, lists := names(ask.Ranked[0], h.Concept.ID); !has || !lists {
			continue
		}
		k := slices.IndexFunc(ask.Ranked, func(m Match) bool {
			has, lists := names(m, h.Concept.ID)
			return m.Exact && has && !lists
		})
		if k > 0 {
			tells := ask.Ranked[k]
			ask.Ranked[0].Exact = false // it stands back, and leaves no doubt
			ask.Ranked = slices.Insert(slices.Delete(ask.Ranked, k, k+1), 0, tells)
		}
	}
}

// listOf is how many other things a sentence names that is a list.
const listOf = 3

// closedAbove is how well a closed fact must fit before the guest is told that
// it is closed.
const closedAbove = 0.6

// fit is how well a fact fits a question, 0 to 1, from what both are about: the
// very thing asked, the topic, the qualifiers, and a little from the letters.
func (s *Shelf) fit(group []lexicon.Hit, fact stay.Fact, c card, words map[string]bool) (score, best float64, exact bool) {
	var sum, weight, bonus float64
	named := namesMore(group)
	for _, h := range group {
		if h.Concept.Attribute {
			if c.concepts[h.Concept.ID] {
				bonus += 0.04
			}
			continue
		}
		one, same := s.fitOne(h, fact, c)
		share := counts(h, named)
		sum += one * share * h.Weight * s.tells(h)
		weight += share * h.Weight * s.tells(h)
		if share == 1 {
			best = max(best, one)
		}
		exact = exact || (same && (!named || !occasion[h.Topic()] && !setting[h.Concept.ID]))
	}
	if weight == 0 || sum == 0 {
		return 0, 0, false
	}
	score = sum / weight
	if len(words) > 0 {
		shared := 0
		for g := range words {
			if c.grams[g] {
				shared++
			}
		}
		bonus += 0.05 * float64(shared) / float64(len(words))
	}
	return min(1, score+bonus), min(1, best+bonus), exact
}

// whenOf are the concepts that ask when of a thing: when are the bins emptied? Their parent
// is the thing.
var whenOf = map[string]bool{"bin_days": true}

// occasion are the topics that often only say when something is asked for: bags
// before check-in, a taxi after check-out.
var occasion = map[string]bool{"checkin": true, "checkout": true, "early_checkin": true, "late_checkout": true}

// setting are the concepts that often only say where or for whom something is asked:
// tap water in the kitchen, a table for the children.
var setting = map[string]bool{"kitchen": true, "bathrooms": true, "bathroom_items": true, "bedrooms": true, "room": true, "garden": true, "car": true,
	"people": true, "children": true, "center": true, "neighbourhood": true, "amenities": true, "sink_tap": true, "dining_table": true, "sofa": true, "wardrobe": true}

// counts is how much a thing counts in a question: an occasion or a setting little where
// something besides is named.
func counts(h lexicon.Hit, named bool) float64 {
	if named && (occasion[h.Topic()] || setting[h.Concept.ID]) {
		return 0.3
	}
	return 1
}

// named reports whether a concept is among the hits.
func named(hits []lexicon.Hit, id string) bool {
	return slices.ContainsFunc(hits, func(h lexicon.Hit) bool { return h.Concept.ID == id || id == "when" && whenOf[h.Concept.ID] })
}

// namesMore reports whether a question names something besides an occasion or a
// setting.
func namesMore(group []lexicon.Hit) bool {
	return slices.ContainsFunc(group, func(h lexicon.Hit) bool {
		return !h.Concept.Attribute && !occasion[h.Topic()] && !setting[h.Concept.ID]
	})
}

// namesMoreThanEntering reports a question that is about something else than getting in,
// or not about getting in at all.
func namesMoreThanEntering(group []lexicon.Hit) bool {
	return !named(group, entering) || slices.ContainsFunc(group, func(h lexicon.Hit) bool { return h.Concept.ID != entering && namesMore([]lexicon.Hit{h}) })
}

// tells is how much a thing that is named says about which fact is meant: what many
// facts speak of says less.
func (s *Shelf) tells(h lexicon.Hit) float64 {
	return 1 / math.Sqrt(float64(max(1, s.spoken[h.Concept.ID])))
}

// fitOne is how well a fact fits one thing that is named.
func (s *Shelf) fitOne(h lexicon.Hit, fact stay.Fact, c card) (score float64, exact bool) {
	sameTopic := h.Topic() == string(fact.Topic)
	has := c.concepts[h.Concept.ID]
	switch {
	case has && sameTopic:
		return 0.93, true
	case sameTopic && h.Concept.Main && !s.ofTopic[h.Concept.ID]:
		return 0.86, true
	case sameTopic && h.Concept.Main:
		return 0.55, false // another fact of the topic names it
	case has && h.Concept.HasTopic(string(fact.Topic)):
		return 0.82, true
	case has:
		// It is mentioned in a fact about something else.
		return 0.5, true
	case h.Concept.Parent != "" && c.concepts[h.Concept.Parent] && sameTopic:
		return 0.4, false
	case sameTopic:
		return 0.35, false
	case h.Concept.HasTopic(string(fact.Topic)):
		return 0.2, false
	default:
		return 0, false
	}
}

func topics(hits []lexicon.Hit) string {
	var all []string
	for _, h := range hits {
		if !slices.Contains(all, h.Topic()) {
			all = append(all, h.Topic())
		}
	}
	return strings.Join(all, ",")
}
