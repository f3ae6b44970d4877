package command_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portineria/command"
)

// shell runs commands in this process on a house of its own, at a clock.
type shell struct {
	dir     string
	now     time.Time
	environ []string
	in      string
}

func newShell(t *testing.T) *shell {
	s := &shell{dir: t.TempDir(), now: time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)}
	s.environ = []string{"PORTINERIA_DATA=" + filepath.Join(s.dir, "data")}
	s.write(t, "casa.toml", worldProperty)
	if _, said, code := s.run(t, "property", "import", s.path("casa.toml")); code != 0 {
		t.Fatal(said)
	}
	return s
}

func (s *shell) path(name string) string { return filepath.Join(s.dir, name) }

func (s *shell) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(s.path(name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (s *shell) run(t *testing.T, args ...string) (out, said string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = command.Run(t.Context(), command.Env{Args: args, Environ: s.environ, In: strings.NewReader(s.in), Out: &stdout, Err: &stderr,
		Now: func() time.Time { return s.now }, Rand: rand.Reader})
	return stdout.String(), stderr.String(), code
}

// object reads the one line of JSON that a command printed.
func object(t *testing.T, line string) map[string]any {
	t.Helper()
	var o map[string]any
	if err := json.Unmarshal([]byte(line), &o); err != nil {
		t.Fatalf("%v: %q", err, line)
	}
	return o
}

const twoStays = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//HomeAway.com, Inc.//EN\r\n" +
	"BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20260710\r\nDTEND;VALUE=DATE:20260714\r\nSUMMARY:Reserved - Lena\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20260720T220000Z\r\nDTEND:20260722T080000Z\r\nSUMMARY:Blocked\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

func TestFeedParsePrintsWhatIsUnderstood(t *testing.T) {
	s := newShell(t)
	s.write(t, "good.ics", twoStays)
	s.write(t, "cut.ics", twoStays[:len(twoStays)-20])
	for name, c := range map[string]struct {
		args []string
		in   string
		code int
		want []string // in the lines, in order
		said string
	}{
		"a calendar":               {[]string{s.path("good.ics")}, "", 0, []string{`"arrival":"2026-07-10","departure":"2026-07-14","kind":"booking"`, `"arrival":"2026-07-20","departure":"2026-07-22","kind":"block"`, `{"rejected":0`}, ""},
		"in the property's zone":   {[]string{"--timezone", "Europe/Rome", s.path("good.ics")}, "", 0, []string{`"2026-07-10"`, `"arrival":"2026-07-21","departure":"2026-07-22"`, `{"rejected":0`}, ""},
		"from standard input":      {[]string{"-"}, twoStays, 0, []string{`"uid":"a"`, `"uid":"b"`, `{"rejected":0`}, ""},
		"cut off":                  {[]string{s.path("cut.ics")}, "", 1, []string{`"uid":"a"`}, "must not be trusted"},
		"a web page":               {[]string{"-"}, "<html></html>", 1, []string{`{"rejected":0,"reasons":{},`}, "html"},
		"nothing":                  {[]string{"-"}, "", 1, []string{`{"rejected":0,"reasons":{},`}, "empty"},
		"a file that is not there": {[]string{s.path("nothing.ics")}, "", 2, nil, "nothing.ics"},
		"a directory":              {[]string{s.dir}, "", 2, nil, "directory"},
		"no such zone":             {[]string{"--timezone", "Nowhere", "-"}, twoStays, 2, nil, "timezone"},
		"no such time":             {[]string{"--now", "today", "-"}, twoStays, 2, nil, "now"},
		"no file":                  {nil, "", 2, nil, "missing"},
	} {
		t.Run(name, func(t *testing.T) {
			s.in = c.in
			out, said, code := s.run(t, append([]string{"feed", "parse"}, c.args...)...)
			if code != c.code || !strings.Contains(said, c.said) {
				t.Errorf("exit code %d, want %d; said %q, want %q", code, c.code, said, c.said)
			}
			lines := strings.Split(out, "\n")
			for i, want := range c.want {
				if !strings.Contains(lines[min(i, len(lines)-1)], want) {
					t.Errorf("line %d is %q, want %s", i+1, lines[min(i, len(lines)-1)], want)
				}
			}
		})
	}
}

func TestFeedParseKnowsAirbnbsMovingClosuresByTheTimeGiven(t *testing.T) {
	s := newShell(t)
	s.in = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN\nBEGIN:VEVENT\nUID:7f662ec65913-x@airbnb.com\n" +
		"DTSTART;VALUE=DATE:20270501\nDTEND;VALUE=DATE:20270502\nSUMMARY:Airbnb (Not available)\nEND:VEVENT\nEND:VCALENDAR\n"
	for now, want := range map[string]bool{"2027-05-01T10:00:00Z": true, "2027-04-01T10:00:00Z": false} {
		if out, said, code := s.run(t, "feed", "parse", "-", "--now", now); code != 0 || strings.Contains(out, "advance_notice") != want {
			t.Errorf("at %s: %d %s %s", now, code, out, said)
		}
	}
}

func TestAFileIsConnectedReadAndListed(t *testing.T) {
	s := newShell(t)
	s.write(t, "vrbo.ics", twoStays)
	out, said, code := s.run(t, "feed", "add", "--property", "casa-prova", "--name", "Vrbo", s.path("vrbo.ics"), "--json")
	if code != 0 {
		t.Fatal(said)
	}
	added := object(t, out)
	if added["state"] != "new" || added["property"] != "casa-prova" || added["created_at"] != "2026-07-01T08:00:00Z" {
		t.Errorf("added %v", added)
	}
	out, said, code = s.run(t, "feed", "sync", "--json")
	synced := object(t, out)
	if code != 0 || synced["id"] != added["id"] || synced["added"] != 2.0 || synced["missing"] != 0.0 || synced["state"] != "ok" || synced["provider"] != "vrbo" {
		t.Errorf("exit code %d, %v, %s", code, synced, said)
	}
	s.write(t, "vrbo.ics", strings.Replace(twoStays, "DTEND;VALUE=DATE:20260714", "DTEND;VALUE=DATE:20260715", 1))
	s.now = s.now.Add(time.Hour)
	if out, _, code = s.run(t, "feed", "sync", "--feed", added["id"].(string)); code != 0 || !strings.Contains(out, "0 added, 1 changed, 0 missing, 0 cancelled, 0 rejected") {
		t.Errorf("exit code %d: %s", code, out)
	}
	s.write(t, "vrbo.ics", "<html>")
	if out, _, code = s.run(t, "feed", "sync"); code != 1 || !strings.Contains(out, "failed: answered with a web page") {
		t.Errorf("exit code %d: %s", code, out)
	}
	if out, _, code = s.run(t, "feed", "list"); code != 0 || !strings.Contains(out, "vrbo.ics") || !strings.Contains(out, "failing: answered with a web page") {
		t.Errorf("exit code %d: %s", code, out)
	}
	if out, _, _ = s.run(t, "booking", "list"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "2026-07-10 to 2026-07-15") {
		t.Errorf("bookings: %s", out)
	}
}

func TestALinkIsConnectedAndNeverShown(t *testing.T) {
	portal := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, twoStays) }))
	defer portal.Close()
	s := newShell(t)
	host := strings.TrimPrefix(portal.URL, "http://")
	s.environ = append(s.environ, "PORTINERIA_EGRESS_ALLOW="+host, "PORTINERIA_LOG_LEVEL=debug")
	var all strings.Builder
	run := func(want int, args ...string) string {
		t.Helper()
		out, said, code := s.run(t, args...)
		all.WriteString(out + said)
		if code != want {
			t.Errorf("%v: exit code %d, want %d: %s", args, code, want, said)
		}
		return out
	}
	run(0, "feed", "add", "--property", "casa-prova", "--name", "A", portal.URL+"/s3cr3t.ics?t=s3cr3t")
	run(1, "feed", "add", "--property", "casa-prova", "--name", "B", portal.URL+"/s3cr3t.ics?t=s3cr3t")
	run(1, "feed", "add", "--property", "casa-prova", "--name", "B", "https://10.0.0.1/s3cr3t.ics")
	run(0, "feed", "sync")
	run(0, "feed", "sync", "--json")
	if out := run(0, "feed", "list", "--json"); object(t, out)["from"] != host {
		t.Errorf("listed %s", out)
	}
	portal.Close()
	run(1, "feed", "sync")
	run(0, "feed", "list")
	if strings.Contains(all.String(), "s3cr3t") {
		t.Errorf("the link is shown:\n%s", all.String())
	}
}

func TestFeedsAreRefusedForWhatIsWrong(t *testing.T) {
	s := newShell(t)
	s.write(t, "a.ics", twoStays)
	for name, c := range map[string]struct {
		args []string
		code int
		said string
	}{
		"no property":       {[]string{"add", "--name", "A", s.path("a.ics")}, 2, "--property"},
		"no name":           {[]string{"add", "--property", "casa-prova", s.path("a.ics")}, 2, "--name"},
		"no such file":      {[]string{"add", "--property", "casa-prova", "--name", "A", s.path("b.ics")}, 2, "no such file"},
		"no such property":  {[]string{"add", "--property", "nowhere", "--name", "A", s.path("a.ics")}, 1, "not found"},
		"another protocol":  {[]string{"add", "--property", "casa-prova", "--name", "A", "ftp://example.org/a.ics"}, 1, "https"},
		"no such calendar":  {[]string{"sync", "--feed", "nothing"}, 1, "not found"},
		"more than is used": {[]string{"sync", "a"}, 2, "too much"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, said, code := s.run(t, append([]string{"feed"}, c.args...)...); code != c.code || !strings.Contains(said, c.said) {
				t.Errorf("exit code %d, want %d; said %q", code, c.code, said)
			}
		})
	}
}
