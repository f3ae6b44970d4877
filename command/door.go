package command

import (
	"context"

	"portineria/app"
	"portineria/stay"
)

func doorCommand() spec {
	return spec{name: "door", does: "Codes are not accepted for an hour where too many were wrong: see where, and accept them again.", subs: []spec{
		{name: "list", args: "[--simulated]", does: "Lists the doors that are closed: one line each, with the sender's conversation or all.", run: doorList, example: "portineria door list --json"},
		{name: "open", args: "CONVERSATION|all [--simulated]", does: "Accepts codes again, from one sender or from all.", run: doorOpen, example: "portineria door open all"},
	}}
}

// allSenders is how the door of everybody is called.
const allSenders = "all"

func doorList(ctx context.Context, c *call) error {
	simulated := c.flags.Bool("simulated", false, "those of the simulator instead")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		doors, err := h.db.ClosedDoors(ctx, "", *simulated, c.Now())
		if err != nil {
			return err
		}
		for _, d := range doors {
			id := string(d.Conversation)
			if id == "" {
				id = allSenders
			}
			c.line(map[string]any{"id": id, "state": "closed", "closed_at": stamp(d.ClosedAt), "opens_at": stamp(d.OpensAt)}, "%-32s  closed until %s", id, stamp(d.OpensAt))
		}
		return nil
	})
}

func doorOpen(ctx context.Context, c *call) error {
	simulated := c.flags.Bool("simulated", false, "that of the simulator instead")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withDesk(ctx, func(a *app.App) error {
		id := stay.ConversationID(c.args[0])
		if id == allSenders {
			id = ""
		}
		if err := a.OpenDoor(ctx, id, *simulated); err != nil {
			return err
		}
		c.line(map[string]any{"id": c.args[0], "state": "open"}, "%s: open", c.args[0])
		return nil
	})
}
