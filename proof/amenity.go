package proof

import (
	"slices"

	"portineria/lexicon"
)

// things are topics whose concepts are things to be had or done: a reply may name one only
// where a source names that very one, since a garage is not there because parking is.
// Concepts of other topics are words for one matter: who speaks of the door speaks of the key.
var things = []string{"parking", "transport", "heating", "aircon", "hot_water", "kitchen", "appliances", "laundry", "tv", "linen", "amenities", "children", "pets",
	"smoking", "parties", "visitors", "accessibility", "pool", "outdoor", "beach", "restaurants", "groceries", "attractions", "luggage", "early_checkin", "late_checkout",
	"cleaning"}

// vague are concepts that describe a flat more than they promise something, and that
// languages word too differently to be compared.
var vague = []string{"capacity", "flat_size", "bedrooms", "bathrooms", "beds", "window", "shutters", "stairs", "outdoor", "amenities", "appliances", "light", "directions", "house_rules"}

// sureWeight is the least weight of a concept in the reply that must stand in a source.
const sureWeight = 0.55

// notions checks that what the reply speaks of is spoken of in a source: a pool that no
// cited fact mentions is neither there nor not there.
func (t *trial) notions() {
	for k := range t.reply.notions {
		n := &t.reply.notions[k]
		if n.implied || !n.sure || t.reply.quoted[n.at] || t.mentioned(n.concept) || t.akin(n.concept) || t.carried(n) {
			continue
		}
		if n.concept.HasTopic("early_checkin") || n.concept.HasTopic("late_checkout") {
			t.reject(Promise, n.concept.ID)
			continue
		}
		t.reject(UnknownAmenity, n.concept.ID)
	}
}

// carried reports a notion that is no thing and in whose statement a proven value stands:
// it is checked with the value, by another word for it perhaps.
func (t *trial) carried(n *notion) bool {
	if slices.Contains(things, n.concept.Topic()) {
		return false
	}
	for k := range t.reply.items {
		it := &t.reply.items[k]
		if int(t.reply.clauseOf[it.from]) == n.clause {
			if proven, _ := t.prove(it); proven {
				return true
			}
		}
	}
	return false
}

// mentioned reports whether a source speaks of the concept, or of a narrower one.
func (t *trial) mentioned(c *lexicon.Concept) bool {
	twin := t.judge.lexicon.Concept(twins[c.ID])
	for _, s := range t.sources {
		for k := range s.notions {
			if t.judge.covers(c, s.notions[k].concept) || twin != nil && t.judge.covers(twin, s.notions[k].concept) {
				return true
			}
		}
	}
	return c.Main && slices.Contains(t.topics, c.Topic())
}

// twins are concepts that languages do not keep apart: French parasol, English umbrella.
var twins = map[string]string{"umbrella": "parasol", "parasol": "umbrella", "terrace": "balcony", "balcony": "terrace", "storage": "luggage", "blankets": "linen", "pillows": "linen"}

// covers reports whether what is said of narrow is said of wide as well.
func (j *Judge) covers(wide, narrow *lexicon.Concept) bool {
	for c := narrow; c != nil; c = j.lexicon.Concept(c.Parent) {
		if c == wide {
			return true
		}
		if c.Parent == "" {
			break
		}
	}
	return false
}

// akin reports a concept that is no thing and belongs to the matter of a source, by its
// topic or by kinship of the concepts.
func (t *trial) akin(c *lexicon.Concept) bool {
	if slices.Contains(vague, c.ID) {
		return true
	}
	if slices.Contains(things, c.Topic()) {
		return false
	}
	if slices.ContainsFunc(t.topics, c.HasTopic) {
		return true
	}
	for _, group := range [...][]*reading{t.sources, {t.question}} {
		for _, s := range group {
			for k := range s.notions {
				if o := s.notions[k].concept; o == c || o.ID == c.Parent || o.Parent == c.Parent && c.Parent != "" {
					return true
				}
			}
		}
	}
	return false
}
