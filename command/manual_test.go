package command_test

import (
	"context"
	"crypto/rand"
	"log/slog"

	"path/filepath"
	"strings"
	"testing"
	"time"

	"portineria/command"
	"portineria/document"
	"portineria/llm/llmtest"
	"portineria/stay"
	"portineria/store"
)

func TestAManualIsPrintedAndStoredOnlyWhenItIsAccepted(t *testing.T) {
	s := newShell(t)
	s.write(t, "manual.txt", "The pool opens in June.\n\nYou can park for free in the yard.\n\nThe gate: type 5512# on the keypad.\n")
	out, said, code := s.run(t, "property", "manual", "casa-prova", s.path("manual.txt"), "--json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || len(lines) != 3 {
		t.Fatalf("exit %d: %s%s", code, out, said)
	}
	if o := object(t, lines[0]); o["state"] != "proposed" || o["topic"] != "pool" || o["visibility"] != "booked" {
		t.Errorf("the pool: %v", o)
	}
	if o := object(t, lines[1]); o["state"] != "known" || o["id"] != "parking" {
		t.Errorf("what is known: %v", o)
	}
	if o := object(t, lines[2]); o["visibility"] != "stay" || o["guarded"] != true {
		t.Errorf("the code: %v", o)
	}
	if listed, _, _ := s.run(t, "property", "list", "--json"); !strings.Contains(listed, `"facts":2`) {
		t.Errorf("printing has stored: %s", listed)
	}
	if out, said, code := s.run(t, "property", "manual", "casa-prova", s.path("manual.txt"), "--accept", "all"); code != 0 || !strings.Contains(out, "accepted  pool") {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
	exported, _, _ := s.run(t, "property", "export", "casa-prova")
	if !strings.Contains(exported, "The pool opens in June.") || !strings.Contains(exported, "5512#") || strings.Count(exported, "[[facts]]") != 4 {
		t.Errorf("stored: %s", exported)
	}
	if out, _, _ := s.run(t, "property", "manual", "casa-prova", s.path("manual.txt"), "--accept", "all"); strings.Contains(out, "accepted") {
		t.Errorf("the second time: %s", out)
	}
}

func TestAManualAsPDFAndFromStandardInput(t *testing.T) {
	s := newShell(t)
	pdf := filepath.Join("..", "document", "testdata", "ghostscript.pdf")
	if out, said, code := s.run(t, "property", "manual", "casa-prova", pdf); code != 0 || !strings.Contains(out, "The bins go out on Monday evening.") {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
	s.in = "The pool opens in June."
	if out, said, code := s.run(t, "property", "manual", "casa-prova", "-"); code != 0 || !strings.Contains(out, "pool") {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
}

func TestAManualThatCannotBeReadIsRefusedInWords(t *testing.T) {
	s := newShell(t)
	s.write(t, "manual.docx", "no archive")
	locked := filepath.Join("..", "document", "testdata", "locked.pdf")
	for _, c := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"casa-prova", s.path("manual.docx")}, "not what the end of its name says", 2},
		{[]string{"casa-prova", locked}, "protected by a password", 2},
		{[]string{"casa-prova", s.path("none.txt")}, "no such file", 2},
		{[]string{"none", filepath.Join("..", "document", "testdata", "ghostscript.pdf")}, "not found", 1},
		{[]string{"casa-prova"}, "something is missing", 2},
		{[]string{"casa-prova", locked, "--accept", "some"}, "all or none", 2},
	} {
		if out, said, code := s.run(t, append([]string{"property", "manual"}, c.args...)...); code != c.code || !strings.Contains(said, c.says) || out != "" {
			t.Errorf("%v: exit %d: %s%s", c.args, code, out, said)
		}
	}
	for _, p := range document.Problems() {
		if said := command.ProblemInShell(p); said == "" {
			t.Errorf("there are no words for %s", p)
		}
	}
}

