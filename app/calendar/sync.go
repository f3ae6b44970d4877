package calendar

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"portineria/stay"
	"portineria/store"
)

// Poll syncs every feed whose time has come: the recurring job. A feed whose
// link is refused for good is left alone until the owner syncs it.
func (b *Book) Poll(ctx context.Context) error {
	if err := b.passTime(ctx); err != nil {
		return err
	}
	due, err := b.o.DB.DueFeeds(ctx, b.o.Now())
	if err != nil {
		return fmt.Errorf("list the feeds that are due: %w", err)
	}
	due = slices.DeleteFunc(due, func(f store.Feed) bool { return f.State == store.FeedStopped })
	return b.syncAll(ctx, due, nil)
}

// ripeEvery is how often it is looked for what passing time alone changes.
const ripeEvery = 10 * time.Minute

// passTime looks again at the calendars in which passing time alone may change
// something, and the first time at all of them: they may come from a backup, or
// from a time before this was done.
func (b *Book) passTime(ctx context.Context) error {
	now, last := b.o.Now(), b.ripened.Load()
	if last != 0 && now.Sub(time.UnixMilli(last)) < ripeEvery {
		return nil
	}
	some, err := b.o.DB.Ripening(ctx, now)
	if last == 0 && err == nil {
		some, err = b.all(ctx)
	}
	if err != nil {
		return fmt.Errorf("list the calendars to look at again: %w", err)
	}
	for _, p := range some {
		if err := b.o.DB.Update(ctx, func(tx *store.Tx) error { return b.weigh(ctx, tx, p) }); err != nil {
			return fmt.Errorf("look again at the calendar of %s: %w", p, err)
		}
	}
	b.ripened.Store(now.UnixMilli())
	return nil
}

func (b *Book) all(ctx context.Context) ([]stay.PropertyID, error) {
	all, err := b.o.DB.Properties(ctx)
	ids := make([]stay.PropertyID, len(all))
	for i, p := range all {
		ids[i] = p.ID
	}
	return ids, err
}

// SyncAll syncs feeds now: those of a property, or all where p is empty. It
// tells done of each in the order of the feeds, with the feed as it is after.
func (b *Book) SyncAll(ctx context.Context, p stay.PropertyID, done func(store.Feed, store.FeedLog)) error {
	feeds, err := b.o.DB.Feeds(ctx, p)
	if err != nil {
		return fmt.Errorf("list the feeds: %w", err)
	}
	return b.syncAll(ctx, feeds, done)
}

// syncAll syncs feeds, a few at once. What goes wrong with one of them keeps no
// other from being synced.
func (b *Book) syncAll(ctx context.Context, feeds []store.Feed, done func(store.Feed, store.FeedLog)) error {
	type result struct {
		feed store.Feed
		log  store.FeedLog
		err  error
	}
	results := make([]result, len(feeds))
	var group errgroup.Group
	group.SetLimit(feedsAtOnce)
	for i, f := range feeds {
		group.Go(func() error {
			r := &results[i]
			r.feed, r.log, r.err = b.sync(ctx, f.ID)
			return nil
		})
	}
	_ = group.Wait() // each result has its own error
	var errs []error
	for _, r := range results {
		switch {
		case errors.Is(r.err, stay.ErrNotFound): // disconnected meanwhile
		case r.err != nil:
			errs = append(errs, r.err)
		case done != nil:
			done(r.feed, r.log)
		}
	}
	return errors.Join(errs...)
}

// Sync fetches one feed now and says what it changed. A feed that cannot be
// fetched or believed is no error: the log says so.
func (b *Book) Sync(ctx context.Context, id stay.FeedID) (store.FeedLog, error) {
	_, log, err := b.sync(ctx, id)
	return log, err
}

