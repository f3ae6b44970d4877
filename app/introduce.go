package app

import (
	"strings"
	"unicode"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
)

// introduces answers what a message said about who its writer is, and asks what
// is missing. It reports true where nothing else is to be answered.
func (a *Answerer) introduces(t Turn, who Identity, v *Verdict) bool {
	if who.Reason != "" {
		v.Action, v.Band, v.Mode, v.Reason = ActEscalate, stay.BandEscalate, "rule", who.Reason
		v.Reply = a.identityReply(t, who, v)
		return true
	}
	if who.Property == nil {
		if len(t.Properties) == 0 {
			return false
		}
		v.Action, v.Band, v.Mode = ActAsk, stay.BandSend, "rule"
		v.Identity.Asking = stay.AskingProperty
		v.Reply = a.say(v, phrase.AskProperty, phrase.Args{List: propertyList(t.Properties)})
		return true
	}
	if t.Conversation.Asking == stay.AskingProperty && who.Booking == nil {
		v.Identity.Asking = stay.AskingNothing
		if joinForms(t.Text()) == joinForms(who.Property.Name) {
			v.Identity.Said, v.Identity.Spent, v.Identity.SaidArgs = phrase.PropertyChosen, true, phrase.Args{Property: who.Property.Name}
			who = v.Identity
		}
	}
	asked := who.Asked > t.asked()
	if (who.Said == "" && !asked) || (!who.Spent && len(a.Lexicon.Concepts(t.Text(), v.Language)) > 0 && who.Asking == stay.AskingNothing) {
		return false
	}
	if earlier := a.earlierQuestion(t, v); earlier != "" && who.Spent && who.Asking == stay.AskingNothing && who.Wrong == 0 {
		return false // now that we know who asks, the question before is answered
	}
	v.Action, v.Band, v.Mode = ActAnswer, stay.BandSend, "rule"
	if who.Asking != stay.AskingNothing || who.Wrong > 0 {
		v.Action = ActAsk
	}
	v.Confidence = 1
	v.Reply = a.identityReply(t, who, v)
	return true
}

// identityReply is the text about who writes, with the next question behind it.
func (a *Answerer) identityReply(t Turn, who Identity, v *Verdict) string {
	said := args(who.Property)
	if who.SaidArgs.Property != "" {
		said.Property = who.SaidArgs.Property
	}
	if b := who.Found; b != nil {
		said.From = a.Phrases.FormatDate(v.Language, b.Arrival.Midnight())
		said.To = a.Phrases.FormatDate(v.Language, b.Departure.Midnight())
	}
	var parts []string
	if who.Said != "" {
		parts = append(parts, a.say(v, who.Said, said))
	}
	if asked := who.Asked > t.asked(); asked && who.Wrong == 0 {
		switch who.Asking {
		case stay.AskingArrival:
			parts = []string{a.askArrival(t, who, v)}
		case stay.AskingDetails:
			parts = []string{a.say(v, phrase.AskDetails, said)}
		case stay.AskingNothing, stay.AskingProperty, stay.AskingBooking, stay.AskingHost:
		}
	}
	if len(parts) == 0 {
		parts = append(parts, a.say(v, phrase.Escalated, said))
	}
	return strings.Join(parts, "\n\n")
}

// askArrival asks for the confirmation of a booking. The example is a day far
// from the true one. The surname does as well where there is one.
func (a *Answerer) askArrival(t Turn, who Identity, v *Verdict) string {
	example := phrase.Args{Example: a.Phrases.FormatDay(v.Language, exampleDay(t).Midnight())}
	for _, b := range t.bookings() {
		if b.ID == who.AskingFor && hasSurname(string(b.Name)) {
			return a.say(v, phrase.AskArrivalOrSurname, example)
		}
	}
	return a.say(v, phrase.AskArrival, example)
}

// exampleDay shows how to write a date and gives away none: it moves with the
// calendar month alone.
func exampleDay(t Turn) stay.Date {
	return stay.NewDate(t.Now.Year(), t.Now.Month()+3, 3)
}

func propertyList(all []stay.Property) string {
	var lines []string
	for _, p := range all {
		lines = append(lines, "- "+p.Name)
	}
	return strings.Join(lines, "\n")
}

// earlierQuestion is what the guest asked before we asked them who they are. It
// is still open only if what we wrote next was that request and no answer.
// Codes and days that came in between are passed over, with what we asked back.
func (a *Answerer) earlierQuestion(t Turn, v *Verdict) string {
	if t.Conversation.Asking == stay.AskingNothing {
		return ""
	}
	for end := len(t.History); end > 0; {
		reply := end - 1
		for reply >= 0 && !t.History[reply].Outgoing() {
			reply--
		}
		if reply < 0 || !a.asksWho(string(t.History[reply].Text), t.Conversation.Language, v.Language) {
			return ""
		}
		end = reply
		for end > 0 && !t.History[end-1].Outgoing() {
			end--
		}
		var parts []string
		for _, m := range t.History[end:reply] {
			parts = append(parts, string(m.Text))
		}
		// What came between two such questions and asks for nothing is what was asked for.
		told := end > 0 && a.asksWho(string(t.History[end-1].Text), t.Conversation.Language, v.Language)
		if text := strings.Join(parts, "\n"); !onlyEvidence(t, text) && (!told || asks(text)) {
			return text
		}
	}
	return ""
}

// asksWho reports whether a text of ours, in one of these languages, asked the
// guest who they are or which property they mean.
func (a *Answerer) asksWho(text string, languages ...string) bool {
	const cut = "\x00" // what stands before a list or an example is the same every time
	for _, language := range languages {
		for _, key := range []phrase.Key{phrase.AskProperty, phrase.AskBooking, phrase.AskArrival, phrase.AskArrivalOrSurname, phrase.AskDetails, phrase.ArrivalWrong, phrase.CodeUnknown,
			phrase.CodeExpired, phrase.CodeUsedUp, phrase.CodeClosed, phrase.TooManyTries, phrase.HostIsAsked} {
			said, _, _ := strings.Cut(a.Phrases.Say(language, key, phrase.Args{List: cut, Example: cut}), cut)
			if said != "" && strings.Contains(text, said) {
				return true
			}
		}
	}
	return false
}

// onlyEvidence reports whether a text is nothing but a booking code or an
// arrival day with the words of the invitation around it.
func onlyEvidence(t Turn, text string) bool {
	if text == "" {
		return true
	}
	if lexicon.HasQuestionMark(text) || strings.Contains(text, "¿") {
		return false
	}
	return len(stay.FindCodes(text)) > 0 || stay.AlmostCode(text) || (onlyDate(text) && len(proof.Dates(text, stay.DateOf(t.Now))) > 0)
}

// onlyDate reports whether a text is short enough to be nothing but the
// confirmation that was asked for.
func onlyDate(text string) bool {
	if lexicon.HasQuestionMark(text) || strings.Contains(text, "¿") {
		return false
	}
	words := 0
	for _, w := range lexicon.Tokens(text) {
		if w.Kind == lexicon.Word && len([]rune(w.Form)) > 2 && !strings.ContainsFunc(w.Form, unicode.IsDigit) {
			words++
		}
	}
	return words <= 6
}
