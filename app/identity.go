package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// takeIdentityChange keeps a person the same when their number or user id changes.
// The old identifier still finds them: late events use it. These events, too, come
// in any order and more than once.
func (a *App) takeIdentityChange(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	now := a.o.Now()
	g, err := a.whoChanged(ctx, tx, n, e, now)
	if err != nil || g.ID == "" {
		return err
	}
	at := e.Time
	if at.IsZero() {
		at = now
	}
	if g, err = a.changeUserID(ctx, tx, n, g, e, at); err != nil {
		return err
	}
	if err := a.changeNumber(ctx, tx, n, g, e, at); err != nil {
		return err
	}
	return a.systemLine(ctx, tx, n, g.ID, e, now)
}

// whoChanged is whom a change is about; nobody where neither the old nor the new
// identifiers are known. A change of user id is kept for somebody unknown as well:
// what they write may come before or after it.
func (a *App) whoChanged(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event, now time.Time) (stay.Guest, error) {
	aliases := []store.Alias{{Kind: store.AliasUserID, Value: e.PreviousUserID}, {Kind: store.AliasUserID, Value: e.UserID}}
	if e.Type == "system" && e.PreviousUserID == "" && e.UserID == "" {
		aliases = append(aliases, store.Alias{Kind: store.AliasPhone, Value: stay.PhoneFromDigits(e.From)})
	}
	for _, alias := range append(aliases, store.Alias{Kind: store.AliasUserID, Value: e.NewUserID}) {
		found, err := lookUp(ctx, tx, alias, n.Simulated)
		if err != nil {
			return stay.Guest{}, err
		}
		if found != "" {
			return tx.Guest(ctx, found)
		}
	}
	// Known by their number alone until now.
	if e.Type == "system" && e.PreviousUserID != "" {
		held, err := tx.Holders(ctx, "", "", stay.PhoneFromDigits(e.From), n.Simulated)
		if err != nil {
			return stay.Guest{}, err
		}
		if held.Phone.Live() {
			other, err := tx.HasLiveAlias(ctx, held.Phone.Guest, store.AliasUserID)
			if err != nil {
				return stay.Guest{}, err
			}
			if !other {
				return tx.Guest(ctx, held.Phone.Guest)
			}
		}
	}
	if e.PreviousUserID == "" || e.NewUserID == "" {
		return stay.Guest{}, nil
	}
	g, _, err := a.guestOrNew(ctx, tx, "", now)
	if err != nil {
		return g, err
	}
	return g, tx.PutGuest(ctx, g)
}

// changeUserID puts the new user id in the place of the old one. If somebody is known
// under the new one already, their message came first, and they are the same person.
func (a *App) changeUserID(ctx context.Context, tx *store.Tx, n Number, g stay.Guest, e whatsapp.Event, at time.Time) (stay.Guest, error) {
	fresh := store.Alias{Kind: store.AliasUserID, Value: e.NewUserID}
	old := store.Alias{Kind: store.AliasUserID, Value: e.PreviousUserID}
	if fresh.Value == "" || old.Value == "" || fresh.Value == old.Value {
		return g, nil
	}
	known, err := tx.Holders(ctx, fresh.Value, old.Value, "", n.Simulated)
	if err != nil {
		return g, err
	}
	joined := []stay.GuestID{"", g.ID}
	for _, h := range []store.Holder{known.UserID, known.ParentID} {
		if slices.Contains(joined, h.Guest) {
			continue
		}
		joined = append(joined, h.Guest)
		if g, err = a.joinGuests(ctx, tx, g.ID, h.Guest, at); err != nil {
			return g, err
		}
	}
	if known.ParentID.Guest == "" {
		err = tx.PutOldAlias(ctx, g.ID, old, n.Simulated, at)
	} else if known.ParentID.Live() {
		err = tx.SupersedeAlias(ctx, old, n.Simulated, at)
	}
	if err != nil {
		return g, err
	}
	if known.UserID.Guest == "" {
		if err := tx.PutAlias(ctx, g.ID, fresh, n.Simulated, at); err != nil {
			return g, err
		}
	}
	if known.UserID.Guest == "" || known.UserID.Live() { // else it has been replaced in its turn
		g.UserID = stay.Private(fresh.Value)
		return g, tx.PutGuest(ctx, g)
	}
	return g, nil
}

