package llm

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
)

// What can go wrong with a question. Every error of Ask, Warm and SelfTest is
// one of these, or the context's own error when the caller gave up. None of
// them ever holds words of the guest, of the model or of the server.
var (
	ErrDeadline     = errors.New("model took too long")
	ErrStalled      = fmt.Errorf("%w: it fell silent in mid-answer", ErrDeadline)
	ErrUnavailable  = errors.New("model server unavailable")
	ErrMissingModel = errors.New("model not installed on the server")
	ErrBroken       = errors.New("answer broke off")
	ErrCutOff       = errors.New("answer cut off at its longest length")
	ErrInvalid      = errors.New("answer not in the agreed shape")
	ErrBusy         = errors.New("model busy")
	ErrRefused      = errors.New("question cannot be put to the model")
	ErrRemote       = errors.New("model does not run in the house")
	ErrName         = errors.New("not the name of a model")
	ErrUnfit        = errors.New("model failed its test")   // said by whoever tested it
	ErrMadeWay      = errors.New("made way for a question") // of Warm and of an errand alone
)

// ended says why a context is over, in the words of this package. A deadline
// is both ErrDeadline and context.DeadlineExceeded.
func ended(ctx context.Context) error {
	switch {
	case errors.Is(context.Cause(ctx), ErrStalled):
		return ErrStalled
	case errors.Is(context.Cause(ctx), errMakeWay):
		return ErrMadeWay
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%w: %w", ErrDeadline, ctx.Err())
	}
	return ctx.Err()
}

// classify turns what Ollama's client package returned into one of the named
// errors. The package puts lines of the stream into its errors, so nothing of
// an unknown error is passed on: it becomes what the caller says it must be.
func classify(ctx context.Context, err, unknown error) error {
	var (
		status statusError
		dial   *url.Error
		file   *fs.PathError
	)
	switch {
	case ctx.Err() != nil:
		return ended(ctx)
	case errors.Is(err, ErrCutOff), errors.Is(err, ErrRemote):
		return err
	case errors.As(err, &status):
		return status.named()
	case errors.As(err, &dial):
		return fmt.Errorf("%w: %w", ErrUnavailable, dial.Err)
	case errors.As(err, &file):
		// Only the signing of requests reads a file.
		return fmt.Errorf("%w: OLLAMA_AUTH is set and there is no key to sign with", ErrUnavailable)
	}
	return unknown
}

// statusError is an HTTP status other than success.
type statusError int

// Error names the status, never the body.
func (s statusError) Error() string {
	return fmt.Sprintf("status %d %s", int(s), http.StatusText(int(s)))
}

// named maps a status to the error of this package that it stands for
// (Ollama documentation, "Errors").
func (s statusError) named() error {
	kind := ErrUnavailable
	switch int(s) {
	case http.StatusNotFound:
		kind = ErrMissingModel
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		kind = ErrBusy
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge:
		kind = ErrRefused
	}
	return fmt.Errorf("%w: %w", kind, s)
}
