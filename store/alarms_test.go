package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

func openAlarms(t *testing.T, db *store.DB) []stay.Alarm {
	t.Helper()
	all, err := db.OpenAlarms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func raise(t *testing.T, db *store.DB, a stay.Alarm) {
	t.Helper()
	update(t, db, func(tx *store.Tx) error { return tx.RaiseAlarm(context.Background(), a) })
}

func TestAnAlarmThatIsRaisedAgainIsRefreshedAndNotDoubled(t *testing.T) {
	ctx, db := context.Background(), storetest.Open(t)
	raise(t, db, stay.Alarm{Kind: stay.AlarmPayment, Number: "1", RaisedAt: noon})
	first := openAlarms(t, db)[0]
	update(t, db, func(tx *store.Tx) error { return tx.AlarmTold(ctx, first.ID, noon.Add(time.Minute)) })
	update(t, db, func(tx *store.Tx) error { return tx.SeeAlarm(ctx, first.ID, noon.Add(2*time.Minute)) })
	raise(t, db, stay.Alarm{Kind: stay.AlarmPayment, Number: "1", RaisedAt: noon.Add(time.Hour)})
	all := openAlarms(t, db)
	check(t, nil, 1, len(all))
	want := first
	want.LastAt, want.ToldAt, want.SeenAt = noon.Add(time.Hour), noon.Add(time.Minute), noon.Add(2*time.Minute)
	check(t, nil, want, all[0])
	// One that says something new is not the one that the owner knows.
	raise(t, db, stay.Alarm{Kind: stay.AlarmPayment, Number: "1", Detail: "131044", RaisedAt: noon.Add(2 * time.Hour)})
	check(t, nil, true, openAlarms(t, db)[0].SeenAt.IsZero())
}

func TestAlarmsStandByNumberAndSubject(t *testing.T) {
	ctx, db := context.Background(), storetest.Open(t)
	for _, a := range []stay.Alarm{{Kind: stay.AlarmQuality, Number: "1"}, {Kind: stay.AlarmQuality, Number: "2"}, {Kind: stay.AlarmTemplateRejected, Number: "1", Subject: "thanks"},
		{Kind: stay.AlarmTemplateRejected, Number: "1", Subject: "arrival"}, {Kind: stay.AlarmTokenInvalid, Number: "2"}} {
		a.RaisedAt = noon
		raise(t, db, a)
	}
	all := openAlarms(t, db)
	check(t, nil, 5, len(all))
	check(t, nil, stay.AlarmTokenInvalid, all[0].Kind) // the gravest first
	close := func(do func(tx *store.Tx) error, left int) {
		t.Helper()
		update(t, db, do)
		check(t, nil, left, len(openAlarms(t, db)))
	}
	close(func(tx *store.Tx) error { return tx.CloseAlarm(ctx, stay.AlarmQuality, "1", noon) }, 4)
	close(func(tx *store.Tx) error { return tx.CloseAlarm(ctx, stay.AlarmQuality, "1", noon) }, 4)
	close(func(tx *store.Tx) error {
		return tx.CloseAlarmAbout(ctx, stay.AlarmTemplateRejected, "1", "thanks", noon)
	}, 3)
	close(func(tx *store.Tx) error { return tx.CloseAlarm(ctx, stay.AlarmTemplateRejected, "1", noon) }, 2)
	close(func(tx *store.Tx) error { return tx.EndAlarm(ctx, all[0].ID, noon) }, 1)
	kept, err := db.Alarms(ctx, 10)
	check(t, err, 5, len(kept))
	_, err = db.Alarm(ctx, "nothing")
	check(t, nil, true, errors.Is(err, stay.ErrNotFound))
}

func TestAnAlarmEndsByItsOwnClockAndIsForgottenAfterAYear(t *testing.T) {
	ctx, db := context.Background(), storetest.Open(t)
	raise(t, db, stay.Alarm{Kind: stay.AlarmRestricted, Number: "1", RaisedAt: noon, EndsAt: noon.Add(72 * time.Hour)})
	raise(t, db, stay.Alarm{Kind: stay.AlarmPIN, Number: "1", RaisedAt: noon})
	update(t, db, func(tx *store.Tx) error { return tx.EndAlarms(ctx, noon.Add(72*time.Hour-time.Second)) })
	check(t, nil, 2, len(openAlarms(t, db)))
	update(t, db, func(tx *store.Tx) error { return tx.EndAlarms(ctx, noon.Add(72*time.Hour)) })
	left := openAlarms(t, db)
	check(t, nil, 1, len(left))
	// To have seen what only happened is to be done with it.
	update(t, db, func(tx *store.Tx) error { return tx.SeeAlarm(ctx, left[0].ID, noon.Add(time.Hour)) })
	check(t, nil, 0, len(openAlarms(t, db)))
	for after, want := range map[time.Duration]int{364 * 24 * time.Hour: 2, 369 * 24 * time.Hour: 0} {
		db := storetest.Open(t)
		raise(t, db, stay.Alarm{Kind: stay.AlarmPIN, Number: "1", RaisedAt: noon})
		raise(t, db, stay.Alarm{Kind: stay.AlarmQuality, Number: "1", RaisedAt: noon})
		update(t, db, func(tx *store.Tx) error {
			for _, kind := range []stay.AlarmKind{stay.AlarmPIN, stay.AlarmQuality} {
				if err := tx.CloseAlarm(ctx, kind, "1", noon); err != nil {
					return err
				}
			}
			_, err := tx.SweepShort(ctx, stay.DefaultRetention(), noon.Add(after))
			return err
		})
		kept, err := db.Alarms(ctx, 10)
		check(t, err, want, len(kept))
	}
}
