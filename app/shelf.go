package app

import (
	"context"
	"slices"
	"strings"
	"sync"

	"portineria/lexicon"
	"portineria/stay"
	"portineria/store"
)

// Shelf is a property's facts, read and ready to be searched. Facts are sealed
// on disk, so what they are about stands in memory only: read when a question
// first needs it, and again after each edit.
type Shelf struct {
	Property stay.Property
	Facts    []stay.Fact
	cards    []card
	own      []ownWord       // the words of the facts that the lexicon has no meaning for
	spoken   map[string]int  // how many facts speak of a concept
	ofTopic  map[string]bool // the concepts that a fact of their own topic speaks of
}

// card is what a fact is about.
type card struct {
	concepts map[string]bool // ids found in the text and its translations
	subjects int             // how many of them are subjects rather than attributes
	beside   map[string]int  // how many other things its barest sentence names beside a concept
	grams    map[string]bool // letter triples of the folded words
}

// NewShelf reads what a property's facts are about.
func NewShelf(words *lexicon.Lexicon, p stay.Property, facts []stay.Fact) *Shelf {
	s := &Shelf{Property: p, Facts: facts, cards: make([]card, len(facts)), spoken: map[string]int{}, ofTopic: map[string]bool{}}
	s.own = ownWords(words, p, facts)
	for i, f := range facts {
		c := card{concepts: map[string]bool{}, grams: map[string]bool{}, beside: map[string]int{}}
		c.read(words, f.Text, p.Language)
		c.read(words, strings.Map(spaced, f.ID), p.Language) // a name that the owner gave: vaporetto
		for language, text := range f.Translations {
			c.read(words, text, language)
		}
		s.cards[i] = c
		s.takesIn(i)
		for id := range whenOf { // when is said without a word for it: paper on Mondays
			if k := words.Concept(id); k != nil && k.Topic() == string(f.Topic) && c.concepts[k.Parent] {
				c.concepts[id] = true
			}
		}
		for id := range remedies { // where the boiler is said to be is told to whom it fails
			if k := words.Concept(id); k != nil && explains[f.Topic] && k.Topic() == string(f.Topic) {
				c.concepts[id] = true
			}
		}
		for k := range s.own {
			if slices.Contains(s.own[k].facts, i) {
				c.concepts[s.own[k].concept.ID] = true
			}
		}
		for id := range c.concepts {
			s.spoken[id]++
			if k := words.Concept(id); k != nil && k.Topic() == string(f.Topic) {
				s.ofTopic[id] = true
			}
		}
	}
	s.answersBell()
	return s
}

// spaced parts the words of a fact's name.
func spaced(r rune) rune {
	if r == '-' || r == '_' {
		return ' '
	}
	return r
}

func (c *card) read(words *lexicon.Lexicon, text, language string) {
	named := map[int]map[string]bool{} // the things of each sentence
	for _, hit := range words.Concepts(text, language) {
		if hit.How == lexicon.Typo {
			continue // owners' texts are taken at their word
		}
		if !c.concepts[hit.Concept.ID] && !hit.Concept.Attribute {
			c.subjects++
		}
		c.concepts[hit.Concept.ID] = true
		if named[hit.Sentence] == nil {
			named[hit.Sentence] = map[string]bool{}
		}
		if !hit.Concept.Attribute && !setting[hit.Concept.ID] {
			named[hit.Sentence][hit.Concept.ID] = true
		}
	}
	for _, things := range named {
		for id := range things {
			if n, known := c.beside[id]; !known || len(things)-1 < n {
				c.beside[id] = len(things) - 1
			}
		}
	}
	for _, w := range lexicon.Tokens(text) {
		grams(w, c.grams)
	}
}

// grams are the letter triples of a word; short words have none.
func grams(w lexicon.Token, into map[string]bool) {
	if w.Kind != lexicon.Word || len(w.Form) < 4 {
		return
	}
	for i := 0; i+3 <= len(w.Form); i++ {
		into[w.Form[i:i+3]] = true
	}
}

// many reports whether more than one fact is of a topic.
func (s *Shelf) many(topic stay.Topic) bool {
	n := 0
	for _, f := range s.Facts {
		if f.Topic == topic {
			n++
		}
	}
	return n > 1
}

// explains are the topics whose facts are about trouble by themselves: where the boiler
// is, where the fuses are.
var explains = map[stay.Topic]bool{"hot_water": true, "heating": true, "electricity": true}

// among reports whether a fact is one of several.
func among(facts []stay.Fact, f stay.Fact) bool {
	return slices.ContainsFunc(facts, func(c stay.Fact) bool { return c.ID == f.ID })
}

// mends reports whether one of the facts speaks of the trouble that a question is about.
func (s *Shelf) mends(facts []stay.Fact, hits []lexicon.Hit) bool {
	for _, h := range hits {
		if !remedies[h.Concept.ID] {
			continue
		}
		for i, f := range s.Facts {
			if (s.cards[i].concepts[h.Concept.ID] || explains[f.Topic] && string(f.Topic) == h.Topic()) && among(facts, f) {
				return true
			}
		}
	}
	return false
}

// shelves keeps the shelves that are in use, and the list of properties.
type shelves struct {
	db    *store.DB
	words *lexicon.Lexicon

	mu   sync.Mutex
	by   map[stay.PropertyID]*Shelf
	list []stay.Property
	age  int // counts what was forgotten, so that a slow reader does not put back what is old
}

func newShelves(db *store.DB, words *lexicon.Lexicon) *shelves {
	return &shelves{db: db, words: words, by: map[stay.PropertyID]*Shelf{}}
}

// of returns a property's shelf. The cut by property is the query that fills it.
func (s *shelves) of(ctx context.Context, p stay.PropertyID) (*Shelf, error) {
	s.mu.Lock()
	shelf, age := s.by[p], s.age
	s.mu.Unlock()
	if shelf != nil {
		return shelf, nil
	}
	property, err := s.db.Property(ctx, p)
	if err != nil {
		return nil, err
	}
	facts, err := s.db.Facts(ctx, p)
	if err != nil {
		return nil, err
	}
	shelf = NewShelf(s.words, property, facts)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.age == age {
		s.by[p] = shelf
	}
	return shelf, nil
}

// properties lists all properties.
func (s *shelves) properties(ctx context.Context) ([]stay.Property, error) {
	s.mu.Lock()
	list, age := s.list, s.age
	s.mu.Unlock()
	if list != nil {
		return list, nil
	}
	list, err := s.db.Properties(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.age == age {
		s.list = list
	}
	return list, nil
}

func (s *shelves) forget(p stay.PropertyID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.by, p)
	s.list = nil
	s.age++
}

func (s *shelves) forgetAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.by)
	s.list = nil
	s.age++
}
