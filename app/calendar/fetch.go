package calendar

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"portineria/egress"
	"portineria/ical"
	"portineria/store"
)

// maxBody is the largest calendar taken, after decompression. Real ones are
// under ten kilobytes.
const maxBody = 5 << 20

// answer is what a feed said.
type answer struct {
	body      []byte
	unchanged bool   // 304: as before
	etag      string // validators for the next time
	modified  string
	host      string

	problem    string // key of the words for what went wrong; empty: an answer
	retryAfter time.Duration
	refused    bool // the link is not valid any more
}

// fetch gets a feed's body, by the guarded dialer or from its file. It judges
// the transport alone; whether the body may be believed is for the reader.
func (b *Book) fetch(ctx context.Context, f store.Feed) answer {
	if !isAddress(string(f.URL)) {
		return fromFile(string(f.URL))
	}
	ctx, cancel := context.WithTimeout(ctx, fetchWithin)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, string(f.URL), nil)
	if err != nil {
		return answer{problem: "other"}
	}
	req.Header.Set("User-Agent", b.o.Agent)
	req.Header.Set("Accept", "text/calendar, */*;q=0.5")
	if f.ETag != "" {
		req.Header.Set("If-None-Match", f.ETag)
	}
	if f.Modified != "" {
		req.Header.Set("If-Modified-Since", f.Modified)
	}
	resp, err := b.o.HTTP.Do(req)
	if err != nil {
		return answer{problem: transportProblem(err)}
	}
	defer resp.Body.Close()
	return read(resp)
}

func read(resp *http.Response) answer {
	a := answer{etag: resp.Header.Get("ETag"), modified: resp.Header.Get("Last-Modified"), host: resp.Request.URL.Hostname()}
	switch code := resp.StatusCode; {
	case code == http.StatusNotModified:
		a.unchanged = true
		return a
	case code == http.StatusOK:
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		a.problem, a.refused = "denied", true
	case code == http.StatusNotFound, code == http.StatusGone:
		a.problem, a.refused = "gone", true
	case code == http.StatusTooManyRequests, code == http.StatusServiceUnavailable:
		a.problem, a.retryAfter = "rate_limited", retryAfter(resp.Header.Get("Retry-After"))
	case code >= http.StatusInternalServerError:
		a.problem = "server"
	default:
		a.problem = "other"
	}
	if a.problem != "" {
		return a
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case err != nil && errors.Is(err, io.ErrUnexpectedEOF):
		a.problem = "cut_off"
	case err != nil:
		a.problem = transportProblem(err)
	case len(body) > maxBody:
		a.problem = "too_big"
	case resp.ContentLength >= 0 && int64(len(body)) != resp.ContentLength:
		a.problem = "cut_off"
	}
	a.body = body
	return a
}

// retryAfter reads the header in seconds; a date or nonsense counts as none,
// and our own pause applies.
func retryAfter(header string) time.Duration {
	seconds, err := strconv.Atoi(strings.TrimSpace(header))
	if err != nil || seconds < 0 {
		return 0
	}
	return min(time.Duration(seconds)*time.Second, pollAtMost)
}

// transportProblem names why no answer came. The error itself holds the secret
// link and goes nowhere.
func transportProblem(err error) string {
	var dns *net.DNSError
	var refused *url.Error
	switch {
	case errors.Is(err, egress.ErrDenied):
		return "refused"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.As(err, &dns):
		return "dns"
	case errors.As(err, &refused) && strings.Contains(refused.Err.Error(), "tls"):
		return "tls"
	default:
		return "unreachable"
	}
}

func fromFile(path string) answer {
	file, err := os.Open(path)
	if err != nil {
		return answer{problem: "file"}
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, maxBody+1))
	switch {
	case err != nil:
		return answer{problem: "file"}
	case len(body) > maxBody:
		return answer{problem: "too_big"}
	}
	return answer{body: body}
}

// parse reads a body in the property's zone.
func parse(a answer, zone *time.Location, now time.Time) (*ical.Calendar, string) {
	c, err := ical.Read(bytes.NewReader(a.body), ical.Options{Zone: zone, Now: now, FeedHost: a.host, MaxEvents: 20_000})
	if err != nil {
		return nil, "other"
	}
	if !c.Trusted {
		return c, string(c.Distrust)
	}
	return c, ""
}
