package whatsapp

import (
	"fmt"
	"io"
	"log/slog"
)

// Values that hold a guest's words or number print themselves without them, whatever the verb. Message ids are left out
// too: a wamid is base64 over, among others, the phone number.

// Format prints kind, field and type, and nothing that a guest wrote or is known by.
func (e Event) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "whatsapp.Event(%s %s %s, redacted)", e.Kind, plainWord(e.Field), plainWord(e.Type))
}

// LogValue is what slog writes for an event.
func (e Event) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("kind", string(e.Kind)),
		slog.String("field", plainWord(e.Field)),
		slog.String("type", plainWord(e.Type)),
	}
	if e.Status != "" {
		attrs = append(attrs, slog.String("status", plainWord(e.Status)))
	}
	if len(e.Errors) > 0 {
		attrs = append(attrs, slog.Int("error_code", e.Errors[0].Code))
	}
	return slog.GroupValue(attrs...)
}

// Format prints that there is a file, not which.
func (m Media) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "whatsapp.Media(redacted)")
}

// LogValue is what slog writes for a file.
func (m Media) LogValue() slog.Value {
	return slog.StringValue("redacted")
}

// Format prints the code alone: the texts around it may name a guest.
func (e GraphError) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "whatsapp.GraphError(%d)", e.Code)
}

// LogValue is what slog writes for an error in a webhook.
func (e GraphError) LogValue() slog.Value {
	return slog.IntValue(e.Code)
}

// Format prints neither recipient nor text.
func (m Message) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "whatsapp.Message(redacted)")
}

// LogValue is what slog writes for a message to be sent.
func (m Message) LogValue() slog.Value {
	return slog.StringValue("redacted")
}

// plainWord returns s if it looks like one of the API's own words: no digits, no spaces. Anything else could be a guest's.
func plainWord(s string) string {
	if len(s) > 48 {
		return "?"
	}
	for i := range len(s) {
		if !isLetter(s[i]) && s[i] != '_' {
			return "?"
		}
	}
	return s
}
