package config_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"

	"portineria/config"
)

func TestASecretShowsItselfNowhere(t *testing.T) {
	s := config.NewSecret("very-secret")
	type hiding struct{ inner config.Secret }
	type holding struct{ Token config.Secret }
	var printed []string
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%p", "%T", "%10.3s"} {
		printed = append(printed, fmt.Sprintf(verb, s), fmt.Sprintf(verb, &s), fmt.Sprintf(verb, holding{s}), fmt.Sprintf(verb, hiding{s}),
			fmt.Sprintf(verb, []config.Secret{s}), fmt.Sprintf(verb, map[string]config.Secret{"k": s}))
	}
	asJSON, err := json.Marshal(holding{s})
	if err != nil {
		t.Fatal(err)
	}
	asTOML, err := toml.Marshal(holding{s})
	if err != nil {
		t.Fatal(err)
	}
	var logged bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewTextHandler(&logged, nil), slog.NewJSONHandler(&logged, nil)} {
		slog.New(handler).Info("set", slog.Any("token", s), slog.Any("config", holding{s}), slog.Any("list", []config.Secret{s}))
	}
	printed = append(printed, string(asJSON), string(asTOML), logged.String(), s.String(), fmt.Sprint(fmt.Errorf("x: %v", s)))
	for _, p := range printed {
		if strings.Contains(p, "very") || strings.Contains(p, fmt.Sprintf("%x", "very")) {
			t.Errorf("printed %q", p)
		}
	}
	if !strings.Contains(string(asJSON), `"***"`) || !strings.Contains(string(asTOML), "***") {
		t.Errorf("%s %s", asJSON, asTOML)
	}
	if s.Reveal() != "very-secret" || s.Empty() || !s.Equal(config.NewSecret("very-secret")) || !(config.Secret{}).Empty() {
		t.Error("a secret does not give itself out when asked")
	}
}

func TestASecretMayStandInAFileOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		t.Helper()
		full := filepath.Join(dir, name)
		if err := os.WriteFile(full, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return full
	}
	token := write("token", "from a file \n\n")
	write("beside", "beside the configuration\r\n")
	path := write("portineria.toml", "[whatsapp]\napp_secret_file = \"beside\"\naccess_token = \"in the file\"\n")

	c := load(t, config.Options{Path: path, Environ: []string{"PORTINERIA_WHATSAPP_ACCESS_TOKEN_FILE=" + token}})
	if got := c.WhatsApp.AccessToken.Reveal(); got != "from a file \n" {
		t.Errorf("exactly one line end goes: got %q", got)
	}
	if got := c.WhatsApp.AppSecret.Reveal(); got != "beside the configuration" {
		t.Errorf("got %q", got)
	}
	c = load(t, config.Options{Path: path, Environ: []string{"PORTINERIA_WHATSAPP_APP_SECRET=nearer"}})
	if got := c.WhatsApp.AppSecret.Reveal(); got != "nearer" {
		t.Errorf("the environment does not beat the file: got %q", got)
	}
}

func TestASecretGivenTwiceOrNotReadableIsAProblem(t *testing.T) {
	path := file(t, "[whatsapp]\naccess_token = \"very-secret\"\naccess_token_file = \"x\"\nverify_token_file = \"\"\n")
	got := problems(t, config.Options{Path: path, Environ: []string{"PORTINERIA_WHATSAPP_APP_SECRET_FILE=/nonexistent/secret"}})
	want := []string{
		"portineria.toml:3: whatsapp.access_token: is given both directly and by a file; keep one of whatsapp.access_token and whatsapp.access_token_file",
		"PORTINERIA_WHATSAPP_APP_SECRET_FILE: whatsapp.app_secret_file: open /nonexistent/secret: no such file or directory; check that the file exists and that this user may read it",
		"portineria.toml:4: whatsapp.verify_token_file: names no file; write the name of the file that holds the secret, or remove the key",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
