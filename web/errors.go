package web

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// fail turns an error into a status and a page, the one place that does. A
// person is told in words; the cause goes to the log, for whoever maintains. Once
// the browser has gone, whatever broke off broke off for that, and nobody reads.
func (w *Web) fail(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	status := statusOf(err)
	if c.Request().Context().Err() != nil {
		_ = c.NoContent(status)
		return
	}
	if status >= http.StatusInternalServerError {
		w.o.Log.Error("answer a request", slog.String("route", c.Path()), slog.Any("error", err))
	}
	words, ok := c.Get("words").(*lang.Words)
	if !ok {
		words = lang.For(preferred(c.Request().Header.Get("Accept-Language")))
	}
	page := view.ErrorPage{Public: w.public(words), Status: status}
	if _, loggedIn := c.Get("words").(*lang.Words); loggedIn {
		page.Home = view.TodayPath
	}
	if c.Request().Method == http.MethodHead {
		_ = c.NoContent(status)
		return
	}
	if err := render(c, status, view.ErrorView(page)); err != nil && c.Request().Context().Err() == nil {
		w.o.Log.Error("show an error page", slog.Any("error", err))
	}
}

func statusOf(err error) int {
	var coded *echo.HTTPError
	var invalid stay.Invalid
	switch {
	case errors.As(err, &coded):
		return coded.Code
	case errors.Is(err, stay.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, stay.ErrForbidden):
		return http.StatusForbidden
	case errors.Is(err, stay.ErrConflict):
		return http.StatusConflict
	case errors.As(err, &invalid):
		return http.StatusUnprocessableEntity
	case errors.Is(err, store.ErrNoSpace):
		return http.StatusInsufficientStorage
	default:
		return http.StatusInternalServerError
	}
}
