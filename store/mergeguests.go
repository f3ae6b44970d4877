package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
)

// Two guests that turn out to be one person become one: everything of the second is
// the first's from then on, sealed under their key, and the second is gone.

// underGuest is a column that is sealed under a guest's key: what stands for its
// row in the seal, what names the row, and how those of a guest are found.
type underGuest struct{ table, column, place, key, of string }

const (
	ofGuest         = `guest_id = ?`
	ofConversations = `conversation_id IN (SELECT id FROM conversations WHERE guest_id = ?)`
)

// sealedUnderGuest lists them all; a test insists.
var sealedUnderGuest = []underGuest{
	{"messages", "body_sealed", "id", "id", ofConversations},
	{"traces", "doc_sealed", "message_id || '@' || at", "id", ofConversations},
	{"questions", "draft_sealed", "id", "id", ofConversations},
	{"media", "doc_sealed", "id", "id", ofConversations},
	{"aliases", "value_sealed", "kind || '/' || lower(hex(value_hash))", "kind || '/' || lower(hex(value_hash))", ofGuest},
	{"parked_changes", "doc_sealed", "event_hash", "event_hash", ofGuest},
	{"person_questions", "phone_sealed", "id", "id", ofGuest},
}

// Merged says what became of two conversations that became one.
type Merged struct {
	Conversation stay.Conversation
	Overlooked   bool // see stay.JoinConversations
}

// MergeGuests makes one guest of two. It returns the guest, and the conversations
// that were two before.
func (tx *Tx) MergeGuests(ctx context.Context, into, from stay.GuestID, now time.Time) (stay.Guest, []Merged, error) {
	g, merged, err := tx.mergeGuests(ctx, into, from)
	if err != nil {
		return g, nil, fmt.Errorf("make one guest of %s and %s: %w", into, from, err)
	}
	return g, merged, nil
}

func (tx *Tx) mergeGuests(ctx context.Context, into, from stay.GuestID) (stay.Guest, []Merged, error) {
	if into == from {
		return stay.Guest{}, nil, errors.New("they are one already")
	}
	g, err := tx.Guest(ctx, into)
	if err != nil {
		return g, nil, err
	}
	other, err := tx.Guest(ctx, from)
	if err != nil {
		return g, nil, err
	}
	g = stay.JoinGuests(g, other)
	if err := tx.PutGuest(ctx, g); err != nil {
		return g, nil, err
	}
	if err := tx.exec(ctx, `DELETE FROM person_questions WHERE (guest_id = ?1 AND other_id = ?2) OR (guest_id = ?2 AND other_id = ?1)`, string(into), string(from)); err != nil {
		return g, nil, err
	}
	for _, column := range sealedUnderGuest {
		if err := tx.reseal(ctx, column, into, from); err != nil {
			return g, nil, fmt.Errorf("%s.%s: %w", column.table, column.column, err)
		}
	}
	merged, err := tx.mergeConversations(ctx, into, from)
	if err != nil {
		return g, nil, err
	}
	if err := tx.exec(ctx, `UPDATE OR IGNORE person_questions SET other_id = ? WHERE other_id = ?`, string(into), string(from)); err != nil {
		return g, nil, err
	}
	// The ledger of consents names people by fingerprints as well, and never changes.
	if err := tx.pass(ctx, "guest_id", string(into), string(from), "consents", "conversations"); err != nil {
		return g, nil, err
	}
	return g, merged, tx.RemoveGuest(ctx, from)
}

