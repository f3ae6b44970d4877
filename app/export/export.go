// Package export tells others which nights of a property are taken: a link for
// each booking site, so that none sells what another has sold, and links for the
// owner's own calendar.
//
// What is told wrongly opens a flat to a second guest or keeps it empty, on
// sites that nobody looks at. So a site is never told what came from itself, a
// stay keeps its identity whatever the feeds do, and a calendar that would
// suddenly lose most of its stays is not sent until the owner says so. It must
// not know of messages or of guests. Read serve.go first: it is the way of one
// read; choose.go says what goes to whom, plan.go what has changed since.
package export

import (
	"io"
	"log/slog"
	"time"

	"portineria/store"
)

// Options is what the export needs from outside.
type Options struct {
	DB    *store.DB
	Now   func() time.Time
	Rand  io.Reader // of tokens; safe for use by several goroutines
	Log   *slog.Logger
	Words func(language string) Words // what people read in a calendar of their own
}

// Words stand in calendars that people read. Booking sites get fixed ones.
type Words struct {
	Booked  string // a stay whose guest is not named
	Closed  string
	Taken   string // by what is not known
	Channel func(channel string) string
	Guests  func(n int) string
}

// Links is all calendars that others read.
type Links struct{ o Options }

// New makes the export.
func New(o Options) *Links { return &Links{o} }
