package command

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"portineria/app/export"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
)

func calendarCommand() spec {
	return spec{name: "calendar", does: "Let booking sites and your own calendar read when a property is taken.", subs: []spec{
		{name: "link", does: "Make, list and revoke the links under which others read.", example: "portineria calendar link list", subs: []spec{
			{name: "add", args: "--property ID --for CHANNEL", does: "Makes a link for one reader and prints it. It is never told what comes from itself.", run: linkAdd,
				example: "portineria calendar link add --property casa-limone --for airbnb"},
			{name: "list", args: "[--property ID]", does: "Lists the links, what they tell and who has read them. They are secrets: whoever has one reads the calendar.", run: linkList,
				example: "portineria calendar link list --json"},
			{name: "show", args: "ID", does: "Prints the calendar as its reader would get it now; it does not count as read.", run: linkShow, example: "portineria calendar link show 5f0c..."},
			{name: "change", args: "ID --closures yes|no", does: "Says whether closures that other sites report are told as well.", run: linkChange,
				example: "portineria calendar link change 5f0c... --closures yes"},
			{name: "release", args: "ID", does: "Sends a calendar that is held back because it would lose most of its stays.", run: linkRelease, example: "portineria calendar link release 5f0c..."},
			{name: "renew", args: "ID", does: "Gives a link a new address; the old one opens nothing any more.", run: linkRenew, example: "portineria calendar link renew 5f0c..."},
			{name: "revoke", args: "ID", does: "Ends a link.", run: linkRevoke, example: "portineria calendar link revoke 5f0c..."},
		}},
	}}
}

// readers are the words for who a link is for, beside the sites.
var readers = []string{"calendar", "names", "site", "feed:ID"}

func linkAdd(ctx context.Context, c *call) error {
	var n export.NewLink
	property := c.flags.String("property", "", "id of the property")
	c.flags.StringVar(&n.Channel, "for", "", "who reads it: "+strings.Join(export.Sites(), ", ")+"; feed:ID for the site of a connected calendar, site for any other (with --name); calendar or names for your own, without or with names")
	c.flags.StringVar(&n.Name, "name", "", "what you call a site that is not in the list")
	c.flags.StringVar(&n.Language, "language", "", "it or en: of the words in a calendar of your own; otherwise the property's, if it is one of them")
	c.flags.BoolVar(&n.Closures, "closures", false, "tell closures that other sites report as well")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if *property == "" || n.Channel == "" {
		return misuse("%s: --property and --for are needed", c.path)
	}
	if n.Language != "" && !lang.Has(n.Language) {
		return misuse("%s: --language is it or en", c.path)
	}
	n.Property = stay.PropertyID(*property)
	return c.withLinks(ctx, func(h *house, links *export.Links) error {
		if n.Language == "" {
			p, err := h.db.Property(ctx, n.Property)
			if err != nil {
				return err
			}
			n.Language = p.Language
		}
		l, err := links.Add(ctx, n)
		var invalid stay.Invalid
		if errors.As(err, &invalid) && invalid.Field == "channel" && invalid.Key == "required" {
			return misuse("%s: --for is one of %s", c.path, strings.Join(append(export.Sites(), readers...), ", "))
		}
		if err != nil {
			return err
		}
		return c.linkLine(ctx, h, links, l)
	})
}

// withLinks opens the house and the calendars that others read.
func (c *call) withLinks(ctx context.Context, fn func(*house, *export.Links) error) error {
	return c.with(ctx, func(h *house) error { return fn(h, newSharing(c, h)) })
}

