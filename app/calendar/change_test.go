package calendar_test

import (
	"errors"
	"testing"
	"time"

	"portineria/app/calendar"
	"portineria/stay"
)

func dayOf(t testing.TB, s string) *stay.Date {
	d := day(t, s)
	return &d
}

func (h *house) one(t testing.TB, id stay.BookingID) stay.Booking {
	t.Helper()
	b, err := h.db.Booking(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (h *house) changed(t testing.TB, id stay.BookingID, c calendar.Change) stay.Booking {
	t.Helper()
	if _, err := h.Change(t.Context(), id, c); err != nil {
		t.Fatal(err)
	}
	return h.one(t, id)
}

func stayed(b stay.Booking) string { return b.Arrival.String() + " to " + b.Departure.String() }

func TestTheOwnersNightsSurviveEverySync(t *testing.T) {
	for _, channel := range []string{"airbnb", "booking.com", "lodgify"} { // lodgify has fresh identifiers each time
		t.Run(channel, func(t *testing.T) {
			h := newHouse(t)
			f := h.connect(t, "A", "/a.ics")
			said := parsePeriod(t, "2026-07-10 to 2026-07-14 booking uid=a code=HMAAAAAAA1 last4=0123 name=Lena")
			other := parsePeriod(t, "2026-08-10 to 2026-08-14 booking uid=z code=HMAAAAAAA9 last4=0199 name=Tom")
			h.portal.says(ics(t, channel, said, other))
			h.sync(t, f)
			id := h.stays(t)[0].ID
			h.changed(t, id, calendar.Change{Departure: dayOf(t, "2026-07-16"), Name: new("Lena Weber")})
			for i := range 6 {
				h.later(time.Hour)
				if channel == "lodgify" {
					said.fields["uid"], other.fields["uid"] = "fresh-"+string(rune('a'+i)), "new-"+string(rune('a'+i))
				}
				other.departure = "2026-08-1" + string(rune('4'+i%2)) // so that there is something to take in
				h.portal.says(ics(t, channel, said, other))
				h.sync(t, f)
			}
			if all := h.stays(t); len(all) != 2 {
				t.Fatalf("%d stays", len(all))
			}
			b := h.one(t, id)
			if stayed(b) != "2026-07-10 to 2026-07-16" || string(b.Name) != "Lena Weber" || b.State != stay.BookingActive {
				t.Errorf("%s %q %s", stayed(b), string(b.Name), b.State)
			}
			// The portal comes round to the owner's dates: from then on it is followed again.
			said.departure = "2026-07-16"
			h.portal.says(ics(t, channel, said, other))
			h.later(time.Hour)
			h.sync(t, f)
			if b := h.one(t, id); b.ByHand.Has(stay.HandNights) || stayed(b) != "2026-07-10 to 2026-07-16" {
				t.Errorf("after the portal agreed: %v %s", b.ByHand, stayed(b))
			}
			if channel == "airbnb" {
				said.departure = "2026-07-15"
				h.portal.says(ics(t, channel, said, other))
				h.later(time.Hour)
				h.sync(t, f)
				if b := h.one(t, id); stayed(b) != "2026-07-10 to 2026-07-15" {
					t.Errorf("followed again: %s", stayed(b))
				}
			}
		})
	}
}

func TestFollowingTheCalendarAgain(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	h.portal.says(ics(t, "airbnb", parsePeriod(t, "2026-07-10 to 2026-07-14 booking uid=a code=HMAAAAAAA1 last4=0123")))
	h.sync(t, f)
	id := h.stays(t)[0].ID
	h.changed(t, id, calendar.Change{Arrival: dayOf(t, "2026-07-09")})
	if b := h.changed(t, id, calendar.Change{FollowFeed: true}); stayed(b) != "2026-07-10 to 2026-07-14" || b.ByHand.Has(stay.HandNights) || b.FeedArrival != 0 {
		t.Errorf("%s %v", stayed(b), b.ByHand)
	}
}

// A stay with the owner's own nights is still the feed's: when its calendar is
// silent about it, it counts as missing, and then as cancelled.
func TestTheOwnersNightsDoNotKeepACancelledStay(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	other := parsePeriod(t, "2026-08-10 to 2026-08-14 booking uid=z code=HMAAAAAAA9 last4=0199")
	h.portal.says(ics(t, "airbnb", parsePeriod(t, "2026-07-10 to 2026-07-14 booking uid=a code=HMAAAAAAA1 last4=0123"), other))
	h.sync(t, f)
	id := h.stays(t)[0].ID
	h.changed(t, id, calendar.Change{Departure: dayOf(t, "2026-07-16")})
	h.portal.says(ics(t, "airbnb", other))
	for range 4 {
		h.later(time.Hour)
		h.sync(t, f)
	}
	if b := h.one(t, id); b.State != stay.BookingCancelled || stayed(b) != "2026-07-10 to 2026-07-16" {
		t.Fatalf("%s %s", b.State, stayed(b))
	}
	// Unless the owner says that it takes place.
	if err := h.Reopen(t.Context(), id, false); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		h.later(time.Hour)
		if log := h.sync(t, f); log.Missing+log.Cancelled > 0 || log.Outcome == "held" {
			t.Fatalf("%+v", log)
		}
	}
	if b := h.one(t, id); b.State != stay.BookingActive {
		t.Errorf("after the owner's word: %s", b.State)
	}
	if err := h.Cancel(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if b := h.one(t, id); b.ByHand.Has(stay.HandStands) || b.State != stay.BookingCancelled {
		t.Errorf("%v %s", b.ByHand, b.State)
	}
}

func TestAChangedBookingKeepsTheRest(t *testing.T) {
	h := newHouse(t)
	b, err := h.Add(t.Context(), lena(t))
	if err != nil {
		t.Fatal(err)
	}
	after := h.changed(t, b.ID, calendar.Change{Phone: new("+44 7700 900199"), Notes: new("arrives by train\nneeds a cot ")})
	if string(after.Phone) != "+447700900199" || string(after.Notes) != "arrives by train\nneeds a cot" || after.Name != b.Name || after.Invite != b.Invite || after.Guests != 2 {
		t.Errorf("%q %q %q", string(after.Phone), string(after.Notes), string(after.Name))
	}
	guests := 4
	if after = h.changed(t, b.ID, calendar.Change{Phone: new(""), Guests: &guests, Arrival: dayOf(t, "2026-07-09")}); after.Phone != "" || after.Guests != 4 || stayed(after) != "2026-07-09 to 2026-07-14" {
		t.Errorf("%q %d %s", string(after.Phone), after.Guests, stayed(after))
	}
	history, err := h.db.BookingHistory(t.Context(), b.ID)
	if err != nil || len(history) != 4 || history[0].By != stay.DoneByHost {
		t.Errorf("%v %v", history, err)
	}
	for field, c := range map[string]calendar.Change{
		"checkout ends_before_start": {Departure: dayOf(t, "2026-07-01")}, "phone bad_phone": {Phone: new("077")}, "language bad_language": {Language: new("german")},
	} {
		if _, err := h.Change(t.Context(), b.ID, c); invalid(err) != field {
			t.Errorf("%v, want %s", err, field)
		}
	}
}

func TestAChangeChecksForTakenNights(t *testing.T) {
	h := newHouse(t)
	h.property(t, "casa-pino")
	first, err := h.Add(t.Context(), lena(t)) // 10 to 14
	if err != nil {
		t.Fatal(err)
	}
	n := lena(t)
	n.Arrival, n.Departure = day(t, "2026-07-14"), day(t, "2026-07-18")
	second, err := h.Add(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	c := calendar.Change{Arrival: dayOf(t, "2026-07-13")}
	if _, err := h.Change(t.Context(), second.ID, c); !overlaps(err, first.ID) {
		t.Errorf("%v", err)
	}
	if b := h.one(t, second.ID); stayed(b) != "2026-07-14 to 2026-07-18" {
		t.Errorf("it was moved: %s", stayed(b))
	}
	other := stay.PropertyID("casa-pino")
	c.Property = &other
	if b := h.changed(t, second.ID, c); b.Property != other {
		t.Errorf("in %s", b.Property)
	}
	c = calendar.Change{Property: new(stay.PropertyID)}
	*c.Property = flat
	if _, err := h.Change(t.Context(), second.ID, c); !overlaps(err, first.ID) {
		t.Errorf("back: %v", err)
	}
	c.AllowOverlap = true
	h.changed(t, second.ID, c)
	*c.Property = "nowhere"
	if _, err := h.Change(t.Context(), second.ID, c); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("nowhere: %v", err)
	}
}

func overlaps(err error, with stay.BookingID) bool {
	o, ok := calendar.IsOverlap(err)
	return ok && o.With == with
}

func TestReopeningNeedsFreeNights(t *testing.T) {
	h := newHouse(t)
	first, err := h.Add(t.Context(), lena(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Reopen(t.Context(), first.ID, false); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("one that stands: %v", err)
	}
	if err := h.Cancel(t.Context(), first.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Change(t.Context(), first.ID, calendar.Change{Name: new("Ann")}); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("changing a cancelled one: %v", err)
	}
	second, err := h.Add(t.Context(), lena(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Reopen(t.Context(), first.ID, false); !overlaps(err, second.ID) {
		t.Errorf("%v", err)
	}
	if err := h.Reopen(t.Context(), first.ID, true); err != nil || h.one(t, first.ID).State != stay.BookingActive {
		t.Errorf("%v", err)
	}
}

func TestNightsAreClosedMovedAndFreed(t *testing.T) {
	h := newHouse(t)
	closed, err := h.Block(t.Context(), calendar.NewBlock{Property: flat, Arrival: day(t, "2026-07-10"), Departure: day(t, "2026-07-12"), Reason: " the painter "})
	if err != nil {
		t.Fatal(err)
	}
	if b := h.one(t, closed.ID); b.Kind != stay.KindBlock || string(b.Notes) != "the painter" || !b.Sure || b.Name != "" {
		t.Errorf("%+v", b)
	}
	if _, err := h.Add(t.Context(), lena(t)); !overlaps(err, closed.ID) {
		t.Errorf("a booking on closed nights: %v", err)
	}
	if b := h.changed(t, closed.ID, calendar.Change{Departure: dayOf(t, "2026-07-13"), Notes: new("the plumber")}); b.Kind != stay.KindBlock || stayed(b) != "2026-07-10 to 2026-07-13" {
		t.Errorf("%s %s", b.Kind, stayed(b))
	}
	if err := h.Cancel(t.Context(), closed.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Add(t.Context(), lena(t)); err != nil {
		t.Errorf("on freed nights: %v", err)
	}
	if _, err := h.Block(t.Context(), calendar.NewBlock{Property: flat, Arrival: day(t, "2026-07-10"), Departure: day(t, "2026-07-10")}); invalid(err) != "to ends_before_start" {
		t.Errorf("%v", err)
	}
}
