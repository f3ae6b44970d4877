package app_test

import (
	"context"
	"errors"
	"slices"
	"strings"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp/graphfake"
)

// hostForms are what the owner does, in the browser or on the telephone.
func hostForms() []form {
	return []form{
		act(`host takes over (\w+)`, (*talk).takeOver),
		act(`host gives (\w+) back`, (*talk).giveBack),
		act(`host to (\w+): (.+)`, (*talk).say),
		act(`host on the phone to (\w+): (.+)`, (*talk).echo),
		act(`host ties (\w+) to (\S+)`, (*talk).tie),
		act(`host unties (\w+) from (\S+)`, (*talk).untie),
		act(`host identifies (\S+)`, (*talk).identify),
		act(`host cancels (\S+)`, func(p *talk, m []string) { p.change(m[0], func(b *stay.Booking) { b.State = stay.BookingCancelled }) }),
		act(`host moves (\S+) to (\S+) (\S+)`, (*talk).move),
		act(`host moves (\S+) to (\S+)`, func(p *talk, m []string) {
			p.change(m[0], func(b *stay.Booking) { b.Property = stay.PropertyID(m[1]) })
		}),
		act(`host writes (\+\d+) on (\S+)`, func(p *talk, m []string) { p.change(m[1], func(b *stay.Booking) { b.Phone = stay.Private(m[0]) }) }),
		act(`host gives (\S+) the code (\S+)`, func(p *talk, m []string) { p.change(m[0], func(b *stay.Booking) { b.Invite = stay.Private(m[1]) }) }),
		act(`host says that (\w+) is not of (\S+)`, (*talk).refuse),
		act(`host opens the door to (\w+)`, (*talk).openDoor),
		act(`host approves the draft for (\w+)(?:: (.+))?`, (*talk).approve),
		act(`calendar asks (double|same|vanished|moved) about (\S+)(?: and (\S+))?`, (*talk).calendarAsks),
		act(`host chooses (\w+) (\S+)`, func(p *talk, m []string) {
			if _, err := p.app().Choose(context.Background(), map[string]string{m[0]: m[1]}); err != nil {
				p.fatalf("%v", err)
			}
		}),
		act(`alarm (\w+) is (raised|over)`, (*talk).alarm),
		act(`host has seen the alarms`, (*talk).seenAlarms),
		act(`alarms open: (.*)`, (*talk).openAlarms),
		act(`host drops the question of (\w+)`, (*talk).dismiss),
		act(`host knows that the message to (\w+) arrived`, func(p *talk, m []string) { p.settleSend(m[0], true) }),
		act(`host sends the message to (\w+) again`, func(p *talk, m []string) { p.settleSend(m[0], false) }),
	}
}

func (p *talk) takeOver(m []string) {
	p.t.Helper()
	p.outcome(p.app().TakeOver(context.Background(), p.with(m[0]).ID))
	p.held(m[0], true)
}

func (p *talk) giveBack(m []string) {
	p.t.Helper()
	p.outcome(p.app().GiveBack(context.Background(), p.with(m[0]).ID))
	p.held(m[0], p.refused)
}

// held tells the laws in whose hands a conversation is.
func (p *talk) held(name string, held bool) {
	p.h.rest()
	p.h.laws.hold(p.with(name).ID, held)
}

func (p *talk) say(m []string) {
	p.t.Helper()
	p.outcome(p.app().Say(context.Background(), p.with(m[0]).ID, unescape(m[1]), ""))
	if !p.refused {
		p.held(m[0], true)
	}
}

// echo is the owner's message from the phone app on the same number.
func (p *talk) echo(m []string) {
	p.t.Helper()
	id, err := p.host().fake.NewID()
	if err != nil {
		p.fatalf("%v", err)
	}
	body := graphfake.Body(graphfake.In(theBusiness, graphfake.Echoes(theBusiness,
		graphfake.Echo{To: p.who(m[0]).Guest, ID: id, At: p.h.now(), Content: graphfake.Text(unescape(m[1]))})))
	if err := p.h.deliver(context.Background(), body); err != nil {
		p.errorf("the message was not taken: %v", err)
	}
	p.held(m[0], true)
}

func (p *talk) tie(m []string) {
	p.t.Helper()
	p.outcome(p.app().Tie(context.Background(), p.with(m[0]).ID, p.bookingID(m[1])))
}

func (p *talk) untie(m []string) {
	p.t.Helper()
	p.outcome(p.app().Untie(context.Background(), p.with(m[0]).ID, p.bookingID(m[1])))
}

func (p *talk) refuse(m []string) {
	p.t.Helper()
	p.outcome(p.app().RefuseClaim(context.Background(), p.with(m[0]).ID, p.bookingID(m[1])))
}

// openDoor accepts codes again, from one person or from everybody.
func (p *talk) openDoor(m []string) {
	p.t.Helper()
	var id stay.ConversationID
	if m[0] != "everybody" {
		id = p.with(m[0]).ID
	}
	p.outcome(p.app().OpenDoor(context.Background(), id, false))
}

func (p *talk) identify(m []string) {
	p.t.Helper()
	p.outcome(p.app().SetIdentified(context.Background(), p.bookingID(m[0]), true))
}

