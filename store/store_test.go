package store_test

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

var noon = time.Date(2026, 7, 14, 12, 0, 0, 0, time.UTC)

func id[T ~string](t testing.TB) T {
	t.Helper()
	v, err := stay.NewID[T](rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWhatIsStoredComesBack(t *testing.T) {
	db := storetest.Open(t)
	ctx := context.Background()
	p := stay.Property{ID: "casa", Name: "Casa", Language: "it", Timezone: "Europe/Rome", CheckinFrom: 900, CheckinUntil: stay.NoClock, CheckoutUntil: 600, UpdatedAt: noon}
	f := stay.Fact{Property: "casa", ID: "wifi", Topic: "wifi", Visibility: stay.DuringStay, Text: "La password è limoni-22.", Secrets: []string{"limoni-22"}, Translations: map[string]string{"en": "It is limoni-22."}, UpdatedAt: noon}
	b := stay.Booking{ID: id[stay.BookingID](t), Property: "casa", Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, Arrival: 20000, Departure: 20003,
		Name: "Lena", Phone: "+447700900123", Invite: "K7QM4RTX", Guests: 2, CreatedAt: noon, UpdatedAt: noon}
	g := stay.Guest{ID: id[stay.GuestID](t), Name: "Lena", Phone: "+447700900123", CreatedAt: noon}
	c := stay.Conversation{ID: id[stay.ConversationID](t), Guest: g.ID, NumberID: "1", Mode: stay.ByAssistant, ModeSince: noon, LastMessageAt: noon, CreatedAt: noon, ClockOffset: time.Hour}
	m := stay.Message{ID: id[stay.MessageID](t), Conversation: c.ID, Author: stay.FromGuest, Type: "text", Text: "ciao", SentAt: noon, CreatedAt: noon}
	err := db.Update(ctx, func(tx *store.Tx) error {
		for _, do := range []func() error{
			func() error { return tx.PutProperty(ctx, p) },
			func() error { return tx.PutFact(ctx, f) },
			func() error { return tx.PutBooking(ctx, b) },
			func() error { return tx.PutGuest(ctx, g) },
			func() error { return tx.PutConversation(ctx, c) },
			func() error { _, _, err := tx.AddMessage(ctx, c, m, "wamid.X"); return err },
			func() error {
				return tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: b.ID, Evidence: stay.EvidenceNumber, At: noon})
			},
		} {
			if err := do(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	gotP, err := db.Property(ctx, "casa")
	check(t, err, p, gotP)
	gotF, err := db.Facts(ctx, "casa")
	check(t, err, []stay.Fact{f}, gotF)
	gotB, err := db.BookingByInvite(ctx, "K7QM4RTX")
	check(t, err, b, gotB)
	byPhone, err := db.BookingsByPhone(ctx, "+447700900123")
	check(t, err, []stay.Booking{b}, byPhone)
	gotG, err := db.Guest(ctx, g.ID)
	check(t, err, g, gotG)
	gotC, err := db.Conversation(ctx, c.ID)
	check(t, err, c, gotC)
	m.Seq = 1
	gotM, err := db.Messages(ctx, c.ID, 10)
	check(t, err, []stay.Message{m}, gotM)
}

func check[T any](t *testing.T, err error, want, got T) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("stored and read differ (-want +got):\n%s", diff)
	}
}
