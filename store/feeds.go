package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

// FeedState is how a feed does.
type FeedState string

// The states of a feed.
const (
	FeedNew     FeedState = "new"
	FeedOK      FeedState = "ok"
	FeedFailing FeedState = "failing"
	FeedHeld    FeedState = "held"    // a suspicious answer: nothing is cancelled for a while
	FeedStopped FeedState = "stopped" // refused for days: the link was revoked or replaced
)

// Feed is an imported calendar. Its URL is a secret: whoever has it reads the
// calendar.
type Feed struct {
	ID        stay.FeedID
	Property  stay.PropertyID
	Name      string
	URL       stay.Private // or the path of a file, read again at each sync
	ETag      string
	Modified  string // the Last-Modified that the server sent
	Provider  string
	State     FeedState
	Problem   string // key of the words for the last failure
	BodyHash  []byte // of the meaning of the last good body
	NextAt    time.Time
	LastTryAt time.Time
	LastOKAt  time.Time
	HoldUntil time.Time
	FailCount int
	FailSince time.Time
	LastCount int
	CreatedAt time.Time

	TrustedUntil time.Time // the owner has said that what looks suspicious is right; zero: not
	Damaged      int       // entries that could not be read while nothing was missing
	Reissued     int       // good fetches in which most stays had other UIDs than before
	BodyAt       time.Time // when a good body was last kept, or said again
	KeptHash     []byte    // of what that body tells of stays
}

// FeedLog is what one sync of a feed did.
type FeedLog struct {
	Feed                                                        stay.FeedID
	At                                                          time.Time
	Outcome                                                     string // ok, unchanged, failed, held
	Problem                                                     string
	Bytes, Events, Added, Changed, Missing, Cancelled, Rejected int
}

// feedDoc is the sealed part of a feed. The body's hash is in it because a
// calendar with little in it could be guessed from its hash.
type feedDoc struct {
	Name, URL, ETag, Modified string
	BodyHash                  []byte `json:",omitempty"`
	KeptHash                  []byte `json:",omitempty"`
}

const feedColumns = `SELECT id, property_id, doc_sealed, provider, state, problem, next_at, last_try_at, last_ok_at, hold_until,
	fail_count, fail_since, last_count, created_at, trusted_until, reissued, damaged, body_at FROM feeds `

func (q queries) scanFeed(ctx context.Context) func(scanner) (Feed, error) {
	return func(row scanner) (Feed, error) {
		var f Feed
		var sealed []byte
		var next, try, ok, hold, since, created, trusted, body sql.NullInt64
		err := row.Scan(&f.ID, &f.Property, &sealed, &f.Provider, &f.State, &f.Problem, &next, &try, &ok, &hold,
			&f.FailCount, &since, &f.LastCount, &created, &trusted, &f.Reissued, &f.Damaged, &body)
		if err != nil {
			return f, err
		}
		f.NextAt, f.LastTryAt, f.LastOKAt, f.HoldUntil, f.FailSince, f.CreatedAt = at(next), at(try), at(ok), at(hold), at(since), at(created)
		f.TrustedUntil, f.BodyAt = at(trusted), at(body)
		var d feedDoc
		if err := q.openDoc(ctx, propertyKey(f.Property), sealed, &d, "feeds", "doc_sealed", string(f.ID)); err != nil {
			return f, err
		}
		f.Name, f.URL, f.ETag, f.Modified, f.BodyHash = d.Name, stay.Private(d.URL), d.ETag, d.Modified, d.BodyHash
		f.KeptHash = d.KeptHash
		return f, nil
	}
}

// Feeds returns the feeds of a property, or all where p is empty.
func (q queries) Feeds(ctx context.Context, p stay.PropertyID) ([]Feed, error) {
	if p == "" {
		return queryAll(ctx, q, feedColumns+`ORDER BY property_id, created_at, id`, q.scanFeed(ctx))
	}
	return queryAll(ctx, q, feedColumns+`WHERE property_id = ? ORDER BY created_at, id`, q.scanFeed(ctx), string(p))
}

// Feed returns one feed.
func (q queries) Feed(ctx context.Context, id stay.FeedID) (Feed, error) {
	f, err := queryOne(ctx, q, feedColumns+`WHERE id = ?`, q.scanFeed(ctx), string(id))
	if err != nil {
		return f, fmt.Errorf("read the feed %s: %w", id, err)
	}
	return f, nil
}

// FeedStays counts, for each feed, the stays of guests that it brought and that
// are not over on a day; those that it no longer shows and that are kept are
// among them.
func (q queries) FeedStays(ctx context.Context, today stay.Date) (map[stay.FeedID]int, error) {
	type count struct {
		id stay.FeedID
		n  int
	}
	all, err := queryAll(ctx, q, `SELECT feed_id, count(*) FROM bookings WHERE feed_id IS NOT NULL AND departure >= ? AND state IN ('active','missing') AND kind IN ('booking','unknown') GROUP BY feed_id`,
		func(row scanner) (count, error) {
			var c count
			err := row.Scan(&c.id, &c.n)
			return c, err
		}, int64(today))
	counts := make(map[stay.FeedID]int, len(all))
	for _, c := range all {
		counts[c.id] = c.n
	}
	return counts, err
}

// DueFeeds returns the feeds whose next sync has come.
func (q queries) DueFeeds(ctx context.Context, now time.Time) ([]Feed, error) {
	return queryAll(ctx, q, feedColumns+`WHERE next_at <= ? ORDER BY next_at`, q.scanFeed(ctx), now.UnixMilli())
}

