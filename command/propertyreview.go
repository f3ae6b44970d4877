package command

import (
	"context"
	"strings"

	"portineria/app/translation"
	"portineria/review"
	"portineria/stay"
	"portineria/store"
)

// facts opens the house and reads the property of the first argument.
func (c *call) facts(ctx context.Context, do func(h *house, p stay.Property, facts []stay.Fact) error) error {
	return c.with(ctx, func(h *house) error {
		p, err := h.db.Property(ctx, stay.PropertyID(c.args[0]))
		if err != nil {
			return err
		}
		facts, err := h.db.Facts(ctx, p.ID)
		if err != nil {
			return err
		}
		return do(h, p, facts)
	})
}

func propertyCheck(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.facts(ctx, func(h *house, p stay.Property, facts []stay.Fact) error {
		answerer, err := newAnswerer(h.Config)
		if err != nil {
			return err
		}
		found := review.Facts(answerer.Judge, p, facts, c.Now())
		for _, f := range found {
			c.line(map[string]any{"id": strings.Join(f.Facts, ","), "state": f.Kind, "facts": f.Facts, "field": f.Field, "value": f.Value, "said": f.Said, "language": f.Language, "since": stamp(f.Since)},
				"%-12s %-28s %s", f.Kind, strings.Join(f.Facts, ", "), findingLine(f))
		}
		if len(review.Serious(found)) > 0 {
			return errShown
		}
		return nil
	})
}

// findingLine is what is the matter, for a shell.
func findingLine(f review.Finding) string {
	switch {
	case f.Kind == review.OpenSecret:
		return "looks as if it held a code, and may be told outside the stay"
	case f.Kind == review.Disagree && f.Field != "":
		return f.Said[0] + ", but " + f.Field + " is " + f.Said[1]
	case f.Kind == review.Disagree:
		return f.Said[0] + " and " + f.Said[1]
	case f.Kind == review.Translation && f.Value == review.ValueCode:
		return "a code is missing from the translation: " + f.Language
	case f.Kind == review.Translation:
		return f.Said[0] + ", but " + f.Said[1] + " in the translation: " + f.Language
	default:
		return "not looked at since " + f.Since.Format("2006-01-02")
	}
}

func propertyConfirm(ctx context.Context, c *call) error {
	if err := c.parse(2, -1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		err := h.db.Update(ctx, func(tx *store.Tx) error {
			for _, id := range c.args[1:] {
				if err := tx.ConfirmFact(ctx, stay.PropertyID(c.args[0]), id, c.Now()); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, id := range c.args[1:] {
			c.line(map[string]any{"id": id, "state": "confirmed"}, "%s: confirmed", id)
		}
		return nil
	})
}

func propertyGaps(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.facts(ctx, func(h *house, p stay.Property, _ []stay.Fact) error {
		a, err := c.desk(ctx, h)
		if err != nil {
			return err
		}
		gaps, err := a.Gaps(ctx, p.ID)
		if err != nil {
			return err
		}
		for _, g := range gaps {
			topic := string(g.Topic)
			if topic == "" {
				topic = "not understood"
			}
			var asked []string
			for _, one := range g.Asked {
				asked = append(asked, string(one.Text))
			}
			c.line(map[string]any{"id": g.Topic, "state": "missing", "count": len(g.Asked), "asked": asked, "last_at": stamp(g.Asked[0].At)},
				"%-18s %3d  %s", topic, len(g.Asked), strings.ReplaceAll(asked[0], "\n", " "))
		}
		return nil
	})
}

func propertyTranslations(ctx context.Context, c *call) error {
	var approve, reject list
	c.flags.Var(&approve, "approve", "a draft to approve, as FACT:LANGUAGE; may be given several times")
	c.flags.Var(&reject, "reject", "a draft to reject, as FACT:LANGUAGE; may be given several times")
	text := c.flags.String("text", "", "with one --approve: the translation as you put it")
	draft := c.flags.Bool("draft", false, "have what is missing drafted now, by the model")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if *text != "" && len(approve) != 1 {
		return misuse("%s: --text goes with exactly one --approve", c.path)
	}
	for _, one := range append(append(list{}, approve...), reject...) {
		if fact, language, ok := strings.Cut(one, ":"); !ok || fact == "" || language == "" {
			return misuse("%s: %q is not FACT:LANGUAGE", c.path, one)
		}
	}
	return c.facts(ctx, func(h *house, p stay.Property, _ []stay.Fact) error {
		return c.withModel(ctx, h, func(m models) error {
			desk := newTranslations(c, h, m.answerer, nil)
			for _, one := range approve {
				fact, language, _ := strings.Cut(one, ":")
				if err := desk.Approve(ctx, p.ID, fact, language, *text); err != nil {
					return err
				}
				c.line(map[string]any{"id": one, "state": "approved"}, "%s: approved", one)
			}
			for _, one := range reject {
				fact, language, _ := strings.Cut(one, ":")
				if err := desk.Reject(ctx, p.ID, fact, language); err != nil {
					return err
				}
				c.line(map[string]any{"id": one, "state": "rejected"}, "%s: rejected", one)
			}
			if *draft {
				if m.client == nil {
					return misuse("%s: there is no model to draft with; see [model] in the configuration", c.path)
				}
				model, err := c.prove(ctx, m.client, h.Model.Name)
				if err != nil {
					return err
				}
				if err := newTranslations(c, h, m.answerer, model).Run(ctx); err != nil {
					return err
				}
			}
			if len(approve)+len(reject) > 0 {
				return nil
			}
			return c.offers(ctx, h, p)
		})
	})
}

// offers prints what waits.
func (c *call) offers(ctx context.Context, h *house, p stay.Property) error {
	facts, err := h.db.Facts(ctx, p.ID)
	if err != nil {
		return err
	}
	for _, o := range translation.Offers(facts) {
		id := o.Fact.ID + ":" + o.Language
		checked := "checked"
		if len(o.Draft.Doubts) > 0 {
			checked = strings.Join(o.Draft.Doubts, ",")
		}
		c.line(map[string]any{"id": id, "state": "waiting", "fact": o.Fact.ID, "language": o.Language, "text": o.Text, "original": o.Fact.Text, "doubts": o.Draft.Doubts, "time": stamp(o.Draft.At)},
			"%-24s %-24s %s", id, checked, strings.ReplaceAll(o.Text, "\n", " "))
	}
	return nil
}
