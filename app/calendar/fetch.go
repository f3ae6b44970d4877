package calendar

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"portineria/egress"
	"portineria/store"
)

// maxBody is the largest calendar taken, in bytes after decompression. Real ones
// are under ten kilobytes.
const maxBody = 5 << 20

// The keys of the words for why no answer came that could be read. Those for
// bodies that are not believed are the reasons of package ical.
const (
	problemDenied      = "denied"       // 401, 403
	problemGone        = "gone"         // 404, 410
	problemRateLimited = "rate_limited" // 429, 503
	problemServer      = "server"       // any other 5xx, or an answer that contradicts itself
	problemTimeout     = "timeout"
	problemNoName      = "dns"
	problemTLS         = "tls"
	problemRefused     = "refused" // our own guard: a host that is not listed, such as that of a redirect elsewhere
	problemUnreachable = "unreachable"
	problemCutOff      = "cut_off"
	problemTooBig      = "too_big"
	problemBroken      = "broken" // its compression
	problemFile        = "file"
	problemOther       = "other"
)

// answer is what a feed said.
type answer struct {
	body      []byte
	unchanged bool   // 304: as before
	etag      string // validators for the next time
	modified  string
	host      string

	problem    string // empty: a body, or unchanged
	retryAfter time.Duration
	refused    bool // the link is not valid any more
}

// fetch gets a feed's body, by the guarded dialer or from its file. It judges
// the transport alone; whether the body may be believed is for the reader. No
// error leaves this file, since they hold the secret link.
func (b *Book) fetch(ctx context.Context, f store.Feed) answer {
	if !isAddress(string(f.URL)) {
		return fromFile(string(f.URL))
	}
	if err := b.allow(f); err != nil {
		return answer{problem: problemRefused}
	}
	ctx, cancel := context.WithTimeout(ctx, b.o.Within)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, string(f.URL), nil)
	if err != nil {
		return answer{problem: problemOther}
	}
	// No Accept-Encoding: the transport asks for gzip and undoes it by itself.
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
		if resp != nil { // only where following a redirect was given up
			return answer{problem: problemOther}
		}
		return answer{problem: transportProblem(err)}
	}
	defer resp.Body.Close()
	a := answer{etag: resp.Header.Get("ETag"), modified: resp.Header.Get("Last-Modified"), host: resp.Request.URL.Hostname()}
	if resp.StatusCode == http.StatusNotModified && f.ETag+f.Modified != "" {
		a.unchanged = true
		return a
	}
	if a.judge(resp); a.problem == "" {
		a.read(resp)
	}
	return a
}

// judge reads the status (RFC 9110 section 15).
func (a *answer) judge(resp *http.Response) {
	switch code := resp.StatusCode; {
	case code == http.StatusOK:
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		a.problem, a.refused = problemDenied, true
	case code == http.StatusNotFound, code == http.StatusGone:
		a.problem, a.refused = problemGone, true
	case code == http.StatusTooManyRequests, code == http.StatusServiceUnavailable:
		a.problem, a.retryAfter = problemRateLimited, retryAfter(resp.Header)
	case code >= http.StatusInternalServerError, code == http.StatusNotModified: // we had not asked for changes only
		a.problem = problemServer
	default:
		a.problem = problemOther
	}
}

// read takes the body up to the cap. A body that ends before its Content-Length
// or before its last chunk is an unexpected end to net/http and to gzip alike.
func (a *answer) read(resp *http.Response) {
	if encoding := resp.Header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		a.problem = problemBroken // a compression that we did not ask for
		return
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case len(body) > maxBody:
		a.problem = problemTooBig
	case err == nil:
		a.body = body
	case isTimeout(err):
		a.problem = problemTimeout
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		a.problem = problemBroken
	default:
		a.problem = problemCutOff
	}
}

// retryAfter reads the header, in seconds or as a date against the server's own
// clock (RFC 9110 section 10.2.3). Nonsense counts as none, and our own pause
// applies.
func retryAfter(h http.Header) time.Duration {
	value := strings.TrimSpace(h.Get("Retry-After"))
	var pause time.Duration
	if seconds, err := strconv.Atoi(value); err == nil {
		pause = time.Duration(min(seconds, int(retryAtMost/time.Second))) * time.Second
	} else if until, err := http.ParseTime(value); err == nil {
		if sent, err := http.ParseTime(h.Get("Date")); err == nil {
			pause = until.Sub(sent)
		}
	}
	return min(max(pause, 0), retryAtMost)
}

func isTimeout(err error) bool {
	late, ok := errors.AsType[net.Error](err)
	return errors.Is(err, context.DeadlineExceeded) || ok && late.Timeout()
}

// transportProblem names why no answer came.
func transportProblem(err error) string {
	name, isName := errors.AsType[*net.DNSError](err)
	switch {
	case errors.Is(err, egress.ErrDenied):
		return problemRefused
	case isTimeout(err):
		return problemTimeout
	case isName && name.IsNotFound:
		return problemNoName
	case strings.Contains(egress.WithoutURL(err).Error(), "tls: "): // not all of its errors have a type
		return problemTLS
	default:
		return problemUnreachable
	}
}

// fromFile reads a feed that is a file. Opening a pipe would wait for somebody
// to write to it, so only a regular file is opened at all.
func fromFile(path string) answer {
	if about, err := os.Stat(path); err != nil || !about.Mode().IsRegular() {
		return answer{problem: problemFile}
	}
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return answer{problem: problemFile}
	}
	defer file.Close()
	if about, err := file.Stat(); err != nil || !about.Mode().IsRegular() {
		return answer{problem: problemFile} // replaced in between
	}
	body, err := io.ReadAll(io.LimitReader(file, maxBody+1))
	switch {
	case err != nil:
		return answer{problem: problemFile}
	case len(body) > maxBody:
		return answer{problem: problemTooBig}
	}
	return answer{body: body}
}
