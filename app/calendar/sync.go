package calendar

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

func (b *Book) syncAll(ctx context.Context, feeds []store.Feed, done func(store.Feed, store.FeedLog)) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	results := make(chan func(), len(feeds))
	for _, f := range feeds {
		group.Go(func() error {
			log, err := b.sync(ctx, f.ID)
			if errors.Is(err, stay.ErrNotFound) {
				return nil // disconnected meanwhile
			}
			if err != nil {
				return err
			}
			results <- func() {
				if done != nil {
					done(f, log)
				}
			}
			return nil
		})
	}
	err := group.Wait()
	close(results)
	for report := range results {
		report()
	}
	return err
}

// Sync fetches one feed now and says what it changed.
func (b *Book) Sync(ctx context.Context, id stay.FeedID) (store.FeedLog, error) {
	return b.sync(ctx, id)
}

// sync is one look at a feed: fetch without any transaction open, then all that
// follows from the answer in one transaction.
func (b *Book) sync(ctx context.Context, id stay.FeedID) (store.FeedLog, error) {
	f, err := b.o.DB.Feed(ctx, id)
	if err != nil {
		return store.FeedLog{}, err
	}
	p, err := b.o.DB.Property(ctx, f.Property)
	if err != nil {
		return store.FeedLog{}, err
	}
	if err := b.allow(f); err != nil {
		return store.FeedLog{}, err
	}
	got := b.fetch(ctx, f)
	if ctx.Err() != nil {
		return store.FeedLog{}, ctx.Err()
	}
	now := b.o.Now()
	var c *ical.Calendar
	if got.problem == "" && !got.unchanged {
		c, got.problem = parse(got, p.Zone(), now)
	}
	log := store.FeedLog{Feed: id, At: now, Bytes: len(got.body), Problem: got.problem}
	err = b.o.DB.Update(ctx, func(tx *store.Tx) error {
		f, err := tx.Feed(ctx, id)
		if err != nil {
			return err
		}
		f.LastTryAt = now
		switch {
		case got.problem != "":
			failed(&f, got, now)
			log.Outcome = "failed"
		case got.unchanged:
			// As good as the same body again: what is missing is still missing.
			err = b.still(ctx, tx, &f, p, &log, now)
		default:
			err = b.take(ctx, tx, &f, p, c, got, &log, now)
		}
		if err != nil {
			return err
		}
		if err := tx.PutFeed(ctx, f); err != nil {
			return err
		}
		return tx.AddFeedLog(ctx, log)
	})
	if err != nil {
		return log, fmt.Errorf("sync the feed %s: %w", id, err)
	}
	b.o.Log.Info("synced a calendar", "feed", id, "outcome", log.Outcome, "problem", log.Problem, "events", log.Events,
		"added", log.Added, "changed", log.Changed, "missing", log.Missing, "cancelled", log.Cancelled, "rejected", log.Rejected)
	return log, nil
}

// failed keeps everything as it was and comes back later, later each time.
func failed(f *store.Feed, got answer, now time.Time) {
	if f.FailSince.IsZero() {
		f.FailSince = now
	}
	f.FailCount++
	f.State, f.Problem = store.FeedFailing, got.problem
	wait := pollEvery
	for range min(f.FailCount-1, 5) {
		wait = min(2*wait, pollAtMost)
	}
	if got.refused && now.Sub(f.FailSince) >= stopAfter {
		f.State, wait = store.FeedStopped, 24*time.Hour
	}
	f.NextAt = now.Add(max(jittered(wait), got.retryAfter))
}

// good notes an answer that may be believed.
func good(f *store.Feed, now time.Time) {
	f.State, f.Problem, f.FailCount, f.FailSince = store.FeedOK, "", 0, time.Time{}
	f.LastOKAt, f.NextAt = now, now.Add(jittered(pollEvery))
}

// still counts another look at the same answer.
func (b *Book) still(ctx context.Context, tx *store.Tx, f *store.Feed, p stay.Property, log *store.FeedLog, now time.Time) error {
	stored, err := tx.FeedBookings(ctx, f.ID)
	if err != nil {
		return err
	}
	good(f, now)
	log.Outcome = "unchanged"
	for _, s := range stored {
		if s.State != stay.BookingMissing {
			continue
		}
		if err := put(ctx, tx, s, vanish(s, p, stay.Date(1<<30), now), log, now); err != nil {
			return err
		}
	}
	return nil
}

