package llmtest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"github.com/ollama/ollama/api"
)

// stream writes one reply, a chunk a line.
type stream struct {
	w       http.ResponseWriter
	r       *http.Request
	chat    Chat
	reply   Reply
	thinks  bool
	closing <-chan struct{}
}

// run tells whether the asker left before the reply was over.
func (s stream) run() (left bool) {
	if s.reply.gate != nil && s.wait(s.reply.gate) {
		return true
	}
	if s.reply.status != http.StatusOK {
		fail(s.w, s.reply.status, s.reply.message)
		return false
	}

	s.w.Header().Set("Content-Type", "application/x-ndjson")
	if s.thinks && s.reply.thinking != "" {
		s.line(s.chunk(api.Message{Role: "assistant", Thinking: s.reply.thinking}))
	}
	if left := s.say(s.reply.content); left {
		return true
	}
	return s.finish()
}

func (s stream) finish() (left bool) {
	switch s.reply.ending {
	case noDone:
	case drop:
		panic(http.ErrAbortHandler)
	case stall:
		return s.wait(nil)
	case endless:
		for s.r.Context().Err() == nil {
			_ = s.say(s.reply.content)
		}
		return true
	case longLine:
		s.line(s.chunk(api.Message{Role: "assistant", Content: string(bytes.Repeat([]byte("x"), 9_000_000))}))
		s.done()
	case errorLine:
		s.line(map[string]string{"error": s.reply.message})
	case linger:
		s.done()
		return s.wait(nil)
	default:
		s.done()
	}
	return false
}

// wait tells whether the asker left before the channel had something.
func (s stream) wait(until <-chan struct{}) (left bool) {
	select {
	case <-until:
		return false
	case <-s.r.Context().Done():
		return true
	case <-s.closing:
		panic(http.ErrAbortHandler)
	}
}

// say sends the content in pieces of a few characters, as tokens come.
func (s stream) say(content string) (left bool) {
	for piece := range slices.Chunk([]rune(content), 4) {
		if s.reply.pace != nil && s.wait(s.reply.pace) {
			return true
		}
		s.line(s.chunk(api.Message{Role: "assistant", Content: string(piece)}))
	}
	return false
}

func (s stream) done() {
	last := s.chunk(api.Message{Role: "assistant"})
	last.Done, last.DoneReason = true, s.reply.reason
	last.Metrics = api.Metrics{
		TotalDuration:      90 * time.Millisecond,
		LoadDuration:       10 * time.Millisecond,
		PromptEvalCount:    len(s.chat.Prompt()) / 4,
		PromptEvalDuration: 50 * time.Millisecond,
		EvalCount:          len(s.reply.content)/4 + 1,
		EvalDuration:       30 * time.Millisecond,
	}
	s.line(last)
}

func (s stream) chunk(m api.Message) api.ChatResponse {
	return api.ChatResponse{Model: s.chat.Model, Message: m, RemoteHost: s.reply.remote}
}

func (s stream) line(v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // our own values always marshal
	}
	_, _ = s.w.Write(append(b, '\n')) // an asker who left shows in the context
	_ = http.NewResponseController(s.w).Flush()
}
