package whatsapp

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// DefaultTimeout is how long a call may take if Options says nothing.
const DefaultTimeout = 30 * time.Second

// Options say where the Graph API is and as whom to call it.
type Options struct {
	BaseURL       string        // "https://graph.facebook.com", or the built-in fake's address
	Version       string        // "v25.0"; empty leaves it to the app's default
	PhoneNumberID string        // of the business number; not the number itself
	Token         func() string // the access token, asked for at every call, because the owner may renew it
	HTTP          *http.Client  // whose dialer decides what may be reached
	Now           func() time.Time
	Timeout       time.Duration // of one call as a whole; 0: DefaultTimeout
}

// Client calls the Graph API on behalf of one business number. It may be used from many goroutines.
type Client struct {
	base    string // up to and including the phone number id
	token   func() string
	http    http.Client
	now     func() time.Time
	timeout time.Duration
}

// New checks the options and returns a client. It does not call anything yet.
func New(o Options) (*Client, error) {
	base, err := o.check()
	if err != nil {
		return nil, fmt.Errorf("graph api options: %w", err)
	}
	c := &Client{
		base:    base.JoinPath(o.Version, o.PhoneNumberID).String(),
		token:   o.Token,
		http:    *o.HTTP,
		now:     o.Now,
		timeout: o.Timeout,
	}
	if c.timeout == 0 {
		c.timeout = DefaultTimeout
	}
	// The Graph API does not redirect. Whatever does is somebody else and shall see neither the message nor the token.
	c.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return c, nil
}

// check returns the base URL if everything is there. What is in the options stands in a URL, so it must look the part.
func (o Options) check() (*url.URL, error) {
	base, err := url.Parse(o.BaseURL)
	switch {
	case err != nil || base.Host == "" || base.Scheme != "https" && base.Scheme != "http":
		return nil, errors.New("base url must be http or https with a host")
	case base.User != nil || base.RawQuery != "" || base.Fragment != "":
		return nil, errors.New("base url must end with the path")
	case o.Version != "" && (o.Version[0] != 'v' || strings.Trim(o.Version[1:], "0123456789.") != ""):
		return nil, errors.New("version must look like v25.0")
	case o.PhoneNumberID == "" || strings.ContainsFunc(o.PhoneNumberID, notPlain):
		return nil, errors.New("phone number id must be the id, letters and digits")
	case o.Token == nil || o.HTTP == nil || o.Now == nil:
		return nil, errors.New("token, http client and clock are needed")
	}
	return base, nil
}

// Send sends a message (Meta, Cloud API, "Messages") and returns its id. That means accepted, not delivered: the statuses tell
// the rest. The error is always a *SendError.
func (c *Client) Send(ctx context.Context, m Message) (wamid string, err error) {
	body, err := m.encode()
	if err != nil {
		return "", notSent(ProblemBadRequest, Never, err)
	}
	a, failed := c.do(ctx, http.MethodPost, "/messages", body)
	if failed != nil {
		return "", failed
	}
	for _, sent := range a.json.object().get("messages").elements() {
		if id := sent.object().get("id").text(); id != "" {
			return id, nil
		}
	}
	return "", c.unreadable(a, errors.New("no message id in the answer"))
}

// MarkRead gives a guest's message and those before it their blue ticks and, if wanted, shows the guest that somebody types,
// until our next message or for 25 seconds (Meta, Cloud API, "Typing indicators"). There is no typing without blue ticks. It
// may be repeated without harm. The error is always a *SendError.
func (c *Client) MarkRead(ctx context.Context, wamid string, showTyping bool) error {
	if wamid == "" {
		return notSent(ProblemBadRequest, Never, ErrNoMessageID)
	}
	mark := readMark{Product: "whatsapp", Status: "read", MessageID: wamid}
	if showTyping {
		mark.Typing = &typing{"text"}
	}
	body, err := encodeJSON(mark)
	if err != nil {
		return notSent(ProblemBadRequest, Never, err)
	}
	a, failed := c.do(ctx, http.MethodPost, "/messages", body)
	if failed != nil {
		return failed
	}
	if !a.json.object().get("success").truth() {
		return c.unreadable(a, errors.New("no success in the answer"))
	}
	return nil
}

// Number is what the Graph API says of the business number.
type Number struct {
	ID           string
	Display      string // as people write it
	VerifiedName string
	Status       string // CONNECTED, or what is the matter
	Quality      string // GREEN, YELLOW, RED, UNKNOWN
}

// Connected reports whether the number can send and receive. A status that is not known counts as trouble.
func (n Number) Connected() bool {
	return n.Status == "CONNECTED"
}

// PhoneNumber asks for the state of the business number: the check that address, token and number id belong together. The
// error is always a *SendError.
func (c *Client) PhoneNumber(ctx context.Context) (Number, error) {
	a, failed := c.do(ctx, http.MethodGet, "?fields=display_phone_number,verified_name,status,quality_rating", nil)
	if failed != nil {
		return Number{}, failed
	}
	o := a.json.object()
	n := Number{
		ID:           o.get("id").id(),
		Display:      o.get("display_phone_number").id(),
		VerifiedName: o.get("verified_name").text(),
		Status:       o.get("status").text(),
		Quality:      o.get("quality_rating").text(),
	}
	if n.ID == "" {
		return Number{}, c.unreadable(a, errors.New("no phone number id in the answer"))
	}
	return n, nil
}

// authorization returns the header for a call. A token with a space or a line break in it, as pasting produces, is refused
// here, where the reason can be told.
func (c *Client) authorization() (string, error) {
	token := c.token()
	if token == "" {
		return "", ErrNoToken
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", ErrBadToken
	}
	return "Bearer " + token, nil
}

// notPlain reports whether r is neither an ASCII letter nor a digit.
func notPlain(r rune) bool {
	return r > '~' || !isLetter(byte(r)) && !isDigit(byte(r))
}