// changeNumber follows a change of number. Of a user id that changed without a word
// of the number it follows that the number has changed as well (Meta,
// "Business-scoped user IDs"): the one that we know leads to nobody, or to somebody
// else.
func (a *App) changeNumber(ctx context.Context, tx *store.Tx, n Number, g stay.Guest, e whatsapp.Event, at time.Time) error {
	fresh, old := stay.PhoneFromDigits(e.NewPhone), stay.PhoneFromDigits(e.From)
	if e.Type != "system" { // here the number is the present one, if it is told at all
		fresh, old = old, ""
	}
	if err := a.hadNumber(ctx, tx, n, g.ID, old, at); err != nil || at.Before(g.PhoneAt) {
		return err
	}
	if fresh == "" || fresh == string(g.Phone) {
		if fresh == "" && g.Phone != "" && e.NewUserID != "" {
			return a.loseNumber(ctx, tx, n, g, at)
		}
		return nil
	}
	known, err := tx.Holders(ctx, "", "", fresh, n.Simulated)
	if err != nil {
		return err
	}
	if known.Phone.Live() && known.Phone.Guest != g.ID {
		other, err := tx.HasLiveAlias(ctx, known.Phone.Guest, store.AliasUserID)
		if err != nil {
			return err
		}
		if !other {
			// Known by that number alone: this person, or whoever had it before.
			if g.Phone != "" {
				if err := a.loseNumber(ctx, tx, n, g, at); err != nil {
					return err
				}
			}
			return a.askPerson(ctx, tx, n, g.ID, known.Phone.Guest, fresh, at)
		}
		before, err := tx.Guest(ctx, known.Phone.Guest)
		if err != nil {
			return err
		}
		if string(before.Phone) == fresh {
			if err := a.loseNumber(ctx, tx, n, before, at); err != nil {
				return err
			}
		}
		known.Phone.ReplacedAt = at
	}
	was := a.takeNumber(&g, fresh, known.Phone, n, at)
	if err := tx.PutGuest(ctx, g); err != nil {
		return err
	}
	return a.passNumber(ctx, tx, n, g, fresh, was, known.Phone, at)
}

// hadNumber notes that a guest had a number until then. Whoever has it now was given
// it: it proves nothing for them.
func (a *App) hadNumber(ctx context.Context, tx *store.Tx, n Number, g stay.GuestID, phone string, at time.Time) error {
	if phone == "" {
		return nil
	}
	known, err := tx.Holders(ctx, "", "", phone, n.Simulated)
	if err != nil {
		return err
	}
	if known.Phone.Guest == "" {
		return tx.PutOldAlias(ctx, g, store.Alias{Kind: store.AliasPhone, Value: phone}, n.Simulated, at)
	}
	if known.Phone.Guest == g || !known.Phone.Live() {
		return nil
	}
	holder, err := tx.Guest(ctx, known.Phone.Guest)
	if err != nil || string(holder.Phone) != phone || holder.PassedOn {
		return err
	}
	holder.PassedOn = true
	return tx.PutGuest(ctx, holder)
}

// loseNumber takes a number from a guest who does not have it any more.
func (a *App) loseNumber(ctx context.Context, tx *store.Tx, n Number, g stay.Guest, at time.Time) error {
	if err := tx.SupersedeAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: string(g.Phone)}, n.Simulated, at); err != nil {
		return err
	}
	g.Phone, g.PhoneAt, g.PassedOn, g.IsOwner = "", at.UTC(), false, false
	return tx.PutGuest(ctx, g)
}

// contest deals with a number that two accounts are known by. An event from before
// the other one had it says only that it was this guest's before: then it proves
// nothing for the other. Else only the owner can say whether they are one person.
func (a *App) contest(ctx context.Context, tx *store.Tx, n Number, g stay.Guest, other stay.GuestID, phone string, at time.Time) error {
	holder, err := tx.Guest(ctx, other)
	if err != nil {
		return err
	}
	if string(holder.Phone) == phone && at.Before(holder.PhoneAt) {
		if holder.PassedOn {
			return nil
		}
		holder.PassedOn = true
		return tx.PutGuest(ctx, holder)
	}
	return a.askPerson(ctx, tx, n, g.ID, other, phone, a.o.Now())
}

