package store_test

import (
	"context"
	"testing"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// TestANumberPassedOnBringsNoYesAndEveryNo: who was given a number that somebody else
// had agreed with has agreed to nothing; the no of whoever had it is kept all the same.
func TestANumberPassedOnBringsNoYesAndEveryNo(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	const phone = "+447700900123"
	before := stay.Guest{ID: id[stay.GuestID](t), Phone: phone, CreatedAt: noon}
	now := stay.Guest{ID: id[stay.GuestID](t), Phone: phone, UserID: "GB.70000000000000000001", PassedOn: true, CreatedAt: noon}
	entry := func(kind stay.ConsentKind, g stay.Guest) {
		t.Helper()
		err := db.Update(ctx, func(tx *store.Tx) error {
			return tx.AddConsent(ctx, stay.ConsentEntry{ID: id[stay.ConsentID](t), At: noon, Kind: kind, Scope: stay.ScopeStay, Source: stay.SourceContract, Guest: g.ID, Phone: g.Phone, Actor: "guest"})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	stands := func(g stay.Guest) stay.Consent {
		t.Helper()
		c, err := db.ConsentOf(ctx, g, false)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	entry(stay.OptIn, before)
	if stands(before).OptInAt.IsZero() {
		t.Error("who agreed has not")
	}
	if !stands(now).OptInAt.IsZero() {
		t.Error("who was given the number has agreed by another's word")
	}
	entry(stay.OptOut, before)
	if stands(now).StoppedAt.IsZero() {
		t.Error("a no to messages on this number is forgotten")
	}
	entry(stay.OptIn, now)
	if stands(now).OptInAt.IsZero() {
		t.Error("their own yes does not count")
	}
}
