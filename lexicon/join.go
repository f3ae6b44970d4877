package lexicon

// A join is a concept that two others make together when they stand near each other in a
// message: late and check-out, wifi and password.
type join struct {
	parts [2]uint16
	makes uint16
}

// maxApart is how many words may stand between the parts of a join.
const maxApart = 7

// join replaces hits by the concepts they make together. The parts are gone afterwards.
func (l *Lexicon) join(s *scratch) {
	if len(s.hits) < 2 {
		return
	}
	for i := range l.joins {
		j := &l.joins[i]
		a, b, ok := near(s.hits, j)
		if !ok {
			continue
		}
		l.merge(s, a, b, &l.concepts[j.makes])
	}
}

// merge makes one hit of the hits a and b, and drops further ones of the concept made.
func (l *Lexicon) merge(s *scratch, a, b int, concept *Concept) {
	made, other := s.hits[a], s.hits[b]
	made.Concept = concept
	made.Start, made.End = min(made.Start, other.Start), max(made.End, other.End)
	made.How = max(made.How, other.How)
	made.Weight = min(made.Weight, other.Weight)
	made.langs &= other.langs
	made.Foreign = made.Foreign && other.Foreign
	made.letters += other.letters
	kept := s.hits[:0]
	for i, h := range s.hits {
		switch {
		case i == a:
			kept = append(kept, made)
		case i != b && h.Concept != concept:
			kept = append(kept, h)
		}
	}
	s.hits = kept
}

// near finds two hits that are the parts of a join, in one sentence or close by.
func near(hits []Hit, j *join) (int, int, bool) {
	for a := range hits {
		if hits[a].Concept.index != j.parts[0] {
			continue
		}
		for b := range hits {
			if hits[b].Concept.index != j.parts[1] || a == b {
				continue
			}
			apart := hits[a].from - hits[b].from
			if hits[a].Sentence == hits[b].Sentence && apart <= maxApart && apart >= -maxApart {
				return a, b, true
			}
		}
	}
	return 0, 0, false
}

// standAlone turns attributes into what they mean when the message has no subject they
// could belong to: how much, by itself, asks for the price of the stay.
func (l *Lexicon) standAlone(s *scratch) {
	for i := range s.hits {
		if !s.hits[i].Concept.Attribute {
			return
		}
	}
	for i := range s.hits {
		if alone := s.hits[i].Concept.alone; alone != 0 {
			s.hits[i].Concept = &l.concepts[alone-1]
		}
	}
}
