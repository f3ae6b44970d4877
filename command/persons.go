package command

import (
	"context"
	"fmt"

	"portineria/app"
	"portineria/stay"
)

func personCommand() spec {
	return spec{name: "person", does: "Guests who may be one person: somebody writes from a known number with another account.", subs: []spec{
		{name: "questions", args: "", does: "Lists what waits for your answer: who writes from the number now, and who was known under it.", run: personQuestions, example: "portineria person questions --json"},
		{name: "answer", args: "QUESTION same|different", does: "Says whether they are one person; different gives the number to the new one, and nothing that the other one booked.", run: personAnswer, example: "portineria person answer 6e1f0c9a7b21d4438f5500aa19c2e7d3 different"},
	}}
}

func personQuestions(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		open, err := h.db.PersonQuestions(ctx, "")
		if err != nil {
			return err
		}
		for _, q := range open {
			now, err := h.db.Guest(ctx, q.Guest)
			if err != nil {
				return err
			}
			before, err := h.db.Guest(ctx, q.Other)
			if err != nil {
				return err
			}
			c.line(map[string]any{"id": q.ID, "state": q.State, "phone": string(q.Phone), "writes_now": string(now.Name), "guest": q.Guest, "known_before": string(before.Name), "other": q.Other, "opened_at": stamp(q.OpenedAt)},
				"%s  %s  writes now: %s  known before: %s", q.ID, string(q.Phone), string(now.Name), string(before.Name))
		}
		return nil
	})
}

func personAnswer(ctx context.Context, c *call) error {
	if err := c.parse(2, 2); err != nil {
		return err
	}
	answer := c.args[1]
	if answer != string(stay.PersonSame) && answer != string(stay.PersonDifferent) {
		return &misuseError{fmt.Sprintf("the answer is same or different, not %q", answer)}
	}
	return c.withDesk(ctx, func(a *app.App) error {
		if err := a.SamePerson(ctx, stay.PersonQuestionID(c.args[0]), answer == string(stay.PersonSame)); err != nil {
			return err
		}
		c.line(map[string]any{"id": c.args[0], "state": answer}, "%s: %s", c.args[0], answer)
		return nil
	})
}
