package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"portineria/app"
	"portineria/lang"
	"portineria/stay"
	"portineria/whatsapp"
)

func templateCommand() spec {
	return spec{name: "template", does: "Texts that may open a conversation, once WhatsApp has looked at them.", subs: []spec{
		{name: "list", args: "[--ready]", does: "Lists your texts with their state, or the ready ones that can be added.", run: templateList, example: "portineria template list --ready"},
		{name: "show", args: "NAME LANGUAGE", does: "Prints a text, how it stands, and why it was rejected.", run: templateShow, example: "portineria template show before_arrival it"},
		{name: "create", args: "NAME LANGUAGE [--body-file FILE --category CATEGORY --header TEXT --footer TEXT]", run: templateCreate,
			does: "Adds a ready text, or with --body-file one of your own (- reads it from standard input), or changes it.", example: "portineria template create before_arrival de"},
		{name: "submit", args: "NAME LANGUAGE", does: "Gives a text to WhatsApp's reviewers.", run: templateSubmit, example: "portineria template submit before_arrival de"},
		{name: "sync", does: "Asks WhatsApp how the texts stand.", run: templateSync, example: "portineria template sync"},
		{name: "unpause", args: "NAME LANGUAGE", does: "Asks WhatsApp to let a paused text go again.", run: templateUnpause, example: "portineria template unpause thanks_and_review en"},
		{name: "delete", args: "NAME LANGUAGE", does: "Deletes a text here and at WhatsApp.", run: templateDelete, example: "portineria template delete welcome_back en"},
		{name: "preview", args: "NAME LANGUAGE [--booking ID]", does: "Prints a text as the guest of a booking reads it, or with invented values.", run: templatePreview, example: "portineria template preview arrival_day it --booking 5f0c..."},
	}}
}

// accountFlag is the account that a text belongs to, where there are several.
func (c *call) accountFlag() *string {
	return c.flags.String("account", "", "id of the WhatsApp account, where you have several")
}

// accountIn is the account that is meant: the one named, or the first.
func accountIn(a *app.App, named string) string {
	if named != "" {
		return named
	}
	return a.TemplateAccounts()[0].ID
}

// connected opens the house with its numbers connected to the platform.
func (c *call) connected(ctx context.Context, do func(*app.App) error) error {
	return c.with(ctx, func(h *house) error {
		dialer := newDialer(c, h)
		defer func() { _ = dialer.Close(ctx) }()
		if err := allowConfigured(dialer, h.Config); err != nil {
			return err
		}
		lines, err := newSwitchboard(c, h, dialer).connect(ctx)
		if err != nil {
			return err
		}
		a, err := c.desk(ctx, h)
		if err != nil {
			return err
		}
		a.SetNumbers(lines)
		return inWords(do(a))
	})
}

// inWords says in words why a text or a message was refused.
func inWords(err error) error {
	var unfit app.Unfit
	var refused app.Refused
	var failure *whatsapp.SendError
	words := lang.For("en")
	switch {
	case errors.As(err, &unfit):
		var all []string
		for _, f := range unfit.Faults {
			text := words.Templates.Faults[f.Key]
			if f.Variable != "" {
				text += " ({{" + f.Variable + "}})"
			}
			all = append(all, text)
		}
		return errors.New(strings.Join(all, "\n"))
	case errors.As(err, &refused):
		r, _ := words.RefusalOf(string(refused.Verdict.Reason))
		return fmt.Errorf("%s. %s %s: %w", r.Title, r.Why, r.Next, stay.ErrConflict)
	case errors.Is(err, app.ErrNoPlatform):
		return errors.New(words.Templates.Offline)
	case errors.As(err, &failure):
		p := words.Problem(string(failure.Problem))
		return fmt.Errorf("%s. %s (code %d): %w", words.Templates.NotTaken(p.Title), p.Next, failure.Code, err)
	}
	return err
}

