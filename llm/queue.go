package llm

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// queue lets one through at a time, first come first served. Ollama has a
// queue of its own, of 512, where waiting looks like thinking; with ours in
// front of it a question that cannot be answered in time is known at once.
type queue struct {
	limit int

	mu      sync.Mutex
	busy    bool
	waiting []chan struct{}
}

// enter waits for its turn until ctx ends; then leave must be called, once.
// It is ErrBusy when too many wait already.
func (q *queue) enter(ctx context.Context) (leave func(), err error) {
	if ctx.Err() != nil {
		return nil, fmt.Errorf("wait for the model: %w", ended(ctx))
	}
	turn, err := q.join()
	if err != nil {
		return nil, err
	}

	select {
	case <-turn:
		return q.leave, nil
	case <-ctx.Done():
		q.giveUp(turn)
		return nil, fmt.Errorf("wait for the model: %w", ended(ctx))
	}
}

// join hands out a channel that is closed when the turn has come.
func (q *queue) join() (<-chan struct{}, error) {
	q.mu.Lock()
	defer q.mu.Unlock()

	turn := make(chan struct{})
	switch {
	case !q.busy:
		q.busy = true
		close(turn)
	case len(q.waiting) >= q.limit:
		return nil, fmt.Errorf("%w: %d questions wait already", ErrBusy, q.limit)
	default:
		q.waiting = append(q.waiting, turn)
	}
	return turn, nil
}

// giveUp leaves the queue. The turn may have come in the same moment; then it
// is passed on, or nobody would ever be served again.
func (q *queue) giveUp(turn <-chan struct{}) {
	q.mu.Lock()
	i := slices.IndexFunc(q.waiting, func(w chan struct{}) bool { return w == turn })
	if i >= 0 {
		q.waiting = slices.Delete(q.waiting, i, i+1)
	}
	q.mu.Unlock()

	if i < 0 {
		q.leave()
	}
}

// leave gives the turn to the next.
func (q *queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()

	if len(q.waiting) == 0 {
		q.busy = false
		return
	}
	close(q.waiting[0])
	q.waiting = slices.Delete(q.waiting, 0, 1)
}

func (q *queue) length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting)
}
