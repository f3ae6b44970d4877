//go:build readers

package ical_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/ical"
)

// What the two readers of testdata/readers say of a calendar.
type reading struct {
	Name    string
	Refresh string
	Events  []seen
}

type seen struct {
	UID, Start, End      string
	Whole                bool // days, not hours
	Summary, Description string
	Sequence             int
	Stamp                string
	Status, Transp       string
}

// others reads calendars with readers by others; `make readers` installs them.
func others(t *testing.T, texts []string) []map[string]reading {
	t.Helper()
	in, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "node", "testdata/readers/read.mjs")
	cmd.Stdin = bytes.NewReader(in)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var all []map[string]reading
	if err := json.Unmarshal(out, &all); err != nil || len(all) != len(texts) {
		t.Fatalf("%v, %d readings of %d", err, len(all), len(texts))
	}
	return all
}

// expected is a calendar as any reader has to see it.
func expected(c ical.Outgoing) []seen {
	all := []seen{}
	for _, e := range c.Events {
		all = append(all, seen{UID: ical.UID(e.ID), Start: e.Arrival.String(), End: e.Departure.String(), Whole: true, Summary: e.Summary, Description: e.Description,
			Sequence: e.Sequence, Stamp: e.Stamp.UTC().Format("2006-01-02T15:04:05.000Z"), Status: "CONFIRMED", Transp: "OPAQUE"})
	}
	return all
}

// Left out is a backslash before an n in a text: node-ical takes the two for a line break although the backslash is
// escaped. And ical.js does not unescape a name that stands in an X- property, so that names there are plain.
func TestReadersByOthersReadWhatWeWrite(t *testing.T) {
	long := func(s string, n int) string { return strings.Repeat(s, n) }
	calendars := []ical.Outgoing{{Name: "Casa Limone"}, {Name: `Zoë's "Baita" (Ovest)`}}
	for _, text := range []string{
		"Reserved", "Zoë & Łukasz", `a\b;c,d:e"f`, "Müller-Lüdenscheidt, Jürgen (Airbnb)", "👩‍👩‍👧‍👦 Family", long("é", 200), long("👍", 100), long("a", 1000), long(",", 150), long("日本", 80), "ends in a backslash\\",
		"BEGIN:VEVENT", "END:VCALENDAR", "x:y;z=1", long("x", 66) + "é", long("x", 65) + "👍",
	} {
		calendars = append(calendars, outgoing(text, text+"\nand a second line, of more"))
	}
	roll := rand.New(rand.NewPCG(8, 15))
	letters := []rune("abzÀéßŁñ,;:\\\"'()日本👍 x")
	for range 200 {
		c := ical.Outgoing{Name: "Casa"}
		at := date("2026-07-01")
		for i := range roll.IntN(12) {
			var words strings.Builder
			for range 1 + roll.IntN(150) {
				words.WriteRune(letters[roll.IntN(len(letters))])
			}
			at = at.AddDays(1 + roll.IntN(60))
			c.Events = append(c.Events, ical.OutgoingEvent{ID: fmt.Sprintf("%032x", roll.Uint64()), Arrival: at, Departure: at.AddDays(1 + roll.IntN(30)), Summary: "x" + words.String() + "x",
				Description: fmt.Sprintf("%d guests", i), Stamp: stamp.Add(time.Duration(roll.IntN(1e9)) * time.Second), Sequence: roll.IntN(20)})
		}
		calendars = append(calendars, c)
	}
	var texts []string
	for _, c := range calendars {
		texts = append(texts, string(ical.Write(c)))
	}
	for i, readings := range others(t, texts) {
		for reader, r := range readings {
			if r.Events == nil {
				r.Events = []seen{}
			}
			if diff := cmp.Diff(expected(calendars[i]), r.Events); diff != "" {
				t.Errorf("%s (-want +read):\n%s\nof\n%s", reader, diff, texts[i])
			}
			if r.Name != calendars[i].Name {
				t.Errorf("%s calls the calendar %q, want %q", reader, r.Name, calendars[i].Name)
			}
			if reader == "icaljs" && r.Refresh != "PT1H" {
				t.Errorf("%s would refresh after %q", reader, r.Refresh)
			}
		}
	}
}
