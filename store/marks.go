package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

// marks keep when a message reached each state, by the platform's clock. Statuses
// come in any order and more than once: of each state the earliest time stands.

// markStates keeps the times of statuses of a message, and what they say of its
// price. A message that has reached its guest is due to be counted.
func (tx *Tx) markStates(ctx context.Context, id stay.MessageID, all []Status, now time.Time) error {
	var times [4]time.Time // sent, delivered, read, failed
	var played time.Time
	category, pricing := "", ""
	earliest := func(t *time.Time, at time.Time) {
		if t.IsZero() || at.Before(*t) {
			*t = at
		}
	}
	for _, s := range all {
		at := s.At
		if at.IsZero() || at.After(now) {
			at = now
		}
		switch s.State {
		case stay.Sent:
			earliest(&times[0], at)
		case stay.Delivered:
			earliest(&times[1], at)
		case stay.ReadState:
			earliest(&times[2], at)
		case stay.Played:
			earliest(&played, at)
		case stay.Failed:
			earliest(&times[3], at)
		case stay.Queued, stay.InFlight, stay.Uncertain, stay.Unclear, stay.Accepted, stay.Dropped: // no platform says these
		}
		if s.Category != "" {
			category = s.Category
		}
		if s.Pricing != "" {
			pricing = s.Pricing
		}
	}
	arrived := !times[1].IsZero() || !times[2].IsZero() || !played.IsZero()
	if !arrived && times[0].IsZero() && times[3].IsZero() {
		return nil
	}
	err := tx.exec(ctx, `INSERT INTO message_marks(message_id, sent_at, delivered_at, read_at, played_at, failed_at, category, pricing, due) VALUES (?,?,?,?,?,?,?,?,?)
		ON CONFLICT(message_id) DO UPDATE SET
			sent_at = min(coalesce(sent_at, excluded.sent_at), coalesce(excluded.sent_at, sent_at)),
			delivered_at = min(coalesce(delivered_at, excluded.delivered_at), coalesce(excluded.delivered_at, delivered_at)),
			read_at = min(coalesce(read_at, excluded.read_at), coalesce(excluded.read_at, read_at)),
			played_at = min(coalesce(played_at, excluded.played_at), coalesce(excluded.played_at, played_at)),
			failed_at = min(coalesce(failed_at, excluded.failed_at), coalesce(excluded.failed_at, failed_at)),
			category = CASE excluded.category WHEN '' THEN category ELSE excluded.category END,
			pricing = CASE excluded.pricing WHEN '' THEN pricing ELSE excluded.pricing END,
			due = CASE WHEN coalesce(delivered_at, read_at, played_at, excluded.delivered_at, excluded.read_at, excluded.played_at) IS NULL THEN 0
				WHEN due = 1 OR counted = '' OR excluded.category NOT IN ('', category) OR excluded.pricing NOT IN ('', pricing) THEN 1 ELSE 0 END`,
		string(id), ms(times[0]), ms(times[1]), ms(times[2]), ms(played), ms(times[3]), category, pricing, flag(arrived))
	if err != nil {
		return fmt.Errorf("keep when the message %s arrived: %w", id, err)
	}
	return nil
}

// markAccepted keeps when the platform took a message, and whether it holds it back
// to look at its quality.
func (tx *Tx) markAccepted(ctx context.Context, id stay.MessageID, held bool, now time.Time) error {
	return tx.exec(ctx, `INSERT INTO message_marks(message_id, accepted_at, held) VALUES (?,?,?)
		ON CONFLICT(message_id) DO UPDATE SET accepted_at = coalesce(accepted_at, excluded.accepted_at), held = excluded.held`, string(id), ms(now), flag(held))
}

// unmark forgets the times of a try that came to nothing: the next one has its own.
// As what the message was counted stays.
func (tx *Tx) unmark(ctx context.Context, id stay.MessageID) error {
	return tx.exec(ctx, `UPDATE message_marks SET accepted_at = NULL, sent_at = NULL, failed_at = NULL, held = 0 WHERE message_id = ?`, string(id))
}

const markColumns = `k.accepted_at, k.sent_at, k.delivered_at, k.read_at, k.played_at, k.failed_at, coalesce(k.held, 0)`

// scanMarks are the destinations of markColumns; the function they come with reads
// them.
func scanMarks() ([]any, func(*stay.Sending)) {
	var at6 [6]sql.NullInt64
	var held bool
	to := []any{&at6[0], &at6[1], &at6[2], &at6[3], &at6[4], &at6[5], &held}
	return to, func(s *stay.Sending) {
		s.Times = stay.SendTimes{Accepted: at(at6[0]), Sent: at(at6[1]), Delivered: at(at6[2]), Read: at(at6[3]), Played: at(at6[4]), Failed: at(at6[5])}
		s.Held = held && s.State == stay.Accepted
		if s.State == stay.ReadState && at6[4].Valid {
			s.State = stay.Played
		}
	}
}

// inColumn is a state as the outbox keeps it: that a message was played says its
// mark.
func inColumn(s stay.SendState) string {
	if s == stay.Played {
		s = stay.ReadState
	}
	return string(s)
}
