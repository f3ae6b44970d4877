package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// How many decisions about a calendar are told at first, and at most.
const (
	logShown  = 40
	logAtMost = 1000
)

// feedPage shows one calendar with what was decided about it.
func (w *Web) feedPage(c echo.Context, v visitor) error {
	return w.showFeed(c, v, http.StatusOK, view.FeedPage{})
}

func (w *Web) showFeed(c echo.Context, v visitor, status int, p view.FeedPage) error {
	home, f, err := w.feedOf(c, v)
	if err != nil {
		return err
	}
	if p.Page, err = w.opened(c, v, view.SectionProperties); err != nil {
		return err
	}
	ctx := c.Request().Context()
	if p.Head, err = w.head(ctx, home); err != nil {
		return err
	}
	cautions, err := w.cautions(ctx, home.ID)
	if err != nil {
		return err
	}
	known, err := w.db.FeedStays(ctx, stay.DateOf(w.now().In(home.Zone())))
	if err != nil {
		return err
	}
	if p.Feed, err = w.feedCard(ctx, v, f, known[f.ID], home.Zone(), cautions); err != nil {
		return err
	}
	p.Feed.Href, p.Feed.Lines = "", nil // the log tells it in full
	p.CanWrite, p.Held, p.File = v.May(stay.WriteCalendar), f.State == store.FeedHeld, !strings.Contains(string(f.URL), "://")
	most := logShown
	if c.QueryParam("older") != "" {
		most = logAtMost
	}
	all, err := w.db.FeedDecisions(ctx, f.ID, most+1)
	if err != nil {
		return err
	}
	if len(all) > most {
		all = all[:most]
		p.More = view.FeedPath(string(home.ID), string(f.ID)) + "?older=yes"
	}
	if p.Log, err = w.logRows(ctx, v, all, w.now().In(home.Zone())); err != nil {
		return err
	}
	switch fragment(c) {
	case "":
		return render(c, status, view.FeedView(p))
	case view.FragmentFeed:
		return render(c, status, view.FeedNow(p))
	default:
		return notHere()
	}
}

func (w *Web) logRows(ctx context.Context, v visitor, all []store.CalendarLog, now time.Time) ([]view.LogRow, error) {
	lines, err := CalendarLines(ctx, w.db, v.W, all, !v.May(stay.ReadInbox), now)
	rows := make([]view.LogRow, len(lines))
	for i, l := range lines {
		rows[i] = view.LogRow{When: view.Moment{Text: v.W.Capital(v.W.Dates.When(l.At.In(now.Location()), now)), ISO: l.At.UTC().Format(time.RFC3339)}, Text: l.Text}
	}
	return rows, err
}

// cautions are what to mind about how the calendars of a property are connected.
func (w *Web) cautions(ctx context.Context, p stay.PropertyID) ([]calendar.Caution, error) {
	feeds, err := w.db.Feeds(ctx, p)
	if err != nil {
		return nil, err
	}
	pairs, err := w.db.FeedPairs(ctx, p)
	return calendar.Cautions(feeds, pairs), err
}

// warnings are those about one of them, in words.
func warnings(w *lang.Words, all []calendar.Caution, id stay.FeedID) []view.Notice {
	var notices []view.Notice
	for _, x := range all {
		if x.Feed.ID != id {
			continue
		}
		notices = append(notices, view.Notice{Tone: view.Brass, Text: CautionText(w, x)})
	}
	return notices
}

// CautionText is a warning about a calendar in words, for the page and for the
// command.
func CautionText(w *lang.Words, x calendar.Caution) string {
	if x.Warning == calendar.WarnTwice {
		return w.Feeds.WarnTwice(x.Feed.Name, x.Other.Name)
	}
	return w.Feeds.WarnPaid
}

// relinkFeed takes the new link of a calendar and reads it at once. What is
// refused is shown again as it was typed.
func (w *Web) relinkFeed(c echo.Context, v visitor) error {
	home, f, err := w.feedOf(c, v)
	if err != nil {
		return err
	}
	p := view.FeedPage{URL: typed(c, "url"), Errors: view.Errors{}}
	if key := linkTrouble(p.URL); key != "" {
		p.Errors["url"] = v.W.InvalidText(key)
	} else {
		_, err = w.o.Book.Relink(c.Request().Context(), f.ID, p.URL)
		if err := refusals(v.W, err, p.Errors); err != nil {
			return err
		}
		if p.Errors["url"] == v.W.InvalidText("bad_url") && leadsHome(p.URL) {
			p.Errors["url"] = v.W.InvalidText("private_address")
		}
	}
	if p.Errors.Any() {
		return w.showFeed(c, v, http.StatusUnprocessableEntity, p)
	}
	return w.readFeed(c, home, f.ID, didFeedLink)
}

// believeFeed takes the owner's word that a calendar is right although most is
// gone from it.
func (w *Web) believeFeed(c echo.Context, v visitor) error {
	home, f, err := w.feedOf(c, v)
	if err != nil {
		return err
	}
	if err := w.o.Book.Trust(c.Request().Context(), f.ID); err != nil && !errors.Is(err, stay.ErrConflict) {
		return err
	}
	return w.readFeed(c, home, f.ID, didFeedTrust)
}
