package number

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"

	"portineria/egress"
	"portineria/stay"
	"portineria/whatsapp"
)

// The way from outside to the house: as the platform would, we ask the public
// address for its challenge and send it a signed body, and see what a proxy or a
// router makes of them.

// Loop is how that went.
type Loop string

// The outcomes, each with a next step of its own.
const (
	LoopOff         Loop = ""            // not tried: there is no address, or nothing to prove ourselves with
	LoopOK          Loop = "ok"          // both came through as they left
	LoopPlain       Loop = "plain"       // the address is not https
	LoopName        Loop = "name"        // the name is not known to the internet
	LoopUnreachable Loop = "unreachable" // nobody answers
	LoopCertificate Loop = "certificate" // the certificate is not trusted
	LoopDenied      Loop = "denied"      // our own door out does not let us
	LoopForeign     Loop = "foreign"     // something else answers there
	LoopMoved       Loop = "moved"       // the answer leads somewhere else
	LoopToken       Loop = "token"       // Portineria answers, with another verify token
	LoopChanged     Loop = "changed"     // the body is altered on the way
	LoopSmall       Loop = "small"       // a proxy refuses bodies as large as the platform's
	LoopLost        Loop = "lost"        // the proxy takes a GET, and no POST
)

// Passed reports whether there is nothing to do.
func (l Loop) Passed() bool { return l == LoopOK }

// padding makes the body as large as a delivery may well be; proxies often stop at
// one megabyte (the platform sends up to three: Meta, "Webhooks").
const padding = 1200 << 10

// loop goes the way that the platform goes.
func (d *Desk) loop(ctx context.Context, n stay.Number) Loop {
	if d.o.Public == "" || d.o.Outside == nil {
		return LoopOff
	}
	address, err := url.Parse(d.o.Public + WebhookPath)
	if err != nil {
		return LoopForeign
	}
	if address.Scheme != "https" && !loopback(address.Hostname()) {
		return LoopPlain
	}
	if n.VerifyToken != "" {
		if l := d.challenge(ctx, *address, string(n.VerifyToken)); l != LoopOK {
			return l
		}
	}
	sign := signer(n)
	if sign == nil {
		return LoopOff
	}
	return d.post(ctx, address.String(), sign)
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// signer proves a body as the gateway does; nil where there is nothing to prove it
// with.
func signer(n stay.Number) func(r *http.Request, body []byte) {
	switch {
	case n.Gateway == stay.GatewayDialog360 && n.WebhookSecret != "":
		return func(r *http.Request, _ []byte) { r.Header.Set(whatsapp.SecretHeader, string(n.WebhookSecret)) }
	case n.Gateway == stay.GatewayCloud && len(n.Secrets) > 0:
		return func(r *http.Request, body []byte) {
			r.Header.Set(whatsapp.SignatureHeader, whatsapp.Sign(string(n.Secrets[0]), body))
		}
	default:
		return nil
	}
}

// challenge asks as the platform verifies an address, with a word that nobody can
// know beforehand.
func (d *Desk) challenge(ctx context.Context, address url.URL, token string) Loop {
	var raw [8]byte
	if _, err := io.ReadFull(d.o.Rand, raw[:]); err != nil {
		return LoopOff
	}
	word := hex.EncodeToString(raw[:])
	address.RawQuery = url.Values{"hub.mode": {"subscribe"}, "hub.verify_token": {token}, "hub.challenge": {word}}.Encode()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return LoopForeign
	}
	status, body, l := d.call(r)
	switch {
	case l != LoopOK:
		return l
	case status == http.StatusOK && body == word:
		return LoopOK
	case status == http.StatusForbidden && body == "forbidden\n":
		return LoopToken
	default:
		return LoopForeign
	}
}

// post sends a body that tells nothing, once as it should be and once with a
// signature that does not fit: an address that believes both is not this program.
func (d *Desk) post(ctx context.Context, address string, sign func(*http.Request, []byte)) Loop {
	body := append([]byte(whatsapp.SelfCheck+`,"as_it_came":"caff\u00e8 3\/4 \ud83d\ude42","padding":"`), bytes.Repeat([]byte("x"), padding)...)
	body = append(body, `"}`...)
	send := func(content []byte) (int, Loop) {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(content))
		if err != nil {
			return 0, LoopForeign
		}
		r.Header.Set("Content-Type", "application/json")
		sign(r, body)
		if len(content) != len(body) {
			r.Header.Set(whatsapp.SecretHeader, "wrong")
		}
		status, _, l := d.call(r)
		return status, l
	}
	status, l := send(body)
	switch {
	case l != LoopOK:
		return l
	case status == http.StatusRequestEntityTooLarge:
		return LoopSmall
	case status == http.StatusUnauthorized:
		return LoopChanged
	case status == http.StatusNotFound || status == http.StatusMethodNotAllowed || status == http.StatusForbidden:
		return LoopLost
	case status != http.StatusOK:
		return LoopForeign
	}
	if status, l := send([]byte(whatsapp.SelfCheck + `}`)); l == LoopOK && status == http.StatusOK {
		return LoopForeign
	}
	return LoopOK
}

// call makes a request and returns the status and the beginning of the answer.
func (d *Desk) call(r *http.Request) (status int, body string, l Loop) {
	resp, err := d.o.Outside.Do(r)
	if err != nil {
		return 0, "", broken(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 == 3 {
		return 0, "", LoopMoved
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
	if err != nil {
		return 0, "", LoopUnreachable
	}
	return resp.StatusCode, string(text), LoopOK
}

// broken tells why there was no answer.
func broken(err error) Loop {
	var name *net.DNSError
	var certificate *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	switch {
	case errors.As(err, &certificate), errors.As(err, &authority), errors.As(err, &host), errors.As(err, &invalid), errors.As(err, &record):
		return LoopCertificate
	case errors.As(err, &name):
		return LoopName
	case errors.Is(err, egress.ErrDenied):
		return LoopDenied
	default:
		return LoopUnreachable
	}
}
