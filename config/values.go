package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"
)

// word is a value from a layer that knows only text: flags, the environment, what the browser stored. Values of the file
// have the types of TOML and are not converted: a number in quotes there is a mistake worth reporting.
type word string

// fault is what is wrong with a value, and what would be right.
type fault struct{ what, remedy string }

// Error is both halves; Load takes them apart.
func (f fault) Error() string { return f.what + ": " + f.remedy }

// value is a field of Config that can be set.
type value interface {
	set(raw any) error // raw is a word or a value of TOML; the error is a fault
	toml() string      // the value as the file would have it
}

// check parses a text: it returns the spelling to keep, or a fault.
type check func(string) (string, error)

type text struct {
	to    *string
	check check
}

func (t text) set(raw any) error {
	s, err := textOf(raw)
	if err != nil {
		return err
	}
	s, err = t.check(s)
	if err == nil {
		*t.to = s
	}
	return err
}

func (t text) toml() string { return quoted(*t.to) }

type secret struct{ to *Secret }

func (s secret) set(raw any) error {
	t, err := textOf(raw)
	if err == nil {
		*s.to = NewSecret(t)
	}
	return err
}

func (s secret) toml() string {
	if s.to.Empty() {
		return quoted("")
	}
	return quoted(masked)
}

type duration struct {
	to       *time.Duration
	min, max time.Duration
}

func (d duration) set(raw any) error {
	s, err := textOf(raw)
	if err != nil {
		return err
	}
	remedy := fmt.Sprintf("write a time between %s and %s, for example \"3s\", \"500ms\" or \"2m\"", shortest(d.min), shortest(d.max))
	parsed, err := time.ParseDuration(strings.TrimSpace(s))
	if err != nil {
		return fault{strconv.Quote(s) + " is not a length of time", remedy}
	}
	if parsed < d.min || parsed > d.max {
		return fault{strconv.Quote(s) + " is out of bounds", remedy}
	}
	*d.to = parsed
	return nil
}

func (d duration) toml() string { return quoted(shortest(*d.to)) }

type whole struct {
	to       *int
	min, max int
}

func (w whole) set(raw any) error {
	remedy := fmt.Sprintf("write a whole number between %d and %d, without quotes", w.min, w.max)
	var n int64
	switch v := raw.(type) {
	case int64:
		n = v
	case word:
		parsed, err := strconv.ParseInt(strings.TrimSpace(string(v)), 10, 64)
		if err != nil {
			return fault{strconv.Quote(string(v)) + " is not a whole number", remedy}
		}
		n = parsed
	default:
		return fault{"the value is not a whole number", remedy}
	}
	if n < int64(w.min) || n > int64(w.max) {
		return fault{fmt.Sprintf("%d is out of bounds", n), remedy}
	}
	*w.to = int(n)
	return nil
}

func (w whole) toml() string { return strconv.Itoa(*w.to) }

// fraction is a number from 0 to 1.
type fraction struct{ to *float64 }

func (f fraction) set(raw any) error {
	const remedy = "write a number between 0 and 1, without quotes, for example 0.6"
	var n float64
	switch v := raw.(type) {
	case int64:
		n = float64(v)
	case float64:
		n = v
	case word:
		parsed, err := strconv.ParseFloat(strings.TrimSpace(string(v)), 64)
		if err != nil {
			return fault{strconv.Quote(string(v)) + " is not a number", remedy}
		}
		n = parsed
	default:
		return fault{"the value is not a number", remedy}
	}
	if !(n >= 0 && n <= 1) { // so written, NaN is refused as well
		return fault{fmt.Sprintf("%v is out of bounds", n), remedy}
	}
	*f.to = n
	return nil
}

func (f fraction) toml() string { return strconv.FormatFloat(*f.to, 'f', -1, 64) }

// list is texts: an array in the file, separated by commas elsewhere.
type list struct {
	to    *[]string
	check check
}

func (l list) set(raw any) error {
	var items []any
	switch v := raw.(type) {
	case []any:
		items = v
	case word:
		for item := range strings.SplitSeq(string(v), ",") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, word(item))
			}
		}
	default:
		return fault{"the value is not a list", `write a list of texts: ["first", "second"]`}
	}
	var parsed []string
	for _, item := range items {
		s, err := textOf(item)
		if err == nil {
			s, err = l.check(s)
		}
		if err != nil {
			return err
		}
		parsed = append(parsed, s)
	}
	*l.to = parsed
	return nil
}

func (l list) toml() string {
	items := make([]string, len(*l.to))
	for i, item := range *l.to {
		items[i] = quoted(item)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

type level struct{ to *slog.Level }

func (l level) set(raw any) error {
	s, err := textOf(raw)
	if err != nil {
		return err
	}
	for _, known := range []slog.Level{slog.LevelDebug, slog.LevelInfo, slog.LevelWarn, slog.LevelError} {
		if strings.EqualFold(s, known.String()) {
			*l.to = known
			return nil
		}
	}
	_, err = oneOf("debug", "info", "warn", "error")(s)
	return err
}

func (l level) toml() string { return quoted(strings.ToLower(l.to.String())) }

func textOf(raw any) (string, error) {
	switch v := raw.(type) {
	case word:
		return string(v), nil
	case string:
		return v, nil
	}
	return "", fault{"the value is not a text", `put it in quotes: "..."`}
}

// quoted is a text as TOML has it. What JSON escapes, TOML reads alike.
func quoted(s string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string in memory cannot fail
	return strings.TrimSuffix(b.String(), "\n")
}

// shortest writes a duration without the zeros that time.Duration adds: "1m", not "1m0s".
func shortest(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}
