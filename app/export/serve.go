package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

// Body is a calendar as a reader gets it.
type Body struct {
	Text  []byte
	ETag  string // in quotes, as the header has it; the same for the same Text
	Stays int
	Kept  int       // of them: those that are kept in although they would be left out
	Last  stay.Date // when the last of them ends; 0: there is none
}

// Serve is one read by whoever has a token. A token that opens nothing is
// stay.ErrNotFound. It records what was told, and that agent, the name by which
// the reader calls itself, has read.
func (x *Links) Serve(ctx context.Context, token, agent string) (Body, error) {
	l, err := x.o.DB.CalendarLinkByToken(ctx, token)
	if err != nil {
		return Body{}, fmt.Errorf("find a calendar link: %w", err)
	}
	now, reader := x.o.Now(), Reader(agent)
	// Most reads change nothing, and need not wait for the one writer.
	s, err := x.look(ctx, x.o.DB.Reader, l, now, false)
	if err != nil {
		return Body{}, err
	}
	if len(s.plan.writes) == 0 && s.plan.held() == !l.HeldSince.IsZero() && x.readJustNow(ctx, l, reader, now) {
		return s.body(), nil
	}
	alarm := false
	err = x.o.DB.Update(ctx, func(tx *store.Tx) error {
		if l, err = tx.CalendarLink(ctx, l.ID); err != nil {
			return err
		}
		if string(l.Token) != token {
			return stay.ErrNotFound // renewed since
		}
		if s, err = x.look(ctx, tx, l, now, false); err != nil {
			return err
		}
		if alarm, err = s.record(ctx, tx, now); err != nil {
			return err
		}
		return tx.AddCalendarRead(ctx, l, reader, now)
	})
	if err != nil {
		return Body{}, fmt.Errorf("serve the calendar link %s: %w", l.ID, err)
	}
	if alarm {
		x.o.Log.LogAttrs(ctx, slog.LevelWarn, "held back a calendar that would lose most of its stays", slog.String("link", string(l.ID)),
			slog.String("channel", l.Channel), slog.Int("stays", s.plan.kept), slog.Int("of", s.plan.ahead))
	}
	return s.body(), nil
}

// Peek is what a reader with a token would get now; nothing is recorded, as
// nothing is told.
func (x *Links) Peek(ctx context.Context, token string) (Body, error) {
	l, err := x.o.DB.CalendarLinkByToken(ctx, token)
	if err != nil {
		return Body{}, fmt.Errorf("find a calendar link: %w", err)
	}
	return x.Show(ctx, l)
}

// Show is what the readers of a link would get now.
func (x *Links) Show(ctx context.Context, l store.CalendarLink) (Body, error) {
	s, err := x.look(ctx, x.o.DB.Reader, l, x.o.Now(), false)
	if err != nil {
		return Body{}, err
	}
	return s.body(), nil
}

// Release sends a calendar that was held back: the owner has looked, and it is
// right. It says how many stays are told no more.
func (x *Links) Release(ctx context.Context, id stay.LinkID) (int, error) {
	freed := 0
	err := x.o.DB.Update(ctx, func(tx *store.Tx) error {
		l, err := tx.CalendarLink(ctx, id)
		if err != nil {
			return err
		}
		now := x.o.Now()
		s, err := x.look(ctx, tx, l, now, true)
		if err != nil {
			return err
		}
		if err := s.forget(ctx, tx, now); err != nil {
			return err
		}
		freed = len(s.plan.writes)
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("send the calendar of %s: %w", id, err)
	}
	return freed, nil
}

// reads is what a look needs of the store, inside a transaction or not.
type reads interface {
	Property(ctx context.Context, id stay.PropertyID) (stay.Property, error)
	Bookings(ctx context.Context, p stay.PropertyID, from, to stay.Date) ([]stay.Booking, error)
	Booking(ctx context.Context, id stay.BookingID) (stay.Booking, error)
	ExportedTo(ctx context.Context, p stay.PropertyID, channel string) ([]store.Exported, error)
	SameTold(e store.Exported, words string) bool
}

// served is one look at what a link tells.
type served struct {
	link     store.CalendarLink
	property stay.Property
	plan     plan
	last     stay.Date
}

func (x *Links) look(ctx context.Context, r reads, l store.CalendarLink, now time.Time, release bool) (served, error) {
	s := served{link: l}
	var err error
	if s.property, err = r.Property(ctx, l.Property); err != nil {
		return s, err
	}
	today := stay.DateOf(now.In(s.property.Zone()))
	all, err := r.Bookings(ctx, l.Property, today-back, today.AddMonths(monthsAhead))
	if err != nil {
		return s, err
	}
	told, err := r.ExportedTo(ctx, l.Property, l.Channel)
	if err != nil {
		return s, err
	}
	st := state{link: l, told: told, before: map[stay.BookingID]telling{}, same: r.SameTold, today: today, at: now, release: release}
	already := map[stay.BookingID]bool{}
	for _, e := range told {
		already[e.Booking] = e.GoneAt.IsZero()
	}
	chosen, sold := choose(l, all, already, today)
	st.sold = sold
	among := map[stay.BookingID]bool{}
	for _, b := range chosen {
		st.now, among[b.ID], s.last = append(st.now, x.tell(l, b)), true, max(s.last, b.Departure)
	}
	for _, e := range told {
		if among[e.Booking] || !e.GoneAt.IsZero() || e.Departure <= today {
			continue
		}
		b, err := r.Booking(ctx, e.Booking)
		if errors.Is(err, stay.ErrNotFound) {
			continue // removed since, and its record with it
		}
		if err != nil {
			return s, err
		}
		st.before[e.Booking] = x.tell(l, b)
	}
	s.plan = st.compare()
	return s, nil
}

// record keeps what was told. It reports whether this is the moment from which
// stays are kept in against what is known.
func (s *served) record(ctx context.Context, tx *store.Tx, now time.Time) (alarm bool, err error) {
	for _, e := range s.plan.writes {
		if err := tx.PutExported(ctx, e); err != nil {
			return false, err
		}
	}
	l := s.link
	switch {
	case s.plan.held() && l.HeldSince.IsZero():
		l.HeldSince, alarm = now, true
	case !s.plan.held():
		l.HeldSince = time.Time{}
	}
	l.HeldStays, l.HeldOf = 0, 0
	if s.plan.held() {
		l.HeldStays, l.HeldOf = s.plan.kept, s.plan.ahead
	}
	if l == s.link {
		return alarm, nil
	}
	s.link = l
	return alarm, tx.PutCalendarLink(ctx, l)
}

func (s *served) body() Body {
	text := ical.Write(ical.Outgoing{Name: s.property.Name, Events: s.plan.events})
	sum := sha256.Sum256(text)
	return Body{Text: text, ETag: `"` + hex.EncodeToString(sum[:16]) + `"`, Stays: len(s.plan.events), Kept: s.plan.kept, Last: s.last}
}

// A reader that comes again within this time is not written down again.
const sameRead = time.Minute

func (x *Links) readJustNow(ctx context.Context, l store.CalendarLink, reader string, now time.Time) bool {
	all, err := x.o.DB.CalendarReads(ctx, l.ID)
	if err != nil {
		return false
	}
	for _, r := range all {
		if r.Reader == reader {
			return now.Sub(r.LastAt) < sameRead
		}
	}
	return false
}
