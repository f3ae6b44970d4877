package web

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/media"
	"portineria/stay"
	"portineria/web/view"
)

// Files of guests. They come from outside and may be anything, so what a browser gets
// of them is decided here and not by them: a type from a fixed list, found by their
// bytes, no guessing, a sandbox without scripts, and to be saved where it is nothing
// that a page shows.

// mediaPolicy lets a file show itself and do nothing else: no script, no style of its
// own, no frame, no address of anybody's.
const mediaPolicy = "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox"

// mediaFile hands out the content of a file. One that is taken for an identity
// document is handed out only to somebody who asked to see it.
func (w *Web) mediaFile(c echo.Context, v visitor) error {
	found, err := w.conversation(c, v)
	if err != nil {
		return err
	}
	ctx, r := c.Request().Context(), c.Request()
	m, err := w.mediaOf(ctx, c, found)
	if err != nil {
		return err
	}
	if m.Paper.Is() && (c.QueryParam("show") != "1" || !v.May(stay.WriteInbox)) {
		return notHere()
	}
	file, m, err := w.o.App.Files().Open(ctx, m.ID)
	if err != nil {
		return err
	}
	defer file.Close()
	kind := media.Kind(m.Type)
	if !slices.Contains(media.Kinds(), kind) {
		kind = media.Other
	}
	h := c.Response().Header()
	h.Set("Content-Type", string(kind))
	h.Set("Content-Security-Policy", mediaPolicy)
	h.Set("Content-Disposition", disposition(m, kind, c.QueryParam("save") == "1"))
	// Not even on the disk of one's own browser: it would outlive the period.
	h.Set("Cache-Control", "private, no-store")
	// A large file over a slow line takes longer than a page may.
	if err := http.NewResponseController(c.Response()).SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	http.ServeContent(c.Response(), r, "", time.Time{}, file)
	return nil
}

// mediaOf is the file that an address names, if it belongs to that conversation.
func (w *Web) mediaOf(ctx context.Context, c echo.Context, found stay.Conversation) (stay.Media, error) {
	m, err := w.db.Media(ctx, stay.MediaID(c.Param("media")))
	if err == nil && m.Conversation != found.ID {
		err = stay.ErrNotFound
	}
	return m, err
}

// disposition says whether a file is shown or saved, and under which name.
func disposition(m stay.Media, kind media.Kind, save bool) string {
	how := "attachment"
	if f := kind.Form(); !save && (f == media.Picture || f == media.Sound || f == media.Film) {
		how = "inline"
	}
	if value := mime.FormatMediaType(how, map[string]string{"filename": media.SaveAs(string(m.Filename), kind)}); value != "" {
		return value
	}
	return how
}

// onMedia does something to the file that the address names.
func (w *Web) onMedia(c echo.Context, v visitor, done flashKey, do func(ctx context.Context, id stay.MediaID) error) error {
	return w.act(c, v, false, func(ctx context.Context, found stay.Conversation) error {
		m, err := w.mediaOf(ctx, c, found)
		if err != nil {
			return err
		}
		if err := do(ctx, m.ID); err != nil {
			return err
		}
		say(c, done)
		return nil
	})
}

func (w *Web) retryMedia(c echo.Context, v visitor) error {
	return w.onMedia(c, v, flashFileComing, w.o.App.Files().Retry)
}

func (w *Web) deleteMedia(c echo.Context, v visitor) error {
	return w.onMedia(c, v, flashFileGone, func(ctx context.Context, id stay.MediaID) error {
		return w.o.App.Files().Delete(ctx, id, stay.MediaByOwner)
	})
}

func (w *Web) markPaper(c echo.Context, v visitor) error {
	return w.onMedia(c, v, flashFileMarked, func(ctx context.Context, id stay.MediaID) error { return w.o.App.Files().Mark(ctx, id, true) })
}

func (w *Web) clearPaper(c echo.Context, v visitor) error {
	return w.onMedia(c, v, flashFileCleared, func(ctx context.Context, id stay.MediaID) error { return w.o.App.Files().Mark(ctx, id, false) })
}

