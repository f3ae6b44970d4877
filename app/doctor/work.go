package doctor

import (
	"context"
	"errors"
	"strings"
	"time"

	"portineria/stay"
)

// What goes on by itself: sending, connections, backups, recurring jobs.

// overdue is how long a message may be due before its not leaving is trouble.
const overdue = 5 * time.Minute

func (d *Doctor) outbox(ctx context.Context) []outcome {
	counts, err := d.o.DB.OutboxCounts(ctx)
	if err != nil {
		return say(Warn, "unreadable")
	}
	next, err := d.o.DB.NextSendAt(ctx, d.o.Now())
	if err != nil && !errors.Is(err, stay.ErrNotFound) {
		return say(Warn, "unreadable")
	}
	late := err == nil && d.o.Now().Sub(next) > overdue
	waiting := counts[stay.Queued] + counts[stay.InFlight] + counts[stay.Uncertain]
	switch {
	case late:
		return say(Fail, "outbox.stuck", number(counts[stay.Queued]))
	case counts[stay.Unclear] > 0:
		return say(Warn, "outbox.unclear", number(counts[stay.Unclear]))
	case waiting > 0:
		return say(OK, "outbox.waiting", number(waiting))
	default:
		return say(OK, "outbox.ok")
	}
}

func (d *Doctor) egress(ctx context.Context) []outcome {
	used, err := d.o.DB.Destinations(ctx, d.o.Now().Add(-24*time.Hour))
	if err != nil {
		return say(Warn, "unreadable")
	}
	denied, reached := 0, 0
	for _, place := range used {
		denied += place.Denied
		if place.Count > place.Denied {
			reached++
		}
	}
	switch {
	case denied > 0:
		return say(Warn, "egress.denied", number(denied))
	case d.o.Destinations == nil:
		return say(OK, "egress.ok", number(reached))
	default:
		return say(OK, "egress.allowed", number(d.o.Destinations()), number(reached))
	}
}

// The job that deletes what has expired, and how long it may be silent in a
// program that serves.
const (
	retentionJob   = "retention"
	retentionMayBe = 3 * time.Hour
)

// silent is how long a job has not run although this process serves.
func (d *Doctor) silent(last time.Time) time.Duration {
	since := d.o.ServingSince
	if since.IsZero() {
		return 0
	}
	if last.After(since) {
		since = last
	}
	return d.o.Now().Sub(since)
}

func (d *Doctor) jobs(ctx context.Context) []outcome {
	runs, err := d.o.DB.JobRuns(ctx)
	if err != nil {
		return say(Warn, "unreadable")
	}
	var failed []string
	late := false
	var last time.Time
	for _, r := range runs {
		if r.Problem != "" {
			failed = append(failed, r.Name)
		}
		if r.LastAt.After(last) {
			last = r.LastAt
		}
		late = late || (r.Name == retentionJob && d.silent(r.LastAt) > retentionMayBe)
	}
	switch {
	case len(failed) > 0:
		return say(Warn, "jobs.failed", text(strings.Join(failed, ", ")))
	case late:
		return say(Warn, "jobs.late")
	case len(runs) == 0:
		return say(OK, "jobs.none")
	default:
		return say(OK, "jobs.ok", ago(d.o.Now().Sub(last)))
	}
}
