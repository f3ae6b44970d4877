package app

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
)

// decide chooses the band: the answer goes out by itself, waits for the owner as
// a draft, or the owner is asked. It is pure.
func (a *Answerer) decide(t Turn, who Identity, found Found, d Draft, rejected []proof.Rejection, v *Verdict) {
	send, draft := a.bands(who.Property)
	v.Mode, v.Confidence, v.Signals, v.Marks, v.Facts = d.Mode, d.Confidence, d.Signals, d.Marks, ids(d.Facts)
	switch {
	case found.Sensitive != "" && !(found.Remedy && d.Text != "" && d.Confidence >= send && len(rejected) == 0 && found.Shelf.mends(d.Facts, found.Hits)):
		v.Mode, v.Facts = "rule", nil
		a.passOn(who, v, stay.ReasonSensitive, phrase.EscalatedSensitive)
	case d.Closed != nil && (d.Text == "" || d.Confidence < send):
		a.closed(t, who, *d.Closed, v)
		a.otherPart(who, d.Wish != noWish, d.Unanswered && v.Action == ActAnswer, v) // who is asked for their booking is answered then
	case d.Wish != noWish && (d.Text == "" || d.Confidence < send || len(rejected) > 0):
		v.Mode, v.Facts = "rule", nil
		a.passOn(who, v, stay.ReasonSensitive, phrase.EscalatedSensitive)
	case d.Text == "":
		a.nothingFound(found, d, who, v)
	case len(rejected) > 0:
		v.Facts = nil
		a.passOn(who, v, stay.ReasonCheck, phrase.Escalated)
	case d.Confidence >= send && a.onlyTells(found, v.Language):
		a.keepDraft(d, who, phrase.PassedOn, v)
	case d.Confidence >= send:
		v.Action, v.Band, v.Reply, v.Needs = ActAnswer, stay.BandSend, d.Text, needs(d.Facts)
		if found.Remedy {
			v.Reason = stay.ReasonSensitive // the owner should know, even if it helps
		}
		a.otherPart(who, d.Wish != noWish, d.Missing, v)
	case d.Confidence >= draft:
		a.keepDraft(d, who, found.unsure(), v)
	default:
		v.Facts = nil
		a.passOn(who, v, stay.ReasonLowConfidence, found.unsure())
	}
	if who.Spent && who.Said != "" && v.Reply != "" {
		v.Reply = a.identityReply(t, who, v) + "\n\n" + v.Reply
	}
	v.note("decide", string(v.Band), "action", string(v.Action), "reason", string(v.Reason), "facts", strings.Join(v.Facts, ","),
		"confidence", strconv.FormatFloat(v.Confidence, 'f', 2, 64), "limit", strconv.FormatFloat(send, 'f', 2, 64))
}

// keepDraft keeps what would have been told for the owner to send.
func (a *Answerer) keepDraft(d Draft, who Identity, said phrase.Key, v *Verdict) {
	a.passOn(who, v, stay.ReasonLowConfidence, said)
	v.Draft, v.Band = d.Text, stay.BandDraft
}

// otherPart passes on what was asked beside what the guest is told, and says so: a part
// that has no answer, or that the owner alone may say yes to. Who is passed on as a whole
// needs no more.
func (a *Answerer) otherPart(who Identity, wished, unanswered bool, v *Verdict) {
	switch {
	case v.Action == ActEscalate:
		return
	case wished:
		v.Reason = stay.ReasonSensitive
	case unanswered:
		v.Reason = stay.ReasonNoFact
	default:
		return
	}
	v.Reply += "\n\n" + a.say(v, phrase.OtherPartPassedOn, args(who.Property))
}

// needs is what somebody must be allowed to know who is told these facts.
func needs(facts []stay.Fact) stay.Visibility {
	most := stay.Public
	order := stay.Visibilities()
	for _, f := range facts {
		if slices.Index(order, f.Visibility) > slices.Index(order, most) {
			most = f.Visibility
		}
	}
	return most
}

// nothingFound says honestly that there is no fact, and asks the owner.
func (a *Answerer) nothingFound(found Found, d Draft, who Identity, v *Verdict) {
	v.Mode, v.Facts = "", nil
	reason := stay.ReasonNoFact
	if d.Failed != "" {
		reason = d.Failed
	}
	a.passOn(who, v, reason, found.unsure())
}

