// Package speechtest is a speech server for tests: it speaks the transcription
// endpoint as real ones do, and can be told to be slow, to fail and to lie.
package speechtest

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
)

// Reply is what the server answers.
type Reply struct {
	Text   string // of the answer
	Status int    // 0: 200
	Raw    string // in place of an object with the text
	Held   bool   // nothing comes before Release
	Cut    bool   // the connection breaks
	Moved  string // a redirect to there
}

// Heard is a call as it came.
type Heard struct {
	Model, Language, Filename, Kind string
	Size                            int
}

// Server is the server. It may be used from many goroutines.
type Server struct {
	http *httptest.Server

	mu     sync.Mutex
	reply  Reply
	heard  []Heard
	now    int // calls under way
	most   int // calls under way together, at most so far
	gate   chan struct{}
	opened bool
}

// Start starts a server on loopback and ends it with the test.
func Start(t testing.TB) *Server {
	t.Helper()
	s := &Server{gate: make(chan struct{})}
	s.http = httptest.NewServer(s)
	t.Cleanup(func() { s.Release(); s.http.Close() })
	return s
}

// URL is the server's address.
func (s *Server) URL() *url.URL {
	u, err := url.Parse(s.http.URL)
	if err != nil {
		panic(err) // it is made by httptest
	}
	return u
}

// HTTP is a client that reaches it.
func (s *Server) HTTP() *http.Client { return s.http.Client() }

// Answer says what is answered from now on.
func (s *Server) Answer(r Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reply = r
}

// Release lets all held calls go.
func (s *Server) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.opened {
		s.opened = true
		close(s.gate)
	}
}

// Heard are the calls so far, and how many of them were under way together at most.
func (s *Server) Heard() (calls []Heard, together int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Heard(nil), s.heard...), s.most
}

// ServeHTTP takes a recording.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost || r.URL.Path != "/v1/audio/transcriptions" {
		http.NotFound(w, r)
		return
	}
	h, err := take(r)
	if err != nil {
		http.Error(w, `{"error":{"message":"bad form"}}`, http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	s.heard = append(s.heard, h)
	reply := s.reply
	s.now++
	s.most = max(s.most, s.now)
	s.mu.Unlock()
	defer func() { s.mu.Lock(); s.now--; s.mu.Unlock() }()
	s.write(w, r, reply)
}

func take(r *http.Request) (h Heard, err error) {
	form, err := r.MultipartReader()
	if err != nil {
		return h, fmt.Errorf("read the form: %w", err)
	}
	for {
		part, err := form.NextPart()
		if err == io.EOF { //nolint:errorlint // as it is documented
			return h, nil
		}
		if err != nil {
			return h, fmt.Errorf("read the form: %w", err)
		}
		raw, err := io.ReadAll(part)
		if err != nil {
			return h, fmt.Errorf("read the form: %w", err)
		}
		switch part.FormName() {
		case "file":
			h.Filename, h.Kind, h.Size = part.FileName(), part.Header.Get("Content-Type"), len(raw)
		case "model":
			h.Model = string(raw)
		case "language":
			h.Language = string(raw)
		}
	}
}

func (s *Server) write(w http.ResponseWriter, r *http.Request, reply Reply) {
	if reply.Held {
		select {
		case <-s.gate:
		case <-r.Context().Done():
			return
		}
	}
	switch {
	case reply.Cut:
		panic(http.ErrAbortHandler)
	case reply.Moved != "":
		http.Redirect(w, r, reply.Moved, http.StatusTemporaryRedirect)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if reply.Status != 0 {
		w.WriteHeader(reply.Status)
	}
	if reply.Raw != "" {
		_, _ = io.WriteString(w, reply.Raw) // whoever is gone needs no answer
		return
	}
	_, _ = fmt.Fprintf(w, `{"text":%q}`, strings.ToValidUTF8(reply.Text, ""))
}
