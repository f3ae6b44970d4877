package app

import (
	"slices"

	"portineria/lexicon"
	"portineria/proof"
	"portineria/stay"
)

// Who writes about coming or going says much beside what they want to know: that the train
// is late, that the flight goes at nine only, that they stand in the rain. What gives a
// reason names things that facts speak of, and is no question about them.

// The concepts that say how somebody comes or where they stand.
const (
	arriving   = "arrive"
	lateComing = "late_arrival"
	atDoor     = "at_door"
	absent     = "absent" // nobody opens, nobody answers
)

// clause is a part of a message with what it asks.
type clause struct {
	part
	shape lexicon.Shape
}

// asks reports that a clause wants to know something.
func (c clause) asks() bool { return c.shape.Questions > 0 || named(c.hits, "allowed") }

// clauses are the parts of a message, each read by itself.
func (a *Answerer) clauses(f Found, language string) []clause {
	var all []clause
	for _, p := range partsOf(f.Text, f.Hits, f.ands()) {
		all = append(all, clause{part: p, shape: a.Lexicon.Shape(f.Text[p.from:p.to], language)})
	}
	return all
}

// situation is what a message is about, whose writer comes, goes or stands at the door.
type situation struct {
	hits   []lexicon.Hit
	late   bool // they come late
	enters bool // asked is how to get in, and not whether they may come
	alone  bool // nobody opened to them: the owner should know it all the same
}

// situated leaves of what is named in a message about coming, going or standing at the door
// what is asked about.
func (a *Answerer) situated(f Found, who Identity, day stay.Date, language string) situation {
	if f.FollowsUp || f.Shelf == nil || f.Shape.Questions == 0 && !named(f.Hits, atDoor) {
		return situation{hits: f.Hits}
	}
	clauses := a.clauses(f, language)
	if hits, alone, ok := a.atTheDoor(f.Text, f.Hits, clauses); ok {
		return situation{hits: hits, alone: alone, enters: true}
	}
	f.Hits = a.withoutClock(f, clauses, language)
	f.Hits = withoutSearch(f.Hits, clauses)
	if b := who.Booking; b != nil && b.State == stay.BookingActive && day <= b.Arrival {
		f.Hits = a.onlyHour(f, clauses, language)
	}
	late := a.comesLate(f, language)
	if late || slices.ContainsFunc(f.Hits, stays) || wantsIn(f) {
		f.Hits = withoutReasons(f.Hits, clauses, late)
	}
	if late {
		f.Hits = a.lateAlone(f.Hits)
	}
	if late || f.Shape.Asks&lexicon.AsksWhen == 0 && slices.ContainsFunc(f.Hits, comes) {
		where := f.Shelf.waysIn(f.Hits, a.clauses(f, language), who.Rights)
		where.late = late
		return where
	}
	return situation{hits: f.Hits}
}

// withoutClock leaves out the word for hours where an hour is told: the train goes at 18 Uhr.
func (a *Answerer) withoutClock(f Found, clauses []clause, language string) []lexicon.Hit {
	return without(f.Hits, clauses, func(c clause, h lexicon.Hit) bool {
		return h.Concept.ID == "when" && !c.asks() && len(a.Judge.Values(f.Text[c.from:c.to], language).Times) > 0
	})
}

// without leaves out hits by the clause that they stand in.
func without(hits []lexicon.Hit, clauses []clause, out func(clause, lexicon.Hit) bool) []lexicon.Hit {
	return slices.DeleteFunc(slices.Clone(hits), func(h lexicon.Hit) bool {
		i := slices.IndexFunc(clauses, func(c clause) bool { return c.from <= h.Start && h.Start < c.to })
		return i >= 0 && out(clauses[i], h)
	})
}

// travels reports what somebody comes or goes by, and what keeps them on the way.
func travels(h lexicon.Hit) bool {
	return !h.Concept.Attribute && h.Concept.ID != "car_rental" && (h.Topic() == "transport" || onTheWay[h.Concept.ID])
}

// onTheWay are things of other topics that a journey is told with.
var onTheWay = map[string]bool{"motorway": true, "boat_trip": true, "dock_marina": true, "gps": true, "strike": true, "traffic": true}

// aboutBags reports luggage.
func aboutBags(h lexicon.Hit) bool { return h.Topic() == "luggage" && !h.Concept.Attribute }

// stays reports what somebody asks about who gives their journey as the reason.
func stays(h lexicon.Hit) bool {
	return !h.Concept.Attribute && (occasion[h.Topic()] || aboutBags(h))
}

