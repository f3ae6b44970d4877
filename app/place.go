package app

import (
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/stay"
)

// withoutPlace leaves out that a question asks for a place or the way, where it is the
// place of something that is named, or the way from there, and not the home's address: where
// the fuse box is, how one comes from the station without a car. Where a fact about the way
// speaks of what is named, it stays as it is.
func (s *Shelf) withoutPlace(group []lexicon.Hit, text string, rights stay.Rights) []lexicon.Hit {
	var place, named []lexicon.Hit
	for _, h := range subjects(group) {
		switch {
		case h.Topic() == "directions" && !h.Concept.Main && h.Concept.Parent == "":
			return group // a thing on the way, such as snow chains
		case h.Topic() == "directions":
			place = append(place, h)
		case !setting[h.Concept.ID] && !occasion[h.Topic()]:
			named = append(named, h)
		}
	}
	if len(place) == 0 || len(named) == 0 || slices.ContainsFunc(named, func(h lexicon.Hit) bool { return apart(text, place[0], h) }) {
		return group
	}
	known := false
	for i, f := range s.Facts {
		if !rights.Knows(f.Visibility) || !slices.ContainsFunc(named, func(h lexicon.Hit) bool { return s.speaks(i, h) }) {
			continue
		}
		if f.Topic == "directions" {
			return group
		}
		known = true
	}
	if !known && slices.ContainsFunc(named, func(h lexicon.Hit) bool {
		return h.Concept.HasTopic("transport") || h.Concept.HasTopic("directions") || own(h)
	}) {
		return group // the address is the best that there is
	}
	return slices.DeleteFunc(slices.Clone(group), func(h lexicon.Hit) bool { return !h.Concept.Attribute && h.Topic() == "directions" })
}

// apart reports that two hits stand in different sentences, or with a comma between them.
func apart(text string, x, y lexicon.Hit) bool {
	if x.Start > y.Start {
		x, y = y, x
	}
	return x.Sentence != y.Sentence || x.End < y.Start && strings.ContainsAny(text[x.End:y.Start], ",;")
}