// alarm raises an alarm of the house's number, or says that it is over.
func (p *talk) alarm(m []string) {
	p.t.Helper()
	p.host().update(func(ctx context.Context, tx *store.Tx) error {
		if m[1] == "over" {
			return tx.CloseAlarm(ctx, stay.AlarmKind(m[0]), theBusiness.PhoneNumberID, p.h.now())
		}
		return tx.RaiseAlarm(ctx, stay.Alarm{Kind: stay.AlarmKind(m[0]), Number: theBusiness.PhoneNumberID, RaisedAt: p.h.now()})
	})
}

func (p *talk) seenAlarms([]string) {
	p.t.Helper()
	open, err := p.host().db.OpenAlarms(context.Background())
	for _, a := range open {
		err = errors.Join(err, p.app().SeeAlarm(context.Background(), a.ID))
	}
	if err != nil {
		p.fatalf("%v", err)
	}
}

// openAlarms compares what is wrong now, by kind.
func (p *talk) openAlarms(m []string) {
	p.t.Helper()
	open, err := p.host().db.OpenAlarms(context.Background())
	if err != nil {
		p.fatalf("%v", err)
	}
	var kinds []string
	for _, a := range open {
		kinds = append(kinds, string(a.Kind))
	}
	if got := strings.Join(kinds, " "); got != strings.TrimSpace(strings.TrimPrefix(m[0], "none")) {
		p.errorf("open alarms: %q, want %q", got, m[0])
	}
}

// calendarAsks opens a question about the calendar, as the sync does.
func (p *talk) calendarAsks(m []string) {
	p.t.Helper()
	id, err := stay.NewID[stay.CalendarQuestionID](p.h.rand)
	if err != nil {
		p.fatalf("%v", err)
	}
	q := stay.CalendarQuestion{ID: id, Kind: stay.CalendarQuestionKind(m[0]), Booking: p.bookingID(m[1]), State: stay.CalendarOpen, OpenedAt: p.h.now()}
	if m[2] != "" {
		q.Other = p.bookingID(m[2])
	}
	p.host().update(func(ctx context.Context, tx *store.Tx) error {
		b, err := tx.Booking(ctx, q.Booking)
		if err != nil {
			return err
		}
		q.Property = b.Property
		return tx.PutCalendarQuestion(ctx, q)
	})
}

func (p *talk) bookingID(name string) stay.BookingID {
	p.t.Helper()
	id, ok := p.bookings[name]
	if !ok {
		p.fatalf("no booking is called %s", name)
	}
	return id
}

// change changes a booking, as a calendar would.
func (p *talk) change(name string, do func(*stay.Booking)) {
	p.t.Helper()
	id := p.bookingID(name)
	p.host().update(func(ctx context.Context, tx *store.Tx) error {
		b, err := tx.Booking(ctx, id)
		if err != nil {
			return err
		}
		do(&b)
		return tx.PutBooking(ctx, b)
	})
}

func (p *talk) move(m []string) {
	p.t.Helper()
	arrival, err := stay.ParseDate(m[1])
	departure, err2 := stay.ParseDate(m[2])
	if err := errors.Join(err, err2); err != nil {
		p.fatalf("%v", err)
	}
	p.change(m[0], func(b *stay.Booking) { b.Arrival, b.Departure = arrival, departure })
}

// drafted is the open question with a draft; p.asked is any open one.
func (p *talk) drafted(name string) stay.Question {
	p.t.Helper()
	for _, q := range p.asked(name) {
		if q.Draft != "" {
			return q
		}
	}
	p.fatalf("there is no draft for %s", name)
	return stay.Question{}
}

func (p *talk) asked(name string) []stay.Question {
	p.t.Helper()
	open, err := p.h.db.OpenQuestions(context.Background(), p.with(name).ID)
	if err != nil {
		p.fatalf("%v", err)
	}
	return open
}

// approve sends the draft as the owner's page shows it, or changed.
func (p *talk) approve(m []string) {
	p.t.Helper()
	ctx := context.Background()
	q := p.drafted(m[0])
	text := unescape(m[1])
	if text == "" {
		shown, err := p.app().Reveal(ctx, p.with(m[0]), string(q.Draft))
		if err != nil {
			p.fatalf("%v", err)
		}
		text = shown
	}
	p.outcome(p.app().Approve(ctx, q.ID, text))
}

func (p *talk) dismiss(m []string) {
	p.t.Helper()
	open := p.asked(m[0])
	if len(open) == 0 {
		p.fatalf("nothing is asked about %s", m[0])
	}
	p.outcome(p.app().Dismiss(context.Background(), open[0].ID))
}

func (p *talk) settleSend(name string, arrived bool) {
	p.t.Helper()
	p.outcome(p.app().SettleSend(context.Background(), p.lastTo(name).ID, arrived))
}

// lastTo is the last message to a guest in the house's books.
func (p *talk) lastTo(name string) stay.Message {
	p.t.Helper()
	all, err := p.h.db.Messages(context.Background(), p.with(name).ID, 100)
	if err != nil {
		p.fatalf("%v", err)
	}
	for _, m := range slices.Backward(all) {
		if m.Outgoing() && m.Send != nil {
			return m
		}
	}
	p.fatalf("nothing was written to %s", name)
	return stay.Message{}
}

func list(text string) []string {
	if text == "none" || text == "nothing" {
		return nil
	}
	return strings.Fields(text)
}
