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

// Each class is stored at noon and must be there a millisecond before its
// period ends and gone when it does.
func TestShortPeriodsEndOnTheInstant(t *testing.T) {
	ctx := context.Background()
	policy := stay.DefaultRetention()
	hours := func(n int) time.Duration { return time.Duration(n) * time.Hour }
	for name, c := range map[string]struct {
		add   func(*store.Tx) error
		after time.Duration
		rows  string // what must be there before and not after
	}{
		"raw body": {func(tx *store.Tx) error {
			_, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte("{}"), noon)
			return err
		},
			hours(policy.DeliveryHours), `SELECT id FROM deliveries WHERE body_sealed IS NOT NULL`},
		"a body that was never read": {func(tx *store.Tx) error {
			_, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte("{}"), noon)
			return err
		},
			hours(policy.DeliveryHours), `SELECT id FROM deliveries WHERE state = 'pending'`},
		"unknown element": {func(tx *store.Tx) error {
			_, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte("{}"), noon)
			return errors.Join(err, tx.AddOddity(ctx, 1, "unknown", []byte("{}"), noon))
		}, hours(policy.DeliveryHours), `SELECT id FROM oddities`},
		"calendar as it came": {func(tx *store.Tx) error {
			f := store.Feed{ID: id[stay.FeedID](t), Property: "casa-limone", State: store.FeedOK, NextAt: noon, CreatedAt: noon}
			return errors.Join(tx.PutProperty(ctx, property("casa-limone")), tx.PutFeed(ctx, f),
				tx.AddFeedBody(ctx, f.Property, store.FeedBody{ID: "1", Feed: f.ID, At: noon, Until: noon, Good: true, Body: []byte("BEGIN:VCALENDAR")}))
		}, hours(24 * policy.CalendarDays), `SELECT id FROM feed_bodies`},
		"digest": {func(tx *store.Tx) error {
			_, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte("{}"), noon)
			return err
		},
			hours(24 * policy.FingerprintDays), `SELECT id FROM deliveries`},
		"parked status": {func(tx *store.Tx) error {
			_, err := tx.ApplyStatuses(ctx, []store.Status{{Wamid: "wamid.X", State: stay.Sent}}, noon)
			return err
		},
			time.Hour, `SELECT status FROM parked_statuses`},
		"connection": {func(tx *store.Tx) error {
			return tx.AddConnection(ctx, store.Connection{At: noon, Destination: "a.example:443"})
		},
			hours(24 * policy.ConnectionDays), `SELECT id FROM connections`},
		"session": {func(tx *store.Tx) error {
			a := account(t, "Ada", stay.RoleOwner)
			return errors.Join(tx.PutUser(ctx, a), tx.AddSession(ctx, "token", store.Session{User: a.ID, CreatedAt: noon, LastSeenAt: noon, ExpiresAt: noon.Add(time.Hour)}))
		}, time.Hour, `SELECT user_id FROM sessions`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			db := storetest.OpenIn(t, dir, time.Now)
			raw := openRaw(t, dir)
			update(t, db, c.add)
			for _, moment := range []struct {
				now  time.Time
				left int
			}{{noon, 1}, {noon.Add(c.after - time.Millisecond), 1}, {noon.Add(c.after), 0}} {
				sweep(t, db, moment.now)
				if got := len(texts(t, raw, c.rows)); got != moment.left {
					t.Errorf("%v after it was stored: %d rows, want %d", moment.now.Sub(noon), got, moment.left)
				}
			}
			if s := sweep(t, db, noon.Add(c.after)); s.Total() != 0 {
				t.Errorf("a second sweep found %+v", s)
			}
		})
	}
}

func sweep(t *testing.T, db *store.DB, now time.Time) (s store.Swept) {
	t.Helper()
	update(t, db, func(tx *store.Tx) (err error) {
		s, err = tx.SweepShort(context.Background(), stay.DefaultRetention(), now)
		return err
	})
	return s
}

func TestARepeatIsKnownLongAfterItsBodyIsGone(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	again := func(source store.Source, body string, now time.Time) (fresh bool) {
		update(t, db, func(tx *store.Tx) (err error) {
			_, fresh, err = tx.AddDelivery(ctx, source, []byte(body), now)
			return err
		})
		return fresh
	}
	check(t, nil, true, again(store.FromPlatform, "a", noon))
	check(t, nil, true, again(store.FromSimulator, "a", noon)) // another world
	check(t, nil, true, again(store.FromPlatform, "", noon))   // even nothing is kept, once
	check(t, nil, false, again(store.FromPlatform, "", noon))
	sweep(t, db, noon.AddDate(0, 0, 8))
	check(t, nil, false, again(store.FromPlatform, "a", noon.AddDate(0, 0, 8)))
	pending, err := db.PendingDeliveries(ctx, 10)
	check(t, err, 0, len(pending))
}

