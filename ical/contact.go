package ical

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	minPhoneDigits = 7  // of a number within a country
	maxPhoneDigits = 15 // ITU-T E.164
)

// parsePhone reads a phone number as typed. It returns "+" and digits when the number was written internationally, and
// the bare digits when it was not: guessing a country is not for a reader. A masked number gives its last four digits.
func parsePhone(v string) (phone, last4 string) {
	v = strings.Replace(v, "(0)", "", 1) // +44 (0)20: the zero is dialled only within the country
	if strings.ContainsAny(v, "*•…") || strings.Contains(strings.ToLower(v), "xx") {
		return "", lastFour(v)
	}
	plus, digits := false, []byte(nil)
scan:
	for _, r := range v {
		switch {
		case r >= '0' && r <= '9':
			digits = append(digits, byte(r))
		case r == '+' && len(digits) == 0:
			plus = true
		case strings.ContainsRune(".()", r), unicode.IsSpace(r), unicode.Is(unicode.Pd, r), unicode.Is(unicode.Cf, r):
		case r == '/' && len(digits) < minPhoneDigits: // 0171/1234567, but not the second number after a whole one
		case len(digits) > 0 || plus:
			break scan // a remark, a second number
		}
	}
	if !plus && len(digits) > 2 && digits[0] == '0' && digits[1] == '0' {
		plus, digits = true, digits[2:]
	}
	if len(digits) < minPhoneDigits || len(digits) > maxPhoneDigits || plus && digits[0] == '0' {
		return "", ""
	}
	if plus {
		return "+" + string(digits), ""
	}
	return string(digits), ""
}

// lastFour returns the last four digits of v when four stand together at its end.
func lastFour(v string) string {
	v = strings.TrimRight(v, " .)\t")
	if len(v) < 4 {
		return ""
	}
	v = v[len(v)-4:]
	for i := range len(v) {
		if v[i] < '0' || v[i] > '9' {
			return ""
		}
	}
	return v
}

// loosePhone finds an international number in running text, or the one in a wa.me link. Bare digits do not count there:
// a booking number looks the same, and a wrong number would open a door.
func loosePhone(text string) string {
	if _, after, ok := strings.Cut(text, "wa.me/"); ok {
		if phone, _ := parsePhone("+" + strings.TrimLeft(after, "+")); phone != "" {
			return phone
		}
	}
	for {
		i := strings.IndexByte(text, '+')
		if i < 0 {
			return ""
		}
		text = text[i:]
		if phone, _ := parsePhone(text[:min(len(text), 40)]); len(phone) > minPhoneDigits && startsNumber(text) {
			return phone
		}
		text = text[1:]
	}
}

// startsNumber tells whether a digit or a bracket follows the plus sign.
func startsNumber(text string) bool {
	return len(text) > 1 && (text[1] >= '1' && text[1] <= '9' || text[1] == '(')
}

// findEmail returns the first thing in text that has the form of an e-mail address.
func findEmail(text string) string {
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '@')
		if i < 0 {
			return ""
		}
		at := from + i
		begin, end := at, at+1
		for begin > from && addressByte(text[begin-1], true) {
			begin--
		}
		for end < len(text) && addressByte(text[end], false) {
			end++
		}
		domain := strings.TrimRight(text[at+1:end], ".-")
		if begin < at && strings.Contains(domain, ".") && domain[0] != '.' && at-begin <= 64 && len(domain) <= 253 {
			return text[begin:at+1] + domain
		}
		from = at + 1
	}
}

func addressByte(c byte, local bool) bool {
	return letter(c) || c >= '0' && c <= '9' || c == '.' || c == '-' || local && strings.IndexByte("_+%'", c) >= 0
}

const maxName = 100 // letters

// cleanName returns v as the name of a person, "" when it cannot be one: no letters, masked, a number, the name of a
// channel, a word for closed nights.
func cleanName(v string) string {
	v = strings.Trim(v, " \t-–—:|,;.\u00a0")
	if v == "" || strings.ContainsAny(v, "*@<>{}[]\\/") || strings.Contains(v, "://") || utf8.RuneCountInString(v) > maxName {
		return ""
	}
	letters, digits := 0, 0
	for _, r := range v {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		case unicode.IsControl(r):
			return ""
		}
	}
	lower := strings.ToLower(v)
	if letters < 2 || digits > 2 || isChannel(lower) || blockWord(lower) || reservedWord(lower) == len(lower) {
		return ""
	}
	return v
}

// parseHour reads "3:00 PM", "15:00", "15h00", "15.00 Uhr" or "3pm" as 15:00. Without a word for the hour it wants a
// colon, since dates are written with the same digits and dots.
func parseHour(v string) string {
	c := cursor{s: strings.ToLower(strings.TrimSpace(v))}
	hour, digits := 0, 0
	for ; c.digit() && digits < 3; digits++ {
		hour = hour*10 + c.number(1)
	}
	if digits == 0 || digits > 2 {
		return ""
	}
	minute, told := 0, false
	if len(c.s) >= 3 && strings.IndexByte(":.h", c.s[0]) >= 0 {
		told = c.s[0] != '.'
		c.s = c.s[1:]
		minute = c.number(2)
	}
	if c.failed || c.digit() || len(c.s) > 1 && c.s[0] == '.' && c.s[1] >= '0' && c.s[1] <= '9' {
		return ""
	}
	word := strings.ReplaceAll(strings.TrimSpace(c.s), ".", "")
	switch {
	case strings.HasPrefix(word, "pm"):
		told = hour >= 1 && hour <= 12
		hour = hour%12 + 12
	case strings.HasPrefix(word, "am"):
		told = hour >= 1 && hour <= 12
		hour %= 12
	case strings.HasPrefix(word, "h"), strings.HasPrefix(word, "uhr"):
		told = true
	}
	if !told || hour > 23 || minute > 59 {
		return ""
	}
	return string(appendDigits(append(appendDigits(nil, hour, 2), ':'), minute, 2))
}
