package calendar

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"portineria/stay"
	"portineria/store"
)

// NewBooking is a stay entered by hand.
type NewBooking struct {
	Property           stay.PropertyID
	Arrival, Departure stay.Date
	Name, Phone        string // Phone with its country code
	Code               string // the channel's reservation code; empty: none
	Language           string // ISO 639-1; empty: not known
	Guests             int    // 0: not known
	AllowOverlap       bool   // although other stays have some of the nights
}

// The bounds of what is entered.
const (
	maxNights = 730
	maxText   = 120
	maxGuests = 100
)

// parse turns what a person entered into a booking, or says what is wrong with
// which field.
func (n NewBooking) parse() (stay.Booking, error) {
	b := stay.Booking{Property: n.Property, Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive,
		Arrival: n.Arrival, Departure: n.Departure, Name: stay.Private(strings.TrimSpace(n.Name)), Code: stay.Private(strings.TrimSpace(n.Code)),
		Language: strings.ToLower(strings.TrimSpace(n.Language)), Guests: n.Guests}
	switch {
	case n.Departure <= n.Arrival:
		return b, stay.Invalid{Field: "checkout", Key: "ends_before_start"}
	case b.Nights() > maxNights:
		return b, stay.Invalid{Field: "checkout", Key: "stay_too_long"}
	case n.Arrival < stay.NewDate(2000, 1, 1) || n.Departure > stay.NewDate(2100, 1, 1):
		return b, stay.Invalid{Field: "checkin", Key: "bad_date"}
	}
	return b, n.details(&b)
}

func (n NewBooking) details(b *stay.Booking) error {
	switch {
	case utf8.RuneCountInString(string(b.Name)) > maxText:
		return stay.Invalid{Field: "name", Key: "too_long"}
	case utf8.RuneCountInString(string(b.Code)) > maxText:
		return stay.Invalid{Field: "code", Key: "too_long"}
	case n.Guests < 0 || n.Guests > maxGuests:
		return stay.Invalid{Field: "guests", Key: "out_of_range"}
	case b.Language != "" && (len(b.Language) != 2 || strings.ContainsFunc(b.Language, func(r rune) bool { return r < 'a' || r > 'z' })):
		return stay.Invalid{Field: "language", Key: "bad_language"}
	}
	if strings.TrimSpace(n.Phone) != "" {
		phone := stay.NormalizePhone(n.Phone)
		if phone == "" {
			return stay.Invalid{Field: "phone", Key: "bad_phone"}
		}
		b.Phone = stay.Private(phone)
	}
	return nil
}

// Add enters a booking by hand. One that overlaps another stay is a
// stay.Overlap unless that was allowed.
func (b *Book) Add(ctx context.Context, n NewBooking) (stay.Booking, error) {
	fresh, err := n.parse()
	if err != nil {
		return fresh, err
	}
	if fresh.ID, err = stay.NewID[stay.BookingID](b.o.Rand); err != nil {
		return fresh, err
	}
	code, err := stay.NewCode(b.o.Rand)
	if err != nil {
		return fresh, err
	}
	fresh.Invite = stay.Private(code)
	fresh.CreatedAt = b.o.Now()
	fresh.UpdatedAt = fresh.CreatedAt
	return fresh, b.o.DB.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Property(ctx, n.Property); err != nil {
			return err
		}
		if !n.AllowOverlap {
			taken, err := tx.Overlapping(ctx, n.Property, n.Arrival, n.Departure, fresh.ID)
			if err != nil {
				return err
			}
			if len(taken) > 0 {
				return stay.Overlap{With: taken[0].ID, Arrival: taken[0].Arrival, Departure: taken[0].Departure}
			}
		}
		return tx.PutBooking(ctx, fresh)
	})
}

// Edit changes the guest's details of a booking; its dates are the feed's or
// those it was entered with.
func (b *Book) Edit(ctx context.Context, id stay.BookingID, n NewBooking) error {
	return b.o.DB.Update(ctx, func(tx *store.Tx) error {
		before, err := tx.Booking(ctx, id)
		if err != nil {
			return err
		}
		after := before
		after.Name, after.Phone = stay.Private(strings.TrimSpace(n.Name)), ""
		after.Language, after.Guests = strings.ToLower(strings.TrimSpace(n.Language)), n.Guests
		if err := n.details(&after); err != nil {
			return err
		}
		if after == before {
			return nil
		}
		after.UpdatedAt = b.o.Now()
		return tx.PutBooking(ctx, after)
	})
}

// Cancel frees the nights and closes the code. The owner's word stands whatever
// the feed says later.
func (b *Book) Cancel(ctx context.Context, id stay.BookingID) error {
	return b.o.DB.Update(ctx, func(tx *store.Tx) error {
		booking, err := tx.Booking(ctx, id)
		if err != nil {
			return err
		}
		if booking.State == stay.BookingCancelled {
			return fmt.Errorf("cancel the booking %s: it is cancelled already: %w", id, stay.ErrConflict)
		}
		booking.State, booking.CancelledBy, booking.UpdatedAt = stay.BookingCancelled, "host", b.o.Now()
		return tx.PutBooking(ctx, booking)
	})
}

// Clashes are the double bookings among stays: two that are no blocks and share
// a night of the same property. They are found in one pass over the stays
// sorted by property and arrival.
func Clashes(sorted []stay.Booking) [][2]stay.Booking {
	var found [][2]stay.Booking
	var open []stay.Booking // those that may still overlap the next one
	for _, x := range sorted {
		if !x.Occupies() || x.Kind == stay.KindBlock {
			continue
		}
		kept := open[:0]
		for _, o := range open {
			if o.Property == x.Property && o.Departure > x.Arrival {
				kept = append(kept, o)
				if !sameStay(o, x) {
					found = append(found, [2]stay.Booking{o, x})
				}
			}
		}
		open = append(kept, x)
	}
	return found
}

// sameStay is the same stay told by two sources: equal days, and one of them
// does not say what it is.
func sameStay(a, b stay.Booking) bool {
	return a.Arrival == b.Arrival && a.Departure == b.Departure && a.Feed != b.Feed && (a.Kind == stay.KindUnknown || b.Kind == stay.KindUnknown)
}

// IsOverlap reports whether an error is about nights that are taken.
func IsOverlap(err error) (stay.Overlap, bool) {
	var o stay.Overlap
	ok := errors.As(err, &o)
	return o, ok
}
