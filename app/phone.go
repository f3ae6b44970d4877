package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// The owner's own phone, where it is on the same number (coexistence): what they write
// there comes as an echo. Whatever they do there, a person is at it.

// takeEcho sees that the owner wrote from the phone: a person has taken over. An echo
// does not open the 24 hours in which free text may be sent.
func (a *App) takeEcho(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	now := a.o.Now()
	if changes(e) {
		if err := a.takeChange(ctx, tx, n, e, stay.FromHost); err != nil {
			return err
		}
		return a.actsOnPhone(ctx, tx, n, e, now)
	}
	c, _, err := a.conversationFor(ctx, tx, n, sender{Phone: e.To, UserID: e.ToUserID, At: e.Time}, now)
	if err != nil {
		return err
	}
	if ours, err := a.ourOwn(ctx, tx, c, e); err != nil || ours {
		return err
	}
	m, seq, fresh, err := a.addPhone(ctx, tx, c, e, now)
	if err != nil || !fresh {
		return err
	}
	c.LastMessageAt = now
	if err := a.personWrote(ctx, tx, c, seq, m.SentAt, now); err != nil {
		return err
	}
	if c, err = tx.Conversation(ctx, c.ID); err != nil {
		return err
	}
	return a.catchUp(ctx, tx, c, m.ID, e.ID)
}

// addPhone stores what the owner wrote on the phone, with its file.
func (a *App) addPhone(ctx context.Context, tx *store.Tx, c stay.Conversation, e whatsapp.Event, now time.Time) (m stay.Message, seq int64, fresh bool, err error) {
	id, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return m, 0, false, err
	}
	m = stay.Message{ID: id, Conversation: c.ID, Author: stay.FromHost, Type: e.Type, Text: stay.Private(a.wordsOf(e)), Note: noteOf(e), Via: stay.ViaPhone, Content: contentOf(e),
		Past: e.History, SentAt: sentAt(e, c.Now(now)), CreatedAt: now}
	if err := a.quote(ctx, tx, c, &m, e); err != nil {
		return m, 0, false, err
	}
	seq, fresh, err = tx.AddMessage(ctx, c, m, e.ID)
	if err != nil || !fresh {
		return m, seq, fresh, err
	}
	if err := a.noteFile(ctx, tx, c, m, e.Media, now); err != nil {
		return m, seq, fresh, fmt.Errorf("note the file of a message: %w", err)
	}
	return m, seq, true, nil
}

// actsOnPhone takes a conversation over in which the owner changed a message or put an
// emoji on one, on the phone. It makes no guest and no conversation.
func (a *App) actsOnPhone(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event, now time.Time) error {
	target := e.OriginalID
	if e.Type == "reaction" {
		target = e.ReactionTo
	}
	var c stay.Conversation
	id, err := tx.MessageByWamid(ctx, target, n.Simulated)
	if err == nil {
		var m stay.Message
		if m, err = tx.Message(ctx, id); err == nil {
			c, err = tx.Conversation(ctx, m.Conversation)
		}
	} else if errors.Is(err, stay.ErrNotFound) {
		c, err = a.knownConversation(ctx, tx, n, e.To, e.ToUserID)
	}
	if errors.Is(err, stay.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	last, err := tx.Messages(ctx, c.ID, 1)
	if err != nil {
		return err
	}
	return a.personWrote(ctx, tx, c, seqOf(last), sentAt(e, c.Now(now)), now)
}

// knownConversation is the thread with somebody who is known; stay.ErrNotFound for
// anybody else.
func (a *App) knownConversation(ctx context.Context, tx *store.Tx, n Number, phone, userID string) (stay.Conversation, error) {
	g, err := knownGuest(ctx, tx, n, phone, userID)
	if err != nil {
		return stay.Conversation{}, err
	}
	return tx.ConversationOf(ctx, g, n.ID)
}

// knownGuest is a guest by user id, else by number; stay.ErrNotFound for anybody else.
func knownGuest(ctx context.Context, tx *store.Tx, n Number, phone, userID string) (stay.GuestID, error) {
	known, err := tx.Holders(ctx, userID, "", stay.PhoneFromDigits(phone), n.Simulated)
	switch {
	case err != nil:
		return "", err
	case known.UserID.Guest != "":
		return known.UserID.Guest, nil
	case known.Phone.Guest != "" && known.Phone.Live():
		return known.Phone.Guest, nil
	default:
		return "", stay.ErrNotFound
	}
}

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
