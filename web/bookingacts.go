package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// What a person does with a booking: the guest's details, the end of it, the
// check of who comes.

func contactForm(w *lang.Words, b stay.Booking) *view.ContactForm {
	f := view.ContactForm{Name: string(b.Name), Phone: string(b.Phone), Languages: guestLanguages(w, b.Language)}
	if b.Guests > 0 {
		f.Guests = strconv.Itoa(b.Guests)
	}
	return &f
}

// guestLanguages is the choice of a guest's language, by name, with one for not
// known.
func guestLanguages(w *lang.Words, chosen string) []view.Option {
	var all []view.Option
	for code, name := range w.Lists.Languages {
		if code != "" {
			all = append(all, view.Option{Value: code, Label: w.Capital(name), Selected: code == chosen})
		}
	}
	if _, listed := w.Lists.Languages[chosen]; !listed {
		all = append(all, view.Option{Value: chosen, Label: chosen, Selected: true})
	}
	slices.SortFunc(all, func(a, b view.Option) int { return cmp.Compare(a.Label, b.Label) })
	return append([]view.Option{{Label: w.Forms.Unknown, Selected: chosen == ""}}, all...)
}

// saveBooking keeps the guest's details. What is refused is shown again as it
// was typed.
func (w *Web) saveBooking(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	f := view.ContactForm{Name: typed(c, "name"), Phone: typed(c, "phone"), Guests: typed(c, "guests"), Languages: guestLanguages(v.W, typed(c, "language")), Errors: view.Errors{}}
	n := calendar.NewBooking{Name: f.Name, Phone: f.Phone, Language: typed(c, "language"), Guests: guestsOf(v.W, f.Guests, f.Errors)}
	if !f.Errors.Any() {
		err = refusals(v.W, w.o.Book.Edit(c.Request().Context(), b.ID, n), f.Errors)
	}
	switch {
	case err != nil:
		return err
	case f.Errors.Any():
		return w.showBooking(c, v, http.StatusUnprocessableEntity, &f)
	}
	sayDid(c, didBookSave)
	return seeOther(c, view.BookingPath(string(b.ID)))
}

// guestsOf reads how many people come; empty is not known.
func guestsOf(w *lang.Words, text string, refused view.Errors) int {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		refused["guests"] = w.InvalidText("bad_number")
	case n < 1:
		refused["guests"] = w.InvalidText("out_of_range")
	}
	return n
}

// refusals puts what was refused of a form beside its fields; an error that is
// not about the form is returned.
func refusals(w *lang.Words, err error, refused view.Errors) error {
	var invalid stay.Invalid
	if !errors.As(err, &invalid) {
		return err
	}
	refused[invalid.Field] = w.InvalidText(invalid.Key)
	return nil
}

func (w *Web) cancelBooking(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	if err := w.o.Book.Cancel(c.Request().Context(), b.ID); err != nil {
		return err
	}
	if b.Kind == stay.KindBlock {
		sayDid(c, didFree)
	} else {
		sayDid(c, didBookGone)
	}
	return seeOther(c, view.BookingPath(string(b.ID)))
}

// recordCheck records that a person has seen who the guest is.
func (w *Web) recordCheck(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	if !forGuests(b) {
		return stay.ErrConflict
	}
	if err := w.o.App.SetIdentified(c.Request().Context(), b.ID, true); err != nil {
		return err
	}
	sayDid(c, didCheck)
	return seeOther(c, view.BookingPath(string(b.ID)))
}
