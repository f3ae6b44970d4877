package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/llm/llmtest"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp/graphfake"
)

func (p *talk) gaps() []string {
	p.t.Helper()
	all, err := p.app().Gaps(context.Background(), "casa-limone")
	if err != nil {
		p.fatalf("%v", err)
	}
	var out []string
	for _, g := range all {
		line := fmt.Sprintf("%s %d", g.Topic, len(g.Asked))
		for _, a := range g.Asked {
			line += " | " + string(a.Text)
		}
		out = append(out, line)
	}
	return out
}

func TestWhatGuestsAskedInVainIsGatheredUntilAFactSaysIt(t *testing.T) {
	speech()
	synctest.Test(t, func(t *testing.T) {
		p := played(t, lenaStays...)
		for _, line := range []string{"Is there a sauna?", "Wo ist das Bügeleisen?", "Gibt es eine Sauna im Haus?", "What is the Wi-Fi password?"} {
			p.write("lena", "", graphfake.Text(line))
			p.h.later(time.Minute)
		}
		got := p.gaps()
		if len(got) != 2 || got[0] != "pool 2 | Gibt es eine Sauna im Haus? | Is there a sauna?" && got[0] != "amenities 3 | Gibt es eine Sauna im Haus? | Wo ist das Bügeleisen? | Is there a sauna?" {
			t.Errorf("the gaps: %v", got)
		}
		p.h.update(func(ctx context.Context, tx *store.Tx) error {
			return tx.PutFact(ctx, stay.Fact{Property: "casa-limone", ID: "sauna", Topic: "pool", Visibility: stay.Public, Text: "La sauna non c'è.", UpdatedAt: p.h.now()})
		})
		p.h.rest()
		for _, line := range p.gaps() {
			if slices.Contains([]string{"pool"}, line[:4]) {
				t.Errorf("after the fact was written: %q", line)
			}
		}
		p.h.update(func(ctx context.Context, tx *store.Tx) error {
			c := p.with("lena")
			return tx.RemoveConversation(ctx, c.ID, c.Guest)
		})
		if d := cmp.Diff([]string(nil), p.gaps()); d != "" {
			t.Errorf("after the conversation was deleted: %s", d)
		}
	})
}

// TestAModelThatFailsHidesNoGap asks what no fact says while the model lies about it,
// or says nothing that can be read: the owner lacks a fact all the same.
func TestAModelThatFailsHidesNoGap(t *testing.T) {
	speech()
	synctest.Test(t, func(t *testing.T) {
		p := played(t, withModel()...)
		p.h.model.On("sauna", llmtest.Answer("Yes, at 80 degrees in the cellar.", "wifi"))
		p.h.model.On("ironing", llmtest.Say("I think that ..."))
		p.h.model.On("Wi-Fi", llmtest.Say("I think that ..."))
		for _, line := range []string{"Is there a sauna?", "Do you have an ironing board?", "What is the Wi-Fi password?"} {
			p.write("lena", "", graphfake.Text(line))
			p.h.later(time.Hour)
		}
		got := strings.Join(p.gaps(), "\n")
		for _, asked := range []string{"Is there a sauna?", "Do you have an ironing board?"} {
			if !strings.Contains(got, asked) {
				t.Errorf("%q is not among the gaps: %s", asked, got)
			}
		}
		if strings.Contains(got, "Wi-Fi") {
			t.Errorf("what a fact says is among the gaps: %s", got)
		}
	})
}