// take brings a believable body into the book.
func (b *Book) take(ctx context.Context, tx *store.Tx, f *store.Feed, p stay.Property, c *ical.Calendar, got answer, log *store.FeedLog, now time.Time) error {
	stored, err := tx.FeedBookings(ctx, f.ID)
	if err != nil {
		return err
	}
	today := stay.DateOf(now.In(p.Zone()))
	events := tidy(c.Events, ical.DateOf(now.In(p.Zone())))
	pairs, missing := match(stored, events, c.Provider, today)
	log.Events, log.Rejected = len(events), c.RejectedTotal()
	hold := suspicious(stored, missing, len(events), today) || otherProvider(f.Provider, c.Provider)
	if !hold && now.Before(f.HoldUntil) && len(missing) > 0 {
		hold = true
	}
	for _, x := range pairs {
		if err := b.takeEvent(ctx, tx, *f, stored, x, log, today, now); err != nil {
			return err
		}
	}
	good(f, now)
	f.ETag, f.Modified = got.etag, got.modified
	f.BodyHash, f.LastCount = meaning(events), len(events)
	log.Outcome = "ok"
	if log.Added+log.Changed == 0 && len(missing) == 0 {
		log.Outcome = "unchanged"
	}
	if hold {
		if f.HoldUntil.IsZero() {
			f.HoldUntil = now.Add(holdFor)
		}
		if now.Before(f.HoldUntil) {
			f.State, f.Problem, log.Outcome, log.Problem = store.FeedHeld, "suspicious", "held", "suspicious"
			if len(events) == 0 {
				f.Problem, log.Problem = "empty", "empty"
			}
			return nil
		}
	}
	f.HoldUntil, f.Provider = time.Time{}, string(c.Provider)
	if c.RejectedTotal() > 0 && len(missing) > 0 && len(events) == 0 {
		return nil // whatever is missing may be among what could not be read
	}
	for _, j := range missing {
		if err := put(ctx, tx, stored[j], vanish(stored[j], p, horizon(events, today), now), log, now); err != nil {
			return err
		}
	}
	return nil
}

func otherProvider(before string, now ical.Provider) bool {
	return before != "" && now != ical.ProviderUnknown && before != string(now) && before != string(ical.ProviderUnknown)
}

// horizon is how far ahead the feed tells: the last day in it, and half a year
// at least, since a short list of bookings is no short horizon.
func horizon(events []ical.Event, today stay.Date) stay.Date {
	far := today + 183
	for _, e := range events {
		far = max(far, date(e.Departure))
	}
	return far
}

// takeEvent stores one event as the stay that it is.
func (b *Book) takeEvent(ctx context.Context, tx *store.Tx, f store.Feed, stored []stay.Booking, x pair, log *store.FeedLog, today stay.Date, now time.Time) error {
	if x.stored < 0 {
		id, err := stay.NewID[stay.BookingID](b.o.Rand)
		if err != nil {
			return err
		}
		code, err := stay.NewCode(b.o.Rand)
		if err != nil {
			return err
		}
		fresh := stay.Booking{ID: id, Property: f.Property, Feed: f.ID, State: stay.BookingActive, Invite: stay.Private(code), CreatedAt: now, UpdatedAt: now}
		fill(&fresh, x.event, today)
		log.Added++
		return tx.PutBooking(ctx, fresh)
	}
	before := stored[x.stored]
	after := before
	fill(&after, x.event, today)
	if before.CancelledBy != "host" {
		after.State, after.CancelledBy = stay.BookingActive, ""
	}
	after.MissingSince, after.MissingPolls = time.Time{}, 0
	return put(ctx, tx, before, after, log, now)
}

// put stores a stay if anything about it changed, and counts what did.
func put(ctx context.Context, tx *store.Tx, before, after stay.Booking, log *store.FeedLog, now time.Time) error {
	if before == after {
		return nil
	}
	switch {
	case after.State == stay.BookingCancelled && before.State != stay.BookingCancelled:
		log.Cancelled++
	case after.State == stay.BookingMissing:
		log.Missing++
	default:
		log.Changed++
	}
	after.UpdatedAt = now
	return tx.PutBooking(ctx, after)
}

// fill writes what an event says onto a stay. What the owner entered is never
// overwritten by what a feed leaves out or guesses, and a stay in progress keeps
// the arrival that it had.
func fill(b *stay.Booking, e ical.Event, today stay.Date) {
	b.Channel, b.UID, b.Summary = string(e.Provider), stay.Private(e.UID), stay.Private(e.Summary)
	b.Kind, b.Sure = kindOf(e.Kind), e.Sure
	arrival, departure := date(e.Arrival), date(e.Departure)
	inHouse := b.Arrival != 0 && b.Arrival <= today && arrival > b.Arrival && departure == b.Departure
	if !inHouse {
		b.Arrival = arrival
	}
	b.Departure = departure
	if e.Code != "" {
		b.Code = stay.Private(e.Code)
	}
	if e.PhoneLast4 != "" && e.PhoneLast4 != "0000" {
		b.PhoneLast4 = stay.Private(e.PhoneLast4)
	}
	if b.Phone == "" {
		b.Phone = stay.Private(stay.NormalizePhone(e.Phone))
	}
	if b.Name == "" {
		b.Name = stay.Private(e.Name)
	}
	if b.Guests == 0 {
		b.Guests = e.Guests
	}
}

// meaning is a digest of what a body says, whatever its bytes.
func meaning(events []ical.Event) []byte {
	h := sha256.New()
	for _, e := range events {
		fmt.Fprintln(h, hex.EncodeToString(e.Hash[:]))
	}
	return h.Sum(nil)
}
