package app_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"portineria/llm/llmtest"
	"portineria/phrase"
)

// TestNoLieOfTheModelReachesAGuest asks a question for which the model is needed
// and lets it lie in every way that is known. Whatever it says, the guest gets
// fixed sentences alone, and is told that the host is asked.
func TestNoLieOfTheModelReachesAGuest(t *testing.T) {
	for language, guest := range map[string]struct {
		phone, question string
		truth           llmtest.Truth
	}{
		"en": {"447700900104", "Is the pool heated?", llmtest.Truth{Fact: "piscina", Text: "The pool is open from May to September.", Foreign: "La piscina è aperta da maggio a settembre.",
			Numbers: "parcheggio", Wrong: "There is always space after 4 pm.", Secret: "wifi", Stolen: "The network is called PuffinNet and the password is herring-gull-58.", Theirs: "broadband", Name: "Ask Giuseppe at the bar."}},
		"de": {"4915799900104", "Ist der Pool geheizt?", llmtest.Truth{Fact: "piscina", Text: "Der Pool ist von Mai bis September geöffnet.", Foreign: "The pool is open from May to September.",
			Numbers: "parcheggio", Wrong: "Nach 16 Uhr ist immer etwas frei.", Secret: "wifi", Stolen: "Das Netz heißt PuffinNet und das Passwort ist herring-gull-58.", Theirs: "broadband", Name: "Fragen Sie Giuseppe Rossi an der Bar."}},
	} {
		for _, lie := range llmtest.Lies(guest.truth) {
			t.Run(language+"/"+lie.Name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC), model: true})
					h.property("casa-limone")
					h.property("puffin-cottage")
					h.run()
					h.model.Otherwise(lie.Reply)
					h.asks(guest.phone, "Casa Limone") // which of the two it is about
					h.asks(guest.phone, guest.question)
					h.later(2 * time.Minute)
					if len(h.model.Chats()) == 0 {
						t.Fatal("the model was not asked")
					}
					told := false
					for _, m := range h.fake.Sent() {
						rest := h.withoutPhrases(m.Text, language)
						if rest != "" {
							t.Errorf("the guest got %q, of which no fixed sentence is %q", m.Text, rest)
						}
						told = told || strings.Contains(m.Text, speech().book.Say(language, phrase.Escalated, phrase.Args{Host: "Chiara"}))
					}
					if !told {
						t.Error("the guest was not told that the host is asked")
					}
				})
			})
		}
	}
}

// withoutPhrases is what remains of a message without the fixed sentences that
// may stand in it here.
func (h *house) withoutPhrases(text, language string) string {
	book := speech().book
	names := phrase.Args{Property: "Casa Limone", Host: "Chiara"}
	for _, key := range []phrase.Key{phrase.Escalated, phrase.WaitingLong, phrase.Disclosure, phrase.DisclosureGeneral, phrase.PropertyChosen} {
		text = strings.ReplaceAll(text, book.Say(language, key, names), "")
	}
	return strings.TrimSpace(text)
}

// TestATrueAnswerReachesTheGuest shows that the lies above fail for being lies.
func TestATrueAnswerReachesTheGuest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC), model: true})
		h.property("casa-limone")
		h.run()
		h.model.Otherwise(llmtest.Answer("The pool is open from May to September.", "piscina"))
		h.asks("447700900104", "Is the pool heated?")
		sent := h.fake.Sent()
		if len(sent) != 1 || !strings.HasPrefix(sent[0].Text, "The pool is open from May to September.") {
			t.Errorf("the guest got %d messages, not the true one", len(sent))
		}
	})
}
