package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

// ruleDoc is the sealed part of a rule: all that the owner wrote.
type ruleDoc struct {
	Name        string
	When        stay.When
	Only        stay.Conditions
	QuietFrom   stay.Clock
	QuietUntil  stay.Clock
	LateMinutes int
	Repeat      bool              `json:",omitempty"`
	About       []stay.Topic      `json:",omitempty"`
	Texts       map[string]string `json:",omitempty"`
	Template    string            `json:",omitempty"`
}

const ruleColumns = `SELECT id, enabled, enabled_at, doc_sealed, created_at, updated_at FROM rules `

func (q queries) scanRule(ctx context.Context) func(scanner) (stay.Rule, error) {
	return func(row scanner) (stay.Rule, error) {
		var r stay.Rule
		var enabled, created, updated sql.NullInt64
		var sealed []byte
		if err := row.Scan(&r.ID, &r.Enabled, &enabled, &sealed, &created, &updated); err != nil {
			return r, err
		}
		r.EnabledAt, r.CreatedAt, r.UpdatedAt = at(enabled), at(created), at(updated)
		var d ruleDoc
		if err := q.openDoc(ctx, houseKey, sealed, &d, "rules", "doc_sealed", string(r.ID)); err != nil {
			return r, err
		}
		r.Name, r.When, r.Only, r.QuietFrom, r.QuietUntil = d.Name, d.When, d.Only, d.QuietFrom, d.QuietUntil
		r.LateMinutes, r.Repeat, r.About, r.Texts, r.Template = d.LateMinutes, d.Repeat, d.About, d.Texts, d.Template
		return r, nil
	}
}

// Rules returns the owner's rules, the oldest first.
func (q queries) Rules(ctx context.Context) ([]stay.Rule, error) {
	all, err := queryAll(ctx, q, ruleColumns+`ORDER BY created_at, id`, q.scanRule(ctx))
	if err != nil {
		return nil, fmt.Errorf("list the rules: %w", err)
	}
	return all, nil
}

// Rule returns one rule.
func (q queries) Rule(ctx context.Context, id stay.RuleID) (stay.Rule, error) {
	r, err := queryOne(ctx, q, ruleColumns+`WHERE id = ?`, q.scanRule(ctx), string(id))
	if err != nil {
		return r, fmt.Errorf("read the rule %s: %w", id, err)
	}
	return r, nil
}

// PutRule stores a rule, new or changed.
func (tx *Tx) PutRule(ctx context.Context, r stay.Rule) error {
	d := ruleDoc{Name: r.Name, When: r.When, Only: r.Only, QuietFrom: r.QuietFrom, QuietUntil: r.QuietUntil, LateMinutes: r.LateMinutes, Repeat: r.Repeat,
		About: r.About, Texts: r.Texts, Template: r.Template}
	sealed, err := tx.sealDoc(ctx, houseKey, d, "rules", "doc_sealed", string(r.ID))
	if err != nil {
		return fmt.Errorf("store the rule %s: %w", r.ID, err)
	}
	tx.Note("rule", string(r.ID))
	return tx.exec(ctx, `INSERT INTO rules(id, enabled, enabled_at, doc_sealed, created_at, updated_at) VALUES (?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET enabled = excluded.enabled, enabled_at = excluded.enabled_at, doc_sealed = excluded.doc_sealed, updated_at = excluded.updated_at`,
		string(r.ID), flag(r.Enabled), ms(r.EnabledAt), sealed, ms(r.CreatedAt), ms(r.UpdatedAt))
}

// RemoveRule deletes a rule and what it has not sent yet. What it has sent stays
// known, so that a rule of the same name does not say it again.
func (tx *Tx) RemoveRule(ctx context.Context, id stay.RuleID) error {
	tx.Note("rule", string(id))
	if err := tx.must(ctx, `DELETE FROM rules WHERE id = ?`, string(id)); err != nil {
		return fmt.Errorf("remove the rule %s: %w", id, err)
	}
	return tx.exec(ctx, `DELETE FROM rule_sends WHERE rule_id = ? AND message_id IS NULL AND state NOT IN ('queued','sent','failed')`, string(id))
}

