package simulator_test

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"portineria/app/simulator"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
	"portineria/whatsapp"
)

// bench is a simulator before a webhook that keeps what it gets.
type bench struct {
	*simulator.Simulator
	db     *store.DB
	now    time.Time
	bodies chan delivered
	status atomic.Int32
}

type delivered struct {
	body      []byte
	signature string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{db: storetest.Open(t), now: time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC), bodies: make(chan delivered, 100)}
	b.status.Store(http.StatusOK)
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		w.WriteHeader(int(b.status.Load()))
		b.bodies <- delivered{body, r.Header.Get(whatsapp.SignatureHeader)}
	}))
	t.Cleanup(hook.Close)
	b.Simulator = b.open(t, hook.URL)
	t.Cleanup(func() { b.close(t) })
	b.furnish(t)
	return b
}

func (b *bench) open(t *testing.T, hook string) *simulator.Simulator {
	t.Helper()
	s, err := simulator.New(t.Context(), simulator.Options{DB: b.db, Now: func() time.Time { return b.now }, Rand: rand.Reader,
		Log: slog.New(slog.DiscardHandler), HTTP: &http.Client{}, Webhook: func() string { return hook }})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (b *bench) close(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := b.Close(ctx); err != nil {
		t.Error(err)
	}
}

// furnish stores a property with a booking that has a number, one that has its
// last digits, and one of which nothing is known.
func (b *bench) furnish(t *testing.T) {
	t.Helper()
	today := stay.DateOf(b.now)
	booking := func(id, phone, last4 string) stay.Booking {
		return stay.Booking{ID: stay.BookingID(id), Property: "casa", Channel: "direct", Kind: stay.KindBooking, State: stay.BookingActive,
			Arrival: today, Departure: today + 3, Name: "Lena Weber", Phone: stay.Private(phone), PhoneLast4: stay.Private(last4), CreatedAt: b.now, UpdatedAt: b.now}
	}
	err := b.db.Update(t.Context(), func(tx *store.Tx) error {
		if err := tx.PutProperty(t.Context(), stay.Property{ID: "casa", Name: "Casa Limone", Timezone: "Europe/Rome", UpdatedAt: b.now}); err != nil {
			return err
		}
		for _, x := range []stay.Booking{booking("number", "+447700900101", ""), booking("digits", "", "0142"), booking("others", "", "4471"), booking("nothing", "", "")} {
			if err := tx.PutBooking(t.Context(), x); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (b *bench) start(t *testing.T, w simulator.Who) simulator.Chat {
	t.Helper()
	id, err := b.Start(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	chat, err := b.Chat(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return chat
}

// next waits for a webhook and returns what stands in it.
func (b *bench) next(t *testing.T) whatsapp.Event {
	t.Helper()
	var d delivered
	select {
	case d = <-b.bodies:
	case <-t.Context().Done():
		t.Fatal("no webhook came")
	}
	_, secret := b.Number()
	if err := whatsapp.Verify([]string{secret}, d.body, d.signature); err != nil {
		t.Errorf("the webhook is not signed: %v", err)
	}
	events, err := whatsapp.Decode(d.body)
	if err != nil || len(events) != 1 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	return events[0]
}

func TestAMessageIsASignedWebhookAtTheTimeOfTheChat(t *testing.T) {
	b := newBench(t)
	at := b.now.Add(-30 * time.Hour)
	chat := b.start(t, simulator.Who{Booking: "number", At: at})
	if err := b.Send(t.Context(), chat.Conversation.ID, "  Wie lautet das WLAN-Passwort?\n"); err != nil {
		t.Fatal(err)
	}
	e := b.next(t)
	if e.Text != "Wie lautet das WLAN-Passwort?" || e.PhoneNumberID != simulator.PhoneNumberID || e.From != "447700900101" || e.Name != "Lena Weber" || !e.Time.Equal(at) {
		t.Errorf("not what was written: %q by %q (%q) at %s over %q", e.Text, e.From, e.Name, e.Time, e.PhoneNumberID)
	}
	if !chat.Conversation.Simulated || !chat.Who.At.Equal(at) || chat.Who.Booking != "number" {
		t.Errorf("the chat is %+v at %s", chat.Who, chat.Who.At)
	}
}

func TestAnAnswerIsACallThatGetsItsStatuses(t *testing.T) {
	b := newBench(t)
	chat := b.start(t, simulator.Who{Booking: "number", At: b.now})
	client, err := b.Client(&http.Client{})
	if err != nil {
		t.Fatal(err)
	}
	answer := whatsapp.Message{To: string(chat.Guest.Phone), Text: "Buonasera", CallbackData: "m1"}
	if _, err := client.Send(t.Context(), answer); err == nil {
		t.Error("an answer to somebody who has not written yet was taken")
	}
	if err := b.Send(t.Context(), chat.Conversation.ID, "Ciao"); err != nil {
		t.Fatal(err)
	}
	b.next(t)
	if _, err := client.Send(t.Context(), answer); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"sent", "delivered", "read"} {
		if e := b.next(t); e.Status != want || e.CallbackData != "m1" {
			t.Errorf("status %q of %q, want %q", e.Status, e.CallbackData, want)
		}
	}
}

func TestTheTwentyFourHoursGoOnAfterARestart(t *testing.T) {
	b := newBench(t)
	chat := b.start(t, simulator.Who{Booking: "number", At: b.now})
	err := b.db.Update(t.Context(), func(tx *store.Tx) error {
		c := chat.Conversation
		c.LastGuestAt = b.now.Add(-time.Hour)
		return tx.PutConversation(t.Context(), c)
	})
	if err != nil {
		t.Fatal(err)
	}
	again := b.open(t, "http://127.0.0.1:1")
	defer func() {
		if err := again.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}()
	client, err := again.Client(&http.Client{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Send(t.Context(), whatsapp.Message{To: string(chat.Guest.Phone), Text: "Eccomi"}); err != nil {
		t.Errorf("an answer within the 24 hours was refused: %v", err)
	}
}

func TestWhoWritesHasTheNumberThatTheirBookingTells(t *testing.T) {
	b := newBench(t)
	for _, tt := range []struct {
		who          simulator.Who
		begins, ends string
	}{
		{simulator.Who{Booking: "number"}, "+447700900101", "0101"},
		{simulator.Who{Booking: "digits"}, "+447700900", "0142"},
		{simulator.Who{Booking: "others"}, "+999", "4471"},
		{simulator.Who{Booking: "nothing"}, "+447700900", ""},
		{simulator.Who{Property: "casa"}, "+447700900", ""},
		{simulator.Who{}, "+447700900", ""},
	} {
		tt.who.At = b.now
		chat := b.start(t, tt.who)
		phone := string(chat.Guest.Phone)
		if !strings.HasPrefix(phone, tt.begins) || !strings.HasSuffix(phone, tt.ends) || stay.NormalizePhone(phone) != phone {
			t.Errorf("%+v writes from %s", tt.who, phone)
		}
		if chat.Who != tt.who || chat.Conversation.Property != tt.who.Property {
			t.Errorf("the chat is of %+v about %q, want %+v", chat.Who, chat.Conversation.Property, tt.who)
		}
	}
	if chats, err := b.Chats(t.Context()); err != nil || len(chats) != 6 {
		t.Errorf("%d chats, %v", len(chats), err)
	}
}

func TestTheGuestOfABookingGoesOnWithTheSameChat(t *testing.T) {
	b := newBench(t)
	for _, id := range []stay.BookingID{"number", "digits"} {
		first := b.start(t, simulator.Who{Booking: id, At: b.now})
		later := b.start(t, simulator.Who{Booking: id, At: b.now.Add(48 * time.Hour)})
		if first.Conversation.ID != later.Conversation.ID || later.Conversation.ClockOffset != 48*time.Hour {
			t.Errorf("%s: a second chat, or the clock stands at %s", id, later.Conversation.ClockOffset)
		}
	}
	one, other := b.start(t, simulator.Who{At: b.now}), b.start(t, simulator.Who{At: b.now})
	if one.Conversation.ID == other.Conversation.ID {
		t.Error("two strangers are one person")
	}
}

func TestTheClockMovesTheNextMessage(t *testing.T) {
	b := newBench(t)
	chat := b.start(t, simulator.Who{At: b.now})
	night := b.now.Add(9 * time.Hour)
	if err := b.SetClock(t.Context(), chat.Conversation.ID, night); err != nil {
		t.Fatal(err)
	}
	if err := b.Send(t.Context(), chat.Conversation.ID, "Hello?"); err != nil {
		t.Fatal(err)
	}
	if e := b.next(t); !e.Time.Equal(night) {
		t.Errorf("written at %s, want %s", e.Time, night)
	}
	if moved, err := b.Chat(t.Context(), chat.Conversation.ID); err != nil || !moved.Who.At.Equal(night) {
		t.Errorf("the clock stands at %s, %v", moved.Who.At, err)
	}
}

func TestResetForgetsTheChat(t *testing.T) {
	b := newBench(t)
	chat := b.start(t, simulator.Who{Booking: "digits", At: b.now})
	if err := b.Reset(t.Context(), chat.Conversation.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := b.db.Guest(t.Context(), chat.Guest.ID); err == nil {
		t.Error("the guest is still there")
	}
	if kept, err := b.db.Settings(t.Context(), "simulator."); err != nil || len(kept) > 0 {
		t.Errorf("%d notes are left, %v", len(kept), err)
	}
	if again := b.start(t, simulator.Who{Booking: "digits", At: b.now}); again.Guest.ID == chat.Guest.ID {
		t.Error("the new chat knows the guest of the old one")
	}
}
