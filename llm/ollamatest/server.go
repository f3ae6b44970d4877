package ollamatest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ollama/ollama/api"
)

// Server is an Ollama server of the test's own: its models, its home and its port
// are nobody else's.
type Server struct {
	t       testing.TB
	binary  string
	home    string
	address string
	process *exec.Cmd
	ended   chan struct{} // closed when the server and all that it started are gone
	log     log
}

// Start runs the server until the test ends, with no models. The binary is what
// `make test-model` builds.
func Start(t testing.TB, binary string) *Server {
	t.Helper()
	s := &Server{t: t, binary: binary, home: t.TempDir()}
	s.run()
	t.Cleanup(func() {
		s.Stop()
		if t.Failed() {
			t.Logf("the server said:\n%s", s.log.end())
		}
	})
	return s
}

// run starts the process and waits until it answers.
func (s *Server) run() {
	s.t.Helper()
	if s.address == "" {
		s.address = free(s.t)
	}
	s.process = exec.Command(s.binary, "serve")
	s.process.Env = []string{"HOME=" + s.home, "PATH=" + os.Getenv("PATH"), "OLLAMA_MODELS=" + filepath.Join(s.home, "models"), "OLLAMA_HOST=" + s.address,
		"OLLAMA_NO_CLOUD=1", "OLLAMA_NUM_PARALLEL=1", "OLLAMA_MAX_LOADED_MODELS=1", "OLLAMA_KEEP_ALIVE=-1"}
	s.process.Stdout, s.process.Stderr = &s.log, &s.log
	s.process.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	// The server and the runners that it starts all hold the writing end of this
	// pipe, and nobody else: it ends when the last of them does.
	leash, held, err := os.Pipe()
	if err != nil {
		s.t.Fatal(err)
	}
	s.process.ExtraFiles = []*os.File{held}
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	_ = held.Close()
	s.ended = make(chan struct{})
	go func(process *exec.Cmd, ended chan<- struct{}) {
		_, _ = io.Copy(io.Discard, leash)
		_ = leash.Close()
		_ = process.Wait() // how it ended is what the test decided
		close(ended)
	}(s.process, s.ended)
	s.awaitAnswer()
}

// awaitAnswer asks until the server answers or is gone.
func (s *Server) awaitAnswer() {
	s.t.Helper()
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		if _, err := s.API().Version(s.t.Context()); err == nil {
			return
		}
		select {
		case <-again.C:
		case <-s.ended:
			s.t.Fatalf("the server did not start:\n%s", s.log.end())
		case <-s.t.Context().Done():
			s.t.Fatal("the server never answered")
		}
	}
}

// free is an address on loopback that nobody listens on.
func free(t testing.TB) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// endWithin is how long a server may take to stop.
const endWithin = 30 * time.Second

// Stop ends the server as a supervisor does. A runner that outlives it is a
// failure of the test, and is ended too.
func (s *Server) Stop() { s.end(syscall.SIGTERM, s.process.Process.Pid) }

// Kill ends the server and its runners at once, as a power cut does.
func (s *Server) Kill() { s.end(syscall.SIGKILL, -s.process.Process.Pid) }

func (s *Server) end(signal syscall.Signal, who int) {
	s.t.Helper()
	_ = syscall.Kill(who, signal) // it may be gone already
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.t.Context()), endWithin)
	defer cancel()
	select {
	case <-s.ended:
	case <-ctx.Done():
		s.t.Errorf("after %v something of the server still runs", signal)
		_ = syscall.Kill(-s.process.Process.Pid, syscall.SIGKILL)
		<-s.ended
	}
}

// Again starts a server that was ended, on the same address with the same models.
func (s *Server) Again() { s.t.Helper(); s.run() }

// URL is the address of the server.
func (s *Server) URL() *url.URL { return &url.URL{Scheme: "http", Host: s.address} }

// API is the package's own client, for what a test does beside the program.
func (s *Server) API() *api.Client { return api.NewClient(s.URL(), &http.Client{Transport: transport}) }

var transport = &http.Transport{DisableKeepAlives: true}

// Install makes a model from its script, as `ollama create` does.
func (s *Server) Install(name string, script Script) {
	s.t.Helper()
	ctx, file := s.t.Context(), script.Model()
	digest := fmt.Sprintf("sha256:%x", sha256.Sum256(file))
	if err := s.API().CreateBlob(ctx, digest, bytes.NewReader(file)); err != nil {
		s.t.Fatalf("hand over the model: %v", err)
	}
	err := s.API().Create(ctx, &api.CreateRequest{Model: name, Files: map[string]string{"script.gguf": digest}, Template: Template}, func(api.ProgressResponse) error { return nil })
	if err != nil {
		s.t.Fatalf("make the model: %v", err)
	}
}

// log keeps what the server says.
type log struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// end is the last of it.
func (l *log) end() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	said := l.b.String()
	return said[max(0, len(said)-6000):]
}
