package app_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"portineria/llm/llmtest"
)

// forgotten is a house whose owner wrote a code into a fact that is open, and did not
// say that it is one.
const forgotten = `id = "casa-limone"
name = "Casa Limone"
language = "en"
timezone = "Europe/Rome"

[[facts]]
id = "barrier"
topic = "parking"
visibility = "public"
text = "You can park behind the house. The code of the barrier is 7741#."
`

// TestACodeThatNobodyNamedMeetsNoModel is law 2 for owners who forget: the guest is
// told what the owner left open, and the model words it without reading it.
func TestACodeThatNobodyNamedMeetsNoModel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC), model: true})
		h.importText("casa-limone.toml", forgotten)
		h.run()
		h.model.Otherwise(llmtest.Abstain())
		h.model.On("my trailer", llmtest.Answer("Park behind the house; the code of the barrier is {{barrier.0}}.", "barrier"))
		h.asks("447700900104", "Where do I leave the car and my trailer and how do I get past the gate?")
		h.later(time.Minute)
		h.asks("447700900104", "I typed 7741# and nothing happens, is there a sauna?")
		h.later(time.Minute)
		sent := h.fake.Sent()
		if len(sent) == 0 || !strings.HasPrefix(sent[0].Text, "Park behind the house; the code of the barrier is 7741#.") {
			t.Errorf("the guest got %v", sent)
		}
		if seen := h.model.Seen(); strings.Contains(seen, "7741") || !strings.Contains(seen, "{{barrier.0}}") {
			t.Errorf("the model was shown the code: %s", seen)
		}
	})
}
