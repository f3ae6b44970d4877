package calendar

import (
	"context"
	"fmt"

	"portineria/stay"
	"portineria/store"
)

// Renew gives a booking another invitation code: the one before ties nobody any
// more, nor do those of what other calendars tell of the same stay, which tie to it
// too. Whoever joined by one of them stays. A cancelled booking has no use for one:
// stay.ErrConflict.
func (b *Book) Renew(ctx context.Context, id stay.BookingID) (stay.Booking, error) {
	var renewed stay.Booking
	code, err := stay.NewCode(b.o.Rand)
	if err != nil {
		return renewed, err
	}
	err = b.o.DB.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost})
		if renewed, err = tx.Booking(ctx, id); err != nil {
			return err
		}
		if renewed.State == stay.BookingCancelled {
			return fmt.Errorf("it is cancelled: %w", stay.ErrConflict)
		}
		renewed.Invite, renewed.UpdatedAt = stay.Private(code), b.o.Now()
		if err := tx.PutBooking(ctx, renewed); err != nil {
			return err
		}
		twins, err := tx.Twins(ctx, id)
		if err != nil {
			return err
		}
		for _, t := range twins {
			other, err := stay.NewCode(b.o.Rand)
			if err != nil {
				return err
			}
			t.Invite, t.UpdatedAt = stay.Private(other), renewed.UpdatedAt
			if err := tx.PutBooking(ctx, t); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return renewed, fmt.Errorf("renew the code of the booking %s: %w", id, err)
	}
	return renewed, nil
}
