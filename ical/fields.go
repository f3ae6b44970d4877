package ical

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// party counts guests where a description lists them by age.
type party struct {
	adults, children int
}

// fields searches a description for what identifies the guest, and fills it into e. Each line may be "label: value";
// a value may also stand alone in the line after its label. The first value of a field wins. It returns whether a phone
// number, an e-mail address, a number of guests or a booking code was found: a block has none of these.
func (e *Event) fields(text string) (personal bool) {
	var by party
	var waiting field
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		f, v := splitLabel(line)
		if f == 0 && waiting != 0 {
			f, v = waiting, line
		}
		waiting = 0
		switch {
		case f == 0:
			e.reservedBy(line)
		case v == "":
			waiting = f
		default:
			e.field(f, v, &by)
		}
		e.link(line)
	}
	if e.Guests == 0 {
		e.Guests = by.adults + by.children
	}
	return e.Phone+e.PhoneLast4+e.Email+e.Code != "" || e.Guests > 0
}

// splitLabel splits "label: value"; the field is 0 when the line does not begin with a known label.
func splitLabel(line string) (field, string) {
	i := strings.IndexByte(line, ':')
	if i <= 0 {
		return 0, ""
	}
	f, ok := labelOf(line[:i])
	if !ok {
		return 0, ""
	}
	return f, strings.Trim(line[i+1:], " \t*_\u00a0")
}

func (e *Event) field(f field, v string, by *party) {
	switch f {
	case fieldEmail:
		keep(&e.Email, findEmail(v))
	case fieldPhone:
		phone, last4 := parsePhone(v)
		keep(&e.Phone, phone)
		keep(&e.PhoneLast4, last4)
	case fieldLast4:
		keep(&e.PhoneLast4, lastFour(v))
	case fieldGuests:
		if e.Guests == 0 {
			e.Guests = people(v)
		}
	case fieldAdults:
		by.adults = people(v)
	case fieldChildren:
		by.children = people(v)
	case fieldCode:
		keep(&e.Code, parseCode(v))
	case fieldName:
		keep(&e.Name, cleanName(v))
	case fieldCheckIn:
		keep(&e.CheckIn, parseHour(v))
	case fieldCheckOut:
		keep(&e.CheckOut, parseHour(v))
	case fieldLink: // link finds it, with or without a label
	}
}

// keep sets a field that is still empty.
func keep(to *string, v string) {
	if *to == "" {
		*to = v
	}
}

// link notes the first link, and the reservation code in a link to Airbnb.
func (e *Event) link(line string) {
	i := strings.Index(line, "http")
	if i < 0 {
		return
	}
	link := line[i:]
	if end := strings.IndexAny(link, " \t\"<>"); end >= 0 {
		link = link[:end]
	}
	if !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://") || len(link) > 2048 {
		return
	}
	keep(&e.URL, link)
	if code := airbnbCode(link); code != "" {
		e.Code = code
	}
}

// airbnbCode returns the code at the end of ".../hosting/reservations/details/HM..." or, in older feeds, of
// ".../reservation/itinerary?code=HM...".
func airbnbCode(link string) string {
	for _, before := range []string{"/reservations/details/", "/reservation/itinerary?code="} {
		if _, after, ok := strings.Cut(link, before); ok {
			return leadingCode(after)
		}
	}
	return ""
}

// leadingCode returns the capitals and digits that s begins with, when there are as many as a code has.
func leadingCode(s string) string {
	n := 0
	for n < len(s) && (s[n] >= 'A' && s[n] <= 'Z' || s[n] >= '0' && s[n] <= '9') {
		n++
	}
	if n < 8 || n > 12 {
		return ""
	}
	return s[:n]
}

// parseCode reads a booking code or number: the first word, when it holds a digit or is all capitals.
func parseCode(v string) string {
	v, _, _ = strings.Cut(strings.TrimLeft(v, "# "), " ")
	v = strings.Trim(v, ".,;")
	if len(v) < 4 || len(v) > 40 || strings.Contains(v, "://") {
		return ""
	}
	for _, r := range v {
		if r >= utf8.RuneSelf || !letter(byte(r)) && (r < '0' || r > '9') && r != '-' && r != '_' {
			return ""
		}
	}
	if !strings.ContainsAny(v, "0123456789") && strings.ToUpper(v) != v {
		return ""
	}
	return v
}

// people reads a number of guests. "2 adults, 1 child, 1 infant" counts as 3: infants need no bed.
func people(v string) int {
	total := 0
	for part := range strings.FieldsFuncSeq(v, func(r rune) bool { return r == ',' || r == '+' || r == '/' || r == ';' }) {
		part = strings.TrimSpace(part)
		digits := 0
		for digits < len(part) && part[digits] >= '0' && part[digits] <= '9' {
			digits++
		}
		n, err := strconv.Atoi(part[:digits])
		if err != nil || n > 99 || infants(part) {
			continue
		}
		total += n
		if strings.TrimSpace(part[digits:]) == "" {
			break // a bare number is the whole answer
		}
	}
	return min(total, 99)
}

func infants(part string) bool {
	part = strings.ToLower(part)
	for _, word := range []string{"infant", "baby", "babies", "neonat", "säugling", "bébé", "bebé"} {
		if strings.Contains(part, word) {
			return true
		}
	}
	return false
}
