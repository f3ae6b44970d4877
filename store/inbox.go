package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"portineria/stay"
)

// What the owner's list of conversations shows is read here a whole list at a
// time, so that a long list costs as many queries as a short one.

// ListFilter chooses conversations for the owner's list. The owner's own
// conversation with the house is never among them.
type ListFilter struct {
	Simulated  bool // the simulator's, which stand apart
	Waiting    bool // only those that wait for a person
	Open       bool // only those in which something is going on, see OpenSince
	OpenSince  time.Time
	Properties []stay.PropertyID // only of these; nil: of all, and of none
	Limit      int               // 0: all
}

// listed is the condition of a ListFilter. Open means: somebody waits, a person
// answers, an answer is due, or the guest wrote since OpenSince.
const listed = `WHERE c.simulated = ?1 AND (?2 = 0 OR c.waiting_since IS NOT NULL)
	AND (?3 = 0 OR c.waiting_since IS NOT NULL OR c.mode = 'human' OR c.turn_due_at IS NOT NULL OR c.last_guest_at >= ?4)
	AND (?5 IS NULL OR c.property_id IN (SELECT value FROM json_each(?5)))
	AND c.guest_id NOT IN (SELECT id FROM guests WHERE is_owner = 1) `

func (f ListFilter) args() ([]any, error) {
	of, err := jsonList(f.Properties)
	return []any{flag(f.Simulated), flag(f.Waiting), flag(f.Open), f.OpenSince.UnixMilli(), of}, err
}

// jsonList is a list as one argument of a query; nil is NULL.
func jsonList[T ~string](all []T) (sql.NullString, error) {
	if all == nil {
		return sql.NullString{}, nil
	}
	list, err := json.Marshal(all)
	return sql.NullString{String: string(list), Valid: true}, err
}

// List returns conversations, those that wait first, then the newest.
func (q queries) List(ctx context.Context, f ListFilter) ([]stay.Conversation, error) {
	args, err := f.args()
	if err != nil {
		return nil, err
	}
	limit := -1
	if f.Limit > 0 {
		limit = f.Limit
	}
	return queryAll(ctx, q, conversationColumns+`c `+listed+`ORDER BY c.waiting_since IS NULL, c.last_message_at DESC, c.id LIMIT ?6`,
		scanConversation, append(args, limit)...)
}

// ListCount counts the conversations that List returns without its limit.
func (q queries) ListCount(ctx context.Context, f ListFilter) (int, error) {
	args, err := f.args()
	if err != nil {
		return 0, err
	}
	return queryOne(ctx, q, `SELECT count(*) FROM conversations c `+listed, scanValue[int], args...)
}

// LastMessages returns the last message of each conversation that has one.
func (q queries) LastMessages(ctx context.Context, of []stay.ConversationID) (map[stay.ConversationID]stay.Message, error) {
	list, err := jsonList(of)
	if err != nil || len(of) == 0 {
		return nil, err
	}
	all, err := queryAll(ctx, q, messageColumns+`WHERE m.seq IN (SELECT (SELECT max(seq) FROM messages WHERE conversation_id = value) FROM json_each(?))`,
		q.scanMessage(ctx), list)
	if err != nil {
		return nil, fmt.Errorf("list the last messages: %w", err)
	}
	last := make(map[stay.ConversationID]stay.Message, len(all))
	for _, m := range all {
		last[m.Conversation] = m
	}
	return last, nil
}

// GuestsOf returns the guests of conversations, by id.
func (q queries) GuestsOf(ctx context.Context, of []stay.ConversationID) (map[stay.GuestID]stay.Guest, error) {
	list, err := jsonList(of)
	if err != nil || len(of) == 0 {
		return nil, err
	}
	all, err := queryAll(ctx, q, guestColumns+`WHERE id IN (SELECT guest_id FROM conversations WHERE id IN (SELECT value FROM json_each(?)))`, q.scanGuest(ctx), list)
	if err != nil {
		return nil, fmt.Errorf("list the guests of conversations: %w", err)
	}
	guests := make(map[stay.GuestID]stay.Guest, len(all))
	for _, g := range all {
		guests[g.ID] = g
	}
	return guests, nil
}

// QuestionsOf returns the open questions of conversations, the oldest first.
func (q queries) QuestionsOf(ctx context.Context, of []stay.ConversationID) (map[stay.ConversationID][]stay.Question, error) {
	list, err := jsonList(of)
	if err != nil || len(of) == 0 {
		return nil, err
	}
	all, err := queryAll(ctx, q, questionColumns+`WHERE q.state = 'open' AND q.conversation_id IN (SELECT value FROM json_each(?)) ORDER BY q.opened_at, q.id`,
		q.scanQuestion(ctx), list)
	if err != nil {
		return nil, fmt.Errorf("list the questions of conversations: %w", err)
	}
	questions := map[stay.ConversationID][]stay.Question{}
	for _, x := range all {
		questions[x.Conversation] = append(questions[x.Conversation], x)
	}
	return questions, nil
}

// TiesOf returns the ties of conversations.
func (q queries) TiesOf(ctx context.Context, of []stay.ConversationID) (map[stay.ConversationID][]stay.Tie, error) {
	list, err := jsonList(of)
	if err != nil || len(of) == 0 {
		return nil, err
	}
	all, err := queryAll(ctx, q, `SELECT conversation_id, booking_id, evidence, at FROM ties WHERE conversation_id IN (SELECT value FROM json_each(?)) ORDER BY at`, scanTie, list)
	if err != nil {
		return nil, fmt.Errorf("list the ties of conversations: %w", err)
	}
	ties := map[stay.ConversationID][]stay.Tie{}
	for _, t := range all {
		ties[t.Conversation] = append(ties[t.Conversation], t)
	}
	return ties, nil
}

// Decision is what was decided on one turn of a guest's.
type Decision struct {
	At     time.Time
	Band   stay.Band
	Millis int64 // from taking the turn to the decision
}

// Decisions returns what was decided since an instant, the simulator's apart:
// of these properties' conversations, or of all where properties is nil.
func (q queries) Decisions(ctx context.Context, since time.Time, properties []stay.PropertyID) ([]Decision, error) {
	of, err := jsonList(properties)
	if err != nil {
		return nil, err
	}
	return queryAll(ctx, q, `SELECT t.at, t.band, t.millis FROM traces t JOIN conversations c ON c.id = t.conversation_id
		WHERE c.simulated = 0 AND t.at >= ?1 AND t.band <> '' AND (?2 IS NULL OR c.property_id IN (SELECT value FROM json_each(?2))) ORDER BY t.at`,
		func(row scanner) (Decision, error) {
			var d Decision
			var when sql.NullInt64
			err := row.Scan(&when, &d.Band, &d.Millis)
			d.At = at(when)
			return d, err
		}, ms(since), of)
}

// SendProblems tells how many messages to guests have failed since an instant,
// by the key of what stands behind it.
func (q queries) SendProblems(ctx context.Context, since time.Time) (map[string]int, error) {
	type count struct {
		problem string
		n       int
	}
	all, err := queryAll(ctx, q, `SELECT o.problem, count(*) FROM outbox o JOIN conversations c ON c.id = o.conversation_id
		WHERE c.simulated = 0 AND o.state IN ('failed','queued') AND o.problem <> '' AND o.since >= ? GROUP BY o.problem`,
		func(row scanner) (count, error) {
			var c count
			err := row.Scan(&c.problem, &c.n)
			return c, err
		}, ms(since))
	counts := map[string]int{}
	for _, c := range all {
		counts[c.problem] = c.n
	}
	return counts, err
}
