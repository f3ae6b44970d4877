package lang

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Numbers prints quantities as the language writes them.
type Numbers struct {
	Point     string // before the decimals
	Thousands string // between groups of three digits
}

// Decimal prints a number with so many decimals: "0.31".
func (n Numbers) Decimal(value float64, decimals int) string {
	return strings.Replace(strconv.FormatFloat(value, 'f', decimals, 64), ".", n.Point, 1)
}

// Count prints a whole number in groups of three digits: "12,480".
func (n Numbers) Count(value int64) string {
	digits := strconv.FormatInt(value, 10)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + n.Thousands + digits[i:]
	}
	return sign + digits
}

// Percent prints a share between 0 and 1 without decimals: "86%". It never
// rounds up to 100 %: "all" must mean all.
func (n Numbers) Percent(share float64) string {
	const slack = 1e-9 // 0.29 is stored a little below itself
	return strconv.Itoa(int(share*100+slack)) + "%"
}

// Took prints how long something lasted: "41 ms", "1.2 s", "3 min".
func (n Numbers) Took(length time.Duration) string {
	switch {
	case length < time.Second:
		return fmt.Sprintf("%d ms", length.Milliseconds())
	case length < time.Minute:
		return n.Decimal(length.Seconds(), 1) + " s"
	case length < time.Hour:
		return fmt.Sprintf("%d min", int(length/time.Minute))
	default:
		return fmt.Sprintf("%d h", int(length/time.Hour))
	}
}

// Bytes prints a size with decimal prefixes: "4.2 MB".
func (n Numbers) Bytes(size int64) string {
	units := []string{"kB", "MB", "GB", "TB"}
	if size < 1000 {
		return fmt.Sprintf("%d B", size)
	}
	value := float64(size) / 1000
	unit := 0
	for value >= 1000 && unit < len(units)-1 {
		value /= 1000
		unit++
	}
	return n.Decimal(value, 1) + " " + units[unit]
}

// And joins names as a sentence does: "Airbnb, Vrbo and Booking.com".
func (w *Words) And(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + w.Forms.And + " " + items[last]
}

// Capital puts the first letter of a sentence in upper case: days and months
// are written small in Italian until one of them opens a line.
func (w *Words) Capital(s string) string { return capital(s) }

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
