package web

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// metaPages are the pages of Meta's that an owner is sent to.
var metaPages = map[lang.AlarmPlace]string{
	lang.AtManager: "https://business.facebook.com/wa/manage/home/",
	lang.AtNumbers: "https://business.facebook.com/wa/manage/phone-numbers/",
	lang.AtSupport: "https://business.facebook.com/business-support-home/",
	lang.AtBilling: "https://business.facebook.com/billing_hub/",
	lang.AtKeys:    "https://business.facebook.com/settings/system-users",
}

// ownPages are those of ours.
var ownPages = map[lang.AlarmPlace]string{
	lang.AtConnections: view.ConnectionsPath, lang.AtWhatsApp: view.WhatsAppPath, lang.AtTemplates: view.TemplatesPath,
}

// alarmPlace is where the next click about an alarm leads, and whether that is
// away from the house.
func alarmPlace(w *lang.Words, place lang.AlarmPlace) (to view.Link, external bool) {
	if href, ok := metaPages[place]; ok {
		return view.Link{Href: href, Label: w.Alarms.AtMeta}, true
	}
	if href, ok := ownPages[place]; ok {
		return view.Link{Href: href, Label: w.Alarms.Here}, false
	}
	return view.Link{}, false
}

// alarms are the cards of what is wrong now. They are about the whole house, so
// an account for some of its properties sees none.
func (w *Web) alarms(ctx context.Context, v visitor, h house) ([]view.Alarm, error) {
	if v.only() != nil {
		return nil, nil
	}
	open, err := w.db.OpenAlarms(ctx)
	if err != nil {
		return nil, err
	}
	var all []view.Alarm
	resting, err := w.db.Rests(ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range open {
		if !a.EndsAt.IsZero() && !w.now().Before(a.EndsAt) {
			continue // it is ended with the next look
		}
		card := alarmCard(v, a, w.now().In(h.zone), len(w.o.App.Numbers()) > 1)
		card.CanTry = card.May && slices.ContainsFunc(resting, func(r stay.Rest) bool { return r.Number == a.Number && w.now().Before(r.Until) })
		all = append(all, card)
	}
	return all, nil
}

// alarmCard puts one into words. many: the house has several numbers, so that
// the card says which.
func alarmCard(v visitor, a stay.Alarm, now time.Time, many bool) view.Alarm {
	words := v.W.Alarm(string(a.Kind))
	card := view.Alarm{ID: string(a.ID), Tone: view.Brass, Title: words.Title, Happened: words.Happened, Detail: v.W.AlarmDetail(string(a.Detail)), Works: words.Works, Next: words.Next,
		Since: view.Moment{Text: v.W.Alarms.Since(v.W.Dates.Ago(a.RaisedAt, now)), ISO: a.RaisedAt.UTC().Format(time.RFC3339)}, May: v.May(stay.WriteInbox)}
	if a.Kind.Stops() {
		card.Tone = view.Red
	}
	var about []string
	if many && a.Number != "" {
		about = append(about, v.W.Alarms.Number(a.Number))
	}
	if a.Subject != "" {
		about = append(about, v.W.Alarms.Subject(a.Subject))
	}
	card.About = strings.Join(about, " · ")
	if !a.EndsAt.IsZero() {
		at := a.EndsAt.In(now.Location())
		card.Ends = v.W.Alarms.EndsAt(v.W.Dates.Day(at) + " " + v.W.Dates.Clock(at))
	}
	if !a.SeenAt.IsZero() {
		card.Known = v.W.Alarms.SeenWhen(v.W.Dates.Ago(a.SeenAt, now))
	}
	card.Link, card.External = alarmPlace(v.W, words.Place)
	if !card.External && !v.May(stay.ReadSettings) {
		card.Link = view.Link{}
	}
	return card
}

// seeAlarm records that the owner knows.
func (w *Web) seeAlarm(c echo.Context, v visitor) error {
	if v.only() != nil {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	if err := w.o.App.SeeAlarm(c.Request().Context(), stay.AlarmID(c.Param("alarm"))); err != nil {
		return err
	}
	say(c, flashAlarm)
	return seeOther(c, view.TodayPath)
}

// tryAlarm has the number of an alarm send one message now.
func (w *Web) tryAlarm(c echo.Context, v visitor) error {
	if v.only() != nil {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	if err := w.o.App.TryAgain(c.Request().Context(), stay.AlarmID(c.Param("alarm"))); err != nil {
		return err
	}
	say(c, flashTried)
	return seeOther(c, view.TodayPath)
}
