// Package lexicon reads short guest messages without a model: which language they
// are in, what they ask about, whether they are one of the words that must work by
// themselves (STOP, HOST, an emergency), and which facts of a property fit.
//
// It knows words, not guests: no bookings, no permissions, no clock. Everything it
// knows about languages comes from data files that somebody who does not program can
// read and extend (embed/lexicon, see the README there); Load compiles them into one
// table that is read by many goroutines at once and never changes.
//
// Read first: tokens.go (how text becomes words), table.go (how data files become one
// table), read.go (the path of a message through the package).
package lexicon

import (
	"math/bits"
	"slices"
	"sync"
)

// Lexicon is the compiled form of the data files. Its methods are safe for use by
// several goroutines.
type Lexicon struct {
	*compiled
	plain bool // without the ways in which guests put it
}

// Plain is the lexicon without the ways in which guests put what they ask: with the names
// of things alone. What is to be proven true is read by these: how somebody asks for a
// thing says less surely that it is there.
func (l *Lexicon) Plain() *Lexicon { return &Lexicon{compiled: l.compiled, plain: true} }

type compiled struct {
	table      table
	concepts   []Concept
	byID       map[string]uint16
	joins      []join
	rules      []ruleSet
	signs      []sign
	signTable  table             // their words, apart from those by which questions are read
	ruleWords  func() *ruleWords // built when the first message needs it
	trigrams   trigramModel
	countries  countries
	paperWords paperWords
	scratch    sync.Pool

	qualityTable table   // the words for qualities, apart as well
	qualified    langSet // the languages in which there are any
}

// Concept is one thing guests ask about, in any language.
type Concept struct {
	ID string
	// Topics are the topics of facts that may speak of it, the usual one first.
	Topics []string
	// Sensitive is empty, or says why no answer may go out by itself: money, change,
	// complaint, legal, health, people. The milder payment marks what concerns money
	// but may stand in a fact of the owner's (means of payment, deposit, invoice).
	Sensitive string
	// Main says that the concept stands for its first topic as a whole: a fact of that
	// topic is about it even when it never uses one of its words.
	Main bool
	// Attribute marks what qualifies a question and is no subject of its own: how much,
	// at what time, too late, password.
	Attribute bool
	// Quality marks an attribute that a fact on the thing may be silent on: heated, private,
	// how long. It is never among the concepts of a text: Asked and Told find it.
	Quality bool
	// Measures are the kinds of value that speak of a quality: length, temperature, when.
	Measures []string
	// Parent is the id of the wider concept, or empty.
	Parent string

	index  uint16
	parent uint16   // index+1 of Parent, 0 for none
	alone  uint16   // index+1 of what an attribute becomes when it stands alone
	beside []uint16 // indexes of what is only a circumstance where this is asked

	askedBy, toldBy []uint16 // indexes of the concepts that ask for a quality, and that tell it
}

// Topic is the usual topic of facts about the concept.
func (c *Concept) Topic() string { return c.Topics[0] }

// HasTopic reports whether facts filed under topic may speak of the concept.
func (c *Concept) HasTopic(topic string) bool {
	return slices.Contains(c.Topics, topic)
}

// Concept returns the concept with that id, or nil.
func (l *Lexicon) Concept(id string) *Concept {
	i, ok := l.byID[id]
	if !ok {
		return nil
	}
	return &l.concepts[i]
}

// All returns every concept in the order of their ids. The slice must not be changed.
func (l *Lexicon) All() []Concept { return l.concepts }

// Speaks reports whether a language is one that guests are answered in, and not only
// recognised.
func (l *Lexicon) Speaks(code string) bool {
	bit, ok := l.table.langBit[code]
	return ok && l.table.langs[bits.TrailingZeros32(uint32(bit))].spoken
}

// Languages lists the codes of the languages for which there are words, sorted.
// Those that are only recognised, and not spoken, are among them.
func (l *Lexicon) Languages() []string {
	codes := make([]string, len(l.table.langs))
	for i, lang := range l.table.langs {
		codes[i] = lang.code
	}
	return codes
}
