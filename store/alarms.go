package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
)

const alarmColumns = `SELECT id, kind, number_id, subject, detail_sealed, raised_at, last_at, told_at, seen_at, ends_at, closed_at FROM alarms `

func (q queries) alarms(ctx context.Context, where string, args ...any) ([]stay.Alarm, error) {
	type row struct {
		stay.Alarm
		sealed []byte
	}
	rows, err := queryAll(ctx, q, alarmColumns+where, func(s scanner) (row, error) {
		var r row
		var raised, last, told, seen, ends, closed sql.NullInt64
		err := s.Scan(&r.ID, &r.Kind, &r.Number, &r.Subject, &r.sealed, &raised, &last, &told, &seen, &ends, &closed)
		r.RaisedAt, r.LastAt, r.ToldAt, r.SeenAt, r.EndsAt, r.ClosedAt = at(raised), at(last), at(told), at(seen), at(ends), at(closed)
		return r, err
	}, args...)
	if err != nil {
		return nil, fmt.Errorf("list the alarms: %w", err)
	}
	all := make([]stay.Alarm, 0, len(rows))
	for _, r := range rows {
		detail, err := q.openBytes(ctx, houseKey, r.sealed, "alarms", "detail_sealed", string(r.ID))
		if err != nil {
			return nil, err
		}
		r.Detail = stay.Private(detail)
		all = append(all, r.Alarm)
	}
	return all, nil
}

// OpenAlarms lists what is wrong now, the gravest first and of a kind the newest.
func (q queries) OpenAlarms(ctx context.Context) ([]stay.Alarm, error) {
	all, err := q.alarms(ctx, `WHERE closed_at IS NULL ORDER BY last_at DESC, id`)
	kinds := stay.AlarmKinds()
	slices.SortStableFunc(all, func(a, b stay.Alarm) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	return all, err
}

// Alarms lists the alarms that are or were, the newest first.
func (q queries) Alarms(ctx context.Context, limit int) ([]stay.Alarm, error) {
	return q.alarms(ctx, `ORDER BY last_at DESC, id LIMIT ? + 0`, limit)
}

// Alarm returns one alarm.
func (q queries) Alarm(ctx context.Context, id stay.AlarmID) (stay.Alarm, error) {
	all, err := q.alarms(ctx, `WHERE id = ?`, string(id))
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("read the alarm %s: %w", id, stay.ErrNotFound)
	}
	if err != nil {
		return stay.Alarm{}, err
	}
	return all[0], nil
}

// OpenAlarm returns the open alarm of a kind, number and subject.
func (q queries) OpenAlarm(ctx context.Context, kind stay.AlarmKind, number, subject string) (stay.Alarm, error) {
	all, err := q.alarms(ctx, `WHERE closed_at IS NULL AND kind = ? AND number_id = ? AND subject = ?`, string(kind), number, subject)
	if err == nil && len(all) == 0 {
		err = stay.ErrNotFound
	}
	if err != nil {
		return stay.Alarm{}, err
	}
	return all[0], nil
}

// RaiseAlarm says that something is wrong, at a.RaisedAt. Where it is already
// known to be, the alarm is refreshed and not doubled: it keeps its id, its
// beginning, and that the owner has been told. One that says something new, in
// its detail or until when, was not seen yet.
func (tx *Tx) RaiseAlarm(ctx context.Context, a stay.Alarm) error {
	known, err := tx.OpenAlarm(ctx, a.Kind, a.Number, a.Subject)
	switch {
	case err == nil:
		a.ID, a.LastAt, a.RaisedAt, a.ToldAt = known.ID, a.RaisedAt, known.RaisedAt, known.ToldAt
		if known.LastAt.After(a.LastAt) {
			a.LastAt = known.LastAt
		}
		if a.SeenAt.IsZero() && a.Detail == known.Detail && a.EndsAt.Equal(known.EndsAt) {
			a.SeenAt = known.SeenAt
		}
	case errors.Is(err, stay.ErrNotFound):
		a.LastAt = a.RaisedAt
		if a.ID == "" {
			if a.ID, err = stay.NewID[stay.AlarmID](rand.Reader); err != nil { //nolint:forbidigo // whoever raises an alarm has none at hand, and nothing is decided by it
				return err
			}
		}
	default:
		return err
	}
	return tx.putAlarm(ctx, a)
}

