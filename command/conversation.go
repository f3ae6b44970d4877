package command

import (
	"context"
	"fmt"
	"time"

	"portineria/app"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
)

func conversationCommand() spec {
	return spec{name: "conversation", does: "The inbox without a browser.", subs: []spec{
		{name: "list", args: "[--waiting] [--simulated]", does: "Lists the conversations, those that wait for a person first.", run: conversationList, example: "portineria conversation list --waiting --json"},
		{name: "show", args: "ID", does: "Prints a conversation.", run: conversationShow, example: "portineria conversation show 5f0c..."},
		{name: "send", args: "ID TEXT", does: "Queues a message of yours, which takes the conversation over.", run: conversationSend, example: `portineria conversation send 5f0c... "I am on my way."`},
		{name: "template", args: "ID NAME [--language LANGUAGE]", does: "Sends an approved text, which may go when free text may not.", run: conversationTemplate, example: "portineria conversation template 5f0c... before_arrival"},
		{name: "takeover", args: "ID", does: "Silences the assistant there until you give the conversation back, also beyond a quiet time.", run: conversationTakeover, example: "portineria conversation takeover 5f0c..."},
		{name: "translate", args: "ID (--message ID --to LANGUAGE | --text TEXT)", run: conversationTranslate,
			does: "Prints a guest's message in your language, or a text of yours in the guest's, by the model; nothing is sent.", example: `portineria conversation translate 5f0c... --text "La sauna non c'è."`},
		{name: "learn", args: "MESSAGE [--text TEXT] [--topic TOPIC] [--visibility VISIBILITY]", run: conversationLearn,
			does: "Makes a fact of a reply of yours to a guest.", example: "portineria conversation learn 7c1d... --visibility booked"},
		{name: "who", args: "ID", does: "Prints what is known of who writes: bookings, evidence, what they may know, and what waits for your word.", run: conversationWho, example: "portineria conversation who 9a3e..."},
		{name: "tie", args: "ID --booking ID", does: "Says that they belong to a booking, or confirms what speaks for it; what they asked is answered then.", run: conversationTie, example: "portineria conversation tie 9a3e... --booking 5f0c..."},
		{name: "untie", args: "ID --booking ID", does: "Says that they do not belong to it: takes it from them, or refuses what speaks for it.", run: conversationUntie, example: "portineria conversation untie 9a3e... --booking 5f0c..."},
		{name: "giveback", args: "ID", does: "Lets the assistant answer again, before a quiet time ends by itself.", run: conversationGiveback, example: "portineria conversation giveback 5f0c..."},
	}}
}

func conversationList(ctx context.Context, c *call) error {
	var filter store.InboxFilter
	c.flags.BoolVar(&filter.Waiting, "waiting", false, "only those that wait for a person")
	c.flags.BoolVar(&filter.Simulated, "simulated", false, "the simulator's instead")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		all, err := h.db.Conversations(ctx, filter)
		if err != nil {
			return err
		}
		for _, x := range all {
			g, err := h.db.Guest(ctx, x.Guest)
			if err != nil {
				return err
			}
			c.line(conversationObject(x, g), "%s  %-9s %-24s %-20s %s", x.ID, stateOf(x), string(g.Name), x.Property, x.LastMessageAt.Format(time.DateTime))
		}
		return nil
	})
}

// stateOf is a conversation's state in a word: who has the next move.
func stateOf(x stay.Conversation) string {
	switch {
	case !x.WaitingSince.IsZero():
		return "waiting"
	case x.Mode == stay.ByHuman:
		return "human"
	default:
		return "assistant"
	}
}

func conversationObject(x stay.Conversation, g stay.Guest) map[string]any {
	return map[string]any{"id": x.ID, "state": stateOf(x), "mode": x.Mode, "name": string(g.Name), "phone": string(g.Phone), "property": x.Property,
		"language": g.Language, "unread": x.Unread, "simulated": x.Simulated, "last_message_at": stamp(x.LastMessageAt), "waiting_since": stamp(x.WaitingSince)}
}

// stamp is an instant in RFC 3339, UTC; empty for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func conversationShow(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		x, err := h.db.Conversation(ctx, stay.ConversationID(c.args[0]))
		if err != nil {
			return err
		}
		all, err := h.db.Messages(ctx, x.ID, 1000)
		if err != nil {
			return err
		}
		if x.Mode == stay.ByHuman {
			c.line(silenceObject(x), "%s", silenceLine(x, c.Now()))
		}
		for _, m := range all {
			sayMessage(c, m)
		}
		return nil
	})
}