// wantsIn reports a message that asks whether its writer may come in: we land at nine, may we
// come into the house at half past ten?
func wantsIn(f Found) bool {
	return f.Shape.YesNo && f.Shape.Asks == 0 && named(f.Hits, entering)
}

// withoutReasons leaves out the train and the flight that are told of in one clause, where
// another asks about coming, going or the bags and nothing about the journey. What went wrong
// on it is no wish to cancel for somebody who comes late.
func withoutReasons(hits []lexicon.Hit, clauses []clause, late bool) []lexicon.Hit {
	if slices.ContainsFunc(clauses, func(c clause) bool {
		return c.asks() && slices.ContainsFunc(c.hits, func(h lexicon.Hit) bool { return travels(h) || h.Topic() == "directions" })
	}) {
		return hits
	}
	bags := slices.ContainsFunc(clauses, func(c clause) bool { return c.asks() && slices.ContainsFunc(c.hits, aboutBags) })
	return without(hits, clauses, func(c clause, h lexicon.Hit) bool {
		told := travels(h) || late && h.Topic() == "directions" || bags && h.Topic() == string(wishCheckout)
		return !c.asks() && told || late && h.Concept.ID == "travel_trouble"
	})
}

// comesLate reports a message of somebody who comes at an hour behind that up to which
// guests are met, or only says late.
func (a *Answerer) comesLate(f Found, language string) bool {
	says := slices.ContainsFunc(f.Hits, func(h lexicon.Hit) bool {
		return h.Concept.ID == arriving || h.Concept.ID == lateComing || h.Concept.ID == entering || h.Topic() == "checkin"
	})
	alone := named(f.Hits, "late") && !slices.ContainsFunc(f.Hits, func(h lexicon.Hit) bool { return besideHour(h) && h.Concept.ID != "travel_trouble" })
	if !says && !alone {
		return false
	}
	until := f.Shelf.metUntil(a.Judge)
	times := a.comingTimes(f.Text, f.Hits, language)
	if len(times) == 0 || until == stay.NoClock {
		return named(f.Hits, lateComing) || named(f.Hits, "late") && named(f.Hits, arriving)
	}
	p := f.Shelf.Property
	p.CheckinUntil = until
	return slices.ContainsFunc(times, func(t proof.Hour) bool { return lateFor(t, p) })
}

// onlyHour hears that somebody who is awaited comes late who names nothing but a late hour:
// it will rather be 23.20, is that all right?
func (a *Answerer) onlyHour(f Found, clauses []clause, language string) []lexicon.Hit {
	p := f.Shelf.Property
	p.CheckinUntil = f.Shelf.metUntil(a.Judge)
	times := a.Judge.Values(f.Text, language).Times
	early := slices.ContainsFunc(times, func(t proof.Hour) bool { return !lateFor(t, p) })
	if len(times) == 0 || early {
		return f.Hits
	}
	for _, c := range clauses {
		if slices.ContainsFunc(c.hits, func(h lexicon.Hit) bool { return besideHour(h) && (c.asks() || h.Topic() != "directions") }) {
			return f.Hits // the sat nav says so is told as well
		}
		if c.asks() && (c.shape.Asks&^lexicon.AsksHowMuch != 0 || len(a.Lexicon.Strange(f.Text[c.from:c.to], language)) > 0) {
			return f.Hits
		}
	}
	comes := lexicon.Hit{Concept: a.Lexicon.Concept(lateComing), Weight: 1}
	return slices.Insert(slices.Clone(f.Hits), 0, comes)
}

// besideHour reports what a message may be about beside an hour.
func besideHour(h lexicon.Hit) bool {
	return !h.Concept.Attribute && !travels(h) || h.Concept.ID == arriving || h.Concept.ID == "leave"
}

// comes reports what says that somebody comes.
func comes(h lexicon.Hit) bool {
	return h.Concept.ID == arriving || h.Concept.ID == "late" || h.Concept.ID == "tonight" || h.Topic() == "checkin" || h.Topic() == string(wishEarly)
}