func templateList(ctx context.Context, c *call) error {
	ready := c.flags.Bool("ready", false, "the ready texts instead")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if *ready {
		library, err := newReady()
		if err != nil {
			return err
		}
		for _, r := range library.Texts() {
			named := lang.For("en").Templates.Names[r.Name]
			c.line(map[string]any{"id": r.Name, "state": "ready", "category": r.Category, "languages": library.Languages(), "for": named.Explain, "often_taken_for_marketing": r.Risky},
				"%-18s %-9s %s  %s", r.Name, r.Category, strings.Join(library.Languages(), " "), named.Explain)
		}
		return nil
	}
	return c.with(ctx, func(h *house) error {
		all, err := h.db.Templates(ctx, "")
		if err != nil {
			return err
		}
		for _, t := range all {
			c.line(templateObject(t), "%-24s %-6s %-10s %-9s %-8s %s", t.Name, t.Language, t.State, t.Category, t.Quality, t.Reason)
		}
		return nil
	})
}

func templateObject(t stay.Template) map[string]any {
	return map[string]any{"id": t.Name, "language": t.Language, "state": t.State, "category": t.Category, "quality": t.Quality, "account": t.Account, "origin": t.Origin, "platform_id": t.PlatformID,
		"reason": t.Reason, "advice": t.Advice, "problem": t.Trouble, "error_code": t.TroubleCode, "header": t.Header, "body": t.Body, "footer": t.Footer, "variables": t.Variables(),
		"submitted_at": stamp(t.SubmittedAt), "checked_at": stamp(t.CheckedAt)}
}

// templateOf runs something on the text that the arguments name.
func (c *call) templateOf(ctx context.Context, do func(a *app.App, h *house, account string) error) error {
	account := c.accountFlag()
	if err := c.parse(2, 2); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		a, err := c.desk(ctx, h)
		if err != nil {
			return err
		}
		return inWords(do(a, h, accountIn(a, *account)))
	})
}

func templateShow(ctx context.Context, c *call) error {
	return c.templateOf(ctx, func(_ *app.App, h *house, account string) error {
		t, err := h.db.Template(ctx, account, c.args[0], c.args[1])
		if err != nil {
			return err
		}
		words := lang.For("en").Templates
		text := stay.Rendered{Header: t.Header, Body: t.Body, Footer: t.Footer, Buttons: t.Buttons}.Text()
		c.line(templateObject(t), "%s, %s: %s, %s\n\n%s", t.Name, t.Language, words.States[string(t.State)].Name, words.Categories[string(t.Category)].Name, text)
		if t.State == stay.TemplateRejected {
			reason, ok := words.Reasons[t.Reason]
			if !ok {
				reason = words.Reasons[""]
			}
			c.tell("\n%s %s %s", reason.Name, reason.Explain, t.Advice)
		}
		return nil
	})
}

func templateCreate(ctx context.Context, c *call) error {
	account := c.accountFlag()
	file := c.flags.String("body-file", "", "file with the text of your own; - is standard input")
	category := c.flags.String("category", string(stay.Utility), "utility or marketing")
	header, footer := c.flags.String("header", "", "line above"), c.flags.String("footer", "", "line below")
	if err := c.parse(2, 2); err != nil {
		return err
	}
	name, language := c.args[0], c.args[1]
	if *file == "" {
		return c.withDesk(ctx, func(a *app.App) error {
			t, err := a.AddReady(ctx, accountIn(a, *account), name, language)
			if errors.Is(err, stay.ErrNotFound) {
				return misuse("%s: there is no ready text %q in %q; template list --ready names them, and --body-file takes one of your own", c.path, name, language)
			}
			if err == nil {
				c.line(templateObject(t), "%s, %s: %s", t.Name, t.Language, t.State)
			}
			return err
		})
	}
	body, err := c.readText(*file)
	if err != nil {
		return err
	}
	return c.connected(ctx, func(a *app.App) error {
		t := stay.Template{Account: accountIn(a, *account), Name: name, Language: language, Category: stay.Category(*category), Header: *header, Body: body, Footer: *footer}
		base, _, _ := strings.Cut(language, "_")
		invented := a.Ready().Examples(base)
		t.Examples = map[string]string{}
		for _, v := range t.Variables() {
			t.Examples[v] = invented[v]
		}
		t, err := a.SaveTemplate(ctx, t)
		if err == nil {
			c.line(templateObject(t), "%s, %s: %s", t.Name, t.Language, t.State)
		}
		return err
	})
}

