package llm

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/ollama/ollama/api"
)

// maxHeard bounds the answer in bytes, for a server that does not keep to
// num_predict.
const maxHeard = 64 << 10

// heard is what was received of an answer that reached its end.
type heard struct {
	text   strings.Builder
	reason string // why the model stopped
	spent  Spent
}

// whole tells an answer that the model ended by itself from one cut short.
func (h *heard) whole() error {
	switch h.reason {
	case "stop":
		return nil
	case "length":
		return ErrCutOff
	}
	return ErrBroken
}

// converse waits for a turn, learns what the model can and listens to it.
func (c *Client) converse(ctx context.Context, req *api.ChatRequest) (*heard, error) {
	leave, err := c.queue.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return c.haveTurn(ctx, req)
}

// converseLast is converse for what nobody waits for: a question ends it, with
// ErrMadeWay.
func (c *Client) converseLast(ctx context.Context, req *api.ChatRequest) (*heard, error) {
	ctx, leave, err := c.queue.enterLast(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return c.haveTurn(ctx, req)
}

func (c *Client) haveTurn(ctx context.Context, req *api.ChatRequest) (*heard, error) {
	model, err := c.traits(ctx)
	if err != nil {
		return nil, err
	}
	if model.thinking {
		// Without it such models think aloud first, for minutes; with it
		// others would be refused by some servers.
		req.Think = &api.ThinkValue{Value: false}
	}

	said, err := c.listen(ctx, req)
	if err != nil {
		c.forget()
	}
	return said, err
}

var errDone = errors.New("done")

// listen collects the stream up to the chunk marked done. Nothing else counts
// as an end: Ollama's client package returns nil when the connection drops,
// the context ends or a line is too long (ollama/ollama#9570).
//
// The watch on silence begins with the first chunk. Before it the server may
// load the model and read a long prompt, a minute's work on a small machine,
// which only the deadline bounds.
func (c *Client) listen(ctx context.Context, req *api.ChatRequest) (*heard, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)

	var watch *time.Timer
	defer func() {
		if watch != nil {
			watch.Stop()
		}
	}()

	said := new(heard)
	err := c.api.Chat(ctx, req, func(chunk api.ChatResponse) error {
		if watch == nil {
			watch = time.AfterFunc(c.opt.StallTimeout, func() { stop(ErrStalled) })
		} else {
			watch.Reset(c.opt.StallTimeout)
		}
		return said.add(chunk)
	})
	if errors.Is(err, errDone) {
		return said, nil
	}
	return nil, classify(ctx, err, ErrBroken)
}

// add takes one chunk. Thinking is dropped. errDone ends the reading: a server
// that keeps the connection open after its last word costs nothing.
func (h *heard) add(chunk api.ChatResponse) error {
	if chunk.RemoteHost != "" {
		return ErrRemote
	}
	h.text.WriteString(chunk.Message.Content)
	if h.text.Len() > maxHeard {
		return ErrCutOff
	}
	if !chunk.Done {
		return nil
	}

	h.reason = chunk.DoneReason
	h.spent = Spent{
		PromptTokens: chunk.PromptEvalCount,
		AnswerTokens: chunk.EvalCount,
		LoadTime:     chunk.LoadDuration,
		PromptTime:   chunk.PromptEvalDuration,
		AnswerTime:   chunk.EvalDuration,
	}
	return errDone
}
