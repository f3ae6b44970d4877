package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

func scanClaim(row scanner) (stay.Claim, error) {
	var c stay.Claim
	var when sql.NullInt64
	err := row.Scan(&c.Conversation, &c.Booking, &c.Evidence, &c.State, &when)
	c.At = at(when)
	return c, err
}

const claimColumns = `SELECT conversation_id, booking_id, evidence, state, at FROM claims `

// Claims returns what speaks for a conversation's belonging to bookings and waits
// for the owner, and what the owner said to it, in any state.
func (q queries) Claims(ctx context.Context, c stay.ConversationID) ([]stay.Claim, error) {
	return queryAll(ctx, q, claimColumns+`WHERE conversation_id = ? ORDER BY at, booking_id`, scanClaim, string(c))
}

// ClaimsOn returns the claims to a booking, in any state.
func (q queries) ClaimsOn(ctx context.Context, b stay.BookingID) ([]stay.Claim, error) {
	return queryAll(ctx, q, claimColumns+`WHERE booking_id = ? ORDER BY at, conversation_id`, scanClaim, string(b))
}

// PutClaim stores a claim, or the owner's word on it. What the owner said to one is
// not undone by the same evidence coming again.
func (tx *Tx) PutClaim(ctx context.Context, c stay.Claim) error {
	tx.Note("conversation", string(c.Conversation))
	tx.Note("booking", string(c.Booking))
	err := tx.exec(ctx, `INSERT INTO claims(conversation_id, booking_id, evidence, state, at) VALUES (?,?,?,?,?)
		ON CONFLICT DO UPDATE SET evidence = excluded.evidence, state = excluded.state, at = excluded.at
		WHERE excluded.state <> 'open' OR state = 'open'`, string(c.Conversation), string(c.Booking), string(c.Evidence), string(c.State), ms(c.At))
	if err != nil {
		return fmt.Errorf("store the claim: %w", err)
	}
	return nil
}

// RemoveClaims forgets what was claimed and said about a conversation and a
// booking; about all its bookings as far as it is open, where b is empty.
func (tx *Tx) RemoveClaims(ctx context.Context, c stay.ConversationID, b stay.BookingID) error {
	tx.Note("conversation", string(c))
	return tx.exec(ctx, `DELETE FROM claims WHERE conversation_id = ?1 AND (booking_id = ?2 OR ?2 = '' AND state = 'open')`, string(c), string(b))
}

// AddTries notes wrong tries at identifying oneself.
func (tx *Tx) AddTries(ctx context.Context, c stay.ConversationID, wrong int, now time.Time) error {
	return tx.exec(ctx, `INSERT INTO tries(conversation_id, at, wrong) VALUES (?,?,?)`, string(c), ms(now), wrong)
}

// TriesSince counts wrong tries after an instant: those of one conversation, and
// those of all senders together, the simulator's apart.
func (q queries) TriesSince(ctx context.Context, c stay.Conversation, since time.Time) (one, all int, err error) {
	_, err = queryOne(ctx, q, `SELECT coalesce(sum(t.wrong) FILTER (WHERE t.conversation_id = ?1), 0), coalesce(sum(t.wrong), 0)
		FROM tries t JOIN conversations c ON c.id = t.conversation_id WHERE t.at > ?2 AND c.simulated = ?3`,
		func(row scanner) (none struct{}, err error) { return none, row.Scan(&one, &all) }, string(c.ID), ms(since), flag(c.Simulated))
	return one, all, err
}

func scanDoor(row scanner) (stay.Door, error) {
	var d stay.Door
	var closed, opens sql.NullInt64
	err := row.Scan(&d.Conversation, &d.Simulated, &closed, &opens)
	d.ClosedAt, d.OpensAt = at(closed), at(opens)
	return d, err
}

const doorColumns = `SELECT coalesce(conversation_id, ''), simulated, closed_at, opens_at FROM doors `

// ClosedDoors returns the doors that are closed at an instant, the latest last: of
// one conversation with those of all senders, or every one where c is empty.
func (q queries) ClosedDoors(ctx context.Context, c stay.ConversationID, simulated bool, now time.Time) ([]stay.Door, error) {
	return queryAll(ctx, q, doorColumns+`WHERE simulated = ?1 AND closed_at <= ?2 AND opens_at > ?2 AND (?3 = '' OR conversation_id IS NULL OR conversation_id = ?3) ORDER BY closed_at, id`,
		scanDoor, flag(simulated), ms(now), string(c))
}

// CloseDoor closes a door until it opens by itself.
func (tx *Tx) CloseDoor(ctx context.Context, d stay.Door) error {
	tx.Note("door", string(d.Conversation))
	return tx.exec(ctx, `INSERT INTO doors(conversation_id, simulated, closed_at, opens_at) VALUES (?,?,?,?)`, null(d.Conversation), flag(d.Simulated), ms(d.ClosedAt), ms(d.OpensAt))
}

// OpenDoor opens a conversation's door, or the one of all senders where c is empty,
// and forgets the wrong tries that closed it, so that counting begins anew.
func (tx *Tx) OpenDoor(ctx context.Context, c stay.ConversationID, simulated bool) error {
	tx.Note("door", string(c))
	if c != "" {
		tx.Note("conversation", string(c))
	}
	if err := tx.exec(ctx, `DELETE FROM tries WHERE (?1 = '' AND conversation_id IN (SELECT id FROM conversations WHERE simulated = ?2)) OR conversation_id = ?1`, string(c), flag(simulated)); err != nil {
		return err
	}
	return tx.exec(ctx, `DELETE FROM doors WHERE simulated = ?2 AND coalesce(conversation_id, '') = ?1`, string(c), flag(simulated))
}
