package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// What a guest agreed to: the card in their panel, and the house's own ground for
// writing to guests of bookings.

// readConsent reads where the guest stands, and what may go to them.
func (w *Web) readConsent(ctx context.Context, v visitor, t *talk) (err error) {
	t.settles = v.May(stay.WriteSettings)
	if t.stands, err = w.db.ConsentOf(ctx, t.guest, t.c.Simulated); err != nil {
		return err
	}
	if t.consents, err = w.db.Consents(ctx, t.guest, t.c.Simulated); err != nil {
		return err
	}
	if t.writes && !t.c.WindowOpen(t.c.Now(t.now)) && w.o.App != nil {
		t.texts, err = w.o.App.TemplateOffers(ctx, t.c.ID)
	}
	return err
}

// consentCard is where a guest stands, with the entries of the ledger.
func (t talk) consentCard() view.Consent {
	w, s := t.w.Consent, t.stands
	card := view.Consent{CanRecord: t.writes && !t.c.Simulated, CanWithdraw: t.writes && s.StoppedAt.IsZero()}
	chip := func(when time.Time, tone view.Tone, text string) {
		if !when.IsZero() {
			card.Chips = append(card.Chips, view.Chip{Tone: tone, Text: text})
		}
	}
	chip(s.StoppedAt, view.Red, w.Stopped)
	chip(s.OptInAt, view.Green, w.Agreed)
	chip(s.NoAIAt, view.Brass, w.NoAI)
	chip(s.FrozenAt, view.Red, w.Frozen)
	switch {
	case s.Markets():
		chip(s.MarketingAt, view.Green, w.Adverts)
	case s.StoppedAt.IsZero():
		chip(s.MarketingStoppedAt, view.Plain, w.NoAdverts)
	}
	for _, e := range t.consents {
		card.Entries = append(card.Entries, t.entry(e))
	}
	for _, source := range stay.OwnerSources() {
		card.Sources = append(card.Sources, view.Option{Value: string(source), Label: w.Sources[string(source)]})
	}
	for _, scope := range []stay.ConsentScope{stay.ScopeStay, stay.ScopeMarketing} {
		card.Scopes = append(card.Scopes, view.Option{Value: string(scope), Label: w.Scopes[string(scope)]})
	}
	card.Today = t.now.In(t.zone()).Format(time.DateOnly)
	return card
}

func (t talk) entry(e stay.ConsentEntry) view.ConsentEntry {
	w := t.w.Consent
	title := w.Kinds[string(e.Kind)] + ": " + w.Scopes[string(e.Scope)]
	out := view.ConsentEntry{Title: title, Source: cmp.Or(w.Sources[string(e.Source)], string(e.Source)), At: t.w.Dates.When(e.At.In(t.zone()), t.clock()), Wording: e.Wording, Lang: e.Language}
	if !strings.HasPrefix(e.Proof, "message ") {
		out.Proof = e.Proof
	}
	return out
}

// recordConsent writes an agreement into the ledger that the guest gave elsewhere.
func (w *Web) recordConsent(c echo.Context, v visitor) error {
	return w.act(c, v, true, func(ctx context.Context, found stay.Conversation) error {
		at, err := time.Parse(time.DateOnly, typed(c, "at"))
		if err != nil {
			at = w.now()
		}
		err = w.o.App.RecordConsent(ctx, found.ID, app.Agreement{Scope: stay.ConsentScope(typed(c, "scope")), Source: stay.ConsentSource(typed(c, "source")), At: at,
			Wording: typed(c, "wording"), Proof: typed(c, "proof"), Language: v.W.Code, Actor: v.Name})
		if _, bad := errors.AsType[stay.Invalid](err); bad {
			return echo.NewHTTPError(http.StatusUnprocessableEntity)
		}
		if err != nil {
			return err
		}
		say(c, flashConsent)
		return nil
	})
}

// withdrawConsent notes that a guest wants no more messages.
func (w *Web) withdrawConsent(c echo.Context, v visitor) error {
	return w.act(c, v, true, func(ctx context.Context, found stay.Conversation) error {
		if err := w.o.App.WithdrawConsent(ctx, found.ID, stay.ScopeStay, v.Name); err != nil {
			return err
		}
		say(c, flashWithdrawn)
		return nil
	})
}

// ground is the house's own ground as the page shows it.
func (w *Web) ground(ctx context.Context, words *lang.Words, typed view.Ground) (view.Ground, error) {
	g, err := app.Ground(ctx, w.db)
	if errors.Is(err, stay.ErrNotFound) {
		for _, source := range []stay.ConsentSource{stay.SourceContract, stay.SourceForm, stay.SourceEmail} {
			typed.Sources = append(typed.Sources, view.Option{Value: string(source), Label: words.Consent.Sources[string(source)]})
		}
		return typed, nil
	}
	if err != nil {
		return typed, err
	}
	return view.Ground{Since: words.Consent.GroundSince(words.Dates.Date(g.At), words.Consent.Sources[string(g.Source)]+": "+g.Proof), Wording: g.Wording, Lang: g.Language}, nil
}

func (w *Web) saveGround(c echo.Context, v visitor) error {
	typedIn := view.Ground{Wording: typed(c, "wording"), Proof: typed(c, "proof")}
	err := w.o.App.SetGround(c.Request().Context(), app.BookingGround{Source: stay.ConsentSource(typed(c, "source")), Wording: typedIn.Wording, Proof: typedIn.Proof, Language: v.W.Code, Actor: v.Name})
	if invalid, bad := errors.AsType[stay.Invalid](err); bad {
		typedIn.Errors = view.Errors{invalid.Field: v.W.InvalidText(invalid.Key)}
		return w.showTemplates(c, v, http.StatusUnprocessableEntity, typedIn)
	}
	if err != nil {
		return err
	}
	sayDid(c, didGround)
	return seeOther(c, view.TemplatesPath+"#ground")
}

func (w *Web) endGround(c echo.Context, _ visitor) error {
	if err := w.o.App.EndGround(c.Request().Context()); err != nil {
		return err
	}
	sayDid(c, didGroundGone)
	return seeOther(c, view.TemplatesPath+"#ground")
}