// ask stores a question of a guest of the house, answered already.
func (s *shell) ask(t *testing.T, text string) {
	t.Helper()
	dir := s.path("data")
	master, err := store.LoadMasterKey(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Options{Dir: dir, Master: master, Now: func() time.Time { return s.now }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(t.Context(), func(tx *store.Tx) error { return askIn(t.Context(), tx, text, s.now) })
	if err != nil {
		t.Fatal(err)
	}
}

func askIn(ctx context.Context, tx *store.Tx, text string, now time.Time) error {
	at := now.Add(-24 * time.Hour)
	c := stay.Conversation{ID: "c1", Guest: "g1", NumberID: worldNumber, Mode: stay.ByAssistant, ModeSince: at, LastGuestAt: at, LastMessageAt: at, CreatedAt: at}
	if err := tx.PutGuest(ctx, stay.Guest{ID: "g1", Phone: "+447700900123", CreatedAt: at}); err != nil {
		return err
	}
	if err := tx.PutConversation(ctx, c); err != nil {
		return err
	}
	seq, _, err := tx.AddMessage(ctx, c, stay.Message{ID: "m1", Conversation: "c1", Author: stay.FromGuest, Type: "text", Text: stay.Private(text), SentAt: at, CreatedAt: at}, "")
	if err != nil {
		return err
	}
	c.AnsweredSeq = seq
	return tx.PutConversation(ctx, c)
}

func TestAChangedFileIsRehearsedAgainstPastQuestions(t *testing.T) {
	s := newShell(t)
	s.ask(t, "Where can I park?")
	s.write(t, "changed.toml", strings.Replace(worldProperty, "for free in the yard", "behind the church", 1))
	out, said, code := s.run(t, "property", "rehearse", "casa-prova", "--file", s.path("changed.toml"), "--json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || len(lines) != 2 {
		t.Fatalf("exit %d: %s%s", code, out, said)
	}
	o := object(t, lines[0])
	before, after := o["before"].(map[string]any), o["after"].(map[string]any)
	if o["id"] != "m1" || o["state"] != "changed" || o["question"] != "Where can I park?" || before["outcome"] != "answer" || !strings.Contains(after["text"].(string), "behind the church") {
		t.Errorf("the question: %v", o)
	}
	if sum := object(t, lines[1])["summary"].(map[string]any); sum["questions"] != 1.0 || sum["changed"] != 1.0 {
		t.Errorf("the summary: %v", sum)
	}
	if exported, _, _ := s.run(t, "property", "export", "casa-prova"); strings.Contains(exported, "church") {
		t.Error("a rehearsal has stored")
	}
	if out, _, code := s.run(t, "property", "rehearse", "casa-prova", "--file", s.path("casa.toml")); code != 0 || strings.Contains(out, "Where") || !strings.Contains(out, "1 questions, 0 answered otherwise") {
		t.Errorf("exit %d: %s", code, out)
	}
	if out, _, _ := s.run(t, "property", "rehearse", "casa-prova", "--file", s.path("casa.toml"), "--all"); !strings.Contains(out, "same  Where can I park?") {
		t.Errorf("all: %s", out)
	}
}

func TestARehearsalOfNothingIsMisuse(t *testing.T) {
	s := newShell(t)
	s.write(t, "other.toml", strings.Replace(worldProperty, "casa-prova", "casa-altra", 1))
	for _, c := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"casa-prova"}, "nothing to compare", 2},
		{[]string{"casa-prova", "--file", s.path("other.toml")}, "not casa-prova", 2},
		{[]string{"casa-prova", "--file", s.path("none.toml")}, "no such file", 2},
		{[]string{"casa-prova", "--model", "configured"}, "model.name", 2},
		{[]string{"casa-altra", "--file", s.path("other.toml")}, "not found", 1},
		{[]string{"casa-prova", "--file", s.path("casa.toml"), "--most", "-1"}, "--most", 2},
	} {
		if out, said, code := s.run(t, append([]string{"property", "rehearse"}, c.args...)...); code != c.code || !strings.Contains(said, c.says) || out != "" {
			t.Errorf("%v: exit %d: %s%s", c.args, code, out, said)
		}
	}
}

func TestAModelGroupsAManualAndAnswersARehearsalOnRequest(t *testing.T) {
	s := newShell(t)
	model := llmtest.Start(t)
	model.Able()
	model.On("Sort these sentences", llmtest.Say(`{"groups":[{"lines":["1","3"],"title":"Pool"},{"lines":["2"],"title":"Dogs"}]}`))
	model.Otherwise(llmtest.Abstain())
	s.environ = append(s.environ, "PORTINERIA_MODEL_NAME="+llmtest.Model, "PORTINERIA_MODEL_URL="+model.URL().String())
	s.write(t, "manual.txt", "The pool opens in June.\n\nDogs may come along.\n\nThe pool closes in September.\n\nThe door code is 7741#.\n")
	out, said, code := s.run(t, "property", "manual", "casa-prova", s.path("manual.txt"), "--model", "configured")
	if code != 0 || !strings.Contains(out, "The pool opens in June. The pool closes in September.") || !strings.Contains(out, "7741#") {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
	if first := model.Chats()[0].Last(); first != "Say hello." || !strings.Contains(said, "Trying "+llmtest.Model) {
		t.Errorf("it was not tested first, but asked %q: %s", first, said)
	}
	s.ask(t, "Is there a trampoline at Casa Prova?")
	asked := len(model.Chats())
	if out, said, code := s.run(t, "property", "rehearse", "casa-prova", "--model", "configured"); code != 0 || !strings.Contains(out, "1 questions") {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
	if len(model.Chats()) == asked {
		t.Error("the rehearsal did not ask the model")
	}
	if strings.Contains(model.Seen(), "7741") {
		t.Error("the model has seen a code")
	}
}

func TestAModelThatCannotBeTrustedSortsNoManual(t *testing.T) {
	s := newShell(t)
	model := llmtest.Start(t)
	model.Able()
	model.Otherwise(llmtest.Say(`{"groups":[{"lines":["1","2"],"title":"Pool"}]}`))
	s.environ = append(s.environ, "PORTINERIA_MODEL_NAME="+llmtest.Model, "PORTINERIA_MODEL_URL="+model.URL().String())
	s.write(t, "manual.txt", "The pool opens in June.\n\nDogs may come along.\n")
	refused := func(what, says string, args ...string) {
		t.Helper()
		out, said, code := s.run(t, append([]string{"property", "manual", "casa-prova", s.path("manual.txt")}, args...)...)
		if code != 1 || !strings.Contains(said, says) || out != "" {
			t.Errorf("%s: exit %d: %s%s", what, code, out, said)
		}
	}
	refused("one that is not there", "not on the computer of Ollama", "--model", "porter:4b")
	model.On("Say hello.", llmtest.Say(`{"greeting":"Hello!"}`))
	refused("one that heeds no shape", "failed the test", "--model", "configured", "--accept", "all")
	if strings.Contains(model.Seen(), "Dogs") {
		t.Error("it was shown the manual all the same")
	}
	if exported := s.must(t, "property", "export", "casa-prova"); strings.Contains(exported, "June") {
		t.Error("what was to be sorted is stored")
	}
	if _, said, code := s.run(t, "property", "rehearse", "casa-prova", "--model", "configured"); code != 1 || !strings.Contains(said, "failed the test") {
		t.Errorf("a rehearsal: exit %d: %s", code, said)
	}
	model.Close()
	refused("no server", "Ollama cannot be reached", "--model", "configured")
}
