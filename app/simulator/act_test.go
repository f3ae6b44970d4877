package simulator_test

import (
	"errors"
	"testing"

	"portineria/app/simulator"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

func TestEveryKindArrivesAsOneOfTheRealOnes(t *testing.T) {
	b := newBench(t)
	chat := b.start(t, simulator.Who{Booking: "number", At: b.now})
	want := map[simulator.Kind]string{
		simulator.SendImage: "image", simulator.SendVideo: "video", simulator.SendVoice: "audio", simulator.SendDocument: "document", simulator.SendSticker: "sticker",
		simulator.SendLocation: "location", simulator.SendContact: "contacts", simulator.PressButton: "button", simulator.ChooseRow: "interactive", simulator.SendOrder: "order",
		simulator.SendForward: "text", simulator.SendOther: "unsupported", simulator.ChangeNumber: "system",
	}
	for _, kind := range simulator.Kinds() {
		if err := b.Do(t.Context(), chat.Conversation.ID, simulator.Act{Kind: kind, Text: "Words"}); err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		e := b.next(t)
		if e.Kind == whatsapp.KindUnknown || e.Type != want[kind] {
			t.Errorf("%s arrived as a %s of type %q", kind, e.Kind, e.Type)
		}
		if e.Forwarded != (kind == simulator.SendForward) {
			t.Errorf("%s: forwarded is %v", kind, e.Forwarded)
		}
		if e.Media != nil && (e.Media.ID == "" || e.Media.MIME == "") {
			t.Errorf("%s has a file without id or type", kind)
		}
		if kind == simulator.ChangeNumber && (e.NewPhone == "" || "+"+e.NewPhone == string(chat.Guest.Phone)) {
			t.Error("the new number is none")
		}
	}
}

func TestChangesAreForTheLastMessage(t *testing.T) {
	b := newBench(t)
	chat := b.start(t, simulator.Who{At: b.now})
	c := chat.Conversation
	for _, kind := range []simulator.Kind{simulator.React, simulator.Edit, simulator.Delete} {
		var invalid stay.Invalid
		if err := b.Do(t.Context(), c.ID, simulator.Act{Kind: kind, Text: "x"}); !errors.As(err, &invalid) || invalid.Key != "no_message" {
			t.Errorf("%s of nothing: %v", kind, err)
		}
	}
	err := b.db.Update(t.Context(), func(tx *store.Tx) error {
		for i, id := range []stay.MessageID{"first", "second"} {
			m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromGuest, Type: "text", Text: "Hello", SentAt: b.now, CreatedAt: b.now}
			if _, _, err := tx.AddMessage(t.Context(), c, m, []string{"wamid.first", "wamid.second"}[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Do(t.Context(), c.ID, simulator.Act{Kind: simulator.Edit, Text: "Better"}); err != nil {
		t.Fatal(err)
	}
	if e := b.next(t); e.OriginalID != "wamid.second" || e.Text != "Better" {
		t.Errorf("the edit is for %s", e.OriginalID)
	}
	if err := b.Do(t.Context(), c.ID, simulator.Act{Kind: simulator.Delete}); err != nil {
		t.Fatal(err)
	}
	if e := b.next(t); e.Type != "revoke" || e.OriginalID != "wamid.second" {
		t.Errorf("the deletion is for %s", e.OriginalID)
	}
}
