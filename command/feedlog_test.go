package command_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// vrboFile is a Vrbo calendar with a stay for each of "from to name".
func vrboFile(stays ...string) string {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//HomeAway.com, Inc.//EN\r\n")
	for _, s := range stays {
		part := strings.Fields(s)
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nUID:%s\r\nDTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\nSUMMARY:Reserved - %s\r\nEND:VEVENT\r\n", part[2], part[0], part[1], part[2])
	}
	return b.String() + "END:VCALENDAR\r\n"
}

func (s *shell) ok(t *testing.T, args ...string) string {
	t.Helper()
	out, said, code := s.run(t, args...)
	if code != 0 {
		t.Fatalf("%v: exit code %d: %s", args, code, said)
	}
	return out
}

func TestTheLogIsReadInBothLanguagesAndByMachines(t *testing.T) {
	s := newShell(t)
	s.write(t, "vrbo.ics", vrboFile("20260710 20260714 Lena", "20260720 20260724 Marc"))
	id := object(t, s.ok(t, "feed", "add", "--property", "casa-prova", "--name", "Vrbo", s.path("vrbo.ics"), "--json"))["id"].(string)
	s.ok(t, "feed", "sync")
	s.write(t, "vrbo.ics", "<html>")
	s.now = s.now.Add(time.Hour)
	s.run(t, "feed", "sync")
	if out := s.ok(t, "feed", "log", "--feed", id); !strings.Contains(out, "Vrbo: answered with a web page instead of the calendar; kept 2 bookings.") || !strings.Contains(out, "New: Lena, 10 to 14 July.") {
		t.Errorf("in English:\n%s", out)
	}
	if out := s.ok(t, "feed", "log", "--language", "it"); !strings.Contains(out, "Vrbo: ha risposto con una pagina web invece del calendario; teniamo 2 prenotazioni.") {
		t.Errorf("in Italian:\n%s", out)
	}
	first, _, _ := strings.Cut(s.ok(t, "feed", "log", "--json"), "\n")
	if o := object(t, first); o["state"] != "failed" || o["reason"] != "html" || o["count"] != 2.0 || o["at"] != "2026-07-01T09:00:00Z" {
		t.Errorf("for machines: %v", o)
	}
	if _, said, code := s.run(t, "feed", "log", "--language", "de"); code != 2 || !strings.Contains(said, "en or it") {
		t.Errorf("in German: %d %s", code, said)
	}
}

func TestALinkIsReplacedAHoldIsBelievedAndWhatWasSaidIsKept(t *testing.T) {
	said := vrboFile("20260710 20260714 Lena", "20260720 20260724 Marc")
	portal := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/new.ics" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, said)
	}))
	defer portal.Close()
	s := newShell(t)
	s.environ = append(s.environ, "PORTINERIA_EGRESS_ALLOW="+strings.TrimPrefix(portal.URL, "http://"))
	id := object(t, s.ok(t, "feed", "add", "--property", "casa-prova", "--name", "Vrbo", portal.URL+"/s3cr3t.ics", "--json"))["id"].(string)
	s.run(t, "feed", "sync")
	out := s.ok(t, "feed", "link", "--feed", id, portal.URL+"/new.ics")
	s.ok(t, "feed", "sync")
	if _, refused, code := s.run(t, "feed", "believe", id); code != 1 || !strings.Contains(refused, "not held back") {
		t.Errorf("nothing is held: %d %s", code, refused)
	}
	said = vrboFile()
	s.now = s.now.Add(time.Hour)
	s.ok(t, "feed", "sync")
	out += s.ok(t, "feed", "believe", id, "--json")
	if state := object(t, s.ok(t, "feed", "list", "--json"))["state"]; state != "ok" {
		t.Errorf("it is %v", state)
	}
	list := s.ok(t, "feed", "evidence", id)
	if strings.Count(list, "\n") != 2 || !strings.Contains(list, "good") || !strings.Contains(list, "not believed: the calendar was suddenly empty") {
		t.Errorf("kept:\n%s", list)
	}
	number := "1"
	if strings.HasPrefix(list, "1") && strings.Contains(strings.SplitN(list, "\n", 2)[0], "not believed") {
		number = "2"
	}
	if body := s.ok(t, "feed", "evidence", id, "--number", number); body != vrboFile("20260710 20260714 Lena", "20260720 20260724 Marc") {
		t.Errorf("it is not as it came:\n%s", body)
	}
	if _, _, code := s.run(t, "feed", "evidence", id, "--number", "9"); code != 1 {
		t.Errorf("an answer that is not there: %d", code)
	}
	if strings.Contains(out+list, "s3cr3t") {
		t.Error("the link is shown")
	}
}

func TestDoubleBookingsAreListedAndAnswered(t *testing.T) {
	s := newShell(t)
	s.write(t, "a.ics", vrboFile("20260710 20260714 Lena"))
	s.write(t, "b.ics", strings.Replace(vrboFile("20260713 20260716 Olga"), "HomeAway.com, Inc.", "Guesty", 1))
	s.ok(t, "feed", "add", "--property", "casa-prova", "--name", "A", s.path("a.ics"))
	s.ok(t, "feed", "add", "--property", "casa-prova", "--name", "B", s.path("b.ics"))
	s.ok(t, "feed", "sync")
	asked := object(t, s.ok(t, "booking", "questions", "--json"))
	if asked["kind"] != "double" || asked["state"] != "open" || fmt.Sprint(asked["answers"]) != "[same different]" {
		t.Fatalf("asked %v", asked)
	}
	id := asked["id"].(string)
	if _, said, code := s.run(t, "booking", "answer", id, "seen"); code != 1 || said == "" {
		t.Errorf("an answer to another question: %d %s", code, said)
	}
	if o := object(t, s.ok(t, "booking", "answer", id, "same", "--json")); o["state"] != "settled" || o["answer"] != "same" {
		t.Errorf("answered %v", o)
	}
	if out := s.ok(t, "booking", "questions"); out != "" {
		t.Errorf("still asked: %s", out)
	}
	if all, one := s.ok(t, "booking", "list", "--twins"), s.ok(t, "booking", "list"); strings.Count(all, "\n") != 2 || strings.Count(one, "\n") != 1 || strings.Count(all, "(one stay with ") != 1 {
		t.Errorf("listed:\n%s%s", all, one)
	}
	_, said, _ := s.run(t, "feed", "list")
	if !strings.Contains(said, ": if one manages the bookings of the other") {
		t.Errorf("no warning: %s", said)
	}
}
