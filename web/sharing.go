package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/export"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// sharing fills in the links under which others read the calendar of a property.
func (w *Web) sharing(ctx context.Context, v visitor, home stay.Property, feeds []store.Feed, p *view.FeedsPage) error {
	links, err := w.db.CalendarLinks(ctx, home.ID)
	if err != nil {
		return err
	}
	for _, l := range links {
		card, err := w.linkCard(ctx, v, l, home)
		if err != nil {
			return err
		}
		p.Sharing.Links = append(p.Sharing.Links, card)
	}
	p.Sharing.Unreachable = w.o.Links.PublicURL == "" && len(links) > 0
	p.Sharing.Channels = channelsFor(v.W, links, feeds, p.Sharing.Channels)
	return nil
}

// channelsFor is who a new link may be for: those without one. chosen is what was
// chosen before, where a form comes back.
func channelsFor(w *lang.Words, links []store.CalendarLink, feeds []store.Feed, chosen []view.Options) []view.Options {
	was := ""
	if len(chosen) > 0 && len(chosen[0].Options) > 0 {
		was = chosen[0].Options[0].Value
	}
	free := func(channel string) bool {
		return !slices.ContainsFunc(links, func(l store.CalendarLink) bool { return l.Channel == channel })
	}
	option := func(value, label string) view.Option {
		return view.Option{Value: value, Label: label, Selected: value == was}
	}
	sites, connected := view.Options{Label: w.Sharing.Sites}, view.Options{Label: w.Sharing.Connected}
	for _, channel := range export.Sites() {
		if free(channel) {
			sites.Options = append(sites.Options, option(channel, w.Channel(channel)))
		}
	}
	sites.Options = append(sites.Options, option("site", w.Sharing.Other))
	for _, f := range feeds {
		if channel := store.SourceOf(f.Provider, f.ID); store.FromFeed(channel) != "" && free(channel) {
			connected.Options = append(connected.Options, option(channel, f.Name))
		}
	}
	own := view.Options{Label: w.Sharing.Own}
	for _, channel := range []string{export.Calendar, export.Names} {
		if free(channel) {
			own.Options = append(own.Options, option(channel, w.Shared(channel, "")))
		}
	}
	all := []view.Options{{Options: []view.Option{{Value: "", Label: w.Sharing.Choose}}}}
	for _, group := range []view.Options{sites, connected, own} {
		if len(group.Options) > 0 {
			all = append(all, group)
		}
	}
	return all
}

// linkCard is one link with what it tells and who reads it.
func (w *Web) linkCard(ctx context.Context, v visitor, l store.CalendarLink, home stay.Property) (view.SharedLink, error) {
	card := view.SharedLink{ID: string(l.ID), Name: v.W.Shared(l.Channel, l.Name), Paste: v.W.PasteHint(l.Channel), ForPeople: export.ForPeople(l.Channel), Closures: l.Closures,
		LookAt: view.CalendarPath, ClosuresTo: "yes"}
	if l.Closures {
		card.ClosuresTo = "no"
	}
	if v.May(stay.WriteCalendar) { // whoever has the link reads the calendar
		card.URL = w.o.Links.PublicURL + export.Path(l)
		if scheme, rest, found := strings.Cut(card.URL, "://"); found && card.ForPeople && strings.HasPrefix(scheme, "http") {
			card.Webcal = "webcal://" + rest
		}
	}
	told, err := w.o.Sharing.Show(ctx, l)
	if err != nil {
		return card, err
	}
	card.Lines = linkTells(v.W, l, told)
	reads, err := w.db.CalendarReads(ctx, l.ID)
	if err != nil {
		return card, err
	}
	linkReads(v.W, &card, l, reads, w.now().In(home.Zone()))
	return card, nil
}

// linkTells says what stands in a calendar.
func linkTells(w *lang.Words, l store.CalendarLink, told export.Body) []string {
	words := w.Sharing
	lines := []string{words.Free}
	if told.Stays > 0 {
		lines[0] = words.Tells(told.Stays, w.Dates.Date(told.Last.Midnight()))
	}
	switch {
	case l.Channel == export.Names:
		lines[0] += " " + words.WithNames
	case !export.ForPeople(l.Channel):
		lines[0] += " " + words.NoNames
		lines = append(lines, words.LeavesOut(w.Shared(l.Channel, l.Name)))
	default:
		lines[0] += " " + words.NoNames
	}
	if l.Closures {
		lines = append(lines, words.ClosuresOn)
	}
	return lines
}

