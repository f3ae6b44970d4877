package app

import (
	"context"
	"errors"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// TestTheLastSeatIsTakenOnce: two people send the code of a booking for one while
// neither is tied yet. Whoever commits second is considered anew, by whatever of
// the evidence the code is part.
func TestTheLastSeatIsTakenOnce(t *testing.T) {
	db := storetest.Open(t)
	ctx, noon := context.Background(), time.Date(2026, 7, 14, 10, 0, 0, 0, time.UTC)
	tie := func(c stay.ConversationID, e stay.Evidence) error {
		return db.Update(ctx, func(tx *store.Tx) error {
			tie := stay.Tie{Conversation: c, Booking: "b", Evidence: e, At: noon}
			if err := seatFree(ctx, tx, tie); err != nil {
				return err
			}
			return tx.PutTie(ctx, tie)
		})
	}
	err := db.Update(ctx, func(tx *store.Tx) error {
		if err := tx.PutProperty(ctx, stay.Property{ID: "casa", Timezone: "Europe/Rome"}); err != nil {
			return err
		}
		for _, c := range []stay.ConversationID{"lena", "eve"} {
			if err := tx.PutGuest(ctx, stay.Guest{ID: stay.GuestID(c), CreatedAt: noon}); err != nil {
				return err
			}
			if err := tx.PutConversation(ctx, stay.Conversation{ID: c, Guest: stay.GuestID(c), NumberID: "1", Mode: stay.ByAssistant, ModeSince: noon, LastMessageAt: noon, CreatedAt: noon}); err != nil {
				return err
			}
		}
		return tx.PutBooking(ctx, stay.Booking{ID: "b", Property: "casa", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: 20648, Departure: 20655, Guests: 1, CreatedAt: noon, UpdatedAt: noon})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := tie("lena", stay.EvidenceCodeAndFact); err != nil {
		t.Fatal(err)
	}
	for _, e := range []stay.Evidence{stay.EvidenceCode, stay.EvidenceCodeAndFact} {
		if err := tie("eve", e); !errors.Is(err, errRights) {
			t.Errorf("the second by %q: %v", e, err)
		}
	}
	if err := errors.Join(tie("lena", stay.EvidenceCodeAndFact), tie("eve", stay.EvidenceNumber)); err != nil {
		t.Errorf("who has a seat, or needs none: %v", err)
	}
}
