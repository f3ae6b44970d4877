package app

import (
	"slices"
	"strings"
	"time"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
)

// Identity is who writes, as far as the evidence goes.
type Identity struct {
	Property *stay.Property // nil: not known which
	Booking  *stay.Booking  // nil: a stranger
	Evidence stay.Evidence
	Rights   stay.Rights

	Ties      []stay.Tie // new or stronger ones, to be kept
	Said      phrase.Key // what the evidence in this message is answered with; empty: nothing in it
	SaidArgs  phrase.Args
	Asking    stay.Asking // what the guest is asked next
	AskingFor stay.BookingID
	Wrong     bool        // a wrong code or date
	Reason    stay.Reason // the owner must look at who this is
	Spent     bool        // the message held nothing but evidence
}

// identify is pure: it decides who writes from what was loaded. Evidence only
// ever adds up: the number on the booking, a code, a date that confirms it, the
// last four digits with the arrival date, the owner's click.
func (a *Answerer) identify(t Turn, v *Verdict) Identity {
	who := Identity{Asking: t.Conversation.Asking, AskingFor: t.Conversation.AskingFor}
	tied := slices.Clone(t.Tied)
	for _, b := range t.ByNumber {
		tied = tie(t, &who, tied, b, stay.EvidenceNumber)
	}
	switch {
	case a.lockedOut(t):
		if len(t.ByCode) > 0 || who.Asking == stay.AskingBooking || who.Asking == stay.AskingArrival {
			who.Said, who.Reason, who.Spent, who.Asking = phrase.TooManyTries, stay.ReasonTries, true, stay.AskingNothing
		}
	case len(t.ByCode) > 0:
		tied = a.byCode(t, &who, tied)
	case who.Asking == stay.AskingArrival:
		tied = a.byArrival(t, &who, tied)
	case who.Asking == stay.AskingBooking:
		tied = a.byDigits(t, &who, tied)
	}
	a.settleIdentity(t, &who, tied)
	v.Identity = who
	v.note("identify", string(who.Rights.Level), "evidence", string(who.Evidence), "closed", string(who.Rights.Closed))
	return who
}

// Too many wrong tries from one sender, or from all together, close the door
// for an hour.
const (
	triesOfOne = 5
	triesOfAll = 50
)

func (a *Answerer) lockedOut(t Turn) bool {
	c := t.Conversation
	recent := !c.TriesSince.IsZero() && t.Now.Sub(c.TriesSince) < time.Hour
	return (recent && c.WrongTries >= triesOfOne) || t.TriesInAll >= triesOfAll
}

// tie adds evidence to what is known, keeping the stronger.
func tie(t Turn, who *Identity, tied []Tied, b stay.Booking, e stay.Evidence) []Tied {
	i := slices.IndexFunc(tied, func(x Tied) bool { return x.Booking.ID == b.ID })
	if i >= 0 && tied[i].Evidence.Rank() >= e.Rank() {
		return tied
	}
	who.Ties = append(who.Ties, stay.Tie{Conversation: t.Conversation.ID, Booking: b.ID, Evidence: e, At: t.Now})
	if i >= 0 {
		tied[i].Evidence = e
		return tied
	}
	return append(tied, Tied{b, e})
}

