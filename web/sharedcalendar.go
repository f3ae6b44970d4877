package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/export"
)

// How long a reader may keep a calendar without asking again, and that nobody
// between it and us may.
const calendarAge = "private, max-age=300"

// sharedCalendar serves a calendar to whoever has its link: a booking site, or
// the owner's own calendar. There is no login and no cookie, and no redirect. An
// empty calendar is one, and a trouble of ours is never one: an error keeps what
// the reader has, an empty answer would open the flat everywhere.
func (w *Web) sharedCalendar(c echo.Context) error {
	token, found := strings.CutSuffix(c.Param("file"), ".ics")
	if !found {
		return notHere()
	}
	r := c.Request()
	var body export.Body
	var err error
	if r.Method == http.MethodHead {
		body, err = w.o.Sharing.Peek(r.Context(), token) // which tells nobody anything
	} else {
		body, err = w.o.Sharing.Serve(r.Context(), token, r.UserAgent())
	}
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("ETag", body.ETag)
	h.Set("Cache-Control", calendarAge)
	if matches(r.Header.Values("If-None-Match"), body.ETag) {
		return c.NoContent(http.StatusNotModified)
	}
	return c.Blob(http.StatusOK, "text/calendar; charset=utf-8", body.Text)
}

// matches reports whether one of the tags that a reader has is ours (RFC 9110
// 13.1.2). A proxy may have made it a weak one.
func matches(had []string, etag string) bool {
	for _, list := range had {
		for tag := range strings.SplitSeq(list, ",") {
			tag = strings.TrimSpace(tag)
			if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
				return true
			}
		}
	}
	return false
}
