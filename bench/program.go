package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// build makes the binary as it is released.
func build(ctx context.Context, dir string) (path string, size int64, err error) {
	path = filepath.Join(dir, "portineria")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", 0, fmt.Errorf("build the program: %w", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", 0, err
	}
	return path, info.Size(), nil
}

// program is a running portineria.
type program struct {
	cmd     *exec.Cmd
	public  string
	started time.Duration
}

const property = `id = "bench"
name = "Bench House"
language = "en"
timezone = "Europe/London"
[[facts]]
id = "parking"
topic = "parking"
visibility = "public"
text = "You can park the car for free in the yard behind the house."
[[facts]]
id = "check-in"
topic = "checkin"
visibility = "public"
text = "Check-in is from 15:00."
[[facts]]
id = "dogs"
topic = "pets"
visibility = "public"
text = "Dogs are welcome."
`

// start runs the program in a fresh directory against a fake Graph API and waits
// until it is ready.
func start(ctx context.Context, dir, binary, graph string) (*program, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "bench.toml")
	if err := os.WriteFile(file, []byte(property), 0o600); err != nil {
		return nil, err
	}
	private, public, err := freePorts()
	if err != nil {
		return nil, err
	}
	environ := append(os.Environ(), "PORTINERIA_DATA="+filepath.Join(dir, "data"), "PORTINERIA_SERVER_PRIVATE_LISTEN="+private, "PORTINERIA_SERVER_PUBLIC_LISTEN="+public,
		"PORTINERIA_WHATSAPP_PHONE_NUMBER_ID="+numberID, "PORTINERIA_WHATSAPP_ACCESS_TOKEN="+token, "PORTINERIA_WHATSAPP_APP_SECRET="+secret,
		"PORTINERIA_WHATSAPP_GRAPH_URL="+graph, "PORTINERIA_WHATSAPP_PER_SECOND=0", "PORTINERIA_ANSWERS_SETTLE=0s", "PORTINERIA_LOG_LEVEL=warn")
	imports := exec.CommandContext(ctx, binary, "property", "import", file)
	imports.Env, imports.Stderr = environ, os.Stderr
	if err := imports.Run(); err != nil {
		return nil, fmt.Errorf("import the property: %w", err)
	}
	p := &program{cmd: exec.CommandContext(ctx, binary, "serve"), public: "http://" + public}
	p.cmd.Env = environ
	began := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	for time.Since(began) < 10*time.Second {
		resp, err := http.Get("http://" + private + "/readyz")
		if err == nil {
			_ = resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				p.started = time.Since(began)
				return p, nil
			}
		}
		time.Sleep(2 * time.Millisecond)
	}
	return nil, errors.Join(errors.New("the program did not become ready"), p.stop())
}

func freePorts() (private, public string, err error) {
	var listeners []net.Listener
	for range 2 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return "", "", err
		}
		listeners = append(listeners, l)
	}
	private, public = listeners[0].Addr().String(), listeners[1].Addr().String()
	return private, public, errors.Join(listeners[0].Close(), listeners[1].Close())
}

func (p *program) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return p.cmd.Wait()
}

// memory reads a line of the process's status, in MB: VmRSS now, VmHWM at most.
func (p *program) memory(line string) float64 {
	f, err := os.Open("/proc/" + strconv.Itoa(p.cmd.Process.Pid) + "/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	scanner := bufio.NewScanner(f)
	for scanner.Scan() {
		if rest, ok := strings.CutPrefix(scanner.Text(), line+":"); ok {
			kb, _ := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 64)
			return kb / 1024
		}
	}
	return 0
}

// hundred guests write at a time.
const hundred = 100

// round measures everything once.
func round(ctx context.Context, dir, binary string, n, messages int) (f figures, err error) {
	world, err := newPlatform()
	if err != nil {
		return f, err
	}
	defer world.close()
	p, err := start(ctx, filepath.Join(dir, strconv.Itoa(n)), binary, world.server.URL)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	time.Sleep(time.Second) // idle: what the start needed has settled
	f.start, f.idleMB = p.started, p.memory("VmRSS")
	world.webhook = p.public + "/webhooks/whatsapp"
	tell := func(what string) { fmt.Fprintln(os.Stderr, what) }
	tell("one message at a time ...")
	var singles []time.Duration
	for i := range 60 {
		_, reply, err := world.ask(ctx, 90_000+i, 0)
		if err != nil {
			return f, err
		}
		singles = append(singles, reply)
	}
	f.single = quantilesOf(singles[10:])
	tell("a burst ...")
	acks, replies, err := world.burst(ctx, 80_000, hundred)
	if err != nil {
		return f, err
	}
	f.acks, f.replies = quantilesOf(acks), quantilesOf(replies)
	tell("many messages ...")
	if f.perSecond, err = world.sustained(ctx, 10_000, messages, hundred); err != nil {
		return f, err
	}
	f.burstMB = p.memory("VmHWM")
	tell("many messages, to a target that stores nothing ...")
	url, stop, err := startTarget(ctx, world.server.URL)
	if err != nil {
		return f, err
	}
	defer stop()
	world.webhook = url
	f.targetPerSecond, err = world.sustained(ctx, 20_000, messages, hundred)
	return f, err
}
