package graphfake_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

const token = "EXAMPLE-TOKEN-0001"

// graph is a running fake.
type graph struct {
	*graphfake.Server
	url  string
	http *http.Client
}

func start(t *testing.T, o graphfake.Options) graph {
	t.Helper()
	o.Number, o.Token, o.Rand = lodge, token, rand.NewChaCha8([32]byte{1})
	if o.Now == nil {
		o.Now = func(string) time.Time { return noon }
	}
	s, err := graphfake.New(o)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	t.Cleanup(s.Close) // runs first, so that no call hangs
	return graph{s, srv.URL, srv.Client()}
}

// post calls the messages edge and returns status and body.
func (g graph) post(t *testing.T, body string, change ...func(*http.Request)) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, g.url+"/v25.0/900000000000002/messages", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", "application/json")
	for _, c := range change {
		c(r)
	}
	return g.do(t, r)
}

func (g graph) do(t *testing.T, r *http.Request) (int, string) {
	t.Helper()
	resp, err := g.http.Do(r)
	if err != nil {
		return 0, err.Error()
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return resp.StatusCode, "cut: " + err.Error()
	}
	return resp.StatusCode, string(b)
}

// text is the body of a call that sends a text to Zoë.
func text(s string) string {
	return fmt.Sprintf(`{"messaging_product":"whatsapp","recipient_type":"individual","to":"+441632960960","type":"text","biz_opaque_callback_data":"out-%s","text":{"preview_url":false,"body":"%s"}}`, s, s)
}

func TestServerRefusesWhatTheGraphAPIRefuses(t *testing.T) {
	valid := text("Hello")
	tests := []struct {
		name   string
		body   string
		change func(r *http.Request)
		want   string // HTTP status and code
	}{
		{"no token", valid, func(r *http.Request) { r.Header.Del("Authorization") }, "401 190"},
		{"another token", valid, func(r *http.Request) { r.Header.Set("Authorization", "Bearer OTHER") }, "401 190"},
		{"the token without its word", valid, func(r *http.Request) { r.Header.Set("Authorization", token) }, "401 190"},
		{"another number", valid, func(r *http.Request) { r.URL.Path = "/v25.0/1/messages" }, "400 100"},
		{"no version", valid, func(r *http.Request) { r.URL.Path = "/x/900000000000002/messages" }, "400 2500"},
		{"another edge", valid, func(r *http.Request) { r.URL.Path = "/v25.0/900000000000002/letters" }, "400 2500"},
		{"another method", valid, func(r *http.Request) { r.Method = http.MethodPut }, "400 2500"},
		{"a form", valid, func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }, "400 100"},
		{"not JSON", `hello`, nil, "400 100"},
		{"half of it", valid[:len(valid)-1], nil, "400 100"},
		{"two of it", valid + valid, nil, "400 100"},
		{"not an object", `[]`, nil, "400 100"},
		{"a body without end", `"` + strings.Repeat("x", 300_000) + `"`, nil, "400 100"},
		{"an unknown key", `{"messaging_product":"whatsapp","to":"+441632960960","type":"text","text":{"body":"x"},"texts":1}`, nil, "400 100"},
		{"a wrong type", `{"messaging_product":"whatsapp","to":441632960960,"type":"text","text":{"body":"x"}}`, nil, "400 100"},
		{"no product", `{"to":"+441632960960","type":"text","text":{"body":"x"}}`, nil, "400 100"},
		{"a group", `{"messaging_product":"whatsapp","recipient_type":"group","to":"+441632960960","type":"text","text":{"body":"x"}}`, nil, "400 100"},
		{"no recipient", `{"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}`, nil, "400 131008"},
		{"a recipient that is none", `{"messaging_product":"whatsapp","to":"Ada","type":"text","text":{"body":"x"}}`, nil, "400 131009"},
		{"a user id that is none", `{"messaging_product":"whatsapp","recipient":"441632960960","type":"text","text":{"body":"x"}}`, nil, "400 131009"},
		{"to itself", `{"messaging_product":"whatsapp","to":"+441632960001","type":"text","text":{"body":"x"}}`, nil, "400 131021"},
		{"another type", `{"messaging_product":"whatsapp","to":"+441632960960","type":"hologram","hologram":{}}`, nil, "400 131051"},
		{"no text", `{"messaging_product":"whatsapp","to":"+441632960960","type":"text"}`, nil, "400 131008"},
		{"an empty text", text(""), nil, "400 131008"},
		{"a long text", text(strings.Repeat("x", 4097)), nil, "400 100"},
		{"long callback data", `{"messaging_product":"whatsapp","to":"+441632960960","type":"text","text":{"body":"x"},"biz_opaque_callback_data":"` + strings.Repeat("x", 513) + `"}`, nil, "400 100"},
		{"a quote of nothing", `{"messaging_product":"whatsapp","to":"+441632960960","type":"text","text":{"body":"x"},"context":{}}`, nil, "400 131009"},
		{"outside the window", strings.Replace(valid, "441632960960", "447700900123", 1), nil, "400 131047"},
		{"a mark without id", `{"messaging_product":"whatsapp","status":"read"}`, nil, "400 131009"},
		{"a mark of another kind", `{"messaging_product":"whatsapp","status":"eaten","message_id":"wamid.A"}`, nil, "400 131009"},
	}
	g := start(t, graphfake.Options{})
	g.Heard(zoe, noon)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, body := g.post(t, tt.body, func(r *http.Request) {
				if tt.change != nil {
					tt.change(r)
				}
			})
			_, code, _ := strings.Cut(body, `"code":`)
			code, _, _ = strings.Cut(code, ",")
			if got := fmt.Sprint(status, " ", code); got != tt.want {
				t.Errorf("answer = %s, want %s: %s", got, tt.want, body)
			}
			if !strings.HasPrefix(body, `{"error":{"message":"`) || !strings.Contains(body, `"type":"OAuthException"`) || !strings.Contains(body, `"fbtrace_id":"`) {
				t.Errorf("error has not the documented shape: %s", body)
			}
		})
	}
	if n := g.Accepted(); n != 0 {
		t.Errorf("%d messages were accepted, want 0", n)
	}
	if status, body := g.post(t, valid); status != 200 {
		t.Errorf("the valid message: %d %s", status, body)
	}
}

