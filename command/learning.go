package command

import (
	"cmp"
	"context"

	"portineria/app"
	"portineria/app/property"
	"portineria/llm"
	"portineria/stay"
	"portineria/store"
)

// models is what a command needs that asks the model.
type models struct {
	answerer *app.Answerer
	client   *llm.Client // nil: none is configured
}

// withModel opens the way to the model in the house.
func (c *call) withModel(ctx context.Context, h *house, do func(models) error) error {
	dialer := newDialer(c, h)
	defer func() { _ = dialer.Close(context.WithoutCancel(ctx)) }()
	if err := allowConfigured(dialer, h.Config); err != nil {
		return err
	}
	client, err := newModel(h.Config, dialer)
	if err != nil {
		return err
	}
	answerer, err := newAnswerer(h.Config)
	if err != nil {
		return err
	}
	return do(models{answerer, client})
}

func conversationTranslate(ctx context.Context, c *call) error {
	message := c.flags.String("message", "", "the guest's message to translate")
	to := c.flags.String("to", "", "the language wanted; for a text of yours the guest's, unless you say otherwise")
	text := c.flags.String("text", "", "a text of yours to put into the guest's language")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if (*message == "") == (*text == "") || *message != "" && *to == "" {
		return misuse("%s: give either --message with --to, or --text", c.path)
	}
	return c.with(ctx, func(h *house) error {
		return c.withModel(ctx, h, func(m models) error {
			if m.client == nil {
				return misuse("%s: there is no model; see [model] in the configuration", c.path)
			}
			x, err := h.db.Conversation(ctx, stay.ConversationID(c.args[0]))
			if err != nil {
				return err
			}
			words, wanted := *text, *to
			if *message != "" {
				said, err := h.db.Message(ctx, stay.MessageID(*message))
				if err != nil {
					return err
				}
				if said.Conversation != x.ID || said.Author != stay.FromGuest {
					return stay.ErrNotFound
				}
				words = string(said.Text)
			} else if wanted == "" {
				g, err := h.db.Guest(ctx, x.Guest)
				if err != nil {
					return err
				}
				if wanted = cmp.Or(g.Language, x.Language); wanted == "" {
					return misuse("%s: the guest's language is not known: give --to", c.path)
				}
			}
			model, err := c.prove(ctx, m.client, h.Model.Name, wanted)
			if err != nil {
				return err
			}
			a := app.New(app.Options{DB: h.db, Answerer: m.answerer, Now: c.Now, Rand: c.Rand, Log: h.log, Retention: stay.DefaultRetention(), Translator: model})
			r, err := a.Render(ctx, x.ID, words, wanted, *message != "")
			if err != nil {
				return err
			}
			c.tell("Machine translation; nothing was sent.")
			for _, doubt := range r.Doubts {
				c.tell("look closely: %s", doubt)
			}
			c.line(map[string]any{"id": x.ID, "state": r.State, "from": r.From, "language": r.To, "text": r.Text, "doubts": r.Doubts}, "%s", r.Text)
			return nil
		})
	})
}

func conversationLearn(ctx context.Context, c *call) error {
	text := c.flags.String("text", "", "the fact as you put it; empty: your reply as it is")
	topic := c.flags.String("topic", "", "the topic; empty: guessed")
	visibility := c.flags.String("visibility", "", "public, booked, stay or owner; empty: stay where there is a code in it, else booked")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		a, err := c.desk(ctx, h)
		if err != nil {
			return err
		}
		f, language, err := a.Lesson(ctx, stay.MessageID(c.args[0]))
		if err != nil {
			return err
		}
		p, err := h.db.Property(ctx, f.Property)
		if err != nil {
			return err
		}
		if *text == "" && language != "" && language != p.Language {
			return misuse("%s: the reply is in %s and the facts are in %s: write it with --text", c.path, language, p.Language)
		}
		if *text != "" {
			f.Text, f.Secrets = *text, stay.SuspectSecrets(*text)
		}
		f.Topic, f.Visibility = cmp.Or(stay.Topic(*topic), f.Topic, "other"), cmp.Or(stay.Visibility(*visibility), f.Visibility)
		f.UpdatedAt = c.Now()
		err = h.db.Update(ctx, func(tx *store.Tx) error {
			taken, err := tx.Facts(ctx, f.Property)
			if err != nil {
				return err
			}
			f.ID = stay.FreeFactID(f.Topic, taken)
			if wrong := property.CheckFact(f); len(wrong) > 0 {
				return wrong[0]
			}
			return tx.PutFact(ctx, f)
		})
		if err != nil {
			return err
		}
		c.line(map[string]any{"id": f.ID, "state": "added", "property": f.Property, "topic": f.Topic, "visibility": f.Visibility}, "%s: added to %s, %s, %s", f.ID, f.Property, f.Topic, f.Visibility)
		return nil
	})
}
