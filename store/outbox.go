package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"portineria/stay"
)

// Outgoing is a message on its way.
type Outgoing struct {
	Message      stay.MessageID
	Conversation stay.ConversationID
	Purpose      stay.Purpose
	State        stay.SendState
	Attempts     int
	Since        time.Time
	Resent       bool
}

const outgoingColumns = `message_id, conversation_id, purpose, state, attempts, since, resent`

func scanOutgoing(row scanner) (Outgoing, error) {
	var o Outgoing
	var since sql.NullInt64
	err := row.Scan(&o.Message, &o.Conversation, &o.Purpose, &o.State, &o.Attempts, &since, &o.Resent)
	o.Since = at(since)
	return o, err
}

// AddOutgoing puts a message into the outbox. once names what it must be the
// only one of, such as the answer to a turn: a second one of that name changes
// nothing and reports fresh as false.
func (tx *Tx) AddOutgoing(ctx context.Context, c stay.Conversation, m stay.Message, purpose stay.Purpose, once string, now time.Time) (fresh bool, err error) {
	mark := tx.hash("once", once)
	taken, err := queryOne(ctx, tx.queries, `SELECT EXISTS (SELECT 1 FROM outbox WHERE once_hash = ?)`, scanValue[bool], mark)
	if err != nil || taken {
		return false, err
	}
	seq, _, err := tx.AddMessage(ctx, c, m, "")
	if err != nil {
		return false, err
	}
	tx.Note("outbox", string(m.ID))
	return true, tx.exec(ctx, `INSERT INTO outbox(message_id, conversation_id, seq, state, purpose, once_hash, next_at, since) VALUES (?,?,?,'queued',?,?,?,?)`,
		string(m.ID), string(c.ID), seq, string(purpose), mark, ms(now), ms(now))
}

// ClaimSends takes up to limit messages whose turn has come: queued, due, and
// with nothing open before them in their conversation. They are in flight until
// the lease ends.
func (tx *Tx) ClaimSends(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Outgoing, error) {
	ids, err := queryAll(ctx, tx.queries, `SELECT message_id FROM outbox o WHERE state = 'queued' AND next_at <= ? AND NOT EXISTS (
			SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id AND e.seq < o.seq AND e.state IN ('queued','sending','uncertain'))
		ORDER BY next_at LIMIT ? + 0`, scanValue[string], ms(now), limit)
	if err != nil {
		return nil, fmt.Errorf("claim messages to send: %w", err)
	}
	claimed := make([]Outgoing, 0, len(ids))
	for _, id := range ids {
		o, err := queryOne(ctx, tx.queries, `UPDATE outbox SET state = 'sending', attempts = attempts + 1, since = ?, next_at = ? WHERE message_id = ?
			RETURNING `+outgoingColumns, scanOutgoing, ms(now), ms(now.Add(lease)), id)
		if err != nil {
			return nil, fmt.Errorf("claim the message %s: %w", id, err)
		}
		claimed = append(claimed, o)
	}
	return claimed, nil
}

// ClaimSend takes one message at once, if it is queued and due and nothing is
// open before it; claimed is false where it has to wait its turn.
func (tx *Tx) ClaimSend(ctx context.Context, id stay.MessageID, now time.Time, lease time.Duration) (o Outgoing, claimed bool, err error) {
	all, err := queryAll(ctx, tx.queries, `UPDATE outbox AS o SET state = 'sending', attempts = attempts + 1, since = ?1, next_at = ?2
		WHERE message_id = ?3 AND state = 'queued' AND next_at <= ?1 AND NOT EXISTS (
			SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id AND e.seq < o.seq AND e.state IN ('queued','sending','uncertain'))
		RETURNING `+outgoingColumns, scanOutgoing, ms(now), ms(now.Add(lease)), string(id))
	if err != nil || len(all) == 0 {
		return o, false, err
	}
	return all[0], true, nil
}

// NextSendAt is when the earliest queued message is due; stay.ErrNotFound where
// there is none.
func (q queries) NextSendAt(ctx context.Context) (time.Time, error) {
	next, err := queryOne(ctx, q, `SELECT min(next_at) FROM outbox WHERE state = 'queued'`, scanValue[sql.NullInt64])
	if err == nil && !next.Valid {
		err = stay.ErrNotFound
	}
	return at(next), err
}

