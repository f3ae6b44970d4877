package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/lang"
	"portineria/review"
	"portineria/stay"
	"portineria/web/view"
)

// translateMessage begins to put a guest's message into the owner's language. The
// page hears when it is there.
func (w *Web) translateMessage(c echo.Context, v visitor) error {
	return w.act(c, v, false, func(ctx context.Context, found stay.Conversation) error {
		m, err := w.db.Message(ctx, stay.MessageID(c.Param("message")))
		if err == nil && m.Conversation != found.ID {
			err = stay.ErrNotFound
		}
		if err != nil {
			return err
		}
		return w.o.App.Interpret(ctx, m.ID, v.W.Code)
	})
}

// translateReply begins to put a reply into the guest's language. Nothing is sent.
func (w *Web) translateReply(c echo.Context, v visitor) error {
	found, err := w.conversation(c, v)
	if err != nil {
		return err
	}
	t, err := w.readTalk(c.Request().Context(), v, found, 1)
	if err != nil {
		return err
	}
	text := typed(c, "text")
	err = w.o.App.PrepareReply(found.ID, v.ID, text, t.speaks())
	if invalid, wrong := errors.AsType[stay.Invalid](err); wrong {
		return w.showThread(c, v, found, http.StatusUnprocessableEntity, func(t *view.Thread) {
			t.Composer.Open, t.Composer.Text, t.Composer.Error = true, text, v.W.InvalidText(invalid.Key)
		})
	}
	if err != nil {
		return err
	}
	return seeOther(c, view.ConversationTabPath(string(found.ID), tabOf(c, v, found)))
}

// untranslateReply gives a person's own words back to them.
func (w *Web) untranslateReply(c echo.Context, v visitor) error {
	return w.act(c, v, false, func(_ context.Context, found stay.Conversation) error {
		w.o.App.ReturnReply(found.ID, v.ID)
		return nil
	})
}

// rendered is what has been put into another language of a conversation, for one
// person, and which replies of theirs answered a question.
type rendered struct {
	possible bool // there is a model
	messages map[stay.MessageID]app.Rendering
	prepared *app.Rendering
	taught   map[stay.MessageID]string // addresses of the forms that make facts of replies
}

func (w *Web) readRendered(ctx context.Context, v visitor, t *talk) error {
	t.rendered = rendered{possible: w.o.App.Interprets(), messages: map[stay.MessageID]app.Rendering{}, taught: map[stay.MessageID]string{}}
	for _, m := range t.messages {
		if r, ok := w.o.App.Interpreted(t.c.ID, m.ID, v.W.Code); ok {
			t.rendered.messages[m.ID] = r
		}
	}
	if r, ok := w.o.App.PreparedReply(t.c.ID, v.ID); ok {
		t.rendered.prepared = &r
	}
	if t.c.Property == "" || !v.May(stay.WriteFacts) || !v.Sees(t.c.Property) {
		return nil
	}
	answers, err := w.db.Answers(ctx, t.c.ID)
	if err != nil {
		return err
	}
	for _, m := range t.messages {
		if m.Author != stay.FromHost || m.Text == "" {
			continue
		}
		for _, q := range answers {
			// A reply closes the questions of its conversation in the same instant.
			if q.Reason.Teaches() && q.ClosedAt.Equal(m.CreatedAt) {
				t.rendered.taught[m.ID] = view.LessonPath(string(t.c.Property), string(m.ID))
			}
		}
	}
	return nil
}

// speaks is the language that a reply is wanted in.
func (t talk) speaks() string {
	booked := ""
	if b := t.booking(); b != nil {
		booked = b.Language
	}
	return cmp.Or(t.guest.Language, booked, t.c.Language)
}

// foreign reports whether the guest writes another language than the pages are in.
func (t talk) foreign() bool { return t.speaks() != "" && t.speaks() != t.w.Code }

// renderMessage adds to a bubble what it says in the owner's language.
func (t talk) renderMessage(b *view.Message, m stay.Message) {
	b.Lesson = t.rendered.taught[m.ID]
	if m.Author != stay.FromGuest || m.Text == "" || m.Withdrawn || !t.rendered.possible {
		return
	}
	r, asked := t.rendered.messages[m.ID]
	if asked {
		b.Rendered = &view.Rendered{Text: r.Text, Lang: r.To, Working: r.State == app.RenderWorking, Failed: r.State == app.RenderFailed}
	}
	written := cmp.Or(b.Lang, t.speaks())
	b.CanRender = t.writes && written != t.w.Code && (!asked || r.State == app.RenderFailed)
}

// prepare adds to the composer the way into the guest's language, and what has come
// of it.
func (t talk) prepare(c *view.Composer) {
	if !c.Open || !t.foreign() {
		return
	}
	language := t.w.Language(t.speaks())
	if !t.rendered.possible {
		c.Hints = append(c.Hints, t.w.Interpret.NoModel)
		return
	}
	c.Translate = t.w.Interpret.Reply(language)
	r := t.rendered.prepared
	switch {
	case r == nil:
	case r.State == app.RenderReturned:
		c.Text = r.Original
	default:
		c.Prepared = &view.Prepared{Title: t.w.Interpret.ReplyTitle(t.w.Language(r.To)), Text: r.Text, Lang: r.To, Original: r.Original, Doubts: doubtsOf(t.w, *r),
			Working: r.State == app.RenderWorking, Failed: r.State == app.RenderFailed}
	}
}

// doubtsOf says why a translated reply may say something else: what is plain, each by
// itself, and of the rest only that it should be read.
func doubtsOf(w *lang.Words, r app.Rendering) []string {
	var all []string
	rest := false
	for _, reason := range r.Doubts {
		if review.Plain(string(reason)) {
			all = append(all, w.Doubt(string(reason)))
		} else {
			rest = true
		}
	}
	if rest || len(all) > 0 {
		all = append(all, w.Interpret.Doubtful)
	}
	return all
}
