package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// sendState is where a message stands.
func sendState(t *testing.T, db *store.DB, id stay.MessageID) stay.SendState {
	t.Helper()
	m, err := db.Message(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return m.Send.State
}

// queue puts a message into the outbox.
func queue(t *testing.T, db *store.DB, c stay.Conversation, once string) stay.Message {
	t.Helper()
	m := bubble(t, c, stay.FromAssistant, once)
	update(t, db, func(tx *store.Tx) error {
		fresh, err := tx.AddOutgoing(context.Background(), c, m, stay.PurposeAnswer, once, noon)
		if err == nil && !fresh {
			err = errors.New("taken for a repeat")
		}
		return err
	})
	return m
}

func claim(t *testing.T, db *store.DB, now time.Time, limit int) (claimed []store.Outgoing) {
	t.Helper()
	update(t, db, func(tx *store.Tx) (err error) {
		claimed, err = tx.ClaimSends(context.Background(), now, time.Minute, limit)
		return err
	})
	return claimed
}

func settle(t *testing.T, db *store.DB, id stay.MessageID, out store.Outcome, now time.Time) {
	t.Helper()
	update(t, db, func(tx *store.Tx) error { _, err := tx.Settle(context.Background(), id, out, now); return err })
}

func status(t *testing.T, db *store.DB, s store.Status, now time.Time) {
	t.Helper()
	update(t, db, func(tx *store.Tx) error {
		_, err := tx.ApplyStatuses(context.Background(), []store.Status{s}, now)
		return err
	})
}

func TestOnceIsOnce(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	queue(t, db, c, "turn 1")
	var fresh [8]bool
	var again []func(*store.Tx) error
	for i := range fresh {
		again = append(again, func(tx *store.Tx) (err error) {
			fresh[i], err = tx.AddOutgoing(ctx, c, bubble(t, c, stay.FromAssistant, "again"), stay.PurposeAnswer, "turn "+fmt.Sprint(1+i%2), noon)
			return err
		})
	}
	for _, err := range together(t, db, again...) {
		if err != nil {
			t.Error(err)
		}
	}
	check(t, nil, [8]bool{false, true}, fresh)
	all, err := db.Messages(ctx, c.ID, 10)
	check(t, err, 2, len(all)) // a repeat leaves no bubble either
}

func TestClaimsKeepTheOrderOfAConversation(t *testing.T) {
	db := storetest.Open(t)
	_, one := talk(t, db)
	_, two := talk(t, db)
	first, second := queue(t, db, one, "1"), queue(t, db, one, "2")
	other := queue(t, db, two, "3")
	got := claim(t, db, noon, 10)
	check(t, nil, 2, len(got))
	check(t, nil, map[stay.MessageID]bool{first.ID: true, other.ID: true}, map[stay.MessageID]bool{got[0].Message: true, got[1].Message: true})
	check(t, nil, 0, len(claim(t, db, noon, 10)))

	settle(t, db, first.ID, store.Outcome{To: stay.Queued, NextAt: noon.Add(time.Hour)}, noon)
	check(t, nil, 0, len(claim(t, db, noon, 10))) // waits for its time, and so does the one behind it
	check(t, nil, first.ID, claim(t, db, noon.Add(time.Hour), 10)[0].Message)
	settle(t, db, first.ID, store.Outcome{To: stay.Uncertain}, noon)
	check(t, nil, 0, len(claim(t, db, noon.Add(time.Hour), 10)))
	settle(t, db, first.ID, store.Outcome{To: stay.Unclear}, noon) // the owner's to decide: the rest goes on
	check(t, nil, second.ID, claim(t, db, noon.Add(time.Hour), 10)[0].Message)
}

func TestStatusesInAnyOrderAndBeforeTheAnswerOfTheCall(t *testing.T) {
	const wamid = "wamid.OUT"
	for name, c := range map[string]struct {
		do   func(t *testing.T, db *store.DB, m stay.Message)
		want stay.SendState
	}{
		"in order": {func(t *testing.T, db *store.DB, m stay.Message) {
			settle(t, db, m.ID, store.Outcome{To: stay.Accepted, Wamid: wamid}, noon)
			status(t, db, store.Status{Wamid: wamid, State: stay.Sent}, noon)
			status(t, db, store.Status{Wamid: wamid, State: stay.Delivered}, noon)
		}, stay.Delivered},
		"backwards": {func(t *testing.T, db *store.DB, m stay.Message) {
			settle(t, db, m.ID, store.Outcome{To: stay.Accepted, Wamid: wamid}, noon)
			status(t, db, store.Status{Wamid: wamid, State: stay.ReadState}, noon)
			status(t, db, store.Status{Wamid: wamid, State: stay.Delivered}, noon)
			status(t, db, store.Status{Wamid: wamid, State: stay.Sent}, noon)
		}, stay.ReadState},
		"with our mark, before the call returns": {func(t *testing.T, db *store.DB, m stay.Message) {
			status(t, db, store.Status{Wamid: wamid, Callback: string(m.ID), State: stay.Delivered}, noon)
			settle(t, db, m.ID, store.Outcome{To: stay.Accepted, Wamid: wamid}, noon)
		}, stay.Delivered},
		"without our mark, before the call returns": {func(t *testing.T, db *store.DB, m stay.Message) {
			status(t, db, store.Status{Wamid: wamid, State: stay.Sent}, noon)
			status(t, db, store.Status{Wamid: wamid, State: stay.Delivered}, noon)
			settle(t, db, m.ID, store.Outcome{To: stay.Accepted, Wamid: wamid}, noon)
		}, stay.Delivered},
		"failed after it was accepted": {func(t *testing.T, db *store.DB, m stay.Message) {
			settle(t, db, m.ID, store.Outcome{To: stay.Accepted, Wamid: wamid}, noon)
			status(t, db, store.Status{Wamid: wamid, State: stay.Failed, ErrorCode: 131026}, noon)
		}, stay.Failed},
		"proof for an uncertain one": {func(t *testing.T, db *store.DB, m stay.Message) {
			settle(t, db, m.ID, store.Outcome{To: stay.Uncertain}, noon)
			status(t, db, store.Status{Wamid: wamid, Callback: string(m.ID), State: stay.Sent}, noon)
		}, stay.Sent},
		"proof for one that waits to go once more": {func(t *testing.T, db *store.DB, m stay.Message) {
			settle(t, db, m.ID, store.Outcome{To: stay.Uncertain}, noon)
			settle(t, db, m.ID, store.Outcome{To: stay.Queued, Resent: true}, noon)
			status(t, db, store.Status{Wamid: wamid, Callback: string(m.ID), State: stay.Sent}, noon)
		}, stay.Sent},
		"proof for one withdrawn too late": {func(t *testing.T, db *store.DB, m stay.Message) {
			settle(t, db, m.ID, store.Outcome{To: stay.Uncertain}, noon)
			settle(t, db, m.ID, store.Outcome{To: stay.Queued, Resent: true}, noon)
			update(t, db, func(tx *store.Tx) error {
				_, err := tx.DropAnswers(context.Background(), m.Conversation, noon)
				return err
			})
			status(t, db, store.Status{Wamid: wamid, Callback: string(m.ID), State: stay.Delivered}, noon)
		}, stay.Delivered},
		"another world's mark": {func(t *testing.T, db *store.DB, m stay.Message) {
			status(t, db, store.Status{Wamid: wamid, Callback: string(m.ID), State: stay.Delivered, Simulated: true}, noon)
		}, stay.InFlight},
		"an unknown mark": {func(t *testing.T, db *store.DB, m stay.Message) {
			status(t, db, store.Status{Wamid: wamid, Callback: "somebody else's", State: stay.Delivered}, noon)
		}, stay.InFlight},
	} {
		t.Run(name, func(t *testing.T) {
			db := storetest.Open(t)
			_, in := talk(t, db)
			m := queue(t, db, in, "turn")
			claim(t, db, noon, 1)
			c.do(t, db, m)
			if got := sendState(t, db, m.ID); got != c.want {
				t.Errorf("stands at %s, want %s", got, c.want)
			}
			if c.want != stay.InFlight {
				if got := claim(t, db, noon.Add(48*time.Hour), 10); len(got) > 0 {
					t.Error("is claimed again")
				}
			}
		})
	}
}

func TestStatusNeverMovesAMessageThatWasNeverTried(t *testing.T) {
	db := storetest.Open(t)
	_, c := talk(t, db)
	m := queue(t, db, c, "turn")
	status(t, db, store.Status{Wamid: "wamid.X", Callback: string(m.ID), State: stay.Delivered}, noon)
	check(t, nil, stay.Queued, sendState(t, db, m.ID))
}

func TestLostLeases(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	_, c := talk(t, db)
	m := queue(t, db, c, "turn")
	claim(t, db, noon, 1)
	lose := func(now time.Time, started bool) (n int64) {
		update(t, db, func(tx *store.Tx) (err error) { n, err = tx.LoseLeases(ctx, now, started); return err })
		return n
	}
	check(t, nil, int64(0), lose(noon.Add(time.Minute), false))
	check(t, nil, int64(1), lose(noon.Add(time.Minute+time.Millisecond), false))
	check(t, nil, stay.Uncertain, sendState(t, db, m.ID))
	settle(t, db, m.ID, store.Outcome{To: stay.Queued, Resent: true}, noon)
	claim(t, db, noon, 1)
	check(t, nil, int64(1), lose(noon, true)) // at a start nothing in flight can come back
	unsure, err := db.UncertainSends(ctx)
	check(t, err, 1, len(unsure))
	check(t, nil, true, unsure[0].Resent)
}

func TestAMessageIsHeldUpOnceItShouldHaveLeft(t *testing.T) {
	db := storetest.Open(t)
	_, c := talk(t, db)
	m := queue(t, db, c, "answer")
	want := func(when string, before time.Time, n int) {
		t.Helper()
		if got, err := db.OutboxHeldUp(t.Context(), before); err != nil || got != n {
			t.Errorf("%s: %d, %v, want %d", when, got, err, n)
		}
	}
	want("queued just now", noon.Add(-time.Second), 0)
	want("queued a while ago", noon, 1)
	later := noon.Add(time.Minute)
	claim(t, db, later, 1)
	want("leaving just now", noon, 0)
	settle(t, db, m.ID, store.Outcome{To: stay.Queued, NextAt: later, Problem: "unreachable"}, later)
	want("refused, to be tried again", noon, 1)
	claim(t, db, later, 1)
	want("tried again just now", noon, 1)
	settle(t, db, m.ID, store.Outcome{To: stay.Accepted}, later)
	want("gone", later, 0)
}

func TestAFailureThatCameBeforeItsMessageKeepsItsWords(t *testing.T) {
	sent := store.Status{Wamid: "wamid.1", State: stay.Sent}
	failed := store.Status{Wamid: "wamid.1", State: stay.Failed, ErrorCode: 131026, Problem: "not_on_whatsapp"}
	for name, c := range map[string]struct {
		came  []store.Status
		apart time.Duration
		want  stay.SendState
	}{
		"failed":            {[]store.Status{failed}, 0, stay.Failed},
		"sent, then failed": {[]store.Status{sent, failed}, time.Second, stay.Failed},
		"both at once":      {[]store.Status{sent, failed}, 0, stay.Failed},
		"failed, then sent": {[]store.Status{failed, sent}, time.Second, stay.Failed},
	} {
		t.Run(name, func(t *testing.T) {
			db := storetest.Open(t)
			_, conversation := talk(t, db)
			m := queue(t, db, conversation, "turn 1")
			claim(t, db, noon, 1)
			for i, s := range c.came {
				status(t, db, s, noon.Add(time.Duration(i)*c.apart))
			}
			var state stay.SendState
			update(t, db, func(tx *store.Tx) (err error) {
				state, err = tx.Settle(t.Context(), m.ID, store.Outcome{To: stay.Accepted, Wamid: "wamid.1"}, noon.Add(time.Minute))
				return err
			})
			m, err := db.Message(t.Context(), m.ID)
			if err != nil {
				t.Fatal(err)
			}
			if state != c.want || m.Send.State != c.want {
				t.Errorf("it is said to be %s and is %s, want %s", state, m.Send.State, c.want)
			}
			if c.want == stay.Failed && (m.Send.Problem != failed.Problem || m.Send.ErrorCode != failed.ErrorCode) {
				t.Errorf("the failure is %q, code %d", m.Send.Problem, m.Send.ErrorCode)
			}
		})
	}
}