// readFiles reads the files of a conversation for its page.
func (w *Web) readFiles(ctx context.Context, t *talk) error {
	all, err := w.db.MediaOf(ctx, t.c.ID)
	if err != nil {
		return err
	}
	t.listens = w.o.App.Listens()
	t.files = map[stay.MessageID][]stay.Media{}
	for _, f := range all {
		t.files[f.Message] = append(t.files[f.Message], f)
	}
	return nil
}

// addFiles puts the files of a message into its bubble.
func (t talk) addFiles(b *view.Message, m stay.Message) {
	if m.Withdrawn {
		return
	}
	if strings.Contains(string(m.Text), stay.PaperConcealed) {
		b.Lines = append(b.Lines, t.w.Media.PaperTyped)
	}
	for _, f := range t.files[m.ID] {
		b.Files = append(b.Files, t.file(m, f))
		b.Unread = "" // what is said of the file says it better
		if f.There() || f.State == stay.MediaDeleted || f.Paper.Is() {
			// Its name stands on the button that saves it, and nowhere once it is hidden or gone.
			b.Lines = slices.DeleteFunc(b.Lines, func(line string) bool { return line == string(f.Filename) || line == string(m.Says().Filename) })
		}
		if f.Speech == stay.SpeechHeard {
			b.Text = ""
		}
	}
}

// file is a file as the page shows it.
func (t talk) file(m stay.Message, f stay.Media) view.File {
	w := t.w.Media
	out := view.File{ID: string(f.ID), CanDelete: t.writes && f.There(), CanRetry: t.writes && f.CanRetry(t.now)}
	if label, ok := w.Of[string(f.Kind)]; ok {
		out.Label = label(t.author(m), t.w.Dates.When(t.at(m.SentAt), t.clock()))
	}
	if f.Speech == stay.SpeechHeard {
		out.Heard, out.Lang = string(m.Text), t.languageOf(m)
	}
	switch f.State {
	case stay.MediaWaiting:
		out.Note = w.Waiting
		if f.Attempts > 0 {
			out.Note = w.WaitingAgain
		}
	case stay.MediaFailed:
		out.Note, out.Tone = w.Failed[string(f.Problem)], view.Red
		if f.Problem == stay.MediaFull {
			out.More = w.FullTells
		}
	case stay.MediaDeleted:
		out.Note = w.Gone[string(f.Problem)]
	case stay.MediaKept:
		t.keptFile(&out, f)
	}
	return out
}

// keptFile is a file that is there.
func (t talk) keptFile(out *view.File, f stay.Media) {
	w, kind := t.w.Media, media.Kind(f.Type)
	path := view.MediaPath(string(t.c.ID), string(f.ID))
	size := t.w.Numbers.Bytes(f.Size)
	if f.Paper.Is() {
		out.Hidden, out.HiddenTitle, out.HiddenText = true, w.PaperTitle, w.PaperText
		if out.CanClear = t.writes; t.writes {
			out.Source = path + "?show=1"
		}
		if f.Paper == stay.PaperSaid {
			out.HiddenTitle, out.More = w.PaperSaid, w.PaperMarked
		}
		return
	}
	out.Source, out.Save, out.SaveAs = path, path+"?save=1", w.Save(size)
	if f.Filename != "" {
		out.SaveAs = w.SaveName(media.SaveAs(string(f.Filename), kind), size)
	}
	switch kind.Form() {
	case media.Picture:
		out.Form = view.FormPicture
	case media.Sound:
		out.Form = view.FormSound
	case media.Film:
		out.Form = view.FormFilm
	case media.Unknown:
		out.Note = w.Unshown
	case media.Paper: // saved
	}
	out.CanMark = t.writes && (kind.Form() == media.Picture || kind.Form() == media.Paper)
	if f.Kind.Sounds() {
		out.Note = t.listening(f)
	}
	ends := stay.DefaultRetention().MediaEnds(f)
	out.More = w.Until(t.w.Dates.Day(ends.In(t.zone())))
}

// listening is how far a recording has been listened to.
func (t talk) listening(f stay.Media) string {
	w := t.w.Media
	switch f.Speech {
	case stay.SpeechWaiting:
		return w.Listening
	case stay.SpeechSilent:
		return w.Silent
	case stay.SpeechFailed:
		return w.NotHeard
	case stay.SpeechNone:
		if !t.listens && f.Kind == stay.MediaVoice {
			return w.NoListener
		}
	case stay.SpeechHeard:
	}
	return ""
}
