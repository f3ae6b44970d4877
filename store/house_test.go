package store_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// migrated makes a database of the present version and returns its directory.
func migrated(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	storetest.OpenIn(t, dir, time.Now)
	return dir
}

// openRaw opens the file beside the program, as a thief or another tool would.
func openRaw(t testing.TB, dir string) *sql.DB {
	t.Helper()
	raw, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { raw.Close() })
	return raw
}

// texts runs a query of one column.
func texts(t testing.TB, raw *sql.DB, query string, args ...any) (all []string) {
	t.Helper()
	rows, err := raw.Query(query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func tables(t testing.TB, raw *sql.DB) []string {
	t.Helper()
	return texts(t, raw, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
}

func execute(t testing.TB, raw *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := raw.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// update writes and fails the test where that fails.
func update(t testing.TB, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.Update(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// property is a flat with what its table demands.
func property(id stay.PropertyID) stay.Property {
	return stay.Property{ID: id, Name: "Casa", Language: "it", Timezone: "Europe/Rome", CheckinFrom: 900, CheckinUntil: stay.NoClock, CheckoutUntil: 600, UpdatedAt: noon}
}

// talk makes a guest with a conversation in the database.
func talk(t testing.TB, db *store.DB) (stay.Guest, stay.Conversation) {
	t.Helper()
	g := stay.Guest{ID: id[stay.GuestID](t), Name: "Lena", CreatedAt: noon}
	c := stay.Conversation{ID: id[stay.ConversationID](t), Guest: g.ID, NumberID: "1", Mode: stay.ByAssistant, ModeSince: noon, LastMessageAt: noon, CreatedAt: noon}
	update(t, db, func(tx *store.Tx) error {
		if err := tx.PutGuest(context.Background(), g); err != nil {
			return err
		}
		return tx.PutConversation(context.Background(), c)
	})
	return g, c
}

// booking is a stay with what its table demands.
func booking(t testing.TB, p stay.PropertyID, arrival, departure stay.Date) stay.Booking {
	t.Helper()
	return stay.Booking{ID: id[stay.BookingID](t), Property: p, Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive,
		Arrival: arrival, Departure: departure, CreatedAt: noon, UpdatedAt: noon}
}

func bubble(t testing.TB, c stay.Conversation, from stay.Author, text string) stay.Message {
	t.Helper()
	return stay.Message{ID: id[stay.MessageID](t), Conversation: c.ID, Author: from, Type: "text", Text: stay.Private(text), SentAt: noon, CreatedAt: noon}
}
