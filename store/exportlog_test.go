package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// told is a stay of a property that a channel is told of.
func told(t *testing.T, db *store.DB, p stay.PropertyID, channel string) store.Exported {
	t.Helper()
	b := booking(t, p, 20000, 20003)
	e := store.Exported{Property: p, Channel: channel, Booking: b.ID, Arrival: b.Arrival, Departure: b.Departure, FirstAt: noon, ChangedAt: noon, Stamp: noon.Add(-time.Hour), Told: "Reserved"}
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutBooking(context.Background(), b), tx.PutExported(context.Background(), e))
	})
	return e
}

func sameExported(t *testing.T, err error, want, got []store.Exported) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(store.Exported{}), cmpopts.IgnoreFields(store.Exported{}, "Told"), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatAChannelWasToldComesBack(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutProperty(ctx, property("casa")), tx.PutProperty(ctx, property("baita")))
	})
	e := told(t, db, "casa", "airbnb")
	told(t, db, "casa", "vrbo")
	told(t, db, "baita", "airbnb")

	all, err := db.ExportedTo(ctx, "casa", "airbnb")
	sameExported(t, err, []store.Exported{e}, all)
	if !db.SameTold(all[0], "Reserved") || db.SameTold(all[0], "Blocked") {
		t.Error("the words are not known again")
	}

	moved := all[0]
	moved.WasArrival, moved.WasDeparture, moved.Arrival, moved.Sequence, moved.ChangedAt = e.Arrival, e.Departure, e.Arrival+1, 1, noon.Add(time.Hour)
	update(t, db, func(tx *store.Tx) error { return tx.PutExported(ctx, moved) })
	all, err = db.ExportedTo(ctx, "casa", "airbnb")
	sameExported(t, err, []store.Exported{moved}, all)
	if !db.SameTold(all[0], "Reserved") {
		t.Error("the words are lost although they were not told anew")
	}

	gone := all[0]
	gone.GoneAt = noon.Add(2 * time.Hour)
	update(t, db, func(tx *store.Tx) error { return tx.PutExported(ctx, gone) })
	all, err = db.ExportedStay(ctx, e.Booking)
	sameExported(t, err, []store.Exported{gone}, all)
}

func TestWhatWasToldGoesWithItsStay(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	update(t, db, func(tx *store.Tx) error { return tx.PutProperty(ctx, property("casa")) })
	e := told(t, db, "casa", "airbnb")
	update(t, db, func(tx *store.Tx) error { return tx.RemoveBooking(ctx, e.Booking) })
	all, err := db.ExportedTo(ctx, "casa", "airbnb")
	sameExported(t, err, nil, all)

	told(t, db, "casa", "airbnb")
	update(t, db, func(tx *store.Tx) error { return tx.RemoveProperty(ctx, "casa") })
	all, err = db.ExportedTo(ctx, "casa", "airbnb")
	sameExported(t, err, nil, all)
}

func TestSourcesOfStays(t *testing.T) {
	for _, tt := range []struct {
		provider string
		feed     stay.FeedID
		want     string
		back     stay.FeedID
	}{{"airbnb", "f1", "airbnb", ""}, {"airbnb", "", "airbnb", ""}, {"unknown", "f1", "feed:f1", "f1"}, {"", "f1", "feed:f1", "f1"}, {"", "", "", ""}, {"direct", "", "direct", ""}} {
		got := store.SourceOf(tt.provider, tt.feed)
		if got != tt.want || store.FromFeed(got) != tt.back {
			t.Errorf("%q of %q: %q, feed %q", tt.provider, tt.feed, got, store.FromFeed(got))
		}
	}
}

func TestALinkIsReadUntilItIsRevoked(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	l := store.CalendarLink{ID: id[stay.LinkID](t), Property: "casa", Channel: "airbnb", Name: "n", Language: "it", Closures: true, Token: "first", CreatedAt: noon, RenewedAt: noon}
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutProperty(ctx, property("casa")), tx.PutCalendarLink(ctx, l))
	})
	got, err := db.CalendarLinkByToken(ctx, "first")
	check(t, err, l, got)

	second := l
	second.ID = id[stay.LinkID](t)
	if err := db.Update(ctx, func(tx *store.Tx) error { return tx.PutCalendarLink(ctx, second) }); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("a second link of the channel: %v", err)
	}

	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.AddCalendarRead(ctx, l, "browser", noon), tx.AddCalendarRead(ctx, l, "airbnb", noon.Add(time.Minute)), tx.AddCalendarRead(ctx, l, "airbnb", noon.Add(time.Hour)))
	})
	reads, err := db.CalendarReads(ctx, l.ID)
	check(t, err, []store.CalendarRead{
		{Link: l.ID, Reader: "airbnb", FirstAt: noon.Add(time.Minute), LastAt: noon.Add(time.Hour), Times: 2},
		{Link: l.ID, Reader: "browser", FirstAt: noon, LastAt: noon, Times: 1},
	}, reads)

	l.Token, l.HeldSince, l.HeldStays, l.HeldOf = "second", noon, 3, 4
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutCalendarLink(ctx, l), tx.ForgetCalendarReads(ctx, l.ID))
	})
	if _, err := db.CalendarLinkByToken(ctx, "first"); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("the old token: %v", err)
	}
	got, err = db.CalendarLink(ctx, l.ID)
	check(t, err, l, got)
	reads, err = db.CalendarReads(ctx, l.ID)
	check(t, err, 0, len(reads))

	update(t, db, func(tx *store.Tx) error { return tx.RemoveCalendarLink(ctx, l.ID) })
	if _, err := db.CalendarLinkByToken(ctx, "second"); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("a revoked token: %v", err)
	}
	if _, err := db.CalendarLinkByToken(ctx, ""); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("no token: %v", err)
	}
}
