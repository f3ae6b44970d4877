package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// tidings is a status of a message some seconds after noon, as webhooks bring it.
func tidings(state stay.SendState, second int) store.Status {
	s := store.Status{Wamid: "wamid.1", State: state, At: noon.Add(time.Duration(second) * time.Second)}
	if state == stay.Failed {
		s.ErrorCode, s.Problem = 131026, "not_on_whatsapp"
	}
	if state == stay.Sent || state == stay.Delivered {
		s.Category, s.Pricing = "service", "free_customer_service"
	}
	return s
}

// rank is the order of the states: a state is never taken back by one below it,
// and failed is terminal unless a higher one is already there.
var rank = map[stay.SendState]int{stay.Accepted: 0, stay.Sent: 1, stay.Failed: 2, stay.Delivered: 3, stay.ReadState: 4, stay.Played: 5}

// Whatever the order of the send's own answer and of its statuses, doubled or not,
// told in one breath or one by one, a message ends in the same state with the same
// times.
func TestEveryOrderOfStatusesEndsTheSame(t *testing.T) {
	sets := [][]store.Status{
		{tidings(stay.Sent, 1), tidings(stay.Delivered, 2), tidings(stay.ReadState, 3)},
		{tidings(stay.Sent, 1), tidings(stay.Delivered, 2), tidings(stay.ReadState, 3), tidings(stay.Played, 4)},
		{tidings(stay.Sent, 1), tidings(stay.Failed, 2)},
		{tidings(stay.Delivered, 2), tidings(stay.Failed, 3)},
		{tidings(stay.Sent, 1), tidings(stay.Failed, 2), tidings(stay.ReadState, 3)},
		{tidings(stay.ReadState, 3)}, // delivered is skipped when it is read at once
		{tidings(stay.Played, 4)},
		{tidings(stay.Failed, 1)},
		{tidings(stay.Sent, 1), tidings(stay.Sent, 5), tidings(stay.Delivered, 2), tidings(stay.Delivered, 2)},
	}
	roll, db := rand.New(rand.NewPCG(1, 2)), storetest.Open(t)
	for n, set := range sets {
		best := stay.Accepted
		want := stay.SendTimes{Accepted: noon.Add(time.Minute)}
		for _, s := range set {
			if rank[s.State] > rank[best] {
				best = s.State
			}
			slot := map[stay.SendState]*time.Time{stay.Sent: &want.Sent, stay.Delivered: &want.Delivered, stay.ReadState: &want.Read, stay.Played: &want.Played, stay.Failed: &want.Failed}[s.State]
			if slot.IsZero() || s.At.Before(*slot) {
				*slot = s.At
			}
		}
		for range 30 {
			steps := append([]store.Status{}, set...)
			steps = append(steps, set[roll.IntN(len(set))]) // one comes twice
			roll.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
			answer, marked, breath := roll.IntN(len(steps)+1), roll.IntN(2) == 0, roll.IntN(2) == 0
			got := play(t, db, steps, answer, marked, breath)
			if got.State != best {
				t.Fatalf("set %d, %v with the answer at %d: it is %s, want %s", n, names(steps), answer, got.State, best)
			}
			if diff := cmp.Diff(want, got.Times); diff != "" {
				t.Fatalf("set %d, %v with the answer at %d: the times differ (-want +got):\n%s", n, names(steps), answer, diff)
			}
			if failed := best == stay.Failed; failed != (got.Problem == "not_on_whatsapp") {
				t.Fatalf("set %d: the problem is %q", n, got.Problem)
			}
		}
	}
}

func names(all []store.Status) (states []string) {
	for _, s := range all {
		states = append(states, string(s.State))
	}
	return states
}

// play sends a message and tells its statuses, the send's own answer among them.
// marked: they carry our own mark; breath: those on either side of the answer come
// in one body.
func play(t *testing.T, db *store.DB, steps []store.Status, answer int, marked, breath bool) stay.Sending {
	t.Helper()
	ctx := context.Background()
	_, conversation := talk(t, db)
	m := queue(t, db, conversation, "turn of "+string(conversation.ID))
	claim(t, db, noon, 1)
	wamid := "wamid." + string(m.ID)
	for i := range steps {
		steps[i].Wamid = wamid
	}
	tell := func(all []store.Status) {
		if !breath {
			for _, s := range all {
				status(t, db, s, noon.Add(time.Minute))
			}
			return
		}
		update(t, db, func(tx *store.Tx) error { _, err := tx.ApplyStatuses(ctx, all, noon.Add(time.Minute)); return err })
	}
	if marked {
		for i := range steps {
			steps[i].Callback = string(m.ID)
		}
	}
	tell(steps[:answer])
	update(t, db, func(tx *store.Tx) error {
		_, err := tx.Settle(ctx, m.ID, store.Outcome{To: stay.Accepted, Wamid: wamid}, noon.Add(time.Minute))
		return err
	})
	tell(steps[answer:])
	m, err := db.Message(ctx, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	sending := *m.Send
	return sending
}

func TestAMessageIsCountedOnceAndAsWhatItTurnsOutToBe(t *testing.T) {
	ctx, db := context.Background(), storetest.Open(t)
	_, conversation := talk(t, db)
	m := queue(t, db, conversation, "turn 1")
	claim(t, db, noon, 1)
	update(t, db, func(tx *store.Tx) error {
		_, err := tx.Settle(ctx, m.ID, store.Outcome{To: stay.Accepted, Wamid: "wamid.1"}, noon)
		return err
	})
	count := func(as store.Counted) {
		t.Helper()
		due, err := db.DueMarks(ctx, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range due {
			update(t, db, func(tx *store.Tx) error { return tx.Count(ctx, a, as) })
		}
	}
	rows := func() string {
		t.Helper()
		days, err := db.MeterDays(ctx, 0, 1<<20)
		markets, err2 := db.MeterMarkets(ctx, 20000)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		s := ""
		for _, r := range append(days, markets...) {
			s += fmt.Sprintf("%d %s %s %s %d;", r.Day, r.Market, r.Category, r.Pricing, r.Messages)
		}
		return s
	}
	unknown := store.Counted{Day: 20000, Category: "service", Pricing: "unknown", Market: "GB"}
	free := store.Counted{Day: 20000, Category: "service", Pricing: "free", Market: "GB"}
	status(t, db, tidings(stay.Sent, 1), noon)
	count(unknown)
	check(t, nil, "", rows()) // it has not arrived
	bare := tidings(stay.Delivered, 2)
	bare.Category, bare.Pricing = "", ""
	status(t, db, bare, noon)
	count(unknown)
	check(t, nil, "20000  service unknown 1;0 GB service unknown 1;", rows())
	status(t, db, bare, noon)
	status(t, db, tidings(stay.Delivered, 2), noon)
	status(t, db, tidings(stay.ReadState, 3), noon)
	count(free)
	check(t, nil, "20000  service unknown 1;0 GB service unknown 1;", rows()) // its price was told with "sent" and has not changed since
	priced := tidings(stay.ReadState, 3)
	priced.Category, priced.Pricing = "service", "regular"
	status(t, db, priced, noon)
	count(store.Counted{Day: 20000, Category: "service", Pricing: "paid", Market: "GB"})
	check(t, nil, "20000  service paid 1;0 GB service paid 1;", rows())
	// What the conversation's end takes away, the meter keeps.
	update(t, db, func(tx *store.Tx) error {
		return tx.RemoveConversation(ctx, conversation.ID, conversation.Guest)
	})
	check(t, nil, "20000  service paid 1;0 GB service paid 1;", rows())
}
