package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"portineria/stay"
)

// MessageChange is what somebody did to a message after it was written: they edited it,
// took it back, or reacted to it.
type MessageChange struct {
	Kind    string      // edit, revoke, reaction
	By      stay.Author // guest or host
	Text    string      // the new words, or the emoji
	Subtype string      // of an edit: the type of the new content
	At      time.Time
	Key     string // says nothing, and tells this change from another
}

// ChangeKey is the fingerprint of the platform's id of a change.
func (q queries) ChangeKey(wamid string, simulated bool) string {
	return hex.EncodeToString(q.wamidHash(wamid, simulated))
}

// ParkChange keeps a change to a message that has not come yet: webhooks overtake
// each other. One that is kept already changes nothing. A guest's own key seals it.
func (tx *Tx) ParkChange(ctx context.Context, g stay.GuestID, target string, simulated bool, change MessageChange, now time.Time) error {
	hash := tx.wamidHash(target, simulated)
	if hash == nil {
		return nil // it is for no message
	}
	sealed, err := tx.sealDoc(ctx, guestKey(g), change, "parked_changes", "doc_sealed", change.Key)
	if err != nil {
		return fmt.Errorf("park a change to a message: %w", err)
	}
	return tx.exec(ctx, `INSERT INTO parked_changes(target_hash, event_hash, guest_id, at, doc_sealed) VALUES (?,?,?,?,?) ON CONFLICT DO NOTHING`,
		hash, change.Key, string(g), ms(now), sealed)
}

// TakeChanges returns the changes that wait for a message, in the order in which
// they were made, and forgets them.
func (tx *Tx) TakeChanges(ctx context.Context, target string, simulated bool) ([]MessageChange, error) {
	hash := tx.wamidHash(target, simulated)
	all, err := queryAll(ctx, tx.queries, `SELECT event_hash, guest_id, doc_sealed FROM parked_changes WHERE target_hash = ? ORDER BY at, event_hash`,
		func(row scanner) (MessageChange, error) {
			var change MessageChange
			var key string
			var g stay.GuestID
			var sealed []byte
			if err := row.Scan(&key, &g, &sealed); err != nil {
				return change, err
			}
			err := tx.openDoc(ctx, guestKey(g), sealed, &change, "parked_changes", "doc_sealed", key)
			return change, err
		}, hash)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return all, tx.exec(ctx, `DELETE FROM parked_changes WHERE target_hash = ?`, hash)
}

// ForgetSteps takes the details out of the traces that were made of a message, and
// of the turn that it was part of: they may repeat its words. How the turn ended
// stays.
func (tx *Tx) ForgetSteps(ctx context.Context, c stay.Conversation, seq int64) error {
	type row struct {
		id      int64
		message stay.MessageID
		at      sql.NullInt64
	}
	all, err := queryAll(ctx, tx.queries, `SELECT t.id, t.message_id, t.at FROM traces t JOIN messages m ON m.id = t.message_id WHERE t.conversation_id = ?1 AND m.seq =
		(SELECT min(n.seq) FROM traces s JOIN messages n ON n.id = s.message_id WHERE s.conversation_id = ?1 AND n.seq >= ?2)`, func(s scanner) (r row, err error) {
		err = s.Scan(&r.id, &r.message, &r.at)
		return r, err
	}, string(c.ID), seq)
	if err != nil {
		return err
	}
	for _, r := range all {
		sealed, err := tx.sealDoc(ctx, guestKey(c.Guest), []stay.Step{}, "traces", "doc_sealed", traceRow(r.message, r.at.Int64))
		if err != nil {
			return err
		}
		if err := tx.exec(ctx, `UPDATE traces SET doc_sealed = ? WHERE id = ?`, sealed, r.id); err != nil {
			return err
		}
	}
	return nil
}
