// Package calendar keeps the book of stays: it fetches the feeds of the booking
// channels, believes what may be believed of them, and takes in what the owner
// enters by hand.
//
// A feed says which nights are taken, rarely by whom, and it is often wrong for
// a while. So the identity of a stay is ours, an answer that looks broken
// changes nothing, and what vanishes is believed only after several looks. It
// must not know of messages or guests' conversations. Read sync.go first: it is
// the way of one look at a feed, from the fetch to the book.
package calendar

import (
	"io"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"portineria/egress"
	"portineria/store"
)

// Options is what the calendar needs from outside.
type Options struct {
	DB     *store.DB
	Dialer *egress.Dialer
	HTTP   *http.Client // for feeds, following redirects as the dialer allows; nil: one of the dialer's
	Allow  []string     // host:port that feeds may use although not public or not https
	Now    func() time.Time
	Rand   io.Reader // safe for use by several goroutines
	Log    *slog.Logger
	Agent  string        // what we call ourselves to channels: name/version (+where to read more)
	Within time.Duration // for a whole answer with its body; 0: half a minute
}

// Book is the calendar of all properties.
type Book struct {
	o       Options
	ripened atomic.Int64 // when it was last looked for what time alone changes, ms; 0: not yet
}

// Some channels answer through a redirect or two; more are a loop.
const maxRedirects = 5

// New makes the calendar. It fetches nothing yet.
func New(o Options) *Book {
	if o.HTTP == nil && o.Dialer != nil {
		o.HTTP = o.Dialer.Client(egress.Feed, egress.ClientOptions{MaxRedirects: maxRedirects})
	}
	if o.Within == 0 {
		o.Within = fetchWithin
	}
	return &Book{o: o}
}
