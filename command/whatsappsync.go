package command

import (
	"context"
	"errors"
	"strconv"

	"portineria/app"
	"portineria/lang"
	"portineria/stay"
	"portineria/whatsapp"
)

func whatsappSync(ctx context.Context, c *call) error {
	number := c.flags.String("number", "", "phone_number_id; empty: the only one")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	kind := map[string]string{"history": whatsapp.SyncHistory, "contacts": whatsapp.SyncContacts}[c.args[0]]
	if kind == "" {
		return misuse("%s: give history or contacts", c.path)
	}
	return c.with(ctx, func(h *house) (err error) {
		dialer := newDialer(c, h)
		defer func() { err = errors.Join(err, dialer.Close(context.WithoutCancel(ctx))) }()
		if err := allowConfigured(dialer, h.Config); err != nil {
			return err
		}
		lines, err := newSwitchboard(c, h, dialer).connect(ctx)
		if err != nil {
			return err
		}
		if *number == "" {
			if len(lines) != 1 {
				return misuse("%s: there are %d numbers: say which with --number", c.path, len(lines))
			}
			*number = lines[0].ID
		}
		answerer, err := newAnswerer(h.Config)
		if err != nil {
			return err
		}
		a := app.New(app.Options{DB: h.db, Answerer: answerer, Numbers: lines, Now: c.Now, Rand: c.Rand, Log: h.log, Retention: stay.DefaultRetention()})
		err = a.SyncPhone(ctx, *number, kind)
		if refused, ok := errors.AsType[*whatsapp.SendError](err); ok {
			problems := lang.For("en").Behaviour.PastProblems
			if text, known := problems[strconv.Itoa(refused.Code)]; known {
				c.tell("%s", text)
			} else {
				c.tell("%s", problems["other"])
			}
		}
		if err != nil {
			return err
		}
		c.line(map[string]any{"id": *number, "state": "asked", "kind": c.args[0]}, "%s: asked for; it arrives while the program runs", c.args[0])
		return nil
	})
}
