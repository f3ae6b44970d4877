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
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

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

func TestSendTextOnTheWire(t *testing.T) {
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
			if id, err := c.SendText(t.Context(), tt.m); id != "wamid.OUT0001" || err != nil {
				t.Errorf("SendText = %q, %v", id, err)
			}
		})
	}
}

func TestSendTextChecksBeforeItSends(t *testing.T) {
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
			_, err := c.SendText(t.Context(), tt.m)
			e := sendError(t, err)
			if !errors.Is(err, tt.want) || e.Outcome != whatsapp.NotSent || e.Class != whatsapp.Never {
				t.Errorf("error = %v, %s, %s, want %v, not sent, never", err, e.Outcome, e.Class, tt.want)
			}
		})
	}
}

func TestSendTextTakesTheLongestText(t *testing.T) {
	c := newClient(t, answer(200, `{"messages":[{"id":"wamid.OUT1"}]}`))
	for _, text := range []string{strings.Repeat("è", 4096), strings.Repeat("🙂", 2048)} {
		if _, err := c.SendText(t.Context(), whatsapp.Message{To: "447700900123", Text: text}); err != nil {
			t.Error(err)
		}
	}
}

func TestSendTextJudgesAnswers(t *testing.T) {
	graph := func(rest string) string {
		return `{"error":{"message":"(#1) T","type":"OAuthException",` + rest + `,"fbtrace_id":"Axyz_1-2"}}`
	}
	refused := func(status, code int, class whatsapp.Class, problem whatsapp.Problem, tries int) *whatsapp.SendError {
		return &whatsapp.SendError{HTTPStatus: status, Code: code, Refused: true, Title: "(#1) T", FBTraceID: "Axyz_1-2", Outcome: whatsapp.NotSent,
			Advice: whatsapp.Advice{Class: class, Problem: problem, Tries: tries}}
	}
	stranger := func(status int, outcome whatsapp.Outcome, class whatsapp.Class, problem whatsapp.Problem) *whatsapp.SendError {
		return &whatsapp.SendError{HTTPStatus: status, Outcome: outcome, Advice: whatsapp.Advice{Class: class, Problem: problem}}
	}
	with := func(e *whatsapp.SendError, change func(e *whatsapp.SendError)) *whatsapp.SendError {
		change(e)
		return e
	}
	const html = `<html>Bad Gateway</html>`
	tests := []struct {
		name    string
		handler http.HandlerFunc
		want    *whatsapp.SendError
	}{
		{"outside the window", answer(400, graph(`"code":131047,"error_data":{"messaging_product":"whatsapp","details":"D"}`)),
			with(refused(400, 131047, whatsapp.Never, whatsapp.ProblemWindowClosed, 0), func(e *whatsapp.SendError) { e.Details = "D" })},
		{"token expired", answer(401, graph(`"code":190,"error_subcode":463`)),
			with(refused(401, 190, whatsapp.Never, whatsapp.ProblemTokenInvalid, 0), func(e *whatsapp.SendError) { e.Subcode = 463 })},
		{"code zero is a code", answer(401, graph(`"code":0`)), refused(401, 0, whatsapp.Never, whatsapp.ProblemTokenInvalid, 0)},
		{"code as a string", answer(400, graph(`"code":"131056"`)), refused(400, 131056, whatsapp.Retry, whatsapp.ProblemPairLimited, 0)},
		{"no such number", answer(400, graph(`"code":100,"error_subcode":33`)),
			with(refused(400, 100, whatsapp.Never, whatsapp.ProblemNumberGone, 0), func(e *whatsapp.SendError) { e.Subcode = 33 })},
		{"bad parameter", answer(400, graph(`"code":100,"error_data":"plain"`)),
			with(refused(400, 100, whatsapp.Never, whatsapp.ProblemBadRequest, 0), func(e *whatsapp.SendError) { e.Details = "plain" })},
		{"500 from the API itself is a refusal", answer(500, graph(`"code":131000`)), refused(500, 131000, whatsapp.Retry, whatsapp.ProblemTemporary, 3)},
		{"500 with a lasting code is not tried again", answer(500, graph(`"code":131045`)), refused(500, 131045, whatsapp.Never, whatsapp.ProblemNotRegistered, 0)},
		{"429 with Retry-After in seconds", answer(429, graph(`"code":130429`), "Retry-After", "7"),
			with(refused(429, 130429, whatsapp.Retry, whatsapp.ProblemRateLimited, 0), func(e *whatsapp.SendError) { e.RetryAfter = 7 * time.Second })},
		{"503 with Retry-After as a date", answer(503, graph(`"code":131016`), "Retry-After", "Sat, 21 Nov 2026 22:27:10 GMT"),
			with(refused(503, 131016, whatsapp.Retry, whatsapp.ProblemTemporary, 0), func(e *whatsapp.SendError) { e.RetryAfter = 30 * time.Second })},
		{"Retry-After in the past", answer(429, graph(`"code":4`), "Retry-After", "Sat, 21 Nov 2026 22:00:00 GMT"), refused(429, 4, whatsapp.Retry, whatsapp.ProblemRateLimited, 0)},
		{"Retry-After below zero", answer(429, graph(`"code":4`), "Retry-After", "-5"), refused(429, 4, whatsapp.Retry, whatsapp.ProblemRateLimited, 0)},
		{"Retry-After that is none", answer(429, graph(`"code":4`), "Retry-After", "soon"), refused(429, 4, whatsapp.Retry, whatsapp.ProblemRateLimited, 0)},
		{"Retry-After of years", answer(429, graph(`"code":4`), "Retry-After", "99999999999"),
			with(refused(429, 4, whatsapp.Retry, whatsapp.ProblemRateLimited, 0), func(e *whatsapp.SendError) { e.RetryAfter = 24 * time.Hour })},
		{"a code not known, said to pass", answer(400, graph(`"code":999999,"is_transient":true`)), refused(400, 999999, whatsapp.Retry, whatsapp.ProblemTemporary, 0)},
		{"a code not known, with 500", answer(500, graph(`"code":999999`)), refused(500, 999999, whatsapp.Retry, whatsapp.ProblemTemporary, 0)},
		{"a code not known, with 400", answer(400, graph(`"code":999999`)), refused(400, 999999, whatsapp.Never, whatsapp.ProblemUnknown, 0)},
		{"an error under a 200 is a refusal", answer(200, graph(`"code":131026`)), refused(200, 131026, whatsapp.Never, whatsapp.ProblemNotOnWhatsApp, 0)},
		{"429 from a proxy", answer(429, html, "Retry-After", "3"),
			with(stranger(429, whatsapp.NotSent, whatsapp.Retry, whatsapp.ProblemRateLimited), func(e *whatsapp.SendError) { e.RetryAfter = 3 * time.Second })},
		{"404 from somebody else", answer(404, html), stranger(404, whatsapp.NotSent, whatsapp.Wait, whatsapp.ProblemWrongAddress)},
		{"400 with JSON of somebody else", answer(400, `{"error":"bad"}`), stranger(400, whatsapp.NotSent, whatsapp.Wait, whatsapp.ProblemWrongAddress)},
		{"redirect", answer(307, "", "Location", "/elsewhere"), stranger(307, whatsapp.NotSent, whatsapp.Wait, whatsapp.ProblemWrongAddress)},
		{"502 from a proxy may have been handed on", answer(502, html), stranger(502, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"503 from a proxy may have been handed on", answer(503, html), stranger(503, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"500 with an error without a code", answer(500, `{"error":{"message":"x"}}`), stranger(500, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 with a page", answer(200, html), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 with nothing", answer(200, ``), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 without an id", answer(200, `{"messages":[]}`), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 that is endless", answer(200, `{"messages":[{"id":"wamid.A"}],"x":"`+strings.Repeat("x", 100_000)+`"}`), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 cut short", answer(200, `{"messages":[{"id":"wam`, "Content-Length", "60"), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"400 cut short is a refusal all the same", answer(400, `{"error":{"co`, "Content-Length", "60"), stranger(400, whatsapp.NotSent, whatsapp.Wait, whatsapp.ProblemWrongAddress)},
		{"trace id that is none", answer(400, `{"error":{"code":33,"fbtrace_id":"447700 900123"}}`),
			&whatsapp.SendError{HTTPStatus: 400, Code: 33, Refused: true, Outcome: whatsapp.NotSent, Advice: whatsapp.Advice{Class: whatsapp.Never, Problem: whatsapp.ProblemNumberGone}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var calls atomic.Int32
			c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
				calls.Add(1)
				tt.handler(w, r)
			})
			id, err := c.SendText(t.Context(), hello)
			if id != "" {
				t.Errorf("id = %q, want none", id)
			}
			if diff := cmp.Diff(tt.want, sendError(t, err), cmpopts.IgnoreUnexported(whatsapp.SendError{})); diff != "" {
				t.Errorf("error differs (-want +got):\n%s", diff)
			}
			if strings.Contains(err.Error(), token) || strings.Contains(err.Error(), "447700") {
				t.Errorf("error says too much: %v", err)
			}
			if n := calls.Load(); n != 1 {
				t.Errorf("%d calls were made, want 1", n)
			}
		})
	}
}

func TestSendTextThatDidNotLeave(t *testing.T) {
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
			_, err := clientOf(t, tt.o).SendText(t.Context(), hello)
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

func TestSendTextGivenUpBeforeItLeft(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := newClient(t, func(http.ResponseWriter, *http.Request) { t.Error("a call was made") })
	_, err := c.SendText(ctx, hello)
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

func TestSendTextOverAConnectionThatBreaks(t *testing.T) {
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
			_, err := c.SendText(t.Context(), hello)
			if e := sendError(t, err); e.Outcome != tt.want || !errors.Is(err, errCable) {
				t.Errorf("error = %v, want %s, cable pulled", err, tt.want)
			}
			if rest, _ := io.ReadAll(w.body); len(rest) > 0 {
				t.Errorf("a slow transport got %d bytes more after the call had ended", len(rest))
			}
		})
	}
}

func TestSendTextNeverRepeatsOnAReusedConnection(t *testing.T) {
	// A server that takes a first call well and hangs up in the middle of every later one: with GetBody or an idempotency
	// key the transport would send the message again on a new connection.
	var calls atomic.Int32
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
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
	if _, err := c.SendText(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	_, err := c.SendText(t.Context(), hello)
	if e := sendError(t, err); e.Outcome != whatsapp.Unknown || e.Class != whatsapp.Retry {
		t.Errorf("error = %v, want unknown outcome", err)
	}
	if n := calls.Load(); n != 2 {
		t.Errorf("server saw %d calls, want 2", n)
	}
}

func TestSendTextTimesOut(t *testing.T) {
	release := make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		<-release
	}))
	defer srv.Close()
	defer close(release)
	c := clientOf(t, whatsapp.Options{BaseURL: srv.URL, HTTP: srv.Client(), Timeout: 50 * time.Millisecond})
	_, err := c.SendText(t.Context(), hello)
	if e := sendError(t, err); e.Outcome != whatsapp.Unknown || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error = %v, want unknown outcome, deadline exceeded", err)
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
		if _, err := c.SendText(t.Context(), hello); err == nil {
			t.Errorf("status %d: no error", status)
		}
	}
}

func TestNewRefusesIncompleteOptions(t *testing.T) {
	good := whatsapp.Options{BaseURL: "https://graph.facebook.com", Version: "v25.0", PhoneNumberID: "900000000000002",
		Token: func() string { return token }, HTTP: &http.Client{}, Now: time.Now}
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
