//go:build journey

package journey_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// house is the program as a process of its own, with its own data directory.
type house struct {
	t               *testing.T
	environ         []string
	private, public string
	cmd             *exec.Cmd
	said            *record
}

// record is all that the program prints.
type record struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

// newHouse is an empty one; settings are PORTINERIA_ variables without their
// prefix.
func newHouse(t *testing.T, settings ...string) *house {
	t.Helper()
	h := &house{t: t, said: &record{}, private: freeAddress(t), public: freeAddress(t)}
	h.environ = append(os.Environ(), "TEST_BE_THE_PROGRAM=1", "PORTINERIA_DATA="+filepath.Join(t.TempDir(), "data"), "PORTINERIA_SERVER_PRIVATE_LISTEN="+h.private,
		"PORTINERIA_SERVER_PUBLIC_LISTEN="+h.public, "PORTINERIA_ANSWERS_SETTLE=100ms", "PORTINERIA_LOG_LEVEL=info")
	for _, s := range settings {
		h.environ = append(h.environ, "PORTINERIA_"+s)
	}
	t.Cleanup(func() {
		h.stop()
		if t.Failed() {
			t.Logf("the program said:\n%s", h.said)
		}
	})
	return h
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// address of the owner's pages.
func (h *house) address() string { return "http://" + h.private }

// must runs a command of the program to its end.
func (h *house) must(args ...string) {
	h.t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = h.environ
	if out, err := cmd.CombinedOutput(); err != nil {
		h.t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

// file writes a file for a command to read.
func (h *house) file(text string) string {
	h.t.Helper()
	path := filepath.Join(h.t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		h.t.Fatal(err)
	}
	return path
}

// start runs the program until the test or stop ends it.
func (h *house) start(args ...string) {
	h.t.Helper()
	h.cmd = exec.Command(os.Args[0], args...)
	h.cmd.Env = h.environ
	h.cmd.Stdout, h.cmd.Stderr = h.said, h.said
	if err := h.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
}

// serve opens the house and waits until it is ready.
func (h *house) serve() {
	h.t.Helper()
	h.start("serve")
	until(h.t, "the program is ready", func() bool {
		resp, err := http.Get(h.address() + "/readyz")
		if err != nil {
			return false
		}
		defer resp.Body.Close()
		return resp.StatusCode == http.StatusOK
	})
}

// stop ends the program as Ctrl+C does.
func (h *house) stop() {
	if h.cmd == nil {
		return
	}
	if err := h.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		h.t.Logf("ask the program to end: %v", err)
	}
	if err := h.cmd.Wait(); err != nil {
		h.t.Errorf("the program did not end well: %v", err)
	}
	h.cmd = nil
}

// link waits for a line that the program prints and returns its address.
func (h *house) link(pattern string) string {
	h.t.Helper()
	printed := regexp.MustCompile(pattern)
	until(h.t, "the program prints a link", func() bool { return printed.MatchString(h.said.String()) })
	return printed.FindString(h.said.String())
}

// until asks again and again, for as long as a step may take.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	tick := time.NewTicker(25 * time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-deadline.C:
			t.Fatalf("it did not come to pass that %s", what)
		case <-tick.C:
		}
	}
}

const (
	owner    = "Vera"
	password = "quattro limoni sul davanzale"
	secret   = "journey-app-secret"
)

var (
	business = graphfake.Business{Account: "900000000000001", PhoneNumberID: "900000000000002", Phone: "441632960001", Name: "Casa Prova"}
	guest    = graphfake.Guest{Phone: "447700900123", UserID: "GB.70000000000000000123", Name: "Ada Field"}
)

const property = `id = "casa-prova"
name = "Casa Prova"
language = "en"
timezone = "Europe/Rome"

[[facts]]
id = "parking"
topic = "parking"
visibility = "public"
text = "You can park for free in the yard behind the house."

[[facts]]
id = "pets"
topic = "pets"
visibility = "public"
text = "Dogs are welcome, on a lead in the garden."
`

// line is a house that is connected to a fake of WhatsApp.
type line struct {
	*house
	fake *graphfake.Server
	n    int // messages that the guest wrote
}

// newLine is a house with an owner, a property and WhatsApp, open.
func newLine(t *testing.T, settings ...string) *line {
	t.Helper()
	fake, err := graphfake.New(graphfake.Options{Number: business, Token: "journey-token", Now: func(string) time.Time { return time.Now() }, Rand: rand.Reader,
		NoWindow: true, Reports: graphfake.NoStates})
	if err != nil {
		t.Fatal(err)
	}
	graph := httptest.NewServer(fake)
	t.Cleanup(func() {
		graph.Close()
		fake.Close()
	})
	h := newHouse(t, append([]string{"WHATSAPP_PHONE_NUMBER_ID=" + business.PhoneNumberID, "WHATSAPP_ACCESS_TOKEN=journey-token", "WHATSAPP_APP_SECRET=" + secret,
		"WHATSAPP_VERIFY_TOKEN=journey-verify", "WHATSAPP_GRAPH_URL=" + graph.URL}, settings...)...)
	h.must("property", "import", h.file(property))
	h.must("user", "add", owner, "--role", "owner", "--language", "en", "--password-file", h.file(password+"\n"))
	h.serve()
	return &line{house: h, fake: fake}
}

// post delivers a signed webhook.
func (l *line) post(body []byte) {
	l.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://"+l.public+"/webhooks/whatsapp", bytes.NewReader(body))
	if err != nil {
		l.t.Fatal(err)
	}
	req.Header.Set(whatsapp.SignatureHeader, whatsapp.Sign(secret, body))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		l.t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		l.t.Fatalf("the webhook answered %d", resp.StatusCode)
	}
}

// writes is a message of the guest arriving.
func (l *line) writes(text string) {
	l.t.Helper()
	l.n++
	l.post(graphfake.TextBody(business, guest, fmt.Sprintf("wamid.journey%d", l.n), time.Now(), text))
}

// reports is a status of a message arriving.
func (l *line) reports(m graphfake.SentMessage, state string) {
	l.t.Helper()
	l.post(graphfake.Body(graphfake.In(business, graphfake.Messages(business,
		graphfake.Receipt{To: guest, ID: m.ID, State: state, At: time.Now(), CallbackData: m.CallbackData}))))
}

// sent waits until WhatsApp has taken n messages and returns the last.
func (l *line) sent(n int) graphfake.SentMessage {
	l.t.Helper()
	until(l.t, fmt.Sprintf("WhatsApp has %d messages", n), func() bool { return len(l.fake.Sent()) >= n })
	all := l.fake.Sent()
	if len(all) != n {
		l.t.Fatalf("WhatsApp has %d messages, not %d", len(all), n)
	}
	return all[n-1]
}

// enter logs the owner in and opens the inbox.
func (l *line) enter() *browser {
	l.t.Helper()
	b := openBrowser(l.t, l.address())
	b.open("/inbox")
	logIn(b, password)
	b.at("/inbox")
	return b
}

func logIn(b *browser, with string) {
	b.t.Helper()
	b.write("#f-name", owner)
	b.write("#f-password", with)
	b.click("main form button[type=submit]")
}
