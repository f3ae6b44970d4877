package export

import (
	"time"

	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

// plan is what a reader gets now, and what follows from that for the record of
// what was told.
type plan struct {
	events []ical.OutgoingEvent
	writes []store.Exported // of what is told for the first time, otherwise, or no more

	// A calendar that would lose many stays at once: kept of ahead are told although they would be left out.
	kept, ahead int
}

// held reports whether stays are kept in the calendar against what is known.
func (p plan) held() bool { return p.kept > 0 }

// telling is a stay with its words.
type telling struct {
	stay                 stay.Booking
	summary, description string
}

func (t telling) words() string { return t.summary + "\x00" + t.description }

// state is what a plan is made of.
type state struct {
	link    store.CalendarLink
	now     []telling                         // what is to be told, by arrival
	sold    nights                            // by the channel itself: closed there whatever we tell
	told    []store.Exported                  // what was told last, and before
	before  map[stay.BookingID]telling        // the stays of told that are not among now
	same    func(store.Exported, string) bool // whether words are those of a record
	today   stay.Date                         // at the property
	at      time.Time
	release bool // the owner has said that what is left out is right
}

// compare makes the plan of what to tell now, after what was told last.
func (s *state) compare() plan {
	var p plan
	last := make(map[stay.BookingID]store.Exported, len(s.told))
	for _, e := range s.told {
		last[e.Booking] = e
	}
	for _, t := range s.now {
		s.sold.add(t.stay)
		e, known := last[t.stay.ID]
		delete(last, t.stay.ID)
		if fresh := s.renew(e, known, t); fresh != nil {
			e = *fresh
			p.writes = append(p.writes, e)
		}
		p.events = append(p.events, outgoing(t, e))
	}
	var missing []store.Exported
	missing, p.ahead = s.missing(last)
	if !s.release && tooMany(len(missing), p.ahead) {
		for _, e := range missing {
			delete(last, e.Booking)
			t := s.before[e.Booking]
			t.stay.Arrival, t.stay.Departure = e.Arrival, e.Departure
			p.events = append(p.events, outgoing(t, e))
		}
		p.kept = len(missing)
	}
	for _, e := range last {
		if e.GoneAt.IsZero() {
			e.GoneAt = s.at
			p.writes = append(p.writes, e)
		}
	}
	return p
}

// renew is the record of a stay that is told now; nil where it stays as it is.
func (s *state) renew(e store.Exported, known bool, t telling) *store.Exported {
	b := t.stay
	moved := e.Arrival != b.Arrival || e.Departure != b.Departure
	switch {
	case !known:
		e = store.Exported{Property: s.link.Property, Channel: s.link.Channel, Booking: b.ID, FirstAt: s.at, Stamp: b.UpdatedAt}
	case !moved && e.GoneAt.IsZero() && s.same(e, t.words()):
		return nil
	default:
		if moved {
			e.WasArrival, e.WasDeparture = e.Arrival, e.Departure
		}
		e.Sequence++
		// Its own last change, and later than the last time in any case.
		e.Stamp = stay.Later(b.UpdatedAt, e.Stamp.Add(time.Second))
		e.GoneAt = time.Time{}
	}
	e.Arrival, e.Departure, e.ChangedAt, e.Told = b.Arrival, b.Departure, s.at, t.words()
	return &e
}

// missing are the records of stays that lie ahead and were told of last, whose
// nights nothing closes now, and not because the owner cancelled them; of how
// many that lie ahead. last are the records of what is not told now. While a
// calendar is held back, it is of as many as there were then: what is booked
// since does not make up for what is lost.
func (s *state) missing(last map[stay.BookingID]store.Exported) (missing []store.Exported, ahead int) {
	for _, e := range s.told {
		if !e.GoneAt.IsZero() || e.Departure <= s.today {
			continue
		}
		ahead++
		if _, out := last[e.Booking]; out && !s.sold.covers(max(e.Arrival, s.today), e.Departure) && s.before[e.Booking].stay.CancelledBy != "host" {
			missing = append(missing, e)
		}
	}
	if !s.link.HeldSince.IsZero() {
		ahead = s.link.HeldOf
	}
	return missing, ahead
}

// tooMany is a loss that is more likely a mistake of ours than the truth: more
// than half of what lies ahead, and not just one stay, which does get cancelled.
func tooMany(missing, ahead int) bool { return missing >= 2 && 2*missing > ahead }

// outgoing is a stay as it is written.
func outgoing(t telling, e store.Exported) ical.OutgoingEvent {
	return ical.OutgoingEvent{ID: string(t.stay.ID), Arrival: date(t.stay.Arrival), Departure: date(t.stay.Departure), Summary: t.summary, Description: t.description,
		Stamp: e.Stamp, Sequence: e.Sequence}
}

func date(d stay.Date) ical.Date { return ical.DateOf(d.Midnight()) }
