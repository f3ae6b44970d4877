package command_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// objects reads the lines of JSON that a command printed.
func objects(t *testing.T, lines string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for line := range strings.Lines(lines) {
		all = append(all, object(t, line))
	}
	return all
}

func TestLinksAreMadeListedRenewedAndRevoked(t *testing.T) {
	s := newShell(t)
	s.environ = append(s.environ, "PORTINERIA_SERVER_PUBLIC_URL=https://casa.example")
	if _, said, code := s.run(t, "booking", "add", "--property", "casa-prova", "--checkin", "2026-07-10", "--checkout", "2026-07-14", "--name", "Lena Weber", "--guests", "2"); code != 0 {
		t.Fatal(said)
	}
	out, said, code := s.run(t, "calendar", "link", "add", "--property", "casa-prova", "--for", "airbnb", "--json")
	if code != 0 {
		t.Fatal(said)
	}
	link := object(t, out)
	id, _ := link["id"].(string)
	url, _ := link["url"].(string)
	if !strings.HasPrefix(url, "https://casa.example/calendar/") || !strings.HasSuffix(url, ".ics") || link["state"] != "never_read" || link["stays"] != 1.0 || link["until"] != "2026-07-14" ||
		link["for"] != "airbnb" || link["name"] != "Airbnb" || link["closures"] != false {
		t.Errorf("made %v", link)
	}
	s.now = s.now.Add(time.Minute)
	names, said, code := s.run(t, "calendar", "link", "add", "--property", "casa-prova", "--for", "names", "--language", "en", "--json")
	if code != 0 {
		t.Fatal(said)
	}

	shown, said, code := s.run(t, "calendar", "link", "show", id)
	if code != 0 || strings.Contains(shown, "Lena") || !strings.Contains(shown, "SUMMARY:Reserved\r\n") {
		t.Errorf("%d %s: %s", code, said, shown)
	}
	own, _ := object(t, names)["id"].(string)
	if shown, _, _ := s.run(t, "calendar", "link", "show", own); !strings.Contains(shown, "SUMMARY:Lena Weber\r\nDESCRIPTION:2 guests\r\n") {
		t.Errorf("%s", shown)
	}
	// Our own reader takes what we write, and knows it for ours.
	s.in = shown
	parsed, said, code := s.run(t, "feed", "parse", "-")
	events := objects(t, parsed)
	if code != 0 || len(events) != 2 || events[0]["kind"] != "booking" || events[0]["provider"] != "portineria" || events[0]["arrival"] != "2026-07-10" {
		t.Errorf("%d %s: %s", code, said, parsed)
	}

	out, _, _ = s.run(t, "calendar", "link", "list", "--json")
	if all := objects(t, out); len(all) != 2 || all[0]["url"] != url {
		t.Errorf("listed %v", all)
	}
	out, _, _ = s.run(t, "calendar", "link", "change", id, "--closures", "yes", "--json")
	if object(t, out)["closures"] != true {
		t.Errorf("changed to %s", out)
	}
	out, said, code = s.run(t, "calendar", "link", "renew", id, "--json")
	if renewed := object(t, out); code != 0 || renewed["url"] == url || renewed["id"] != id || !strings.Contains(said, "old link opens nothing") {
		t.Errorf("renewed %v, said %s", renewed, said)
	}
	out, _, code = s.run(t, "calendar", "link", "revoke", id, "--json")
	if code != 0 || object(t, out)["state"] != "revoked" {
		t.Errorf("revoked %s", out)
	}
	if _, said, code := s.run(t, "calendar", "link", "revoke", id); code != 1 || !strings.Contains(said, "not found") {
		t.Errorf("%d: %s", code, said)
	}
	out, _, _ = s.run(t, "calendar", "link", "list", "--property", "casa-prova")
	if !strings.Contains(out, "My calendar, with names") || strings.Count(out, "\n") != 1 {
		t.Errorf("listed %s", out)
	}
}

func TestLinksThatCannotBeMadeAreExplained(t *testing.T) {
	s := newShell(t)
	add := []string{"calendar", "link", "add", "--property", "casa-prova"}
	if _, said, code := s.run(t, append(add, "--for", "vrbo")...); code != 0 || !strings.Contains(said, "No public address") {
		t.Fatal(code, said)
	}
	for name, tt := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no reader":         {add, 2, "--for are needed"},
		"an unknown reader": {append(add, "--for", "villaportal"), 2, "airbnb, booking.com"},
		"a second one":      {append(add, "--for", "vrbo"), 1, "exists already"},
		"a nameless site":   {append(add, "--for", "site"), 1, "name: this is needed"},
		"another language":  {append(add, "--for", "names", "--language", "fr"), 2, "it or en"},
		"no such property":  {[]string{"calendar", "link", "add", "--property", "nowhere", "--for", "airbnb"}, 1, "not found"},
		"no such link":      {[]string{"calendar", "link", "renew", "x"}, 1, "not found"},
		"neither":           {[]string{"calendar", "link", "change", "x", "--closures", "maybe"}, 2, "--closures yes"},
		"no command":        {[]string{"calendar", "link"}, 2, "which one"},
	} {
		if _, said, code := s.run(t, tt.args...); code != tt.code || !strings.Contains(said, tt.says) {
			t.Errorf("%s: %d %s", name, code, said)
		}
	}
}

// What a reader was never told is not kept back from them.
func TestReleasingWhatIsNotHeldFreesNothing(t *testing.T) {
	s := newShell(t)
	feed := func(days ...string) string {
		var b strings.Builder
		b.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//HomeAway.com, Inc.//EN\r\n")
		for _, d := range days {
			b.WriteString("BEGIN:VEVENT\r\nUID:" + d + "\r\nDTSTART;VALUE=DATE:" + d + "\r\nDURATION:P2D\r\nSUMMARY:Reserved - Anna\r\nEND:VEVENT\r\n")
		}
		return b.String() + "END:VCALENDAR\r\n"
	}
	s.write(t, "vrbo.ics", feed("20260710", "20260720", "20260801"))
	for _, args := range [][]string{{"feed", "add", "--property", "casa-prova", "--name", "Vrbo", s.path("vrbo.ics")}, {"feed", "sync"}} {
		if _, said, code := s.run(t, args...); code != 0 {
			t.Fatal(said)
		}
	}
	out, said, code := s.run(t, "calendar", "link", "add", "--property", "casa-prova", "--for", "airbnb", "--json")
	if code != 0 {
		t.Fatal(said)
	}
	var link struct{ ID string }
	if err := json.Unmarshal([]byte(out), &link); err != nil {
		t.Fatal(err)
	}
	shown, _, _ := s.run(t, "calendar", "link", "show", link.ID)
	if strings.Count(shown, "BEGIN:VEVENT") != 3 {
		t.Fatal(shown)
	}
	// Nothing was told yet, so nothing is kept against what is known.
	s.now = s.now.Add(time.Hour)
	if _, said, code := s.run(t, "calendar", "link", "release", link.ID); code != 0 || !strings.Contains(said, "told no more: 0") {
		t.Errorf("%d: %s", code, said)
	}
}
