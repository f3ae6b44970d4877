package app

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"portineria/stay"
	"portineria/store"
)

// OwnerWindow reports whether the owner has written to a number lately enough that
// it may write back (Meta, "Customer service windows").
func (a *App) OwnerWindow(ctx context.Context, number string) (bool, error) {
	if a.o.OwnerPhone == "" {
		return false, nil
	}
	g, err := a.db.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: a.o.OwnerPhone}, false)
	if errors.Is(err, stay.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	c, err := a.db.ConversationOf(ctx, g, number)
	if errors.Is(err, stay.ErrNotFound) {
		return false, nil
	}
	return err == nil && c.WindowOpen(a.o.Now()), err
}

// SendTest queues a line to the owner's own phone over a number, on the way that
// every answer takes. It reports false where the owner cannot be written to.
func (a *App) SendTest(ctx context.Context, number, text string) (sent bool, err error) {
	open, err := a.OwnerWindow(ctx, number)
	if err != nil || !open {
		return false, err
	}
	now := a.o.Now()
	err = a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := a.ownersConversation(ctx, tx, number)
		if err != nil {
			return err
		}
		id, err := stay.NewID[stay.MessageID](a.o.Rand)
		if err != nil {
			return err
		}
		m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromAssistant, Type: "text", Text: stay.Private(text), SentAt: now, CreatedAt: now}
		sent, err = tx.AddOutgoing(ctx, c, m, stay.PurposeAlert, "test "+strconv.FormatInt(now.UnixMilli(), 10), now)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("queue a test message: %w", err)
	}
	return sent, nil
}
