package ical_test

import (
	"testing"

	"portineria/ical"
)

func TestDatesInAllForms(t *testing.T) {
	tests := []struct {
		name, start, end   string
		arrival, departure string
		flags              ical.Flags
	}{
		{"dates", "DTSTART;VALUE=DATE:20260910", "DTEND;VALUE=DATE:20260912", "2026-09-10", "2026-09-12", 0},
		{"no VALUE", "DTSTART:20260910", "DTEND:20260912", "2026-09-10", "2026-09-12", 0},
		{"value in lower case", "DTSTART;value=date:20260910", "DTEND;VALUE=date:20260912", "2026-09-10", "2026-09-12", 0},
		{"VALUE=DATE with a time", "DTSTART;VALUE=DATE:20260910T000000", "DTEND;VALUE=DATE:20260912T230000Z", "2026-09-10", "2026-09-12", 0},
		{"VALUE=DATE-TIME with a date", "DTSTART;VALUE=DATE-TIME:20260910", "DTEND;VALUE=DATE-TIME:20260912", "2026-09-10", "2026-09-12", 0},
		{"dashes", "DTSTART:2026-09-10", "DTEND:2026-09-12", "2026-09-10", "2026-09-12", 0},
		{"spaces", "DTSTART: 20260910 ", "DTEND:20260912\t", "2026-09-10", "2026-09-12", 0},
		{"ISO 8601", "DTSTART:2026-09-10T15:00:00.000Z", "DTEND:2026-09-12T10:00:00+02:00", "2026-09-10", "2026-09-12", 0},
		{"offset", "DTSTART:20260909T230000-0100", "DTEND:20260912T003000+0530", "2026-09-10", "2026-09-11", 0},
		{"short offset", "DTSTART:20260910T150000+02", "DTEND:20260912T1000+02", "2026-09-10", "2026-09-12", 0},
		{"no seconds", "DTSTART:20260910T1500", "DTEND:20260912T1000", "2026-09-10", "2026-09-12", 0},
		{"lower-case letters", "DTSTART:20260910t150000z", "DTEND:20260912T100000z", "2026-09-10", "2026-09-12", 0},
		{"space for T", "DTSTART:2026-09-10 15:00", "DTEND:2026-09-12 10:00:00 +0200", "2026-09-10", "2026-09-12", 0},
		{"midnight as 24", "DTSTART:20260910T150000", "DTEND:20260911T240000", "2026-09-10", "2026-09-12", 0},
		{"leap second", "DTSTART:20260910T235960", "DTEND:20260912T100000", "2026-09-10", "2026-09-12", 0},
		{"end before start in the file", "DTEND;VALUE=DATE:20260912", "DTSTART;VALUE=DATE:20260910", "2026-09-10", "2026-09-12", 0},
		{"floating", "DTSTART:20260910T230000", "DTEND:20260912T000000", "2026-09-10", "2026-09-12", 0},
		{"UTC late at night is the next day in Rome", "DTSTART:20260909T223000Z", "DTEND:20260911T223000Z", "2026-09-10", "2026-09-12", 0},
		{"UTC in winter", "DTSTART:20260109T223000Z", "DTEND:20260111T233000Z", "2026-01-09", "2026-01-12", 0},
		{"start timed, end a date", "DTSTART:20260910T150000", "DTEND;VALUE=DATE:20260912", "2026-09-10", "2026-09-12", 0},
		{"leap day", "DTSTART:20280229", "DTEND:20280301", "2028-02-29", "2028-03-01", 0},

		{"no end", "DTSTART:20260910", "X:1", "2026-09-10", "2026-09-11", ical.FlagNoEnd},
		{"end on the day of the start", "DTSTART:20260910", "DTEND:20260910", "2026-09-10", "2026-09-11", ical.FlagZeroLength},
		{"duration in days", "DTSTART:20260910", "DURATION:P5D", "2026-09-10", "2026-09-15", 0},
		{"duration in weeks and days", "DTSTART:20260910", "DURATION:P1W2D", "2026-09-10", "2026-09-19", 0},
		{"duration in hours", "DTSTART:20260910", "DURATION:PT49H", "2026-09-10", "2026-09-13", 0},
		{"duration with sign, lower case", "DTSTART:20260910", "DURATION: +p2dt", "2026-09-10", "2026-09-12", 0},
		{"duration of nothing", "DTSTART:20260910", "DURATION:P", "2026-09-10", "2026-09-11", ical.FlagZeroLength},
		{"duration from an hour", "DTSTART:20260910T150000", "DURATION:P1DT19H", "2026-09-10", "2026-09-12", 0},
		{"duration over the change to winter time", "DTSTART:20261024T230000", "DURATION:P1DT1H", "2026-10-24", "2026-10-26", 0},
		{"end and duration: the end", "DTSTART:20260910\r\nDURATION:P9D", "DTEND:20260912", "2026-09-10", "2026-09-12", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := only(t, body(event(tt.start, tt.end)))
			if e.Arrival != date(tt.arrival) || e.Departure != date(tt.departure) || e.Flags != tt.flags {
				t.Errorf("%v to %v (%v), want %s to %s (%v)", e.Arrival, e.Departure, e.Flags, tt.arrival, tt.departure, tt.flags)
			}
		})
	}
}

