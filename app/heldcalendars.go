package app

import (
	"context"
	"fmt"
	"strconv"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// heldCalendars wakes the owner where a calendar for a booking site is held
// back: until they look, nights stay closed there that may be free, or a
// mistake of ours stays hidden. It is told once for each time, as soon as an
// alert can be sent.
func (a *App) heldCalendars() func(context.Context) error {
	told := map[string]bool{}
	return func(ctx context.Context) error {
		links, err := a.db.CalendarLinks(ctx, "")
		if err != nil {
			return err
		}
		for _, l := range links {
			once := "held calendar " + string(l.ID) + " " + strconv.FormatInt(l.HeldSince.UnixMilli(), 10)
			if l.HeldSince.IsZero() || told[once] {
				continue
			}
			if told[once], err = a.alertOfHouse(ctx, l.Property, phrase.AlertCalendarHeld, once); err != nil {
				return fmt.Errorf("tell of a calendar that is held back: %w", err)
			}
		}
		return nil
	}
}

// alertOfHouse queues a line to the owner that is about no guest, by the first
// number that reaches them. It reports false where none does.
func (a *App) alertOfHouse(ctx context.Context, p stay.PropertyID, key phrase.Key, once string) (sent bool, err error) {
	if a.o.OwnerPhone == "" {
		return false, nil
	}
	now := a.o.Now()
	for _, n := range a.everyNumber() {
		if n.Simulated || sent {
			continue
		}
		err := a.db.Update(ctx, func(tx *store.Tx) (err error) {
			sent, err = a.alert(ctx, tx, stay.Conversation{NumberID: n.ID, Property: p}, key, once, now)
			return err
		})
		if err != nil {
			return false, err
		}
	}
	return sent, nil
}