// unsure is what a guest is told whose message is for the owner: that the question was
// passed on, or, where nothing was asked, that the message was.
func (f Found) unsure() phrase.Key {
	if f.Shape.Questions == 0 && len(lexicon.Tokens(f.Text)) >= toldNotAsked {
		return phrase.PassedOn
	}
	return phrase.Escalated
}

// toldNotAsked is how many words a message without a question has at least that tells
// something; fewer are a question in short: wifi password.
const toldNotAsked = 5

// closed says why a fact that is there cannot be told: to a stranger by asking
// for the booking, to a guest by when it opens.
func (a *Answerer) closed(t Turn, who Identity, f stay.Fact, v *Verdict) {
	v.Mode, v.Facts, v.Confidence = "rule", nil, 1
	v.Action, v.Band = ActAsk, stay.BandSend
	names := args(who.Property)
	switch who.Rights.Closed {
	case stay.ClosedTooEarly:
		v.Action = ActAnswer
		names.From = a.Phrases.FormatDateTime(v.Language, who.Rights.Window.Opens.In(who.Property.Zone()))
		v.Reply = a.say(v, phrase.NotOpenYet, names)
	case stay.ClosedOver:
		if who.Rights.Level == stay.Stranger {
			a.askWho(t, who, v) // so long ago that they may be coming again
			break
		}
		a.passOn(who, v, stay.ReasonIdentity, phrase.AccessClosed) // the owner should know who asks for codes after the stay
	case stay.ClosedIdentity:
		a.passOn(who, v, stay.ReasonIdentity, phrase.IdentityCheckNeeded)
	case stay.ClosedEvidence:
		a.askStronger(t, who, v)
	case stay.ClosedCancelled:
		a.passOn(who, v, stay.ReasonIdentity, phrase.Escalated)
	default:
		a.askWho(t, who, v)
	}
	v.note("decide", "closed", "why", string(who.Rights.Closed), "fact", f.ID)
}

// askStronger asks a guest with a code for the arrival date or surname. Digits
// and a date alone need the owner's click.
func (a *Answerer) askStronger(t Turn, who Identity, v *Verdict) {
	if who.Evidence != stay.EvidenceCode || who.Asked >= mostAsked {
		a.hostIsAsked(t, v)
		return
	}
	v.Identity.Asking, v.Identity.AskingFor = stay.AskingArrival, who.Booking.ID
	v.Identity.Asked++
	v.Reply = a.askArrival(t, v.Identity, v)
}

// askWho asks a stranger for their booking. Where their own number ends in the
// four digits that a channel told of a booking, its arrival date is enough. One who
// was asked and passed it over is for the owner to know.
func (a *Answerer) askWho(t Turn, who Identity, v *Verdict) {
	passedOver := who.Asking.Asks() && t.asked() > 0 && t.Now.Sub(t.Conversation.LastMessageAt) < time.Hour && who.Said == ""
	if who.Asked >= mostAsked || (who.Asking == stay.AskingHost && t.asked() > 0) || (passedOver && who.Asking != stay.AskingArrival) {
		a.hostIsAsked(t, v)
		return
	}
	v.Identity.Asked++
	for _, b := range t.ByLast4 {
		if near(t, b) && !who.Asking.Asks() && !t.removed(b.ID) {
			v.Identity.Asking, v.Identity.AskingFor = stay.AskingArrival, ""
			v.Reply = a.askArrival(t, v.Identity, v)
			return
		}
	}
	v.Identity.Asking, v.Identity.AskingFor = stay.AskingBooking, ""
	v.Reply = a.say(v, phrase.AskBooking, args(who.Property))
}

// hostIsAsked lets the owner say who it is, with what speaks for it.
func (a *Answerer) hostIsAsked(t Turn, v *Verdict) {
	tied := slices.Clone(t.Tied)
	if b := v.Identity.Booking; b != nil {
		tied = append(tied, Tied{Booking: *b, Evidence: v.Identity.Evidence})
	}
	a.passOn(v.Identity, v, stay.ReasonIdentity, phrase.HostIsAsked)
	v.Identity.Claims = claims(t, tied)
	v.Identity.Asking, v.Identity.AskingFor = stay.AskingHost, ""
}

func ids(facts []stay.Fact) []string {
	var all []string
	for _, f := range facts {
		all = append(all, f.ID)
	}
	return all
}