// Outcome is what became of a try to send.
type Outcome struct {
	To        stay.SendState // queued again, uncertain, accepted, failed, ...
	Wamid     string         // where accepted
	NextAt    time.Time      // where queued again
	ErrorCode int
	Problem   string
	Resent    bool // this is the once-more after an unknown outcome
}

// Settle moves a message to a new state. An illegal move, such as a status that
// comes late, changes nothing and is no error.
func (tx *Tx) Settle(ctx context.Context, id stay.MessageID, out Outcome, now time.Time) error {
	before, err := queryOne(ctx, tx.queries, `SELECT `+outgoingColumns+` FROM outbox WHERE message_id = ?`, scanOutgoing, string(id))
	if err != nil {
		return fmt.Errorf("settle the message %s: %w", id, err)
	}
	named := false
	if out.Wamid != "" {
		if named, err = tx.setWamid(ctx, before, out.Wamid); err != nil {
			return err
		}
	}
	if before.State.May(out.To) || before.leftEarlier(out.To) {
		next := now
		if !out.NextAt.IsZero() {
			next = out.NextAt
		}
		err = tx.exec(ctx, `UPDATE outbox SET state = ?, since = ?, next_at = ?, error_code = ?, problem = ?, resent = max(resent, ?) WHERE message_id = ?`,
			string(out.To), ms(now), ms(next), out.ErrorCode, out.Problem, flag(out.Resent), string(id))
		if err != nil {
			return err
		}
		tx.Note("outbox", string(id))
		tx.Note("conversation", string(before.Conversation))
	}
	if !named {
		return nil // what was parked under this name was applied when it was given
	}
	return tx.applyParked(ctx, before, out.Wamid, now)
}

// leftEarlier reports whether a status proves that a message which stands to be
// sent, or was withdrawn, went out at an earlier try of which nobody knew: it
// must not go again.
func (o Outgoing) leftEarlier(to stay.SendState) bool {
	return o.Attempts > 0 && (o.State == stay.Queued || o.State == stay.Dropped) && to.Left()
}

// setWamid keeps the platform's id with the message, so that statuses and
// quotes find it, and reports whether it was not there yet.
func (tx *Tx) setWamid(ctx context.Context, o Outgoing, wamid string) (named bool, err error) {
	known, err := queryOne(ctx, tx.queries, `SELECT wamid_hash FROM messages WHERE id = ?`, scanValue[[]byte], string(o.Message))
	if err != nil {
		return false, err
	}
	if known != nil && (bytes.Equal(known, tx.wamidHash(wamid, false)) || bytes.Equal(known, tx.wamidHash(wamid, true))) {
		return false, nil
	}
	c, err := tx.Conversation(ctx, o.Conversation)
	if err != nil {
		return false, err
	}
	var d messageDoc
	sealed, err := queryOne(ctx, tx.queries, `SELECT body_sealed FROM messages WHERE id = ?`, scanValue[[]byte], string(o.Message))
	if err != nil {
		return false, err
	}
	if err := tx.openDoc(ctx, guestKey(c.Guest), sealed, &d, "messages", "body_sealed", string(o.Message)); err != nil {
		return false, err
	}
	d.Wamid = wamid
	if sealed, err = tx.sealDoc(ctx, guestKey(c.Guest), d, "messages", "body_sealed", string(o.Message)); err != nil {
		return false, err
	}
	return true, tx.exec(ctx, `UPDATE OR IGNORE messages SET wamid_hash = ?, body_sealed = ? WHERE id = ?`, tx.wamidHash(wamid, c.Simulated), sealed, string(o.Message))
}

// Status is a delivery state as the platform reports it.
type Status struct {
	Wamid     string
	Callback  string // biz_opaque_callback_data: our message id
	State     stay.SendState
	ErrorCode int
	Problem   string
	Simulated bool
}

