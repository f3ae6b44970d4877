package app_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

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
