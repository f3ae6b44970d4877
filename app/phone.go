package app

import (
	"context"
	"strings"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// The owner's own phone, where it is on the same number (coexistence): what they write
// there comes as an echo.

// ourOwn reports whether an echo is of a message that we have sent ourselves, so that
// it does not count as the owner's. The platform is not known to echo those, and does
// not say that it never will (Meta, "smb_message_echoes"). One whose id we know is
// ours without more; this finds those that come before the answer of the call that
// sent them, by what they say, and settles them as sent.
func (a *App) ourOwn(ctx context.Context, tx *store.Tx, c stay.Conversation, e whatsapp.Event) (bool, error) {
	if e.Text == "" || e.ID == "" {
		return false, nil
	}
	open, err := tx.OpenSends(ctx, c.ID)
	if err != nil || len(open) == 0 {
		return false, err
	}
	shelf := Shelf{}
	if c.Property != "" {
		if shelf.Facts, err = tx.Facts(ctx, c.Property); err != nil {
			return false, err
		}
	}
	said := shelf.conceal(e.Text)
	for _, m := range open {
		// A disclosure may have been added as it left.
		if text := shelf.conceal(string(m.Text)); text != "" && strings.HasPrefix(said, text) {
			_, err := tx.Settle(ctx, m.ID, store.Outcome{To: stay.Sent, Wamid: e.ID}, a.o.Now())
			return err == nil, err
		}
	}
	return false, nil
}
