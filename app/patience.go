package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// longWait is how long a guest waits in silence before being told that it takes
// longer: a small machine answers in some fifteen seconds when nobody else asks.
const longWait = 20 * time.Second

// consider decides a turn, and tells the guest meanwhile if it takes long.
func (a *App) consider(ctx context.Context, t Turn) (Verdict, error) {
	if a.o.Answerer.Model == nil {
		return a.o.Answerer.Consider(ctx, t) // never long
	}
	ctx, done := context.WithCancel(ctx)
	defer done()
	t.Asking = a.typing(ctx, t)
	answered := make(chan struct{})
	var patience sync.WaitGroup
	patience.Go(func() {
		timer := time.NewTimer(longWait)
		defer timer.Stop()
		select {
		case <-answered:
		case <-ctx.Done():
		case <-timer.C:
			if err := a.tellItTakesLong(ctx, t); err != nil && ctx.Err() == nil && !errors.Is(err, errOvertaken) {
				a.o.Log.Error("tell a guest that it takes long", slog.Any("conversation", t.Conversation.ID), slog.Any("error", err))
			}
		}
	})
	// Waited for, so that the answer is written after what was told before it.
	defer patience.Wait()
	defer close(answered)
	v, err := a.o.Answerer.Consider(ctx, t)
	if p := v.Identity.Property; p != nil {
		a.heard.Store(p.ID)
	}
	return v, err
}

// tellItTakesLong puts a fixed sentence into the outbox, once from the first
// bubble that waits until its answer, however often the turn is considered. The
// outbox keeps it before the answer, and a turn that was answered or overtaken
// in the same moment is told nothing.
func (a *App) tellItTakesLong(ctx context.Context, t Turn) error {
	now := a.o.Now()
	var v Verdict
	a.o.Answerer.language(t, &v)
	v.Identity.Property = presumedProperty(t)
	v.Reply = a.o.Answerer.say(&v, phrase.WaitingLong, phrase.Args{})
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, _, err := a.stillDue(ctx, tx, t)
		if err != nil {
			return err
		}
		text := a.disclosing(&c, t, v)
		c.Language = v.Language
		id, err := stay.NewID[stay.MessageID](a.o.Rand)
		if err != nil {
			return err
		}
		m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromAssistant, Type: "text", Text: stay.Private(text), SentAt: t.Now, CreatedAt: now}
		fresh, err := tx.AddOutgoing(ctx, c, m, stay.PurposeNotice, "waiting "+string(t.Messages[0].ID), now)
		if err != nil {
			return fmt.Errorf("put it into the outbox: %w", err)
		}
		if !fresh {
			return nil
		}
		c.LastMessageAt = now
		return tx.PutConversation(ctx, c)
	})
}
