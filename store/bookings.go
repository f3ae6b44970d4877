package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"portineria/stay"
)

func bookingKey(id stay.BookingID) string { return "booking:" + string(id) }

// bookingDoc is the sealed part of a booking.
type bookingDoc struct {
	Name, Phone, Last4, Code, Invite, UID, Summary string `json:",omitempty"`
	Notes                                          string `json:",omitempty"`

	ByHand                     *stay.ByHand `json:",omitempty"` // absent: from before it was noted
	FeedArrival, FeedDeparture stay.Date    `json:",omitzero"`
}

// byHand is what the owner has entered. Of a booking from before it was noted
// nobody knows: what is there counts as theirs.
func (d bookingDoc) byHand(b stay.Booking) stay.ByHand {
	if d.ByHand != nil {
		return *d.ByHand
	}
	var h stay.ByHand
	for part, there := range map[stay.ByHand]bool{stay.HandName: d.Name != "", stay.HandPhone: d.Phone != "", stay.HandGuests: b.Guests > 0, stay.HandLanguage: b.Language != ""} {
		if there {
			h |= part
		}
	}
	return h
}

const bookingColumns = `SELECT id, property_id, coalesce(feed_id, ''), channel, kind, sure, state, arrival, departure, guests, language,
	identified_at, missing_since, missing_polls, cancelled_by, kind_by, uncertain, nights_since, coalesce(twin_of, ''), twin_how, twin_until,
	doc_sealed, created_at, updated_at FROM bookings `

func (q queries) scanBooking(ctx context.Context) func(scanner) (stay.Booking, error) {
	return func(row scanner) (stay.Booking, error) {
		var b stay.Booking
		var identified, missing, nights, twin, created, updated sql.NullInt64
		var sealed []byte
		err := row.Scan(&b.ID, &b.Property, &b.Feed, &b.Channel, &b.Kind, &b.Sure, &b.State, &b.Arrival, &b.Departure, &b.Guests, &b.Language,
			&identified, &missing, &b.MissingPolls, &b.CancelledBy, &b.KindBy, &b.Uncertain, &nights, &b.TwinOf, &b.TwinHow, &twin, &sealed, &created, &updated)
		if err != nil {
			return b, err
		}
		b.NightsSince = at(nights)
		b.IdentifiedAt, b.MissingSince, b.TwinUntil, b.CreatedAt, b.UpdatedAt = at(identified), at(missing), at(twin), at(created), at(updated)
		var d bookingDoc
		if err := q.openDoc(ctx, bookingKey(b.ID), sealed, &d, "bookings", "doc_sealed", string(b.ID)); err != nil {
			return b, err
		}
		b.Name, b.Phone, b.PhoneLast4, b.Code = stay.Private(d.Name), stay.Private(d.Phone), stay.Private(d.Last4), stay.Private(d.Code)
		b.Invite, b.UID, b.Summary = stay.Private(d.Invite), stay.Private(d.UID), stay.Private(d.Summary)
		b.Notes, b.ByHand, b.FeedArrival, b.FeedDeparture = stay.Private(d.Notes), d.byHand(b), d.FeedArrival, d.FeedDeparture
		return b, nil
	}
}

func (q queries) bookings(ctx context.Context, where string, args ...any) ([]stay.Booking, error) {
	all, err := queryAll(ctx, q, bookingColumns+where, q.scanBooking(ctx), args...)
	if err != nil {
		return nil, fmt.Errorf("list bookings: %w", err)
	}
	return all, nil
}

// Booking returns one booking.
func (q queries) Booking(ctx context.Context, id stay.BookingID) (stay.Booking, error) {
	b, err := queryOne(ctx, q, bookingColumns+`WHERE id = ?`, q.scanBooking(ctx), string(id))
	if err != nil {
		return b, fmt.Errorf("read the booking %s: %w", id, err)
	}
	return b, nil
}

// Bookings returns what touches the days from (inclusive) to (exclusive) in a
// property, or in all of them where p is empty, by arrival. Cancelled ones too.
func (q queries) Bookings(ctx context.Context, p stay.PropertyID, from, to stay.Date) ([]stay.Booking, error) {
	if p == "" {
		return q.bookings(ctx, `WHERE departure >= ? AND arrival < ? ORDER BY property_id, arrival, id`, int64(from), int64(to))
	}
	return q.bookings(ctx, `WHERE property_id = ? AND departure >= ? AND arrival < ? ORDER BY arrival, id`, string(p), int64(from), int64(to)) // by its index
}

