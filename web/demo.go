package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"portineria/app/account"
	"portineria/web/view"
)

// DemoUser is the account that the demo's link opens; its password is the token
// in the link. No other house has this route.
const DemoUser = "Demo"

// enterDemo logs in whoever follows the link that the demo printed.
func (w *Web) enterDemo(c echo.Context) error {
	token, err := w.o.Door.LogIn(c.Request().Context(), DemoUser, c.Param("token"), c.RealIP(), c.Request().UserAgent())
	if errors.Is(err, account.ErrWrong) || errors.Is(err, account.ErrTooMany) {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	if err != nil {
		return err
	}
	c.SetCookie(sessionCookie(c, token))
	return seeOther(c, view.TodayPath)
}
