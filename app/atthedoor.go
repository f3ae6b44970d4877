package app

import (
	"cmp"
	"slices"

	"portineria/lexicon"
)

// Who stands in front of the door asks for the way in, whatever else they tell of.

// opens reports what opens a door or is asked for to get in.
func opens(h lexicon.Hit) bool {
	return h.Topic() == "access" && h.Concept.Sensitive == "" && !h.Concept.Attribute
}

// means are what somebody asks with who wants to know how to get in.
const means = lexicon.AsksHow | lexicon.AsksWhat | lexicon.AsksWhere

// atTheDoor leaves the way in, and what is asked besides in clauses of its own, where
// somebody stands in front of the door: the rain, the children and the four suitcases ask
// for nothing.
func (a *Answerer) atTheDoor(text string, hits []lexicon.Hit, clauses []clause) (kept []lexicon.Hit, alone, ok bool) {
	if !named(hits, atDoor) && !named(hits, absent) {
		return nil, false, false
	}
	kept = without(hits, clauses, func(c clause, h lexicon.Hit) bool {
		standing := named(c.hits, atDoor)
		switch {
		case h.Concept.ID == absent:
			alone = true
			return true
		case standing && !c.asks() && where[h.Concept.ID]:
			return true // it says where they stand
		case standing && weathers[h.Concept.ID]:
			return true
		case h.Concept.ID == atDoor, h.Sensitive() != "", opens(h), h.Concept.Attribute && h.Concept.ID != "late":
			return false
		}
		return standing || (accompanies[h.Topic()] || weathers[h.Concept.ID]) && !c.asks() || h.Concept.ID == "late"
	})
	if slices.ContainsFunc(clauses, func(c clause) bool {
		return slices.ContainsFunc(c.hits, func(h lexicon.Hit) bool {
			return opens(h) && slices.Contains(kept, h) && (c.asks() || !where[h.Concept.ID])
		})
	}) {
		return kept, alone, true
	}
	kept = slices.DeleteFunc(kept, func(h lexicon.Hit) bool { return where[h.Concept.ID] })
	if slices.ContainsFunc(kept, func(h lexicon.Hit) bool { return !h.Concept.Attribute || h.Concept.ID == arriving }) {
		return nil, false, false
	}
	if slices.ContainsFunc(clauses, func(c clause) bool { return named(c.hits, atDoor) && slices.ContainsFunc(c.hits, elsewhere) }) {
		return nil, false, false
	}
	for i, c := range clauses {
		last := i == len(clauses)-1 && c.asks() && !c.shape.YesNo && len(lexicon.Tokens(text[c.from:c.to])) <= nowWhat
		if c.shape.Asks&means != 0 || named(c.hits, "how_to") || named(c.hits, "code") || last {
			way := lexicon.Hit{Concept: a.Lexicon.Concept(entering), Weight: 1, Start: c.from, End: c.from, Sentence: sentenceAt(kept, c)}
			kept = append(slices.Clone(kept), way)
			slices.SortStableFunc(kept, func(x, y lexicon.Hit) int { return cmp.Compare(x.Start, y.Start) })
			return kept, alone, true
		}
	}
	return nil, false, false
}

// nowWhat is how many words ask at most for the way in by themselves: and now?
const nowWhat = 3

// elsewhere reports what somebody names who is outside, and at no door: at dinner, on the
// terrace.
func elsewhere(h lexicon.Hit) bool {
	return !h.Concept.Attribute && h.Sensitive() == "" && !opens(h) && !accompanies[h.Topic()] && !weathers[h.Concept.ID] && !travels(h) && !setting[h.Concept.ID]
}

// where are the things at which somebody says that they stand.
var where = map[string]bool{entering: true, "gate": true, "intercom": true, "private_entrance": true, "stair_gate": true}

// accompanies are the topics of what somebody has about them who stands at a door.
var accompanies = map[string]bool{"children": true, "pets": true, "luggage": true, "people": true, "heating": true}

// withoutSearch leaves out that something is not found, and the rain, where the door, its code or the
// keys are asked for: we cannot find the key box and it is pouring, where is it?
func withoutSearch(hits []lexicon.Hit, clauses []clause) []lexicon.Hit {
	if !slices.ContainsFunc(clauses, func(c clause) bool { return c.shape.Asks&means != 0 }) || !slices.ContainsFunc(hits, opens) {
		return hits
	}
	if slices.ContainsFunc(hits, func(h lexicon.Hit) bool {
		return !h.Concept.Attribute && !opens(h) && !searches(h) && h.Topic() != "checkin"
	}) {
		return hits
	}
	return slices.DeleteFunc(slices.Clone(hits), searches)
}

// searches reports what somebody tells who looks for a door or a key.
func searches(h lexicon.Hit) bool { return h.Concept.ID == "missing_thing" || weathers[h.Concept.ID] }

// weathers are what somebody may have above them who stands at a door.
var weathers = map[string]bool{"weather": true, "rainy_day": true, "no_heating": true}

// sentenceAt is the sentence of a clause as its hits have it.
func sentenceAt(hits []lexicon.Hit, c clause) int {
	sentence := 0
	for _, h := range hits {
		if h.Start < c.to {
			sentence = h.Sentence
		}
	}
	return sentence
}
