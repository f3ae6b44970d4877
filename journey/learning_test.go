//go:build journey

package journey_test

import (
	"os"
	"strings"
	"testing"

	"portineria/llm/llmtest"
)

// disputed is a property with something of everything to look at.
const disputed = `id = "casa-prova"
name = "Casa Prova"
language = "en"
timezone = "Europe/Rome"
checkout_until = "10:00"

[[facts]]
id = "leaving"
topic = "checkout"
visibility = "public"
text = "Check-out is until 11:00."

[[facts]]
id = "gate"
topic = "access"
visibility = "booked"
text = "The code of the gate is 7741#."
`

// newSpeakingLine is a line with a model that translates what it is told to.
func newSpeakingLine(t *testing.T) (*line, *llmtest.Server) {
	t.Helper()
	model := llmtest.Start(t)
	model.Able()
	return newLine(t, "MODEL_NAME="+llmtest.Model, "MODEL_URL="+model.URL().String()), model
}

func TestAGuestIsUnderstoodAnsweredInTheirLanguageAndTheAnswerBecomesAFact(t *testing.T) {
	l, model := newSpeakingLine(t)
	model.On("Sauna", llmtest.Say(`{"text":"Is there a sauna?"}`))
	b := l.enter()
	l.writes("Guten Tag! Gibt es in der Wohnung eine Sauna?")
	model.On("Sauna?\n\nAnswer", llmtest.Abstain())
	b.shows("#inbox-list .row", "asks you")
	b.click("#inbox-list .row")
	b.click(".bubble-guest .bubble-act button")
	b.shows(".bubble-guest .rendered", "Is there a sauna?", "Machine translation")

	model.On("No sauna", llmtest.Say(`{"text":"Keine Sauna."}`))
	b.write("#reply", "No sauna, sorry.")
	b.click(".composer-translate")
	b.shows("#prepared", "Your reply in German, machine translation", "Your words: No sauna, sorry.")
	b.is("the field for one's own words is empty", `document.querySelector("#reply").value === ""`)
	b.click("#prepared button[formaction]")
	b.gone("#prepared")
	b.is("one's own words are back", `document.querySelector("#reply").value === "No sauna, sorry."`)
	b.click(".composer-translate")
	b.write("#prepared-text", "Leider keine Sauna.")
	b.click("#prepared .btn-primary")
	b.gone("#prepared")
	if got := l.sent(2).Text; got != "Leider keine Sauna." {
		t.Errorf("the guest was sent %q", got)
	}

	b.click(".bubble-host .bubble-act a")
	b.is("the form holds the reply", `document.querySelector("#f-text-de").value === "Leider keine Sauna."`)
	b.write("#f-text", "There is no sauna.")
	b.is("a visibility is chosen, and not the most open", `document.querySelector("input[name=visibility]:checked").value === "booked"`)
	b.is("a topic was guessed", `document.querySelector("#f-topic").value !== ""`)
	b.click("main form button[type=submit]")
	b.shows(".facts", "There is no sauna.")
}

func TestTranslationsAndASecondLookWithoutScript(t *testing.T) {
	l, model := newSpeakingLine(t)
	l.must("property", "import", l.file(disputed))
	model.On("Check-out is until", llmtest.Say(`{"text":"Der Check-out ist bis 12:00 Uhr."}`))
	model.On("The code of the gate", llmtest.Say(`{"text":"Der Code des Tors lautet {{gate.0}}."}`))
	l.must("property", "translations", "casa-prova", "--draft")
	b := l.enter()
	b.withoutScript()
	b.open("/properties/casa-prova")
	b.shows(".review", "11:00", "looks as if it held a code")
	b.shows(".notice-brass", "2 translations wait for your word.")
	b.click(".finding button")
	b.shows("#flash", "Noted: it is right as it stands.")
	b.click(`.notice-brass a[href$="translations"]`)
	b.shows("#drafted-leaving", "look closely", "A time is not the same in both texts.")
	b.write("#t-leaving-de", "Der Check-out ist bis 11:00 Uhr.")
	b.click("#t-leaving-de-form .btn-primary")
	b.shows("#flash", "Approved.")
	b.gone("#drafted-leaving")
	b.click("#t-gate-de-form button[formaction]")
	b.shows("#translation-list", "Nothing to approve")
}

func TestThePagesThatTeachAreAccessible(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	l, model := newSpeakingLine(t)
	l.must("property", "import", l.file(disputed))
	model.On("Check-out is until", llmtest.Say(`{"text":"Der Check-out ist bis 12:00 Uhr."}`))
	model.On("The code of the gate", llmtest.Say(`{"text":"Der Code des Tors lautet {{gate.0}}."}`))
	l.must("property", "translations", "casa-prova", "--draft")
	model.On("Sauna", llmtest.Say(`{"text":"Is there a sauna?"}`))
	model.On("cellar", llmtest.Say(`{"text":"Nein, im Keller nicht."}`))
	b := l.enter()
	l.writes("Guten Tag! Gibt es in der Wohnung eine Sauna?")
	b.shows("#inbox-list .row", "asks you")
	b.click("#inbox-list .row")
	b.click(".bubble-guest .bubble-act button")
	b.shows(".bubble-guest .rendered", "Is there a sauna?")
	b.write("#reply", "No, not in the cellar.")
	b.click(".composer-translate")
	b.shows("#prepared", "machine translation")
	thread := get[string](b, "location.pathname + location.search")
	examine(b, string(axe), []string{thread, "/properties/casa-prova", "/properties/casa-prova/translations", "/properties/casa-prova/gaps"})
	if !strings.HasPrefix(thread, "/inbox/") {
		t.Errorf("the thread is at %s", thread)
	}
}
