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
	Gateway       Gateway
	BaseURL       string        // "https://graph.facebook.com", Dialog360URL, or the built-in fake's address
	Version       string        // "v25.0"; empty leaves it to the app's default; 360dialog has none
	PhoneNumberID string        // of the business number; not the number itself
	AccountID     string        // of the business account (WABA); may be empty where nothing is asked of the account
	Token         func() string // the access token or key, asked for at every call, because the owner may renew it
	// AppSecret proves with every call that it comes from the app, for apps that insist on it; nil, or empty: no proof.
	AppSecret func() string
	HTTP      *http.Client // whose dialer decides what may be reached
	Now       func() time.Time
	Timeout   time.Duration // of one call as a whole, files apart; 0: DefaultTimeout
}

// Client calls the Graph API on behalf of one business number. It may be used from many goroutines.
type Client struct {
	gateway Gateway
	root    string // up to and including the version
	number  string // root with the phone number id, where it has a place
	id      string // the phone number id
	account string
	token   func() string
	secret  func() string
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
	root := strings.TrimSuffix(base.JoinPath(o.Version).String(), "/")
	c := &Client{
		gateway: o.Gateway,
		root:    root,
		number:  root + "/" + o.PhoneNumberID,
		id:      o.PhoneNumberID,
		account: o.AccountID,
		token:   o.Token,
		secret:  o.AppSecret,
		http:    *o.HTTP,
		now:     o.Now,
		timeout: o.Timeout,
	}
	if c.timeout == 0 {
		c.timeout = DefaultTimeout
	}
	if c.gateway == Dialog360 {
		c.number = root
	}
	// The Graph API does not redirect. Whatever does is somebody else and shall see neither the message nor the token. Only
	// files may be moved, see Download.
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
	case o.Gateway != CloudAPI && o.Gateway != Dialog360:
		return nil, errors.New("gateway is not known")
	case o.Gateway == Dialog360 && o.Version != "":
		return nil, errors.New("360dialog has no versions")
	case o.Version != "" && (o.Version[0] != 'v' || strings.Trim(o.Version[1:], "0123456789.") != ""):
		return nil, errors.New("version must look like v25.0")
	case o.PhoneNumberID == "" || strings.ContainsFunc(o.PhoneNumberID, notPlain):
		return nil, errors.New("phone number id must be the id, letters and digits")
	case strings.ContainsFunc(o.AccountID, notPlain):
		return nil, errors.New("account id must be the id, letters and digits")
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
	a, failed := c.do(ctx, request{method: http.MethodPost, address: c.onNumber("/messages"), body: body})
	if failed != nil {
		return "", failed
	}
	for _, sent := range a.json.object().get("messages").elements() {
		if id := sent.object().get("id").text(); id != "" {
			if sent.object().get("message_status").text() == "held_for_quality_assessment" && m.OnHeld != nil {
				m.OnHeld()
			}
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
	a, failed := c.do(ctx, request{method: http.MethodPost, address: c.onNumber("/messages"), body: body})
	if failed != nil {
		return failed
	}
	return c.confirmed(a)
}

// notPlain reports whether r is neither an ASCII letter nor a digit.
func notPlain(r rune) bool {
	return r > '~' || !isLetter(byte(r)) && !isDigit(byte(r))
}
