package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

func (w *Web) addBookingPage(c echo.Context, v visitor) error {
	p := view.AddBookingPage{Languages: guestLanguages(v.W, "")}
	if day, err := stay.ParseDate(c.QueryParam("checkin")); err == nil {
		p.Form.Checkin, p.Form.Checkout = day.String(), (day + 1).String()
	}
	return w.showAddBooking(c, v, http.StatusOK, p, stay.PropertyID(c.QueryParam("property")))
}

func (w *Web) showAddBooking(c echo.Context, v visitor, status int, p view.AddBookingPage, chosen stay.PropertyID) error {
	around, err := w.opened(c, v, view.SectionCalendar)
	if err != nil {
		return err
	}
	h, err := w.house(c.Request().Context(), v)
	if err != nil {
		return err
	}
	p.Page = around
	for _, home := range h.all {
		p.Properties = append(p.Properties, view.Option{Value: string(home.ID), Label: home.Name, Selected: home.ID == chosen})
	}
	return render(c, status, view.AddBookingView(p))
}

// addBooking enters a booking by hand. Where the nights are taken the form asks
// whether it is meant all the same.
func (w *Web) addBooking(c echo.Context, v visitor) error {
	p := view.AddBookingPage{Languages: guestLanguages(v.W, typed(c, "language")), Errors: view.Errors{}, Form: view.BookingForm{
		Checkin: typed(c, "checkin"), Checkout: typed(c, "checkout"), Name: typed(c, "name"), Phone: typed(c, "phone"), Code: typed(c, "code"),
		Guests: typed(c, "guests"), Notes: typed(c, "notes"), Overlap: typed(c, "overlap") == "yes",
	}}
	n := parseBooking(v.W, p.Form, p.Errors)
	n.Property, n.Language = stay.PropertyID(typed(c, "property")), typed(c, "language")
	if err := w.mustSee(c, v, n.Property, p.Errors); err != nil {
		return err
	}
	if p.Errors.Any() {
		p.Form.AskOverlap = p.Form.Overlap
		return w.showAddBooking(c, v, http.StatusUnprocessableEntity, p, n.Property)
	}
	b, err := w.o.Book.Add(c.Request().Context(), n)
	if _, taken := calendar.IsOverlap(err); taken {
		p.Form.AskOverlap, p.Errors[""] = true, v.W.InvalidText("overlap")
	} else if err := refusals(v.W, err, p.Errors); err != nil {
		return err
	}
	if p.Errors.Any() {
		p.Form.AskOverlap = p.Form.AskOverlap || p.Form.Overlap
		return w.showAddBooking(c, v, http.StatusUnprocessableEntity, p, n.Property)
	}
	sayDid(c, didBook)
	return seeOther(c, view.BookingPath(string(b.ID)))
}

// parseBooking reads days and counts; the rest is for the calendar to judge.
func parseBooking(w *lang.Words, f view.BookingForm, refused view.Errors) calendar.NewBooking {
	n := calendar.NewBooking{Name: f.Name, Phone: f.Phone, Code: f.Code, Notes: f.Notes, AllowOverlap: f.Overlap, Guests: guestsOf(w, f.Guests, refused)}
	n.Arrival, n.Departure = parseDay(w, "checkin", f.Checkin, refused), parseDay(w, "checkout", f.Checkout, refused)
	return n
}

// parseDay reads a day as browsers send it.
func parseDay(w *lang.Words, field, text string, refused view.Errors) stay.Date {
	day, err := stay.ParseDate(text)
	switch {
	case text == "":
		refused[field] = w.InvalidText("required")
	case err != nil:
		refused[field] = w.InvalidText("bad_date")
	}
	return day
}

// mustSee refuses a property that is not among those of the account, whether it
// exists or not.
func (w *Web) mustSee(c echo.Context, v visitor, id stay.PropertyID, refused view.Errors) error {
	h, err := w.house(c.Request().Context(), v)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(h.all, func(p stay.Property) bool { return p.ID == id }) {
		refused["property"] = v.W.InvalidText("required")
	}
	return nil
}
