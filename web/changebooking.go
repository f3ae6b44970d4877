package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/web/view"
)

// What is changed by hand of bookings and closed nights.

// handActs is what the account may do by hand with a booking, and what its page says
// of the owner's notes.
func (w *Web) handActs(ctx context.Context, v visitor, b stay.Booking) (*view.HandActs, error) {
	if !v.May(stay.WriteCalendar) {
		return nil, nil //nolint:nilnil // nothing to do is nothing to show
	}
	h := &view.HandActs{ID: string(b.ID), Notes: string(b.Notes), FeedSays: feedSays(v, b)}
	if b.State != stay.BookingCancelled {
		h.Change, h.Free = true, b.Kind == stay.KindBlock
		return h, nil
	}
	h.Reopen = b.Departure > stay.DateOf(w.now())-1
	near, err := w.db.Overlapping(ctx, b.Property, b.Arrival, b.Departure, b.ID)
	h.Taken = len(near) > 0
	return h, err
}

// feedSays is which nights the calendar of a stay tells of, where the owner has said
// others.
func feedSays(v visitor, b stay.Booking) string {
	if !b.ByHand.Has(stay.HandNights) {
		return ""
	}
	return nights(v.W, b.AsFed())
}

func (w *Web) changePage(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	if b.State == stay.BookingCancelled {
		return seeOther(c, view.BookingPath(string(b.ID)))
	}
	p := view.ChangePage{Languages: guestLanguages(v.W, b.Language), Notes: string(b.Notes), Form: view.BookingForm{
		Checkin: b.Arrival.String(), Checkout: b.Departure.String(), Name: string(b.Name), Phone: string(b.Phone), Code: string(b.Code)}}
	if b.Guests > 0 {
		p.Form.Guests = strconv.Itoa(b.Guests)
	}
	return w.showChange(c, v, http.StatusOK, p, b, b.Property)
}

func (w *Web) showChange(c echo.Context, v visitor, status int, p view.ChangePage, b stay.Booking, chosen stay.PropertyID) error {
	around, err := w.opened(c, v, view.SectionCalendar)
	if err != nil {
		return err
	}
	if p.Properties, err = w.homeOptions(c, v, chosen); err != nil {
		return err
	}
	p.Page, p.ID, p.Name, p.Block, p.FromFeed, p.FeedSays = around, string(b.ID), bookingTitle(v.W, b), b.Kind == stay.KindBlock, b.Feed != "", feedSays(v, b)
	return render(c, status, view.ChangeView(p))
}

// homeOptions is the choice among the account's properties.
func (w *Web) homeOptions(c echo.Context, v visitor, chosen stay.PropertyID) ([]view.Option, error) {
	h, err := w.house(c.Request().Context(), v)
	if err != nil {
		return nil, err
	}
	var all []view.Option
	for _, home := range h.all {
		all = append(all, view.Option{Value: string(home.ID), Label: home.Name, Selected: home.ID == chosen})
	}
	return all, nil
}

// changeBooking saves what was changed. What is refused is shown again as it was
// typed; where the nights are taken the form asks whether it is meant all the same.
func (w *Web) changeBooking(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	p := view.ChangePage{Languages: guestLanguages(v.W, typed(c, "language")), Notes: typed(c, "notes"), Errors: view.Errors{}, Form: view.BookingForm{
		Checkin: typed(c, "checkin"), Checkout: typed(c, "checkout"), Name: typed(c, "name"), Phone: typed(c, "phone"), Code: typed(c, "code"), Guests: typed(c, "guests"),
		Overlap: typed(c, "overlap") == "yes"}}
	home := stay.PropertyID(typed(c, "property"))
	arrival, departure := parseDay(v.W, "checkin", p.Form.Checkin, p.Errors), parseDay(v.W, "checkout", p.Form.Checkout, p.Errors)
	change := calendar.Change{Property: &home, Arrival: &arrival, Departure: &departure, Notes: &p.Notes, AllowOverlap: p.Form.Overlap}
	if b.Kind != stay.KindBlock {
		guests, language := guestsOf(v.W, p.Form.Guests, p.Errors), typed(c, "language")
		change.Name, change.Phone, change.Code, change.Guests, change.Language = &p.Form.Name, &p.Form.Phone, &p.Form.Code, &guests, &language
	}
	if err := w.mustSee(c, v, home, p.Errors); err != nil {
		return err
	}
	if !p.Errors.Any() {
		_, err = w.o.Book.Change(c.Request().Context(), b.ID, change)
		if _, taken := calendar.IsOverlap(err); taken {
			p.Form.AskOverlap, p.Errors[""] = true, v.W.InvalidText("overlap")
		} else if err := refusals(v.W, err, p.Errors); err != nil {
			return err
		}
	}
	if p.Errors.Any() {
		p.Form.AskOverlap = p.Form.AskOverlap || p.Form.Overlap
		return w.showChange(c, v, http.StatusUnprocessableEntity, p, b, home)
	}
	sayDid(c, didChange)
	return seeOther(c, view.BookingPath(string(b.ID)))
}

