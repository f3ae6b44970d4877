package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

const questionColumns = `SELECT q.id, q.conversation_id, q.message_id, q.reason, q.state, q.draft_sealed, q.opened_at, q.alerted_at, q.reminded_at, q.closed_at, c.guest_id
	FROM questions q JOIN conversations c ON c.id = q.conversation_id `

func (q queries) scanQuestion(ctx context.Context) func(scanner) (stay.Question, error) {
	return func(row scanner) (stay.Question, error) {
		var x stay.Question
		var draft []byte
		var guest stay.GuestID
		var opened, alerted, reminded, closed sql.NullInt64
		if err := row.Scan(&x.ID, &x.Conversation, &x.Message, &x.Reason, &x.State, &draft, &opened, &alerted, &reminded, &closed, &guest); err != nil {
			return x, err
		}
		x.OpenedAt, x.AlertedAt, x.RemindedAt, x.ClosedAt = at(opened), at(alerted), at(reminded), at(closed)
		if draft == nil {
			return x, nil
		}
		plain, err := q.openBytes(ctx, guestKey(guest), draft, "questions", "draft_sealed", string(x.ID))
		x.Draft = stay.Private(plain)
		return x, err
	}
}

// Question returns one question to the owner.
func (q queries) Question(ctx context.Context, id stay.QuestionID) (stay.Question, error) {
	x, err := queryOne(ctx, q, questionColumns+`WHERE q.id = ?`, q.scanQuestion(ctx), string(id))
	if err != nil {
		return x, fmt.Errorf("read the question %s: %w", id, err)
	}
	return x, nil
}

// OpenQuestions lists what waits for the owner, the oldest first; in one
// conversation where c is given, else in all but simulated ones.
func (q queries) OpenQuestions(ctx context.Context, c stay.ConversationID) ([]stay.Question, error) {
	return queryAll(ctx, q, questionColumns+`WHERE q.state = 'open' AND ((?1 = '' AND c.simulated = 0) OR q.conversation_id = ?1) ORDER BY q.opened_at`, q.scanQuestion(ctx), string(c))
}

// Asked is a question that the owner was asked for an answer to, by the message that it is about.
type Asked struct {
	Message stay.MessageID
	Trial   bool // of the simulator
}

// TeachingQuestions lists what guests of a property asked that a fact may be missing
// for (stay.Reason.Teaches), the newest first and each message once, answered ones
// included, as long as their conversations are kept. Whether one is missing shows from
// the facts of today.
func (q queries) TeachingQuestions(ctx context.Context, p stay.PropertyID, limit int) ([]Asked, error) {
	return queryAll(ctx, q, `SELECT q.message_id, c.simulated FROM questions q JOIN conversations c ON c.id = q.conversation_id
		WHERE c.property_id = ? AND q.reason IN (?, ?, ?, ?) GROUP BY q.message_id ORDER BY max(q.opened_at) DESC LIMIT ? + 0`, func(row scanner) (Asked, error) {
		var x Asked
		err := row.Scan(&x.Message, &x.Trial)
		return x, err
	}, string(p), string(stay.ReasonNoFact), string(stay.ReasonLowConfidence), string(stay.ReasonCheck), string(stay.ReasonModel), limit)
}

// Answers are the closed questions of a conversation that were answered.
func (q queries) Answers(ctx context.Context, c stay.ConversationID) ([]stay.Question, error) {
	return queryAll(ctx, q, questionColumns+`WHERE q.conversation_id = ? AND q.state = 'answered' ORDER BY q.closed_at`, q.scanQuestion(ctx), string(c))
}

// PutQuestion stores a question, new or changed.
func (tx *Tx) PutQuestion(ctx context.Context, c stay.Conversation, x stay.Question) error {
	var draft []byte
	if x.Draft != "" {
		var err error
		if draft, err = tx.sealBytes(ctx, guestKey(c.Guest), []byte(x.Draft), "questions", "draft_sealed", string(x.ID)); err != nil {
			return fmt.Errorf("store a question: %w", err)
		}
	}
	tx.Note("question", string(x.ID))
	tx.Note("conversation", string(c.ID))
	return tx.exec(ctx, `INSERT INTO questions(id, conversation_id, message_id, reason, state, draft_sealed, opened_at, alerted_at, reminded_at, closed_at)
		VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET state = excluded.state, draft_sealed = excluded.draft_sealed, alerted_at = excluded.alerted_at,
			reminded_at = excluded.reminded_at, closed_at = excluded.closed_at`,
		string(x.ID), string(x.Conversation), string(x.Message), string(x.Reason), string(x.State), draft, ms(x.OpenedAt), ms(x.AlertedAt), ms(x.RemindedAt), ms(x.ClosedAt))
}

// CloseQuestions ends every open question of a conversation.
func (tx *Tx) CloseQuestions(ctx context.Context, c stay.ConversationID, as stay.QuestionState, now time.Time) error {
	n, err := tx.execCount(ctx, `UPDATE questions SET state = ?, closed_at = ? WHERE conversation_id = ? AND state = 'open'`, string(as), ms(now), string(c))
	if n > 0 {
		tx.Note("question", "")
	}
	return err
}

func scanRequest(row scanner) (stay.Request, error) {
	var r stay.Request
	var received, due, closed sql.NullInt64
	err := row.Scan(&r.ID, &r.Conversation, &r.Guest, &r.Kind, &r.State, &received, &due, &closed)
	r.ReceivedAt, r.DueAt, r.ClosedAt = at(received), at(due), at(closed)
	return r, err
}

const requestColumns = `SELECT r.id, r.conversation_id, r.guest_id, r.kind, r.state, r.received_at, r.due_at, r.closed_at
	FROM requests r JOIN conversations c ON c.id = r.conversation_id `

// Requests lists data-protection requests: of one conversation where c is given,
// else the open ones of all but simulated conversations.
func (q queries) Requests(ctx context.Context, c stay.ConversationID) ([]stay.Request, error) {
	return queryAll(ctx, q, requestColumns+`WHERE (?1 = '' AND r.state = 'open' AND c.simulated = 0) OR r.conversation_id = ?1 ORDER BY r.due_at`, scanRequest, string(c))
}

// Request returns one data-protection request.
func (q queries) Request(ctx context.Context, id stay.RequestID) (stay.Request, error) {
	return queryOne(ctx, q, requestColumns+`WHERE r.id = ?`, scanRequest, string(id))
}

// PutRequest stores a request, new or changed.
func (tx *Tx) PutRequest(ctx context.Context, r stay.Request) error {
	tx.Note("question", "")
	tx.Note("conversation", string(r.Conversation))
	return tx.exec(ctx, `INSERT INTO requests(id, conversation_id, guest_id, kind, state, received_at, due_at, closed_at) VALUES (?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET state = excluded.state, closed_at = excluded.closed_at`,
		string(r.ID), string(r.Conversation), string(r.Guest), string(r.Kind), string(r.State), ms(r.ReceivedAt), ms(r.DueAt), ms(r.ClosedAt))
}
