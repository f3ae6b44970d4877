package web

import (
	"context"
	"errors"

	"github.com/labstack/echo/v4"

	"portineria/stay"
	"portineria/web/view"
)

// Questions whether two guests are one person.

// twins are the open questions about guests whom the account sees; of one guest
// where g is given, else of all.
func (w *Web) twins(ctx context.Context, v visitor, h house, g stay.GuestID) ([]view.Twins, error) {
	open, err := w.db.PersonQuestions(ctx, g)
	if err != nil {
		return nil, err
	}
	var all []view.Twins
	for _, q := range open {
		before, seesBefore, err := w.twin(ctx, v, h, q.Other)
		if err != nil {
			return nil, err
		}
		now, seesNow, err := w.twin(ctx, v, h, q.Guest)
		if err != nil {
			return nil, err
		}
		if !seesBefore && !seesNow {
			continue
		}
		all = append(all, view.Twins{ID: string(q.ID), Text: v.W.Kinds.SameText(maskPhone(string(q.Phone))), Before: before, Now: now,
			May: seesBefore && seesNow && v.May(stay.WriteInbox)})
	}
	return all, nil
}

// twin is one of the two: how they are called, what they are tied to, and when they
// wrote last. Of one whom the account does not see nothing is told.
func (w *Web) twin(ctx context.Context, v visitor, h house, id stay.GuestID) (view.Twin, bool, error) {
	g, err := w.db.Guest(ctx, id)
	if err != nil {
		return view.Twin{}, false, err
	}
	t := view.Twin{Name: nameOf(v.W, g, nil)}
	chats, err := w.db.ConversationsOfGuest(ctx, id)
	if err != nil {
		return t, false, err
	}
	sees := len(chats) == 0 && v.only() == nil
	for _, c := range chats {
		if !v.reads(c) {
			continue
		}
		sees = true
		t.Href = view.ConversationPath(string(c.ID))
		ties, err := w.db.Ties(ctx, c.ID)
		if err != nil {
			return t, sees, err
		}
		for _, tie := range ties {
			b, err := w.db.Booking(ctx, tie.Booking)
			if errors.Is(err, stay.ErrNotFound) || (err == nil && !v.Sees(b.Property)) {
				continue
			}
			if err != nil {
				return t, sees, err
			}
			t.Lines = append(t.Lines, v.W.Inbox.Subtitle(h.by[b.Property].Name, nights(v.W, b)))
		}
		if !c.LastGuestAt.IsZero() {
			t.Lines = append(t.Lines, v.W.Kinds.SameLastWrote(v.W.Dates.When(c.LastGuestAt.In(h.zone), c.Now(w.now()).In(h.zone))))
		}
	}
	if !sees {
		return view.Twin{Name: v.W.Inbox.NotNamed}, false, nil
	}
	return t, true, nil
}

// samePerson and differentPeople are the answers.
func (w *Web) samePerson(c echo.Context, v visitor) error      { return w.answerTwins(c, v, true) }
func (w *Web) differentPeople(c echo.Context, v visitor) error { return w.answerTwins(c, v, false) }

func (w *Web) answerTwins(c echo.Context, v visitor, same bool) error {
	ctx := c.Request().Context()
	q, err := w.db.PersonQuestion(ctx, stay.PersonQuestionID(c.Param("question")))
	if err != nil {
		return err
	}
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	for _, g := range []stay.GuestID{q.Guest, q.Other} {
		if _, sees, err := w.twin(ctx, v, h, g); err != nil || !sees {
			return errors.Join(err, stay.ErrNotFound)
		}
	}
	if err := w.o.App.SamePerson(ctx, q.ID, same); err != nil {
		return err
	}
	say(c, map[bool]flashKey{true: flashJoined, false: flashApart}[same])
	return seeOther(c, view.TodayPath)
}
