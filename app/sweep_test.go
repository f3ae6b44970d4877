package app_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"portineria/stay"
	"portineria/store"
)

// A stay that two calendars told of is deleted with both rows, and the sweep goes
// on with what is behind it.
func TestStaysThatWereToldTwiceExpireWithTheOthers(t *testing.T) {
	speech()
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 12, 0, 0, 0, time.UTC)})
		h.property("casa-limone")
		h.update(func(ctx context.Context, tx *store.Tx) error {
			for _, b := range []stay.Booking{{ID: "m"}, {ID: "t", TwinOf: "m", TwinHow: stay.TwinSame}, {ID: "z"}} {
				b.Property, b.Channel, b.Kind, b.State, b.Invite = "casa-limone", "airbnb", stay.KindBooking, stay.BookingActive, stay.Private(b.ID)
				b.Arrival, b.Departure, b.CreatedAt, b.UpdatedAt = stay.NewDate(2025, 3, 1), stay.NewDate(2025, 3, 5), h.now(), h.now()
				if err := tx.PutBooking(ctx, b); err != nil {
					return err
				}
			}
			return nil
		})
		h.run()
		left, err := h.db.Bookings(context.Background(), "", stay.NewDate(2000, 1, 1), stay.NewDate(2100, 1, 1))
		if err != nil || len(left) != 0 {
			t.Errorf("%d are left, %v", len(left), err)
		}
	})
}
