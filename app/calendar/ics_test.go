package calendar_test

import (
	"fmt"
	"strings"
	"testing"
)

// period is one line of a calendar as a scenario writes it:
//
//	2026-07-10 to 2026-07-14 booking uid=a code=HMAAAAAAA1 last4=0123 name=Lena
//
// Kinds are booking, block, pending, cancelled and free. What a channel does not
// tell is left out when it is written in the channel's way.
type period struct {
	arrival, departure, kind string
	fields                   map[string]string
}

func parsePeriod(t testing.TB, line string) period {
	t.Helper()
	words := strings.Fields(line)
	if len(words) < 4 || words[1] != "to" {
		t.Fatalf("not a period: %q", line)
	}
	p := period{arrival: words[0], departure: words[2], kind: words[3], fields: map[string]string{}}
	for _, w := range words[4:] {
		key, value, ok := strings.Cut(w, "=")
		if !ok {
			t.Fatalf("not a field: %q in %q", w, line)
		}
		p.fields[key] = strings.ReplaceAll(value, "_", " ")
	}
	return p
}

// prodIDs is how each channel signs its calendars.
var prodIDs = map[string]string{
	"airbnb":      "-//Airbnb Inc//Hosting Calendar 1.0//EN",
	"booking.com": `-//admin.booking.com\\\, b.v.//NONSGML v1.0//EN`,
	"vrbo":        "-//HomeAway.com, Inc.//EN",
	"lodgify":     "-//Lodgify//EN",
	"guesty":      "-//Guesty//EN",
	"hospitable":  "-//Hospitable//EN",
	"tripadvisor": "-//TripAdvisor//EN",
	"google":      "-//Google Inc//Google Calendar 70.9054//EN",
	"other":       "-//Example//Lets//EN",
}

// ics writes a calendar in a channel's own way.
func ics(t testing.TB, channel string, periods ...period) string {
	t.Helper()
	prodID, ok := prodIDs[channel]
	if !ok {
		t.Fatalf("no such channel: %q", channel)
	}
	var s strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&s, format+"\r\n", args...) }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:%s", prodID)
	for _, p := range periods {
		line("BEGIN:VEVENT")
		if uid := p.fields["uid"]; uid != "" {
			line("UID:%s", uidOf(channel, p.kind, uid))
		}
		line("DTSTAMP:20260701T080000Z")
		line("DTSTART;VALUE=DATE:%s", strings.ReplaceAll(p.arrival, "-", ""))
		if p.departure != "?" {
			line("DTEND;VALUE=DATE:%s", strings.ReplaceAll(p.departure, "-", ""))
		}
		summary, description := wordsOf(channel, p)
		line("SUMMARY:%s", summary)
		if description != "" {
			line("DESCRIPTION:%s", description)
		}
		if n := p.fields["sequence"]; n != "" {
			line("SEQUENCE:%s", n)
		}
		if rule := p.fields["rule"]; rule != "" {
			line("RRULE:%s", rule)
		}
		switch p.kind {
		case "cancelled":
			line("STATUS:CANCELLED")
		case "free":
			line("TRANSP:TRANSPARENT")
		}
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	return s.String()
}

func uidOf(channel, kind, uid string) string {
	switch {
	case channel == "airbnb" && kind == "block":
		return "7f662ec65913-" + uid + "@airbnb.com"
	case channel == "airbnb":
		return "1418fb94e984-" + uid + "@airbnb.com"
	case channel == "booking.com":
		return uid + "@booking.com"
	default:
		return uid
	}
}

func wordsOf(channel string, p period) (summary, description string) {
	if s := p.fields["summary"]; s != "" {
		return s, p.fields["description"]
	}
	name := p.fields["name"]
	switch channel {
	case "airbnb":
		if p.kind == "block" {
			return "Airbnb (Not available)", ""
		}
		return "Reserved", `Reservation URL: https://www.airbnb.com/hosting/reservations/details/` + p.fields["code"] +
			`\nPhone Number (Last 4 Digits): ` + p.fields["last4"]
	case "booking.com":
		return "CLOSED - Not available", ""
	case "tripadvisor":
		return "Booked: " + name, ""
	case "google":
		return "Closed", ""
	}
	switch p.kind {
	case "block":
		return "Blocked", ""
	case "pending":
		return "PENDING", ""
	}
	if name != "" {
		summary = " - " + name
	}
	var lines []string
	for _, f := range []struct{ key, label string }{{"code", "Booking ID"}, {"phone", "Phone"}, {"guests", "Guests"}, {"last4", "Phone (last 4)"}} {
		if v := p.fields[f.key]; v != "" {
			lines = append(lines, f.label+": "+v)
		}
	}
	return "Reserved" + summary, strings.Join(lines, `\n`)
}