// Arriving returns the stays of all properties that begin on a day and take their
// nights.
func (q queries) Arriving(ctx context.Context, day stay.Date) ([]stay.Booking, error) {
	return q.bookings(ctx, `WHERE arrival = ? AND state IN ('active','missing') ORDER BY property_id, id`, int64(day))
}

// FeedBookings returns what a feed brought, by arrival.
func (q queries) FeedBookings(ctx context.Context, f stay.FeedID) ([]stay.Booking, error) {
	return q.bookings(ctx, `WHERE feed_id = ? ORDER BY arrival, id`, string(f))
}

// Overlapping returns the bookings of a property that take a night between two
// days, other than the one of that id.
func (q queries) Overlapping(ctx context.Context, p stay.PropertyID, arrival, departure stay.Date, other stay.BookingID) ([]stay.Booking, error) {
	return q.bookings(ctx, `WHERE property_id = ? AND departure > ? AND arrival < ? AND state IN ('active','missing') AND twin_of IS NULL AND id <> ? ORDER BY arrival, id`,
		string(p), int64(arrival), int64(departure), string(other))
}

// BookingsByPhone returns the bookings on which this complete number stands. A
// stay that two sources tell of is one of them, once.
func (q queries) BookingsByPhone(ctx context.Context, phone string) ([]stay.Booking, error) {
	return q.bookings(ctx, `WHERE phone_hash = ? AND twin_of IS NULL ORDER BY arrival, id`, q.hash("booking phone", phone))
}

// BookingsByLast4 returns the bookings of which the channel told these last
// four digits, whatever the property; each stay once.
func (q queries) BookingsByLast4(ctx context.Context, last4 string) ([]stay.Booking, error) {
	return q.bookings(ctx, `WHERE last4_hash = ? AND twin_of IS NULL ORDER BY arrival, id`, q.hash("booking last4", last4))
}

// BookingByInvite returns the booking that a code was given to. A code that was
// sent before its booking turned out to be another one's twin opens that one.
func (q queries) BookingByInvite(ctx context.Context, code string) (stay.Booking, error) {
	return queryOne(ctx, q, bookingColumns+`WHERE id = (SELECT coalesce(twin_of, id) FROM bookings WHERE invite_hash = ?)`, q.scanBooking(ctx), q.hash("booking invite", code))
}

// Twins returns what other sources tell of a booking.
func (q queries) Twins(ctx context.Context, of stay.BookingID) ([]stay.Booking, error) {
	return q.bookings(ctx, `WHERE twin_of = ? ORDER BY created_at, id`, string(of))
}

// Ripening returns the properties in whose calendars passing time alone may change
// something: a twin that is to stand for itself, a stay that is missing, a question
// about one that has begun.
func (q queries) Ripening(ctx context.Context, now time.Time) ([]stay.PropertyID, error) {
	today := int64(stay.DateOf(now))
	return queryAll(ctx, q, `SELECT property_id FROM bookings WHERE twin_until <= ?1
		UNION SELECT property_id FROM bookings WHERE state = 'missing' AND departure > ?2
		UNION SELECT q.property_id FROM calendar_questions q JOIN bookings b ON b.id = q.booking_id WHERE q.state IN ('open','answered') AND b.arrival <= ?2`,
		scanValue[stay.PropertyID], now.UnixMilli(), today)
}

// BookingsByCode returns the bookings with this reservation code of a channel.
func (q queries) BookingsByCode(ctx context.Context, code string) ([]stay.Booking, error) {
	return q.bookings(ctx, `WHERE code_hash = ? ORDER BY arrival, id`, q.hash("booking code", strings.ToUpper(code)))
}

// PutBooking stores a booking, new or changed, and remembers what changed.
func (tx *Tx) PutBooking(ctx context.Context, b stay.Booking) error {
	before, err := tx.Booking(ctx, b.ID)
	if err != nil && !errors.Is(err, stay.ErrNotFound) {
		return err
	}
	if err := tx.writeBooking(ctx, b); err != nil {
		return err
	}
	for _, c := range stay.Differences(before, b) {
		c.At = b.UpdatedAt
		if err := tx.addChange(ctx, b.ID, c); err != nil {
			return err
		}
	}
	if before.Phone == b.Phone {
		return nil
	}
	return tx.untieOtherNumbers(ctx, b)
}

