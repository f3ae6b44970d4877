package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// What only the tests of this package may touch.

// Migrate is the step from one version to the next.
var Migrate = migrate

// ReadWrite names the file as the program opens it.
func ReadWrite(path string) string { return dsn(path, false) }

// Queued is how many writes wait for the writer.
func (db *DB) Queued() int { return len(db.queue) }

// LimitPages makes the disk full once the file has grown by so many pages.
func (db *DB) LimitPages(ctx context.Context, extra int) error {
	return db.Update(ctx, func(tx *Tx) error {
		pages, err := queryOne(ctx, tx.queries, `PRAGMA page_count`, scanValue[int])
		if err != nil {
			return err
		}
		_, err = queryOne(ctx, tx.queries, fmt.Sprintf(`PRAGMA max_page_count = %d`, pages+extra), scanValue[int])
		return err
	})
}

// Pragma reads a setting on every connection of every pool.
func (db *DB) Pragma(ctx context.Context, name string) (got []int, err error) {
	err = db.Update(ctx, func(tx *Tx) error {
		v, err := queryOne(ctx, tx.queries, `PRAGMA `+name, scanValue[int])
		got = append(got, v)
		return err
	})
	for pool, n := range map[*sql.DB]int{db.read: readers, db.keys: 1, db.side: 2} {
		for range n {
			conn, failed := pool.Conn(ctx)
			if failed != nil {
				return nil, errors.Join(err, failed)
			}
			defer conn.Close() // only now, so that each is another one
			var v int
			err = errors.Join(err, conn.QueryRowContext(ctx, `PRAGMA `+name).Scan(&v))
			got = append(got, v)
		}
	}
	return got, err
}

// SealedUnderGuest lists what merging seals anew, as table.column.
func SealedUnderGuest() []string {
	var all []string
	for _, c := range sealedUnderGuest {
		all = append(all, c.table+"."+c.column)
	}
	return all
}
