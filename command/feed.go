package command

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"portineria/app/calendar"
	"portineria/ical"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
)

func feedCommand() spec {
	return spec{name: "feed", does: "Connect and read the calendars of the booking channels.", subs: []spec{
		{name: "add", args: "--property ID --name NAME URL-or-FILE", does: "Connects a calendar; a file is read again at each sync.", run: feedAdd,
			example: `portineria feed add --property casa-limone --name Airbnb "https://www.airbnb.it/calendar/ical/1.ics?s=..."`},
		{name: "list", args: "[--property ID]", does: "Lists the calendars and how they do. Links are secrets and are not shown.", run: feedList, example: "portineria feed list --json"},
		{name: "sync", args: "[--feed ID]", does: "Reads one calendar, or all of them, now.", run: feedSync, example: "portineria feed sync"},
		{name: "log", args: "[--feed ID] [--property ID] [--language en|it] [--most N]", does: "Prints in words what was decided about the calendars and their stays, and why.", run: feedLog,
			example: "portineria feed log --property casa-limone --language it"},
		{name: "link", args: "--feed ID URL", does: "Gives a calendar the new link that the booking site has made for it. The stays remain the same.", run: feedLink,
			example: `portineria feed link --feed 5f0c... "https://www.airbnb.it/calendar/ical/1.ics?t=..."`},
		{name: "believe", args: "ID", does: "Says that a held calendar is right, although most is gone from it.", run: feedBelieve, example: "portineria feed believe 5f0c..."},
		{name: "evidence", args: "ID [--number N]", does: "Lists what a calendar said last, or prints one of its answers as it came.", run: feedEvidence,
			example: "portineria feed evidence 5f0c... --number 1 > airbnb.ics"},
		{name: "parse", args: "[--timezone ZONE] [--now TIME] FILE-or-", does: "Prints a line of JSON for each event of a calendar, as it is understood; - is standard input.", run: feedParse,
			example: "portineria feed parse --timezone Europe/Rome airbnb.ics"},
	}}
}

func feedAdd(ctx context.Context, c *call) error {
	property := c.flags.String("property", "", "id of the property")
	name := c.flags.String("name", "", "what you call the calendar")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if *property == "" || *name == "" {
		return misuse("%s: --property and --name are needed", c.path)
	}
	source := c.args[0]
	if !strings.Contains(source, "://") {
		if about, err := os.Stat(source); err != nil || !about.Mode().IsRegular() {
			return fmt.Errorf("%w: there is no such file; an address begins with https://", errUnreadable)
		}
	}
	return c.withBook(ctx, func(h *house, book *calendar.Book) error {
		f, err := book.AddFeed(ctx, calendar.NewFeed{Property: stay.PropertyID(*property), Name: *name, Source: source})
		if err != nil {
			return err
		}
		c.line(feedObject(f), "%s", f.ID)
		c.tell("A running program reads it within a minute; portineria feed sync --feed %s reads it now.", f.ID)
		return c.caution(ctx, h, f.Property)
	})
}

// withBook opens the house and its calendar with the house's own way out, which
// is closed before the house, so that its connections are in the ledger.
func (c *call) withBook(ctx context.Context, fn func(*house, *calendar.Book) error) error {
	return c.with(ctx, func(h *house) (err error) {
		dialer := newDialer(c, h)
		defer func() { err = errors.Join(err, dialer.Close(context.WithoutCancel(ctx))) }()
		return fn(h, newBook(c, h, dialer))
	})
}

func feedObject(f store.Feed) map[string]any {
	object := map[string]any{"id": f.ID, "property": f.Property, "name": f.Name, "from": whence(f), "provider": f.Provider, "state": f.State, "problem": f.Problem,
		"events": f.LastCount, "failures": f.FailCount}
	for key, at := range map[string]time.Time{"created_at": f.CreatedAt, "next_at": f.NextAt, "last_try_at": f.LastTryAt, "last_ok_at": f.LastOKAt,
		"hold_until": f.HoldUntil, "failing_since": f.FailSince} {
		if !at.IsZero() {
			object[key] = at.UTC().Format(time.RFC3339)
		}
	}
	return object
}

// whence is the host or the file that a calendar comes from. The rest of a link
// is a secret.
func whence(f store.Feed) string {
	u, err := url.Parse(string(f.URL))
	if err != nil || u.Host == "" {
		return filepath.Base(string(f.URL))
	}
	return u.Host
}

func feedList(ctx context.Context, c *call) error {
	property := c.flags.String("property", "", "only this property")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		all, err := h.db.Feeds(ctx, stay.PropertyID(*property))
		if err != nil {
			return err
		}
		for _, f := range all {
			c.line(feedObject(f), "%s  %-20s %-20s %-24s %s", f.ID, f.Property, f.Name, whence(f), troubled(string(f.State), f.Problem))
		}
		return c.caution(ctx, h, stay.PropertyID(*property))
	})
}

// troubled puts the words for a problem behind a state.
func troubled(state, problem string) string {
	if problem == "" {
		return state
	}
	words, ok := lang.For("en").Lists.FeedTroubles[problem]
	if !ok {
		words = problem
	}
	return state + ": " + words
}

func feedSync(ctx context.Context, c *call) error {
	one := c.flags.String("feed", "", "only this calendar")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	failed := false
	report := func(f store.Feed, l store.FeedLog) {
		failed = failed || l.Outcome == "failed"
		object := feedObject(f)
		object["outcome"], object["at"] = l.Outcome, l.At.UTC().Format(time.RFC3339)
		for key, n := range map[string]int{"bytes": l.Bytes, "events": l.Events, "added": l.Added, "changed": l.Changed, "missing": l.Missing, "cancelled": l.Cancelled, "rejected": l.Rejected} {
			object[key] = n
		}
		c.line(object, "%s  %-20s %-20s %d added, %d changed, %d missing, %d cancelled, %d rejected  %s", f.ID, f.Property, f.Name,
			l.Added, l.Changed, l.Missing, l.Cancelled, l.Rejected, troubled(l.Outcome, l.Problem))
	}
	err := c.withBook(ctx, func(h *house, book *calendar.Book) error {
		if *one == "" {
			return book.SyncAll(ctx, "", report)
		}
		log, err := book.Sync(ctx, stay.FeedID(*one))
		if err != nil {
			return err
		}
		f, err := h.db.Feed(ctx, stay.FeedID(*one))
		if err == nil {
			report(f, log)
		}
		return err
	})
	if err == nil && failed {
		return errShown
	}
	return err
}

func feedParse(_ context.Context, c *call) error {
	zone, now := time.UTC, c.Now()
	c.flags.Func("timezone", "time zone of the property, such as Europe/Rome; otherwise UTC", func(v string) (err error) {
		zone, err = time.LoadLocation(v)
		return err
	})
	c.flags.Func("now", "the time at which to read it, such as 2027-07-01T10:00:00Z; otherwise now", func(v string) (err error) {
		now, err = time.Parse(time.RFC3339, v)
		return err
	})
	if err := c.parse(1, 1); err != nil {
		return err
	}
	in := c.In
	if name := c.args[0]; name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("%w: %w", errUnreadable, err)
		}
		defer file.Close()
		in = file
	}
	read, err := ical.Read(in, ical.Options{Zone: zone, Now: now})
	if err != nil {
		return fmt.Errorf("%w: %w", errUnreadable, err)
	}
	if err := ical.WriteLines(c.Out, read); err != nil {
		return err
	}
	if !read.Trusted {
		c.tell("This must not be trusted: %s", read.Distrust)
		return errShown
	}
	return nil
}
