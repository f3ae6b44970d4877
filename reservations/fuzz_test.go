package reservations_test

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"portineria/reservations"
)

// FuzzOpen holds the reader to its promises: whatever the bytes are, it ends, and
// what it returns is bounded, readable text with dates that go forward.
func FuzzOpen(f *testing.F) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(content) < 20<<10 {
			f.Add(content)
		}
	}
	f.Add([]byte(airbnb))
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := reservations.Open(content)
		if err != nil {
			if reservations.ProblemOf(err) == "" {
				t.Fatalf("an error of another kind: %v", err)
			}
			return
		}
		columns := reservations.Guess(table.Header, nil)
		if !columns.Complete() && len(table.Header) > 1 {
			columns[reservations.Arrival], columns[reservations.Departure] = 0, 1
		}
		l, err := reservations.Read(table, reservations.Options{Columns: columns, Order: reservations.DayFirst})
		if err != nil && reservations.ProblemOf(err) == "" {
			t.Fatalf("an error of another kind: %v", err)
		}
		if len(l.Reservations)+len(l.Refused) > len(table.Rows) {
			t.Fatal("more rows than there are")
		}
		for _, r := range l.Reservations {
			if r.Departure <= r.Arrival || r.Guests < 0 || r.Guests > 200 || !utf8.ValidString(string(r.Name)) || len(r.Name) > 600 || len(r.Phone) > 16 {
				t.Fatalf("row %d: %#v", r.Row, r)
			}
			if r.Phone != "" && (r.Phone[0] != '+' || r.PhoneProblem != "") {
				t.Fatalf("row %d: a number that is none", r.Row)
			}
		}
	})
}