// reseal seals a column's values of one guest under the key of another.
func (tx *Tx) reseal(ctx context.Context, c underGuest, into, from stay.GuestID) error {
	type row struct {
		key, place string
		sealed     []byte
	}
	rows, err := queryAll(ctx, tx.queries, `SELECT `+c.key+`, `+c.place+`, `+c.column+` FROM `+c.table+` WHERE `+c.of+` AND `+c.column+` IS NOT NULL`, func(s scanner) (r row, err error) {
		err = s.Scan(&r.key, &r.place, &r.sealed)
		return r, err
	}, string(from))
	if err != nil {
		return err
	}
	for _, r := range rows {
		plain, err := tx.openBytes(ctx, guestKey(from), r.sealed, c.table, c.column, r.place)
		if err != nil {
			return err
		}
		sealed, err := tx.sealBytes(ctx, guestKey(into), plain, c.table, c.column, r.place)
		if err != nil {
			return err
		}
		if err := tx.exec(ctx, `UPDATE `+c.table+` SET `+c.column+` = ? WHERE `+c.key+` = ? AND `+c.of, sealed, r.key, string(from)); err != nil {
			return err
		}
	}
	return nil
}

// mergeConversations gives one guest's conversations to another. Where both have one
// with the same business number, the older one takes the other in.
func (tx *Tx) mergeConversations(ctx context.Context, into, from stay.GuestID) ([]Merged, error) {
	theirs, err := queryAll(ctx, tx.queries, conversationColumns+`WHERE guest_id = ?`, scanConversation, string(from))
	if err != nil {
		return nil, err
	}
	var merged []Merged
	for _, c := range theirs {
		kept, err := tx.ConversationOf(ctx, into, c.NumberID)
		if errors.Is(err, stay.ErrNotFound) {
			if err := tx.exec(ctx, `UPDATE conversations SET guest_id = ? WHERE id = ?`, string(into), string(c.ID)); err != nil {
				return nil, err
			}
			tx.Note("conversation", string(c.ID))
			continue
		}
		if err != nil {
			return nil, err
		}
		joined, overlooked := stay.JoinConversations(kept, c)
		if err := tx.passConversation(ctx, kept.ID, c.ID); err != nil {
			return nil, err
		}
		if err := tx.PutConversation(ctx, joined); err != nil {
			return nil, err
		}
		merged = append(merged, Merged{joined, overlooked})
	}
	return merged, nil
}

// passConversation gives everything of one conversation to another and removes it.
func (tx *Tx) passConversation(ctx context.Context, into, from stay.ConversationID) error {
	// Of two ties to a booking the stronger holds, and what the owner refused stays so.
	for _, text := range []string{
		`UPDATE ties SET evidence = (SELECT f.evidence FROM ties f WHERE f.conversation_id = ?2 AND f.booking_id = ties.booking_id)
			WHERE conversation_id = ?1 AND evidence IN ('last4','code')
			AND booking_id IN (SELECT booking_id FROM ties WHERE conversation_id = ?2 AND evidence NOT IN ('last4','code'))`,
		`UPDATE claims SET state = (SELECT f.state FROM claims f WHERE f.conversation_id = ?2 AND f.booking_id = claims.booking_id)
			WHERE conversation_id = ?1 AND state = 'open' AND booking_id IN (SELECT booking_id FROM claims WHERE conversation_id = ?2 AND state <> 'open')`,
	} {
		if err := tx.exec(ctx, text, string(into), string(from)); err != nil {
			return err
		}
	}
	if err := tx.pass(ctx, "conversation_id", string(into), string(from)); err != nil {
		return err
	}
	tx.Note("conversation", string(from))
	tx.Note("conversation", string(into))
	return tx.must(ctx, `DELETE FROM conversations WHERE id = ?`, string(from))
}

// pass puts one id in the place of another in every table that has such a column.
// What the other has already stays with the first, and goes with it.
func (tx *Tx) pass(ctx context.Context, column, into, from string, but ...string) error {
	tables, err := queryAll(ctx, tx.queries, `SELECT s.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c ON c.name = ? WHERE s.type = 'table' ORDER BY s.name`, scanValue[string], column)
	if err != nil {
		return err
	}
	for _, table := range tables {
		if slices.Contains(but, table) {
			continue
		}
		if err := tx.exec(ctx, `UPDATE OR IGNORE `+table+` SET `+column+` = ? WHERE `+column+` = ?`, into, from); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}
