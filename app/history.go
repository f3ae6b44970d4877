package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// What the owner's phone app hands over of the time before its number was connected:
// past chats, in chunks of any order, and the names of its address book. It is there to
// be read, by the owner and as what was said before: it is never answered, wakes nobody,
// opens no window and consents to nothing. What is older than the privacy notice allows
// is not stored at all.

// takePast takes an element of the past chats.
func (a *App) takePast(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	now := a.o.Now()
	var err error
	switch e.Kind {
	case whatsapp.KindMessage, whatsapp.KindEcho:
		if !changes(e) && e.Type != "system" {
			err = a.takePastMessage(ctx, tx, n, e, now)
		}
	case whatsapp.KindAccount:
		if len(e.Errors) > 0 {
			if err = a.changeSync(ctx, tx, n, func(s *stay.PhoneSync) { s.Problem, s.HistoryAt = e.Errors[0].Code, now }); err == nil {
				err = tx.RaiseAlarm(ctx, stay.Alarm{Kind: stay.AlarmHistory, Number: n.ID, Detail: stay.Private("code:" + strconv.Itoa(e.Errors[0].Code)), RaisedAt: now})
			}
		}
	default:
	}
	return err
}

// takeChunk notes how far the handing over of past chats is.
func (a *App) takeChunk(ctx context.Context, tx *store.Tx, n Number, chunk *whatsapp.Chunk) error {
	return a.changeSync(ctx, tx, n, func(s *stay.PhoneSync) {
		s.HistoryAt, s.Phase, s.Progress = a.o.Now(), max(s.Phase, chunk.Phase), max(s.Progress, chunk.Progress)
	})
}

func (a *App) changeSync(ctx context.Context, tx *store.Tx, n Number, change func(*stay.PhoneSync)) error {
	s, err := tx.PhoneSync(ctx, n.ID)
	if err != nil {
		return err
	}
	change(&s)
	return tx.PutPhoneSync(ctx, n.ID, s, a.o.Now())
}

// takePastMessage stores one message of a past chat, or completes one of which only a
// placeholder had come.
func (a *App) takePastMessage(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event, now time.Time) error {
	id, err := tx.MessageByWamid(ctx, e.ID, n.Simulated)
	if err == nil {
		return a.completePast(ctx, tx, id, e, now)
	}
	if !errors.Is(err, stay.ErrNotFound) || e.ID == "" || e.Time.IsZero() {
		return ignoreMissing(err)
	}
	who := sender{Phone: e.From, UserID: e.UserID, ParentID: e.ParentUserID, Name: e.Name, At: e.Time}
	if e.Kind == whatsapp.KindEcho {
		who = sender{Phone: e.To, UserID: e.ToUserID, At: e.Time}
	}
	if who.Phone == "" && who.UserID == "" {
		return nil // nobody could ever be told what it was
	}
	if keep, err := a.keepsPast(ctx, tx, n, who, e.Time, now); err != nil || !keep {
		return err
	}
	c, guest, err := a.conversationFor(ctx, tx, n, who, now)
	if err != nil || guest.IsOwner {
		return err
	}
	m, _, fresh, err := a.addPast(ctx, tx, c, e, now)
	if err != nil || !fresh {
		return err
	}
	// A thread that is known from the past alone is as old as its last message.
	if c.CreatedAt.Equal(now) && c.LastMessageAt.Equal(now) || m.SentAt.After(c.LastMessageAt) {
		c.LastMessageAt = m.SentAt
		return tx.PutConversation(ctx, c)
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, stay.ErrNotFound) {
		return nil
	}
	return err
}

func (a *App) addPast(ctx context.Context, tx *store.Tx, c stay.Conversation, e whatsapp.Event, now time.Time) (stay.Message, int64, bool, error) {
	if e.Kind == whatsapp.KindEcho {
		return a.addPhone(ctx, tx, c, e, now)
	}
	var m stay.Message
	id, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return m, 0, false, err
	}
	m = stay.Message{ID: id, Conversation: c.ID, Author: stay.FromGuest, Type: e.Type, Text: stay.Private(a.wordsOf(e)), Note: noteOf(e), Content: contentOf(e), Past: true,
		SentAt: sentAt(e, now), CreatedAt: now}
	seq, fresh, err := tx.AddMessage(ctx, c, m, e.ID)
	if err == nil && fresh {
		err = a.noteFile(ctx, tx, c, m, e.Media, now)
	}
	return m, seq, fresh, err
}

