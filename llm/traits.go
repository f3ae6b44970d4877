package llm

import (
	"context"
	"fmt"
	"slices"

	"github.com/ollama/ollama/api"
)

// traits is what the server says about the model, as far as we act on it.
type traits struct {
	thinking bool // it thinks aloud unless told not to
}

// traits asks the server once and remembers the answer. A model that the
// server would only pass on to another host is refused here, before any
// question is sent.
func (c *Client) traits(ctx context.Context) (traits, error) {
	c.mu.Lock()
	known := c.known
	c.mu.Unlock()
	if known != nil {
		return *known, nil
	}

	shown, err := c.api.Show(ctx, &api.ShowRequest{Model: c.opt.Model})
	if err != nil {
		return traits{}, fmt.Errorf("describe the model: %w", classify(ctx, err, ErrUnavailable))
	}
	if shown.RemoteHost != "" || shown.RemoteModel != "" {
		return traits{}, fmt.Errorf("describe the model: %w", ErrRemote)
	}
	found := traits{thinking: slices.Contains(shown.Capabilities, "thinking")}

	c.mu.Lock()
	c.known = &found
	c.mu.Unlock()
	return found, nil
}

// forget makes the next question ask again: after an error the model may have
// been replaced under the same name.
func (c *Client) forget() {
	c.mu.Lock()
	c.known = nil
	c.mu.Unlock()
}
