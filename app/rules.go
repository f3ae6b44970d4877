package app

import (
	"slices"
	"strings"
	"time"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/stay"
)

// rules are the words that always work, before and without any model: an
// emergency, a person please, STOP and START, the rights over one's data,
// thanks. It reports true where the message is dealt with.
func (a *Answerer) rules(t Turn, who Identity, v *Verdict) bool {
	text := t.Text()
	if text == "" {
		return false
	}
	rule, found := v.rule, v.ruled
	if who.Property != nil && (!found || rule.Kind > lexicon.Human) {
		if word, hit := lexicon.MatchKeywords(text, who.Property.EscalationKeywords); hit {
			v.note("rules", "keyword", "keyword", word)
			a.passOn(who, v, stay.ReasonKeyword, phrase.Escalated)
			v.Urgent = true
			return true
		}
	}
	if !found {
		return false
	}
	v.Mode, v.Confidence, v.Band = "rule", 1, stay.BandSend
	names := args(who.Property)
	switch rule.Kind {
	case lexicon.Emergency:
		a.emergency(t, who, v)
	case lexicon.Human:
		a.person(t, who, v)
	case lexicon.NoAI:
		v.Action, v.Reason, v.ToPerson = ActHandoff, stay.ReasonPerson, modeNoAI
		v.Band, v.Reply = stay.BandEscalate, a.say(v, phrase.NoAIConfirmed, names)
	case lexicon.Stop:
		v.Action, v.Consent, v.Reply = ActOptOut, ConsentStop, a.say(v, phrase.StopConfirmed, names)
	case lexicon.Start:
		v.Action, v.Consent, v.Reply = ActAnswer, ConsentStart, a.say(v, phrase.StartConfirmed, names)
	case lexicon.Access, lexicon.Rectify, lexicon.Erase, lexicon.Freeze:
		a.privacyRequest(t.Text(), rule, who, v)
	case lexicon.Notice:
		v.Action, v.Reply = ActAnswer, a.notice(who, v)
	case lexicon.AmbiguousCancel:
		v.Action, v.Reply = ActAsk, a.say(v, phrase.AskWhichCancel, names)
	case lexicon.Thanks:
		v.Action, v.Band = ActSilent, stay.BandSilent
	case lexicon.Greeting:
		return a.greet(t, who, v)
	case lexicon.Chat:
		return a.listen(t, who, v)
	default:
		return false
	}
	v.note("rules", rule.Kind.String())
	return true
}

// privacyRequest opens a request about the guest's data. A paraphrase is asked
// back for the word that means exactly one right: nothing is begun on a guess.
func (a *Answerer) privacyRequest(text string, rule lexicon.Rule, who Identity, v *Verdict) {
	kinds := map[lexicon.RuleKind]struct {
		kind stay.RequestKind
		said phrase.Key
	}{
		lexicon.Access:  {stay.RequestAccess, phrase.RequestOpenedAccess},
		lexicon.Rectify: {stay.RequestRectify, phrase.RequestOpenedRectify},
		lexicon.Erase:   {stay.RequestErase, phrase.RequestOpenedErase},
		lexicon.Freeze:  {stay.RequestRestrict, phrase.RequestOpenedFreeze},
	}
	k := kinds[rule.Kind]
	v.Action, v.Request, v.Reason = ActPrivacy, k.kind, stay.ReasonPrivacy
	v.Reply = a.say(v, k.said, args(who.Property))
	if a.tellsMore(text, rule.Kind) {
		v.Reply += "\n\n" + a.say(v, phrase.OtherPartPassedOn, args(who.Property))
	}
}

// tellsMore reports that a message with a request about data holds a sentence besides that
// may be another: which data do you have? Please delete everything.
func (a *Answerer) tellsMore(text string, kind lexicon.RuleKind) bool {
	var heard, more bool
	for _, s := range parted(text) {
		rule, found := a.Lexicon.Rule(s)
		switch {
		case found && rule.Kind == kind:
			heard = true
		case found && (rule.Kind == lexicon.Thanks || rule.Kind == lexicon.Greeting):
		case found || len(lexicon.Tokens(s)) >= 3:
			more = true
		}
	}
	return heard && more
}

// notice is where the privacy notice is, or its short form where guests cannot
// reach a page of ours.
func (a *Answerer) notice(who Identity, v *Verdict) string {
	names := args(who.Property)
	if link := a.noticeLink(who.Property, v.Language); link != "" {
		names.Link = link
		return a.say(v, phrase.Notice, names)
	}
	return a.say(v, phrase.NoticeNoLink, names)
}

