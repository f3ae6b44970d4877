// Package app is the path of a message, from the webhook to the sent answer,
// one file a step and in one direction: receive, intake, settle, turn (the table
// of contents of what follows), load, identify, rules, retrieve, answer, check,
// decide, commit, send, status, live.
//
// Steps that decide are pure functions over values; every step that must not be
// lost ends in a committed row before the next one begins. What the owner does
// to a conversation is in host.go. Read turn.go first.
package app

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"portineria/stay"
	"portineria/store"
	"portineria/template"
	"portineria/whatsapp"
)

// Sender speaks for the number that it was made for; see whatsapp.Client, whose
// errors it returns.
type Sender interface {
	Send(ctx context.Context, m whatsapp.Message) (wamid string, err error)
	MarkRead(ctx context.Context, wamid string, typing bool) error
}

// Number is a business number that conversations run over.
type Number struct {
	ID        string // the platform's phone_number_id
	Gateway   whatsapp.Gateway
	Secrets   []string // by which its deliveries are believed: app secrets, or what the gateway sends along
	Sender    Sender
	Media     MediaSource // nil: files of guests cannot be fetched
	Simulated bool        // fed by the simulator alone, answered to the built-in fake

	Display     string // E.164, as guests write to it; empty: not known
	VerifyToken string // ours, with which the platform verifies the webhook; empty: none
	Account     string // the platform's account whose templates it uses; empty: not known
}

// Options is what the path needs from outside.
type Options struct {
	DB       *store.DB
	Answerer *Answerer
	Ready    *template.Library // the texts that can be submitted as they are
	Numbers  []Number
	// Renumber reads the numbers anew, after one was added, changed or removed here or
	// by a command; nil: they never change.
	Renumber func(ctx context.Context) ([]Number, error)
	Now      func() time.Time
	Rand     io.Reader
	Log      *slog.Logger

	Settle         time.Duration // how long to wait for the guest's next bubble
	ReconcileAfter time.Duration // how long a send of unknown outcome waits for its status
	PerSecond      int           // calls of the platform in a second at most; 0: no cap of our own
	OwnerPhone     string        // E.164, where alerts go; empty: the page alone
	Retention      stay.Retention
	// Warm has the model read the beginning of a prompt in advance; nil: there is
	// no model.
	Warm       func(ctx context.Context, system string) error
	Jobs       []Job      // what else recurs beside the path
	Translator Translator // nil: what people write stays in its language
	Media      MediaOptions
}

// App runs the path. Make it with New, run it with Run.
type App struct {
	o         Options
	db        *store.DB
	shelves   *shelves
	live      *Live
	numbers   atomic.Pointer[numbers]
	startedAt time.Time

	interpreter *interpreter

	arrived  arrivals
	underway underway
	presence *presence
	rate     rate
	coming   coming

	heard       atomic.Value // stay.PropertyID whose guest wrote last
	newDelivery chan struct{}
	newTurn     chan struct{}
	newSend     chan struct{}
	newPrompt   chan struct{}
	newPlan     chan struct{}
	plansWait   atomic.Bool // messages of rules wait for something that may happen in a conversation
	newMedia    chan struct{}
	newSound    chan struct{}
	newNumber   chan struct{}

	turns sync.WaitGroup
	calls sync.WaitGroup
	slots chan struct{} // one for each call of the platform that may be under way
}

// New wires the path and starts nothing.
func New(o Options) *App {
	a := &App{
		o: o, db: o.DB, shelves: newShelves(o.DB, o.Answerer.Lexicon), live: NewLive(), startedAt: o.Now(), interpreter: newInterpreter(), presence: newPresence(), rate: rate{perSecond: o.PerSecond},
		newDelivery: make(chan struct{}, 1), newTurn: make(chan struct{}, 1), newSend: make(chan struct{}, 1), newPrompt: make(chan struct{}, 1), newNumber: make(chan struct{}, 1), newPlan: make(chan struct{}, 1), newMedia: make(chan struct{}, 1), newSound: make(chan struct{}, 1), slots: make(chan struct{}, sendsAtOnce),
	}
	a.SetNumbers(o.Numbers)
	o.DB.Watch(a.changed)
	return a
}

// Live is where pages hear what changed.
func (a *App) Live() *Live { return a.live }

// Prepare does what must happen before the first listener opens: what expired
// while the program was off is deleted, and what was in flight when it stopped
// becomes uncertain.
func (a *App) Prepare(ctx context.Context) error {
	if a.o.Media.Folder != nil {
		if err := a.o.Media.Folder.Clear(); err != nil {
			return err
		}
	}
	if err := a.sweep(ctx); err != nil {
		return err
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.LoseLeases(ctx, a.o.Now(), true); err != nil {
			return err
		}
		return tx.TryRests(ctx, "", a.o.Now()) // the configuration may be another one
	})
}

// Run works until ctx ends, then finishes what it has begun.
func (a *App) Run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return a.intakeLoop(ctx) })
	group.Go(func() error { return a.settleLoop(ctx) })
	group.Go(func() error { return a.sendLoop(ctx) })
	group.Go(func() error { return a.presenceLoop(ctx) })
	group.Go(func() error { return a.interpretLoop(ctx) })
	group.Go(func() error { return a.planLoop(ctx) })
	if a.o.Media.Folder != nil {
		group.Go(func() error { return a.mediaLoop(ctx) })
	}
	if a.o.Media.Folder != nil && a.o.Media.Transcriber != nil {
		group.Go(func() error { return a.hearLoop(ctx) })
	}
	if a.o.Renumber != nil {
		group.Go(func() error { return a.numberLoop(ctx) })
	}
	if a.o.Warm != nil {
		group.Go(func() error { return a.warmLoop(ctx) })
	}
	for _, job := range append(a.jobs(), a.o.Jobs...) {
		group.Go(func() error { return a.recur(ctx, job) })
	}
	err := group.Wait()
	a.calls.Wait()
	return err
}

// changed hears of every commit: pages are told, and work that waits is woken.
func (a *App) changed(changes []store.Change) {
	for _, c := range changes {
		switch c.Topic {
		case "delivery":
			wake(a.newDelivery)
		case "outbox":
			wake(a.newSend)
		case "turn":
			a.coming.add(stay.ConversationID(c.ID), c.At)
			wake(a.newTurn)
		case "number":
			wake(a.newNumber)
		case noteArrived:
			a.presence.add(c.ID, mark{message: stay.MessageID(c.ID)})
		case notePerson, noteWritesOn:
			a.underway.stop(stay.ConversationID(c.ID), c.Topic)
		case "booking", "rule", "rule_send":
			wake(a.newPlan)
		case "conversation":
			if a.plansWait.Load() {
				wake(a.newPlan)
			}
		case "media":
			wake(a.newMedia)
			wake(a.newSound)
		case "property":
			wake(a.newPlan)
			a.shelves.forget(stay.PropertyID(c.ID))
			a.Warm()
		}
	}
	a.live.publish(changes)
}

// Nudge makes every step look at the database again: another process, a
// command, has written to it.
func (a *App) Nudge() {
	a.shelves.forgetAll()
	a.Warm()
	for _, ch := range []chan struct{}{a.newDelivery, a.newTurn, a.newSend, a.newNumber, a.newPlan} {
		wake(ch)
	}
	a.live.publish([]store.Change{{Topic: "all"}})
}

// Announce tells open pages that something beside the database changed.
func (a *App) Announce(topic string) { a.live.publish([]store.Change{{Topic: topic}}) }

// wake leaves a note where one is not already waiting.
func wake(ch chan struct{}) {
	select {
	case ch <- struct{}{}:
	default:
	}
}
