package app

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// presence is what a guest sees of us besides words: that a message was read, and that
// an answer is being written. The calls for it are made beside the outbox, one at a
// time; they count in the rate, take a call that is free or wait, and what becomes of
// them changes nothing. What is lost when the program stops is not made up for.
type presence struct {
	mu      sync.Mutex
	order   []string
	waiting map[string]mark
	wake    chan struct{}
}

// mark is a call to make for a guest's message.
type mark struct {
	message stay.MessageID
	typing  func() bool // reports whether the answer is still being written; nil: the message was read, no more
}

func newPresence() *presence {
	return &presence{waiting: map[string]mark{}, wake: make(chan struct{}, 1)}
}

// add asks for a mark, under a name; a later one of the same name stands for an
// earlier one, which it contains.
func (p *presence) add(name string, m mark) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, there := p.waiting[name]; !there {
		p.order = append(p.order, name)
	}
	p.waiting[name] = m
	wake(p.wake)
}

func (p *presence) next() (m mark, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.order) == 0 {
		return m, false
	}
	name := p.order[0]
	p.order = p.order[1:]
	m = p.waiting[name]
	delete(p.waiting, name)
	return m, true
}

const (
	presenceTimeout = 10 * time.Second // of one call: a later one helps nobody
	presencePause   = 100 * time.Millisecond
	typingAgain     = 20 * time.Second // "typing" vanishes after 25 seconds (Meta, "Typing indicators")
)

// presenceLoop makes the calls that were asked for.
func (a *App) presenceLoop(ctx context.Context) error {
	for {
		m, ok := a.presence.next()
		if !ok {
			select {
			case <-ctx.Done():
				return nil
			case <-a.presence.wake:
			}
			continue
		}
		for a.rate.take(a.o.Now(), 1) == 0 {
			timer := time.NewTimer(max(presencePause, a.rate.wait(a.o.Now())))
			select {
			case <-ctx.Done():
				timer.Stop()
				return nil
			case <-timer.C:
			}
		}
		if err := a.markRead(ctx, m); err != nil && ctx.Err() == nil {
			a.o.Log.Debug("mark a message as read", slog.Any("message", m.message), slog.Any("error", err))
		}
	}
}

func (a *App) markRead(ctx context.Context, m mark) error {
	read, err := a.db.Message(ctx, m.message)
	if err != nil {
		return err
	}
	c, err := a.db.Conversation(ctx, read.Conversation)
	if err != nil {
		return err
	}
	wamid, err := a.db.WamidOf(ctx, c, m.message)
	n, ours := a.number(c.NumberID)
	if err != nil || wamid == "" || !ours || n.Sender == nil || m.typing != nil && !m.typing() {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, presenceTimeout)
	defer cancel()
	err = n.Sender.MarkRead(ctx, wamid, m.typing != nil)
	if errors.Is(err, whatsapp.ErrNotOffered) {
		return nil
	}
	return err
}

// noteArrived says that a guest's message, by its id, is to be marked as read.
const noteArrived = "arrived"

// received marks a guest's message as read at once, where the owner wants that.
func received(ctx context.Context, tx *store.Tx, m stay.Message) error {
	chosen, err := tx.Choices(ctx)
	if err == nil && chosen.ReadReceipts == stay.ReceiptsAtOnce {
		tx.Note(noteArrived, string(m.ID))
	}
	return err
}

// answered marks what a guest wrote as read, once an answer to it has left, where the
// owner wants that.
func (a *App) answered(ctx context.Context, p parcel) {
	switch p.out.Purpose {
	case stay.PurposeAnswer, stay.PurposeHost, stay.PurposeNotice:
	default:
		return
	}
	chosen, err := a.db.Choices(ctx)
	if err != nil || chosen.ReadReceipts != stay.ReceiptsAnswered {
		return
	}
	last, err := a.db.Messages(ctx, p.c.ID, historyLength)
	if err != nil {
		return
	}
	var before stay.MessageID
	for _, m := range last {
		if m.ID == p.out.Message {
			break
		}
		if m.Author == stay.FromGuest && m.Type != "reaction" && m.Type != "system" && m.Seq > 0 {
			before = m.ID
		}
	}
	if before != "" {
		a.presence.add(string(p.c.ID), mark{message: before})
	}
}

// typing shows the guest of a turn that an answer is being written, once begin is
// called and until ctx ends, where the owner wants that. It is begun where a model is
// asked: an answer comes then in any case, be it that the host is asked.
func (a *App) typing(ctx context.Context, t Turn) (begin func()) {
	var once sync.Once
	return func() {
		once.Do(func() {
			chosen, err := a.db.Choices(ctx)
			if err != nil || !chosen.Typing {
				return
			}
			a.calls.Go(func() {
				for {
					a.presence.add(string(t.Conversation.ID), mark{message: t.Last().ID, typing: func() bool { return ctx.Err() == nil }})
					timer := time.NewTimer(typingAgain)
					select {
					case <-ctx.Done():
						timer.Stop()
						return
					case <-timer.C:
					}
				}
			})
		})
	}
}
