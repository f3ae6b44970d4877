package llm_test

import (
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"portineria/llm"
	"portineria/llm/llmtest"
)

func TestNewRefusesWhatLeadsOutOfTheHouse(t *testing.T) {
	tests := []struct {
		name, base, model string
		remote, ok        bool
	}{
		{"loopback", "http://127.0.0.1:11434", "qwen3:4b-instruct", false, true},
		{"another machine at home, behind a path", "https://box.example/ollama", "qwen3", false, true},
		{"a model whose name only begins so", "http://127.0.0.1:11434", "cloudy:4b", false, true},
		{"the cloud service", "https://ollama.com", "qwen3", true, false},
		{"its other spellings", "https://OLLAMA.com.:443/x", "qwen3", true, false},
		{"its other hosts", "https://api.ollama.com", "qwen3", true, false},
		{"a model run in the cloud", "http://127.0.0.1:11434", "gpt-oss:120b-cloud", true, false},
		{"the other way to name one", "http://127.0.0.1:11434", "qwen3:Cloud", true, false},
		{"no scheme", "127.0.0.1", "qwen3", false, false},
		{"no host", "http://", "qwen3", false, false},
		{"another scheme", "ftp://127.0.0.1", "qwen3", false, false},
		{"a password", "http://me:secret@127.0.0.1", "qwen3", false, false},
		{"a query", "http://127.0.0.1?x=1", "qwen3", false, false},
		{"no model", "http://127.0.0.1:11434", "", false, false},
		{"a model name of two words", "http://127.0.0.1:11434", "qwen3 4b", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base, err := url.Parse(tt.base)
			if err != nil {
				t.Fatal(err)
			}
			_, err = llm.New(llm.Options{BaseURL: base, Model: tt.model, HTTP: &http.Client{Transport: &http.Transport{}}})
			if (err == nil) != tt.ok || errors.Is(err, llm.ErrRemote) != tt.remote {
				t.Errorf("error is %v", err)
			}
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("the password is in the error: %v", err)
			}
		})
	}
}

func TestNewRefusesAClientThatAnyoneCouldHaveMade(t *testing.T) {
	base := &url.URL{Scheme: "http", Host: "127.0.0.1:11434"}
	for _, c := range []*http.Client{nil, {}} {
		if _, err := llm.New(llm.Options{BaseURL: base, Model: "qwen3", HTTP: c}); err == nil {
			t.Error("connections would pass by the guarded dialer")
		}
	}
	if _, err := llm.New(llm.Options{Model: "qwen3", HTTP: &http.Client{Transport: &http.Transport{}}}); err == nil {
		t.Error("no address, no error")
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	s := llmtest.Start(t)
	away := httptest.NewServer(http.RedirectHandler(s.URL().String()+"/api/version", http.StatusTemporaryRedirect))
	defer away.Close()
	base, err := url.Parse(away.URL)
	if err != nil {
		t.Fatal(err)
	}

	c := newClient(t, s, func(o *llm.Options) { o.BaseURL = base })

	if h := c.Check(t.Context()); h.Reachable || !errors.Is(h.Err, llm.ErrUnavailable) {
		t.Errorf("state is %+v", h)
	}
}

func TestABodyWithoutEndIsNotReadWhole(t *testing.T) {
	flood := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
	}))
	defer flood.Close()
	base, err := url.Parse(flood.URL)
	if err != nil {
		t.Fatal(err)
	}
	c, err := llm.New(llm.Options{BaseURL: base, Model: "qwen3", HTTP: flood.Client()})
	if err != nil {
		t.Fatal(err)
	}

	if h := c.Check(t.Context()); h.Reachable || !errors.Is(h.Err, llm.ErrUnavailable) {
		t.Errorf("state is %+v", h)
	}
}

func TestTheAccountKeyIsNeverShown(t *testing.T) {
	usual := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler)) // Ollama's package logs where it looked for the key
	t.Cleanup(func() { slog.SetDefault(usual) })
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("OLLAMA_AUTH", "1")
	s := llmtest.Start(t)
	c := newClient(t, s)

	_, err := c.Ask(t.Context(), asking("wifi?"))
	if !errors.Is(err, llm.ErrUnavailable) || !strings.Contains(err.Error(), "OLLAMA_AUTH") || strings.Contains(err.Error(), home) {
		t.Errorf("without a key the error is %v", err)
	}

	writeKey(t, filepath.Join(home, ".ollama", "id_ed25519"))
	if _, err := c.Ask(t.Context(), asking("wifi?")); err != nil {
		t.Fatal(err)
	}
	chat := s.Chats()[0]
	if got := chat.Header.Get("Authorization"); got != "" || chat.Query != "" {
		t.Errorf("the request was signed: %q, query %q", got, chat.Query)
	}
}

func writeKey(t *testing.T, path string) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(key, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
}
