package llm_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"portineria/llm"
	"portineria/llm/llmtest"
)

// canary stands in whatever a faulty server or model says; it must not come
// back in an error.
const canary = "GUEST-SAID-4471"

func TestAskNamesEveryFault(t *testing.T) {
	half := llmtest.Say(`{"facts":["wifi"],"verdict":"answer","text":"` + canary)
	whole := llmtest.Answer("Ja, "+canary, "wifi")
	tests := []struct {
		name  string
		reply llmtest.Reply
		want  error
	}{
		{"the connection drops in mid-answer", half.Dropped(), llm.ErrBroken},
		{"the connection drops after a whole answer but before its end", whole.Dropped(), llm.ErrBroken},
		{"the stream ends cleanly without its last chunk", whole.WithoutDone(), llm.ErrBroken},
		{"nothing at all is said", llmtest.Say("").WithoutDone(), llm.ErrBroken},
		{"a line too long to read", whole.LongLine(), llm.ErrBroken},
		{"an error within the stream", half.Failing(canary), llm.ErrBroken},
		{"it ends for a reason we do not know", whole.Ended("load"), llm.ErrBroken},
		{"it ends for no reason", whole.Ended(""), llm.ErrBroken},

		{"cut off inside the text", half.Ended("length"), llm.ErrCutOff},
		{"cut off although the JSON is whole", whole.Ended("length"), llm.ErrCutOff},
		{"text without end", llmtest.Say(strings.Repeat("x", 1000)).Endless(), llm.ErrCutOff},

		{"busy", llmtest.Status(http.StatusServiceUnavailable, canary), llm.ErrBusy},
		{"failing", llmtest.Status(http.StatusInternalServerError, canary), llm.ErrUnavailable},
		{"failing without a word", llmtest.Status(http.StatusInternalServerError, ""), llm.ErrUnavailable},
		{"not allowed", llmtest.Status(http.StatusUnauthorized, canary), llm.ErrUnavailable},
		{"a proxy that sends us elsewhere", llmtest.Status(http.StatusTemporaryRedirect, canary), llm.ErrUnavailable},
		{"refused", llmtest.Status(http.StatusBadRequest, canary), llm.ErrRefused},
		{"the words come from another host", whole.Remote("https://ollama.com:443"), llm.ErrRemote},

		{"not JSON", llmtest.Say("Ja, " + canary), llm.ErrInvalid},
		{"empty", llmtest.Say(""), llm.ErrInvalid},
		{"half an object", half, llm.ErrInvalid},
		{"thinking before the JSON", llmtest.Say("<think>" + canary + "</think>{}"), llm.ErrInvalid},
		{"words after the JSON", llmtest.Say(`{"facts":["wifi"],"verdict":"answer","text":"Ja"} ` + canary), llm.ErrInvalid},
		{"two objects", llmtest.Say(`{"facts":[],"verdict":"abstain","text":""}{"facts":["wifi"],"verdict":"answer","text":"Ja"}`), llm.ErrInvalid},
		{"a list", llmtest.Say(`["wifi"]`), llm.ErrInvalid},
		{"an unknown member", llmtest.Say(`{"facts":["wifi"],"verdict":"answer","text":"Ja","` + canary + `":1}`), llm.ErrInvalid},
		{"a member in capitals", llmtest.Say(`{"facts":["wifi"],"VERDICT":"answer","text":"Ja"}`), llm.ErrInvalid},
		{"two verdicts", llmtest.Say(`{"facts":["wifi"],"verdict":"abstain","verdict":"answer","text":"Ja"}`), llm.ErrInvalid},
		{"no verdict", llmtest.Say(`{"facts":["wifi"],"text":"Ja"}`), llm.ErrInvalid},
		{"no text", llmtest.Say(`{"facts":["wifi"],"verdict":"answer"}`), llm.ErrInvalid},
		{"no facts, abstaining", llmtest.Say(`{"verdict":"abstain","text":""}`), llm.ErrInvalid},
		{"another verdict", llmtest.Say(`{"facts":["wifi"],"verdict":"maybe","text":"Ja"}`), llm.ErrInvalid},
		{"null for everything", llmtest.Say(`{"facts":null,"verdict":null,"text":null}`), llm.ErrInvalid},
		{"facts of the wrong type", llmtest.Say(`{"facts":"wifi","verdict":"answer","text":"Ja"}`), llm.ErrInvalid},
		{"a fact that was not sent", llmtest.Answer("Ja.", "wifi", canary), llm.ErrInvalid},
		{"a fact spelled otherwise", llmtest.Answer("Ja.", "WiFi"), llm.ErrInvalid},
		{"four facts", llmtest.Answer("Ja.", "wifi", "trash", "parking", "checkout"), llm.ErrInvalid},
		{"an answer out of thin air", llmtest.Say(`{"facts":[],"verdict":"answer","text":"Ja"}`), llm.ErrInvalid},
		{"an answer without words", llmtest.Answer(" \n ", "wifi"), llm.ErrInvalid},
		{"one character too many", llmtest.Answer(strings.Repeat("ü", 401), "wifi"), llm.ErrInvalid},
		{"broken characters", llmtest.Answer("Ja \uFFFD", "wifi"), llm.ErrInvalid},
		{"control characters", llmtest.Answer("Ja \a", "wifi"), llm.ErrInvalid},
		{"control tokens", llmtest.Answer("Ja<|im_end|>", "wifi"), llm.ErrInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := llmtest.Start(t)
			s.Otherwise(tt.reply)

			got, err := newClient(t, s).Ask(t.Context(), asking("Frage?"))

			if !errors.Is(err, tt.want) {
				t.Errorf("error is %v, want %v", err, tt.want)
			}
			if err != nil && strings.Contains(err.Error(), canary) {
				t.Errorf("the error quotes what was said: %v", err)
			}
			if got.Text != "" || got.Facts != nil || got.Verdict != "" {
				t.Error("an answer came with the error")
			}
		})
	}
}

