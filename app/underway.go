package app

import (
	"context"
	"sync"

	"portineria/stay"
)

// What a write says of a conversation, so that what is under way for it stops.
const (
	notePerson   = "person"    // a person has written or taken over
	noteWritesOn = "writes_on" // the guest wrote on, or changed what they wrote
)

// work is what may be under way for a conversation.
type work int

const (
	considering work = iota // an answer is being prepared
	sending                 // words of the assistant's are on their way to the platform
)

// underway knows how to stop what is being done for a conversation. What is begun
// with it and then looks whether it may go on cannot miss a write: one before the
// look is seen by it, one after it stops the work. Its zero value is ready.
type underway struct {
	mu   sync.Mutex
	last int
	all  map[stay.ConversationID]map[int]stopper
}

type stopper struct {
	kind work
	stop context.CancelFunc
}

// begin registers work that ends with done.
func (u *underway) begin(ctx context.Context, id stay.ConversationID, kind work) (inner context.Context, done func()) {
	inner, cancel := context.WithCancel(ctx)
	u.mu.Lock()
	defer u.mu.Unlock()
	u.last++
	n := u.last
	if u.all == nil {
		u.all = map[stay.ConversationID]map[int]stopper{}
	}
	if u.all[id] == nil {
		u.all[id] = map[int]stopper{}
	}
	u.all[id][n] = stopper{kind, cancel}
	return inner, func() {
		u.mu.Lock()
		defer u.mu.Unlock()
		cancel()
		if delete(u.all[id], n); len(u.all[id]) == 0 {
			delete(u.all, id)
		}
	}
}

// stop ends what is under way for a conversation. What is on its way to the platform
// goes on where only the guest wrote.
func (u *underway) stop(id stay.ConversationID, note string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, s := range u.all[id] {
		if s.kind == considering || note == notePerson {
			s.stop()
		}
	}
}
