package simulator

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Chat is a trial chat.
type Chat struct {
	Who          Who // At is the time on the phone now
	Conversation stay.Conversation
	Guest        stay.Guest
}

// Start opens a chat, so that the clock stands before the first message. A guest
// who has one goes on with it at the new time. A booking or property that is not
// there is stay.ErrNotFound.
func (s *Simulator) Start(ctx context.Context, w Who) (stay.ConversationID, error) {
	now := s.o.Now()
	offset := w.At.Sub(now).Truncate(time.Millisecond)
	var c stay.Conversation
	var g stay.Guest
	err := s.o.DB.Update(ctx, func(tx *store.Tx) (err error) {
		if c, g, err = s.chatFor(ctx, tx, w, now); err != nil {
			return err
		}
		c.ClockOffset = offset
		if c.Property == "" {
			c.Property = w.Property // as the card of the property says
		}
		if err := tx.PutConversation(ctx, c); err != nil {
			return err
		}
		return tx.PutSetting(ctx, settingOf(c.ID), w.noted(), now.UnixMilli())
	})
	if err != nil {
		return "", fmt.Errorf("open a trial chat: %w", err)
	}
	s.setClock(g, offset)
	return c.ID, nil
}

// chatFor finds the chat of a booking's guest, or makes one. Strangers are new
// people every time.
func (s *Simulator) chatFor(ctx context.Context, tx *store.Tx, w Who, now time.Time) (stay.Conversation, stay.Guest, error) {
	noted, err := tx.Settings(ctx, settings)
	if err != nil {
		return stay.Conversation{}, stay.Guest{}, err
	}
	for key, who := range noted {
		c, err := tx.Conversation(ctx, stay.ConversationID(strings.TrimPrefix(key, settings)))
		switch {
		case errors.Is(err, stay.ErrNotFound):
			err = tx.PutSetting(ctx, key, "", now.UnixMilli()) // the chat has expired
		case err == nil && w.Booking != "" && who == w.noted():
			g, err := tx.Guest(ctx, c.Guest)
			return c, g, err
		}
		if err != nil {
			return stay.Conversation{}, stay.Guest{}, err
		}
	}
	g, err := s.person(ctx, tx, w)
	if err != nil {
		return stay.Conversation{}, g, err
	}
	return s.chatOf(ctx, tx, g, now)
}

// chatOf finds the chat of a number, or makes guest and conversation as the
// first message would.
func (s *Simulator) chatOf(ctx context.Context, tx *store.Tx, g stay.Guest, now time.Time) (stay.Conversation, stay.Guest, error) {
	alias := store.Alias{Kind: store.AliasPhone, Value: string(g.Phone)}
	known, err := tx.GuestByAlias(ctx, alias, true)
	switch {
	case err == nil:
		if g, err = tx.Guest(ctx, known); err != nil {
			return stay.Conversation{}, g, err
		}
	case errors.Is(err, stay.ErrNotFound):
		if g.ID, err = stay.NewID[stay.GuestID](s.o.Rand); err != nil {
			return stay.Conversation{}, g, err
		}
		g.CreatedAt = now
		if err := tx.PutGuest(ctx, g); err != nil {
			return stay.Conversation{}, g, err
		}
		if err := tx.PutAlias(ctx, g.ID, alias, true, now); err != nil {
			return stay.Conversation{}, g, err
		}
	default:
		return stay.Conversation{}, g, err
	}
	c, err := tx.ConversationOf(ctx, g.ID, PhoneNumberID)
	if !errors.Is(err, stay.ErrNotFound) {
		return c, g, err
	}
	id, err := stay.NewID[stay.ConversationID](s.o.Rand)
	return stay.Conversation{ID: id, Guest: g.ID, NumberID: PhoneNumberID, Simulated: true, Mode: stay.ByAssistant, ModeSince: now, LastMessageAt: now, CreatedAt: now}, g, err
}

// Send writes a message from the phone; see Do.
func (s *Simulator) Send(ctx context.Context, id stay.ConversationID, text string) error {
	return s.Do(ctx, id, Act{Kind: SendText, Text: text})
}

// SetClock moves a chat to another time.
func (s *Simulator) SetClock(ctx context.Context, id stay.ConversationID, to time.Time) error {
	chat, err := s.Chat(ctx, id)
	if err != nil {
		return err
	}
	offset := to.Sub(s.o.Now()).Truncate(time.Millisecond)
	err = s.o.DB.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		c.ClockOffset = offset
		return tx.PutConversation(ctx, c)
	})
	if err != nil {
		return fmt.Errorf("set the clock of a trial chat: %w", err)
	}
	s.setClock(chat.Guest, offset)
	return nil
}

// Reset deletes a chat with all that is known from it.
func (s *Simulator) Reset(ctx context.Context, id stay.ConversationID) error {
	chat, err := s.Chat(ctx, id)
	if err != nil {
		return err
	}
	err = s.o.DB.Update(ctx, func(tx *store.Tx) error {
		if err := tx.PutSetting(ctx, settingOf(id), "", 0); err != nil {
			return err
		}
		return tx.RemoveConversation(ctx, id, chat.Guest.ID)
	})
	if err != nil {
		return fmt.Errorf("delete a trial chat: %w", err)
	}
	return nil
}

// Chat returns one chat. A conversation with a real guest is none: it is
// stay.ErrNotFound.
func (s *Simulator) Chat(ctx context.Context, id stay.ConversationID) (Chat, error) {
	c, err := s.o.DB.Conversation(ctx, id)
	if err == nil && (!c.Simulated || c.NumberID != PhoneNumberID) {
		err = fmt.Errorf("read the trial chat %s: %w", id, stay.ErrNotFound)
	}
	if err != nil {
		return Chat{}, err
	}
	return s.chat(ctx, c)
}

// Chats lists the chats, the last used first.
func (s *Simulator) Chats(ctx context.Context) ([]Chat, error) {
	all, err := s.o.DB.Conversations(ctx, store.InboxFilter{Simulated: true})
	if err != nil {
		return nil, fmt.Errorf("list the trial chats: %w", err)
	}
	var chats []Chat
	for _, c := range all {
		chat, err := s.chat(ctx, c)
		if errors.Is(err, stay.ErrNotFound) {
			continue // deleted between the two reads
		}
		if err != nil {
			return nil, err
		}
		chats = append(chats, chat)
	}
	slices.SortStableFunc(chats, func(a, b Chat) int { return b.Conversation.LastMessageAt.Compare(a.Conversation.LastMessageAt) })
	return chats, nil
}

func (s *Simulator) chat(ctx context.Context, c stay.Conversation) (Chat, error) {
	g, err := s.o.DB.Guest(ctx, c.Guest)
	if err != nil {
		return Chat{}, err
	}
	noted, err := s.o.DB.Setting(ctx, settingOf(c.ID))
	if err != nil && !errors.Is(err, stay.ErrNotFound) {
		return Chat{}, err
	}
	chat := Chat{Who: parseWho(noted), Conversation: c, Guest: g}
	chat.Who.At = c.Now(s.o.Now())
	return chat, nil
}
