package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Approve sends a drafted answer. Unchanged it goes out as the assistant's, its
// secrets filled in only if the guest may have them then; changed it is a
// person's own words. The assistant stays in the conversation either way.
func (a *App) Approve(ctx context.Context, id stay.QuestionID, text string) error {
	now := a.o.Now()
	q, err := a.db.Question(ctx, id)
	if err != nil {
		return err
	}
	c, err := a.db.Conversation(ctx, q.Conversation)
	if err != nil {
		return err
	}
	shown, err := a.Reveal(ctx, c, string(q.Draft))
	if err != nil {
		return err
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return stay.Invalid{Field: "text", Key: "text_empty"}
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		q, c, err := a.openQuestion(ctx, tx, id)
		if err != nil {
			return err
		}
		g, err := tx.Guest(ctx, c.Guest)
		if err != nil {
			return err
		}
		if v, _, err := a.mayGo(ctx, tx, c, g, stay.PurposeHost, now, nil); err != nil {
			return err
		} else if !v.OK() {
			return Refused{v}
		}
		mid, err := stay.NewID[stay.MessageID](a.o.Rand)
		if err != nil {
			return err
		}
		m := stay.Message{ID: mid, Conversation: c.ID, Author: stay.FromHost, Type: "text", Text: stay.Private(text), Turn: q.Message, SentAt: c.Now(now), CreatedAt: now}
		purpose := stay.PurposeHost
		// Who objected to automatic answers gets it as what it is now: the words of the
		// person who sends it.
		if text == strings.TrimSpace(shown) && g.NoAIAt.IsZero() {
			v := Verdict{Language: c.Language, Identity: Identity{Property: propertyOf(ctx, tx, c)}}
			m.Author, m.Text, purpose = stay.FromAssistant, q.Draft, stay.PurposeAnswer
			if !c.Disclosed(c.Language, c.Now(now)) {
				m.Text += stay.Private("\n\n" + a.o.Answerer.disclosure(v))
				c.DisclosedAt, c.DisclosedIn = c.Now(now), c.Language
			}
		}
		if _, err := tx.AddOutgoing(ctx, c, m, purpose, "draft "+string(id), now); err != nil {
			return err
		}
		q.State, q.ClosedAt = stay.QuestionAnswered, now
		if err := tx.PutQuestion(ctx, c, q); err != nil {
			return err
		}
		c.LastMessageAt = now
		return a.stillWaiting(ctx, tx, c)
	})
}

// Dismiss closes a question without sending anything.
func (a *App) Dismiss(ctx context.Context, id stay.QuestionID) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		q, c, err := a.openQuestion(ctx, tx, id)
		if err != nil {
			return err
		}
		q.State, q.ClosedAt = stay.QuestionDismissed, now
		if err := tx.PutQuestion(ctx, c, q); err != nil {
			return err
		}
		return a.stillWaiting(ctx, tx, c)
	})
}

func (a *App) openQuestion(ctx context.Context, tx *store.Tx, id stay.QuestionID) (stay.Question, stay.Conversation, error) {
	q, err := tx.Question(ctx, id)
	if err == nil && q.State != stay.QuestionOpen {
		err = fmt.Errorf("the question is closed already: %w", stay.ErrConflict)
	}
	if err != nil {
		return q, stay.Conversation{}, err
	}
	c, err := tx.Conversation(ctx, q.Conversation)
	return q, c, err
}

// stillWaiting clears the mark of waiting once no question is open.
func (a *App) stillWaiting(ctx context.Context, tx *store.Tx, c stay.Conversation) error {
	open, err := tx.OpenQuestions(ctx, c.ID)
	if err != nil {
		return err
	}
	if len(open) == 0 {
		c.WaitingSince, c.Told = time.Time{}, false
	}
	return tx.PutConversation(ctx, c)
}

func propertyOf(ctx context.Context, tx *store.Tx, c stay.Conversation) *stay.Property {
	p, err := tx.Property(ctx, c.Property)
	if err != nil {
		return nil
	}
	return &p
}

// Reveal fills the secrets into a text for the owner's eyes. What cannot be
// filled in any more stays a placeholder.
func (a *App) Reveal(ctx context.Context, c stay.Conversation, text string) (string, error) {
	if len(stay.Placeholders(text)) == 0 || c.Property == "" {
		return text, nil
	}
	facts, err := a.db.Facts(ctx, c.Property)
	if err != nil {
		return "", err
	}
	filled, err := stay.Reveal(text, secretsOf(facts))
	if err != nil && !errors.Is(err, stay.ErrNotFound) {
		return "", err
	}
	return filled, nil
}

// SetIdentified records that a person has checked who the guest of a booking
// is, or takes the record back. What its guests asked that waited for it is
// answered now.
func (a *App) SetIdentified(ctx context.Context, booking stay.BookingID, identified bool) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost})
		b, err := tx.Booking(ctx, booking)
		if err != nil {
			return err
		}
		b.IdentifiedAt, b.UpdatedAt = time.Time{}, now
		if identified {
			b.IdentifiedAt = now
		}
		if err := tx.PutBooking(ctx, b); err != nil || !identified {
			return err
		}
		return a.reopenAll(ctx, tx, b.ID, now)
	})
}

// CloseRequest says that a data-protection request has been dealt with.
func (a *App) CloseRequest(ctx context.Context, id stay.RequestID, as stay.QuestionState) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		r, err := tx.Request(ctx, id)
		if err != nil {
			return err
		}
		if r.State != stay.QuestionOpen {
			return fmt.Errorf("the request is closed already: %w", stay.ErrConflict)
		}
		r.State, r.ClosedAt = as, now
		return tx.PutRequest(ctx, r)
	})
}

// SettleSend is the owner's word on a message that may or may not have arrived,
// or that failed: it arrived after all, or it is to be sent again.
func (a *App) SettleSend(ctx context.Context, id stay.MessageID, arrived bool) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		m, err := tx.Message(ctx, id)
		if err != nil {
			return err
		}
		to := stay.Queued
		if arrived {
			to = stay.Accepted
		}
		if m.Send == nil || !m.Send.State.May(to) || (m.Send.State != stay.Unclear && m.Send.State != stay.Failed) {
			return fmt.Errorf("the message is not waiting for a word about it: %w", stay.ErrConflict)
		}
		if !arrived && m.Author == stay.FromAssistant {
			if err := concealAgain(ctx, tx, m); err != nil {
				return err
			}
		}
		_, err = tx.Settle(ctx, id, store.Outcome{To: to, NextAt: now, Resent: !arrived && m.Send.State == stay.Unclear, ByHand: !arrived}, now)
		return err
	})
}

// concealAgain turns the secrets in an answer back into placeholders. They were filled
// in when the platform took it, and the guest's rights may have changed since: sending it
// once more asks for them anew.
func concealAgain(ctx context.Context, tx *store.Tx, m stay.Message) error {
	c, err := tx.Conversation(ctx, m.Conversation)
	if err != nil || c.Property == "" {
		return err
	}
	facts, err := tx.Facts(ctx, c.Property)
	if err != nil {
		return err
	}
	shelf := Shelf{Facts: facts}
	text := shelf.conceal(string(m.Text))
	if text == string(m.Text) {
		return nil
	}
	return tx.Rewrite(ctx, c, m.ID, func(m *stay.Message) { m.Text = stay.Private(text) })
}
