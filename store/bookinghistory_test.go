package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

func TestABookingRemembersWhatHappenedToItAndByWhom(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	update(t, db, func(tx *store.Tx) error { return tx.PutProperty(ctx, property("casa")) })
	b := booking(t, "casa", stay.NewDate(2026, 7, 14), stay.NewDate(2026, 7, 19))
	b.UpdatedAt = noon
	put := func(hand store.Hand, minutes int, change func(*stay.Booking)) {
		update(t, db, func(tx *store.Tx) error {
			tx.As(hand)
			change(&b)
			b.UpdatedAt = noon.Add(time.Duration(minutes) * time.Minute)
			return tx.PutBooking(ctx, b)
		})
	}
	feed, host := store.Hand{By: stay.DoneByFeed, Feed: "f1"}, store.Hand{By: stay.DoneByHost}
	put(feed, 0, func(*stay.Booking) {})
	put(feed, 1, func(b *stay.Booking) { b.UID = "another" }) // no change for an owner
	put(feed, 2, func(b *stay.Booking) { b.Departure++ })
	put(host, 3, func(b *stay.Booking) { b.Name, b.Guests = "Lena Weber", 3 })
	put(host, 4, func(b *stay.Booking) { b.IdentifiedAt = noon })
	update(t, db, func(tx *store.Tx) error {
		return tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: b.ID, Evidence: stay.EvidenceCode, At: noon.Add(5 * time.Minute)})
	})
	update(t, db, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost, At: noon.Add(6 * time.Minute)})
		return tx.RemoveTie(ctx, c.ID, b.ID)
	})
	put(feed, 7, func(b *stay.Booking) { b.State = stay.BookingMissing })
	put(feed, 8, func(b *stay.Booking) { b.State = stay.BookingActive })
	put(host, 9, func(b *stay.Booking) { b.State = stay.BookingCancelled })

	after := func(minutes int, by stay.Doer, feed stay.FeedID, what stay.What, was, became string) stay.BookingChange {
		return stay.BookingChange{At: noon.Add(time.Duration(minutes) * time.Minute), By: by, Feed: feed, What: what, Was: was, Became: became}
	}
	want := []stay.BookingChange{
		after(9, stay.DoneByHost, "", stay.GotCancelled, "", ""),
		after(8, stay.DoneByFeed, "f1", stay.CameBack, "", ""),
		after(7, stay.DoneByFeed, "f1", stay.WentMissing, "", ""),
		after(6, stay.DoneByHost, "", stay.GuestLeft, "", ""),
		after(5, stay.DoneByGuest, "", stay.GuestJoined, "", "code"),
		after(4, stay.DoneByHost, "", stay.IdentityRecorded, "", ""),
		after(3, stay.DoneByHost, "", stay.DetailsChanged, "", "name,guests"),
		after(2, stay.DoneByFeed, "f1", stay.NightsMoved, "2026-07-14/2026-07-19", "2026-07-14/2026-07-20"),
		after(0, stay.DoneByFeed, "f1", stay.BookingAdded, "", "2026-07-14/2026-07-19"),
	}
	got, err := db.BookingHistory(ctx, b.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	update(t, db, func(tx *store.Tx) error { return tx.RemoveBooking(ctx, b.ID) })
	if left, err := db.BookingHistory(ctx, b.ID); err != nil || len(left) > 0 {
		t.Errorf("a booking that is gone leaves %d lines, %v", len(left), err)
	}
}

func TestTheHistoryOfAMovingClosureDoesNotGrowForEver(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	update(t, db, func(tx *store.Tx) error { return tx.PutProperty(ctx, property("casa")) })
	b := booking(t, "casa", stay.NewDate(2026, 7, 14), stay.NewDate(2026, 7, 19))
	update(t, db, func(tx *store.Tx) error {
		for range 150 {
			b.Departure++
			if err := tx.PutBooking(ctx, b); err != nil {
				return err
			}
		}
		return nil
	})
	got, err := db.BookingHistory(ctx, b.ID)
	if err != nil || len(got) != 100 {
		t.Errorf("%d lines, %v", len(got), err)
	}
	if got[0].Became != "2026-07-14/"+b.Departure.String() {
		t.Errorf("the latest line says %q", got[0].Became)
	}
}

func TestStaysOfFeedsAreCountedAndTiesOfTrialsAreNot(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	trial := c
	trial.ID, trial.NumberID, trial.Simulated = id[stay.ConversationID](t), "trial", true
	update(t, db, func(tx *store.Tx) error {
		if err := tx.PutProperty(ctx, property("casa")); err != nil {
			return err
		}
		if err := tx.PutConversation(ctx, trial); err != nil {
			return err
		}
		return tx.PutFeed(ctx, store.Feed{ID: "f1", Property: "casa", State: store.FeedOK, NextAt: noon, CreatedAt: noon})
	})
	var first stay.BookingID
	for i, change := range []func(*stay.Booking){
		func(*stay.Booking) {},
		func(b *stay.Booking) { b.State = stay.BookingMissing },
		func(b *stay.Booking) { b.Kind = stay.KindUnknown },
		func(b *stay.Booking) { b.Kind = stay.KindBlock },
		func(b *stay.Booking) { b.State = stay.BookingCancelled },
		func(b *stay.Booking) { b.Feed = "" },
		func(b *stay.Booking) { b.Arrival, b.Departure = 100, 103 },
	} {
		b := booking(t, "casa", 20000+stay.Date(10*i), 20003+stay.Date(10*i))
		b.Feed = "f1"
		change(&b)
		if i == 0 {
			first = b.ID
		}
		update(t, db, func(tx *store.Tx) error { return tx.PutBooking(ctx, b) })
	}
	if n, err := db.FeedStays(ctx, 20003); err != nil || n["f1"] != 3 {
		t.Errorf("%v, %v", n, err)
	}
	update(t, db, func(tx *store.Tx) error {
		for _, conversation := range []stay.ConversationID{c.ID, trial.ID} {
			if err := tx.PutTie(ctx, stay.Tie{Conversation: conversation, Booking: first, Evidence: stay.EvidenceCode, At: noon}); err != nil {
				return err
			}
		}
		return nil
	})
	for _, days := range []struct {
		from, to stay.Date
		want     int
	}{{20003, 20004, 1}, {19990, 20001, 1}, {20004, 20100, 0}, {19990, 20000, 0}} {
		got, err := db.TiesBetween(ctx, days.from, days.to)
		if err != nil || len(got) != days.want {
			t.Errorf("%d to %d: %d ties, %v", days.from, days.to, len(got), err)
		}
	}
}
