package calendar_test

import (
	"testing"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/store"
)

func TestANewCodeReplacesThoseOfAllThatTellOfTheStay(t *testing.T) {
	h := newHouse(t)
	b, err := h.Add(t.Context(), calendar.NewBooking{Property: flat, Arrival: day(t, "2026-07-10"), Departure: day(t, "2026-07-14"), Name: "Lena Weber"})
	if err != nil {
		t.Fatal(err)
	}
	twin := b
	twin.ID, twin.Invite, twin.TwinOf, twin.TwinHow = "told-again", "M7QX7RTY", b.ID, stay.TwinSame
	if err := h.db.Update(t.Context(), func(tx *store.Tx) error { return tx.PutBooking(t.Context(), twin) }); err != nil {
		t.Fatal(err)
	}
	after, err := h.Renew(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	again := h.one(t, twin.ID).Invite
	if after.Invite == b.Invite || again == twin.Invite || again == after.Invite || len(again) != stay.CodeLength {
		t.Error("a code from before still ties to the stay")
	}
}
