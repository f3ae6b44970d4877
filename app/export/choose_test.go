package export_test

import (
	"context"
	"testing"
	"time"

	"portineria/app/export"
	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

func TestAChannelIsNotToldWhatCameFromIt(t *testing.T) {
	h := newHouse(t)
	h.taken("airbnb", stay.KindBooking, "07-10", "07-13")
	h.taken("vrbo", stay.KindBooking, "07-13", "07-15")
	h.taken("booking.com", stay.KindUnknown, "07-20", "07-25")
	h.taken("direct", stay.KindBooking, "08-01", "08-04")
	h.taken("direct", stay.KindBlock, "08-10", "08-12")
	h.want(h.link("airbnb"), "07-13 07-15 Reserved; 07-20 07-25 Blocked; 08-01 08-04 Reserved; 08-10 08-12 Blocked")
	h.want(h.link("booking.com"), "07-10 07-13 Reserved; 07-13 07-15 Reserved; 08-01 08-04 Reserved; 08-10 08-12 Blocked")
	h.want(h.link("vrbo"), "07-10 07-13 Reserved; 07-20 07-25 Blocked; 08-01 08-04 Reserved; 08-10 08-12 Blocked")
	h.want(h.link("expedia"), "07-10 07-13 Reserved; 07-13 07-15 Reserved; 07-20 07-25 Blocked; 08-01 08-04 Reserved; 08-10 08-12 Blocked")
}

func TestASiteWithoutANameIsKnownByItsFeed(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	mine, other := h.feed("unknown"), h.feed("")
	of := func(f stay.FeedID) func(*stay.Booking) { return func(b *stay.Booking) { b.Feed = f } }
	h.taken("unknown", stay.KindUnknown, "07-10", "07-13", of(mine))
	h.taken("unknown", stay.KindUnknown, "07-13", "07-15", of(other))
	l := h.link("feed:" + string(mine))
	if l.Name != "Feed unknown" {
		t.Errorf("called %q", l.Name)
	}
	h.want(l, "07-13 07-15 Blocked")
	// Once it is known who writes the feed, it is still the same site.
	h.taken("agoda", stay.KindBooking, "07-20", "07-22", of(mine))
	h.want(l, "07-13 07-15 Blocked")
	// A feed of a known site is that site.
	airbnb := h.feed(ical.Airbnb)
	if l := h.link("feed:" + string(airbnb)); l.Channel != "airbnb" {
		t.Errorf("the channel is %q", l.Channel)
	}
	told, err := h.db.ExportedTo(ctx, flat, store.SourceOf("unknown", mine))
	if err != nil || len(told) != 1 {
		t.Errorf("told %d (%v)", len(told), err)
	}
}

func TestOnlyTheWindowIsTold(t *testing.T) {
	h := newHouse(t) // it is 1 July
	h.taken("direct", stay.KindBooking, "06-25", "06-30")
	h.taken("direct", stay.KindBooking, "06-28", "07-01") // left today; yesterday's night was theirs
	h.taken("direct", stay.KindBooking, "06-29", "07-03") // in the house: keeps its arrival
	h.taken("direct", stay.KindBooking, "2028-06-30", "2028-07-05")
	h.taken("direct", stay.KindBooking, "2028-07-01", "2028-07-05")
	h.want(h.link("airbnb"), "06-28 07-01 Reserved; 06-29 07-03 Reserved; 2028-06-30 2028-07-05 Reserved")
}

func TestWhatDoesNotTakeItsNightsIsNotTold(t *testing.T) {
	h := newHouse(t)
	state := func(s stay.BookingState) func(*stay.Booking) { return func(b *stay.Booking) { b.State = s } }
	h.taken("vrbo", stay.KindBooking, "07-10", "07-11", state(stay.BookingCancelled))
	h.taken("vrbo", stay.KindBooking, "07-12", "07-13", state(stay.BookingRequest))
	h.taken("vrbo", stay.KindBooking, "07-14", "07-15", state(stay.BookingMissing)) // not believed yet
	h.taken("vrbo", stay.KindHold, "07-16", "07-17")
	h.want(h.link("airbnb"), "07-14 07-15 Reserved; 07-16 07-17 Blocked")
}

func TestClosuresOfOtherSitesAreToldOnRequest(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	h.taken("vrbo", stay.KindBlock, "07-20", "07-25")
	h.taken("vrbo", stay.KindBlock, "2027-05-01", "2027-07-01") // the far end of what is sold
	h.taken("vrbo", stay.KindBlock, "07-01", "07-02")           // too near to be sold
	l := h.link("airbnb")
	h.want(l, "")
	if err := h.SetClosures(ctx, l.ID, true); err != nil {
		t.Fatal(err)
	}
	h.want(l, "07-20 07-25 Blocked")
	h.now = h.now.Add(time.Hour)
	if err := h.SetClosures(ctx, l.ID, false); err != nil {
		t.Fatal(err)
	}
	h.want(l, "")
}

func TestWhatSaysTheSameIsToldOnce(t *testing.T) {
	for name, tt := range map[string]struct {
		put  func(h *house)
		want string
	}{
		"an echo of a booking": {func(h *house) {
			h.taken("airbnb", stay.KindBooking, "07-10", "07-13")
			h.taken("booking.com", stay.KindUnknown, "07-10", "07-13")
		}, "07-10 07-13 Reserved"},
		"an echo over two bookings": {func(h *house) {
			h.taken("booking.com", stay.KindUnknown, "07-10", "07-15")
			h.taken("airbnb", stay.KindBooking, "07-10", "07-13")
			h.taken("direct", stay.KindBooking, "07-13", "07-15")
		}, "07-10 07-13 Reserved; 07-13 07-15 Reserved"},
		"more than the booking": {func(h *house) {
			h.taken("airbnb", stay.KindBooking, "07-10", "07-13")
			h.taken("booking.com", stay.KindUnknown, "07-10", "07-14")
		}, "07-10 07-13 Reserved; 07-10 07-14 Blocked"},
		"a channel manager and the site behind it": {func(h *house) {
			h.taken("airbnb", stay.KindBooking, "07-10", "07-13")
			h.taken("smoobu", stay.KindBooking, "07-10", "07-13")
		}, "07-10 07-13 Reserved"},
		"two bookings that clash": {func(h *house) {
			h.taken("airbnb", stay.KindBooking, "07-10", "07-13")
			h.taken("direct", stay.KindBooking, "07-12", "07-14")
		}, "07-10 07-13 Reserved; 07-12 07-14 Reserved"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			tt.put(h)
			h.want(h.link("vrbo"), tt.want)
		})
	}
}

