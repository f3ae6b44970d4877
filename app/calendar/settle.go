package calendar

import (
	"context"
	"time"

	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

// settle decides what the absence of stays means, and so how far the body is to
// be believed.
func (l *look) settle(ctx context.Context, stored, missing []stay.Booking, said body) error {
	far := horizon(said, l.today)
	gone, future := 0, 0
	for _, b := range missing {
		if awaited(b, l.today, far) {
			gone++
		}
	}
	for _, b := range stored {
		if expected(b) && b.Arrival > l.today {
			future++
		}
	}
	before := *l.feed
	empty := emptied(said, future)
	l.hold(empty, gone, suspicious(stored, missing, said, l.today) || otherProvider(l.feed.Provider, said.provider))
	l.log.Missing, l.awaits = gone, gone > 0
	if l.feed.HoldUntil.After(l.now) {
		l.held(empty)
		n, err := l.kept(ctx)
		if err != nil {
			return err
		}
		return l.decide(ctx, store.CalendarLog{What: store.DecidedHeld, Problem: l.feed.Problem, Count: n})
	}
	l.believe(said, gone)
	if err := l.tellGood(ctx, before); err != nil {
		return err
	}
	// What is missing may be what could not be read. Entries that were spoilt while
	// nothing was missing are none of ours.
	unreadable := said.damaged - l.feed.Damaged
	if gone == 0 {
		l.feed.Damaged = said.damaged
	}
	if unreadable > 0 && gone <= unreadable {
		return nil
	}
	for _, b := range missing {
		if err := l.miss(ctx, b, far, unreadable > 0); err != nil {
			return err
		}
	}
	return nil
}

// tellGood tells that the feed can be believed again.
func (l *look) tellGood(ctx context.Context, before store.Feed) error {
	switch before.State {
	case store.FeedHeld:
		return l.decide(ctx, store.CalendarLog{What: store.DecidedHoldOver, Problem: before.Problem})
	case store.FeedFailing, store.FeedStopped:
		return l.decide(ctx, store.CalendarLog{What: store.DecidedReadAgain, Count: before.FailCount})
	case store.FeedNew, store.FeedOK:
	}
	return nil
}

// miss is what becomes of one stay that is not in the body. spared says that it is
// not cancelled for it: something in the body could not be read.
func (l *look) miss(ctx context.Context, b stay.Booking, far stay.Date, spared bool) error {
	after := vanish(b, l.property, far, l.now)
	line := store.CalendarLog{Booking: b.ID, Nights: span(b)}
	if spared && after.State == stay.BookingCancelled && b.Told() {
		after.State, after.CancelledBy = stay.BookingMissing, ""
	}
	if after.State == stay.BookingCancelled && b.State != stay.BookingCancelled {
		other, err := l.toldElsewhere(ctx, b)
		if err != nil {
			return err
		}
		if other == "" {
			l.log.Cancelled++
			l.log.Missing--
			line.What, line.Count = store.DecidedGone, after.MissingPolls
		} else {
			after.State, after.CancelledBy = stay.BookingMissing, ""
			line.Other = other
			if b.MissingPolls < missesNeeded {
				line.What = store.DecidedElsewhere
			}
		}
	} else if after.State == stay.BookingMissing && b.State != stay.BookingMissing {
		line.What = store.DecidedMissing
	}
	if line.What != "" {
		if err := l.decide(ctx, line); err != nil {
			return err
		}
	}
	return l.put(ctx, b, after)
}

// toldElsewhere is the twin of a stay by which another calendar still says that
// its guest comes; empty where none does.
func (l *look) toldElsewhere(ctx context.Context, b stay.Booking) (stay.BookingID, error) {
	twins, err := l.tx.Twins(ctx, b.ID)
	for _, t := range twins {
		if t.TwinHow == stay.TwinSame && t.State == stay.BookingActive && t.Kind == stay.KindBooking {
			return t.ID, nil
		}
	}
	return "", err
}

// hold starts and ends the time in which nothing is cancelled. It ends early
// when everything is back. An empty calendar starts it again each time: however
// long it stays empty, only the owner cancels.
//
// Where the owner has said that the answer is right, there is none: three looks
// over an hour it takes all the same.
func (l *look) hold(empty bool, gone int, suspect bool) {
	switch f := l.feed; {
	case f.TrustedUntil.After(l.now):
		f.HoldUntil = time.Time{}
	case empty:
		f.HoldUntil = l.now.Add(holdFor)
	case gone == 0:
		f.HoldUntil = time.Time{}
	case f.HoldUntil.IsZero() && suspect:
		f.HoldUntil = l.now.Add(holdFor)
	}
}

// held notes a body of which nothing is believed but what it says is there.
func (l *look) held(empty bool) {
	f := l.feed
	lastGood := f.LastOKAt
	good(f, l.now, l.rand)
	f.State, f.Problem, f.LastOKAt = store.FeedHeld, "suspicious", lastGood
	if empty {
		f.Problem = "empty"
	}
	f.BodyHash, f.ETag, f.Modified = nil, "", ""
	l.log.Outcome, l.log.Problem = "held", f.Problem
}

// believe notes a good body. As long as something is missing from it, or its
// rules of recurrence say something new every day, the next look asks for a
// whole body again and goes through all of it.
func (l *look) believe(said body, gone int) {
	f := l.feed
	good(f, l.now, l.rand)
	f.HoldUntil, f.Provider, f.LastCount = time.Time{}, string(said.provider), len(said.events)
	f.BodyHash, f.ETag, f.Modified = nil, "", ""
	if gone > 0 {
		return
	}
	f.BodyHash = said.meaning
	if !said.repeats {
		f.ETag, f.Modified = said.etag, said.modified
	}
}

// otherProvider reports whether another program wrote this body than those
// before it: then the link leads elsewhere, or the portal has changed its ways.
func otherProvider(before string, now ical.Provider) bool {
	return before != "" && before != string(ical.ProviderUnknown) && before != string(now)
}
