package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/stay"
	"portineria/store"
)

func changeForm(b stay.Booking) url.Values {
	return url.Values{"property": {string(b.Property)}, "checkin": {b.Arrival.String()}, "checkout": {b.Departure.String()}, "name": {string(b.Name)}, "phone": {string(b.Phone)},
		"code": {string(b.Code)}, "language": {b.Language}, "notes": {string(b.Notes)}}
}

func TestABookingIsChangedOnItsOwnPage(t *testing.T) {
	l := newLodge(t)
	if got := l.get(stay.RoleOwner, "/bookings/b-next").page().Find("a[href='/bookings/b-next/change']").Length(); got != 1 {
		t.Fatal("no way to change it")
	}
	page := l.get(stay.RoleOwner, "/bookings/b-next/change").want(http.StatusOK)
	if page.field("name") != "Marco Ruggeri" || page.field("checkin") != day(8).String() {
		t.Errorf("the form holds %q from %s", page.field("name"), page.field("checkin"))
	}
	form := changeForm(l.booking("b-next"))
	form.Set("checkout", day(12).String())
	form.Set("notes", "arriva tardi\ne con un cane")
	form.Set("guests", "3")
	done := l.follow(stay.RoleOwner, "/bookings/b-next/change", form)
	if got := done.text("#flash") + done.text(".own-notes"); !strings.Contains(got, "Saved.") || !strings.Contains(got, "con un cane") {
		t.Errorf("it says %q", got)
	}
	if b := l.booking("b-next"); b.Departure != day(12) || b.Guests != 3 || string(b.Notes) != "arriva tardi\ne con un cane" {
		t.Errorf("%s %d", b.Departure, b.Guests)
	}
	form.Set("phone", "347 1234567")
	refused := l.post(stay.RoleOwner, "/bookings/b-next/change", form).want(http.StatusUnprocessableEntity)
	if refused.refused("phone") == "" || refused.field("phone") != "347 1234567" || refused.field("notes") == "" {
		t.Errorf("a number without a country: %q, kept %q", refused.refused("phone"), refused.field("phone"))
	}
	form.Set("phone", "")
	form.Set("checkin", day(2).String())
	taken := l.post(stay.RoleOwner, "/bookings/b-next/change", form).want(http.StatusUnprocessableEntity)
	if taken.page().Find("input[name=overlap]").Length() != 1 {
		t.Error("it does not ask whether it is meant")
	}
	form.Set("overlap", "yes")
	l.follow(stay.RoleOwner, "/bookings/b-next/change", form)
	if b := l.booking("b-next"); b.Arrival != day(2) {
		t.Errorf("from %s", b.Arrival)
	}
}

func TestTheOwnersDatesAreShownBesideTheCalendars(t *testing.T) {
	l := newLodge(t)
	l.write(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutFeed(ctx, store.Feed{ID: "f1", Property: casa.ID, Name: "Airbnb", URL: "x", State: store.FeedOK, NextAt: now, LastOKAt: now, CreatedAt: now})
	})
	l.put(stay.Booking{ID: "fed", Property: casa.ID, Feed: "f1", Channel: "airbnb", Name: "Ida", Arrival: day(40), Departure: day(44)})
	form := changeForm(l.booking("fed"))
	form.Set("checkout", day(46).String())
	page := l.follow(stay.RoleOwner, "/bookings/fed/change", form)
	if !strings.Contains(page.body, "The connected calendar says") {
		t.Error("the page does not say what the calendar says")
	}
	l.follow(stay.RoleOwner, "/bookings/fed/follow", nil)
	if b := l.booking("fed"); b.Departure != day(44) || b.ByHand.Has(stay.HandNights) {
		t.Errorf("until %s", b.Departure)
	}
}