func TestWindow(t *testing.T) {
	now := noon
	g := start(t, graphfake.Options{Now: func(user string) time.Time {
		if user != "" && user != zoe.Phone && user != zoe.UserID {
			t.Errorf("clock was asked for %d characters that are not the guest", len(user))
		}
		return now
	}})
	byUser := strings.Replace(text("x"), `"to":"+441632960960"`, `"recipient":"GB.70000000000000000001"`, 1)
	g.Heard(zoe, noon)
	g.Heard(zoe, noon.Add(-time.Hour)) // late news of an earlier message
	for _, tt := range []struct {
		after time.Duration
		want  int
	}{{0, 200}, {24*time.Hour - time.Second, 200}, {24 * time.Hour, 400}} {
		now = noon.Add(tt.after)
		for _, body := range []string{text("x"), byUser} {
			if status, answer := g.post(t, body); status != tt.want {
				t.Errorf("after %v: %d, want %d: %s", tt.after, status, tt.want, answer)
			}
		}
	}
}

func TestRefuseByRecipient(t *testing.T) {
	g := start(t, graphfake.Options{NoWindow: true, Refuse: func(m graphfake.SentMessage) int {
		if m.To == zoe.Phone {
			return 131026
		}
		return 0
	}})
	if status, body := g.post(t, text("x")); status != 400 || !strings.Contains(body, "(#131026) Message undeliverable") {
		t.Errorf("answer = %d %s", status, body)
	}
}

func TestNumberFields(t *testing.T) {
	g := start(t, graphfake.Options{})
	get := func(query string) string {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, g.url+"/v25.0/900000000000002"+query, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+token)
		_, body := g.do(t, r)
		return body
	}
	if got, want := get("?fields=status,id"), `{"status":"CONNECTED","id":"900000000000002"}`; got != want {
		t.Errorf("answer = %s, want %s", got, want)
	}
	if got := get(""); !strings.Contains(got, `"verified_name":"Example Lodge"`) {
		t.Errorf("answer = %s, want the usual fields", got)
	}
	if got := get("?fields=shoe_size"); !strings.Contains(got, `"code":100`) {
		t.Errorf("answer = %s, want a refusal", got)
	}
}

