package whatsapp_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
)

const token = "EXAMPLE-TOKEN-0001"

// newClient calls a server that answers as the handler does.
func newClient(t *testing.T, handler http.HandlerFunc) *whatsapp.Client {
	t.Helper()
	srv := httptest.NewServer(handler)
	t.Cleanup(srv.Close)
	return clientOf(t, whatsapp.Options{BaseURL: srv.URL, HTTP: srv.Client()})
}

func clientOf(t *testing.T, o whatsapp.Options) *whatsapp.Client {
	t.Helper()
	o.Version, o.PhoneNumberID = "v25.0", "900000000000002"
	o.Now = func() time.Time { return at(0) }
	if o.Token == nil {
		o.Token = func() string { return token }
	}
	c, err := whatsapp.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answer is a handler with always the same answer.
func answer(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

var hello = whatsapp.Message{To: "447700900123", Text: "Hello"}

func sendError(t *testing.T, err error) *whatsapp.SendError {
	t.Helper()
	e, ok := errors.AsType[*whatsapp.SendError](err)
	if !ok {
		t.Fatalf("error is %T (%v), want *SendError", err, err)
	}
	return e
}

func TestSendOnTheWire(t *testing.T) {
	tests := []struct {
		name string
		m    whatsapp.Message
		want string
	}{
		{"to a phone number, with everything",
			whatsapp.Message{To: "44 7700 900123", Recipient: "GB.1", Text: "Check-in is from 3 pm.", ReplyTo: "wamid.TEST0001", CallbackData: "out-7f3a", PreviewURL: true},
			`{"messaging_product":"whatsapp","recipient_type":"individual","to":"+447700900123","type":"text","context":{"message_id":"wamid.TEST0001"},"biz_opaque_callback_data":"out-7f3a","text":{"preview_url":true,"body":"Check-in is from 3 pm."}}`},
		{"to a user id",
			whatsapp.Message{Recipient: "GB.70000000000000000001", Text: "https://example.org/?a=1&b=<2> è"},
			`{"messaging_product":"whatsapp","recipient_type":"individual","recipient":"GB.70000000000000000001","type":"text","text":{"preview_url":false,"body":"https://example.org/?a=1&b=<2> è"}}`},
		{"to a user id that stands in the place of a phone number",
			whatsapp.Message{To: "GB.1", Recipient: "GB.70000000000000000001", Text: "x"},
			`{"messaging_product":"whatsapp","recipient_type":"individual","recipient":"GB.70000000000000000001","type":"text","text":{"preview_url":false,"body":"x"}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				got := []string{r.Method, r.URL.String(), r.Header.Get("Authorization"), r.Header.Get("Content-Type"), string(body)}
				want := []string{"POST", "/v25.0/900000000000002/messages", "Bearer " + token, "application/json", tt.want}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("request differs (-want +got):\n%s", diff)
				}
				io.WriteString(w, `{"messaging_product":"whatsapp","contacts":[{"input":"+447700900123","wa_id":"447700900123"}],"messages":[{"id":"wamid.OUT0001"}]}`)
			})
			if id, err := c.Send(t.Context(), tt.m); id != "wamid.OUT0001" || err != nil {
				t.Errorf("Send = %q, %v", id, err)
			}
		})
	}
}

func TestSendChecksBeforeItSends(t *testing.T) {
	tests := []struct {
		name string
		m    whatsapp.Message
		want error
	}{
		{"no recipient", whatsapp.Message{Text: "x"}, whatsapp.ErrNoRecipient},
		{"a recipient that is neither", whatsapp.Message{To: "Ada", Recipient: "Ada", Text: "x"}, whatsapp.ErrNoRecipient},
		{"no text", whatsapp.Message{To: "447700900123", Text: " \n"}, whatsapp.ErrNoText},
		{"4097 letters", whatsapp.Message{To: "447700900123", Text: strings.Repeat("è", 4097)}, whatsapp.ErrTextTooLong},
		{"2049 emoji", whatsapp.Message{To: "447700900123", Text: strings.Repeat("🙂", 2049)}, whatsapp.ErrTextTooLong},
		{"long callback data", whatsapp.Message{To: "447700900123", Text: "x", CallbackData: strings.Repeat("x", 513)}, whatsapp.ErrCallbackTooLong},
	}
	c := newClient(t, func(http.ResponseWriter, *http.Request) { t.Error("a call was made") })
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := c.Send(t.Context(), tt.m)
			e := sendError(t, err)
			if !errors.Is(err, tt.want) || e.Outcome != whatsapp.NotSent || e.Class != whatsapp.Never {
				t.Errorf("error = %v, %s, %s, want %v, not sent, never", err, e.Outcome, e.Class, tt.want)
			}
		})
	}
}

func TestSendTakesTheLongestText(t *testing.T) {
	c := newClient(t, answer(200, `{"messages":[{"id":"wamid.OUT1"}]}`))
	for _, text := range []string{strings.Repeat("è", 4096), strings.Repeat("🙂", 2048)} {
		if _, err := c.Send(t.Context(), whatsapp.Message{To: "447700900123", Text: text}); err != nil {
			t.Error(err)
		}
	}
}

func TestSendThatDidNotLeave(t *testing.T) {
	refusing := httptest.NewServer(nil)
	refusing.Close()
	notAllowed := errors.New("not on the list")
	guarded := &http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return nil, notAllowed }}}
	plain := httptest.NewServer(answer(200, "{}"))
	defer plain.Close()

	tests := []struct {
		name string
		o    whatsapp.Options
		want error
	}{
		{"nobody listens", whatsapp.Options{BaseURL: refusing.URL, HTTP: &http.Client{}}, nil},
		{"the dialer refuses", whatsapp.Options{BaseURL: "https://graph.example", HTTP: guarded}, notAllowed},
		{"no TLS on the other side", whatsapp.Options{BaseURL: strings.Replace(plain.URL, "http:", "https:", 1), HTTP: &http.Client{}}, nil},
		{"no token", whatsapp.Options{BaseURL: plain.URL, HTTP: &http.Client{}, Token: func() string { return "" }}, whatsapp.ErrNoToken},
		{"a token with a line break", whatsapp.Options{BaseURL: plain.URL, HTTP: &http.Client{}, Token: func() string { return token + "\n" }}, whatsapp.ErrBadToken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := clientOf(t, tt.o).Send(t.Context(), hello)
			if e := sendError(t, err); e.Outcome != whatsapp.NotSent || e.HTTPStatus != 0 || e.Refused {
				t.Errorf("error = %v, want one that says not sent", err)
			}
			if tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("error = %v, want %v underneath", err, tt.want)
			}
			if strings.Contains(err.Error(), token) || strings.Contains(err.Error(), "900000000000002") {
				t.Errorf("error says too much: %v", err)
			}
		})
	}
}

func TestSendGivenUpBeforeItLeft(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := newClient(t, func(http.ResponseWriter, *http.Request) { t.Error("a call was made") })
	_, err := c.Send(ctx, hello)
	if e := sendError(t, err); e.Outcome != whatsapp.NotSent || !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want not sent, canceled", err)
	}
}

// wire is a transport that takes so many bytes of the body, all if negative, and breaks.
type wire struct {
	takes int64
	body  io.ReadCloser
}

var errCable = errors.New("cable pulled")

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	w.body = r.Body
	if r.GetBody != nil || r.Header.Get("Idempotency-Key") != "" {
		return nil, errors.New("request could be sent twice")
	}
	if w.takes < 0 {
		w.takes = r.ContentLength
	}
	if _, err := io.CopyN(io.Discard, r.Body, w.takes); err != nil {
		return nil, err
	}
	return nil, errCable
}

func TestSendOverAConnectionThatBreaks(t *testing.T) {
	tests := []struct {
		name  string
		takes int64
		want  whatsapp.Outcome
	}{
		{"before the body", 0, whatsapp.NotSent},
		{"in the middle of the body", 20, whatsapp.NotSent},
		{"after the body", -1, whatsapp.Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := &wire{takes: tt.takes}
			c := clientOf(t, whatsapp.Options{BaseURL: "https://graph.example", HTTP: &http.Client{Transport: w}})
			_, err := c.Send(t.Context(), hello)
			if e := sendError(t, err); e.Outcome != tt.want || !errors.Is(err, errCable) {
				t.Errorf("error = %v, want %s, cable pulled", err, tt.want)
			}
			if rest, _ := io.ReadAll(w.body); len(rest) > 0 {
				t.Errorf("a slow transport got %d bytes more after the call had ended", len(rest))
			}
		})
	}
}

func TestSendNeverRepeatsOnAReusedConnection(t *testing.T) {
	// A server that takes a first call well and hangs up in the middle of every later one: with GetBody or an idempotency
	// key the transport would send the message again on a new connection.
	var calls atomic.Int32
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		if calls.Add(1) == 1 {
			io.WriteString(w, `{"messages":[{"id":"wamid.OUT1"}]}`)
			return
		}
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		conn.Close()
	})
	if _, err := c.Send(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	_, err := c.Send(t.Context(), hello)
	if e := sendError(t, err); e.Outcome != whatsapp.Unknown || e.Class != whatsapp.Retry {
		t.Errorf("error = %v, want unknown outcome", err)
	}
	if n := calls.Load(); n != 2 {
		t.Errorf("server saw %d calls, want 2", n)
	}
}

// silence is a transport that takes the whole message and never brings an answer.
type silence struct{}

func (silence) RoundTrip(r *http.Request) (*http.Response, error) {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return nil, err
	}
	<-r.Context().Done()
	return nil, r.Context().Err()
}

func TestSendTimesOut(t *testing.T) {
	for _, timeout := range []time.Duration{0, time.Minute} {
		synctest.Test(t, func(t *testing.T) {
			c := clientOf(t, whatsapp.Options{BaseURL: "https://graph.example", HTTP: &http.Client{Transport: silence{}}, Timeout: timeout})
			start := time.Now()
			_, err := c.Send(t.Context(), hello)
			if e := sendError(t, err); e.Outcome != whatsapp.Unknown || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error = %v, want unknown outcome, deadline exceeded", err)
			}
			if took := time.Since(start); took != max(timeout, whatsapp.DefaultTimeout) {
				t.Errorf("call took %v of the bubble's time", took)
			}
		})
	}
}

func TestClientDoesNotFollowRedirects(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("redirect was followed") }))
	defer other.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		c := newClient(t, answer(status, "", "Location", other.URL))
		if _, err := c.PhoneNumber(t.Context()); err == nil {
			t.Errorf("status %d: no error", status)
		}
		if _, err := c.Send(t.Context(), hello); err == nil {
			t.Errorf("status %d: no error", status)
		}
	}
}

func TestNewRefusesIncompleteOptions(t *testing.T) {
	good := whatsapp.Options{BaseURL: "https://graph.facebook.com", Version: "v25.0", PhoneNumberID: "900000000000002",
		Token: func() string { return token }, HTTP: &http.Client{}, Now: func() time.Time { return at(0) }}
	if _, err := whatsapp.New(good); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(o *whatsapp.Options){
		"no base url":             func(o *whatsapp.Options) { o.BaseURL = "" },
		"base url without scheme": func(o *whatsapp.Options) { o.BaseURL = "graph.facebook.com" },
		"base url of a file":      func(o *whatsapp.Options) { o.BaseURL = "file:///etc" },
		"base url with password":  func(o *whatsapp.Options) { o.BaseURL = "https://a:b@graph.facebook.com" },
		"base url with query":     func(o *whatsapp.Options) { o.BaseURL = "https://graph.facebook.com/?a=b" },
		"odd version":             func(o *whatsapp.Options) { o.Version = "25" },
		"version with a path":     func(o *whatsapp.Options) { o.Version = "v25/.." },
		"no number id":            func(o *whatsapp.Options) { o.PhoneNumberID = "" },
		"the number itself":       func(o *whatsapp.Options) { o.PhoneNumberID = "+441632960001" },
		"number id with a path":   func(o *whatsapp.Options) { o.PhoneNumberID = "../me" },
		"no token":                func(o *whatsapp.Options) { o.Token = nil },
		"no http client":          func(o *whatsapp.Options) { o.HTTP = nil },
		"no clock":                func(o *whatsapp.Options) { o.Now = nil },
	} {
		t.Run(name, func(t *testing.T) {
			o := good
			spoil(&o)
			if _, err := whatsapp.New(o); err == nil {
				t.Error("New took it")
			}
		})
	}
}
