package store

import (
	"context"
	"fmt"
	"time"
)

// NewAccountEvent records a notice about account or number and reports whether
// it says anything new: it was not taken before, and of its topic nothing newer
// was. what is the whole of it; at is by the platform's clock, now by ours.
func (tx *Tx) NewAccountEvent(ctx context.Context, topic, what string, at, now time.Time) (bool, error) {
	n, err := tx.execCount(ctx, `INSERT INTO account_events(digest, topic, at, seen_at) VALUES (?,?,?,?) ON CONFLICT DO NOTHING`, tx.hash("account event", what), topic, ms(at), ms(now))
	if err != nil || n == 0 {
		return false, err
	}
	newer, err := queryOne(ctx, tx.queries, `SELECT EXISTS (SELECT 1 FROM account_events WHERE topic = ? AND at > ?)`, scanValue[bool], topic, ms(at))
	if err != nil {
		return false, fmt.Errorf("compare with newer notices: %w", err)
	}
	return !newer, nil
}
