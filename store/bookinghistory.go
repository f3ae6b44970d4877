package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
)

// Hand is by whom, and when, a transaction changes bookings.
type Hand struct {
	By   stay.Doer
	Feed stay.FeedID // of a feed's
	At   time.Time   // zero: when the booking says that it was updated
}

// As says whose hand the rest of this write is: their history tells it.
func (tx *Tx) As(h Hand) { tx.hand = h }

// keptChanges is how much is remembered of a booking. A closure of which its
// channel moves the end every day must not grow for ever.
const keptChanges = 100

// addChange appends to a booking's history, by the hand of this write.
func (tx *Tx) addChange(ctx context.Context, id stay.BookingID, c stay.BookingChange) error {
	if c.By == "" {
		c.By, c.Feed = tx.hand.By, tx.hand.Feed
	}
	if !tx.hand.At.IsZero() {
		c.At = tx.hand.At
	}
	if err := tx.exec(ctx, `INSERT INTO booking_changes(booking_id, at, doer, feed_id, what, was, became) VALUES (?,?,?,?,?,?,?)`,
		string(id), c.At.UnixMilli(), string(c.By), string(c.Feed), string(c.What), c.Was, c.Became); err != nil {
		return fmt.Errorf("remember what happened to the booking %s: %w", id, err)
	}
	return tx.exec(ctx, `DELETE FROM booking_changes WHERE booking_id = ?1 AND id <= (SELECT id FROM booking_changes WHERE booking_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2 + 0)`,
		string(id), keptChanges)
}

// BookingHistory returns what happened to a booking, the latest first.
func (q queries) BookingHistory(ctx context.Context, id stay.BookingID) ([]stay.BookingChange, error) {
	all, err := queryAll(ctx, q, `SELECT at, doer, feed_id, what, was, became FROM booking_changes WHERE booking_id = ? ORDER BY id`, func(row scanner) (stay.BookingChange, error) {
		var c stay.BookingChange
		var when sql.NullInt64
		err := row.Scan(&when, &c.By, &c.Feed, &c.What, &c.Was, &c.Became)
		c.At = at(when)
		return c, err
	}, string(id))
	slices.Reverse(all)
	return all, err
}
