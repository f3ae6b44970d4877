package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/meter"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// meter is the section about what messages cost. month is an instant of the month to
// show.
func (w *Web) meter(ctx context.Context, v visitor, month time.Time, chosen stay.Choices, refused view.Errors) (view.Meter, error) {
	m := view.Meter{Prices: chosen.OwnPrices, Zone: chosen.AccountZone, Errors: refused, CanWrite: v.May(stay.WriteSettings)}
	for _, end := range stay.AtEnds() {
		words := v.W.Meter.AtEndNames[string(end)]
		m.AtEnd = append(m.AtEnd, view.Choice{Value: string(end), Label: words.Name, Explain: words.Explain, Chosen: end == chosen.AtEnd})
	}
	m.Rows = []view.Row{{Label: v.W.Meter.AtEnd, Value: v.W.Meter.AtEndNames[string(chosen.AtEnd)].Name}, {Label: v.W.Meter.Prices, Value: orNone(chosen.OwnPrices)},
		{Label: v.W.Meter.Zone, Value: orNone(chosen.AccountZone)}}
	if w.o.Meter == nil {
		m.Month = v.W.Dates.MonthYear(month)
		return m, nil
	}
	months, err := w.o.Meter.Month(ctx, month)
	if err != nil {
		return m, err
	}
	first, next := meter.MonthOf(month, time.UTC)
	this, _ := meter.MonthOf(w.now(), time.UTC)
	m.Month = v.W.Dates.MonthYear(first.Midnight())
	m.Previous = view.Link{Href: meterMonthPath(first - 1), Label: "‹ " + v.W.Dates.MonthYear((first - 1).Midnight())}
	if first < this {
		m.Next = view.Link{Href: meterMonthPath(next), Label: v.W.Dates.MonthYear(next.Midnight()) + " ›"}
	}
	for _, one := range months {
		shown := meterMonth(v.W, one, w.now())
		if len(months) > 1 || !w.realNumber(one.Number) {
			shown.Title = w.numberTitle(v.W, one.Number)
		}
		m.Numbers = append(m.Numbers, shown)
		t := one.Tariff
		m.Source = v.W.Meter.Source(v.W.Dates.Date(t.Since.Midnight()), t.Source, v.W.Dates.Date(t.Checked.Midnight()))
	}
	return m, nil
}

