package translation

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"portineria/stay"
	"portineria/store"
)

// Approve makes a translation of a draft, as it is or as the owner has put it. An
// empty text means the draft's own.
func (d *Desk) Approve(ctx context.Context, p stay.PropertyID, fact, language, text string) error {
	return d.decide(ctx, p, fact, language, func(f stay.Fact, draft stay.Draft) (stay.Fact, error) {
		if text = strings.TrimSpace(text); text == "" {
			text = filledIn(f, draft.Text)
		}
		if text == "" {
			return f, stay.Invalid{Field: "text", Key: "text_empty"}
		}
		f.Translations = maps.Clone(f.Translations)
		if f.Translations == nil {
			f.Translations = map[string]string{}
		}
		f.Translations[language] = text
		for _, wrong := range d.o.Check(f) {
			if wrong.Field == "translations."+language {
				return f, stay.Invalid{Field: "text", Key: wrong.Key}
			}
		}
		return f.WithoutDraft(language), nil
	})
}

// Reject puts a draft away. It is remembered, so that the same text is not drafted
// again.
func (d *Desk) Reject(ctx context.Context, p stay.PropertyID, fact, language string) error {
	return d.decide(ctx, p, fact, language, func(f stay.Fact, draft stay.Draft) (stay.Fact, error) {
		draft.Rejected, draft.Text = true, ""
		return f.WithDraft(language, draft), nil
	})
}

// decide changes a fact with a draft that waits. Where the text was changed since,
// or somebody has decided already, it is stay.ErrConflict.
func (d *Desk) decide(ctx context.Context, p stay.PropertyID, fact, language string, change func(stay.Fact, stay.Draft) (stay.Fact, error)) error {
	return d.o.DB.Update(ctx, func(tx *store.Tx) error {
		f, err := tx.Fact(ctx, p, fact)
		if err != nil {
			return err
		}
		draft, waits := f.Offered(language)
		if !waits {
			return fmt.Errorf("no translation of %s into %s is waiting: %w", fact, language, stay.ErrConflict)
		}
		changed, err := change(f, draft)
		if err != nil {
			return err
		}
		return tx.PutFact(ctx, changed)
	})
}
