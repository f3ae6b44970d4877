package config_test

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"portineria/config"
)

var origins = cmpopts.IgnoreUnexported(config.Config{})

// file writes a configuration file and returns its name.
func file(t *testing.T, content string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "portineria.toml")
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// load expects a configuration without problems.
func load(t *testing.T, o config.Options) config.Config {
	t.Helper()
	c, err := config.Load(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// problems expects problems and returns them as lines, with the file's name shortened.
func problems(t *testing.T, o config.Options) []string {
	t.Helper()
	_, err := config.Load(o)
	found, ok := errors.AsType[config.Problems](err)
	if !ok {
		t.Fatalf("got %v, want problems", err)
	}
	lines := make([]string, len(found))
	for i, p := range found {
		lines[i] = strings.ReplaceAll(p.String(), filepath.Dir(o.Path)+"/", "")
	}
	return lines
}

func TestWithoutAnythingTheDefaultsHold(t *testing.T) {
	c := load(t, config.Options{Path: filepath.Join(t.TempDir(), "none.toml"), Environ: []string{"HOME=/root", "PORT=1"}})
	if diff := cmp.Diff(config.Defaults(), c, origins); diff != "" {
		t.Error(diff)
	}
	if w := c.Warnings(); len(w) != 0 {
		t.Errorf("the defaults warn: %v", w)
	}
}

func TestEachLayerBeatsTheOnesBelow(t *testing.T) {
	o := config.Options{Stored: map[string]string{"answers.settle": "1s"}}
	settle := func() time.Duration { return load(t, o).Answers.Settle }
	if got := settle(); got != time.Second {
		t.Errorf("stored: %s", got)
	}
	o.Path = file(t, "[answers]\nsettle = \"2s\"\n")
	if got := settle(); got != 2*time.Second {
		t.Errorf("file: %s", got)
	}
	o.Environ = []string{"PORTINERIA_ANSWERS_SETTLE=4s"}
	if got := settle(); got != 4*time.Second {
		t.Errorf("environment: %s", got)
	}
	o.Flags = map[string]string{"answers.settle": "5s"}
	if got := settle(); got != 5*time.Second {
		t.Errorf("flags: %s", got)
	}
}

func TestAVariableThatIsEmptyCountsAsSet(t *testing.T) {
	path := file(t, "[server]\npublic_url = \"https://casa.example\"\n[egress]\nallow = [\"nas.example:1\"]\n")
	c := load(t, config.Options{Path: path, Environ: []string{"PORTINERIA_SERVER_PUBLIC_URL=", "PORTINERIA_EGRESS_ALLOW="}})
	if c.Server.PublicURL != "" || len(c.Egress.Allow) != 0 {
		t.Errorf("got %+v %+v", c.Server, c.Egress)
	}
	want := []string{`PORTINERIA_ANSWERS_SETTLE: answers.settle: "" is not a length of time; write a time between 0s and 1m, for example "3s", "500ms" or "2m"`}
	if diff := cmp.Diff(want, problems(t, config.Options{Environ: []string{"PORTINERIA_ANSWERS_SETTLE="}})); diff != "" {
		t.Error(diff)
	}
}

func TestEveryKindOfValueIsReadFromFileAndEnvironment(t *testing.T) {
	path := file(t, `
[server]
private_listen = "[::1]:0"
public_listen = ":8081"
public_url = "https://casa.example/"
[owner]
whatsapp = "+39 (0)12"
[whatsapp]
number = "+44 7700 900-123"
per_second = 20
graph_url = "http://127.0.0.1:9000/"
[answers]
send_above = 1
draft_above = 0.25
[egress]
allow = ["NAS.example:8443", "[fd00::1]:80"]
[log]
level = "DEBUG"
format = "json"
`)
	c := load(t, config.Options{Path: path, Environ: []string{
		"PORTINERIA_OWNER_WHATSAPP=+447700900456", "PORTINERIA_WHATSAPP_APP_SECRET=hush", "PORTINERIA_MODEL_TIMEOUT=1m30s",
		"PORTINERIA_DATA=/data", "PORTINERIA_CONFIG=/etc/x.toml",
	}})
	want := config.Defaults()
	want.Server = config.Server{PrivateListen: "[::1]:0", PublicListen: ":8081", PublicURL: "https://casa.example"}
	want.Owner.WhatsApp = "+447700900456"
	want.WhatsApp.Number = "+447700900123"
	want.WhatsApp.AppSecret = config.NewSecret("hush")
	want.WhatsApp.PerSecond = 20
	want.WhatsApp.GraphURL = "http://127.0.0.1:9000"
	want.Model.Timeout = 90 * time.Second
	want.Answers.SendAbove, want.Answers.DraftAbove = 1, 0.25
	want.Egress.Allow = []string{"nas.example:8443", "[fd00::1]:80"}
	want.Log = config.Log{Level: slog.LevelDebug, Format: "json"}
	if diff := cmp.Diff(want, c, origins); diff != "" {
		t.Error(diff)
	}

	c = load(t, config.Options{Environ: []string{
		"PORTINERIA_EGRESS_ALLOW=a.example:1, b.example:2", "PORTINERIA_WHATSAPP_PER_SECOND=7", "PORTINERIA_ANSWERS_SEND_ABOVE=0.5",
	}})
	if diff := cmp.Diff([]string{"a.example:1", "b.example:2"}, c.Egress.Allow); diff != "" || c.WhatsApp.PerSecond != 7 || c.Answers.SendAbove != 0.5 {
		t.Errorf("%s %d %v", diff, c.WhatsApp.PerSecond, c.Answers.SendAbove)
	}
}

func TestAllProblemsAreToldAtOnceWithPlaceAndRemedy(t *testing.T) {
	path := file(t, `colour = "green"
settle = "1s"
[tls]
domain = "casa.example"
[serverr]
[owner]
whatsapp = "07700 900123"
[answers]
send_above = "0.6"
draft_abov = 0.1
[log.deep]
x = 1
[[model]]
[egress]
allow = ["https://nas.example"]
`)
	got := problems(t, config.Options{
		Path:    path,
		Environ: []string{"PORTINERIA_SERVER_PUBLIC_LISEN=:1", "PORTINERIA_TUNNEL_SSH=x", "PORTINERIA_SERVER_PRIVATE_LISTEN=8080"},
		Flags:   map[string]string{"answers.setle": "1s"},
		Stored:  map[string]string{"old.key": "1"},
	})
	want := []string{
		"portineria.toml:1: colour: no such key in this release; remove it; config.example.toml lists every key",
		"portineria.toml:2: settle: no such key in this release; did you mean answers.settle?",
		"portineria.toml:3: [tls]: this release has no such section; remove it; a section exists from the release that builds it",
		"portineria.toml:5: [serverr]: this release has no such section; did you mean [server]?",
		"portineria.toml:10: answers.draft_abov: no such key in this release; did you mean answers.draft_above?",
		"portineria.toml:11: log.deep: no such key in this release; remove it; config.example.toml lists every key",
		"portineria.toml:13: model: is a section, not a key; write [model] on a line of its own",
		"PORTINERIA_SERVER_PUBLIC_LISEN: no such variable in this release; did you mean PORTINERIA_SERVER_PUBLIC_LISTEN?",
		"PORTINERIA_TUNNEL_SSH: no such variable in this release; unset it; variables are named PORTINERIA_<SECTION>_<KEY>",
		"command line: answers.setle: no such key in this release; did you mean answers.settle?",
		"browser set-up: old.key: no such key in this release; remove it; config.example.toml lists every key",
		`PORTINERIA_SERVER_PRIVATE_LISTEN: server.private_listen: "8080" is not an address to listen on; write host:port, for example "127.0.0.1:8080", or ":8080" for all addresses`,
		`portineria.toml:7: owner.whatsapp: the number is not in international form; write it with plus sign and country code, for example "+447700900123"`,
		"portineria.toml:9: answers.send_above: the value is not a number; write a number between 0 and 1, without quotes, for example 0.6",
		`portineria.toml:15: egress.allow: "https://nas.example" is not a destination; write host:port, for example "nas.example:8443", without https:// and path`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestValuesOutOfBoundsAreRefused(t *testing.T) {
	tests := []string{
		"server.private_listen=", "server.private_listen=127.0.0.1", "server.private_listen=127.0.0.1:99999", "server.private_listen=a b:1",
		"server.public_url=casa.example", "server.public_url=https://casa.example/path", "server.public_url=https://a@casa.example",
		"owner.whatsapp=+0123456789", "owner.whatsapp=+4477009001234567", "owner.whatsapp=+44x700900123", "owner.whatsapp=+44",
		"whatsapp.phone_number_id=12a", "whatsapp.graph_url=", "whatsapp.graph_url=ftp://a.example", "whatsapp.graph_url=https://a.example/?x",
		"whatsapp.graph_version=25", "whatsapp.per_second=-1", "whatsapp.per_second=1.5", "whatsapp.reconcile_after=0s",
		"whatsapp.reconcile_after=60", "model.url=https://", "model.url=http://h:0", "model.name=qwen 3", "model.timeout=-1s",
		"answers.settle=2m", "answers.send_above=1.1", "answers.draft_above=-0.1", "answers.send_above=NaN", "answers.send_above=high",
		"egress.allow=nas.example", "egress.allow=nas.example:0", "egress.allow=*:443", "log.level=loud", "log.format=xml",
	}
	for _, test := range tests {
		name, value, _ := strings.Cut(test, "=")
		_, err := config.Load(config.Options{Flags: map[string]string{name: value}})
		found, ok := errors.AsType[config.Problems](err)
		if !ok || len(found) != 1 || found[0].Key != name || found[0].Remedy == "" || found[0].Where != "command line" {
			t.Errorf("%s: got %+v", test, err)
		}
	}
}

func TestValuesThatContradictEachOtherAreRefused(t *testing.T) {
	for name, flags := range map[string]map[string]string{
		"answers.draft_above":  {"answers.send_above": "0.3"},
		"server.public_listen": {"server.public_listen": ":8080"},
	} {
		_, err := config.Load(config.Options{Flags: flags})
		if found, ok := errors.AsType[config.Problems](err); !ok || len(found) != 1 || found[0].Key != name {
			t.Errorf("%s: got %v", name, err)
		}
	}
	load(t, config.Options{Flags: map[string]string{"server.private_listen": "127.0.0.1:0", "server.public_listen": "127.0.0.1:0"}})
	load(t, config.Options{Flags: map[string]string{"answers.send_above": "0.4"}})
}

func TestAFileThatCannotBeReadIsAnotherKindOfError(t *testing.T) {
	dir := t.TempDir()
	for name, test := range map[string]struct {
		options config.Options
		line    int
	}{
		"missing, named":  {config.Options{Path: filepath.Join(dir, "none.toml"), Explicit: true}, 0},
		"a directory":     {config.Options{Path: dir}, 0},
		"not TOML":        {config.Options{Path: file(t, "[server]\nprivate_listen = 127.0.0.1:8080\n")}, 2},
		"a key twice":     {config.Options{Path: file(t, "[answers]\nsettle = \"1s\"\nsettle = \"2s\"\n")}, 3},
		"not even a text": {config.Options{Path: file(t, "\x00\x01")}, 1},
	} {
		_, err := config.Load(test.options)
		unreadable, ok := errors.AsType[*config.UnreadableError](err)
		if !ok || unreadable.Line != test.line || !strings.Contains(err.Error(), test.options.Path) {
			t.Errorf("%s: got %#v %v", name, err, err)
		}
	}
	_, err := config.Load(config.Options{Path: filepath.Join(dir, "none.toml"), Explicit: true})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestInlineTablesAndDottedKeysKnowTheirLines(t *testing.T) {
	path := file(t, "\ufeffserver.public_lisen = 1\nlog = { level = \"info\", colour = true }\n")
	want := []string{
		"portineria.toml:1: server.public_lisen: no such key in this release; did you mean server.public_listen?",
		"portineria.toml:2: log.colour: no such key in this release; remove it; config.example.toml lists every key",
	}
	if diff := cmp.Diff(want, problems(t, config.Options{Path: path})); diff != "" {
		t.Error(diff)
	}
}

func FuzzFile(f *testing.F) {
	example, err := os.ReadFile("../config.example.toml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(example)
	f.Add([]byte("a.b.c = { d = [1, {e = 2}] }\n[[server]]\n[log.\"x y\"]\n"))
	name := filepath.Join(f.TempDir(), "portineria.toml")
	f.Fuzz(func(t *testing.T, content []byte) {
		if strings.Contains(string(content), "_file") {
			t.Skip("could name any file of this machine")
		}
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := config.Load(config.Options{Path: name, Explicit: true})
		_, unreadable := errors.AsType[*config.UnreadableError](err)
		found, invalid := errors.AsType[config.Problems](err)
		if err != nil && !unreadable && !invalid {
			t.Fatalf("an error of neither kind: %v", err)
		}
		for _, p := range found {
			if strings.HasSuffix(p.Where, ":0") {
				t.Errorf("a problem without a line: %s", p)
			}
		}
	})
}
