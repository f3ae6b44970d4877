package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"portineria/stay"
)

// Swept says how much a sweep deleted, by class.
type Swept struct{ Bodies, Deliveries, Conversations, Messages, Bookings, Connections int64 }

// Total is all of it.
func (s Swept) Total() int64 {
	return s.Bodies + s.Deliveries + s.Conversations + s.Messages + s.Bookings + s.Connections
}

// SweepShort deletes what lives for hours and days: raw bodies, the digests
// that tell repeats, parked statuses, the connection ledger, ended sessions.
func (tx *Tx) SweepShort(ctx context.Context, r stay.Retention, now time.Time) (Swept, error) {
	var s Swept
	ago := func(d time.Duration) any { return ms(now.Add(-d)) }
	hours, days := time.Hour, 24*time.Hour
	for _, step := range []struct {
		count *int64
		text  string
		age   time.Duration
	}{
		{&s.Bodies, `DELETE FROM oddities WHERE at <= ?`, time.Duration(r.DeliveryHours) * hours},
		{&s.Bodies, `UPDATE deliveries SET body_sealed = NULL, state = CASE state WHEN 'pending' THEN 'broken' ELSE state END WHERE body_sealed IS NOT NULL AND received_at <= ?`, time.Duration(r.DeliveryHours) * hours},
		{&s.Deliveries, `DELETE FROM deliveries WHERE received_at <= ?`, time.Duration(r.FingerprintDays) * days},
		{&s.Bodies, `DELETE FROM feed_bodies WHERE until <= ?`, time.Duration(r.CalendarDays) * days},
		{&s.Deliveries, `DELETE FROM parked_statuses WHERE at <= ?`, hours},
		{&s.Deliveries, `DELETE FROM parked_changes WHERE at <= ?`, time.Duration(r.FingerprintDays) * days},
		{&s.Deliveries, `DELETE FROM tries WHERE at <= ?`, 2 * days},
		{&s.Deliveries, `DELETE FROM doors WHERE opens_at <= ?`, 2 * days},
		{&s.Connections, `DELETE FROM connections WHERE at <= ?`, time.Duration(r.ConnectionDays) * days},
		{&s.Deliveries, `DELETE FROM account_events WHERE seen_at <= ?`, time.Duration(r.FingerprintDays) * days},
		{&s.Connections, `DELETE FROM alarms WHERE closed_at <= ?`, alarmsKept},
		{&s.Connections, `DELETE FROM sessions WHERE expires_at <= ?`, 0},
	} {
		n, err := tx.execCount(ctx, step.text, ago(step.age))
		if err != nil {
			return s, fmt.Errorf("sweep: %w", err)
		}
		*step.count += n
	}
	return s, tx.sweepNames(ctx, now.Add(-nameOnly))
}

// nameOnly is how long somebody is remembered with whom nothing was written: a change
// of their number came, and never a message.
const nameOnly = 30 * 24 * time.Hour

