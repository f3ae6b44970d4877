package store_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

func BenchmarkUpdate(b *testing.B) {
	ctx := context.Background()
	db := storetest.Open(b)
	for b.Loop() {
		update(b, db, func(tx *store.Tx) error { return tx.PutSetting(ctx, "n", "x", 1) })
	}
}

func BenchmarkHundredUpdatesAtOnce(b *testing.B) {
	ctx := context.Background()
	db := storetest.Open(b)
	for b.Loop() {
		var all sync.WaitGroup
		for i := range 100 {
			all.Go(func() {
				if err := db.Update(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, fmt.Sprint("n", i), "x", 1) }); err != nil {
					b.Error(err)
				}
			})
		}
		all.Wait()
	}
}

func BenchmarkAddMessage(b *testing.B) {
	ctx := context.Background()
	db := storetest.Open(b)
	_, c := talk(b, db)
	for b.Loop() {
		m := bubble(b, c, stay.FromGuest, "Wie lautet das WLAN-Passwort, bitte?")
		update(b, db, func(tx *store.Tx) error { _, _, err := tx.AddMessage(ctx, c, m, "wamid."+string(m.ID)); return err })
	}
}

func BenchmarkOpenFiftyMessages(b *testing.B) {
	ctx := context.Background()
	db := storetest.Open(b)
	_, c := talk(b, db)
	update(b, db, func(tx *store.Tx) error {
		for range 200 {
			m := bubble(b, c, stay.FromGuest, "Wie lautet das WLAN-Passwort, bitte?")
			if _, _, err := tx.AddMessage(ctx, c, m, "wamid."+string(m.ID)); err != nil {
				return err
			}
		}
		return nil
	})
	for b.Loop() {
		if all, err := db.Messages(ctx, c.ID, 50); err != nil || len(all) != 50 {
			b.Fatal(len(all), err)
		}
	}
}