// linkReads says how a link does and who has read it.
func linkReads(w *lang.Words, card *view.SharedLink, l store.CalendarLink, reads []store.CalendarRead, now time.Time) {
	words := w.Sharing
	state, last := export.Doing(l, reads, now)
	switch state {
	case export.NeverRead:
		card.State = view.Chip{Tone: view.Plain, Text: words.NeverRead}
	case export.Read:
		card.State = view.Chip{Tone: view.Green, Text: words.ReadNow}
	case export.Late:
		card.State, card.Warning = view.Chip{Tone: view.Brass, Text: words.ReadLate}, words.LateText(card.Name)
	case export.Held:
		card.State, card.Alarm = view.Chip{Tone: view.Red, Text: words.HeldBack}, words.Held(l.HeldStays, l.HeldOf)
	}
	if !last.LastAt.IsZero() {
		who := w.Reader(last.Reader)
		if last.Reader == export.ReaderProgram && !card.ForPeople {
			who = card.Name // it was given to nobody else
		}
		card.Read = view.Moment{Text: words.ReadBy(who, w.Dates.Ago(last.LastAt, now)), ISO: last.LastAt.UTC().Format(time.RFC3339)}
	}
	for _, r := range reads {
		switch age := w.Dates.Ago(r.LastAt, now); {
		case r.Reader == export.ReaderBrowser:
			card.Lines = append(card.Lines, words.OpenedBy(age))
		case !export.Meant(l.Channel, r.Reader):
			card.Lines = append(card.Lines, words.Stranger(w.Reader(r.Reader), age))
		}
	}
}

// addLink makes a link. What is wrong goes back with the form.
func (w *Web) addLink(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	p := view.FeedsPage{Sharing: view.Sharing{Name: typed(c, "name"), Closures: typed(c, "closures") == "yes", Errors: view.Errors{},
		Channels: []view.Options{{Options: []view.Option{{Value: typed(c, "channel")}}}}}}
	_, err = w.o.Sharing.Add(c.Request().Context(), export.NewLink{Property: home.ID, Channel: typed(c, "channel"), Name: p.Sharing.Name, Language: v.W.Code, Closures: p.Sharing.Closures})
	var invalid stay.Invalid
	if errors.As(err, &invalid) && invalid.Key == "taken" {
		p.Sharing.Errors["channel"] = v.W.Sharing.Taken
	} else if err := refusals(v.W, err, p.Sharing.Errors); err != nil {
		return err
	}
	if p.Sharing.Errors.Any() {
		return w.showFeeds(c, v, http.StatusUnprocessableEntity, p)
	}
	sayDid(c, didLink)
	return seeOther(c, view.FeedsPath(string(home.ID)))
}

// linkAct does something to the link that the address names.
func (w *Web) linkAct(c echo.Context, v visitor, key did, do func(ctx context.Context, id stay.LinkID) error) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	l, err := w.db.CalendarLink(ctx, stay.LinkID(c.Param("link")))
	if err != nil {
		return err
	}
	if l.Property != home.ID {
		return stay.ErrNotFound
	}
	if err := do(ctx, l.ID); err != nil {
		return err
	}
	sayDid(c, key)
	return seeOther(c, view.FeedsPath(string(home.ID)))
}

func (w *Web) renewLink(c echo.Context, v visitor) error {
	return w.linkAct(c, v, didLinkRenew, func(ctx context.Context, id stay.LinkID) error {
		_, err := w.o.Sharing.Renew(ctx, id)
		return err
	})
}

func (w *Web) revokeLink(c echo.Context, v visitor) error {
	return w.linkAct(c, v, didLinkGone, w.o.Sharing.Revoke)
}

func (w *Web) tellClosures(c echo.Context, v visitor) error {
	return w.linkAct(c, v, didLinkSave, func(ctx context.Context, id stay.LinkID) error {
		return w.o.Sharing.SetClosures(ctx, id, typed(c, "closures") == "yes")
	})
}

func (w *Web) releaseLink(c echo.Context, v visitor) error {
	return w.linkAct(c, v, didLinkFree, func(ctx context.Context, id stay.LinkID) error {
		_, err := w.o.Sharing.Release(ctx, id)
		return err
	})
}

// linkProblems are calendars that are held back: the owner has to look.
func (w *Web) linkProblems(ctx context.Context, v visitor, h house) ([]view.Problem, error) {
	links, err := w.db.CalendarLinks(ctx, "")
	if err != nil {
		return nil, err
	}
	words := v.W.Sharing
	var all []view.Problem
	for _, l := range links {
		if p, mine := h.by[l.Property]; mine && !l.HeldSince.IsZero() {
			all = append(all, view.Problem{Tone: view.Red, Title: words.HeldToday(v.W.Shared(l.Channel, l.Name), p.Name), Text: words.HeldTodayText(l.HeldStays, l.HeldOf),
				Action: view.Link{Href: view.FeedsPath(string(p.ID)) + "#link-" + url.PathEscape(string(l.ID)), Label: words.HeldAction}})
		}
	}
	return all, nil
}
