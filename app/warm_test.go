package app_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"portineria/llm/llmtest"
	"portineria/whatsapp/graphfake"
)

// asks has somebody ask a question and waits until it is dealt with.
func (h *house) asks(phone, text string) {
	h.t.Helper()
	if _, err := h.fake.Say(context.Background(), graphfake.Inbound{From: graphfake.Guest{Phone: phone, Name: "Lena"}, Content: graphfake.Text(text), At: h.now()}); err != nil {
		h.t.Fatal(err)
	}
	h.later(time.Second)
}

// systems are the system messages that the model was shown.
func (h *house) systems() []string {
	var all []string
	for _, c := range h.model.Chats() {
		all = append(all, c.Messages[0].Content)
	}
	return all
}

func TestTheModelHasReadTheFactsBeforeAGuestAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC), model: true, warm: true})
		h.property("casa-limone")
		h.run()
		h.app.Load().Warm()
		h.rest()
		if got := h.systems(); len(got) != 1 || !strings.Contains(got[0], "{{wifi.0}}") {
			t.Fatalf("after the start the model has read %q", got)
		}

		h.asks("447700900199", "Is the pool heated?")
		got := h.systems()
		facts := got[1][:strings.LastIndex(got[1], "Today is")]
		if !strings.HasPrefix(got[0], facts) || !strings.Contains(facts, "piscina") || strings.Contains(facts, "wifi") {
			t.Errorf("a stranger's question does not begin with what was read:\n%s\nbut with\n%s", got[0], got[1])
		}

		h.property("puffin-cottage")
		h.rest()
		if got := h.systems(); len(got) < 3 || got[len(got)-1] != got[0] {
			t.Errorf("with another house it is not that of the last guest that is read again, but in %d prompts at last\n%s", len(got), got[len(got)-1])
		}
	})
}

// bigHouse has more facts than a prompt has room for.
func bigHouse() string {
	var b strings.Builder
	b.WriteString("id = \"big\"\nname = \"Casa Grande\"\nlanguage = \"en\"\ntimezone = \"Europe/Rome\"\ncountry = \"IT\"\n")
	for i := range 60 {
		fmt.Fprintf(&b, "[[facts]]\nid = \"note-%02d\"\ntopic = \"rules\"\nvisibility = \"public\"\ntext = \"In room %d the lamp and the window are to be closed in the evening.\"\n", i, i)
	}
	b.WriteString("[[facts]]\nid = \"sauna\"\ntopic = \"pool\"\nvisibility = \"public\"\ntext = \"The pool is in the garden, behind the lemon trees, and has a shallow part for small children, a ladder at the deep end and four chairs in the shade of the old walls.\"\n")
	return b.String()
}

func TestABigHouseShowsTheSameFactsFirstAndWhatFitsBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC), model: true})
		h.importText("big.toml", bigHouse())
		h.run()
		h.model.Otherwise(llmtest.Abstain())
		h.asks("447700900199", "Is the pool heated?")
		h.asks("447700900198", "Who painted the picture in the hall?")
		got := h.systems()
		if len(got) != 2 {
			t.Fatalf("the model was asked %d times", len(got))
		}
		shared := 0
		for shared < min(len(got[0]), len(got[1])) && got[0][shared] == got[1][shared] {
			shared++
		}
		if !strings.Contains(got[0][shared-10:], "(sauna) The pool is in the garden") || strings.Contains(got[1], "(sauna)") {
			t.Errorf("they part after\n%s", got[0][:shared])
		}
		if n := strings.Count(got[0][:shared], "In room"); n < 10 {
			t.Errorf("only %d facts are the same for both", n)
		}
	})
}