func TestDatesThatAreNone(t *testing.T) {
	for _, value := range []string{"", "x", "2026", "2026091", "202609100", "20261301", "20260931", "20270229", "2026-0910", "2026-9-10",
		"20260910T", "20260910T25", "20260910T2500", "20260910T156000", "20260910T150061", "20260910T240001", "20260910T15000",
		"20260910T150000X", "20260910T150000+1", "20260910T150000+2000", "20260910T150000Z1", "+20260910", "1757462400"} {
		c := read(t, body(event("DTSTART:"+value, "DTEND:20260912")))
		if c.Rejected[ical.ReasonBadDate] != 1 {
			t.Errorf("%q: %d events, rejected %v", value, len(c.Events), c.Rejected)
		}
	}
}

func TestDurationsThatAreNone(t *testing.T) {
	for _, value := range []string{"5D", "PD", "P5", "P5H", "PT5D", "P-5D", "P12345678D", "P5X", "PT1H30"} {
		c := read(t, body(event("DTSTART:20260910", "DURATION:"+value)))
		if c.Rejected[ical.ReasonBadDate] != 1 {
			t.Errorf("%q: %d events, rejected %v", value, len(c.Events), c.Rejected)
		}
	}
}

const privateZone = `BEGIN:VTIMEZONE
TZID:Casa
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Fixed
BEGIN:STANDARD
DTSTART:20200101T000000
TZOFFSETFROM:-1200
TZOFFSETTO:-1200
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Dated
BEGIN:STANDARD
DTSTART:20250101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20260101T000000
RDATE:20260601T000000,20270601T000000
TZOFFSETFROM:+0000
TZOFFSETTO:-0300
END:DAYLIGHT
END:VTIMEZONE`

func TestZonesAreFoundByLadder(t *testing.T) {
	// A stay from 00:30 to 00:30 in a zone west or east of Rome begins and ends on the day before or on the same.
	tests := []struct {
		name, tzid string
		arrival    string
		flags      ical.Flags
	}{
		{"IANA", "Europe/London", "2026-09-10", 0},
		{"IANA, east", "Asia/Tokyo", "2026-09-09", 0},
		{"quoted", `"Asia/Tokyo"`, "2026-09-09", 0},
		{"UTC", "UTC", "2026-09-10", 0},
		{"Windows", "Tokyo Standard Time", "2026-09-09", 0},
		{"Windows in lower case", "tokyo standard time", "2026-09-09", 0},
		{"Windows, numbered copy", "Tokyo Standard Time 1", "2026-09-09", 0},
		{"Windows offset", "UTC+12", "2026-09-09", 0},
		{"path", "/freeassociation.sourceforge.net/Asia/Tokyo", "2026-09-09", 0},
		{"path with a version", "/mozilla.org/20050126_1/Asia/Tokyo", "2026-09-09", 0},
		{"path with three parts", "/softwarestudio.org/Tzfile/America/Argentina/Buenos_Aires", "2026-09-10", 0},
		{"defined in the body, summer", "Casa", "2026-09-10", 0},
		{"defined in the body, fixed", "Fixed", "2026-09-10", 0},
		{"defined in the body, by dates", "Dated", "2026-09-10", 0},
		{"IANA in lower case", "asia/tokyo", "2026-09-09", 0},
		{"IANA in capitals", "AMERICA/NEW_YORK", "2026-09-10", 0},
		{"path of Microsoft's", "tzone://Microsoft/Utc", "2026-09-10", 0},
		{"offset in the name, far east", "(UTC+09:00) Osaka, Sapporo, Tokyo", "2026-09-09", ical.FlagZoneGuessed},
		{"offset in the name, with a point", "(GMT+09.00) Tokyo", "2026-09-09", ical.FlagZoneGuessed},
		{"offset alone", "GMT+0900", "2026-09-09", ical.FlagZoneGuessed},
		{"offset west", "UTC-05:00", "2026-09-10", ical.FlagZoneGuessed},
		{"offset that is none", "UTC+9:61", "2026-09-10", ical.FlagZoneGuessed},
		{"unknown", "Nowhere", "2026-09-10", ical.FlagZoneGuessed},
		{"the machine's own", "Local", "2026-09-10", ical.FlagZoneGuessed},
		{"path upwards", "../../etc/passwd", "2026-09-10", ical.FlagZoneGuessed},
		{"words", `"(UTC+01:00) Amsterdam, Berlin, Bern, Rome"`, "2026-09-10", ical.FlagZoneGuessed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := only(t, body(privateZone, event("DTSTART;TZID="+tt.tzid+":20260910T003000", "DTEND;TZID="+tt.tzid+":20260912T003000")))
			if e.Arrival != date(tt.arrival) || e.Nights() != 2 || e.Flags != tt.flags {
				t.Errorf("%v to %v (%v), want from %s (%v)", e.Arrival, e.Departure, e.Flags, tt.arrival, tt.flags)
			}
		})
	}
}

