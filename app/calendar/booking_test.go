package calendar_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"portineria/app/calendar"
	"portineria/stay"
)

func lena(t testing.TB) calendar.NewBooking {
	return calendar.NewBooking{Property: flat, Arrival: day(t, "2026-07-10"), Departure: day(t, "2026-07-14"),
		Name: " Lena\n Weber ", Phone: "0044 7700 900123", Code: "ab 12", Language: "DE", Guests: 2}
}

func TestABookingIsEnteredByHand(t *testing.T) {
	h := newHouse(t)
	b, err := h.Add(t.Context(), lena(t))
	if err != nil {
		t.Fatal(err)
	}
	stored, err := h.db.Booking(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	if string(stored.Name) != "Lena Weber" || string(stored.Phone) != "+447700900123" || stored.Language != "de" || stored.Guests != 2 ||
		stored.Kind != stay.KindBooking || !stored.Sure || stored.Channel != "direct" || stored.State != stay.BookingActive || len(stored.Invite) != stay.CodeLength {
		t.Errorf("stored is %+v of %q", stored, string(stored.Name))
	}
}

func TestABookingIsRefusedForWhatIsWrongWithIt(t *testing.T) {
	h := newHouse(t)
	for name, c := range map[string]struct {
		change func(*calendar.NewBooking)
		want   string
	}{
		"ends before it starts":    {func(n *calendar.NewBooking) { n.Departure = n.Arrival - 1 }, "checkout ends_before_start"},
		"not a night":              {func(n *calendar.NewBooking) { n.Departure = n.Arrival }, "checkout ends_before_start"},
		"over two years":           {func(n *calendar.NewBooking) { n.Departure = n.Arrival + 731 }, "checkout stay_too_long"},
		"the year 1999":            {func(n *calendar.NewBooking) { n.Arrival = day(t, "1999-12-31") }, "checkin bad_date"},
		"the year 2200":            {func(n *calendar.NewBooking) { n.Arrival, n.Departure = day(t, "2200-01-01"), day(t, "2200-01-02") }, "checkin bad_date"},
		"ends in 2100":             {func(n *calendar.NewBooking) { n.Arrival, n.Departure = day(t, "2099-12-31"), day(t, "2100-01-02") }, "checkout bad_date"},
		"a number without country": {func(n *calendar.NewBooking) { n.Phone = "07700 900123" }, "phone bad_phone"},
		"words for a number":       {func(n *calendar.NewBooking) { n.Phone = "ask Lena" }, "phone bad_phone"},
		"a long name":              {func(n *calendar.NewBooking) { n.Name = strings.Repeat("x", 121) }, "name too_long"},
		"a long code":              {func(n *calendar.NewBooking) { n.Code = strings.Repeat("x", 121) }, "code too_long"},
		"a language in words":      {func(n *calendar.NewBooking) { n.Language = "german" }, "language bad_language"},
		"a language in digits":     {func(n *calendar.NewBooking) { n.Language = "d3" }, "language bad_language"},
		"fewer than no guests":     {func(n *calendar.NewBooking) { n.Guests = -1 }, "guests out_of_range"},
		"a crowd":                  {func(n *calendar.NewBooking) { n.Guests = 101 }, "guests out_of_range"},
	} {
		t.Run(name, func(t *testing.T) {
			n := lena(t)
			c.change(&n)
			_, err := h.Add(t.Context(), n)
			if invalid(err) != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
			if err != nil && (strings.Contains(err.Error(), "900123") || strings.Contains(err.Error(), "Lena")) {
				t.Errorf("the error tells of the guest: %v", err)
			}
		})
	}
	n := lena(t)
	n.Property = "nowhere"
	if _, err := h.Add(t.Context(), n); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("a property that is not there: %v", err)
	}
	if all := h.stays(t); len(all) != 0 {
		t.Errorf("%d stays were entered", len(all))
	}
}

