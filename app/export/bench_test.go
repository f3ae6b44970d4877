package export_test

import (
	"context"
	"fmt"
	"testing"

	"portineria/stay"
	"portineria/store"
)

// BenchmarkServe reads the calendar of a flat with 200 stays ahead of which
// nothing has changed, as booking sites do again and again.
func BenchmarkServe(b *testing.B) {
	h := newHouse(b)
	h.update(func(tx *store.Tx) error {
		for i := range stay.Date(200) {
			x := stay.Booking{ID: stay.BookingID(fmt.Sprintf("%032x", i)), Property: flat, Channel: "vrbo", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive,
				Arrival: h.day("07-02") + 3*i, Departure: h.day("07-04") + 3*i, Name: "Lena Weber", CreatedAt: h.now, UpdatedAt: h.now}
			if err := tx.PutBooking(context.Background(), x); err != nil {
				return err
			}
		}
		return nil
	})
	l := h.link("airbnb")
	if n := h.read(l).Stays; n != 200 {
		b.Fatal(n)
	}
	for b.Loop() {
		h.read(l)
	}
}