func (tx *Tx) writeBooking(ctx context.Context, b stay.Booking) error {
	if err := tx.newKey(ctx, bookingKey(b.ID), b.UpdatedAt.UnixMilli()); err != nil {
		return err
	}
	doc := bookingDoc{Name: string(b.Name), Phone: string(b.Phone), Last4: string(b.PhoneLast4), Code: string(b.Code), Invite: string(b.Invite), UID: string(b.UID),
		Summary: string(b.Summary), Notes: string(b.Notes), ByHand: &b.ByHand, FeedArrival: b.FeedArrival, FeedDeparture: b.FeedDeparture}
	sealed, err := tx.sealDoc(ctx, bookingKey(b.ID), doc, "bookings", "doc_sealed", string(b.ID))
	if err != nil {
		return fmt.Errorf("store the booking %s: %w", b.ID, err)
	}
	tx.Note("booking", string(b.ID))
	return tx.exec(ctx, `INSERT INTO bookings(id, property_id, feed_id, channel, kind, sure, state, arrival, departure, guests, language,
			identified_at, missing_since, missing_polls, cancelled_by, kind_by, uncertain, nights_since, twin_of, twin_how, twin_until,
			uid_hash, code_hash, phone_hash, last4_hash, invite_hash, doc_sealed, created_at, updated_at)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET property_id = excluded.property_id, feed_id = excluded.feed_id, channel = excluded.channel, kind = excluded.kind,
			sure = excluded.sure, state = excluded.state, arrival = excluded.arrival, departure = excluded.departure, guests = excluded.guests,
			language = excluded.language, identified_at = excluded.identified_at, missing_since = excluded.missing_since,
			missing_polls = excluded.missing_polls, cancelled_by = excluded.cancelled_by, kind_by = excluded.kind_by, uncertain = excluded.uncertain, nights_since = excluded.nights_since,
			twin_of = excluded.twin_of, twin_how = excluded.twin_how, twin_until = excluded.twin_until, uid_hash = excluded.uid_hash,
			code_hash = excluded.code_hash, phone_hash = excluded.phone_hash, last4_hash = excluded.last4_hash,
			invite_hash = excluded.invite_hash, doc_sealed = excluded.doc_sealed, updated_at = excluded.updated_at`,
		string(b.ID), string(b.Property), null(b.Feed), b.Channel, string(b.Kind), flag(b.Sure), string(b.State), int64(b.Arrival), int64(b.Departure), b.Guests, b.Language,
		ms(b.IdentifiedAt), ms(b.MissingSince), b.MissingPolls, b.CancelledBy, b.KindBy, flag(b.Uncertain), ms(b.NightsSince), null(b.TwinOf), string(b.TwinHow), ms(b.TwinUntil),
		tx.hash("booking uid", string(b.UID)), tx.hash("booking code", strings.ToUpper(string(b.Code))), tx.hash("booking phone", string(b.Phone)),
		tx.hash("booking last4", string(b.PhoneLast4)), tx.hash("booking invite", string(b.Invite)), sealed, ms(b.CreatedAt), ms(b.UpdatedAt))
}

// untieOtherNumbers takes a booking from those who had it because their number stood
// on it, where another number, or none, stands there now. A guest who is known under
// the new number as well keeps it.
func (tx *Tx) untieOtherNumbers(ctx context.Context, b stay.Booking) error {
	phone := Alias{AliasPhone, string(b.Phone)}
	gone, err := queryAll(ctx, tx.queries, `SELECT conversation_id FROM ties WHERE booking_id = ? AND evidence = 'number'
		AND NOT EXISTS (SELECT 1 FROM conversations c JOIN aliases a ON a.guest_id = c.guest_id
			WHERE c.id = ties.conversation_id AND a.kind = 'phone' AND a.value_hash IN (?, ?))`,
		scanValue[stay.ConversationID], string(b.ID), tx.aliasHash(phone, false), tx.aliasHash(phone, true))
	if err != nil {
		return fmt.Errorf("look whose number stood on the booking %s: %w", b.ID, err)
	}
	for _, c := range gone {
		if err := tx.RemoveTie(ctx, c, b.ID); err != nil {
			return err
		}
	}
	return nil
}

