package command_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// world is the program as a process of its own, between a fake platform and
// the test.
type world struct {
	t       *testing.T
	dir     string
	environ []string
	fake    *graphfake.Server
	graph   *httptest.Server
	cmd     *exec.Cmd
	public  string
	private string
	log     *safeBuffer
}

const (
	worldNumber = "900000000000002"
	worldSecret = "test-app-secret"
)

var worldBusiness = graphfake.Business{Account: "900000000000001", PhoneNumberID: worldNumber, Phone: "441632960001", Name: "Test"}

const worldProperty = `id = "casa-prova"
name = "Casa Prova"
language = "en"
timezone = "Europe/Rome"

[[facts]]
id = "parking"
topic = "parking"
visibility = "public"
text = "You can park for free in the yard."

[[facts]]
id = "door"
topic = "access"
visibility = "stay"
text = "The door code is 7741#."
secrets = ["7741#"]
`

// safeBuffer collects what the program says.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// newWorld furnishes a house; settings are PORTINERIA_ variables without their
// prefix.
func newWorld(t *testing.T, settings ...string) *world {
	t.Helper()
	w := &world{t: t, dir: t.TempDir(), log: &safeBuffer{}}
	fake, err := graphfake.New(graphfake.Options{Number: worldBusiness, Token: "test-token", Now: func(string) time.Time { return time.Now() }, Rand: rand.Reader, Workers: 16, Keep: 20_000, NoPairLimit: true, PerSecond: -1,
		Deliver: func(ctx context.Context, body []byte) error {
			return w.deliverAtLast(ctx, body)
		}, NoWindow: true})
	if err != nil {
		t.Fatal(err)
	}
	w.fake, w.graph = fake, httptest.NewServer(fake)
	w.private, w.public = freeAddresses(t)
	w.environ = append(os.Environ(), "TEST_BE_THE_PROGRAM=1", "PORTINERIA_DATA="+filepath.Join(w.dir, "data"), "PORTINERIA_SERVER_PRIVATE_LISTEN="+w.private,
		"PORTINERIA_SERVER_PUBLIC_LISTEN="+w.public, "PORTINERIA_WHATSAPP_PHONE_NUMBER_ID="+worldNumber, "PORTINERIA_WHATSAPP_ACCESS_TOKEN=test-token",
		"PORTINERIA_WHATSAPP_APP_SECRET="+worldSecret, "PORTINERIA_WHATSAPP_VERIFY_TOKEN=test-verify", "PORTINERIA_WHATSAPP_GRAPH_URL="+w.graph.URL, "PORTINERIA_LOG_LEVEL=warn")
	for _, s := range settings {
		w.environ = append(w.environ, "PORTINERIA_"+s)
	}
	t.Cleanup(func() {
		w.kill()
		w.graph.Close()
		fake.Close()
		if t.Failed() {
			t.Logf("the program said:\n%s", w.log)
		}
	})
	file := filepath.Join(w.dir, "casa.toml")
	if err := os.WriteFile(file, []byte(worldProperty), 0o600); err != nil {
		t.Fatal(err)
	}
	w.must("property", "import", file)
	return w
}

// freeAddresses are two that nobody listens on. Both are held until both are
// known, or they could be the same.
func freeAddresses(t *testing.T) (private, public string) {
	t.Helper()
	var held []net.Listener
	for range 2 {
		l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // at once or not at all
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		held = append(held, l)
	}
	return held[0].Addr().String(), held[1].Addr().String()
}

// command runs a command of the program beside whatever runs.
func (w *world) command(args ...string) (out string, code int) {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = w.environ
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if err != nil && cmd.ProcessState == nil {
		w.t.Fatal(err)
	}
	return stdout.String() + stderr.String(), cmd.ProcessState.ExitCode()
}

func (w *world) must(args ...string) string {
	w.t.Helper()
	out, code := w.command(args...)
	if code != 0 {
		w.t.Fatalf("%s: exit code %d\n%s", strings.Join(args, " "), code, out)
	}
	return out
}

// start runs the program and waits until it is ready.
func (w *world) start(settings ...string) {
	w.t.Helper()
	w.cmd = exec.Command(os.Args[0], "serve")
	w.cmd.Env = w.environ
	for _, s := range settings {
		w.cmd.Env = append(w.cmd.Env, "PORTINERIA_"+s)
	}
	w.cmd.Stdout, w.cmd.Stderr = w.log, w.log
	if err := w.cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.until("the program is ready", func() bool {
		resp, err := http.Get("http://" + w.private + "/readyz")
		if err != nil {
			return false
		}
		defer resp.Body.Close()
		return resp.StatusCode == http.StatusOK
	})
}

// until asks again and again, for a minute at most.
func (w *world) until(what string, done func() bool) {
	w.t.Helper()
	deadline := time.NewTimer(time.Minute)
	defer deadline.Stop()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-deadline.C:
			w.t.Fatalf("it did not come to pass that %s", what)
		case <-tick.C:
		}
	}
}

// kill ends the program as a power cut would.
func (w *world) kill() {
	if w.cmd == nil || w.cmd.Process == nil {
		return
	}
	_ = w.cmd.Process.Kill()
	_ = w.cmd.Wait()
	w.cmd = nil
}

// stop asks the program to end and returns how it did.
func (w *world) stop() error {
	if err := w.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	err := w.cmd.Wait()
	w.cmd = nil
	return err
}

var poster = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 128}}

// post sends a body to the webhook and returns the status code.
func (w *world) post(ctx context.Context, body []byte, signature string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+w.public+"/webhooks/whatsapp", bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	if signature != "" {
		req.Header.Set(whatsapp.SignatureHeader, signature)
	}
	resp, err := poster.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, err
}

func (w *world) deliver(ctx context.Context, body []byte, signature string) error {
	code, err := w.post(ctx, body, signature)
	if err == nil && code != http.StatusOK {
		err = fmt.Errorf("the webhook answered %d", code)
	}
	return err
}

// deliverAtLast tries until the program takes the body, as the platform does for
// days: what it has to tell while the program is away is not lost.
func (w *world) deliverAtLast(ctx context.Context, body []byte) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for w.deliver(ctx, body, whatsapp.Sign(worldSecret, body)) != nil {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
	return nil
}

// writer is guest number n.
func writer(n int) graphfake.Guest {
	return graphfake.Guest{Phone: fmt.Sprintf("4477009%05d", n), UserID: fmt.Sprintf("GB.7%019d", n), Name: "Ada"}
}

func bodyOf(n int, id, text string) []byte {
	return graphfake.TextBody(worldBusiness, writer(n), id, time.Now(), text)
}

// write delivers a message of guest n and insists on a 200.
func (w *world) write(n int, id, text string) {
	w.t.Helper()
	body := bodyOf(n, id, text)
	if code, err := w.post(context.Background(), body, whatsapp.Sign(worldSecret, body)); err != nil || code != http.StatusOK {
		w.t.Fatalf("deliver a message: %d %v", code, err)
	}
}

// repliesTo counts the messages that the platform accepted, by recipient.
func (w *world) repliesTo() map[string]int {
	counts := map[string]int{}
	for _, m := range w.fake.Sent() {
		counts[m.To]++
	}
	return counts
}
