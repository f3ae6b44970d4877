package web

import (
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

// feedLine is one line below the calendar.
func feedLine(v visitor, f store.Feed, property string, now time.Time) view.FeedLine {
	state, _ := feedTone(v.W, f, now)
	said := feedRead(v.W, f, now)
	if trouble := feedTrouble(v.W, f); trouble != "" {
		said += ". " + trouble
	}
	line := view.FeedLine{State: state, Text: f.Name + ", " + property + ": " + said}
	if v.May(stay.ReadFacts) {
		line.Href = view.FeedsPath(string(f.Property))
	}
	return line
}

func feedRead(w *lang.Words, f store.Feed, now time.Time) string {
	if f.LastOKAt.IsZero() {
		return w.Feeds.NeverRead
	}
	return w.Feeds.LastRead(w.Dates.Ago(f.LastOKAt, now))
}

// feedTrouble says what is wrong and what is kept; empty where nothing is.
func feedTrouble(w *lang.Words, f store.Feed) string {
	switch f.State {
	case store.FeedHeld:
		return w.Feeds.Trouble(w.FeedTrouble(f.Problem)) + " " + w.Feeds.Held
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