func TestAZoneThatNamesTheWinterOffsetOfThePropertyIsItsOwn(t *testing.T) {
	// In Rome half past midnight in summer is 23:30 the day before at +01:00.
	for _, tt := range []struct{ start, arrival string }{
		{"20260710T003000", "2026-07-10"}, {"20260110T003000", "2026-01-10"},
	} {
		e := only(t, body(event(`DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Rome":`+tt.start, "DURATION:P2D")))
		if e.Arrival != date(tt.arrival) || e.Flags != ical.FlagZoneGuessed {
			t.Errorf("%s: %v (%v), want %s", tt.start, e.Arrival, e.Flags, tt.arrival)
		}
	}
}

func TestZonesDefinedInTheBody(t *testing.T) {
	tests := []struct {
		name, start, end   string
		arrival, departure string
	}{
		// "Casa" has the clock of Rome, so the day stays whatever the season; "Fixed" is twelve hours west of UTC.
		{"last minute of summer", "DTSTART;TZID=Casa:20261025T013000", "DTEND;TZID=Casa:20261031T233000", "2026-10-25", "2026-10-31"},
		{"noon twelve hours west", "DTSTART;TZID=Fixed:20260910T095900", "DTEND;TZID=Fixed:20260912T100000", "2026-09-10", "2026-09-13"},
		{"before the first onset", "DTSTART;TZID=Fixed:20190910T120000", "DTEND;TZID=Fixed:20190912T090000", "2019-09-11", "2019-09-12"},
		{"before the dated change", "DTSTART;TZID=Dated:20251231T220000", "DTEND;TZID=Dated:20260105T220000", "2025-12-31", "2026-01-06"},
		{"after a dated change", "DTSTART;TZID=Dated:20260910T190000", "DTEND;TZID=Dated:20260912T185900", "2026-09-11", "2026-09-12"},
	}
	for _, tt := range tests {
		for _, order := range []string{"zones first", "zones last"} {
			t.Run(tt.name+", "+order, func(t *testing.T) {
				parts := []string{privateZone, event(tt.start, tt.end)}
				if order == "zones last" {
					parts[0], parts[1] = parts[1], parts[0]
				}
				e := only(t, body(parts...))
				if e.Arrival != date(tt.arrival) || e.Departure != date(tt.departure) || e.Flags != 0 {
					t.Errorf("%v to %v (%v), want %s to %s", e.Arrival, e.Departure, e.Flags, tt.arrival, tt.departure)
				}
			})
		}
	}
}

func TestEventsKeepTheirOrderWhenAZoneComesLate(t *testing.T) {
	c := read(t, body(event("UID:a"), event("UID:b", "DTSTART;TZID=Casa:20260910T150000", "DTEND;TZID=Casa:20260912T100000"),
		event("UID:c"), privateZone, event("UID:d")))
	var got string
	for _, e := range c.Events {
		got += e.UID
	}
	if got != "abcd" {
		t.Errorf("order %q", got)
	}
}
