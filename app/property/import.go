package property

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Import stores files that were read, each whole or not at all: the property of
// that id becomes as the file says, its facts are those of the file in their
// order, and its bookings and calendars stay. One file's failure does not keep
// the others out; two files of one property are refused before anything is
// stored.
func Import(ctx context.Context, db *store.DB, now time.Time, files ...File) error {
	first := map[stay.PropertyID]string{}
	for _, f := range files {
		if other, twice := first[f.Property.ID]; twice {
			return fmt.Errorf("import %s: the property %s is in %s as well: %w", f.Name, f.Property.ID, other, stay.ErrConflict)
		}
		first[f.Property.ID] = f.Name
	}
	var errs []error
	for _, f := range files {
		if err := importOne(ctx, db, now, f); err != nil {
			errs = append(errs, fmt.Errorf("import %s: %w", f.Name, err))
		}
	}
	return errors.Join(errs...)
}

func importOne(ctx context.Context, db *store.DB, now time.Time, f File) error {
	p, facts := f.Property, slices.Clone(f.Facts)
	p.UpdatedAt = now
	for i := range facts {
		facts[i].Property, facts[i].UpdatedAt = p.ID, now
	}
	return db.Update(ctx, func(tx *store.Tx) error {
		before, err := tx.Facts(ctx, p.ID)
		if err != nil {
			return err
		}
		keepDrafts(facts, before)
		if err := tx.PutProperty(ctx, p); err != nil {
			return err
		}
		return tx.ReplaceFacts(ctx, p.ID, facts)
	})
}

// keepDrafts hands on what a file does not tell: translations that wait for the
// owner's word, or that they rejected. A text that was changed makes them stale.
func keepDrafts(facts, before []stay.Fact) {
	for i := range facts {
		if k := slices.IndexFunc(before, func(f stay.Fact) bool { return f.ID == facts[i].ID }); k >= 0 {
			facts[i].Drafts = before[k].Drafts
		}
	}
}
