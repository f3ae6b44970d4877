package calendar

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
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
	Notes              string // the owner's own
	AllowOverlap       bool   // although other stays have some of the nights
}

// The bounds of what is entered; texts in characters.
const (
	maxNights = 730
	maxText   = 120
	maxNotes  = 2000
	maxGuests = 100
)

// Add enters a booking by hand. One that overlaps another stay is a stay.Overlap
// unless that was allowed; what is wrong with the input is a stay.Invalid.
func (b *Book) Add(ctx context.Context, n NewBooking) (stay.Booking, error) {
	fresh, err := n.parse()
	if err != nil {
		return fresh, fmt.Errorf("enter the booking: %w", err)
	}
	return b.enter(ctx, fresh, n.AllowOverlap)
}

// enter stores a period that somebody has entered by hand.
func (b *Book) enter(ctx context.Context, fresh stay.Booking, allowOverlap bool) (stay.Booking, error) {
	fresh, err := b.named(fresh)
	if err != nil {
		return fresh, err
	}
	err = b.o.DB.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost})
		if _, err := tx.Property(ctx, fresh.Property); err != nil {
			return err
		}
		if err := free(ctx, tx, fresh, allowOverlap); err != nil {
			return err
		}
		if err := tx.PutBooking(ctx, fresh); err != nil {
			return err
		}
		return b.weigh(ctx, tx, fresh.Property)
	})
	if err != nil {
		return fresh, fmt.Errorf("enter the booking: %w", err)
	}
	return fresh, nil
}

// weigh looks at the whole calendar of a property after the owner has changed it.
func (b *Book) weigh(ctx context.Context, tx *store.Tx, id stay.PropertyID) error {
	p, err := tx.Property(ctx, id)
	if err != nil {
		return err
	}
	return weigh(ctx, tx, b.o.Rand, p, b.o.Now())
}

// named gives a new period its id and its code.
func (b *Book) named(fresh stay.Booking) (stay.Booking, error) {
	var err error
	if fresh.ID, err = stay.NewID[stay.BookingID](b.o.Rand); err != nil {
		return fresh, err
	}
	code, err := stay.NewCode(b.o.Rand)
	if err != nil {
		return fresh, err
	}
	fresh.Invite, fresh.CreatedAt = stay.Private(code), b.o.Now()
	fresh.UpdatedAt = fresh.CreatedAt
	return fresh, nil
}

// free is a stay.Overlap where another stay has some of the nights, unless that is
// allowed.
func free(ctx context.Context, tx *store.Tx, b stay.Booking, allowed bool) error {
	if allowed {
		return nil
	}
	taken, err := tx.Overlapping(ctx, b.Property, b.Arrival, b.Departure, b.ID)
	if err != nil || len(taken) == 0 {
		return err
	}
	return stay.Overlap{With: taken[0].ID, Arrival: taken[0].Arrival, Departure: taken[0].Departure}
}

// parse turns what a person entered into a booking, or says what is wrong with
// which field.
func (n NewBooking) parse() (stay.Booking, error) {
	b := stay.Booking{Property: n.Property, Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive,
		Arrival: n.Arrival, Departure: n.Departure, Code: stay.Private(oneLine(n.Code))}
	if err := n.nights(); err != nil {
		return b, err
	}
	if utf8.RuneCountInString(string(b.Code)) > maxText {
		return b, stay.Invalid{Field: "code", Key: "too_long"}
	}
	if err := notes(&b, n.Notes); err != nil {
		return b, err
	}
	return b, n.details(&b)
}

// nights says what is wrong with the days.
func (n NewBooking) nights() error {
	switch {
	case n.Departure <= n.Arrival:
		return stay.Invalid{Field: "checkout", Key: "ends_before_start"}
	case n.Arrival < stay.NewDate(2000, 1, 1) || n.Arrival > stay.NewDate(2100, 1, 1):
		return stay.Invalid{Field: "checkin", Key: "bad_date"}
	case n.Departure > stay.NewDate(2100, 1, 1):
		return stay.Invalid{Field: "checkout", Key: "bad_date"}
	case int(n.Departure-n.Arrival) > maxNights:
		return stay.Invalid{Field: "checkout", Key: "stay_too_long"}
	}
	return nil
}

