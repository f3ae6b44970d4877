package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"portineria/stay"
)

// turnsAtOnce bounds how many conversations are worked on at the same time. In
// each there is one worker at most, so its answers keep their order.
const turnsAtOnce = 64

// settleEvery is how often due turns are looked for without being told of any.
const settleEvery = 5 * time.Second

// coming gathers the turns that became due since the settle loop last looked. Its
// zero value is ready.
type coming struct {
	mu    sync.Mutex
	turns map[stay.ConversationID]time.Time
}

func (c *coming) add(id stay.ConversationID, at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.turns == nil {
		c.turns = map[stay.ConversationID]time.Time{}
	}
	c.turns[id] = at
}

func (c *coming) take() map[stay.ConversationID]time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	turns := c.turns
	c.turns = nil
	return turns
}

// settleLoop waits a moment after each guest message, for the next bubble of
// the same thought, and then takes the whole turn. What is due stands in the
// database; this loop only keeps the time.
func (a *App) settleLoop(ctx context.Context) error {
	defer a.turns.Wait()
	p := pacer{due: map[stay.ConversationID]time.Time{}, stale: true, busy: map[stay.ConversationID]bool{}, retryAt: map[stay.ConversationID]time.Time{}, tries: map[stay.ConversationID]int{}, done: make(chan finished)}
	for {
		now := a.o.Now()
		if p.stale {
			due, err := a.db.DueTurns(ctx)
			if err == nil {
				p.due = due
			} else if ctx.Err() == nil {
				a.o.Log.Error("look for due turns", slog.Any("error", err))
			}
			p.stale = false
		}
		maps.Copy(p.due, a.coming.take())
		begin := p.ready(now)
		for _, id := range begin {
			tries := p.tries[id]
			a.turns.Go(func() { a.work(ctx, id, tries, p.done) })
		}
		timer := time.NewTimer(p.wait(now))
		select {
		case <-ctx.Done():
			timer.Stop()
			for range len(p.busy) {
				<-p.done
			}
			return nil
		case f := <-p.done:
			p.finish(f, a.o.Now())
		case <-a.newTurn:
		case <-timer.C:
			p.stale = true
		}
		timer.Stop()
	}
}

// pacer knows which turns are due, which are being worked on, and which have
// to wait after a failure.
type pacer struct {
	due     map[stay.ConversationID]time.Time
	stale   bool // what is due has to be read anew
	busy    map[stay.ConversationID]bool
	retryAt map[stay.ConversationID]time.Time
	tries   map[stay.ConversationID]int
	done    chan finished
}

// ready takes the turns that may begin now off the list, those that wait longest
// first.
func (p *pacer) ready(now time.Time) []stay.ConversationID {
	var begin []stay.ConversationID
	for id := range p.due {
		if !p.busy[id] && !p.when(id).After(now) {
			begin = append(begin, id)
		}
	}
	slices.SortFunc(begin, func(a, b stay.ConversationID) int { return p.due[a].Compare(p.due[b]) })
	begin = begin[:min(len(begin), turnsAtOnce-len(p.busy))]
	for _, id := range begin {
		p.busy[id] = true
		delete(p.due, id)
	}
	return begin
}

func (p *pacer) when(id stay.ConversationID) time.Time {
	if again := p.retryAt[id]; again.After(p.due[id]) {
		return again
	}
	return p.due[id]
}

// wait is how long nothing is due.
func (p *pacer) wait(now time.Time) time.Duration {
	next := now.Add(settleEvery)
	for id := range p.due {
		if when := p.when(id); !p.busy[id] && when.Before(next) {
			next = when
		}
	}
	if len(p.busy) >= turnsAtOnce {
		return settleEvery // nothing can begin before something ends
	}
	return max(0, next.Sub(now))
}

func (p *pacer) finish(f finished, now time.Time) {
	delete(p.busy, f.id)
	if f.err == nil {
		delete(p.tries, f.id)
		delete(p.retryAt, f.id)
	} else {
		p.tries[f.id]++
		p.retryAt[f.id] = now.Add(pause(p.tries[f.id]))
		if errors.Is(f.err, errRights) {
			p.retryAt[f.id] = now // counted, so that a mistake of ours cannot go round for ever
		}
	}
	if f.err != nil || f.again {
		p.stale = true
	}
}

type finished struct {
	id    stay.ConversationID
	again bool // the guest wrote on meanwhile
	err   error
}

// pause grows with the tries: 1 s, 4 s, 16 s, at most a minute.
func pause(tries int) time.Duration {
	d := time.Second
	for range min(tries-1, 4) {
		d *= 4
	}
	return min(d, time.Minute)
}

// turnTries is how often a turn is tried before the owner is asked instead: a
// guest must not wait for a mistake of ours.
const turnTries = 3

// work takes one turn and reports back. A panic is a failed try.
func (a *App) work(ctx context.Context, id stay.ConversationID, before int, done chan<- finished) {
	var err error
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in a turn: %v\n%s", p, debug.Stack())
		}
		if err != nil && ctx.Err() == nil && !errors.Is(err, errOvertaken) && !errors.Is(err, errRights) {
			a.o.Log.Error("take a turn", slog.Any("conversation", id), slog.Int("try", before+1), slog.Any("error", err))
		}
		f := finished{id: id, again: errors.Is(err, errOvertaken)}
		if !f.again {
			f.err = err
		}
		done <- f
	}()
	if before >= turnTries {
		err = a.giveUp(ctx, id)
		return
	}
	err = a.turn(ctx, id)
}
