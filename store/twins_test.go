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

// twins is a stay that two sources tell of, the second as the twin of the first.
func twins(t *testing.T, db *store.DB) (first, second stay.Booking) {
	t.Helper()
	ctx := context.Background()
	first, second = booking(t, "casa", 20000, 20003), booking(t, "casa", 20000, 20003)
	first.Phone, second.Phone, first.PhoneLast4, second.PhoneLast4 = "+447700900101", "+447700900101", "0101", "0101"
	first.Invite, second.Invite, first.Feed, second.Feed = "K7QM4RTX", "M2QX7RTZ", "f1", "f2"
	second.TwinOf, second.TwinHow = first.ID, stay.TwinSame
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutProperty(ctx, property("casa")), tx.PutFeed(ctx, store.Feed{ID: "f1", Property: "casa", State: store.FeedOK, NextAt: noon, CreatedAt: noon}),
			tx.PutFeed(ctx, store.Feed{ID: "f2", Property: "casa", State: store.FeedOK, NextAt: noon, CreatedAt: noon}), tx.PutBooking(ctx, first), tx.PutBooking(ctx, second))
	})
	return first, second
}

func TestWhoIsTiedToATwinIsTiedToTheStay(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	first, second := twins(t, db)
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: second.ID, Evidence: stay.EvidenceNumber, At: noon}),
			tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: first.ID, Evidence: stay.EvidenceCode, At: noon}))
	})
	ties, err := db.Ties(ctx, c.ID)
	if err != nil || len(ties) != 1 || ties[0].Booking != first.ID || ties[0].Evidence != stay.EvidenceNumber {
		t.Errorf("%v %v", ties, err)
	}
	if ties, err = db.TiedTo(ctx, first.ID); err != nil || len(ties) != 1 || ties[0].Evidence != stay.EvidenceNumber {
		t.Errorf("%v %v", ties, err)
	}
	update(t, db, func(tx *store.Tx) error { return tx.RemoveTie(ctx, c.ID, first.ID) })
	if ties, err = db.Ties(ctx, c.ID); err != nil || len(ties) != 0 {
		t.Errorf("untied: %v %v", ties, err)
	}
}

func TestAStayThatIsToldTwiceIsFoundOnce(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	first, second := twins(t, db)
	byPhone, err := db.BookingsByPhone(ctx, "+447700900101")
	if err != nil || len(byPhone) != 1 || byPhone[0].ID != first.ID {
		t.Errorf("by its number: %d, %v", len(byPhone), err)
	}
	byDigits, err := db.BookingsByLast4(ctx, "0101")
	if err != nil || len(byDigits) != 1 {
		t.Errorf("by its digits: %d, %v", len(byDigits), err)
	}
	for _, code := range []string{"K7QM4RTX", "M2QX7RTZ"} { // a code that was sent goes on working
		if b, err := db.BookingByInvite(ctx, code); err != nil || b.ID != first.ID {
			t.Errorf("the code %s opens %s, %v", code, b.ID, err)
		}
	}
	taken, err := db.Overlapping(ctx, "casa", 20001, 20002, "")
	if err != nil || len(taken) != 1 {
		t.Errorf("its nights are taken %d times, %v", len(taken), err)
	}
	told, err := db.Twins(ctx, first.ID)
	if err != nil || len(told) != 1 || told[0].ID != second.ID {
		t.Errorf("%v %v", told, err)
	}
}

