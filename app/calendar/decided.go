package calendar

import (
	"context"

	"portineria/stay"
	"portineria/store"
)

// decide writes a line into the log that the owner reads, about the feed or one
// of its stays.
func (l *look) decide(ctx context.Context, line store.CalendarLog) error {
	line.Feed, line.At = l.feed.ID, l.now
	return l.tx.AddCalendarLog(ctx, line)
}

func span(b stay.Booking) stay.Span {
	return stay.Span{Arrival: b.Arrival, Departure: b.Departure}
}

// tellChange tells what a feed has changed about a stay. What only a portal
// counts, such as its UIDs, is not for the owner.
func (l *look) tellChange(ctx context.Context, before, after stay.Booking) error {
	line := store.CalendarLog{Booking: after.ID, Nights: span(after)}
	moved := span(before) != span(after)
	if moved {
		line.Was = span(before)
	}
	switch {
	case after.State == stay.BookingCancelled:
		return nil // the owner's word stands, and was told when it was given
	case before.State == stay.BookingCancelled:
		line.What = store.DecidedReopened
	case before.Feed != after.Feed:
		line.What = store.DecidedTaken
	case before.State == stay.BookingMissing:
		line.What = store.DecidedBack
	case moved:
		line.What = store.DecidedMoved
	case differs(before, after):
		line.What = store.DecidedChanged
	default:
		return nil
	}
	if err := l.decide(ctx, line); err != nil || !moved {
		return err
	}
	return l.askMoved(ctx, before, after)
}

// The bounds beyond which the owner is told of changed nights, in days: a guest
// who is about to come, and a change that is too large to be one.
const (
	soon    = 7
	farMove = 7
)

// askMoved tells the owner of nights that were changed shortly before the guest
// comes, or by far. Of closures there is nothing to tell.
func (l *look) askMoved(ctx context.Context, before, after stay.Booking) error {
	by := max(apart(before.Arrival, after.Arrival), apart(before.Departure, after.Departure))
	near := min(before.Arrival, after.Arrival)-l.today <= soon
	if closure(after) || after.Kind == stay.KindBlock || after.ByHand.Has(stay.HandNights) || by == 0 || !near && by <= farMove {
		return nil
	}
	return ask(ctx, l.tx, l.rand, stay.CalendarQuestion{Property: after.Property, Kind: stay.AskMoved, Booking: after.ID, Was: span(before)}, l.now)
}

func apart(a, b stay.Date) stay.Date { return max(a-b, b-a) }

// kept counts the stays that stay as they are while the feed cannot be believed.
func (l *look) kept(ctx context.Context) (int, error) {
	return l.tx.FeedAhead(ctx, l.feed.ID, l.today)
}
