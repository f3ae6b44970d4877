package doctor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"portineria/llm"
	"portineria/review"
	"portineria/store"
)

// The model, and what the owner brings: properties, facts, calendars.

func (d *Doctor) model(ctx context.Context) []outcome {
	if d.o.Model == nil {
		return say(Off, "model.off")
	}
	name := text(d.o.Model.Model())
	h := d.o.Model.Check(ctx)
	switch {
	case h.Err == nil && h.Loaded:
		return say(OK, "model.ok", name)
	case h.Err == nil:
		return say(OK, "model.asleep", name)
	case errors.Is(h.Err, llm.ErrMissingModel):
		return say(Fail, "model.missing", name)
	case errors.Is(h.Err, llm.ErrRemote):
		return say(Fail, "model.remote", name)
	case errors.Is(h.Err, llm.ErrDeadline):
		return say(Warn, "model.slow", name)
	default:
		return say(Fail, "model.unavailable", name)
	}
}

func (d *Doctor) properties(ctx context.Context) []outcome {
	totals, err := d.o.DB.Totals(ctx)
	switch {
	case err != nil:
		return say(Warn, "unreadable")
	case totals.Properties == 0:
		return say(Warn, "properties.none")
	default:
		return say(OK, "properties.ok", number(totals.Properties))
	}
}

func (d *Doctor) facts(ctx context.Context) []outcome {
	all, err := d.o.DB.Properties(ctx)
	if err != nil {
		return say(Warn, "unreadable")
	}
	var bare []string
	total := 0
	for _, p := range all {
		facts, err := d.o.DB.Facts(ctx, p.ID)
		if err != nil {
			return say(Warn, "unreadable")
		}
		total += len(facts)
		if len(facts) == 0 {
			bare = append(bare, p.Name)
		}
	}
	switch {
	case len(all) == 0:
		return say(Off, "facts.off")
	case len(bare) > 0:
		return say(Warn, "facts.none", text(strings.Join(bare, ", ")))
	default:
		return say(OK, "facts.ok", number(total))
	}
}

// review looks whether facts contradict each other or tell codes to more people
// than is likely meant, and counts what nobody has looked at for a year.
func (d *Doctor) review(ctx context.Context) []outcome {
	if d.o.Judge == nil {
		return say(Off, "review.off")
	}
	all, err := d.o.DB.Properties(ctx)
	if err != nil {
		return say(Warn, "unreadable")
	}
	var where []string
	old := 0
	for _, p := range all {
		facts, err := d.o.DB.Facts(ctx, p.ID)
		if err != nil {
			return say(Warn, "unreadable")
		}
		found := review.Facts(d.o.Judge, p, facts, d.o.Now())
		serious := len(review.Serious(found))
		if old += len(found) - serious; serious > 0 {
			where = append(where, fmt.Sprintf("%s (%d)", p.Name, serious))
		}
	}
	switch {
	case len(where) > 0:
		return say(Warn, "review.found", text(strings.Join(where, ", ")))
	case old > 0:
		return say(OK, "review.old", number(old))
	default:
		return say(OK, "review.ok")
	}
}

// links looks at the calendars that booking sites read from us: whether one is
// held back, and whether anybody can reach them.
func (d *Doctor) links(ctx context.Context) []outcome {
	all, err := d.o.DB.CalendarLinks(ctx, "")
	if err != nil {
		return say(Warn, "unreadable")
	}
	var held []string
	for _, l := range all {
		if !l.HeldSince.IsZero() {
			held = append(held, fmt.Sprintf("%s (%s)", l.Property, cmp.Or(l.Name, l.Channel)))
		}
	}
	switch {
	case len(all) == 0:
		return say(Off, "links.off")
	case len(held) > 0:
		return say(Fail, "links.held", text(strings.Join(held, ", ")))
	case d.o.PublicURL == "":
		return say(Warn, "links.unreachable")
	default:
		return say(OK, "links.ok", number(len(all)))
	}
}

func (d *Doctor) feeds(ctx context.Context) []outcome {
	all, err := d.o.DB.Feeds(ctx, "")
	if err != nil {
		return say(Warn, "unreadable")
	}
	var stopped, failing, held []string
	for _, f := range all {
		switch f.State {
		case store.FeedStopped:
			stopped = append(stopped, f.Name)
		case store.FeedFailing:
			failing = append(failing, f.Name)
		case store.FeedHeld:
			held = append(held, f.Name)
		case store.FeedNew, store.FeedOK:
		}
	}
	switch {
	case len(all) == 0:
		return say(Off, "feeds.off")
	case len(stopped) > 0:
		return say(Fail, "feeds.stopped", text(strings.Join(stopped, ", ")))
	case len(failing) > 0:
		return say(Warn, "feeds.failing", text(strings.Join(failing, ", ")))
	case len(held) > 0:
		return say(Warn, "feeds.held", text(strings.Join(held, ", ")))
	default:
		return say(OK, "feeds.ok", number(len(all)))
	}
}
