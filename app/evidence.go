package app

import (
	"slices"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
)

// spoken is what words say about who their writer is.
type spoken struct {
	codes  []string // codes and tries at one
	almost bool     // nothing but a code with a slip
	digits []string // what can be the last four of a number
	days   []stay.Date
}

// mostSaidDays is how many days somebody names who knows the days of their stay:
// two, which in digits can each be read in two ways.
const mostSaidDays = 4

// hear reads one message.
func hear(t Turn, text string) spoken {
	s := spoken{codes: stay.FindCodes(text), almost: stay.AlmostCode(text), digits: stay.FindLast4(text), days: proof.Dates(text, stay.DateOf(t.Now))}
	if len(s.days) > mostSaidDays {
		s.days = nil
	}
	if len(s.codes) > 0 || len(s.days) > 0 {
		s.almost = false
	}
	return s
}

// read hears the message, and with it what the guest said about themselves since
// they were asked.
func (q *inquiry) read() {
	q.said = hear(q.t, q.t.Text())
	q.all = q.t.soFar()
}

// soFar is what the guest has said about themselves in this message and in those
// that are remembered; not so that somebody could try one thing after the other.
func (t Turn) soFar() spoken {
	all := hear(t, t.Text())
	for _, m := range slices.Backward(t.History) {
		if m.Outgoing() || t.Now.Sub(m.SentAt) >= askedFor {
			continue
		}
		before := hear(t, string(m.Text))
		if len(all.digits) == 0 {
			all.digits = before.digits
		}
		if len(all.days) == 0 {
			all.days = before.days
		}
	}
	return all
}

// tries reports whether a message holds something by which a guest could identify
// themselves, right or wrong.
func (q *inquiry) tries() bool {
	if q.strong() {
		return false // whoever is known needs no door
	}
	s := q.said
	return len(s.codes) > 0 || (q.who.Asking.Asks() && (s.almost || len(s.digits) > 0 || len(s.days) > 0 || q.onlyName()))
}

// strong reports whether the guest is proven for a stay that is to come or on.
func (q *inquiry) strong() bool {
	return slices.ContainsFunc(q.tied, func(x Tied) bool {
		return x.Evidence.Strong() && x.Booking.Occupies() && stay.DateOf(q.t.Now) <= x.Booking.Departure
	})
}

// refuse stands behind a closed door: what is right and what is wrong are answered
// alike, and neither was looked up.
func (q *inquiry) refuse() {
	q.who.Said, q.who.Reason, q.who.Spent = phrase.TooManyTries, stay.ReasonTries, true
	q.who.Asking, q.who.AskingFor = stay.AskingHost, ""
}

// wrong counts what was wrong, and closes the door where it was too much.
func (q *inquiry) wrong(n int) {
	q.who.Wrong += n
	if q.t.TriesOfOne+q.who.Wrong >= stay.TriesOfOne || q.t.TriesOfAll+q.who.Wrong >= stay.TriesOfAll {
		q.refuse()
	}
}

// known ends the questions: it is clear who writes, and the message did it.
func (q *inquiry) known(said phrase.Key) {
	q.who.Said, q.who.Asking, q.who.AskingFor, q.who.Asked = said, stay.AskingNothing, "", 0
}

// ask puts a question to the guest. Two of them are enough: then the owner is asked.
func (q *inquiry) ask(what stay.Asking, b stay.BookingID) {
	if q.who.Asked >= mostAsked {
		q.toHost()
		return
	}
	q.who.Asking, q.who.AskingFor = what, b
	q.who.Asked++
}

// again asks for what did not fit once more, the same way.
func (q *inquiry) again() {
	q.wrong(1)
	switch {
	case q.who.Reason != "":
	case q.who.Asked >= mostAsked:
		q.toHost()
	default:
		q.who.Said, q.who.Spent = phrase.ArrivalWrong, true
		q.who.Asked++
	}
}

