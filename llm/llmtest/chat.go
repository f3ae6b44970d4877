package llmtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/ollama/ollama/api"
)

// Chat is a question as it reached the server.
type Chat struct {
	api.ChatRequest
	Body   string      // the JSON as sent
	Header http.Header // of the request
	Query  string      // of the address
}

// Last is the text of the last message.
func (c Chat) Last() string {
	if len(c.Messages) == 0 {
		return ""
	}
	return c.Messages[len(c.Messages)-1].Content
}

// Prompt is the text of all messages, each after its role.
func (c Chat) Prompt() string {
	var b strings.Builder
	for _, m := range c.Messages {
		fmt.Fprintf(&b, "%s: %s\n", m.Role, m.Content)
	}
	return b.String()
}

func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	c, err := readChat(r)
	if err != nil {
		fail(w, http.StatusBadRequest, "invalid request")
		return
	}
	s.begin(c)
	defer s.end()

	m, ok := s.find(c.Model)
	switch {
	case !ok:
		fail(w, http.StatusNotFound, fmt.Sprintf("model '%s' not found", c.Model))
		return
	case c.Think.Bool() && !m.can("thinking"):
		fail(w, http.StatusBadRequest, fmt.Sprintf("%q does not support thinking", c.Model))
		return
	case c.tooLong():
		fail(w, http.StatusBadRequest, "the input length exceeds the context length")
		return
	}
	s.load(c.Model)

	out := stream{w: w, r: r, chat: c, reply: s.replyTo(c), closing: s.closing}
	out.thinks = m.can("thinking") && (c.Think == nil || c.Think.Bool())
	if left := out.run(); left {
		note(s.Departed, c)
	}
}

func readChat(r *http.Request) (Chat, error) {
	var body bytes.Buffer
	if _, err := body.ReadFrom(r.Body); err != nil {
		return Chat{}, err
	}
	c := Chat{Body: body.String(), Header: r.Header.Clone(), Query: r.URL.RawQuery}
	err := json.Unmarshal(body.Bytes(), &c.ChatRequest)
	return c, err
}

// tooLong counts a token a word, enough to fill a window on purpose.
func (c Chat) tooLong() bool {
	window, ok := c.Options["num_ctx"].(float64)
	return ok && c.Truncate != nil && !*c.Truncate && len(strings.Fields(c.Prompt())) > int(window)
}

func (s *Server) begin(c Chat) {
	s.mu.Lock()
	s.chats = append(s.chats, c)
	s.now++
	s.most = max(s.most, s.now)
	s.mu.Unlock()
	note(s.Arrived, c)
}

// note never waits: tests that do not read the channel lose nothing but it.
func note(to chan<- Chat, c Chat) {
	select {
	case to <- c:
	default:
	}
}

func (s *Server) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now--
}
