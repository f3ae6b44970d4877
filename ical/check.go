package ical

import "bytes"

const (
	maxNameLength  = 64  // of a property or a parameter; the longest registered ones have half of that
	maxParamLength = 256 // of one parameter value; the decoder's cost grows with its square
)

// parts are the places of a content line: its name ends at name, its value starts at value.
type parts struct {
	name, value int
}

// checkLine tells whether text has the form of RFC 5545 3.1, name *(";" param "=" value *("," value)) ":" value, in a
// way that the decoder reads without panic and in linear time.
func checkLine(text []byte) (parts, bool) {
	n := nameLength(text)
	if n == 0 || n > maxNameLength || n == len(text) {
		return parts{}, false
	}
	i := n
	for i < len(text) && text[i] == ';' {
		var ok bool
		if i, ok = checkParam(text, i+1); !ok {
			return parts{}, false
		}
	}
	if i >= len(text) || text[i] != ':' {
		return parts{}, false
	}
	return parts{name: n, value: i + 1}, true
}

// checkParam checks the parameter that starts at i and returns where it ends.
func checkParam(text []byte, i int) (int, bool) {
	n := nameLength(text[i:])
	if n == 0 || n > maxNameLength {
		return 0, false
	}
	i += n
	if i >= len(text) || text[i] != '=' {
		return 0, false
	}
	for {
		var ok bool
		if i, ok = checkParamValue(text, i+1); !ok {
			return 0, false
		}
		if i >= len(text) || text[i] != ',' {
			return i, true
		}
	}
}

// checkParamValue checks the value that starts at i, quoted or bare, and returns where it ends.
func checkParamValue(text []byte, i int) (int, bool) {
	rest := text[i:min(len(text), i+maxParamLength+2)]
	if len(rest) > 0 && rest[0] == '"' {
		n := bytes.IndexByte(rest[1:], '"')
		return i + n + 2, n >= 0
	}
	n := bytes.IndexAny(rest, `";:,`)
	return i + n, n >= 0 && n <= maxParamLength && rest[n] != '"'
}

// nameLength counts the letters, digits and hyphens at the beginning of text.
func nameLength(text []byte) int {
	for i, c := range text {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' {
			return i
		}
	}
	return len(text)
}

// property numbers the properties of an event that are read.
type property uint8

const (
	propUnregistered property = iota // no property of an event at all
	propUnread                       // a property that means nothing to us
	propUID
	propRecurrenceID
	propStart
	propEnd
	propDuration
	propSummary
	propDescription
	propStatus
	propTransparency
	propSequence
	propRule
	propExtraDates
	propExceptDates
)

// repeats tells whether a property may stand in an event more than once; of the others the first wins.
func (p property) repeats() bool { return p == propExtraDates || p == propExceptDates }

// properties lists what RFC 5545 3.8, RFC 7986 5 and RFC 9073 6 allow in an event.
var properties = map[string]property{
	"UID":           propUID,
	"RECURRENCE-ID": propRecurrenceID,
	"DTSTART":       propStart,
	"DTEND":         propEnd,
	"DURATION":      propDuration,
	"SUMMARY":       propSummary,
	"DESCRIPTION":   propDescription,
	"STATUS":        propStatus,
	"TRANSP":        propTransparency,
	"SEQUENCE":      propSequence,
	"RRULE":         propRule,
	"RDATE":         propExtraDates,
	"EXDATE":        propExceptDates,

	"ATTACH": propUnread, "ATTENDEE": propUnread, "CATEGORIES": propUnread, "CLASS": propUnread,
	"COLOR": propUnread, "COMMENT": propUnread, "CONFERENCE": propUnread, "CONTACT": propUnread,
	"CREATED": propUnread, "DTSTAMP": propUnread, "EXRULE": propUnread, "GEO": propUnread, "IMAGE": propUnread,
	"LAST-MODIFIED": propUnread, "LOCATION": propUnread, "ORGANIZER": propUnread, "PRIORITY": propUnread,
	"RELATED-TO": propUnread, "REQUEST-STATUS": propUnread, "RESOURCES": propUnread, "STRUCTURED-DATA": propUnread,
	"STYLED-DESCRIPTION": propUnread, "URL": propUnread,
}

// propertyOf finds a property by its name in any case.
func propertyOf(name []byte) property {
	var upper [20]byte
	if len(name) > len(upper) {
		name = name[:min(2, len(name))] // long names are known by their X- or not at all
	}
	for i, c := range name {
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		upper[i] = c
	}
	if p, ok := properties[string(upper[:len(name)])]; ok {
		return p
	}
	if len(name) >= 2 && upper[0] == 'X' && upper[1] == '-' {
		return propUnread
	}
	return propUnregistered
}
