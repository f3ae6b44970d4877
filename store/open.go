package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver, in Go alone
)

// FileName is the database's name in the data directory.
const FileName = "portineria.db"

// Options is what Open needs.
type Options struct {
	Dir    string // the data directory; must exist
	Master MasterKey
	Now    func() time.Time
	Log    *slog.Logger
}

// DB is the open database: reads go through the embedded Reader, every write
// through Update.
type DB struct {
	Reader
	now    func() time.Time
	log    *slog.Logger
	write  *sql.DB
	read   *sql.DB
	keys   *sql.DB // for what a reader looks up while it reads
	side   *sql.DB // for what needs neither the writer nor a reader: checkpoints, copies
	queue  chan *op
	closed chan error // what the writer's end brought

	door sync.RWMutex // held for reading while a write is queued
	shut bool

	watchers sync.Mutex
	watching []func([]Change)
}

// Reader reads committed state over connections that cannot write.
type Reader struct{ queries }

// Open opens or makes the database in o.Dir, brings it to the present version,
// and starts the one goroutine that writes. A database made by a newer program
// is refused with ErrNewer and left alone.
func Open(ctx context.Context, o Options) (*DB, error) {
	keys, err := newRing(o.Master)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(o.Dir, FileName)
	if err := create(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("make the database: %w", explain(err))
	}
	write, err := sql.Open("sqlite", dsn(path, false))
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	write.SetMaxOpenConns(1)
	db := &DB{now: o.Now, log: o.Log, write: write, queue: make(chan *op, 1024), closed: make(chan error, 1)}
	if err := db.start(ctx, path, keys, o); err != nil {
		write.Close()
		return nil, err
	}
	return db, nil
}

// create makes an empty file that only its owner can read: SQLite alone would
// make one for everybody.
func create(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func (db *DB) start(ctx context.Context, path string, keys *ring, o Options) error {
	steps, err := Migrations()
	if err != nil {
		return err
	}
	if err := migrateAlone(ctx, db.write, path, steps); err != nil {
		return err
	}
	if err := assertPragmas(ctx, db.write); err != nil {
		return err
	}
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return fmt.Errorf("open the writing connection: %w", err)
	}
	read, err := sql.Open("sqlite", dsn(path, true))
	if err != nil {
		return fmt.Errorf("open the database for reading: %w", err)
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	if db.keys, err = sql.Open("sqlite", dsn(path, true)); err != nil {
		return errors.Join(fmt.Errorf("open the database for its keys: %w", err), conn.Close(), read.Close())
	}
	db.keys.SetMaxOpenConns(1)
	db.read = read
	db.Reader = Reader{queries{run: newStatements(read), keys: newStatements(db.keys), ring: keys}}
	mine := newStatements(conn)
	w := &writer{db: db, conn: conn, queries: queries{run: mine, keys: mine, ring: keys, touched: touched{}}}
	if err := w.checkKey(ctx, o.Now().UnixMilli()); err != nil {
		return errors.Join(err, mine.close(), conn.Close(), read.Close(), db.keys.Close())
	}
	if db.side, err = sql.Open("sqlite", dsn(path, false)); err != nil {
		return errors.Join(fmt.Errorf("open the database: %w", err), mine.close(), conn.Close(), read.Close(), db.keys.Close())
	}
	db.side.SetMaxIdleConns(1)
	go w.loop()
	return nil
}

// readers is how many connections read at once; more than cores brings nothing.
const readers = 4

// dsn names the file and the settings that every connection needs: set here
// and not by a statement, because a statement reaches one connection only.
func dsn(path string, readOnly bool) string {
	q := url.Values{}
	add := func(p string) { q.Add("_pragma", p) }
	add("busy_timeout(10000)") // first: the others may already have to wait
	add("journal_mode(wal)")
	add("synchronous(full)")
	add("secure_delete(1)")
	add("foreign_keys(1)")
	add("temp_store(memory)")
	add("cache_size(-4096)")
	if readOnly {
		add("query_only(1)")
	}
	return fileURI(path) + "?" + q.Encode()
}

// assertPragmas fails where the driver did not take a setting that a promise
// hangs on, rather than run without it.
func assertPragmas(ctx context.Context, db *sql.DB) error {
	for pragma, want := range map[string]int{"secure_delete": 1, "synchronous": 2, "foreign_keys": 1} {
		var got int
		if err := db.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&got); err != nil {
			return fmt.Errorf("read the setting %s: %w", pragma, err)
		}
		if got != want {
			return fmt.Errorf("the database setting %s is %d and must be %d", pragma, got, want)
		}
	}
	return nil
}

// Close stops the writer after what is queued and closes the file.
func (db *DB) Close() error {
	db.door.Lock()
	if db.shut {
		db.door.Unlock()
		return nil
	}
	db.shut = true
	close(db.queue)
	db.door.Unlock()
	return errors.Join(<-db.closed, db.read.Close(), db.keys.Close(), db.side.Close(), db.write.Close())
}

// Version is SQLite's own version.
func (r Reader) Version(ctx context.Context) (string, error) {
	return queryOne(ctx, r.queries, `SELECT sqlite_version()`, scanValue[string])
}

// DataVersion changes whenever another process has committed to the file: how a
// running program notices what a command did beside it. It must be asked on one
// and the same connection, so it runs where the writes run.
func (db *DB) DataVersion(ctx context.Context) (int64, error) {
	var v int64
	err := db.Update(ctx, func(tx *Tx) error {
		var err error
		v, err = queryOne(ctx, tx.queries, `PRAGMA data_version`, scanValue[int64])
		return err
	})
	return v, err
}

// ErrNoSpace says that the disk is full: nothing was changed.
var ErrNoSpace = errors.New("the disk is full: nothing was changed, free some space and try again")

// explain turns the driver's words for a full disk into ours.
func explain(err error) error {
	if err != nil && (strings.Contains(err.Error(), "SQLITE_FULL") || strings.Contains(err.Error(), "database or disk is full") || strings.Contains(err.Error(), "no space left")) {
		return fmt.Errorf("%w (%w)", ErrNoSpace, err)
	}
	return err
}
