package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"portineria/stay"
)

// queries is what reads and writes share: prepared statements and keys.
type queries struct {
	run     *statements
	keys    *statements // for looking up a data key while rows are being read
	ring    *ring
	touched touched // of the open transaction; nil for readers
}

// preparer is the pool of readers or the one writing connection.
type preparer interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// statements keeps each text prepared once. A text says LIMIT ? + 0 where others
// would say LIMIT ?: SQLite looks at the value of a bare limit when it plans, and
// so prepares the statement anew each time one is bound.
type statements struct {
	on preparer
	mu sync.RWMutex
	by map[string]*sql.Stmt
}

func newStatements(on preparer) *statements { return &statements{on: on, by: map[string]*sql.Stmt{}} }

func (s *statements) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	s.mu.RLock()
	stmt, ok := s.by[text]
	s.mu.RUnlock()
	if ok {
		return stmt, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if stmt, ok := s.by[text]; ok {
		return stmt, nil
	}
	// Prepared for longer than this call, so not under its context.
	stmt, err := s.on.PrepareContext(context.WithoutCancel(ctx), text) //nolint:sqlclosecheck // kept: statements.close ends it
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", text, err)
	}
	s.by[text] = stmt
	return stmt, nil
}

// close ends all statements. Those of a single connection are nobody else's to
// end, and SQLite keeps a connection with open statements open.
func (s *statements) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for text, stmt := range s.by {
		errs = append(errs, stmt.Close())
		delete(s.by, text)
	}
	return errors.Join(errs...)
}

// Statements run uninterrupted: each takes microseconds, and to watch a context
// meanwhile costs two goroutines a statement, more than the statement itself.
// Update looks at the caller's context before it begins.

// scanner is a row of a result.
type scanner interface{ Scan(dest ...any) error }

// scanValue reads a result of one column.
func scanValue[T any](row scanner) (T, error) {
	var v T
	err := row.Scan(&v)
	return v, err
}

// queryOne returns the first row, or stay.ErrNotFound.
func queryOne[T any](ctx context.Context, q queries, text string, scan func(scanner) (T, error), args ...any) (T, error) {
	all, err := queryAll(ctx, q, text, scan, args...)
	if err != nil {
		var none T
		return none, err
	}
	if len(all) == 0 {
		var none T
		return none, stay.ErrNotFound
	}
	return all[0], nil
}

// queryAll returns every row. It closes the result and looks at its last error,
// so that no caller can forget to.
func queryAll[T any](ctx context.Context, q queries, text string, scan func(scanner) (T, error), args ...any) (all []T, err error) {
	stmt, err := q.run.prepare(ctx, text) //nolint:sqlclosecheck // shared: statements.close ends it
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(context.WithoutCancel(ctx), args...)
	if err != nil {
		return nil, fmt.Errorf("query %.60q: %w", text, explain(err))
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		v, err := scan(rows)
		if errors.Is(err, errKeyGone) {
			continue // erased between the reading of the row and of its key
		}
		if err != nil {
			return nil, fmt.Errorf("read a row of %.60q: %w", text, err)
		}
		all = append(all, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("query %.60q: %w", text, explain(err))
	}
	return all, nil
}

// exec runs a write and returns its error alone.
func (tx *Tx) exec(ctx context.Context, text string, args ...any) error {
	_, err := tx.execCount(ctx, text, args...)
	return err
}

// execCount runs a write and tells how many rows it touched.
func (tx *Tx) execCount(ctx context.Context, text string, args ...any) (int64, error) {
	stmt, err := tx.run.prepare(ctx, text) //nolint:sqlclosecheck // shared: statements.close ends it
	if err != nil {
		return 0, err
	}
	res, err := stmt.ExecContext(context.WithoutCancel(ctx), args...)
	if err != nil {
		return 0, fmt.Errorf("run %.60q: %w", text, explain(err))
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, fmt.Errorf("run %.60q: %w", text, err)
	}
	return n, nil
}

// must is exec for a write that has to find its row: else stay.ErrNotFound.
func (tx *Tx) must(ctx context.Context, text string, args ...any) error {
	n, err := tx.execCount(ctx, text, args...)
	if err == nil && n == 0 {
		return stay.ErrNotFound
	}
	return err
}

// ms is an instant as it stands in a column: NULL for the zero time.
func ms(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// at is the way back.
func at(v sql.NullInt64) time.Time {
	if !v.Valid {
		return time.Time{}
	}
	return time.UnixMilli(v.Int64).UTC()
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// null keeps an empty reference out of a foreign key column.
func null[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// ignoreNotFound is for questions to which "none" is an answer.
func ignoreNotFound(err error) error {
	if errors.Is(err, stay.ErrNotFound) {
		return nil
	}
	return err
}
