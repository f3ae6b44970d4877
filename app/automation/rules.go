package automation

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"portineria/embed"
	"portineria/stay"
	"portineria/store"
)

// DefaultRule is what a new rule begins with: no message at night, and none more than
// half a day late.
func DefaultRule() stay.Rule {
	return stay.Rule{When: stay.When{Event: stay.EventCheckin, Unit: stay.UnitDays, Offset: -2, At: 17 * 60}, QuietFrom: 21 * 60, QuietUntil: 8 * 60, LateMinutes: 12 * 60}
}

// Ready are the rules that the program brings along, in the order of a stay. They are
// off until the owner switches them on.
func Ready(language string) ([]stay.Rule, error) {
	raw, err := embed.ReadyRules(language)
	if err != nil {
		return nil, fmt.Errorf("read the ready rules: %w", err)
	}
	return Parse(bytes.NewReader(raw))
}

// Put stores rules, new or changed, all of them or none. Who sent what stays known
// whatever changes in a rule.
func Put(ctx context.Context, db *store.DB, now time.Time, rules ...stay.Rule) error {
	return db.Update(ctx, func(tx *store.Tx) error {
		for _, r := range rules {
			if wrong := r.Check(); len(wrong) > 0 {
				return wrong[0]
			}
			before, err := tx.Rule(ctx, r.ID)
			switch {
			case errors.Is(err, stay.ErrNotFound):
				before = stay.Rule{CreatedAt: now}
			case err != nil:
				return err
			}
			r.CreatedAt, r.UpdatedAt, r.EnabledAt = before.CreatedAt, now, before.EnabledAt
			if r.Enabled && !before.Enabled {
				r.EnabledAt = now
			}
			if err := tx.PutRule(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
}

// Add stores a new rule; one whose name there is already is refused.
func Add(ctx context.Context, db *store.DB, now time.Time, r stay.Rule) error {
	if _, err := db.Rule(ctx, r.ID); err == nil {
		return stay.Invalid{Field: "id", Key: "taken"}
	} else if !errors.Is(err, stay.ErrNotFound) {
		return err
	}
	return Put(ctx, db, now, r)
}

// Switch switches a rule on or off. Off, what it had planned is taken back; what it
// has sent it does not send again when it is switched on once more.
func Switch(ctx context.Context, db *store.DB, now time.Time, id stay.RuleID, on bool) error {
	r, err := db.Rule(ctx, id)
	if err != nil || r.Enabled == on {
		return err
	}
	r.Enabled = on
	return Put(ctx, db, now, r)
}

// Remove deletes a rule.
func Remove(ctx context.Context, db *store.DB, id stay.RuleID) error {
	return db.Update(ctx, func(tx *store.Tx) error { return tx.RemoveRule(ctx, id) })
}
