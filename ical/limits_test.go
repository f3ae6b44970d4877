package ical_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"portineria/ical"
)

// endless gives n copies of a text.
func endless(text string, n int) io.Reader {
	readers := make([]io.Reader, n)
	for i := range readers {
		readers[i] = strings.NewReader(text)
	}
	return io.MultiReader(readers...)
}

func TestHugeBodyStopsAtTheCap(t *testing.T) {
	chunk := strings.Repeat(event("SUMMARY:Reserved")+"\r\n", 1000)
	r := io.MultiReader(strings.NewReader("BEGIN:VCALENDAR\r\n"), endless(chunk, 50<<20/len(chunk)+1))
	if _, err := ical.Read(r, ical.Options{MaxBytes: 5 << 20}); !errors.Is(err, ical.ErrTooLarge) {
		t.Fatalf("error %v, want %v", err, ical.ErrTooLarge)
	}
}

func TestHugeBodyIsReadWithoutCap(t *testing.T) {
	chunk := strings.Repeat(event("SUMMARY:Reserved", "X-PADDING:"+strings.Repeat("x", 4000))+"\r\n", 100)
	n := 50<<20/len(chunk) + 1
	r := io.MultiReader(strings.NewReader("BEGIN:VCALENDAR\r\n"), endless(chunk, n), strings.NewReader("END:VCALENDAR\r\n"))
	c, err := ical.Read(r, ical.Options{})
	if err != nil || !c.Trusted || len(c.Events) != 100*n {
		t.Fatalf("error %v, events %d, want %d", err, len(c.Events), 100*n)
	}
}

func TestNestingIsHarmless(t *testing.T) {
	const million = 1_000_000
	deep := func(name string, n int) string { return strings.Repeat("BEGIN:"+name+"\r\n", n) }
	up := func(name string, n int) string { return strings.Repeat("END:"+name+"\r\n", n) }
	tests := []struct {
		name, text string
		events     int
		trusted    bool
	}{
		{"inside an event, closed", body(event(deep("VALARM", million) + up("VALARM", million) + "SUMMARY:Reserved")), 1, true},
		{"inside an event, left open", body(event("SUMMARY:Reserved", deep("A", million)+"X:1"), event()), 2, true},
		{"beside events", body(deep("A", million/10)+up("A", million/10)+"X:1", event()), 1, true},
		{"inside a time zone", body("BEGIN:VTIMEZONE", deep("STANDARD", million/10)+up("STANDARD", million/10)+"END:VTIMEZONE", event()), 1, true},
		{"calendars", deep("VCALENDAR", million/10) + body(event()), 1, false},
		{"events", body(deep("VEVENT", million/10) + event()), 1, false},
		{"nothing but beginnings", deep("A", million/10), 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := read(t, tt.text)
			if len(c.Events) != tt.events || c.Trusted != tt.trusted {
				t.Errorf("%d events, trusted %v (%s); want %d, %v", len(c.Events), c.Trusted, c.Distrust, tt.events, tt.trusted)
			}
		})
	}
}

func TestHugeLinesAreCutNotKept(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	t.Run("a description loses its tail", func(t *testing.T) {
		e := only(t, body(event("DESCRIPTION:Phone: +44 7700 900123\\n"+long)))
		if e.Phone != "+447700900123" || !e.Flags.Has(ical.FlagRepaired) {
			t.Errorf("phone %q, flags %v", e.Phone, e.Flags)
		}
	})
	t.Run("a letter at the cut does not spoil the rest", func(t *testing.T) {
		for pad := range 4 {
			e := only(t, body(event("SUMMARY:Reserved", "DESCRIPTION:Name: Zoë\\n"+long[:pad]+strings.Repeat("ë", 1<<16))))
			if e.Name != "Zoë" || e.Flags.Has(ical.FlagEncoding) {
				t.Errorf("pad %d: name %q, flags %v", pad, e.Name, e.Flags)
			}
		}
	})
	t.Run("a parameter costs its line", func(t *testing.T) {
		c := read(t, body(event("SUMMARY;ALTREP="+long+":Reserved"), event("SUMMARY;ALTREP=\""+long+"\":Reserved")))
		if len(c.Events) != 2 || c.Events[0].Summary != "" || c.Repaired[ical.ReasonBadLine] != 2 {
			t.Errorf("%d events, repaired %v", len(c.Events), c.Repaired)
		}
	})
	t.Run("a start costs its event", func(t *testing.T) {
		c := read(t, body(event("DTSTART;X="+strings.Repeat("A,", 1<<19)+":20260910"), event()))
		if len(c.Events) != 1 || c.Rejected[ical.ReasonNoStart] != 1 || c.Repaired[ical.ReasonBadLine] != 1 {
			t.Errorf("%d events, rejected %v, repaired %v", len(c.Events), c.Rejected, c.Repaired)
		}
	})
	t.Run("a million folds", func(t *testing.T) {
		if e := only(t, body(event("X-A:"+strings.Repeat("\r\n a", 1_000_000)))); e.Flags != 0 {
			t.Errorf("flags %v", e.Flags)
		}
	})
	t.Run("300,000 properties in one event", func(t *testing.T) {
		c := read(t, body(event(strings.Repeat("EXDATE:20260910\r\nA:1\r\n", 150_000)+"SUMMARY:Reserved"), event()))
		if len(c.Events) != 2 || c.Repaired[ical.ReasonEventFull] == 0 {
			t.Errorf("%d events, repaired %v", len(c.Events), c.Repaired)
		}
	})
}

func TestEventsBeyondTheCapAreCounted(t *testing.T) {
	c := readWith(t, body(event(), event(), event()), ical.Options{MaxEvents: 2})
	if len(c.Events) != 2 || c.Rejected[ical.ReasonTooMany] != 1 || c.Distrust != ical.ReasonTooMany || c.Trusted {
		t.Errorf("%d events, rejected %v, distrust %q", len(c.Events), c.Rejected, c.Distrust)
	}
}
