package app

import (
	"context"
	"fmt"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// closeDoors closes the door to whoever tried too much, or to everybody where all
// together did, and lets the owner know. It counts inside the transaction, so that
// no two senders at once slip past the limit.
func (a *App) closeDoors(ctx context.Context, tx *store.Tx, c stay.Conversation, t Turn, v *Verdict, now time.Time) error {
	if v.Identity.Wrong == 0 {
		return nil
	}
	one, all, err := tx.TriesSince(ctx, c, t.Now.Add(-stay.TriesSpan))
	if err != nil {
		return fmt.Errorf("count wrong tries: %w", err)
	}
	if one < stay.TriesOfOne && all < stay.TriesOfAll {
		return nil
	}
	door := stay.Door{Conversation: c.ID, Simulated: c.Simulated, ClosedAt: t.Now, OpensAt: t.Now.Add(stay.TriesSpan)}
	if one >= stay.TriesOfOne {
		if err := tx.CloseDoor(ctx, door); err != nil {
			return err
		}
	}
	if all >= stay.TriesOfAll {
		door.Conversation = ""
		if err := tx.CloseDoor(ctx, door); err != nil {
			return err
		}
		if _, err := a.alert(ctx, tx, c, phrase.AlertTries, fmt.Sprintf("door %d", door.ClosedAt.UnixMilli()), now); err != nil {
			return err
		}
	}
	if v.Reason == "" {
		v.Reason = stay.ReasonTries
	}
	return nil
}

// OpenDoor accepts codes again, before the hour is over: from one sender, or from
// all where the id is empty. Counting begins anew.
func (a *App) OpenDoor(ctx context.Context, id stay.ConversationID, simulated bool) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		if err := tx.OpenDoor(ctx, id, simulated); err != nil || id == "" {
			return err
		}
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		open, err := tx.OpenQuestions(ctx, id)
		if err != nil {
			return err
		}
		for _, q := range open {
			if q.Reason != stay.ReasonTries {
				continue
			}
			q.State, q.ClosedAt = stay.QuestionDismissed, now
			if err := tx.PutQuestion(ctx, c, q); err != nil {
				return err
			}
		}
		return a.stillWaiting(ctx, tx, c)
	})
}
