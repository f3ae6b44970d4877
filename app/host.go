package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// quietBefore is how long a person may have been silent in a conversation that
// they took over before a new message of the guest's wakes them at once.
const quietBefore = 30 * time.Minute

// waitForPerson notes that a guest writes in a conversation that a person has
// taken over. Whoever is at it sees it on the page; the alarm sounds if they
// have been away, and the reminder if they stay away.
func (a *App) waitForPerson(ctx context.Context, tx *store.Tx, c *stay.Conversation, m stay.Message, now time.Time) error {
	open, err := tx.OpenQuestions(ctx, c.ID)
	if err != nil {
		return err
	}
	if c.WaitingSince.IsZero() {
		c.WaitingSince = now
	}
	if len(open) > 0 {
		return nil
	}
	id, err := stay.NewID[stay.QuestionID](a.o.Rand)
	if err != nil {
		return err
	}
	q := stay.Question{ID: id, Conversation: c.ID, Message: m.ID, Reason: stay.ReasonWrites, State: stay.QuestionOpen, OpenedAt: now}
	last, err := tx.Messages(ctx, c.ID, historyLength)
	if err != nil {
		return err
	}
	for _, said := range last {
		if said.Author == stay.FromHost && now.Sub(said.CreatedAt) < quietBefore {
			q.AlertedAt = now // they are at it
			return tx.PutQuestion(ctx, *c, q)
		}
	}
	return a.wakeOwner(ctx, tx, *c, q, now)
}

// personWrote makes a conversation the person's who wrote in it, at an instant of the
// conversation's clock: what the assistant had prepared is withdrawn, and what waited
// is answered. What the guest wrote after that instant, although we heard of it first,
// goes on waiting.
func (a *App) personWrote(ctx context.Context, tx *store.Tx, c stay.Conversation, seq int64, at, now time.Time) error {
	tx.Note(notePerson, string(c.ID))
	if err := a.silence(ctx, tx, &c, at, now); err != nil {
		return err
	}
	if err := a.withdraw(ctx, tx, &c, now); err != nil {
		return err
	}
	open, err := closeUntil(ctx, tx, c, at, now)
	if err != nil {
		return err
	}
	if !open {
		c.WaitingSince, c.Told, c.Unread = time.Time{}, false, 0
	}
	next, err := writtenAfter(ctx, tx, c, at)
	if err != nil {
		return err
	}
	if next == nil {
		c.TurnDueAt, c.AnsweredSeq = time.Time{}, max(c.AnsweredSeq, seq)
		return tx.PutConversation(ctx, c)
	}
	c.AnsweredSeq = max(c.AnsweredSeq, next.Seq-1)
	if c.Mode == stay.ByHuman {
		c.TurnDueAt = time.Time{}
		if err := a.waitForPerson(ctx, tx, &c, *next, now); err != nil {
			return err
		}
	}
	return tx.PutConversation(ctx, c)
}

// writtenAfter is the first of the guest's messages that was written after an instant
// and that nobody has answered; nil where there is none.
func writtenAfter(ctx context.Context, tx *store.Tx, c stay.Conversation, at time.Time) (*stay.Message, error) {
	waiting, err := tx.Unanswered(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	for i, m := range waiting {
		if later(m, at) {
			return &waiting[i], nil
		}
	}
	return nil, nil //nolint:nilnil // that nothing waits is an answer
}

// closeUntil closes the questions about what a person has answered with words of that
// instant, and reports whether one about something later stays open.
func closeUntil(ctx context.Context, tx *store.Tx, c stay.Conversation, at, now time.Time) (open bool, err error) {
	all, err := tx.OpenQuestions(ctx, c.ID)
	if err != nil {
		return false, err
	}
	for _, q := range all {
		m, err := tx.Message(ctx, q.Message)
		if err == nil && m.Author == stay.FromGuest && later(m, at) {
			open = true
			continue
		}
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return false, err
		}
		q.State, q.ClosedAt = stay.QuestionAnswered, now
		if err := tx.PutQuestion(ctx, c, q); err != nil {
			return false, err
		}
	}
	return open, nil
}

