package egress

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// idleConnections per destination are kept for the next request: a burst of answers goes to one host.
const idleConnections = 32

// ClientOptions shapes a Client.
type ClientOptions struct {
	Timeout      time.Duration // for a whole request with its body; 0: the caller's context decides
	MaxRedirects int           // 0: a redirect is handed to the caller as the answer it is
}

// Client is an http.Client for one purpose. Redirects are checked like any other request, environment proxies are ignored.
// Its errors hold the whole address: see WithoutURL.
func (d *Dialer) Client(purpose Purpose, o ClientOptions) *http.Client {
	return &http.Client{
		Transport: d.Transport(purpose),
		Timeout:   o.Timeout,
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if o.MaxRedirects == 0 {
				return http.ErrUseLastResponse
			}
			if len(via) > o.MaxRedirects {
				return fmt.Errorf("more than %d redirects", o.MaxRedirects)
			}
			return nil
		},
	}
}

// Transport is the guarded way to send requests for one purpose. All users of a purpose share its idle connections.
func (d *Dialer) Transport(purpose Purpose) http.RoundTripper {
	d.mu.Lock()
	defer d.mu.Unlock()
	t, ok := d.transports[purpose]
	if !ok {
		t = newTransport(d, purpose)
		d.transports[purpose] = t
	}
	return t
}

// transport checks each request against the list, since a kept connection would not be dialled again.
type transport struct {
	dialer  *Dialer
	purpose Purpose
	http    *http.Transport
}

func newTransport(d *Dialer, purpose Purpose) *transport {
	return &transport{dialer: d, purpose: purpose, http: &http.Transport{
		Proxy: nil, // a proxy of the environment would hide the true destination
		DialContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			return d.dialFor(ctx, purpose, address, false)
		},
		DialTLSContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			return d.dialFor(ctx, purpose, address, true)
		},
		// HTTP/1.1 only: with HTTP/2 one connection gone silent behind a home router keeps all requests waiting, and
		// which of them reached the other side is harder to know.
		ForceAttemptHTTP2:      false,
		MaxIdleConns:           4 * idleConnections,
		MaxIdleConnsPerHost:    idleConnections,
		IdleConnTimeout:        90 * time.Second,
		ExpectContinueTimeout:  time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}}
}

// RoundTrip refuses what is not allowed now, whatever connections are open.
func (t *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	if err := t.permit(request); err != nil {
		if request.Body != nil {
			_ = request.Body.Close() // demanded of a RoundTripper, on errors too
		}
		return nil, err
	}
	return t.http.RoundTrip(request)
}

// CloseIdleConnections is what http.Client.CloseIdleConnections calls.
func (t *transport) CloseIdleConnections() { t.http.CloseIdleConnections() }

func (t *transport) permit(request *http.Request) error {
	if request.URL.Scheme != "http" && request.URL.Scheme != "https" {
		return errors.New("only http and https are spoken")
	}
	to, err := targetOf(request.URL)
	if err != nil {
		return fmt.Errorf("read the destination: %w", err)
	}
	if _, err = t.dialer.permit(t.purpose, to, request.URL.Scheme == "https"); err != nil {
		return t.dialer.refuse(Entry{Time: t.dialer.now(), Destination: to.String(), Purpose: t.purpose}, err)
	}
	return nil
}

// dialFor is dial for an address as http.Transport writes it, with TLS where the request asks for it.
func (d *Dialer) dialFor(ctx context.Context, purpose Purpose, address string, encrypted bool) (net.Conn, error) {
	to, err := parseTarget(address)
	if err != nil {
		return nil, fmt.Errorf("read the destination: %w", err)
	}
	c, err := d.dial(ctx, purpose, to, encrypted)
	if err != nil {
		return nil, err
	}
	if !encrypted {
		return c, nil
	}
	return c.encrypt(ctx)
}
