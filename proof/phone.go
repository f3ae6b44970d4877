package proof

import "strings"

// Telephone numbers: how many digits they have at least, with the country in front,
// behind a word for telephone, and by themselves; see ITU-T E.164 for the most.
const (
	phoneAbroad = 7
	phoneCalled = 6
	phoneAlone  = 9
	phoneLocal  = 8
	phoneMost   = 17
)

// findPhones finds telephone numbers, written together or in groups.
func (r *reading) findPhones() {
	for i := 0; i < len(r.tokens); i++ {
		if !r.free(i) || !r.isNumber(i) {
			continue
		}
		digits, to, groups := r.groups(i)
		plus := strings.HasSuffix(r.gap(i), "+") || strings.HasSuffix(r.gap(i), "+(") || strings.HasPrefix(digits, "00") && len(digits) > phoneAlone
		n := len(digits)
		switch {
		case plus && n >= phoneAbroad:
		case r.called(i) && n >= phoneCalled && (groups > 1 || n >= phoneLocal):
		case digits[0] == '0' && n >= phoneLocal && r.tokens[i].Form != "0":
		case n >= phoneAlone:
		default:
			continue
		}
		if n > phoneMost {
			continue
		}
		if plus {
			digits = "+" + strings.TrimPrefix(digits, "00")
		}
		it := item{from: int32(i), to: int32(to), text: digits}
		it.add(value{kind: kindPhone})
		r.add(it)
	}
}

// groups joins the groups of digits from token i on that stand as those of telephone
// numbers do.
func (r *reading) groups(i int) (digits string, to, count int) {
	digits = r.tokens[i].Form
	for to = i + 1; to < len(r.tokens) && r.free(to) && r.isNumber(to) && len(digits) <= phoneMost; to++ {
		if !isPhoneGap(r.gap(to)) {
			break
		}
		digits += r.tokens[to].Form
	}
	return digits, to, to - i
}

// isPhoneGap reports what stands between the groups of a telephone number.
func isPhoneGap(gap string) bool {
	switch gap {
	case " ", "-", "/", ".", " / ", " - ", ") ", " (", ")", "(", "\u00a0", ")-":
		return true
	}
	return false
}

// called reports a word for telephone up to four tokens before token i, in its sentence.
func (r *reading) called(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if r.has(k, tagPhone) {
			return true
		}
		if strings.ContainsAny(r.gap(k+1), ".!?\n") && r.tokens[k].Form != "tel" {
			return false
		}
	}
	return strings.ContainsAny(r.gap(i), "☎📞")
}

// samePhone reports whether two numbers are one: written alike but for the country, which
// one of them may lack, and for zeros before the area.
func samePhone(a, b string) bool {
	if a == b {
		return true
	}
	if b[0] == '+' && a[0] != '+' {
		a, b = b, a
	}
	if a[0] == '+' {
		country := 1 + countryLength(a[1:])
		if b[0] == '+' {
			if len(b) < country || b[:country] != a[:country] {
				return false
			}
			b = b[country:]
		}
		a = a[country:]
	}
	return strings.TrimLeft(a, "0") == strings.TrimLeft(b, "0")
}

// twoDigits are the country codes of two digits (ITU-T E.164, list of assigned codes).
const twoDigits = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98"

// countryLength is the length of the country code that digits begin with.
func countryLength(digits string) int {
	switch {
	case digits[0] == '1' || digits[0] == '7':
		return 1
	case strings.Contains(twoDigits, digits[:2]):
		return 2
	}
	return 3
}
