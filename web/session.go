package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// The cookie's name says how it is kept: over https the browser itself holds it
// to this host and to encrypted connections.
const (
	cookiePlain  = "portineria"
	cookieSecure = "__Host-portineria"
)

func overTLS(c echo.Context) bool {
	return c.Request().TLS != nil || strings.EqualFold(c.Request().Header.Get("X-Forwarded-Proto"), "https")
}

func sessionCookie(c echo.Context, token string) *http.Cookie {
	name, secure := cookiePlain, overTLS(c)
	if secure {
		name = cookieSecure
	}
	k := &http.Cookie{Name: name, Value: token, Path: "/", HttpOnly: true, Secure: secure, SameSite: http.SameSiteStrictMode} //nolint:gosec // Secure where there is TLS: at home there may be none
	if token == "" {
		k.MaxAge = -1
	}
	return k
}

func sessionToken(c echo.Context) string {
	name := cookiePlain
	if overTLS(c) {
		name = cookieSecure
	}
	k, err := c.Cookie(name)
	if err != nil {
		return ""
	}
	return k.Value
}

// visitor is the account behind a request, with their words.
type visitor struct {
	stay.User
	W *lang.Words
}

// handler is a page or an act for somebody who is logged in.
type handler func(c echo.Context, v visitor) error

// guard lets in accounts whose role allows the act, and sends everybody else to
// the login. Every private route passes here but login, set-up and health.
func (w *Web) guard(act stay.Act, next handler) echo.HandlerFunc {
	return func(c echo.Context) error {
		token := sessionToken(c)
		if token == "" {
			return w.toLogin(c)
		}
		user, err := w.o.Door.Who(c.Request().Context(), token)
		if errors.Is(err, stay.ErrNotFound) {
			c.SetCookie(sessionCookie(c, ""))
			return w.toLogin(c)
		}
		if err != nil {
			return err
		}
		v := visitor{user, lang.For(user.Language)}
		c.Set("words", v.W)
		if act != "" && !user.May(act) {
			return stay.ErrForbidden
		}
		return next(c, v)
	}
}

// toLogin sends a person to the login and back to the page afterwards; a script
// or a stream only learns that the session is over.
func (w *Web) toLogin(c echo.Context) error {
	r := c.Request()
	if !onlyAsks(r) || r.URL.Query().Has("fragment") || r.URL.Path == view.LivePath {
		return echo.NewHTTPError(http.StatusUnauthorized)
	}
	to := view.LoginPath
	if next := r.URL.RequestURI(); next != "/" {
		to += "?next=" + url.QueryEscape(next)
	}
	return c.Redirect(http.StatusSeeOther, to)
}

// onlyAsks reports whether a request only asks for something.
func onlyAsks(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }

// ours keeps a "next" address within our own pages.
func ours(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.Contains(next, `\`) {
		return view.TodayPath
	}
	return next
}