func TestKeepBoundsWhatIsRemembered(t *testing.T) {
	g := start(t, graphfake.Options{NoWindow: true, Keep: 2})
	for _, s := range []string{"a", "b", "c"} {
		g.post(t, text(s))
		g.post(t, `{"messaging_product":"whatsapp","status":"read","message_id":"`+s+`"}`)
	}
	var got []string
	for _, m := range g.Sent() {
		got = append(got, fmt.Sprint(m.N, m.Text))
	}
	if diff := gocmp.Diff([]string{"2b", "3c"}, got); diff != "" {
		t.Errorf("remembered messages differ (-want +got):\n%s", diff)
	}
	if diff := gocmp.Diff([]string{"b", "c"}, g.Reads()); diff != "" {
		t.Errorf("remembered marks differ (-want +got):\n%s", diff)
	}
	if g.Accepted() != 3 || g.Calls() != 6 {
		t.Errorf("accepted %d of %d calls, want 3 of 6", g.Accepted(), g.Calls())
	}
}

func TestTellsOfWhatItAccepts(t *testing.T) {
	var told []string
	g := start(t, graphfake.Options{NoWindow: true,
		OnSent: func(m graphfake.SentMessage) { told = append(told, "sent "+m.Text) },
		OnRead: func(id string, typing bool) { told = append(told, fmt.Sprint("read ", id, " ", typing)) }})
	g.post(t, text("a"))
	g.post(t, `{"messaging_product":"whatsapp","status":"read","message_id":"b"}`)
	g.post(t, `{"messaging_product":"whatsapp","status":"read","message_id":"c","typing_indicator":{"type":"text"}}`)
	if diff := gocmp.Diff([]string{"sent a", "read b false", "read c true"}, told); diff != "" {
		t.Errorf("told differs (-want +got):\n%s", diff)
	}
}

func TestManyCallersAtOnce(t *testing.T) {
	var box mailbox
	g := start(t, graphfake.Options{NoWindow: true, NoPairLimit: true, Deliver: box.deliver, Workers: 4})
	var callers sync.WaitGroup
	for i := range 50 {
		callers.Go(func() {
			if status, body := g.post(t, text(fmt.Sprint(i))); status != 200 {
				t.Errorf("call %d: %d %s", i, status, body)
			}
		})
	}
	callers.Wait()
	sent, err := g.WaitSent(t.Context(), 50)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, m := range sent {
		ids[m.ID] = true
	}
	if err := g.WaitWebhooks(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(ids) != 50 || len(box.all()) != 150 {
		t.Errorf("%d ids and %d statuses, want 50 and 150", len(ids), len(box.all()))
	}
}

func TestWaitSentGivesUpWithItsContext(t *testing.T) {
	g := start(t, graphfake.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.WaitSent(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want canceled", err)
	}
}

func TestNewRefusesIncompleteOptions(t *testing.T) {
	if _, err := graphfake.New(graphfake.Options{Number: lodge, Token: token}); err == nil {
		t.Error("New took options without clock and randomness")
	}
}

func TestNothingOfAPersonIsPrinted(t *testing.T) {
	values := []any{zoe, &zoe, graphfake.Inbound{From: zoe, Content: graphfake.Text(zoe.Phone)}, graphfake.SentMessage{N: 7, To: zoe.Phone, Text: zoe.Phone}}
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
			if s := fmt.Sprintf(verb, v); strings.Contains(s, zoe.Phone) || strings.Contains(s, "Zo") {
				t.Errorf("%T with %s prints a person: %s", v, verb, s)
			}
		}
	}
	if s := (graphfake.SentMessage{N: 7, Text: zoe.Phone}).LogValue().String(); s != "7" {
		t.Errorf("log value = %s, want the number alone", s)
	}
}

// mailbox takes webhooks and keeps what is in them.
type mailbox struct {
	mu     sync.Mutex
	events []whatsapp.Event
	refuse int // that many deliveries
}

func (b *mailbox) deliver(_ context.Context, body []byte) error {
	events, err := whatsapp.Decode(body)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.refuse > 0 {
		b.refuse--
		return errors.New("no room")
	}
	b.events = append(b.events, events...)
	return err
}

func (b *mailbox) all() []whatsapp.Event {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.events
}

// states lists the statuses that came, with what they say.
func (b *mailbox) states() []string {
	var all []string
	for _, e := range b.all() {
		code := 0
		if len(e.Errors) > 0 {
			code = e.Errors[0].Code
		}
		all = append(all, strings.TrimSpace(fmt.Sprint(e.Status, " ", e.CallbackData, " ", cmp.Or(e.RecipientID, e.RecipientUserID), " ", e.PricingCategory, " ", code)))
	}
	return all
}
