package whatsapp

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// MediaHost is where the Cloud API keeps files (Meta, Cloud API, "Media"). Its addresses need the access token, and no other
// host ever gets it.
const MediaHost = "lookaside.fbsbx.com"

// fileTimeout is how long a file may take: the largest has 100 MB.
const fileTimeout = 5 * time.Minute

// MaxInbound is how large a guest's file can be, in bytes; Meta reports larger ones as an error of their own.
const MaxInbound = 100 << 20

// Reasons why a file is not fetched or not sent; each of them comes inside a *SendError.
var (
	ErrForeignHost = errors.New("file is kept at a host that does not get the access token")
	ErrTooBig      = errors.New("file is larger than it may be")
	ErrFileKind    = errors.New("files of this kind cannot be sent")
	ErrNoFile      = errors.New("there is no file id")
)

// MediaInfo is what is known of a file of a guest, or of one that was uploaded.
type MediaInfo struct {
	ID     string // for asking again when the address has run out
	URL    string // valid for five minutes
	MIME   string // as the sender's phone says; not to be trusted
	SHA256 string // of the content, base64 or hexadecimal; see Fits
	Size   int64  // bytes, 0: not told
}

// Fits reports whether a content is the one that was announced. Without an announcement every content fits.
func (m MediaInfo) Fits(sum [sha256.Size]byte) bool {
	return m.SHA256 == "" || strings.EqualFold(m.SHA256, hex.EncodeToString(sum[:])) ||
		strings.TrimRight(m.SHA256, "=") == base64.RawStdEncoding.EncodeToString(sum[:])
}

// MediaInfo asks where a file is: the first of two steps (Meta, Cloud API, "Media"). Ids from webhooks are valid for seven days.
// The error is always a *SendError.
func (c *Client) MediaInfo(ctx context.Context, id string) (MediaInfo, error) {
	info, failed := c.mediaInfo(ctx, id)
	if failed != nil {
		return MediaInfo{}, failed
	}
	return info, nil
}

func (c *Client) mediaInfo(ctx context.Context, id string) (MediaInfo, *SendError) {
	if id == "" {
		return MediaInfo{}, notSent(ProblemBadRequest, Never, ErrNoFile)
	}
	query := url.Values{}
	if c.gateway == CloudAPI {
		query.Set("phone_number_id", c.id) // makes Meta check that the file is one of this number
	}
	a, failed := c.get(ctx, c.onNode(id, ""), query)
	if failed != nil {
		return MediaInfo{}, failed
	}
	o := a.json.object()
	size, _ := o.get("file_size").integer()
	info := MediaInfo{ID: id, URL: o.get("url").text(), MIME: o.get("mime_type").text(), SHA256: o.get("sha256").text(), Size: max(size, 0)}
	if info.URL == "" {
		return MediaInfo{}, c.unreadable(a, errors.New("no address in the answer"))
	}
	return info, nil
}

// Download fetches a file: the second step. The info may also come from a webhook, whose address saves the first step for some
// minutes. An address that has run out is asked for once more. Reading more than most bytes ends with ErrTooBig. The caller
// closes what is returned, and then holds the content against info.Fits. The error, also of reading, is a *SendError.
func (c *Client) Download(ctx context.Context, info MediaInfo, most int64) (io.ReadCloser, error) {
	if info.Size > most {
		return nil, notSent(ProblemMedia, Never, ErrTooBig)
	}
	ctx, cancel := context.WithTimeout(ctx, fileTimeout)
	body, failed := c.fetch(ctx, info, most)
	if failed != nil {
		cancel()
		return nil, failed
	}
	return &download{body: body, left: most, cancel: cancel}, nil
}

// fetch opens the file, at a fresh address if there is none or if it has run out.
func (c *Client) fetch(ctx context.Context, info MediaInfo, most int64) (io.ReadCloser, *SendError) {
	if info.URL != "" {
		body, failed := c.open(ctx, info.URL, most)
		if failed == nil || info.ID == "" || failed.HTTPStatus != http.StatusNotFound {
			return body, failed
		}
	}
	again, failed := c.mediaInfo(ctx, info.ID)
	if failed != nil {
		return nil, failed
	}
	return c.open(ctx, again.URL, most)
}