// linkLine prints a link with what it tells and who reads it.
func (c *call) linkLine(ctx context.Context, h *house, links *export.Links, l store.CalendarLink) error {
	told, err := links.Show(ctx, l)
	if err != nil {
		return err
	}
	reads, err := h.db.CalendarReads(ctx, l.ID)
	if err != nil {
		return err
	}
	state, last := export.Doing(l, reads, c.Now())
	url := h.Server.PublicURL + export.Path(l)
	who := lang.For("en").Shared(l.Channel, l.Name)
	object := map[string]any{"id": l.ID, "property": l.Property, "for": l.Channel, "name": who, "state": state, "url": url, "closures": l.Closures, "stays": told.Stays,
		"created_at": l.CreatedAt.UTC().Format(time.RFC3339), "renewed_at": l.RenewedAt.UTC().Format(time.RFC3339), "reads": readObjects(reads)}
	if told.Stays > 0 {
		object["until"] = told.Last
	}
	read := "never read"
	if !last.LastAt.IsZero() {
		read = "last read " + last.LastAt.UTC().Format(time.RFC3339)
		object["last_read_at"], object["last_read_by"] = last.LastAt.UTC().Format(time.RFC3339), last.Reader
	}
	if state == export.Held {
		object["held_since"], object["held_stays"], object["held_of"] = l.HeldSince.UTC().Format(time.RFC3339), l.HeldStays, l.HeldOf
	}
	c.line(object, "%s  %-20s %-20s %-10s %3d stays  %-32s %s", l.ID, l.Property, who, state, told.Stays, read, url)
	if state == export.Held {
		c.tell("%s: %d of %d stays would disappear at once, so they are kept in it; portineria calendar link release %s sends it without them.", who, l.HeldStays, l.HeldOf, l.ID)
	}
	if h.Server.PublicURL == "" && !c.json {
		c.tell("No public address is set (server.public_url): nobody outside reaches it yet.")
	}
	return nil
}

func readObjects(reads []store.CalendarRead) []map[string]any {
	all := make([]map[string]any, 0, len(reads))
	for _, r := range reads {
		all = append(all, map[string]any{"reader": r.Reader, "times": r.Times, "first_at": r.FirstAt.UTC().Format(time.RFC3339), "last_at": r.LastAt.UTC().Format(time.RFC3339)})
	}
	return all
}

func linkList(ctx context.Context, c *call) error {
	property := c.flags.String("property", "", "only this property")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.withLinks(ctx, func(h *house, links *export.Links) error {
		all, err := h.db.CalendarLinks(ctx, stay.PropertyID(*property))
		if err != nil {
			return err
		}
		for _, l := range all {
			if err := c.linkLine(ctx, h, links, l); err != nil {
				return err
			}
		}
		return nil
	})
}

// linkOf runs fn with the link whose id is the only argument.
func (c *call) linkOf(ctx context.Context, fn func(*house, *export.Links, store.CalendarLink) error) error {
	return c.withLinks(ctx, func(h *house, links *export.Links) error {
		l, err := h.db.CalendarLink(ctx, stay.LinkID(c.args[0]))
		if err != nil {
			return err
		}
		return fn(h, links, l)
	})
}

func linkShow(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.linkOf(ctx, func(_ *house, links *export.Links, l store.CalendarLink) error {
		told, err := links.Show(ctx, l)
		if err != nil {
			return err
		}
		_, err = c.Out.Write(told.Text)
		return err
	})
}

func linkChange(ctx context.Context, c *call) error {
	closures := c.flags.String("closures", "", "yes or no")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if !slices.Contains([]string{"yes", "no"}, *closures) {
		return misuse("%s: --closures yes or --closures no", c.path)
	}
	return c.linkOf(ctx, func(h *house, links *export.Links, l store.CalendarLink) error {
		if err := links.SetClosures(ctx, l.ID, *closures == "yes"); err != nil {
			return err
		}
		return c.linkAgain(ctx, h, links, l.ID)
	})
}

// linkAgain prints a link as it is after it was changed.
func (c *call) linkAgain(ctx context.Context, h *house, links *export.Links, id stay.LinkID) error {
	l, err := h.db.CalendarLink(ctx, id)
	if err != nil {
		return err
	}
	return c.linkLine(ctx, h, links, l)
}

func linkRelease(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.linkOf(ctx, func(h *house, links *export.Links, l store.CalendarLink) error {
		freed, err := links.Release(ctx, l.ID)
		if err != nil {
			return err
		}
		c.tell("Stays that are told no more: %d. Their nights are free there from the next read on.", freed)
		return c.linkAgain(ctx, h, links, l.ID)
	})
}

func linkRenew(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.linkOf(ctx, func(h *house, links *export.Links, l store.CalendarLink) error {
		l, err := links.Renew(ctx, l.ID)
		if err != nil {
			return err
		}
		c.tell("The old link opens nothing any more: put this one in its place.")
		return c.linkLine(ctx, h, links, l)
	})
}

func linkRevoke(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.linkOf(ctx, func(_ *house, links *export.Links, l store.CalendarLink) error {
		if err := links.Revoke(ctx, l.ID); err != nil {
			return err
		}
		c.line(map[string]any{"id": l.ID, "property": l.Property, "for": l.Channel, "state": "revoked"}, "revoked %s", l.ID)
		return nil
	})
}