const ruleSendColumns = `SELECT s.id, s.rule_id, s.booking_id, s.occurrence, s.state, s.why, s.property_id, s.arrival, s.departure, s.moment_at, s.due_at, s.until_at,
	coalesce(s.conversation_id, ''), coalesce(s.message_id, ''), s.by_hand, s.created_at, s.changed_at FROM rule_sends s `

func scanRuleSend(row scanner) (stay.RuleSend, error) {
	var s stay.RuleSend
	var moment, due, until, created, changed sql.NullInt64
	err := row.Scan(&s.ID, &s.Rule, &s.Booking, &s.Occurrence, &s.State, &s.Why, &s.Property, &s.Arrival, &s.Departure, &moment, &due, &until,
		&s.Conversation, &s.Message, &s.ByHand, &created, &changed)
	s.MomentAt, s.DueAt, s.UntilAt, s.CreatedAt, s.ChangedAt = at(moment), at(due), at(until), at(created), at(changed)
	return s, err
}

// RuleSend returns one message of a rule.
func (q queries) RuleSend(ctx context.Context, id stay.SendID) (stay.RuleSend, error) {
	s, err := queryOne(ctx, q, ruleSendColumns+`WHERE s.id = ?`, scanRuleSend, string(id))
	if err != nil {
		return s, fmt.Errorf("read the message of a rule %s: %w", id, err)
	}
	return s, nil
}

// RuleSendOf returns what rule and stay a message came of; stay.ErrNotFound for any
// other message.
func (q queries) RuleSendOf(ctx context.Context, m stay.MessageID) (stay.RuleSend, error) {
	return queryOne(ctx, q, ruleSendColumns+`WHERE s.message_id = ?`, scanRuleSend, string(m))
}

// RuleSends returns the messages of rules to the stays that end on or after a day,
// the oldest occurrence first.
func (q queries) RuleSends(ctx context.Context, from stay.Date) ([]stay.RuleSend, error) {
	return queryAll(ctx, q, ruleSendColumns+`JOIN bookings b ON b.id = s.booking_id WHERE b.departure >= ? ORDER BY s.occurrence, s.id`, scanRuleSend, int64(from))
}

// RuleSendsOf returns those of one stay, and of what other calendars tell of it.
func (q queries) RuleSendsOf(ctx context.Context, b stay.BookingID) ([]stay.RuleSend, error) {
	return queryAll(ctx, q, ruleSendColumns+`JOIN bookings b ON b.id = s.booking_id WHERE b.id = ?1 OR b.twin_of = ?1 ORDER BY s.occurrence, s.id`, scanRuleSend, string(b))
}

// RuleSendsSince returns what became of messages of rules since an instant, the
// latest first.
func (q queries) RuleSendsSince(ctx context.Context, since time.Time, most int) ([]stay.RuleSend, error) {
	return queryAll(ctx, q, ruleSendColumns+`WHERE s.changed_at >= ? AND s.state NOT IN ('planned','waiting') ORDER BY s.changed_at DESC, s.id LIMIT ? + 0`, scanRuleSend, ms(since), most)
}

// SaidByRule reports whether a rule has said its message for this stay already: to
// whomever, if it is this booking or another calendar's word for it; and to this
// guest, if it was another booking of the same property with a night in common, as
// when a stay comes back under a new number.
func (q queries) SaidByRule(ctx context.Context, rule stay.RuleID, b stay.Booking, guest stay.GuestID) (bool, error) {
	return queryOne(ctx, q, `SELECT EXISTS (SELECT 1 FROM rule_sends s LEFT JOIN bookings x ON x.id = s.booking_id LEFT JOIN conversations c ON c.id = s.conversation_id
		WHERE s.rule_id = ?1 AND s.property_id = ?3 AND s.state IN ('queued','sent')
			AND (x.id = ?2 OR x.twin_of = ?2 OR (c.guest_id = ?4 AND (s.arrival < ?6 AND s.departure > ?5 OR x.arrival < ?6 AND x.departure > ?5))))`,
		scanValue[bool], string(rule), string(b.ID), string(b.Property), string(guest), int64(b.Arrival), int64(b.Departure))
}

