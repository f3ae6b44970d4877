package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

const minute = time.Minute

func TestABookingSaysWhoComesAndWhoWrites(t *testing.T) {
	l := newLodge(t)
	l.write(func(ctx context.Context, tx *store.Tx) error {
		b, err := tx.Booking(ctx, "b-lena")
		if err != nil {
			return err
		}
		b.Invite = "K7QM4RTX"
		return tx.PutBooking(ctx, b)
	})
	a := l.get(stay.RoleOwner, "/bookings/b-lena").want(http.StatusOK)
	for selector, want := range map[string]string{
		"h1":           "Lena Weber",
		".page-head p": "Casa Limone · 14 to 19 July",
		"#invite-link": "https://wa.me/441632960001?text=",
		"#invite-text": "K7QM-4RTX",
		".rows .row":   "Lena Weber",
		".rows .chip":  "Staying",
	} {
		if got := a.text(selector); !strings.Contains(got, want) {
			t.Errorf("%s says %q, want %q", selector, got, want)
		}
	}
	details := a.text("dl")
	for _, want := range []string{"5 nights", "Airbnb", "HMABC12345", "+447700900101", "3 people", "German", "13 Jul, 15:00 to 19 Jul, 12:00"} {
		if !strings.Contains(details, want) {
			t.Errorf("the details lack %q: %s", want, details)
		}
	}
	// The text is the guest's: German.
	if got := a.text("#invite-text"); !strings.Contains(got, "WhatsApp") || strings.Contains(got, "If you have") {
		t.Errorf("the invitation is %q", got)
	}
	if seats := a.text("#people-title + p"); !strings.Contains(seats, "3") {
		t.Errorf("seats: %q", seats)
	}
}

func TestWithoutANumberItSaysThatOneMustBeSet(t *testing.T) {
	l := newLodge(t, func(o *web.Options) { o.Links.Number = "" })
	l.put(stay.Booking{ID: "b-new", Property: casa.ID, Channel: "direct", Arrival: day(20), Departure: day(22), Invite: "K7QM4RTX"})
	a := l.get(stay.RoleOwner, "/bookings/b-new").want(http.StatusOK)
	if a.page().Find("#invite-link, #invite-text").Length() != 0 || !strings.Contains(a.text("main"), "whatsapp.number") {
		t.Error("there is an invitation that leads nowhere, or no word of what is missing")
	}
}

func TestABookingTellsWhatIsWrongWithIt(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*stay.Booking)
		tone   string
		says   string
		invite bool
	}{
		"nothing":             {func(*stay.Booking) {}, "", "", true},
		"cancelled":           {func(b *stay.Booking) { b.State = stay.BookingCancelled }, ".notice-brass", "cancelled", false},
		"gone from its feed":  {func(b *stay.Booking) { b.State = stay.BookingMissing }, ".notice-brass", "no longer shows it", true},
		"two have the nights": {func(b *stay.Booking) { b.Arrival, b.Departure = day(3), day(6) }, ".notice-red", "Overlaps with Airbnb (Lena Weber), 14 to 19 July", true},
		"a closure":           {func(b *stay.Booking) { b.Kind, b.Name = stay.KindBlock, "" }, "", "", false},
		"long over":           {func(b *stay.Booking) { b.Arrival, b.Departure = day(-40), day(-35) }, "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			b := stay.Booking{ID: "b-new", Property: casa.ID, Channel: "direct", Name: "Paul Marsh", Arrival: day(20), Departure: day(22), Invite: "K7QM4RTX"}
			c.change(&b)
			l.put(b)
			a := l.get(stay.RoleOwner, "/bookings/b-new").want(http.StatusOK)
			if c.tone != "" && !strings.Contains(a.text(c.tone), c.says) {
				t.Errorf("says %q, want %q", a.text(c.tone), c.says)
			}
			if got := a.page().Find("#invite-text").Length() == 1; got != c.invite {
				t.Errorf("invites: %v, want %v", got, c.invite)
			}
		})
	}
}

