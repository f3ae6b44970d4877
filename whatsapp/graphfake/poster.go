package graphfake

import (
	"context"
	"sync"
)

// Deliver hands a webhook body to the application and returns an error unless the application has stored it.
type Deliver func(ctx context.Context, body []byte) error

const (
	postRoom     = 10_000 // bodies that may wait
	postAttempts = 5      // then a body is lost, as it is after days with the real sender
)

// poster delivers webhook bodies with a fixed number of workers. A body that is not taken goes to the end of the queue.
type poster struct {
	deliver Deliver
	cancel  context.CancelFunc
	workers sync.WaitGroup

	mu      sync.Mutex
	changed bell
	queue   []post
	busy    int
	paused  bool
	closed  bool
	lost    int
}

type post struct {
	body     []byte
	attempts int
}

func newPoster(deliver Deliver, workers int) *poster {
	ctx, cancel := context.WithCancel(context.Background())
	p := &poster{deliver: deliver, cancel: cancel, changed: newBell()}
	for range max(workers, 1) {
		p.workers.Go(func() { p.work(ctx) })
	}
	return p
}

// room reports whether n more bodies can wait.
func (p *poster) room(n int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.queue)+n <= postRoom
}

func (p *poster) push(bodies ...[]byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	for _, b := range bodies {
		p.queue = append(p.queue, post{body: b})
	}
	p.changed.ring()
}

func (p *poster) work(ctx context.Context) {
	for {
		next, ok := p.take(ctx)
		if !ok {
			return
		}
		p.done(next, p.deliver(ctx, next.body))
	}
}

// take waits for a body. It reports false once the poster is closed.
func (p *poster) take(ctx context.Context) (post, bool) {
	var next post
	err := p.changed.wait(ctx, &p.mu, func() bool {
		if p.paused || len(p.queue) == 0 {
			return false
		}
		next, p.queue = p.queue[0], p.queue[1:]
		p.busy++
		return true
	})
	return next, err == nil
}

func (p *poster) done(d post, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.busy--
	d.attempts++
	switch {
	case err == nil:
	case d.attempts < postAttempts && !p.closed:
		p.queue = append(p.queue, d)
	default:
		p.lost++
	}
	p.changed.ring()
}

func (p *poster) pause(paused bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.paused = paused
	p.changed.ring()
}

// idle waits until nothing is queued and nothing under way.
func (p *poster) idle(ctx context.Context) error {
	return p.changed.wait(ctx, &p.mu, func() bool { return len(p.queue) == 0 && p.busy == 0 })
}

// close drops what is queued, breaks off what is under way, and waits for the workers.
func (p *poster) close() {
	p.mu.Lock()
	p.closed = true
	p.queue = nil
	p.mu.Unlock()
	p.cancel()
	p.workers.Wait()
}

// bell wakes everybody who waits for a change of what a mutex guards.
type bell struct {
	rung chan struct{}
}

func newBell() bell { return bell{make(chan struct{})} }

// ring is called with the mutex held.
func (b *bell) ring() {
	close(b.rung)
	b.rung = make(chan struct{})
}

// wait returns once ready, called with the mutex held, reports true, or with the context's error.
func (b *bell) wait(ctx context.Context, mu *sync.Mutex, ready func() bool) error {
	for {
		mu.Lock()
		ok, rung := ctx.Err() == nil && ready(), b.rung
		mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-rung:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
