package app_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"portineria/app"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp/graphfake"
)

// consenting is a house in which somebody talks about messages that they get.
type consenting struct {
	*house
	ada graphfake.Guest
}

func inConsent(t *testing.T, do func(h consenting)) {
	t.Helper()
	consentHouse(t, houseOptions{}, do)
}

func consentHouse(t *testing.T, o houseOptions, do func(h consenting)) {
	t.Helper()
	speech()
	o.start, o.settle, o.owner = time.Date(2026, 7, 14, 9, 0, 0, 0, time.UTC), 3*time.Second, "+393331234567"
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, o)
		h.property("casa-limone")
		h.run()
		do(consenting{h, graphfake.Guest{Phone: "447700900101", Name: "Ada"}})
	})
}

func (h consenting) says(text string) {
	h.t.Helper()
	if _, err := h.fake.Say(context.Background(), graphfake.Inbound{From: h.ada, Content: graphfake.Text(text)}); err != nil {
		h.t.Fatal(err)
	}
	synctest.Wait()
}

func (h consenting) talk() stay.Conversation {
	h.t.Helper()
	c, err := h.conversation(h.ada)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

func (h consenting) guest() stay.Guest {
	h.t.Helper()
	g, err := h.db.Guest(context.Background(), h.talk().Guest)
	if err != nil {
		h.t.Fatal(err)
	}
	return g
}

func (h consenting) ledger() (all []string) {
	h.t.Helper()
	entries, err := h.db.Consents(context.Background(), h.guest(), false)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, string(e.Kind)+" "+string(e.Scope)+" "+string(e.Source))
		if e.Wording == "" && e.Source == stay.SourceKeyword || e.Proof == "" {
			h.t.Errorf("an entry without wording or proof: %+v", e)
		}
	}
	return all
}

// queue hands in a message of a rule.
func (h consenting) queue(m app.Automatic) app.Waiting {
	h.t.Helper()
	var w app.Waiting
	h.update(func(ctx context.Context, tx *store.Tx) (err error) {
		w, err = h.app.Load().QueueAutomatic(ctx, tx, m)
		return err
	})
	synctest.Wait()
	return w
}

func (h consenting) message(id stay.MessageID) stay.Message {
	h.t.Helper()
	m, err := h.db.Message(context.Background(), id)
	if err != nil {
		h.t.Fatal(err)
	}
	return m
}

func TestStopIsHeardAtOnceAndWhoeverAnswers(t *testing.T) {
	for _, word := range []string{"STOP", "basta!", "Stopp", "arrêt", "BAJA", "stop."} {
		t.Run(word, func(t *testing.T) {
			inConsent(t, func(h consenting) {
				h.says("Ciao, a che ora è il check-in?")
				h.pass(10 * time.Second)
				c := h.talk()
				if err := h.app.Load().TakeOver(context.Background(), c.ID); err != nil {
					t.Fatal(err)
				}
				h.says(word)
				if h.guest().StoppedAt.IsZero() {
					t.Fatal("not heard in a conversation that a person has")
				}
				if got := h.ledger(); len(got) != 1 || got[0] != "opt_out stay keyword" {
					t.Errorf("the ledger: %v", got)
				}
				w := h.queue(app.Automatic{Conversation: c.ID, Text: "Domani si parte.", Once: "x"})
				if w.Verdict.Reason != stay.RefusedStopped {
					t.Errorf("a rule's message: %+v", w.Verdict)
				}
				if err := h.app.Load().Say(context.Background(), c.ID, "Va bene.", ""); err != nil {
					t.Errorf("a person may still answer: %v", err)
				}
				h.rest()
			})
		})
	}
}