// completePast puts the file to a placeholder. Whatever else is known already stays.
func (a *App) completePast(ctx context.Context, tx *store.Tx, id stay.MessageID, e whatsapp.Event, now time.Time) error {
	m, err := tx.Message(ctx, id)
	if err != nil || m.Type != placeholder || e.Type == placeholder {
		return err
	}
	c, err := tx.Conversation(ctx, m.Conversation)
	if err != nil {
		return err
	}
	m.Type, m.Text, m.Note, m.Content = e.Type, stay.Private(a.wordsOf(e)), noteOf(e), contentOf(e)
	err = tx.Retype(ctx, c, id, e.Type, func(x *stay.Message) { x.Text, x.Note, x.Content = m.Text, m.Note, m.Content })
	if err != nil {
		return fmt.Errorf("complete a message of a past chat: %w", err)
	}
	return a.noteFile(ctx, tx, c, m, e.Media, now)
}

// placeholder is the type of a message of a past chat whose file is handed over later.
const placeholder = "media_placeholder"

// keepsPast reports whether a message of that time may be kept: within the period of
// conversations, which is longer for somebody whose number stands on a booking.
func (a *App) keepsPast(ctx context.Context, tx *store.Tx, n Number, who sender, at, now time.Time) (bool, error) {
	r := a.o.Retention
	if at.Before(now.AddDate(0, -r.MessagesMonthsAtMost, 0)) {
		return false, nil
	}
	if !at.Before(now.AddDate(0, 0, -r.MessagesDaysWithoutStay)) {
		return true, nil
	}
	booked := func(b stay.Booking) bool {
		return now.Before(r.ConversationEnds(at, b.Departure, time.UTC))
	}
	if phone := stay.PhoneFromDigits(who.Phone); phone != "" && !n.Simulated {
		all, err := tx.BookingsByPhone(ctx, phone)
		if err != nil || slices.ContainsFunc(all, booked) {
			return err == nil, err
		}
	}
	return false, nil
}

// takeContact learns from the phone's address book what the owner calls somebody. Of
// who is no guest nothing is kept; a name that is taken out of it is forgotten.
func (a *App) takeContact(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	now := a.o.Now()
	s, err := tx.PhoneSync(ctx, n.ID)
	if err != nil {
		return err
	}
	if s.ContactsAt.IsZero() || now.Sub(s.ContactsAt) > time.Minute {
		s.ContactsAt = now
		if err := tx.PutPhoneSync(ctx, n.ID, s, now); err != nil {
			return err
		}
	}
	id, err := knownGuest(ctx, tx, n, e.From, e.UserID)
	if err != nil {
		return ignoreMissing(err)
	}
	g, err := tx.Guest(ctx, id)
	if err != nil || e.Time.Before(g.CalledAt) {
		return err
	}
	called := stay.Private(e.Name)
	if e.Type == "remove" {
		called = ""
	}
	at := e.Time
	if at.IsZero() {
		at = now
	}
	if g.Called == called {
		return nil
	}
	g.Called, g.CalledAt = called, at
	if err := tx.PutGuest(ctx, g); err != nil {
		return fmt.Errorf("note what the owner calls a guest: %w", err)
	}
	if c, err := tx.ConversationOf(ctx, id, n.ID); err == nil {
		tx.Note("conversation", string(c.ID))
	}
	return nil
}

// phoneApp is a number's way to ask the owner's phone app for its past.
type phoneApp interface {
	SyncPhoneApp(ctx context.Context, kind string) (requestID string, err error)
}

// SyncPhone asks the phone app of a number for its past chats (whatsapp.SyncHistory) or
// its address book (whatsapp.SyncContacts). Each can be asked for once, within 24 hours
// after the number was connected; the refusal is a *whatsapp.SendError. A number that
// cannot ask is stay.ErrConflict.
func (a *App) SyncPhone(ctx context.Context, number, kind string) error {
	n, ours := a.number(number)
	asks, can := n.Sender.(phoneApp)
	if !ours || !can {
		return fmt.Errorf("ask the phone for its past: this number cannot: %w", stay.ErrConflict)
	}
	_, refused := asks.SyncPhoneApp(ctx, kind)
	now := a.o.Now()
	err := a.db.Update(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		return a.changeSync(ctx, tx, n, func(s *stay.PhoneSync) {
			var failure *whatsapp.SendError
			switch {
			case errors.As(refused, &failure):
				s.Problem = failure.Code
			case refused != nil:
			case kind == whatsapp.SyncHistory:
				s.HistoryAsked, s.Problem = now, 0
			default:
				s.ContactsAsked, s.Problem = now, 0
			}
		})
	})
	return errors.Join(refused, err)
}