// byCode ties the sender by the booking code in the message. The sender is not
// proven to be the guest by it: "stay" facts need the arrival date or surname
// besides.
func (a *Answerer) byCode(t Turn, who *Identity, tied []Tied) []Tied {
	hit := t.ByCode[0]
	b, p := hit.Booking, property(t, hit.Booking.Property)
	who.Spent = onlyEvidence(t, t.Text())
	known := slices.ContainsFunc(tied, func(x Tied) bool { return x.Booking.ID == b.ID })
	switch {
	case b.State == stay.BookingCancelled:
		who.Said = phrase.CodeCancelled
	case p == nil || !stay.CodeLives(*p, b, t.Now):
		who.Said = phrase.CodeExpired
	case !known && hit.Others >= b.Seats():
		who.Said, who.Reason = phrase.CodeUsedUp, stay.ReasonIdentity
	default:
		tied = tie(t, who, tied, b, stay.EvidenceCode)
		who.Said = phrase.BookingFound
		who.SaidArgs = phrase.Args{Property: p.Name}
		i := slices.IndexFunc(tied, func(x Tied) bool { return x.Booking.ID == b.ID })
		switch {
		case tied[i].Evidence.Strong():
			who.Asking, who.AskingFor = stay.AskingNothing, ""
		case a.confirms(t, b):
			tied = tie(t, who, tied, b, stay.EvidenceCodeAndFact)
			who.Asking, who.AskingFor = stay.AskingNothing, ""
		default:
			who.Asking, who.AskingFor = stay.AskingArrival, b.ID
		}
	}
	return tied
}

// confirms reports whether the message names the booking's arrival date or the
// surname on it.
func (a *Answerer) confirms(t Turn, b stay.Booking) bool {
	if slices.Contains(proof.Dates(t.Text(), stay.DateOf(t.Now)), b.Arrival) {
		return true
	}
	return namesSurname(t.Text(), string(b.Name))
}

// namesSurname looks for the last word of the name on the booking. Initials and
// very short names would be found in any text and prove nothing.
func namesSurname(text, name string) bool {
	words := lexicon.Tokens(name)
	if len(words) == 0 {
		return false
	}
	surname := words[len(words)-1].Form
	if len([]rune(surname)) < 3 {
		return false
	}
	return slices.ContainsFunc(lexicon.Tokens(text), func(w lexicon.Token) bool { return w.Form == surname })
}

// byArrival takes the confirmation that was asked for: of a code, or of the
// digits that the sender's own number shares with a booking.
func (a *Answerer) byArrival(t Turn, who *Identity, tied []Tied) []Tied {
	dates := proof.Dates(t.Text(), stay.DateOf(t.Now))
	if who.AskingFor != "" {
		i := slices.IndexFunc(tied, func(x Tied) bool { return x.Booking.ID == who.AskingFor })
		if i >= 0 && a.confirms(t, tied[i].Booking) {
			b := tied[i].Booking
			who.Asking, who.AskingFor, who.Spent = stay.AskingNothing, "", onlyDate(t.Text())
			who.Said = phrase.ArrivalConfirmed
			return tie(t, who, tied, b, stay.EvidenceCodeAndFact)
		}
	} else if b := onlyOne(t, dates); b != nil {
		who.Asking, who.Spent, who.Said = stay.AskingNothing, onlyDate(t.Text()), phrase.ArrivalConfirmed
		return tie(t, who, tied, *b, stay.EvidenceLast4)
	}
	a.wrongDate(t, who, dates)
	return tied
}

// byDigits takes the last four digits with the arrival date, in one message.
func (a *Answerer) byDigits(t Turn, who *Identity, tied []Tied) []Tied {
	dates := proof.Dates(t.Text(), stay.DateOf(t.Now))
	if len(fourDigits(t.Text())) == 0 {
		if looksLikeCode(t.Text()) {
			who.Said, who.Wrong, who.Spent = phrase.CodeUnknown, true, true
		}
		return tied
	}
	if b := onlyOne(t, dates); b != nil {
		who.Asking, who.Spent, who.Said = stay.AskingNothing, true, phrase.ArrivalConfirmed
		return tie(t, who, tied, *b, stay.EvidenceLast4)
	}
	a.wrongDate(t, who, dates)
	return tied
}

func (a *Answerer) wrongDate(t Turn, who *Identity, dates []stay.Date) {
	if len(dates) == 0 {
		return // they wrote of something else; the question stands
	}
	who.Said, who.Wrong, who.Spent = phrase.ArrivalWrong, true, true
	if candidates(t, dates) > 1 {
		who.Wrong, who.Reason = false, stay.ReasonIdentity
	}
}