func TestNightsThatAreTakenAreRefusedUnlessAllowed(t *testing.T) {
	h := newHouse(t)
	first, err := h.Add(t.Context(), lena(t)) // 10 to 14
	if err != nil {
		t.Fatal(err)
	}
	h.property(t, "other-flat")
	for name, c := range map[string]struct {
		arrival, departure string
		property           stay.PropertyID
		refused            bool
	}{
		"the same nights":        {"2026-07-10", "2026-07-14", flat, true},
		"within":                 {"2026-07-11", "2026-07-12", flat, true},
		"around":                 {"2026-07-09", "2026-07-15", flat, true},
		"the first night":        {"2026-07-08", "2026-07-11", flat, true},
		"the last night":         {"2026-07-13", "2026-07-15", flat, true},
		"until the day it comes": {"2026-07-08", "2026-07-10", flat, false},
		"from the day it leaves": {"2026-07-14", "2026-07-16", flat, false},
		"in another flat":        {"2026-07-10", "2026-07-14", "other-flat", false},
	} {
		t.Run(name, func(t *testing.T) {
			n := calendar.NewBooking{Property: c.property, Arrival: day(t, c.arrival), Departure: day(t, c.departure)}
			b, err := h.Add(t.Context(), n)
			if err == nil { // not in the way of the next
				defer func() {
					if err := h.Cancel(t.Context(), b.ID); err != nil {
						t.Error(err)
					}
				}()
			}
			o, refused := calendar.IsOverlap(err)
			if refused != c.refused || refused && (o.With != first.ID || o.Arrival != first.Arrival || o.Departure != first.Departure || !errors.Is(err, stay.ErrConflict)) {
				t.Errorf("refused %v (%v), want %v", refused, err, c.refused)
			}
		})
	}
	n := lena(t)
	n.AllowOverlap = true
	if _, err := h.Add(t.Context(), n); err != nil {
		t.Errorf("allowed: %v", err)
	}
}

func TestACancelledBookingFreesItsNights(t *testing.T) {
	h := newHouse(t)
	b, err := h.Add(t.Context(), lena(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Cancel(t.Context(), b.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.Cancel(t.Context(), b.ID); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("cancelled twice: %v", err)
	}
	if err := h.Cancel(t.Context(), "nothing"); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("what is not there: %v", err)
	}
	if _, err := h.Add(t.Context(), lena(t)); err != nil {
		t.Errorf("the nights are not free: %v", err)
	}
}

func TestOfManyWhoEnterTheSameNightsAtOnceOneWins(t *testing.T) {
	h := newHouse(t)
	const people = 20
	errs := make([]error, people)
	var group sync.WaitGroup
	for i := range people {
		n := lena(t)
		n.Arrival += stay.Date(i % 3) // all of them want the night of the 12th
		group.Go(func() { _, errs[i] = h.Add(t.Context(), n) })
	}
	group.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else if _, ok := calendar.IsOverlap(err); !ok {
			t.Errorf("lost for another reason: %v", err)
		}
	}
	if won != 1 || len(h.stays(t)) != 1 {
		t.Errorf("%d won, %d stays", won, len(h.stays(t)))
	}
}

func TestEditingChangesTheGuestAndNothingElse(t *testing.T) {
	h := newHouse(t)
	b, err := h.Add(t.Context(), lena(t))
	if err != nil {
		t.Fatal(err)
	}
	want, err := h.db.Booking(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	h.later(1e9)
	want.Name, want.Phone, want.Language, want.Guests, want.UpdatedAt = "Marc", "", "fr", 3, h.clock().UTC()
	if err := h.Edit(t.Context(), b.ID, calendar.NewBooking{Name: "Marc", Language: "fr", Guests: 3, Arrival: 1, Departure: 2, Code: "x", Property: "y"}); err != nil {
		t.Fatal(err)
	}
	if got, err := h.db.Booking(t.Context(), b.ID); err != nil || got != want {
		t.Errorf("got %+v, want %+v (%v)", got, want, err)
	}
	if err := h.Edit(t.Context(), b.ID, calendar.NewBooking{Phone: "12"}); invalid(err) != "phone bad_phone" {
		t.Errorf("a bad number: %v", err)
	}
	same := calendar.NewBooking{Name: "Marc", Language: "fr", Guests: 3}
	if n := h.written(func() { err = h.Edit(t.Context(), b.ID, same) }); n != 0 || err != nil {
		t.Errorf("the same again wrote %d rows, %v", n, err)
	}
	if err := h.Edit(t.Context(), "nothing", same); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("what is not there: %v", err)
	}
}
