package app

import (
	"slices"
	"strings"
	"time"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/stay"
)

// Identity is who writes, as far as the evidence goes.
type Identity struct {
	Property *stay.Property // nil: not known which
	Booking  *stay.Booking  // nil: a stranger
	Evidence stay.Evidence
	Rights   stay.Rights

	Ties      []stay.Tie    // new or stronger ones, to be kept
	Claims    []stay.Claim  // what speaks for a booking and waits for the owner
	Found     *stay.Booking // the proven booking that Said speaks of
	Said      phrase.Key    // what the evidence in this message is answered with; empty: nothing in it
	SaidArgs  phrase.Args
	Asking    stay.Asking // what the guest is asked next
	AskingFor stay.BookingID
	Asked     int         // how often they were asked who they are, this turn included
	Wrong     int         // wrong codes, digits, dates and names in this message
	Reason    stay.Reason // the owner must look at who this is
	Spent     bool        // the message held nothing but evidence
}

// mostAsked is how many questions about who they are a guest is asked, before the
// owner is; and askedFor is how long a question counts.
const (
	mostAsked = 2
	askedFor  = 24 * time.Hour
)

// asked is how often the guest was asked who they are, lately.
func (t Turn) asked() int {
	if t.Now.Sub(t.Conversation.AskedAt) >= askedFor {
		return 0
	}
	return t.Conversation.Asked
}

// identify is pure: it decides who writes from what was loaded. Evidence only
// ever adds up, on the ladder of package stay: the number on the booking, a code,
// a date that confirms it, the last four digits with the arrival date, the owner's
// click. Name and days alone are a claim, for the owner to judge.
func (a *Answerer) identify(t Turn, v *Verdict) Identity {
	q := inquiry{a: a, t: t, tied: slices.Clone(t.Tied), ruled: v.ruled, language: v.Language,
		who: Identity{Asking: t.Conversation.Asking, AskingFor: t.Conversation.AskingFor, Asked: t.asked()}}
	q.read()
	for _, b := range t.ByNumber {
		q.tie(b, stay.EvidenceNumber)
	}
	if q.who.Asking == stay.AskingHost {
		q.byHost()
	} else {
		q.byText()
	}
	who := q.who
	a.settleIdentity(t, &who, q.tied)
	v.Identity = who
	v.note("identify", string(who.Rights.Level), "evidence", string(who.Evidence), "closed", string(who.Rights.Closed))
	return who
}

// inquiry is the weighing of one turn's evidence.
type inquiry struct {
	a        *Answerer
	t        Turn
	who      Identity
	tied     []Tied
	said     spoken // in this message
	all      spoken // in this one and those before it
	ruled    bool   // the message is a word that always works
	language string
}

// tie adds evidence to what is known of a booking. One that the owner took from
// this sender is tied by nothing but the owner's word.
func (q *inquiry) tie(b stay.Booking, e stay.Evidence) {
	if q.t.removed(b.ID) {
		return
	}
	i := slices.IndexFunc(q.tied, func(x Tied) bool { return x.Booking.ID == b.ID })
	if i < 0 {
		q.tied = append(q.tied, Tied{Booking: b, Evidence: e, At: q.t.Now})
		i = len(q.tied) - 1
	} else if sum := q.tied[i].Evidence.With(e); sum != q.tied[i].Evidence {
		q.tied[i].Evidence = sum
	} else {
		return
	}
	q.who.Ties = append(q.who.Ties, stay.Tie{Conversation: q.t.Conversation.ID, Booking: b.ID, Evidence: q.tied[i].Evidence, At: q.t.Now})
}

// evidence is what is known of a booking by now.
func (q *inquiry) evidence(b stay.BookingID) stay.Evidence {
	for _, x := range q.tied {
		if x.Booking.ID == b {
			return x.Evidence
		}
	}
	return stay.EvidenceNone
}

// settleIdentity chooses the booking and the property that the conversation is
// about now, and what may be known.
func (a *Answerer) settleIdentity(t Turn, who *Identity, tied []Tied) {
	named := namedProperty(t)
	best := 0.0
	for i, x := range tied {
		p := property(t, x.Booking.Property)
		if p == nil {
			continue
		}
		standing, counts := stay.Standing(*p, x.Booking, x.Evidence, t.Now)
		if named != nil && named.ID == p.ID {
			standing += stay.StandingNamed
		}
		if counts && (who.Booking == nil || standing > best) {
			best, who.Booking, who.Evidence, who.Property = standing, &tied[i].Booking, x.Evidence, p
		}
	}
	switch {
	case who.Booking != nil:
	case len(t.Properties) == 1:
		who.Property = &t.Properties[0]
	case named != nil:
		who.Property = named
	default:
		who.Property = property(t, t.Conversation.Property)
	}
	if named != nil && who.Said == "" && a.isCard(t, *named) {
		who.Said, who.SaidArgs, who.Spent = phrase.PropertyChosen, phrase.Args{Property: named.Name}, true
	}
	if who.Property == nil {
		who.Rights = stay.Rights{Level: stay.Stranger, Closed: stay.ClosedStranger}
		return
	}
	who.Rights = stay.RightsAt(*who.Property, who.Booking, who.Evidence, t.Now)
}

func property(t Turn, id stay.PropertyID) *stay.Property {
	for i := range t.Properties {
		if t.Properties[i].ID == id {
			return &t.Properties[i]
		}
	}
	return nil
}

// namedProperty is the property whose name stands in the message, as the text of
// its QR card or a guest's own words have it. Of names that lie in each other the
// longest counts; where two are the same, the card adds the short name.
func namedProperty(t Turn) *stay.Property {
	text := " " + joinForms(t.Text()) + " "
	var found *stay.Property
	most, several := 0, false
	for i, p := range t.Properties {
		if strings.Contains(t.Text(), "("+string(p.ID)+")") {
			return &t.Properties[i]
		}
		name := joinForms(p.Name)
		if name == "" || !strings.Contains(text, " "+name+" ") {
			continue
		}
		switch other := len(name); {
		case other > most && (found == nil || strings.Contains(name, joinForms(found.Name))):
			found, most, several = &t.Properties[i], other, false
		case found != nil && other < most && strings.Contains(joinForms(found.Name), name):
		default:
			several = true
		}
	}
	if several {
		return nil
	}
	return found
}

// isCard reports whether a message is nothing but the text that the QR card of a
// property fills in.
func (a *Answerer) isCard(t Turn, p stay.Property) bool {
	text := joinForms(t.Text())
	for _, language := range a.Phrases.Languages() {
		if card := a.Phrases.Say(language, phrase.CardText, phrase.Args{Property: p.Name}); strings.HasPrefix(text, joinForms(card)) {
			rest := strings.TrimSpace(strings.TrimPrefix(text, joinForms(card)))
			return rest == "" || rest == joinForms(string(p.ID))
		}
	}
	return false
}

func joinForms(text string) string {
	var forms []string
	for _, w := range lexicon.Tokens(text) {
		forms = append(forms, w.Form)
	}
	return strings.Join(forms, " ")
}
