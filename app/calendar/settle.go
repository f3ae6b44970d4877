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
		if b.Occupies() && b.Arrival > l.today {
			future++
		}
	}
	empty := emptied(said, future)
	l.hold(empty, gone, suspicious(stored, missing, said, l.today) || otherProvider(l.feed.Provider, said.provider))
	l.log.Missing = gone
	if l.feed.HoldUntil.After(l.now) {
		l.held(empty)
		return nil
	}
	l.believe(said, gone)
	if said.damaged > 0 && gone <= said.damaged {
		return nil // what is missing may be what could not be read
	}
	for _, b := range missing {
		after := vanish(b, l.property, far, l.now)
		if after.State == stay.BookingCancelled && b.State != stay.BookingCancelled {
			l.log.Cancelled++
			l.log.Missing--
		}
		if err := l.put(ctx, b, after); err != nil {
			return err
		}
	}
	return nil
}

// hold starts and ends the time in which nothing is cancelled. It ends early
// when everything is back. An empty calendar starts it again each time: however
// long it stays empty, only the owner cancels.
func (l *look) hold(empty bool, gone int, suspect bool) {
	switch f := l.feed; {
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
