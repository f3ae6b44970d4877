package manual

import (
	"context"
	"fmt"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Accept stores facts behind those that a property has, all or none, and returns
// their ids. What is to be stored was checked by the caller.
func Accept(ctx context.Context, db *store.DB, now time.Time, p stay.PropertyID, facts []stay.Fact) ([]string, error) {
	var ids []string
	err := db.Update(ctx, func(tx *store.Tx) error {
		ids = nil
		if _, err := tx.Property(ctx, p); err != nil {
			return err
		}
		taken, err := tx.Facts(ctx, p)
		if err != nil {
			return err
		}
		for _, f := range facts {
			f.Property, f.ID, f.UpdatedAt = p, stay.FreeFactID(f.Topic, taken), now
			if err := tx.PutFact(ctx, f); err != nil {
				return err
			}
			taken, ids = append(taken, f), append(ids, f.ID)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("accept facts of a manual: %w", err)
	}
	return ids, nil
}

// Fact is a proposal as the fact that it would be.
func (p Proposal) Fact() stay.Fact {
	return stay.Fact{Topic: p.Topic, Visibility: p.Visibility, Text: p.Text}
}
