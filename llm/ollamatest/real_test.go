//go:build ollama

package ollamatest_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"portineria/embed"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/llm/ollamatest"
)

var binary = flag.String("server", "", "the Ollama server that make test-model builds")

// lodge is what the model of these tests says. Its keywords stand in no prompt of
// the program's own.
func lodge() ollamatest.Script {
	s := ollamatest.Script{
		Answers: map[string]string{
			"wombat":  `{"facts":["wifi"],"verdict":"answer","text":"The network is called CasaLimone-5G."}`,
			"ocelot":  `Not in the agreed form at all.`,
			"narwhal": `{"facts":["sauna"],"verdict":"answer","text":"The sauna is free."}`,
		},
		Endless: map[string]string{"pangolin": `{"facts":["wifi"],"verdict":"answer","text":"It began`},
		Else:    `{"facts":[],"verdict":"abstain","text":""}`,
	}
	for word, text := range map[string]string{
		"colazione":      "La colazione viene servita in giardino, ogni mattina dalle otto alle dieci.",
		"Where and when": "Breakfast is served in the garden, every morning from eight to ten.",
		"Frühstück":      "Das Frühstück gibt es im Garten, jeden Morgen von acht bis zehn Uhr.",
		"petit-déjeuner": "Le petit-déjeuner est servi dans le jardin, tous les matins de huit à dix heures.",
		"desayuno":       "El desayuno se sirve en el jardín, todas las mañanas de ocho a diez.",
		"ontbijt":        "Het ontbijt wordt elke ochtend in de tuin geserveerd, van acht tot tien uur.",
		"śniadanie":      "Podajemy je w ogrodzie, każdego ranka od ósmej do dziesiątej.",
		"pequeno-almoço": "O pequeno-almoço é servido no jardim, todas as manhãs das oito às dez horas.",
	} {
		s.Answers[word] = `{"facts":["breakfast"],"verdict":"answer","text":"` + text + `"}`
	}
	return s
}

// house is a server with a model, and the program's own client.
type house struct {
	*ollamatest.Server
	client *llm.Client
	wire   *wire
}

func newHouse(t *testing.T) *house {
	t.Helper()
	if *binary == "" {
		t.Skip("there is no server to try: make test-model builds one")
	}
	h := &house{Server: ollamatest.Start(t, *binary), wire: &wire{next: &http.Transport{}}}
	h.Install("lodge", lodge())
	h.client = h.ask(t, "lodge")
	return h
}

func (h *house) ask(t *testing.T, model string) *llm.Client {
	t.Helper()
	client, err := llm.New(llm.Options{BaseURL: h.URL(), Model: model, HTTP: &http.Client{Transport: h.wire}})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// wire lets a test act at the first words of an answer.
type wire struct {
	next http.RoundTripper
	mu   sync.Mutex
	at   func()
}

// atFirstWords has something done once, when the next answer begins.
func (w *wire) atFirstWords(do func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = do
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := w.next.RoundTrip(r)
	if err == nil && r.URL.Path == "/api/chat" {
		resp.Body = &listened{ReadCloser: resp.Body, w: w}
	}
	return resp, err
}

type listened struct {
	io.ReadCloser
	w *wire
}

func (l *listened) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	l.w.mu.Lock()
	do := l.w.at
	if n > 0 {
		l.w.at = nil
	}
	l.w.mu.Unlock()
	if n > 0 && do != nil {
		do()
	}
	return n, err
}

func question(text string) llm.Question {
	home := llm.PromptInput{Property: "Casa Limone", Facts: []llm.Fact{{ID: "wifi", Text: "The network is called CasaLimone-5G."}, {ID: "pool", Text: "The pool is open in summer."}}}
	return llm.Question{System: llm.SystemPrompt(home), FactIDs: home.IDs(), Text: text, Language: "English"}
}

func TestARealServerAnswersInTheAgreedShape(t *testing.T) {
	h := newHouse(t)
	for text, want := range map[string]string{"Is there a wombat?": "The network is called CasaLimone-5G.", "Is there a unicorn?": ""} {
		a, err := h.client.Ask(t.Context(), question(text))
		if err != nil || a.Text != want {
			t.Errorf("%s: %q, %v", text, a.Text, err)
		}
	}
	// What the shape forbids comes out well-formed and without meaning, or not at all.
	for _, text := range []string{"An ocelot?", "A narwhal?"} {
		a, err := h.client.Ask(t.Context(), question(text))
		if err == nil && (strings.Contains(a.Text, "agreed form") || strings.Contains(a.Text, "sauna")) {
			t.Errorf("%s: the server let through %q", text, a.Text)
		}
		if err != nil && !errors.Is(err, llm.ErrInvalid) && !errors.Is(err, llm.ErrCutOff) {
			t.Errorf("%s: %v", text, err)
		}
	}
	if state := h.client.Check(t.Context()); state.Err != nil || !state.Loaded || state.Thinking {
		t.Errorf("the server's state: %+v", state)
	}
}

