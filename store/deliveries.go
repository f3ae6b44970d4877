package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"
)

// Source says where a delivery came in.
type Source string

// The sources: the platform through the public webhook, or the simulator.
const (
	FromPlatform  Source = "platform"
	FromSimulator Source = "simulator"
)

// Delivery is one webhook body as it came.
type Delivery struct {
	ID         int64
	Source     Source
	ReceivedAt time.Time
	Body       []byte
}

// deliveryState says how far a delivery has come.
type deliveryState string

const (
	deliveryPending deliveryState = "pending" // stored, not read yet
	deliveryDone    deliveryState = "done"
	deliveryBroken  deliveryState = "broken" // it cannot be read
)

// digest tells a repeated body, whatever it holds, an empty one too. The keyed
// hash says nothing about the body to somebody without the key.
func (q queries) digest(source Source, body []byte) []byte {
	return q.hash("delivery", string(source)+"\x00"+string(body))
}

// AddDelivery stores a body, to be read later, or as read: what is in it is taken
// in the same transaction. One that is stored already changes nothing and reports
// fresh as false.
func (tx *Tx) AddDelivery(ctx context.Context, source Source, body []byte, read bool, now time.Time) (d Delivery, fresh bool, err error) {
	state := deliveryPending
	if read {
		state = deliveryDone
	}
	digest := tx.digest(source, body)
	sealed, err := tx.sealBytes(ctx, houseKey, body, "deliveries", "body_sealed", hex.EncodeToString(digest))
	if err != nil {
		return d, false, fmt.Errorf("store a delivery: %w", err)
	}
	ids, err := queryAll(ctx, tx.queries, `INSERT INTO deliveries(digest, source, received_at, state, body_sealed) VALUES (?,?,?,?,?)
		ON CONFLICT(digest) DO NOTHING RETURNING id`, scanValue[int64], digest, string(source), ms(now), string(state), sealed)
	if err != nil || len(ids) == 0 {
		return d, false, err
	}
	if !read {
		tx.Note("delivery", "")
	}
	return Delivery{ID: ids[0], Source: source, ReceivedAt: now, Body: body}, true, nil
}

// PendingDeliveries returns the next bodies to read, in order of arrival.
func (q queries) PendingDeliveries(ctx context.Context, limit int) ([]Delivery, error) {
	return queryAll(ctx, q, `SELECT id, digest, source, received_at, body_sealed FROM deliveries WHERE state = 'pending' ORDER BY id LIMIT ? + 0`,
		func(row scanner) (Delivery, error) {
			var d Delivery
			var digest, sealed []byte
			var received sql.NullInt64
			if err := row.Scan(&d.ID, &digest, &d.Source, &received, &sealed); err != nil {
				return d, err
			}
			d.ReceivedAt = at(received)
			var err error
			d.Body, err = q.openBytes(ctx, houseKey, sealed, "deliveries", "body_sealed", hex.EncodeToString(digest))
			return d, err
		}, limit)
}

// FinishDelivery says that a body was read; broken: that it could not be.
func (tx *Tx) FinishDelivery(ctx context.Context, id int64, broken bool) error {
	state := deliveryDone
	if broken {
		state = deliveryBroken
	}
	return tx.exec(ctx, `UPDATE deliveries SET state = ? WHERE id = ?`, string(state), id)
}

// LastDelivery is when the platform last delivered anything; zero for never.
func (q queries) LastDelivery(ctx context.Context) (time.Time, error) {
	v, err := queryOne(ctx, q, `SELECT received_at FROM deliveries WHERE source = 'platform' ORDER BY id DESC LIMIT 1`, scanValue[sql.NullInt64])
	if err != nil {
		return time.Time{}, ignoreNotFound(err)
	}
	return at(v), nil
}

// DeliveriesSince counts the deliveries from a source since an instant.
func (q queries) DeliveriesSince(ctx context.Context, source Source, since time.Time) (int, error) {
	return queryOne(ctx, q, `SELECT count(*) FROM deliveries WHERE source = ? AND received_at >= ?`, scanValue[int], string(source), ms(since))
}

// Oddity is a part of a delivery that was not understood: kept and shown.
type Oddity struct {
	ID   int64
	At   time.Time
	Kind string
	Raw  []byte
}

// AddOddity keeps what was not understood. It chooses the row's number itself,
// since the seal is bound to it.
func (tx *Tx) AddOddity(ctx context.Context, delivery int64, kind string, raw []byte, now time.Time) error {
	id, err := queryOne(ctx, tx.queries, `SELECT coalesce(max(id), 0) + 1 FROM oddities`, scanValue[int64])
	if err != nil {
		return fmt.Errorf("keep an unknown element: %w", err)
	}
	sealed, err := tx.sealBytes(ctx, houseKey, raw, "oddities", "raw_sealed", strconv.FormatInt(id, 10))
	if err != nil {
		return fmt.Errorf("keep an unknown element: %w", err)
	}
	tx.Note("delivery", "")
	return tx.exec(ctx, `INSERT INTO oddities(id, delivery_id, at, kind, raw_sealed) VALUES (?,?,?,?,?)`, id, delivery, ms(now), kind, sealed)
}

// Oddities returns the last ones, the newest first.
func (q queries) Oddities(ctx context.Context, limit int) ([]Oddity, error) {
	return queryAll(ctx, q, `SELECT id, at, kind, raw_sealed FROM oddities ORDER BY id DESC LIMIT ? + 0`, func(row scanner) (Oddity, error) {
		var o Oddity
		var when sql.NullInt64
		var sealed []byte
		if err := row.Scan(&o.ID, &when, &o.Kind, &sealed); err != nil {
			return o, err
		}
		o.At = at(when)
		var err error
		o.Raw, err = q.openBytes(ctx, houseKey, sealed, "oddities", "raw_sealed", strconv.FormatInt(o.ID, 10))
		return o, err
	}, limit)
}
