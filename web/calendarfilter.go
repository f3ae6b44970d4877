package web

import (
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// choice is what of the calendar is asked for.
type choice struct {
	view     string
	property stay.PropertyID
	channel  string
	clashes  bool
}

// chosen reads a calendar's address. A property that the account does not see is
// none.
func chosen(c echo.Context, v visitor, h house) choice {
	f := choice{view: view.ViewTimeline, property: stay.PropertyID(c.QueryParam("property")), channel: c.QueryParam("channel"), clashes: c.QueryParam("clashes") == "yes" && v.May(stay.ReadInbox)}
	if c.QueryParam("view") == view.ViewList {
		f.view = view.ViewList
	}
	if _, seen := h.by[f.property]; !seen {
		f.property = ""
	}
	return f
}

func (f choice) on() bool { return f.property != "" || f.channel != "" || f.clashes }

// at is the address of the calendar with this choice, beginning on a day; the
// zero day is today's page.
func (f choice) at(name string, from stay.Date) string {
	q := url.Values{"span": {name}, "view": {f.view}, "property": {string(f.property)}, "channel": {f.channel}}
	if from != 0 {
		q.Set("from", from.String())
	}
	if f.clashes {
		q.Set("clashes", "yes")
	}
	return view.CalendarAt(q)
}

// keep cuts bookings down to the choice; clashes are those that are double.
func (f choice) keep(all []stay.Booking, clashes map[stay.BookingID]bool) []stay.Booking {
	if !f.on() {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(b stay.Booking) bool {
		return f.channel != "" && channelKey(b.Channel) != f.channel || f.clashes && !clashes[b.ID]
	})
}

// form is the choice as a form, with the channels that there are.
func (f choice) form(w *lang.Words, h house, s span, channels []string, mayClash bool) view.CalendarFilter {
	out := view.CalendarFilter{Clashes: f.clashes, MayClash: mayClash, On: f.on(), Clear: choice{view: f.view}.at(s.name, s.from), Fold: true,
		Properties: []view.Option{{Label: w.Calendar.FilterAll, Selected: f.property == ""}}, Channels: []view.Option{{Label: w.Calendar.FilterAll, Selected: f.channel == ""}}}
	for _, p := range h.all {
		out.Properties = append(out.Properties, view.Option{Value: string(p.ID), Label: p.Name, Selected: p.ID == f.property})
	}
	if f.channel != "" && !slices.Contains(channels, f.channel) {
		channels = append(channels, f.channel)
	}
	slices.Sort(channels)
	for _, key := range channels {
		out.Channels = append(out.Channels, view.Option{Value: key, Label: w.Channel(key), Selected: key == f.channel})
	}
	return out
}

// channelKey is one name for a channel that is stored under two.
func channelKey(channel string) string {
	switch channel {
	case "":
		return "direct"
	case "booking.com":
		return "booking"
	default:
		return channel
	}
}
