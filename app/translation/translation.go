// Package translation has the missing translations of facts drafted by the model
// while nobody waits, and takes the owner's word on each draft.
//
// A guest is told a translation only once the owner has approved it, so that nobody
// waits for one and nothing unread is said. The model sees placeholders where codes
// stand. Read draft.go for what is drafted and when, approve.go for what becomes of
// it; it knows no guest.
package translation

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"portineria/llm"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
	"portineria/store"
)

// Model puts a text into another language; see llm.Client.
type Model interface {
	Translate(ctx context.Context, t llm.Translation) (string, error)
}

// Options is what translating needs.
type Options struct {
	DB      *store.DB
	Model   Model // nil: nothing new is drafted
	Phrases *phrase.Book
	Judge   *proof.Judge
	Check   func(stay.Fact) []stay.Invalid // what is wrong with a fact
	Now     func() time.Time
	Log     *slog.Logger
}

// Desk is where drafts are made and decided on.
type Desk struct{ o Options }

// New makes a desk.
func New(o Options) *Desk { return &Desk{o: o} }

// Drafts reports whether missing translations are drafted here.
func (d *Desk) Drafts() bool { return d.o.Model != nil }

// Offer is a draft that waits for the owner's word.
type Offer struct {
	Fact     stay.Fact
	Language string
	Draft    stay.Draft
	Text     string // with its secrets filled in, for the owner's eyes
}

// Offers lists what waits, in the order of the facts.
func Offers(facts []stay.Fact) []Offer {
	var all []Offer
	for _, f := range facts {
		for _, language := range sortedKeys(f.Drafts) {
			if draft, waits := f.Offered(language); waits {
				all = append(all, Offer{Fact: f, Language: language, Draft: draft, Text: filledIn(f, draft.Text)})
			}
		}
	}
	return all
}

func sortedKeys(drafts map[string]stay.Draft) []string {
	var all []string
	for language := range drafts {
		all = append(all, language)
	}
	slices.Sort(all)
	return all
}

// filledIn puts the secrets into a draft. A placeholder that stands for none of
// them stays, and the draft is marked for it.
func filledIn(f stay.Fact, text string) string {
	shown := f.ForModel()
	filled, _ := stay.Reveal(text, map[string][]string{shown.ID: shown.AllSecrets()}) // what cannot be filled in stays
	return filled
}
