package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/web/view"
)

// What an act did is said once, on the page that it leads to. The cookie that
// carries it there holds a key and nothing about anybody.

const cookieDone = "portineria-done"

// flashKey names what an act did.
type flashKey string

// The keys.
const (
	flashTaken     flashKey = "taken"
	flashGiven     flashKey = "given"
	flashSent      flashKey = "sent"
	flashDraftGone flashKey = "draft-gone"
	flashAlarm     flashKey = "alarm"
	flashJoined    flashKey = "joined"
	flashApart     flashKey = "apart"
	flashTried     flashKey = "tried"
	flashTemplate  flashKey = "template"
	flashConsent   flashKey = "consent"
	flashWithdrawn flashKey = "withdrawn"

	flashFileGone    flashKey = "file-gone"
	flashFileMarked  flashKey = "file-marked"
	flashFileCleared flashKey = "file-cleared"
	flashFileComing  flashKey = "file-coming"
)

// flashOf is what is said for a key.
func flashOf(w *lang.Words, key flashKey) *view.Flash {
	switch key {
	case flashTaken:
		return &view.Flash{Tone: view.Green, Text: w.Inbox.Taken}
	case flashGiven:
		return &view.Flash{Tone: view.Green, Text: w.Inbox.Given}
	case flashSent:
		return &view.Flash{Tone: view.Green, Text: w.Inbox.Sent}
	case flashTemplate:
		return &view.Flash{Tone: view.Green, Text: w.Templates.Sent}
	case flashConsent:
		return &view.Flash{Tone: view.Green, Text: w.Consent.Recorded}
	case flashWithdrawn:
		return &view.Flash{Tone: view.Green, Text: w.Consent.Withdrawn}
	case flashJoined:
		return &view.Flash{Tone: view.Green, Text: w.Kinds.SameJoined}
	case flashApart:
		return &view.Flash{Tone: view.Green, Text: w.Kinds.SameKeptApart}
	case flashTried:
		return &view.Flash{Tone: view.Green, Text: w.Alarms.Tried}
	case flashAlarm:
		return &view.Flash{Tone: view.Green, Text: w.Alarms.Noted}
	case flashFileGone:
		return &view.Flash{Tone: view.Green, Text: w.Media.Deleted}
	case flashFileMarked:
		return &view.Flash{Tone: view.Green, Text: w.Media.Marked}
	case flashFileCleared:
		return &view.Flash{Tone: view.Green, Text: w.Media.Cleared}
	case flashFileComing:
		return &view.Flash{Tone: view.Green, Text: w.Media.Fetching}
	case flashDraftGone:
		return &view.Flash{Tone: view.Brass, Text: w.Inbox.DraftGone}
	case flashKey(didConfirmed), flashKey(didRefused), flashKey(didOpened): // done beside a conversation
		return plainly(w, did(key))
	default:
		return nil
	}
}

// say leaves a key for the next page.
func say(c echo.Context, key flashKey) {
	c.SetCookie(&http.Cookie{Name: cookieDone, Value: string(key), Path: "/", MaxAge: 60, HttpOnly: true, Secure: overTLS(c), SameSite: http.SameSiteStrictMode}) //nolint:gosec // Secure where there is TLS: at home there may be none
}

// takeFlash is what was left for this page, if anything. Parts of pages, which
// are fetched at any time, leave it for the page that the person sees, and
// so does whoever asks for no body.
func takeFlash(c echo.Context, w *lang.Words) *view.Flash {
	k, err := c.Cookie(cookieDone)
	if err != nil || fragment(c) != "" || c.Request().Method == http.MethodHead {
		return nil
	}
	c.SetCookie(&http.Cookie{Name: cookieDone, Path: "/", MaxAge: -1, HttpOnly: true, Secure: overTLS(c), SameSite: http.SameSiteStrictMode}) //nolint:gosec // Secure where there is TLS: at home there may be none
	return flashOf(w, flashKey(k.Value))
}
