package stay

import "strings"

// NormalizePhone turns a number as people type it into E.164 ("+447700900123").
// It needs the country code, with "+" or "00" before it: a number without one
// is refused rather than guessed. An empty result means that it is not a number.
func NormalizePhone(s string) string {
	s = strings.TrimSpace(s)
	plus := strings.HasPrefix(s, "+") || strings.HasPrefix(s, "00")
	s = strings.Replace(s, "(0)", "", 1)
	var digits strings.Builder
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits.WriteRune(r)
		case strings.ContainsRune("+ -./()\u00a0\u202f", r):
		default:
			return ""
		}
	}
	d := digits.String()
	if strings.HasPrefix(s, "00") {
		d = d[2:]
	}
	if !plus || len(d) < 7 || len(d) > 15 || d[0] == '0' {
		return ""
	}
	return "+" + d
}

// PhoneFromDigits reads a number as the platform writes it: digits with the
// country code and no plus.
func PhoneFromDigits(s string) string { return NormalizePhone("+" + strings.TrimPrefix(s, "+")) }

// Last4 is the last four digits of a number; empty where there are fewer.
func Last4(phone string) string {
	if len(phone) < 5 {
		return ""
	}
	return phone[len(phone)-4:]
}
