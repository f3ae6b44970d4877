package ical_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"portineria/ical"
)

// body joins lines into a calendar with CRLF.
func body(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n"
}

// event joins lines into an event; it has a UID and dates unless they are among the lines.
func event(lines ...string) string {
	all := strings.Join(lines, "\r\n")
	if !strings.Contains(all, "UID") {
		lines = append([]string{"UID:one@example.org"}, lines...)
	}
	if !strings.Contains(all, "DTSTART") {
		lines = append([]string{"DTSTART;VALUE=DATE:20260910", "DTEND;VALUE=DATE:20260912"}, lines...)
	}
	return "BEGIN:VEVENT\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT"
}

var rome = func() *time.Location {
	loc, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		panic(err)
	}
	return loc
}()

func read(t *testing.T, text string) *ical.Calendar {
	t.Helper()
	return readWith(t, text, ical.Options{Zone: rome})
}

func readWith(t *testing.T, text string, o ical.Options) *ical.Calendar {
	t.Helper()
	c, err := ical.Read(strings.NewReader(text), o)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return c
}

// only reads a calendar that must hold one event and be trusted.
func only(t *testing.T, text string) ical.Event {
	t.Helper()
	c := read(t, text)
	if len(c.Events) != 1 || !c.Trusted {
		t.Fatalf("got %d events, trusted %v (%s), rejected %v; want one event, trusted", len(c.Events), c.Trusted, c.Distrust, c.Rejected)
	}
	return c.Events[0]
}

func date(s string) ical.Date {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		panic(err)
	}
	return ical.DateOf(t)
}

func TestBodyIsTrustedOnlyWhenWhole(t *testing.T) {
	good := event("SUMMARY:Reserved")
	tests := []struct {
		name, text string
		want       ical.Reason
		events     int
	}{
		{"whole", body(good), "", 1},
		{"no events", body(), "", 0},
		{"lower case", strings.ToLower(body(event())), "", 1},
		{"no newline at the end", strings.TrimSuffix(body(good), "\r\n"), "", 1},
		{"blank lines and spaces around", "\r\n  \r\n" + body(good) + "\r\n \r\n\r\n", "", 1},
		{"space before the first line", " \t BEGIN:VCALENDAR\r\n" + good + "\r\nEND:VCALENDAR", "", 1},
		{"space after the last word", "BEGIN:VCALENDAR \r\n" + good + " \r\nEND:VCALENDAR  ", "", 1},
		{"two calendars", body(good) + body(good), "", 2},
		{"byte order mark between calendars", body(good) + "\ufeff" + body(good), "", 2},
		{"empty", "", ical.ReasonEmpty, 0},
		{"white space", " \r\n\t\r\n ", ical.ReasonEmpty, 0},
		{"a byte order mark", "\ufeff", ical.ReasonEmpty, 0},
		{"web page", "<!DOCTYPE html>\n<html><body>Log in</body></html>\n", ical.ReasonHTML, 0},
		{"web page with a calendar in it", "<html>\r\n" + body(good) + "</html>", ical.ReasonHTML, 1},
		{"JSON object", `{"error":"not found"}`, ical.ReasonJSON, 0},
		{"JSON list", `[{"error":"not found"}]`, ical.ReasonJSON, 0},
		{"words", "Not found", ical.ReasonNotCalendar, 0},
		{"bare events", good + "\r\n", ical.ReasonNotCalendar, 1},
		{"another component", "BEGIN:VCARD\r\nEND:VCARD\r\n", ical.ReasonNotCalendar, 0},
		{"no END:VCALENDAR", strings.TrimSuffix(body(good), "END:VCALENDAR\r\n"), ical.ReasonCutOff, 1},
		{"cut within an event", "BEGIN:VCALENDAR\r\n" + good + "\r\nBEGIN:VEVENT\r\nDTSTART:20260910\r\n", ical.ReasonCutOff, 1},
		{"second calendar cut off", body(good) + "BEGIN:VCALENDAR\r\n" + good, ical.ReasonCutOff, 2},
		{"calendar not ended before the next", "BEGIN:VCALENDAR\r\n" + good + "\r\n" + body(good), ical.ReasonCutOff, 2},
		{"text after the end", body(good) + "<!-- cached -->\r\n", ical.ReasonTrailing, 1},
		{"event not ended before the next", body("BEGIN:VEVENT\r\nDTSTART:20260910", good), ical.ReasonLeftOpen, 1},
		{"event not ended before the calendar", body(good, "BEGIN:VEVENT\r\nDTSTART:20260910"), ical.ReasonLeftOpen, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := read(t, tt.text)
			if c.Distrust != tt.want || c.Trusted != (tt.want == "") || len(c.Events) != tt.events {
				t.Errorf("trusted %v, distrust %q, %d events; want distrust %q, %d events", c.Trusted, c.Distrust, len(c.Events), tt.want, tt.events)
			}
		})
	}
}

