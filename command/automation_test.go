package command_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestRulesAreSetUpFromAShell: written as a file, changed, switched, looked at, paused.
func TestRulesAreSetUpFromAShell(t *testing.T) {
	s := newShell(t)
	booking := string(s.book(t, "2026-07-20", "2026-07-24"))
	ready := s.must(t, "automation", "show", "--ready")
	if err := os.WriteFile(s.path("rules.toml"), []byte(ready), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, said, code := s.run(t, "automation", "dry-run", "--rule", "before-arrival", "--json"); code != 0 || !strings.Contains(out, `"due_at":"2026-07-18T15:00:00Z"`) || !strings.Contains(said, "nothing was sent") {
		t.Errorf("a ready rule is tried with %d:\n%s%s", code, out, said)
	}
	if out := s.must(t, "automation", "list"); out != "" {
		t.Errorf("trying a rule has stored it: %s", out)
	}
	s.must(t, "automation", "add", s.path("rules.toml"))
	s.must(t, "automation", "set", "before-arrival", "at=18:30", "late=6h", "channels=airbnb,direct", "texts.it=Buon viaggio, {{guest_name}}!", "window=")
	s.must(t, "automation", "enable", "before-arrival")
	var r struct {
		ID, State, At, Sentence string
		LateMinutes             int `json:"late_minutes"`
		Texts                   map[string]string
	}
	if err := json.Unmarshal([]byte(s.must(t, "automation", "show", "before-arrival", "--json")), &r); err != nil || r.State != "on" || r.At != "18:30" || r.LateMinutes != 360 || r.Texts["it"] == "" ||
		r.Sentence != "2 days before check-in, at 18:30, to guests who booked through Airbnb or Direct" {
		t.Errorf("%v: %+v", err, r)
	}
	if out := s.must(t, "automation", "dry-run"); !strings.Contains(out, "2026-07-18 18:30  before-arrival") || !strings.Contains(out, "Buon viaggio, Lena!") {
		t.Errorf("what will go:\n%s", out)
	}
	s.must(t, "automation", "pause", "--booking", booking)
	if out := s.must(t, "automation", "plan", "--booking", booking); !strings.Contains(out, "you have paused the messages of this stay") {
		t.Errorf("paused it is:\n%s", out)
	}
	s.must(t, "automation", "resume", "--booking", booking)
	if _, said, code := s.run(t, "automation", "send", "before-arrival", "--booking", booking); code != 1 || !strings.Contains(said, "no WhatsApp number is connected") {
		t.Errorf("sent without a number: %d, %s", code, said)
	}
	s.must(t, "automation", "skip", "before-arrival", "--booking", booking)
	if out := s.must(t, "automation", "plan", "--booking", booking, "--json"); !strings.Contains(out, `"why":"by_hand"`) {
		t.Errorf("left out it is:\n%s", out)
	}
	s.must(t, "automation", "disable", "before-arrival")
	s.must(t, "automation", "remove", "before-arrival")
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"automation", "show", "before-arrival"}, 1, "there is no rule before-arrival"},
		{[]string{"automation", "set", "thanks", "at=noon"}, 2, "write the time as 17:00"},
		{[]string{"automation", "set", "thanks", "when=noon"}, 2, "there is no such key"},
		{[]string{"automation", "enable", "nothing"}, 1, "not found"},
		{[]string{"automation", "pause"}, 2, "--booking is needed"},
	} {
		if _, said, code := s.run(t, c.args...); code != c.code || !strings.Contains(said, c.says) {
			t.Errorf("%v ends with %d: %s", c.args, code, said)
		}
	}
	s.write(t, "bad.toml", strings.Replace(ready, "offset = '-2 days'", "offset = '-2 weeks'", 1))
	if _, said, code := s.run(t, "automation", "add", s.path("bad.toml")); code != 2 || !strings.Contains(said, "before-arrival") || !strings.Contains(said, `"-2 days"`) {
		t.Errorf("a bad file: %d, %s", code, said)
	}
}
