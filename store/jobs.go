package store

import (
	"context"
	"database/sql"
	"time"
)

// JobRun is the last run of a recurring job.
type JobRun struct {
	Name    string
	LastAt  time.Time
	Millis  int64
	Problem string
}

// PutJobRun records a run.
func (tx *Tx) PutJobRun(ctx context.Context, r JobRun) error {
	return tx.exec(ctx, `INSERT INTO jobs(name, last_at, millis, problem) VALUES (?,?,?,?)
		ON CONFLICT DO UPDATE SET last_at = excluded.last_at, millis = excluded.millis, problem = excluded.problem`, r.Name, ms(r.LastAt), r.Millis, r.Problem)
}

// JobRuns lists the jobs by name.
func (q queries) JobRuns(ctx context.Context) ([]JobRun, error) {
	return queryAll(ctx, q, `SELECT name, last_at, millis, problem FROM jobs ORDER BY name`, func(row scanner) (JobRun, error) {
		var r JobRun
		var when sql.NullInt64
		err := row.Scan(&r.Name, &when, &r.Millis, &r.Problem)
		r.LastAt = at(when)
		return r, err
	})
}

// Connection is one outgoing connection in the ledger: where, what for and how
// much, never what.
type Connection struct {
	At                time.Time
	Destination       string
	Purpose           string
	Outcome           string
	BytesOut, BytesIn int64
	TLS, Certificate  string
}

// AddConnection records a connection.
func (tx *Tx) AddConnection(ctx context.Context, c Connection) error {
	return tx.exec(ctx, `INSERT INTO connections(at, destination, purpose, outcome, bytes_out, bytes_in, tls, certificate) VALUES (?,?,?,?,?,?,?,?)`,
		ms(c.At), c.Destination, c.Purpose, c.Outcome, c.BytesOut, c.BytesIn, c.TLS, c.Certificate)
}

// Destination sums up the connections to one place.
type Destination struct {
	Destination, Purpose string
	Count, Denied        int
	BytesOut, BytesIn    int64
	LastAt               time.Time
}

// Destinations sums up the ledger since an instant, the last used first.
func (q queries) Destinations(ctx context.Context, since time.Time) ([]Destination, error) {
	return queryAll(ctx, q, `SELECT destination, purpose, count(*), sum(outcome = 'denied'), sum(bytes_out), sum(bytes_in), max(at) FROM connections
		WHERE at >= ? GROUP BY destination, purpose ORDER BY max(at) DESC`, func(row scanner) (Destination, error) {
		var d Destination
		var last sql.NullInt64
		err := row.Scan(&d.Destination, &d.Purpose, &d.Count, &d.Denied, &d.BytesOut, &d.BytesIn, &last)
		d.LastAt = at(last)
		return d, err
	}, ms(since))
}
