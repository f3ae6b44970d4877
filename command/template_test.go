package command_test

import (
	"strings"
	"testing"
	"time"
)

func TestTextsFromAShell(t *testing.T) {
	s := newShell(t)
	if out := s.ok(t, "template", "list", "--ready", "--json"); strings.Count(out, "\n") != 10 || !strings.Contains(out, `"often_taken_for_marketing":true`) {
		t.Errorf("the ready texts: %s", out)
	}
	if o := object(t, s.ok(t, "template", "create", "arrival_day", "de", "--json")); o["state"] != "draft" || o["category"] != "utility" {
		t.Errorf("%v", o)
	}
	if _, said, code := s.run(t, "template", "create", "arrival_day", "xx"); code != 2 || !strings.Contains(said, "no ready text") {
		t.Errorf("exit %d: %s", code, said)
	}
	booking := s.book(t, "2026-07-10", "2026-07-14")
	if o := object(t, s.ok(t, "template", "preview", "first_evening", "de", "--booking", string(booking), "--json")); !strings.Contains(o["text"].(string), "Guten Abend Lena") || strings.Contains(o["text"].(string), "{{") {
		t.Errorf("%v", o)
	}
	s.write(t, "own.txt", "Hello {{guest_name}}, we look forward to seeing you.")
	if o := object(t, s.ok(t, "template", "create", "own_text", "en", "--body-file", s.path("own.txt"), "--json")); o["state"] != "draft" || o["origin"] != "own" {
		t.Errorf("%v", o)
	}
	s.write(t, "bad.txt", "{{guest_name}}, we look forward to seeing you.")
	if _, said, code := s.run(t, "template", "create", "bad_text", "en", "--body-file", s.path("bad.txt")); code != 1 || !strings.Contains(said, "may not begin with a variable") {
		t.Errorf("exit %d: %s", code, said)
	}
	if _, said, code := s.run(t, "template", "submit", "own_text", "en"); code != 1 || !strings.Contains(said, "cannot be submitted yet") {
		t.Errorf("exit %d: %s", code, said)
	}
	if out := s.ok(t, "template", "list"); !strings.Contains(out, "own_text") || !strings.Contains(out, "arrival_day") {
		t.Errorf("%s", out)
	}
	s.ok(t, "template", "delete", "own_text", "en")
	if _, _, code := s.run(t, "template", "show", "own_text", "en"); code != 1 {
		t.Errorf("exit %d", code)
	}
}

func TestConsentFromAShell(t *testing.T) {
	s := newShell(t)
	talk := string(s.wrote(t, "+447700900123", "", ""))
	if o := object(t, s.ok(t, "consent", "show", talk, "--json")); o["state"] != "answers_only" {
		t.Errorf("%v", o)
	}
	if _, said, code := s.run(t, "consent", "record", talk, "--source", "contract", "--wording", "We write about your stay."); code != 2 || !strings.Contains(said, "--proof") {
		t.Errorf("exit %d: %s", code, said)
	}
	s.ok(t, "consent", "record", talk, "--source", "contract", "--wording", "We write about your stay.", "--proof", "page 3")
	lines := strings.Split(strings.TrimSpace(s.ok(t, "consent", "show", talk, "--json")), "\n")
	if len(lines) != 2 || object(t, lines[0])["state"] != "agreed" || object(t, lines[1])["source"] != "contract" || !strings.Contains(object(t, lines[1])["proof"].(string), "page 3") {
		t.Errorf("%v", lines)
	}
	s.now = s.now.Add(time.Hour)
	s.ok(t, "consent", "withdraw", talk)
	if o := object(t, strings.Split(s.ok(t, "consent", "show", talk, "--json"), "\n")[0]); o["state"] != "stopped" {
		t.Errorf("%v", o)
	}
	if out := s.ok(t, "consent", "export", "--json"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "+447700900123") {
		t.Errorf("%s", out)
	}
	if o := object(t, s.ok(t, "consent", "ground", "--json")); o["state"] != "none" {
		t.Errorf("%v", o)
	}
	if o := object(t, s.ok(t, "consent", "ground", "--source", "form", "--wording", "Your number is for the stay.", "--proof", "booking form", "--json")); o["state"] != "recorded" {
		t.Errorf("%v", o)
	}
	s.ok(t, "consent", "ground", "--end")
}

// The shell says the same as the page where the window is closed.
func TestAClosedWindowIsSaidInTheShell(t *testing.T) {
	s := newShell(t)
	talk := string(s.wrote(t, "+447700900123", "", ""))
	s.now = s.now.Add(30 * time.Hour)
	if _, said, code := s.run(t, "conversation", "send", talk, "Hello"); code != 1 || !strings.Contains(said, "24 hours") || !strings.Contains(said, "approved texts") {
		t.Errorf("exit %d: %s", code, said)
	}
	if _, said, code := s.run(t, "conversation", "template", talk, "nothing"); code != 1 || said == "" {
		t.Errorf("exit %d: %s", code, said)
	}

}