// open follows at most two moves of a file, none to a host that is not listed, and the token never goes along to another host.
func (c *Client) open(ctx context.Context, address string, most int64) (io.ReadCloser, *SendError) {
	at, failed := c.mediaAddress(address)
	if failed != nil {
		return nil, failed
	}
	first := at
	for range 3 {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
		if err != nil {
			return nil, notSent(ProblemBadRequest, Never, errors.New("file's address is malformed"))
		}
		r.Header.Set("User-Agent", "Portineria") // some clients without one are refused
		if at.Host == first.Host {
			if err := c.credential(r); err != nil {
				return nil, notSent(ProblemTokenInvalid, Never, err)
			}
		}
		resp, err := c.http.Do(r)
		if err != nil {
			return nil, broken(false, err)
		}
		switch moved := resp.Header.Get("Location"); {
		case resp.StatusCode/100 == 3 && moved != "":
			resp.Body.Close()
			next, err := at.Parse(moved)
			if err != nil {
				return nil, notSent(ProblemMedia, Never, ErrForeignHost)
			}
			if at, failed = c.mediaAddress(next.String()); failed != nil {
				return nil, failed
			}
		case resp.StatusCode != http.StatusOK:
			defer resp.Body.Close()
			return nil, c.refusedFile(resp)
		case resp.ContentLength > most:
			resp.Body.Close()
			return nil, notSent(ProblemMedia, Never, ErrTooBig)
		default:
			return resp.Body, nil
		}
	}
	return nil, notSent(ProblemMedia, Never, errors.New("file was moved too often"))
}

// refusedFile reads why a file is not given out.
func (c *Client) refusedFile(resp *http.Response) *SendError {
	a := answer{status: resp.StatusCode, header: resp.Header}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err == nil {
		a.json, _ = parseJSON(raw)
		a.raw = raw
	}
	e := c.refused(a, err)
	switch {
	case e.Refused, c.gateway == Dialog360:
	case resp.StatusCode == http.StatusNotFound, resp.StatusCode == http.StatusGone:
		e.Advice = Advice{Never, ProblemMedia, 0}
	case resp.StatusCode == http.StatusUnauthorized:
		e.Advice = Advice{Never, ProblemTokenInvalid, 0}
	}
	return e
}

// mediaAddress checks that a file is where files may be. 360dialog hands Meta's addresses on and serves what is there itself:
// path and query stay, the host is its own, and the key never goes to Meta's.
func (c *Client) mediaAddress(address string) (*url.URL, *SendError) {
	u, err := url.Parse(address)
	home, _ := url.Parse(c.root)
	if err != nil || home == nil || u.Host == "" || u.User != nil {
		return nil, notSent(ProblemMedia, Never, ErrForeignHost)
	}
	if c.gateway == Dialog360 {
		if u.Hostname() != MediaHost && u.Host != home.Host {
			return nil, notSent(ProblemMedia, Never, ErrForeignHost)
		}
		u.Scheme, u.Host = home.Scheme, home.Host
		return u, nil
	}
	atHome := u.Host == home.Host && u.Scheme == home.Scheme
	if !atHome && (u.Scheme != "https" || u.Host != MediaHost) {
		return nil, notSent(ProblemMedia, Never, ErrForeignHost)
	}
	return u, nil
}

// download is a file that is being read.
type download struct {
	body   io.ReadCloser
	left   int64 // bytes that may still come
	cancel context.CancelFunc
}

// Read ends with ErrTooBig where there is more than was to be.
func (d *download) Read(p []byte) (int, error) {
	if int64(len(p)) > d.left+1 {
		p = p[:d.left+1]
	}
	n, err := d.body.Read(p)
	if d.left -= int64(n); d.left < 0 {
		return n, notSent(ProblemMedia, Never, ErrTooBig)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, broken(false, err)
	}
	return n, err //nolint:wrapcheck // the end of the file
}

// Close lets go of the connection.
func (d *download) Close() error {
	d.cancel()
	if err := d.body.Close(); err != nil {
		return broken(false, err)
	}
	return nil
}