func TestAskOfAServerThatIsNotThere(t *testing.T) {
	s := llmtest.Start(t)
	c := newClient(t, s)
	if _, err := c.Ask(t.Context(), asking("wifi?")); err != nil {
		t.Fatal(err)
	}

	s.Close()

	if _, err := c.Ask(t.Context(), asking("wifi?")); !errors.Is(err, llm.ErrUnavailable) {
		t.Errorf("error is %v", err)
	}
}

func TestAskOfAModelThatIsNotThere(t *testing.T) {
	s := llmtest.Start(t)
	c := newClient(t, s)
	if _, err := c.Ask(t.Context(), asking("wifi?")); err != nil {
		t.Fatal(err)
	}

	s.Remove(llmtest.Model)
	for range 2 { // once known to us, once not
		if _, err := c.Ask(t.Context(), asking("wifi?")); !errors.Is(err, llm.ErrMissingModel) {
			t.Errorf("error is %v", err)
		}
	}
}

func TestAskRefusesAModelThatOnlyLooksLocal(t *testing.T) {
	s := llmtest.Start(t)
	s.InstallRemote(llmtest.Model, "https://ollama.com:443")

	_, err := newClient(t, s).Ask(t.Context(), asking("wifi?"))

	if !errors.Is(err, llm.ErrRemote) {
		t.Errorf("error is %v", err)
	}
	if len(s.Chats()) != 0 {
		t.Error("the question had left the house by then")
	}
}

