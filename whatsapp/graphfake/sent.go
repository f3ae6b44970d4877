package graphfake

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"portineria/whatsapp"
)

// SentMessage is a message that the fake accepted.
type SentMessage struct {
	N            int // counted from 1
	ID           string
	To           string // phone digits; empty if it was sent to a user id
	Recipient    string // user id; empty if it was sent to a phone
	Kind         string // text, interactive, template, image, reaction, ...
	Text         string // what the user reads; the emoji of a reaction, the caption of a file
	Choices      []whatsapp.Reply
	Template     string // its name
	Language     string
	Category     string
	Params       []string // of the template's body
	File         string   // id of an upload
	ReactionTo   string
	ReplyTo      string
	CallbackData string
	PreviewURL   bool
	At           time.Time // by the clock of the chat
}

// user is how the addressee is named to the clock.
func (m SentMessage) user() string {
	if m.To != "" {
		return m.To
	}
	return m.Recipient
}

// Format prints neither recipient nor text.
func (m SentMessage) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, fmt.Sprintf("graphfake.SentMessage(%d, redacted)", m.N))
}

// LogValue is what slog writes for a sent message.
func (m SentMessage) LogValue() slog.Value {
	return slog.IntValue(m.N)
}

// Sent returns the messages that were accepted, oldest first, as far as they are remembered.
func (s *Server) Sent() []SentMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.sent)
}

// Accepted returns how many messages were accepted altogether.
func (s *Server) Accepted() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.accepted
}

// Calls returns how many calls were made, of any kind and whatever became of them.
func (s *Server) Calls() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls
}

// Reads returns the ids that were marked as read, oldest first, as far as they are remembered.
func (s *Server) Reads() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.reads)
}

// Typed returns how often somebody was shown to be typing.
func (s *Server) Typed() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.typed
}

// WaitSent waits until n messages altogether were accepted, and returns those that are remembered.
func (s *Server) WaitSent(ctx context.Context, n int) ([]SentMessage, error) {
	err := s.changed.wait(ctx, &s.mu, func() bool { return s.accepted >= n })
	if err != nil {
		return nil, fmt.Errorf("wait for %d sent messages, have %d: %w", n, s.Accepted(), err)
	}
	return s.Sent(), nil
}

// WaitWebhooks waits until all statuses are delivered, or given up. It does not return while webhooks are paused and some wait.
func (s *Server) WaitWebhooks(ctx context.Context) error {
	if s.posts == nil {
		return nil
	}
	return s.posts.idle(ctx)
}

// PauseWebhooks makes statuses late: they wait until ResumeWebhooks.
func (s *Server) PauseWebhooks() {
	if s.posts != nil {
		s.posts.pause(true)
	}
}

// ResumeWebhooks ends PauseWebhooks.
func (s *Server) ResumeWebhooks() {
	if s.posts != nil {
		s.posts.pause(false)
	}
}

// Lost returns how many webhooks were given up because the application did not take them.
func (s *Server) Lost() int {
	if s.posts == nil {
		return 0
	}
	s.posts.mu.Lock()
	defer s.posts.mu.Unlock()
	return s.posts.lost
}

// hold keeps a call waiting until Release, the caller's end, or Close.
func (s *Server) hold(ctx context.Context) {
	s.mu.Lock()
	gate := s.gate
	s.held++
	s.changed.ring()
	s.mu.Unlock()
	select {
	case <-gate:
	case <-ctx.Done():
	case <-s.done:
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held--
}

// WaitHeld waits until n calls hang.
func (s *Server) WaitHeld(ctx context.Context, n int) error {
	return s.changed.wait(ctx, &s.mu, func() bool { return s.held >= n })
}

// Release lets the calls go on that hang now.
func (s *Server) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.gate)
	s.gate = make(chan struct{})
}
