package app_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"portineria/llm/llmtest"
	"portineria/store"
)

// undecided is a house whose rules and whose facts name two hours for leaving.
const undecided = `id = "casa-limone"
name = "Casa Limone"
language = "en"
timezone = "Europe/Rome"
checkout_until = "10:00"

[[facts]]
id = "leaving"
topic = "checkout"
visibility = "public"
text = "Check-out is until 11:00."
`

// TestNoHourIsToldThatTheHouseItselfDisputes asks for an hour that the owner wrote down
// twice, and not the same: they are asked, whoever words it, until they say which.
func TestNoHourIsToldThatTheHouseItselfDisputes(t *testing.T) {
	for name, asked := range map[string]struct {
		question string
		model    bool
	}{
		"in the owner's language": {"When is check-out?", false},
		"in another":              {"Bis wann müssen wir auschecken?", false},
		"by a model":              {"Until when must we have left the house on the last morning?", true},
		"by a model, in another":  {"Um wie viel Uhr ist der Check-out?", true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC), model: asked.model})
				h.importText("casa-limone.toml", undecided)
				h.run()
				if asked.model {
					h.model.Otherwise(llmtest.Answer("Check-out is until 11:00.", "leaving"))
				}
				h.asks("447700900104", asked.question)
				h.later(time.Minute)
				for _, m := range h.fake.Sent() {
					if strings.Contains(m.Text, "11") || strings.Contains(m.Text, "10") {
						t.Errorf("the guest was told an hour: %q", m.Text)
					}
				}
				h.update(func(ctx context.Context, tx *store.Tx) error {
					return tx.ConfirmFact(ctx, "casa-limone", "leaving", h.now())
				})
				h.rest()
				before := len(h.fake.Sent())
				h.asks("447700900105", "When is check-out?")
				h.later(time.Minute)
				if sent := h.fake.Sent()[before:]; len(sent) != 1 || !strings.Contains(sent[0].Text, "11:00") {
					t.Errorf("once the owner has said which, a guest gets %v", sent)
				}
			})
		})
	}
}
