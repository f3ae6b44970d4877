package llmtest

import (
	"encoding/json"
	"net/http"

	"github.com/ollama/ollama/api"
)

// Pull is how a download goes. Make one with Download and bend it with the
// methods, each of which returns a changed copy.
type Pull struct{ pull }

type pull struct {
	size   int64
	gate   <-chan struct{}
	words  string
	broken bool
}

// Download brings a model of that many bytes, in two parts.
func Download(size int64) Pull { return Pull{pull{size: size}} }

// Behind stops in the middle until the gate is closed.
func (p Pull) Behind(gate <-chan struct{}) Pull { p.gate = gate; return p }

// Failing stops in the middle with an error in the words of the server.
func (p Pull) Failing(words string) Pull { p.words = words; return p }

// Dropped breaks the connection in the middle.
func (p Pull) Dropped() Pull { p.broken = true; return p }

// Outside says how a model that is not installed is downloaded. One of which
// nothing was said is not to be had.
func (s *Server) Outside(name string, p Pull) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outside[tagged(name)] = p.pull
}

func (s *Server) pull(w http.ResponseWriter, r *http.Request) {
	var req api.PullRequest
	if err := json.NewDecoder(r.Body).Decode(&req); err != nil {
		fail(w, http.StatusBadRequest, "invalid request")
		return
	}
	s.mu.Lock()
	p, known := s.outside[tagged(req.Model)]
	s.mu.Unlock()

	out := stream{w: w, r: r, closing: s.closing}
	w.Header().Set("Content-Type", "application/x-ndjson")
	out.line(api.ProgressResponse{Status: "pulling manifest"})
	if !known {
		out.line(map[string]string{"error": "pull model manifest: file does not exist"})
		return
	}
	part := func(digest string, size, done int64) {
		out.line(api.ProgressResponse{Status: "pulling " + digest, Digest: "sha256:" + digest, Total: size, Completed: done})
	}
	part("1f2e", p.size, 0)
	part("1f2e", p.size, p.size/2)
	switch {
	case p.broken:
		panic(http.ErrAbortHandler)
	case p.words != "":
		out.line(map[string]string{"error": p.words})
		return
	case p.gate != nil && out.wait(p.gate):
		return
	}
	part("1f2e", p.size, p.size)
	part("ab3c", 4000, 4000)
	out.line(api.ProgressResponse{Status: "verifying sha256 digest"})
	s.Install(req.Model, "completion")
	out.line(api.ProgressResponse{Status: "success"})
}
