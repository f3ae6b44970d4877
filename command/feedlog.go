package command

import (
	"context"
	"fmt"
	"time"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

// feedLog prints what was decided about calendars, in words.
func feedLog(ctx context.Context, c *call) error {
	one := c.flags.String("feed", "", "only this calendar")
	property := c.flags.String("property", "", "only the calendars of this property")
	language := c.flags.String("language", "en", "of the sentences: en or it")
	most := c.flags.Int("most", 50, "how many decisions of each calendar, the newest first")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if !lang.Has(*language) || *most < 1 {
		return misuse("%s: --language is en or it, and --most at least 1", c.path)
	}
	return c.with(ctx, func(h *house) error {
		feeds, err := c.chosenFeeds(ctx, h, *one, *property)
		if err != nil {
			return err
		}
		for _, f := range feeds {
			if err := c.logOf(ctx, h, f, lang.For(*language), *most); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *call) chosenFeeds(ctx context.Context, h *house, one, property string) ([]store.Feed, error) {
	if one == "" {
		return h.db.Feeds(ctx, stay.PropertyID(property))
	}
	f, err := h.db.Feed(ctx, stay.FeedID(one))
	return []store.Feed{f}, err
}

func (c *call) logOf(ctx context.Context, h *house, f store.Feed, w *lang.Words, most int) error {
	all, err := h.db.FeedDecisions(ctx, f.ID, most)
	if err != nil {
		return err
	}
	p, err := h.db.Property(ctx, f.Property)
	if err != nil {
		return err
	}
	now := c.Now().In(p.Zone())
	lines, err := web.CalendarLines(ctx, h.db.Reader, w, all, false, now)
	if err != nil {
		return err
	}
	for i, line := range lines {
		l := all[i]
		object := map[string]any{"id": f.ID, "name": f.Name, "property": f.Property, "at": l.At.UTC().Format(time.RFC3339), "until": l.Until.UTC().Format(time.RFC3339),
			"times": l.Times, "state": l.What, "reason": l.Problem, "count": l.Count, "text": line.Text}
		for key, id := range map[string]stay.BookingID{"booking": l.Booking, "other": l.Other} {
			if id != "" {
				object[key] = id
			}
		}
		for key, n := range map[string]stay.Span{"": l.Nights, "was_": l.Was} {
			if n != (stay.Span{}) {
				object[key+"checkin"], object[key+"checkout"] = n.Arrival.String(), n.Departure.String()
			}
		}
		c.line(object, "%s  %-16s %s", line.At.In(p.Zone()).Format("2006-01-02 15:04"), f.Name, line.Text)
	}
	return nil
}

func feedLink(ctx context.Context, c *call) error {
	id := c.flags.String("feed", "", "id of the calendar")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if *id == "" {
		return misuse("%s: --feed is needed", c.path)
	}
	return c.withBook(ctx, func(_ *house, book *calendar.Book) error {
		f, err := book.Relink(ctx, stay.FeedID(*id), c.args[0])
		if err != nil {
			return err
		}
		c.line(feedObject(f), "%s has its new link", f.ID)
		c.tell("A running program reads it within a minute; portineria feed sync --feed %s reads it now.", f.ID)
		return nil
	})
}

func feedBelieve(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withBook(ctx, func(h *house, book *calendar.Book) error {
		id := stay.FeedID(c.args[0])
		if err := book.Trust(ctx, id); err != nil {
			return err
		}
		f, err := h.db.Feed(ctx, id)
		if err != nil {
			return err
		}
		c.line(feedObject(f), "%s is believed: what is gone from it is cancelled after three looks over an hour", f.ID)
		return nil
	})
}

// feedEvidence prints what a calendar said last, as it came.
func feedEvidence(ctx context.Context, c *call) error {
	number := c.flags.Int("number", 0, "print this answer of the list as it came; 0 lists them")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withBook(ctx, func(_ *house, book *calendar.Book) error {
		all, err := book.Evidence(ctx, stay.FeedID(c.args[0]))
		if err != nil {
			return err
		}
		if *number > 0 {
			if *number > len(all) {
				return fmt.Errorf("%d answers are kept: %w", len(all), stay.ErrNotFound)
			}
			c.tell("This holds what the booking site wrote of guests. Give it only to whom it concerns.")
			_, err := c.Out.Write(all[*number-1].Body)
			return err
		}
		for i, said := range all {
			state := "good"
			if !said.Good {
				state = troubled("not believed", said.Problem)
			}
			c.line(map[string]any{"id": i + 1, "state": state, "at": said.At.UTC().Format(time.RFC3339), "until": said.Until.UTC().Format(time.RFC3339), "bytes": len(said.Body)},
				"%d  %s to %s  %d bytes  %s", i+1, said.At.UTC().Format(time.RFC3339), said.Until.UTC().Format(time.RFC3339), len(said.Body), state)
		}
		return nil
	})
}

// caution tells on standard error what to mind about how calendars are connected.
func (c *call) caution(ctx context.Context, h *house, p stay.PropertyID) error {
	feeds, err := h.db.Feeds(ctx, p)
	if err != nil {
		return err
	}
	pairs, err := h.db.FeedPairs(ctx, p)
	if err != nil {
		return err
	}
	for _, x := range calendar.Cautions(feeds, pairs) {
		c.tell("%s (%s): %s", x.Feed.Name, x.Feed.Property, web.CautionText(lang.For("en"), x))
	}
	return nil
}
