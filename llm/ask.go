package llm

import (
	"context"
	"fmt"
	"time"
)

// Question is what the model is asked. It is laid out from stable to volatile,
// in the order of these fields, because the server keeps the beginning that two
// prompts share: System must be the same, byte for byte, for as long as the
// facts are.
type Question struct {
	System   string   // of SystemPrompt: the rules and the facts
	Added    []Fact   // facts beyond those, for this question alone
	FactIDs  []string // the only ids that the answer may cite, those of Added included; at least one
	Note     string   // optional line of the program's own, such as today's date
	History  []Turn   // what was said before, oldest first; the end of it is sent, six turns at most
	Text     string   // the guest's words; defused here
	Language string   // English name of the language to answer in; empty: that of the question
}

// Turn is something said earlier in the conversation. Text of the assistant
// must hold placeholders where secrets were filled in.
type Turn struct {
	FromGuest bool
	Text      string
}

// Verdict is whether the model says that the facts answer the question.
type Verdict string

// The two verdicts there are.
const (
	Answered  Verdict = "answer"
	Abstained Verdict = "abstain"
)

// Answer is what came back, whole and in the agreed shape; nothing is said
// about its truth. Answered comes with a text and at least one fact, all of
// them among the ids sent, none twice; Abstained comes with neither.
type Answer struct {
	Verdict Verdict
	Facts   []string
	Text    string
	Spent   Spent
}

// Spent is what an answer cost, as the server reports it. PromptTime is short
// when the beginning of the prompt was still in its memory; PromptTokens is
// always the whole.
type Spent struct {
	PromptTokens, AnswerTokens       int
	LoadTime, PromptTime, AnswerTime time.Duration
}

// Ask puts the question and waits for the whole answer. Waiting for earlier
// questions counts towards ctx and Options.Timeout. The error is one of the
// package's named errors, or context.Canceled.
func (c *Client) Ask(ctx context.Context, q Question) (Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, c.opt.Timeout)
	defer cancel()

	if err := q.check(); err != nil {
		return Answer{}, fmt.Errorf("ask the model: %w", err)
	}
	said, err := c.converse(ctx, c.request(q))
	if err != nil {
		return Answer{}, fmt.Errorf("ask the model: %w", err)
	}
	if err := said.whole(); err != nil {
		return Answer{}, fmt.Errorf("ask the model: %w", err)
	}
	answer, err := decode(said.text.String(), q.FactIDs, c.opt.MaxText)
	if err != nil {
		return Answer{}, fmt.Errorf("ask the model: %w", err)
	}
	answer.Spent = said.spent
	return answer, nil
}