func TestARealServerPassesTheSelfTest(t *testing.T) {
	h := newHouse(t)
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	tested, err := h.client.SelfTest(t.Context(), llm.Trial{Mark: "1", Speaks: func(text string) string { return words.Detect(text, lexicon.Hints{}).Text }})
	if err != nil || !tested.Fit() || len(tested.Right) != 8 {
		t.Errorf("%v, %v", tested, err)
	}
	t.Logf("reads %.0f and writes %.0f tokens a second", tested.Speed.Prompt, tested.Speed.Answer)
}

func TestARealServerIsLeftInTheMiddleOfAnAnswer(t *testing.T) {
	h := newHouse(t)
	ctx, cancel := context.WithCancel(t.Context())
	h.wire.atFirstWords(cancel)
	if a, err := h.client.Ask(ctx, question("Tell me of the pangolin.")); !errors.Is(err, context.Canceled) {
		t.Errorf("left alone with %q and %v", a.Text, err)
	}
	if a, err := h.client.Ask(t.Context(), question("Is there a wombat?")); err != nil || a.Text == "" {
		t.Errorf("the next question: %v", err)
	}
}

func TestARealServerDiesInTheMiddleOfAnAnswer(t *testing.T) {
	h := newHouse(t)
	h.wire.atFirstWords(h.Kill)
	if a, err := h.client.Ask(t.Context(), question("Tell me of the pangolin.")); !errors.Is(err, llm.ErrBroken) && !errors.Is(err, llm.ErrUnavailable) {
		t.Errorf("half an answer counts: %q, %v", a.Text, err)
	}
	if _, err := h.client.Ask(t.Context(), question("Is there a wombat?")); !errors.Is(err, llm.ErrUnavailable) {
		t.Errorf("while it is down: %v", err)
	}
	h.Again()
	if a, err := h.client.Ask(t.Context(), question("Is there a wombat?")); err != nil || a.Text == "" {
		t.Errorf("when it is back: %v", err)
	}
}

func TestARealServerLacksAModel(t *testing.T) {
	h := newHouse(t)
	if _, err := h.ask(t, "nobody:4b").Ask(t.Context(), question("Is there a wombat?")); !errors.Is(err, llm.ErrMissingModel) {
		t.Errorf("error is %v", err)
	}
	library, err := llm.NewLibrary(h.URL(), &http.Client{Transport: h.wire})
	if err != nil {
		t.Fatal(err)
	}
	all, err := library.List(t.Context())
	if err != nil || len(all) != 1 || !llm.SameModel(all[0].Name, "lodge") {
		t.Errorf("it lists %v, %v", all, err)
	}
	// Where it would come from cannot be reached, or does not know it.
	err = library.Pull(t.Context(), "127.0.0.1:1/nobody/nothing:4b", func(llm.Progress) {})
	if !errors.Is(err, llm.ErrNoOutside) && !errors.Is(err, llm.ErrNotPulled) && !errors.Is(err, llm.ErrUnavailable) {
		t.Errorf("a download from nowhere: %v", err)
	}
	t.Logf("a download from nowhere ends with: %v", err)
}

func TestARealServerHearsOneQuestionAfterTheOther(t *testing.T) {
	h := newHouse(t)
	// Within one client they queue; from two, as of two programs, the server has them wait.
	both := []*llm.Client{h.client, h.ask(t, "lodge")}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			text, want := "Is there a wombat?", llm.Answered
			if i%2 == 1 {
				text, want = "Is there a unicorn?", llm.Abstained
			}
			if a, err := both[i/2%2].Ask(t.Context(), question(text)); err != nil || a.Verdict != want {
				t.Errorf("question %d: %s, %v", i, a.Verdict, err)
			}
		})
	}
	all.Wait()
}

func TestARealServerReadsTheFactsOnce(t *testing.T) {
	h := newHouse(t)
	home := llm.PromptInput{Property: "Casa Limone"}
	for i := range 30 {
		home.Facts = append(home.Facts, llm.Fact{ID: fmt.Sprintf("f%02d", i), Text: fmt.Sprintf("In cupboard %d there are %d towels and a blanket.", i, i+2)})
	}
	system := llm.SystemPrompt(home)
	ask := func(text, first string) llm.Spent {
		a, err := h.client.Ask(t.Context(), llm.Question{System: first + system, FactIDs: home.IDs(), Note: "Today is Tuesday 14 July.", Text: text, Language: "English"})
		if err != nil {
			t.Fatal(err)
		}
		return a.Spent
	}
	cold := ask("Is there a unicorn?", "")
	again := ask("And in which cupboard are the towels?", "")
	other := ask("Is there a unicorn?", "At noon. ") // what changes at the beginning costs everything
	if err := h.client.Warm(t.Context(), system); err != nil {
		t.Fatal(err)
	}
	warm := ask("Where is the blanket?", "")
	ratio := func(s llm.Spent) float64 { return float64(cold.PromptTime) / float64(max(1, s.PromptTime)) }
	t.Logf("prompt of %d tokens: read anew in %v; another question %v (%.0f times quicker); after a change at the beginning %v (%.1f times); warmed before %v (%.0f times)",
		cold.PromptTokens, cold.PromptTime, again.PromptTime, ratio(again), other.PromptTime, ratio(other), warm.PromptTime, ratio(warm))
}