// followCalendar gives a stay the nights of its calendar again.
func (w *Web) followCalendar(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	if _, err := w.o.Book.Change(c.Request().Context(), b.ID, calendar.Change{FollowFeed: true, AllowOverlap: true}); err != nil {
		return err
	}
	sayDid(c, didChange)
	return seeOther(c, view.BookingPath(string(b.ID)))
}

// reopenBooking takes a cancellation back. Nights that were taken since are shown on
// the page, with another button.
func (w *Web) reopenBooking(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	err = w.o.Book.Reopen(c.Request().Context(), b.ID, typed(c, "overlap") == "yes")
	if _, taken := calendar.IsOverlap(err); taken {
		return seeOther(c, view.BookingPath(string(b.ID)))
	}
	if err != nil {
		return err
	}
	sayDid(c, didReopen)
	return seeOther(c, view.BookingPath(string(b.ID)))
}

func (w *Web) closeNightsPage(c echo.Context, v visitor) error {
	return w.showCloseNights(c, v, http.StatusOK, view.CloseNightsPage{}, stay.PropertyID(c.QueryParam("property")))
}

func (w *Web) showCloseNights(c echo.Context, v visitor, status int, p view.CloseNightsPage, chosen stay.PropertyID) error {
	around, err := w.opened(c, v, view.SectionCalendar)
	if err != nil {
		return err
	}
	if p.Properties, err = w.homeOptions(c, v, chosen); err != nil {
		return err
	}
	p.Page = around
	return render(c, status, view.CloseNightsView(p))
}

func (w *Web) closeNights(c echo.Context, v visitor) error {
	p := view.CloseNightsPage{From: typed(c, "from"), To: typed(c, "to"), Reason: typed(c, "reason"), Overlap: typed(c, "overlap") == "yes", Errors: view.Errors{}}
	n := calendar.NewBlock{Property: stay.PropertyID(typed(c, "property")), Reason: p.Reason, AllowOverlap: p.Overlap,
		Arrival: parseDay(v.W, "from", p.From, p.Errors), Departure: parseDay(v.W, "to", p.To, p.Errors)}
	if err := w.mustSee(c, v, n.Property, p.Errors); err != nil {
		return err
	}
	var b stay.Booking
	if !p.Errors.Any() {
		var err error
		b, err = w.o.Book.Block(c.Request().Context(), n)
		if _, taken := calendar.IsOverlap(err); taken {
			p.AskOverlap, p.Errors[""] = true, v.W.InvalidText("overlap")
		} else if err := refusals(v.W, err, p.Errors); err != nil {
			return err
		}
	}
	if p.Errors.Any() {
		p.AskOverlap = p.AskOverlap || p.Overlap
		return w.showCloseNights(c, v, http.StatusUnprocessableEntity, p, n.Property)
	}
	sayDid(c, didClose)
	return seeOther(c, view.BookingPath(string(b.ID)))
}

// within is the properties of an account, for whoever reads on its behalf; nil: all.
func (v visitor) within() []stay.PropertyID { return slices.Clone(v.only()) }
