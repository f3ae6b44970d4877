package command_test

import (
	"os"
	"strings"
	"testing"
)

const aList = "Confirmation code,Status,Guest name,Contact,Start date,End date,Listing\n" +
	"HMABCDEF01,Confirmed,Lena Weber,+44 7700 900123,2026-07-10,2026-07-14,Dachzimmer\n" +
	"HMABCDEF02,Canceled by guest,Tom Okafor,,2026-08-10,2026-08-14,Dachzimmer\n" +
	"HMABCDEF03,Confirmed,Ana Silva,3.93E+11,2026-07-12,2026-07-16,Dachzimmer\n"

func TestAListIsPlannedAndTakenInFromAShell(t *testing.T) {
	s := newShell(t)
	s.write(t, "list.csv", aList)
	// Nobody has said what the Dachzimmer is.
	out, _, code := s.run(t, "booking", "import", s.path("list.csv"), "--dry-run")
	if code != 1 || strings.Count(out, "unclear") != 2 {
		t.Errorf("exit code %d, %s", code, out)
	}
	out, _, code = s.run(t, "booking", "import", s.path("list.csv"), "--unit", "Dachzimmer=casa-prova", "--dry-run", "--json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 1 || len(lines) != 4 {
		t.Fatalf("exit code %d, %s", code, out)
	}
	first, third, last := object(t, lines[0]), object(t, lines[2]), object(t, lines[3])
	if first["state"] != "new" || first["row"] != 2.0 || first["phone"] != "+447700900123" || first["checkin"] != "2026-07-10" || first["picked"] != true {
		t.Errorf("%v", first)
	}
	if third["state"] != "unclear" || third["reason"] != "taken" || third["phone_problem"] != "phone_shortened" || third["picked"] != false {
		t.Errorf("%v", third)
	}
	if last["state"] != "planned" || last["new"] != 0.0 {
		t.Errorf("%v", last)
	}
	if out, _, _ := s.run(t, "booking", "list"); out != "" {
		t.Errorf("a dry run entered %s", out)
	}
	out, _, code = s.run(t, "booking", "import", s.path("list.csv"), "--unit", "Dachzimmer=casa-prova", "--allow-overlap")
	if code != 0 || !strings.Contains(out, "2 entered, 0 completed, 0 moved, 0 cancelled") {
		t.Errorf("exit code %d, %s", code, out)
	}
	// It is remembered what the Dachzimmer is, and nothing is entered twice.
	out, said, code := s.run(t, "booking", "import", s.path("list.csv"))
	if code != 0 || !strings.Contains(out, "0 entered, 0 completed, 0 moved, 0 cancelled; 0 rows need a look") {
		t.Errorf("again: exit code %d, %s %s", code, out, said)
	}
}

// A property for the whole list must not swallow the flats of others.
func TestOnePropertyIsNotTakenForSeveralUnits(t *testing.T) {
	s := newShell(t)
	s.in = strings.Replace(aList, "2026-07-14,Dachzimmer", "2026-07-14,Keller", 1)
	out, _, code := s.run(t, "booking", "import", "-", "--property", "casa-prova")
	if code != 1 || !strings.Contains(out, "0 entered") {
		t.Errorf("exit code %d, %s", code, out)
	}
	s.in = aList
	if out, _, _ := s.run(t, "booking", "import", "-", "--property", "casa-prova"); !strings.Contains(out, "1 entered") {
		t.Errorf("one unit: %s", out)
	}
}

func TestCancellingNeedsToBeSaid(t *testing.T) {
	s := newShell(t)
	out, said, code := s.run(t, "booking", "add", "--property", "casa-prova", "--checkin", "2026-08-10", "--checkout", "2026-08-14", "--code", "HMABCDEF02")
	if code != 0 {
		t.Fatal(said)
	}
	id := strings.TrimSpace(out)
	s.in = "Confirmation code,Status,Start date,End date\nHMABCDEF02,Canceled by guest,2026-08-10,2026-08-14\n"
	if _, said, code = s.run(t, "booking", "import", "-", "--property", "casa-prova"); code != 0 {
		t.Fatal(said)
	}
	if out, _, _ := s.run(t, "booking", "list"); !strings.Contains(out, "active") {
		t.Errorf("it was cancelled unasked: %s", out)
	}
	if out, _, code = s.run(t, "booking", "import", "-", "--property", "casa-prova", "--cancel"); code != 0 || !strings.Contains(out, "1 cancelled") {
		t.Errorf("exit code %d, %s", code, out)
	}
	if _, said, code = s.run(t, "booking", "reopen", id); code != 0 {
		t.Error(said)
	}
}

