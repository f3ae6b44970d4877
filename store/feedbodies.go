package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

// FeedBody is what a calendar answered, as it came: the only evidence in a
// dispute with a portal about what it said when.
type FeedBody struct {
	ID      string
	Feed    stay.FeedID
	At      time.Time // when it was first said
	Until   time.Time // and last
	Good    bool
	Problem string // of a bad one: key of the words for what was wrong
	Body    []byte
}

// How many are kept of each feed, besides the days of stay.Retention.
const (
	keptGood = 5
	keptBad  = 1
)

// AddFeedBody keeps an answer, and drops the oldest of its kind beyond those
// that are kept.
func (tx *Tx) AddFeedBody(ctx context.Context, p stay.PropertyID, b FeedBody) error {
	sealed, err := tx.sealBytes(ctx, propertyKey(p), b.Body, "feed_bodies", "body_sealed", b.ID)
	if err != nil {
		return fmt.Errorf("keep what the feed %s said: %w", b.Feed, err)
	}
	if err := tx.exec(ctx, `INSERT INTO feed_bodies(id, feed_id, at, until, good, problem, body_sealed) VALUES (?,?,?,?,?,?,?)`,
		b.ID, string(b.Feed), ms(b.At), ms(b.Until), flag(b.Good), b.Problem, sealed); err != nil {
		return fmt.Errorf("keep what the feed %s said: %w", b.Feed, err)
	}
	kept := keptBad
	if b.Good {
		kept = keptGood
	}
	return tx.exec(ctx, `DELETE FROM feed_bodies WHERE feed_id = ?1 AND good = ?2 AND id NOT IN
		(SELECT id FROM feed_bodies WHERE feed_id = ?1 AND good = ?2 ORDER BY until DESC, at DESC, id LIMIT ?3 + 0)`, string(b.Feed), flag(b.Good), kept)
}

// SaidAgain notes that the last good answer of a feed still stands. It reports
// false where none is kept any more.
func (tx *Tx) SaidAgain(ctx context.Context, f stay.FeedID, now time.Time) (bool, error) {
	n, err := tx.execCount(ctx, `UPDATE feed_bodies SET until = ? WHERE id = (SELECT id FROM feed_bodies WHERE feed_id = ? AND good = 1 ORDER BY until DESC, at DESC LIMIT 1)`, ms(now), string(f))
	return n > 0, err
}

// FeedBodies returns what is kept of a feed's answers, the newest first.
func (q queries) FeedBodies(ctx context.Context, f Feed) ([]FeedBody, error) {
	return queryAll(ctx, q, `SELECT id, feed_id, at, until, good, problem, body_sealed FROM feed_bodies WHERE feed_id = ? ORDER BY until DESC, at DESC`, func(row scanner) (FeedBody, error) {
		var b FeedBody
		var first, last sql.NullInt64
		var sealed []byte
		if err := row.Scan(&b.ID, &b.Feed, &first, &last, &b.Good, &b.Problem, &sealed); err != nil {
			return b, err
		}
		b.At, b.Until = at(first), at(last)
		var err error
		b.Body, err = q.openBytes(ctx, propertyKey(f.Property), sealed, "feed_bodies", "body_sealed", b.ID)
		return b, err
	}, string(f.ID))
}