func TestNightsAreClosedAndFreedInTheBrowser(t *testing.T) {
	l := newLodge(t)
	form := url.Values{"property": {"casa-limone"}, "from": {day(20).String()}, "to": {day(22).String()}, "reason": {"Imbianchino"}}
	page := l.follow(stay.RoleOwner, "/close-nights", form)
	if got := page.text("#flash") + page.text(".own-notes"); !strings.Contains(got, "closed") || !strings.Contains(got, "Imbianchino") {
		t.Fatalf("it says %q", got)
	}
	if page.page().Find("#invite-title").Length() != 0 {
		t.Error("closed nights have no guest to invite")
	}
	if got := l.post(stay.RoleOwner, "/close-nights", form).want(http.StatusUnprocessableEntity).page().Find("input[name=overlap]").Length(); got != 1 {
		t.Error("closing twice does not ask")
	}
	form.Set("to", form.Get("from"))
	if got := l.post(stay.RoleOwner, "/close-nights", form).want(http.StatusUnprocessableEntity).refused("to"); got == "" {
		t.Error("no night at all is accepted")
	}
	var closed stay.Booking
	for _, b := range l.all() {
		if b.Kind == stay.KindBlock {
			closed = b
		}
	}
	change := url.Values{"property": {"casa-limone"}, "checkin": {day(20).String()}, "checkout": {day(23).String()}, "notes": {"Idraulico"}}
	l.follow(stay.RoleOwner, "/bookings/"+string(closed.ID)+"/change", change)
	if b := l.booking(closed.ID); b.Departure != day(23) || string(b.Notes) != "Idraulico" || b.Kind != stay.KindBlock {
		t.Errorf("%s %s", b.Departure, b.Kind)
	}
	if got := l.follow(stay.RoleOwner, "/bookings/"+string(closed.ID)+"/cancel", nil).text("#flash"); !strings.Contains(got, "free again") {
		t.Errorf("it says %q", got)
	}
}

func TestACancelledBookingIsReopened(t *testing.T) {
	l := newLodge(t)
	l.follow(stay.RoleOwner, "/bookings/b-next/cancel", nil)
	if got := l.follow(stay.RoleOwner, "/bookings/b-next/reopen", nil).text("#flash"); !strings.Contains(got, "stands again") {
		t.Errorf("it says %q", got)
	}
	l.follow(stay.RoleOwner, "/bookings/b-next/cancel", nil)
	l.put(stay.Booking{ID: "other", Property: casa.ID, Channel: "direct", Name: "Ida", Arrival: day(8), Departure: day(10)})
	page := l.get(stay.RoleOwner, "/bookings/b-next").want(http.StatusOK)
	if got := page.text("form[action$='/reopen']"); got != "Reopen it all the same" {
		t.Errorf("the button says %q", got)
	}
	l.post(stay.RoleOwner, "/bookings/b-next/reopen", nil).want(http.StatusSeeOther)
	if b := l.booking("b-next"); b.State != stay.BookingCancelled {
		t.Error("it was reopened over another stay without being asked to")
	}
	l.follow(stay.RoleOwner, "/bookings/b-next/reopen", url.Values{"overlap": {"yes"}})
	if b := l.booking("b-next"); b.State != stay.BookingActive {
		t.Error("it was not reopened")
	}
}

func TestOnlyThoseWhoMayChangeTheCalendarDo(t *testing.T) {
	l := newLodge(t)
	for _, role := range []stay.Role{stay.RoleCleaner, stay.RoleAuditor} {
		l.get(role, "/bookings/b-next/change").want(http.StatusForbidden)
		l.post(role, "/bookings/b-next/reopen", nil).want(http.StatusForbidden)
		l.post(role, "/close-nights", nil).want(http.StatusForbidden)
	}
	l.get(stay.RoleCohost, "/bookings/b-loft/change").want(http.StatusNotFound)
	form := changeForm(l.booking("b-next"))
	form.Set("property", "harbour-loft")
	if got := l.post(stay.RoleCohost, "/bookings/b-next/change", form).want(http.StatusUnprocessableEntity).refused("property"); got == "" {
		t.Error("a co-host moved a booking to a property that is not theirs")
	}
	if got := l.get(stay.RoleAuditor, "/bookings/b-next").want(http.StatusOK).page().Find("a[href$='/change'], form[action$='/reopen']").Length(); got != 0 {
		t.Error("an auditor is offered changes")
	}
}
