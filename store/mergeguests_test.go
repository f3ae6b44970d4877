package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// TestMergingReadsEverySealedColumn insists that whatever is sealed under a guest's
// key is sealed anew when two become one: a key that nobody wrote down here would be
// destroyed with what it opens.
func TestMergingReadsEverySealedColumn(t *testing.T) {
	listed := store.SealedUnderGuest()
	pattern := regexp.MustCompile(`guestKey\([^)]*\)+, .*"([a-z_]+)", "([a-z_]+_sealed)"`)
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range pattern.FindAllStringSubmatch(string(source), -1) {
			found++
			if column := m[1] + "." + m[2]; column != "guests.doc_sealed" && !slices.Contains(listed, column) {
				t.Errorf("%s seals %s under a guest's key: add it to sealedUnderGuest", path, column)
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d seals were found: the search is broken", found)
	}
}

// two makes two guests with a conversation each at the same number, and everything
// that hangs on them.
type twoGuests struct {
	t    *testing.T
	db   *store.DB
	a, b stay.Conversation
}

func people(t *testing.T) twoGuests {
	t.Helper()
	x := twoGuests{t: t, db: storetest.Open(t)}
	_, x.a = talk(t, x.db)
	_, x.b = talk(t, x.db)
	return x
}

func (x twoGuests) join() []store.Merged {
	x.t.Helper()
	var merged []store.Merged
	update(x.t, x.db, func(tx *store.Tx) (err error) {
		_, merged, err = tx.MergeGuests(context.Background(), x.a.Guest, x.b.Guest, noon)
		return err
	})
	return merged
}

func TestMergingLosesNothing(t *testing.T) {
	ctx := context.Background()
	x := people(t)
	p := property("casa")
	b1, b2 := booking(t, p.ID, 20000, 20003), booking(t, p.ID, 20010, 20012)
	first, second, third := bubble(t, x.a, stay.FromGuest, "one"), bubble(t, x.b, stay.FromGuest, "two"), bubble(t, x.b, stay.FromAssistant, "three")
	question := stay.Question{ID: id[stay.QuestionID](t), Conversation: x.b.ID, Message: second.ID, Reason: stay.ReasonNoFact, State: stay.QuestionOpen, Draft: "a draft", OpenedAt: noon}
	request := stay.Request{ID: id[stay.RequestID](t), Conversation: x.b.ID, Guest: x.b.Guest, Kind: stay.RequestErase, State: stay.QuestionOpen, ReceivedAt: noon, DueAt: noon.Add(time.Hour)}
	update(t, x.db, func(tx *store.Tx) error {
		for _, err := range []error{
			tx.PutProperty(ctx, p), tx.PutBooking(ctx, b1), tx.PutBooking(ctx, b2),
			second2(tx.AddMessage(ctx, x.a, first, "wamid.1")), second2(tx.AddMessage(ctx, x.b, second, "wamid.2")),
			tx.PutTie(ctx, stay.Tie{Conversation: x.a.ID, Booking: b1.ID, Evidence: stay.EvidenceCode, At: noon}),
			tx.PutTie(ctx, stay.Tie{Conversation: x.b.ID, Booking: b1.ID, Evidence: stay.EvidenceOwner, At: noon}),
			tx.PutTie(ctx, stay.Tie{Conversation: x.b.ID, Booking: b2.ID, Evidence: stay.EvidenceCode, At: noon}),
			tx.PutQuestion(ctx, x.b, question), tx.PutRequest(ctx, request),
			tx.AddTrace(ctx, x.b, stay.Trace{Conversation: x.b.ID, Message: second.ID, At: noon, Steps: []stay.Step{{Name: "identify"}}}),
			tx.PutAlias(ctx, x.b.Guest, store.Alias{Kind: store.AliasUserID, Value: "GB.2"}, false, noon),
			tx.ParkChange(ctx, x.b.Guest, "wamid.9", false, store.MessageChange{Kind: "revoke", Key: "k"}, noon),
		} {
			if err != nil {
				return err
			}
		}
		_, err := tx.AddOutgoing(ctx, x.b, third, stay.PurposeAnswer, "x", noon)
		return err
	})

	merged := x.join()

	if len(merged) != 1 || merged[0].Conversation.ID != x.a.ID {
		t.Fatalf("%d conversations were joined", len(merged))
	}
	if _, err := x.db.Conversation(ctx, x.b.ID); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("the second conversation: %v", err)
	}
	if _, err := x.db.Guest(ctx, x.b.Guest); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("the second guest: %v", err)
	}
	all, err := x.db.Messages(ctx, x.a.ID, 10)
	if err != nil || len(all) != 3 || all[0].Text != "one" || all[1].Text != "two" || all[2].Text != "three" || all[2].Send == nil {
		t.Errorf("messages: %d, %v", len(all), err)
	}
	ties, err := x.db.Ties(ctx, x.a.ID)
	if err != nil || len(ties) != 2 {
		t.Fatalf("ties: %+v, %v", ties, err)
	}
	for _, tie := range ties {
		if tie.Booking == b1.ID && tie.Evidence != stay.EvidenceOwner {
			t.Errorf("the weaker tie was kept: %+v", tie)
		}
	}
	if open, err := x.db.OpenQuestions(ctx, x.a.ID); err != nil || len(open) != 1 || open[0].Draft != "a draft" {
		t.Errorf("questions: %d, %v", len(open), err)
	}
	if requests, err := x.db.Requests(ctx, x.a.ID); err != nil || len(requests) != 1 || requests[0].Guest != x.a.Guest {
		t.Errorf("requests: %d, %v", len(requests), err)
	}
	if traces, err := x.db.Traces(ctx, x.a, 5); err != nil || len(traces) != 1 || len(traces[0].Steps) != 1 {
		t.Errorf("traces: %d, %v", len(traces), err)
	}
	if g, err := x.db.GuestByAlias(ctx, store.Alias{Kind: store.AliasUserID, Value: "GB.2"}, false); err != nil || g != x.a.Guest {
		t.Errorf("the second guest's user id leads to %s, %v", g, err)
	}
	update(t, x.db, func(tx *store.Tx) error {
		waiting, err := tx.TakeChanges(ctx, "wamid.9", false)
		if err != nil || len(waiting) != 1 || waiting[0].Kind != "revoke" {
			t.Errorf("parked changes: %v, %v", waiting, err)
		}
		return nil
	})
}

// second2 is the error of a write that tells more.
func second2(_ int64, _ bool, err error) error { return err }

func TestSweepForgetsWhoNeverWrote(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	lone := stay.Guest{ID: id[stay.GuestID](t), Phone: "+447700900123", CreatedAt: noon}
	update(t, db, func(tx *store.Tx) error { return tx.PutGuest(ctx, lone) })
	sweep := func(after time.Duration) {
		update(t, db, func(tx *store.Tx) error {
			_, err := tx.SweepShort(ctx, stay.DefaultRetention(), noon.Add(after))
			return err
		})
	}
	sweep(29 * 24 * time.Hour)
	if _, err := db.Guest(ctx, lone.ID); err != nil {
		t.Errorf("too early: %v", err)
	}
	sweep(31 * 24 * time.Hour)
	if _, err := db.Guest(ctx, lone.ID); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("still there: %v", err)
	}
	if _, err := db.Guest(ctx, c.Guest); err != nil {
		t.Errorf("who wrote is gone: %v", err)
	}
}