func TestAListThatCannotBeReadSaysWhatToDo(t *testing.T) {
	s := newShell(t)
	for name, c := range map[string]struct {
		list string
		args []string
		code int
		want string
	}{
		"no list":              {"%PDF-1.7", nil, 2, "neither CSV nor XLS"},
		"unknown columns":      {"Wer;Wann\nLena;morgen\n", nil, 2, "--map"},
		"dates in two ways":    {"Code,Start date,End date\nX,03/04/2026,05/04/2026\n", nil, 2, "03/04/2026 is such a date"},
		"an order that is not": {aList, []string{"--dates", "ymd"}, 2, "dmy or mdy"},
		"a column that is not": {aList, []string{"--map", "Preis=code"}, 2, `no column "Preis"`},
		"a field that is not":  {aList, []string{"--map", "Contact=price"}, 2, `no field "price"`},
		"a state that is not":  {aList, []string{"--word", "Confirmed=maybe"}, 2, `no state "maybe"`},
		"a house that is not":  {aList, []string{"--property", "villa"}, 1, "not found"},
	} {
		t.Run(name, func(t *testing.T) {
			s.write(t, "list", c.list)
			_, said, code := s.run(t, append([]string{"booking", "import", s.path("list")}, c.args...)...)
			if code != c.code || !strings.Contains(said, c.want) {
				t.Errorf("exit code %d, %s", code, said)
			}
		})
	}
	if _, _, code := s.run(t, "booking", "import", s.path("nothing.csv")); code != 2 {
		t.Errorf("a file that is not there: exit code %d", code)
	}
	if err := os.Truncate(s.path("list"), 11<<20); err != nil {
		t.Fatal(err)
	}
	if _, said, code := s.run(t, "booking", "import", s.path("list")); code != 2 || !strings.Contains(said, "larger than 10 MB") {
		t.Errorf("exit code %d, %s", code, said)
	}
}

func TestColumnsAreNamedAndRemembered(t *testing.T) {
	s := newShell(t)
	s.in = "Wer=wem;Von wann;Bis wann;Wie\nLena Weber;03.04.2027;05.04.2027;klar\n"
	args := []string{"booking", "import", "-", "--property", "casa-prova"}
	if _, said, code := s.run(t, append(args, "--map", "Wer=wem=guest", "--map", "Von wann=arrival", "--map", "Bis wann=departure", "--map", "Wie=status")...); code != 1 || !strings.Contains(said, "klar") {
		t.Fatalf("exit code %d, %s", code, said)
	}
	if out, said, code := s.run(t, append(args, "--word", "klar=stands")...); code != 0 || !strings.Contains(out, "1 entered") {
		t.Errorf("exit code %d, %s %s", code, out, said)
	}
}

func TestABookingIsChangedAndNightsAreClosedFromAShell(t *testing.T) {
	s := newShell(t)
	out, said, code := s.run(t, "booking", "add", "--property", "casa-prova", "--checkin", "2026-08-10", "--checkout", "2026-08-14", "--name", "Lena", "--notes", "late")
	if code != 0 {
		t.Fatal(said)
	}
	id := strings.TrimSpace(out)
	out, said, code = s.run(t, "booking", "change", id, "--checkout", "2026-08-16", "--phone", "+447700900123", "--guests", "3", "--json")
	if o := object(t, out); code != 0 || o["checkout"] != "2026-08-16" || o["phone"] != "+447700900123" || o["name"] != "Lena" || o["notes"] != "late" || o["guests"] != 3.0 {
		t.Errorf("exit code %d, %v, %s", code, o, said)
	}
	if _, said, code := s.run(t, "booking", "change", id); code != 2 || !strings.Contains(said, "say what to change") {
		t.Errorf("nothing to change: exit code %d, %s", code, said)
	}
	block := []string{"booking", "block", "--property", "casa-prova", "--from", "2026-08-15", "--to", "2026-08-18", "--reason", "painter"}
	if _, said, code := s.run(t, block...); code != 1 || !strings.Contains(said, "--allow-overlap") {
		t.Errorf("taken nights: exit code %d, %s", code, said)
	}
	out, said, code = s.run(t, append(block, "--allow-overlap")...)
	if code != 0 {
		t.Fatal(said)
	}
	closed := strings.TrimSpace(out)
	if _, said, code := s.run(t, "booking", "unblock", id); code != 1 || !strings.Contains(said, "booking cancel") {
		t.Errorf("unblocking a booking: exit code %d, %s", code, said)
	}
	if out, said, code := s.run(t, "booking", "unblock", closed); code != 0 || !strings.Contains(out, "free") {
		t.Errorf("exit code %d, %s %s", code, out, said)
	}
}
