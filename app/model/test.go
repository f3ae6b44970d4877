package model

import (
	"context"
	"log/slog"
	"time"

	"portineria/llm"
)

// When a test is done again without being asked for: one that could not be done,
// and one that failed, since the server may have been mended.
const (
	undoneAgain = 5 * time.Minute
	failedAgain = 6 * time.Hour
)

// Ask puts a question to the model, unless it has failed its test or the part of
// it in that language. What was not tested yet may answer: whatever it says is
// checked against the facts.
func (k *Keeper) Ask(ctx context.Context, q llm.Question) (llm.Answer, error) {
	if s := k.State(); !s.TestedAt.IsZero() && !s.Tested.FitFor(q.Language) {
		return llm.Answer{}, llm.ErrUnfit
	}
	return k.o.Client.Ask(ctx, q)
}

// swiftReply is how long a guest waits for somebody to type a short message.
const swiftReply = 4 * time.Second

// Swift reports that a usual reply of the model was measured to take no longer than a
// guest waits for a person to type one.
func (k *Keeper) Swift() bool {
	s := k.State()
	took := s.Tested.Speed.Reply()
	return !s.TestedAt.IsZero() && took > 0 && took <= swiftReply
}

// Warm has a model that may answer read the beginning of a prompt in advance.
func (k *Keeper) Warm(ctx context.Context, system string) error {
	if s := k.State(); s.TestedAt.IsZero() || !s.Tested.Fit() {
		return llm.ErrUnfit // when it has passed, Ready says so
	}
	return k.o.Client.Warm(ctx, system)
}

// Translate puts a text into another language, unless the model has failed its test
// or the part of it in that language. Whatever it says is read by a person first.
func (k *Keeper) Translate(ctx context.Context, t llm.Translation) (string, error) {
	if s := k.State(); !s.TestedAt.IsZero() && !s.Tested.FitFor(t.To) {
		return "", llm.ErrUnfit
	}
	return k.o.Client.Translate(ctx, t)
}

// Group puts the sentences of a manual together, unless the model has failed its test.
// The sentences stay the owner's, and the owner accepts each.
func (k *Keeper) Group(ctx context.Context, lines []string) ([]llm.Group, error) {
	if s := k.State(); !s.TestedAt.IsZero() && !s.Tested.Fit() {
		return nil, llm.ErrUnfit
	}
	return k.o.Client.Group(ctx, lines)
}

// TestAgain has the model tested now.
func (k *Keeper) TestAgain() {
	k.mu.Lock()
	k.again = true
	k.mu.Unlock()
	k.LookAgain()
}

// testDue reports whether the model is there and nothing certain is known of it.
func (k *Keeper) testDue() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	s, now := k.state, k.o.Now()
	switch {
	case k.o.Client == nil || s.Health.Err != nil:
		return false
	case k.again:
		return true
	case s.TestErr != nil:
		return now.Sub(s.undoneAt) >= undoneAgain
	case s.TestedAt.IsZero():
		return true
	default:
		return !s.Tested.Fit() && now.Sub(s.TestedAt) >= failedAgain
	}
}

// test tries the model. It takes minutes on a small machine and makes way for
// guests meanwhile.
func (k *Keeper) test(ctx context.Context) {
	digest := k.State().Health.Digest
	k.change(func(s *State) { s.Testing, k.again = true, false })
	tested, err := k.o.Client.SelfTest(ctx, llm.Trial{Mark: k.o.Now().UTC().Format(time.RFC3339Nano), Speaks: k.o.Speaks})
	if ctx.Err() != nil {
		return
	}
	now := k.o.Now()
	k.change(func(s *State) {
		s.Testing, s.TestErr = false, err
		if err != nil {
			s.undoneAt = now
			return
		}
		s.Tested, s.TestedAt, s.digest = tested, now, digest
	})
	switch {
	case err != nil:
		k.o.Log.Info("the model could not be tested", slog.Any("error", err))
	case !tested.Fit():
		k.o.Log.Warn("the model failed its test and is not used", slog.Any("found", tested.String()))
	default:
		k.o.Log.Info("the model was tested", slog.Any("found", tested.String()), slog.Duration("reply", tested.Speed.Reply()))
		if k.o.Ready != nil {
			k.o.Ready()
		}
	}
}
