package stay

import (
	"errors"
	"fmt"
)

// The kinds of refusal that every layer understands; the web turns them into
// status codes and words in one place, the commands into exit codes.
var (
	// ErrNotFound: there is no such thing, or this person may not know of it.
	ErrNotFound = errors.New("not found")
	// ErrConflict: the thing is not in a state in which this can be done.
	ErrConflict = errors.New("conflict")
	// ErrForbidden: this account may not do that.
	ErrForbidden = errors.New("forbidden")
)

// Invalid is bad input by a person: which field, and the key of the words that
// explain it to them. Detail is for a maintainer and never holds private text.
type Invalid struct {
	Field  string
	Key    string
	Detail string
}

func (e Invalid) Error() string {
	if e.Detail == "" {
		return fmt.Sprintf("%s: %s", e.Field, e.Key)
	}
	return fmt.Sprintf("%s: %s (%s)", e.Field, e.Key, e.Detail)
}

// Overlap says that a new booking shares nights with another one.
type Overlap struct {
	With               BookingID
	Arrival, Departure Date
}

func (e Overlap) Error() string {
	return fmt.Sprintf("overlaps the booking %s from %s to %s", e.With, e.Arrival, e.Departure)
}

// Is makes an overlap a conflict for whoever does not care which.
func (e Overlap) Is(target error) bool { return target == ErrConflict }
