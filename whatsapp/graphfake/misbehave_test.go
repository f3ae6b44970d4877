package graphfake_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

func TestFaultsByNumber(t *testing.T) {
	g := start(t, graphfake.Options{NoWindow: true, RetryAfter: 9, Plan: graphfake.Nth(map[int]graphfake.Fault{
		1: graphfake.ServerError, 2: graphfake.TooMany, 3: graphfake.ErrorPage, 4: graphfake.ResetBefore,
		5: graphfake.ResetAfter, 6: graphfake.CutShort, 7: graphfake.Garbled,
	})})
	wants := []struct {
		status   int
		contains string
		accepted int
	}{
		{500, `"code":131000`, 0}, {429, `"code":130429`, 0}, {503, "<html>", 0}, {0, "reset", 0},
		{0, "reset", 1}, {200, "cut: unexpected EOF", 2}, {200, "<html>", 3}, {200, `"messages":[{"id":"wamid.`, 4},
	}
	for i, want := range wants {
		g.post(t, `{"messaging_product":"whatsapp","status":"read","message_id":"a"}`) // not counted
		status, body := g.post(t, text("x"))
		if status != want.status || !strings.Contains(body, want.contains) || g.Accepted() != want.accepted {
			t.Errorf("call %d: %d %s, %d accepted, want %+v", i+1, status, body, g.Accepted(), want)
		}
	}
}

func TestTooManyNamesAPause(t *testing.T) {
	g := start(t, graphfake.Options{RetryAfter: 9, Plan: func(int) graphfake.Fault { return graphfake.TooMany }})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, g.url+"/v25.0/900000000000002/messages", strings.NewReader(text("x")))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", "application/json")
	resp, err := g.http.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if got := resp.Header.Get("Retry-After"); got != "9" {
		t.Errorf("Retry-After = %q, want 9", got)
	}
}

func TestShareIsAShareAndAlwaysTheSame(t *testing.T) {
	faults := []graphfake.Fault{graphfake.ServerError, graphfake.ResetAfter}
	plan, again, other := graphfake.Share(7, 0.1, faults...), graphfake.Share(7, 0.1, faults...), graphfake.Share(8, 0.1, faults...)
	counts, differs := map[graphfake.Fault]int{}, false
	for n := 1; n <= 10_000; n++ {
		if plan(n) != again(n) {
			t.Fatalf("call %d has two fates", n)
		}
		differs = differs || plan(n) != other(n)
		counts[plan(n)]++
	}
	for _, f := range faults {
		if counts[f] < 400 || counts[f] > 600 {
			t.Errorf("%s met %d of 10000 calls, want about 500", f, counts[f])
		}
	}
	if !differs {
		t.Error("another seed gives the same fates")
	}
	if graphfake.Share(7, 0, faults...)(1) != graphfake.NoFault || graphfake.Share(7, 1)(1) != graphfake.NoFault || graphfake.Share(7, 1, faults[0])(1) != faults[0] {
		t.Error("a share of nothing, of no faults or of everything is not what it says")
	}
}

func TestMisbehaveWhileRunning(t *testing.T) {
	g := start(t, graphfake.Options{NoWindow: true})
	g.Misbehave(func(int) graphfake.Fault { return graphfake.ServerError })
	if status, _ := g.post(t, text("x")); status != 500 {
		t.Errorf("status = %d, want 500", status)
	}
	g.Misbehave(nil)
	if status, _ := g.post(t, text("x")); status != 200 {
		t.Errorf("status = %d, want 200", status)
	}
}

func TestHold(t *testing.T) {
	for _, tt := range []struct {
		fault    graphfake.Fault
		accepted int // while held
	}{{graphfake.HoldBefore, 0}, {graphfake.HoldAfter, 1}} {
		t.Run(string(tt.fault), func(t *testing.T) {
			g := start(t, graphfake.Options{NoWindow: true, Plan: graphfake.Nth(map[int]graphfake.Fault{1: tt.fault})})
			var caller sync.WaitGroup
			caller.Go(func() {
				if status, body := g.post(t, text("x")); status != 200 {
					t.Errorf("answer = %d %s", status, body)
				}
			})
			if err := g.WaitHeld(t.Context(), 1); err != nil {
				t.Fatal(err)
			}
			if n := g.Accepted(); n != tt.accepted {
				t.Errorf("%d accepted while held, want %d", n, tt.accepted)
			}
			g.Release()
			caller.Wait()
			if n := g.Accepted(); n != 1 {
				t.Errorf("%d accepted, want 1", n)
			}
		})
	}
}

