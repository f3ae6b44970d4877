package llm_test

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/llm"
	"portineria/llm/llmtest"
)

func newLibrary(t *testing.T, s *llmtest.Server) *llm.Library {
	t.Helper()
	l, err := llm.NewLibrary(s.URL(), s.HTTP())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestListTellsWhatIsInstalled(t *testing.T) {
	s := llmtest.Start(t)
	s.InstallRemote("far:8b", "https://ollama.com")
	got, err := newLibrary(t, s).List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []llm.Installed{{Name: "far:8b", Size: 2_500_000_000, Digest: "0edcdef34593", Remote: true}, {Name: llmtest.Model, Size: 2_500_000_000, Digest: "0edcdef34593"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if v, err := newLibrary(t, s).Version(t.Context()); err != nil || v != llmtest.Version {
		t.Errorf("version %q, %v", v, err)
	}
}

func TestPullReportsHowFarItIs(t *testing.T) {
	s := llmtest.Start(t)
	s.Outside("porter:4b", llmtest.Download(1000))
	var got []llm.Progress
	if err := newLibrary(t, s).Pull(t.Context(), "porter:4b", func(p llm.Progress) { got = append(got, p) }); err != nil {
		t.Fatal(err)
	}
	want := []llm.Progress{{}, {0, 1000, false}, {500, 1000, false}, {1000, 1000, false}, {5000, 5000, false}, {5000, 5000, true}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got[2].Percent() != 50 || got[0].Percent() != 0 || got[5].Percent() != 100 {
		t.Errorf("percent: %d %d %d", got[2].Percent(), got[0].Percent(), got[5].Percent())
	}
	if all, err := newLibrary(t, s).List(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("afterwards there is %v, %v", all, err)
	}
}

func TestPullNamesWhatWentWrong(t *testing.T) {
	tests := []struct {
		name, model string
		set         func(*llmtest.Server)
		want        error
	}{
		{"no such model", "nobody:4b", func(*llmtest.Server) {}, llm.ErrNoSuch},
		{"a full disk", "porter:4b", func(s *llmtest.Server) {
			s.Outside("porter:4b", llmtest.Download(1000).Failing("write /usr/share/ollama/blobs/sha256-1f2e-partial: no space left on device"))
		}, llm.ErrNoSpace},
		{"no internet", "porter:4b", func(s *llmtest.Server) {
			s.Outside("porter:4b", llmtest.Download(1000).Failing(`pull model manifest: Get "https://registry.ollama.ai/v2/": dial tcp: lookup registry.ollama.ai: no such host`))
		}, llm.ErrNoOutside},
		{"an old server", "porter:4b", func(s *llmtest.Server) {
			s.Outside("porter:4b", llmtest.Download(1000).Failing("pull model manifest: 412: The model you are attempting to pull requires a newer version of Ollama."))
		}, llm.ErrTooOld},
		{"words that nobody knows", "porter:4b", func(s *llmtest.Server) {
			s.Outside("porter:4b", llmtest.Download(1000).Failing("gremlins in guest Weber's blob"))
		}, llm.ErrNotPulled},
		{"cut in the middle", "porter:4b", func(s *llmtest.Server) { s.Outside("porter:4b", llmtest.Download(1000).Dropped()) }, llm.ErrBroken},
		{"a refusal", "porter:4b", func(s *llmtest.Server) { s.Break("/api/pull", http.StatusInternalServerError) }, llm.ErrUnavailable},
		{"no server", "porter:4b", func(s *llmtest.Server) { s.Close() }, llm.ErrUnavailable},
		{"one of the cloud", "porter:4b-cloud", func(*llmtest.Server) {}, llm.ErrRemote},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := llmtest.Start(t)
			tt.set(s)
			err := newLibrary(t, s).Pull(t.Context(), tt.model, func(llm.Progress) {})
			if !errors.Is(err, tt.want) {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestPullEndsWhenItIsCalledOff(t *testing.T) {
	s := llmtest.Start(t)
	s.Outside("porter:4b", llmtest.Download(1000).Behind(make(chan struct{})))
	ctx, cancel := context.WithCancel(t.Context())
	err := newLibrary(t, s).Pull(ctx, "porter:4b", func(p llm.Progress) {
		if p.Percent() == 50 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}
