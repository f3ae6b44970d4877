package app_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"portineria/llm/llmtest"
	"portineria/whatsapp/graphfake"
)

// glances hears of every message that was marked as read, with the seconds since it
// began to listen.
type glances struct {
	mu  sync.Mutex
	all []string
	now func() time.Time
	t0  time.Time
}

func (g *glances) read(wamid string, typing bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	word := "read"
	if typing {
		word = "typing"
	}
	g.all = append(g.all, fmt.Sprintf("%s %s %.0f", word, wamid, g.now().Sub(g.t0).Seconds()))
}

func (g *glances) take() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	all := g.all
	g.all = nil
	return all
}

var lena = graphfake.Guest{Phone: "447700900104", Name: "Lena Weber"}

// seen furnishes a house that tells what a guest sees besides words.
func seen(t *testing.T, o houseOptions, choices map[string]string) (*house, *glances) {
	t.Helper()
	o.start = time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC)
	g := &glances{}
	o.onRead = g.read
	h := newHouse(t, o)
	g.now, g.t0 = h.now, h.now()
	h.property("casa-limone")
	h.run()
	if _, err := h.app.Load().Choose(context.Background(), choices); err != nil {
		t.Fatal(err)
	}
	return h, g
}

func (h *house) says(g graphfake.Guest, wamid, text string) {
	h.t.Helper()
	if _, err := h.fake.Say(context.Background(), graphfake.Inbound{From: g, ID: wamid, Content: graphfake.Text(text)}); err != nil {
		h.t.Fatal(err)
	}
	h.rest()
}

func TestBlueTicksComeWhenTheOwnerWants(t *testing.T) {
	for receipts, want := range map[string][]string{
		"never":    nil,
		"answered": {"read wamid.ONE 0"},
		"at_once":  {"read wamid.ONE 0", "read wamid.TWO 0"},
	} {
		t.Run(receipts, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h, g := seen(t, houseOptions{}, map[string]string{"read_receipts": receipts})
				h.says(lena, "wamid.ONE", "When is check-in?")
				c, err := h.conversation(lena)
				if err != nil {
					t.Fatal(err)
				}
				if err := h.app.Load().TakeOver(context.Background(), c.ID); err != nil {
					t.Fatal(err)
				}
				h.says(lena, "wamid.TWO", "And check-out?")
				if got := g.take(); !slices.Equal(got, want) {
					t.Errorf("the guest saw %q, want %q", got, want)
				}
			})
		})
	}
}

func TestTypingIsShownWhileAModelWorksAndNotWhileTheOwnerIsAwaited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, g := seen(t, houseOptions{model: true}, map[string]string{"read_receipts": "never"})
		gate := make(chan struct{})
		h.model.Otherwise(llmtest.Answer("The pool is open from May to September.", "piscina").Behind(gate))
		h.says(lena, "wamid.ONE", "Is the pool heated?")
		h.pass(45 * time.Second)
		if got, want := g.take(), []string{"typing wamid.ONE 0", "typing wamid.ONE 20", "typing wamid.ONE 40"}; !slices.Equal(got, want) {
			t.Errorf("while the model works the guest saw %q, want %q", got, want)
		}
		close(gate)
		h.pass(5 * time.Minute)
		if got := g.take(); len(got) != 0 {
			t.Errorf("after the answer the guest saw %q", got)
		}
	})
}

func TestBlueTicksThatFailCostNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, g := seen(t, houseOptions{}, map[string]string{"read_receipts": "at_once"})
		h.sender.blind.Store(true)
		h.says(lena, "wamid.ONE", "When is check-in?")
		if got := h.fake.Sent(); len(got) != 1 {
			t.Errorf("%d answers left, want one", len(got))
		}
		if got := g.take(); len(got) != 0 {
			t.Errorf("the guest saw %q", got)
		}
	})
}