// scanTie reads a row of ties.
func scanTie(row scanner) (stay.Tie, error) {
	var t stay.Tie
	var when sql.NullInt64
	err := row.Scan(&t.Conversation, &t.Booking, &t.Evidence, &when)
	t.At = at(when)
	return t, err
}

// Ties returns the bookings that a conversation is tied to. Whoever is tied to
// another source's telling of a stay is tied to that stay.
func (q queries) Ties(ctx context.Context, c stay.ConversationID) ([]stay.Tie, error) {
	all, err := queryAll(ctx, q, `SELECT t.conversation_id, coalesce(b.twin_of, b.id), t.evidence, t.at FROM ties t JOIN bookings b ON b.id = t.booking_id
		WHERE t.conversation_id = ? ORDER BY t.at`, scanTie, string(c))
	return strongest(all), err
}

// TiedTo returns the conversations that are tied to a booking, or to what other
// sources tell of it.
func (q queries) TiedTo(ctx context.Context, b stay.BookingID) ([]stay.Tie, error) {
	all, err := queryAll(ctx, q, `SELECT t.conversation_id, ?1, t.evidence, t.at FROM ties t JOIN bookings b ON b.id = t.booking_id
		WHERE b.id = ?1 OR b.twin_of = ?1 ORDER BY t.at`, scanTie, string(b))
	return strongest(all), err
}

// strongest leaves one tie for each conversation and booking: the one of the
// best evidence.
func strongest(all []stay.Tie) []stay.Tie {
	kept := all[:0]
	for _, t := range all {
		i := slices.IndexFunc(kept, func(k stay.Tie) bool { return k.Conversation == t.Conversation && k.Booking == t.Booking })
		switch {
		case i < 0:
			kept = append(kept, t)
		case t.Evidence.Rank() > kept[i].Evidence.Rank():
			kept[i] = t
		}
	}
	return kept
}

// TiesBetween returns, of the bookings that touch the days from (inclusive) to
// (exclusive), who is tied to them; trial chats are not among them.
func (q queries) TiesBetween(ctx context.Context, from, to stay.Date) ([]stay.Tie, error) {
	return queryAll(ctx, q, `SELECT t.conversation_id, t.booking_id, t.evidence, t.at FROM bookings b JOIN ties t ON t.booking_id = b.id
		JOIN conversations c ON c.id = t.conversation_id WHERE b.departure >= ? AND b.arrival < ? AND c.simulated = 0`, scanTie, int64(from), int64(to))
}

// PutTie ties a conversation to a booking. What is there already adds up with it.
func (tx *Tx) PutTie(ctx context.Context, t stay.Tie) error {
	before, err := queryAll(ctx, tx.queries, `SELECT conversation_id, booking_id, evidence, at FROM ties WHERE conversation_id = ? AND booking_id = ?`,
		scanTie, string(t.Conversation), string(t.Booking))
	if err != nil {
		return err
	}
	if len(before) > 0 {
		t.Evidence = t.Evidence.With(before[0].Evidence)
		if t.Evidence == before[0].Evidence {
			return nil
		}
	}
	tx.Note("conversation", string(t.Conversation))
	tx.Note("booking", string(t.Booking))
	joined := stay.BookingChange{At: t.At, By: stay.DoneByGuest, What: stay.GuestJoined, Became: string(t.Evidence)}
	if t.Evidence == stay.EvidenceOwner {
		joined.By = stay.DoneByHost
	}
	if err := tx.addChange(ctx, t.Booking, joined); err != nil {
		return err
	}
	return tx.exec(ctx, `INSERT INTO ties(conversation_id, booking_id, evidence, at) VALUES (?,?,?,?)
		ON CONFLICT DO UPDATE SET evidence = excluded.evidence, at = excluded.at`, string(t.Conversation), string(t.Booking), string(t.Evidence), ms(t.At))
}

// RemoveTie unties a conversation from a booking.
func (tx *Tx) RemoveTie(ctx context.Context, c stay.ConversationID, b stay.BookingID) error {
	tx.Note("conversation", string(c))
	tx.Note("booking", string(b))
	if err := tx.must(ctx, `DELETE FROM ties WHERE conversation_id = ?1 AND (booking_id = ?2 OR booking_id IN (SELECT id FROM bookings WHERE twin_of = ?2))`, string(c), string(b)); err != nil {
		return err
	}
	return tx.addChange(ctx, b, stay.BookingChange{What: stay.GuestLeft})
}
