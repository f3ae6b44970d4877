package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// intakeBatch is how many stored bodies are read in one go, and intakeEvery how
// often they are looked for without being told of any.
const (
	intakeBatch = 64
	intakeEvery = 2 * time.Second
)

// intakeLoop reads stored deliveries into messages and statuses.
func (a *App) intakeLoop(ctx context.Context) error {
	tick := time.NewTicker(intakeEvery)
	defer tick.Stop()
	for {
		n, err := a.intake(ctx)
		if err != nil && ctx.Err() == nil {
			a.o.Log.Error("read deliveries", slog.Any("error", err))
		}
		if err == nil && n == intakeBatch {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-a.newDelivery:
		case <-tick.C:
		}
	}
}

// intake reads the next stored bodies. All of them share a transaction; where
// one spoils it, each is tried alone, and the one that cannot be read is set
// aside and shown instead of holding up the rest.
func (a *App) intake(ctx context.Context) (int, error) {
	pending, err := a.db.PendingDeliveries(ctx, intakeBatch)
	if err != nil || len(pending) == 0 {
		return 0, err
	}
	err = a.db.Update(ctx, func(tx *store.Tx) error {
		for _, d := range pending {
			if err := a.read(ctx, tx, d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		err = a.intakeAlone(ctx, pending)
	}
	return len(pending), err
}

func (a *App) intakeAlone(ctx context.Context, pending []store.Delivery) error {
	var failed error
	for _, d := range pending {
		err := a.db.Update(ctx, func(tx *store.Tx) error { return a.read(ctx, tx, d) })
		if err == nil || ctx.Err() != nil || errors.Is(err, store.ErrNoSpace) {
			failed = errors.Join(failed, err)
			continue
		}
		a.o.Log.Error("set a delivery aside that cannot be read", slog.Any("delivery", d.ID), slog.Any("error", err))
		failed = errors.Join(failed, a.db.Update(ctx, func(tx *store.Tx) error { return setAside(ctx, tx, d, a.o.Now()) }))
	}
	return failed
}

func setAside(ctx context.Context, tx *store.Tx, d store.Delivery, now time.Time) error {
	if err := tx.AddOddity(ctx, d.ID, "unreadable", d.Body, now); err != nil {
		return err
	}
	return tx.FinishDelivery(ctx, d.ID, true)
}

// read reads a delivery that was stored unread.
func (a *App) read(ctx context.Context, tx *store.Tx, d store.Delivery) error {
	events, err := whatsapp.Decode(d.Body)
	if err != nil {
		return setAside(ctx, tx, d, a.o.Now())
	}
	var statuses []store.Status
	if err := a.take(ctx, tx, d, events, &statuses); err != nil {
		return err
	}
	if err := a.applyStatuses(ctx, tx, statuses); err != nil {
		return err
	}
	return tx.FinishDelivery(ctx, d.ID, false)
}

// take files the elements of a delivery. The statuses in it are gathered, for
// whoever calls to apply them.
func (a *App) take(ctx context.Context, tx *store.Tx, d store.Delivery, events []whatsapp.Event, statuses *[]store.Status) error {
	for _, e := range events {
		if err := a.event(ctx, tx, d, e, statuses); err != nil {
			return fmt.Errorf("take an element of kind %s: %w", e.Kind, err)
		}
		if err := a.forgetTyped(ctx, tx, d, e); err != nil {
			return err
		}
	}
	return nil
}

// event files one element where it belongs. What has no place is kept and shown.
func (a *App) event(ctx context.Context, tx *store.Tx, d store.Delivery, e whatsapp.Event, statuses *[]store.Status) error {
	number, ours := a.number(e.PhoneNumberID)
	// The simulator's number exists for the simulator alone: whoever names it at
	// the public door names a number that is not there.
	if ours && number.Simulated != (d.Source == store.FromSimulator) {
		ours = false
	}
	if ours && e.Chunk != nil {
		if err := a.takeChunk(ctx, tx, number, e.Chunk); err != nil {
			return err
		}
	}
	switch {
	case !ours && (e.Kind == whatsapp.KindMessage || e.Kind == whatsapp.KindStatus || e.Kind == whatsapp.KindEcho || e.Kind == whatsapp.KindSystem):
		return tx.AddOddity(ctx, d.ID, "other_number", e.Raw, a.o.Now())
	case e.History && ours && e.GroupID == "" && (e.Kind == whatsapp.KindMessage || e.Kind == whatsapp.KindEcho || e.Kind == whatsapp.KindAccount):
		return a.takePast(ctx, tx, number, e)
	case e.History:
		return tx.AddOddity(ctx, d.ID, "history", e.Raw, a.o.Now())
	case e.Kind == whatsapp.KindEcho && e.To == "" && e.ToUserID == "" && !changes(e):
		return tx.AddOddity(ctx, d.ID, "echo", e.Raw, a.o.Now()) // nobody says to whom
	case e.GroupID != "":
		return tx.AddOddity(ctx, d.ID, "group", e.Raw, a.o.Now())
	}
	switch e.Kind {
	case whatsapp.KindMessage:
		return a.takeMessage(ctx, tx, number, e)
	case whatsapp.KindStatus:
		if s, known := statusOf(number, e); known {
			*statuses = append(*statuses, s)
		}
		return nil
	case whatsapp.KindEcho:
		return a.takeEcho(ctx, tx, number, e)
	case whatsapp.KindSystem:
		return a.takeIdentityChange(ctx, tx, number, e)
	case whatsapp.KindUnknown:
		// A guest's message of a type that nobody knows is still a guest who waits.
		if ours && e.Field == "messages" && e.ID != "" && (e.From != "" || e.UserID != "") {
			if err := tx.AddOddity(ctx, d.ID, "unknown_type", e.Raw, a.o.Now()); err != nil {
				return err
			}
			return a.takeMessage(ctx, tx, number, e)
		}
	case whatsapp.KindTemplate:
		if known, err := a.takeTemplate(ctx, tx, d.Source == store.FromSimulator, e); err != nil || known {
			return err
		}
	case whatsapp.KindAccount:
		if e.Field == "user_preferences" && ours {
			return a.takePreference(ctx, tx, number, e)
		}
		if e.Field == "smb_app_state_sync" && ours {
			return a.takeContact(ctx, tx, number, e)
		}
		if known, err := a.takeAccount(ctx, tx, number, e); known || err != nil {
			return err
		}
	}
	a.o.Log.Info("kept an element for the owner to see", slog.String("kind", string(e.Kind)), slog.String("field", e.Field))
	return tx.AddOddity(ctx, d.ID, string(e.Kind)+" "+e.Field, e.Raw, a.o.Now())
}

// takeMessage adds a guest's message to its conversation and makes a turn due.
func (a *App) takeMessage(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	if changes(e) {
		return a.takeChange(ctx, tx, n, e, stay.FromGuest)
	}
	now := a.o.Now()
	c, guest, err := a.conversationFor(ctx, tx, n, sender{Phone: ownNumber(e), UserID: e.UserID, ParentID: e.ParentUserID, Name: calledBy(e), At: e.Time}, now)
	if err != nil {
		return err
	}
	id, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return err
	}
	m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromGuest, Type: e.Type, Text: stay.Private(a.wordsOf(e)), Note: noteOf(e), Content: contentOf(e), SentAt: sentAt(e, c.Now(now)), CreatedAt: now}
	if err := a.quote(ctx, tx, c, &m, e); err != nil {
		return err
	}
	seq, fresh, err := tx.AddMessage(ctx, c, m, e.ID)
	if err != nil || !fresh {
		return err
	}
	if err := a.heed(ctx, tx, c, &guest, m, now); err != nil {
		return err
	}
	if err := received(ctx, tx, m); err != nil {
		return err
	}
	if err := a.noteFiles(ctx, tx, c, guest, m, e, now); err != nil {
		return fmt.Errorf("note the file of a message: %w", err)
	}
	if err := a.awaits(ctx, tx, c, guest, m, seq, now); err != nil {
		return err
	}
	if c, err = tx.Conversation(ctx, c.ID); err != nil {
		return err
	}
	return a.catchUp(ctx, tx, c, id, e.ID)
}

// calledBy is how a guest calls themselves. A username is shown, and never looked up:
// it may pass on to somebody else (Meta, "Business-scoped user IDs").
func calledBy(e whatsapp.Event) string {
	if e.Name == "" && e.Username != "" {
		return "@" + e.Username
	}
	return e.Name
}

// ownNumber is the number that a guest writes from. One whose number is hidden may
// have let the platform tell it: the card says that it was asked for, which no guest
// can write into one (Meta, "Business-scoped user IDs", asking for a number). It is
// worth what a number that is shown is worth. Any other card is somebody's number.
func ownNumber(e whatsapp.Event) string {
	if e.From != "" || e.Type != "contacts" || len(e.Cards) != 1 || e.Cards[0].Origin != whatsapp.FromRequest {
		return e.From
	}
	card := e.Cards[0]
	if card.UserID != "" && card.UserID != e.UserID {
		return ""
	}
	if card.WhatsApp != "" {
		return card.WhatsApp
	}
	return whatsapp.PhoneDigits(card.Phone)
}

// quote says which message this one replies to. It may be none of ours: older than
// our books, or written on the owner's phone before it was connected.
func (a *App) quote(ctx context.Context, tx *store.Tx, c stay.Conversation, m *stay.Message, e whatsapp.Event) error {
	if e.ReplyTo == "" {
		return nil
	}
	id, err := tx.MessageByWamid(ctx, e.ReplyTo, c.Simulated)
	if err == nil {
		var quoted stay.Message
		if quoted, err = tx.Message(ctx, id); err == nil && quoted.Conversation == c.ID {
			m.ReplyTo = id
			return nil
		}
	}
	if err != nil && !errors.Is(err, stay.ErrNotFound) {
		return err
	}
	content := *m.Says()
	content.Quotes = true
	m.Content = &content
	return nil
}

// opensWindow reports whether a message lets free text be sent for 24 hours. A
// reaction may or may not (Meta does not say): it does not count.
func opensWindow(kind string) bool { return kind != "reaction" && kind != "system" }

// sentAt is the guest's own time of writing; one in the future or missing
// counts as now, so that nobody can stretch the reply window.
func sentAt(e whatsapp.Event, now time.Time) time.Time {
	if e.Time.IsZero() || e.Time.After(now) {
		return now
	}
	return e.Time
}

// noteOf says in a word what a message is that is not text.
func noteOf(e whatsapp.Event) string {
	switch {
	case e.Media != nil && e.Media.Voice:
		return "voice"
	case e.Media != nil:
		return e.Media.MIME
	default:
		return e.Subtype
	}
}

// awaits moves the conversation on: a turn becomes due, or, where a person has
// taken over, that person is waited for.
func (a *App) awaits(ctx context.Context, tx *store.Tx, c stay.Conversation, g stay.Guest, m stay.Message, seq int64, now time.Time) error {
	if opensWindow(m.Type) && m.SentAt.After(c.LastGuestAt) {
		c.LastGuestAt = m.SentAt
	}
	c.LastMessageAt = now
	if c.QuietOver(c.Now(now)) {
		takePart(&c, seq-1, now)
	}
	switch {
	case g.IsOwner:
		c.AnsweredSeq = seq
	case c.Mode == stay.ByAssistant:
		c.Unread++
		if err := a.writesOn(ctx, tx, &c, now); err != nil {
			return err
		}
	default:
		c.Unread++
		if err := a.waitForPerson(ctx, tx, &c, m, now); err != nil {
			return err
		}
	}
	return tx.PutConversation(ctx, c)
}
