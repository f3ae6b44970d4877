package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// Change is what a write touched, published once the write is on disk.
type Change struct {
	Topic string // conversation, turn, booking, property, feed, user, delivery, outbox, question, calendar_question, setting
	ID    string
	At    time.Time // of a turn: when it is due
}

// Tx is a write in progress. It must not be kept after the function returns.
type Tx struct {
	queries
	changes []Change
	hand    Hand // whose write it is
}

// Note says what this write touches; whoever watches hears of it after the
// commit, never before.
func (tx *Tx) Note(topic, id string) { tx.changes = append(tx.changes, Change{Topic: topic, ID: id}) }

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
	db      *DB
	conn    *sql.Conn
	version int64 // of the file, as other processes change it
}

// batch bounds how many writes share a transaction, so that the first of them
// does not wait long.
const batch = 64

func (w *writer) loop() {
	defer func() { w.db.closed <- errors.Join(w.run.close(), w.conn.Close()) }()
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
	err := w.together(ctx, ops)
	if err != nil {
		// A failed COMMIT may leave the transaction open; a failed ROLLBACK
		// means that there is none, which is as well.
		_ = w.plain(ctx, "ROLLBACK")
	}
	w.touched.settle(w.ring)
	for _, o := range ops {
		if o.err == nil && err != nil {
			o.err = fmt.Errorf("commit: %w", explain(err))
		}
		if o.err == nil {
			w.db.publish(o.tx.changes)
		}
		close(o.done)
	}
}

// together runs the parts in one transaction. Its error undid all of them.
func (w *writer) together(ctx context.Context, ops []*op) error {
	if err := w.plain(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	if err := w.notice(ctx); err != nil {
		return err
	}
	if len(ops) == 1 {
		if ops[0].err = guarded(w, ops[0]); ops[0].err != nil {
			return ops[0].err
		}
		return w.plain(ctx, "COMMIT")
	}
	for _, o := range ops {
		if err := w.part(ctx, o); err != nil {
			return err
		}
	}
	return w.plain(ctx, "COMMIT")
}

// notice forgets the open keys where another process has written since the last
// time: it may have put other keys in their place.
func (w *writer) notice(ctx context.Context) error {
	version, err := queryOne(ctx, w.queries, `PRAGMA data_version`, scanValue[int64])
	if err == nil && version != w.version {
		w.version = version
		w.ring.forgetAll()
	}
	return err
}

// part runs a single caller's part in a savepoint of its own. The error that it
// returns is the whole transaction's: on a full disk SQLite may give up all of
// it, and what ran after that would be committed on its own.
func (w *writer) part(ctx context.Context, o *op) error {
	if err := w.plain(ctx, "SAVEPOINT part"); err != nil {
		return err
	}
	if o.err = guarded(w, o); o.err != nil {
		w.touched.doubt()
		if err := w.plain(ctx, "ROLLBACK TO part"); err != nil {
			return errors.Join(errGivenUp, noSpace(o.err), err)
		}
	}
	return w.plain(ctx, "RELEASE part")
}

// errGivenUp says that another caller's part took the shared transaction down.
var errGivenUp = errors.New("the write was given up with others that it shared a transaction with")

// noSpace keeps of another caller's error only that the disk is full.
func noSpace(err error) error {
	if errors.Is(err, ErrNoSpace) {
		return ErrNoSpace
	}
	return nil
}

// guarded runs a caller's function and keeps a panic in it from taking down the
// others.
func guarded(w *writer, o *op) (err error) {
	if err := o.ctx.Err(); err != nil {
		return fmt.Errorf("write to the database: %w", err)
	}
	o.tx = &Tx{queries: w.queries}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic while writing: %v\n%s", p, debug.Stack())
		}
	}()
	return o.fn(o.tx)
}

func (w *writer) plain(ctx context.Context, text string) error {
	stmt, err := w.run.prepare(ctx, text) //nolint:sqlclosecheck // shared: statements.close ends it
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx)
	return err
}
