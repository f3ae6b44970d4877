package egress

import (
	"errors"
	"net/url"
)

// ErrDenied is what every refusal of the guard is, for errors.Is. The *DeniedError behind it says what was refused and why.
var ErrDenied = errors.New("outbound connection denied")

// DeniedError is a refusal, in a sentence that an owner can read: "feeds.example.org:443 is not on the list of allowed
// destinations". It holds no path and no query.
type DeniedError struct {
	Destination string // host:port
	Reason      string // the rest of the sentence
}

// Error is the sentence.
func (e *DeniedError) Error() string { return e.Destination + " " + e.Reason }

// Is makes a refusal recognisable as ErrDenied.
func (e *DeniedError) Is(target error) bool { return target == ErrDenied }

// WithoutURL takes the address off an error of http.Client, which puts it in front whole. The address of a calendar is a
// secret and that of a message holds a phone number id: neither belongs in a log.
func WithoutURL(err error) error {
	if outer, ok := errors.AsType[*url.Error](err); ok {
		return outer.Err
	}
	return err
}
