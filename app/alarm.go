package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// Alarms: what is wrong between the house and its guests. Whoever notices raises
// one in the transaction in which it notices (store.Tx.RaiseAlarm) and closes it
// when it is over. Here are the two things that go on by themselves: an alarm
// with an end of its own ends, and the owner's phone is told of an urgent one.

// watchAlarms looks at all that goes on by itself: what is over, what is late.
func (a *App) watchAlarms(ctx context.Context) error {
	for _, look := range []func(context.Context) error{a.giveStaleBack, a.noticeDisturbance, a.tellAlarms} {
		if err := look(ctx); err != nil {
			return err
		}
	}
	return nil
}

// tellAlarms ends what is over by the clock and tells the owner's WhatsApp of
// what is urgent: each alarm once, as soon as the owner can be reached. The page
// shows it in any case.
func (a *App) tellAlarms(ctx context.Context) error {
	now := a.o.Now()
	open, err := a.db.OpenAlarms(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(open, func(x stay.Alarm) bool { return ended(x, now) }) {
		if err := a.db.Update(ctx, func(tx *store.Tx) error { return tx.EndAlarms(ctx, now) }); err != nil {
			return err
		}
	}
	if a.o.OwnerPhone == "" {
		return nil
	}
	for _, x := range open {
		if !worthTelling(x, now) {
			continue
		}
		if err := a.db.Update(ctx, func(tx *store.Tx) error { return a.tellAlarm(ctx, tx, x.ID, now) }); err != nil {
			return fmt.Errorf("tell of an alarm: %w", err)
		}
	}
	return nil
}

func ended(x stay.Alarm, now time.Time) bool { return !x.EndsAt.IsZero() && !now.Before(x.EndsAt) }

// worthTelling reports whether the owner's phone should say it: it is urgent, and
// the owner does not know.
func worthTelling(x stay.Alarm, now time.Time) bool {
	return x.Open() && x.Kind.Urgent() && x.ToldAt.IsZero() && x.SeenAt.IsZero() && !ended(x, now)
}

// tellAlarm tells through another number than the one in trouble, if there is
// one on which the owner can be reached.
func (a *App) tellAlarm(ctx context.Context, tx *store.Tx, id stay.AlarmID, now time.Time) error {
	x, err := tx.Alarm(ctx, id)
	if err != nil || !worthTelling(x, now) {
		return err
	}
	numbers := slices.Clone(a.everyNumber())
	slices.SortStableFunc(numbers, func(n, m Number) int { return last(n.ID == x.Number) - last(m.ID == x.Number) })
	for _, n := range numbers {
		sent, err := a.alert(ctx, tx, stay.Conversation{NumberID: n.ID, Simulated: n.Simulated}, phrase.AlertAlarm, "alarm "+string(x.ID), now)
		if err != nil {
			return err
		}
		if sent {
			return tx.AlarmTold(ctx, x.ID, now)
		}
	}
	return nil
}

func last(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// SeeAlarm records that the owner knows of an alarm.
func (a *App) SeeAlarm(ctx context.Context, id stay.AlarmID) error {
	return a.db.Update(ctx, func(tx *store.Tx) error { return tx.SeeAlarm(ctx, id, a.o.Now()) })
}
