package web

import (
	"slices"
	"time"

	"portineria/stay"
	"portineria/web/view"
)

// unread are the types that the assistant does not look at.
var unread = []string{"image", "video", "audio", "voice", "document", "gif"}

// quoteLength is how much of a message is shown where it is quoted, in
// characters.
const quoteLength = 160

// message is one bubble with what is known about it.
func (t talk) message(m stay.Message) view.Message {
	b := view.Message{ID: string(m.ID), Author: string(m.Author), Who: t.author(m), Text: string(m.Text), Withdrawn: m.Withdrawn, At: t.moment(m.SentAt), Quote: t.quote(m)}
	if m.Type != "text" && !m.Withdrawn {
		b.Kind, b.Icon = kindWord(t.w, m), iconOf(m)
		if m.Author == stay.FromGuest && (slices.Contains(unread, m.Type) || !named(t.w, m)) {
			b.Unread = t.w.Inbox.NotRead
		}
	}
	if m.Edited {
		b.Mark = t.w.Inbox.Edited
	}
	t.more(&b, m)
	t.addFiles(&b, m)
	b.Lang = t.languageOf(m)
	t.renderMessage(&b, m)
	if m.Send == nil {
		return b
	}
	b.Send = t.sent(*m.Send)
	if m.Send.Resent {
		b.Mark = t.w.Inbox.Resent
	}
	switch {
	case m.Send.Purpose == stay.PurposeAutomatic:
		b.Mark = t.w.Templates.ByRule
	case m.Template != nil:
		b.Mark = t.w.Templates.ByTemplate
	}
	b.Problem = t.trouble(m)
	if m.Author == stay.FromAssistant && m.Turn != "" {
		t.explain(&b, t.trace(m.Turn))
	}
	return b
}

// typeOf is what a message is where it is not text.
func typeOf(m stay.Message) string {
	if m.Type == "audio" && m.Note == "voice" {
		return "voice"
	}
	return m.Type
}

// author is who wrote a message, in words.
func (t talk) author(m stay.Message) string {
	switch {
	case m.Author == stay.FromGuest:
		return t.name()
	case m.Author == stay.FromAssistant:
		return t.w.Inbox.Assistant
	case m.Via == stay.ViaPhone || m.Note == stay.ViaPhone: // the latter as it was kept once
		return t.w.Behaviour.FromPhone(t.host)
	default:
		return t.host
	}
}

func (t talk) moment(at time.Time) view.Moment {
	return view.Moment{Text: t.w.Dates.Clock(at.In(t.zone())), ISO: at.UTC().Format(time.RFC3339)}
}

func (t talk) quote(m stay.Message) *view.Quote {
	if m.Says().Quotes {
		return &view.Quote{Text: t.w.Kinds.QuoteUnknown}
	}
	if m.ReplyTo == "" {
		return nil
	}
	for _, said := range t.messages {
		if said.ID == m.ReplyTo && said.Withdrawn {
			return &view.Quote{Who: t.author(said), Text: t.w.Inbox.Withdrawn}
		}
		if said.ID == m.ReplyTo {
			return &view.Quote{Who: t.author(said), Text: shorten(inALine(t.w, said), quoteLength)}
		}
	}
	return nil
}

// languageOf is the language of a text as far as a turn told it.
func (t talk) languageOf(m stay.Message) string {
	switch m.Author {
	case stay.FromAssistant:
		return t.trace(m.Turn).language()
	case stay.FromGuest:
		return t.trace(m.ID).heard()
	default:
		return ""
	}
}

// explain says below an answer what it stands on and how sure it was.
func (t talk) explain(b *view.Message, x explained) {
	if x.Band == "" {
		return
	}
	b.Certainty = t.certainty(x)
	b.Unsure = x.unsure()
	b.Took = t.w.Inbox.Took(t.w.Numbers.Took(time.Duration(x.Millis) * time.Millisecond))
	if x.Band == stay.BandSend {
		b.Facts = t.factsOf(x)
		if x.Mode != "" {
			b.Mode = t.w.ModeShort(x.Mode)
		}
	}
}

// trouble explains a message that did not arrive, or may not have.
func (t talk) trouble(m stay.Message) *view.Trouble {
	open := t.writes && t.c.WindowOpen(t.c.Now(t.now))
	switch m.Send.State {
	case stay.Failed:
		p := problemOf(t.w, m.Send.Problem, m.Send.ErrorCode)
		out := &view.Trouble{Tone: view.Red, Title: p.Title, Happened: p.Happened, Kept: p.Kept, Next: p.Next, CanResend: open}
		if m.Send.ErrorCode != 0 {
			out.Code = t.w.Inbox.ErrorCode(m.Send.ErrorCode)
		}
		out.Link, out.External = alarmPlace(t.w, t.w.ProblemPlace(m.Send.Problem))
		return out
	case stay.Queued:
		if m.Send.Problem == "" {
			return nil
		}
		// It has been refused and waits for the next try: the owner should know why.
		p := problemOf(t.w, m.Send.Problem, m.Send.ErrorCode)
		out := &view.Trouble{Tone: view.Brass, Title: p.Title, Happened: p.Happened, Kept: p.Kept, Next: p.Next}
		out.Link, out.External = alarmPlace(t.w, t.w.ProblemPlace(m.Send.Problem))
		return out
	case stay.Unclear:
		w := t.w.Inbox
		return &view.Trouble{Tone: view.Brass, Title: w.Unsure, Happened: w.UnsureText, Next: w.UnsureNext, CanResend: open, CanConfirm: t.writes}
	default:
		return nil
	}
}

// sent is where a message of ours stands, with when it reached each state.
func (t talk) sent(s stay.Sending) *view.Send {
	out := &view.Send{State: string(s.State), Word: t.w.SendState(string(s.State))}
	if s.Held {
		out.Word = t.w.SendState("held")
	}
	for _, step := range []struct {
		state stay.SendState
		at    time.Time
	}{{stay.Accepted, s.Times.Accepted}, {stay.Sent, s.Times.Sent}, {stay.Delivered, s.Times.Delivered}, {stay.ReadState, s.Times.Read}, {stay.Played, s.Times.Played}, {stay.Failed, s.Times.Failed}} {
		if step.at.IsZero() {
			continue
		}
		at := t.at(step.at)
		out.Steps = append(out.Steps, view.Row{Label: t.w.Capital(t.w.SendState(string(step.state))), Value: t.w.Dates.Short(at) + " " + at.Format("15:04:05")})
	}
	return out
}
