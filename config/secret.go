package config

import (
	"fmt"
	"io"
	"log/slog"
)

const masked = "***"

// Secret is a text that never shows itself: every verb of fmt, JSON, TOML and slog print three stars. Only Reveal gives it
// out. It is kept behind a pointer so that not even a struct that hides it in an unexported field prints it.
type Secret struct{ text *string }

// NewSecret wraps a text.
func NewSecret(text string) Secret { return Secret{&text} }

// Reveal is the text itself. Whoever calls it must not pass it on to a log or an error.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// Empty says whether there is anything to hide.
func (s Secret) Empty() bool { return s.Reveal() == "" }

// Equal compares the texts. It is for tests and changes of configuration, not for checking what a stranger sent: it does not
// take constant time.
func (s Secret) Equal(other Secret) bool { return s.Reveal() == other.Reveal() }

// Format prints stars for every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, masked) }

// String prints stars.
func (s Secret) String() string { return masked }

// MarshalText prints stars, in JSON and TOML too.
func (s Secret) MarshalText() ([]byte, error) { return []byte(masked), nil }

// LogValue prints stars.
func (s Secret) LogValue() slog.Value { return slog.StringValue(masked) }
