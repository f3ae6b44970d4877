package whatsapp

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// maxAnswer is more than any answer of the calls used here has; what is longer is not from the Graph API.
const maxAnswer = 64 << 10

// answer is a response that was read completely.
type answer struct {
	status int
	header http.Header
	json   value // nil if the body is no JSON
}

// do makes one call and returns its answer if that is a success. It never calls twice: see requestBody.
func (c *Client) do(ctx context.Context, method, path string, body []byte) (answer, *SendError) {
	authorization, err := c.authorization()
	if err != nil {
		return answer{}, notSent(ProblemTokenInvalid, Never, err)
	}
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, nil)
	if err != nil {
		return answer{}, notSent(ProblemBadRequest, Never, errors.New("request cannot be built"))
	}
	r.Header.Set("Authorization", authorization)
	r.Header.Set("User-Agent", "Portineria")
	sent := &requestBody{rest: body}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
		r.Body, r.ContentLength = sent, int64(len(body))
	}

	resp, err := c.http.Do(r)
	if err != nil {
		return answer{}, broken(sent.stop() && body != nil, err)
	}
	defer resp.Body.Close()
	a := answer{status: resp.StatusCode, header: resp.Header}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	if err == nil && len(raw) <= maxAnswer {
		a.json, _ = parseJSON(raw)
	}
	if a.status/100 != 2 || a.json.object().get("error") != nil {
		return a, c.refused(a, err)
	}
	if a.json == nil {
		return a, c.unreadable(a, err)
	}
	return a, nil
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
