package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrNewer says that the database was made by a newer program.
var ErrNewer = errors.New("the database was written by a newer Portineria: start that version, or restore a backup made by this one")

// Migrations returns the statements of each version, the first at index 0.
func Migrations() ([]string, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, fmt.Errorf("list the migrations: %w", err)
	}
	var all []string
	for i, name := range names { // Glob sorts
		if !strings.HasPrefix(name, fmt.Sprintf("migrations/%04d_", i+1)) {
			return nil, fmt.Errorf("the migration %s is out of number", name)
		}
		text, err := migrations.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the migration %s: %w", name, err)
		}
		all = append(all, string(text))
	}
	return all, nil
}

// migrateAlone is migrate, with other processes that open the same file kept
// waiting: SQLite's own waiting does not reach to the change into its
// write-ahead log, and a copy in the making is not for two.
func migrateAlone(ctx context.Context, db *sql.DB, path string, steps []string) (err error) {
	release, err := flock(path+".lock", syscall.LOCK_EX)
	if err != nil {
		return fmt.Errorf("wait for the database: %w", err)
	}
	defer func() { err = errors.Join(err, release()) }()
	return migrate(ctx, db, path, steps)
}

// migrate brings the file to the version that the steps lead to, each step in a
// transaction. Before the first step over existing data it puts a copy beside
// the file, unless that is a copy itself and the path empty.
func migrate(ctx context.Context, db *sql.DB, path string, steps []string) error {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("read the database's version: %w", explain(err))
	}
	if version > len(steps) {
		return fmt.Errorf("version %d of the database, this program knows %d: %w", version, len(steps), ErrNewer)
	}
	if version == len(steps) {
		return nil
	}
	if version > 0 && path != "" {
		if err := copyBefore(ctx, db, fmt.Sprintf("%s.before-%d", path, version+1)); err != nil {
			return err
		}
	}
	for i := version; i < len(steps); i++ {
		if err := step(ctx, db, i, steps[i]); err != nil {
			return fmt.Errorf("bring the database to version %d: %w", i+1, explain(err))
		}
	}
	return nil
}

// step applies one migration unless another process did so meanwhile.
func step(ctx context.Context, db *sql.DB, from int, text string) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_, _ = conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		}
	}()
	var now int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&now); err != nil {
		return err
	}
	if now == from {
		if _, err := conn.ExecContext(ctx, text); err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", from+1)); err != nil {
			return err
		}
	}
	_, err = conn.ExecContext(ctx, "COMMIT")
	return err
}

func copyBefore(ctx context.Context, db *sql.DB, to string) error {
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("replace the copy before the change of version: %w", err)
	}
	if err := vacuumInto(ctx, db, to); err != nil {
		return fmt.Errorf("before the change of version: %w", err)
	}
	return nil
}

// LibraryVersion is the version of SQLite that is compiled in.
func LibraryVersion(ctx context.Context) (string, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return "", fmt.Errorf("open a database in memory: %w", err)
	}
	var v string
	err = db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&v)
	return v, errors.Join(err, db.Close())
}
