package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Automatic is a message that nobody asked for: a rule of the owner's sends it, as
// a template with a text that reads the same, or as text alone while the guest's
// window is open. Either the conversation is known, or the number and the phone of
// a booking's guest.
type Automatic struct {
	Booking      stay.BookingID
	Conversation stay.ConversationID
	Number       string // the business number; empty: of the conversation
	Phone        string // E.164
	Language     string // of the text; empty: the template's
	Text         string // empty: the template, filled in
	Template     *stay.TemplateUse
	Once         string // names what it must be the only one of, through crash and repetition
	Needs        stay.Visibility
}

// Waiting is what became of an automatic message: it is in the outbox, or the
// door's verdict says why it is not. Fresh is false where one of that name went
// there before.
type Waiting struct {
	Message      stay.MessageID
	Conversation stay.ConversationID
	Verdict      stay.Verdict
	Fresh        bool
}

// QueueAutomatic puts an automatic message into the outbox, if the door lets it
// pass now; it is asked again when the message leaves. Where only a booking's
// number is known, the guest and the conversation are made.
func (a *App) QueueAutomatic(ctx context.Context, tx *store.Tx, m Automatic) (Waiting, error) {
	now := a.o.Now()
	c, g, err := a.known(ctx, tx, m)
	if err != nil {
		return Waiting{}, err
	}
	w := Waiting{Conversation: c.ID}
	var t stay.Template
	if w.Verdict, t, err = a.mayGo(ctx, tx, c, g, stay.PurposeAutomatic, now, m.Template); err != nil || !w.Verdict.OK() {
		return w, err
	}
	if c.ID == "" {
		if c, g, err = a.meet(ctx, tx, m, now); err != nil {
			return w, err
		}
		w.Conversation = c.ID
	}
	if m.Text == "" && m.Template != nil {
		m.Text = t.Render(m.Template.Values).Text()
	}
	if m.Text == "" {
		return w, stay.Invalid{Field: "text", Key: "text_empty"}
	}
	if w.Verdict.Ground == stay.GroundBooking {
		if err := a.noteGround(ctx, tx, c, g, m.Booking, now); err != nil {
			return w, err
		}
	}
	if w.Message, err = stay.NewID[stay.MessageID](a.o.Rand); err != nil {
		return w, err
	}
	out := stay.Message{ID: w.Message, Conversation: c.ID, Author: stay.FromAssistant, Type: "text", Text: stay.Private(m.Text), SentAt: c.Now(now), CreatedAt: now, Needs: m.Needs, Template: m.Template}
	if w.Fresh, err = tx.AddOutgoing(ctx, c, out, stay.PurposeAutomatic, "automatic "+m.Once, now); err != nil || !w.Fresh {
		return w, err
	}
	c.LastMessageAt = now
	return w, tx.PutConversation(ctx, c)
}

// MayAutomatic says beforehand what the door would say to an automatic message in a
// conversation that exists, or to a booking's number that nobody wrote to yet.
func (a *App) MayAutomatic(ctx context.Context, m Automatic) (stay.Verdict, error) {
	c, g, err := a.known(ctx, a.db, m)
	if err != nil {
		return stay.Verdict{}, err
	}
	v, _, err := a.mayGo(ctx, a.db, c, g, stay.PurposeAutomatic, a.o.Now(), m.Template)
	return v, err
}

// lookups is what finds the conversation of an automatic message.
type lookups interface {
	Conversation(ctx context.Context, id stay.ConversationID) (stay.Conversation, error)
	ConversationOf(ctx context.Context, g stay.GuestID, number string) (stay.Conversation, error)
	Guest(ctx context.Context, id stay.GuestID) (stay.Guest, error)
	GuestByAlias(ctx context.Context, a store.Alias, simulated bool) (stay.GuestID, error)
}

// known is the conversation of an automatic message, or, without an id, what it
// would be.
func (a *App) known(ctx context.Context, db lookups, m Automatic) (stay.Conversation, stay.Guest, error) {
	if m.Conversation != "" {
		c, err := db.Conversation(ctx, m.Conversation)
		if err != nil {
			return c, stay.Guest{}, err
		}
		g, err := db.Guest(ctx, c.Guest)
		return c, g, err
	}
	n, ours := a.number(m.Number)
	c, g := stay.Conversation{NumberID: m.Number, Simulated: n.Simulated}, stay.Guest{Phone: stay.Private(m.Phone)}
	if !ours || len(m.Phone) < 2 || m.Phone[0] != '+' {
		return c, g, fmt.Errorf("an automatic message has neither a conversation nor a number to go to: %w", stay.ErrNotFound)
	}
	id, err := db.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: m.Phone}, n.Simulated)
	if errors.Is(err, stay.ErrNotFound) {
		return c, g, nil
	}
	if err != nil {
		return c, g, err
	}
	if g, err = db.Guest(ctx, id); err != nil {
		return c, g, err
	}
	found, err := db.ConversationOf(ctx, id, m.Number)
	if errors.Is(err, stay.ErrNotFound) {
		return c, g, nil
	}
	return found, g, err
}

// meet makes the guest and the conversation of a booking whose guest nobody has
// written with yet.
func (a *App) meet(ctx context.Context, tx *store.Tx, m Automatic, now time.Time) (stay.Conversation, stay.Guest, error) {
	n, _ := a.number(m.Number)
	b, err := tx.Booking(ctx, m.Booking)
	if err != nil {
		return stay.Conversation{}, stay.Guest{}, err
	}
	c, g, err := a.conversationFor(ctx, tx, n, sender{Phone: m.Phone[1:]}, now)
	if err != nil {
		return c, g, err
	}
	if c.Property == "" {
		c.Property = b.Property
	}
	if g.Language == "" && b.Language != "" {
		g.Language = b.Language
		if err := tx.PutGuest(ctx, g); err != nil {
			return c, g, err
		}
	}
	if c.Language == "" {
		c.Language = b.Language
	}
	if err := tx.PutConversation(ctx, c); err != nil {
		return c, g, err
	}
	return c, g, tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: b.ID, Evidence: stay.EvidenceNumber, At: now})
}

// noteGround writes the owner's ground into the ledger for the guest of a booking,
// the first time that it is used for them.
func (a *App) noteGround(ctx context.Context, tx *store.Tx, c stay.Conversation, g stay.Guest, booking stay.BookingID, now time.Time) error {
	ground, err := Ground(ctx, tx)
	if err != nil {
		return err
	}
	return a.note(ctx, tx, stay.ConsentEntry{At: now, Kind: stay.OptIn, Scope: stay.ScopeStay, Source: stay.SourceBooking, Simulated: c.Simulated, Guest: g.ID, Booking: booking, Phone: g.Phone, UserID: g.UserID, Name: g.Name,
		Wording: ground.Wording, Language: ground.Language, Proof: ground.Proof, Actor: ground.Actor})
}

// dropAutomatic takes an automatic message back that the door keeps in: the guest
// has said STOP since, or the window closed. Nobody waits for it, so nobody is woken.
func (a *App) dropAutomatic(ctx context.Context, tx *store.Tx, id stay.MessageID, problem string, now time.Time) error {
	for _, to := range []stay.SendState{stay.Queued, stay.Dropped} { // nothing else leads there
		if _, err := tx.Settle(ctx, id, store.Outcome{To: to, Problem: problem}, now); err != nil {
			return err
		}
	}
	return nil
}