// mostTemplateFile is how much of a text's file is read, in bytes.
const mostTemplateFile = 64 << 10

func (c *call) readText(file string) (string, error) {
	in := c.In
	if file != "-" {
		f, err := os.Open(file) //nolint:gosec // the owner names it
		if err != nil {
			return "", misuse("%s: %v", c.path, err)
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, mostTemplateFile))
	if err != nil {
		return "", misuse("%s: %v", c.path, err)
	}
	return string(text), nil
}

// onTemplate runs something that may call the platform on the text that the
// arguments name.
func (c *call) onTemplate(ctx context.Context, state string, do func(a *app.App, account, name, language string) error) error {
	account := c.accountFlag()
	if err := c.parse(2, 2); err != nil {
		return err
	}
	return c.connected(ctx, func(a *app.App) error {
		if err := do(a, accountIn(a, *account), c.args[0], c.args[1]); err != nil {
			return err
		}
		c.line(map[string]any{"id": c.args[0], "language": c.args[1], "state": state}, "%s, %s: %s", c.args[0], c.args[1], state)
		return nil
	})
}

func templateSubmit(ctx context.Context, c *call) error {
	return c.onTemplate(ctx, "submitted", func(a *app.App, account, name, language string) error {
		_, err := a.SubmitTemplate(ctx, account, name, language)
		return err
	})
}

func templateUnpause(ctx context.Context, c *call) error {
	return c.onTemplate(ctx, "asked", func(a *app.App, account, name, language string) error {
		return a.UnpauseTemplate(ctx, account, name, language)
	})
}

func templateDelete(ctx context.Context, c *call) error {
	return c.onTemplate(ctx, "deleted", func(a *app.App, account, name, language string) error {
		return a.DeleteTemplate(ctx, account, name, language)
	})
}

func templateSync(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.connected(ctx, func(a *app.App) error {
		done := 0
		for _, account := range a.TemplateAccounts() {
			if !account.Connected {
				continue
			}
			if err := a.SyncTemplates(ctx, account.ID); err != nil {
				return err
			}
			done++
			c.line(map[string]any{"id": account.ID, "state": "compared"}, "%s: compared", account.ID)
		}
		if done == 0 {
			return app.ErrNoPlatform
		}
		return nil
	})
}

func templatePreview(ctx context.Context, c *call) error {
	booking := c.flags.String("booking", "", "id of the booking whose guest reads it")
	return c.templateOf(ctx, func(a *app.App, h *house, account string) error {
		t, err := h.db.Template(ctx, account, c.args[0], c.args[1])
		if errors.Is(err, stay.ErrNotFound) {
			ready, ok := a.Ready().Make(c.args[0], c.args[1])
			if !ok {
				return err
			}
			t, err = ready, nil
		}
		if err != nil {
			return err
		}
		offer := app.Offer{Template: t, Reads: t.Render(t.Examples)}
		if *booking != "" {
			if offer, err = a.PreviewTemplate(ctx, t, stay.BookingID(*booking)); err != nil {
				return err
			}
		}
		c.line(map[string]any{"id": t.Name, "language": t.Language, "state": t.State, "text": offer.Reads.Text(), "missing": slices.Clone(offer.Empty)}, "%s", offer.Reads.Text())
		if len(offer.Empty) > 0 {
			c.tell("\nNot known: %s. It would not be sent.", strings.Join(offer.Empty, ", "))
		}
		return nil
	})
}
