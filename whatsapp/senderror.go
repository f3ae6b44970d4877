package whatsapp

import (
	"fmt"
	"io"
	"log/slog"
	"time"
)

// Outcome is what is certain about a message after a call that brought no message id.
type Outcome string

const (
	// NotSent: the message did not leave this machine, or was refused. Sending it again cannot double it.
	NotSent Outcome = "not_sent"
	// Unknown: the message may be on its way. The Cloud API has no idempotency key, so it must not be sent again before the
	// status webhooks have had time to name its callback data.
	Unknown Outcome = "unknown"
)

// SendError is the error of every call of a Client.
type SendError struct {
	HTTPStatus int // 0: there was no answer
	Code       int // of the Graph API, if Refused; Problem says what it means
	Subcode    int
	Refused    bool   // the Graph API itself said no, in its own format
	Title      string // in Meta's words; may name a phone number, so it is for the owner's screen and not for a log
	Details    string // as Title
	FBTraceID  string // what Meta's support asks for
	RetryAfter time.Duration
	Outcome    Outcome
	Advice

	cause error
}

// Error tells everything except Meta's own words and, of course, whatever was to be sent.
func (e *SendError) Error() string {
	s := "graph api: "
	switch {
	case e.Refused:
		s += fmt.Sprintf("refused with code %d (http %d)", e.Code, e.HTTPStatus)
	case e.HTTPStatus != 0:
		s += fmt.Sprintf("unreadable answer (http %d)", e.HTTPStatus)
	default:
		s += "no answer"
	}
	s += fmt.Sprintf(", %s, %s", e.Problem, e.Outcome)
	if e.FBTraceID != "" {
		s += ", trace " + e.FBTraceID
	}
	if e.cause != nil {
		s += ": " + e.cause.Error()
	}
	return s
}

// Unwrap returns what went wrong underneath, if the error did not come from the other side.
func (e *SendError) Unwrap() error {
	return e.cause
}

// Format prints what Error prints, so that no verb brings Meta's words into a log.
func (e *SendError) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, e.Error())
}

// LogValue is what slog writes for the error.
func (e *SendError) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Int("http_status", e.HTTPStatus),
		slog.Int("code", e.Code),
		slog.String("problem", string(e.Problem)),
		slog.String("outcome", string(e.Outcome)),
		slog.String("error", e.Error()),
	)
}

// notSent is the error of a call that never left.
func notSent(problem Problem, class Class, cause error) *SendError {
	return &SendError{Outcome: NotSent, Advice: Advice{Class: class, Problem: problem}, cause: cause}
}
