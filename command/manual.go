package command

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"portineria/app/manual"
	"portineria/document"
	"portineria/stay"
)

func propertyManual(ctx context.Context, c *call) error {
	accept := c.flags.String("accept", "none", "all stores every proposal that is not known already; none only prints them")
	model := c.flags.String("model", modelOff, "what puts sentences together: off, configured, or the name of a model")
	if err := c.parse(2, -1); err != nil {
		return err
	}
	if *accept != "all" && *accept != "none" {
		return misuse("%s: --accept is all or none", c.path)
	}
	text, err := c.documents(ctx, c.args[1:])
	if err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		p, err := h.db.Property(ctx, stay.PropertyID(c.args[0]))
		if err != nil {
			return err
		}
		draft, err := c.draft(ctx, h, p, text, *model)
		if err != nil {
			return err
		}
		if draft.Language != "" && draft.Language != p.Language {
			c.tell("The document seems to be in another language (%s) than the facts of %s (%s).", draft.Language, p.ID, p.Language)
		}
		if draft.Left > 0 {
			c.tell("%d more are left out: read the rest as a document of its own.", draft.Left)
		}
		c.tell("This may print codes and passwords: keep it like the keys of the house.")
		return c.takeDraft(ctx, h, p.ID, draft, *accept == "all")
	})
}

// documents reads files into one text. All must be readable.
func (c *call) documents(ctx context.Context, names []string) (string, error) {
	reader := document.Reader{PDF: document.Child{}.Read}
	var texts []string
	for _, name := range names {
		content, err := c.readInput(name)
		if err != nil {
			return "", err
		}
		text, err := reader.Read(ctx, filepath.Base(name), content)
		if problem := document.ProblemOf(err); problem != "" {
			return "", fmt.Errorf("%w: %s: %s", errUnreadable, name, documentWords[problem])
		}
		if err != nil {
			return "", err
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "\n"), nil
}

// documentWords say in a shell why a document cannot be read.
var documentWords = map[document.Problem]string{
	document.TooLarge:     "this is larger than 10 MB",
	document.TooLong:      "this holds more than 200 kB of text: split it",
	document.TooManyPages: "this has more than 200 pages: split it",
	document.NoText:       "there is no text in it; pictures of pages cannot be read",
	document.Locked:       "this is protected by a password: save it without one",
	document.Broken:       "this is damaged or cut off: save it again, as .docx or as text",
	document.Hostile:      "this is made so that reading it would take endless time or memory",
	document.TooSlow:      "reading this takes too long: save it again, as .docx or as text",
	document.Macros:       "this brings a program along: save it as .docx without macros",
	document.OldWord:      "this is in Word's old format or has a password: save it as .docx without one",
	document.Unknown:      "this is no text, no .docx and no PDF",
	document.WrongName:    "this is not what the end of its name says",
}

// draft makes proposals, with a model if one is named.
func (c *call) draft(ctx context.Context, h *house, p stay.Property, text, model string) (manual.Draft, error) {
	words, _, err := speech()
	if err != nil {
		return manual.Draft{}, err
	}
	facts, err := h.db.Facts(ctx, p.ID)
	if err != nil {
		return manual.Draft{}, err
	}
	maker := manual.Maker{Words: words}
	draft := maker.Propose(p, facts, text)
	if model == modelOff {
		return draft, nil
	}
	if model == modelConfigured {
		model = h.Model.Name
	}
	client, err := c.houseModel(h, model)
	if err != nil {
		return draft, err
	}
	if maker.Model, err = c.prove(ctx, client, model, cmp.Or(draft.Language, p.Language)); err != nil {
		return draft, err
	}
	draft, failed, err := maker.Group(ctx, facts, text, draft, func(done, of int) { c.tell("%d of %d parts", done, of) })
	if failed > 0 {
		c.tell("The model did not answer as agreed for %d parts: they stay as they were found.", failed)
	}
	return draft, err
}

// takeDraft prints the proposals and, if they are accepted, stores those that
// are new.
func (c *call) takeDraft(ctx context.Context, h *house, id stay.PropertyID, draft manual.Draft, accept bool) error {
	var facts []stay.Fact
	for _, p := range draft.Proposals {
		if p.Twin == "" {
			facts = append(facts, p.Fact())
		}
	}
	var ids []string
	if accept {
		var err error
		if ids, err = manual.Accept(ctx, h.db, c.Now(), id, facts); err != nil {
			return err
		}
	}
	next := 0
	for i, p := range draft.Proposals {
		name, state := strconv.Itoa(i+1), "proposed"
		switch {
		case p.Twin != "":
			name, state = p.Twin, "known"
		case accept:
			name, state = ids[next], "accepted"
			next++
		}
		c.line(map[string]any{"id": name, "state": state, "topic": p.Topic, "visibility": p.Visibility, "text": p.Text, "title": p.Title, "guarded": p.Guarded, "chosen": p.Chosen},
			"%-9s %-16s %-12s %-7s %s", state, name, p.Topic, p.Visibility, oneLine(p.Text))
	}
	return nil
}
