package calendar

import (
	"time"

	"portineria/stay"
	"portineria/store"
)

// doubt is something that only the owner can settle. other is empty but for pairs.
type doubt struct {
	kind       stay.CalendarQuestionKind
	about      stay.BookingID
	other      stay.BookingID
	answeredBy stay.CalendarAnswer // the owner has said it already, to another question
}

func doubtOf(kind stay.CalendarQuestionKind, p bookingPair) doubt {
	return doubt{kind: kind, about: p.a, other: p.b}
}

// elsewhereFor is how long two calendars may disagree on whether a guest comes
// before the owner is asked.
const elsewhereFor = 6 * time.Hour

// doubts are what the owner is to be asked about a scene, after each stay was given
// its part. open are those that are asked already.
func (s *scene) doubts(open map[doubt]bool) []doubt {
	all := append(s.vanished(), s.clashes()...)
	for _, p := range s.lingering {
		all = append(all, doubt{kind: stay.AskLingering, about: p.a, other: p.b})
	}
	return append(all, s.alike(open)...)
}

// vanished are stays that are gone from their calendar and stay in the book: they
// begin too soon, or another calendar still tells of them.
func (s *scene) vanished() []doubt {
	var all []doubt
	for _, b := range s.stays {
		if b.State != stay.BookingMissing || !b.Occupies() || b.Arrival <= s.today || !looked(b, s.now) {
			continue
		}
		if sparedFor(b, s.property.Zone(), s.now) || s.now.Sub(b.MissingSince) >= elsewhereFor {
			all = append(all, doubt{kind: stay.AskVanished, about: b.ID})
		}
	}
	return all
}

// clashes are two stays on one night. Where a stay has gone from a calendar and
// another one has come there on most of its nights, it may be the same stay on
// other days: that is not for us to say.
func (s *scene) clashes() []doubt {
	pairs := sharing(s.stays)
	moved := map[stay.BookingID]int{}
	for _, p := range pairs {
		if replaced(p[0], p[1]) {
			moved[p[0].ID]++
			moved[p[1].ID]++
		}
	}
	var all []doubt
	for _, p := range pairs {
		pair := pairOf(p[0].ID, p[1].ID)
		d := doubtOf(stay.AskDouble, pair)
		switch answer := s.said[pair]; {
		case answer == stay.AnswerDifferent:
			d.answeredBy = answer
		case replaced(p[0], p[1]) && moved[p[0].ID] == 1 && moved[p[1].ID] == 1:
			d.kind = stay.AskSame
		case makesWay(p[0], p[1]) || s.passing(p[0]) || s.passing(p[1]):
			continue
		}
		all = append(all, d)
	}
	return all
}

// passingFor is how long a stay that has gone from its calendar may share nights
// with one of another before that is a double booking: it is about to be cancelled.
const passingFor = 3 * time.Hour

func (s *scene) passing(b stay.Booking) bool {
	return b.State == stay.BookingMissing && s.now.Sub(b.MissingSince) < passingFor
}

// replaced reports whether one of two stays of a feed may be the other one on
// other days.
func replaced(x, y stay.Booking) bool {
	if closure(x) && closure(y) {
		return false // nobody comes by either
	}
	if !makesWay(x, y) || denied(x, y) {
		return false
	}
	shared := int(min(x.Departure, y.Departure) - max(x.Arrival, y.Arrival))
	return shared*2 >= x.Nights() && shared*2 >= y.Nights()
}

// alike are stays on the same nights of two calendars that nobody has said to be
// one: one question for each two calendars, however many stays stand in both.
func (s *scene) alike(open map[doubt]bool) []doubt {
	first := map[store.FeedPair]doubt{}
	var order []store.FeedPair
	by := map[stay.BookingID]stay.Booking{}
	for _, b := range s.stays {
		by[b.ID] = b
	}
	for _, x := range s.stays {
		if !x.Told() || x.TwinHow != stay.TwinLikely {
			continue
		}
		d := doubtOf(stay.AskSame, pairOf(x.ID, x.TwinOf))
		between := feedPairOf(x.Feed, by[x.TwinOf].Feed)
		before, asked := first[between]
		if !asked {
			order = append(order, between)
		}
		if !asked || open[d] && !open[before] {
			first[between] = d
		}
	}
	var all []doubt
	for _, between := range order {
		all = append(all, first[between])
	}
	return all
}
