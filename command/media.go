package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"portineria/media"
	"portineria/stay"
)

func mediaCommand() spec {
	return spec{name: "media", does: "The files that guests sent.", subs: []spec{
		{name: "list", args: "[--conversation ID] [--limit N]", does: "Lists them, the newest first, with what became of each.", run: mediaList, example: "portineria media list --json"},
		{name: "show", args: "ID [--to FILE]", does: "Says what a file is; with --to saves it there, opened.", run: mediaShow, example: "portineria media show 4b2a... --to tickets.pdf"},
		{name: "retry", args: "ID", does: "Has a file fetched once more that could not be.", run: mediaRetry, example: "portineria media retry 4b2a..."},
		{name: "delete", args: "ID", does: "Deletes a file at once and for good.", run: mediaDelete, example: "portineria media delete 4b2a..."},
		{name: "mark", args: "ID [--none]", does: "Says that it is a photo of an identity document, which is hidden and deleted within a day, or that it is none.", run: mediaMark, example: "portineria media mark 4b2a..."},
	}}
}

func mediaList(ctx context.Context, c *call) error {
	conversation := c.flags.String("conversation", "", "only those of this conversation")
	limit := c.flags.Int("limit", 200, "how many at most")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		all, err := h.db.AllMedia(ctx, *limit)
		if *conversation != "" {
			all, err = h.db.MediaOf(ctx, stay.ConversationID(*conversation))
		}
		if err != nil {
			return err
		}
		for _, m := range all {
			c.line(mediaObject(m), "%s  %-8s %-8s %-12s %-26s %9d  %s", m.ID, m.Kind, m.State, m.Problem, m.Type, m.Size, stamp(m.ReceivedAt))
		}
		return nil
	})
}

// mediaObject is a file for programs. What it is called is the sender's choice, and
// not printed of what may be an identity document.
func mediaObject(m stay.Media) map[string]any {
	name := string(m.Filename)
	if m.Paper.Is() {
		name = ""
	}
	return map[string]any{"id": m.ID, "state": m.State, "problem": m.Problem, "kind": m.Kind, "type": m.Type, "size": m.Size, "filename": name,
		"conversation": m.Conversation, "message": m.Message, "identity_document": m.Paper.Is(), "marked_by": m.Paper, "speech": m.Speech,
		"received_at": stamp(m.ReceivedAt), "kept_at": stamp(m.KeptAt), "deleted_at": stamp(stay.DefaultRetention().MediaEnds(m))}
}

func mediaShow(ctx context.Context, c *call) error {
	to := c.flags.String("to", "", "save the file there; one that exists is not replaced")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		m, err := h.db.Media(ctx, stay.MediaID(c.args[0]))
		if err != nil {
			return noMedia(err)
		}
		if *to != "" {
			if err := c.saveMedia(ctx, h, m.ID, *to); err != nil {
				return err
			}
		}
		c.line(mediaObject(m), "%s  %s, %s, %d bytes, as %s", m.ID, m.Kind, m.State, m.Size, media.SaveAs(string(m.Filename), media.Kind(m.Type)))
		return nil
	})
}

// saveMedia writes a file where its owner wants it, readable by them alone.
func (c *call) saveMedia(ctx context.Context, h *house, id stay.MediaID, to string) (err error) {
	files, err := c.files(h)
	if err != nil {
		return err
	}
	in, _, err := files.Open(ctx, id)
	if err != nil {
		return noMedia(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return misuse("there is a file %s already: choose another name", to)
	}
	if err != nil {
		return fmt.Errorf("save the file: %w", err)
	}
	if _, err := io.Copy(out, in); err != nil {
		return errors.Join(fmt.Errorf("save the file: %w", err), out.Close(), os.Remove(to))
	}
	c.tell("Saved to %s. It is not sealed there, and Portineria does not delete it.", to)
	return out.Close()
}

func mediaRetry(ctx context.Context, c *call) error {
	return c.onMedia(ctx, func(h *house, id stay.MediaID) error {
		files, err := c.files(h)
		if err != nil {
			return err
		}
		err = files.Retry(ctx, id)
		if errors.Is(err, stay.ErrConflict) {
			return errors.New("it is there, on its way, or cannot be had any more: WhatsApp keeps files for seven days")
		}
		return err
	})
}

func mediaDelete(ctx context.Context, c *call) error {
	return c.onMedia(ctx, func(h *house, id stay.MediaID) error {
		files, err := c.files(h)
		if err != nil {
			return err
		}
		return files.Delete(ctx, id, stay.MediaByOwner)
	})
}

func mediaMark(ctx context.Context, c *call) error {
	none := c.flags.Bool("none", false, "it is no identity document")
	return c.onMedia(ctx, func(h *house, id stay.MediaID) error {
		files, err := c.files(h)
		if err != nil {
			return err
		}
		return files.Mark(ctx, id, !*none)
	})
}

// onMedia does something to a file and prints how it stands then.
func (c *call) onMedia(ctx context.Context, do func(h *house, id stay.MediaID) error) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		id := stay.MediaID(c.args[0])
		if err := do(h, id); err != nil {
			return noMedia(err)
		}
		m, err := h.db.Media(ctx, id)
		if err != nil {
			return noMedia(err)
		}
		c.line(mediaObject(m), "%s  %s %s", m.ID, m.State, m.Problem)
		return nil
	})
}

// noMedia names what is not there.
func noMedia(err error) error {
	if errors.Is(err, stay.ErrNotFound) {
		return fmt.Errorf("there is no such file, or it is not kept any more: portineria media list names them: %w", err)
	}
	return err
}
