package command

import (
	"context"
	"fmt"
	"strings"

	"portineria/app"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
)

func alarmCommand() spec {
	return spec{name: "alarm", does: "What is wrong between the house and its guests.", subs: []spec{
		{name: "list", args: "[--all] [--language en|it]", does: "Lists what is wrong now, with what still works and what to do; --all also what is over.", run: alarmList, example: "portineria alarm list --json"},
		{name: "retry", args: "ID", does: "Has its number, if it rests, send one message now; if that goes, the others follow.", run: alarmRetry, example: "portineria alarm retry 5f0c..."},
		{name: "close", args: "ID", does: "Says that it is over. It comes back if it is not.", run: alarmClose, example: "portineria alarm close 5f0c..."},
	}}
}

func alarmList(ctx context.Context, c *call) error {
	all := c.flags.Bool("all", false, "also what is over, for a year")
	language := c.flags.String("language", "en", "of the words: en or it")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if !lang.Has(*language) {
		return misuse("%s: --language is en or it", c.path)
	}
	return c.with(ctx, func(h *house) error {
		list := h.db.OpenAlarms
		if *all {
			list = func(ctx context.Context) ([]stay.Alarm, error) { return h.db.Alarms(ctx, 1000) }
		}
		alarms, err := list(ctx)
		if err != nil {
			return err
		}
		for _, a := range alarms {
			c.alarm(a, lang.For(*language))
		}
		return nil
	})
}

// alarm prints one alarm, in words and as an object.
func (c *call) alarm(a stay.Alarm, w *lang.Words) {
	words, detail := w.Alarm(string(a.Kind)), w.AlarmDetail(string(a.Detail))
	text := []string{words.Happened}
	for _, more := range []string{detail, words.Works, words.Next} {
		if more != "" {
			text = append(text, more)
		}
	}
	c.line(map[string]any{"id": a.ID, "kind": a.Kind, "number": a.Number, "subject": a.Subject, "detail": string(a.Detail), "state": alarmState(a), "stops_sending": a.Kind.Stops(), "title": words.Title,
		"happened": words.Happened, "works": words.Works, "next": words.Next, "raised_at": stamp(a.RaisedAt), "last_at": stamp(a.LastAt), "told_at": stamp(a.ToldAt),
		"seen_at": stamp(a.SeenAt), "ends_at": stamp(a.EndsAt), "closed_at": stamp(a.ClosedAt)},
		"%s  %-6s %s  %s%s\n    %s", a.ID, alarmState(a), stamp(a.RaisedAt), words.Title, where(a), strings.Join(text, "\n    "))
}

func alarmState(a stay.Alarm) string {
	switch {
	case !a.Open():
		return "closed"
	case !a.SeenAt.IsZero():
		return "seen"
	default:
		return "open"
	}
}

// where names the number and what of it an alarm is about.
func where(a stay.Alarm) string {
	var about []string
	for _, s := range []string{a.Number, a.Subject} {
		if s != "" {
			about = append(about, s)
		}
	}
	if len(about) == 0 {
		return ""
	}
	return " (" + strings.Join(about, ", ") + ")"
}

func alarmClose(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	id := stay.AlarmID(c.args[0])
	return c.with(ctx, func(h *house) error {
		if err := h.db.Update(ctx, func(tx *store.Tx) error { return tx.EndAlarm(ctx, id, c.Now()) }); err != nil {
			return fmt.Errorf("close the alarm: %w", err)
		}
		c.line(map[string]any{"id": id, "state": "closed"}, "%s: closed", id)
		return nil
	})
}

func alarmRetry(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	id := stay.AlarmID(c.args[0])
	return c.withDesk(ctx, func(a *app.App) error {
		if err := a.TryAgain(ctx, id); err != nil {
			return fmt.Errorf("try again: %w", err)
		}
		c.line(map[string]any{"id": id, "state": "trying"}, "%s: trying", id)
		return nil
	})
}
