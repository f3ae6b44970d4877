package web_test

import (
	"bufio"
	"net/http"
	"strings"
	"testing"

	"portineria/stay"
)

// listen opens the event stream and returns its lines.
func (s *site) listen(role stay.Role, topics string) *bufio.Scanner {
	s.t.Helper()
	resp, err := (&http.Client{}).Do(s.request(role, http.MethodGet, "/live?"+topics, nil))
	s.must(err)
	s.t.Cleanup(func() { resp.Body.Close() })
	if resp.Header.Get("Content-Type") != "text/event-stream" || resp.Header.Get("Cache-Control") != "no-store" {
		s.t.Errorf("the stream comes as %q, kept %q", resp.Header.Get("Content-Type"), resp.Header.Get("Cache-Control"))
	}
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "retry:") {
	}
	return lines
}

func TestAnOpenPageHearsOfItsTopicsAlone(t *testing.T) {
	s := furnished(t)
	lines := s.listen(stay.RoleOwner, "topic=conversation:lena&topic=nothing")
	s.post(stay.RoleOwner, "/inbox/tom/takeover", nil).want(http.StatusSeeOther)
	s.post(stay.RoleOwner, "/inbox/lena/takeover", nil).want(http.StatusSeeOther)
	var heard []string
	for len(heard) < 2 && lines.Scan() {
		if lines.Text() != "" {
			heard = append(heard, lines.Text())
		}
	}
	if strings.Join(heard, "|") != "event: change|data: conversation:lena" {
		t.Errorf("heard %q", heard)
	}
	s.web.EndStreams()
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "data:") {
			t.Errorf("heard %q after the end", lines.Text())
		}
	}
	if err := lines.Err(); err != nil {
		t.Errorf("the stream broke off: %v", err)
	}
}
