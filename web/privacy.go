package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// privacyNotice shows a guest what happens with their data, in the language that
// they ask for, else the first of their browser's that there is a notice in, else
// the property's. It sets no cookie and needs no script.
func (w *Web) privacyNotice(c echo.Context) error {
	asked := strings.ToLower(c.QueryParam("lang"))
	if !w.o.Notices.Speaks(asked) {
		asked = w.spoken(c.Request().Header.Get("Accept-Language"))
	}
	id := stay.PropertyID(c.Param("property"))
	d, err := w.o.Notices.Notice(c.Request().Context(), id, asked)
	if err != nil {
		return err
	}
	p := view.NoticePage{
		Assets: w.viewAssets(), Lang: d.Language, Property: d.Property, Title: d.Title, Skip: d.Skip, Intro: d.Intro, ContentsTitle: d.Contents,
		Version: d.Version, LanguagesLabel: d.LanguagesLabel,
	}
	for _, s := range d.Sections {
		p.Sections = append(p.Sections, view.NoticeSection{ID: s.ID, Heading: s.Heading, Paragraphs: s.Paragraphs, Items: s.Items})
	}
	for _, code := range w.o.Notices.Languages() {
		p.Languages = append(p.Languages, view.LanguageLink{Code: code, Name: lang.Autonym(code), Href: noticePath(id, code), Current: code == d.Language})
	}
	c.Response().Header().Set("Content-Language", d.Language)
	c.Response().Header().Set("Vary", "Accept-Language")
	return render(c, http.StatusOK, view.NoticeView(p))
}

// noticePath is the address of a notice on the public side.
func noticePath(id stay.PropertyID, language string) string {
	return "/privacy/" + url.PathEscape(string(id)) + "?lang=" + language
}

// spoken is the language that a browser prefers among those of the notices (RFC
// 9110 12.5.4); where there is none, the one that guests who are answered in one of
// the browser's are sent to; empty where nothing fits.
func (w *Web) spoken(header string) string {
	best, most, instead := "", 0.0, ""
	for part := range strings.SplitSeq(header, ",") {
		code, parameter, weighed := strings.Cut(strings.TrimSpace(part), ";")
		code, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(code)), "-")
		weight := 1.0
		if weighed {
			var err error
			if weight, err = strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(parameter), "q="), 64); err != nil {
				continue
			}
		}
		switch {
		case weight > most && w.o.Notices.Speaks(code):
			best, most = code, weight
		case weight > 0 && w.o.Phrases.Language(code) == code:
			instead = w.o.Phrases.NoticeLanguage(code)
		}
	}
	return cmp.Or(best, instead)
}
