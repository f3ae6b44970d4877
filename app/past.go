package app

import (
	"context"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
)

// past walks through the turns that a conversation has behind it. What was known
// at each of them is rebuilt from what is stored: the ties and bookings of that
// time, and what the turns before it had asked and learned.
type past struct {
	app          *App
	conversation stay.Conversation // as it was before the present turn
	guest        stay.Guest
	ties         []stay.Tie
	all          []stay.Message
	ends         []int // positions behind the last message of each turn
	from, to     int   // the messages of the present turn, and of all before it
}

// pastMessages is how many messages of a conversation are looked at.
const pastMessages = 2000

// openPast reads a conversation. One that must not be replayed has no turns: a
// trial in the simulator, one that has expired, one of a guest who wants no
// machine.
func (a *App) openPast(ctx context.Context, c store.Ageing, now time.Time) (*past, error) {
	p := &past{app: a}
	conversation, err := a.db.Conversation(ctx, c.Conversation)
	if err != nil {
		return nil, err
	}
	if p.guest, err = a.db.Guest(ctx, c.Guest); err != nil {
		return nil, err
	}
	zone := time.UTC
	if home, err := a.db.Property(ctx, c.Property); err == nil {
		zone = home.Zone()
	}
	over := !now.Before(a.o.Retention.ConversationEnds(c.LastMessage, c.LastCheckout, zone))
	if conversation.Simulated || over || !p.guest.NoAIAt.IsZero() {
		return p, nil
	}
	if p.ties, err = a.db.Ties(ctx, c.Conversation); err != nil {
		return nil, err
	}
	if p.all, err = a.db.Messages(ctx, c.Conversation, pastMessages); err != nil {
		return nil, err
	}
	oldest := now.AddDate(0, -a.o.Retention.MessagesMonthsAtMost, 0)
	p.all = slices.DeleteFunc(p.all, func(m stay.Message) bool {
		return m.Withdrawn || stay.Silent(m.Type) || !m.CreatedAt.After(oldest) || (m.Author == stay.FromGuest && m.Seq > conversation.AnsweredSeq)
	})
	traces, err := a.db.Traces(ctx, conversation, pastMessages)
	if err != nil {
		return nil, err
	}
	ended := map[stay.MessageID]bool{}
	for _, t := range traces {
		ended[t.Message] = true
	}
	p.ends = turnEnds(p.all, ended)
	p.guest.Language = ""
	p.conversation = stay.Conversation{ID: conversation.ID, Guest: conversation.Guest, NumberID: conversation.NumberID, Mode: stay.ByAssistant, CreatedAt: conversation.CreatedAt}
	return p, nil
}

// turnEnds parts messages into turns: a turn ends with the message that a trace
// names, or where somebody of the house wrote next.
func turnEnds(all []stay.Message, traced map[stay.MessageID]bool) []int {
	var ends []int
	for i, m := range all {
		if m.Author != stay.FromGuest {
			continue
		}
		if traced[m.ID] || i+1 == len(all) || all[i+1].Author != stay.FromGuest {
			ends = append(ends, i+1)
		}
	}
	return ends
}

// next goes to the next turn; false where there is none.
func (p *past) next() bool {
	if len(p.ends) == 0 {
		return false
	}
	p.to, p.ends = p.ends[0], p.ends[1:]
	p.from = p.to
	for p.from > 0 && p.all[p.from-1].Author == stay.FromGuest && p.all[p.from-1].Seq > p.conversation.AnsweredSeq {
		p.from--
	}
	return true
}

// turn is the present turn as it would have been loaded at its time. Properties
// and facts are left to the sides of the rehearsal.
func (p *past) turn(ctx context.Context) (Turn, error) {
	last := p.all[p.to-1]
	c := p.conversation
	c.LastGuestAt = last.CreatedAt
	t := Turn{Now: last.CreatedAt, Conversation: c, Guest: p.guest, Messages: p.all[p.from:p.to], History: p.all[max(0, p.from-historyLength):p.from]}
	if p.from > 0 {
		t.Conversation.LastMessageAt = p.all[p.from-1].CreatedAt
	}
	if err := p.app.loadEvidence(ctx, &t); err != nil {
		return t, err
	}
	t.DoorClosed, t.TriesOfOne, t.TriesOfAll = false, 0, 0 // what was tried at that time is not kept
	t.Claims = slices.DeleteFunc(t.Claims, func(c stay.Claim) bool { return c.At.After(t.Now) })
	return t, p.forgetLater(ctx, &t)
}

// forgetLater takes out what was not known at the turn's time: bookings that
// came later, ties that were made later, identity checks, and what else became of a
// booking.
func (p *past) forgetLater(ctx context.Context, t *Turn) error {
	later := func(b stay.Booking) bool { return b.CreatedAt.After(t.Now) }
	t.ByNumber, t.ByLast4 = slices.DeleteFunc(t.ByNumber, later), slices.DeleteFunc(t.ByLast4, later)
	t.ByDays = slices.DeleteFunc(t.ByDays, later)
	t.ByCode = slices.DeleteFunc(t.ByCode, func(hit CodeHit) bool { return later(hit.Booking) })
	t.Tied = slices.DeleteFunc(t.Tied, func(x Tied) bool {
		return slices.ContainsFunc(p.ties, func(tie stay.Tie) bool { return tie.Booking == x.Booking.ID && tie.At.After(t.Now) })
	})
	for i := range t.Tied {
		if err := p.asKnown(ctx, &t.Tied[i].Booking, t.Now); err != nil {
			return err
		}
	}
	for _, all := range [][]stay.Booking{t.ByNumber, t.ByLast4, t.ByDays} {
		for i := range all {
			if err := p.asKnown(ctx, &all[i], t.Now); err != nil {
				return err
			}
		}
	}
	for i, hit := range t.ByCode {
		if err := p.asKnown(ctx, &t.ByCode[i].Booking, t.Now); err != nil {
			return err
		}
		tied, err := p.app.db.TiedTo(ctx, hit.Booking.ID)
		if err != nil {
			return err
		}
		t.ByCode[i].Others = 0
		for _, tie := range tied {
			if tie.Conversation != t.Conversation.ID && !tie.At.After(t.Now) {
				t.ByCode[i].Others++
			}
		}
	}
	return nil
}

// asKnown takes back what happened to a booking after an instant: that it was cancelled
// or moved, or an identity check.
func (p *past) asKnown(ctx context.Context, b *stay.Booking, at time.Time) error {
	if b.IdentifiedAt.After(at) {
		b.IdentifiedAt = time.Time{}
	}
	history, err := p.app.db.BookingHistory(ctx, b.ID)
	if err != nil {
		return err
	}
	*b = b.AsOf(history, at)
	return nil
}

// learn carries over to the next turn what commit would have kept of this one.
func (p *past) learn(t Turn, v Verdict) {
	c := &p.conversation
	if home := v.Identity.Property; home != nil {
		c.Property = home.ID
	}
	keepQuestions(c, t, v)
	c.Language, c.AnsweredSeq = v.Language, t.Last().Seq
	if v.Speaks != "" {
		p.guest.Language = v.Speaks
	}
}
