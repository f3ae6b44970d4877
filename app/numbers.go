package app

import (
	"context"
	"log/slog"
	"net/url"
	"slices"

	"portineria/stay"
	"portineria/whatsapp"
)

// Which business number a message came in on, leaves through, and what it serves.
// A conversation belongs to one number for ever: its answers leave through that one
// or not at all.

// numbers is the set of business numbers in force. It is replaced as a whole, so
// that whoever reads it sees one state of the house; a call that is under way ends on
// the sender that it began with.
type numbers struct {
	all  []Number
	byID map[string]Number
}

// SetNumbers replaces the business numbers.
func (a *App) SetNumbers(all []Number) {
	set := &numbers{all: slices.Clone(all), byID: map[string]Number{}}
	for _, n := range all {
		if _, twice := set.byID[n.ID]; !twice {
			set.byID[n.ID] = n
		}
	}
	a.numbers.Store(set)
}

// everyNumber is the business numbers in force, the simulator's too, the first one
// first. Nobody changes the slice.
func (a *App) everyNumber() []Number { return a.numbers.Load().all }

// Numbers are the business numbers of the house that real guests write to.
func (a *App) Numbers() []Number {
	return slices.DeleteFunc(slices.Clone(a.everyNumber()), func(n Number) bool { return n.Simulated })
}

// number is the business number of that id; false where it is not ours.
func (a *App) number(id string) (Number, bool) {
	n, ok := a.numbers.Load().byID[id]
	return n, ok
}

// numberLoop reads the numbers anew when one was changed, and tells open pages.
func (a *App) numberLoop(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-a.newNumber:
		}
		all, err := a.o.Renumber(ctx)
		if err != nil {
			if ctx.Err() == nil {
				a.o.Log.Error("read the numbers anew", slog.Any("error", err))
			}
			continue // the ones before stay in force
		}
		a.SetNumbers(all)
		wake(a.newSend)
	}
}

// Connected reports whether guests can write over any number and are answered.
func (a *App) Connected() bool {
	return slices.ContainsFunc(a.everyNumber(), func(n Number) bool { return n.real() && n.Sender != nil && len(n.Secrets) > 0 })
}

// NumberFor is the business number that serves a property: what we begin by
// ourselves leaves through it. It reports false where none does.
func (a *App) NumberFor(p stay.Property) (Number, bool) {
	for _, n := range a.everyNumber() {
		if n.real() && (p.NumberID == "" || p.NumberID == n.ID) {
			return n, true
		}
	}
	return Number{}, false
}

// DisplayFor is what guests of a property write to, E.164; empty where that is not
// known.
func (a *App) DisplayFor(p stay.Property) string {
	if n, ok := a.NumberFor(p); ok || p.NumberID != "" {
		return n.Display
	}
	for _, n := range a.everyNumber() {
		if !n.Simulated && n.Display != "" {
			return n.Display
		}
	}
	return ""
}

// real reports whether guests can write to the number.
func (n Number) real() bool { return n.ID != "" && !n.Simulated }

// authenticator believes what comes in for the number: by the signature of its app,
// or, where a gateway signs nothing, by the secret that it sends along.
func (n Number) authenticator() whatsapp.Authenticator {
	if n.Gateway == whatsapp.Dialog360 {
		return whatsapp.BySecret(n.Secrets)
	}
	return whatsapp.Signed(n.Secrets)
}

// serves reports whether a property is within reach over a number. Over the
// simulator's all are; over a number that is gone those that name it, or none.
func (a *App) serves(number string, p stay.Property) bool {
	n, ours := a.number(number)
	if ours && n.Simulated {
		return true
	}
	if p.NumberID != "" {
		return p.NumberID == number
	}
	if first, any := a.NumberFor(p); ours && any {
		return first.ID == number
	}
	return true
}

// served are the properties within reach over a number.
func (a *App) served(number string, all []stay.Property) []stay.Property {
	reach := func(p stay.Property) bool { return a.serves(number, p) }
	if !slices.ContainsFunc(all, func(p stay.Property) bool { return !reach(p) }) {
		return all
	}
	var mine []stay.Property
	for _, p := range all {
		if reach(p) {
			mine = append(mine, p)
		}
	}
	return mine
}

// within leaves of a turn what is within reach over its number: a booking of a
// property that another number serves is no evidence here, and none of its facts
// are.
func (t *Turn) within(properties []stay.Property) {
	t.Properties = properties
	beyond := func(b stay.Booking) bool { return property(*t, b.Property) == nil }
	t.Tied = slices.DeleteFunc(t.Tied, func(x Tied) bool { return beyond(x.Booking) })
	t.ByCode = slices.DeleteFunc(t.ByCode, func(hit CodeHit) bool { return beyond(hit.Booking) })
	t.ByNumber, t.ByLast4, t.ByDays = slices.DeleteFunc(t.ByNumber, beyond), slices.DeleteFunc(t.ByLast4, beyond), slices.DeleteFunc(t.ByDays, beyond)
}

// Challenge answers the platform's question whether an address is ours, if it names
// the verify token of any of the numbers (Meta, "Webhooks", verification requests).
func (a *App) Challenge(query url.Values) (challenge string, ours bool) {
	for _, n := range a.everyNumber() {
		if n.Simulated {
			continue
		}
		if c, fits := whatsapp.VerifyChallenge(query, n.VerifyToken); fits {
			challenge, ours = c, true // the others are compared all the same, so that the time tells nothing
		}
	}
	return challenge, ours
}
