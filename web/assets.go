package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"portineria/embed"
)

// serveAsset answers with an embedded file. Its address holds a hash of its
// content, so browsers may keep it for a year.
func (w *Web) serveAsset(c echo.Context) error {
	a, ok := w.assets.Find(c.Request().URL.Path)
	if !ok {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	c.Response().Header().Set("Cache-Control", embed.AssetCache)
	return c.Blob(http.StatusOK, a.Type, a.Body)
}
