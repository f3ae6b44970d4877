package command_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

const hundred = 100

// writeAll lets a hundred guests ask at the same time.
func (w *world) writeAll() {
	var group sync.WaitGroup
	errs := make(chan error, hundred)
	for n := range hundred {
		group.Go(func() {
			body := bodyOf(n, fmt.Sprintf("wamid.A%d", n), "Where can I park?")
			if code, err := w.post(context.Background(), body, whatsapp.Sign(worldSecret, body)); err != nil || code != 200 {
				errs <- fmt.Errorf("guest %d: %d %w", n, code, err)
			}
		})
	}
	group.Wait()
	close(errs)
	for err := range errs {
		w.t.Fatal(err)
	}
}

// onceEach insists that each of the first n guests got one answer and no more.
func (w *world) onceEach(n int) {
	w.t.Helper()
	counts := w.repliesTo()
	for i := range n {
		if got := counts[writer(i).Phone]; got != 1 {
			w.t.Errorf("guest %d got %d answers", i, got)
		}
	}
}

// allAnswered waits until n guests have an answer while one more keeps writing
// thanks, as other traffic would: that is what tells the program that webhooks
// arrive.
func (w *world) allAnswered(n int) {
	w.t.Helper()
	thanks := 0
	w.until(fmt.Sprintf("%d guests are answered", n), func() bool {
		if thanks++; thanks%10 == 0 {
			body := bodyOf(99_999, fmt.Sprintf("wamid.thanks%d", thanks), "Thank you!")
			_, _ = w.post(context.Background(), body, whatsapp.Sign(worldSecret, body))
		}
		counts := w.repliesTo()
		for i := range n {
			if counts[writer(i).Phone] == 0 {
				return false
			}
		}
		return true
	})
}

func TestKilledWithAHundredMessagesAcceptedAndUnanswered(t *testing.T) {
	w := newWorld(t, "WHATSAPP_RECONCILE_AFTER=1s")
	w.start("ANSWERS_SETTLE=4s") // nothing is answered before the end
	w.writeAll()
	w.kill()
	if n := w.fake.Accepted(); n != 0 {
		t.Fatalf("%d answers went out before the end", n)
	}
	w.start("ANSWERS_SETTLE=0s")
	w.allAnswered(hundred)
	w.onceEach(hundred)
}

func TestKilledWhileAnswersLeave(t *testing.T) {
	w := newWorld(t, "ANSWERS_SETTLE=0s", "WHATSAPP_RECONCILE_AFTER=25s")
	w.start()
	w.writeAll()
	if _, err := w.fake.WaitSent(context.Background(), 20); err != nil {
		t.Fatal(err)
	}
	w.kill()
	w.start()
	w.allAnswered(hundred)
	w.onceEach(hundred)
}

func TestATenthOfTheCallsFails(t *testing.T) {
	w := newWorld(t, "ANSWERS_SETTLE=0s", "WHATSAPP_RECONCILE_AFTER=1s")
	w.fake.Misbehave(graphfake.Share(7, 0.1, graphfake.ServerError, graphfake.TooMany, graphfake.ResetBefore, graphfake.ResetAfter))
	w.start()
	w.writeAll()
	w.allAnswered(hundred)
	w.onceEach(hundred)
}

func TestTheSameMessageTwiceAtTheSameTime(t *testing.T) {
	w := newWorld(t, "ANSWERS_SETTLE=0s")
	w.start()
	now := time.Now()
	// Once as the very same bytes, once in another body with more in it.
	same := bodyOf(1, "wamid.S1", "Where can I park?")
	other := graphfake.Body(graphfake.In(worldBusiness, graphfake.Messages(worldBusiness,
		graphfake.Inbound{From: writer(1), ID: "wamid.S1", At: now, Content: graphfake.Text("Where can I park?")},
		graphfake.Inbound{From: writer(2), ID: "wamid.S2", At: now, Content: graphfake.Text("Where can I park?")})))
	var group sync.WaitGroup
	for range 8 {
		for _, body := range [][]byte{same, other} {
			group.Go(func() {
				if err := w.deliver(context.Background(), body, whatsapp.Sign(worldSecret, body)); err != nil {
					t.Error(err)
				}
			})
		}
	}
	group.Wait()
	w.allAnswered(0)
	w.until("both are answered", func() bool { c := w.repliesTo(); return c[writer(1).Phone] > 0 && c[writer(2).Phone] > 0 })
	// A third guest comes after them: whatever was to be doubled has gone by then.
	w.write(3, "wamid.S3", "Where can I park?")
	w.until("the third is answered", func() bool { return w.repliesTo()[writer(3).Phone] > 0 })
	for n := 1; n <= 3; n++ {
		if got := w.repliesTo()[writer(n).Phone]; got != 1 {
			t.Errorf("guest %d got %d answers", n, got)
		}
	}
}

func TestAForgedSignatureHasNoEffect(t *testing.T) {
	w := newWorld(t, "ANSWERS_SETTLE=0s")
	w.start()
	body := bodyOf(1, "wamid.F1", "Where can I park?")
	for name, signature := range map[string]string{"missing": "", "of another secret": whatsapp.Sign("other", body), "of another body": whatsapp.Sign(worldSecret, append(body, ' ')), "rubbish": "sha256=zz"} {
		if code, err := w.post(context.Background(), body, signature); err != nil || code != 401 {
			t.Errorf("signature %s: %d %v", name, code, err)
		}
	}
	w.write(2, "wamid.F2", "Where can I park?")
	w.until("the true one is answered", func() bool { return w.repliesTo()[writer(2).Phone] > 0 })
	if got := w.repliesTo()[writer(1).Phone]; got != 0 {
		t.Errorf("the forged one was answered %d times", got)
	}
	if out := w.must("conversation", "list", "--json"); len(out) == 0 || countLines(out) != 1 {
		t.Errorf("conversations:\n%s", out)
	}
}

func TestTheProgramStopsInGoodOrder(t *testing.T) {
	w := newWorld(t)
	w.start()
	w.write(1, "wamid.T1", "Where can I park?")
	if err := w.stop(); err != nil {
		t.Fatalf("it did not end well: %v", err)
	}
}

func countLines(s string) int { return strings.Count(strings.TrimSpace(s), "\n") + 1 }
