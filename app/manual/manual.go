// Package manual turns the text of a house manual into facts for the owner to
// look at: it splits, finds what each piece is about, keeps what looks like a
// code for the stay, and marks what is known already. Every sentence that it
// proposes stands in the document word for word; nothing is stored before the
// owner accepts it.
//
// It knows no files (that is package document) and no guests. Read Maker.Propose
// first, then split.go, topic.go, guard.go and twin.go in the order in which it
// calls them. group.go lets a model put sentences together.
package manual

import (
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/stay"
)

// Proposal is a fact that the owner may accept, change or leave out.
type Proposal struct {
	Title      string // the heading above it, or the model's; for the owner's eyes alone
	Topic      stay.Topic
	Visibility stay.Visibility
	Text       string
	Guarded    bool   // looks as if it held a code or a password
	Twin       string // id of a fact that says it already; empty: none does
	Chosen     bool   // what is proposed to be accepted

	sentences []sentence
}

// sentence is a piece of the document as it stands there.
type sentence struct {
	text    string
	item    bool // of a list
	guarded bool
	topic   stay.Topic // what it is about by its own words; empty: it does not say
}

// Draft is what was made of a document.
type Draft struct {
	Proposals []Proposal
	Language  string // of the document, where it shows; empty: not known
	Left      int    // pieces beyond the most that one page can hold
}

// Most is how many proposals a document makes at most.
const Most = 300

// longest is how long a proposal grows, in bytes: guests read on a telephone.
const longest = 600

// Maker makes proposals.
type Maker struct {
	Words *lexicon.Lexicon
	Model Grouper // nil: there is none
}

// Propose makes proposals of a text, in its order, without a model.
func (m Maker) Propose(p stay.Property, facts []stay.Fact, text string) Draft {
	d := Draft{Language: languageOf(m.Words, p, text)}
	for _, s := range split(text) {
		d.Proposals = append(d.Proposals, proposals(m.Words, d.Language, s, secretsOf(facts))...)
	}
	d.Proposals = finish(d.Proposals, text, facts)
	if len(d.Proposals) > Most {
		d.Left = len(d.Proposals) - Most
		d.Proposals = d.Proposals[:Most]
	}
	return d
}

// finish leaves out what does not stand in the document or stands there twice,
// and marks what is known already.
func finish(all []Proposal, text string, facts []stay.Fact) []Proposal {
	document := squash(text)
	var kept []Proposal
	for _, p := range all {
		if !slices.ContainsFunc(p.sentences, func(s sentence) bool { return !strings.Contains(document, squash(s.text)) }) && twinAmong(p.Text, kept) < 0 {
			p.Twin = twinOf(p.Text, facts)
			p.Chosen = p.Twin == "" && p.Topic != "other"
			kept = append(kept, p)
		}
	}
	return kept
}

// squash is a text without the ways in which it is set: a PDF breaks lines where
// the paper ends.
func squash(text string) string { return strings.Join(strings.Fields(text), " ") }

// languageOf is the language that a document shows itself to be in.
func languageOf(words *lexicon.Lexicon, p stay.Property, text string) string {
	found := words.Detect(text[:min(len(text), 4000)], lexicon.Hints{Default: p.Language})
	if found.Sure && found.Text != "" {
		return found.Text
	}
	return ""
}

// secretsOf are the codes that are in facts already: a document that holds one
// of them is to be guarded as well.
func secretsOf(facts []stay.Fact) []string {
	var all []string
	for _, f := range facts {
		if f.Visibility == stay.DuringStay || len(f.Secrets) > 0 {
			all = append(all, slices.DeleteFunc(f.AllSecrets(), func(s string) bool { return len(s) < 3 })...)
		}
	}
	return all
}
