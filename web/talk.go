package web

import (
	"context"
	"errors"
	"time"

	"portineria/app"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// talk is all that the page of one conversation shows, read at one instant.
// What is made of it (thread.go, side.go, why.go) looks nothing up.
type talk struct {
	w      *lang.Words
	writes bool      // the account may act on it
	now    time.Time // of the house; a simulated chat lives at another time
	house  house
	host   string // who wrote the house's own messages

	c         stay.Conversation
	guest     stay.Guest
	messages  []stay.Message // the oldest first, secrets filled in for the owner's eyes
	earlier   bool           // there are messages before them
	files     map[stay.MessageID][]stay.Media
	listens   bool         // a speech server is set up
	traces    []stay.Trace // the oldest first
	questions []stay.Question
	drafts    map[stay.QuestionID]string // with their secrets filled in
	requests  []stay.Request
	tied      []tiedTo
	property  *stay.Property // that it is about; nil: not known
	facts     []stay.Fact    // of that property
	offers    []stay.Booking // that the guest might be tied to
	rendered  rendered       // into another language
	claims    []claimed      // that wait for the owner's word
	choices   stay.Choices   // how the assistant behaves
	doors     []stay.Door    // that are closed to this sender
	twins     []view.Twins   // questions whether they are one with somebody else
	stands    stay.Consent   // what the guest agreed to and took back
	consents  []stay.ConsentEntry
	texts     []app.Offer // that may open the conversation again, where it is closed
	settles   bool        // the account may make texts
}

// tiedTo is a booking that the guest is tied to.
type tiedTo struct {
	stay.Booking
	evidence stay.Evidence
}

// How much of a conversation a page shows, and at most.
const (
	messagesShown = 150
	messagesMost  = 2000
	tracesRead    = 400
)

// readTalk reads a conversation for its page, the last messages of it.
func (w *Web) readTalk(ctx context.Context, v visitor, c stay.Conversation, shown int) (talk, error) {
	t := talk{w: v.W, writes: v.May(stay.WriteInbox), now: w.now(), c: c, drafts: map[stay.QuestionID]string{}}
	var err error
	if t.house, err = w.house(ctx, v); err != nil {
		return t, err
	}
	if t.guest, err = w.db.Guest(ctx, c.Guest); err != nil {
		return t, err
	}
	if t.choices, err = w.db.Choices(ctx); err != nil {
		return t, err
	}
	if t.messages, err = w.db.Messages(ctx, c.ID, shown+1); err != nil {
		return t, err
	}
	if len(t.messages) > shown {
		t.earlier, t.messages = true, t.messages[1:]
	}
	if err := w.readFiles(ctx, &t); err != nil {
		return t, err
	}
	if t.traces, err = w.db.Traces(ctx, c, tracesRead); err != nil {
		return t, err
	}
	if t.questions, err = w.db.OpenQuestions(ctx, c.ID); err != nil {
		return t, err
	}
	if t.requests, err = w.db.Requests(ctx, c.ID); err != nil {
		return t, err
	}
	if err := w.readConsent(ctx, v, &t); err != nil {
		return t, err
	}
	if err := w.readStay(ctx, v, &t); err != nil {
		return t, err
	}
	answerers, err := w.answerers(ctx)
	if err != nil {
		return t, err
	}
	t.host = v.hostOf(answerers, c, t.home())
	if t.twins, err = w.twins(ctx, v, t.house, c.Guest); err != nil {
		return t, err
	}
	if err := w.readRendered(ctx, v, &t); err != nil {
		return t, err
	}
	return t, w.fillIn(ctx, &t)
}

// readStay reads which bookings the guest is tied to, which property that makes
// it about, and what else they might be tied to.
func (w *Web) readStay(ctx context.Context, v visitor, t *talk) error {
	ties, err := w.db.Ties(ctx, t.c.ID)
	if err != nil {
		return err
	}
	for _, tie := range ties {
		b, err := w.db.Booking(ctx, tie.Booking)
		if errors.Is(err, stay.ErrNotFound) {
			continue // removed between the two reads
		}
		if err != nil {
			return err
		}
		t.tied = append(t.tied, tiedTo{b, tie.Evidence})
	}
	if err := w.readWho(ctx, v, t); err != nil {
		return err
	}
	about := t.c.Property
	if b := t.booking(); b != nil {
		about = b.Property
	}
	if p, ok := t.house.by[about]; ok {
		t.property = &p
		if t.facts, err = w.db.Facts(ctx, p.ID); err != nil {
			return err
		}
	}
	if !t.writes {
		return nil
	}
	today := stay.DateOf(t.c.Now(t.now).In(t.zone()))
	offers, err := w.db.Bookings(ctx, "", today-offerPast, today+offerAhead)
	if err != nil {
		return err
	}
	for _, b := range scope(v.User, offers, func(b stay.Booking) stay.PropertyID { return b.Property }) {
		if b.Occupies() && b.Kind != stay.KindBlock && b.Kind != stay.KindHold {
			t.offers = append(t.offers, b)
		}
	}
	return nil
}

// Guests are tied to stays of these days around today.
const (
	offerPast  = 30
	offerAhead = 365
)

// fillIn puts the secrets into what has not left yet, for the owner's eyes:
// they read what the guest is going to read.
func (w *Web) fillIn(ctx context.Context, t *talk) error {
	for i, m := range t.messages {
		text, err := w.o.App.Reveal(ctx, t.c, string(m.Text))
		if err != nil {
			return err
		}
		t.messages[i].Text = stay.Private(text)
	}
	for _, q := range t.questions {
		text, err := w.o.App.Reveal(ctx, t.c, string(q.Draft))
		if err != nil {
			return err
		}
		t.drafts[q.ID] = text
	}
	return nil
}

// home is the property that it is about; an empty one where that is not known.
func (t talk) home() stay.Property {
	if t.property == nil {
		return stay.Property{}
	}
	return *t.property
}

// clock is the time at which the conversation lives.
func (t talk) clock() time.Time { return t.c.Now(t.now).In(t.zone()) }

// at is an instant of ours, such as when a question was opened, on that clock.
func (t talk) at(instant time.Time) time.Time { return t.c.Now(instant).In(t.zone()) }

func (t talk) zone() *time.Location {
	if t.property != nil {
		return t.property.Zone()
	}
	return t.house.zoneOf(t.c.Property)
}

// booking is the stay that the conversation is about now: the one that is on,
// then the next, then the last. nil: the guest is tied to none.
func (t talk) booking() *tiedTo {
	var best *tiedTo
	for i := range t.tied {
		if best == nil || t.standing(t.tied[i]) > t.standing(*best) {
			best = &t.tied[i]
		}
	}
	return best
}

func (t talk) standing(x tiedTo) float64 {
	p, ok := t.house.by[x.Property]
	if !ok {
		return -1e10
	}
	standing, counts := stay.Standing(p, x.Booking, x.evidence, t.c.Now(t.now))
	if !counts {
		return -1e9 + float64(x.Departure) // still the guest's last stay, for the owner
	}
	return standing
}

// rights is what the guest may know now.
func (t talk) rights() stay.Rights {
	b := t.booking()
	if b == nil || t.property == nil {
		return stay.Rights{Level: stay.Stranger, Closed: stay.ClosedStranger}
	}
	return stay.RightsAt(*t.property, &b.Booking, b.evidence, t.c.Now(t.now))
}

// name is how the guest is called.
func (t talk) name() string {
	if b := t.booking(); b != nil {
		return nameOf(t.w, t.guest, &b.Booking)
	}
	return nameOf(t.w, t.guest, nil)
}
