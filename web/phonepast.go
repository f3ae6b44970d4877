package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
	"portineria/whatsapp"
)

// What the owner's phone app hands over of the time before its number was connected.

// phonePasts says of each number how far that is.
func (w *Web) phonePasts(ctx context.Context, v visitor) ([]view.PhonePast, error) {
	h, err := w.house(ctx, v)
	if err != nil {
		return nil, err
	}
	var all []view.PhonePast
	for _, n := range w.o.App.Numbers() {
		if n.ID == "" || n.Sender == nil {
			continue
		}
		s, err := w.db.PhoneSync(ctx, n.ID)
		if err != nil {
			return nil, err
		}
		kept, err := w.db.PastMessages(ctx, n.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, phonePast(v.W, n.ID, n.Display, s, kept, w.now().In(h.zone)))
	}
	return all, nil
}

func phonePast(words *lang.Words, id, name string, s stay.PhoneSync, kept int, now time.Time) view.PhonePast {
	w := words.Behaviour
	when := func(t time.Time) string { return words.Dates.When(t.In(now.Location()), now) }
	history, contacts := w.NotAsked, w.NotAsked
	switch {
	case s.Done():
		history = w.AllOf(kept)
	case s.Progress > 0 || kept > 0:
		history = w.PartOf(s.Progress, kept)
	case !s.HistoryAsked.IsZero():
		history = w.AskedAt(when(s.HistoryAsked))
	}
	switch {
	case !s.ContactsAt.IsZero():
		contacts = w.NamesAt(when(s.ContactsAt))
	case !s.ContactsAsked.IsZero():
		contacts = w.AskedAt(when(s.ContactsAsked))
	}
	p := view.PhonePast{Number: id, Name: name, AskHistory: s.HistoryAsked.IsZero() && s.Progress == 0, AskContacts: s.ContactsAsked.IsZero() && s.ContactsAt.IsZero(),
		Rows: []view.Row{{Label: w.History, Value: history}, {Label: w.Contacts, Value: contacts}}}
	if s.Problem != 0 {
		p.Problem = pastProblem(words, s.Problem)
	}
	return p
}

func pastProblem(w *lang.Words, code int) string {
	if text, ok := w.Behaviour.PastProblems[strconv.Itoa(code)]; ok {
		return text
	}
	return w.Behaviour.PastProblems["other"]
}

// askPast asks a number's phone app for its past.
func (w *Web) askPast(c echo.Context, v visitor) error {
	kind := map[string]string{"history": whatsapp.SyncHistory, "contacts": whatsapp.SyncContacts}[c.FormValue("kind")]
	if kind == "" {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	err := w.o.App.SyncPhone(c.Request().Context(), c.FormValue("number"), kind)
	var refused *whatsapp.SendError
	switch {
	case err == nil:
		sayDid(c, didAskedPast)
	case errors.As(err, &refused): // the page says why
	default:
		return err
	}
	return seeOther(c, view.WhatsAppPath+"#past")
}
