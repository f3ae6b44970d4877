package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
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
	Needs        stay.Visibility // what the guest must be allowed to know when it leaves; empty: nothing
}

const outgoingColumns = `message_id, conversation_id, purpose, state, attempts, since, resent, needs`

func scanOutgoing(row scanner) (Outgoing, error) {
	var o Outgoing
	var since sql.NullInt64
	err := row.Scan(&o.Message, &o.Conversation, &o.Purpose, &o.State, &o.Attempts, &since, &o.Resent, &o.Needs)
	o.Since = at(since)
	return o, err
}

// AddOutgoing puts a message into the outbox. once names what it must be the
// only one of, such as the answer to a turn: a second one of that name changes
// nothing and reports fresh as false.
func (tx *Tx) AddOutgoing(ctx context.Context, c stay.Conversation, m stay.Message, purpose stay.Purpose, once string, now time.Time) (fresh bool, err error) {
	_, fresh, err = tx.addOutgoing(ctx, c, m, purpose, once, now, 0)
	return fresh, err
}

// AddClaimed is AddOutgoing for a message that may leave at once: where nothing is
// open before it in its conversation it is in flight until the lease ends, as if
// ClaimSends had taken it. Otherwise it waits its turn, and claimed is false.
func (tx *Tx) AddClaimed(ctx context.Context, c stay.Conversation, m stay.Message, purpose stay.Purpose, once string, now time.Time, lease time.Duration) (o Outgoing, claimed bool, err error) {
	o, _, err = tx.addOutgoing(ctx, c, m, purpose, once, now, lease)
	return o, o.State == stay.InFlight, err
}

func (tx *Tx) addOutgoing(ctx context.Context, c stay.Conversation, m stay.Message, purpose stay.Purpose, once string, now time.Time, lease time.Duration) (o Outgoing, fresh bool, err error) {
	mark := tx.hash("once", once)
	var taken, held bool
	var pairAt sql.NullInt64
	_, err = queryOne(ctx, tx.queries, `SELECT EXISTS (SELECT 1 FROM outbox WHERE once_hash = ?),
		EXISTS (SELECT 1 FROM outbox WHERE conversation_id = ?2 AND state IN ('queued','sending','uncertain')) OR EXISTS (SELECT 1 FROM number_rests WHERE number_id = ?3),
		(SELECT pair_at FROM conversations WHERE id = ?2)`,
		func(row scanner) (none struct{}, err error) { return none, row.Scan(&taken, &held, &pairAt) }, mark, string(c.ID), c.NumberID)
	if err != nil || taken {
		return o, false, err
	}
	pair := stay.Pair{At: at(pairAt)}
	held = held || pair.Free(now).After(now)
	seq, _, err := tx.AddMessage(ctx, c, m, "")
	if err != nil {
		return o, false, err
	}
	o = Outgoing{Message: m.ID, Conversation: c.ID, Purpose: purpose, State: stay.Queued, Since: now, Needs: m.Needs}
	next := now
	if lease > 0 && !held {
		o.State, o.Attempts, next = stay.InFlight, 1, now.Add(lease)
		if err := tx.setPair(ctx, c.ID, pair.Sent(now)); err != nil {
			return o, false, err
		}
	} else {
		tx.Note("outbox", string(m.ID))
	}
	return o, true, tx.exec(ctx, `INSERT INTO outbox(message_id, conversation_id, seq, state, purpose, once_hash, attempts, next_at, since, needs) VALUES (?,?,?,?,?,?,?,?,?,?)`,
		string(m.ID), string(c.ID), seq, string(o.State), string(purpose), mark, o.Attempts, ms(next), ms(now), string(m.Needs))
}

// setPair keeps how much of the platform's limit for one guest is used up.
func (tx *Tx) setPair(ctx context.Context, c stay.ConversationID, p stay.Pair) error {
	return tx.exec(ctx, `UPDATE conversations SET pair_at = ? WHERE id = ?`, p.At.UnixMilli(), string(c))
}

// PairUsedUp notes that the platform has refused a message for the limit of messages
// to one guest.
func (tx *Tx) PairUsedUp(ctx context.Context, c stay.ConversationID, now time.Time) error {
	return tx.setPair(ctx, c, stay.PairUsedUp(now))
}

