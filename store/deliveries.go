package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
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

// AddDelivery stores a body, to be read later. One that is stored already changes
// nothing and reports fresh as false.
func (tx *Tx) AddDelivery(ctx context.Context, source Source, body []byte, now time.Time) (d Delivery, fresh bool, err error) {
	all := []Delivery{{Source: source, ReceivedAt: now, Body: body}}
	if err := tx.addDeliveries(ctx, all, deliveryPending); err != nil {
		return d, false, err
	}
	tx.Note("delivery", "")
	return all[0], all[0].ID != 0, nil
}

// AddReadDeliveries stores bodies as read: what is in them is taken in the same
// transaction. It gives each its ID; one that is stored already gets none.
func (tx *Tx) AddReadDeliveries(ctx context.Context, all []Delivery) error {
	return tx.addDeliveries(ctx, all, deliveryDone)
}

// rowsAtOnce are the sizes in which rows are put into a table by one statement:
// a few texts, so that each can stay prepared.
var rowsAtOnce = []int{32, 8, 1}

func (tx *Tx) addDeliveries(ctx context.Context, all []Delivery, state deliveryState) error {
	for len(all) > 0 {
		n := rowsAtOnce[slices.IndexFunc(rowsAtOnce, func(n int) bool { return n <= len(all) })]
		if err := tx.insertDeliveries(ctx, all[:n], state); err != nil {
			return fmt.Errorf("store a delivery: %w", err)
		}
		all = all[n:]
	}
	return nil
}

func (tx *Tx) insertDeliveries(ctx context.Context, rows []Delivery, state deliveryState) error {
	args := make([]any, 0, 5*len(rows))
	at := make(map[string]*Delivery, len(rows))
	for i := range rows {
		d := &rows[i]
		digest := tx.digest(d.Source, d.Body)
		sealed, err := tx.sealBytes(ctx, houseKey, d.Body, "deliveries", "body_sealed", hex.EncodeToString(digest))
		if err != nil {
			return err
		}
		if at[string(digest)] == nil { // of two alike in one go the first is the one stored
			at[string(digest)] = d
		}
		args = append(args, digest, string(d.Source), ms(d.ReceivedAt), string(state), sealed)
	}
	text := `INSERT INTO deliveries(digest, source, received_at, state, body_sealed) VALUES (?,?,?,?,?)` + strings.Repeat(`,(?,?,?,?,?)`, len(rows)-1) +
		` ON CONFLICT(digest) DO NOTHING RETURNING id, digest`
	_, err := queryAll(ctx, tx.queries, text, func(row scanner) (none struct{}, err error) {
		var id int64
		var digest []byte
		if err := row.Scan(&id, &digest); err != nil {
			return none, err
		}
		at[string(digest)].ID = id
		return none, nil
	}, args...)
	return err
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

// ForgetBody forgets what a delivery said, and keeps that it came.
func (tx *Tx) ForgetBody(ctx context.Context, id int64) error {
	return tx.exec(ctx, `UPDATE deliveries SET body_sealed = NULL WHERE id = ? AND state <> 'pending'`, id)
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
