package command_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"portineria/llm/llmtest"
)

const learnedProperty = `id = "casa-prova"
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

// learnedShell has a property with something to look at, and a model.
func learnedShell(t *testing.T) (*shell, *llmtest.Server) {
	t.Helper()
	s := newShell(t)
	s.write(t, "casa.toml", learnedProperty)
	s.must(t, "property", "import", s.path("casa.toml"))
	model := llmtest.Start(t)
	model.Able()
	s.environ = append(s.environ, "PORTINERIA_MODEL_NAME="+llmtest.Model, "PORTINERIA_MODEL_URL="+model.URL().String())
	return s, model
}

func (s *shell) must(t *testing.T, args ...string) string {
	t.Helper()
	out, said, code := s.run(t, args...)
	if code != 0 {
		t.Fatalf("%s: exit %d: %s%s", strings.Join(args, " "), code, out, said)
	}
	return out
}

func TestPropertyCheckPointsOutAndConfirmQuiets(t *testing.T) {
	s, _ := learnedShell(t)
	out, said, code := s.run(t, "property", "check", "casa-prova")
	if code != 1 || !strings.Contains(out, "leaving") || !strings.Contains(out, "11:00, but checkout_until is 10:00") || !strings.Contains(out, "open_secret") {
		t.Fatalf("exit %d: %s%s", code, out, said)
	}
	s.now = s.now.Add(time.Minute)
	s.must(t, "property", "confirm", "casa-prova", "leaving", "gate")
	if out := s.must(t, "property", "check", "casa-prova", "--json"); out != "" {
		t.Errorf("after confirming: %s", out)
	}
	if _, _, code := s.run(t, "property", "confirm", "casa-prova", "no-such"); code != 1 {
		t.Errorf("an unknown fact: exit %d", code)
	}
}

func TestPropertyTranslationsAreDraftedApprovedAndRejected(t *testing.T) {
	s, model := learnedShell(t)
	model.On("Check-out is until", llmtest.Say(`{"text":"Der Check-out ist bis 11:00 Uhr."}`))
	model.On("The code of the gate", llmtest.Say(`{"text":"Der Code des Tors lautet {{gate.0}}."}`))
	out := s.must(t, "property", "translations", "casa-prova", "--draft", "--json")
	if n := countLines(out); n != 2 || !strings.Contains(out, "Der Code des Tors lautet 7741#.") {
		t.Fatalf("%d drafts: %s", n, out)
	}
	if strings.Contains(model.Seen(), "7741#") {
		t.Error("the model saw the code")
	}
	s.must(t, "property", "translations", "casa-prova", "--approve", "leaving:de", "--text", "Abreise bis 11:00 Uhr.", "--reject", "gate:de")
	if out := s.must(t, "property", "translations", "casa-prova"); out != "" {
		t.Errorf("still waiting: %s", out)
	}
	if out := s.must(t, "property", "export", "casa-prova"); !strings.Contains(out, "Abreise bis 11:00 Uhr.") || strings.Contains(out, "Der Code des Tors") {
		t.Errorf("the property: %s", out)
	}
	for _, wrong := range [][]string{{"--approve", "leaving"}, {"--text", "x"}, {"--reject", ":de"}} {
		if _, _, code := s.run(t, append([]string{"property", "translations", "casa-prova"}, wrong...)...); code != 2 {
			t.Errorf("%v: exit %d", wrong, code)
		}
	}
	if _, _, code := s.run(t, "property", "translations", "casa-prova", "--approve", "leaving:de"); code != 1 {
		t.Errorf("approved twice: exit %d", code)
	}
}

func TestAModelThatFailsItsTestTranslatesNothing(t *testing.T) {
	s, model := learnedShell(t)
	model.Otherwise(llmtest.Say(`{"text":"Der Check-out ist bis 11:00 Uhr."}`))
	model.On("Say hello.", llmtest.Say("Hello!"))
	if _, said, code := s.run(t, "property", "translations", "casa-prova", "--draft"); code != 1 || !strings.Contains(said, "failed the test") {
		t.Errorf("exit %d: %s", code, said)
	}
	if out := s.must(t, "property", "translations", "casa-prova"); out != "" {
		t.Errorf("it drafted: %s", out)
	}
}

func TestAnEscalationIsSeenInTheGapsTranslatedAndLearnt(t *testing.T) {
	w := newWorld(t)
	w.start()
	w.write(1, "wamid.sauna", "Is there a sauna?")
	var id string
	w.until("the question waits", func() bool {
		out, _ := w.command("conversation", "list", "--waiting", "--json")
		if strings.TrimSpace(out) == "" {
			return false
		}
		id, _ = object(t, strings.SplitN(out, "\n", 2)[0])["id"].(string)
		return true
	})
	gaps := object(t, w.must("property", "gaps", "casa-prova", "--json"))
	if fmt.Sprint(gaps["asked"]) != "[Is there a sauna?]" || gaps["count"] != 1.0 {
		t.Errorf("the gaps: %v", gaps)
	}
	w.must("conversation", "send", id, "The sauna is in the cellar, the code is 9902K.")
	var reply string
	for line := range strings.SplitSeq(strings.TrimSpace(w.must("conversation", "show", id, "--json")), "\n") {
		if o := object(t, line); o["from"] == "host" {
			reply, _ = o["id"].(string)
		}
	}
	learnt := object(t, w.must("conversation", "learn", reply, "--json"))
	if learnt["visibility"] != "stay" || learnt["property"] != "casa-prova" {
		t.Errorf("learnt: %v", learnt)
	}
	if out := w.must("property", "export", "casa-prova"); !strings.Contains(out, "The sauna is in the cellar") || !strings.Contains(out, `secrets = ["9902K"]`) {
		t.Errorf("the property: %s", out)
	}
	if out := w.must("property", "gaps", "casa-prova"); out != "" {
		t.Errorf("the gaps afterwards: %s", out)
	}
	if out, code := w.command("conversation", "translate", id, "--text", "No."); code != 2 {
		t.Errorf("without a model: exit %d: %s", code, out)
	}
}