// askedLate is the question of somebody who comes late whether they may, or what it costs, and
// what else is named: we land late and come at half past eleven, is that bad? And where do
// we leave the car?
func (a *Answerer) askedLate(f Found, hits []lexicon.Hit, language string) (late question, rest []lexicon.Hit, ok bool) {
	f.Hits = hits
	const other = lexicon.AsksWhen | lexicon.AsksWhere
	clauses := a.clauses(f, language)
	rest = without(hits, clauses, func(c clause, h lexicon.Hit) bool {
		return comes(h) || h.Concept.ID == entering && c.shape.Asks&means == 0 // will somebody let us in?
	})
	asks := slices.ContainsFunc(clauses, func(c clause) bool {
		return c.asks() && c.shape.Asks&other == 0 && a.plain(f.Text, c, language) && !slices.ContainsFunc(rest, func(h lexicon.Hit) bool { return slices.Contains(c.hits, h) && standsAlone([]lexicon.Hit{h}) })
	})
	if !f.Late || f.Enters || !asks {
		return question{}, nil, false
	}
	late = question{wish: wishArrive, hits: slices.DeleteFunc(slices.Clone(hits), func(h lexicon.Hit) bool { return slices.Contains(rest, h) })}
	return late, rest, true
}

// plain reports that a clause asks in a word or two, names that somebody comes, or holds no
// word that was not understood: it may ask for a detour.
func (a *Answerer) plain(text string, c clause, language string) bool {
	said := text[c.from:c.to]
	return slices.ContainsFunc(c.hits, comes) || len(lexicon.Tokens(said)) <= nowWhat || len(a.Lexicon.Strange(said, language)) == 0
}

// withoutTold leaves out the late hour that is only told beside a question about something else: we
// arrive at half past eleven, where is the station?
func (a *Answerer) withoutTold(f Found, hits []lexicon.Hit, language string) []lexicon.Hit {
	f.Hits = hits
	clauses := a.clauses(f, language)
	if !f.Late || !slices.ContainsFunc(clauses, func(c clause) bool { return c.asks() && namesMore(c.hits) }) {
		return hits
	}
	return without(hits, clauses, func(c clause, h lexicon.Hit) bool { return !c.asks() && comes(h) })
}

// lateAlone takes what is only late for coming late where nothing else is named: it will be
// half past eleven, is that all right?
func (a *Answerer) lateAlone(hits []lexicon.Hit) []lexicon.Hit {
	if len(subjects(hits)) > 0 {
		return hits
	}
	out := slices.Clone(hits)
	for i, h := range out {
		if h.Concept.ID == "late" {
			out[i].Concept = a.Lexicon.Concept(lateComing)
		}
	}
	return out
}

// comingTimes are the hours of a message in which somebody comes. Who comes late at half past
// ten does not come in the morning.
func (a *Answerer) comingTimes(text string, hits []lexicon.Hit, language string) []proof.Hour {
	times := a.Judge.Values(text, language).Times
	if !named(hits, "late") && !named(hits, lateComing) && !named(hits, "tonight") {
		return times
	}
	if saysMorning(text) {
		return times
	}
	for i, t := range times {
		if t.At >= nightEnds && t.At < noon {
			times[i].At += noon
		}
	}
	return times
}

// saysMorning reports an hour that is said to be one of the morning: we land in the night,
// may we come in at eleven in the morning?
func saysMorning(text string) bool {
	return slices.ContainsFunc(lexicon.Tokens(text), func(w lexicon.Token) bool { return morning[w.Form] })
}

// morning are the words for it, in the languages in which hours are heard.
var morning = wordSet("morning am mattina mattino vormittag vormittags morgens matin manana ochtend ochtends morgen rano manha")

// noon as an hour of the day.
const noon = stay.Clock(12 * 60)

// waysIn is what somebody asks who comes late: how they get in, where they may know it, and
// otherwise whether it is all right, and what it costs.
func (s *Shelf) waysIn(hits []lexicon.Hit, clauses []clause, rights stay.Rights) situation {
	var in []lexicon.Hit
	for _, c := range clauses {
		for _, h := range c.hits {
			asked := c.shape.Asks&means != 0 || named(c.hits, "how_to") || named(c.hits, "where") || named(c.hits, "code") || h.Concept.ID == "door_code"
			if (opens(h) || h.Concept.ID == "code") && asked {
				in = append(in, h)
			}
		}
	}
	if !slices.ContainsFunc(in, opens) || !s.knowsWayIn(rights) {
		return situation{hits: hits}
	}
	return situation{enters: true, hits: slices.DeleteFunc(slices.Clone(hits), func(h lexicon.Hit) bool {
		return h.Concept.ID == arriving || h.Concept.ID == "late" || h.Topic() == "checkin" || h.Concept.ID == "tonight"
	})}
}