// details writes what the owner may change later as well, and that it is theirs.
func (n NewBooking) details(b *stay.Booking) error {
	before := *b
	b.Name, b.Guests, b.Language = stay.Private(oneLine(n.Name)), n.Guests, strings.ToLower(strings.TrimSpace(n.Language))
	b.Phone = stay.Private(stay.NormalizePhone(n.Phone))
	switch {
	case utf8.RuneCountInString(string(b.Name)) > maxText:
		return stay.Invalid{Field: "name", Key: "too_long"}
	case b.Phone == "" && strings.TrimSpace(n.Phone) != "":
		return stay.Invalid{Field: "phone", Key: "bad_phone"}
	case b.Language != "" && !isLanguage(b.Language):
		return stay.Invalid{Field: "language", Key: "bad_language"}
	case n.Guests < 0 || n.Guests > maxGuests:
		return stay.Invalid{Field: "guests", Key: "out_of_range"}
	}
	for part, changed := range map[stay.ByHand]bool{stay.HandName: b.Name != before.Name, stay.HandPhone: b.Phone != before.Phone,
		stay.HandGuests: b.Guests != before.Guests, stay.HandLanguage: b.Language != before.Language} {
		if changed {
			b.ByHand |= part
		}
	}
	return nil
}

// notes writes the owner's own words.
func notes(b *stay.Booking, text string) error {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) > maxNotes {
		return stay.Invalid{Field: "notes", Key: "too_long"}
	}
	b.Notes = stay.Private(text)
	return nil
}

func isLanguage(code string) bool {
	return len(code) == 2 && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") == ""
}

// oneLine takes line breaks, control characters and doubled spaces out of what
// was typed or pasted.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// Edit changes the guest's details of a booking; its dates and its code are the
// feed's or those it was entered with. To name the guest of a period that the
// feed does not explain is to say that it is a booking.
func (b *Book) Edit(ctx context.Context, id stay.BookingID, n NewBooking) error {
	err := b.o.DB.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost})
		before, err := tx.Booking(ctx, id)
		if err != nil {
			return err
		}
		after := before
		if err := n.details(&after); err != nil {
			return err
		}
		if after.Kind == stay.KindUnknown && tended(after) {
			after.Kind, after.Sure, after.KindBy = stay.KindBooking, true, byHost
		}
		if after == before {
			return nil
		}
		after.UpdatedAt = b.o.Now()
		if err := tx.PutBooking(ctx, after); err != nil {
			return err
		}
		return b.weigh(ctx, tx, after.Property)
	})
	if err != nil {
		return fmt.Errorf("edit the booking %s: %w", id, err)
	}
	return nil
}

// Cancel frees the nights and closes the code. The owner's word stands whatever
// the feeds say later, all of those that tell of the same stay.
func (b *Book) Cancel(ctx context.Context, id stay.BookingID) error {
	err := b.o.DB.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost})
		return b.cancel(ctx, tx, id)
	})
	if err != nil {
		return fmt.Errorf("cancel the booking %s: %w", id, err)
	}
	return nil
}

func (b *Book) cancel(ctx context.Context, tx *store.Tx, id stay.BookingID) error {
	booking, err := tx.Booking(ctx, id)
	if err != nil {
		return err
	}
	if booking.State == stay.BookingCancelled {
		return fmt.Errorf("it is cancelled already: %w", stay.ErrConflict)
	}
	if booking.TwinHow == stay.TwinSame && booking.TwinOf != "" {
		return b.cancel(ctx, tx, booking.TwinOf)
	}
	twins, err := tx.Twins(ctx, id)
	if err != nil {
		return err
	}
	now := b.o.Now()
	for _, x := range append(twins, booking) {
		if x.ID != id && (x.TwinHow != stay.TwinSame || !x.Told()) {
			continue
		}
		x.State, x.CancelledBy, x.UpdatedAt = stay.BookingCancelled, cancelledByHost, now
		x.ByHand &^= stay.HandStands
		if err := tx.PutBooking(ctx, x); err != nil {
			return err
		}
		if err := tx.AddCalendarLog(ctx, store.CalendarLog{Feed: x.Feed, Booking: x.ID, At: now, What: store.DecidedCancelled, Nights: span(x)}); err != nil {
			return err
		}
	}
	return b.weigh(ctx, tx, booking.Property)
}

// IsOverlap reports whether an error is about nights that are taken.
func IsOverlap(err error) (stay.Overlap, bool) { return errors.AsType[stay.Overlap](err) }
