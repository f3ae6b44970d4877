package calendar

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"portineria/stay"
	"portineria/store"
)

// Change is what the owner changes of a booking or a closure; what is nil stays as
// it is.
type Change struct {
	Property           *stay.PropertyID
	Arrival, Departure *stay.Date
	Name, Phone        *string // Phone with its country code; empty takes it away
	Code               *string
	Language           *string
	Guests             *int
	Notes              *string
	FollowFeed         bool // the nights are what the calendar says, again
	AllowOverlap       bool // although other stays have some of the nights
}

// Change changes a booking. Nights that its feed tells otherwise of are the owner's
// from then on, until the feed says the same or the owner follows it again. Errors
// are those of Add; a cancelled booking is a stay.ErrConflict: it is reopened first.
func (b *Book) Change(ctx context.Context, id stay.BookingID, c Change) (stay.Booking, error) {
	var after stay.Booking
	err := b.o.DB.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost})
		before, err := tx.Booking(ctx, id)
		if err != nil {
			return err
		}
		if before.State == stay.BookingCancelled {
			return fmt.Errorf("it is cancelled: %w", stay.ErrConflict)
		}
		if after, err = c.apply(before); err != nil {
			return err
		}
		if after == before {
			return nil
		}
		if after.Property != before.Property {
			if _, err := tx.Property(ctx, after.Property); err != nil {
				return err
			}
		}
		if after.Property != before.Property || after.Arrival != before.Arrival || after.Departure != before.Departure {
			if err := free(ctx, tx, after, c.AllowOverlap); err != nil {
				return err
			}
		}
		after.UpdatedAt = b.o.Now()
		if err := tx.PutBooking(ctx, after); err != nil {
			return err
		}
		if after.Property != before.Property {
			if err := b.weigh(ctx, tx, before.Property); err != nil {
				return err
			}
		}
		return b.weigh(ctx, tx, after.Property)
	})
	if err != nil {
		return after, fmt.Errorf("change the booking %s: %w", id, err)
	}
	return after, nil
}

// apply is pure: the booking as it is after a change, or what is wrong with which
// field.
func (c Change) apply(b stay.Booking) (stay.Booking, error) {
	if c.Property != nil {
		b.Property = *c.Property
	}
	if err := c.nights(&b); err != nil {
		return b, err
	}
	if c.Code != nil {
		b.Code = stay.Private(oneLine(*c.Code))
		if utf8.RuneCountInString(string(b.Code)) > maxText {
			return b, stay.Invalid{Field: "code", Key: "too_long"}
		}
	}
	n := NewBooking{Name: said(c.Name, string(b.Name)), Phone: said(c.Phone, string(b.Phone)), Language: said(c.Language, b.Language), Guests: said(c.Guests, b.Guests)}
	if err := n.details(&b); err != nil {
		return b, err
	}
	if c.Notes != nil {
		if err := notes(&b, *c.Notes); err != nil {
			return b, err
		}
	}
	if b.Kind == stay.KindUnknown && tended(b) {
		b.Kind, b.Sure = stay.KindBooking, true
	}
	return b, nil
}

// nights moves a booking, and remembers what its feed says of it.
func (c Change) nights(b *stay.Booking) error {
	before := b.AsFed()
	fed := nights{before.Arrival, before.Departure} // those of the booking itself where no feed says others
	wanted := nights{said(c.Arrival, b.Arrival), said(c.Departure, b.Departure)}
	if c.FollowFeed {
		wanted = fed
	}
	if wanted == (nights{b.Arrival, b.Departure}) && !c.FollowFeed {
		return nil
	}
	if err := (NewBooking{Arrival: wanted.arrival, Departure: wanted.departure}).nights(); err != nil {
		return err
	}
	b.Arrival, b.Departure = wanted.arrival, wanted.departure
	if b.Feed == "" || wanted == fed {
		b.ByHand &^= stay.HandNights
		b.FeedArrival, b.FeedDeparture = 0, 0
		return nil
	}
	b.ByHand |= stay.HandNights
	b.FeedArrival, b.FeedDeparture = fed.arrival, fed.departure
	return nil
}

// said is a value, or what was there where none is given.
func said[T any](given *T, before T) T {
	if given == nil {
		return before
	}
	return *given
}

// Reopen takes a cancellation back. The nights must still be free, unless an overlap
// is allowed. A stay that its feed no longer tells of takes place from then on
// because the owner says so, however long the feed is silent.
func (b *Book) Reopen(ctx context.Context, id stay.BookingID, allowOverlap bool) error {
	err := b.o.DB.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost})
		booking, err := tx.Booking(ctx, id)
		if err != nil {
			return err
		}
		if booking.State != stay.BookingCancelled {
			return fmt.Errorf("it is not cancelled: %w", stay.ErrConflict)
		}
		if err := free(ctx, tx, booking, allowOverlap); err != nil {
			return err
		}
		twins, err := tx.Twins(ctx, id) // what other calendars tell of it was cancelled with it
		if err != nil {
			return err
		}
		for _, x := range append(twins, booking) {
			if x.CancelledBy != cancelledByHost && x.ID != id {
				continue
			}
			if err := tx.PutBooking(ctx, stands(x, b.o.Now())); err != nil {
				return err
			}
			if err := tx.AddCalendarLog(ctx, store.CalendarLog{Feed: x.Feed, Booking: x.ID, At: b.o.Now(), What: store.DecidedRestored, Nights: span(x)}); err != nil {
				return err
			}
		}
		return b.weigh(ctx, tx, booking.Property)
	})
	if err != nil {
		return fmt.Errorf("reopen the booking %s: %w", id, err)
	}
	return nil
}

// stands is a stay that takes place on the owner's word, however long its feed is
// silent about it.
func stands(b stay.Booking, now time.Time) stay.Booking {
	b.State, b.CancelledBy, b.UpdatedAt = stay.BookingActive, "", now
	b.MissingSince, b.MissingPolls = time.Time{}, 0
	if b.Feed != "" {
		b.ByHand |= stay.HandStands
	}
	return b
}

// NewBlock is nights that are closed.
type NewBlock struct {
	Property           stay.PropertyID
	Arrival, Departure stay.Date // the first night, and the day whose night is free again
	Reason             string
	AllowOverlap       bool
}

// Block closes nights by hand. Errors are those of Add, with the fields from, to and
// reason.
func (b *Book) Block(ctx context.Context, n NewBlock) (stay.Booking, error) {
	closed := stay.Booking{Property: n.Property, Channel: "direct", Kind: stay.KindBlock, Sure: true, State: stay.BookingActive, Arrival: n.Arrival, Departure: n.Departure}
	err := (NewBooking{Arrival: n.Arrival, Departure: n.Departure}).nights()
	if err == nil {
		err = notes(&closed, n.Reason)
	}
	if err != nil {
		return closed, fmt.Errorf("close the nights: %w", ofBlock(err))
	}
	return b.enter(ctx, closed, n.AllowOverlap)
}

// ofBlock names the fields as the form of a closure does.
func ofBlock(err error) error {
	if invalid, ok := errors.AsType[stay.Invalid](err); ok {
		invalid.Field = strings.NewReplacer("checkin", "from", "checkout", "to", "notes", "reason").Replace(invalid.Field)
		return invalid
	}
	return err
}
