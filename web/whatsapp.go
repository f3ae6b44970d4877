package web

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// All that concerns WhatsApp, a section for each part; here the page itself and how
// the assistant behaves.

func (w *Web) whatsAppPage(c echo.Context, v visitor) error {
	now, err := w.db.Choices(c.Request().Context())
	if err != nil {
		return err
	}
	return w.showWhatsApp(c, v, http.StatusOK, now, nil)
}

// showWhatsApp draws the page; chosen is what stands in the form.
func (w *Web) showWhatsApp(c echo.Context, v visitor, status int, chosen stay.Choices, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	p := view.WhatsAppPage{Page: around, Behaviour: behaviourOf(v.W, chosen), CanWrite: v.May(stay.WriteSettings), Hide: hidden(v)}
	p.Behaviour.Errors = onlyOf(refused, "quiet_time", "typing", "read_receipts")
	if p.Past, err = w.phonePasts(c.Request().Context(), v); err != nil {
		return err
	}
	if p.Meter, err = w.meter(c.Request().Context(), v, w.askedMonth(c), chosen, onlyOf(refused, "at_end", "own_prices", "account_zone")); err != nil {
		return err
	}
	if p.Numbers, err = w.numberList(c.Request().Context(), v); err != nil {
		return err
	}
	p.Behaviour.Errors = refused
	return render(c, status, view.WhatsAppView(p))
}

// quietTimes are what the page offers; a command may set another one, which is
// offered too while it counts.
var quietTimes = []time.Duration{15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 24 * time.Hour, 72 * time.Hour, 0}

func behaviourOf(w *lang.Words, chosen stay.Choices) view.Behaviour {
	typing := w.Behaviour.No
	if chosen.Typing {
		typing = w.Behaviour.Yes
	}
	b := view.Behaviour{Typing: chosen.Typing, Rows: []view.Row{
		{Label: w.Behaviour.Quiet, Value: quietName(w, chosen.QuietTime)}, {Label: w.Behaviour.Typing, Value: typing},
		{Label: w.Behaviour.Receipts, Value: w.Behaviour.ReceiptNames[string(chosen.ReadReceipts)].Name},
	}}
	offered := slices.Clone(quietTimes)
	if !slices.Contains(offered, chosen.QuietTime) {
		offered = append([]time.Duration{chosen.QuietTime}, offered...)
	}
	for _, d := range offered {
		as := chosen
		as.QuietTime = d
		b.Quiet = append(b.Quiet, view.Option{Value: as.Value("quiet_time"), Label: quietName(w, d), Selected: d == chosen.QuietTime})
	}
	for _, r := range stay.AllReceipts() {
		words := w.Behaviour.ReceiptNames[string(r)]
		b.Receipts = append(b.Receipts, view.Choice{Value: string(r), Label: words.Name, Explain: words.Explain, Chosen: r == chosen.ReadReceipts})
	}
	return b
}

// quietName says how long, in the largest unit that fits.
func quietName(w *lang.Words, d time.Duration) string {
	switch {
	case d == 0:
		return w.Behaviour.QuietByMe
	case d%(24*time.Hour) == 0 && d > 24*time.Hour:
		return w.Behaviour.Days(int(d / (24 * time.Hour)))
	case d%time.Hour == 0:
		return w.Behaviour.Hours(int(d / time.Hour))
	default:
		return w.Behaviour.Minutes(int(d / time.Minute))
	}
}

// saveBehaviour stores what was chosen on the page, and leaves the other choices.
func (w *Web) saveBehaviour(c echo.Context, v visitor) error {
	ctx, refused, values := c.Request().Context(), view.Errors{}, map[string]string{}
	chosen, err := w.db.Choices(ctx)
	if err != nil {
		return err
	}
	for _, key := range []string{"quiet_time", "typing", "read_receipts"} {
		values[key] = typed(c, key)
		changed, err := chosen.With(key, values[key])
		if invalid, ok := errors.AsType[stay.Invalid](err); ok {
			refused[key] = v.W.InvalidText(invalid.Key)
			continue
		}
		chosen = changed
	}
	if len(refused) > 0 {
		return w.showWhatsApp(c, v, http.StatusUnprocessableEntity, chosen, refused)
	}
	if _, err := w.o.App.Choose(ctx, values); err != nil {
		return err
	}
	sayDid(c, didChoices)
	return seeOther(c, view.WhatsAppPath)
}
