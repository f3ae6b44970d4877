package app

import (
	"context"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Guests write in bubbles, and several of them are one question. A turn waits a moment
// after each for the next; an answer in preparation is given up when the guest writes
// on, and one that has not begun to leave is taken back, so that all of it is answered
// at once. Bubbles that keep coming cannot put an answer off for ever: after
// longestThought the turn is taken as it stands, and what comes after it is another.

// longestThought is how long bubbles are gathered at most, from the first of them.
const longestThought = 45 * time.Second

// gatheredFrom reports whether a turn that began at since may wait no longer.
func (a *App) gathered(c stay.Conversation, now time.Time) bool {
	return now.Sub(c.TurnSince) > max(longestThought, 3*a.o.Settle)
}

// writesOn makes a turn due for what the guest has just written, together with what
// they wrote before and what is not answered yet.
func (a *App) writesOn(ctx context.Context, tx *store.Tx, c *stay.Conversation, now time.Time) error {
	if c.TurnDueAt.IsZero() {
		redone, err := a.redo(ctx, tx, c, now)
		if err != nil {
			return err
		}
		if !redone {
			c.TurnSince = now
		}
	}
	a.due(tx, c, now)
	return nil
}

// due sets when the turn is taken: a moment after the last bubble, or at once where
// it has waited long enough. An answer in preparation is given up, unless so.
func (a *App) due(tx *store.Tx, c *stay.Conversation, now time.Time) {
	if c.TurnSince.IsZero() {
		c.TurnSince = now
	}
	if a.gathered(*c, now) {
		if c.TurnDueAt.IsZero() || c.TurnDueAt.After(now) {
			c.TurnDueAt = now
		}
		return
	}
	tx.Note(noteWritesOn, string(c.ID))
	c.TurnDueAt = now.Add(a.o.Settle)
}

// redo takes back the answer to the last turn if it has not begun to leave, so that
// the turn is answered anew with what the guest adds to it. Only a plain answer is
// taken back: what asked the owner or changed anything stands.
func (a *App) redo(ctx context.Context, tx *store.Tx, c *stay.Conversation, now time.Time) (bool, error) {
	from := c.RedoFrom
	if c.RedoFrom = 0; from == 0 {
		return false, nil
	}
	// One that was gathered for long leaves as it is, so that it leaves at all; one that
	// has been held up since, by a line that is down, is better made anew.
	if held := now.Sub(c.TurnSince) > 3*longestThought; a.gathered(*c, now) && !held {
		return false, nil
	} else if held {
		c.TurnSince = now
	}
	taken, err := tx.Withdraw(ctx, c.ID, c.AnsweredSeq, now)
	if err != nil || !taken {
		return false, err
	}
	c.AnsweredSeq = from - 1
	c.DisclosedAt, c.DisclosedIn = time.Time{}, "" // it may have been in that bubble
	return true, tx.Reopen(ctx, c.ID, c.AnsweredSeq)
}

// corrects follows the guest's own change to their message at seq: while nobody has
// answered it, or the answer can be taken back, it counts as writing on.
func (a *App) corrects(ctx context.Context, tx *store.Tx, c stay.Conversation, seq int64, now time.Time) error {
	if c.Mode != stay.ByAssistant {
		return nil
	}
	if c.TurnDueAt.IsZero() {
		if c.RedoFrom == 0 || seq < c.RedoFrom || seq > c.AnsweredSeq {
			return nil
		}
		if redone, err := a.redo(ctx, tx, &c, now); err != nil || !redone {
			return err
		}
	} else if seq <= c.AnsweredSeq {
		return nil
	}
	a.due(tx, &c, now)
	return tx.PutConversation(ctx, c)
}

// plain reports whether a decision does nothing but answer, so that it can be made
// anew without having been made twice.
func (v Verdict) plain(t Turn) bool {
	return v.Action == ActAnswer && v.Reply != "" && v.Reason == "" && v.ToPerson == "" && v.Consent == ConsentSame && v.Request == "" &&
		len(v.Identity.Ties) == 0 && len(v.Identity.Claims) == 0 && v.Identity.Wrong == 0 && v.Identity.Asking == t.Conversation.Asking && t.reopened() == ""
}
