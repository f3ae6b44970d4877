package stay

import (
	"maps"
	"time"
)

// Draft is a translation of a fact that a model proposed and that the owner has not
// approved: no guest is told any of it.
type Draft struct {
	Text string // with placeholders for secrets; empty: the model gave nothing usable
	// Of is the text that it was made from, as the model saw it: once that is another
	// one, the draft says nothing any more. A new password alone makes no new text.
	Of       string
	Doubts   []string // why it may say something else, as package proof names it
	Rejected bool     // the owner does not want it; kept, so that it is not made again
	At       time.Time
}

// Stale reports whether the fact's text is no longer the one that was translated.
func (d Draft) Stale(f Fact) bool { return d.Of != f.Shown() }

// Offered reports whether a draft of the fact waits for the owner's word.
func (f Fact) Offered(language string) (Draft, bool) {
	d, ok := f.Drafts[language]
	return d, ok && !d.Rejected && !d.Stale(f) && f.Translations[language] == ""
}

// WantsDraft reports whether a translation is missing that was not drafted from
// this text before. Facts that no guest is told need none.
func (f Fact) WantsDraft(language, original string) bool {
	if f.Visibility == OwnerOnly || f.Text == "" {
		return false
	}
	if _, done := f.In(language, original); done {
		return false
	}
	d, drafted := f.Drafts[language]
	return !drafted || d.Stale(f)
}

// Shown is the fact's text as a model may see it, with placeholders for secrets.
func (f Fact) Shown() string {
	f = f.ForModel()
	return f.Conceal(f.Text)
}

// WithDraft is the fact with a draft of that language.
func (f Fact) WithDraft(language string, d Draft) Fact {
	f = f.WithoutDraft(language)
	if f.Drafts == nil {
		f.Drafts = map[string]Draft{}
	}
	f.Drafts[language] = d
	return f
}

// WithoutDraft is the fact without one.
func (f Fact) WithoutDraft(language string) Fact {
	f.Drafts = maps.Clone(f.Drafts)
	delete(f.Drafts, language)
	return f
}

// ForModel is the fact with nothing but its own text, as a model may see it once
// that is concealed: what looks like a code is taken for one, whoever may know it.
// The placeholders of such a text are filled in again with its secrets.
func (f Fact) ForModel() Fact {
	f.Translations, f.Drafts = nil, nil
	if len(f.Secrets) == 0 && (f.Visibility == Public || f.Visibility == Booked) {
		f.Secrets = SuspectSecrets(f.Text)
	}
	return f
}
