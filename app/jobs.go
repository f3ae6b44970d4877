package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"runtime/debug"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Job is work that recurs beside the path.
type Job struct {
	Name    string
	Every   time.Duration // moved by up to a tenth either way, so that hosts do not march in step
	Timeout time.Duration
	Run     func(ctx context.Context) error
	Quiet   bool // too frequent for its runs to be recorded, unless they fail
}

// jobs are the recurring parts of the path itself.
func (a *App) jobs() []Job {
	return []Job{
		{Name: "reconcile", Every: max(a.o.ReconcileAfter/20, 200*time.Millisecond), Timeout: time.Minute, Run: a.reconcile, Quiet: true},
		{Name: "quiet_over", Every: 10 * time.Second, Timeout: time.Minute, Run: a.quietOver, Quiet: true},
		{Name: "remind", Every: 20 * time.Second, Timeout: time.Minute, Run: a.remind, Quiet: true},
		{Name: "calendar_alerts", Every: 20 * time.Second, Timeout: time.Minute, Run: a.alertOfCalendar, Quiet: true},
		{Name: "alarms", Every: 10 * time.Second, Timeout: time.Minute, Run: a.watchAlarms, Quiet: true},
		{Name: "held_calendars", Every: 20 * time.Second, Timeout: time.Minute, Run: a.heldCalendars(), Quiet: true},
		{Name: "templates", Every: 24 * time.Hour, Timeout: 5 * time.Minute, Run: a.lookAtTemplates},
		{Name: "retention", Every: time.Hour, Timeout: 10 * time.Minute, Run: a.sweep},
		{Name: "media_files", Every: time.Minute, Timeout: time.Minute, Run: a.Files().Tidy, Quiet: true},
		{Name: "notice_commands", Every: time.Second, Timeout: 10 * time.Second, Run: a.noticeCommands(), Quiet: true},
	}
}

// recur runs a job until ctx ends. A panic is a failed run.
func (a *App) recur(ctx context.Context, j Job) error {
	for {
		wait := time.Duration(float64(j.Every) * (0.9 + 0.2*rand.Float64())) //nolint:forbidigo,gosec // nothing is decided by jitter, and it is no secret
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-timer.C:
		}
		a.runAndRecord(ctx, j)
	}
}

// runAndRecord runs a job once. What the end of ctx has cut short is no failure.
func (a *App) runAndRecord(ctx context.Context, j Job) {
	began := a.o.Now()
	err := runOnce(ctx, j)
	if ctx.Err() != nil {
		return
	}
	run := store.JobRun{Name: j.Name, LastAt: began, Millis: a.o.Now().Sub(began).Milliseconds()}
	if err != nil {
		run.Problem = "failed"
		a.o.Log.Error("run a job", slog.String("job", j.Name), slog.Any("error", err))
	} else if j.Quiet {
		return
	}
	if err := a.db.Update(ctx, func(tx *store.Tx) error { return tx.PutJobRun(ctx, run) }); err != nil && ctx.Err() == nil {
		a.o.Log.Error("record a job", slog.String("job", j.Name), slog.Any("error", err))
	}
}

func runOnce(ctx context.Context, j Job) (err error) {
	ctx, cancel := context.WithTimeout(ctx, j.Timeout)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return j.Run(ctx)
}

// noticeCommands watches for writes by other processes: a command beside the
// running program works through the same file.
func (a *App) noticeCommands() func(context.Context) error {
	var seen int64
	return func(ctx context.Context) error {
		v, err := a.db.DataVersion(ctx)
		if err != nil {
			return err
		}
		if v != seen { // at first too: a command may have come between the start and this look
			a.Nudge()
		}
		seen = v
		return nil
	}
}

// sweep deletes what has lived as long as the privacy notice says, and empties
// the write-ahead log, so that it is gone from the files as well.
func (a *App) sweep(ctx context.Context) error {
	now := a.o.Now()
	var total int64
	err := a.db.Update(ctx, func(tx *store.Tx) error {
		short, err := tx.SweepShort(ctx, a.o.Retention, now)
		if err != nil {
			return err
		}
		old, err := tx.OldMessages(ctx, now.AddDate(0, -a.o.Retention.MessagesMonthsAtMost, 0))
		total += short.Total() + old
		if err != nil {
			return err
		}
		proofs, err := tx.SweepConsents(ctx, now.AddDate(0, -a.o.Retention.ConsentMonths, 0))
		total += proofs
		return err
	})
	if err != nil {
		return err
	}
	gone, err := a.sweepConversations(ctx, now)
	if err != nil {
		return err
	}
	ended, err := a.sweepBookings(ctx, now)
	if err != nil {
		return err
	}
	files, err := a.Files().Sweep(ctx, a.o.Retention)
	if err != nil {
		return err
	}
	if total += gone + ended + files; total == 0 {
		return nil
	}
	a.o.Log.Info("deleted what has expired", slog.Any("rows", total))
	for range checkpointTries {
		if done, err := a.db.Checkpoint(ctx); done || err != nil {
			return err
		}
	}
	return nil // a reader holds the log; the next sweep or start empties it
}

const checkpointTries = 5

func (a *App) sweepConversations(ctx context.Context, now time.Time) (int64, error) {
	all, err := a.db.AgeingConversations(ctx)
	if err != nil {
		return 0, err
	}
	var gone int64
	for _, c := range all {
		zone := time.UTC
		if p, err := a.db.Property(ctx, c.Property); err == nil {
			zone = p.Zone()
		} else if !errors.Is(err, stay.ErrNotFound) {
			return gone, err
		}
		if now.Before(a.o.Retention.ConversationEnds(c.LastMessage, c.LastCheckout, zone)) {
			continue
		}
		if err := a.db.Update(ctx, func(tx *store.Tx) error { return tx.RemoveConversation(ctx, c.Conversation, c.Guest) }); err != nil {
			return gone, err
		}
		a.interpreter.forget(c.Conversation)
		gone++
	}
	return gone, nil
}

func (a *App) sweepBookings(ctx context.Context, now time.Time) (int64, error) {
	old, err := a.db.OldBookings(ctx, stay.DateOf(now).AddMonths(-a.o.Retention.BookingMonthsAfterCheckout))
	if err != nil {
		return 0, err
	}
	var gone int64
	for _, b := range old {
		p, err := a.db.Property(ctx, b.Property)
		if err != nil {
			return gone, err
		}
		if now.Before(a.o.Retention.BookingEnds(b.Departure, p.Zone())) {
			continue
		}
		err = a.db.Update(ctx, func(tx *store.Tx) error { return tx.RemoveBooking(ctx, b.ID) })
		if errors.Is(err, stay.ErrNotFound) {
			continue // it went with the stay that it repeated
		}
		if err != nil {
			return gone, err
		}
		gone++
	}
	return gone, nil
}