func TestAReaderSeesABookingAndNoButtons(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleAuditor, "/bookings/b-lena").want(http.StatusOK)
	if !strings.Contains(a.text("h1"), "Lena Weber") || a.page().Find("main form").Length() != 0 || a.page().Find("#invite-text").Length() != 0 {
		t.Error("an auditor is offered more than to read")
	}
	l.get(stay.RoleCleaner, "/bookings/b-lena").want(http.StatusForbidden)
	for _, role := range []stay.Role{stay.RoleAuditor, stay.RoleCleaner} {
		l.post(role, "/bookings/b-lena/cancel", nil).want(http.StatusForbidden)
		l.post(role, "/add-booking", nil).want(http.StatusForbidden)
	}
	l.get(stay.RoleOwner, "/bookings/0000").want(http.StatusNotFound)
}

func TestTheGuestsDetailsAreKeptOrGoBackAsTheyWereTyped(t *testing.T) {
	l := newLodge(t)
	form := url.Values{"name": {"Lena Weber-Klein"}, "phone": {"+44 7700 900 188"}, "guests": {"2"}, "language": {"fr"}}
	if a := l.follow(stay.RoleOwner, "/bookings/b-lena", form); !strings.Contains(a.text("#flash"), "Saved.") || !strings.Contains(a.text("h1"), "Weber-Klein") {
		t.Errorf("after saving: %q", a.text("#flash"))
	}
	b, err := l.db.Booking(t.Context(), "b-lena")
	l.must(err)
	if b.Phone != "+447700900188" || b.Guests != 2 || b.Language != "fr" || b.Code != "HMABC12345" {
		t.Errorf("stored: guests %d, language %s", b.Guests, b.Language)
	}
	for name, c := range map[string]struct{ field, typed, says string }{
		"half a number":     {"phone", "333 4444", "country code"},
		"words for a count": {"guests", "two", "not a valid number"},
		"nobody":            {"guests", "0", "out of range"},
		"a crowd":           {"guests", "1000", "out of range"},
		"a long name":       {"name", strings.Repeat("a", 200), "too long"},
	} {
		t.Run(name, func(t *testing.T) {
			wrong := url.Values{"name": {"Somebody"}, "phone": {""}, "guests": {""}, "language": {""}}
			wrong.Set(c.field, c.typed)
			a := l.post(stay.RoleOwner, "/bookings/b-lena", wrong).want(http.StatusUnprocessableEntity)
			if got := a.refused(c.field); !strings.Contains(got, c.says) {
				t.Errorf("refused with %q, want %q", got, c.says)
			}
			if got := a.field(c.field); got != c.typed {
				t.Errorf("the field holds %q, want what was typed", got)
			}
			if after, _ := l.db.Booking(t.Context(), "b-lena"); string(after.Name) != "Lena Weber-Klein" {
				t.Error("the booking changed all the same")
			}
		})
	}
}

func TestCancellingFreesTheNights(t *testing.T) {
	l := newLodge(t)
	if a := l.follow(stay.RoleCohost, "/bookings/b-next/cancel", nil); !strings.Contains(a.text("#flash"), "Booking cancelled.") {
		t.Errorf("the flash says %q", a.text("#flash"))
	}
	b, err := l.db.Booking(t.Context(), "b-next")
	l.must(err)
	if b.State != stay.BookingCancelled || b.CancelledBy != "host" {
		t.Errorf("it is %s by %q", b.State, b.CancelledBy)
	}
	l.post(stay.RoleCohost, "/bookings/b-next/cancel", nil).want(http.StatusConflict)
	if a := l.get(stay.RoleOwner, "/calendar?from=2026-07-20"); strings.Contains(a.body, "Marco Ruggeri") {
		t.Error("the calendar still shows it")
	}
}

