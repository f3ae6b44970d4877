package web_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/app/doctor"
	"portineria/app/model"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/llm/llmtest"
	"portineria/stay"
	"portineria/web"
)

// noModel is the keeper of a house whose computer has no model server.
func noModel() *model.Keeper {
	library, err := llm.NewLibrary(&url.URL{Scheme: "http", Host: "127.0.0.1:1"}, &http.Client{Transport: &http.Transport{}})
	if err != nil {
		panic(err)
	}
	return model.New(model.Options{Library: library, Log: slog.New(slog.DiscardHandler)})
}

// lab is a site with a model server beside it.
type lab struct {
	*lodge
	server  *llmtest.Server
	keeper  *model.Keeper
	changed chan struct{}
}

// newLab asks the model of that name; empty: none is configured.
func newLab(t *testing.T, name string, set func(*llmtest.Server)) *lab {
	t.Helper()
	l := &lab{server: llmtest.Start(t), changed: make(chan struct{}, 1000)}
	l.server.Able()
	set(l.server)
	l.lodge = newLodge(t, func(o *web.Options) {
		words, err := answerer()
		if err != nil {
			t.Fatal(err)
		}
		mo := model.Options{Name: name, Now: o.Now, Log: slog.New(slog.DiscardHandler), Changed: func() { o.App.Announce("model"); l.changed <- struct{}{} },
			Speaks: func(text string) string { return words.Lexicon.Detect(text, lexicon.Hints{}).Text }}
		if mo.Library, err = llm.NewLibrary(l.server.URL(), l.server.HTTP()); err != nil {
			t.Fatal(err)
		}
		if name != "" {
			if mo.Client, err = llm.New(llm.Options{BaseURL: l.server.URL(), Model: name, HTTP: l.server.HTTP()}); err != nil {
				t.Fatal(err)
			}
		}
		l.keeper = model.New(mo)
		o.Model = l.keeper
		o.Doctor = doctor.New(doctor.Options{DB: o.DB, Dir: t.TempDir(), Now: o.Now, Model: mo.Client, ModelTrial: func() doctor.Trial {
			s := l.keeper.State()
			return doctor.Trial{Done: !s.TestedAt.IsZero(), Running: s.Testing, Tested: s.Tested, Err: s.TestErr}
		}})
	})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- l.keeper.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return l
}

// until waits for changes until something holds.
func (l *lab) until(holds func(model.State) bool) {
	l.t.Helper()
	for !holds(l.keeper.State()) {
		select {
		case <-l.changed:
		case <-l.t.Context().Done():
			l.t.Fatalf("it never came to that: %+v", l.keeper.State())
		}
	}
}

func TestTheModelPageTellsHowItDoes(t *testing.T) {
	l := newLab(t, llmtest.Model, func(*llmtest.Server) {})
	l.until(func(s model.State) bool { return !s.TestedAt.IsZero() })
	a := l.get(stay.RoleOwner, "/settings/model").want(http.StatusOK)
	for _, want := range []string{llmtest.Model, "answers, version " + llmtest.Version, "yes, and in memory", "words a second: a reply takes about", "answered rightly in: Italian, English, German", "in use"} {
		if got := a.text("#model"); !strings.Contains(got, want) {
			t.Errorf("the page lacks %q: %s", want, got)
		}
	}
	if a.page().Find("form[action='/settings/model/test']").Length() != 1 {
		t.Error("it cannot be tested again")
	}
	if got := l.follow(stay.RoleOwner, "/settings/model/test", nil).text("#flash"); !strings.Contains(got, "being tested") {
		t.Errorf("the flash says %q", got)
	}
	if l.get(stay.RoleAuditor, "/settings/model").want(http.StatusOK).page().Find("main form").Length() != 0 {
		t.Error("an auditor is offered to change something")
	}
	for _, role := range []stay.Role{stay.RoleAuditor, stay.RoleCohost, stay.RoleCleaner} {
		for _, path := range []string{"/settings/model/download", "/settings/model/call-off", "/settings/model/test"} {
			l.post(role, path, url.Values{"name": {"qwen3:1.7b"}}).want(http.StatusForbidden)
		}
	}
}

