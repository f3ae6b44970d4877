package ical

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// domain stands behind the @ of our UIDs, for ever: a UID that changes is another stay to whoever reads it.
const domain = "portineria"

// Own is what names the calendars that we write, so that they are known again when they come back as a feed.
const Own Provider = "portineria"

// Outgoing is a calendar for others to read.
type Outgoing struct {
	Name   string // how readers call it
	Events []OutgoingEvent
}

// OutgoingEvent is one stay in it: nights, never hours.
type OutgoingEvent struct {
	ID          string // of the stay, stable; UID is made of it
	Arrival     Date   // first night
	Departure   Date   // day of leaving, after Arrival
	Summary     string
	Description string    // lines apart by \n; empty: none
	Stamp       time.Time // last change of the stay, never the moment of writing: else every read looks like a change
	Sequence    int       // how often it changed (RFC 5545 3.8.7.4)
}

// UID is the UID under which a stay is told to others.
func UID(id string) string { return id + "@" + domain }

// StayOf returns the id behind a UID of ours, "" for any other UID.
func StayOf(uid string) string {
	id, ok := strings.CutSuffix(uid, "@"+domain)
	if !ok {
		return ""
	}
	return id
}

// Write returns a calendar as RFC 5545 wants it: CRLF, lines of at most 75 octets, and the same bytes for the same
// events. Whatever the texts hold, control characters and broken letters included, the lines stay whole. A calendar of
// no events is a calendar.
//
// It is ours because go-ical's encoder refuses empty calendars and folds nothing.
func Write(c Outgoing) []byte {
	w := writer{make([]byte, 0, 512+256*len(c.Events))}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Portineria//Calendar//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.text("X-WR-CALNAME", c.Name)
	w.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H") // RFC 7986 5.7; older programs read the next one
	w.line("X-PUBLISHED-TTL", "PT1H")
	events := slices.Clone(c.Events)
	slices.SortFunc(events, func(a, b OutgoingEvent) int {
		return cmp.Or(a.Arrival.number()-b.Arrival.number(), a.Departure.number()-b.Departure.number(), strings.Compare(a.ID, b.ID))
	})
	for i := range events {
		w.event(&events[i])
	}
	w.line("END", "VCALENDAR")
	return w.b
}

type writer struct{ b []byte }

func (w *writer) event(e *OutgoingEvent) {
	w.line("BEGIN", "VEVENT")
	w.text("UID", UID(e.ID))
	w.line("DTSTAMP", e.Stamp.UTC().Format("20060102T150405Z"))
	w.line("SEQUENCE", strconv.Itoa(max(0, e.Sequence)))
	w.line("DTSTART;VALUE=DATE", e.Arrival.basic())
	w.line("DTEND;VALUE=DATE", e.Departure.basic())
	w.text("SUMMARY", e.Summary)
	if e.Description != "" {
		w.text("DESCRIPTION", e.Description)
	}
	w.line("STATUS", "CONFIRMED")
	w.line("TRANSP", "OPAQUE")
	w.line("END", "VEVENT")
}

// text writes a property of type TEXT.
func (w *writer) text(name, value string) { w.line(name, escape(value)) }

// maxOctets is the longest line, without its CRLF (RFC 5545 3.1).
const maxOctets = 75

// line writes a property, folded where it is long. value must hold no line breaks and be valid UTF-8.
func (w *writer) line(name, value string) {
	w.b = append(append(append(w.b, name...), ':'), value...)
	start := len(w.b) - len(name) - 1 - len(value)
	for room := maxOctets; len(w.b)-start > room; {
		cut := start + room
		for !utf8.RuneStart(w.b[cut]) {
			cut--
		}
		w.b = slices.Insert(w.b, cut, '\r', '\n', ' ')
		start = cut + len("\r\n")
	}
	w.b = append(w.b, "\r\n"...)
}

// escape makes a TEXT value of any text (RFC 5545 3.3.11). Control characters, and the separators that some readers take
// for the end of a line, become spaces; bytes that are no letter become the replacement character.
func escape(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || r == '\r':
			b.WriteString(`\n`)
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
