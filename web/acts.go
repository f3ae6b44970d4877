package web

import (
	"context"
	"errors"

	"github.com/labstack/echo/v4"

	"portineria/stay"
)

// What a person says about a message, a guest or a request.

func (w *Web) resend(c echo.Context, v visitor) error  { return w.settleSend(c, v, false) }
func (w *Web) arrived(c echo.Context, v visitor) error { return w.settleSend(c, v, true) }

// settleSend is a person's word on a message of doubtful fate.
func (w *Web) settleSend(c echo.Context, v visitor, arrived bool) error {
	return w.act(c, v, false, func(ctx context.Context, found stay.Conversation) error {
		m, err := w.db.Message(ctx, stay.MessageID(c.Param("message")))
		if err == nil && m.Conversation != found.ID {
			err = stay.ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := w.o.App.SettleSend(ctx, m.ID, arrived); err != nil {
			return err
		}
		return w.answered(ctx, found.ID, m.ID)
	})
}

// answered closes the questions about a message on which a word was said.
func (w *Web) answered(ctx context.Context, c stay.ConversationID, about stay.MessageID) error {
	open, err := w.db.OpenQuestions(ctx, c)
	if err != nil {
		return err
	}
	for _, q := range open {
		if q.Message != about {
			continue
		}
		if err := w.o.App.Dismiss(ctx, q.ID); err != nil && !errors.Is(err, stay.ErrConflict) {
			return err
		}
	}
	return nil
}

// tie ties the guest to a booking on the word of a person, who must see both.
func (w *Web) tie(c echo.Context, v visitor) error {
	return w.act(c, v, true, func(ctx context.Context, found stay.Conversation) error {
		chosen := stay.BookingID(c.FormValue("booking"))
		if chosen == "" {
			return stay.Invalid{Field: "booking", Key: "required"}
		}
		b, err := w.db.Booking(ctx, chosen)
		if err == nil && !v.Sees(b.Property) {
			err = stay.ErrNotFound
		}
		if err != nil {
			return err
		}
		if !b.Occupies() || b.Kind == stay.KindBlock || b.Kind == stay.KindHold {
			return stay.Invalid{Field: "booking", Key: "invalid"}
		}
		return w.o.App.Tie(ctx, found.ID, b.ID)
	})
}

// untie takes every booking that the account sees from the guest.
func (w *Web) untie(c echo.Context, v visitor) error {
	return w.act(c, v, true, func(ctx context.Context, found stay.Conversation) error {
		return w.eachBooking(ctx, v, found, func(b stay.Booking) error { return w.o.App.Untie(ctx, found.ID, b.ID) })
	})
}

// identified records that a person has checked who the guest is, for the stay
// that the conversation is about.
func (w *Web) identified(c echo.Context, v visitor) error {
	return w.act(c, v, true, func(ctx context.Context, found stay.Conversation) error {
		t, err := w.readTalk(ctx, v, found, 1)
		if err != nil {
			return err
		}
		b := t.booking()
		if b == nil || !v.Sees(b.Property) {
			return stay.ErrNotFound
		}
		return w.o.App.SetIdentified(ctx, b.ID, true)
	})
}

func (w *Web) eachBooking(ctx context.Context, v visitor, c stay.Conversation, do func(stay.Booking) error) error {
	ties, err := w.db.Ties(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, tie := range ties {
		b, err := w.db.Booking(ctx, tie.Booking)
		if err == nil && v.Sees(b.Property) {
			err = do(b)
		}
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return err
		}
	}
	return nil
}

// closeRequest says that a request about data has been answered.
func (w *Web) closeRequest(c echo.Context, v visitor) error {
	return w.act(c, v, true, func(ctx context.Context, found stay.Conversation) error {
		r, err := w.db.Request(ctx, stay.RequestID(c.Param("request")))
		if err == nil && r.Conversation != found.ID {
			err = stay.ErrNotFound
		}
		if err != nil {
			return err
		}
		return w.o.App.CloseRequest(ctx, r.ID, stay.QuestionAnswered)
	})
}