func TestRecordingAnIdentityOpensTheCodes(t *testing.T) {
	l := newLodge(t)
	strict := casa
	strict.IdentityCheck = true
	l.write(func(ctx context.Context, tx *store.Tx) error { return tx.PutProperty(ctx, strict) })
	if a := l.get(stay.RoleOwner, "/bookings/b-lena"); a.page().Find("form[action='/bookings/b-lena/identified']").Length() != 1 || !strings.Contains(a.text(".rows .chip"), "Has booked") {
		t.Error("the check is not asked for")
	}
	a := l.follow(stay.RoleOwner, "/bookings/b-lena/identified", nil)
	if !strings.Contains(a.text("main"), "14 July 2026") || !strings.Contains(a.text(".rows .chip"), "Staying") {
		t.Errorf("after recording: %s", a.text(".rows .chip"))
	}
}

func TestABookingByHandIsEntered(t *testing.T) {
	l := newLodge(t)
	form := url.Values{"property": {"casa-limone"}, "checkin": {"2026-09-01"}, "checkout": {"2026-09-05"}, "name": {"Ines Prado"}, "phone": {"+44 7700 900166"}, "guests": {"4"}, "language": {"es"}}
	a := l.follow(stay.RoleOwner, "/add-booking", form)
	if !strings.Contains(a.text("h1"), "Ines Prado") || !strings.Contains(a.text("#flash"), "Booking entered.") || a.page().Find("#invite-text").Length() != 1 {
		t.Errorf("after entering: %s, %s", a.text("h1"), a.text("#flash"))
	}
}

func TestABookingThatDoesNotFitGoesBackAsItWasTyped(t *testing.T) {
	good := map[string]string{"property": "casa-limone", "checkin": "2026-09-01", "checkout": "2026-09-05", "name": "Ines Prado", "phone": "", "guests": "", "language": "es", "code": ""}
	for name, c := range map[string]struct{ field, typed, says string }{
		"no day":               {"checkin", "", "needed"},
		"a day that is none":   {"checkin", "2026-02-30", "not a date"},
		"ends before it began": {"checkout", "2026-08-30", "after check-in"},
		"no night":             {"checkout", "2026-09-01", "after check-in"},
		"for years":            {"checkout", "2029-09-01", "too long"},
		"half a number":        {"phone", "12345", "country code"},
		"words for a count":    {"guests", "many", "not a valid number"},
		"another's property":   {"property", "harbour-loft", "needed"},
		"no property":          {"property", "nowhere", "needed"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			form := url.Values{}
			for field, value := range good {
				form.Set(field, value)
			}
			form.Set(c.field, c.typed)
			a := l.post(stay.RoleCohost, "/add-booking", form).want(http.StatusUnprocessableEntity)
			if got := a.refused(c.field); !strings.Contains(got, c.says) {
				t.Errorf("refused with %q, want %q", got, c.says)
			}
			for field, value := range form {
				if field != "property" && a.field(field) != value[0] {
					t.Errorf("%s holds %q, want %q", field, a.field(field), value[0])
				}
			}
			if all, err := l.db.Bookings(t.Context(), "", day(30), day(2000)); err != nil || len(all) != 0 {
				t.Errorf("%d bookings were entered, %v", len(all), err)
			}
		})
	}
}

func TestNightsThatAreTakenAreEnteredOnlyOnPurpose(t *testing.T) {
	l := newLodge(t)
	form := url.Values{"property": {"casa-limone"}, "checkin": {"2026-07-16"}, "checkout": {"2026-07-18"}, "name": {"Ines Prado"}}
	a := l.post(stay.RoleOwner, "/add-booking", form).want(http.StatusUnprocessableEntity)
	if !strings.Contains(a.text(".notice-red"), "taken by another booking") || a.page().Find("input[name=overlap]").Length() != 1 || a.field("name") != "Ines Prado" {
		t.Errorf("the form says %q", a.text(".notice-red"))
	}
	form.Set("overlap", "yes")
	if got := l.follow(stay.RoleOwner, "/add-booking", form).text(".notice-red"); !strings.Contains(got, "Overlaps with Airbnb (Lena Weber)") {
		t.Errorf("entered on purpose it says %q", got)
	}
}
