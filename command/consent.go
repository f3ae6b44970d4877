package command

import (
	"context"
	"errors"
	"time"

	"portineria/app"
	"portineria/stay"
)

func consentCommand() spec {
	return spec{name: "consent", does: "Who may be written to: the ledger of what guests agreed to and took back.", subs: []spec{
		{name: "show", args: "CONVERSATION", does: "Prints where a guest stands and the entries about them.", run: consentShow, example: "portineria consent show 9a3e..."},
		{name: "record", args: "CONVERSATION --source SOURCE --wording TEXT --proof TEXT [--scope SCOPE] [--on DATE]", run: consentRecord,
			does: "Writes an agreement into the ledger that a guest gave elsewhere: form, contract, spoken, email, chat.", example: `portineria consent record 9a3e... --source contract --wording "We write to you about your stay on WhatsApp." --proof "page 3"`},
		{name: "withdraw", args: "CONVERSATION [--scope SCOPE]", does: "Notes that a guest wants no more messages that they did not ask for.", run: consentWithdraw, example: "portineria consent withdraw 9a3e..."},
		{name: "ground", args: "[--source SOURCE --wording TEXT --proof TEXT | --end]", run: consentGround,
			does: "Prints, records or ends why guests of bookings may be written to on the number of their booking.", example: `portineria consent ground --source contract --wording "Your number serves for messages about the stay." --proof "contract, article 7"`},
		{name: "export", does: "Prints the whole ledger, the newest first. It holds numbers and names.", run: consentExport, example: "portineria consent export --json"},
	}}
}

func entryObject(e stay.ConsentEntry) map[string]any {
	return map[string]any{"id": e.ID, "state": e.Kind, "scope": e.Scope, "source": e.Source, "time": stamp(e.At), "guest": e.Guest, "booking": e.Booking, "phone": string(e.Phone), "user_id": string(e.UserID),
		"name": string(e.Name), "wording": e.Wording, "language": e.Language, "proof": e.Proof, "actor": e.Actor}
}

func (c *call) sayEntry(e stay.ConsentEntry) {
	c.line(entryObject(e), "%s  %-7s %-9s %-9s %s  %q  %s", e.At.Format(time.DateTime), e.Kind, e.Scope, e.Source, e.Actor, e.Wording, e.Proof)
}

func consentShow(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		x, err := h.db.Conversation(ctx, stay.ConversationID(c.args[0]))
		if err != nil {
			return err
		}
		g, err := h.db.Guest(ctx, x.Guest)
		if err != nil {
			return err
		}
		s, err := h.db.ConsentOf(ctx, g, x.Simulated)
		if err != nil {
			return err
		}
		state := "answers_only"
		switch {
		case !s.StoppedAt.IsZero():
			state = "stopped"
		case !s.OptInAt.IsZero():
			state = "agreed"
		}
		c.line(map[string]any{"id": x.ID, "state": state, "stopped_at": stamp(s.StoppedAt), "agreed_at": stamp(s.OptInAt), "no_ai_at": stamp(s.NoAIAt), "frozen_at": stamp(s.FrozenAt),
			"marketing": s.Markets(), "marketing_stopped_at": stamp(s.MarketingStoppedAt)}, "%s: %s", x.ID, state)
		entries, err := h.db.Consents(ctx, g, x.Simulated)
		for _, e := range entries {
			c.sayEntry(e)
		}
		return err
	})
}

func consentRecord(ctx context.Context, c *call) error {
	source := c.flags.String("source", "", "form, contract, spoken, email or chat")
	scope := c.flags.String("scope", string(stay.ScopeStay), "stay or marketing")
	wording := c.flags.String("wording", "", "what the guest said yes to, in its words")
	proof := c.flags.String("proof", "", "where it can be looked up")
	on := c.flags.String("on", "", "the day on which they said it; empty: today")
	language := c.flags.String("language", "", "of the wording")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	at := c.Now()
	if *on != "" {
		day, err := time.Parse(time.DateOnly, *on)
		if err != nil {
			return misuse("%s: --on is a day such as 2026-07-14", c.path)
		}
		at = day
	}
	return c.act(ctx, "recorded", func(a *app.App, id stay.ConversationID) error {
		return c.missing(a.RecordConsent(ctx, id, app.Agreement{Scope: stay.ConsentScope(*scope), Source: stay.ConsentSource(*source), At: at, Wording: *wording, Proof: *proof, Language: *language, Actor: "command"}))
	})
}

// missing names the flag that an agreement lacks.
func (c *call) missing(err error) error {
	if invalid, ok := errors.AsType[stay.Invalid](err); ok {
		return misuse("%s: --%s is needed and must be one of those that --help names", c.path, invalid.Field)
	}
	return err
}

func consentWithdraw(ctx context.Context, c *call) error {
	scope := c.flags.String("scope", string(stay.ScopeStay), "stay or marketing")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if *scope != string(stay.ScopeStay) && *scope != string(stay.ScopeMarketing) {
		return misuse("%s: --scope is stay or marketing", c.path)
	}
	return c.act(ctx, "withdrawn", func(a *app.App, id stay.ConversationID) error {
		return a.WithdrawConsent(ctx, id, stay.ConsentScope(*scope), "command")
	})
}

func consentGround(ctx context.Context, c *call) error {
	source := c.flags.String("source", "", "form, contract, spoken or email")
	wording := c.flags.String("wording", "", "what guests are told, in its words, with the name of the house")
	proof := c.flags.String("proof", "", "where it can be looked up")
	language := c.flags.String("language", "", "of the wording")
	end := c.flags.Bool("end", false, "it is no longer so")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		a, err := c.desk(ctx, h)
		if err != nil {
			return err
		}
		switch {
		case *end:
			err = a.EndGround(ctx)
		case *source != "" || *wording != "" || *proof != "":
			err = c.missing(a.SetGround(ctx, app.BookingGround{Source: stay.ConsentSource(*source), Wording: *wording, Proof: *proof, Language: *language, Actor: "command"}))
		}
		if err != nil {
			return err
		}
		g, err := app.Ground(ctx, h.db)
		if errors.Is(err, stay.ErrNotFound) {
			c.line(map[string]any{"id": "ground", "state": "none"}, "not recorded")
			return nil
		}
		if err == nil {
			c.line(map[string]any{"id": "ground", "state": "recorded", "time": stamp(g.At), "source": g.Source, "wording": g.Wording, "proof": g.Proof}, "%s  %s  %q  %s", g.At.Format(time.DateTime), g.Source, g.Wording, g.Proof)
		}
		return err
	})
}

// mostExported is how many entries an export prints at most.
const mostExported = 1 << 20

func consentExport(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		entries, err := h.db.ConsentLedger(ctx, mostExported)
		for _, e := range entries {
			c.sayEntry(e)
		}
		return err
	})
}
