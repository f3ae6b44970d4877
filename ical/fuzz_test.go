package ical_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"portineria/ical"
)

// FuzzRead holds for any bytes: no panic, nothing invented, the same result whatever the pieces in which they come.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/feeds/*.ics")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{
		"", "\ufeff", "0;0=", "<html>", "{}", body(), body(privateZone, event("DTSTART;TZID=Casa:20260910T150000", "DURATION:P1DT19H")),
		strings.ReplaceAll(body(event("SUMMARY:R\xE9serv\xE9e")), "\r\n", "\r"), utf16(body(event()), true, true),
		body(event("RRULE:FREQ=MONTHLY;BYDAY=-1FR;BYSETPOS=1;COUNT=5", "EXDATE:20260911,20260912", "RDATE:20260920/P1D")),
		body(event("DESCRIPTION:Guest", "PHONE: +44 7700 900123", "<p>Guests: 2</p>")),
		body(event(`X;A="b"c:v`, "BEGIN:VALARM", "BEGIN:VEVENT")),
	} {
		f.Add([]byte(text))
	}
	o := ical.Options{Zone: rome, Now: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC), MaxEvents: 100, MaxLine: 4 << 10}
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := ical.Read(bytes.NewReader(text), o)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ical.Read(iotest.OneByteReader(bytes.NewReader(text)), o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c, again, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("byte by byte (-at once +byte by byte):\n%s", diff)
		}
		if c.Trusted != (c.Distrust == "") || c.Seen < len(c.Events) {
			t.Fatalf("trusted %v, distrust %q, %d events of %d", c.Trusted, c.Distrust, len(c.Events), c.Seen)
		}
		for _, e := range c.Events {
			checkEvent(t, e)
		}
		from := date("2026-09-01")
		expanded, _ := ical.Expand(c.Events, from, from.AddDays(730))
		for _, e := range expanded {
			checkEvent(t, e)
		}
		if err := ical.WriteLines(&bytes.Buffer{}, c); err != nil {
			t.Fatal(err)
		}
	})
}

// checkEvent holds for each event, whatever it was made from.
func checkEvent(t *testing.T, e ical.Event) {
	t.Helper()
	if n := e.Nights(); n < 1 || n > 730 {
		t.Fatalf("%d nights", n)
	}
	if !e.Flags.Has(ical.FlagInstance) && (e.Arrival.Year < 2000 || e.Departure.Year > 2100) {
		t.Fatalf("%v to %v", e.Arrival, e.Departure)
	}
	switch e.Kind {
	case ical.KindBooking, ical.KindBlock, ical.KindHold, ical.KindUnknown, ical.KindCancelled:
	default:
		t.Fatalf("kind %q", e.Kind)
	}
	if e.Name != "" && e.Kind != ical.KindBooking && e.Kind != ical.KindCancelled {
		t.Fatalf("a name on a %s", e.Kind)
	}
	if l := len(e.PhoneLast4); l != 0 && l != 4 {
		t.Fatalf("last four digits have %d", l)
	}
	if e.Guests < 0 || e.Guests > 198 {
		t.Fatalf("%d guests", e.Guests)
	}
	for _, text := range []string{e.UID, e.Summary, e.Name, e.Code, e.Phone, e.Email} {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\n\x00") {
			t.Fatalf("unclean text of %d bytes", len(text))
		}
	}
}
