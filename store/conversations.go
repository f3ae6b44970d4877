package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

const conversationColumns = `SELECT id, guest_id, number_id, simulated, mode, mode_reason, mode_since, coalesce(property_id, ''), language, asking, asking_for,
	asked, asked_at, last_guest_at, last_message_at, turn_due_at, answered_seq, waiting_since, told, unread, disclosed_at, disclosed_in, clock_offset, created_at,
	quiet_until, turn_since, redo_from FROM conversations `

func scanConversation(row scanner) (stay.Conversation, error) {
	var c stay.Conversation
	var since, asked, guest, message, due, waiting, disclosed, created, quiet, turn sql.NullInt64
	var offset int64
	err := row.Scan(&c.ID, &c.Guest, &c.NumberID, &c.Simulated, &c.Mode, &c.ModeReason, &since, &c.Property, &c.Language, &c.Asking, &c.AskingFor,
		&c.Asked, &asked, &guest, &message, &due, &c.AnsweredSeq, &waiting, &c.Told, &c.Unread, &disclosed, &c.DisclosedIn, &offset, &created,
		&quiet, &turn, &c.RedoFrom)
	c.ModeSince, c.AskedAt, c.LastGuestAt, c.LastMessageAt = at(since), at(asked), at(guest), at(message)
	c.TurnDueAt, c.WaitingSince, c.DisclosedAt, c.CreatedAt = at(due), at(waiting), at(disclosed), at(created)
	c.QuietUntil, c.TurnSince = at(quiet), at(turn)
	c.ClockOffset = time.Duration(offset) * time.Millisecond
	return c, err
}

// Conversation returns one conversation.
func (q queries) Conversation(ctx context.Context, id stay.ConversationID) (stay.Conversation, error) {
	c, err := queryOne(ctx, q, conversationColumns+`WHERE id = ?`, scanConversation, string(id))
	if err != nil {
		return c, fmt.Errorf("read the conversation %s: %w", id, err)
	}
	return c, nil
}

// ConversationOf returns the thread between a guest and a business number, or
// stay.ErrNotFound.
func (q queries) ConversationOf(ctx context.Context, g stay.GuestID, number string) (stay.Conversation, error) {
	return queryOne(ctx, q, conversationColumns+`WHERE guest_id = ? AND number_id = ?`, scanConversation, string(g), number)
}

// ConversationsOfGuest lists a guest's, one for each business number, the last one
// first.
func (q queries) ConversationsOfGuest(ctx context.Context, g stay.GuestID) ([]stay.Conversation, error) {
	return queryAll(ctx, q, conversationColumns+`WHERE guest_id = ? ORDER BY last_message_at DESC`, scanConversation, string(g))
}

// InboxFilter chooses conversations for a list.
type InboxFilter struct {
	Waiting   bool // only those that wait for a person
	Simulated bool // the simulator's, which stand apart
	Before    time.Time
	Limit     int
}

// Conversations lists them, those that wait first, then the newest. The
// owner's own conversation with the house is not among them.
func (q queries) Conversations(ctx context.Context, f InboxFilter) ([]stay.Conversation, error) {
	if f.Limit <= 0 {
		f.Limit = 200
	}
	before := int64(1 << 62)
	if !f.Before.IsZero() {
		before = f.Before.UnixMilli()
	}
	return queryAll(ctx, q, conversationColumns+`WHERE simulated = ? AND (? = 0 OR waiting_since IS NOT NULL) AND last_message_at < ?
		AND guest_id NOT IN (SELECT id FROM guests WHERE is_owner = 1)
		ORDER BY waiting_since IS NULL, last_message_at DESC LIMIT ? + 0`, scanConversation, flag(f.Simulated), flag(f.Waiting), before, f.Limit)
}

// DueTurns tells in which conversations something is to be answered, now or later,
// and when.
func (q queries) DueTurns(ctx context.Context) (map[stay.ConversationID]time.Time, error) {
	due := map[stay.ConversationID]time.Time{}
	_, err := queryAll(ctx, q, `SELECT id, turn_due_at FROM conversations WHERE turn_due_at IS NOT NULL`, func(row scanner) (none struct{}, err error) {
		var id stay.ConversationID
		var when sql.NullInt64
		if err := row.Scan(&id, &when); err != nil {
			return none, err
		}
		due[id] = at(when)
		return none, nil
	})
	return due, err
}

// PutConversation stores a conversation, new or changed. Whoever watches hears
// when its next turn is due.
func (tx *Tx) PutConversation(ctx context.Context, c stay.Conversation) error {
	tx.Note("conversation", string(c.ID))
	if !c.TurnDueAt.IsZero() {
		tx.changes = append(tx.changes, Change{Topic: "turn", ID: string(c.ID), At: c.TurnDueAt})
	}
	return tx.exec(ctx, `INSERT INTO conversations(id, guest_id, number_id, simulated, mode, mode_reason, mode_since, property_id, language, asking, asking_for,
			asked, asked_at, last_guest_at, last_message_at, turn_due_at, answered_seq, waiting_since, told, unread, disclosed_at, disclosed_in, clock_offset, created_at,
			quiet_until, turn_since, redo_from)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET mode = excluded.mode, mode_reason = excluded.mode_reason, mode_since = excluded.mode_since, property_id = excluded.property_id,
			language = excluded.language, asking = excluded.asking, asking_for = excluded.asking_for, asked = excluded.asked, asked_at = excluded.asked_at,
			last_guest_at = excluded.last_guest_at, last_message_at = excluded.last_message_at, turn_due_at = excluded.turn_due_at,
			answered_seq = max(answered_seq, excluded.answered_seq), waiting_since = excluded.waiting_since,
			told = excluded.told, unread = excluded.unread, disclosed_at = excluded.disclosed_at, disclosed_in = excluded.disclosed_in, clock_offset = excluded.clock_offset,
			quiet_until = excluded.quiet_until, turn_since = excluded.turn_since, redo_from = excluded.redo_from`,
		string(c.ID), string(c.Guest), c.NumberID, flag(c.Simulated), string(c.Mode), c.ModeReason, ms(c.ModeSince), null(c.Property), c.Language, string(c.Asking), string(c.AskingFor),
		c.Asked, ms(c.AskedAt), ms(c.LastGuestAt), ms(c.LastMessageAt), ms(c.TurnDueAt), c.AnsweredSeq, ms(c.WaitingSince), flag(c.Told), c.Unread, ms(c.DisclosedAt), c.DisclosedIn,
		c.ClockOffset.Milliseconds(), ms(c.CreatedAt), ms(c.QuietUntil), ms(c.TurnSince), c.RedoFrom)
}

// Reopen makes a guest's messages after seq unanswered again, for a turn that can be
// answered better now, such as once the owner said who it is.
func (tx *Tx) Reopen(ctx context.Context, c stay.ConversationID, seq int64) error {
	return tx.must(ctx, `UPDATE conversations SET answered_seq = ? WHERE id = ?`, seq, string(c))
}

// QuietOver lists the conversations whose quiet time has ended at now, each by its
// own clock.
func (q queries) QuietOver(ctx context.Context, now time.Time) ([]stay.ConversationID, error) {
	return queryAll(ctx, q, `SELECT id FROM conversations WHERE quiet_until IS NOT NULL AND mode = 'human' AND quiet_until <= ? + clock_offset`, scanValue[stay.ConversationID], ms(now))
}
