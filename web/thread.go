package web

import (
	"slices"
	"strings"
	"time"

	"portineria/stay"
	"portineria/web/view"
)

// thread is the page's middle: head, messages, composer, and the panel beside.
func (t talk) thread(tab string, more string) view.Thread {
	out := view.Thread{
		ID: string(t.c.ID), Name: t.name(), Subtitle: t.subtitle(), Simulated: t.c.Simulated,
		CanTakeOver: t.writes && !t.held(),
		// Who objected to automatic answers keeps a person.
		CanGiveBack: t.writes && t.held() && t.guest.NoAIAt.IsZero(),
		CanSilence:  t.writes && t.held() && !t.c.QuietUntil.IsZero(),
		Entries:     t.entries(), Composer: t.composer(), Side: t.side(),
	}
	if t.earlier {
		out.Earlier = view.ConversationTabPath(out.ID, tab) + more
	}
	out.State, out.StateNote = t.state()
	out.Announce = out.Name + ": " + out.State.Text
	if !t.c.WaitingSince.IsZero() {
		out.Announce += ". " + t.w.Inbox.WaitingSince(t.w.Dates.Clock(t.at(t.c.WaitingSince)))
	}
	if p := out.Composer.Prepared; p != nil && !p.Working {
		out.Announce += ". " + p.Title
	}
	return out
}

func (t talk) subtitle() string {
	var parts []string
	if t.property != nil {
		parts = append(parts, t.property.Name)
	}
	if b := t.booking(); b != nil {
		parts = append(parts, nights(t.w, b.Booking), t.w.Channel(b.Channel))
	}
	if t.guest.Language != "" {
		parts = append(parts, t.w.Inbox.Writes(t.w.Language(t.guest.Language)))
	}
	return t.w.Inbox.Subtitle(parts...)
}

// state is who answers.
func (t talk) state() (view.Chip, string) {
	switch {
	case t.held():
		return view.Chip{Tone: view.Ink, Text: t.w.Inbox.ByYou}, t.w.ModeReason(t.c.ModeReason) + ". " + t.silence()
	case !t.c.TurnDueAt.IsZero():
		return view.Chip{Tone: view.Green, Text: t.w.Inbox.Answering}, ""
	default:
		return view.Chip{Tone: view.Green, Text: t.w.Inbox.ByAssistant}, ""
	}
}

// held reports whether a person answers here now.
func (t talk) held() bool { return t.c.Mode == stay.ByHuman && !t.c.QuietOver(t.clock()) }

// silence says how long the assistant keeps out of it.
func (t talk) silence() string {
	w := t.w.Behaviour
	switch {
	case !t.guest.NoAIAt.IsZero():
		return ""
	case !t.c.QuietUntil.IsZero():
		return w.SilentUntil(t.w.Dates.When(t.c.QuietUntil.In(t.zone()), t.clock()))
	case t.c.ModeReason == "asked":
		return w.SilentAsked
	default:
		return w.SilentByHand
	}
}

// entries are the lines of the thread: days, bubbles, and what the house notes
// between them.
func (t talk) entries() []view.Entry {
	var out []view.Entry
	day := ""
	notes := t.notes()
	taken := !t.held() || t.c.ModeSince.IsZero() // the note on it is written, or there is none
	for i, m := range t.messages {
		if !taken && m.CreatedAt.After(t.c.ModeSince) {
			out, taken = append(out, t.takenOver()), true
		}
		if heading := t.w.Dates.Heading(m.SentAt.In(t.zone()), t.clock()); heading != day {
			out, day = append(out, view.Entry{Day: heading}), heading
		}
		if m.Type == "system" {
			out = append(out, view.Entry{Note: &view.Note{ID: string(m.ID), Tone: view.Plain, Text: t.w.SystemLine(m.Says().Subtype)}})
			out = append(out, notes[i]...)
			continue
		}
		bubble := t.message(m)
		out = append(out, view.Entry{Message: &bubble})
		out = append(out, notes[i]...)
	}
	if !taken {
		out = append(out, t.takenOver())
	}
	return append(out, notes[len(t.messages)]...)
}

