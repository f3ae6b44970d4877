package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"portineria/store"
	"portineria/whatsapp"
)

// The refusals of Receive.
var (
	// ErrUnsigned: the body does not carry our app's signature. Nothing is kept.
	ErrUnsigned = errors.New("the delivery is not signed with the app secret")
	// ErrNoSecret: no app secret is configured, so nothing can be believed.
	ErrNoSecret = errors.New("no app secret is configured")
)

// Receive takes a webhook body from the platform: it checks the signature over
// the bytes as they came and stores them. Once it returns nil the body is on
// disk, and 200 may be answered; a body that came before is a success without
// effect. A mistake in reading it never loses it: then it is stored unread, for
// intake to try again.
func (a *App) Receive(ctx context.Context, body []byte, signature string) error {
	return a.receive(ctx, store.FromPlatform, body, signature)
}

// ReceiveSimulated is Receive for the simulator's own number.
func (a *App) ReceiveSimulated(ctx context.Context, body []byte, signature string) error {
	return a.receive(ctx, store.FromSimulator, body, signature)
}

func (a *App) receive(ctx context.Context, source store.Source, body []byte, signature string) error {
	var secrets []string
	for _, n := range a.o.Numbers {
		if n.Simulated == (source == store.FromSimulator) {
			secrets = append(secrets, n.Secrets...)
		}
	}
	if len(secrets) == 0 {
		return ErrNoSecret
	}
	if err := whatsapp.Verify(secrets, body, signature); err != nil {
		return fmt.Errorf("%w: %w", ErrUnsigned, err)
	}
	now := a.o.Now()
	// In the usual case what is in it is taken in the same transaction, which
	// spares a second flush. Where that fails, the body alone is stored, and intake
	// tries again without holding up the platform.
	err := a.db.Update(ctx, func(tx *store.Tx) error {
		d, fresh, err := tx.AddDelivery(ctx, source, body, now)
		if err != nil || !fresh {
			return err
		}
		return a.take(ctx, tx, d)
	})
	if err == nil {
		wake(a.newTurn)
		return nil
	}
	if ctx.Err() != nil || errors.Is(err, store.ErrNoSpace) || errors.Is(err, store.ErrClosed) {
		return err
	}
	a.o.Log.Error("take a delivery at once", slog.Any("error", err))
	return a.db.Update(ctx, func(tx *store.Tx) error {
		_, _, err := tx.AddDelivery(ctx, source, body, now)
		return err
	})
}
