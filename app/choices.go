package app

import (
	"context"

	"portineria/stay"
	"portineria/store"
)

// Choose changes some of the owner's choices, by key, and leaves the others. One
// that is not possible is stay.Invalid, one that there is not stay.ErrNotFound, and
// then nothing is changed. They count from the next thing that happens on.
func (a *App) Choose(ctx context.Context, values map[string]string) (chosen stay.Choices, err error) {
	err = a.db.Update(ctx, func(tx *store.Tx) (err error) {
		if chosen, err = tx.Choices(ctx); err != nil {
			return err
		}
		for key, value := range values {
			if chosen, err = chosen.With(key, value); err != nil {
				return err
			}
		}
		return tx.PutChoices(ctx, chosen, a.o.Now())
	})
	return chosen, err
}