func TestStopOvertakesWhatIsQueued(t *testing.T) {
	inConsent(t, func(h consenting) {
		h.says("Ciao")
		h.pass(10 * time.Second)
		sent := len(h.fake.Sent())
		// Nothing leaves while the number is not connected; STOP comes meanwhile.
		h.app.Load().SetNumbers([]app.Number{{ID: theNumber, Secrets: []string{theSecret}}})
		var w app.Waiting
		h.update(func(ctx context.Context, tx *store.Tx) (err error) {
			if w, err = h.app.Load().QueueAutomatic(ctx, tx, app.Automatic{Conversation: h.talk().ID, Text: "Domani si parte.", Once: "x"}); err != nil {
				return err
			}
			g, err := tx.Guest(ctx, h.talk().Guest)
			if err != nil {
				return err
			}
			g.StoppedAt = h.now()
			return tx.PutGuest(ctx, g)
		})
		h.app.Load().SetNumbers([]app.Number{{ID: theNumber, Secrets: []string{theSecret}, Sender: h.sender}})
		h.pass(10 * time.Second)
		if m := h.message(w.Message); m.Send.State != stay.Dropped {
			t.Errorf("it is %s, %q", m.Send.State, m.Send.Problem)
		}
		if len(h.fake.Sent()) != sent {
			t.Error("it left")
		}
		open, err := h.db.OpenQuestions(context.Background(), h.talk().ID)
		if err != nil || len(open) != 0 {
			t.Errorf("the owner is woken for what nobody waits for: %v, %v", open, err)
		}
	})
}

func TestStopOutlivesErasureAndStartLiftsIt(t *testing.T) {
	inConsent(t, func(h consenting) {
		h.says("STOP")
		h.pass(10 * time.Second)
		first := h.guest().ID
		h.update(func(ctx context.Context, tx *store.Tx) error { return tx.RemoveGuest(ctx, first) })
		h.says("Buongiorno")
		h.pass(10 * time.Second)
		if g := h.guest(); g.ID == first || g.StoppedAt.IsZero() {
			t.Errorf("the new guest: stopped at %v", g.StoppedAt)
		}
		// The booking is read again, the number stands on it, the ground is recorded.
		h.agree()
		h.book("b", "+447700900101")
		w := h.queue(app.Automatic{Booking: "b", Number: theNumber, Phone: "+447700900101", Template: &stay.TemplateUse{Name: "hello", Language: "it", Values: map[string]string{"guest_name": "Ada"}}, Once: "x"})
		if w.Verdict.Reason != stay.RefusedStopped {
			t.Errorf("after all was deleted: %+v", w.Verdict)
		}
		h.says("START")
		h.pass(10 * time.Second)
		if !h.guest().StoppedAt.IsZero() {
			t.Error("START is not heard")
		}
		if w := h.queue(app.Automatic{Conversation: h.talk().ID, Text: "Domani si parte.", Once: "y"}); !w.Verdict.OK() || !w.Fresh {
			t.Errorf("after START: %+v", w)
		}
		h.says("START")
		if got := h.ledger(); len(got) != 2 {
			t.Errorf("the ledger: %v", got)
		}
	})
}

func (h consenting) agree() {
	h.update(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.PutSetting(ctx, app.SettingGround, `{"at":"2026-01-01T00:00:00Z","source":"contract","wording":"Il numero serve per i messaggi sul soggiorno.","language":"it","proof":"contratto, art. 7","actor":"Giulia"}`, 1); err != nil {
			return err
		}
		return tx.PutTemplate(ctx, stay.Template{Name: "hello", Language: "it", Category: stay.Utility, State: stay.TemplateApproved, Origin: stay.FromOwner, Body: "Buongiorno {{guest_name}}, benvenuti a casa.",
			CreatedAt: h.now(), UpdatedAt: h.now(), StateSince: h.now()})
	})
}

func (h consenting) book(id stay.BookingID, phone string) {
	h.update(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutBooking(ctx, stay.Booking{ID: id, Property: "casa-limone", Channel: "direct", Kind: stay.KindBooking, State: stay.BookingActive, Phone: stay.Private(phone), Language: "it", Invite: stay.Private(id),
			Arrival: stay.NewDate(2026, 7, 16), Departure: stay.NewDate(2026, 7, 20), CreatedAt: h.now(), UpdatedAt: h.now()})
	})
}