func TestBodyCutAnywhereIsNotTrusted(t *testing.T) {
	whole := body(
		"BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE",
		event("SUMMARY:Réservée", "DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de", " tails/HMABCDEFGH",
			"BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM"),
		event("UID:two@example.org", "DTSTART;TZID=X:20260910T150000", "DTEND;TZID=X:20260912T100000"),
	)
	last := len(strings.TrimSuffix(whole, "\r\n"))
	for n := range len(whole) + 1 {
		c := read(t, whole[:n])
		if whole := n >= last; c.Trusted != whole {
			t.Fatalf("cut at %d of %d: trusted %v (%s)", n, last, c.Trusted, c.Distrust)
		}
		if len(c.Events)+c.RejectedTotal() != c.Seen {
			t.Fatalf("cut at %d: %d events and %d rejected of %d seen", n, len(c.Events), c.RejectedTotal(), c.Seen)
		}
	}
}

func TestDamagedEventCostsOnlyItself(t *testing.T) {
	first := event("UID:first", "SUMMARY:Reserved")
	last := event("UID:last", "SUMMARY:Reserved")
	tests := []struct {
		name, middle string
		reason       ical.Reason
	}{
		{"no start", "BEGIN:VEVENT\r\nUID:x\r\nDTEND:20260910\r\nEND:VEVENT", ical.ReasonNoStart},
		{"start cut after its parameter", "BEGIN:VEVENT\r\nUID:x\r\nDTSTART;VALUE=DATE\r\nEND:VEVENT", ical.ReasonNoStart},
		{"bad start", event("DTSTART:2026091"), ical.ReasonBadDate},
		{"a day that does not exist", event("DTSTART:20260230"), ical.ReasonBadDate},
		{"empty start", event("DTSTART:"), ical.ReasonBadDate},
		{"bad end", event("DTSTART:20260910", "DTEND:soon"), ical.ReasonBadDate},
		{"bad duration", event("DTSTART:20260910", "DURATION:2 weeks"), ical.ReasonBadDate},
		{"ends before it starts", event("DTSTART:20260910", "DTEND:20260909"), ical.ReasonEndsBeforeStart},
		{"negative duration", event("DTSTART:20260910", "DURATION:-P3D"), ical.ReasonEndsBeforeStart},
		{"a meeting", event("DTSTART:20260910T100000", "DTEND:20260910T110000"), ical.ReasonSameDay},
		{"an instant", event("DTSTART:20260910T100000"), ical.ReasonSameDay},
		{"year 1970", event("DTSTART:19700101", "DTEND:19700105"), ical.ReasonYear},
		{"year 2242", event("DTSTART:22420101", "DTEND:22420105"), ical.ReasonYear},
		{"three years", event("DTSTART:20260910", "DTEND:20290910"), ical.ReasonTooLong},
		{"huge duration", event("DTSTART:20260910", "DURATION:P999999W"), ical.ReasonTooLong},
		{"end missing", "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260910", ical.ReasonLeftOpen},
		{"beginning missing", "UID:x\r\nDTSTART:20260910\r\nEND:VEVENT", ical.ReasonStrayEnd},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := read(t, body(first, tt.middle, last))
			var uids []string
			for _, e := range c.Events {
				uids = append(uids, e.UID)
			}
			if diff := cmp.Diff([]string{"first", "last"}, uids); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(map[ical.Reason]int{tt.reason: 1}, c.Rejected); diff != "" {
				t.Errorf("rejected (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadRefusesOnlyWhatCannotBeHad(t *testing.T) {
	text := body(event())
	broken := errors.New("connection reset")
	tests := []struct {
		name string
		r    io.Reader
		max  int64
		want error
	}{
		{"at the cap", strings.NewReader(text), int64(len(text)), nil},
		{"a byte over the cap", strings.NewReader(text), int64(len(text)) - 1, ical.ErrTooLarge},
		{"reader fails", io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), 0, broken},
		{"reader fails at once", iotest.ErrReader(broken), 0, broken},
		{"byte by byte", iotest.OneByteReader(strings.NewReader(text)), 0, nil},
		{"end comes with the last bytes", iotest.DataErrReader(strings.NewReader(text)), 0, nil},
		{"reader gives nothing", nothing{}, 0, io.ErrNoProgress},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := ical.Read(tt.r, ical.Options{MaxBytes: tt.max})
			if !errors.Is(err, tt.want) {
				t.Fatalf("error %v, want %v", err, tt.want)
			}
			if err == nil && (!c.Trusted || len(c.Events) != 1) {
				t.Errorf("trusted %v, %d events", c.Trusted, len(c.Events))
			}
		})
	}
}

type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, nil }
