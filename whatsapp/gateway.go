package whatsapp

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// Gateway is who hands our calls to WhatsApp. Messages, read marks and files have the same bodies everywhere; address, key and
// what lies around messages differ.
type Gateway string

// The gateways.
const (
	// CloudAPI is Meta's own: one address for all numbers, an access token, and every call there is.
	CloudAPI Gateway = ""
	// Dialog360 is 360dialog in Germany: the key stands for one number, so that no number is in the addresses, and what belongs
	// to Meta's business account is kept by 360dialog (360dialog, "Messaging API").
	Dialog360 Gateway = "360dialog"
)

// Dialog360URL is where 360dialog listens for real numbers.
const Dialog360URL = "https://waba-v2.360dialog.io"

// ErrNotOffered is inside the *SendError of a call that the number's gateway does not have.
var ErrNotOffered = errors.New("the gateway does not offer this")

// ErrNoAccount is inside the *SendError of a call about the business account while its id is not known.
var ErrNoAccount = errors.New("the id of the business account is not known")

// onNumber is the address of something that belongs to the number: "/messages", "/media".
func (c *Client) onNumber(path string) string { return c.number + path }

// onNode is the address of something that has an id of its own.
func (c *Client) onNode(id, path string) string { return c.root + "/" + url.PathEscape(id) + path }

// onAccount is the address of something that belongs to the business account.
func (c *Client) onAccount(path string) (string, *SendError) {
	if c.account == "" {
		return "", notSent(ProblemBadRequest, Never, ErrNoAccount)
	}
	return c.onNode(c.account, path), nil
}

// offered refuses what only Meta's own gateway has.
func (c *Client) offered() *SendError {
	if c.gateway != CloudAPI {
		return notSent(ProblemNotOffered, Never, ErrNotOffered)
	}
	return nil
}

// credential puts the key of the number into a request. A key with a space or a line break in it, as pasting produces, is
// refused here, where the reason can be told.
func (c *Client) credential(r *http.Request) error {
	token := c.token()
	if token == "" {
		return ErrNoToken
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return ErrBadToken
	}
	if c.gateway == Dialog360 {
		r.Header["D360-API-KEY"] = []string{token} //nolint:canonicalheader // as 360dialog writes it
		return nil
	}
	r.Header.Set("Authorization", "Bearer "+token)
	return nil
}

// strangerFrom360 judges a refusal in 360dialog's own words, which stand beside those of Meta, with codes that say little
// (360dialog, "Error code reference").
func strangerFrom360(status int, body string) (Advice, bool) {
	body = strings.ToLower(body)
	has := func(word string) bool { return strings.Contains(body, word) }
	switch {
	case status == http.StatusUnauthorized:
		return Advice{Never, ProblemTokenInvalid, 0}, true
	case has("lack of payment"), has("invoice"):
		return Advice{Never, ProblemPayment, 0}, true
	case has("rate limit"), status == http.StatusTooManyRequests:
		return Advice{Retry, ProblemRateLimited, 0}, true
	case has("has been disabled"), status == http.StatusForbidden && has("blocked"):
		return Advice{Never, ProblemAccountBlocked, 0}, true
	case status == http.StatusForbidden:
		return Advice{Never, ProblemPermission, 0}, true
	}
	return Advice{}, false
}
