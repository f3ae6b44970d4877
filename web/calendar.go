package web

import (
	"context"
	"maps"
	"net/http"
	"slices"
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

// calendar shows weeks of all properties that an account sees.
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
	today := stay.DateOf(now.In(h.zone))
	s, f := spanAt(c.QueryParam("span"), c.QueryParam("from"), today), chosen(c, v, h)
	p := view.CalendarPage{
		Page: around, Title: s.title(v.W), View: f.view, Span: s.name, From: s.from.String(), Days: s.days, TodayColumn: s.column(today), CanWrite: v.May(stay.WriteCalendar),
		Previous: f.at(s.name, s.from-s.step), Next: f.at(s.name, s.from+s.step), Today: f.at(s.name, 0),
		Months: s.months(v.W, func(from stay.Date) string { return f.at(view.SpanMonth, from) }), Ticks: s.ticks(v.W),
	}
	feeds, err := w.db.Feeds(ctx, "")
	if err != nil {
		return p, err
	}
	feeds = scope(v.User, feeds, func(f store.Feed) stay.PropertyID { return f.Property })
	if err := w.calendarRows(ctx, v, h, s, f, feeds, &p); err != nil {
		return p, err
	}
	p.Feeds, err = w.feedLines(ctx, v, h, feeds)
	return p, err
}

// calendarRows draws a row for each property. Who sees only the calendar learns
// nothing of double bookings: they are told in names, and to be settled by
// somebody else.
func (w *Web) calendarRows(ctx context.Context, v visitor, h house, s span, f choice, feeds []store.Feed, p *view.CalendarPage) error {
	first, last := min(s.from, s.today), max(s.to(), s.today+clashesAhead)
	all, err := w.db.Bookings(ctx, "", first, last)
	if err != nil {
		return err
	}
	all = scope(v.User, all, func(b stay.Booking) stay.PropertyID { return b.Property })
	ties, err := w.db.TiesBetween(ctx, s.from, s.to())
	if err != nil {
		return err
	}
	clashing := calendar.Clashes(all)
	d := newDrawing(s, v, clashing, ties, feeds)
	for _, pair := range clashing {
		if !d.plain && min(pair[0].Departure, pair[1].Departure) >= first {
			p.Clashes = append(p.Clashes, clash(v, h, pair))
		}
	}
	by, channels := byProperty(all, s)
	ends := (s.today + 1).Begins(h.zone)
	for _, home := range h.all {
		if f.property != "" && home.ID != f.property {
			continue
		}
		standing := stay.ConditionAt(home, by[home.ID], w.now())
		ends = standing.Ends(ends)
		row := calendarRow(v, home, standing)
		row.Bars, row.Lanes = d.bars(f.keep(by[home.ID], d.clashes))
		if f.clashes && len(row.Bars) == 0 {
			continue
		}
		p.Rows = append(p.Rows, row)
	}
	p.Filter, p.Until = f.form(v.W, h, s, channels, !d.plain), ends.UTC().Format(time.RFC3339)
	return nil
}

// byProperty sorts bookings to their properties, and lists the channels of those
// that are shown.
func byProperty(all []stay.Booking, s span) (map[stay.PropertyID][]stay.Booking, []string) {
	by, seen := map[stay.PropertyID][]stay.Booking{}, map[string]bool{}
	for _, b := range all {
		by[b.Property] = append(by[b.Property], b)
		if b.Arrival < s.to() && b.Departure >= s.from && b.State != stay.BookingCancelled {
			seen[channelKey(b.Channel)] = true
		}
	}
	return by, slices.Collect(maps.Keys(seen))
}

// calendarRow heads a property, with how it stands now.
func calendarRow(v visitor, home stay.Property, standing stay.Condition) view.CalendarRow {
	row := view.CalendarRow{ID: string(home.ID), Property: home.Name}
	if v.May(stay.ReadFacts) {
		row.Href = view.PropertyPath(string(home.ID))
	}
	row.Now, row.State = occupancy(v.W, standing)
	return row
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