// first are the messages that stand first in their conversation and wait.
const first = ` FROM outbox o JOIN conversations c ON c.id = o.conversation_id WHERE o.state = 'queued' AND NOT EXISTS (
			SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id AND e.seq < o.seq AND e.state IN ('queued','sending','uncertain')) `

// pairFree is when the limit for a conversation lets the next message go, as
// stay.Pair.Free has it: ?1 is now, ?2 the most that can be borrowed, ?3 that
// without the next message, in milliseconds.
const pairFree = `(CASE WHEN c.pair_at > ?1 + ?2 THEN 0 ELSE c.pair_at - ?3 END)`

// restUntil is until when the number of a message rests.
const restUntil = `coalesce((SELECT r.until FROM number_rests r WHERE r.number_id = c.number_id), 0)`

func pairArgs(now time.Time, more ...any) []any {
	return append([]any{ms(now), (stay.PairBurst * stay.PairEvery).Milliseconds(), ((stay.PairBurst - 1) * stay.PairEvery).Milliseconds()}, more...)
}

// ClaimSends takes up to limit messages whose turn has come: queued, due, with
// nothing open before them in their conversation, within the platform's limit for
// its guest, and of a number that does not rest. They are in flight until the lease
// ends. Of a number whose rest is to be tried one message goes.
func (tx *Tx) ClaimSends(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Outgoing, error) {
	type due struct {
		message      string
		conversation stay.ConversationID
		number       string
		pair         sql.NullInt64
	}
	all, err := queryAll(ctx, tx.queries, `SELECT o.message_id, o.conversation_id, c.number_id, c.pair_at`+first+`AND o.next_at <= ?1 AND `+pairFree+` <= ?1 AND `+restUntil+` <= ?1 ORDER BY o.next_at LIMIT ?4 + 0`,
		func(row scanner) (d due, err error) {
			return d, row.Scan(&d.message, &d.conversation, &d.number, &d.pair)
		}, pairArgs(now, limit)...)
	if err != nil {
		return nil, fmt.Errorf("claim messages to send: %w", err)
	}
	resting, err := tx.resting(ctx)
	if err != nil {
		return nil, err
	}
	claimed := make([]Outgoing, 0, len(all))
	for _, d := range all {
		if goes, err := tx.probe(ctx, resting, d.number, now.Add(lease)); err != nil {
			return nil, err
		} else if !goes {
			continue
		}
		o, err := queryOne(ctx, tx.queries, `UPDATE outbox SET state = 'sending', attempts = attempts + 1, since = ?, next_at = ? WHERE message_id = ?
			RETURNING `+outgoingColumns, scanOutgoing, ms(now), ms(now.Add(lease)), d.message)
		if err != nil {
			return nil, fmt.Errorf("claim the message %s: %w", d.message, err)
		}
		if err := tx.setPair(ctx, d.conversation, stay.Pair{At: at(d.pair)}.Sent(now)); err != nil {
			return nil, err
		}
		claimed = append(claimed, o)
	}
	return claimed, nil
}

// NextSendAt is when the earliest message may leave of those with nothing before
// them; stay.ErrNotFound where there is none.
func (q queries) NextSendAt(ctx context.Context, now time.Time) (time.Time, error) {
	next, err := queryOne(ctx, q, `SELECT min(max(o.next_at, `+pairFree+`, `+restUntil+`))`+first, scanValue[sql.NullInt64], pairArgs(now)...)
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
	Held      bool // accepted, and held back to look at its quality
	ByHand    bool // the owner has it sent: from here on it counts as their own words
}

// letter is a row of the outbox with what it takes to move it.
type letter struct {
	Outgoing
	guest     stay.GuestID
	simulated bool
	wamidHash []byte // nil: the platform has not named it yet
	sealed    []byte
	failed    bool // the platform itself said so
}

const letterColumns = `SELECT o.message_id, o.conversation_id, o.purpose, CASE WHEN o.state = 'read' AND k.played_at IS NOT NULL THEN 'played' ELSE o.state END, o.attempts, o.since, o.resent, c.guest_id, c.simulated, m.wamid_hash, m.body_sealed,
	k.failed_at IS NOT NULL FROM outbox o JOIN messages m ON m.id = o.message_id JOIN conversations c ON c.id = o.conversation_id LEFT JOIN message_marks k ON k.message_id = o.message_id `

