package app

import (
	"context"
	"fmt"
	"time"

	"portineria/stay"
	"portineria/store"
)

// reconcile settles the messages of which nobody knows whether they left. Their
// status, which carries our own mark, settles most by itself. Where none came
// although webhooks do arrive, the message did not leave and is sent once more;
// where no webhook arrives at all, nothing can be concluded, and the owner is
// shown it.
func (a *App) reconcile(ctx context.Context) error {
	now := a.o.Now()
	if err := a.db.Update(ctx, func(tx *store.Tx) error { _, err := tx.LoseLeases(ctx, now, false); return err }); err != nil {
		return fmt.Errorf("look for lost leases: %w", err)
	}
	uncertain, err := a.db.UncertainSends(ctx)
	if err != nil {
		return err
	}
	for _, o := range uncertain {
		c, err := a.db.Conversation(ctx, o.Conversation)
		if err != nil {
			return err
		}
		source := store.FromPlatform
		if c.Simulated {
			source = store.FromSimulator
		}
		heard, err := a.db.DeliveriesSince(ctx, source, o.Since)
		if err != nil {
			return err
		}
		step := afterUncertainty(now.Sub(o.Since), a.o.ReconcileAfter, heard > 0, o.Resent)
		if step == stay.Uncertain {
			continue
		}
		if err := a.db.Update(ctx, func(tx *store.Tx) error { return a.conclude(ctx, tx, c, o, step, now) }); err != nil {
			return fmt.Errorf("settle an uncertain message: %w", err)
		}
	}
	return nil
}

// unclearAfter is how many times the waiting period an uncertain message waits
// for any webhook at all before the owner is asked.
const unclearAfter = 5

// afterUncertainty is pure: what becomes of a message that has been uncertain
// for some time. A second uncertainty of the same message is the owner's to
// settle, since two copies may be on their way already.
func afterUncertainty(waited, period time.Duration, heard, resent bool) stay.SendState {
	switch {
	case waited < period:
		return stay.Uncertain
	case heard && !resent:
		return stay.Queued
	case heard || waited >= unclearAfter*period:
		return stay.Unclear
	default:
		return stay.Uncertain
	}
}

func (a *App) conclude(ctx context.Context, tx *store.Tx, c stay.Conversation, o store.Outgoing, to stay.SendState, now time.Time) error {
	// A status may have come between the look and this transaction: then the
	// message is not uncertain any more, and its own state stands.
	if m, err := tx.Message(ctx, o.Message); err != nil || m.Send == nil || m.Send.State != stay.Uncertain {
		return err
	}
	c, err := tx.Conversation(ctx, c.ID) // as it is now: a person may have taken over
	if err != nil {
		return err
	}
	step := stay.Step{Name: "send", Found: "unclear"}
	if to == stay.Queued {
		if dropped, err := a.dropOvertaken(ctx, tx, c, o.Message, now); err != nil || dropped {
			return err
		}
		step.Found = "sent_again"
	}
	_, err = tx.Settle(ctx, o.Message, store.Outcome{To: to, NextAt: now, Resent: to == stay.Queued}, now)
	if err != nil {
		return err
	}
	if err := tx.AddTrace(ctx, c, stay.Trace{Conversation: c.ID, Message: o.Message, At: now, Steps: []stay.Step{step}}); err != nil {
		return err
	}
	if to != stay.Unclear {
		return nil
	}
	return a.sendTrouble(ctx, tx, o.Message, stay.Unclear, stay.ReasonSendUnclear)
}
