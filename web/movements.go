package web

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"portineria/stay"
	"portineria/web/view"
)

// movements are today's arrivals, departures and stays, by the day of each
// property's own zone.
func (w *Web) movements(ctx context.Context, v visitor, h house, near map[stay.PropertyID][]stay.Booking) ([]view.Movement, error) {
	var all []view.Movement
	for _, p := range h.all {
		today := stay.DateOf(w.now().In(p.Zone()))
		for _, b := range near[p.ID] {
			if !stay.Hosted(b) || b.Arrival > today || b.Departure < today {
				continue
			}
			m, err := w.movement(ctx, v, p, b, today)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		}
	}
	order := map[string]int{"departure": 0, "arrival": 1, "staying": 2}
	slices.SortStableFunc(all, func(a, b view.Movement) int {
		return cmp.Or(cmp.Compare(order[a.Kind], order[b.Kind]), cmp.Compare(a.Time, b.Time))
	})
	return all, nil
}

func (w *Web) movement(ctx context.Context, v visitor, p stay.Property, b stay.Booking, today stay.Date) (view.Movement, error) {
	m := view.Movement{Kind: "staying", Property: p.Name, Guest: guestOn(v.W, b), Href: view.BookingPath(string(b.ID))}
	switch today {
	case b.Arrival:
		m.Kind, m.Time = "arrival", p.CheckinFrom.String()
	case b.Departure:
		m.Kind, m.Time = "departure", p.CheckoutUntil.String()
	}
	if b.Kind == stay.KindUnknown {
		m.Chips = append(m.Chips, view.Chip{Tone: view.Plain, Text: v.W.Kind(string(b.Kind))})
	}
	if m.Kind == "departure" {
		return m, nil
	}
	chips, err := w.readiness(ctx, v, p, b)
	m.Chips = append(m.Chips, chips...)
	return m, err
}

// readiness says whether the guest of a stay has been heard of, and whether the
// codes are open to them.
func (w *Web) readiness(ctx context.Context, v visitor, p stay.Property, b stay.Booking) ([]view.Chip, error) {
	ties, err := w.db.TiedTo(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	words := v.W.Today
	var chips []view.Chip
	wrote, open := false, false
	for _, tie := range ties {
		c, err := w.db.Conversation(ctx, tie.Conversation)
		if isNotFound(err) || (err == nil && c.Simulated) {
			continue // trials do not count
		}
		if err != nil {
			return nil, err
		}
		wrote = true
		open = open || stay.RightsAt(p, &b, tie.Evidence, w.now()).Level == stay.Staying
	}
	switch {
	case open:
		chips = append(chips, view.Chip{Tone: view.Green, Text: words.CodesOpen})
	case p.IdentityCheck && b.IdentifiedAt.IsZero():
		chips = append(chips, view.Chip{Tone: view.Brass, Text: words.NeedsIdentity})
	}
	switch {
	case wrote:
		chips = append(chips, view.Chip{Tone: view.Plain, Text: words.HasWritten})
	case b.Phone == "":
		chips = append(chips, view.Chip{Tone: view.Brass, Text: words.NoNumber})
	}
	return chips, nil
}

func arrivals(all []view.Movement) (n int) {
	for _, m := range all {
		if m.Kind == "arrival" {
			n++
		}
	}
	return n
}

func isNotFound(err error) bool { return errors.Is(err, stay.ErrNotFound) }
