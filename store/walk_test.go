package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// A walk is random work on the outbox with a book of what must hold.
type walk struct {
	t     *testing.T
	db    *store.DB
	raw   *sql.DB
	roll  *rand.Rand
	now   time.Time
	talks []stay.Conversation

	made    []stay.MessageID
	claimed map[stay.MessageID]bool // since it was last queued
	proved  map[stay.MessageID]bool // the platform has it, and nobody asked to send it again
}

func TestRandomWalksThroughTheOutbox(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			dir := t.TempDir()
			db := storetest.OpenIn(t, dir, time.Now)
			w := &walk{t: t, db: db, raw: openRaw(t, dir), roll: rand.New(rand.NewPCG(seed, 0)), now: noon,
				claimed: map[stay.MessageID]bool{}, proved: map[stay.MessageID]bool{}}
			for range 3 {
				_, c := talk(t, w.db)
				w.talks = append(w.talks, c)
			}
			steps := []func(){w.add, w.add, w.claim, w.claim, w.claim, w.answer, w.answer, w.status, w.status, w.lose, w.resolve, w.drop, w.wait}
			for range 150 {
				before := w.states()
				steps[w.roll.IntN(len(steps))]()
				w.legal(before, w.states())
			}
			if len(w.claimed) == 0 || len(w.proved) == 0 {
				t.Error("nothing happened")
			}
		})
	}
}

func (w *walk) some() (stay.MessageID, bool) {
	if len(w.made) == 0 {
		return "", false
	}
	return w.made[w.roll.IntN(len(w.made))], true
}

func (w *walk) states() map[stay.MessageID]stay.SendState {
	w.t.Helper()
	rows, err := w.raw.Query(`SELECT message_id, state FROM outbox`)
	if err != nil {
		w.t.Fatal(err)
	}
	defer rows.Close()
	all := map[stay.MessageID]stay.SendState{}
	for rows.Next() {
		var id stay.MessageID
		var state stay.SendState
		if err := rows.Scan(&id, &state); err != nil {
			w.t.Fatal(err)
		}
		all[id] = state
	}
	if err := rows.Err(); err != nil {
		w.t.Fatal(err)
	}
	return all
}

// legal checks a step against the table of moves. A status may carry a message
// over several of them, and proof undoes "queued", "dropped" and a failure that we
// concluded ourselves.
func (w *walk) legal(before, after map[stay.MessageID]stay.SendState) {
	for id, to := range after {
		from, was := before[id]
		switch {
		case !was && to == stay.Queued, was && from == to, was && from.May(to):
		case was && w.proved[id] && (from == stay.Queued || from == stay.Dropped || from == stay.Failed) && to.Left():
		case was && from == stay.InFlight && to == stay.Failed: // accepted, then a parked failure
		default:
			w.t.Fatalf("moved from %q to %q", from, to)
		}
		if to == stay.Queued && from != stay.Queued {
			delete(w.claimed, id)
			if from == stay.Failed || from == stay.Unclear {
				delete(w.proved, id) // a person asked for it
			}
		}
	}
}

func (w *walk) add() {
	c := w.talks[w.roll.IntN(len(w.talks))]
	m := bubble(w.t, c, stay.FromAssistant, "x")
	purpose := []stay.Purpose{stay.PurposeAnswer, stay.PurposeHost}[w.roll.IntN(2)]
	update(w.t, w.db, func(tx *store.Tx) error {
		fresh, err := tx.AddOutgoing(context.Background(), c, m, purpose, fmt.Sprintf("%d", w.roll.IntN(60)), w.now)
		if fresh && err == nil {
			w.made = append(w.made, m.ID)
		}
		return err
	})
}

func (w *walk) claim() {
	states, order := w.states(), map[string][]string{}
	for _, c := range w.talks {
		order[string(c.ID)] = texts(w.t, w.raw, `SELECT message_id FROM outbox WHERE conversation_id = ? ORDER BY seq`, string(c.ID))
	}
	for _, o := range claim(w.t, w.db, w.now, 1+w.roll.IntN(3)) {
		if states[o.Message] != stay.Queued || w.claimed[o.Message] {
			w.t.Fatalf("claimed from %q, claimed already: %t", states[o.Message], w.claimed[o.Message])
		}
		if w.proved[o.Message] {
			w.t.Fatal("claimed although the platform has it")
		}
		for _, earlier := range order[string(o.Conversation)] {
			if earlier == string(o.Message) {
				break
			}
			if state := states[stay.MessageID(earlier)]; state.Open() {
				w.t.Fatalf("claimed while an earlier one is %q", state)
			}
		}
		w.claimed[o.Message] = true
	}
}

// answer is the call coming back.
func (w *walk) answer() {
	id, ok := w.some()
	if !ok || w.states()[id] != stay.InFlight {
		return
	}
	out := []store.Outcome{{To: stay.Accepted, Wamid: "wamid." + string(id)}, {To: stay.Failed, ErrorCode: 131047}, {To: stay.Queued, NextAt: w.now.Add(time.Minute)}, {To: stay.Uncertain}}[w.roll.IntN(4)]
	settle(w.t, w.db, id, out, w.now)
	if w.states()[id].Left() {
		w.proved[id] = true
	}
}

// status comes for anything that was ever claimed, with our mark or without.
func (w *walk) status() {
	id, ok := w.some()
	if !ok {
		return
	}
	m, err := w.db.Message(context.Background(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	if m.Send.Attempts == 0 {
		return
	}
	s := store.Status{Wamid: "wamid." + string(id), State: []stay.SendState{stay.Sent, stay.Delivered, stay.ReadState, stay.Played, stay.Failed}[w.roll.IntN(5)]}
	if w.roll.IntN(2) == 0 {
		s.Callback = string(id)
	}
	status(w.t, w.db, s, w.now)
	if w.states()[id].Left() || (s.Callback != "" && s.State.Left()) {
		w.proved[id] = true
	}
}

func (w *walk) lose() {
	started := w.roll.IntN(4) == 0
	update(w.t, w.db, func(tx *store.Tx) error { _, err := tx.LoseLeases(context.Background(), w.now, started); return err })
}

// resolve is what follows an unknown outcome, or the owner's "send again".
func (w *walk) resolve() {
	id, ok := w.some()
	if !ok {
		return
	}
	switch w.states()[id] {
	case stay.Uncertain:
		settle(w.t, w.db, id, store.Outcome{To: []stay.SendState{stay.Queued, stay.Unclear}[w.roll.IntN(2)], Resent: true}, w.now)
	case stay.Unclear, stay.Failed:
		settle(w.t, w.db, id, store.Outcome{To: stay.Queued}, w.now)
	default: // its outcome is known, or still to come
	}
}

func (w *walk) drop() {
	if w.roll.IntN(4) != 0 {
		return
	}
	update(w.t, w.db, func(tx *store.Tx) error {
		_, err := tx.DropAnswers(context.Background(), w.talks[w.roll.IntN(3)].ID, w.now)
		return err
	})
}

func (w *walk) wait() { w.now = w.now.Add(time.Duration(w.roll.IntN(90)) * time.Second) }
