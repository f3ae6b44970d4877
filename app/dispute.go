package app

import (
	"portineria/review"
	"portineria/stay"
)

// disputed is the confidence in an answer that stands on a fact which names another
// hour of coming or going than the property's own rules: one of the two is wrong, and
// the owner, who is told so on the page of facts, has not said which. It goes out by
// itself once they have: by a change, or by "it is right as it stands".
func (a *Answerer) disputed(p stay.Property, cited []stay.Fact, confidence float64, v *Verdict) float64 {
	for _, found := range review.Disagreements(a.Judge, p, cited) {
		if found.Field != "" {
			v.note("confidence", "disputed", "fact", found.Facts[0], "field", found.Field)
			return min(confidence, tooMany)
		}
	}
	return confidence
}