// PutFeed stores a feed, new or changed.
func (tx *Tx) PutFeed(ctx context.Context, f Feed) error {
	sealed, err := tx.sealDoc(ctx, propertyKey(f.Property), feedDoc{f.Name, string(f.URL), f.ETag, f.Modified, f.BodyHash, f.KeptHash}, "feeds", "doc_sealed", string(f.ID))
	if err != nil {
		return fmt.Errorf("store the feed %s: %w", f.ID, err)
	}
	tx.Note("feed", string(f.ID))
	return tx.exec(ctx, `INSERT INTO feeds(id, property_id, doc_sealed, provider, state, problem, next_at, last_try_at, last_ok_at, hold_until,
			fail_count, fail_since, last_count, created_at, trusted_until, reissued, damaged, body_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET doc_sealed = excluded.doc_sealed, provider = excluded.provider, state = excluded.state, problem = excluded.problem,
			next_at = excluded.next_at, last_try_at = excluded.last_try_at, last_ok_at = excluded.last_ok_at,
			hold_until = excluded.hold_until, fail_count = excluded.fail_count, fail_since = excluded.fail_since, last_count = excluded.last_count,
			trusted_until = excluded.trusted_until, reissued = excluded.reissued, damaged = excluded.damaged, body_at = excluded.body_at`,
		string(f.ID), string(f.Property), sealed, f.Provider, string(f.State), f.Problem, f.NextAt.UnixMilli(), ms(f.LastTryAt), ms(f.LastOKAt), ms(f.HoldUntil),
		f.FailCount, ms(f.FailSince), f.LastCount, ms(f.CreatedAt), ms(f.TrustedUntil), f.Reissued, f.Damaged, ms(f.BodyAt))
}

// RemoveFeed deletes a feed. The bookings that it brought stay, as entered by hand.
func (tx *Tx) RemoveFeed(ctx context.Context, id stay.FeedID) error {
	tx.Note("feed", string(id))
	return tx.must(ctx, `DELETE FROM feeds WHERE id = ?`, string(id))
}

// keptLog is how many syncs of a feed the log keeps.
const keptLog = 200

// AddFeedLog records what a sync did. One that changed nothing replaces the
// one before it that changed nothing either, so that the log tells events.
func (tx *Tx) AddFeedLog(ctx context.Context, l FeedLog) error {
	if l.Outcome == "unchanged" {
		if err := tx.exec(ctx, `DELETE FROM feed_log WHERE id = (SELECT max(id) FROM feed_log WHERE feed_id = ?1) AND outcome = 'unchanged'`, string(l.Feed)); err != nil {
			return err
		}
	}
	if err := tx.exec(ctx, `INSERT INTO feed_log(feed_id, at, outcome, problem, bytes, events, added, changed, missing, cancelled, rejected) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
		string(l.Feed), ms(l.At), l.Outcome, l.Problem, l.Bytes, l.Events, l.Added, l.Changed, l.Missing, l.Cancelled, l.Rejected); err != nil {
		return err
	}
	return tx.exec(ctx, `DELETE FROM feed_log WHERE feed_id = ?1 AND id <= (SELECT id FROM feed_log WHERE feed_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2 + 0)`, string(l.Feed), keptLog)
}

// FeedHistory returns the last syncs of a feed, the newest first.
func (q queries) FeedHistory(ctx context.Context, id stay.FeedID, limit int) ([]FeedLog, error) {
	return queryAll(ctx, q, `SELECT feed_id, at, outcome, problem, bytes, events, added, changed, missing, cancelled, rejected FROM feed_log WHERE feed_id = ? ORDER BY id DESC LIMIT ? + 0`,
		func(row scanner) (FeedLog, error) {
			var l FeedLog
			var when sql.NullInt64
			err := row.Scan(&l.Feed, &when, &l.Outcome, &l.Problem, &l.Bytes, &l.Events, &l.Added, &l.Changed, &l.Missing, &l.Cancelled, &l.Rejected)
			l.At = at(when)
			return l, err
		}, string(id), limit)
}

// FeedAhead counts the stays to come that a feed has brought, closures not among
// them: what is kept while it cannot be believed.
func (q queries) FeedAhead(ctx context.Context, id stay.FeedID, today stay.Date) (int, error) {
	return queryOne(ctx, q, `SELECT count(*) FROM bookings WHERE feed_id = ? AND departure > ? AND state IN ('active','missing') AND kind <> 'block'`,
		scanValue[int], string(id), int64(today))
}

// PairFeeds records the owner's word that two feeds tell of the same stays.
func (tx *Tx) PairFeeds(ctx context.Context, a, b stay.FeedID, now time.Time) error {
	tx.Note("feed", string(a))
	return tx.exec(ctx, `INSERT INTO feed_pairs(feed_id, other_id, since) VALUES (min(?1, ?2), max(?1, ?2), ?3) ON CONFLICT DO NOTHING`, string(a), string(b), ms(now))
}

// FeedPair is two feeds that tell of the same stays, on the owner's word. A is
// the smaller id.
type FeedPair struct{ A, B stay.FeedID }

// FeedPairs returns those of a property's feeds.
func (q queries) FeedPairs(ctx context.Context, p stay.PropertyID) ([]FeedPair, error) {
	return queryAll(ctx, q, `SELECT x.feed_id, x.other_id FROM feed_pairs x JOIN feeds f ON f.id = x.feed_id WHERE f.property_id = ? ORDER BY x.feed_id, x.other_id`,
		func(row scanner) (FeedPair, error) {
			var x FeedPair
			err := row.Scan(&x.A, &x.B)
			return x, err
		}, string(p))
}

// UnpairFeeds takes that word back.
func (tx *Tx) UnpairFeeds(ctx context.Context, a, b stay.FeedID) error {
	tx.Note("feed", string(a))
	return tx.exec(ctx, `DELETE FROM feed_pairs WHERE feed_id = min(?1, ?2) AND other_id = max(?1, ?2)`, string(a), string(b))
}
