package doctor

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// line is what was found and what to do about it. %s stands for the values in
// their order; both may use them, %[1]s names one.
type line struct{ found, next string }

// wordsOf are the lines in a language of the owner's pages; English where there
// is none.
func wordsOf(language string) map[string]line {
	if language == "it" {
		return italian
	}
	return english
}

func fill(pattern string, values []any) string {
	if !strings.Contains(pattern, "%") {
		return pattern
	}
	return fmt.Sprintf(pattern, values...)
}

// arg is a value in a line, written as the language does.
type arg func(language string) string

func text(s string) arg { return func(string) string { return s } }

func number(n int) arg { return func(string) string { return strconv.Itoa(n) } }

// size writes bytes with decimal prefixes: "4.2 GB".
func size(bytes int64) arg {
	return func(language string) string {
		value, unit := float64(bytes)/1e6, "MB"
		if value >= 1000 {
			value, unit = value/1000, "GB"
		}
		digits := strconv.FormatFloat(value, 'f', 1, 64)
		if language == "it" {
			digits = strings.Replace(digits, ".", ",", 1)
		}
		return digits + " " + unit
	}
}

// pace writes how many things a second: "6", "0.5".
func pace(perSecond float64) arg {
	return func(language string) string {
		decimals := 0
		if perSecond < 3 {
			decimals = 1
		}
		digits := strconv.FormatFloat(perSecond, 'f', decimals, 64)
		if language == "it" {
			digits = strings.Replace(digits, ".", ",", 1)
		}
		return digits
	}
}

// seconds rounds up, so that nothing takes no time at all.
func seconds(d time.Duration) arg { return number(int(math.Ceil(d.Seconds()))) }

// tongues lists languages by their codes.
func tongues(codes []string) arg {
	return func(language string) string {
		names := map[string]string{"it": "Italian", "en": "English", "de": "German", "fr": "French", "es": "Spanish", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese"}
		if language == "it" {
			names = map[string]string{"it": "italiano", "en": "inglese", "de": "tedesco", "fr": "francese", "es": "spagnolo", "nl": "olandese", "pl": "polacco", "pt": "portoghese"}
		}
		var all []string
		for _, code := range codes {
			all = append(all, cmp.Or(names[code], code))
		}
		return strings.Join(all, ", ")
	}
}

func day(t time.Time) arg { return text(t.Format(time.DateOnly)) }

func instant(t time.Time) arg { return text(t.Format("2006-01-02 15:04 MST")) }

// length writes a duration in its largest unit: "3 hours".
func length(d time.Duration) arg {
	return func(language string) string {
		for _, u := range []struct {
			unit    time.Duration
			it, its string
			en, ens string
		}{
			{24 * time.Hour, "giorno", "giorni", "day", "days"},
			{time.Hour, "ora", "ore", "hour", "hours"},
			{time.Minute, "minuto", "minuti", "minute", "minutes"},
		} {
			n := int(d / u.unit)
			switch {
			case n == 0:
				continue
			case language == "it" && n == 1:
				return "1 " + u.it
			case language == "it":
				return strconv.Itoa(n) + " " + u.its
			case n == 1:
				return "1 " + u.en
			default:
				return strconv.Itoa(n) + " " + u.ens
			}
		}
		if language == "it" {
			return "meno di un minuto"
		}
		return "less than a minute"
	}
}

// ago writes the distance to a moment in the past: "3 hours ago".
func ago(d time.Duration) arg {
	return func(language string) string {
		if language == "it" {
			return length(d)(language) + " fa"
		}
		return length(d)(language) + " ago"
	}
}
