package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

const restColumns = `SELECT number_id, problem, error_code, by_status, tries, since, until FROM number_rests `

func scanRest(row scanner) (stay.Rest, error) {
	var r stay.Rest
	var since, until sql.NullInt64
	err := row.Scan(&r.Number, &r.Problem, &r.ErrorCode, &r.ByStatus, &r.Tries, &since, &until)
	r.Since, r.Until = at(since), at(until)
	return r, err
}

// Rests lists the numbers that send nothing now.
func (q queries) Rests(ctx context.Context) ([]stay.Rest, error) {
	all, err := queryAll(ctx, q, restColumns+`ORDER BY since`, scanRest)
	if err != nil {
		return nil, fmt.Errorf("list the numbers that rest: %w", err)
	}
	return all, nil
}

// Rest returns the rest of a number; stay.ErrNotFound where it sends.
func (q queries) Rest(ctx context.Context, number string) (stay.Rest, error) {
	return queryOne(ctx, q, restColumns+`WHERE number_id = ?`, scanRest, number)
}

// PutRest lets a number rest, or on.
func (tx *Tx) PutRest(ctx context.Context, r stay.Rest) error {
	tx.Note("health", r.Number)
	tx.Note("outbox", "") // how long to wait has changed
	return tx.exec(ctx, `INSERT INTO number_rests(number_id, problem, error_code, by_status, tries, since, until) VALUES (?,?,?,?,?,?,?)
		ON CONFLICT(number_id) DO UPDATE SET problem = excluded.problem, error_code = excluded.error_code, by_status = excluded.by_status, tries = excluded.tries, until = excluded.until`,
		r.Number, r.Problem, r.ErrorCode, flag(r.ByStatus), r.Tries, ms(r.Since), ms(r.Until))
}

// EndRest lets a number send again, and reports whether it rested.
func (tx *Tx) EndRest(ctx context.Context, number string) (bool, error) {
	n, err := tx.execCount(ctx, `DELETE FROM number_rests WHERE number_id = ?`, number)
	if n > 0 {
		tx.Note("health", number)
		tx.Note("outbox", "") // what waited may go
	}
	return n > 0, err
}

// TryRests has every number that rests, or one, try at once instead of later.
func (tx *Tx) TryRests(ctx context.Context, number string, now time.Time) error {
	n, err := tx.execCount(ctx, `UPDATE number_rests SET until = ?1 WHERE until > ?1 AND (?2 = '' OR number_id = ?2)`, ms(now), number)
	if n > 0 {
		tx.Note("outbox", "")
	}
	return err
}

// resting is the numbers that rest, each true until a message of it tries.
func (tx *Tx) resting(ctx context.Context) (map[string]bool, error) {
	all, err := tx.Rests(ctx)
	numbers := make(map[string]bool, len(all))
	for _, r := range all {
		numbers[r.Number] = true
	}
	return numbers, err
}

// probe reports whether a message of a number may go now. Of one that rests the
// first may, and the others wait until an instant by when its fate is known.
func (tx *Tx) probe(ctx context.Context, resting map[string]bool, number string, until time.Time) (bool, error) {
	first, rests := resting[number]
	if !rests {
		return true, nil
	}
	if !first {
		return false, nil
	}
	resting[number] = false
	return true, tx.exec(ctx, `UPDATE number_rests SET until = ? WHERE number_id = ?`, ms(until), number)
}

// StaleAnswers lists the assistant's words that have waited to leave since before
// an instant.
func (q queries) StaleAnswers(ctx context.Context, before time.Time) ([]stay.MessageID, error) {
	return queryAll(ctx, q, `SELECT o.message_id FROM outbox o JOIN messages m ON m.id = o.message_id
		WHERE o.state = 'queued' AND o.purpose IN ('answer','notice') AND m.created_at <= ? ORDER BY o.seq`, scanValue[stay.MessageID], ms(before))
}

// HeldUpBy counts the messages of guests that have waited since before an instant
// and were refused for one of the problems.
func (q queries) HeldUpBy(ctx context.Context, number string, before time.Time, problems ...string) (int, error) {
	n := 0
	for _, p := range problems {
		one, err := queryOne(ctx, q, `SELECT count(*) FROM outbox o JOIN messages m ON m.id = o.message_id JOIN conversations c ON c.id = o.conversation_id
			WHERE o.state = 'queued' AND c.simulated = 0 AND c.number_id = ? AND o.problem = ? AND m.created_at <= ?`, scanValue[int], number, p, ms(before))
		if err != nil {
			return 0, err
		}
		n += one
	}
	return n, nil
}
