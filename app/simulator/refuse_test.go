package simulator_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"portineria/app/simulator"
	"portineria/stay"
	"portineria/store"
)

func TestRealConversationsCannotBeReachedFromThePhone(t *testing.T) {
	b := newBench(t)
	c := stay.Conversation{ID: "real", Guest: "g", NumberID: "900000000000002", Mode: stay.ByAssistant, ModeSince: b.now, LastMessageAt: b.now, CreatedAt: b.now}
	err := b.db.Update(t.Context(), func(tx *store.Tx) error {
		if err := tx.PutGuest(t.Context(), stay.Guest{ID: "g", Phone: "+447700900199", CreatedAt: b.now}); err != nil {
			return err
		}
		return tx.PutConversation(t.Context(), c)
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"send": b.Send(t.Context(), "real", "Hello"), "clock": b.SetClock(t.Context(), "real", b.now), "reset": b.Reset(t.Context(), "real"),
		"send to nobody": b.Send(t.Context(), "nobody", "Hello"),
	} {
		if !errors.Is(err, stay.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after, err := b.db.Conversation(t.Context(), "real"); err != nil || after.ClockOffset != 0 || after.Guest != c.Guest {
		t.Errorf("the conversation has changed, %v", err)
	}
}

func TestWhatCannotBeWrittenIsRefusedByField(t *testing.T) {
	b := newBench(t)
	chat := b.start(t, simulator.Who{At: b.now})
	for text, key := range map[string]string{" \n ": "text_empty", strings.Repeat("x", 4097): "too_long"} {
		var invalid stay.Invalid
		if err := b.Send(t.Context(), chat.Conversation.ID, text); !errors.As(err, &invalid) || invalid.Field != "text" || invalid.Key != key {
			t.Errorf("want %s: %v", key, err)
		}
	}
	b.status.Store(http.StatusServiceUnavailable)
	err := b.Send(t.Context(), chat.Conversation.ID, "I keep a secret")
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("a message that was not stored: %v", err)
	}
}

func TestWhoIsNotThereCannotWrite(t *testing.T) {
	b := newBench(t)
	for _, w := range []simulator.Who{{Booking: "gone"}, {Property: "gone"}} {
		w.At = b.now
		if _, err := b.Start(t.Context(), w); !errors.Is(err, stay.ErrNotFound) {
			t.Errorf("%+v: %v", w, err)
		}
	}
	if chats, err := b.Chats(t.Context()); err != nil || len(chats) > 0 {
		t.Errorf("%d chats, %v", len(chats), err)
	}
}

func TestQuestionsExistInTheLanguagesOfGuests(t *testing.T) {
	all, err := simulator.LoadQuestions()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"it", "en", "de", "fr", "es", "nl", "pl", "pt"} {
		if len(all[language]) < 5 {
			t.Errorf("%s: %d questions", language, len(all[language]))
		}
	}
}
