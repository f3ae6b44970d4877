package whatsapp

import (
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// maxAnswer is more than the answers of most calls have, and maxList more than the longest list has; what is longer is not from
// the Graph API.
const (
	maxAnswer = 64 << 10
	maxList   = 8 << 20
)

// request is a call to be made. Whatever has a body must leave once at most.
type request struct {
	method      string
	address     string // complete, without a query
	query       url.Values
	body        []byte // JSON; nil: none
	contentType string // of a body that is not JSON
	stream      io.Reader
	length      int64 // of the stream, in bytes
	most        int64 // bytes of the answer; 0: maxAnswer
	timeout     time.Duration
}

// answer is a response that was read completely.
type answer struct {
	status int
	header http.Header
	json   value  // nil if the body is no JSON
	raw    []byte // the body, for words that are not Meta's
}

// do makes one call and returns its answer if that is a success. It never calls twice: see requestBody.
func (c *Client) do(ctx context.Context, q request) (answer, *SendError) {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(q.timeout, c.timeout))
	defer cancel()
	sent := &requestBody{rest: q.body}
	r, failed := c.build(ctx, q, sent)
	if failed != nil {
		return answer{}, failed
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return answer{}, broken(sent.stop() && (q.body != nil || q.stream != nil), err)
	}
	defer resp.Body.Close()
	a := answer{status: resp.StatusCode, header: resp.Header}
	most := cmp.Or(q.most, maxAnswer)
	a.raw, err = io.ReadAll(io.LimitReader(resp.Body, most+1))
	if err == nil && int64(len(a.raw)) <= most {
		a.json, _ = parseJSON(a.raw)
	}
	if a.status/100 != 2 || a.json.object().get("error") != nil {
		return a, c.refused(a, err)
	}
	if a.json == nil {
		return a, c.unreadable(a, err)
	}
	return a, nil
}

// build makes the request with its key and, where the app insists on it, the proof.
func (c *Client) build(ctx context.Context, q request, sent *requestBody) (*http.Request, *SendError) {
	r, err := http.NewRequestWithContext(ctx, q.method, q.address, nil)
	if err != nil {
		return nil, notSent(ProblemBadRequest, Never, errors.New("request cannot be built"))
	}
	if err := c.credential(r); err != nil {
		return nil, notSent(ProblemTokenInvalid, Never, err)
	}
	query := url.Values{}
	maps.Copy(query, q.query)
	if c.secret != nil && c.gateway == CloudAPI && c.secret() != "" {
		query.Set("appsecret_proof", AppSecretProof(c.secret(), c.token()))
	}
	// Commas stay as they are, as Meta's pages write lists of fields.
	r.URL.RawQuery = strings.ReplaceAll(query.Encode(), "%2C", ",")
	r.Header.Set("User-Agent", "Portineria")
	switch {
	case q.stream != nil:
		r.Header.Set("Content-Type", q.contentType)
		r.Body, r.ContentLength = io.NopCloser(q.stream), q.length
	case q.body != nil:
		r.Header.Set("Content-Type", cmp.Or(q.contentType, "application/json"))
		r.Body, r.ContentLength = sent, int64(len(q.body))
	}
	return r, nil
}

// get asks for something.
func (c *Client) get(ctx context.Context, address string, query url.Values) (answer, *SendError) {
	return c.do(ctx, request{method: http.MethodGet, address: address, query: query, most: maxList})
}

// change makes a call that changes something and is confirmed by {"success":true}. A nil body is none.
func (c *Client) change(ctx context.Context, method, address string, query url.Values, body any) (answer, *SendError) {
	q := request{method: method, address: address, query: query}
	if body != nil {
		var err error
		if q.body, err = encodeJSON(body); err != nil {
			return answer{}, notSent(ProblemBadRequest, Never, err)
		}
	}
	return c.do(ctx, q)
}

// confirmed insists on the word of success.
func (c *Client) confirmed(a answer) error {
	if !a.json.object().get("success").truth() {
		return c.unreadable(a, errors.New("no success in the answer"))
	}
	return nil
}

