package account

import (
	"context"
	"fmt"

	"portineria/stay"
	"portineria/store"
)

// SetupToken makes the token of the one-time link that lets the first owner in,
// or returns an empty one where there is an owner already. Each call replaces
// the token before it.
func (d *Door) SetupToken(ctx context.Context) (string, error) {
	owned, err := d.o.DB.HasOwner(ctx)
	if err != nil || owned {
		return "", err
	}
	token, err := d.token()
	if err != nil {
		return "", err
	}
	now := d.o.Now()
	return token, d.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.PutSetupLink(ctx, token, now) })
}

// SetupLives reports whether a set-up token still lets somebody in.
func (d *Door) SetupLives(ctx context.Context, token string) (bool, error) {
	owned, err := d.o.DB.HasOwner(ctx)
	if err != nil || owned {
		return false, err
	}
	return d.o.DB.SetupLinkLives(ctx, token)
}

// SetUp makes the first owner and opens their session. The token is spent in
// the same transaction, so that it works once.
func (d *Door) SetUp(ctx context.Context, setup string, n NewUser, agent string) (token string, err error) {
	n.Role = stay.RoleOwner
	a, err := d.account(n)
	if err != nil {
		return "", err
	}
	err = d.o.DB.Update(ctx, func(tx *store.Tx) error {
		if owned, err := tx.HasOwner(ctx); err != nil || owned {
			return firstOf(err, fmt.Errorf("set up: there is an owner already: %w", stay.ErrConflict))
		}
		if err := tx.SpendSetupLink(ctx, setup); err != nil {
			return fmt.Errorf("set up: %w", err)
		}
		if err := tx.PutSetting(ctx, "owner.language", n.Language, d.o.Now().UnixMilli()); err != nil {
			return err
		}
		return tx.PutUser(ctx, a)
	})
	if err != nil {
		return "", err
	}
	return d.open(ctx, a, false, agent)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
