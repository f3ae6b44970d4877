package llm_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"portineria/llm"
	"portineria/llm/llmtest"
)

func TestCheckTellsTheStateOfTheServer(t *testing.T) {
	there := llm.Health{Reachable: true, Version: llmtest.Version}
	present := there
	present.ModelPresent, present.Digest, present.Size = true, "0edcdef34593", 2_500_000_000
	with := func(h llm.Health, change func(*llm.Health)) llm.Health { change(&h); return h }

	tests := []struct {
		name   string
		model  string
		set    func(*llmtest.Server)
		want   llm.Health
		reason error
	}{
		{"all is well", llmtest.Model, func(*llmtest.Server) {}, present, nil},
		{"a name in capitals", "Lodge:4B", func(*llmtest.Server) {}, present, nil},
		{"latest unsaid", "porter", func(s *llmtest.Server) { s.Install("porter", "completion") }, present, nil},
		{"a model that thinks", llmtest.Model, func(s *llmtest.Server) { s.Install(llmtest.Model, "completion", "thinking") },
			with(present, func(h *llm.Health) { h.Thinking = true }), nil},
		{"no such model", "porter:4b", func(*llmtest.Server) {}, there, llm.ErrMissingModel},
		{"a model of another house", llmtest.Model, func(s *llmtest.Server) { s.InstallRemote(llmtest.Model, "https://ollama.com") }, present, llm.ErrRemote},
		{"something else answers there", llmtest.Model, func(s *llmtest.Server) { s.Break("/api/version", http.StatusNotFound) }, llm.Health{}, llm.ErrUnavailable},
		{"an answer without words", llmtest.Model, func(s *llmtest.Server) { s.Break("/api/version", http.StatusOK) }, llm.Health{}, llm.ErrUnavailable},
		{"the list cannot be had", llmtest.Model, func(s *llmtest.Server) { s.Break("/api/tags", http.StatusInternalServerError) }, there, llm.ErrUnavailable},
		{"busy", llmtest.Model, func(s *llmtest.Server) { s.Break("/api/version", http.StatusServiceUnavailable) }, llm.Health{}, llm.ErrUnavailable},
		{"nobody there", llmtest.Model, func(s *llmtest.Server) { s.Close() }, llm.Health{}, llm.ErrUnavailable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := llmtest.Start(t)
			c := newClient(t, s, func(o *llm.Options) { o.Model = tt.model })
			tt.set(s)

			got := c.Check(t.Context())

			if d := cmp.Diff(tt.want, got, cmpopts.IgnoreFields(llm.Health{}, "Err")); d != "" {
				t.Error(d)
			}
			if !errors.Is(got.Err, tt.reason) || (tt.reason == nil) != (got.Err == nil) {
				t.Errorf("reason is %v", got.Err)
			}
		})
	}
}

func TestCheckDoesNotWaitForTheRunningQuestion(t *testing.T) {
	s := llmtest.Start(t)
	gate := make(chan struct{})
	s.Otherwise(llmtest.Abstain().Behind(gate))
	c := newClient(t, s)
	done := make(chan error)
	go func() { _, err := c.Ask(t.Context(), asking("wifi?")); done <- err }()
	<-s.Arrived

	h := c.Check(t.Context())

	close(gate)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if h.Err != nil {
		t.Error(h.Err)
	}
	if h := c.Check(t.Context()); !h.Loaded {
		t.Error("a model that has just answered is in memory")
	}
}

func TestWarmSendsTheBeginningOfEveryQuestion(t *testing.T) {
	s := llmtest.Start(t)
	s.Install(llmtest.Model, "completion", "thinking")
	s.Otherwise(llmtest.Say("{").Ended("length"))
	c := newClient(t, s)
	q := asking("wifi?")

	if err := c.Warm(t.Context(), q.System); err != nil {
		t.Fatal(err)
	}
	s.Otherwise(llmtest.Abstain())
	if _, err := c.Ask(t.Context(), q); err != nil {
		t.Fatal(err)
	}

	warm, ask := s.Chats()[0], s.Chats()[1]
	if !strings.HasPrefix(ask.Prompt(), strings.TrimSuffix(warm.Prompt(), "\n")) {
		t.Errorf("the question does not begin as the warming did:\n%s\n%s", warm.Prompt(), ask.Prompt())
	}
	if got := warm.Options["num_predict"]; got != 1.0 {
		t.Errorf("num_predict is %v", got)
	}
	if d := cmp.Diff(ask.Options["num_ctx"], warm.Options["num_ctx"]); d != "" {
		t.Errorf("the model would be loaded again: %s", d)
	}
	if warm.Think == nil || warm.Think.Bool() {
		t.Error("a thinking model was not told to keep its thoughts")
	}
}

func TestWarmReportsWhatWentWrong(t *testing.T) {
	s := llmtest.Start(t)
	c := newClient(t, s)
	for _, tt := range []struct {
		reply llmtest.Reply
		want  error
	}{
		{llmtest.Say("{").Dropped(), llm.ErrBroken},
		{llmtest.Say("{").Ended("load"), llm.ErrBroken},
		{llmtest.Status(http.StatusServiceUnavailable, ""), llm.ErrBusy},
	} {
		s.Otherwise(tt.reply)
		if err := c.Warm(t.Context(), "x"); !errors.Is(err, tt.want) {
			t.Errorf("error is %v, want %v", err, tt.want)
		}
	}
}