// toHost lets the owner say who it is. What the guest hears does not tell whether
// anything fitted.
func (q *inquiry) toHost() {
	q.who.Claims = claims(q.t, q.tied)
	q.who.Said, q.who.Reason, q.who.Spent = phrase.HostIsAsked, stay.ReasonIdentity, true
	q.who.Asking, q.who.AskingFor = stay.AskingHost, ""
}

// byHost sees whether the owner has said who it is since they were asked.
func (q *inquiry) byHost() {
	said := slices.ContainsFunc(q.tied, func(x Tied) bool { return x.Evidence == stay.EvidenceOwner && x.At.After(q.t.Conversation.AskedAt) })
	switch {
	case said:
		q.who.Spent = onlyEvidence(q.t, q.t.Text())
		q.known(phrase.HostConfirmed)
	default:
		q.byText()
	}
}

// byCode ties the sender by the booking code in the message. The sender is not
// proven to be the guest by it: "stay" facts need the arrival date or surname
// besides.
func (q *inquiry) byCode() {
	t, who := q.t, &q.who
	hit := t.ByCode[0]
	for _, other := range t.ByCode { // of several the one that still serves: last year's may be quoted as well
		if p := property(t, other.Booking.Property); p != nil && other.Booking.Occupies() && stay.CodeLives(*p, other.Booking, t.Now) {
			hit = other
			break
		}
	}
	b, p := hit.Booking, property(t, hit.Booking.Property)
	who.Spent = onlyEvidence(t, t.Text())
	known := q.evidence(b.ID) != stay.EvidenceNone
	switch {
	case b.State == stay.BookingCancelled:
		who.Said = phrase.CodeCancelled
	case p == nil || !stay.CodeLives(*p, b, t.Now):
		who.Said = phrase.CodeExpired
	case t.removed(b.ID):
		who.Said, who.Reason, who.Asking = phrase.CodeClosed, stay.ReasonIdentity, stay.AskingHost
	case !known && hit.Others >= b.Seats():
		who.Said, who.Reason, who.Asking = phrase.CodeUsedUp, stay.ReasonIdentity, stay.AskingHost
	default:
		q.tie(b, stay.EvidenceCode)
		who.SaidArgs = phrase.Args{Property: p.Name}
		if !q.evidence(b.ID).Strong() && q.confirms(b) {
			q.tie(b, stay.EvidenceCodeAndFact)
		}
		if q.evidence(b.ID).Strong() {
			who.Found = &b
			q.known(phrase.BookingFound)
			return
		}
		// Whoever has only a code is told that it fits, not when the guest comes: the
		// arrival date is what they are about to be asked for.
		q.ask(stay.AskingArrival, b.ID)
	}
}

// byText takes what is typed: a code, or what was asked for.
func (q *inquiry) byText() {
	details := q.who.Asking == stay.AskingBooking || q.who.Asking == stay.AskingDetails
	switch {
	case q.t.DoorClosed:
		if q.tries() {
			q.refuse()
		}
	case len(q.t.ByCode) > 0:
		q.byCode()
	case len(q.said.codes) > 0, q.said.almost && details:
		q.wrongCode()
	case q.who.Asking == stay.AskingArrival:
		q.byArrival()
	case details:
		q.byDetails()
	}
}

// wrongCode answers a code that no booking has. One that stands among other words
// is counted and passed over.
func (q *inquiry) wrongCode() {
	if q.who.Asking.Asks() || onlyEvidence(q.t, q.t.Text()) {
		q.who.Said, q.who.Spent = phrase.CodeUnknown, true
	}
	q.wrong(max(1, len(q.said.codes)))
}

// confirms reports whether the message names the booking's arrival date or the
// surname on it.
func (q *inquiry) confirms(b stay.Booking) bool {
	return slices.Contains(q.said.days, b.Arrival) || namesSurname(q.t.Text(), string(b.Name), q.who.Asking == stay.AskingArrival)
}

