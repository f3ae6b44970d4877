package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"portineria/store"
	"portineria/whatsapp"
)

// The refusals of Receive.
var (
	// ErrUnsigned: the body is not proven to come from a number's own app or gateway.
	// Nothing is kept.
	ErrUnsigned = errors.New("the delivery is not signed with the app secret")
	// ErrNoSecret: no app secret is configured, so nothing can be believed.
	ErrNoSecret = errors.New("no app secret is configured")
)

// Deliver takes a webhook body from the platform with the headers that came along:
// it checks over the bytes as they came who sent them, and stores them. Once it
// returns nil the body is on disk, and 200 may be answered; a body that came before
// is a success without effect. A mistake in reading it never loses it: then it is
// stored unread, for intake to try again.
func (a *App) Deliver(ctx context.Context, body []byte, header http.Header) error {
	return a.receive(ctx, store.FromPlatform, body, header)
}

// DeliverSimulated is Deliver for the simulator's own number.
func (a *App) DeliverSimulated(ctx context.Context, body []byte, header http.Header) error {
	return a.receive(ctx, store.FromSimulator, body, header)
}

// Receive is Deliver for a body that is proven by its signature.
func (a *App) Receive(ctx context.Context, body []byte, signature string) error {
	return a.Deliver(ctx, body, http.Header{whatsapp.SignatureHeader: {signature}})
}

func (a *App) receive(ctx context.Context, source store.Source, body []byte, header http.Header) error {
	doubtful, err := a.believe(source, body, header)
	if err != nil {
		return err
	}
	if whatsapp.IsSelfCheck(body) {
		return nil // it came from ourselves, and through: that is all
	}
	l := &arrival{source: source, body: body, done: make(chan struct{})}
	l.events, l.unreadable = whatsapp.Decode(body)
	for _, e := range l.events {
		if doubtful[e.PhoneNumberID] {
			return fmt.Errorf("%w: it speaks for another number", ErrUnsigned)
		}
	}
	a.arrived.bring(l, func(all []*arrival) { a.keep(context.WithoutCancel(ctx), all) })
	<-l.done
	return l.err
}

// believe checks who sent a body. Each number believes what its own app has signed,
// or its own gateway's secret came with; of those that do not believe this one the
// body must not speak.
func (a *App) believe(source store.Source, body []byte, header http.Header) (doubtful map[string]bool, err error) {
	doubtful = map[string]bool{}
	secrets, believed := false, false
	why := error(whatsapp.ErrNoSignature)
	for _, n := range a.everyNumber() {
		if n.Simulated != (source == store.FromSimulator) {
			continue
		}
		refused := n.authenticator().Authentic(header, body)
		secrets = secrets || len(n.Secrets) > 0
		if refused == nil {
			believed = true
			continue
		}
		doubtful[n.ID], why = true, refused
	}
	switch {
	case !secrets:
		return nil, ErrNoSecret
	case !believed:
		return nil, fmt.Errorf("%w: %w", ErrUnsigned, why)
	default:
		delete(doubtful, "") // what names no number is the account's, and known to be the platform's
		return doubtful, nil
	}
}

// arrival is a body on its way to the disk.
type arrival struct {
	source     store.Source
	body       []byte
	events     []whatsapp.Event
	unreadable error

	done chan struct{}
	err  error // of storing it, once done is closed
}

// arrivals gathers the bodies that come in while others are being stored, so that
// they share one write. Its zero value is ready.
type arrivals struct {
	mu      sync.Mutex
	waiting []*arrival
	busy    bool
}

// bring adds a body; where nobody is storing any, somebody begins to.
func (q *arrivals) bring(l *arrival, keep func([]*arrival)) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, l)
	if !q.busy {
		q.busy = true
		go q.work(keep)
	}
}

func (q *arrivals) work(keep func([]*arrival)) {
	for {
		q.mu.Lock()
		n := min(len(q.waiting), intakeBatch)
		batch := q.waiting[:n:n]
		q.waiting = q.waiting[n:]
		q.busy = n > 0
		q.mu.Unlock()
		if n == 0 {
			return
		}
		keep(batch)
		for _, l := range batch {
			close(l.done)
		}
	}
}

// keep writes bodies to the disk. In the usual case what is in them is taken in
// the same transaction, which spares a second flush. Where that fails, each is
// tried alone, and where that fails too, the body alone is stored, and intake tries
// again without holding up the platform.
func (a *App) keep(ctx context.Context, all []*arrival) {
	now := a.o.Now()
	err := a.db.Update(ctx, func(tx *store.Tx) error { return a.keepRead(ctx, tx, all, now) })
	if err == nil {
		return
	}
	for _, l := range all {
		if len(all) > 1 {
			err = a.db.Update(ctx, func(tx *store.Tx) error { return a.keepRead(ctx, tx, []*arrival{l}, now) })
		}
		if l.err = err; err == nil || errors.Is(err, store.ErrNoSpace) || errors.Is(err, store.ErrClosed) {
			continue
		}
		a.o.Log.Error("take a delivery at once", slog.Any("error", err))
		l.err = a.db.Update(ctx, func(tx *store.Tx) error {
			_, _, err := tx.AddDelivery(ctx, l.source, l.body, now)
			return err
		})
	}
}

// keepRead stores bodies and takes what is in them.
func (a *App) keepRead(ctx context.Context, tx *store.Tx, all []*arrival, now time.Time) error {
	stored := make([]store.Delivery, len(all))
	for i, l := range all {
		stored[i] = store.Delivery{Source: l.source, ReceivedAt: now, Body: l.body}
	}
	if err := tx.AddReadDeliveries(ctx, stored); err != nil {
		return err
	}
	var statuses []store.Status
	for i, l := range all {
		var err error
		switch {
		case stored[i].ID == 0: // a repeat
		case l.unreadable != nil:
			err = setAside(ctx, tx, stored[i], now)
		default:
			err = a.take(ctx, tx, stored[i], l.events, &statuses)
		}
		if err != nil {
			return err
		}
	}
	return a.applyStatuses(ctx, tx, statuses)
}