func TestSitesCloseAllNightsThatSourcesGiveOneStay(t *testing.T) {
	h := newHouse(t)
	main := h.taken("airbnb", stay.KindBooking, "07-10", "07-13")
	twin := func(how stay.TwinHow) func(*stay.Booking) {
		return func(b *stay.Booking) { b.TwinOf, b.TwinHow = main.ID, how }
	}
	h.taken("smoobu", stay.KindBooking, "07-11", "07-15", twin(stay.TwinSame)) // it has heard of the change first
	h.taken("holidu", stay.KindBlock, "07-09", "07-16", twin(stay.TwinLinked)) // closed because of it, not longer
	h.want(h.link("vrbo"), "07-10 07-15 Reserved")
	h.want(h.link("smoobu"), "07-10 07-13 Reserved")    // its own word is not told to it
	h.want(h.link("calendar"), "07-10 07-13 Booked-it") // the owner reads the stay as it stands
}

func TestWhatASiteSoldItselfIsClosedThere(t *testing.T) {
	h := newHouse(t)
	h.taken("airbnb", stay.KindBooking, "07-10", "07-13")
	h.taken("smoobu", stay.KindBooking, "07-10", "07-13")      // the same stay, by the channel manager
	h.taken("booking.com", stay.KindUnknown, "07-10", "07-13") // its echo
	h.taken("airbnb", stay.KindBlock, "07-20", "07-25")        // closed there, which sells nothing
	h.taken("direct", stay.KindBooking, "07-21", "07-23")
	l := h.link("airbnb")
	h.want(l, "07-21 07-23 Reserved")
}

