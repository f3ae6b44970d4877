package calendar

import (
	"context"
	"fmt"

	"portineria/stay"
	"portineria/store"
)

// Renew gives a booking another invitation code: the one before ties nobody any
// more. Whoever joined by it stays. A cancelled booking has no use for one:
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
		return tx.PutBooking(ctx, renewed)
	})
	if err != nil {
		return renewed, fmt.Errorf("renew the code of the booking %s: %w", id, err)
	}
	return renewed, nil
}
