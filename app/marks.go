package app

import (
	"slices"
	"strings"

	"portineria/lexicon"
)

// Marks are what an answer is about, one by one: the topic of the facts that are told, what
// they say and leave out of the things and the manner asked for. Experience says of each how
// far an answer that bears it is to be trusted: the one about the Wi-Fi is nearly always the
// one that was wanted, the one about the kitchen often only lists other things.
type Marks []string

// The kinds of marks. What follows them is a topic or the id of a concept.
const (
	markTopic   = "topic "   // a fact of that topic is told
	markSays    = "says "    // it speaks of a thing that is asked about
	markLacks   = "lacks "   // and not of this one
	markBeside  = "beside "  // nor of this one, which is only a circumstance
	markWithout = "without " // nor of this manner: how much, for children
)

// add enters a mark once.
func (m *Marks) add(kind, of string) {
	if own := strings.HasPrefix(of, ownPrefix); own {
		of = "house" // every house has words of its own, and they mean the same
	}
	if mark := kind + of; !slices.Contains(*m, mark) {
		*m = append(*m, mark)
	}
}

// without are the marks of the manners asked for that the sentences told do not speak of.
func (f Found) without(said map[string]*lexicon.Concept) Marks {
	var marks Marks
	for _, h := range f.Hits {
		if h.Concept.Attribute && said[h.Concept.ID] == nil {
			marks.add(markWithout, h.Concept.ID)
		}
	}
	return marks
}

// AllowedMark keeps the weight of a mark on the side that it speaks for: what a fact does
// not speak of never makes the answer surer.
func AllowedMark(mark string, weight float64) float64 {
	if strings.HasPrefix(mark, markTopic) || strings.HasPrefix(mark, markSays) {
		return weight
	}
	return min(weight, 0)
}
