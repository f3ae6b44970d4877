package command

import (
	"context"
	"slices"

	"portineria/llm"
)

// proven is a model that has passed its test, used for what it masters and nothing
// else: a command uses a model no otherwise than the program that serves.
type proven struct {
	client *llm.Client
	tested llm.Tested
}

// prove puts the test to a model before a command uses it, in the languages that the
// command needs; none are all. Its error says in words why the model cannot be used.
func (c *call) prove(ctx context.Context, client *llm.Client, name string, languages ...string) (*proven, error) {
	tried := slices.DeleteFunc(languages, func(code string) bool {
		return !slices.ContainsFunc(llm.Tongues(), func(g llm.Tongue) bool { return g.Code == code })
	})
	if len(tried) == 0 && len(languages) > 0 {
		tried = []string{"en"} // there is no test in that one: its form at least
	}
	c.tell("Trying %s first. On a small computer this takes a while.", name)
	tested, err := c.try(ctx, client, tried...)
	if err == nil && !tested.Fit() {
		err = llm.ErrUnfit
	}
	if err != nil {
		return nil, modelWords(err)
	}
	return &proven{client, tested}, nil
}

// Ask, Translate and Group are the client's, for the languages that it masters.
func (p *proven) Ask(ctx context.Context, q llm.Question) (llm.Answer, error) {
	if !p.tested.FitFor(q.Language) {
		return llm.Answer{}, llm.ErrUnfit
	}
	return p.client.Ask(ctx, q)
}

func (p *proven) Translate(ctx context.Context, t llm.Translation) (string, error) {
	if !p.tested.FitFor(t.To) {
		return "", llm.ErrUnfit
	}
	return p.client.Translate(ctx, t)
}

func (p *proven) Group(ctx context.Context, lines []string) ([]llm.Group, error) {
	return p.client.Group(ctx, lines)
}