// onlyOne is the single booking of these digits that arrives on one of the
// days. Two guests with the same digits and the same day are for the owner to
// tell apart.
func onlyOne(t Turn, dates []stay.Date) *stay.Booking {
	if candidates(t, dates) != 1 {
		return nil
	}
	for i, b := range t.ByLast4 {
		if near(t, b) && slices.Contains(dates, b.Arrival) {
			return &t.ByLast4[i]
		}
	}
	return nil
}

func candidates(t Turn, dates []stay.Date) (n int) {
	for _, b := range t.ByLast4 {
		if near(t, b) && slices.Contains(dates, b.Arrival) {
			n++
		}
	}
	return n
}

// near keeps digits from matching stays of long ago or far ahead: four digits
// are shared by one number in ten thousand.
func near(t Turn, b stay.Booking) bool {
	today := stay.DateOf(t.Now)
	return b.Kind == stay.KindBooking && b.Occupies() && today <= b.Departure+stay.CodeDays && b.Arrival <= today+366
}

// looksLikeCode reports whether the message is a single word of the form of a
// code, or of one with a slip in it.
func looksLikeCode(text string) bool {
	plain := strings.NewReplacer(" ", "", "-", "", "\n", "").Replace(strings.TrimSpace(text))
	if len(plain) < stay.CodeLength-1 || len(plain) > stay.CodeLength+1 {
		return false
	}
	digits := 0
	for _, r := range plain {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
		default:
			return false
		}
	}
	return digits > 0
}

// settleIdentity chooses the booking and the property that the conversation is
// about now, and what may be known.
func (a *Answerer) settleIdentity(t Turn, who *Identity, tied []Tied) {
	var best Tied
	for _, x := range tied {
		if who.Booking == nil || better(t, x, best) {
			best = x
			who.Booking, who.Evidence = &x.Booking, x.Evidence
		}
	}
	switch {
	case who.Booking != nil:
		who.Property = property(t, who.Booking.Property)
	case len(t.Properties) == 1:
		who.Property = &t.Properties[0]
	default:
		if who.Property = a.namedProperty(t); who.Property == nil {
			who.Property = property(t, t.Conversation.Property)
		}
	}
	if who.Property == nil {
		who.Rights = stay.Rights{Level: stay.Stranger, Closed: stay.ClosedStranger}
		return
	}
	who.Rights = stay.RightsAt(*who.Property, who.Booking, who.Evidence, t.Now)
}

// better prefers the stay that is on, then the next one, then the last one.
func better(t Turn, x, than Tied) bool { return standing(t, x) > standing(t, than) }

func standing(t Turn, x Tied) float64 {
	p := property(t, x.Booking.Property)
	if p == nil || !x.Booking.Occupies() {
		return -1e9
	}
	w := stay.AccessWindow(*p, x.Booking)
	switch {
	case w.Open(t.Now):
		return 1e6 + float64(x.Evidence.Rank())
	case t.Now.Before(w.Opens):
		return 1e5 - w.Opens.Sub(t.Now).Hours()
	default:
		return -t.Now.Sub(w.Closes).Hours()
	}
}

func property(t Turn, id stay.PropertyID) *stay.Property {
	for i := range t.Properties {
		if t.Properties[i].ID == id {
			return &t.Properties[i]
		}
	}
	return nil
}

// namedProperty is the one property whose name stands in the message, as the
// text of its QR card or a guest's own words do.
func (a *Answerer) namedProperty(t Turn) *stay.Property {
	text := " " + joinForms(t.Text()) + " "
	var found *stay.Property
	for i := range t.Properties {
		name := joinForms(t.Properties[i].Name)
		if name != "" && strings.Contains(text, " "+name+" ") {
			if found != nil {
				return nil
			}
			found = &t.Properties[i]
		}
	}
	return found
}

func joinForms(text string) string {
	var forms []string
	for _, w := range lexicon.Tokens(text) {
		forms = append(forms, w.Form)
	}
	return strings.Join(forms, " ")
}