// ApplyStatus moves the message that a status speaks of. One for a message that
// we do not know yet is parked until the call that sent it returns.
func (tx *Tx) ApplyStatus(ctx context.Context, s Status, now time.Time) error {
	id, err := tx.messageOf(ctx, s)
	if errors.Is(err, stay.ErrNotFound) {
		return tx.exec(ctx, `INSERT INTO parked_statuses(wamid_hash, status, error_code, at) VALUES (?,?,?,?) ON CONFLICT DO NOTHING`,
			tx.wamidHash(s.Wamid, s.Simulated), string(s.State), s.ErrorCode, ms(now))
	}
	if err != nil {
		return err
	}
	return tx.Settle(ctx, id, Outcome{To: s.State, Wamid: s.Wamid, ErrorCode: s.ErrorCode, Problem: s.Problem}, now)
}

// messageOf finds the message of a status, by our own mark first.
func (tx *Tx) messageOf(ctx context.Context, s Status) (stay.MessageID, error) {
	if s.Callback != "" {
		id, err := queryOne(ctx, tx.queries, `SELECT o.message_id FROM outbox o JOIN conversations c ON c.id = o.conversation_id WHERE o.message_id = ? AND c.simulated = ?`,
			scanValue[stay.MessageID], s.Callback, flag(s.Simulated))
		if err == nil || !errors.Is(err, stay.ErrNotFound) {
			return id, err
		}
	}
	return queryOne(ctx, tx.queries, `SELECT o.message_id FROM outbox o JOIN messages m ON m.id = o.message_id WHERE m.wamid_hash = ?`,
		scanValue[stay.MessageID], tx.wamidHash(s.Wamid, s.Simulated))
}

// applyParked catches up with the statuses that came before their message.
func (tx *Tx) applyParked(ctx context.Context, o Outgoing, wamid string, now time.Time) error {
	c, err := tx.Conversation(ctx, o.Conversation)
	if err != nil {
		return err
	}
	hash := tx.wamidHash(wamid, c.Simulated)
	type parked struct {
		state stay.SendState
		code  int
	}
	all, err := queryAll(ctx, tx.queries, `DELETE FROM parked_statuses WHERE wamid_hash = ? RETURNING status, error_code`, func(row scanner) (parked, error) {
		var p parked
		err := row.Scan(&p.state, &p.code)
		return p, err
	}, hash)
	if err != nil {
		return err
	}
	for _, p := range all {
		if err := tx.Settle(ctx, o.Message, Outcome{To: p.state, ErrorCode: p.code}, now); err != nil {
			return err
		}
	}
	return nil
}

// LoseLeases makes uncertain what was in flight and did not come back: at the
// start everything in flight (started), later what outlived its lease.
func (tx *Tx) LoseLeases(ctx context.Context, now time.Time, started bool) (int64, error) {
	return tx.execCount(ctx, `UPDATE outbox SET state = 'uncertain', since = ?1 WHERE state = 'sending' AND (?2 = 1 OR next_at < ?1)`, ms(now), flag(started))
}

// UncertainSends lists the messages of which nobody knows whether they left.
func (q queries) UncertainSends(ctx context.Context) ([]Outgoing, error) {
	return queryAll(ctx, q, `SELECT `+outgoingColumns+` FROM outbox WHERE state = 'uncertain' ORDER BY seq`, scanOutgoing)
}

// DropAnswers withdraws what the assistant has queued in a conversation and not
// begun to send: a person writes now.
func (tx *Tx) DropAnswers(ctx context.Context, c stay.ConversationID, now time.Time) (dropped int64, err error) {
	n, err := tx.execCount(ctx, `UPDATE outbox SET state = 'dropped', since = ? WHERE conversation_id = ? AND state = 'queued' AND purpose = 'answer'`, ms(now), string(c))
	if n > 0 {
		tx.Note("conversation", string(c))
	}
	return n, err
}

// OutboxCounts tells how many messages of guests are in each state.
func (q queries) OutboxCounts(ctx context.Context) (map[stay.SendState]int, error) {
	type count struct {
		state stay.SendState
		n     int
	}
	all, err := queryAll(ctx, q, `SELECT o.state, count(*) FROM outbox o JOIN conversations c ON c.id = o.conversation_id WHERE c.simulated = 0 GROUP BY o.state`,
		func(row scanner) (count, error) {
			var c count
			err := row.Scan(&c.state, &c.n)
			return c, err
		})
	counts := map[stay.SendState]int{}
	for _, c := range all {
		counts[c.state] = c.n
	}
	return counts, err
}