// askPerson asks the owner whether two are one person.
func (a *App) askPerson(ctx context.Context, tx *store.Tx, n Number, g, other stay.GuestID, phone string, now time.Time) error {
	id, err := stay.NewID[stay.PersonQuestionID](a.o.Rand)
	if err != nil {
		return err
	}
	return tx.AskPerson(ctx, stay.PersonQuestion{ID: id, Guest: g, Other: other, Phone: stay.Private(phone), Simulated: n.Simulated, State: stay.PersonOpen, OpenedAt: now})
}

// joinGuests makes one guest of two, the older of them. A question that nobody could
// answer any more by itself after that is the owner's.
func (a *App) joinGuests(ctx context.Context, tx *store.Tx, one, two stay.GuestID, now time.Time) (stay.Guest, error) {
	x, err := tx.Guest(ctx, one)
	if err != nil {
		return x, err
	}
	y, err := tx.Guest(ctx, two)
	if err != nil {
		return x, err
	}
	if y.CreatedAt.Before(x.CreatedAt) {
		one, two = two, one
	}
	g, merged, err := tx.MergeGuests(ctx, one, two, now)
	if err != nil {
		return g, err
	}
	for _, m := range merged {
		if !m.Overlooked {
			continue
		}
		last, err := tx.Messages(ctx, m.Conversation.ID, historyLength)
		if err != nil {
			return g, err
		}
		c := m.Conversation
		for _, said := range slices.Backward(last) {
			if said.Author == stay.FromGuest && !stay.Silent(said.Type) {
				if err := a.waitForPerson(ctx, tx, &c, said, now); err != nil {
					return g, err
				}
				break
			}
		}
		if err := tx.PutConversation(ctx, c); err != nil {
			return g, err
		}
	}
	return g, nil
}

// SamePerson is the owner's answer to a question whether two guests are one person.
// If they are, what was written with both stands in one conversation from now on. If
// they are not, the number is the new one's, and opens nothing that the other one
// booked.
func (a *App) SamePerson(ctx context.Context, id stay.PersonQuestionID, same bool) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		q, err := tx.PersonQuestion(ctx, id)
		if err != nil {
			return err
		}
		if q.State != stay.PersonOpen {
			return fmt.Errorf("the question about two guests is answered: %w", stay.ErrConflict)
		}
		phone := store.Alias{Kind: store.AliasPhone, Value: string(q.Phone)}
		if same {
			if err := tx.ClosePersonQuestion(ctx, id, stay.PersonSame, now); err != nil {
				return err
			}
			return a.joinAsSame(ctx, tx, q, now)
		}
		if err := tx.ClosePersonQuestion(ctx, id, stay.PersonDifferent, now); err != nil {
			return err
		}
		g, err := tx.Guest(ctx, q.Guest)
		if err != nil {
			return err
		}
		before, err := tx.Guest(ctx, q.Other)
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return err
		}
		if err == nil && before.Phone == q.Phone {
			before.Phone, before.PhoneAt, before.IsOwner = "", now.UTC(), false
			if err := tx.PutGuest(ctx, before); err != nil {
				return err
			}
		}
		if g.Phone == "" {
			g.Phone, g.PhoneAt, g.PassedOn = q.Phone, now.UTC(), true
			if err := tx.PutGuest(ctx, g); err != nil {
				return err
			}
		}
		return tx.PutAlias(ctx, q.Guest, phone, q.Simulated, now)
	})
}

// joinAsSame makes one of two whom the owner knows to be one. The account that writes
// now is the present one.
func (a *App) joinAsSame(ctx context.Context, tx *store.Tx, q stay.PersonQuestion, now time.Time) error {
	newer, err := tx.Guest(ctx, q.Guest)
	if err != nil {
		return err
	}
	older, err := tx.Guest(ctx, q.Other)
	if err != nil {
		return err
	}
	if newer.UserID != "" && older.UserID != "" && newer.UserID != older.UserID {
		if err := tx.SupersedeAlias(ctx, store.Alias{Kind: store.AliasUserID, Value: string(older.UserID)}, q.Simulated, now); err != nil {
			return err
		}
	}
	g, err := a.joinGuests(ctx, tx, q.Guest, q.Other, now)
	if err != nil {
		return err
	}
	if newer.UserID != "" {
		g.UserID = newer.UserID
	}
	if g.Phone == "" {
		g.Phone, g.PhoneAt = q.Phone, now.UTC()
	}
	return tx.PutGuest(ctx, g)
}
