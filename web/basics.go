package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/property"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// Details and rules of a property: a form like its file, key by key.

func (w *Web) basicsPage(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	if w.takeBack(c, v) {
		return w.showBasics(c, v, http.StatusOK, home, sentBasics(c, v.W), nil)
	}
	return w.showBasics(c, v, http.StatusOK, home, basicsOf(v.W, home), nil)
}

func (w *Web) showBasics(c echo.Context, v visitor, status int, home stay.Property, form view.Basics, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	head, err := w.head(c.Request().Context(), home)
	if err != nil {
		return err
	}
	writes := v.May(stay.WriteFacts)
	return render(c, status, view.BasicsView(view.BasicsPage{
		Page: around, Head: head, Form: form, Errors: refused, ReadOnly: !writes, CanExport: writes, CanDelete: v.May(stay.WriteSettings), Rehearse: w.rehearseOffer(v),
	}))
}

// saveBasics keeps details and rules; the facts stay as they are.
func (w *Web) saveBasics(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	form, refused := sentBasics(c, v.W), view.Errors{}
	changed := parseBasics(v.W, home.ID, form, refused)
	if refused.Any() {
		return w.showBasics(c, v, http.StatusUnprocessableEntity, home, form, refused)
	}
	changed.UpdatedAt = w.now()
	ctx := c.Request().Context()
	err = w.o.DB.Update(ctx, func(tx *store.Tx) error {
		now, err := tx.Property(ctx, home.ID)
		if err != nil {
			return err // deleted meanwhile
		}
		changed.NumberID = now.NumberID // it is chosen where the numbers are
		return tx.PutProperty(ctx, changed)
	})
	if err != nil {
		return err
	}
	sayDid(c, didHouseSave)
	return seeOther(c, view.BasicsPath(string(home.ID)))
}

func (w *Web) addPropertyPage(c echo.Context, v visitor) error {
	fresh := stay.Property{
		Language: v.Language, Timezone: "Europe/Rome", Country: stay.DefaultCountry,
		CheckinFrom: stay.DefaultCheckinFrom, CheckinUntil: stay.NoClock, CheckoutUntil: stay.DefaultCheckoutUntil,
		AccessFromHoursBefore: stay.DefaultAccessFromHoursBefore, AccessUntilHoursAfter: stay.DefaultAccessUntilHoursAfter,
	}
	return w.showAddProperty(c, v, http.StatusOK, basicsOf(v.W, fresh), nil)
}

func (w *Web) showAddProperty(c echo.Context, v visitor, status int, form view.Basics, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	return render(c, status, view.AddPropertyView(view.AddPropertyPage{Page: around, Form: form, Errors: refused}))
}

func (w *Web) addProperty(c echo.Context, v visitor) error {
	form, refused := sentBasics(c, v.W), view.Errors{}
	fresh := parseBasics(v.W, stay.PropertyID(strings.TrimSpace(form.ID)), form, refused)
	fresh.UpdatedAt = w.now()
	ctx := c.Request().Context()
	if !refused.Any() {
		err := refusals(v.W, w.o.DB.Update(ctx, func(tx *store.Tx) error { return newProperty(ctx, tx, fresh) }), refused)
		if err != nil {
			return err
		}
	}
	if refused.Any() {
		return w.showAddProperty(c, v, http.StatusUnprocessableEntity, form, refused)
	}
	sayDid(c, didHouse)
	return seeOther(c, view.PropertyPath(string(fresh.ID)))
}

// newProperty stores a property under an id that is still free.
func newProperty(ctx context.Context, tx *store.Tx, p stay.Property) error {
	taken, err := exists(tx.Property(ctx, p.ID))
	if err != nil {
		return err
	}
	if taken {
		return stay.Invalid{Field: "id", Key: "taken"}
	}
	return tx.PutProperty(ctx, p)
}

// basicsOf fills the form from a property.
func basicsOf(w *lang.Words, p stay.Property) view.Basics {
	share := func(v *float64) string {
		if v == nil {
			return ""
		}
		return strings.Replace(strconv.FormatFloat(*v, 'f', -1, 64), ".", w.Numbers.Point, 1)
	}
	return view.Basics{
		ID: string(p.ID), Name: p.Name, Address: p.Address, Languages: factLanguages(w, p.Language), Timezone: p.Timezone, Country: p.Country,
		HostName: p.HostName, CIN: p.CIN, CheckinFrom: p.CheckinFrom.String(), CheckinUntil: p.CheckinUntil.String(), CheckoutUntil: p.CheckoutUntil.String(),
		AccessFromHoursBefore: strconv.Itoa(p.AccessFromHoursBefore), AccessUntilHours: strconv.Itoa(p.AccessUntilHoursAfter), HoursMost: strconv.Itoa(stay.MaxAccessHours), IdentityCheck: p.IdentityCheck,
		Threshold: share(p.SendAbove), DraftAbove: share(p.DraftAbove), EscalationKeywords: strings.Join(p.EscalationKeywords, "\n"),
	}
}

