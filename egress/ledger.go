package egress

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// maxWaiting entries (some 20 MB) may wait for a ledger that is slow or stuck; further ones are lost, counted and logged.
const maxWaiting = 100_000

// Outcome is how an attempt to connect ended.
type Outcome string

// The outcomes.
const (
	OK     Outcome = "ok"     // connected; the entry is written when the connection ends
	Denied Outcome = "denied" // refused by the guard, nothing left the house
	Failed Outcome = "failed" // allowed, but the name, the network or the encryption did not work
)

// Entry is one line of the ledger: a connection, or the attempt at one. It never holds a path, a query or content.
type Entry struct {
	Time        time.Time // when it was tried
	Destination string    // host:port
	Purpose     Purpose
	Data        Data // what the destination is listed for; empty when denied before that was known
	BytesOut    int64
	BytesIn     int64
	TLS         string // "TLS 1.3"; empty without encryption
	Certificate string // SHA-256 of the server's own certificate in hexadecimal; empty without encryption
	Outcome     Outcome
}

// ledger hands entries on in batches, from a goroutine that lives only while there are some.
type ledger struct {
	store func([]Entry)
	log   *slog.Logger

	mu      sync.Mutex // guards what follows
	waiting []Entry
	lost    int
	closed  bool
	idle    chan struct{} // nil while idle, else closed by the writer when it is done
}

// add never blocks on the store.
func (l *ledger) add(e Entry) {
	if l.store == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return
	}
	if len(l.waiting) >= maxWaiting {
		l.lost++
		return
	}
	l.waiting = append(l.waiting, e)
	if l.idle == nil {
		l.idle = make(chan struct{})
		go l.write(l.idle)
	}
}

func (l *ledger) write(idle chan struct{}) {
	defer close(idle)
	for {
		l.mu.Lock()
		batch, lost := l.waiting, l.lost
		l.waiting, l.lost = nil, 0
		if len(batch) == 0 {
			l.idle = nil
			l.mu.Unlock()
			return
		}
		l.mu.Unlock()
		if lost > 0 {
			l.log.Error("egress ledger too slow, entries lost", slog.Int("count", lost))
		}
		l.store(batch)
	}
}

// close takes nothing more and waits until everything taken is stored, or ctx ends.
func (l *ledger) close(ctx context.Context) error {
	l.mu.Lock()
	l.closed = true
	idle := l.idle
	l.mu.Unlock()
	if idle == nil {
		return nil
	}
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait for the egress ledger: %w", ctx.Err())
	}
}
