package llm

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// queue lets one through at a time, first come first served. Ollama has a
// queue of its own, of 512, where waiting looks like thinking; with ours in
// front of it a question that cannot be answered in time is known at once.
//
// What nobody waits for, such as warming, goes last and makes way: a question
// that comes ends it.
type queue struct {
	limit int

	mu        sync.Mutex
	busy      bool
	makeWay   func() // ends what has the turn; nil while a question has it
	questions []place
	errands   []place
}

// place is somebody's in the queue.
type place struct {
	turn    chan struct{} // closed when the turn has come
	makeWay func()        // of an errand
}

// errMakeWay is the cause that ends the context of an errand.
var errMakeWay = errors.New("a question came")

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
	return q.await(ctx, turn)
}

// enterLast waits until no question does. The context that it returns ends
// when a question comes, and the turn must then be left.
func (q *queue) enterLast(ctx context.Context) (_ context.Context, leave func(), err error) {
	ctx, end := context.WithCancelCause(ctx)
	p := place{turn: make(chan struct{}), makeWay: func() { end(errMakeWay) }}
	q.mu.Lock()
	if q.busy {
		q.errands = append(q.errands, p)
	} else {
		q.give(p)
	}
	q.mu.Unlock()

	leaveTurn, err := q.await(ctx, p.turn)
	if err != nil {
		end(nil)
		return nil, nil, err
	}
	return ctx, func() { end(nil); leaveTurn() }, nil
}

func (q *queue) await(ctx context.Context, turn <-chan struct{}) (leave func(), err error) {
	select {
	case <-turn:
		return q.leave, nil
	case <-ctx.Done():
		q.giveUp(turn)
		return nil, fmt.Errorf("wait for the model: %w", ended(ctx))
	}
}

// join hands out a channel that is closed when the turn of a question has come.
func (q *queue) join() (<-chan struct{}, error) {
	q.mu.Lock()
	defer q.mu.Unlock()

	p := place{turn: make(chan struct{})}
	if !q.busy {
		q.give(p)
		return p.turn, nil
	}
	if len(q.questions) >= q.limit {
		return nil, fmt.Errorf("%w: %d questions wait already", ErrBusy, q.limit)
	}
	q.questions = append(q.questions, p)
	if q.makeWay != nil {
		q.makeWay()
	}
	return p.turn, nil
}

// give hands the turn over. The lock is held.
func (q *queue) give(p place) {
	q.busy, q.makeWay = true, p.makeWay
	close(p.turn)
}

// giveUp leaves the queue. The turn may have come in the same moment; then it
// is passed on, or nobody would ever be served again.
func (q *queue) giveUp(turn <-chan struct{}) {
	waits := func(p place) bool { return p.turn == turn }
	q.mu.Lock()
	before := len(q.questions) + len(q.errands)
	q.questions, q.errands = slices.DeleteFunc(q.questions, waits), slices.DeleteFunc(q.errands, waits)
	waited := len(q.questions)+len(q.errands) < before
	q.mu.Unlock()

	if !waited {
		q.leave()
	}
}

// leave gives the turn to the next question, or to an errand where none waits.
func (q *queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()

	for _, line := range []*[]place{&q.questions, &q.errands} {
		if len(*line) > 0 {
			next := (*line)[0]
			*line = slices.Delete(*line, 0, 1)
			q.give(next)
			return
		}
	}
	q.busy, q.makeWay = false, nil
}

// length counts the questions that wait.
func (q *queue) length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.questions)
}
