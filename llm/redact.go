package llm

import (
	"fmt"
	"log/slog"
	"unicode/utf8"
)

// What people say never reaches a log or an error, not even by an accidental
// %v: these types print their lengths only.

// Format implements fmt.Formatter.
func (q Question) Format(s fmt.State, _ rune) {
	_, _ = fmt.Fprintf(s, "question of %d characters over %d facts", utf8.RuneCountInString(q.Text), len(q.FactIDs))
}

// LogValue implements slog.LogValuer.
func (q Question) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(q)) }

// Format implements fmt.Formatter.
func (t Turn) Format(s fmt.State, _ rune) {
	_, _ = fmt.Fprintf(s, "turn of %d characters", utf8.RuneCountInString(t.Text))
}

// LogValue implements slog.LogValuer.
func (t Turn) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(t)) }

// Format implements fmt.Formatter.
func (a Answer) Format(s fmt.State, _ rune) {
	_, _ = fmt.Fprintf(s, "%s of %d characters over %d facts", a.Verdict, utf8.RuneCountInString(a.Text), len(a.Facts))
}

// LogValue implements slog.LogValuer.
func (a Answer) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(a)) }
