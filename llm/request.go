package llm

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ollama/ollama/api"
)

// How much of the conversation goes along: small models lose the thread, and
// small machines the time, with more.
const (
	maxTurns      = 6
	historyBudget = 400 // in estimated tokens
)

// check refuses what no model could answer in form.
func (q Question) check() error {
	if len(q.FactIDs) == 0 {
		return fmt.Errorf("%w: no facts to answer from", ErrRefused)
	}
	for _, id := range q.FactIDs {
		if id == "" || len(id) > 64 || oneLine(id) != id {
			return fmt.Errorf("%w: a fact id is empty, too long or holds marks", ErrRefused)
		}
	}
	if Defuse(q.Text) == "" {
		return fmt.Errorf("%w: no words in it", ErrRefused)
	}
	return nil
}

// request lays the question out for the server. think is added once the model
// is known.
func (c *Client) request(q Question) *api.ChatRequest {
	messages := append([]api.Message{{Role: "system", Content: systemMessage(q)}}, history(q.History)...)
	messages = append(messages, api.Message{Role: "user", Content: lastMessage(q)})

	req := c.bareRequest(messages, c.opt.NumPredict)
	req.Format = schema(q.FactIDs, c.opt.MaxText)
	return req
}

// bareRequest is a request without a shape for the answer. truncate and shift
// are off so that a prompt too long for the window is an error, not an answer
// to half of it (Ollama documentation, "Chat"). num_ctx is always the same:
// the server loads the model again whenever it changes.
func (c *Client) bareRequest(messages []api.Message, numPredict int) *api.ChatRequest {
	yes, no := true, false
	return &api.ChatRequest{
		Model:     c.opt.Model,
		Messages:  messages,
		Stream:    &yes,
		Truncate:  &no,
		Shift:     &no,
		KeepAlive: &api.Duration{Duration: c.opt.KeepAlive},
		Options: map[string]any{
			"temperature": 0,
			"seed":        c.opt.Seed,
			"num_predict": numPredict,
			"num_ctx":     c.opt.NumCtx,
		},
	}
}

// systemMessage goes from what is the same for ever over what this question
// adds to what is the same for a day.
func systemMessage(q Question) string {
	var b strings.Builder
	b.WriteString(q.System)
	for _, f := range q.Added {
		b.WriteString(factLine(f))
	}
	if note := oneLine(Defuse(q.Note)); note != "" {
		b.WriteString(note + "\n")
	}
	return b.String()
}

// history is the end of the conversation, whole turns, as far as the budget goes.
func history(turns []Turn) []api.Message {
	var said []api.Message
	left := historyBudget
	for _, turn := range slices.Backward(turns[max(0, len(turns)-maxTurns):]) {
		m := api.Message{Role: "assistant", Content: clean(turn.Text, maxGuestText)}
		if turn.FromGuest {
			m = api.Message{Role: "user", Content: quote(turn.Text)}
		}
		if left -= EstimateTokens(m.Content); left < 0 {
			break
		}
		if m.Content != "" {
			said = append(said, m)
		}
	}
	slices.Reverse(said)
	return said
}

// lastMessage holds what changes with every question. Small models follow the
// last line best, so the language stands there and the guest's words do not.
func lastMessage(q Question) string {
	var b strings.Builder
	b.WriteString(quote(q.Text))
	b.WriteString("\n\n")
	if language := oneLine(Defuse(q.Language)); language != "" {
		fmt.Fprintf(&b, "Answer in %s.", language)
	} else {
		b.WriteString("Answer in the language of the question.")
	}
	return b.String()
}

// quote marks every line as the guest's, so that no line of theirs can pass
// for one of ours. Words without content give the empty string.
func quote(text string) string {
	text = Defuse(text)
	if text == "" {
		return ""
	}
	return "> " + strings.ReplaceAll(text, "\n", "\n> ")
}
