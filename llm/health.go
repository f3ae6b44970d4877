package llm

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ollama/ollama/api"
)

// checkTimeout bounds Check: a server that is there answers these in
// milliseconds, also while it generates.
const checkTimeout = 5 * time.Second

// Health is the state of the model server as a page or a check can show it.
type Health struct {
	Reachable    bool   // something that speaks the protocol answers
	Version      string // of the server
	ModelPresent bool   // the model is installed there
	Digest       string // of the installed model; changes when it is replaced
	Size         int64  // of the installed model, bytes
	Loaded       bool   // it is in memory, so the first answer does not wait for that
	Thinking     bool   // it is of the kind that must be told not to think aloud
	Waiting      int    // questions in our own queue
	Err          error  // the first thing that is wrong, one of the named errors; nil if all is well
}

// Check looks at the server without asking the model anything and without
// waiting in the queue.
func (c *Client) Check(ctx context.Context) Health {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()

	h := Health{Waiting: c.Waiting()}
	h.Err = c.look(ctx, &h)
	return h
}

func (c *Client) look(ctx context.Context, h *Health) error {
	version, err := c.api.Version(ctx)
	if err != nil {
		return fmt.Errorf("reach the model server: %w", notThere(ctx, err))
	}
	if version == "" {
		return fmt.Errorf("reach the model server: %w: what answers is not Ollama", ErrUnavailable)
	}
	h.Reachable, h.Version = true, cut(oneLine(version), 40)

	list, err := c.api.List(ctx)
	if err != nil {
		return fmt.Errorf("list models: %w", notThere(ctx, err))
	}
	i := slices.IndexFunc(list.Models, func(m api.ListModelResponse) bool { return sameModel(m.Name, c.opt.Model) })
	if i < 0 {
		return ErrMissingModel
	}
	h.ModelPresent, h.Digest, h.Size = true, list.Models[i].Digest, list.Models[i].Size

	c.forget()
	model, err := c.traits(ctx)
	if err != nil {
		return err
	}
	h.Thinking = model.thinking

	running, err := c.api.ListRunning(ctx)
	if err != nil {
		return fmt.Errorf("list loaded models: %w", notThere(ctx, err))
	}
	h.Loaded = slices.ContainsFunc(running.Models, func(m api.ProcessModelResponse) bool { return sameModel(m.Name, c.opt.Model) })
	return nil
}

// notThere is classify for requests that name no model: whatever status comes
// back, a missing model is not what it means.
func notThere(ctx context.Context, err error) error {
	if status := statusError(0); ctx.Err() == nil && errors.As(err, &status) {
		return fmt.Errorf("%w: %w", ErrUnavailable, status)
	}
	return classify(ctx, err, fmt.Errorf("%w: what answers is not Ollama", ErrUnavailable))
}

// sameModel compares names as the server does: case aside, "latest" unsaid.
func sameModel(a, b string) bool {
	full := func(name string) string {
		if !strings.Contains(name[strings.LastIndex(name, "/")+1:], ":") {
			name += ":latest"
		}
		return name
	}
	return strings.EqualFold(full(a), full(b))
}

// Warm makes the server read a system prompt in advance, so that the next
// question about the same facts waits for its own words only. Call it after
// start and after an edit of the facts. It goes last in the queue, and a
// question that comes meanwhile ends it with ErrMadeWay.
func (c *Client) Warm(ctx context.Context, system string) error {
	ctx, cancel := context.WithTimeout(ctx, c.opt.Timeout)
	defer cancel()

	said, err := c.converseLast(ctx, c.bareRequest([]api.Message{
		{Role: "system", Content: system},
		{Role: "user", Content: "> "},
	}, 1))
	if err == nil {
		err = said.whole()
	}
	// Being cut off after one token is what was asked for.
	if err != nil && !errors.Is(err, ErrCutOff) {
		return fmt.Errorf("warm the model: %w", err)
	}
	return nil
}