func TestAModelIsDownloadedFromTheBrowser(t *testing.T) {
	gate := make(chan struct{})
	l := newLab(t, "porter:4b", func(s *llmtest.Server) { s.Outside("porter:4b", llmtest.Download(2_000_000_000).Behind(gate)) })
	a := l.get(stay.RoleOwner, "/settings/model").want(http.StatusOK)
	if got := a.text("#model"); !strings.Contains(got, "not yet") || a.page().Find("#f-name").AttrOr("value", "") != "porter:4b" {
		t.Errorf("the missing model is not offered: %s", got)
	}
	live := l.listen("model")
	l.follow(stay.RoleOwner, "/settings/model/download", url.Values{"name": {"porter:4b"}})
	l.until(func(s model.State) bool { return s.Download.Progress.Percent() == 50 })
	if line := live(); !strings.Contains(line, "data: model") {
		t.Errorf("the stream says %q", line)
	}
	a = l.get(stay.RoleOwner, "/settings/model?fragment=model").want(http.StatusOK)
	bar := a.page().Find("progress")
	if bar.AttrOr("value", "") != "50" || !strings.Contains(a.text("#download"), "50 %, 1.0 GB of 2.0 GB") {
		t.Errorf("the bar is at %q: %s", bar.AttrOr("value", ""), a.text("#download"))
	}
	if got := l.post(stay.RoleOwner, "/settings/model/download", url.Values{"name": {"other:1b"}}).want(http.StatusConflict); !strings.Contains(got.text("#flash.notice-red"), "Another model is being downloaded") {
		t.Errorf("a second one at once: %s", got.text("main"))
	}
	close(gate)
	l.until(func(s model.State) bool { return !s.Download.Running && !s.TestedAt.IsZero() })
	if got := l.get(stay.RoleOwner, "/settings/model").text("#download"); !strings.Contains(got, "porter:4b is on this computer now") {
		t.Errorf("at the end it says %q", got)
	}
}

func TestADownloadIsCalledOffInTheBrowser(t *testing.T) {
	l := newLab(t, "porter:4b", func(s *llmtest.Server) { s.Outside("porter:4b", llmtest.Download(1000).Behind(make(chan struct{}))) })
	l.follow(stay.RoleOwner, "/settings/model/download", url.Values{"name": {"porter:4b"}})
	l.until(func(s model.State) bool { return s.Download.Progress.Percent() == 50 })
	l.follow(stay.RoleOwner, "/settings/model/call-off", nil)
	l.until(func(s model.State) bool { return !s.Download.Running })
	if got := l.get(stay.RoleOwner, "/settings/model").text("#download"); !strings.Contains(got, "Called off. What was downloaded stays") {
		t.Errorf("it says %q", got)
	}
}

func TestWhatKeepsAModelAwayIsSaidInWords(t *testing.T) {
	l := newLab(t, "", func(s *llmtest.Server) {
		s.Outside("full:4b", llmtest.Download(1000).Failing("write blob: no space left on device"))
	})
	if got := l.get(stay.RoleOwner, "/settings/model").want(http.StatusOK); got.page().Find("#f-name").AttrOr("value", "") != "" || !strings.Contains(got.text("#model"), "your own words answer") {
		t.Errorf("without a model configured: %s", got.text("main"))
	}
	for name, want := range map[string]string{"full:4b": "not enough space on the disk", "nobody:4b": "no model of this name"} {
		l.follow(stay.RoleOwner, "/settings/model/download", url.Values{"name": {name}})
		l.until(func(s model.State) bool { return s.Download.Name == name && !s.Download.Running })
		shown := l.get(stay.RoleOwner, "/settings/model")
		if got := shown.text("#download .notice-red"); !strings.Contains(got, want) {
			t.Errorf("%s: %q", name, got)
		}
		if got := shown.page().Find("#f-name").AttrOr("value", ""); got != name {
			t.Errorf("to try again, %q must be typed anew: the form has %q", name, got)
		}
	}
	for name, want := range map[string]string{"": "needed", "two words": "not the name of a model", "qwen3:4b-cloud": "somebody else’s computer"} {
		if got := l.post(stay.RoleOwner, "/settings/model/download", url.Values{"name": {name}}).want(http.StatusUnprocessableEntity).text("#f-name-error"); !strings.Contains(strings.ToLower(got), want) {
			t.Errorf("%q: %q", name, got)
		}
	}
}

func TestAHouseWithoutAModelServerSaysSo(t *testing.T) {
	l := newLodge(t)
	if got := l.get(stay.RoleOwner, "/settings/model").want(http.StatusOK); !strings.Contains(got.text("#model"), "does not answer") || got.page().Find("#f-name").AttrOr("value", "") != "qwen3:4b-instruct" {
		t.Errorf("it says %s", got.text("main"))
	}
}

// listen opens the event stream for a topic; the function that it returns waits
// for the next event.
func (l *lab) listen(topic string) func() string {
	l.t.Helper()
	resp, err := http.DefaultClient.Do(l.request(stay.RoleOwner, http.MethodGet, "/live?topic="+topic, nil))
	l.must(err)
	l.t.Cleanup(func() { _ = resp.Body.Close() })
	return func() string {
		var seen strings.Builder
		one := make([]byte, 1)
		for !strings.HasSuffix(seen.String(), "data: "+topic+"\n\n") {
			if _, err := io.ReadFull(resp.Body, one); err != nil {
				l.t.Fatalf("the stream ended after %q: %v", seen.String(), err)
			}
			seen.Write(one)
		}
		return seen.String()
	}
}
