package calendar

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

// scene is what is known of a property's calendar from today on, for judging what
// is told twice. Judging is pure: the same scene has the same verdict, so looking
// again changes nothing.
type scene struct {
	property stay.Property
	now      time.Time
	today    stay.Date
	stays    []stay.Booking // by arrival; those cancelled as well, as channels go on telling of them
	feeds    map[stay.FeedID]store.Feed
	told     map[string][]told // by channel
	pairs    map[store.FeedPair]bool
	said     map[bookingPair]stay.CalendarAnswer // the owner's word
	joined   map[stay.BookingID][]stay.BookingID // those that are one stay by it

	closed    map[stay.FeedID][]nights // nights in a row that a feed takes
	lingering []bookingPair            // verdict: closures that should be gone, each with the stay that they were for
}

// bookingPair is two stays, the smaller id first.
type bookingPair struct{ a, b stay.BookingID }

func pairOf(x, y stay.BookingID) bookingPair { return bookingPair{min(x, y), max(x, y)} }

func feedPairOf(x, y stay.FeedID) store.FeedPair { return store.FeedPair{A: min(x, y), B: max(x, y)} }

// twins gives every stay of the scene its part: to stand for itself, or to repeat
// another one that is told of by somebody else.
func (s *scene) twins() {
	l := lineup{at: map[nights][]*stay.Booking{}, standing: map[stay.BookingID]*stay.Booking{}, was: map[stay.BookingID]stay.TwinHow{}, before: maps.Clone(s.joined)}
	for _, b := range s.stays { // in their order, so that the same scene has the same verdict
		if b.TwinHow == stay.TwinSame || b.TwinHow == stay.TwinLikely {
			l.was[b.ID] = b.TwinHow
			l.before[b.ID] = append(slices.Clip(l.before[b.ID]), b.TwinOf)
			l.before[b.TwinOf] = append(slices.Clip(l.before[b.TwinOf]), b.ID)
		}
	}
	for _, i := range s.byWorth() {
		x := &s.stays[i]
		was := x.TwinHow
		x.TwinOf, x.TwinHow, x.TwinUntil = "", "", time.Time{}
		if s.echoes(x, was) || s.repeats(x, l) {
			continue
		}
		l.standing[x.ID] = x
		l.at[nightsIn(*x)] = append(l.at[nightsIn(*x)], x)
	}
}

// lineup is the stays that stand for themselves, so far as they were looked at,
// and which stays were one before or are on the owner's word.
type lineup struct {
	at       map[nights][]*stay.Booking
	standing map[stay.BookingID]*stay.Booking
	was      map[stay.BookingID]stay.TwinHow
	before   map[stay.BookingID][]stay.BookingID
}

func nightsIn(b stay.Booking) nights { return nights{b.Arrival, b.Departure} }

// byWorth orders the stays that are told of, those of which most is known first:
// what is known better is repeated by what is known less.
func (s *scene) byWorth() []int {
	var order []int
	for i, b := range s.stays {
		if b.Told() {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := s.stays[i], s.stays[j]
		return cmp.Or(cmp.Compare(worth(b), worth(a)), a.CreatedAt.Compare(b.CreatedAt), cmp.Compare(a.ID, b.ID))
	})
	return order
}

// worth orders by what a person has said of a stay, then by what it is. A name or
// a number that another source brings does not count: the stay that came first is
// the one that the owner and its guests know. That a stay stands on the owner's
// word is said of all that tell of it, and until each is heard again: it ranks
// none before the others.
func worth(b stay.Booking) int {
	n := map[stay.Kind]int{stay.KindBooking: 3, stay.KindHold: 2, stay.KindUnknown: 1}[b.Kind]
	if !b.IdentifiedAt.IsZero() || b.KindBy != "" || b.ByHand&^stay.HandStands != 0 {
		n += 4
	}
	return n
}

// echoes reports whether a closure is what its channel was told by us.
func (s *scene) echoes(x *stay.Booking, was stay.TwinHow) bool {
	if !closure(*x) || x.Feed == "" || x.KindBy != "" {
		return false
	}
	seen := since(*x).Add(seenBefore)
	if was == stay.TwinEcho {
		seen = s.now // what it repeated may be sold again, and it goes on without a break
	}
	e, ok := echoOf(*x, s.told[store.SourceOf(s.provider(x.Feed), x.Feed)], seen, func(n nights) bool { return s.takes(x.Feed, n) })
	if !ok {
		return false
	}
	if !e.until.IsZero() && !e.until.After(s.now) {
		s.lingering = append(s.lingering, bookingPair{x.ID, e.of})
		return false
	}
	x.TwinOf, x.TwinHow, x.TwinUntil = e.of, stay.TwinEcho, e.until
	return true
}