func TestAnEchoOpensNothing(t *testing.T) {
	h := newHouse(t)
	h.taken("vrbo", stay.KindBooking, "07-10", "07-13")
	l := h.link("booking.com")
	h.want(l, "07-10 07-13 Reserved")
	// Booking.com has closed the nights upon that, and says so in its own feed.
	h.taken("booking.com", stay.KindUnknown, "07-10", "07-13")
	h.taken("booking.com", stay.KindBlock, "07-10", "07-13")
	h.taken("booking.com", stay.KindHold, "07-10", "07-13")
	h.want(l, "07-10 07-13 Reserved")
	// Nor does the copy that a third site shows.
	h.taken("airbnb", stay.KindBlock, "07-10", "07-13")
	h.taken("expedia", stay.KindUnknown, "07-10", "07-13")
	h.want(l, "07-10 07-13 Reserved")
	h.want(h.link("airbnb"), "07-10 07-13 Reserved")
}

func TestAnEchoInOurOwnWordsOpensNothing(t *testing.T) {
	h := newHouse(t)
	h.taken("vrbo", stay.KindBooking, "07-10", "07-13")
	h.taken("booking.com", stay.KindUnknown, "07-20", "07-25")
	l := h.link("smoobu")
	const both = "07-10 07-13 Reserved; 07-20 07-25 Blocked"
	h.want(l, both)
	// A channel manager shows what it has read as "Reserved", which our reader takes for bookings.
	h.taken("smoobu", stay.KindBooking, "07-10", "07-13")
	h.taken("smoobu", stay.KindBooking, "07-19", "07-26")
	for range 3 {
		h.want(l, both)
	}
}

func TestNamesAreToldInTheOwnersOwnCalendarAlone(t *testing.T) {
	h := newHouse(t)
	named := func(b *stay.Booking) {
		b.Name, b.Guests, b.Phone, b.Code = "Zoë Weber", 3, "+447700900123", "HMABCDEFGH"
	}
	h.taken("airbnb", stay.KindBooking, "07-10", "07-13", named)
	h.taken("direct", stay.KindBooking, "07-13", "07-15", named)
	h.taken("booking.com", stay.KindUnknown, "07-20", "07-25")
	h.taken("direct", stay.KindBlock, "08-10", "08-12")
	h.want(h.link("vrbo"), "07-10 07-13 Reserved; 07-13 07-15 Reserved; 07-20 07-25 Blocked; 08-10 08-12 Blocked")
	h.want(h.link(export.Calendar), "07-10 07-13 Booked-it; 07-13 07-15 Booked-it; 07-20 07-25 Taken-it; 08-10 08-12 Closed-it")
	h.want(h.link(export.Names), "07-10 07-13 Zoë Weber (AIRBNB); 07-13 07-15 Zoë Weber; 07-20 07-25 Taken-it (BOOKING.COM); 08-10 08-12 Closed-it")
}

func TestAFullCalendarStaysSmall(t *testing.T) {
	h := newHouse(t)
	h.update(func(tx *store.Tx) error {
		for i := range 731 {
			b := stay.Booking{ID: stay.BookingID("0123456789abcdef0123456789ab" + string(rune('a'+i/100)) + string(rune('a'+i/10%10)) + string(rune('a'+i%10)) + "0"), Property: flat, Channel: "direct",
				Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, Arrival: h.day("07-01") + stay.Date(i), Departure: h.day("07-01") + stay.Date(i) + 1, Name: "Maximiliane Longname-Example", Guests: 4, CreatedAt: h.now, UpdatedAt: h.now}
			if err := tx.PutBooking(context.Background(), b); err != nil {
				return err
			}
		}
		return nil
	})
	b := h.read(h.link(export.Names))
	if n := len(h.events(b)); n != 731 || b.Stays != 731 {
		t.Errorf("%d events, %d stays", n, b.Stays)
	}
	if len(b.Text) > 1<<20 {
		t.Errorf("%d bytes", len(b.Text))
	}
}
