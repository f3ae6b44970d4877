package web_test

import (
	"context"
	"testing"
	"time"

	"portineria/app"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

// furnished is a site with guests: Lena stays in Casa Limone and waits for an
// answer, Tom wrote to Harbour Loft and is content, a stranger wrote to no
// property at all.
func furnished(t testing.TB, change ...func(*web.Options)) *site {
	t.Helper()
	return furnishedWith(t, nil, change...)
}

// furnishedWith is one with a model that translates; nil: with none.
func furnishedWith(t testing.TB, model app.Translator, change ...func(*web.Options)) *site {
	t.Helper()
	s := newSiteWith(t, model, change...)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		for _, f := range []stay.Fact{
			{Property: casa.ID, ID: "wifi", Topic: "wifi", Visibility: stay.DuringStay, Text: "Il Wi-Fi è CasaLimone, la password è limoni-gialli-22.", Secrets: []string{"limoni-gialli-22"}, UpdatedAt: now},
			{Property: casa.ID, ID: "trash", Topic: "trash", Visibility: stay.Public, Text: "I rifiuti vanno nei bidoni in cortile.", UpdatedAt: now},
		} {
			if err := tx.PutFact(ctx, f); err != nil {
				return err
			}
		}
		for _, b := range bookings() {
			if err := tx.PutBooking(ctx, b); err != nil {
				return err
			}
		}
		return nil
	})
	lena := s.conversation(stay.Conversation{ID: "lena", Property: casa.ID, Language: "de", WaitingSince: ago(20 * time.Minute), Unread: 2}, stay.Guest{ID: "g-lena", Name: "Lena Weber", Phone: "+447700900101", Language: "de"})
	s.conversation(stay.Conversation{ID: "tom", Property: loft.ID, Language: "en"}, stay.Guest{ID: "g-tom", Name: "Tom Okafor", Phone: "+447700900102", Language: "en"})
	s.conversation(stay.Conversation{ID: "stranger"}, stay.Guest{ID: "g-stranger", Phone: "+447700900104"})
	s.said("tom", stay.Message{ID: "t1", Text: "When do the bins go out?"})
	s.said("stranger", stay.Message{ID: "x1", Text: "Ciao"})
	s.said("lena", stay.Message{ID: "l1", Text: "Kann ich den Hund mitbringen?", SentAt: ago(20 * time.Minute)})
	s.write(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.PutTie(ctx, stay.Tie{Conversation: "lena", Booking: "b-lena", Evidence: stay.EvidenceNumber, At: now}); err != nil {
			return err
		}
		if err := tx.PutQuestion(ctx, lena, stay.Question{ID: "q-lena", Conversation: "lena", Message: "l1", Reason: stay.ReasonLowConfidence, State: stay.QuestionOpen,
			Draft: "Hunde sind willkommen. {{wifi.0}}", OpenedAt: ago(20 * time.Minute)}); err != nil {
			return err
		}
		return tx.PutRequest(ctx, stay.Request{ID: "r-lena", Conversation: "lena", Guest: "g-lena", Kind: stay.RequestAccess, State: stay.QuestionOpen, ReceivedAt: ago(time.Hour), DueAt: now.AddDate(0, 0, 12)})
	})
	return s
}

func ago(d time.Duration) time.Time { return now.Add(-d) }

func bookings() []stay.Booking {
	today := stay.DateOf(now)
	all := []stay.Booking{
		{ID: "b-lena", Property: casa.ID, Channel: "airbnb", Arrival: today, Departure: today + 5, Name: "Lena Weber", Phone: "+447700900101", Code: "HMABC12345", Guests: 3, Language: "de"},
		{ID: "b-leaves", Property: casa.ID, Channel: "booking", Arrival: today - 4, Departure: today, Name: "Julie Duval"},
		{ID: "b-loft", Property: loft.ID, Channel: "vrbo", Arrival: today - 1, Departure: today + 2, Name: "Tom Okafor", PhoneLast4: "0102"},
		{ID: "b-next", Property: casa.ID, Channel: "direct", Arrival: today + 8, Departure: today + 10, Name: "Marco Ruggeri"},
	}
	for i := range all {
		b := &all[i]
		b.Kind, b.Sure, b.State, b.CreatedAt, b.UpdatedAt = stay.KindBooking, true, stay.BookingActive, now, now
	}
	return all
}

// conversation stores a guest with their conversation.
func (s *site) conversation(c stay.Conversation, g stay.Guest) stay.Conversation {
	s.t.Helper()
	g.CreatedAt = now
	c.Guest, c.Mode, c.ModeSince, c.CreatedAt, c.LastMessageAt, c.LastGuestAt = g.ID, stay.ByAssistant, now, now, now, ago(time.Hour)
	if c.NumberID == "" {
		c.NumberID = realNumber
	}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.PutGuest(ctx, g); err != nil {
			return err
		}
		return tx.PutConversation(ctx, c)
	})
	return c
}

// said stores a message of a guest's, or of whoever its author is.
func (s *site) said(id stay.ConversationID, m stay.Message) {
	s.t.Helper()
	m.Conversation, m.CreatedAt = id, now
	if m.Author == "" {
		m.Author = stay.FromGuest
	}
	if m.Type == "" {
		m.Type = "text"
	}
	if m.SentAt.IsZero() {
		m.SentAt = now
	}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		_, _, err = tx.AddMessage(ctx, c, m, "")
		return err
	})
}

// sent stores an outgoing message in a state.
func (s *site) sent(id stay.ConversationID, m stay.Message, out store.Outcome) {
	s.t.Helper()
	m.Conversation, m.CreatedAt, m.Type, m.SentAt = id, now, "text", now
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		if _, err := tx.AddOutgoing(ctx, c, m, stay.PurposeAnswer, string(m.ID), now); err != nil || out.To == stay.Queued {
			return err
		}
		if _, err := tx.ClaimSends(ctx, now, time.Minute, 10); err != nil {
			return err
		}
		if out.To == stay.Unclear {
			if _, err := tx.Settle(ctx, m.ID, store.Outcome{To: stay.Uncertain}, now); err != nil {
				return err
			}
		}
		_, err = tx.Settle(ctx, m.ID, out, now)
		return err
	})
}

// now reads a conversation as it stands.
func (s *site) read(id stay.ConversationID) stay.Conversation {
	s.t.Helper()
	c, err := s.db.Conversation(s.t.Context(), id)
	s.must(err)
	return c
}

// messages reads what was said.
func (s *site) messages(id stay.ConversationID) []stay.Message {
	s.t.Helper()
	all, err := s.db.Messages(s.t.Context(), id, 100)
	s.must(err)
	return all
}
