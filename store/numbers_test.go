package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

func TestNumbersAreKeptInTheOrderInWhichTheyCame(t *testing.T) {
	ctx, db := context.Background(), storetest.Open(t)
	first := stay.Number{Key: "z", ID: "900000000000001", Gateway: stay.GatewayCloud, Token: "one", Secrets: []stay.Private{"a", "b"}, CreatedAt: noon, UpdatedAt: noon}
	second := stay.Number{Key: "a", Gateway: stay.GatewayDialog360, Token: "two", WebhookSecret: "s", CreatedAt: noon.Add(time.Minute), UpdatedAt: noon}
	for _, n := range []stay.Number{second, first} {
		update(t, db, func(tx *store.Tx) error { return tx.PutNumber(ctx, n) })
	}
	all, err := db.Numbers(ctx)
	if diff := cmp.Diff([]stay.Number{first, second}, all); diff != "" || err != nil {
		t.Fatalf("%v\n%s", err, diff)
	}
	second.ID = first.ID
	var taken stay.Invalid
	if err := db.Update(ctx, func(tx *store.Tx) error { return tx.PutNumber(ctx, second) }); !errors.As(err, &taken) || taken.Key != "taken" {
		t.Errorf("the id of another number: %v", err)
	}
	update(t, db, func(tx *store.Tx) error { return tx.RemoveNumber(ctx, "z") })
	if _, err := db.Number(ctx, "z"); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("a removed number: %v", err)
	}
	if err := db.Update(ctx, func(tx *store.Tx) error { return tx.RemoveNumber(ctx, "z") }); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("removed again: %v", err)
	}
}
