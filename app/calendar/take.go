package calendar

import (
	"bytes"
	"context"
	"io"
	"time"

	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

// look is one look at a feed, inside its transaction.
type look struct {
	tx       *store.Tx
	rand     io.Reader
	feed     *store.Feed
	property stay.Property
	now      time.Time
	today    stay.Date // at the property
	log      *store.FeedLog
	wrote    bool // a stay was written
}

// take brings a body that may be believed into the book.
func (l *look) take(ctx context.Context, said body) error {
	l.log.Events, l.log.Rejected = len(said.events), said.rejected
	l.log.Outcome = "unchanged"
	if l.saidBefore(said) {
		good(l.feed, l.now, l.rand)
		return nil
	}
	stored, err := l.tx.FeedBookings(ctx, l.feed.ID)
	if err != nil {
		return err
	}
	asFed(stored)
	m := match(stored, said.events, said.provider, l.today)
	if err := l.adopt(ctx, &m, said.provider); err != nil {
		return err
	}
	for _, p := range m.pairs {
		if err := l.takeEvent(ctx, p, m.unstable); err != nil {
			return err
		}
	}
	if err := l.settle(ctx, stored, m.missing, said); err != nil {
		return err
	}
	if l.wrote && l.log.Outcome == "unchanged" {
		l.log.Outcome = "ok"
	}
	return nil
}

// saidBefore reports whether the last good body said the same, and nothing was
// missing from it: then there is nothing to do at all.
func (l *look) saidBefore(said body) bool {
	f := l.feed
	return len(f.BodyHash) > 0 && bytes.Equal(f.BodyHash, said.meaning) && f.Provider == string(said.provider)
}

// tooOld, in days: a stay that was over so long before we first heard of it is
// not taken in. It serves nobody, and what was deleted for its age must not come
// back from a feed that keeps its past (GDPR art. 5(1)(e)). Bookings are kept for
// a year.
const tooOld = 365

// takeEvent stores one event as the stay that it is.
func (l *look) takeEvent(ctx context.Context, p pair, unstable bool) error {
	if p.before == nil {
		if date(p.event.Departure) < l.today-tooOld {
			return nil
		}
		return l.add(ctx, p.event)
	}
	before := *p.before
	if before.Departure <= l.today && date(p.event.Departure) <= l.today {
		return nil // over: nothing that a feed says of it matters any more
	}
	after := before
	after.Feed = l.feed.ID
	fill(&after, p.event, l.today, unstable)
	if after.CancelledBy != cancelledByHost {
		after.State, after.CancelledBy = stay.BookingActive, ""
	}
	after.MissingSince, after.MissingPolls = time.Time{}, 0
	after.ByHand &^= stay.HandStands // its feed says so itself
	moving := p.event.Flags.Has(ical.FlagWindow | ical.FlagAdvanceNotice | ical.FlagPreparation)
	if differs(before, after) && after.State != stay.BookingCancelled && !moving {
		l.log.Changed++
	}
	return l.put(ctx, before, after)
}

func (l *look) add(ctx context.Context, e ical.Event) error {
	id, err := stay.NewID[stay.BookingID](l.rand)
	if err != nil {
		return err
	}
	code, err := stay.NewCode(l.rand)
	if err != nil {
		return err
	}
	b := stay.Booking{ID: id, Property: l.feed.Property, Feed: l.feed.ID, State: stay.BookingActive, Invite: stay.Private(code), CreatedAt: l.now}
	fill(&b, e, l.today, false)
	l.log.Added++
	return l.put(ctx, stay.Booking{}, b)
}

// asFed gives stays the nights that their feed told of, where the owner has said
// others: that is what the feed goes on speaking of. put turns them back.
func asFed(stored []stay.Booking) {
	for i := range stored {
		stored[i] = stored[i].AsFed()
	}
}

// put stores a stay if anything about it changed.
func (l *look) put(ctx context.Context, before, after stay.Booking) error {
	if before == after {
		return nil
	}
	l.wrote = true
	after = ownersNights(after.AsFed())
	after.UpdatedAt = l.now
	return l.tx.PutBooking(ctx, after)
}

// ownersNights forgets that the nights are the owner's once the feed says the same.
func ownersNights(b stay.Booking) stay.Booking {
	if b.ByHand.Has(stay.HandNights) && b.Arrival == b.FeedArrival && b.Departure == b.FeedDeparture {
		b.ByHand &^= stay.HandNights
		b.FeedArrival, b.FeedDeparture = 0, 0
	}
	return b
}

// differs reports whether an owner would call a stay changed. UIDs and the words
// around them are not for owners, and being seen again is no change.
func differs(before, after stay.Booking) bool {
	return before.Arrival != after.Arrival || before.Departure != after.Departure || before.Kind != after.Kind ||
		(before.State == stay.BookingCancelled) != (after.State == stay.BookingCancelled) || before.Feed != after.Feed ||
		before.Name != after.Name || before.Phone != after.Phone || before.PhoneLast4 != after.PhoneLast4 ||
		before.Code != after.Code || before.Guests != after.Guests
}

// fill writes what an event says onto a stay. What the owner entered is never
// overwritten, and what is known for sure is not taken back by a guess.
func fill(b *stay.Booking, e ical.Event, today stay.Date, unstable bool) {
	if b.Channel == "" || e.Provider != ical.ProviderUnknown {
		b.Channel = string(e.Provider)
	}
	if b.UID == "" || e.UID != "" && !unstable {
		b.UID = stay.Private(e.UID)
	}
	b.Summary = stay.Private(e.Summary)
	if e.Sure || !b.Sure {
		b.Kind, b.Sure = kindOf(e.Kind), e.Sure
	}
	b.Arrival, b.Departure = datesOf(*b, e, today)
	if e.Code != "" {
		b.Code = stay.Private(e.Code)
	}
	if realDigits(e.PhoneLast4) {
		b.PhoneLast4 = stay.Private(e.PhoneLast4)
	}
	if b.Phone == "" && !b.ByHand.Has(stay.HandPhone) {
		b.Phone = stay.Private(stay.NormalizePhone(e.Phone))
	}
	if b.Name == "" && !b.ByHand.Has(stay.HandName) {
		b.Name = stay.Private(e.Name)
	}
	if b.Guests == 0 && !b.ByHand.Has(stay.HandGuests) {
		b.Guests = e.Guests
	}
}

// datesOf are the nights of an event for the stay that it is. A stay that has
// begun keeps its arrival, although some portals let it begin anew every day;
// and an end that was lost on the way does not make a stay one night long.
func datesOf(b stay.Booking, e ical.Event, today stay.Date) (arrival, departure stay.Date) {
	arrival, departure = date(e.Arrival), date(e.Departure)
	if inHouse(b, today) && b.Arrival < arrival && arrival <= today+1 {
		arrival = b.Arrival
	}
	if e.Flags.Has(ical.FlagNoEnd) && arrival == b.Arrival && departure < b.Departure {
		departure = b.Departure
	}
	return arrival, departure
}