func TestCallerWhoGivesUpOnAHeldCall(t *testing.T) {
	g := start(t, graphfake.Options{NoWindow: true, Plan: graphfake.Nth(map[int]graphfake.Fault{1: graphfake.HoldBefore})})
	ctx, cancel := context.WithCancel(t.Context())
	var caller sync.WaitGroup
	caller.Go(func() {
		g.post(t, text("x"), func(r *http.Request) { *r = *r.WithContext(ctx) })
	})
	if err := g.WaitHeld(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	cancel()
	caller.Wait()
	g.Close()
	if n := g.Accepted(); n != 0 {
		t.Errorf("%d accepted, want 0", n)
	}
}

func TestCloseLetsHeldCallsGo(t *testing.T) {
	g := start(t, graphfake.Options{NoWindow: true, Plan: graphfake.Nth(map[int]graphfake.Fault{1: graphfake.HoldBefore})})
	var caller sync.WaitGroup
	caller.Go(func() { g.post(t, text("x")) })
	if err := g.WaitHeld(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	g.Close()
	g.Close() // twice does no harm
	caller.Wait()
	if status, _ := g.post(t, text("x")); status != 503 || g.Accepted() != 0 {
		t.Errorf("closed server answers %d and accepted %d", status, g.Accepted())
	}
}

func TestStatuses(t *testing.T) {
	full := []string{
		"sent out-x 441632960960 service 0", "delivered out-x 441632960960 service 0", "read out-x 441632960960  0",
	}
	tests := []struct {
		name    string
		reports graphfake.Reports
		want    []string
	}{
		{"all", nil, full},
		{"out of order", graphfake.Backwards, []string{full[2], full[1], full[0]}},
		{"twice", graphfake.Twice, append(append([]string{}, full...), full...)},
		{"missing", graphfake.NoStates, nil},
		{"failed", graphfake.Fail(131026), []string{full[0], "failed out-x 441632960960  131026"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var box mailbox
			g := start(t, graphfake.Options{Deliver: box.deliver, Reports: tt.reports})
			g.Heard(zoe, noon)
			g.post(t, text("x"))
			if err := g.WaitWebhooks(t.Context()); err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(tt.want, box.states()); diff != "" {
				t.Errorf("statuses differ (-want +got):\n%s", diff)
			}
			for _, e := range box.all() {
				if e.ID != g.Sent()[0].ID || e.RecipientUserID != zoe.UserID || !e.Time.Equal(noon) || e.PhoneNumberID != lodge.PhoneNumberID {
					t.Error("status is not about the message that was sent")
				}
			}
		})
	}
}

func TestAcceptedMessageHasStatusesWhateverTheAnswer(t *testing.T) {
	var box mailbox
	g := start(t, graphfake.Options{NoWindow: true, Deliver: box.deliver, Plan: graphfake.Nth(map[int]graphfake.Fault{
		1: graphfake.ResetBefore, 2: graphfake.ResetAfter})})
	g.post(t, text("before"))
	g.post(t, text("after"))
	if err := g.WaitWebhooks(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, e := range box.all() {
		if e.CallbackData != "out-after" {
			t.Errorf("status for %q", e.CallbackData)
		}
	}
	if n := len(box.all()); n != 3 {
		t.Errorf("%d statuses, want 3", n)
	}
}

func TestStatusesThatAreLate(t *testing.T) {
	var box mailbox
	g := start(t, graphfake.Options{NoWindow: true, Deliver: box.deliver})
	g.PauseWebhooks()
	g.post(t, text("x"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := g.WaitWebhooks(ctx); err == nil || len(box.all()) != 0 {
		t.Errorf("%d statuses came while paused, %v", len(box.all()), err)
	}
	g.Report(graphfake.NoStates)
	g.post(t, text("y"))
	g.Report(nil)
	g.ResumeWebhooks()
	if err := g.WaitWebhooks(t.Context()); err != nil || len(box.all()) != 3 {
		t.Errorf("%d statuses came, %v, want 3", len(box.all()), err)
	}
}

func TestStatusesAreTriedAgainAndThenLost(t *testing.T) {
	var box mailbox
	g := start(t, graphfake.Options{NoWindow: true, Deliver: box.deliver})
	box.refuse = 2
	g.post(t, text("x"))
	if err := g.WaitWebhooks(t.Context()); err != nil || len(box.all()) != 3 || g.Lost() != 0 {
		t.Errorf("%d statuses came, %d lost, %v, want 3 and 0", len(box.all()), g.Lost(), err)
	}
	box.refuse = 1000
	g.post(t, text("y"))
	if err := g.WaitWebhooks(t.Context()); err != nil || len(box.all()) != 3 || g.Lost() != 3 {
		t.Errorf("%d statuses came, %d lost, %v, want 3 and 3", len(box.all()), g.Lost(), err)
	}
}

func TestFullQueueRefusesBeforeItAccepts(t *testing.T) {
	g := start(t, graphfake.Options{NoWindow: true, Deliver: func(context.Context, []byte) error { return nil },
		Reports: func(graphfake.SentMessage) []graphfake.Report { return make([]graphfake.Report, 6000) }})
	g.PauseWebhooks()
	if status, body := g.post(t, text("x")); status != 200 {
		t.Fatalf("first call: %d %s", status, body)
	}
	if status, body := g.post(t, text("y")); status != 400 || !strings.Contains(body, `"code":130429`) || g.Accepted() != 1 {
		t.Errorf("second call: %d %s, %d accepted", status, body, g.Accepted())
	}
}

func TestWebhookIsSigned(t *testing.T) {
	const secret = "example-app-secret-0001"
	var status atomic.Int32
	status.Store(http.StatusOK)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if err := whatsapp.Verify([]string{secret}, body, r.Header.Get(whatsapp.SignatureHeader)); err != nil {
			t.Error(err)
		}
		if r.Header.Get("Content-Type") != "application/json" || r.Method != http.MethodPost {
			t.Errorf("%s with %s", r.Method, r.Header.Get("Content-Type"))
		}
		w.WriteHeader(int(status.Load()))
	}))
	defer srv.Close()
	hook := graphfake.Webhook{URL: srv.URL, Secret: func() string { return secret }, HTTP: srv.Client()}
	g := start(t, graphfake.Options{Deliver: hook.Post})

	id, err := g.Say(t.Context(), graphfake.Inbound{From: zoe, Content: graphfake.Text("Is check-in 3/4 pm? 🙂")})
	if err != nil || !strings.HasPrefix(id, "wamid.") {
		t.Errorf("Say = %q, %v", id, err)
	}
	if code, body := g.post(t, text("x")); code != 200 {
		t.Errorf("answer to what was said: %d %s", code, body)
	}
	if err := g.WaitWebhooks(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, code := range []int32{201, 204, 301, 401, 503} {
		status.Store(code)
		if err := hook.Post(t.Context(), []byte("{}")); err == nil || !strings.Contains(err.Error(), fmt.Sprint(code)) {
			t.Errorf("status %d: error = %v", code, err)
		}
	}
	srv.Close()
	if err := hook.Post(t.Context(), nil); err == nil || strings.Contains(err.Error(), "http://") {
		t.Errorf("error = %v, want one without the address", err)
	}
	hook.URL = ":"
	if err := hook.Post(t.Context(), nil); err == nil {
		t.Error("a malformed address was taken")
	}
}

func TestSayWithNobodyToHear(t *testing.T) {
	g := start(t, graphfake.Options{})
	if _, err := g.Say(t.Context(), graphfake.Inbound{From: quiet, Content: graphfake.Text("x")}); err == nil {
		t.Error("Say worked without a webhook")
	}
}