func orNone(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func meterMonthPath(d stay.Date) string {
	return view.WhatsAppPath + "?" + url.Values{"month": {d.String()[:7]}}.Encode() + "#meter"
}

// realNumber reports whether a number is one of the house's, and not the simulator's.
func (w *Web) realNumber(id string) bool {
	for _, n := range w.o.App.Numbers() {
		if n.ID == id {
			return true
		}
	}
	return false
}

// numberTitle is how an owner knows a number: as guests write to it.
func (w *Web) numberTitle(words *lang.Words, id string) string {
	for _, n := range w.o.App.Numbers() {
		if n.ID == id && n.Display != "" {
			return words.Meter.Number(n.Display)
		}
	}
	if !w.realNumber(id) && w.o.Simulator != nil {
		return words.Meter.Simulator
	}
	return words.Meter.Number(id)
}

// meterMonth puts one month into words.
func meterMonth(w *lang.Words, m meter.Month, now time.Time) view.MeterMonth {
	count := func(n int) string { return w.Numbers.Count(int64(n)) }
	shown := view.MeterMonth{ID: m.Number, Empty: m.Service+m.Templates == 0}
	shown.Figures = []view.Row{{Label: w.Meter.FreeText, Value: count(m.Service)}, {Label: w.Meter.Templates, Value: count(m.Templates)},
		{Label: w.Meter.Cost, Value: meterCost(w, m)}}
	if m.Unlimited {
		shown.Figures = append(shown.Figures, view.Row{Label: w.Meter.Share, Value: w.Meter.ShareAll})
	}
	if running(m, now) {
		shown.Figures = append(shown.Figures, view.Row{Label: w.Meter.Expected, Value: count(m.Expected)})
	}
	if !m.Unlimited {
		shown.Bar = &view.MeterBar{Percent: strconv.Itoa(m.Share()), Label: w.Meter.ShareOf(count(m.Used), count(m.Limit)), Tone: meterTone(m)}
		shown.Tone = meterTone(m)
		switch {
		case m.Over:
			shown.Warn = w.Meter.Over
		case !running(m, now):
		case m.End != 0:
			shown.Warn = w.Meter.Ends(w.Dates.Day(m.End.Midnight()))
		default:
			shown.Warn = w.Meter.Lasts
		}
	}
	if m.Unpriced > 0 {
		shown.Notes = append(shown.Notes, w.Meter.Unpriced(m.Unpriced))
	}
	if m.Unsaid > 0 && !m.Unlimited {
		shown.Notes = append(shown.Notes, w.Meter.Unsaid(m.Unsaid))
	}
	if m.Entry > 0 {
		shown.Notes = append(shown.Notes, w.Meter.Entry(m.Entry))
	}
	var days []view.Day
	for _, d := range m.Days {
		at := d.Date.Midnight()
		name := w.Capital(w.Dates.Day(at))
		days = append(days, view.Day{Label: strconv.Itoa(at.Day()), Name: name, Title: w.Meter.PlotDay(name, d.Service, d.Templates), Own: d.Service, Asked: d.Templates, Today: d.Date == m.Today})
	}
	shown.Plot = view.NewPlot(days)
	return shown
}

// running reports whether the month is the present one, of which something is still
// to come.
func running(m meter.Month, now time.Time) bool {
	today := stay.DateOf(now.In(m.Zone))
	return today >= m.First && today < m.Next
}

func meterTone(m meter.Month) view.Tone {
	switch share := m.Share(); {
	case share >= 100:
		return view.Red
	case share >= 80 || m.End != 0:
		return view.Brass
	default:
		return view.Green
	}
}

// meterCost is what is to be paid so far: sums of what is known, and that some is
// not.
func meterCost(w *lang.Words, m meter.Month) string {
	var parts []string
	for _, c := range m.Costs {
		parts = append(parts, w.Numbers.Decimal(float64(c.Amount)/float64(stay.OneUnit), 2)+" "+c.Currency)
	}
	if m.Unpriced > 0 {
		parts = append(parts, w.Meter.Beyond)
	}
	if len(parts) == 0 {
		return w.Meter.CostNone
	}
	return strings.Join(parts, " + ")
}

// saveMeter stores what the owner chose about costs.
func (w *Web) saveMeter(c echo.Context, v visitor) error {
	ctx, refused, values := c.Request().Context(), view.Errors{}, map[string]string{}
	chosen, err := w.db.Choices(ctx)
	if err != nil {
		return err
	}
	for _, key := range []string{"at_end", "own_prices", "account_zone"} {
		values[key] = strings.TrimSpace(typed(c, key))
		changed, err := chosen.With(key, values[key])
		if invalid, ok := errors.AsType[stay.Invalid](err); ok {
			refused[key] = v.W.InvalidText(invalid.Key)
			continue
		}
		chosen = changed
	}
	if len(refused) > 0 {
		if refused["own_prices"] != "" {
			chosen.OwnPrices = values["own_prices"] // as it was typed, to be put right
		}
		if refused["account_zone"] != "" {
			chosen.AccountZone = values["account_zone"]
		}
		return w.showWhatsApp(c, v, http.StatusUnprocessableEntity, chosen, refused)
	}
	if _, err := w.o.App.Choose(ctx, values); err != nil {
		return err
	}
	sayDid(c, didChoices)
	return seeOther(c, view.WhatsAppPath+"#meter")
}

// askedMonth is the month that the address names, or the present one.
func (w *Web) askedMonth(c echo.Context) time.Time {
	if first, err := time.Parse("2006-01", c.QueryParam("month")); err == nil && first.Before(w.now()) {
		return first.AddDate(0, 0, 14)
	}
	return w.now()
}

// meterLine says on the first page how much of the free share is used: of the number
// that has used most of its own. It is silent where nothing was sent or all is free.
func (w *Web) meterLine(ctx context.Context, v visitor) (string, error) {
	if w.o.Meter == nil || !v.May(stay.ReadSettings) {
		return "", nil
	}
	months, err := w.o.Meter.Month(ctx, w.now())
	if err != nil {
		return "", err
	}
	line, most := "", -1
	for _, m := range months {
		if m.Unlimited || m.Service == 0 || m.Share() <= most {
			continue
		}
		most = m.Share()
		line = v.W.Meter.Line(v.W.Numbers.Count(int64(m.Used)), v.W.Numbers.Count(int64(m.Limit)))
		if m.Over {
			line = v.W.Meter.LineUp
		}
	}
	return line, nil
}

// onlyOf keeps the refusals of one form of a page that has several.
func onlyOf(all view.Errors, fields ...string) view.Errors {
	some := view.Errors{}
	for _, field := range fields {
		if text := all[field]; text != "" {
			some[field] = text
		}
	}
	return some
}