// A guest who never wrote is met by a template, on the ground that the owner
// recorded, and the ledger says so.
func TestABookingsGuestIsMetByATemplate(t *testing.T) {
	inConsent(t, func(h consenting) {
		h.book("b", "+447700900101")
		m := app.Automatic{Booking: "b", Number: theNumber, Phone: "+447700900101", Template: &stay.TemplateUse{Name: "hello", Language: "it", Values: map[string]string{"guest_name": "Ada"}}, Once: "x"}
		if w := h.queue(m); w.Verdict.Reason != stay.RefusedUnknown {
			t.Errorf("without a template: %+v", w.Verdict)
		}
		if _, err := h.conversation(h.ada); err == nil {
			t.Error("a refusal made a conversation")
		}
		h.agree()
		w := h.queue(m)
		if !w.Verdict.OK() || !w.Verdict.AsTemplate() || w.Verdict.Ground != stay.GroundBooking || !w.Fresh {
			t.Fatalf("%+v", w)
		}
		if again := h.queue(m); again.Fresh {
			t.Error("it is queued twice")
		}
		c := h.talk()
		if c.Property != "casa-limone" || h.guest().Language != "it" {
			t.Errorf("the conversation: %+v", c)
		}
		ties, err := h.db.Ties(context.Background(), c.ID)
		if err != nil || len(ties) != 1 || ties[0].Booking != "b" {
			t.Errorf("ties: %v, %v", ties, err)
		}
		if got := h.ledger(); len(got) != 1 || got[0] != "opt_in stay booking" {
			t.Errorf("the ledger: %v", got)
		}
		if m := h.message(w.Message); m.Template == nil || m.Template.Values["guest_name"] != "Ada" || string(m.Text) != "Buongiorno Ada, benvenuti a casa." {
			t.Errorf("the message: %q, %+v", string(m.Text), m.Template)
		}
	})
}

func TestNoAISilencesAllButPeople(t *testing.T) {
	inConsent(t, func(h consenting) {
		h.says("NO IA")
		h.pass(10 * time.Second)
		if sent := h.fake.Sent(); len(sent) != 1 {
			t.Fatalf("the confirmation: %d messages", len(sent))
		}
		if got := h.ledger(); len(got) != 1 || got[0] != "opt_out ai keyword" {
			t.Errorf("the ledger: %v", got)
		}
		if w := h.queue(app.Automatic{Conversation: h.talk().ID, Text: "Domani si parte.", Once: "x"}); w.Verdict.Reason != stay.RefusedNoAI {
			t.Errorf("a rule's message: %+v", w.Verdict)
		}
		first := h.guest().ID
		h.update(func(ctx context.Context, tx *store.Tx) error { return tx.RemoveGuest(ctx, first) })
		h.says("A che ora è il check-in?")
		h.pass(10 * time.Second)
		if c := h.talk(); c.Mode != stay.ByHuman || len(h.fake.Sent()) != 1 {
			t.Errorf("who comes back is answered by %s, with %d messages", c.Mode, len(h.fake.Sent()))
		}
	})
}

func TestAReactionOpensNoWindow(t *testing.T) {
	inConsent(t, func(h consenting) {
		h.says("Ciao")
		h.pass(10 * time.Second)
		before := h.talk().LastGuestAt
		h.later(23 * time.Hour)
		sent := h.fake.Sent()
		if _, err := h.fake.Say(context.Background(), graphfake.Inbound{From: h.ada, Content: graphfake.Reaction(sent[0].ID, "👍")}); err != nil {
			t.Fatal(err)
		}
		h.pass(10 * time.Second)
		if got := h.talk().LastGuestAt; !got.Equal(before) {
			t.Errorf("the window moved from %v to %v", before, got)
		}
	})
}
