package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// What people do to messages after they were written: edit them, take them back,
// put an emoji on them. None of it is a message of its own: it opens no window,
// makes no turn and wakes nobody.

// changes reports whether an element changes a message that was written before.
func changes(e whatsapp.Event) bool {
	return e.Type == "edit" || e.Type == "revoke" || e.Type == "reaction"
}

// takeChange applies a change by the guest, or by the owner on their phone, to the
// message that it is for. One that overtakes its message waits for it.
func (a *App) takeChange(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event, by stay.Author) error {
	now := a.o.Now()
	target := e.OriginalID
	if e.Type == "reaction" {
		target = e.ReactionTo
	}
	change := store.MessageChange{Kind: e.Type, By: by, Text: a.wordsOf(e), Subtype: e.Subtype, At: e.Time, Key: tx.ChangeKey(e.ID, n.Simulated)}
	if change.Key == "" || change.At.IsZero() {
		change.At = now
	}
	who := sender{Phone: e.From, UserID: e.UserID, ParentID: e.ParentUserID, At: e.Time}
	if by == stay.FromHost {
		who = sender{Phone: e.To, UserID: e.ToUserID, At: e.Time}
	}
	id, err := tx.MessageByWamid(ctx, target, n.Simulated)
	if errors.Is(err, stay.ErrNotFound) {
		g, err := a.guestFor(ctx, tx, n, who, now)
		if err != nil {
			return err
		}
		return tx.ParkChange(ctx, g.ID, target, n.Simulated, change, now)
	}
	if err != nil {
		return err
	}
	m, err := tx.Message(ctx, id)
	if err != nil {
		return err
	}
	c, err := tx.Conversation(ctx, m.Conversation)
	if err != nil {
		return err
	}
	if theirs, err := a.mayChange(ctx, tx, n, who, c, m, change); err != nil || !theirs {
		return err
	}
	return a.change(ctx, tx, c, m, change)
}

// mayChange reports whether a change comes from somebody whose message it is:
// nobody edits what another has written, and nobody reacts in another's chat.
func (a *App) mayChange(ctx context.Context, tx *store.Tx, n Number, who sender, c stay.Conversation, m stay.Message, change store.MessageChange) (bool, error) {
	if c.NumberID != n.ID || (change.Kind != "reaction" && (m.Author == stay.FromGuest) != (change.By == stay.FromGuest)) {
		return false, nil
	}
	known, err := tx.Holders(ctx, who.UserID, who.ParentID, stay.PhoneFromDigits(who.Phone), n.Simulated)
	if err != nil {
		return false, err
	}
	for _, g := range []stay.GuestID{known.UserID.Guest, known.ParentID.Guest, known.Phone.Guest} {
		if g != "" {
			return g == c.Guest, nil
		}
	}
	return who.UserID == "" && who.ParentID == "" && who.Phone == "", nil // the platform may leave out who it was
}

// change applies one to its message. Whatever the order in which they arrive, the
// last one made counts, and what was taken back stays so.
func (a *App) change(ctx context.Context, tx *store.Tx, c stay.Conversation, m stay.Message, change store.MessageChange) error {
	if change.Kind == "reaction" {
		return a.react(ctx, tx, c, m, change)
	}
	if m.Withdrawn || (change.Kind == "edit" && change.At.Before(m.Says().EditedAt)) {
		return nil
	}
	err := tx.Rewrite(ctx, c, m.ID, func(m *stay.Message) {
		if change.Kind == "revoke" {
			m.Withdrawn, m.Text, m.Content = true, "", nil
			return
		}
		content := *m.Says()
		content.EditedAt = change.At
		m.Edited, m.Content = true, &content
		if change.Text != "" || change.Subtype != "" { // an edit without content says only that there was one
			m.Text = stay.Private(change.Text)
		}
	})
	if err != nil {
		return err
	}
	if err := a.correctFiles(ctx, tx, c, m.ID, change.Kind); err != nil {
		return err
	}
	a.interpreter.forgetMessage(c.ID, m.ID)
	if change.Kind == "revoke" {
		if err := tx.ForgetSteps(ctx, c, m.Seq); err != nil {
			return err
		}
	}
	if m.Author != stay.FromGuest {
		return nil
	}
	return a.corrects(ctx, tx, c, m.Seq, a.o.Now())
}

func (a *App) react(ctx context.Context, tx *store.Tx, c stay.Conversation, m stay.Message, change store.MessageChange) error {
	content := *m.Says()
	content.Reactions = slices.Clone(content.Reactions)
	if m.Withdrawn || !content.React(change.By, change.Text, change.At, change.Key) {
		return nil
	}
	return tx.Rewrite(ctx, c, m.ID, func(m *stay.Message) { m.Content = &content })
}

// catchUp applies the changes that came before their message.
func (a *App) catchUp(ctx context.Context, tx *store.Tx, c stay.Conversation, id stay.MessageID, wamid string) error {
	waiting, err := tx.TakeChanges(ctx, wamid, c.Simulated)
	if err != nil || len(waiting) == 0 {
		return err
	}
	slices.SortStableFunc(waiting, func(x, y store.MessageChange) int { return x.At.Compare(y.At) })
	for _, change := range waiting {
		m, err := tx.Message(ctx, id)
		if err != nil {
			return err
		}
		if change.Kind != "reaction" && (m.Author == stay.FromGuest) != (change.By == stay.FromGuest) {
			continue
		}
		if err := a.change(ctx, tx, c, m, change); err != nil {
			return err
		}
	}
	return nil
}

// contentOf is what a message says besides its words; nil where that is nothing.
func contentOf(e whatsapp.Event) *stay.Content {
	c := stay.Content{Subtype: e.Subtype, Detail: stay.Private(e.Detail), Product: e.Product, Forwarded: e.Forwarded}
	if e.Media != nil {
		c.Filename = stay.Private(e.Media.Filename)
	}
	if p := e.Place; p != nil {
		c.Place = &stay.Place{Latitude: stay.Private(p.Latitude), Longitude: stay.Private(p.Longitude), Name: stay.Private(p.Name), Address: stay.Private(p.Address)}
	}
	for _, card := range e.Cards {
		c.Cards = append(c.Cards, stay.Card{Name: stay.Private(card.Name), Phone: stay.Private(card.Phone)})
	}
	if r := e.Referral; r != nil && (r.Headline != "" || r.URL != "") {
		c.Advert = &stay.Advert{Headline: r.Headline, URL: r.URL}
	}
	if c.Subtype == "" && c.Detail == "" && c.Filename == "" && c.Place == nil && c.Cards == nil && c.Product == "" && c.Advert == nil && !c.Forwarded {
		return nil
	}
	return &c
}

// systemLine puts what the platform says of a guest into their chat, where there is
// one: a new number, a new phone. The platform's own words are not kept: they name
// numbers, and the guest's choice of name.
func (a *App) systemLine(ctx context.Context, tx *store.Tx, n Number, g stay.GuestID, e whatsapp.Event, now time.Time) error {
	c, err := tx.ConversationOf(ctx, g, n.ID)
	if errors.Is(err, stay.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	key := e.ID
	if key == "" {
		key = "system " + e.PreviousUserID + " " + e.NewUserID
	}
	subtype := e.Subtype
	if subtype == "" {
		subtype = e.Type
	}
	id, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return err
	}
	m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromGuest, Type: "system", Note: subtype, Content: &stay.Content{Subtype: subtype},
		SentAt: sentAt(e, c.Now(now)), CreatedAt: now}
	_, _, err = tx.AddMessage(ctx, c, m, key)
	return err
}
