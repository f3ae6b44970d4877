package web

import (
	"context"
	"errors"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/stay"
	"portineria/web/view"
)

// Who belongs to a booking: what waits for the owner's word, whom they removed, and
// doors that wrong codes have closed.

// claimed is a claim with its booking.
type claimed struct {
	stay.Claim
	booking stay.Booking
}

// readWho reads what waits for the owner's word about a conversation's guest, as far
// as the account sees those bookings.
func (w *Web) readWho(ctx context.Context, v visitor, t *talk) error {
	claims, err := w.db.Claims(ctx, t.c.ID)
	if err != nil {
		return err
	}
	for _, c := range claims {
		if c.State != stay.ClaimOpen {
			continue
		}
		b, err := w.db.Booking(ctx, c.Booking)
		if errors.Is(err, stay.ErrNotFound) || (err == nil && !v.Sees(b.Property)) {
			continue
		}
		if err != nil {
			return err
		}
		t.claims = append(t.claims, claimed{c, b})
	}
	t.doors, err = w.db.ClosedDoors(ctx, t.c.ID, t.c.Simulated, t.c.Now(t.now))
	return err
}

func (t talk) claimLines() []view.ClaimLine {
	if !t.writes {
		return nil
	}
	var all []view.ClaimLine
	for _, c := range t.claims {
		all = append(all, view.ClaimLine{Booking: string(c.Booking), Thread: string(t.c.ID), Title: guestOn(t.w, c.booking),
			Detail:   t.w.Inbox.Subtitle(t.house.by[c.booking.Property].Name, nights(t.w, c.booking)),
			Evidence: t.w.EvidenceWord(string(c.Evidence)), Href: view.BookingPath(string(c.Booking)), InThread: true})
	}
	return all
}

func (t talk) doorLines() []view.Door {
	var all []view.Door
	for _, d := range t.doors {
		until := t.w.Dates.Clock(d.OpensAt.In(t.zone()))
		door := view.Door{Title: t.w.Who.DoorTitle(until)}
		if d.Conversation == "" {
			door.Title = t.w.Who.DoorAll(until)
		}
		if t.writes {
			door.Action = view.ConversationAct(string(t.c.ID), "open-door")
		}
		all = append(all, door)
	}
	return all
}

// addClaims adds to a booking who waits for the owner's word, and whom they removed.
func (w *Web) addClaims(ctx context.Context, v visitor, b stay.Booking, p *view.BookingPage) error {
	claims, err := w.db.ClaimsOn(ctx, b.ID)
	if err != nil {
		return err
	}
	for _, c := range claims {
		found, err := w.db.Conversation(ctx, c.Conversation)
		if errors.Is(err, stay.ErrNotFound) || (err == nil && !v.reads(found)) {
			continue
		}
		if err != nil {
			return err
		}
		g, err := w.db.Guest(ctx, found.Guest)
		if err != nil {
			return err
		}
		name, href := nameOf(v.W, g, nil), view.ConversationPath(string(found.ID))
		switch c.State {
		case stay.ClaimOpen:
			if v.May(stay.WriteInbox) {
				p.Claims = append(p.Claims, view.ClaimLine{Booking: string(b.ID), Thread: string(found.ID), Title: name, Evidence: v.W.EvidenceWord(string(c.Evidence)), Href: href})
			}
		case stay.ClaimRemoved:
			p.Removed = append(p.Removed, view.Removed{Name: name, Href: href, Thread: string(found.ID), CanTakeBack: v.May(stay.WriteInbox)})
		case stay.ClaimRefused:
		}
	}
	return nil
}

// guestAct does something about one who writes for a booking, and leads back to
// where it was done.
func (w *Web) guestAct(c echo.Context, v visitor, said did, do func(context.Context, stay.ConversationID, stay.BookingID) error) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	found, err := w.conversation(c, v)
	if err != nil {
		return err
	}
	if err := do(c.Request().Context(), found.ID, b.ID); err != nil {
		return err
	}
	sayDid(c, said)
	if c.QueryParam("back") == view.BackToThread {
		return seeOther(c, view.ConversationDetailsPath(string(found.ID), tabOf(c, v, found)))
	}
	return seeOther(c, view.BookingPath(string(b.ID)))
}

func (w *Web) confirmGuest(c echo.Context, v visitor) error {
	return w.guestAct(c, v, didConfirmed, w.o.App.Tie)
}

func (w *Web) refuseGuest(c echo.Context, v visitor) error {
	return w.guestAct(c, v, didRefused, w.o.App.RefuseClaim)
}

func (w *Web) removeGuest(c echo.Context, v visitor) error {
	return w.guestAct(c, v, didRemoved, w.o.App.Untie)
}

// renewCode gives a booking another code.
func (w *Web) renewCode(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	if _, err := w.o.Book.Renew(c.Request().Context(), b.ID); err != nil {
		return err
	}
	sayDid(c, didRenewed)
	return seeOther(c, view.BookingPath(string(b.ID)))
}

// openDoor accepts codes again, from this sender and, where the door of all is
// closed, from everybody.
func (w *Web) openDoor(c echo.Context, v visitor) error {
	return w.act(c, v, true, func(ctx context.Context, found stay.Conversation) error {
		closed, err := w.db.ClosedDoors(ctx, found.ID, found.Simulated, found.Now(w.now()))
		if err != nil {
			return err
		}
		for _, d := range closed {
			if err := w.o.App.OpenDoor(ctx, d.Conversation, d.Simulated); err != nil {
				return err
			}
		}
		say(c, flashKey(didOpened))
		return nil
	})
}

// doorProblems says that somebody tries codes, as long as a door is closed.
func (w *Web) doorProblems(ctx context.Context, v visitor, h house) ([]view.Problem, error) {
	closed, err := w.db.ClosedDoors(ctx, "", false, w.now())
	if err != nil {
		return nil, err
	}
	var trying []stay.ConversationID
	var until time.Time
	for _, d := range closed {
		if d.OpensAt.After(until) {
			until = d.OpensAt
		}
		if d.Conversation == "" {
			continue
		}
		found, err := w.db.Conversation(ctx, d.Conversation)
		if isNotFound(err) || (err == nil && !v.reads(found)) {
			continue
		}
		if err != nil {
			return nil, err
		}
		trying = append(trying, found.ID)
	}
	if len(closed) == 0 || (len(trying) == 0 && v.only() != nil) {
		return nil, nil
	}
	p := view.Problem{Tone: view.Brass, Title: v.W.Who.DoorMany, Text: v.W.Who.DoorTitle(v.W.Dates.Clock(until.In(h.zone))) + ".",
		Action: view.Link{Href: view.InboxTabPath(view.TabWaiting), Label: v.W.Who.DoorLook}}
	if len(trying) == 1 {
		p.Action.Href = view.ConversationDetailsPath(string(trying[0]), view.TabAll)
	}
	for _, d := range closed {
		if d.Conversation == "" {
			p.Tone, p.Text = view.Red, v.W.Who.DoorAll(v.W.Dates.Clock(d.OpensAt.In(h.zone)))+"."
		}
	}
	return []view.Problem{p}, nil
}
