package ical

import (
	"testing"
	"time"
)

// The line check leaves the decoder nothing to panic on, so the net under it can only be tested from inside.
func TestDecoderPanicCostsTheEvent(t *testing.T) {
	var d decoder
	for _, line := range []string{"0;0=", "X;A=b,", `X;A="b"c:v`} {
		if _, reason := d.event([]byte(eventHead + line + "\r\n" + eventTail)); reason != ReasonPanic {
			t.Errorf("%q: reason %q, want %q", line, reason, ReasonPanic)
		}
	}
	if _, reason := d.event([]byte(eventHead + "no colon\r\n" + eventTail)); reason != ReasonUnreadable {
		t.Errorf("reason %q, want %q", reason, ReasonUnreadable)
	}
	comp, reason := d.event([]byte(eventHead + "UID:after\r\n" + eventTail))
	if reason != "" || value(comp, "UID") != "after" {
		t.Errorf("after a panic: reason %q", reason)
	}
}

func TestEveryWindowsZoneExists(t *testing.T) {
	if len(windowsZones) < 130 {
		t.Errorf("%d zones, the table has some 140", len(windowsZones))
	}
	for name, zone := range windowsZones {
		if _, err := time.LoadLocation(zone); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDateAgreesWithTime(t *testing.T) {
	begin := time.Date(1599, 12, 1, 0, 0, 0, 0, time.UTC)
	d := DateOf(begin)
	for i := range 220_000 {
		want := begin.AddDate(0, 0, i)
		if got := d.AddDays(i); got != DateOf(want) || got.Weekday() != want.Weekday() || d.DaysUntil(got) != i || !got.valid() {
			t.Fatalf("day %d: %v (%v), want %v", i, got, got.Weekday(), want)
		}
	}
}