func (t talk) takenOver() view.Entry {
	text := t.w.Inbox.Subtitle(t.w.ModeReason(t.c.ModeReason), t.w.Dates.When(t.at(t.c.ModeSince), t.clock()))
	return view.Entry{Note: &view.Note{ID: "mode", Tone: view.Plain, Text: text}}
}

// notes are the open questions and drafts by the position of the message behind
// which they stand: the one asked about, or what the guest was told upon it.
func (t talk) notes() map[int][]view.Entry {
	notes := map[int][]view.Entry{}
	for _, q := range t.questions {
		if q.Reason == stay.ReasonSendFailed || q.Reason == stay.ReasonSendUnclear {
			continue // the bubble itself says it
		}
		at := len(t.messages)
		for i, m := range slices.Backward(t.messages) {
			if m.ID == q.Message || m.Turn == q.Message {
				at = i
				break
			}
		}
		notes[at] = append(notes[at], t.note(q))
		if q.Draft != "" {
			notes[at] = append(notes[at], t.draft(q))
		}
	}
	return notes
}

func (t talk) note(q stay.Question) view.Entry {
	clock := func(instant time.Time) string { return t.w.Dates.When(t.at(instant), t.clock()) }
	n := view.Note{ID: string(q.ID), Tone: view.Brass, Text: t.w.Inbox.WaitingSince(clock(q.OpenedAt))}
	if q.Reason == stay.ReasonEmergency {
		n.Tone = view.Red
	}
	more := []string{t.whyAsked(q)}
	if !q.AlertedAt.IsZero() && !t.c.Simulated && q.Reason != stay.ReasonWrites {
		more = append(more, t.w.Inbox.AskedYouAt(clock(q.AlertedAt)))
	}
	if !q.RemindedAt.IsZero() {
		more = append(more, t.w.Inbox.RemindedAt(clock(q.RemindedAt)))
	}
	n.More = strings.Join(more, " ")
	return view.Entry{Note: &n}
}

// whyAsked is the sentence behind a question's reason.
func (t talk) whyAsked(q stay.Question) string {
	if q.Reason == stay.ReasonNoFact && t.property != nil {
		return t.w.Why.NoFact(t.property.Name)
	}
	if q.Reason == stay.ReasonCheck {
		return reasonOf(t.w, string(q.Reason)+":"+t.trace(q.Message).rejected()).Explain
	}
	return reasonOf(t.w, string(q.Reason)).Explain
}

func (t talk) draft(q stay.Question) view.Entry {
	// Why it was not sent stands in the note above it.
	d := view.Draft{ID: string(q.ID), Text: t.drafts[q.ID], Lang: t.c.Language, CanAct: t.writes}
	x := t.trace(q.Message)
	d.Facts, d.Certainty = t.factsOf(x), t.certainty(x)
	return view.Entry{Draft: &d}
}

// composer is where a person replies, or why they cannot.
func (t talk) composer() view.Composer {
	w := t.w.Inbox
	switch {
	case !t.writes:
		return view.Composer{Closed: w.NoReplyRole}
	case !t.c.WindowOpen(t.c.Now(t.now)):
		return t.closed()
	}
	closes := t.c.LastGuestAt.Add(stay.WindowLength - stay.WindowMargin)
	c := view.Composer{Open: true, Lang: t.guest.Language, Hints: []string{w.WindowOpenUntil(t.w.Dates.When(closes, t.clock()))}}
	if t.guest.Language != "" && t.guest.Language != t.w.Code {
		c.Hints = append(c.Hints, w.ReplyIn(t.w.Language(t.guest.Language)))
	}
	if !t.held() {
		if t.choices.QuietTime == 0 {
			c.Hints = append(c.Hints, w.ReplySilences)
		} else {
			c.Hints = append(c.Hints, t.w.Behaviour.Silences(quietName(t.w, t.choices.QuietTime)))
		}
	}
	t.prepare(&c)
	return c
}