// takes reports whether the events of a feed leave none of these nights free, as
// far as they are still to come.
func (s *scene) takes(f stay.FeedID, n nights) bool {
	if s.closed == nil {
		s.closed = map[stay.FeedID][]nights{}
		for _, b := range s.stays { // by arrival
			if !b.Told() {
				continue
			}
			rows := s.closed[b.Feed]
			if last := len(rows) - 1; last >= 0 && b.Arrival <= rows[last].departure {
				rows[last].departure = max(rows[last].departure, b.Departure)
				continue
			}
			s.closed[b.Feed] = append(rows, nightsIn(b))
		}
	}
	return slices.ContainsFunc(s.closed[f], func(row nights) bool {
		return row.arrival <= max(n.arrival, s.today) && n.departure <= row.departure
	})
}

// provider is who writes a feed.
func (s *scene) provider(f stay.FeedID) string { return s.feeds[f].Provider }

// repeats reports whether a stay is told of already by another source: on the
// same nights, or on some of them where the two were one stay before, as one of
// the sources is always the first to learn that a stay has changed.
func (s *scene) repeats(x *stay.Booking, l lineup) bool {
	for _, id := range l.before[x.ID] {
		m, ok := l.standing[id]
		if !ok || !x.Overlaps(*m) {
			continue
		}
		if how := s.relation(*x, *m); how != "" && how != stay.TwinLinked {
			if l.was[x.ID] == stay.TwinSame || l.was[id] == stay.TwinSame {
				how = stay.TwinSame
			}
			x.TwinOf, x.TwinHow = m.ID, how
			return true
		}
	}
	same := l.at[nightsIn(*x)]
	for _, m := range same[:min(len(same), maxPairs)] {
		if how := s.relation(*x, *m); how != "" {
			x.TwinOf, x.TwinHow = m.ID, how
			return true
		}
	}
	return false
}

// relation says how one stay may repeat another one on the same nights; empty
// where they are two.
func (s *scene) relation(x, m stay.Booking) stay.TwinHow {
	answer := s.said[pairOf(x.ID, m.ID)]
	switch {
	case answer == stay.AnswerDifferent || answer == stay.AnswerClosure:
		return ""
	case answer == stay.AnswerSame || answer == stay.AnswerAlways:
		return stay.TwinSame
	case x.Feed == m.Feed:
		return ""
	case proven(x, m):
		return stay.TwinSame
	case x.Kind == stay.KindBlock && closure(x):
		return stay.TwinLinked
	case m.Kind == stay.KindBlock || denied(x, m):
		return ""
	case s.pairs[feedPairOf(x.Feed, m.Feed)]:
		return stay.TwinSame
	case x.Kind == stay.KindUnknown || m.Kind == stay.KindUnknown, s.manages(x.Feed), s.manages(m.Feed), named(x, m) && (x.Feed == "" || m.Feed == ""):
		return stay.TwinLikely
	default:
		return ""
	}
}

// manages reports whether a feed may mix the stays of several channels.
func (s *scene) manages(f stay.FeedID) bool {
	return ical.Provider(s.provider(f)).ManagesChannels()
}

// proven reports whether two sources name the same reservation or the same number.
func proven(x, m stay.Booking) bool {
	switch {
	case x.Code != "" && m.Code != "" && strings.EqualFold(string(x.Code), string(m.Code)):
		return true
	case x.Phone != "" && x.Phone == m.Phone:
		return true
	case realDigits(string(x.PhoneLast4)) && (x.PhoneLast4 == m.PhoneLast4 || stay.Last4(string(m.Phone)) == string(x.PhoneLast4)),
		realDigits(string(m.PhoneLast4)) && stay.Last4(string(x.Phone)) == string(m.PhoneLast4):
		return true
	default:
		return false
	}
}

// denied reports whether two sources name different guests, or a channel two
// reservations.
func denied(x, m stay.Booking) bool {
	codes := x.Code != "" && m.Code != "" && x.Channel == m.Channel && !strings.EqualFold(string(x.Code), string(m.Code))
	digits := realDigits(string(x.PhoneLast4)) && realDigits(string(m.PhoneLast4)) && x.PhoneLast4 != m.PhoneLast4
	numbers := x.Phone != "" && m.Phone != "" && x.Phone != m.Phone
	return codes || digits || numbers || x.Name != "" && m.Name != "" && !masked(x) && !masked(m) && !named(x, m)
}

// masked reports whether a source hides the name: then it denies nothing.
func masked(b stay.Booking) bool { return strings.ContainsAny(string(b.Name), "*•") }

// named reports whether two names have a word in common.
func named(x, m stay.Booking) bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(string(m.Name))) {
		words[w] = true
	}
	for w := range strings.FieldsSeq(strings.ToLower(string(x.Name))) {
		if words[w] {
			return true
		}
	}
	return false
}