// sayMessage prints a message: one of ours with when it reached each state, and with
// what keeps it back or made it fail.
func sayMessage(c *call, m stay.Message) {
	object := map[string]any{"id": m.ID, "state": "received", "from": m.Author, "type": m.Type, "text": string(m.Text), "time": stamp(m.SentAt)}
	text := fmt.Sprintf("%s  %-9s %-9s %s", m.SentAt.Format(time.DateTime), m.Author, "received", string(m.Text))
	if s := m.Send; s != nil {
		object["state"] = s.State
		text = fmt.Sprintf("%s  %-9s %-9s %s", m.SentAt.Format(time.DateTime), m.Author, s.State, string(m.Text))
		for name, at := range map[string]time.Time{"accepted_at": s.Times.Accepted, "sent_at": s.Times.Sent, "delivered_at": s.Times.Delivered, "read_at": s.Times.Read, "played_at": s.Times.Played, "failed_at": s.Times.Failed} {
			if !at.IsZero() {
				object[name] = stamp(at)
			}
		}
		if s.Problem != "" {
			why := lang.For("en").CodeProblem(s.Problem, s.ErrorCode)
			object["problem"], object["error_code"], object["why"], object["next"] = s.Problem, s.ErrorCode, why.Happened, why.Next
			text += "\n    " + why.Title + ": " + why.Happened + " " + why.Next
		}
	}
	c.line(object, "%s", text)
}

// silenceObject is who answers in a conversation that a person holds.
func silenceObject(x stay.Conversation) map[string]any {
	return map[string]any{"id": x.ID, "state": "silent", "mode": x.Mode, "reason": x.ModeReason, "since": stamp(x.ModeSince), "until": stamp(x.QuietUntil)}
}

// silenceLine says until when the assistant keeps silent.
func silenceLine(x stay.Conversation, now time.Time) string {
	switch {
	case x.QuietOver(x.Now(now)):
		return "the quiet time is over: the assistant answers the guest's next message"
	case !x.QuietUntil.IsZero():
		return "the assistant keeps silent until " + stamp(x.QuietUntil) + " (" + x.ModeReason + "); giveback ends it now, takeover makes it last"
	case x.ModeReason == "asked":
		return "the assistant keeps silent until you have answered: the guest asked for a person"
	case x.ModeReason == "no_ai":
		return "the assistant keeps silent: the guest wants no automatic answers"
	default:
		return "the assistant keeps silent until giveback (" + x.ModeReason + ")"
	}
}

// desk is the part of the path that commands need: it queues and never sends.
func (c *call) desk(ctx context.Context, h *house) (*app.App, error) {
	answerer, err := newAnswerer(h.Config)
	if err != nil {
		return nil, err
	}
	ready, err := newReady()
	if err != nil {
		return nil, err
	}
	numbers, err := h.numbers(ctx)
	if err != nil {
		return nil, err
	}
	var lines []app.Number
	for _, n := range numbers {
		lines = append(lines, lineOf(n))
	}
	return app.New(app.Options{DB: h.db, Answerer: answerer, Ready: ready, Numbers: lines, Now: c.Now, Rand: c.Rand, Log: h.log, OwnerPhone: h.Owner.WhatsApp, Retention: stay.DefaultRetention()}), nil
}

// act opens the house and does something to the conversation of the first argument.
func (c *call) act(ctx context.Context, state string, do func(*app.App, stay.ConversationID) error) error {
	return c.with(ctx, func(h *house) error {
		a, err := c.desk(ctx, h)
		if err != nil {
			return err
		}
		id := stay.ConversationID(c.args[0])
		if err := do(a, id); err != nil {
			return err
		}
		c.line(map[string]any{"id": id, "state": state}, "%s: %s", id, state)
		return nil
	})
}

func conversationSend(ctx context.Context, c *call) error {
	if err := c.parse(2, 2); err != nil {
		return err
	}
	return c.act(ctx, "queued", func(a *app.App, id stay.ConversationID) error { return inWords(a.Say(ctx, id, c.args[1], "")) })
}

func conversationTemplate(ctx context.Context, c *call) error {
	language := c.flags.String("language", "", "of the text; empty: the guest's, or what fits best")
	if err := c.parse(2, 2); err != nil {
		return err
	}
	return c.act(ctx, "queued", func(a *app.App, id stay.ConversationID) error {
		spoken := *language
		if spoken == "" {
			offers, err := a.TemplateOffers(ctx, id)
			if err != nil {
				return err
			}
			for _, o := range offers {
				if o.Template.Name == c.args[1] {
					spoken = o.Template.Language
				}
			}
		}
		_, err := a.SendTemplate(ctx, id, c.args[1], spoken, "")
		return inWords(err)
	})
}

func conversationTakeover(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.act(ctx, "human", func(a *app.App, id stay.ConversationID) error { return a.TakeOver(ctx, id) })
}

func conversationGiveback(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.act(ctx, "assistant", func(a *app.App, id stay.ConversationID) error { return a.GiveBack(ctx, id) })
}
