package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"portineria/app/card"
	"portineria/stay"
	"portineria/store"
)

func propertyCard(ctx context.Context, c *call) error {
	var languages list
	out := c.flags.String("out", "", "where to write it: FILE.svg or FILE.html; left out: the drawing goes to standard output")
	size := c.flags.String("size", "a6", "size of the paper: a6 or a5")
	c.flags.Var(&languages, "languages", "languages on the card, in this order; left out: the property's and English")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	page := strings.EqualFold(filepath.Ext(*out), ".html")
	if *out != "" && !page && !strings.EqualFold(filepath.Ext(*out), ".svg") {
		return misuse("%s: --out must end in .svg or .html", c.path)
	}
	return c.with(ctx, func(h *house) error {
		p, err := h.db.Property(ctx, stay.PropertyID(c.args[0]))
		if err != nil {
			return err
		}
		all, err := h.db.Properties(ctx)
		if err != nil {
			return err
		}
		_, words, err := speech()
		if err != nil {
			return err
		}
		number, err := h.displayFor(ctx, p)
		if err != nil {
			return err
		}
		drawn, err := card.Draw(card.Options{Words: words, Number: number, Property: p, All: all, Languages: languages, Size: card.Size(strings.ToLower(*size))})
		if err != nil {
			return err
		}
		if *out == "" && !c.json {
			fmt.Fprintln(c.Out, drawn.SVG)
			return nil
		}
		text := drawn.SVG
		if page {
			text = drawn.Page(p.Name)
		}
		if *out != "" {
			if err := os.WriteFile(*out, []byte(text), 0o600); err != nil {
				return fmt.Errorf("write the card: %w", err)
			}
		}
		c.line(map[string]any{"id": p.ID, "state": "drawn", "file": *out, "link": drawn.Link, "text": drawn.Text, "languages": drawn.Languages, "size": drawn.Size}, "%s", *out)
		return nil
	})
}

func propertySet(ctx context.Context, c *call) error {
	check := c.flags.String("identity-check", "", "on: codes only after you recorded that the guest was identified; off")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	on, known := map[string]bool{"on": true, "off": false}[*check]
	if !known {
		return misuse("%s: say --identity-check on or off", c.path)
	}
	return c.with(ctx, func(h *house) error {
		id := stay.PropertyID(c.args[0])
		err := h.db.Update(ctx, func(tx *store.Tx) error {
			p, err := tx.Property(ctx, id)
			if err != nil {
				return err
			}
			p.IdentityCheck, p.UpdatedAt = on, c.Now()
			return tx.PutProperty(ctx, p)
		})
		if err != nil {
			return err
		}
		c.line(map[string]any{"id": id, "state": "active", "identity_check": on}, "%s: identity check %s", id, *check)
		return nil
	})
}