// byArrival takes the confirmation that was asked for: of a code, or of the
// digits that the sender shares with a booking.
func (q *inquiry) byArrival() {
	days := q.said.days
	if q.who.AskingFor != "" {
		i := slices.IndexFunc(q.tied, func(x Tied) bool { return x.Booking.ID == q.who.AskingFor })
		switch {
		case i >= 0 && q.confirms(q.tied[i].Booking):
			q.who.Spent = onlyDate(q.t.Text())
			q.tie(q.tied[i].Booking, stay.EvidenceCodeAndFact)
			q.known(phrase.ArrivalConfirmed)
		case len(days) > 0, i >= 0 && q.onlyName() && hasSurname(string(q.tied[i].Booking.Name)):
			q.again()
		}
		return // else they wrote of something else; the question stands
	}
	if len(days) > 0 {
		q.byDigits()
	}
}

// byDetails takes what a guest says who has no code: digits and the day, in one
// message or one after the other, or the name and the days.
func (q *inquiry) byDetails() {
	s := q.said
	switch {
	case len(s.digits) == 0 && len(s.days) == 0:
		if q.onlyName() {
			q.who.Spent = true
			q.ask(stay.AskingDetails, "")
		}
	case len(q.all.days) == 0: // digits alone
		q.who.Spent = true
		q.ask(stay.AskingArrival, "")
	case len(candidates(q.t, q.all.days)) > 0:
		q.byDigits()
	case len(byName(q.t, q.all.days)) > 0:
		q.toHost()
	case q.onlyDigits():
		q.again()
	case q.who.Asking == stay.AskingBooking: // days alone
		q.who.Spent = onlyDate(q.t.Text())
		q.ask(stay.AskingDetails, "")
	default:
		q.toHost()
	}
}

// byDigits ties by last four digits and arrival date. Two guests with the same
// digits and the same day are for the owner to tell apart.
func (q *inquiry) byDigits() {
	fitting := candidates(q.t, q.all.days)
	switch {
	case len(fitting) == 1 && q.t.removed(fitting[0].ID), len(fitting) > 1:
		q.toHost()
	case len(fitting) == 1:
		q.who.Spent = onlyDate(q.t.Text())
		q.tie(fitting[0], stay.EvidenceLast4)
		q.known(phrase.ArrivalConfirmed)
	default:
		q.again()
	}
}

// candidates are the bookings with the digits that arrive on one of the days.
func candidates(t Turn, days []stay.Date) []stay.Booking {
	var fitting []stay.Booking
	for _, b := range t.ByLast4 {
		if near(t, b) && slices.Contains(days, b.Arrival) {
			fitting = append(fitting, b)
		}
	}
	return fitting
}

// onlyDigits reports whether the digits of the message are meant as such: they are
// not just the year of a day.
func (q *inquiry) onlyDigits() bool {
	return slices.ContainsFunc(q.all.digits, func(four string) bool {
		return !slices.ContainsFunc(q.all.days, func(d stay.Date) bool { return d.Midnight().Format("2006") == four })
	})
}

// onlyName reports whether a message can be nothing but a name: a few words that
// mean nothing else.
func (q *inquiry) onlyName() bool {
	text := q.t.Text()
	words := lexicon.Tokens(text)
	if q.ruled || len(words) == 0 || len(words) > mostNames || asks(text) {
		return false
	}
	capitals := len(words) > 1 // as names are written; some are words as well
	for _, w := range words {
		if w.Kind != lexicon.Word {
			return false
		}
		capitals = capitals && w.Case != lexicon.Lower
	}
	return capitals || len(q.a.Lexicon.Concepts(text, q.language)) == 0
}

// mostNames is how many words a name has, with what may stand around it.
const mostNames = 4

// near keeps digits and names from matching stays of long ago or far ahead: four
// digits are shared by one number in ten thousand.
func near(t Turn, b stay.Booking) bool {
	today := stay.DateOf(t.Now)
	return b.Kind != stay.KindBlock && b.Kind != stay.KindHold && b.Occupies() && today <= b.Departure+stay.CodeDays && b.Arrival <= today+366
}
