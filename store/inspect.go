package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"time"
)

// Inspection is what a copy of the database holds.
type Inspection struct {
	Version int              // of the schema
	Rows    map[string]int64 // by table
}

// Inspect checks a copy of the database that nobody uses, and changes nothing:
// that SQLite finds it whole, that this program knows its version (else
// ErrNewer), and that the master key is its own (else ErrWrongKey).
func Inspect(ctx context.Context, path string, master MasterKey) (found Inspection, err error) {
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=ro&immutable=1&_pragma=query_only(1)&_pragma=temp_store(memory)")
	if err != nil {
		return found, fmt.Errorf("open the copy: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := integrity(ctx, db); err != nil {
		return found, err
	}
	if found.Version, err = knownVersion(ctx, db); err != nil {
		return found, err
	}
	if err := opensWith(ctx, db, master); err != nil {
		return found, err
	}
	found.Rows, err = countRows(ctx, db)
	return found, err
}

func fileURI(path string) string { return "file:" + (&url.URL{Path: path}).EscapedPath() }

func integrity(ctx context.Context, db *sql.DB) error {
	var words string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&words); err != nil {
		return fmt.Errorf("check the database: %w", err)
	}
	if words != "ok" {
		return fmt.Errorf("check the database: %s", words)
	}
	return nil
}

func knownVersion(ctx context.Context, db *sql.DB) (int, error) {
	steps, err := Migrations()
	if err != nil {
		return 0, err
	}
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, fmt.Errorf("read the database's version: %w", err)
	}
	if version > len(steps) {
		return version, fmt.Errorf("version %d of the database, this program knows %d: %w", version, len(steps), ErrNewer)
	}
	if version == 0 {
		return 0, errors.New("this is not a database of Portineria")
	}
	return version, nil
}

// opensWith proves that the master key opens the house key.
func opensWith(ctx context.Context, db *sql.DB, master MasterKey) error {
	keys, err := newRing(master)
	if err != nil {
		return err
	}
	on := newStatements(db)
	_, err = queries{run: on, keys: on, ring: keys}.key(ctx, houseKey)
	return err
}

func countRows(ctx context.Context, db *sql.DB) (map[string]int64, error) {
	on := newStatements(db)
	q := queries{run: on, keys: on}
	tables, err := queryAll(ctx, q, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`, scanValue[string])
	if err != nil {
		return nil, fmt.Errorf("list the tables: %w", err)
	}
	rows := map[string]int64{}
	for _, table := range tables {
		quoted := `"` + strings.ReplaceAll(table, `"`, `""`) + `"`
		if rows[table], err = queryOne(ctx, q, `SELECT count(*) FROM `+quoted, scanValue[int64]); err != nil {
			return nil, fmt.Errorf("count the rows of %s: %w", table, err)
		}
	}
	return rows, nil
}

// Fold brings everything of a database into its one file and takes it out of
// use, so that the file can be moved. While any program has it open that is
// ErrRunning. Of a file that is no database any more nothing is touched: SQLite
// would throw away the log beside it.
func Fold(ctx context.Context, path string) (err error) {
	if err := isDatabase(path); err != nil {
		return fmt.Errorf("close the database: %w", err)
	}
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=rw&_pragma=busy_timeout(2000)&_pragma=synchronous(full)&_pragma=secure_delete(1)")
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	var busy, pages, moved int
	var mode string
	if err = db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err == nil && busy == 0 {
		// Leaving the write-ahead log needs the file for oneself.
		err = db.QueryRowContext(ctx, "PRAGMA journal_mode = delete").Scan(&mode)
	}
	switch {
	case err != nil && strings.Contains(err.Error(), "locked"), err == nil && mode != "delete":
		return ErrRunning
	case err != nil:
		return fmt.Errorf("close the database: %w", explain(err))
	}
	return nil
}

// isDatabase looks for the mark of a database (SQLite file format 1.3).
func isDatabase(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	mark := make([]byte, 16)
	_, err = io.ReadFull(f, mark)
	if err = errors.Join(err, f.Close()); err == nil && string(mark) != "SQLite format 3\x00" {
		err = errors.New("this is not a database")
	}
	return err
}

// Revive makes a copy from the past fit to be used now, before it takes the
// place of the present: it is brought to the present version, and what was under
// way when it was made is not simply gone on with. Messages that waited to be
// sent have most likely been sent since: each is "unclear" now, and its
// conversation waits for a person, as does one with a turn that was due. Nobody
// is logged in: a login ended since must not live again.
func Revive(ctx context.Context, path string, now time.Time) (err error) {
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=rw&_pragma=synchronous(full)&_pragma=secure_delete(1)&_pragma=foreign_keys(1)&_pragma=temp_store(memory)")
	if err != nil {
		return fmt.Errorf("open the copy: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	steps, err := Migrations()
	if err != nil {
		return err
	}
	if err := migrate(ctx, db, "", steps); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("revive the copy: %w", explain(err))
	}
	for _, s := range []struct {
		text string
		args []any
	}{
		{`UPDATE conversations SET waiting_since = coalesce(waiting_since, ?), turn_due_at = NULL WHERE turn_due_at IS NOT NULL
			OR id IN (SELECT conversation_id FROM outbox WHERE state IN ('queued','sending','uncertain'))`, []any{ms(now)}},
		{`UPDATE outbox SET state = 'unclear', since = ? WHERE state IN ('queued','sending','uncertain')`, []any{ms(now)}},
		{`DELETE FROM sessions`, nil},
		{`DELETE FROM setup_links`, nil},
	} {
		if _, err := tx.ExecContext(ctx, s.text, s.args...); err != nil {
			return errors.Join(fmt.Errorf("revive the copy: %w", explain(err)), tx.Rollback())
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("revive the copy: %w", explain(err))
	}
	return nil
}
