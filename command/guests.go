package command

import (
	"context"
	"errors"
	"strings"

	"portineria/app"
	"portineria/app/calendar"
	"portineria/stay"
)

// Who belongs to a booking: listing, removing, recording who they are, and the code
// by which they join.

func bookingGuests(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		b, p, err := h.stayOf(ctx, c.args[0])
		if err != nil {
			return err
		}
		ties, err := h.db.TiedTo(ctx, b.ID)
		if err != nil {
			return err
		}
		for _, tie := range ties {
			x, g, err := h.writer(ctx, tie.Conversation)
			if err != nil {
				return err
			}
			level := stay.RightsAt(p, &b, tie.Evidence, x.Now(c.Now())).Level
			c.line(map[string]any{"id": x.ID, "state": level, "evidence": tie.Evidence, "name": string(g.Name), "phone": string(g.Phone), "at": stamp(tie.At)},
				"%s  %-9s %-13s %-24s %s", x.ID, level, tie.Evidence, string(g.Name), string(g.Phone))
		}
		claims, err := h.db.ClaimsOn(ctx, b.ID)
		if err != nil {
			return err
		}
		for _, claim := range claims {
			x, g, err := h.writer(ctx, claim.Conversation)
			if err != nil {
				return err
			}
			state := map[stay.ClaimState]string{stay.ClaimOpen: "waits_for_you", stay.ClaimRefused: "refused", stay.ClaimRemoved: "removed"}[claim.State]
			c.line(map[string]any{"id": x.ID, "state": state, "evidence": claim.Evidence, "name": string(g.Name), "phone": string(g.Phone), "at": stamp(claim.At)},
				"%s  %-9s %-13s %-24s %s", x.ID, strings.ReplaceAll(state, "_", " "), claim.Evidence, string(g.Name), string(g.Phone))
		}
		return nil
	})
}

// stayOf is a booking with its property.
func (h *house) stayOf(ctx context.Context, id string) (stay.Booking, stay.Property, error) {
	b, err := h.db.Booking(ctx, stay.BookingID(id))
	if err != nil {
		return b, stay.Property{}, err
	}
	p, err := h.db.Property(ctx, b.Property)
	return b, p, err
}

// writer is a conversation with whoever writes in it.
func (h *house) writer(ctx context.Context, id stay.ConversationID) (stay.Conversation, stay.Guest, error) {
	x, err := h.db.Conversation(ctx, id)
	if err != nil {
		return x, stay.Guest{}, err
	}
	g, err := h.db.Guest(ctx, x.Guest)
	return x, g, err
}

func bookingRemove(ctx context.Context, c *call) error {
	if err := c.parse(2, 2); err != nil {
		return err
	}
	return c.withDesk(ctx, func(a *app.App) error {
		if err := a.Untie(ctx, stay.ConversationID(c.args[1]), stay.BookingID(c.args[0])); err != nil {
			return err
		}
		c.line(map[string]any{"id": c.args[1], "booking": c.args[0], "state": "removed"}, "%s is removed: they know only what anyone may know", c.args[1])
		return nil
	})
}

func bookingIdentified(ctx context.Context, c *call) error {
	undo := c.flags.Bool("undo", false, "take the record back")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withDesk(ctx, func(a *app.App) error {
		if err := a.SetIdentified(ctx, stay.BookingID(c.args[0]), !*undo); err != nil {
			return err
		}
		state := map[bool]string{false: "identified", true: "not_identified"}[*undo]
		c.line(map[string]any{"id": c.args[0], "state": state}, "%s: %s", c.args[0], strings.ReplaceAll(state, "_", " "))
		return nil
	})
}

func bookingRenew(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withBook(ctx, func(_ *house, book *calendar.Book) error {
		b, err := book.Renew(ctx, stay.BookingID(c.args[0]))
		if err != nil {
			return err
		}
		code := stay.PrintCode(string(b.Invite))
		c.line(map[string]any{"id": b.ID, "state": b.State, "code": code}, "%s", code)
		return nil
	})
}

// withDesk opens the house with the part of the path that changes things and sends
// nothing.
func (c *call) withDesk(ctx context.Context, do func(*app.App) error) error {
	return c.with(ctx, func(h *house) error {
		a, err := c.desk(ctx, h)
		if err != nil {
			return err
		}
		return do(a)
	})
}

func conversationTie(ctx context.Context, c *call) error {
	booking := c.flags.String("booking", "", "id of the booking that they belong to")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if *booking == "" {
		return misuse("%s: --booking is needed; conversation who ID lists what speaks for which", c.path)
	}
	return c.act(ctx, "tied", func(a *app.App, id stay.ConversationID) error { return a.Tie(ctx, id, stay.BookingID(*booking)) })
}

func conversationUntie(ctx context.Context, c *call) error {
	booking := c.flags.String("booking", "", "id of the booking that they do not belong to")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if *booking == "" {
		return misuse("%s: --booking is needed", c.path)
	}
	return c.act(ctx, "untied", func(a *app.App, id stay.ConversationID) error {
		// A tie ends; where there is none, what spoke for one is refused.
		err := a.Untie(ctx, id, stay.BookingID(*booking))
		if errors.Is(err, stay.ErrNotFound) {
			return a.RefuseClaim(ctx, id, stay.BookingID(*booking))
		}
		return err
	})
}

func conversationWho(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		x, _, err := h.writer(ctx, stay.ConversationID(c.args[0]))
		if err != nil {
			return err
		}
		ties, err := h.db.Ties(ctx, x.ID)
		if err != nil {
			return err
		}
		claims, err := h.db.Claims(ctx, x.ID)
		if err != nil {
			return err
		}
		for _, tie := range ties {
			b, p, err := h.stayOf(ctx, string(tie.Booking))
			if err != nil {
				return err
			}
			c.belongs(b, string(stay.RightsAt(p, &b, tie.Evidence, x.Now(c.Now())).Level), tie.Evidence)
		}
		for _, claim := range claims {
			b, _, err := h.stayOf(ctx, string(claim.Booking))
			if err != nil {
				return err
			}
			state := map[stay.ClaimState]string{stay.ClaimOpen: "waits_for_you", stay.ClaimRefused: "refused", stay.ClaimRemoved: "removed"}[claim.State]
			c.belongs(b, state, claim.Evidence)
		}
		if len(ties)+len(claims) == 0 {
			c.tell("Nothing speaks for any booking: a stranger.")
		}
		return nil
	})
}

// belongs prints what a conversation has to do with a booking.
func (c *call) belongs(b stay.Booking, state string, e stay.Evidence) {
	c.line(map[string]any{"id": b.ID, "state": state, "evidence": e, "property": b.Property, "checkin": b.Arrival.String(), "checkout": b.Departure.String(), "name": string(b.Name)},
		"%s  %-13s %-13s %-20s %s to %s  %s", b.ID, strings.ReplaceAll(state, "_", " "), e, b.Property, b.Arrival, b.Departure, string(b.Name))
}