func TestAStayIsForgottenInAllThatTellsOfIt(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	first, second := twins(t, db)
	body := func(id string, f stay.FeedID) store.FeedBody {
		return store.FeedBody{ID: id, Feed: f, At: noon, Until: noon, Good: true, Body: []byte("BEGIN:VCALENDAR")}
	}
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.AddFeedBody(ctx, "casa", body("1", "f1")), tx.AddFeedBody(ctx, "casa", body("2", "f2")),
			tx.AddCalendarLog(ctx, store.CalendarLog{Feed: "f2", Booking: second.ID, At: noon, What: store.DecidedAdded}),
			tx.PutCalendarQuestion(ctx, stay.CalendarQuestion{ID: "q", Property: "casa", Kind: stay.AskDouble, Booking: first.ID, Other: second.ID, State: stay.CalendarOpen, OpenedAt: noon}))
	})
	update(t, db, func(tx *store.Tx) error { return tx.RemoveBooking(ctx, first.ID) })
	if _, err := db.Booking(ctx, second.ID); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("its twin: %v", err)
	}
	for _, id := range []stay.FeedID{"f1", "f2"} {
		if left, err := db.FeedBodies(ctx, store.Feed{ID: id, Property: "casa"}); err != nil || len(left) != 0 {
			t.Errorf("%d answers of %s, %v", len(left), id, err)
		}
	}
	if left, err := db.FeedDecisions(ctx, "f2", 10); err != nil || len(left) != 0 {
		t.Errorf("%d decisions, %v", len(left), err)
	}
	if left, err := db.CalendarQuestions(ctx, "", stay.CalendarOpen); err != nil || len(left) != 0 {
		t.Errorf("%d questions, %v", len(left), err)
	}
}

func TestTheSameDecisionAgainIsCounted(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	twins(t, db)
	add := func(what store.Decided, problem string, minutes int) {
		update(t, db, func(tx *store.Tx) error {
			return tx.AddCalendarLog(ctx, store.CalendarLog{Feed: "f1", At: noon.Add(time.Duration(minutes) * time.Minute), What: what, Problem: problem, Count: minutes})
		})
	}
	for i := range 100 {
		add(store.DecidedFailed, "html", i)
	}
	add(store.DecidedFailed, "timeout", 100)
	add(store.DecidedReadAgain, "", 101)
	add(store.DecidedFailed, "html", 102)
	all, err := db.FeedDecisions(ctx, "f1", 10)
	if err != nil || len(all) != 4 || all[3].Times != 100 || !all[3].At.Equal(noon) || !all[3].Until.Equal(noon.Add(99*time.Minute)) || all[3].Count != 99 || all[0].Times != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	for i := range 600 {
		add(store.DecidedFailed, []string{"html", "timeout"}[i%2], 200+i)
	}
	if all, err = db.FeedDecisions(ctx, "f1", 1000); err != nil || len(all) != 500 {
		t.Errorf("%d kept, %v", len(all), err)
	}
}

func TestTheLastAnswersOfACalendarAreKept(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	twins(t, db)
	for i := range 9 {
		at := noon.Add(time.Duration(i) * time.Hour)
		update(t, db, func(tx *store.Tx) error {
			return tx.AddFeedBody(ctx, "casa", store.FeedBody{ID: string(rune('a' + i)), Feed: "f1", At: at, Until: at, Good: i%3 > 0, Body: []byte{byte('0' + i)}})
		})
	}
	said := func() string {
		all, err := db.FeedBodies(ctx, store.Feed{ID: "f1", Property: "casa"})
		if err != nil {
			t.Fatal(err)
		}
		var s string
		for _, b := range all {
			s += string(b.Body)
		}
		return s
	}
	if got := said(); got != "876542" { // five good ones and the last bad one, 6
		t.Errorf("kept %s", got)
	}
	update(t, db, func(tx *store.Tx) error {
		again, err := tx.SaidAgain(ctx, "f1", noon.AddDate(0, 0, 29))
		if err == nil && !again {
			t.Error("the last good one is not found")
		}
		return err
	})
	update(t, db, func(tx *store.Tx) error {
		_, err := tx.SweepShort(ctx, stay.DefaultRetention(), noon.AddDate(0, 0, 31))
		return err
	})
	if got := said(); got != "8" {
		t.Errorf("after a month: %s", got)
	}
	update(t, db, func(tx *store.Tx) error {
		if again, err := tx.SaidAgain(ctx, "f2", noon); again || err != nil {
			t.Errorf("nothing was said: %t, %v", again, err)
		}
		return nil
	})
}
