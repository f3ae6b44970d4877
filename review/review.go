// Package review looks through what an owner wrote about a property for what wants
// a second look: facts that say different things of the same, translations that say
// something else than their text, codes that more people may know than is likely
// meant, and what nobody has looked at for a year.
//
// Everything here is a pure function over values; it knows no guest and decides
// nothing. What it finds is a question to the owner, who may answer it by saying
// that all is right: then it is quiet until something is changed. Read Facts first.
package review

import (
	"slices"
	"time"

	"portineria/proof"
	"portineria/stay"
)

// Kind is what is the matter.
type Kind string

// The kinds, the most pressing first.
const (
	OpenSecret  Kind = "open_secret" // looks like a code, and may be told outside the stay
	Disagree    Kind = "disagree"    // two facts, or a fact and the property's own rules
	Translation Kind = "translation" // a translation says something else than the text
	Old         Kind = "old"         // neither changed nor confirmed for a year
)

// ValueCode is the kind of a value that a finding does not quote.
const ValueCode = "code"

// Finding is one thing that wants a second look.
type Finding struct {
	Kind  Kind
	Facts []string // ids: one, or the two that disagree

	Field    string   // of the property's rules, where the fact disagrees with those: checkout_until
	Value    string   // of what kind it is what differs: time, price, code
	Said     []string // as written, in the order of Facts, the field's last
	Language string   // of the translation
	Since    time.Time
}

// Facts looks through a property's facts.
func Facts(judge *proof.Judge, p stay.Property, facts []stay.Fact, now time.Time) []Finding {
	var all []Finding
	all = append(all, openSecrets(p, facts)...)
	all = append(all, Disagreements(judge, p, facts)...)
	all = append(all, translations(judge, p, facts)...)
	return append(all, old(facts, now)...)
}

// Serious leaves out what is only old.
func Serious(all []Finding) []Finding {
	return slices.DeleteFunc(slices.Clone(all), func(f Finding) bool { return f.Kind == Old })
}

// settled reports whether the owner has confirmed a fact since anything that the
// finding stands on was changed.
func settled(f stay.Fact, changed ...time.Time) bool {
	if f.ConfirmedAt.IsZero() || f.ConfirmedAt.Before(f.UpdatedAt) {
		return false
	}
	return !slices.ContainsFunc(changed, f.ConfirmedAt.Before)
}

// old are the facts that nobody has looked at for a year, the oldest first.
func old(facts []stay.Fact, now time.Time) []Finding {
	var all []Finding
	for _, f := range facts {
		if seen := f.SeenAt(); !seen.IsZero() && seen.Before(now.AddDate(-1, 0, 0)) {
			all = append(all, Finding{Kind: Old, Facts: []string{f.ID}, Since: seen})
		}
	}
	slices.SortStableFunc(all, func(a, b Finding) int { return a.Since.Compare(b.Since) })
	return all
}
