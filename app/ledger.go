package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/template"
)

// What the owner writes into the ledger of consent by hand.

// Agreement is a yes that a guest gave elsewhere, as the owner notes it.
type Agreement struct {
	Scope    stay.ConsentScope
	Source   stay.ConsentSource
	At       time.Time // when the guest said it; not in the future
	Wording  string
	Language string // of the wording
	Proof    string // where it can be looked up
	Actor    string // who notes it
}

const mostWording = 2000 // characters

// RecordConsent writes a guest's yes into the ledger. One without its words or
// without proof is stay.Invalid: it would prove nothing. A guest who has said STOP
// to us can only lift that by themselves: stay.ErrConflict.
func (a *App) RecordConsent(ctx context.Context, id stay.ConversationID, y Agreement) error {
	now := a.o.Now()
	y.Wording, y.Proof = strings.TrimSpace(y.Wording), strings.TrimSpace(y.Proof)
	switch {
	case y.Wording == "" || len(y.Wording) > mostWording:
		return stay.Invalid{Field: "wording", Key: "text_empty"}
	case y.Proof == "" || len(y.Proof) > mostWording:
		return stay.Invalid{Field: "proof", Key: "text_empty"}
	case !slices.Contains(stay.OwnerSources(), y.Source):
		return stay.Invalid{Field: "source", Key: "invalid"}
	case y.Scope != stay.ScopeStay && y.Scope != stay.ScopeMarketing:
		return stay.Invalid{Field: "scope", Key: "invalid"}
	case y.At.IsZero() || y.At.After(now):
		y.At = now
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, g, stands, err := a.consentIn(ctx, tx, id)
		if err != nil {
			return err
		}
		if y.Scope == stay.ScopeStay && !stands.StoppedAt.IsZero() && !y.At.After(stands.StoppedAt) {
			return fmt.Errorf("the guest has said STOP since: %w", stay.ErrConflict)
		}
		if y.Scope == stay.ScopeStay && !stands.StoppedAt.IsZero() {
			return fmt.Errorf("only the guest can lift their STOP: %w", stay.ErrConflict)
		}
		return a.note(ctx, tx, stay.ConsentEntry{At: now, Kind: stay.OptIn, Scope: y.Scope, Source: y.Source, Simulated: c.Simulated, Guest: g.ID, Phone: g.Phone, UserID: g.UserID, Name: g.Name,
			Wording: y.Wording, Language: y.Language, Proof: y.At.Format(time.DateOnly) + ", " + y.Proof, Actor: y.Actor})
	})
}

func (a *App) consentIn(ctx context.Context, tx *store.Tx, id stay.ConversationID) (c stay.Conversation, g stay.Guest, stands stay.Consent, err error) {
	if c, err = tx.Conversation(ctx, id); err != nil {
		return
	}
	if g, err = tx.Guest(ctx, c.Guest); err != nil {
		return
	}
	stands, err = tx.ConsentOf(ctx, g, c.Simulated)
	return
}

// WithdrawConsent notes that a guest wants no more messages of a kind, as they told
// the owner in any way.
func (a *App) WithdrawConsent(ctx context.Context, id stay.ConversationID, scope stay.ConsentScope, actor string) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, g, stands, err := a.consentIn(ctx, tx, id)
		if err != nil {
			return err
		}
		if scope == stay.ScopeStay {
			if !stands.StoppedAt.IsZero() {
				return nil
			}
			g.StoppedAt = now
			if err := tx.PutGuest(ctx, g); err != nil {
				return err
			}
		}
		tx.Note("conversation", string(c.ID))
		return a.note(ctx, tx, stay.ConsentEntry{At: now, Kind: stay.OptOut, Scope: scope, Source: stay.SourceSpoken, Simulated: c.Simulated, Guest: g.ID, Phone: g.Phone, UserID: g.UserID, Name: g.Name, Proof: "told to " + actor, Actor: actor})
	})
}

// SetGround records why guests of bookings are written to on the number of their
// booking. One without its words or proof is stay.Invalid.
func (a *App) SetGround(ctx context.Context, g BookingGround) error {
	now := a.o.Now()
	g.Wording, g.Proof, g.At = strings.TrimSpace(g.Wording), strings.TrimSpace(g.Proof), now
	switch {
	case g.Wording == "" || len(g.Wording) > mostWording:
		return stay.Invalid{Field: "wording", Key: "text_empty"}
	case g.Proof == "" || len(g.Proof) > mostWording:
		return stay.Invalid{Field: "proof", Key: "text_empty"}
	case !slices.Contains(stay.OwnerSources(), g.Source):
		return stay.Invalid{Field: "source", Key: "invalid"}
	}
	text, err := json.Marshal(g)
	if err != nil {
		return fmt.Errorf("write the ground for writing to guests: %w", err)
	}
	return a.db.Update(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, SettingGround, string(text), now.UnixMilli()) })
}

// EndGround takes the ground back. Who agreed by themselves is still written to.
func (a *App) EndGround(ctx context.Context) error {
	return a.db.Update(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, SettingGround, "", a.o.Now().UnixMilli()) })
}

// Ready is the library of texts that can be submitted as they are; nil where
// there is none.
func (a *App) Ready() *template.Library { return a.o.Ready }
