// Package llmtest is an Ollama server for tests: it speaks the protocol of
// the real one over HTTP and says what it is told to say, lies and failures
// included. It never sleeps; whatever has to wait waits for a channel.
//
// Begin with Start, tell it with On or Otherwise what to reply (reply.go), and
// read in Chats what the model was shown.
package llmtest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Model is installed on every server. It can complete and does not think.
const Model = "lodge:4b"

// Version is what the server calls itself.
const Version = "0.17.4"

// Server is a running fake. Its methods are safe for concurrent use.
type Server struct {
	// Arrived receives every question as it comes in, Departed every question
	// whose asker left before the end. Of more than 1000 unread the rest is
	// dropped.
	Arrived, Departed chan Chat

	http    *httptest.Server
	client  *http.Client
	closing chan struct{}

	mu        sync.Mutex
	models    map[string]model
	scripts   []script
	otherwise Reply
	chats     []Chat
	shown     int
	now, most int // questions being answered, and the most at once
	broken    map[string]int
	outside   map[string]pull
}

type model struct {
	capabilities []string
	remote       string
	loaded       bool
}

type script struct {
	contains string
	reply    Reply
}

// Start runs a server on loopback until the test ends. Unless told otherwise
// it abstains.
func Start(t testing.TB) *Server {
	s := newServer()
	s.http = httptest.NewUnstartedServer(s.routes())
	s.http.Start()
	s.client = &http.Client{Transport: &http.Transport{}}
	t.Cleanup(s.Close)
	return s
}

// StartPiped runs a server whose connections stay within the process, so that
// client and server can live in one testing/synctest bubble, where hours pass
// in no time.
func StartPiped(t testing.TB) *Server {
	s := newServer()
	l := newPipes()
	s.http = &httptest.Server{Listener: l, Config: &http.Server{Handler: s.routes()}}
	s.http.Start()
	s.client = &http.Client{Transport: &http.Transport{DialContext: l.dial}}
	t.Cleanup(s.Close)
	return s
}

func newServer() *Server {
	return &Server{
		Arrived:   make(chan Chat, 1000),
		Departed:  make(chan Chat, 1000),
		closing:   make(chan struct{}),
		models:    map[string]model{Model: {capabilities: []string{"completion", "tools"}}},
		otherwise: Abstain(),
		broken:    map[string]int{},
		outside:   map[string]pull{},
	}
}

// Close stops the server at once, replies that wait included: afterwards
// connections are refused. It may be called early and again.
func (s *Server) Close() {
	s.mu.Lock()
	select {
	case <-s.closing:
		s.mu.Unlock()
		return
	default:
		close(s.closing)
	}
	s.mu.Unlock()

	s.client.CloseIdleConnections()
	s.http.CloseClientConnections()
	s.http.Close()
}

// URL is the address of the server.
func (s *Server) URL() *url.URL {
	u, err := url.Parse(s.http.URL)
	if err != nil {
		panic(err) // httptest made it
	}
	return u
}

// HTTP is a client that can reach the server.
func (s *Server) HTTP() *http.Client { return s.client }

// Install adds a model with its capabilities, or replaces it.
func (s *Server) Install(name string, capabilities ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.models[name] = model{capabilities: capabilities}
}

// InstallRemote adds a model that the server only passes on to another host.
func (s *Server) InstallRemote(name, host string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.models[name] = model{capabilities: []string{"completion"}, remote: host}
}

// Remove takes a model away.
func (s *Server) Remove(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.models, name)
}

// On sets the reply to questions whose last message holds the text. Of several
// that fit the latest counts.
func (s *Server) On(contains string, r Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.scripts = append(s.scripts, script{contains, r})
}

// Otherwise sets the reply to everything that no On fits.
func (s *Server) Otherwise(r Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.otherwise = r
}

// Break makes a path, such as "/api/tags", answer with a status and an empty
// body; status 0 mends it.
func (s *Server) Break(path string, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken[path] = status
}

// Chats lists the questions so far, in the order in which they came.
func (s *Server) Chats() []Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Chat(nil), s.chats...)
}

// Seen is every word that any model was ever shown, for tests that look for
// what must not be there.
func (s *Server) Seen() string {
	var all []string
	for _, c := range s.Chats() {
		all = append(all, c.Prompt())
	}
	return strings.Join(all, "\n")
}

// Shown counts how often a model was described (/api/show).
func (s *Server) Shown() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown
}

// MostAtOnce is the largest number of questions answered at the same time.
func (s *Server) MostAtOnce() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

func (s *Server) replyTo(c Chat) Reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, script := range slices.Backward(s.scripts) {
		if strings.Contains(c.Last(), script.contains) {
			return script.reply
		}
	}
	return s.otherwise
}
