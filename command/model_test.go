package command_test

import (
	"strings"
	"testing"

	"portineria/llm"
	"portineria/llm/llmtest"
)

// newLab is a shell whose house has a model server.
func newLab(t *testing.T, name string) (*shell, *llmtest.Server) {
	s, server := newShell(t), llmtest.Start(t)
	s.environ = append(s.environ, "PORTINERIA_MODEL_URL="+server.URL().String())
	if name != "" {
		s.environ = append(s.environ, "PORTINERIA_MODEL_NAME="+name)
	}
	server.Able()
	return s, server
}

func TestModelListTellsWhichOneAnswers(t *testing.T) {
	s, server := newLab(t, "porter:4b")
	server.InstallRemote("far:8b", "https://ollama.com")
	out, said, code := s.run(t, "model", "list", "--json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || len(lines) != 3 {
		t.Fatalf("%d: %s%s", code, out, said)
	}
	for i, want := range []struct{ id, state string }{{"far:8b", "remote"}, {llmtest.Model, "installed"}, {"porter:4b", "missing"}} {
		if got := object(t, lines[i]); got["id"] != want.id || got["state"] != want.state {
			t.Errorf("line %d is %v", i, got)
		}
	}
	if !strings.Contains(said, "portineria model pull porter:4b") {
		t.Errorf("what to do is not said: %s", said)
	}

	server.Close()
	if _, said, code := s.run(t, "model", "list"); code != 1 || !strings.Contains(said, "Ollama cannot be reached. Start it") {
		t.Errorf("without a server: %d %s", code, said)
	}
}

func TestModelPullTellsHowFarItIs(t *testing.T) {
	s, server := newLab(t, "")
	server.Outside("porter:4b", llmtest.Download(2_000_000_000))
	server.Outside("full:4b", llmtest.Download(2_000_000_000).Failing("no space left on device"))
	out, said, code := s.run(t, "model", "pull", "porter:4b", "--json")
	if code != 0 || object(t, out)["state"] != "installed" {
		t.Errorf("%d %s", code, out)
	}
	for _, want := range []string{"porter:4b: Just beginning", "porter:4b: 50 %, 1.0 GB of 2.0 GB", "porter:4b: 100 %", "being verified", "answers from the next start"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q: %s", want, said)
		}
	}
	// The house that had none takes the first one that was downloaded.
	if out, _, _ := s.run(t, "config", "show"); !strings.Contains(out, `"porter:4b"`) {
		t.Errorf("the model is not configured: %s", out)
	}
	for _, wrong := range []struct {
		name, words string
		code        int
	}{
		{"full:4b", "not enough space on the disk", 1}, {"nobody:4b", "no model of this name", 1},
		{"two words", "not the name of a model", 2}, {"far-cloud", "somebody else’s computer", 2},
	} {
		if _, said, code := s.run(t, "model", "pull", wrong.name); code != wrong.code || !strings.Contains(said, wrong.words) {
			t.Errorf("%s: %d %s", wrong.name, code, said)
		}
	}
}

func TestModelTestTellsHowItDid(t *testing.T) {
	s, server := newLab(t, llmtest.Model)
	out, said, code := s.run(t, "model", "test", "--json")
	if got := object(t, out); code != 0 || got["state"] != "ok" || len(got["right"].([]any)) != 8 || got["answer_per_second"].(float64) <= 0 {
		t.Errorf("%d %s%s", code, out, said)
	}
	server.Able("pl", "nl")
	if out, _, code := s.run(t, "model", "test"); code != 0 || !strings.Contains(out, "Got wrong: Dutch, Polish") || !strings.Contains(out, "a reply takes about") {
		t.Errorf("%d %s", code, out)
	}
	server.On("Say hello.", llmtest.Say("Hello!"))
	if out, _, code := s.run(t, "model", "test"); code != 1 || !strings.Contains(out, "failed the test") {
		t.Errorf("%d %s", code, out)
	}
	if _, said, code := s.run(t, "model", "test", "porter:4b"); code != 1 || !strings.Contains(said, "not on the computer of Ollama") {
		t.Errorf("%d %s", code, said)
	}
}

func TestDoctorMeasuresTheModel(t *testing.T) {
	s, server := newLab(t, llmtest.Model)
	find := func(out string) string {
		for line := range strings.SplitSeq(out, "\n") {
			if strings.Contains(line, `"model_test"`) {
				return line
			}
		}
		return ""
	}
	out, _, _ := s.run(t, "doctor", "--json")
	if line := find(out); !strings.Contains(line, `"state":"ok"`) || !strings.Contains(line, "words a second: a reply takes about") {
		t.Errorf("it says %s", line)
	}
	asked := len(server.Chats())
	out, _, _ = s.run(t, "doctor", "--json", "--quick")
	if line := find(out); !strings.Contains(line, `"state":"off"`) || len(server.Chats()) != asked {
		t.Errorf("in a hurry it says %s", line)
	}
}

func TestTheProgramTriesTheModelAndHasItReadTheFacts(t *testing.T) {
	server := llmtest.Start(t)
	server.Able()
	gate := make(chan struct{})
	server.On("Say hello.", llmtest.Say(`{"word":"limone"}`).Behind(gate))
	w := newWorld(t, "MODEL_URL="+server.URL().String(), "MODEL_NAME="+llmtest.Model)
	w.start() // ready, although the test of the model has not begun to answer
	if first := <-server.Arrived; first.Last() != "Say hello." {
		t.Errorf("the first question is %q", first.Last())
	}
	close(gate)
	asked := 0
	for chat := range server.Arrived {
		if chat.Options["num_predict"] != 1.0 {
			asked++
			continue
		}
		system := chat.Messages[0].Content
		if !strings.Contains(system, "Facts about") || strings.Contains(system, "7741#") || !strings.Contains(system, "{{") {
			t.Errorf("it reads in advance: %s", system)
		}
		break
	}
	if asked != len(llm.Tongues()) {
		t.Errorf("it was asked %d questions before that", asked)
	}
	if err := w.stop(); err != nil {
		t.Error(err)
	}
}