// noticeLink is where the privacy notice is. The page itself asks the browser for the
// language; a guest for whose language there is none is sent to the one that they are told
// of, and not to the owner's.
func (a *Answerer) noticeLink(p *stay.Property, language string) string {
	if a.PublicURL == "" || p == nil {
		return ""
	}
	link := strings.TrimRight(a.PublicURL, "/") + "/privacy/" + string(p.ID)
	if page := a.Phrases.NoticeLanguage(language); page != language {
		link += "?lang=" + page
	}
	return link
}

// greet answers a greeting that is all of the message. One that only opens a
// conversation about an unknown property lets the question come first.
func (a *Answerer) greet(t Turn, who Identity, v *Verdict) bool {
	v.note("rules", "greeting")
	v.Action = ActAnswer
	switch {
	case who.Property == nil && len(t.Properties) > 1:
		v.Mode = ""
		return false
	case who.Property == nil:
		v.Reply = a.say(v, phrase.GreetingGeneral, phrase.Args{})
	default:
		v.Reply = a.say(v, phrase.Greeting, args(who.Property))
	}
	return true
}

// listen takes in what is only told: that they have landed, that the house is lovely. It
// is answered where it is the first that somebody writes, and else left to the owner, who
// sees it. Where more is in the message, it is a question like any other.
func (a *Answerer) listen(t Turn, who Identity, v *Verdict) bool {
	text := t.Text()
	more := slices.ContainsFunc(a.Lexicon.Concepts(text, v.reads), func(h lexicon.Hit) bool {
		return h.Sensitive() != "" || !h.Concept.Attribute && !idle[h.Topic()]
	})
	if more || who.Asking.Asks() || who.Said != "" || who.Spent || lexicon.HasQuestionMark(text) || a.Lexicon.Shape(text, v.Language).Asks&^lexicon.AsksWhat != 0 { // what a lovely house!
		v.Mode, v.Confidence, v.Band = "", 0, ""
		return false
	}
	if len(t.History) == 0 {
		return a.greet(t, who, v)
	}
	v.Action, v.Band = ActSilent, stay.BandSilent
	v.note("rules", lexicon.Chat.String())
	return true
}

// idle are the topics that are mentioned where nothing is asked: they come, they leave,
// by train, and the place is beautiful.
var idle = map[string]bool{"checkin": true, "checkout": true, "transport": true, "review": true, "attractions": true}

// passOn tells the guest that the owner is asked. One who has been told already
// and still waits is not told again.
func (a *Answerer) passOn(who Identity, v *Verdict, reason stay.Reason, said phrase.Key) {
	v.Action, v.Band, v.Reason = ActEscalate, stay.BandEscalate, reason
	v.Reply = a.say(v, said, args(who.Property))
}

// wordless deals with messages that hold no words: a thumbs-up is silence, a
// voice note or a picture is asked for in writing and shown to the owner.
func (a *Answerer) wordless(t Turn, who Identity, v *Verdict) bool {
	if t.Text() != "" {
		return false
	}
	v.Mode, v.Confidence = "rule", 1
	said := phrase.Key("")
	for _, m := range t.Messages {
		if wants := wantsFor(m); wants != "" && said != phrase.TextOnly {
			v.note("rules", "wordless", "type", m.Type)
			said = wants
		}
	}
	if said == "" {
		v.note("rules", "nothing_to_answer")
		v.Action, v.Band = ActSilent, stay.BandSilent
		return true
	}
	a.passOn(who, v, stay.ReasonMedia, said)
	if a.saidLately(t, v.Reply) {
		v.note("rules", "said_before")
		v.Reply = ""
	}
	return true
}

// wantsFor is what a guest is told who sends something without words: that we cannot
// look at it, that it was passed on, or nothing at all.
func wantsFor(m stay.Message) phrase.Key {
	subtype := m.Says().Subtype
	switch {
	case m.Withdrawn || subtype == "call_permission_reply":
		return ""
	}
	switch m.Type {
	case "sticker", "reaction", "system", "request_welcome", "pin", "keep_in_chat", "poll_update", "media_placeholder":
		return ""
	case "location", "contacts", "order", "product":
		return phrase.PassedOn
	default:
		return phrase.TextOnly
	}
}

// repeatAfter is how long the same fixed reply is not said again.
const repeatAfter = 6 * time.Hour

// saidLately reports whether the guest has read these words not long ago.
func (a *Answerer) saidLately(t Turn, text string) bool {
	for _, m := range slices.Backward(t.History) {
		if t.Now.Sub(m.SentAt) > repeatAfter {
			return false
		}
		if m.Author == stay.FromAssistant && strings.Contains(string(m.Text), text) {
			return true
		}
	}
	return false
}
