package web

import (
	"context"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// How calendars do, in plain words, wherever they are spoken of.

// feedTone is the state of a calendar for a coloured dot and for a chip. A
// calendar that fails is late at first: what was known still holds.
func feedTone(w *lang.Words, f store.Feed, now time.Time) (state string, chip view.Chip) {
	switch f.State {
	case store.FeedNew:
		return "off", view.Chip{Tone: view.Plain, Text: w.Feeds.StateNew}
	case store.FeedHeld:
		return "warn", view.Chip{Tone: view.Brass, Text: w.Feeds.StateWarn}
	case store.FeedFailing:
		if now.Sub(f.LastOKAt) < feedOld {
			return "warn", view.Chip{Tone: view.Brass, Text: w.Feeds.StateWarn}
		}
		return "fail", view.Chip{Tone: view.Red, Text: w.Feeds.StateFail}
	case store.FeedStopped:
		return "fail", view.Chip{Tone: view.Red, Text: w.Feeds.StateFail}
	case store.FeedOK:
		if now.Sub(f.LastOKAt) > feedOld {
			return "warn", view.Chip{Tone: view.Brass, Text: w.Feeds.StateWarn}
		}
	}
	return "ok", view.Chip{Tone: view.Green, Text: w.Feeds.StateOK}
}

// feedLines tell how each calendar does, below the stays.
func (w *Web) feedLines(ctx context.Context, v visitor, h house, feeds []store.Feed) ([]view.FeedLine, error) {
	now := w.now().In(h.zone)
	known, err := w.db.FeedStays(ctx, stay.DateOf(now))
	if err != nil {
		return nil, err
	}
	lines := make([]view.FeedLine, 0, len(feeds))
	for _, f := range feeds {
		line := feedLine(v.W, f, known[f.ID], now)
		if len(h.all) > 1 {
			line.Name += " (" + h.by[f.Property].Name + ")"
		}
		if v.May(stay.ReadFacts) {
			line.Href = view.FeedsPath(string(f.Property))
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// feedLine says in one sentence how a calendar does: how old what we know is, and
// how many stays of guests that are, or what has been wrong since when and what is
// kept. now is in the zone of the house.
func feedLine(w *lang.Words, f store.Feed, known int, now time.Time) view.FeedLine {
	line := view.FeedLine{Name: f.Name}
	line.State, _ = feedTone(w, f, now)
	switch f.State {
	case store.FeedHeld, store.FeedFailing, store.FeedStopped:
		line.Before = " " + w.Feeds.Since(w.FeedDoing(f.Problem), w.Dates.When(troubledSince(f), now)) + "; " + w.Feeds.KeptCount(known)
		if f.State == store.FeedHeld {
			line.Before += " " + w.Feeds.Held
		}
	case store.FeedNew:
		line.Before = ": " + w.Feeds.NeverRead
	case store.FeedOK:
		line.Before, line.After = ", "+w.Feeds.Read, ", "+w.Feeds.Bookings(known)
		line.Read = view.Moment{Text: w.Dates.Ago(f.LastOKAt, now), ISO: f.LastOKAt.UTC().Format(time.RFC3339), Relative: true}
	}
	return line
}

// troubledSince is since when a calendar has not been what it should be.
func troubledSince(f store.Feed) time.Time {
	for _, t := range []time.Time{f.FailSince, f.LastOKAt, f.LastTryAt} {
		if !t.IsZero() {
			return t
		}
	}
	return f.CreatedAt
}

func feedRead(w *lang.Words, f store.Feed, now time.Time) string {
	if f.LastOKAt.IsZero() {
		return w.Feeds.NeverRead
	}
	return w.Feeds.LastRead(w.Dates.Ago(f.LastOKAt, now))
}

// feedTrouble says what is wrong in more words, with what to do where somebody can;
// empty where nothing is.
func feedTrouble(w *lang.Words, f store.Feed) string {
	switch f.State {
	case store.FeedHeld:
		return w.Feeds.Trouble(w.FeedTrouble(f.Problem))
	case store.FeedFailing, store.FeedStopped:
		return w.Feeds.Trouble(w.FeedTrouble(f.Problem)) + " " + w.Feeds.Kept
	case store.FeedNew, store.FeedOK:
	}
	return ""
}

// feedHistory tells of one look at a calendar.
func feedHistory(w *lang.Words, l store.FeedLog, now time.Time) string {
	said := w.Feeds.Changed(l.Added, l.Changed, l.Missing, l.Cancelled)
	switch l.Outcome {
	case "failed":
		said = w.Feeds.Trouble(w.FeedTrouble(l.Problem))
	case "held":
		said += " " + w.Feeds.Held
	}
	if l.Rejected > 0 {
		said += " " + w.Feeds.Rejected(l.Rejected)
	}
	return w.Capital(w.Dates.When(l.At, now)) + ": " + said
}

// feedAddress is as much of a calendar's address as may be shown: the host, or
// the name of the file. The rest lets whoever has it read the bookings.
func feedAddress(f store.Feed) string {
	source := string(f.URL)
	if !strings.Contains(source, "://") {
		return filepath.Base(source)
	}
	u, err := url.Parse(source)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// tally sums up what reading several calendars did.
type tally struct {
	added, changed, missing, cancelled, failed int
	late                                       bool
}

func (t *tally) add(_ store.Feed, l store.FeedLog) {
	t.added, t.changed, t.missing, t.cancelled = t.added+l.Added, t.changed+l.Changed, t.missing+l.Missing, t.cancelled+l.Cancelled
	if l.Outcome == "failed" {
		t.failed++
	}
}

// say leaves the sum for the next page.
func (t *tally) say(c echo.Context, key did) {
	if t.late {
		sayDid(c, didSyncLate)
		return
	}
	sayDid(c, key, strconv.Itoa(t.added), strconv.Itoa(t.changed), strconv.Itoa(t.missing), strconv.Itoa(t.cancelled), strconv.Itoa(t.failed))
}

// told is the sum in words.
func (t *tally) told(w *lang.Words, done string) *view.Flash {
	text := done + " " + w.Feeds.Changed(t.added, t.changed, t.missing, t.cancelled)
	if t.failed == 0 {
		return &view.Flash{Tone: view.Green, Text: text}
	}
	return &view.Flash{Tone: view.Brass, Text: text + " " + houseWords(w).SomeFailed(t.failed)}
}