func (tx *Tx) putAlarm(ctx context.Context, a stay.Alarm) error {
	sealed, err := tx.sealBytes(ctx, houseKey, []byte(a.Detail), "alarms", "detail_sealed", string(a.ID))
	if err != nil {
		return err
	}
	tx.Note("alarm", string(a.ID))
	return tx.exec(ctx, `INSERT INTO alarms(id, kind, number_id, subject, detail_sealed, raised_at, last_at, told_at, seen_at, ends_at, closed_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET detail_sealed = excluded.detail_sealed, last_at = excluded.last_at, told_at = excluded.told_at, seen_at = excluded.seen_at,
			ends_at = excluded.ends_at, closed_at = excluded.closed_at`,
		string(a.ID), string(a.Kind), a.Number, a.Subject, sealed, ms(a.RaisedAt), ms(a.LastAt), ms(a.ToldAt), ms(a.SeenAt), ms(a.EndsAt), ms(a.ClosedAt))
}

// CloseAlarm says that what an alarm of a kind was about is over for a number,
// whatever its subjects. None that is open is no error.
func (tx *Tx) CloseAlarm(ctx context.Context, kind stay.AlarmKind, number string, now time.Time) error {
	return tx.closeAlarms(ctx, `WHERE closed_at IS NULL AND kind = ?2 AND number_id = ?3`, now, string(kind), number)
}

// CloseAlarmAbout is CloseAlarm for one subject.
func (tx *Tx) CloseAlarmAbout(ctx context.Context, kind stay.AlarmKind, number, subject string, now time.Time) error {
	return tx.closeAlarms(ctx, `WHERE closed_at IS NULL AND kind = ?2 AND number_id = ?3 AND subject = ?4`, now, string(kind), number, subject)
}

// EndAlarms closes those whose own end has come.
func (tx *Tx) EndAlarms(ctx context.Context, now time.Time) error {
	return tx.closeAlarms(ctx, `WHERE closed_at IS NULL AND ends_at <= ?1`, now)
}

func (tx *Tx) closeAlarms(ctx context.Context, where string, now time.Time, args ...any) error {
	ids, err := queryAll(ctx, tx.queries, `UPDATE alarms SET closed_at = ?1 `+where+` RETURNING id`, scanValue[string], append([]any{ms(now)}, args...)...)
	if err != nil {
		return fmt.Errorf("close alarms: %w", err)
	}
	for _, id := range ids {
		tx.Note("alarm", id)
	}
	return nil
}

// SeeAlarm records that the owner knows. An alarm of something that happened is
// closed by that; one of something that lasts stays until it is over.
func (tx *Tx) SeeAlarm(ctx context.Context, id stay.AlarmID, now time.Time) error {
	return tx.changeAlarm(ctx, id, func(a *stay.Alarm) {
		if a.SeenAt = now; a.Kind.Event() {
			a.ClosedAt = now
		}
	})
}

// EndAlarm closes one alarm, by the owner's word.
func (tx *Tx) EndAlarm(ctx context.Context, id stay.AlarmID, now time.Time) error {
	return tx.changeAlarm(ctx, id, func(a *stay.Alarm) { a.SeenAt, a.ClosedAt = now, now })
}

// AlarmTold records that the owner's phone was told.
func (tx *Tx) AlarmTold(ctx context.Context, id stay.AlarmID, now time.Time) error {
	return tx.changeAlarm(ctx, id, func(a *stay.Alarm) { a.ToldAt = now })
}

func (tx *Tx) changeAlarm(ctx context.Context, id stay.AlarmID, change func(*stay.Alarm)) error {
	a, err := tx.Alarm(ctx, id)
	if err != nil {
		return err
	}
	if !a.Open() {
		return nil
	}
	change(&a)
	return tx.putAlarm(ctx, a)
}
