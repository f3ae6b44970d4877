package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Who speaks in a conversation. A person's word silences the assistant for the quiet
// time that the owner has chosen, counted from when it was written. Three things
// silence it for longer: a guest who asked for a person, until one has answered; a
// click, until another one; and a guest who wants no automatic answers, for good.
//
// What the guest asks in the quiet time is the person's to answer: they are woken as
// ever, and it stays open until they do. Once the time is over the assistant answers
// what is written from then on, and has all that was said before it in view; what was
// asked meanwhile it does not answer late, because the person may have done so by
// other means, and a second answer hours later is worse than none. It stays open for
// the owner, who sees it.

// silence makes a conversation a person's who wrote in it at an instant of the
// conversation's clock. What is told so late that the quiet time has passed already
// silences nobody.
func (a *App) silence(ctx context.Context, tx *store.Tx, c *stay.Conversation, at, now time.Time) error {
	chosen, err := tx.Choices(ctx)
	if err != nil {
		return err
	}
	until := time.Time{}
	if chosen.QuietTime > 0 {
		until = at.Add(chosen.QuietTime)
	}
	held := c.Mode == stay.ByHuman
	switch {
	case held && (c.ModeReason == modeNoAI || c.ModeReason == modeTaken):
		return nil
	case held && c.ModeReason == modeAsked && at.Before(c.Now(c.ModeSince).Truncate(time.Second)):
		return nil // from before the guest asked for a person: nobody has answered yet
	case !until.IsZero() && !until.After(c.Now(now)):
		if held && c.ModeReason == modeAsked {
			last, err := tx.Messages(ctx, c.ID, 1)
			if err != nil {
				return err
			}
			takePart(c, seqOf(last), now)
		}
		return nil
	case held && c.ModeReason == modeWrote:
		if until.IsZero() || until.After(c.QuietUntil) {
			c.QuietUntil = until
		}
		return nil
	default:
		c.Mode, c.ModeReason, c.ModeSince, c.QuietUntil = stay.ByHuman, modeWrote, now, until
		return nil
	}
}

// takePart lets the assistant answer again what comes after the message at seq. The
// disclosure is repeated, since a person has spoken in between.
func takePart(c *stay.Conversation, seq int64, now time.Time) {
	c.Mode, c.ModeReason, c.ModeSince, c.QuietUntil = stay.ByAssistant, "", now, time.Time{}
	c.DisclosedAt, c.DisclosedIn, c.Told = time.Time{}, "", false
	c.AnsweredSeq, c.RedoFrom = max(c.AnsweredSeq, seq), 0
}

func seqOf(last []stay.Message) int64 {
	if len(last) == 0 {
		return 0
	}
	return last[len(last)-1].Seq
}

// quietOver lets the assistant take part again wherever the quiet time has ended. A
// guest who writes before this job comes by is answered all the same (awaits).
func (a *App) quietOver(ctx context.Context) error {
	now := a.o.Now()
	over, err := a.db.QuietOver(ctx, now)
	if err != nil {
		return fmt.Errorf("look for quiet times that have ended: %w", err)
	}
	for _, id := range over {
		err := a.db.Update(ctx, func(tx *store.Tx) error {
			c, err := tx.Conversation(ctx, id)
			if err != nil || !c.QuietOver(c.Now(now)) {
				return err
			}
			last, err := tx.Messages(ctx, id, 1)
			if err != nil {
				return err
			}
			takePart(&c, seqOf(last), now)
			return tx.PutConversation(ctx, c)
		})
		if err != nil {
			return fmt.Errorf("take part again: %w", err)
		}
	}
	return nil
}

// byItself are the purposes of what the assistant says of itself, and which a person's
// word makes void.
var byItself = []stay.Purpose{stay.PurposeAnswer, stay.PurposeNotice}

// reader reads a thread, inside a transaction or outside.
type reader interface {
	Messages(ctx context.Context, c stay.ConversationID, limit int) ([]stay.Message, error)
}

// overtaken reports whether a person has written or taken over since a message of the
// assistant's was made: their word is the last one.
func overtaken(ctx context.Context, r reader, c stay.Conversation, m stay.Message) (bool, error) {
	if m.Author != stay.FromAssistant || m.Send == nil || !slices.Contains(byItself, m.Send.Purpose) {
		return false, nil
	}
	if c.Mode == stay.ByHuman && m.CreatedAt.Before(c.ModeSince) {
		return true, nil
	}
	last, err := r.Messages(ctx, c.ID, historyLength)
	return slices.ContainsFunc(last, func(said stay.Message) bool { return said.Author == stay.FromHost && said.Seq > m.Seq }), err
}

// dropOvertaken drops a message of the assistant's that has not left, if a person has
// written or taken over since it was made. What may have left at an earlier try shows
// itself by its status.
func (a *App) dropOvertaken(ctx context.Context, tx *store.Tx, c stay.Conversation, id stay.MessageID, now time.Time) (bool, error) {
	m, err := tx.Message(ctx, id)
	if err != nil {
		return false, err
	}
	if void, err := overtaken(ctx, tx, c, m); err != nil || !void {
		return false, err
	}
	for _, to := range []stay.SendState{stay.Queued, stay.Dropped} { // nothing else leads there
		if _, err := tx.Settle(ctx, id, store.Outcome{To: to}, now); err != nil {
			return false, err
		}
	}
	c.DisclosedAt, c.DisclosedIn = time.Time{}, "" // it may have been in this very bubble
	return true, tx.PutConversation(ctx, c)
}