func scanLetter(row scanner) (letter, error) {
	var l letter
	var since sql.NullInt64
	err := row.Scan(&l.Message, &l.Conversation, &l.Purpose, &l.State, &l.Attempts, &since, &l.Resent, &l.guest, &l.simulated, &l.wamidHash, &l.sealed, &l.failed)
	l.Since = at(since)
	return l, err
}

// Settle moves a message to a new state, on to what was heard of it before it had
// the platform's id, and returns where it stands then. An illegal move, such as a
// status that comes late, changes nothing and is no error.
func (tx *Tx) Settle(ctx context.Context, id stay.MessageID, out Outcome, now time.Time) (stay.SendState, error) {
	l, err := queryOne(ctx, tx.queries, letterColumns+`WHERE o.message_id = ?`, scanLetter, string(id))
	if err != nil {
		return "", fmt.Errorf("settle the message %s: %w", id, err)
	}
	return tx.settle(ctx, l, out, now)
}

func (tx *Tx) settle(ctx context.Context, l letter, out Outcome, now time.Time) (stay.SendState, error) {
	named, err := tx.setWamid(ctx, l, out.Wamid)
	if err != nil {
		return l.State, err
	}
	if l.State.May(out.To) || l.leftEarlier(out.To) {
		next := now
		if !out.NextAt.IsZero() {
			next = out.NextAt
		}
		err = tx.exec(ctx, `UPDATE outbox SET state = ?, since = ?, next_at = ?, error_code = ?, problem = ?, resent = max(resent, ?),
			purpose = CASE WHEN ? AND purpose IN ('answer','notice') THEN 'host' ELSE purpose END WHERE message_id = ?`,
			inColumn(out.To), ms(now), ms(next), out.ErrorCode, out.Problem, flag(out.Resent), flag(out.ByHand), string(l.Message))
		if err != nil {
			return l.State, err
		}
		if out.To == stay.Queued || l.State == stay.Queued || l.State == stay.Uncertain {
			tx.Note("outbox", string(l.Message)) // it may go again, or what waited behind it
		}
		tx.Note("conversation", string(l.Conversation))
		l.State = out.To
	}
	if out.To == stay.Queued {
		if err := tx.unmark(ctx, l.Message); err != nil {
			return l.State, err
		}
	}
	if out.To == stay.Accepted {
		if err := tx.markAccepted(ctx, l.Message, out.Held, now); err != nil {
			return l.State, err
		}
	}
	if !named {
		return l.State, nil // what was parked under this name was applied when it was given
	}
	return tx.applyParked(ctx, l, out.Wamid, now)
}

// leftEarlier reports whether a status proves that a message which stands to be
// sent, or was withdrawn, went out at an earlier try of which nobody knew: it
// must not go again. The same holds for one that failed by our own conclusion.
func (l letter) leftEarlier(to stay.SendState) bool {
	return l.Attempts > 0 && (l.State == stay.Queued || l.State == stay.Dropped || l.State == stay.Failed && !l.failed) && to.Left()
}

// setWamid keeps the platform's id with the message, so that statuses and
// quotes find it, and reports whether it was not there yet.
func (tx *Tx) setWamid(ctx context.Context, l letter, wamid string) (named bool, err error) {
	if wamid == "" || l.wamidHash != nil && (bytes.Equal(l.wamidHash, tx.wamidHash(wamid, false)) || bytes.Equal(l.wamidHash, tx.wamidHash(wamid, true))) {
		return false, nil
	}
	var d messageDoc
	if err := tx.openDoc(ctx, guestKey(l.guest), l.sealed, &d, "messages", "body_sealed", string(l.Message)); err != nil {
		return false, err
	}
	if err := tx.unmistake(ctx, l, wamid); err != nil {
		return false, err
	}
	d.Wamid = wamid
	sealed, err := tx.sealDoc(ctx, guestKey(l.guest), d, "messages", "body_sealed", string(l.Message))
	if err != nil {
		return false, err
	}
	return true, tx.exec(ctx, `UPDATE OR IGNORE messages SET wamid_hash = ?, body_sealed = ? WHERE id = ?`, tx.wamidHash(wamid, l.simulated), sealed, string(l.Message))
}

