package web

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"portineria/app/account"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// The first start: whoever has the one-time link becomes the owner.

func (w *Web) setupPage(c echo.Context) error {
	lives, err := w.o.Door.SetupLives(c.Request().Context(), c.Param("token"))
	if err != nil {
		return err
	}
	words := lang.For(preferred(c.Request().Header.Get("Accept-Language")))
	if !lives {
		return w.spentLink(c, words)
	}
	return render(c, http.StatusOK, view.SetupView(view.SetupPage{Public: w.public(words), Token: c.Param("token"), Language: words.Code}))
}

// spentLink explains a set-up link that lets nobody in any more.
func (w *Web) spentLink(c echo.Context, words *lang.Words) error {
	p := view.ErrorPage{Public: w.public(words), Status: http.StatusNotFound, Home: view.LoginPath, Title: words.Auth.SetupUsedTitle, Text: words.Auth.SetupUsedText}
	return render(c, http.StatusNotFound, view.ErrorView(p))
}

func (w *Web) setUp(c echo.Context) error {
	token := c.Param("token")
	n := account.NewUser{Name: c.FormValue("name"), Password: c.FormValue("password"), Language: c.FormValue("language")}
	if !lang.Has(n.Language) {
		n.Language = preferred(c.Request().Header.Get("Accept-Language"))
	}
	words := lang.For(n.Language)
	again := func(refused view.Errors) error {
		p := view.SetupPage{Public: w.public(words), Token: token, Name: n.Name, Language: n.Language, Errors: refused}
		return render(c, http.StatusUnprocessableEntity, view.SetupView(p))
	}
	if n.Password != c.FormValue("password2") {
		return again(view.Errors{"password2": words.InvalidText("password_mismatch")})
	}
	session, err := w.o.Door.SetUp(c.Request().Context(), token, n, c.Request().UserAgent())
	var invalid stay.Invalid
	switch {
	case errors.As(err, &invalid):
		return again(view.Errors{invalid.Field: words.InvalidText(invalid.Key)})
	case errors.Is(err, stay.ErrNotFound), errors.Is(err, stay.ErrConflict):
		return w.spentLink(c, words)
	case err != nil:
		return err
	}
	c.SetCookie(sessionCookie(c, session))
	return seeOther(c, view.TodayPath)
}

// loginWait is how many seconds somebody with too many tries is asked to wait.
const loginWait = 60

func (w *Web) loginPage(c echo.Context) error {
	words := lang.For(preferred(c.Request().Header.Get("Accept-Language")))
	if token := sessionToken(c); token != "" {
		if _, err := w.o.Door.Who(c.Request().Context(), token); err == nil {
			return seeOther(c, ours(c.QueryParam("next")))
		}
	}
	return render(c, http.StatusOK, view.LoginView(view.LoginPage{Public: w.public(words), Next: c.QueryParam("next")}))
}

func (w *Web) logIn(c echo.Context) error {
	words := lang.For(preferred(c.Request().Header.Get("Accept-Language")))
	name, next := c.FormValue("name"), c.FormValue("next")
	token, err := w.o.Door.LogIn(c.Request().Context(), name, c.FormValue("password"), c.RealIP(), c.Request().UserAgent())
	page := view.LoginPage{Public: w.public(words), Name: name, Next: next}
	switch {
	case errors.Is(err, account.ErrWrong):
		page.Errors = view.Errors{"": words.Auth.LoginWrong}
		return render(c, http.StatusUnprocessableEntity, view.LoginView(page))
	case errors.Is(err, account.ErrTooMany):
		page.Errors = view.Errors{"": words.Auth.LoginWait(loginWait)}
		c.Response().Header().Set("Retry-After", strconv.Itoa(loginWait))
		return render(c, http.StatusTooManyRequests, view.LoginView(page))
	case err != nil:
		return err
	}
	c.SetCookie(sessionCookie(c, token))
	return seeOther(c, ours(next))
}

func (w *Web) logOut(c echo.Context, _ visitor) error {
	if err := w.o.Door.LogOut(c.Request().Context(), sessionToken(c)); err != nil {
		return err
	}
	c.SetCookie(sessionCookie(c, ""))
	return seeOther(c, view.LoginPath)
}
