package web

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// clashesAhead is how far ahead double bookings are looked for, in days,
// whatever weeks are shown.
const clashesAhead = 731

// calendar shows four weeks of all properties that an account sees.
func (w *Web) calendar(c echo.Context, v visitor) error {
	p, err := w.calendarPage(c, v)
	if err != nil {
		return err
	}
	switch fragment(c) {
	case "":
		return render(c, http.StatusOK, view.CalendarView(p))
	case view.FragmentWeeks:
		return render(c, http.StatusOK, view.CalendarWeeks(p))
	default:
		return notHere()
	}
}

func (w *Web) calendarPage(c echo.Context, v visitor) (view.CalendarPage, error) {
	ctx := c.Request().Context()
	around, err := w.opened(c, v, view.SectionCalendar)
	if err != nil {
		return view.CalendarPage{}, err
	}
	h, err := w.house(ctx, v)
	if err != nil {
		return view.CalendarPage{}, err
	}
	now := w.now()
	s := weeksAt(c.QueryParam("from"), stay.DateOf(now.In(h.zone)))
	p := view.CalendarPage{
		Page: around, Title: s.title(v.W), View: view.ViewTimeline, From: s.from.String(), Days: s.days(v.W), CanWrite: v.May(stay.WriteCalendar),
	}
	if c.QueryParam("view") == view.ViewList {
		p.View = view.ViewList
	}
	p.Previous, p.Next = weeksPath(s.from-shownDays, p.View), weeksPath(s.to(), p.View)
	if p.Rows, p.Clashes, err = w.calendarRows(ctx, v, h, s); err != nil {
		return p, err
	}
	feeds, err := w.db.Feeds(ctx, "")
	if err != nil {
		return p, err
	}
	for _, f := range scope(v.User, feeds, func(f store.Feed) stay.PropertyID { return f.Property }) {
		p.Feeds = append(p.Feeds, feedLine(v, f, h.by[f.Property].Name, now))
	}
	return p, nil
}

func weeksPath(from stay.Date, how string) string {
	return view.CalendarPath + "?from=" + from.String() + "&view=" + how
}

// calendarRows draws a row for each property. Who sees only the calendar learns
// nothing of double bookings: they are told in names, and to be settled by
// somebody else.
func (w *Web) calendarRows(ctx context.Context, v visitor, h house, s weeks) ([]view.CalendarRow, []view.Clash, error) {
	first, last := min(s.from, s.today), max(s.to(), s.today+clashesAhead)
	all, err := w.db.Bookings(ctx, "", first, last)
	if err != nil {
		return nil, nil, err
	}
	d := drawing{weeks: s, w: v.W, clashes: map[stay.BookingID]bool{}, plain: !v.May(stay.ReadInbox)}
	var clashes []view.Clash
	for _, pair := range calendar.Clashes(scope(v.User, all, func(b stay.Booking) stay.PropertyID { return b.Property })) {
		d.clashes[pair[0].ID], d.clashes[pair[1].ID] = true, true
		if !d.plain && min(pair[0].Departure, pair[1].Departure) >= first {
			clashes = append(clashes, clash(v, h, pair))
		}
	}
	by := map[stay.PropertyID][]stay.Booking{}
	for _, b := range all {
		by[b.Property] = append(by[b.Property], b)
	}
	rows := make([]view.CalendarRow, 0, len(h.all))
	for _, p := range h.all {
		row := view.CalendarRow{Property: p.Name}
		if v.May(stay.ReadFacts) {
			row.Href = view.PropertyPath(string(p.ID))
		}
		row.Bars, row.Lanes = d.bars(by[p.ID])
		rows = append(rows, row)
	}
	return rows, clashes, nil
}

// clash tells of the nights that two bookings share.
func clash(v visitor, h house, pair [2]stay.Booking) view.Clash {
	shared := stay.Booking{Arrival: max(pair[0].Arrival, pair[1].Arrival), Departure: min(pair[0].Departure, pair[1].Departure)}
	first, second := clashName(v, pair[0]), clashName(v, pair[1])
	return view.Clash{
		Text: v.W.Calendar.ClashIn(h.by[pair[0].Property].Name, nights(v.W, shared), first, second),
		Links: []view.Link{{Href: view.BookingPath(string(pair[0].ID)), Label: first}, {Href: view.BookingPath(string(pair[1].ID)), Label: second},
			{Href: view.QuestionsPath, Label: v.W.CalendarAsk.Link}},
	}
}

// clashName tells a booking by where it comes from, since that is where it is
// settled, and by whom it is for.
func clashName(v visitor, b stay.Booking) string {
	channel := v.W.Channel(b.Channel)
	switch {
	case b.Name != "":
		return channel + " (" + string(b.Name) + ")"
	case b.Code != "":
		return channel + " " + string(b.Code)
	default:
		return channel
	}
}

// syncWithin is how long a person waits for calendars to be read.
const syncWithin = 30 * time.Second

// syncCalendars reads every calendar that the account sees, now.
func (w *Web) syncCalendars(c echo.Context, v visitor) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), syncWithin)
	defer cancel()
	var told tally
	for _, p := range v.wanted() {
		if err := w.o.Book.SyncAll(ctx, p, told.add); err != nil {
			if ctx.Err() == nil {
				return err
			}
			told.late = true
			break
		}
	}
	told.say(c, didSync)
	return seeOther(c, view.CalendarPath)
}

// wanted are the properties to read for: one empty id means all.
func (v visitor) wanted() []stay.PropertyID {
	if some := v.only(); some != nil {
		return some
	}
	return []stay.PropertyID{""}
}
