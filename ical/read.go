// Package ical reads the calendar feeds of holiday-let channels (Airbnb, Booking.com, Vrbo, channel managers, calendars
// typed by hand) and says which nights are taken, by what kind of thing, and whether the body may be believed.
//
// It speaks RFC 5545 as feeds really write it, and knows nothing of guests, of the store or of the network: a reader of
// bytes goes in, a Calendar comes out. The decoder of go-ical stands behind a wall of our own, since one odd line makes
// it drop a whole calendar, panic, or exhaust the stack: lines.go turns bytes into logical lines, cut.go cuts the
// events out of them, check.go lets through only lines which the decoder can bear, decode.go hands each event over
// alone. Raw values are then read by us (moment.go, text.go), judged (kind.go) and searched (fields.go).
// Read this file first, then cut.go.
package ical

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// ErrTooLarge says that a body is longer than Options.MaxBytes.
var ErrTooLarge = errors.New("calendar is over the size limit")

// DefaultMaxLine is the longest logical line kept, in bytes, when Options.MaxLine is zero. A longer description or
// summary loses its tail, any other longer line is dropped.
const DefaultMaxLine = 64 << 10

// Options say how a body is to be read. The zero value reads anything of any size in UTC.
type Options struct {
	Zone      *time.Location // zone of the property, in which timed events become nights; nil is UTC
	Now       time.Time      // instant of reading, for telling a channel's moving blocks apart; zero: not told apart
	FeedHost  string         // host name that the body came from, the best sign of the provider; empty for a file
	MaxBytes  int64          // cap on the body in bytes, 0 for none
	MaxEvents int            // cap on events looked at, 0 for none
	MaxLine   int            // cap on one logical line in bytes, 0 for DefaultMaxLine
}

// Read reads a whole body. Whatever can be understood is in the Calendar, and Calendar.Trusted tells whether the body
// was whole; an error is returned only when no body could be had: r failed, or the cap was passed (ErrTooLarge).
// Read never panics, whatever the bytes are, and its cost grows linearly with them.
func Read(r io.Reader, o Options) (*Calendar, error) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.MaxLine <= 0 {
		o.MaxLine = DefaultMaxLine
	}
	if o.MaxBytes > 0 {
		r = &capped{r: r, left: o.MaxBytes}
	}
	text, err := asBytes(r)
	if err != nil {
		return nil, fmt.Errorf("read calendar: %w", err)
	}
	lines := newLines(text, o.MaxLine)
	c := newCutter(o)
	for lines.next() {
		c.line(lines)
	}
	if lines.err != nil {
		return nil, fmt.Errorf("read calendar: %w", lines.err)
	}
	return c.finish(), nil
}

// capped passes bytes on until more than left of them have come, then fails.
type capped struct {
	r    io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	// One byte more than allowed is asked for, to tell a body of exactly the cap from a longer one.
	if int64(len(p)) > c.left+1 {
		p = p[:c.left+1]
	}
	n, err := c.r.Read(p)
	if int64(n) > c.left {
		return 0, ErrTooLarge
	}
	c.left -= int64(n)
	return n, err
}
