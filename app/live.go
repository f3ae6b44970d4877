package app

import (
	"sync"

	"portineria/store"
)

// Live tells open pages what changed, by name and id, after the commit. A page
// then asks for its part again: one way of rendering, one check of rights, and
// an event that is missed heals with the next.
type Live struct {
	mu   sync.Mutex
	subs map[chan []store.Change]struct{}
}

// NewLive makes a hub without listeners.
func NewLive() *Live { return &Live{subs: map[chan []store.Change]struct{}{}} }

// liveBuffer is how far a page may lag behind before it is cut off, to come
// back and look at everything anew.
const liveBuffer = 64

// Listen registers a listener. Its channel is closed when it lags too far
// behind, or by cancel.
func (l *Live) Listen() (changes <-chan []store.Change, cancel func()) {
	ch := make(chan []store.Change, liveBuffer)
	l.mu.Lock()
	l.subs[ch] = struct{}{}
	l.mu.Unlock()
	return ch, func() { l.drop(ch) }
}

// Tell names something that changed without being stored: work that goes on in
// memory.
func (l *Live) Tell(changes []store.Change) { l.publish(changes) }

func (l *Live) drop(ch chan []store.Change) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.subs[ch]; ok {
		delete(l.subs, ch)
		close(ch)
	}
}

func (l *Live) publish(changes []store.Change) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for ch := range l.subs {
		select {
		case ch <- changes:
		default:
			delete(l.subs, ch)
			close(ch)
		}
	}
}
