package app_test

import (
	"context"
	"strconv"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp/graphfake"
)

// stageForms set the scene: houses, bookings, people, and the clock.
func stageForms() []form {
	return []form{
		act(`house (\S+)`, func(p *talk, m []string) { p.stage(func() { p.h.property(m[0]) }) }),
		act(`import (\S+)`, func(p *talk, m []string) { p.stage(func() { p.importFile(m[0]) }) }),
		act(`settings (.+)`, (*talk).settings),
		act(`now (\S+)`, (*talk).now),
		act(`later (\S+)`, (*talk).later),
		act(`booking (\S+) (\S+) (\S+) (\S+)(.*)`, (*talk).booking),
		act(`(\w+) = (\+\d+)?(.*)`, (*talk).person),
		act(`program crashes`, func(p *talk, _ []string) { p.host().crash() }),
		act(`program restarts`, func(p *talk, _ []string) { p.host().end(); p.h.open(); p.h.run() }),
	}
}

// stage does something to the house at once, or when it opens.
func (p *talk) stage(do func()) {
	if p.h == nil {
		p.houses = append(p.houses, do)
		return
	}
	do()
}

func (p *talk) importFile(name string) {
	p.t.Helper()
	text, ok := p.files[name]
	if !ok {
		p.fatalf("the file %s is not in this talk", name)
	}
	p.h.importText(name, text)
}

// settings are what differs from the plainest house; they stand before "now".
func (p *talk) settings(m []string) {
	p.t.Helper()
	if p.h != nil {
		p.fatalf("settings stand before the first line with now")
	}
	for key, value := range p.words(m[0]) {
		switch key {
		case "settle":
			p.o.settle = p.duration(value)
		case "reconcile":
			p.o.reconcile = p.duration(value)
		case "owner":
			p.o.owner = value
		case "public":
			p.o.publicURL = value
		case "model":
			p.o.model = value == "on"
		case "send_above":
			p.o.sendAbove = p.float(value)
		case "draft_above":
			p.o.draft = p.float(value)
		default:
			p.fatalf("no such setting: %s", key)
		}
	}
}

func (p *talk) duration(text string) time.Duration {
	p.t.Helper()
	days := time.Duration(0)
	if before, after, found := strings.Cut(text, "d"); found {
		n, err := strconv.Atoi(before)
		if err != nil {
			p.fatalf("not a time span: %s", text)
		}
		if days, text = time.Duration(n)*24*time.Hour, after; text == "" {
			return days
		}
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		p.fatalf("not a time span: %s", text)
	}
	return days + d
}

func (p *talk) float(text string) float64 {
	p.t.Helper()
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		p.fatalf("not a number: %s", text)
	}
	return f
}

// now opens the house at an instant, or moves its clock on to a later one.
func (p *talk) now(m []string) {
	p.t.Helper()
	at, err := time.Parse(time.RFC3339, m[0])
	if err != nil {
		p.fatalf("not an instant: %s", m[0])
	}
	if p.h != nil {
		d := at.Sub(p.h.now())
		if d < 0 {
			p.fatalf("the clock cannot go back to %s", m[0])
		}
		p.h.later(d)
		return
	}
	p.o.start = at
	p.h = newHouse(p.t, p.o)
	for _, furnish := range p.houses {
		furnish()
	}
	p.h.run()
}

func (p *talk) later(m []string) { p.host().later(p.duration(m[0])) }

// booking enters a stay of a guest, as a calendar or the owner would.
func (p *talk) booking(m []string) {
	p.t.Helper()
	arrival, err := stay.ParseDate(m[2])
	departure, err2 := stay.ParseDate(m[3])
	if err != nil || err2 != nil || arrival >= departure {
		p.fatalf("not two days one after the other: %s %s", m[2], m[3])
	}
	id, err := stay.NewID[stay.BookingID](p.host().rand)
	if err != nil {
		p.fatalf("%v", err)
	}
	p.bookings[m[0]] = id
	b := stay.Booking{ID: id, Property: stay.PropertyID(m[1]), Arrival: arrival, Departure: departure, Channel: "direct",
		Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, CreatedAt: p.h.now(), UpdatedAt: p.h.now()}
	for key, value := range p.words(m[4]) {
		switch key {
		case "phone":
			b.Phone = stay.Private(value)
		case "name":
			b.Name = stay.Private(value)
		case "guests":
			b.Guests = int(p.float(value))
		case "code":
			b.Invite = stay.Private(value)
		case "last4":
			b.PhoneLast4 = stay.Private(value)
		case "language":
			b.Language = value
		case "state":
			b.State = stay.BookingState(value)
		case "kind":
			b.Kind = stay.Kind(value)
		default:
			p.fatalf("a booking has no %s", key)
		}
	}
	p.h.update(func(ctx context.Context, tx *store.Tx) error { return tx.PutBooking(ctx, b) })
}

// person says who has which number. One who hides it has a user id only.
func (p *talk) person(m []string) {
	p.t.Helper()
	g := &person{name: m[0], Guest: graphfake.Guest{Phone: strings.TrimPrefix(m[1], "+")}}
	for key, value := range p.words(m[2]) {
		switch key {
		case "user":
			g.UserID = value
		case "name":
			g.Name = value
		default:
			p.fatalf("a person has no %s", key)
		}
	}
	p.guests[m[0]] = g
}
