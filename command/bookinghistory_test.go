package command_test

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestABookingTellsItsHistory(t *testing.T) {
	s := newShell(t)
	out, said, code := s.run(t, "booking", "add", "--property", "casa-prova", "--checkin", "2026-07-12", "--checkout", "2026-07-19", "--name", "Lena Weber")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, said)
	}
	id := strings.Fields(out)[0]
	if _, said, code := s.run(t, "booking", "cancel", id); code != 0 {
		t.Fatalf("exit %d: %s", code, said)
	}
	out, _, code = s.run(t, "booking", "history", id)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || len(lines) != 2 || !strings.Contains(lines[0], "Cancelled.") || !strings.Contains(lines[1], "Came in: 12 to 19 July.") {
		t.Errorf("exit %d: %s", code, out)
	}
	out, _, _ = s.run(t, "booking", "history", id, "--json")
	var first struct{ ID, State, What, By, Text, At string }
	if err := json.Unmarshal([]byte(strings.SplitN(out, "\n", 2)[0]), &first); err != nil || first.ID != id || first.State != "cancelled" || first.What != "cancelled" || first.By != "host" || first.At == "" {
		t.Errorf("%v: %s", err, out)
	}
	if _, said, code := s.run(t, "booking", "history", "nobody"); code != 1 || said == "" {
		t.Errorf("a booking that is not there: exit %d, %q", code, said)
	}
}

func TestTheListOfPropertiesSaysHowTheyStand(t *testing.T) {
	s := newShell(t)
	out, _, code := s.run(t, "property", "list")
	if code != 0 || !strings.Contains(out, "empty") {
		t.Errorf("exit %d: %s", code, out)
	}
	s.run(t, "booking", "add", "--property", "casa-prova", "--checkin", "2026-07-01", "--checkout", "2026-07-31", "--name", "Lena Weber")
	out, _, _ = s.run(t, "property", "list", "--json")
	var line struct{ Occupancy, Booking, Next, NextAt string }
	if err := json.Unmarshal([]byte(strings.ReplaceAll(strings.TrimSpace(out), `"next_at"`, `"nextat"`)), &line); err != nil || line.Occupancy == "" || line.Next == "" || line.NextAt == "" {
		t.Errorf("%v: %s", err, out)
	}
}
