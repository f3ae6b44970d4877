package model_test

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"portineria/app/model"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/llm/llmtest"
)

// keeper is a keeper with its server, running in a bubble where hours pass in no
// time.
type keeper struct {
	*model.Keeper
	t      *testing.T
	server *llmtest.Server
	ready  atomic.Int32
	shown  atomic.Int32
	got    atomic.Value
}

func newKeeper(t *testing.T, name string) *keeper {
	t.Helper()
	k := &keeper{t: t, server: llmtest.StartPiped(t)}
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	o := model.Options{Name: name, Now: time.Now, Log: slog.New(slog.DiscardHandler),
		Speaks:  func(text string) string { return words.Detect(text, lexicon.Hints{}).Text },
		Changed: func() { k.shown.Add(1) }, Ready: func() { k.ready.Add(1) }, Got: func(name string) { k.got.Store(name) }}
	if o.Library, err = llm.NewLibrary(k.server.URL(), k.server.HTTP()); err != nil {
		t.Fatal(err)
	}
	if name != "" {
		if o.Client, err = llm.New(llm.Options{BaseURL: k.server.URL(), Model: name, HTTP: k.server.HTTP()}); err != nil {
			t.Fatal(err)
		}
	}
	k.Keeper = model.New(o)
	return k
}

// run looks after the model until the test ends.
func (k *keeper) run() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- k.Run(ctx) }()
	k.t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			k.t.Error(err)
		}
		k.server.Close()
	})
	synctest.Wait()
}

func (k *keeper) ask(language string) error {
	_, err := k.Ask(k.t.Context(), llm.Question{System: "facts", FactIDs: []string{"wifi"}, Text: "wifi?", Language: language})
	return err
}

func TestAModelThatPassesMayAnswerInEveryLanguage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKeeper(t, llmtest.Model)
		k.server.Able()
		if k.Swift() {
			t.Error("a model that was not tested is said to be quick")
		}
		k.run()
		if !k.Swift() {
			t.Error("a model that wrote its answers in 30 ms is not said to be quick")
		}
		s := k.State()
		if s.TestedAt.IsZero() || len(s.Tested.Wrong) > 0 || len(s.Tested.Right) != 8 || !s.Up() || s.Server != llmtest.Version {
			t.Errorf("after the test: %+v, found %v", s, s.Tested)
		}
		if k.ready.Load() != 1 || k.shown.Load() == 0 {
			t.Errorf("ready was said %d times, change %d times", k.ready.Load(), k.shown.Load())
		}
		if err := k.ask("Polish"); err != nil {
			t.Error(err)
		}
		asked, shown := len(k.server.Chats()), k.shown.Load()
		time.Sleep(time.Hour)
		synctest.Wait()
		if len(k.server.Chats()) != asked || k.shown.Load() != shown {
			t.Errorf("an hour later it was asked %d times more, and pages were disturbed %d times", len(k.server.Chats())-asked, k.shown.Load()-shown)
		}
	})
}

func TestAModelIsNotUsedWhereItFailed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKeeper(t, llmtest.Model)
		k.server.Able("pl")
		k.run()
		if err := k.ask("Polish"); !errors.Is(err, llm.ErrUnfit) {
			t.Errorf("in Polish: %v", err)
		}
		if err := k.ask("German"); err != nil {
			t.Errorf("in German: %v", err)
		}

		k.server.On("Say hello.", llmtest.Say("Hello!"))
		k.TestAgain()
		synctest.Wait()
		if err := k.ask("German"); !errors.Is(err, llm.ErrUnfit) {
			t.Errorf("after a test that failed: %v", err)
		}
		if err := k.Warm(t.Context(), "facts"); !errors.Is(err, llm.ErrUnfit) {
			t.Errorf("it is warmed: %v", err)
		}
		if k.State().Up() {
			t.Error("it counts as up")
		}

		// What failed is tried again by itself: the server may have been mended.
		k.server.Able()
		time.Sleep(7 * time.Hour)
		synctest.Wait()
		if err := k.ask("Polish"); err != nil {
			t.Errorf("after it was mended: %v", err)
		}
	})
}

