package reservations

import (
	"regexp"
	"strconv"
	"strings"

	"portineria/stay"
)

// readPhone turns a cell into a number in E.164, or says why it cannot be used. A
// number without a country is never given one: with a wrong one somebody else would
// hold the key to the house. country is where the booker lives, if the list says so
// (ISO 3166-1 alpha-2); it only makes a number doubtful, never valid.
func readPhone(c Cell, country string) (stay.Private, Problem) {
	digits, plus, p := phoneDigits(c)
	switch {
	case p != "" || digits == "":
		return "", p
	case plus && !possible(digits):
		return "", PhoneWrong
	case plus:
		return stay.Private("+" + digits), ""
	case digits[0] == '0':
		return "", PhoneNoCountry
	}
	// A number that lost its plus sign on the way through a spreadsheet, or one that
	// never had a country. It is the former if it can be only that.
	home := codeOf(country)
	national := home != "" && possible(home+digits)
	switch {
	case possible(digits) && (strings.HasPrefix(digits, home) || !national):
		return stay.Private("+" + digits), ""
	case possible(digits):
		return "", PhoneUnsure
	case national || len(digits) < 11:
		return "", PhoneNoCountry
	default:
		return "", PhoneWrong
	}
}

// scientific is how a spreadsheet shows a long number.
var scientific = regexp.MustCompile(`^\+?(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})$`)

// phoneDigits are the digits of a number, and whether a plus sign or 00 stood before
// them: then the country is among them.
func phoneDigits(c Cell) (digits string, plus bool, p Problem) {
	if c.Kind == Day {
		return "", false, PhoneNoNumber
	}
	if c.Kind == Number {
		if c.Number <= 0 || c.Number >= 1e15 || c.Number != float64(int64(c.Number)) {
			return "", false, zeroOr(c.Number, PhoneNoNumber)
		}
		// What came through a CSV in short form ends in zeros.
		if digits = strconv.FormatInt(int64(c.Number), 10); len(digits) > 9 && strings.HasSuffix(digits, "00000") {
			return "", false, PhoneShortened
		}
		return digits, false, ""
	}
	text := strings.Trim(oneLine(c.Text), `'"=`+"\u200e\u200f\u202a\u202c")
	text = strings.TrimSpace(strings.TrimPrefix(strings.ToLower(text), "tel:"))
	if noPhone(text) {
		return "", false, ""
	}
	if m := scientific.FindStringSubmatch(text); m != nil {
		return longNumber(m)
	}
	text = strings.TrimSuffix(strings.TrimSuffix(text, ".0"), ",0")
	normal := stay.NormalizePhone(text)
	if normal != "" {
		return normal[1:], true, ""
	}
	if plus = strings.HasPrefix(text, "+") || strings.HasPrefix(text, "00"); plus {
		return "", true, PhoneWrong
	}
	if normal = stay.NormalizePhone("+1" + text); normal == "" {
		return "", false, PhoneNoNumber
	}
	return normal[2:], false, ""
}

// longNumber writes out a number in short form if all of its digits are there.
func longNumber(m []string) (digits string, plus bool, p Problem) {
	exponent, _ := strconv.Atoi(m[3])
	if len(m[2]) < exponent-1 || exponent > 15 { // the last digit of 3.9347E+11 may be a zero, more are not
		return "", false, PhoneShortened
	}
	digits = m[1] + m[2] + strings.Repeat("0", max(exponent-len(m[2]), 0))
	return digits[:exponent+1], false, ""
}

func zeroOr(n float64, p Problem) Problem {
	if n == 0 {
		return ""
	}
	return p
}

// noPhone is what lists write where there is no number.
func noPhone(text string) bool {
	return strings.Trim(text, "-–—. /0") == "" || Fold(text) == "n a" || Fold(text) == "na" || Fold(text) == "none" || Fold(text) == "null"
}
