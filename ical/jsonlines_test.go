package ical_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/ical"
)

func TestLinesHaveTheKeysOfTheContract(t *testing.T) {
	c := read(t, body(event("SUMMARY:Reserved - Zoë <b>", "STATUS:CANCELLED"), event("DTSTART:x")))
	var out strings.Builder
	if err := ical.WriteLines(&out, c); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	if len(lines) != 3 || lines[2] != "" {
		t.Fatalf("%d lines: %q", len(lines), out.String())
	}
	var first, last map[string]any
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(lines[1]), &last); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"uid": "one@example.org", "recurrence_id": "", "arrival": "2026-09-10", "departure": "2026-09-12", "kind": "cancelled", "sure": true,
		"provider": "unknown", "code": "", "phone_last4": "", "phone": "", "name": "", "guests": 0.0,
	}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Errorf("event (-want +got):\n%s", diff)
	}
	want = map[string]any{"rejected": 1.0, "reasons": map[string]any{"bad_date": 1.0}, "trusted": true}
	if diff := cmp.Diff(want, last); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
}

func TestLinesOfNothing(t *testing.T) {
	var out strings.Builder
	if err := ical.WriteLines(&out, read(t, "")); err != nil {
		t.Fatal(err)
	}
	if want := `{"rejected":0,"reasons":{},"trusted":false,"distrust":"empty"}` + "\n"; out.String() != want {
		t.Errorf("%s, want %s", out.String(), want)
	}
}

func TestLinesReportAWriterThatFails(t *testing.T) {
	full := errors.New("disk full")
	for _, text := range []string{body(), body(strings.Repeat(event()+"\r\n", 100))} {
		if err := ical.WriteLines(broken{full}, read(t, text)); !errors.Is(err, full) {
			t.Errorf("error %v, want %v", err, full)
		}
	}
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestFlagsHaveNames(t *testing.T) {
	if got := (ical.FlagZeroLength | ical.FlagInstance | 1<<14).String(); got != "zero_length,instance,16384" {
		t.Error(got)
	}
}
