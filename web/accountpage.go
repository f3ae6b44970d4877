package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/account"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// One's own account: language, password, sessions.

func (w *Web) accountPage(c echo.Context, v visitor) error {
	return w.showAccount(c, v, http.StatusOK, nil)
}

func (w *Web) showAccount(c echo.Context, v visitor, status int, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	p := view.AccountPage{Page: around, Language: v.Language, Errors: refused, Hide: hidden(v)}
	now := w.now().In(h.zone)
	own, err := w.db.Session(ctx, sessionToken(c), now)
	if err != nil {
		return err
	}
	open, err := w.db.Sessions(ctx, v.ID, now)
	if err != nil {
		return err
	}
	for _, s := range open {
		p.Sessions = append(p.Sessions, view.Session{
			ID: s.ID, Browser: browserOf(v.W, s.Agent), Since: v.W.Account.Since(v.W.Dates.When(s.CreatedAt, now)),
			LastUse: v.W.Account.LastUse(v.W.Dates.When(s.LastSeenAt, now)), Here: s.ID == own.ID,
		})
	}
	return render(c, status, view.AccountView(p))
}

// browserOf names a browser and its system from what the browser calls itself
// (RFC 9110, "User-Agent"). The order matters: most call themselves by several
// names.
func browserOf(w *lang.Words, agent string) string {
	find := func(names [][2]string) string {
		for _, n := range names {
			if strings.Contains(agent, n[0]) {
				return n[1]
			}
		}
		return ""
	}
	browser := find([][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser", "Samsung Internet"}, {"Firefox", "Firefox"}, {"FxiOS", "Firefox"},
		{"CriOS", "Chrome"}, {"Chrome", "Chrome"}, {"Safari", "Safari"}})
	system := find([][2]string{{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"}, {"Mac OS", "Mac"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}})
	switch {
	case browser == "":
		return w.Account.UnknownBrowser
	case system == "":
		return browser
	default:
		return browser + ", " + system
	}
}

func (w *Web) saveLanguage(c echo.Context, v visitor) error {
	if err := w.o.Door.SetLanguage(c.Request().Context(), v.ID, typed(c, "language")); err != nil {
		return err
	}
	sayDid(c, didLanguage)
	return seeOther(c, view.AccountPath)
}

// changePassword ends every session, the present one too, and goes on in a new
// one: whoever knew the old password is out.
func (w *Web) changePassword(c echo.Context, v visitor) error {
	ctx, fresh := c.Request().Context(), c.FormValue("password")
	if fresh != c.FormValue("password2") {
		return w.showAccount(c, v, http.StatusUnprocessableEntity, view.Errors{"password2": v.W.InvalidText("password_mismatch")})
	}
	err := w.o.Door.ChangePassword(ctx, v.ID, c.FormValue("present"), fresh)
	var invalid stay.Invalid
	switch {
	case errors.Is(err, account.ErrTooMany):
		c.Response().Header().Set("Retry-After", strconv.Itoa(loginWait))
		return w.showAccount(c, v, http.StatusTooManyRequests, view.Errors{"present": v.W.Auth.LoginWait(loginWait)})
	case errors.As(err, &invalid) && invalid.Key == "wrong_password":
		return w.showAccount(c, v, http.StatusUnprocessableEntity, view.Errors{"present": v.W.InvalidText(invalid.Key)})
	case errors.As(err, &invalid):
		return w.showAccount(c, v, http.StatusUnprocessableEntity, view.Errors{invalid.Field: v.W.InvalidText(invalid.Key)})
	case err != nil:
		return err
	}
	token, err := w.o.Door.LogIn(ctx, v.Name, fresh, c.RealIP(), c.Request().UserAgent())
	if errors.Is(err, account.ErrTooMany) || errors.Is(err, account.ErrWrong) {
		c.SetCookie(sessionCookie(c, ""))
		return seeOther(c, view.LoginPath)
	}
	if err != nil {
		return err
	}
	c.SetCookie(sessionCookie(c, token))
	sayDid(c, didPassword)
	return seeOther(c, view.AccountPath)
}

// endSession ends one of one's own sessions.
func (w *Web) endSession(c echo.Context, v visitor) error {
	ctx := c.Request().Context()
	err := w.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.EndSessionByID(ctx, v.ID, c.Param("session")) })
	if err != nil {
		return err
	}
	sayDid(c, didEnd)
	return seeOther(c, view.AccountPath)
}

// endOthers ends all of one's own sessions but this one.
func (w *Web) endOthers(c echo.Context, v visitor) error {
	ctx, now := c.Request().Context(), w.now()
	own, err := w.db.Session(ctx, sessionToken(c), now)
	if err != nil {
		return err
	}
	err = w.o.DB.Update(ctx, func(tx *store.Tx) error {
		open, err := tx.Sessions(ctx, v.ID, now)
		for _, s := range open {
			if err == nil && s.ID != own.ID {
				err = tx.EndSessionByID(ctx, v.ID, s.ID)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	sayDid(c, didEnd)
	return seeOther(c, view.AccountPath)
}