// requestBody hands a request's body to the transport and knows whether the transport has taken all of it.
//
// A request must leave once at most, since a guest would see the second one. net/http repeats a request on a new connection
// only if it can have the body again (Request.GetBody), or if the request counts as idempotent. So GetBody is never set, an
// Idempotency-Key header, which would make a POST count as idempotent, neither, and redirects are not followed.
//
// As long as the transport has not taken the last byte, the other side cannot have the request: it lacks the end that
// Content-Length announces. stop makes this final even if the transport's writer is still running.
type requestBody struct {
	mu      sync.Mutex
	rest    []byte
	stopped bool
}

// Read is for the transport.
func (b *requestBody) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stopped && len(b.rest) > 0 {
		return 0, errors.New("call was given up")
	}
	if len(b.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

// Close is for the transport.
func (b *requestBody) Close() error { return nil }

// stop gives nothing more out and reports whether all had been taken.
func (b *requestBody) stop() (taken bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.stopped = true
	return len(b.rest) == 0
}

// broken is the error of a call without an answer.
func broken(mayHaveLeft bool, err error) *SendError {
	// The address of the call is in the error's text; what lies underneath says enough.
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err
	}
	e := notSent(ProblemUnreachable, Retry, err)
	if mayHaveLeft {
		e.Outcome = Unknown
	}
	return e
}

// unreadable is the error of a success that does not say what it should.
func (c *Client) unreadable(a answer, cause error) *SendError {
	e := &SendError{HTTPStatus: a.status, Outcome: Unknown, Advice: adviceForStranger(a.status), cause: cause}
	e.RetryAfter = c.retryAfter(a.header)
	return e
}

// refused is the error of an answer that is no success. An error in the Graph API's own format is a refusal, whatever the
// HTTP status. Without one, a status from 300 to 499 still says that the request was not carried out (RFC 9110 15.4, 15.5),
// but a server error may come from a proxy that lost the answer to a request which it had handed on.
func (c *Client) refused(a answer, cause error) *SendError {
	o := a.json.object().get("error").object()
	if c.gateway == Dialog360 && len(o) == 0 {
		if advice, known := strangerFrom360(a.status, string(a.raw[:min(len(a.raw), maxAnswer)])); known && a.status < 500 {
			return &SendError{HTTPStatus: a.status, Outcome: NotSent, Advice: advice, RetryAfter: c.retryAfter(a.header), cause: cause}
		}
	}
	code, coded := o.get("code").integer()
	if !coded && o.get("message").text() == "" {
		e := c.unreadable(a, cause)
		if a.status >= 300 && a.status < 500 {
			e.Outcome = NotSent
		}
		return e
	}
	subcode, _ := o.get("error_subcode").integer()
	e := &SendError{
		HTTPStatus: a.status,
		Code:       int(code),
		Subcode:    int(subcode),
		Refused:    true,
		Title:      firstOf(o.get("error_user_title").text(), o.get("message").text()),
		Details:    firstOf(o.get("error_data").object().get("details").text(), o.get("error_data").text(), o.get("error_user_msg").text()),
		FBTraceID:  plainTrace(o.get("fbtrace_id").text()),
		RetryAfter: c.retryAfter(a.header),
		Outcome:    NotSent,
		Advice:     AdviceFor(int(code), int(subcode)),
	}
	if !coded || e.Problem == ProblemUnknown {
		e.Advice = adviceForStatus(a.status, o.get("is_transient").truth())
	}
	return e
}

// retryAfter reads a Retry-After header, seconds or a date (RFC 9110 10.2.3). More than a day is not believed.
func (c *Client) retryAfter(h http.Header) time.Duration {
	const most = 24 * time.Hour
	s := strings.TrimSpace(h.Get("Retry-After"))
	if s == "" {
		return 0
	}
	if seconds, ok := value(s).integer(); ok {
		return time.Duration(min(max(seconds, 0), int64(most/time.Second))) * time.Second
	}
	at, err := http.ParseTime(s)
	if err != nil {
		return 0
	}
	return min(max(at.Sub(c.now()), 0), most)
}

// plainTrace returns a trace id that can stand in a log: letters, digits and a few signs, nothing that could be anything else.
func plainTrace(s string) string {
	if len(s) > 64 || strings.ContainsFunc(s, func(r rune) bool { return notPlain(r) && r != '_' && r != '-' }) {
		return ""
	}
	return s
}
