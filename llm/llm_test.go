package llm_test

import (
	"testing"

	"portineria/llm"
	"portineria/llm/llmtest"
)

// newClient asks the fake server's own model, with what the test changes.
func newClient(t *testing.T, s *llmtest.Server, change ...func(*llm.Options)) *llm.Client {
	t.Helper()
	opt := llm.Options{BaseURL: s.URL(), Model: llmtest.Model, HTTP: s.HTTP()}
	for _, f := range change {
		f(&opt)
	}
	c, err := llm.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var home = llm.PromptInput{
	Property: "Casa Limone",
	Facts: []llm.Fact{
		{ID: "wifi", Text: "La rete si chiama CasaLimone-5G, la password è {{wifi_1}}."},
		{ID: "parking", Text: "Si parcheggia gratis in cortile, posto 4."},
		{ID: "checkout", Text: "Il check-out è entro le 10:00."},
		{ID: "trash", Text: "La carta si mette fuori il martedì sera."},
	},
}

// asking is a whole question about home.
func asking(text string) llm.Question {
	return llm.Question{
		System:   llm.SystemPrompt(home),
		FactIDs:  home.IDs(),
		Text:     text,
		Language: "German",
	}
}