// PutRuleSend stores where the message of a rule for a stay stands.
func (tx *Tx) PutRuleSend(ctx context.Context, s stay.RuleSend) error {
	tx.Note("rule_send", string(s.Booking))
	return tx.exec(ctx, `INSERT INTO rule_sends(id, rule_id, booking_id, occurrence, state, why, property_id, arrival, departure, moment_at, due_at, until_at,
			conversation_id, message_id, by_hand, created_at, changed_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET state = excluded.state, why = excluded.why, property_id = excluded.property_id, arrival = excluded.arrival, departure = excluded.departure,
			moment_at = excluded.moment_at, due_at = excluded.due_at, until_at = excluded.until_at, conversation_id = excluded.conversation_id,
			message_id = excluded.message_id, by_hand = excluded.by_hand, changed_at = excluded.changed_at`,
		string(s.ID), string(s.Rule), string(s.Booking), s.Occurrence, string(s.State), string(s.Why), string(s.Property), int64(s.Arrival), int64(s.Departure),
		ms(s.MomentAt), ms(s.DueAt), ms(s.UntilAt), null(s.Conversation), null(s.Message), flag(s.ByHand), ms(s.CreatedAt), ms(s.ChangedAt))
}

// RemoveRuleSend takes back what was planned and is not to come any more.
func (tx *Tx) RemoveRuleSend(ctx context.Context, s stay.RuleSend) error {
	tx.Note("rule_send", string(s.Booking))
	return tx.exec(ctx, `DELETE FROM rule_sends WHERE id = ?`, string(s.ID))
}

// QueuedRuleSends returns the messages of rules of which it is not known yet what
// became of them, with the state of each in the outbox.
func (q queries) QueuedRuleSends(ctx context.Context) (map[stay.SendID]stay.SendState, error) {
	type pair struct {
		id    stay.SendID
		state stay.SendState
	}
	all, err := queryAll(ctx, q, `SELECT s.id, coalesce(o.state, '') FROM rule_sends s LEFT JOIN outbox o ON o.message_id = s.message_id WHERE s.state = 'queued'`,
		func(row scanner) (p pair, err error) { return p, row.Scan(&p.id, &p.state) })
	found := map[stay.SendID]stay.SendState{}
	for _, p := range all {
		found[p.id] = p.state
	}
	return found, err
}

// PausedStays returns the stays whose messages the owner has paused.
func (q queries) PausedStays(ctx context.Context) (map[stay.BookingID]bool, error) {
	all, err := queryAll(ctx, q, `SELECT booking_id FROM rule_pauses`, scanValue[stay.BookingID])
	paused := make(map[stay.BookingID]bool, len(all))
	for _, id := range all {
		paused[id] = true
	}
	return paused, err
}

// PauseStay pauses the messages of a stay, or lets them go again.
func (tx *Tx) PauseStay(ctx context.Context, b stay.BookingID, pause bool, now time.Time) error {
	tx.Note("rule_send", string(b))
	if pause {
		return tx.exec(ctx, `INSERT INTO rule_pauses(booking_id, since) VALUES (?,?) ON CONFLICT DO NOTHING`, string(b), ms(now))
	}
	return tx.exec(ctx, `DELETE FROM rule_pauses WHERE booking_id = ?`, string(b))
}

// BookedTogether counts the bookings of a property that came into the books within
// a span around an instant.
func (q queries) BookedTogether(ctx context.Context, p stay.PropertyID, around time.Time, within time.Duration) (int, error) {
	n, err := queryOne(ctx, q, `SELECT count(*) FROM bookings WHERE property_id = ? AND twin_of IS NULL AND created_at BETWEEN ? AND ?`, scanValue[int],
		string(p), ms(around.Add(-within)), ms(around.Add(within)))
	return n, err
}
