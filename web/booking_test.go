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

func TestABookingTellsItsHistoryAndWhatTheCalendarSaid(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedOK)
	step := func(hand store.Hand, minutes int, change func(*stay.Booking)) {
		l.write(func(ctx context.Context, tx *store.Tx) error {
			b, err := tx.Booking(ctx, "b-fed")
			if err != nil {
				b = stay.Booking{ID: "b-fed", Property: casa.ID, Feed: "f1", Channel: "airbnb", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: day(20), Departure: day(24), Summary: "Reserved", CreatedAt: now}
			}
			change(&b)
			b.UpdatedAt = ago(time.Duration(minutes) * minute)
			tx.As(hand)
			return tx.PutBooking(ctx, b)
		})
	}
	feed, host := store.Hand{By: stay.DoneByFeed, Feed: "f1"}, store.Hand{By: stay.DoneByHost}
	step(feed, 60*24, func(*stay.Booking) {})
	step(feed, 300, func(b *stay.Booking) { b.Departure++ })
	step(host, 200, func(b *stay.Booking) { b.Name, b.Guests = "Ines Prado", 2 })
	step(store.Hand{By: stay.DoneByFeed, Feed: "gone"}, 100, func(b *stay.Booking) { b.State = stay.BookingMissing })
	l.write(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutTie(ctx, stay.Tie{Conversation: "tom", Booking: "b-fed", Evidence: stay.EvidenceCode, At: ago(5 * minute)})
	})
	a := l.get(stay.RoleOwner, "/bookings/b-fed").want(http.StatusOK)
	for i, want := range []string{
		"18:00 Somebody writes for it: Booking code. (the guest)",
		"16:25 Gone from its calendar. Kept for now. (a calendar that is connected no longer)",
		"14:45 Changed: name, how many people. (in the house)",
		"13:05 Dates changed: 3 to 8 August instead of 3 to 7 August. (calendar Airbnb)",
		"Yesterday 18:05 Came in: 3 to 7 August. (calendar Airbnb)",
	} {
		if got := strings.Join(strings.Fields(a.page().Find(".happenings > li").Eq(i).Text()), " "); got != want {
			t.Errorf("line %d says %q, want %q", i, got, want)
		}
	}
	if got := a.text("#details-title + .details"); !strings.Contains(got, "The calendar says “Reserved”") && !strings.Contains(got, "The calendar says“Reserved”") {
		t.Errorf("the details are %q", got)
	}
	if got := a.text(".page-head"); !strings.Contains(got, "wrote with the code") {
		t.Errorf("the head says %q", got)
	}
	if a := l.get(stay.RoleOwner, "/bookings/b-fed?fragment=booking").want(http.StatusOK); a.page().Find("#booking .happenings").Length() != 1 || a.page().Find("nav").Length() != 0 {
		t.Errorf("the fragment is %.200s", a.body)
	}
	l.get(stay.RoleOwner, "/bookings/b-fed?fragment=other").want(http.StatusNotFound)
}

func TestABookingSaysWhoIsTiedToItByWhatAndSinceWhen(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/bookings/b-lena").want(http.StatusOK)
	if got := a.text("#people-title ~ .rows"); !strings.Contains(got, "since 18:05") || !strings.Contains(got, "wrote 1 h ago") {
		t.Errorf("it says %q", got)
	}
	if a.page().Find("#people-title ~ .rows a[href='/inbox/lena']").Length() != 1 {
		t.Error("no way to the conversation")
	}
	if got := a.text("#details-title + .details"); !strings.Contains(got, "Tuesday 14 July") || !strings.Contains(got, "15:00") || !strings.Contains(got, "Sunday 19 July") || !strings.Contains(got, "10:00") {
		t.Errorf("the details are %q", got)
	}
}

func TestABookingOfAnOddCalendarSaysThatNothingIsCancelled(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedHeld, func(f *store.Feed) { f.Problem = "empty" })
	l.put(stay.Booking{ID: "b-fed", Property: casa.ID, Feed: "f1", Channel: "airbnb", Arrival: day(20), Departure: day(24)})
	if got := l.get(stay.RoleOwner, "/bookings/b-fed").text(".notice-brass"); !strings.Contains(got, "nothing is cancelled") {
		t.Errorf("it says %q", got)
	}
	if got := l.get(stay.RoleOwner, "/calendar?from=2026-08-03").page().Find("#bar-b-fed.bar-held").Length(); got != 1 {
		t.Error("its bar is not marked")
	}
}
