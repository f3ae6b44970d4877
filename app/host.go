package app

import (
	"context"
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

// personWrote makes a conversation the person's who wrote in it: what the
// assistant had prepared is withdrawn, and what waited is answered.
func (a *App) personWrote(ctx context.Context, tx *store.Tx, c stay.Conversation, seq int64, now time.Time) error {
	if c.Mode != stay.ByHuman {
		c.Mode, c.ModeReason, c.ModeSince = stay.ByHuman, modeWrote, now
	}
	c.WaitingSince, c.TurnDueAt, c.Told, c.Unread = time.Time{}, time.Time{}, false, 0
	if err := a.withdraw(ctx, tx, &c, now); err != nil {
		return err
	}
	if err := tx.CloseQuestions(ctx, c.ID, stay.QuestionAnswered, now); err != nil {
		return err
	}
	c.AnsweredSeq = seq
	return tx.PutConversation(ctx, c)
}

// withdraw drops the assistant's answers that have not begun to leave. A
// disclosure may have been in one of them, so the next answer carries it again.
func (a *App) withdraw(ctx context.Context, tx *store.Tx, c *stay.Conversation, now time.Time) error {
	dropped, err := tx.DropAnswers(ctx, c.ID, now)
	if err == nil && dropped > 0 {
		c.DisclosedAt, c.DisclosedIn = time.Time{}, ""
	}
	return err
}

// dropOvertaken drops an answer that is to be tried once more, if a person has
// written or taken over since it was made: their word is the last one. What may
// have left at the first try shows itself by its status.
func (a *App) dropOvertaken(ctx context.Context, tx *store.Tx, c stay.Conversation, id stay.MessageID, now time.Time) (bool, error) {
	m, err := tx.Message(ctx, id)
	if err != nil || m.Author != stay.FromAssistant || m.Send == nil || m.Send.Purpose != stay.PurposeAnswer {
		return false, err
	}
	overtaken := c.Mode == stay.ByHuman && m.CreatedAt.Before(c.ModeSince)
	last, err := tx.Messages(ctx, c.ID, historyLength)
	if err != nil {
		return false, err
	}
	for _, said := range last {
		overtaken = overtaken || (said.Author == stay.FromHost && said.Seq > m.Seq)
	}
	if !overtaken {
		return false, nil
	}
	for _, to := range []stay.SendState{stay.Queued, stay.Dropped} { // nothing else leads there
		if _, err := tx.Settle(ctx, id, store.Outcome{To: to}, now); err != nil {
			return false, err
		}
	}
	c.DisclosedAt, c.DisclosedIn = time.Time{}, "" // it may have been in this very bubble
	return true, tx.PutConversation(ctx, c)
}

// TakeOver silences the assistant in a conversation until it is given back.
func (a *App) TakeOver(ctx context.Context, id stay.ConversationID) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil || c.Mode == stay.ByHuman {
			return err
		}
		c.Mode, c.ModeReason, c.ModeSince = stay.ByHuman, modeTaken, now
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

// GiveBack lets the assistant answer again from the guest's next message on.
// The disclosure is repeated then, since a person has spoken in between. A guest
// who objected to automatic answers keeps a person: stay.ErrConflict.
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
		c.Mode, c.ModeReason, c.ModeSince = stay.ByAssistant, "", now
		c.DisclosedAt, c.DisclosedIn, c.WaitingSince, c.Told = time.Time{}, "", time.Time{}, false
		last, err := tx.Messages(ctx, id, 1)
		if err != nil {
			return err
		}
		for _, m := range last {
			c.AnsweredSeq = m.Seq
		}
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
		if !c.WindowOpen(c.Now(now)) {
			return fmt.Errorf("the guest's last message is over 24 hours old: %w", stay.ErrConflict)
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
		return a.personWrote(ctx, tx, c, stored.Seq, now)
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
