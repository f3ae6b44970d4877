package ical_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/ical"
)

// TestLinesThatTheDecoderCannotBear feeds what makes the bare decoder lose a whole calendar, panic or run out of stack.
// The event with the line and the event after it must both be there.
func TestLinesThatTheDecoderCannotBear(t *testing.T) {
	tests := []struct {
		name, line string
		repaired   map[ical.Reason]int
	}{
		{"stray text", "garbage without a colon", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"web page", "<div>oops</div>", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"parameter and no value", "X-FOO;A=b", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"quoted parameter and no value", `X-FOO;A="b"`, map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"parameter list that ends in a comma", "X;A=b,", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"letters after a quote", `X-FOO;A="b"c:v`, map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"shortest input that panics", "0;0=", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"parameter without equal sign", "X-FOO;A:v", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"parameter without name", "X-FOO;=b:v", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"quote inside a parameter", `X-FOO;A=b"c:v`, map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"quote that never ends", `X-FOO;A="b:v`, map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"no name", ":v", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"name with a space", "PHONE NUMBER:1", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"name of 65 letters", strings.Repeat("X", 65) + ":v", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"parameter of 257 letters", "X-A;B=" + strings.Repeat("x", 257) + ":v", map[ical.Reason]int{ical.ReasonBadLine: 1}},
		{"quoted parameter of 257 letters", `X-A;B="` + strings.Repeat("x", 257) + `":v`, map[ical.Reason]int{ical.ReasonBadLine: 1}},

		{"NUL", "X-FOO:a\x00b", map[ical.Reason]int{}},
		{"empty value", "X-FOO:", map[ical.Reason]int{}},
		{"unknown name", "BOOKED:v", map[ical.Reason]int{}},
		{"parameter of 256 letters", "X-A;B=" + strings.Repeat("x", 256) + ":v", map[ical.Reason]int{}},
		{"quoted parameter of 256 letters", `X-A;B="` + strings.Repeat("x", 256) + `":v`, map[ical.Reason]int{}},
		{"quoted separators", `X-A;B="a;b:c,d":v`, map[ical.Reason]int{}},
		{"list of parameters", `X-A;B=a,"b",c;D=:v`, map[ical.Reason]int{}},
		{"end of another component", "END:VALARM", map[ical.Reason]int{}},
		{"BEGIN with a parameter", "BEGIN;X=1:VALARM", map[ical.Reason]int{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := read(t, body(event("UID:a", tt.line, "SUMMARY:Reserved"), tt.line, event("UID:b")))
			if !c.Trusted || len(c.Events) != 2 || c.Events[0].Summary != "Reserved" {
				t.Fatalf("trusted %v (%s), %d events, rejected %v", c.Trusted, c.Distrust, len(c.Events), c.Rejected)
			}
			if diff := cmp.Diff(tt.repaired, c.Repaired); diff != "" {
				t.Errorf("repaired (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinesThatBelongToTheDescription(t *testing.T) {
	fold := "DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de"
	tests := []struct {
		name  string
		lines []string
		code  string
		last4 string
		phone string
		email string
	}{
		{"fold that lost its space", []string{fold, "tails/HMABCDEFGH\\nPhone Number (Last 4 Digits): 1234"}, "HMABCDEFGH", "1234", "", ""},
		{"newline that nobody escaped", []string{"DESCRIPTION:Guest", "Phone Number (Last 4 Digits): 1234", "second line"}, "", "1234", "", ""},
		{"newline before what looks like a property", []string{"DESCRIPTION:Guest", "PHONE: +44 7700 900123", "EMAIL: jane@example.org"}, "", "", "+447700900123", "jane@example.org"},
		{"newline before a link", []string{"DESCRIPTION:Guest", "https://www.airbnb.com/hosting/reservations/details/HMABCDEFGH"}, "HMABCDEFGH", "", "", ""},
		{"after another property it is lost", []string{"DESCRIPTION:Guest", "LOCATION:Casa", "Phone Number: +44 7700 900123"}, "", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := only(t, body(event(append(tt.lines, "SUMMARY:Reserved")...)))
			if e.Code != tt.code || e.PhoneLast4 != tt.last4 || e.Phone != tt.phone || e.Email != tt.email || e.Summary != "Reserved" {
				t.Errorf("code %q, last four %q, phone %q, e-mail %q, summary %q", e.Code, e.PhoneLast4, e.Phone, e.Email, e.Summary)
			}
			if !e.Flags.Has(ical.FlagRepaired) {
				t.Error("not flagged as repaired")
			}
		})
	}
}

func TestEventsKeepWhatTheyCan(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		check func(ical.Event) bool
	}{
		{"no UID", []string{"X:uid", "SUMMARY:Reserved"}, func(e ical.Event) bool { return e.Kind == ical.KindBooking }},
		{"no summary", nil, func(e ical.Event) bool { return e.Kind == ical.KindUnknown && e.Summary == "" }},
		{"lower-case names", []string{"summary:Reserved"}, func(e ical.Event) bool { return e.Summary == "Reserved" }},
		{"two summaries: the first", []string{"SUMMARY:Reserved", "SUMMARY:Blocked"}, func(e ical.Event) bool { return e.Summary == "Reserved" }},
		{"comma that nobody escaped", []string{"SUMMARY:Reserved - Rossi, Anna"}, func(e ical.Event) bool { return e.Name == "Rossi, Anna" }},
		{"escaped comma, semicolon, backslash", []string{`SUMMARY:a\, b\; c\\d`}, func(e ical.Event) bool { return e.Summary == `a, b; c\d` }},
		{"unknown escapes keep their letter", []string{`SUMMARY:a\:b \"c\" \x`}, func(e ical.Event) bool { return e.Summary == `a:b "c" x` }},
		{"backslash at the end", []string{`SUMMARY:Reserved\`}, func(e ical.Event) bool { return e.Summary == "Reserved" }},
		{"newline in a summary", []string{`SUMMARY:Reserved\n - \N Anna`}, func(e ical.Event) bool { return e.Summary == "Reserved - Anna" }},
		{"control characters in a summary", []string{"SUMMARY:Re\x00served\x1b"}, func(e ical.Event) bool { return e.Summary == "Re served" }},
		{"canceled", []string{"STATUS:CANCELED"}, func(e ical.Event) bool { return e.Kind == ical.KindCancelled && e.Sure }},
		{"cancelled, lower case, spaces", []string{"STATUS: cancelled "}, func(e ical.Event) bool { return e.Kind == ical.KindCancelled }},
		{"transparent", []string{"TRANSP:transparent"}, func(e ical.Event) bool { return e.Transparent }},
		{"sequence", []string{"SEQUENCE: 7"}, func(e ical.Event) bool { return e.Sequence == 7 }},
		{"sequence of nonsense", []string{"SEQUENCE:-x"}, func(e ical.Event) bool { return e.Sequence == 0 }},
		{"alarm's text does not leak", []string{"BEGIN:VALARM", "DESCRIPTION:Phone: +44 7700 900123", "SUMMARY:Alarm", "END:VALARM", "SUMMARY:Reserved"},
			func(e ical.Event) bool { return e.Phone == "" && e.Summary == "Reserved" }},
		{"alarm that is not ended", []string{"SUMMARY:Reserved", "BEGIN:VALARM", "SUMMARY:Alarm"},
			func(e ical.Event) bool { return e.Summary == "Reserved" }},
		{"override of one day", []string{"RECURRENCE-ID;VALUE=DATE:20260910"}, func(e ical.Event) bool { return e.RecurrenceID == "20260910" }},
		{"override of one hour", []string{"RECURRENCE-ID:20260909T230000Z"}, func(e ical.Event) bool { return e.RecurrenceID == "20260910" }},
		{"override that cannot be read", []string{"RECURRENCE-ID: some day"}, func(e ical.Event) bool { return e.RecurrenceID == "some day" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if e := only(t, body(event(tt.lines...))); !tt.check(e) {
				t.Errorf("kind %q sure %v, summary %q, name %q, recurrence id %q", e.Kind, e.Sure, e.Summary, e.Name, e.RecurrenceID)
			}
		})
	}
}

func TestSeveralCalendarsKeepTheirProviders(t *testing.T) {
	one := "BEGIN:VCALENDAR\r\nPRODID;X-RICAL-TZSOURCE=TZINFO:-//Airbnb Inc//Hosting Calendar 0.8.8//EN\r\n" + event("UID:a", "SUMMARY:Reserved") + "\r\nEND:VCALENDAR\r\n"
	two := "BEGIN:VCALENDAR\r\n" + event("UID:b", "SUMMARY:CLOSED - Not available") + "\r\nPRODID:-//admin.booking.com\\\\\\, b.v.//NONSGML v1.0//EN\r\nEND:VCALENDAR\r\n"
	c := read(t, one+two+body(event("UID:c@expedia.com", "SUMMARY:Reserved on Expedia")))
	var got []ical.Provider
	for _, e := range c.Events {
		got = append(got, e.Provider)
	}
	if diff := cmp.Diff([]ical.Provider{ical.Airbnb, ical.BookingCom, ical.Expedia}, got); diff != "" {
		t.Errorf("providers (-want +got):\n%s", diff)
	}
	if c.Provider != ical.Airbnb || !strings.Contains(c.ProdID, "0.8.8") {
		t.Errorf("body: provider %q, PRODID %q", c.Provider, c.ProdID)
	}
}
