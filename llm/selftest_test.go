package llm_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/llm"
	"portineria/llm/llmtest"
)

// speaks knows the languages by one word each.
func speaks(text string) string {
	for word, code := range map[string]string{"ogni": "it", "every": "en", "jeden": "de", "tous": "fr", "todas las": "es", "ochtend": "nl", "każdego": "pl", "todas as": "pt"} {
		if strings.Contains(text, word) {
			return code
		}
	}
	return ""
}

func TestSelfTest(t *testing.T) {
	tests := []struct {
		name   string
		set    func(*llmtest.Server)
		only   []string
		form   error
		wrong  string
		tried  int
		fit    bool
		undone error
	}{
		{"a model that can", func(*llmtest.Server) {}, nil, nil, "", 8, true, nil},
		{"in short", func(*llmtest.Server) {}, []string{"en"}, nil, "", 1, true, nil},
		{"Polish alone, which it has not", func(s *llmtest.Server) { s.Able("pl") }, []string{"pl"}, nil, "pl", 1, false, nil},
		{"no Polish and no Dutch", func(s *llmtest.Server) { s.Able("pl", "nl") }, nil, nil, "nl pl", 8, true, nil},
		{"English alone", func(s *llmtest.Server) { s.Able("it", "de", "fr", "es", "nl", "pl", "pt") }, nil, nil, "it de fr es nl pl pt", 8, false, nil},
		{"it cites too much", func(s *llmtest.Server) {
			s.On("Dove e quando", llmtest.Answer("La colazione è in giardino ogni mattina.", "breakfast", "door"))
		}, nil, nil, "it", 8, true, nil},
		{"it knows nothing", func(s *llmtest.Server) { s.On("Answer in", llmtest.Abstain()) }, nil, nil, "it en de fr es nl pl pt", 8, false, nil},
		{"the server ignores the shape", func(s *llmtest.Server) { s.On("Say hello.", llmtest.Say(`{"greeting":"Hello!"}`)) }, nil, llm.ErrInvalid, "", 0, false, nil},
		{"it thinks aloud in the answer", func(s *llmtest.Server) { s.On("Wo und wann", llmtest.Say("The user asks ...")) }, nil, llm.ErrInvalid, "", 2, false, nil},
		{"it never ends", func(s *llmtest.Server) { s.On("Wo und wann", llmtest.Say(`{"facts":["breakfast"`).Ended("length")) }, nil, llm.ErrCutOff, "", 2, false, nil},
		{"the server is down", func(s *llmtest.Server) { s.Close() }, nil, nil, "", 0, false, llm.ErrUnavailable},
		{"it breaks off", func(s *llmtest.Server) { s.On("Wo und wann", llmtest.Say(`{"facts":[`).Dropped()) }, nil, nil, "", 0, false, llm.ErrBroken},
		{"it is not installed", func(s *llmtest.Server) { s.Remove(llmtest.Model) }, nil, nil, "", 0, false, llm.ErrMissingModel},
		{"busy with others", func(s *llmtest.Server) { s.On("Say hello.", llmtest.Status(http.StatusServiceUnavailable, "")) }, nil, nil, "", 0, false, llm.ErrBusy},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := llmtest.Start(t)
			s.Able()
			tt.set(s)

			got, err := newClient(t, s).SelfTest(t.Context(), llm.Trial{Mark: "1", Speaks: speaks, Only: tt.only})

			if !errors.Is(err, tt.undone) || (err == nil) != (tt.undone == nil) {
				t.Errorf("error %v", err)
			}
			if !errors.Is(got.Form, tt.form) || (got.Form == nil) != (tt.form == nil) {
				t.Errorf("form %v", got.Form)
			}
			if d := cmp.Diff(strings.Fields(tt.wrong), append([]string{}, got.Wrong...)); d != "" {
				t.Error(d)
			}
			if len(got.Right)+len(got.Wrong) != tt.tried || got.Fit() != tt.fit {
				t.Errorf("%v, fit %v", got, got.Fit())
			}
			if fit := tt.fit && !strings.Contains(tt.wrong, "pl"); got.FitFor("Polish") != fit || got.FitFor("Hungarian") != tt.fit {
				t.Errorf("fit for Polish %v, for Hungarian %v", got.FitFor("Polish"), got.FitFor("Hungarian"))
			}
			if tt.fit && (got.Speed.Answer < 100 || got.Speed.Prompt < 1000 || got.Speed.Reply() < time.Millisecond) {
				t.Errorf("speed %+v", got.Speed)
			}
		})
	}
}

func TestSelfTestSendsAShapeThatIsNotInTheWords(t *testing.T) {
	s := llmtest.Start(t)
	s.Able()
	if _, err := newClient(t, s).SelfTest(t.Context(), llm.Trial{Mark: "today", Speaks: speaks}); err != nil {
		t.Fatal(err)
	}
	chats := s.Chats()
	if first := chats[0]; strings.Contains(first.Prompt(), "limone") || !strings.Contains(string(first.Format), `"enum":["limone"]`) {
		t.Errorf("the first request is %s", first.Body)
	}
	if !strings.HasPrefix(chats[1].Messages[0].Content, "Test today.\n") {
		t.Errorf("the server may have read this before: %.40q", chats[1].Messages[0].Content)
	}
}

func TestSelfTestMakesWayAndGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		s.Able()
		gate := make(chan struct{})
		s.On("Wo und wann", llmtest.Abstain().Behind(gate))
		s.On("> wifi?", llmtest.Abstain())
		c := newClient(t, s)
		done := make(chan error, 1)
		go func() {
			tested, err := c.SelfTest(t.Context(), llm.Trial{Speaks: speaks})
			if len(tested.Right) != 7 || len(tested.Wrong) != 1 {
				t.Errorf("tested %v", tested)
			}
			done <- err
		}()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := c.Ask(ctx, asking("wifi?")); err != nil {
			t.Errorf("a guest waits for the test: %v", err)
		}
		close(gate)
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func TestSpeedInWords(t *testing.T) {
	s := llm.Speed{Prompt: 30, Answer: 6}
	if got := s.Words(); got < 3.5 || got > 3.7 {
		t.Errorf("%v words a second", got)
	}
	if got := s.Reply(); got != 12*time.Second {
		t.Errorf("a reply takes %v", got)
	}
	if got := (llm.Speed{}).Reply(); got != 0 {
		t.Errorf("an unknown speed gives %v", got)
	}
}
