package app

import (
	"context"
	"errors"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// sender is how the platform names whoever wrote.
type sender struct{ Phone, UserID, Name string }

// conversationFor finds or makes the guest and the conversation of a sender.
// The business-scoped user id names the person; a phone number is an alias that
// may be missing, change, or pass on to somebody else (Meta, "Business-scoped
// user IDs").
func (a *App) conversationFor(ctx context.Context, tx *store.Tx, n Number, s sender, now time.Time) (stay.Conversation, stay.Guest, error) {
	g, err := a.guestFor(ctx, tx, n, s, now)
	if err != nil {
		return stay.Conversation{}, g, err
	}
	c, err := tx.ConversationOf(ctx, g.ID, n.ID)
	if !errors.Is(err, stay.ErrNotFound) {
		return c, g, err
	}
	id, err := stay.NewID[stay.ConversationID](a.o.Rand)
	if err != nil {
		return c, g, err
	}
	c = stay.Conversation{ID: id, Guest: g.ID, NumberID: n.ID, Simulated: n.Simulated, Mode: stay.ByAssistant, ModeSince: now, LastMessageAt: now, CreatedAt: now}
	if !g.NoAIAt.IsZero() {
		c.Mode, c.ModeReason = stay.ByHuman, modeNoAI
	}
	return c, g, tx.PutConversation(ctx, c)
}

// guestFor resolves a sender by user id first, then by phone. A number that
// another living user id holds is not believed to be the same person: numbers
// are given to new people.
func (a *App) guestFor(ctx context.Context, tx *store.Tx, n Number, s sender, now time.Time) (stay.Guest, error) {
	phone := stay.PhoneFromDigits(s.Phone)
	byUser, byPhone, err := tx.GuestsByAliases(ctx, s.UserID, phone, n.Simulated)
	if err != nil {
		return stay.Guest{}, err
	}
	id, recycled := byUser, false
	if id == "" && byPhone != "" {
		held, err := tx.HasLiveAlias(ctx, byPhone, store.AliasUserID)
		if err != nil {
			return stay.Guest{}, err
		}
		recycled = held && s.UserID != ""
		if !recycled {
			id = byPhone
		}
	}
	g, err := a.guestOrNew(ctx, tx, id, now)
	if err != nil {
		return g, err
	}
	before := g
	if id == "" {
		before = stay.Guest{} // it has to be stored in any case
	}
	if s.Name != "" {
		g.Name = stay.Private(s.Name)
	}
	if s.UserID != "" {
		g.UserID = stay.Private(s.UserID)
	}
	if phone != "" && !recycled {
		g.Phone = stay.Private(phone)
		g.IsOwner = !n.Simulated && phone == a.o.OwnerPhone
	}
	if id == "" {
		// Everything about them may have been deleted since they said it.
		if g.StoppedAt, g.NoAIAt, err = tx.Marks(ctx, g, n.Simulated); err != nil {
			return g, err
		}
	}
	if g != before {
		if err := tx.PutGuest(ctx, g); err != nil {
			return g, err
		}
	}
	if s.UserID != "" && byUser != g.ID {
		if err := tx.PutAlias(ctx, g.ID, store.Alias{Kind: store.AliasUserID, Value: s.UserID}, n.Simulated, now); err != nil {
			return g, err
		}
	}
	if phone != "" && !recycled && byPhone != g.ID {
		err = tx.PutAlias(ctx, g.ID, store.Alias{Kind: store.AliasPhone, Value: phone}, n.Simulated, now)
	}
	return g, err
}

func lookUp(ctx context.Context, tx *store.Tx, alias store.Alias, simulated bool) (stay.GuestID, error) {
	if alias.Value == "" {
		return "", nil
	}
	id, err := tx.GuestByAlias(ctx, alias, simulated)
	if errors.Is(err, stay.ErrNotFound) {
		return "", nil
	}
	return id, err
}

// guestOrNew reads a guest, or makes one that is not stored yet.
func (a *App) guestOrNew(ctx context.Context, tx *store.Tx, id stay.GuestID, now time.Time) (stay.Guest, error) {
	if id != "" {
		return tx.Guest(ctx, id)
	}
	id, err := stay.NewID[stay.GuestID](a.o.Rand)
	if err != nil {
		return stay.Guest{}, err
	}
	return stay.Guest{ID: id, CreatedAt: now}, nil
}

// takeIdentityChange keeps a person the same when their number or user id
// changes. The old identifier still finds them: late events use it.
func (a *App) takeIdentityChange(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	now := a.o.Now()
	var id stay.GuestID
	for _, old := range []store.Alias{
		{Kind: store.AliasUserID, Value: e.PreviousUserID}, {Kind: store.AliasUserID, Value: e.UserID},
		{Kind: store.AliasPhone, Value: stay.PhoneFromDigits(e.From)},
	} {
		found, err := lookUp(ctx, tx, old, n.Simulated)
		if err != nil {
			return err
		}
		if found == "" {
			continue
		}
		id = found
		if err := tx.SupersedeAlias(ctx, old, n.Simulated, now); err != nil {
			return err
		}
	}
	if id == "" {
		return nil // nobody that we know
	}
	g, err := tx.Guest(ctx, id)
	if err != nil {
		return err
	}
	for _, fresh := range []store.Alias{{Kind: store.AliasUserID, Value: e.NewUserID}, {Kind: store.AliasPhone, Value: stay.PhoneFromDigits(e.NewPhone)}} {
		if fresh.Value == "" {
			continue
		}
		if err := tx.PutAlias(ctx, id, fresh, n.Simulated, now); err != nil {
			return err
		}
		if fresh.Kind == store.AliasPhone {
			g.Phone = stay.Private(fresh.Value)
		} else {
			g.UserID = stay.Private(fresh.Value)
		}
	}
	return tx.PutGuest(ctx, g)
}

// takeEcho sees that the owner wrote from the phone: a person has taken over.
func (a *App) takeEcho(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	now := a.o.Now()
	c, _, err := a.conversationFor(ctx, tx, n, sender{Phone: e.To, UserID: e.ToUserID}, now)
	if err != nil {
		return err
	}
	id, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return err
	}
	m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromHost, Type: e.Type, Text: stay.Private(e.Text), Via: stay.ViaPhone, SentAt: sentAt(e, c.Now(now)), CreatedAt: now}
	seq, fresh, err := tx.AddMessage(ctx, c, m, e.ID)
	if err != nil || !fresh {
		return err
	}
	c.LastMessageAt = now
	return a.personWrote(ctx, tx, c, seq, m.SentAt, now)
}
