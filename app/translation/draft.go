package translation

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"unicode"

	"portineria/llm"
	"portineria/review"
	"portineria/stay"
	"portineria/store"
)

// Run drafts what is missing, one text after the other, until all is drafted or
// somebody needs the model. It is a job: what is left is taken up at its next turn.
func (d *Desk) Run(ctx context.Context) error {
	if d.o.Model == nil {
		return nil
	}
	homes, err := d.o.DB.Properties(ctx)
	if err != nil {
		return err
	}
	for _, p := range homes {
		languages, err := d.Languages(ctx, p)
		if err != nil {
			return err
		}
		facts, err := d.o.DB.Facts(ctx, p.ID)
		if err != nil {
			return err
		}
		for _, language := range languages {
			for _, f := range facts {
				if !f.WantsDraft(language, p.Language) || !words(f) {
					continue
				}
				goOn, err := d.draft(ctx, p, f, language)
				if errors.Is(err, llm.ErrUnfit) {
					break // the model failed its test in this language, and not in the others
				}
				if err != nil || !goOn {
					return err
				}
			}
		}
	}
	return nil
}

// Languages are those that a property's facts are wanted in, the soonest needed
// first: those of the guests to come; where none is known, those that facts were
// translated into before; and to begin with, English, or German beside English.
func (d *Desk) Languages(ctx context.Context, p stay.Property) ([]string, error) {
	spoken := d.o.Phrases.Languages()
	var wanted []string
	want := func(language string) {
		if language != p.Language && slices.Contains(spoken, language) && !slices.Contains(wanted, language) {
			wanted = append(wanted, language)
		}
	}
	today := stay.DateOf(d.o.Now().In(p.Zone()))
	coming, err := d.o.DB.Bookings(ctx, p.ID, today, today+ahead)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(coming, func(a, b stay.Booking) int { return int(a.Arrival - b.Arrival) })
	for _, b := range coming {
		if b.Occupies() && b.Kind != stay.KindBlock {
			want(b.Language)
		}
	}
	if len(wanted) > 0 {
		return wanted, nil
	}
	facts, err := d.o.DB.Facts(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for _, language := range spoken {
		if slices.ContainsFunc(facts, func(f stay.Fact) bool { return f.Translations[language] != "" }) {
			want(language)
		}
	}
	if len(wanted) > 0 {
		return wanted, nil
	}
	want("en")
	if len(wanted) == 0 {
		want("de")
	}
	return wanted, nil
}

// ahead is how many days before their arrival a guest's language counts.
const ahead = 366

var placeholder = regexp.MustCompile(`\{\{[^{}]*\}\}`)

// words reports whether anything is left to translate once the secrets are out: a
// fact of the stay that names none is a secret as a whole.
func words(f stay.Fact) bool {
	for _, r := range placeholder.ReplaceAllString(f.Shown(), "") {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// draft has one text translated and keeps the outcome, whatever it is: a text is
// not put to the model twice. What was not asked to the end is no outcome.
func (d *Desk) draft(ctx context.Context, p stay.Property, f stay.Fact, language string) (goOn bool, err error) {
	name := func(code string) string { return d.o.Phrases.LanguageName("en", code) }
	text, err := d.o.Model.Translate(ctx, llm.Translation{Text: f.Shown(), From: name(p.Language), To: name(language), Idle: true})
	made := stay.Draft{Text: text, Of: f.Shown(), At: d.o.Now()}
	switch {
	case err == nil:
		for _, reason := range review.Doubts(d.o.Judge, p, f.ForModel(), language, text) {
			made.Doubts = append(made.Doubts, string(reason))
		}
	case errors.Is(err, llm.ErrInvalid), errors.Is(err, llm.ErrCutOff), errors.Is(err, llm.ErrRefused), errors.Is(err, llm.ErrDeadline) && ctx.Err() == nil:
		d.o.Log.Info("no translation drafted", slog.String("property", string(p.ID)), slog.String("fact", f.ID), slog.Any("error", err))
		made.Doubts = []string{NoText}
	case errors.Is(err, llm.ErrUnfit):
		return true, err
	default:
		return false, nil // busy, or not to be reached now: the health lines tell
	}
	return true, d.keep(ctx, f, language, made)
}

// NoText is why a draft is empty: the model gave nothing that could be used.
const NoText = "no_text"

// keep stores a draft unless the fact was changed or translated meanwhile.
func (d *Desk) keep(ctx context.Context, before stay.Fact, language string, made stay.Draft) error {
	err := d.o.DB.Update(ctx, func(tx *store.Tx) error {
		f, err := tx.Fact(ctx, before.Property, before.ID)
		if errors.Is(err, stay.ErrNotFound) {
			return nil
		}
		if err != nil || f.Shown() != before.Shown() || f.Translations[language] != "" {
			return err
		}
		return tx.PutFact(ctx, f.WithDraft(language, made))
	})
	if err != nil {
		return fmt.Errorf("keep a draft of %s: %w", before.ID, err)
	}
	return nil
}
