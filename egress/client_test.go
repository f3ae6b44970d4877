package egress_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"portineria/egress"
)

func TestNothingIsAllowedUntilItIsListed(t *testing.T) {
	server := httptest.NewServer(answer("model"))
	defer server.Close()
	h := newHouse(t, server)
	client := h.Client(egress.Feed, egress.ClientOptions{})

	if _, err := get(t, client, server.URL); !errors.Is(err, egress.ErrDenied) {
		t.Errorf("unlisted: got %v, want a denial", err)
	}
	strict := local(t, server)
	strict.Local = false
	h.allow(t, strict)
	if _, err := get(t, client, server.URL); !errors.Is(err, egress.ErrDenied) {
		t.Errorf("loopback, not declared local: got %v, want a denial", err)
	}
	other := local(t, server)
	other.Port++
	h.allow(t, other)
	if _, err := get(t, client, server.URL); !errors.Is(err, egress.ErrDenied) {
		t.Errorf("other port: got %v, want a denial", err)
	}
	h.allow(t, local(t, server))
	if body, err := get(t, client, server.URL); err != nil || body != "model" {
		t.Errorf("local: %q, %v", body, err)
	}
}

func TestAnotherPurposeIsNotServed(t *testing.T) {
	server := httptest.NewServer(answer("model"))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, local(t, server))

	_, err := get(t, h.Client(egress.WhatsApp, egress.ClientOptions{}), server.URL)
	if !errors.Is(err, egress.ErrDenied) || !strings.Contains(err.Error(), `is not on the list for the purpose "whatsapp"`) {
		t.Errorf("got %v, want a denial that names the purpose", err)
	}
	byHand, err := egress.FromHostPort(server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	h.allow(t, byHand)
	if _, err := get(t, h.Client(egress.WhatsApp, egress.ClientOptions{}), server.URL); err != nil {
		t.Errorf("listed by hand for any purpose: %v", err)
	}
}

func TestARedirectGoesOnlyWhereTheListGoes(t *testing.T) {
	end := httptest.NewServer(answer("inside"))
	defer end.Close()
	var rounds atomic.Int32
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/one":
			http.Redirect(w, r, "https://example.com/two", http.StatusFound)
		case "/two":
			http.Redirect(w, r, r.URL.Query().Get("to"), http.StatusMovedPermanently)
		case "/three":
			http.Redirect(w, r, "https://example.com/two?to="+end.URL, http.StatusFound)
		case "/round":
			rounds.Add(1)
			http.Redirect(w, r, "/round", http.StatusFound)
		default:
			_, _ = io.WriteString(w, "calendar")
		}
	}))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, feeds("example.com"))
	h.names.set("example.com", []netip.Addr{public})
	h.names.set("evil.example", []netip.Addr{public})
	client := h.Client(egress.Feed, egress.ClientOptions{MaxRedirects: 3})

	tests := []struct{ path, want string }{
		{"/two?to=/calendar", ""},
		{"/three", end.Listener.Addr().String() + " is not on the list of allowed destinations"},
		{"/two?to=https://evil.example/", "evil.example:443 is not on the list of allowed destinations"},
		{"/two?to=http://example.com:443/", "example.com:443 may only be reached over https"},
		{"/two?to=http://example.com/", "example.com:80 is not on the list of allowed destinations"},
		{"/two?to=file:///etc/passwd", "only http and https are spoken"},
		{"/round", "more than 3 redirects"},
	}
	for _, test := range tests {
		body, err := get(t, client, "https://example.com"+test.path)
		if test.want == "" && (err != nil || body != "calendar") {
			t.Errorf("%s: got %q, %v", test.path, body, err)
		}
		if test.want != "" && (err == nil || err.Error() != test.want) {
			t.Errorf("%s: got %v, want %q", test.path, err, test.want)
		}
	}
	if rounds.Load() != 4 {
		t.Errorf("%d requests instead of one and three redirects", rounds.Load())
	}
}

func TestWithoutRedirectsTheAnswerItselfIsHandedOut(t *testing.T) {
	server := httptest.NewServer(http.RedirectHandler("https://evil.example/", http.StatusFound))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, local(t, server))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := h.Client(egress.Feed, egress.ClientOptions{}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusFound {
		t.Errorf("got %s", response.Status)
	}
}

// The standard library reads the proxy variables once in a process, hence a process with nothing but this test.
func TestProxiesOfTheEnvironmentAreIgnored(t *testing.T) {
	if os.Getenv("PROXY_TEST_CHILD") == "" {
		proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			t.Error("the proxy was asked")
		}))
		defer proxy.Close()
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
		child.Env = append(os.Environ(), "PROXY_TEST_CHILD=1", "NO_PROXY=", "no_proxy=")
		for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"} {
			child.Env = append(child.Env, name+"="+proxy.URL)
		}
		if output, err := child.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, output)
		}
		return
	}
	server := httptest.NewTLSServer(answer("calendar"))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, feeds("example.com"))
	h.names.set("example.com", []netip.Addr{public})
	if body, err := get(t, h.Client(egress.Feed, egress.ClientOptions{}), "https://example.com/"); err != nil || body != "calendar" {
		t.Errorf("got %q, %v", body, err)
	}
}

func TestARevokedDestinationIsNotServedByAKeptConnection(t *testing.T) {
	server := httptest.NewServer(answer("model"))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, local(t, server))
	client := h.Client(egress.Feed, egress.ClientOptions{})
	if _, err := get(t, client, server.URL); err != nil {
		t.Fatal(err)
	}
	h.Revoke("test")
	if _, err := get(t, client, server.URL); !errors.Is(err, egress.ErrDenied) {
		t.Errorf("got %v, want a denial", err)
	}
}

func TestRevokingEndsAConnectionInUse(t *testing.T) {
	hold := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.(http.Flusher).Flush()
		<-hold
	}))
	defer server.Close()
	defer close(hold)
	h := newHouse(t, server)
	h.allow(t, local(t, server))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := h.Client(egress.Feed, egress.ClientOptions{Timeout: 20 * time.Second}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()

	if err := h.Allow("another owner", local(t, server)); err != nil {
		t.Fatal(err)
	}
	h.Revoke("test") // still allowed by the other
	h.Revoke("another owner")
	if _, err := io.ReadAll(response.Body); err == nil || os.IsTimeout(err) {
		t.Errorf("reading from a revoked destination gave %v", err)
	}
	if entries := h.ledger(t); len(entries) != 1 || entries[0].Outcome != egress.OK {
		t.Errorf("got %+v", entries)
	}
}

func TestAnOldProtocolIsRefused(t *testing.T) {
	server := httptest.NewUnstartedServer(answer("calendar"))
	server.TLS = tlsAtMost11()
	server.StartTLS()
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, feeds("example.com"))
	h.names.set("example.com", []netip.Addr{public})

	if _, err := get(t, h.Client(egress.Feed, egress.ClientOptions{}), "https://example.com/"); err == nil {
		t.Error("spoke TLS 1.1")
	}
	if entries := h.ledger(t); len(entries) != 1 || entries[0].Outcome != egress.Failed {
		t.Errorf("got %+v", entries)
	}
}