// unmistake takes back an echo that was taken for the owner's own words, from their
// phone, and turns out to be of our own message: the platform has just named that by
// the same id. If nobody else has written since, the assistant takes part again.
func (tx *Tx) unmistake(ctx context.Context, l letter, wamid string) error {
	n, err := tx.execCount(ctx, `DELETE FROM messages WHERE wamid_hash = ?1 AND id <> ?2 AND conversation_id = ?3 AND author = 'host'
		AND NOT EXISTS (SELECT 1 FROM outbox WHERE message_id = messages.id)`, tx.wamidHash(wamid, l.simulated), string(l.Message), string(l.Conversation))
	if err != nil || n == 0 {
		return err
	}
	tx.Note("conversation", string(l.Conversation))
	return tx.exec(ctx, `UPDATE conversations SET mode = 'assistant', mode_reason = '', quiet_until = NULL WHERE id = ?1 AND mode = 'human' AND quiet_until IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = ?1 AND m.author = 'host' AND m.created_at >= mode_since)`, string(l.Conversation))
}

// OpenSends lists the messages of a conversation that may have left and that the
// platform has not named yet, the oldest first.
func (q queries) OpenSends(ctx context.Context, c stay.ConversationID) ([]stay.Message, error) {
	return queryAll(ctx, q, messageColumns+`WHERE m.conversation_id = ? AND m.wamid_hash IS NULL AND (o.state IN ('sending','uncertain','unclear') OR o.state IN ('queued','dropped') AND o.attempts > 0)
		ORDER BY m.seq`, q.scanMessage(ctx), string(c))
}

// Status is a delivery state as the platform reports it.
type Status struct {
	Wamid     string
	Callback  string // biz_opaque_callback_data: our message id
	State     stay.SendState
	ErrorCode int
	Problem   string
	Simulated bool
	Number    string // through which the message left
	Template  bool   // of a kind that only templates have, by its price

	At                time.Time // by the platform's clock
	Category, Pricing string    // of its price, in the platform's words
}

// outcome is what a status makes of its message.
func (s Status) outcome() Outcome {
	return Outcome{To: s.State, Wamid: s.Wamid, ErrorCode: s.ErrorCode, Problem: s.Problem}
}

