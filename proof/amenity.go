package proof

import (
	"slices"

	"portineria/lexicon"
)

// things are topics whose concepts are things to be had or done: a reply may name one only
// where a source names that very one, since a garage is not there because parking is.
// Concepts of other topics are matters, which languages word too differently to compare.
var things = []string{"parking", "transport", "heating", "aircon", "hot_water", "kitchen", "appliances", "laundry", "tv", "linen", "amenities", "children", "pets",
	"smoking", "parties", "visitors", "accessibility", "pool", "outdoor", "beach", "restaurants", "groceries", "attractions", "luggage", "cleaning", "safety", "health", "electricity"}

// vague are concepts of these topics that describe a house more than they say what is there.
var vague = []string{"capacity", "flat_size", "bedrooms", "bathrooms", "beds", "window", "shutters", "stairs", "outdoor", "amenities", "appliances", "light", "house_rules", "linen_change",
	"cleaning_stay", "table_booking", "storage", "safe_area", "safety", "health", "tickets", "noise_level", "view", "neighbourhood", "center", "water_pressure", "electricity", "step_free",
	"visitors", "ztl", "bathroom_items", "thermostat", "socket", "pool_depth", "beach_type", "dog_alone", "hiking", "sea_conditions", "transport", "attractions", "shopping", "sports", "utensils", "dishes", "pantry", "two_cars", "street_parking", "gas", "house_products", "shutoff", "attic", "shared_bathroom", "rental", "luggage", "accessibility"}

// promises are concepts that a reply may not so much as speak of unless a source does.
var promises = []string{"early_checkin", "late_checkout", "extend_stay", "refund", "cancellation", "booking_change"}

// notions checks that what the reply speaks of is spoken of in a source: a pool that no
// cited fact mentions is neither there nor not there.
func (t *trial) notions() {
	for k := range t.reply.notions {
		n := &t.reply.notions[k]
		if n.wider != nil && !t.reply.quoted[n.at] && !t.mentioned(n.wider) && !t.worded(n.wider) && slices.Contains(things, n.wider.Topic()) && !slices.Contains(vague, n.wider.ID) {
			t.reject(UnknownAmenity, n.wider.ID) // dogs may come, of a fact that says nothing of animals
		}
		if n.implied || !n.sure || t.reply.quoted[n.at] || t.mentioned(n.concept) || t.inWords(n) {
			continue
		}
		if also := t.judge.lexicon.Concept(alsoMeans[t.reply.tokens[n.at].Form]); also != nil && n.to == n.at+1 && t.mentioned(also) {
			continue
		}
		switch {
		case slices.Contains(promises, n.concept.ID):
			if t.onCondition(n) {
				continue
			}
			t.reject(Promise, n.concept.ID)
		case slices.Contains(things, n.concept.Topic()) && !slices.Contains(vague, n.concept.ID):
			t.reject(UnknownAmenity, n.concept.ID)
		}
	}
}

// onCondition reports a promise that the reply makes under a condition and with a value that a
// source has under one.
func (t *trial) onCondition(n *notion) bool {
	c := t.reply.clauses[n.clause]
	if !t.reply.ifIn(c.sentence) {
		return false
	}
	for _, s := range t.sources {
		if t.sharesValue(n.clause, s, func(o *item) bool { return s.ifIn(s.clauses[s.clauseOf[o.from]].sentence) }) {
			return true
		}
	}
	return false
}

// ifIn reports a condition in a sentence.
func (r *reading) ifIn(sentence int) bool {
	return r.flagged(sentence, flagIf)
}

// flagged reports a token with one of the flags in a sentence.
func (r *reading) flagged(sentence int, f flag) bool {
	for i := range r.tokens {
		if r.flags[i]&f != 0 && r.clauses[r.clauseOf[i]].sentence == sentence {
			return true
		}
	}
	return false
}

