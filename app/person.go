package app

import (
	"context"
	"errors"
	"time"

	"portineria/stay"
	"portineria/store"
)

// sender is how the platform names whoever wrote, and when they did, by its clock.
type sender struct {
	Phone, UserID, ParentID, Name string
	At                            time.Time
}

// conversationFor finds or makes the guest and the conversation of a sender.
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

// guestFor finds or makes the guest who a sender is. The business-scoped user id
// names the person; a phone number is an alias that may be missing, change, or pass
// on to somebody else (Meta, "Business-scoped user IDs").
func (a *App) guestFor(ctx context.Context, tx *store.Tx, n Number, s sender, now time.Time) (stay.Guest, error) {
	phone := stay.PhoneFromDigits(s.Phone)
	known, err := tx.Holders(ctx, s.UserID, s.ParentID, phone, n.Simulated)
	if err != nil {
		return stay.Guest{}, err
	}
	hasID := false // whoever is known under the number has an account of their own
	if known.Phone.Guest != "" && known.Phone.Guest != known.UserID.Guest {
		if hasID, err = tx.HasLiveAlias(ctx, known.Phone.Guest, store.AliasUserID); err != nil {
			return stay.Guest{}, err
		}
	}
	who := whoWrites(known, s.UserID != "" || s.ParentID != "", hasID)
	g, fresh, err := a.guestOrNew(ctx, tx, who.guest, now)
	if err != nil {
		return g, err
	}
	before := g
	if s.Name != "" {
		g.Name = stay.Private(s.Name)
	}
	if s.UserID != "" && (known.UserID.Guest == "" || known.UserID.Live()) {
		g.UserID = stay.Private(s.UserID) // one that was replaced comes with a late event
	}
	at := s.At
	if at.IsZero() {
		at = now
	}
	takes := phone != "" && who.number && isNews(g, phone, known.Phone, at)
	was := ""
	if takes {
		was = a.takeNumber(&g, phone, known.Phone, n, at)
	}
	if fresh {
		// Everything about them may have been deleted since they said it.
		if g.StoppedAt, g.NoAIAt, err = tx.Marks(ctx, g, n.Simulated); err != nil {
			return g, err
		}
	}
	if fresh || g != before {
		if err := tx.PutGuest(ctx, g); err != nil {
			return g, err
		}
	}
	for _, id := range []struct {
		value string
		known store.Holder
	}{{s.UserID, known.UserID}, {s.ParentID, known.ParentID}} {
		if id.value != "" && id.known.Guest == "" {
			if err := tx.PutAlias(ctx, g.ID, store.Alias{Kind: store.AliasUserID, Value: id.value}, n.Simulated, now); err != nil {
				return g, err
			}
		}
	}
	switch {
	case takes:
		err = a.passNumber(ctx, tx, n, g, phone, was, known.Phone, at)
	case phone != "" && who.number && known.Phone.Guest == "":
		err = tx.PutOldAlias(ctx, g.ID, store.Alias{Kind: store.AliasPhone, Value: phone}, n.Simulated, at)
	}
	if err != nil {
		return g, err
	}
	if who.asks != "" {
		if err := a.contest(ctx, tx, n, g, who.asks, phone, at); err != nil {
			return g, err
		}
	}
	for _, twin := range who.alsoIs {
		if g, err = a.joinGuests(ctx, tx, g.ID, twin, now); err != nil {
			return g, err
		}
	}
	return g, nil
}

// identified is whom a sender is taken for.
type identified struct {
	guest  stay.GuestID   // empty: somebody new
	alsoIs []stay.GuestID // known apart from them until now, and the same person
	number bool           // the number that they write from is theirs
	asks   stay.GuestID   // who was known under that number and may be the same person: the owner is asked
}

// whoWrites decides whom a sender is taken for: by user id, by parent id, then by
// number. A number whose last holder has an account of their own is not believed to
// be the same person with another account: numbers are given to new people. It is
// pure.
func whoWrites(known store.Holders, named, hasID bool) identified {
	who := identified{guest: known.UserID.Guest, number: true}
	if parent := known.ParentID.Guest; parent != "" && parent != who.guest {
		if who.guest == "" {
			who.guest = parent
		} else {
			who.alsoIs = append(who.alsoIs, parent)
		}
	}
	holder := known.Phone
	switch {
	case holder.Guest == "" || holder.Guest == who.guest:
	case who.guest == "" && !named:
		who.guest = holder.Guest
	case hasID && !holder.Live():
		// They have moved on to another number, which came free.
	case hasID:
		who.number, who.asks = false, holder.Guest
	case who.guest == "":
		who.guest = holder.Guest
	default:
		who.alsoIs = append(who.alsoIs, holder.Guest) // known by the number alone until now
	}
	if len(who.alsoIs) > 1 && who.alsoIs[0] == who.alsoIs[1] {
		who.alsoIs = who.alsoIs[:1]
	}
	return who
}

// isNews reports whether a number is the sender's present one: not where the event
// is older than what is known already.
func isNews(g stay.Guest, phone string, holder store.Holder, at time.Time) bool {
	if holder.Guest == g.ID && !holder.Live() && !at.After(holder.ReplacedAt) {
		return false // an event from before they changed it
	}
	return string(g.Phone) == "" || string(g.Phone) == phone || !at.Before(g.PhoneAt)
}

// takeNumber writes a number down as the guest's, and returns the one that it
// replaces.
func (a *App) takeNumber(g *stay.Guest, phone string, holder store.Holder, n Number, at time.Time) (was string) {
	if string(g.Phone) == phone {
		return ""
	}
	was = string(g.Phone)
	g.Phone, g.PhoneAt = stay.Private(phone), at.UTC()
	g.PassedOn = holder.Guest != "" && holder.Guest != g.ID && !holder.Live()
	g.IsOwner = !n.Simulated && phone == a.o.OwnerPhone
	return was
}

// passNumber makes a number find this guest, and the one before it no longer theirs.
func (a *App) passNumber(ctx context.Context, tx *store.Tx, n Number, g stay.Guest, phone, was string, holder store.Holder, at time.Time) error {
	if was != "" {
		if err := tx.SupersedeAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: was}, n.Simulated, at); err != nil {
			return err
		}
	}
	if holder.Guest == g.ID && holder.Live() {
		return nil
	}
	return tx.PutAlias(ctx, g.ID, store.Alias{Kind: store.AliasPhone, Value: phone}, n.Simulated, at)
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
func (a *App) guestOrNew(ctx context.Context, tx *store.Tx, id stay.GuestID, now time.Time) (g stay.Guest, fresh bool, err error) {
	if id != "" {
		g, err = tx.Guest(ctx, id)
		return g, false, err
	}
	id, err = stay.NewID[stay.GuestID](a.o.Rand)
	return stay.Guest{ID: id, CreatedAt: now}, true, err
}
