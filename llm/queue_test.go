package llm_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/llm"
	"portineria/llm/llmtest"
)

func TestQuestionsReachTheModelOneByOneInTheOrderOfAsking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		gate := make(chan struct{})
		s.Otherwise(llmtest.Abstain().Behind(gate))
		c := newClient(t, s)

		var all sync.WaitGroup
		var want []string
		for i := range 5 {
			q := asking(fmt.Sprintf("question %d", i))
			want = append(want, fmt.Sprintf("> question %d\n\nAnswer in German.", i))
			all.Go(func() {
				if _, err := c.Ask(t.Context(), q); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
		}
		if c.Waiting() != 4 || len(s.Chats()) != 1 {
			t.Errorf("%d wait and %d are with the model", c.Waiting(), len(s.Chats()))
		}
		close(gate)
		all.Wait()

		var got []string
		for _, chat := range s.Chats() {
			got = append(got, chat.Last())
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if s.MostAtOnce() != 1 {
			t.Errorf("%d at once", s.MostAtOnce())
		}
	})
}

func TestWaitingCountsTowardsTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		gate := make(chan struct{})
		s.Otherwise(llmtest.Abstain().Behind(gate))
		c := newClient(t, s)
		var first sync.WaitGroup
		first.Go(func() {
			if _, err := c.Ask(t.Context(), asking("first")); err != nil {
				t.Error(err)
			}
		})
		synctest.Wait()

		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		_, err := c.Ask(ctx, asking("second"))
		if !errors.Is(err, llm.ErrDeadline) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error is %v", err)
		}
		if _, err := c.Ask(ctx, asking("too late")); !errors.Is(err, llm.ErrDeadline) {
			t.Errorf("error is %v", err)
		}
		if c.Waiting() != 0 {
			t.Errorf("%d still wait", c.Waiting())
		}

		close(gate)
		first.Wait()
		if _, err := c.Ask(t.Context(), asking("third")); err != nil {
			t.Errorf("who gave up took the turn along: %v", err)
		}
		if len(s.Chats()) != 2 {
			t.Errorf("the model heard %d questions, want the first and the third", len(s.Chats()))
		}
	})
}

func TestAFullQueueIsBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		gate := make(chan struct{})
		s.Otherwise(llmtest.Abstain().Behind(gate))
		c := newClient(t, s, func(o *llm.Options) { o.MaxWaiting = 2 })
		var all sync.WaitGroup
		for range 3 {
			all.Go(func() {
				if _, err := c.Ask(t.Context(), asking("wifi?")); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()

		if _, err := c.Ask(t.Context(), asking("one too many")); !errors.Is(err, llm.ErrBusy) {
			t.Errorf("error is %v", err)
		}
		close(gate)
		all.Wait()
	})
}

func TestNobodyIsForgottenWhenManyGiveUp(t *testing.T) {
	s := llmtest.Start(t)
	c := newClient(t, s, func(o *llm.Options) { o.MaxWaiting = 1000 })
	var all sync.WaitGroup
	for i := range 200 {
		ctx, cancel := context.WithCancel(t.Context())
		if i%2 == 0 {
			all.Go(cancel)
		} else {
			defer cancel()
		}
		all.Go(func() {
			if _, err := c.Ask(ctx, asking("wifi?")); err != nil && !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		})
	}
	all.Wait()

	if _, err := c.Ask(t.Context(), asking("wifi?")); err != nil || c.Waiting() != 0 {
		t.Errorf("%d wait, error %v", c.Waiting(), err)
	}
}

func TestAnErrandMakesWayForAQuestion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		gate := make(chan struct{})
		s.Otherwise(llmtest.Say("{").Ended("length").Behind(gate))
		c := newClient(t, s)
		warmed := make(chan error, 1)
		go func() { warmed <- c.Warm(t.Context(), "the facts") }()
		synctest.Wait()

		s.Otherwise(llmtest.Abstain())
		if _, err := c.Ask(t.Context(), asking("wifi?")); err != nil {
			t.Error(err)
		}
		if err := <-warmed; !errors.Is(err, llm.ErrMadeWay) {
			t.Errorf("warming ended with %v", err)
		}
		if got := len(s.Departed); got != 1 || s.MostAtOnce() != 1 {
			t.Errorf("%d left, %d at once: the server goes on with what nobody wants", got, s.MostAtOnce())
		}
	})
}

func TestAnErrandWaitsUntilNoQuestionDoes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		gate := make(chan struct{})
		s.Otherwise(llmtest.Abstain().Behind(gate))
		c := newClient(t, s)
		var all sync.WaitGroup
		ask := func(text string) {
			all.Go(func() {
				if _, err := c.Ask(t.Context(), asking(text)); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
		}
		ask("first")
		all.Go(func() {
			if err := c.Warm(t.Context(), "the facts"); err != nil {
				t.Error(err)
			}
		})
		synctest.Wait()
		ask("second")
		ctx, cancel := context.WithCancel(t.Context())
		gone := make(chan error, 1)
		go func() { gone <- c.Warm(ctx, "other facts") }()
		synctest.Wait()
		cancel()
		if err := <-gone; !errors.Is(err, context.Canceled) {
			t.Errorf("who gave up waiting got %v", err)
		}
		if c.Waiting() != 1 {
			t.Errorf("%d questions wait, want one: errands are not counted", c.Waiting())
		}
		close(gate)
		all.Wait()
		chats := s.Chats()
		if len(chats) != 3 || chats[2].Messages[0].Content != "the facts" {
			t.Errorf("the model heard %d questions, the last of them %q", len(chats), chats[len(chats)-1].Prompt())
		}
	})
}