// conditions checks that an end that a source sets only under a condition, beside another one
// that holds always, is told under one.
func (t *trial) conditions() {
	for k := range t.reply.items {
		it := &t.reply.items[k]
		if _, time := it.as(kindTime); !time || it.rel == relNone || it.after || it.ranged || t.reply.quoted[it.from] || t.reply.qualifiedIn(it) {
			continue
		}
		always, sometimes := false, false
		for _, s := range t.sources {
			for i := range s.items {
				o := &s.items[i]
				if _, time := o.as(kindTime); !time || o.rel != it.rel {
					continue
				}
				under := s.ifIn(s.clauses[s.clauseOf[o.from]].sentence)
				if it.fits(o, s.raw) {
					if !under {
						return
					}
					sometimes = true
				} else if !under {
					always = true
				}
			}
		}
		if always && sometimes {
			t.reject(UnknownTime, "condition")
		}
	}
}

// qualifiedIn reports an if, an only, a but or a negation in the sentence of an item, or the one before.
func (r *reading) qualifiedIn(it *item) bool {
	sentence := r.clauses[r.clauseOf[it.from]].sentence
	const qualifying = flagIf | flagUnless | flagNot | flagNone
	return r.flagged(sentence, qualifying) || r.flagged(sentence-1, qualifying)
}

// inWords reports that a source mentions the concept after all, in a word that its hits
// passed over, or all that the words of a joint concept mean by themselves; and children
// whose age is proven.
func (t *trial) inWords(n *notion) bool {
	parts := 0
	for k := range t.reply.notions {
		if p := &t.reply.notions[k]; p.part && p.at >= n.at && p.to <= n.to {
			if !t.mentioned(p.concept) {
				return false
			}
			parts++
		}
	}
	return parts > 1 || t.worded(n.concept) || t.sourcesWord(n) || n.concept.ID == "children" && t.valued(n.clause)
}

// worded looks for the concept in the single words of the sources.
func (t *trial) worded(c *lexicon.Concept) bool {
	for _, s := range t.sources {
		for i := range s.tokens {
			if s.has(i, tagSmall) || s.itemAt[i] > 0 || len(s.tokens[i].Form) < 3 {
				continue
			}
			for _, h := range t.judge.lexicon.Concepts(s.span(i, i+1), s.code()) {
				if t.judge.covers(c, h.Concept) || twins[c.ID] == h.Concept.ID {
					return true
				}
			}
		}
	}
	return false
}

// sourcesWord reports a word that a source in the same language has in a form of its own: what
// stands for a concept by a part of it (Aufheizen, and heizen) is the source's matter.
func (t *trial) sourcesWord(n *notion) bool {
	if n.to != n.at+1 {
		return false
	}
	form := t.reply.tokens[n.at].Form
	for _, s := range t.sources {
		if s.lang != t.reply.lang {
			continue
		}
		for i := range s.tokens {
			if k := common(form, s.tokens[i].Form); k >= 6 && 4*k >= 3*min(len(form), len(s.tokens[i].Form)) {
				return true
			}
		}
	}
	return false
}

// common is how many bytes two words begin with in common.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// valued reports a proven value in the statement.
func (t *trial) valued(clause int) bool {
	for k := range t.reply.items {
		if it := &t.reply.items[k]; int(t.reply.clauseOf[it.from]) == clause {
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
var twins = map[string]string{"umbrella": "parasol", "parasol": "umbrella", "terrace": "balcony", "balcony": "terrace", "toys": "games_books", "games_books": "toys", "bar": "cafe", "cafe": "bar", "hob": "kitchen", "luggage": "storage", "ski_room": "ski", "safe": "key_box", "key_box": "safe", "bike_rental": "bicycle", "linen": "checkout_tasks", "sunbeds": "garden_furniture", "garden_furniture": "sunbeds", "beach_kiosk": "newspaper", "newspaper": "beach_kiosk"}

// alsoMeans are words that stand for another concept as well.
var alsoMeans = map[string]string{"stove": "fireplace", "ofen": "fireplace", "kachel": "fireplace", "sofa": "sofa_bed", "sofie": "sofa_bed",
	"strandtucher": "towels", "strandlakens": "towels", "kiosku": "newspaper", "atico": "attic", "jam": "breakfast", "jams": "breakfast", "hofladen": "farm_shop"}

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
