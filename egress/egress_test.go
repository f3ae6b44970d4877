package egress_test

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"sync"
	"testing"
	"time"

	"portineria/egress"
)

// public is an address that no rule objects to. No test connects to it: their Connect leads to a server on loopback.
var public = netip.MustParseAddr("192.0.43.8")

var noon = time.Date(2026, 11, 3, 12, 0, 0, 0, time.UTC)

// names answers look-ups from a table; each look-up of a name takes its next answer, and the last one for ever.
type names struct {
	mu      sync.Mutex
	answers map[string][][]netip.Addr
	lookups int
}

func (n *names) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.lookups++
	answers := n.answers[host]
	if len(answers) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if len(answers) > 1 {
		n.answers[host] = answers[1:]
	}
	return answers[0], nil
}

func (n *names) set(host string, answers ...[]netip.Addr) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.answers[host] = answers
}

// house is a dialer with everything around it that a test looks at.
type house struct {
	*egress.Dialer
	names *names

	mu      sync.Mutex
	dialled []netip.AddrPort
	entries []egress.Entry
}

// newHouse builds a dialer whose connections to public addresses arrive at the given server, if there is one. All others
// but those to that server fail: nothing ever leaves the test.
func newHouse(t *testing.T, server *httptest.Server) *house {
	t.Helper()
	h := &house{names: &names{answers: map[string][][]netip.Addr{}}}
	options := egress.Options{
		Now:      func() time.Time { return noon },
		Resolver: h.names,
		Connect: func(ctx context.Context, address netip.AddrPort) (net.Conn, error) {
			h.mu.Lock()
			h.dialled = append(h.dialled, address)
			h.mu.Unlock()
			if server == nil || (address.Addr() != public && address.String() != server.Listener.Addr().String()) {
				return nil, errors.New("no route to host")
			}
			var d net.Dialer
			return d.DialContext(ctx, "tcp", server.Listener.Addr().String())
		},
		Ledger: func(batch []egress.Entry) {
			h.mu.Lock()
			defer h.mu.Unlock()
			h.entries = append(h.entries, batch...)
		},
	}
	if server != nil && server.TLS != nil {
		options.RootCAs = x509.NewCertPool()
		options.RootCAs.AddCert(server.Certificate())
	}
	h.Dialer = egress.New(options)
	t.Cleanup(func() { _ = h.Close(context.Background()) }) // most tests have closed it already
	return h
}

// ledger closes the dialer and returns what it recorded.
func (h *house) ledger(t *testing.T) []egress.Entry {
	t.Helper()
	if err := h.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.entries)
}

func (h *house) addressesDialled() []netip.AddrPort {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.dialled)
}

func (h *house) allow(t *testing.T, destinations ...egress.Destination) {
	t.Helper()
	if err := h.Replace("test", destinations...); err != nil {
		t.Fatal(err)
	}
}

// get fetches an address and returns the body, or the error without the address.
func get(t *testing.T, client *http.Client, address string) (string, error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := client.Do(request)
	if err != nil {
		return "", egress.WithoutURL(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), err
}

func feeds(host string) egress.Destination {
	return egress.Destination{Host: host, Port: 443, Purpose: egress.Feed, Data: egress.FeedLinks}
}

// local lists a server on loopback as the owner's own.
func local(t *testing.T, server *httptest.Server) egress.Destination {
	t.Helper()
	d, err := egress.FromURL(server.URL, egress.Feed, egress.FeedLinks, true)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func answer(text string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) })
}