// later reports whether a message was written after an instant. The platform tells
// times in whole seconds.
func later(m stay.Message, at time.Time) bool {
	return m.SentAt.Truncate(time.Second).After(at.Truncate(time.Second))
}

// withdraw drops the assistant's answers that have not begun to leave. A
// disclosure may have been in one of them, so the next answer carries it again.
func (a *App) withdraw(ctx context.Context, tx *store.Tx, c *stay.Conversation, now time.Time) error {
	dropped, err := tx.DropAnswers(ctx, c.ID, now)
	if c.RedoFrom = 0; err == nil && dropped > 0 {
		c.DisclosedAt, c.DisclosedIn = time.Time{}, ""
	}
	return err
}

// TakeOver silences the assistant in a conversation until it is given back. Where a
// person has written already it is the click to stay silent beyond the quiet time.
func (a *App) TakeOver(ctx context.Context, id stay.ConversationID) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil || c.Mode == stay.ByHuman && c.ModeReason != modeWrote {
			return err
		}
		tx.Note(notePerson, string(id))
		if c.Mode == stay.ByHuman {
			c.ModeReason, c.QuietUntil = modeTaken, time.Time{}
			return tx.PutConversation(ctx, c)
		}
		c.Mode, c.ModeReason, c.ModeSince, c.QuietUntil = stay.ByHuman, modeTaken, now, time.Time{}
		if !c.TurnDueAt.IsZero() && c.WaitingSince.IsZero() {
			c.WaitingSince = now // the question in hand is the person's now
		}
		c.TurnDueAt = time.Time{}
		if err := a.withdraw(ctx, tx, &c, now); err != nil {
			return err
		}
		return tx.PutConversation(ctx, c)
	})
}

// GiveBack lets the assistant answer again from the guest's next message on, before a
// quiet time ends by itself. A guest who objected to automatic answers keeps a
// person: stay.ErrConflict.
func (a *App) GiveBack(ctx context.Context, id stay.ConversationID) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil || c.Mode == stay.ByAssistant {
			return err
		}
		g, err := tx.Guest(ctx, c.Guest)
		if err != nil {
			return err
		}
		if !g.NoAIAt.IsZero() {
			return fmt.Errorf("give back: the guest wants no automatic answers: %w", stay.ErrConflict)
		}
		last, err := tx.Messages(ctx, id, 1)
		if err != nil {
			return err
		}
		takePart(&c, seqOf(last), now)
		c.WaitingSince = time.Time{}
		if err := tx.CloseQuestions(ctx, id, stay.QuestionDismissed, now); err != nil {
			return err
		}
		return tx.PutConversation(ctx, c)
	})
}

// Say sends a person's own words to the guest, which takes the conversation
// over. Outside the 24 hour window it is stay.ErrConflict: the platform would
// refuse, and the page says so before. once makes a form that is sent twice
// harmless; empty, every call is a message.
func (a *App) Say(ctx context.Context, id stay.ConversationID, text, once string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return stay.Invalid{Field: "text", Key: "text_empty"}
	}
	if whatsapp.TextLength(text) > whatsapp.MaxText {
		return stay.Invalid{Field: "text", Key: "too_long"}
	}
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
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
		if once == "" {
			once = string(mid)
		}
		m := stay.Message{ID: mid, Conversation: id, Author: stay.FromHost, Type: "text", Text: stay.Private(text), SentAt: c.Now(now), CreatedAt: now}
		fresh, err := tx.AddOutgoing(ctx, c, m, stay.PurposeHost, "host "+string(id)+" "+once, now)
		if err != nil || !fresh {
			return err
		}
		stored, err := tx.Message(ctx, mid)
		if err != nil {
			return err
		}
		c.LastMessageAt = now
		return a.personWrote(ctx, tx, c, stored.Seq, m.SentAt, now)
	})
}

// Read says that a person has looked at a conversation.
func (a *App) Read(ctx context.Context, id stay.ConversationID) error {
	c, err := a.db.Conversation(ctx, id)
	if err != nil || c.Unread == 0 {
		return err
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		c.Unread = 0
		return tx.PutConversation(ctx, c)
	})
}
