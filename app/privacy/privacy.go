// Package privacy assembles the notice that guests read about their data (GDPR
// art. 13 and 14) from the configuration in force: a sentence stands on the page
// only while it is true, and every figure is the one that the program works by.
//
// It writes nothing and decides nothing about data. The sentences themselves are
// in package phrase, in all the languages of guests. Read conditions.go for what
// makes each of them true.
package privacy

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// Options is what the notices need.
type Options struct {
	DB       store.Reader
	Texts    *phrase.Notices
	Words    *phrase.Book
	Now      func() time.Time
	Settings Settings
}

// Settings is the configuration in force, as far as a notice speaks of it.
type Settings struct {
	Retention stay.Retention // the policy that the sweep deletes by
	WhatsApp  bool           // connected: what guests write passes through Meta
	// Connected asks the same anew, since numbers come and go while the program runs;
	// nil: WhatsApp alone says it.
	Connected func() bool
	// Gateway reports whether the number that serves a property is connected through
	// 360dialog; nil: none is.
	Gateway   func(stay.Property) bool
	ModelName string // empty: no model
	ModelURL  string
	SpeechURL string  // empty: nobody listens to voice messages
	SendAbove float64 // where a property sets none of its own
	KeyFile   bool    // the master key is a file on the disk of the database
	Backups   Backups
	// Clauses: Meta's transfers out of the European Economic Area rest on the
	// standard contractual clauses; otherwise on the EU-US Data Privacy Framework.
	Clauses bool
}

// Backups is how copies are thinned out: so many daily and weekly ones are kept.
// The zero value says that they are made and deleted by hand.
type Backups struct{ Daily, Weekly int }

// Notices makes the notices of all properties.
type Notices struct{ o Options }

// New makes them.
func New(o Options) *Notices { return &Notices{o} }

// Doc is one notice, ready to print, without any markup.
type Doc struct {
	Language string // ISO 639-1 of the text
	Property string // its name
	Title    string
	Intro    []string
	Sections []Section
	Version  string // a digest of the whole text, with the day it was made on

	// What the page around the text says, in the same language.
	Contents, Skip, LanguagesLabel string
}

// Section is one part of the notice.
type Section struct {
	ID         string // for a link to it
	Heading    string
	Paragraphs []string
	Items      []string // a list after the paragraphs
}

// Languages are the codes that a notice exists in.
func (n *Notices) Languages() []string { return n.o.Texts.Languages() }

// Speaks reports whether notices exist in a language.
func (n *Notices) Speaks(language string) bool { return n.o.Texts.Language(language) == language }

// Notice is the notice of a property in a language; an empty one, or one that
// there is no notice in, means the property's own. A property that does not
// exist is stay.ErrNotFound.
func (n *Notices) Notice(ctx context.Context, id stay.PropertyID, language string) (Doc, error) {
	p, err := n.o.DB.Property(ctx, id)
	if err != nil {
		return Doc{}, err
	}
	if !n.Speaks(language) {
		language = n.o.Texts.Language(p.Language)
	}
	facts, err := n.gather(ctx, p)
	if err != nil {
		return Doc{}, fmt.Errorf("assemble the privacy notice of %s: %w", id, err)
	}
	return n.assemble(p, language, facts), nil
}

// assemble writes down the sections that have something true to say.
func (n *Notices) assemble(p stay.Property, language string, f facts) Doc {
	say := func(key phrase.NoticeKey) string { return n.o.Texts.Say(language, key, n.args(key, p, language, f)) }
	frame := frames[language]
	d := Doc{Language: language, Property: p.Name, Contents: frame.contents, Skip: frame.skip, LanguagesLabel: frame.languages}
	for _, s := range phrase.NoticeSections() {
		part := Section{ID: strings.TrimPrefix(string(s.Heading), "heading_"), Heading: say(s.Heading)}
		for _, block := range s.Blocks {
			switch {
			case block == phrase.NoticeVersion || !n.holds(block, p, f):
			case listed(s.Heading, block):
				part.Items = append(part.Items, say(block))
			default:
				part.Paragraphs = append(part.Paragraphs, say(block))
			}
		}
		switch {
		case s.Heading == phrase.NoticeTitle:
			d.Title, d.Intro = part.Heading, part.Paragraphs
		case len(part.Paragraphs)+len(part.Items) > 0:
			d.Sections = append(d.Sections, part)
		}
	}
	d.Version = n.o.Texts.Say(language, phrase.NoticeVersion, phrase.Args{
		Version: d.digest(), Date: n.o.Words.FormatDate(language, n.o.Now().In(p.Zone())),
	})
	return d
}

// digest tells two texts apart: a notice that says the same has the same.
func (d Doc) digest() string {
	h := sha256.New()
	line := func(s string) { fmt.Fprintln(h, s) }
	line(d.Title)
	for _, s := range d.Intro {
		line(s)
	}
	for _, s := range d.Sections {
		line(s.Heading)
		for _, text := range append(s.Paragraphs, s.Items...) {
			line(text)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
}

// listed reports whether a block is an entry of its section's list rather than
// a paragraph.
func listed(section, block phrase.NoticeKey) bool {
	switch section {
	case phrase.NoticeWhat, phrase.NoticeSources, phrase.NoticePurposes, phrase.NoticePeriods:
		return true
	case phrase.NoticeRights:
		return block != phrase.NoticeRightsIntro
	default:
		return false
	}
}

// connected reports whether what guests write passes through Meta.
func (s Settings) connected() bool { return s.WhatsApp || (s.Connected != nil && s.Connected()) }