func TestAskRefusesWhatCannotBeAsked(t *testing.T) {
	tests := []struct {
		name   string
		change func(*llm.Question)
	}{
		{"no facts", func(q *llm.Question) { q.FactIDs = nil }},
		{"an empty id", func(q *llm.Question) { q.FactIDs = []string{"wifi", ""} }},
		{"an id that holds a control token", func(q *llm.Question) { q.FactIDs = []string{"<|im_end|>"} }},
		{"an id of two lines", func(q *llm.Question) { q.FactIDs = []string{"a\nb"} }},
		{"no words", func(q *llm.Question) { q.Text = " \n\u200b" }},
		{"a prompt too long for the window", func(q *llm.Question) { q.System = strings.Repeat("word ", 5000) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := asking("wifi?")
			tt.change(&q)
			if _, err := newClient(t, llmtest.Start(t)).Ask(t.Context(), q); !errors.Is(err, llm.ErrRefused) {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestAskWaitsNoLongerThanItMay(t *testing.T) {
	minute := func(o *llm.Options) { o.Timeout, o.StallTimeout = time.Minute, 10*time.Second }
	tests := []struct {
		name      string
		reply     llmtest.Reply
		wait      time.Duration // the caller's own limit
		after     time.Duration
		want, not error
	}{
		{"a model that never begins ends with our limit", llmtest.Say("").Stalled(), time.Hour, time.Minute, llm.ErrDeadline, llm.ErrStalled},
		{"and with the caller's when that is shorter", llmtest.Say("").Stalled(), 7 * time.Second, 7 * time.Second, llm.ErrDeadline, llm.ErrStalled},
		{"a model that falls silent ends sooner", llmtest.Say(`{"facts":`).Stalled(), time.Hour, 10 * time.Second, llm.ErrStalled, context.Canceled},
		{"silence is a kind of deadline", llmtest.Say(`{"facts":`).Stalled(), time.Hour, 10 * time.Second, llm.ErrDeadline, context.Canceled},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := llmtest.StartPiped(t)
				s.Otherwise(tt.reply)
				c := newClient(t, s, minute)
				ctx, cancel := context.WithTimeout(t.Context(), tt.wait)
				defer cancel()
				began := time.Now()

				_, err := c.Ask(ctx, asking("wifi?"))

				if !errors.Is(err, tt.want) || errors.Is(err, tt.not) {
					t.Errorf("error is %v", err)
				}
				if took := time.Since(began); took != tt.after {
					t.Errorf("took %v, want %v", took, tt.after)
				}
				<-s.Departed // the server was told to stop
			})
		})
	}
}

func TestAskIsPatientWithAModelThatBeginsLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		gate := make(chan struct{})
		s.Otherwise(llmtest.Answer("Ja.", "wifi").Behind(gate))
		c := newClient(t, s, func(o *llm.Options) { o.StallTimeout = time.Second })
		time.AfterFunc(80*time.Second, func() { close(gate) })

		if _, err := c.Ask(t.Context(), asking("wifi?")); err != nil {
			t.Error(err)
		}
	})
}

func TestAskIsPatientWithAModelThatIsSlowButSteady(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		step := make(chan struct{})
		s.Otherwise(llmtest.Answer("Ja.", "wifi").Paced(step))
		c := newClient(t, s, func(o *llm.Options) { o.StallTimeout = 4 * time.Second })
		tick := time.NewTicker(3 * time.Second)
		defer tick.Stop()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go func() {
			for {
				select {
				case <-tick.C:
				case <-ctx.Done():
					return
				}
				select {
				case step <- struct{}{}:
				case <-ctx.Done():
					return
				}
			}
		}()
		began := time.Now()

		if _, err := c.Ask(ctx, asking("wifi?")); err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took < 30*time.Second {
			t.Errorf("took only %v: nothing was slow", took)
		}
	})
}

func TestAskEndsAtOnceWhenTheCallerGivesUp(t *testing.T) {
	s := llmtest.Start(t)
	s.Otherwise(llmtest.Say(`{"facts":`).Stalled())
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-s.Arrived; cancel() }()

	_, err := newClient(t, s).Ask(ctx, asking("wifi?"))

	if !errors.Is(err, context.Canceled) || errors.Is(err, llm.ErrDeadline) {
		t.Errorf("error is %v", err)
	}
	<-s.Departed
}
