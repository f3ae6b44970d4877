package ical_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	goical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"portineria/ical"
)

var stamp = time.Date(2026, 9, 1, 8, 15, 30, 0, time.UTC)

// outgoing is a calendar with one stay of the given words.
func outgoing(summary, description string) ical.Outgoing {
	return ical.Outgoing{Name: "Casa Limone", Events: []ical.OutgoingEvent{{ID: "5f0c", Arrival: date("2026-09-10"), Departure: date("2026-09-14"),
		Summary: summary, Description: description, Stamp: stamp, Sequence: 3}}}
}

func TestACalendarIsWrittenToTheLetter(t *testing.T) {
	got := string(ical.Write(outgoing("Reserved", "")))
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Portineria//Calendar//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Casa Limone
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
BEGIN:VEVENT
UID:5f0c@portineria
DTSTAMP:20260901T081530Z
SEQUENCE:3
DTSTART;VALUE=DATE:20260910
DTEND;VALUE=DATE:20260914
SUMMARY:Reserved
STATUS:CONFIRMED
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAnEmptyCalendarIsOne(t *testing.T) {
	c := read(t, string(ical.Write(ical.Outgoing{Name: "Casa"})))
	if !c.Trusted || len(c.Events) != 0 || c.Provider != ical.Own {
		t.Errorf("trusted %v, %d events, provider %q", c.Trusted, len(c.Events), c.Provider)
	}
}

func TestEventsComeByArrivalWhateverTheirOrder(t *testing.T) {
	c := outgoing("Reserved", "")
	later, same := c.Events[0], c.Events[0]
	later.ID, later.Arrival, later.Departure = "0000", date("2026-10-01"), date("2026-10-02")
	same.ID = "4000"
	forth := ical.Write(ical.Outgoing{Events: []ical.OutgoingEvent{c.Events[0], later, same}})
	back := ical.Write(ical.Outgoing{Events: []ical.OutgoingEvent{same, later, c.Events[0]}})
	if !bytes.Equal(forth, back) {
		t.Error("the same events, other bytes")
	}
	var order []string
	for _, e := range read(t, string(forth)).Events {
		order = append(order, ical.StayOf(e.UID))
	}
	if diff := cmp.Diff([]string{"4000", "5f0c", "0000"}, order); diff != "" {
		t.Error(diff)
	}
}

func TestUIDsLeadBackToTheirStay(t *testing.T) {
	for uid, want := range map[string]string{ical.UID("5f0c"): "5f0c", "5f0c@airbnb.com": "", "5f0c": "", "@portineria": "", "x@portineria.example": ""} {
		if got := ical.StayOf(uid); got != want {
			t.Errorf("%q: %q, want %q", uid, got, want)
		}
	}
}

// What must hold of every line that is written.
func checkLines(t *testing.T, text []byte) {
	t.Helper()
	if !utf8.Valid(text) {
		t.Fatal("not UTF-8")
	}
	if !bytes.HasSuffix(text, []byte("END:VCALENDAR\r\n")) {
		t.Fatal("the last line does not end")
	}
	for line := range bytes.SplitSeq(bytes.TrimSuffix(text, []byte("\r\n")), []byte("\r\n")) {
		switch {
		case len(line) > 75:
			t.Fatalf("a line of %d octets", len(line))
		case len(line) == 0:
			t.Fatal("an empty line")
		case !utf8.Valid(line):
			t.Fatalf("a letter is cut in %q", line)
		}
		if i := bytes.IndexFunc(line, unicode.IsControl); i >= 0 {
			t.Fatalf("a control character in %q", line)
		}
	}
}

// readBack holds for any texts: the lines are whole, and our reader and go-ical find the stay with its words in them.
func readBack(t *testing.T, summary, description string) {
	t.Helper()
	text := ical.Write(outgoing(summary, description))
	checkLines(t, text)

	c := read(t, string(text))
	if !c.Trusted || len(c.Events) != 1 || len(c.Repaired) != 0 {
		t.Fatalf("trusted %v (%s), %d events, repaired %v", c.Trusted, c.Distrust, len(c.Events), c.Repaired)
	}
	e := c.Events[0]
	if ical.StayOf(e.UID) != "5f0c" || e.Arrival != date("2026-09-10") || e.Departure != date("2026-09-14") || e.Sequence != 3 || e.Provider != ical.Own {
		t.Fatalf("read back as %q, %v to %v, sequence %d", e.UID, e.Arrival, e.Departure, e.Sequence)
	}

	other, err := goical.NewDecoder(bytes.NewReader(text)).Decode()
	if err != nil || len(other.Events()) != 1 {
		t.Fatalf("go-ical: %v", err)
	}
	for name, want := range map[string]string{"SUMMARY": summary, "DESCRIPTION": description} {
		p := other.Events()[0].Props.Get(name)
		if p == nil && want == "" {
			continue
		}
		got, err := p.Text()
		if err != nil || got != cleaned(want) {
			t.Fatalf("go-ical reads %s as %q (%v), want %q", name, got, err, cleaned(want))
		}
	}
	if start, err := other.Events()[0].DateTimeStart(time.UTC); err != nil || start.Format(time.DateOnly) != "2026-09-10" {
		t.Fatalf("go-ical reads the start as %v (%v)", start, err)
	}
}

// cleaned is what remains of a text: its lines and letters.
func cleaned(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", " ", "\u2029", " ").Replace(strings.ToValidUTF8(text, "\ufffd"))
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}

func TestAnyWordsAreReadBack(t *testing.T) {
	long := strings.Repeat
	for _, text := range []string{
		"", " ", "Reserved", "Zoë & Łukasz", `a\b;c,d:e"f`, "two\nlines", "two\r\nlines", "\n\n", "BEGIN:VEVENT\r\nEND:VCALENDAR", "a\x00b\x7fc\u0085d\u2028e\u2029f\tg",
		"\xff\xfe broken \xe9", "\xc3", "END:VEVENT", "\ufeff", "👩‍👩‍👧‍👦", long("é", 200), long("👍", 100), long("a", 1000), long(" ", 300), long(`\`, 200), long(",", 200), long("日本", 80),
		"ends in a backslash\\", "a\\nb", long("x", 66), long("x", 67), long("x", 68), long("x", 65) + "é", long("x", 66) + "é", long("x", 64) + "👍",
	} {
		readBack(t, strings.ToValidUTF8(text, "\ufffd"), strings.ToValidUTF8(text, "\ufffd"))
		checkLines(t, ical.Write(ical.Outgoing{Name: text, Events: outgoing(text, text).Events}))
	}
}

func TestRandomWordsAreReadBack(t *testing.T) {
	roll := rand.New(rand.NewPCG(4, 2))
	letters := []rune("abz ÀéßŁñ,;:\\\"\n\r\t\x00\u0085\u2028日本👍👩‍👧'()@=")
	for range 3000 {
		var words [2]strings.Builder
		for i := range words {
			for range roll.IntN(160) {
				words[i].WriteRune(letters[roll.IntN(len(letters))])
			}
		}
		readBack(t, words[0].String(), words[1].String())
	}
}

// FuzzWrite holds for any bytes in the texts.
func FuzzWrite(f *testing.F) {
	for _, text := range []string{"", "Reserved", "Zoë\r\nEND:VEVENT", "\xff\xc3\x28", strings.Repeat("👍", 40), `\`, "a,b;c"} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, summary, description string) {
		if len(summary)+len(description) > 30_000 {
			return // longer than a line that is read
		}
		readBack(t, strings.ToValidUTF8(summary, "\ufffd"), strings.ToValidUTF8(description, "\ufffd"))
		checkLines(t, ical.Write(outgoing(summary, description)))
	})
}