// factLanguages is the choice of the language that facts are written in.
func factLanguages(w *lang.Words, chosen string) []view.Option {
	all := guestLanguages(w, chosen)
	return slices.DeleteFunc(all, func(o view.Option) bool { return o.Value == "" && chosen != "" })
}

// sentBasics is the form as it was typed.
func sentBasics(c echo.Context, w *lang.Words) view.Basics {
	field := func(name string) string { return typed(c, name) }
	return view.Basics{
		ID: field("id"), Name: field("name"), Address: field("address"), Languages: factLanguages(w, field("language")), Timezone: field("timezone"),
		Country: field("country"), HostName: field("host_name"), CIN: field("cin"), CheckinFrom: field("checkin_from"), CheckinUntil: field("checkin_until"),
		CheckoutUntil: field("checkout_until"), AccessFromHoursBefore: field("access_from_hours_before"), AccessUntilHours: field("access_until_hours_after"),
		HoursMost: strconv.Itoa(stay.MaxAccessHours), IdentityCheck: field("identity_check") == "yes", Threshold: field("threshold"), DraftAbove: field("draft_above"),
		EscalationKeywords: field("escalation_keywords"),
	}
}

// parseBasics reads the form into a property, or says what is wrong with which
// field. The bounds are those of the property file.
func parseBasics(w *lang.Words, id stay.PropertyID, f view.Basics, refused view.Errors) stay.Property {
	r := reading{w, refused}
	p := stay.Property{
		ID: id, Name: strings.TrimSpace(f.Name), Address: strings.TrimSpace(f.Address), Language: chosenOf(f.Languages), Timezone: strings.TrimSpace(f.Timezone),
		Country: strings.ToUpper(strings.TrimSpace(f.Country)), HostName: strings.TrimSpace(f.HostName), CIN: strings.TrimSpace(f.CIN), IdentityCheck: f.IdentityCheck,
		CheckinFrom: r.clock("checkin_from", f.CheckinFrom), CheckinUntil: r.clock("checkin_until", f.CheckinUntil), CheckoutUntil: r.clock("checkout_until", f.CheckoutUntil),
		AccessFromHoursBefore: r.hours("access_from_hours_before", f.AccessFromHoursBefore), AccessUntilHoursAfter: r.hours("access_until_hours_after", f.AccessUntilHours),
		SendAbove: r.share("threshold", f.Threshold), DraftAbove: r.share("draft_above", f.DraftAbove), EscalationKeywords: linesOf(f.EscalationKeywords),
	}
	for _, problem := range property.CheckProperty(p) {
		field, _, _ := strings.Cut(problem.Field, "[")
		refused[field] = cmp.Or(refused[field], w.InvalidText(problem.Key))
	}
	if p.SendAbove != nil && p.DraftAbove != nil && *p.DraftAbove > *p.SendAbove {
		refused["draft_above"] = w.InvalidText("out_of_range")
	}
	return p
}

// reading is a form that is being read.
type reading struct {
	w       *lang.Words
	refused view.Errors
}

// clock reads "15:00"; some browsers send seconds as well. Nothing is no time.
func (r reading) clock(field, text string) stay.Clock {
	text = strings.TrimSpace(text)
	if text == "" {
		return stay.NoClock
	}
	if len(text) == len("15:00:00") {
		text = strings.TrimSuffix(text, ":00")
	}
	at, err := stay.ParseClock(text)
	if err != nil {
		r.refused[field] = r.w.InvalidText("bad_time")
	}
	return at
}

func (r reading) hours(field, text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	switch {
	case strings.TrimSpace(text) == "":
		r.refused[field] = r.w.InvalidText("required")
	case err != nil:
		r.refused[field] = r.w.InvalidText("bad_number")
	}
	return n
}

// share reads a number between 0 and 1, with a point or a comma. Nothing is none
// of the property's own.
func (r reading) share(field, text string) *float64 {
	text = strings.Replace(strings.TrimSpace(text), ",", ".", 1)
	if text == "" {
		return nil
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		r.refused[field] = r.w.InvalidText("bad_threshold")
		return nil
	}
	return &n
}

// linesOf are the lines of a text that say something.
func linesOf(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

func chosenOf(all []view.Option) string {
	for _, o := range all {
		if o.Selected {
			return o.Value
		}
	}
	return ""
}
