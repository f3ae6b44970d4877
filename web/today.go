package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// today is the first page, and the address of the parts of the menu that stand
// on every page. Whoever sees only the calendar begins there.
func (w *Web) today(c echo.Context, v visitor) error {
	p := view.TodayPage{}
	var err error
	if p.Page, err = w.page(c, v, view.SectionToday); err != nil {
		return err
	}
	part := fragment(c)
	switch {
	case part == view.FragmentCount:
		return render(c, http.StatusOK, view.WaitingCount(p.Page))
	case part == view.FragmentHealth:
		return render(c, http.StatusOK, view.HealthLines(p.Page))
	case part != "" && part != view.FragmentToday:
		return notHere()
	case !v.May(stay.ReadInbox):
		return seeOther(c, view.CalendarPath)
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	if p.Today, err = w.board(ctx, v, h); err != nil {
		return err
	}
	if part == view.FragmentToday {
		return render(c, http.StatusOK, view.TodayBoard(p))
	}
	here := w.now().In(h.zone)
	p.Greeting = v.W.Today.GreetingLine(v.W.Today.Greeting(here.Hour()), v.W.Dates.Day(here))
	return render(c, http.StatusOK, view.TodayView(p))
}

// board is everything below the greeting.
func (w *Web) board(ctx context.Context, v visitor, h house) (view.Today, error) {
	var t view.Today
	near, err := w.nearBookings(ctx, h)
	if err != nil {
		return t, err
	}
	t.Houses, t.Until = w.houseLines(v, h, near)
	if t.Movements, err = w.movements(ctx, v, h, near); err != nil {
		return t, err
	}
	if t.Waiting, err = w.waitingRows(ctx, v); err != nil {
		return t, err
	}
	decided, err := w.db.Decisions(ctx, w.now().AddDate(0, 0, -figureDays), v.only())
	if err != nil {
		return t, err
	}
	t.Figures = figures(v.W, decided)
	t.Figures.Arrivals = strconv.Itoa(arrivals(t.Movements))
	n, err := w.waiting(ctx, v)
	if err != nil {
		return t, err
	}
	t.Figures.Waiting = count(n)
	t.Plot = plot(v.W, decided, w.now().In(h.zone))
	if t.Start, err = w.firstSteps(ctx, v); err != nil {
		return t, err
	}
	if t.Alarms, err = w.alarms(ctx, v, h); err != nil {
		return t, err
	}
	if t.Meter, err = w.meterLine(ctx, v); err != nil {
		return t, err
	}
	if t.Twins, err = w.twins(ctx, v, h, ""); err != nil {
		return t, err
	}
	t.Problems, err = w.problems(ctx, v, h, t.Start != nil)
	return t, err
}

// Over how many days the figures are, and the picture.
const (
	figureDays = 30
	plotDays   = 14
)

// figures are the numbers over what was decided. A share is told only where
// there was something to decide.
func figures(w *lang.Words, decided []store.Decision) view.Figures {
	var f view.Figures
	var took []int64
	asked := 0
	for _, d := range decided {
		switch d.Band {
		case stay.BandSend:
			took = append(took, d.Millis)
		case stay.BandDraft, stay.BandEscalate:
			asked++
		case stay.BandSilent: // nothing needed an answer
		}
	}
	if all := len(took) + asked; all > 0 {
		f.ByItself = w.Numbers.Percent(float64(len(took)) / float64(all))
	}
	if len(took) > 0 {
		slices.Sort(took)
		f.Median = w.Numbers.Took(time.Duration(took[len(took)/2]) * time.Millisecond)
	}
	return f
}

// plot is the picture of the last days, by the days of the house's zone.
func plot(w *lang.Words, decided []store.Decision, now time.Time) *view.Plot {
	first := stay.DateOf(now) - plotDays + 1
	days := make([]view.Day, plotDays)
	for _, d := range decided {
		i := int(stay.DateOf(d.At.In(now.Location())) - first)
		if i < 0 || i >= plotDays {
			continue
		}
		switch d.Band {
		case stay.BandSend:
			days[i].Own++
		case stay.BandDraft, stay.BandEscalate:
			days[i].Asked++
		case stay.BandSilent: // nothing needed an answer
		}
	}
	for i := range days {
		d := &days[i]
		day := (first + stay.Date(i)).Midnight()
		d.Label, d.Name, d.Today = strconv.Itoa(day.Day()), w.Capital(w.Dates.Day(day)), i == plotDays-1
		d.Title = w.Today.PlotDayWords(d.Name, d.Own, d.Asked)
	}
	return view.NewPlot(days)
}

// waitingRows are the guests who wait for a person.
func (w *Web) waitingRows(ctx context.Context, v visitor) ([]view.WaitingRow, error) {
	all, err := w.db.List(ctx, store.ListFilter{Waiting: true, Properties: v.only(), Limit: waitingShown})
	if err != nil {
		return nil, err
	}
	l, err := w.readList(ctx, v, all)
	if err != nil {
		return nil, err
	}
	var rows []view.WaitingRow
	for _, c := range all {
		r := l.row(c)
		row := view.WaitingRow{Href: view.ConversationTabPath(r.ID, view.TabWaiting), Name: r.Name, Text: r.Preview, Lang: r.Lang, Chip: r.Chip, Channel: r.Place,
			Since: view.Moment{Text: v.W.Dates.Ago(c.WaitingSince, w.now()), ISO: c.WaitingSince.UTC().Format(time.RFC3339), Relative: true}}
		// What the guest asked, not what they were told upon it.
		if asked, err := w.asked(ctx, l.questions[c.ID]); err != nil {
			return nil, err
		} else if asked.ID != "" {
			row.Text, row.Lang = l.preview(asked), l.guests[c.Guest].Language
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// waitingShown is how many of them the first page lists.
const waitingShown = 12

// asked is the message that the first open question is about.
func (w *Web) asked(ctx context.Context, open []stay.Question) (stay.Message, error) {
	for _, q := range open {
		m, err := w.db.Message(ctx, q.Message)
		if err == nil && m.Author == stay.FromGuest {
			return m, nil
		}
		if err != nil && !isNotFound(err) {
			return m, err
		}
	}
	return stay.Message{}, nil
}

// firstSteps are shown to the owner until all are done, or until real guests
// have written: then the figures tell more.
func (w *Web) firstSteps(ctx context.Context, v visitor) (*view.Start, error) {
	if v.Role != stay.RoleOwner {
		return nil, nil //nolint:nilnil // no steps is an answer
	}
	totals, err := w.db.Totals(ctx)
	if err != nil || totals.Conversations > 0 {
		return nil, err
	}
	feeds, err := w.db.Feeds(ctx, "")
	if err != nil {
		return nil, err
	}
	tried, err := w.db.ListCount(ctx, store.ListFilter{Simulated: true})
	if err != nil {
		return nil, err
	}
	s := view.Start{Property: totals.Properties > 0, Feed: len(feeds) > 0, WhatsApp: w.connected(), Simulator: tried > 0}
	if s == (view.Start{Property: true, Feed: true, WhatsApp: true, Simulator: true}) {
		return nil, nil //nolint:nilnil // as above
	}
	return &s, nil
}
