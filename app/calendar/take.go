package calendar

import (
	"bytes"
	"context"
	"io"
	"slices"
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
	awaits   bool // a stay is missing, and what that means depends on the time
}

// take brings a body that may be believed into the book.
func (l *look) take(ctx context.Context, said body) error {
	l.log.Events, l.log.Rejected = len(said.events), said.rejected
	l.log.Outcome = "unchanged"
	if l.saidBefore(said) {
		before := *l.feed
		good(l.feed, l.now, l.rand)
		return l.tellGood(ctx, before)
	}
	if said.rejected > 0 {
		if err := l.decide(ctx, store.CalendarLog{What: store.DecidedRejected, Count: said.rejected}); err != nil {
			return err
		}
	}
	stored, err := l.tx.FeedBookings(ctx, l.feed.ID)
	if err != nil {
		return err
	}
	asFed(stored)
	m := match(stored, said.events, said.provider, l.feed.Reissued >= reissuesNeeded, l.today)
	m.missing = slices.DeleteFunc(m.missing, func(b stay.Booking) bool { return b.UID != "" && said.spoilt[string(b.UID)] })
	if err := l.distrustUIDs(ctx, m); err != nil {
		return err
	}
	if err := l.adopt(ctx, &m, said.provider); err != nil {
		return err
	}
	for _, p := range m.pairs {
		if err := l.takeEvent(ctx, p, said.provider.UnstableUID() || l.feed.Reissued >= reissuesNeeded); err != nil {
			return err
		}
	}
	for _, s := range m.shapes {
		if err := l.takeShape(ctx, s, stored); err != nil {
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

// reissuesNeeded is how many good answers in which most stays have other UIDs
// than before it takes to mistrust the UIDs of a feed for good. Once may be a
// portal that was rebuilt.
const reissuesNeeded = 2

func (l *look) distrustUIDs(ctx context.Context, m matching) error {
	if !m.reissued || l.feed.Reissued >= reissuesNeeded {
		return nil
	}
	l.feed.Reissued++
	if l.feed.Reissued < reissuesNeeded {
		return nil
	}
	return l.decide(ctx, store.CalendarLog{What: store.DecidedNoUIDs})
}

// takeEvent stores one event as the stay that it is.
func (l *look) takeEvent(ctx context.Context, p pair, unstable bool) error {
	if p.shaped {
		return nil
	}
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
	after.Uncertain = false
	found(&after)
	after.ByHand &^= stay.HandStands // its feed says so itself
	if !moving(p.event) {
		if differs(before, after) && after.State != stay.BookingCancelled {
			l.log.Changed++
		}
		if err := l.tellChange(ctx, before, after); err != nil {
			return err
		}
	}
	return l.put(ctx, before, after)
}

// found is what it means that a stay is told of, whatever was thought of it
// before. Only the owner's own cancellation stands.
func found(b *stay.Booking) {
	if b.CancelledBy != cancelledByHost {
		b.State, b.CancelledBy = stay.BookingActive, ""
	}
	b.MissingSince, b.MissingPolls = time.Time{}, 0
}

// moving is a closure that Airbnb makes by itself and anew every day: no news to
// anybody.
func moving(e ical.Event) bool {
	return e.Flags.Has(ical.FlagWindow | ical.FlagAdvanceNotice | ical.FlagPreparation)
}

// takeShape leaves the stays of a shape as they were, and closes what else the
// portal says is taken there.
func (l *look) takeShape(ctx context.Context, s shape, stored []stay.Booking) error {
	for _, j := range s.stays {
		before := stored[j]
		after := before
		after.Uncertain = true
		found(&after)
		if !before.Uncertain {
			if err := l.decide(ctx, store.CalendarLog{Booking: before.ID, What: s.how, Nights: span(before)}); err != nil {
				return err
			}
			l.log.Changed++
		}
		if err := l.put(ctx, before, after); err != nil {
			return err
		}
	}
	for _, gap := range s.gaps {
		rest := s.event
		rest.UID, rest.Arrival, rest.Departure = "", icalDate(gap.arrival), icalDate(gap.departure)
		if err := l.addAs(ctx, rest, true); err != nil {
			return err
		}
	}
	return nil
}

func (l *look) add(ctx context.Context, e ical.Event) error { return l.addAs(ctx, e, false) }

// addAs enters a new stay, of which it may be uncertain when it begins and ends.
func (l *look) addAs(ctx context.Context, e ical.Event, uncertain bool) error {
	id, err := stay.NewID[stay.BookingID](l.rand)
	if err != nil {
		return err
	}
	code, err := stay.NewCode(l.rand)
	if err != nil {
		return err
	}
	b := stay.Booking{ID: id, Property: l.feed.Property, Feed: l.feed.ID, State: stay.BookingActive, Invite: stay.Private(code), CreatedAt: l.now, Uncertain: uncertain}
	fill(&b, e, l.today, false)
	l.log.Added++
	if err := l.put(ctx, stay.Booking{}, b); err != nil || moving(e) {
		return err
	}
	return l.decide(ctx, store.CalendarLog{Booking: id, What: store.DecidedAdded, Nights: span(b)})
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
	if before.ID != "" && (span(before) != span(after) || !before.Told() && after.Told()) {
		after.NightsSince = l.now
	}
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
	if b.KindBy == "" && (e.Sure || !b.Sure) {
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
