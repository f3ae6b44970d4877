package app

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// What the owner says about who writes.

// Tie ties a conversation to a booking on the owner's word, the strongest
// evidence there is: to choose it, or to confirm what speaks for it. What the guest
// asked meanwhile is answered now, if their window is still open.
func (a *App) Tie(ctx context.Context, id stay.ConversationID, booking stay.BookingID) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost, At: now})
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		b, err := tx.Booking(ctx, booking)
		if err != nil {
			return err
		}
		c.Property = b.Property
		if err := tx.PutTie(ctx, stay.Tie{Conversation: id, Booking: booking, Evidence: stay.EvidenceOwner, At: c.Now(now)}); err != nil {
			return err
		}
		if err := errors.Join(tx.RemoveClaims(ctx, id, booking), tx.RemoveClaims(ctx, id, "")); err != nil {
			return err
		}
		if err := a.reopen(ctx, tx, &c, now); err != nil {
			return fmt.Errorf("go on with what the guest asked: %w", err)
		}
		return tx.PutConversation(ctx, c)
	})
}

// reopen makes the messages due again that nobody could answer before it was clear
// who wrote them. Where the guest has had answers to other things since, they are
// told instead, and may ask again.
func (a *App) reopen(ctx context.Context, tx *store.Tx, c *stay.Conversation, now time.Time) error {
	open, err := tx.OpenQuestions(ctx, c.ID)
	if err != nil {
		return err
	}
	waiting, tell := false, false
	for _, q := range open {
		if q.Reason != stay.ReasonIdentity && q.Reason != stay.ReasonTries {
			waiting = true
			continue
		}
		q.State, q.ClosedAt = stay.QuestionAnswered, now
		if err := tx.PutQuestion(ctx, *c, q); err != nil {
			return err
		}
		if c.Mode != stay.ByAssistant || !c.WindowOpen(c.Now(now)) || !c.TurnDueAt.IsZero() {
			continue
		}
		seq, whole, err := unanswered(ctx, tx, q)
		if err != nil {
			return err
		}
		if tell = !whole; whole {
			c.AnsweredSeq, c.TurnDueAt, c.TurnSince = seq-1, now, now
			if err := tx.Reopen(ctx, c.ID, c.AnsweredSeq); err != nil {
				return err
			}
		}
	}
	if !waiting {
		c.WaitingSince, c.Told = time.Time{}, false
	}
	c.Asked = 0
	if !c.TurnDueAt.IsZero() {
		return nil
	}
	c.Asking, c.AskingFor = stay.AskingNothing, ""
	if tell {
		return a.tellConfirmed(ctx, tx, *c, now)
	}
	return nil
}

// reopenAll goes on in every conversation that is tied to a booking for sure.
func (a *App) reopenAll(ctx context.Context, tx *store.Tx, b stay.BookingID, now time.Time) error {
	ties, err := tx.TiedTo(ctx, b)
	if err != nil {
		return err
	}
	for _, tie := range ties {
		if !tie.Evidence.Strong() {
			continue
		}
		c, err := tx.Conversation(ctx, tie.Conversation)
		if err != nil {
			return err
		}
		if err := a.reopen(ctx, tx, &c, now); err != nil {
			return err
		}
		if err := tx.PutConversation(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// unanswered finds the message that a question to the owner is about, and reports
// whether nothing after it was answered.
func unanswered(ctx context.Context, tx *store.Tx, q stay.Question) (seq int64, whole bool, err error) {
	m, err := tx.Message(ctx, q.Message)
	if errors.Is(err, stay.ErrNotFound) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	last, err := tx.Messages(ctx, q.Conversation, historyLength)
	if err != nil {
		return 0, false, err
	}
	for _, said := range last {
		if said.Seq > m.Seq && said.Outgoing() && said.Turn != q.Message {
			return m.Seq, false, nil
		}
	}
	return m.Seq, true, nil
}

// tellConfirmed lets the guest know that they may ask again.
func (a *App) tellConfirmed(ctx context.Context, tx *store.Tx, c stay.Conversation, now time.Time) error {
	id, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return err
	}
	text := a.o.Answerer.Phrases.Say(c.Language, phrase.HostConfirmed, args(propertyOf(ctx, tx, c)))
	m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromAssistant, Type: "text", Text: stay.Private(text), SentAt: c.Now(now), CreatedAt: now}
	_, err = tx.AddOutgoing(ctx, c, m, stay.PurposeNotice, "confirmed "+string(id), now)
	return err
}

// reopened names the answer to a turn that was answered before and that the owner's
// word has made due again; empty for any other.
func (t Turn) reopened() string {
	last := t.Last().CreatedAt
	for _, f := range t.Files {
		if f.Speech == stay.SpeechHeard {
			return " heard " + strconv.FormatInt(f.HeardAt.UnixMilli(), 10)
		}
	}
	for _, x := range t.Tied {
		if at := t.Conversation.Now(last); x.Evidence == stay.EvidenceOwner && x.At.After(at) {
			return " again " + strconv.FormatInt(x.At.UnixMilli(), 10)
		}
		if x.Booking.IdentifiedAt.After(last) {
			return " again " + strconv.FormatInt(x.Booking.IdentifiedAt.UnixMilli(), 10)
		}
	}
	return ""
}

// Untie takes a booking from a conversation, at once: whatever the guest may show or
// send again, nothing but the owner's own word ties them to it again. Answers that
// have not begun to leave are withdrawn.
func (a *App) Untie(ctx context.Context, id stay.ConversationID, booking stay.BookingID) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost, At: now})
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		if err := tx.RemoveTie(ctx, id, booking); err != nil {
			return err
		}
		if err := tx.PutClaim(ctx, stay.Claim{Conversation: id, Booking: booking, State: stay.ClaimRemoved, At: now}); err != nil {
			return err
		}
		if c.AskingFor == booking {
			c.Asking, c.AskingFor = stay.AskingNothing, ""
		}
		if err := a.withdraw(ctx, tx, &c, now); err != nil {
			return err
		}
		return tx.PutConversation(ctx, c)
	})
}

// RefuseClaim is the owner's word that a guest does not belong to a booking for
// which something spoke. A weak tie to it ends as well. The guest's question stays
// open: what they are told is the owner's to say.
func (a *App) RefuseClaim(ctx context.Context, id stay.ConversationID, booking stay.BookingID) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost, At: now})
		all, err := tx.Claims(ctx, id)
		if err != nil {
			return err
		}
		for _, claim := range all {
			if claim.Booking != booking || claim.State != stay.ClaimOpen {
				continue
			}
			claim.State, claim.At = stay.ClaimRefused, now
			err := tx.RemoveTie(ctx, id, booking)
			if err == nil {
				claim.State = stay.ClaimRemoved
			} else if !errors.Is(err, stay.ErrNotFound) {
				return err
			}
			return tx.PutClaim(ctx, claim)
		}
		return fmt.Errorf("nothing speaks for this booking: %w", stay.ErrNotFound)
	})
}
