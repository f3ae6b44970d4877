package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime/debug"
)

// Change is what a write touched, published once the write is on disk.
type Change struct {
	Topic string // conversation, booking, property, feed, user, delivery, outbox, question, setting
	ID    string
}

// Tx is a write in progress. It must not be kept after the function returns.
type Tx struct {
	queries
	changes     []Change
	afterCommit []func()
}

// Note says what this write touches; whoever watches hears of it after the
// commit, never before.
func (tx *Tx) Note(topic, id string) { tx.changes = append(tx.changes, Change{topic, id}) }

type op struct {
	ctx  context.Context
	fn   func(*Tx) error
	tx   *Tx
	err  error
	done chan struct{}
}

// ErrClosed says that the program is stopping.
var ErrClosed = errors.New("the database is closed")

// Update runs fn in a transaction and returns once it is durable. Whoever
// calls at the same time shares the transaction and its one disk flush, each in
// a savepoint of its own: an error undoes that caller's part alone. fn must be
// quick and must not touch the network. An error of fn comes back as it is.
func (db *DB) Update(ctx context.Context, fn func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("write to the database: %w", err)
	}
	o := &op{ctx: ctx, fn: fn, done: make(chan struct{})}
	db.door.RLock()
	if db.shut {
		db.door.RUnlock()
		return ErrClosed
	}
	db.queue <- o
	db.door.RUnlock()
	// No way out before it is done: a caller must know what became of it.
	<-o.done
	return o.err
}

// Watch calls fn after every commit with what it touched. fn must not block.
func (db *DB) Watch(fn func([]Change)) {
	db.watchers.Lock()
	defer db.watchers.Unlock()
	db.watching = append(db.watching, fn)
}

func (db *DB) publish(changes []Change) {
	if len(changes) == 0 {
		return
	}
	db.watchers.Lock()
	watching := db.watching
	db.watchers.Unlock()
	for _, fn := range watching {
		fn(changes)
	}
}

// writer owns the writing connection.
type writer struct {
	queries
	db   *DB
	conn *sql.Conn
}

// batch bounds how many writes share a transaction, so that the first of them
// does not wait long.
const batch = 64

func (w *writer) loop() {
	defer close(w.db.closed)
	defer w.conn.Close()
	for first := range w.db.queue {
		ops := []*op{first}
	drain:
		for len(ops) < batch {
			select {
			case o, open := <-w.db.queue:
				if !open {
					break drain
				}
				ops = append(ops, o)
			default:
				break drain
			}
		}
		w.commit(ops)
	}
}

// commit runs the waiting writes in one transaction and tells each caller.
func (w *writer) commit(ops []*op) {
	ctx := context.Background()
	err := w.plain(ctx, "BEGIN IMMEDIATE")
	if err == nil {
		alone := len(ops) == 1
		for _, o := range ops {
			w.one(ctx, o, alone)
		}
		if alone && ops[0].err != nil {
			err = w.plain(ctx, "ROLLBACK")
		} else {
			err = w.plain(ctx, "COMMIT")
		}
	}
	if err != nil {
		// A failed COMMIT may leave the transaction open; a failed ROLLBACK
		// means that there is none, which is as well.
		_ = w.plain(ctx, "ROLLBACK")
	}
	for _, o := range ops {
		if o.err == nil && err != nil {
			o.err = fmt.Errorf("commit: %w", explain(err))
		}
		if o.err == nil {
			for _, after := range o.tx.afterCommit {
				after()
			}
			w.db.publish(o.tx.changes)
		}
		close(o.done)
	}
}

// one runs a single caller's part. Alone in its transaction it needs no
// savepoint of its own.
func (w *writer) one(ctx context.Context, o *op, alone bool) {
	if o.err = o.ctx.Err(); o.err != nil {
		return
	}
	if !alone {
		if o.err = w.plain(ctx, "SAVEPOINT part"); o.err != nil {
			return
		}
	}
	o.tx = &Tx{queries: w.queries}
	o.err = guarded(o)
	if alone {
		return
	}
	if o.err != nil {
		if err := w.plain(ctx, "ROLLBACK TO part"); err != nil {
			o.err = errors.Join(o.err, err)
		}
	}
	if err := w.plain(ctx, "RELEASE part"); err != nil {
		o.err = errors.Join(o.err, err)
	}
}

// guarded keeps a panic in one caller's part from taking down the others.
func guarded(o *op) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic while writing: %v\n%s", p, debug.Stack())
		}
	}()
	return o.fn(o.tx)
}

func (w *writer) plain(ctx context.Context, text string) error {
	stmt, err := w.run.prepare(ctx, text)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx)
	return err
}