func TestOldMessagesGoOneByOne(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	old, young := bubble(t, c, stay.FromGuest, "old"), bubble(t, c, stay.FromGuest, "young")
	young.CreatedAt = noon.Add(time.Millisecond)
	update(t, db, func(tx *store.Tx) error {
		_, _, err1 := tx.AddMessage(ctx, c, old, "wamid.1")
		_, _, err2 := tx.AddMessage(ctx, c, young, "wamid.2")
		all := []error{err1, err2}
		for _, m := range []stay.Message{old, young} {
			all = append(all, tx.AddTrace(ctx, c, stay.Trace{Conversation: c.ID, Message: m.ID, At: m.CreatedAt}),
				tx.PutQuestion(ctx, c, stay.Question{ID: stay.QuestionID(m.ID), Conversation: c.ID, Message: m.ID, Reason: stay.ReasonNoFact, State: stay.QuestionOpen, OpenedAt: m.CreatedAt}))
		}
		return errors.Join(all...)
	})
	update(t, db, func(tx *store.Tx) error { _, err := tx.OldMessages(ctx, noon); return err })
	traces, err := db.Traces(ctx, c, 10)
	check(t, err, 1, len(traces))
	questions, err := db.OpenQuestions(ctx, c.ID)
	check(t, err, 1, len(questions))
	left, err := db.Messages(ctx, c.ID, 10)
	check(t, err, 1, len(left))
	check(t, nil, young.ID, left[0].ID)
}

func TestAgeingConversationsKnowTheirLastStay(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutProperty(ctx, property("casa")), tx.PutProperty(ctx, property("torre")))
	})
	_, none := talk(t, db)
	_, two := talk(t, db)
	_, cancelled := talk(t, db)
	owner, alerts := talk(t, db)
	owner.IsOwner = true
	early, late, gone := booking(t, "casa", 20000, 20003), booking(t, "torre", 20010, 20012), booking(t, "casa", 20020, 20025)
	gone.State = stay.BookingCancelled
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutBooking(ctx, early), tx.PutBooking(ctx, late), tx.PutBooking(ctx, gone), tx.PutGuest(ctx, owner),
			tx.PutTie(ctx, stay.Tie{Conversation: two.ID, Booking: late.ID, Evidence: stay.EvidenceCode, At: noon}),
			tx.PutTie(ctx, stay.Tie{Conversation: two.ID, Booking: early.ID, Evidence: stay.EvidenceCode, At: noon}),
			tx.PutTie(ctx, stay.Tie{Conversation: cancelled.ID, Booking: gone.ID, Evidence: stay.EvidenceCode, At: noon}))
	})
	all, err := db.AgeingConversations(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got := map[stay.ConversationID]store.Ageing{}
	for _, a := range all {
		got[a.Conversation] = a
	}
	check(t, nil, map[stay.ConversationID]store.Ageing{
		none.ID:      {Conversation: none.ID, Guest: none.Guest, LastMessage: noon},
		two.ID:       {Conversation: two.ID, Guest: two.Guest, LastMessage: noon, Property: "torre", LastCheckout: 20012},
		cancelled.ID: {Conversation: cancelled.ID, Guest: cancelled.Guest, LastMessage: noon},
	}, got)
	if _, there := got[alerts.ID]; there {
		t.Error("the owner's own conversation ages like a guest's")
	}
}

func TestOldBookingsByTheDayTheyEnd(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	b := booking(t, "casa", 20000, 20003)
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutProperty(ctx, property("casa")), tx.PutBooking(ctx, b))
	})
	for day, want := range map[stay.Date]int{20002: 0, 20003: 1, 20004: 1} {
		got, err := db.OldBookings(ctx, day)
		check(t, err, want, len(got))
	}
}

func TestTheLastConversationTakesItsGuestAlong(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	g, one := talk(t, db)
	two := one
	two.ID, two.NumberID = id[stay.ConversationID](t), "2"
	update(t, db, func(tx *store.Tx) error { return tx.PutConversation(ctx, two) })
	for _, step := range []struct {
		remove stay.ConversationID
		want   error
	}{{one.ID, nil}, {two.ID, stay.ErrNotFound}} {
		update(t, db, func(tx *store.Tx) error { return tx.RemoveConversation(ctx, step.remove, g.ID) })
		if _, err := db.Guest(ctx, g.ID); !errors.Is(err, step.want) {
			t.Errorf("the guest: %v, want %v", err, step.want)
		}
	}
}

func TestCheckpointSaysWhenAReaderHoldsTheLog(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := storetest.OpenIn(t, dir, time.Now)
	raw := openRaw(t, dir)
	reading, err := raw.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := reading.Query(`SELECT * FROM keys`); err != nil { //nolint:rowserrcheck,sqlclosecheck // nobody reads on: it holds the log until the end
		t.Fatal(err)
	}
	update(t, db, func(tx *store.Tx) error { return tx.PutSetting(ctx, "n", "x", 1) })
	short, cancel := context.WithCancel(ctx)
	cancel()
	if ok, err := db.Checkpoint(short); ok || err == nil {
		t.Errorf("a cancelled one: %t %v", ok, err)
	}
	if err := reading.Rollback(); err != nil {
		t.Fatal(err)
	}
	if ok, err := db.Checkpoint(ctx); !ok || err != nil {
		t.Errorf("with no reader: %t %v", ok, err)
	}
}
