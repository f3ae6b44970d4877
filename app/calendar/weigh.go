package calendar

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
)

// weigh looks at the whole calendar of a property after something in it has
// changed: what is told twice counts once, and what only the owner can settle is
// asked.
func weigh(ctx context.Context, tx *store.Tx, rand io.Reader, p stay.Property, now time.Time) error {
	s, err := sceneOf(ctx, tx, p, now)
	if err != nil {
		return err
	}
	before := slices.Clone(s.stays)
	s.twins()
	s.enrich()
	for i, after := range s.stays {
		if after == before[i] {
			continue
		}
		if err := tellTwin(ctx, tx, before[i], after, now); err != nil {
			return err
		}
		after.UpdatedAt = now
		if err := tx.PutBooking(ctx, after); err != nil {
			return err
		}
	}
	return askDoubts(ctx, tx, rand, s)
}

// sceneOf reads what there is to know of a property's stays from today on.
func sceneOf(ctx context.Context, tx *store.Tx, p stay.Property, now time.Time) (*scene, error) {
	s := &scene{property: p, now: now, today: stay.DateOf(now.In(p.Zone())), feeds: map[stay.FeedID]store.Feed{}, told: map[string][]told{},
		pairs: map[store.FeedPair]bool{}, said: map[bookingPair]stay.CalendarAnswer{}, joined: map[stay.BookingID][]stay.BookingID{}}
	var err error
	if s.stays, err = tx.Bookings(ctx, p.ID, s.today, stay.NewDate(2101, 1, 1)); err != nil {
		return nil, err
	}
	by := map[stay.BookingID]stay.Booking{}
	for _, b := range s.stays {
		by[b.ID] = b
	}
	feeds, err := tx.Feeds(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for _, f := range feeds {
		f.Provider = whose(f)
		s.feeds[f.ID] = f
		channel := store.SourceOf(f.Provider, f.ID)
		if _, done := s.told[channel]; done {
			continue
		}
		exported, err := tx.ExportedTo(ctx, p.ID, channel)
		if err != nil {
			return nil, err
		}
		s.told[channel] = toldTo(exported, by)
	}
	pairs, err := tx.FeedPairs(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for _, pair := range pairs {
		s.pairs[pair] = true
	}
	return s, s.hear(ctx, tx)
}

// hear reads what the owner has said about pairs of stays, the last word of each.
func (s *scene) hear(ctx context.Context, tx *store.Tx) error {
	asked, err := tx.CalendarQuestions(ctx, s.property.ID, stay.CalendarAnswered, stay.CalendarSettled)
	if err != nil {
		return err
	}
	slices.SortFunc(asked, func(x, y stay.CalendarQuestion) int { return x.ClosedAt.Compare(y.ClosedAt) })
	for _, q := range asked {
		if q.Other != "" && q.Answer != "" && q.Kind != stay.AskLingering {
			s.said[pairOf(q.Booking, q.Other)] = q.Answer
		}
	}
	for _, q := range asked {
		if answer := s.said[pairOf(q.Booking, q.Other)]; q.Other != "" && (answer == stay.AnswerSame || answer == stay.AnswerAlways) {
			s.joined[q.Booking] = append(s.joined[q.Booking], q.Other)
			s.joined[q.Other] = append(s.joined[q.Other], q.Booking)
		}
	}
	return nil
}

// enrich gives a stay what another source knows of it. What stands there already,
// the owner's own above all, is not touched.
func (s *scene) enrich() {
	by := map[stay.BookingID]*stay.Booking{}
	for i := range s.stays {
		by[s.stays[i].ID] = &s.stays[i]
	}
	for _, x := range s.stays {
		m := by[x.TwinOf]
		if m == nil || !x.Told() || x.TwinHow != stay.TwinSame || x.Kind != stay.KindBooking {
			continue
		}
		for _, f := range []struct {
			to, from *stay.Private
			part     stay.ByHand
		}{{&m.Name, &x.Name, stay.HandName}, {&m.Phone, &x.Phone, stay.HandPhone}, {&m.Code, &x.Code, 0}, {&m.PhoneLast4, &x.PhoneLast4, 0}} {
			if *f.to == "" && !m.ByHand.Has(f.part) {
				*f.to = *f.from
			}
		}
		if m.Guests == 0 && !m.ByHand.Has(stay.HandGuests) {
			m.Guests = x.Guests
		}
		if m.Language == "" && !m.ByHand.Has(stay.HandLanguage) {
			m.Language = x.Language
		}
		if m.IdentifiedAt.IsZero() {
			m.IdentifiedAt = x.IdentifiedAt
		}
	}
}

// tellTwin tells the owner when a stay begins or ends to repeat another one.
func tellTwin(ctx context.Context, tx *store.Tx, before, after stay.Booking, now time.Time) error {
	line := store.CalendarLog{Feed: after.Feed, Booking: after.ID, Other: after.TwinOf, At: now, Nights: span(after), Problem: string(after.TwinHow)}
	switch {
	case after.TwinOf != "" && (before.TwinOf != after.TwinOf || before.TwinHow != after.TwinHow):
		line.What = store.DecidedTwin
	case after.TwinOf == "" && before.TwinOf != "":
		line.What, line.Other, line.Problem = store.DecidedAlone, before.TwinOf, string(before.TwinHow)
	default:
		return nil
	}
	return tx.AddCalendarLog(ctx, line)
}

// askDoubts opens what is to be asked, and settles what is no longer so.
func askDoubts(ctx context.Context, tx *store.Tx, rand io.Reader, s *scene) error {
	standing, err := tx.CalendarQuestions(ctx, s.property.ID, stay.CalendarOpen, stay.CalendarAnswered)
	if err != nil {
		return err
	}
	open := map[doubt]bool{}
	for _, q := range standing {
		if q.State == stay.CalendarOpen {
			open[doubt{kind: q.Kind, about: q.Booking, other: q.Other}] = true
		}
	}
	wanted := map[doubt]bool{}
	for _, d := range s.doubts(open) {
		q := stay.CalendarQuestion{Property: s.property.ID, Kind: d.kind, Booking: d.about, Other: d.other}
		if d.answeredBy != "" {
			q.State, q.Answer = stay.CalendarAnswered, d.answeredBy
		}
		if err := ask(ctx, tx, rand, q, s.now); err != nil {
			return err
		}
		d.answeredBy = ""
		wanted[d] = true
	}
	for _, q := range standing {
		if wanted[doubt{kind: q.Kind, about: q.Booking, other: q.Other}] || q.Kind == stay.AskMoved && s.coming(q.Booking) {
			continue
		}
		q.State, q.ClosedAt = stay.CalendarSettled, s.now
		if err := tx.PutCalendarQuestion(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// coming reports whether a stay is still to be told of.
func (s *scene) coming(id stay.BookingID) bool {
	return slices.ContainsFunc(s.stays, func(b stay.Booking) bool { return b.ID == id && b.Occupies() && b.Departure > s.today })
}

// ask puts a question to the owner, once: one that is open, or was answered and is
// still so, stands as it is.
func ask(ctx context.Context, tx *store.Tx, rand io.Reader, q stay.CalendarQuestion, now time.Time) error {
	before, err := tx.CalendarQuestionAbout(ctx, q.Kind, q.Booking, q.Other)
	switch {
	case errors.Is(err, stay.ErrNotFound):
		if q.ID, err = stay.NewID[stay.CalendarQuestionID](rand); err != nil {
			return err
		}
	case err != nil:
		return err
	case before.State != stay.CalendarSettled && q.Kind != stay.AskMoved:
		return nil
	default:
		q.ID = before.ID
	}
	q.OpenedAt = now
	if q.State == "" {
		q.State = stay.CalendarOpen
	} else {
		q.ClosedAt = now
	}
	if err := tx.PutCalendarQuestion(ctx, q); err != nil {
		return err
	}
	return tellDoubt(ctx, tx, q, now)
}

// newcomer puts the one of two stays first that came later: it is the news.
func newcomer(x, y stay.Booking) (first, second stay.Booking) {
	if cmp.Or(x.CreatedAt.Compare(y.CreatedAt), cmp.Compare(x.Arrival, y.Arrival)) < 0 {
		return y, x
	}
	return x, y
}

// tellDoubt writes what is asked into the log of the feed that it is about.
func tellDoubt(ctx context.Context, tx *store.Tx, q stay.CalendarQuestion, now time.Time) error {
	what, told := map[stay.CalendarQuestionKind]store.Decided{stay.AskDouble: store.DecidedDouble, stay.AskVanished: store.DecidedTooNear, stay.AskLingering: store.DecidedLingers}[q.Kind]
	if !told {
		return nil // the log has a line of it already
	}
	b, err := tx.Booking(ctx, q.Booking)
	if err != nil {
		return err
	}
	var other stay.Booking
	if q.Other != "" {
		if other, err = tx.Booking(ctx, q.Other); err != nil {
			return err
		}
	}
	if q.Kind == stay.AskDouble {
		b, other = newcomer(b, other)
	}
	return tx.AddCalendarLog(ctx, store.CalendarLog{Feed: b.Feed, Booking: b.ID, Other: other.ID, At: now, What: what, Nights: span(b)})
}
