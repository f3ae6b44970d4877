package calendar

import (
	"bytes"
	"testing"

	"portineria/ical"
)

// FuzzWithoutOld says of any bytes that what is left of them stands in them in the
// same order, and that nothing outside of an event is lost.
func FuzzWithoutOld(f *testing.F) {
	for _, seed := range []string{
		"", "BEGIN:VEVENT", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200101\r\nDTEND;VALUE=DATE:20200105\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
		"begin:vevent\ndtstart:2\nend:vevent", "BEGIN:VEVENT\nDTSTART\nRRULE:FREQ=DAILY\nEND:VEVENT\n", "<html>\nDTSTART:19990101\n", "BEGIN:VEVENT\nBEGIN:VEVENT\nDTEND:20200101\nEND:VEVENT\nEND:VEVENT",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		kept := withoutOld(raw, ical.Date{Year: 2025, Month: 7, Day: 1})
		rest := raw
		for line := range bytes.Lines(kept) {
			i := bytes.Index(rest, line)
			if i < 0 {
				t.Fatalf("%q is not there any more, or in another place", line)
			}
			rest = rest[i+len(line):]
		}
		if !bytes.Contains(bytes.ToUpper(raw), []byte("BEGIN:VEVENT")) && !bytes.Equal(raw, kept) {
			t.Fatalf("%q became %q", raw, kept)
		}
	})
}
