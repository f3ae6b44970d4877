package stay

import (
	"fmt"
	"log/slog"
)

// Private is text about a person or a secret of the house: a name, a number, a
// message, a code. It prints as a redaction wherever something is formatted or
// logged, so that it cannot slip into a log or an error by accident. Use
// string(p) where the text itself is meant.
type Private string

// Format prints the redaction for every verb.
func (p Private) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "[%d private bytes]", len(p)) }

// LogValue prints the redaction in structured logs.
func (p Private) LogValue() slog.Value {
	return slog.StringValue(fmt.Sprintf("[%d private bytes]", len(p)))
}