// knowsWayIn reports whether a writer may know a fact that tells how to get in, or no other
// fact could tell it instead.
func (s *Shelf) knowsWayIn(rights stay.Rights) bool {
	instead := false
	for i, f := range s.Facts {
		switch {
		case !rights.Knows(f.Visibility):
		case f.Topic == "access":
			return true
		case f.Topic == "checkin" && s.cards[i].concepts[lateComing]:
			instead = true
		}
	}
	return !instead
}

// metUntil is the hour up to which guests are met: that of the property, or the earliest one
// of an evening in the owner's own fact about checking in.
func (s *Shelf) metUntil(judge *proof.Judge) stay.Clock {
	if s.Property.CheckinUntil != stay.NoClock {
		return s.Property.CheckinUntil
	}
	until := stay.NoClock
	for i, f := range s.Facts {
		if f.Topic != "checkin" || !s.cards[i].concepts[lateComing] && !s.cards[i].concepts["late"] {
			continue
		}
		for _, t := range judge.Values(f.Text, s.Property.Language).Times {
			if t.At >= evening && t.At > s.Property.CheckinFrom && (until == stay.NoClock || t.At < until) {
				until = t.At
			}
		}
	}
	return until
}

// evening is the hour from which somebody who comes may come late.
const evening = stay.Clock(18 * 60)

// leadsIn reports whether the fact at a place tells how to get into the house by a code or a
// key, rather than what opens the shed, the boat or the gate of the drive.
func (s *Shelf) leadsIn(i int) bool {
	f, c := s.Facts[i], s.cards[i].concepts
	return f.Topic == "access" && f.Conceal(f.Text) != f.Text && (c[entering] || c["keys"] || c["key_box"] || c["intercom"] || c["which_floor"] || c["which_flat"])
}

// takesIn notes of what leads into the house that it speaks of the way in and of codes, and
// where keys lie in a box of both, in whatever words it does; and of what is said on checking
// in that it speaks of those who come late, where it names a late hour.
func (s *Shelf) takesIn(i int) {
	if s.Facts[i].Topic == "checkin" && s.cards[i].concepts["late"] {
		s.cards[i].concepts[lateComing] = true
	}
	if s.leadsIn(i) {
		c := s.cards[i].concepts
		c[entering], c["door_code"] = true, true
		if c["keys"] || c["key_box"] {
			c["keys"], c["key_box"] = true, true
		}
	}
}

// answersBell notes of what leads into the house that it speaks of the keys at its bells,
// where no other fact does.
func (s *Shelf) answersBell() {
	if s.spoken["intercom"] > 0 {
		return
	}
	for i := range s.Facts {
		if s.leadsIn(i) {
			s.cards[i].concepts["intercom"] = true
			s.spoken["intercom"]++
			s.ofTopic["intercom"] = true
		}
	}
}

// wayIn are the concepts that ask for the way into the house and not for one of its locks.
var wayIn = map[string]bool{entering: true, "door_code": true, "keys": true, "key_box": true}

// besideHouse are the things with a lock of their own that is not the way into the house. The
// gate and the door to the street are a part of it.
var besideHouse = []string{"shed", "bike_lock", "boat_trip", "rowing_boat", "garage", "cellar", "safe", "lockers", "locker_padlock", "pool", "sauna", "ski", "beach", "dock_marina", "parking"}

// houseFirst puts what leads into the house before what opens something else, where the way
// in is asked for: of several codes that of the door, and not of the bicycle shed.
func (s *Shelf) houseFirst(ask *Ask) {
	if len(ask.Subjects) == 0 || slices.ContainsFunc(ask.Subjects, func(h lexicon.Hit) bool { return !wayIn[h.Concept.ID] && !occasion[h.Topic()] }) {
		return
	}
	at := func(m Match) int {
		return slices.IndexFunc(s.Facts, func(f stay.Fact) bool { return f.ID == m.Fact.ID })
	}
	other := func(m Match) bool {
		return m.Fact.Topic == "access" && !s.leadsIn(at(m)) && slices.ContainsFunc(besideHouse, func(id string) bool { return s.cards[at(m)].concepts[id] })
	}
	if !slices.ContainsFunc(ask.Ranked, func(m Match) bool { return m.Exact && s.leadsIn(at(m)) }) {
		return
	}
	var first, behind []Match
	for _, m := range ask.Ranked {
		if other(m) {
			m.Exact = false // it stands back, and leaves no doubt
			behind = append(behind, m)
		} else {
			first = append(first, m)
		}
	}
	ask.Ranked = slices.Concat(first, behind)
}