// sweepNames deletes guests without a conversation.
func (tx *Tx) sweepNames(ctx context.Context, before time.Time) error {
	all, err := queryAll(ctx, tx.queries, `SELECT id FROM guests g WHERE created_at <= ? AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.guest_id = g.id)`, scanValue[stay.GuestID], ms(before))
	if err != nil {
		return fmt.Errorf("sweep guests who never wrote: %w", err)
	}
	for _, id := range all {
		if err := tx.RemoveGuest(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// alarmsKept is how long the owner can read what was wrong after it was over.
const alarmsKept = 365 * 24 * time.Hour

// OldMessages deletes single messages that are older than the longest period, in
// conversations that go on, and with them what was noted about them: how they were
// answered, and what the owner was asked.
func (tx *Tx) OldMessages(ctx context.Context, before time.Time) (int64, error) {
	var total int64
	for _, text := range []string{
		`DELETE FROM messages WHERE created_at <= ?`,
		`DELETE FROM traces WHERE at <= ?`,
		`DELETE FROM questions WHERE opened_at <= ?`,
	} {
		n, err := tx.execCount(ctx, text, ms(before))
		if err != nil {
			return total, fmt.Errorf("delete what is older than the longest period: %w", err)
		}
		total += n
	}
	return total, nil
}

// Ageing is a conversation with what its end is computed from.
type Ageing struct {
	Conversation stay.ConversationID
	Guest        stay.GuestID
	LastMessage  time.Time
	Property     stay.PropertyID // of the last stay
	LastCheckout stay.Date       // 0: no stay belongs to it
}

// AgeingConversations lists all conversations with their last stay. The owner's
// own is not among them: it holds alerts only, which age as messages.
func (q queries) AgeingConversations(ctx context.Context) ([]Ageing, error) {
	return queryAll(ctx, q, `SELECT c.id, c.guest_id, c.last_message_at, coalesce(b.property_id, c.property_id, ''), coalesce(max(b.departure), 0)
		FROM conversations c LEFT JOIN ties t ON t.conversation_id = c.id LEFT JOIN bookings b ON b.id = t.booking_id AND b.state <> 'cancelled'
		WHERE c.guest_id NOT IN (SELECT id FROM guests WHERE is_owner = 1) GROUP BY c.id`, func(row scanner) (Ageing, error) {
		var a Ageing
		var last sql.NullInt64
		err := row.Scan(&a.Conversation, &a.Guest, &last, &a.Property, &a.LastCheckout)
		a.LastMessage = at(last)
		return a, err
	})
}

// RemoveConversation deletes a conversation, and the guest with their key once
// no other conversation is theirs.
func (tx *Tx) RemoveConversation(ctx context.Context, id stay.ConversationID, g stay.GuestID) error {
	if err := tx.exec(ctx, `DELETE FROM conversations WHERE id = ?`, string(id)); err != nil {
		return err
	}
	tx.Note("conversation", string(id))
	left, err := queryOne(ctx, tx.queries, `SELECT count(*) FROM conversations WHERE guest_id = ?`, scanValue[int], string(g))
	if err != nil || left > 0 {
		return err
	}
	return tx.RemoveGuest(ctx, g)
}

// OldBookings lists the bookings that ended on or before a day.
func (q queries) OldBookings(ctx context.Context, until stay.Date) ([]stay.Booking, error) {
	return q.bookings(ctx, `WHERE departure <= ? ORDER BY departure`, int64(until))
}

// RemoveBooking deletes a booking and its key, with what other sources tell of
// it, and the bodies in which the portals told of it.
func (tx *Tx) RemoveBooking(ctx context.Context, id stay.BookingID) error {
	twins, err := tx.Twins(ctx, id)
	if err != nil {
		return err
	}
	for _, t := range twins {
		if err := tx.RemoveBooking(ctx, t.ID); err != nil {
			return err
		}
	}
	if err := tx.exec(ctx, `DELETE FROM feed_bodies WHERE feed_id = (SELECT feed_id FROM bookings WHERE id = ?)`, string(id)); err != nil {
		return err
	}
	if err := tx.must(ctx, `DELETE FROM bookings WHERE id = ?`, string(id)); err != nil {
		return fmt.Errorf("remove the booking %s: %w", id, err)
	}
	tx.Note("booking", string(id))
	return tx.destroyKey(ctx, bookingKey(id))
}

// Checkpoint empties the write-ahead log into the file, so that deleted text
// leaves the log as well. It reports false while a reader holds the log; the
// caller tries again later.
func (db *DB) Checkpoint(ctx context.Context) (bool, error) {
	var busy, pages, moved int
	if err := db.checkpointer(ctx).Scan(&busy, &pages, &moved); err != nil {
		return false, fmt.Errorf("empty the write-ahead log: %w", err)
	}
	return busy == 0, nil
}

// checkpointer asks on a reading connection's twin: the writing connection is
// taken for good by the writer, and a checkpoint needs no transaction.
func (db *DB) checkpointer(ctx context.Context) *sql.Row {
	return db.side.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
}

// VacuumInto writes a consistent copy of the live content to a new file, for
// its owner's eyes alone. The sealed values stay sealed in it.
func (db *DB) VacuumInto(ctx context.Context, path string) error {
	return vacuumInto(ctx, db.side, path)
}

func vacuumInto(ctx context.Context, db *sql.DB, path string) error {
	// SQLite fills an empty file and refuses any other.
	if err := create(path); err != nil {
		return fmt.Errorf("copy the database: %w", err)
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return errors.Join(fmt.Errorf("copy the database: %w", explain(err)), os.Remove(path))
	}
	return nil
}

// Integrity runs SQLite's own check of the whole file.
func (db *DB) Integrity(ctx context.Context) error {
	return integrity(ctx, db.side)
}
