package config_test

import (
	"bytes"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/config"
)

const example = "../config.example.toml"

func TestTheExampleIsCompleteAndEqualsTheDefaults(t *testing.T) {
	c := load(t, config.Options{Path: example, Explicit: true})
	if diff := cmp.Diff(config.Defaults(), c, origins, cmp.Comparer(func(a, b []string) bool { return len(a) == 0 && len(b) == 0 })); diff != "" {
		t.Errorf("the example differs from the defaults:\n%s", diff)
	}
	var shown bytes.Buffer
	if err := c.Show(&shown); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(shown.String(), "\n") {
		if strings.Contains(line, " # ") && !strings.Contains(line, "# "+example+":") {
			t.Errorf("not in the example: %s", line)
		}
	}
}

func TestEverySettingOfTheExampleIsExplained(t *testing.T) {
	content, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	explained := false // by a comment above, which may speak for several settings
	for i, line := range strings.Split(string(content), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			explained = true
		case line == "" || strings.HasPrefix(line, "["):
			explained = false
		case !explained:
			t.Errorf("line %d has no comment above: %s", i+1, line)
		}
	}
}

func TestShowPrintsValuesWithTheirOriginAndHidesSecrets(t *testing.T) {
	path := file(t, "[whatsapp]\naccess_token = \"very-secret\"\n[model]\ntimeout = \"60s\"\n[egress]\nallow = [\"a.example:1\", \"b.example:2\"]\n")
	c := load(t, config.Options{Path: path, Environ: []string{"PORTINERIA_LOG_LEVEL=warn"}, Stored: map[string]string{"owner.whatsapp": "+44 7700 900123"}})
	var b bytes.Buffer
	if err := c.Show(&b); err != nil {
		t.Fatal(err)
	}
	shown := b.String()
	for _, want := range []string{
		"[server]\nprivate_listen = \"127.0.0.1:8080\" # default\n",
		"access_token = \"***\" # " + path + ":2\n",
		"app_secret = \"\" # default\n",
		"timeout = \"1m\" # " + path + ":4\n",
		"allow = [\"a.example:1\", \"b.example:2\"] # " + path + ":6\n",
		"level = \"warn\" # PORTINERIA_LOG_LEVEL\n",
		"whatsapp = \"+447700900123\" # browser set-up\n",
		"draft_above = 0.4 # default\n",
		"per_second = 0 # default\n",
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is missing from:\n%s", want, shown)
		}
	}
	if strings.Contains(shown, "very-secret") {
		t.Error("a secret is shown")
	}

	again := load(t, config.Options{Path: file(t, shown), Explicit: true})
	again.WhatsApp.AccessToken = c.WhatsApp.AccessToken
	if diff := cmp.Diff(c, again, origins); diff != "" {
		t.Errorf("what is shown is not what is in force:\n%s", diff)
	}
}

func TestWarningsAreAboutWhatWorksButIsHardlyMeant(t *testing.T) {
	connected := map[string]string{
		"whatsapp.phone_number_id": "106", "whatsapp.access_token": "a", "whatsapp.app_secret": "b", "whatsapp.verify_token": "c",
		"whatsapp.number": "+447700900123", "owner.whatsapp": "+447700900124", "server.public_url": "https://casa.example",
	}
	with := func(pairs ...string) map[string]string {
		flags := maps.Clone(connected)
		for i := 0; i < len(pairs); i += 2 {
			flags[pairs[i]] = pairs[i+1]
		}
		return flags
	}
	tests := []struct {
		flags map[string]string
		want  []string // keys
	}{
		{connected, nil},
		{map[string]string{"whatsapp.number": "+447700900123"}, []string{"whatsapp.phone_number_id", "whatsapp.access_token", "whatsapp.app_secret", "whatsapp.verify_token"}},
		{with("whatsapp.app_secret", ""), []string{"whatsapp.app_secret"}},
		{with("whatsapp.number", "", "owner.whatsapp", "", "server.public_url", ""), []string{"whatsapp.number", "owner.whatsapp", "server.public_url"}},
		{with("whatsapp.graph_url", "http://127.0.0.1:9"), nil},
		{with("whatsapp.graph_url", "http://192.168.1.9"), []string{"whatsapp.graph_url"}},
		{with("server.public_url", "http://casa.example"), []string{"server.public_url"}},
		{map[string]string{"model.name": "qwen3:4b", "model.url": "http://[::1]:11434"}, nil},
		{map[string]string{"model.name": "qwen3:4b", "model.url": "http://localhost:11434"}, nil},
		{map[string]string{"model.url": "https://gpu.example"}, nil},
		{map[string]string{"model.name": "qwen3:4b", "model.url": "https://gpu.example"}, []string{"model.url"}},
	}
	for _, test := range tests {
		c := load(t, config.Options{Flags: test.flags})
		var got []string
		for _, w := range c.Warnings() {
			got = append(got, w.Key)
			if w.What == "" || w.Remedy == "" {
				t.Errorf("a warning without words: %+v", w)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v: %s", test.flags, diff)
		}
	}
}
