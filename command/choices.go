package command

import (
	"context"
	"errors"
	"strings"

	"portineria/app"
	"portineria/stay"
)

func choicesCommand() spec {
	return spec{name: "choices", does: "How the assistant behaves: quiet time after you wrote, typing, blue ticks.", subs: []spec{
		{name: "show", does: "Prints the choices: " + strings.Join(stay.ChoiceKeys(), ", ") + ".", run: choicesShow, example: "portineria choices show"},
		{name: "set", args: "KEY VALUE", does: "Changes one; times are written as 30m or 2h, and 0 as quiet_time is until you give the chat back.", run: choicesSet,
			example: "portineria choices set quiet_time 4h"},
	}}
}

func choicesShow(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		chosen, err := h.db.Choices(ctx)
		if err != nil {
			return err
		}
		for _, key := range stay.ChoiceKeys() {
			sayChoice(c, "chosen", key, chosen)
		}
		return nil
	})
}

func sayChoice(c *call, state, key string, chosen stay.Choices) {
	c.line(map[string]any{"id": key, "state": state, "value": chosen.Value(key)}, "%-16s %s", key, chosen.Value(key))
}

func choicesSet(ctx context.Context, c *call) error {
	if err := c.parse(2, 2); err != nil {
		return err
	}
	key := c.args[0]
	return c.withDesk(ctx, func(a *app.App) error {
		chosen, err := a.Choose(ctx, map[string]string{key: c.args[1]})
		if errors.Is(err, stay.ErrNotFound) {
			return misuse("%s: there is no choice %q; there are %s", c.path, key, strings.Join(stay.ChoiceKeys(), ", "))
		}
		if err != nil {
			return err
		}
		sayChoice(c, "set", key, chosen)
		return nil
	})
}