// sync is one look at a feed: the fetch without any transaction open, then all
// that follows from the answer in one transaction. A panic costs this look.
func (b *Book) sync(ctx context.Context, id stay.FeedID) (f store.Feed, log store.FeedLog, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
		if err != nil {
			err = fmt.Errorf("sync the feed %s: %w", id, err)
		}
	}()
	if f, err = b.o.DB.Feed(ctx, id); err != nil {
		return f, log, err
	}
	p, err := b.o.DB.Property(ctx, f.Property)
	if err != nil {
		return f, log, err
	}
	now := b.o.Now()
	var said body
	got := b.fetch(ctx, f)
	if ctx.Err() != nil {
		return f, log, ctx.Err() // we are stopping, and know nothing of the feed
	}
	if got.problem == "" && !got.unchanged {
		said, got.problem = understand(got, p.Zone(), now)
	}
	log = store.FeedLog{Feed: id, At: now, Bytes: len(got.body), Problem: got.problem}
	err = b.o.DB.Update(ctx, func(tx *store.Tx) error {
		if f, err = tx.Feed(ctx, id); err != nil {
			return err
		}
		if f.LastOKAt.After(now) {
			log.Outcome, log.Problem = "unchanged", "" // somebody else has looked since we began, and knows better
			return nil
		}
		f.LastTryAt = now
		tx.As(store.Hand{By: stay.DoneByFeed, Feed: id})
		l := look{tx: tx, rand: b.o.Rand, feed: &f, property: p, now: now, today: stay.DateOf(now.In(p.Zone())), log: &log}
		if err := l.record(ctx, got, said); err != nil {
			return err
		}
		if err := tx.PutFeed(ctx, f); err != nil {
			return err
		}
		return tx.AddFeedLog(ctx, log)
	})
	if err == nil {
		b.tell(ctx, log)
	}
	return f, log, err
}

// record is what an answer means for the feed and the book.
func (l *look) record(ctx context.Context, got answer, said body) error {
	switch {
	case got.problem != "":
		return l.fail(ctx, got)
	case got.unchanged:
		// We ask for changes only where nothing was missing, so there is nothing to count.
		before := *l.feed
		good(l.feed, l.now, l.rand)
		l.log.Outcome, l.log.Events = "unchanged", l.feed.LastCount
		return l.tellGood(ctx, before)
	}
	if err := l.take(ctx, said); err != nil {
		return err
	}
	if err := l.keep(ctx, got, said); err != nil {
		return err
	}
	if !l.wrote && !l.awaits {
		return nil
	}
	if err := l.tx.PutFeed(ctx, *l.feed); err != nil { // who writes it is a part of what is weighed
		return err
	}
	return weigh(ctx, l.tx, l.rand, l.property, l.now)
}

// fail notes that there was no answer to be believed: all stays as it was.
func (l *look) fail(ctx context.Context, got answer) error {
	before := l.feed.State
	failed(l.feed, got, l.now, l.rand)
	l.log.Outcome = "failed"
	n, err := l.kept(ctx)
	if err != nil {
		return err
	}
	if err := l.decide(ctx, store.CalendarLog{What: store.DecidedFailed, Problem: got.problem, Count: n}); err != nil {
		return err
	}
	if l.feed.State == store.FeedStopped && before != store.FeedStopped {
		if err := l.decide(ctx, store.CalendarLog{What: store.DecidedStopped, Problem: got.problem, Count: n}); err != nil {
			return err
		}
	}
	return l.keepBad(ctx, got)
}

// tell logs a sync by what it did; neither the link nor anything of a stay.
func (b *Book) tell(ctx context.Context, log store.FeedLog) {
	level := slog.LevelInfo
	switch log.Outcome {
	case "failed", "held":
		level = slog.LevelWarn
	case "unchanged":
		level = slog.LevelDebug
	}
	b.o.Log.LogAttrs(ctx, level, "synced a calendar", slog.String("feed", string(log.Feed)), slog.String("outcome", log.Outcome),
		slog.String("problem", log.Problem), slog.Int("events", log.Events), slog.Int("added", log.Added), slog.Int("changed", log.Changed),
		slog.Int("missing", log.Missing), slog.Int("cancelled", log.Cancelled), slog.Int("rejected", log.Rejected))
}
