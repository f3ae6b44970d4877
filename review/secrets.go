package review

import (
	"maps"
	"slices"

	"portineria/stay"
)

// openSecrets are facts told outside the stay with what looks like a code in them,
// or with one that the owner named. The number under which the property is
// registered is called a code and is none.
func openSecrets(p stay.Property, facts []stay.Fact) []Finding {
	var all []Finding
	for _, f := range facts {
		open := f.Visibility == stay.Public || f.Visibility == stay.Booked
		if open && !settled(f) && holdsSecret(p, f) {
			all = append(all, Finding{Kind: OpenSecret, Facts: []string{f.ID}})
		}
	}
	return all
}

func holdsSecret(p stay.Property, f stay.Fact) bool {
	if len(f.Secrets) > 0 {
		return true
	}
	texts := append([]string{f.Text}, slices.Collect(maps.Values(f.Translations))...)
	return slices.ContainsFunc(texts, func(text string) bool {
		return slices.ContainsFunc(stay.SuspectSecrets(text), func(s string) bool { return s != p.CIN })
	})
}
