package egress_test

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/egress"
)

func tlsAtMost11() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11} //nolint:gosec // the old server is the test
}

func TestTheLedgerSaysWhoWasReachedAndHow(t *testing.T) {
	server := httptest.NewTLSServer(answer(strings.Repeat("x", 5000)))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, feeds("example.com"), feeds("nowhere.example"))
	h.names.set("example.com", []netip.Addr{public})
	client := h.Client(egress.Feed, egress.ClientOptions{})
	if _, err := get(t, client, "https://example.com/calendar.ics?t=very-secret"); err != nil {
		t.Fatal(err)
	}
	if _, err := get(t, client, "https://nowhere.example/?t=very-secret"); err == nil || strings.Contains(err.Error(), "very-secret") {
		t.Errorf("got %v", err)
	}
	if _, err := get(t, client, "https://evil.example/?t=very-secret"); !errors.Is(err, egress.ErrDenied) {
		t.Errorf("got %v", err)
	}

	entries := h.ledger(t)
	if len(entries) != 3 {
		t.Fatalf("got %+v", entries)
	}
	fingerprint := sha256.Sum256(server.Certificate().Raw)
	want := map[egress.Outcome]egress.Entry{
		egress.OK: {
			Time: noon, Destination: "example.com:443", Purpose: egress.Feed, Data: egress.FeedLinks, TLS: "TLS 1.3",
			Certificate: hex.EncodeToString(fingerprint[:]), Outcome: egress.OK,
		},
		egress.Failed: {
			Time: noon, Destination: "nowhere.example:443", Purpose: egress.Feed, Data: egress.FeedLinks, Outcome: egress.Failed,
		},
		egress.Denied: {Time: noon, Destination: "evil.example:443", Purpose: egress.Feed, Outcome: egress.Denied},
	}
	for _, got := range entries {
		if got.Outcome == egress.OK && (got.BytesIn < 5000 || got.BytesOut < 100) {
			t.Errorf("%d bytes in, %d out", got.BytesIn, got.BytesOut)
		}
		got.BytesIn, got.BytesOut = 0, 0
		if diff := cmp.Diff(want[got.Outcome], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", got.Outcome, diff)
		}
	}
}

func TestAStuckLedgerDoesNotHoldUpAConnection(t *testing.T) {
	stuck := make(chan struct{})
	d := egress.New(egress.Options{
		Now:    func() time.Time { return noon },
		Ledger: func([]egress.Entry) { <-stuck },
	})
	client := d.Client(egress.Feed, egress.ClientOptions{})
	for range 100 {
		if _, err := get(t, client, "https://evil.example/"); !errors.Is(err, egress.ErrDenied) {
			t.Fatal(err)
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := d.Close(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("Close gave %v although entries wait", err)
	}
	close(stuck)
	if err := d.Close(t.Context()); err != nil {
		t.Errorf("Close gave %v", err)
	}
}

func TestAfterCloseNothingIsDialled(t *testing.T) {
	server := httptest.NewServer(answer("model"))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, local(t, server))
	if err := h.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := get(t, h.Client(egress.Feed, egress.ClientOptions{}), server.URL); !errors.Is(err, egress.ErrClosed) {
		t.Errorf("got %v", err)
	}
	if entries := h.ledger(t); len(entries) != 0 {
		t.Errorf("got %+v", entries)
	}
}
