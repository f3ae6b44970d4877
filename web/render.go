package web

import (
	"bytes"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/web/view"
)

// render draws into a buffer first, so that a failure can still become an error
// page.
func render(c echo.Context, status int, page templ.Component) error {
	var b bytes.Buffer
	if err := page.Render(c.Request().Context(), &b); err != nil {
		return err
	}
	return c.HTMLBlob(status, b.Bytes())
}

// public is what stands around a page without login.
func (w *Web) public(words *lang.Words) view.Public {
	return view.Public{W: words, Assets: w.viewAssets()}
}

func (w *Web) viewAssets() view.Assets {
	return view.Assets{Style: w.assets.Style.Path, Script: w.assets.Script.Path, Favicon: w.assets.Favicon.Path}
}

// preferred is the first interface language that a browser asks for.
func preferred(header string) string {
	for part := range strings.SplitSeq(header, ",") {
		code, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		code, _, _ = strings.Cut(code, "-")
		if lang.Has(strings.ToLower(code)) {
			return strings.ToLower(code)
		}
	}
	return "en"
}

// seeOther leads to a page after an act, so that a reload does not repeat it.
func seeOther(c echo.Context, to string) error { return c.Redirect(http.StatusSeeOther, to) }
