package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/stay"
	"portineria/web/view"
)

// The acts on a conversation. Each answers 303 to the thread, in the tab that it
// was done in; what the guest's panel did leads back to the panel.

// act does something to the conversation that the address names.
func (w *Web) act(c echo.Context, v visitor, panel bool, do func(ctx context.Context, found stay.Conversation) error) error {
	found, err := w.conversation(c, v)
	if err != nil {
		return err
	}
	if err := do(c.Request().Context(), found); err != nil {
		return err
	}
	tab := tabOf(c, v, found)
	if panel {
		return seeOther(c, view.ConversationDetailsPath(string(found.ID), tab))
	}
	return seeOther(c, view.ConversationTabPath(string(found.ID), tab))
}

func (w *Web) takeOver(c echo.Context, v visitor) error {
	return w.act(c, v, false, func(ctx context.Context, found stay.Conversation) error {
		if err := w.o.App.TakeOver(ctx, found.ID); err != nil {
			return err
		}
		say(c, flashTaken)
		return nil
	})
}

func (w *Web) giveBack(c echo.Context, v visitor) error {
	return w.act(c, v, false, func(ctx context.Context, found stay.Conversation) error {
		if err := w.o.App.GiveBack(ctx, found.ID); err != nil {
			return err
		}
		say(c, flashGiven)
		return nil
	})
}

// reply sends a person's own words. What cannot be sent is shown again with the
// reason, the words kept.
func (w *Web) reply(c echo.Context, v visitor) error {
	found, err := w.conversation(c, v)
	if err != nil {
		return err
	}
	ctx, text := c.Request().Context(), typed(c, "text")
	once, err := w.once(ctx, found, text)
	if err != nil {
		return err
	}
	refused, err := refusal(v, w.o.App.Say(ctx, found.ID, text, once))
	if err != nil {
		return err
	}
	if refused != "" {
		return w.showThread(c, v, found, http.StatusUnprocessableEntity, func(t *view.Thread) {
			t.Composer.Open, t.Composer.Text, t.Composer.Error = true, text, refused
		})
	}
	w.o.App.ForgetReply(found.ID, v.ID)
	say(c, flashSent)
	return seeOther(c, view.ConversationTabPath(string(found.ID), tabOf(c, v, found)))
}

// typed is a field as a person wrote it: browsers send line ends as two
// characters (HTML, "Form submission").
func typed(c echo.Context, field string) string {
	return strings.ReplaceAll(c.FormValue(field), "\r\n", "\n")
}

// refusal is what a person is told about words that could not be sent; what is
// no fault of the words comes back as it is.
func refusal(v visitor, err error) (string, error) {
	var invalid stay.Invalid
	var door app.Refused
	switch {
	case err == nil:
		return "", nil
	case errors.As(err, &invalid) && invalid.Key == "empty":
		return v.W.InvalidText("text_empty"), nil
	case errors.As(err, &invalid):
		return v.W.InvalidText(invalid.Key), nil
	case errors.As(err, &door):
		r, _ := v.W.RefusalOf(string(door.Verdict.Reason))
		return r.Title + ". " + r.Why, nil
	case errors.Is(err, stay.ErrConflict):
		return v.W.Inbox.WindowClosed + ". " + v.W.Inbox.WindowText, nil
	default:
		return "", err
	}
}

// doubled is the time within which the same words again are the same click.
const doubled = 10 * time.Second

// once names a reply by its words and the message that it follows, so that a
// form that is sent twice sends one message.
func (w *Web) once(ctx context.Context, c stay.Conversation, text string) (string, error) {
	last, err := w.db.Messages(ctx, c.ID, 8)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(strings.TrimSpace(text)))
	follows := len(last) - 1
	for follows >= 0 && last[follows].Author == stay.FromHost && string(last[follows].Text) == strings.TrimSpace(text) && w.now().Sub(last[follows].CreatedAt) < doubled {
		follows-- // the first of the two clicks
	}
	if follows < 0 {
		return hex.EncodeToString(sum[:]), nil
	}
	return string(last[follows].ID) + " " + hex.EncodeToString(sum[:]), nil
}

// question is the question that the address names, in its conversation.
func (w *Web) question(c echo.Context, found stay.Conversation) (stay.Question, error) {
	q, err := w.db.Question(c.Request().Context(), stay.QuestionID(c.Param("question")))
	if err == nil && q.Conversation != found.ID {
		err = stay.ErrNotFound
	}
	return q, err
}

// sendDraft approves a drafted answer, as it is or changed.
func (w *Web) sendDraft(c echo.Context, v visitor) error {
	found, err := w.conversation(c, v)
	if err != nil {
		return err
	}
	q, err := w.question(c, found)
	if err != nil {
		return err
	}
	ctx, text, to := c.Request().Context(), typed(c, "text"), view.ConversationTabPath(string(found.ID), tabOf(c, v, found))
	if q.State != stay.QuestionOpen {
		say(c, flashDraftGone)
		return seeOther(c, to)
	}
	refused, err := refusal(v, w.o.App.Approve(ctx, q.ID, text))
	if err != nil {
		return err
	}
	if refused != "" {
		return w.showThread(c, v, found, http.StatusUnprocessableEntity, func(t *view.Thread) { keepDraft(t, q.ID, text, refused) })
	}
	say(c, flashSent)
	return seeOther(c, to)
}

func keepDraft(t *view.Thread, id stay.QuestionID, text, refused string) {
	for _, e := range t.Entries {
		if e.Draft != nil && e.Draft.ID == string(id) {
			e.Draft.Text, e.Draft.Error = text, refused
		}
	}
}

func (w *Web) discardDraft(c echo.Context, v visitor) error {
	return w.act(c, v, false, func(ctx context.Context, found stay.Conversation) error {
		q, err := w.question(c, found)
		if err != nil {
			return err
		}
		err = w.o.App.Dismiss(ctx, q.ID)
		if errors.Is(err, stay.ErrConflict) {
			say(c, flashDraftGone)
			return nil
		}
		return err
	})
}