// ApplyStatuses moves the messages that statuses speak of, in their order, and
// names those that failed. A status of a message that we do not know yet is
// parked until the call that sent it returns.
func (tx *Tx) ApplyStatuses(ctx context.Context, all []Status, now time.Time) (failed []stay.MessageID, err error) {
	for len(all) > 0 {
		// The platform often tells several steps of one message in a breath: they are
		// one move.
		first := all[0]
		var rest, same []Status
		for _, s := range all {
			if s.Wamid == first.Wamid && s.Callback == first.Callback && s.Simulated == first.Simulated {
				same = append(same, s)
			} else {
				rest = append(rest, s)
			}
		}
		all = rest
		l, err := tx.letterOf(ctx, first)
		if errors.Is(err, stay.ErrNotFound) {
			err = tx.park(ctx, same, now)
			if err != nil {
				return nil, err
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := tx.markStates(ctx, l.Message, same, now); err != nil {
			return nil, err
		}
		state, err := tx.settle(ctx, l, l.furthest(same).outcome(), now)
		if err != nil {
			return nil, err
		}
		if state == stay.Failed {
			failed = append(failed, l.Message)
		}
	}
	return failed, nil
}

// furthest is the status that a message ends with when all are applied in turn.
func (l letter) furthest(all []Status) Status {
	last, state := all[0], l.State
	for _, s := range all {
		if state.May(s.State) || state == l.State && l.leftEarlier(s.State) {
			last, state = s, s.State
		}
	}
	return last
}

// park keeps statuses that came before their message is known.
func (tx *Tx) park(ctx context.Context, all []Status, now time.Time) error {
	for _, s := range all {
		err := tx.exec(ctx, `INSERT INTO parked_statuses(wamid_hash, status, error_code, problem, at, said_at, category, pricing) VALUES (?,?,?,?,?,?,?,?)
			ON CONFLICT DO UPDATE SET said_at = min(coalesce(said_at, excluded.said_at), coalesce(excluded.said_at, said_at))`,
			tx.wamidHash(s.Wamid, s.Simulated), string(s.State), s.ErrorCode, s.Problem, ms(now), ms(s.At), s.Category, s.Pricing)
		if err != nil {
			return err
		}
	}
	return nil
}

// letterOf finds the message of a status, by our own mark first.
func (tx *Tx) letterOf(ctx context.Context, s Status) (letter, error) {
	if s.Callback != "" {
		l, err := queryOne(ctx, tx.queries, letterColumns+`WHERE o.message_id = ? AND c.simulated = ?`, scanLetter, s.Callback, flag(s.Simulated))
		if err == nil || !errors.Is(err, stay.ErrNotFound) {
			return l, err
		}
	}
	return queryOne(ctx, tx.queries, letterColumns+`WHERE m.wamid_hash = ?`, scanLetter, tx.wamidHash(s.Wamid, s.Simulated))
}

// applyParked catches up with the statuses that came before their message, in the
// order in which they came: as one move, like those that are told in a breath.
func (tx *Tx) applyParked(ctx context.Context, l letter, wamid string, now time.Time) (stay.SendState, error) {
	type parked struct {
		Status
		at int64
	}
	all, err := queryAll(ctx, tx.queries, `DELETE FROM parked_statuses WHERE wamid_hash = ? RETURNING status, error_code, problem, at, said_at, category, pricing`, func(row scanner) (parked, error) {
		var p parked
		var said sql.NullInt64
		err := row.Scan(&p.State, &p.ErrorCode, &p.Problem, &p.at, &said, &p.Category, &p.Pricing)
		p.At = at(said)
		return p, err
	}, tx.wamidHash(wamid, l.simulated))
	if err != nil || len(all) == 0 {
		return l.State, err
	}
	steps := []stay.SendState{stay.Sent, stay.Delivered, stay.ReadState, stay.Played, stay.Failed} // of those that came together
	slices.SortFunc(all, func(a, b parked) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(slices.Index(steps, a.State), slices.Index(steps, b.State)))
	})
	statuses := make([]Status, len(all))
	for i, p := range all {
		statuses[i] = p.Status
	}
	if err := tx.markStates(ctx, l.Message, statuses, now); err != nil {
		return l.State, err
	}
	return tx.settle(ctx, l, l.furthest(statuses).outcome(), now)
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
	n, err := tx.execCount(ctx, `UPDATE outbox SET state = 'dropped', since = ? WHERE conversation_id = ? AND state = 'queued' AND purpose IN ('answer','notice')`, ms(now), string(c))
	if n > 0 {
		tx.Note("conversation", string(c))
	}
	return n, err
}

// Withdraw takes back the queued answer to the turn that ended with the message at
// seq, so that the turn can be answered anew, and reports whether there was one: since
// it surely never left, another answer may go under its name.
func (tx *Tx) Withdraw(ctx context.Context, c stay.ConversationID, seq int64, now time.Time) (taken bool, err error) {
	all, err := queryAll(ctx, tx.queries, `SELECT o.message_id FROM outbox o JOIN messages m ON m.id = o.message_id
		WHERE o.conversation_id = ?1 AND o.state = 'queued' AND o.purpose = 'answer' AND o.resent = 0
		AND m.turn_id = (SELECT id FROM messages WHERE conversation_id = ?1 AND seq = ?2)`, scanValue[string], string(c), seq)
	if err != nil {
		return false, fmt.Errorf("withdraw an answer: %w", err)
	}
	for _, id := range all {
		tx.Note("conversation", string(c))
		err := tx.exec(ctx, `UPDATE outbox SET state = 'dropped', since = ?, once_hash = ? WHERE message_id = ?`, ms(now), tx.hash("once", "withdrawn "+id), id)
		if err != nil {
			return false, err
		}
	}
	return len(all) > 0, nil
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

// OutboxHeldUp counts the messages of guests that have not left although they
// were to before an instant: they have stood where they are since then, or a try
// was refused. One that is leaving just now is not among them.
func (q queries) OutboxHeldUp(ctx context.Context, before time.Time) (int, error) {
	return queryOne(ctx, q, `SELECT count(*) FROM outbox o JOIN messages m ON m.id = o.message_id JOIN conversations c ON c.id = o.conversation_id
		WHERE o.state IN ('queued','sending','uncertain') AND c.simulated = 0 AND m.created_at <= ?1 AND (o.since <= ?1 OR o.problem <> '')`, scanValue[int], ms(before))
}
