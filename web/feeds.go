package web

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// historyShown is how many looks at a calendar are told of.
const historyShown = 5

// feeds shows the calendars of a property.
func (w *Web) feeds(c echo.Context, v visitor) error {
	return w.showFeeds(c, v, http.StatusOK, view.FeedsPage{})
}

func (w *Web) showFeeds(c echo.Context, v visitor, status int, p view.FeedsPage) error {
	home, err := w.homeOf(c, v)
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
	all, err := w.db.Feeds(ctx, home.ID)
	if err != nil {
		return err
	}
	p.CanWrite = v.May(stay.WriteCalendar)
	if err := w.sharing(ctx, v, home, all, &p); err != nil {
		return err
	}
	known, err := w.db.FeedStays(ctx, stay.DateOf(w.now().In(home.Zone())))
	if err != nil {
		return err
	}
	cautions, err := w.cautions(ctx, home.ID)
	if err != nil {
		return err
	}
	for _, f := range all {
		shown, err := w.feedCard(ctx, v, f, known[f.ID], home.Zone(), cautions)
		if err != nil {
			return err
		}
		p.Feeds = append(p.Feeds, shown)
	}
	switch fragment(c) {
	case "":
		return render(c, status, view.FeedsView(p))
	case view.FragmentFeeds:
		return render(c, status, view.FeedList(p))
	case view.FragmentLinks:
		return render(c, status, view.LinkList(p))
	default:
		return notHere()
	}
}

// feedCard is one calendar with what the last looks at it did. known is how many
// stays of guests it told of that are not over.
func (w *Web) feedCard(ctx context.Context, v visitor, f store.Feed, known int, zone *time.Location, cautions []calendar.Caution) (view.Feed, error) {
	now := w.now().In(zone)
	_, chip := feedTone(v.W, f, now)
	shown := view.Feed{ID: string(f.ID), Name: f.Name, State: chip, Address: feedAddress(f), Health: feedLine(v.W, f, known, now), Trouble: feedTrouble(v.W, f),
		Warnings: warnings(v.W, cautions, f.ID), Href: view.FeedPath(string(f.Property), string(f.ID))}
	if shown.Health.Read.ISO == "" && !f.LastOKAt.IsZero() {
		shown.LastRead = view.Moment{Text: feedRead(v.W, f, now), ISO: f.LastOKAt.UTC().Format(time.RFC3339)}
	}
	history, err := w.db.FeedHistory(ctx, f.ID, historyShown)
	for _, look := range history {
		shown.Lines = append(shown.Lines, feedHistory(v.W, look, now))
	}
	return shown, err
}

// addFeed connects a calendar by its link and reads it at once. Files are for the
// command: a browser must not choose what the program opens on its computer.
func (w *Web) addFeed(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	p := view.FeedsPage{Name: typed(c, "name"), URL: typed(c, "url"), Errors: view.Errors{}}
	if key := linkTrouble(p.URL); key != "" {
		p.Errors["url"] = v.W.InvalidText(key)
	}
	if strings.TrimSpace(p.Name) == "" {
		p.Errors["name"] = v.W.InvalidText("required")
	}
	var f store.Feed
	if !p.Errors.Any() {
		f, err = w.o.Book.AddFeed(c.Request().Context(), calendar.NewFeed{Property: home.ID, Name: p.Name, Source: p.URL})
		if err := refusals(v.W, err, p.Errors); err != nil {
			return err
		}
		if p.Errors["url"] == v.W.InvalidText("bad_url") && leadsHome(p.URL) {
			p.Errors["url"] = v.W.InvalidText("private_address")
		}
	}
	if p.Errors.Any() {
		return w.showFeeds(c, v, http.StatusUnprocessableEntity, p)
	}
	return w.readFeed(c, home, f.ID, didFeedAdd)
}

// linkTrouble is what is wrong with a link before it is looked at closely; empty
// where nothing is. Portals hand out webcal:// and http:// as well, which become
// https://.
func linkTrouble(link string) string {
	link = strings.TrimSpace(link)
	u, err := url.Parse(link)
	switch {
	case link == "":
		return "required"
	case err != nil || u.Host == "":
		return "bad_url"
	case u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "webcal" && u.Scheme != "webcals":
		return "not_https"
	default:
		return ""
	}
}

// leadsHome reports whether a refused link names an address inside the house,
// which is what is wrong with it then.
func leadsHome(link string) bool {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return strings.EqualFold(u.Hostname(), "localhost") || (err == nil && !ip.IsGlobalUnicast()) || (err == nil && ip.IsPrivate())
}

// feedOf is the calendar that the address names, of its property.
func (w *Web) feedOf(c echo.Context, v visitor) (stay.Property, store.Feed, error) {
	home, err := w.homeOf(c, v)
	if err != nil {
		return home, store.Feed{}, err
	}
	f, err := w.db.Feed(c.Request().Context(), stay.FeedID(c.Param("feed")))
	if err == nil && f.Property != home.ID {
		err = stay.ErrNotFound
	}
	return home, f, err
}

func (w *Web) syncFeed(c echo.Context, v visitor) error {
	home, f, err := w.feedOf(c, v)
	if err != nil {
		return err
	}
	return w.readFeed(c, home, f.ID, didFeedSync)
}

// readFeed reads a calendar while the person waits, for as long as that is
// reasonable; the poller goes on with what is not done then.
func (w *Web) readFeed(c echo.Context, home stay.Property, id stay.FeedID, key did) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), syncWithin)
	defer cancel()
	var told tally
	look, err := w.o.Book.Sync(ctx, id)
	switch {
	case err == nil:
		told.add(store.Feed{}, look)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		told.late = true
	default:
		return err
	}
	told.say(c, key)
	return seeOther(c, view.FeedsPath(string(home.ID)))
}

func (w *Web) removeFeed(c echo.Context, v visitor) error {
	home, f, err := w.feedOf(c, v)
	if err != nil {
		return err
	}
	if err := w.o.Book.RemoveFeed(c.Request().Context(), f.ID); err != nil {
		return err
	}
	sayDid(c, didFeedGone)
	return seeOther(c, view.FeedsPath(string(home.ID)))
}
