//go:build readers

package web_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os/exec"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/app/export"
)

// What is served over HTTP is read by readers by others as the nights and words that were meant.
func TestReadersByOthersReadWhatIsServed(t *testing.T) {
	l := newLodge(t)
	var texts []string
	for _, channel := range []string{"vrbo", "names", "airbnb"} {
		texts = append(texts, l.readCalendar(http.MethodGet, export.Path(l.share(channel))).want(http.StatusOK).body)
	}
	in, err := json.Marshal(texts)
	l.must(err)
	cmd := exec.CommandContext(t.Context(), "node", "../ical/testdata/readers/read.mjs")
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	l.must(err)
	var got []map[string]struct {
		Name   string
		Events []struct{ UID, Start, End, Summary, Description string }
	}
	l.must(json.Unmarshal(out, &got))
	want := [][]string{
		{"b-leaves@portineria 2026-07-10 2026-07-14 Reserved ", "b-lena@portineria 2026-07-14 2026-07-19 Reserved ", "b-next@portineria 2026-07-22 2026-07-24 Reserved "},
		{"b-leaves@portineria 2026-07-10 2026-07-14 Julie Duval (Booking.com) ", "b-lena@portineria 2026-07-14 2026-07-19 Lena Weber (Airbnb) 3 guests", "b-next@portineria 2026-07-22 2026-07-24 Marco Ruggeri "},
		{"b-leaves@portineria 2026-07-10 2026-07-14 Reserved ", "b-next@portineria 2026-07-22 2026-07-24 Reserved "},
	}
	for i, readings := range got {
		for reader, r := range readings {
			var events []string
			for _, e := range r.Events {
				events = append(events, e.UID+" "+e.Start+" "+e.End+" "+e.Summary+" "+e.Description)
			}
			if diff := cmp.Diff(want[i], events); diff != "" || r.Name != "Casa Limone" {
				t.Errorf("%s reads %q (-want +read):\n%s", reader, r.Name, diff)
			}
		}
	}
}