func TestTranslatingAndGroupingHeedTheTest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKeeper(t, llmtest.Model)
		k.server.Able("pl")
		k.server.On("Translate from", llmtest.Say(`{"text":"Der Garten ist hinter dem Haus."}`))
		k.server.On("Sort these sentences", llmtest.Say(`{"groups":[{"lines":["1"],"title":"Garden"}]}`))
		translate := func(to string) (string, error) {
			return k.Translate(t.Context(), llm.Translation{Text: "The garden is behind the house.", From: "English", To: to})
		}
		group := func() error {
			_, err := k.Group(t.Context(), []string{"The garden is behind the house."})
			return err
		}
		if _, err := translate("Polish"); err != nil {
			t.Errorf("before it was tested: %v", err)
		}
		k.run()
		if said, err := translate("German"); err != nil || said != "Der Garten ist hinter dem Haus." {
			t.Errorf("into a language that it masters: %q, %v", said, err)
		}
		asked := len(k.server.Chats())
		if _, err := translate("Polish"); !errors.Is(err, llm.ErrUnfit) {
			t.Errorf("into one that it failed in: %v", err)
		}
		if len(k.server.Chats()) != asked {
			t.Error("it was asked all the same")
		}
		if err := group(); err != nil {
			t.Errorf("a fit model groups: %v", err)
		}

		k.server.On("Say hello.", llmtest.Say("Hello!"))
		k.TestAgain()
		synctest.Wait()
		asked = len(k.server.Chats())
		if _, err := translate("German"); !errors.Is(err, llm.ErrUnfit) {
			t.Errorf("by a model that failed: %v", err)
		}
		if err := group(); !errors.Is(err, llm.ErrUnfit) {
			t.Errorf("grouped by a model that failed: %v", err)
		}
		if len(k.server.Chats()) != asked {
			t.Error("it was asked after it failed")
		}
	})
}

func TestAModelIsTestedWhenItsServerComesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKeeper(t, llmtest.Model)
		k.server.Able()
		k.server.Remove(llmtest.Model)
		k.run()
		if s := k.State(); s.Up() || !errors.Is(s.Health.Err, llm.ErrMissingModel) || !s.TestedAt.IsZero() {
			t.Errorf("without a model: %+v", s)
		}
		k.server.Install(llmtest.Model, "completion")
		k.server.On("Say hello.", llmtest.Status(503, ""))
		time.Sleep(time.Minute)
		synctest.Wait()
		if s := k.State(); !errors.Is(s.TestErr, llm.ErrBusy) || k.ask("German") != nil {
			t.Errorf("while it cannot be tested it may answer; found %v", s.TestErr)
		}
		k.server.Able()
		time.Sleep(6 * time.Minute)
		synctest.Wait()
		if s := k.State(); s.TestErr != nil || s.TestedAt.IsZero() {
			t.Errorf("later: %+v", s)
		}
	})
}

func TestADownloadShowsHowFarItIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKeeper(t, "porter:4b")
		k.server.Able()
		gate := make(chan struct{})
		k.server.Outside("porter:4b", llmtest.Download(1_000_000).Behind(gate))
		k.run()
		if err := k.Download("porter:4b"); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if d := k.State().Download; !d.Running || d.Progress.Percent() != 50 {
			t.Errorf("in the middle: %+v", d)
		}
		if err := k.Download("other:4b"); !errors.Is(err, model.ErrBusy) {
			t.Errorf("a second one: %v", err)
		}
		close(gate)
		synctest.Wait()
		s := k.State()
		if s.Download.Running || s.Download.Err != nil || s.Download.Progress.Percent() != 100 || k.got.Load() != "porter:4b" {
			t.Errorf("at the end: %+v, got %v", s.Download, k.got.Load())
		}
		if s.TestedAt.IsZero() {
			t.Error("what was downloaded is not tested")
		}
	})
}

func TestADownloadCanBeCalledOffAndTakenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKeeper(t, "")
		k.server.Outside("porter:4b", llmtest.Download(1_000_000).Behind(make(chan struct{})))
		k.run()
		k.CallOff() // of nothing
		for range 2 {
			if err := k.Download("porter:4b"); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
			k.CallOff()
			synctest.Wait()
			if d := k.State().Download; d.Running || !errors.Is(d.Err, model.ErrCalledOff) {
				t.Errorf("called off: %+v", d)
			}
		}
		if err := k.Download("porter:4b-cloud"); !errors.Is(err, llm.ErrRemote) {
			t.Errorf("one of the cloud: %v", err)
		}
		k.server.Outside("porter:4b", llmtest.Download(1000).Failing("no space left on device"))
		if err := k.Download("porter:4b"); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if d := k.State().Download; !errors.Is(d.Err, llm.ErrNoSpace) {
			t.Errorf("a full disk: %+v", d)
		}
	})
}
