package web

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// Parts is what only the wiring knows of the connected parts.
type Parts struct {
	WhatsApp bool // a business number is configured
	// Model is the name of the configured model and whether it answered when it
	// was last asked. nil: none is configured.
	Model func() (name string, up bool)
}

// fragment names the part of a page that is asked for; empty: the whole page.
func fragment(c echo.Context) string { return c.QueryParam("fragment") }

// page is what stands around every page behind the login.
func (w *Web) page(c echo.Context, v visitor, section string) (view.Page, error) {
	ctx := c.Request().Context()
	p := view.Page{W: v.W, Assets: w.viewAssets(), Section: section, Sections: w.sections(v), User: view.User{Name: v.Name, Role: v.W.Role(string(v.Role)).Name}, Flash: takeFlash(c, v.W)}
	part := fragment(c)
	var err error
	if part == "" || part == view.FragmentCount {
		if p.Waiting, err = w.waiting(ctx, v); err != nil {
			return p, err
		}
	}
	if part == "" || part == view.FragmentHealth {
		p.Health, err = w.health(ctx, v)
	}
	return p, err
}

// sections are the entries of the menu that an account may open.
func (w *Web) sections(v visitor) []string {
	var shown []string
	for _, s := range []struct {
		name string
		act  stay.Act
		off  bool
	}{
		{view.SectionToday, stay.ReadInbox, false},
		{view.SectionInbox, stay.ReadInbox, false},
		{view.SectionCalendar, stay.ReadCalendar, false},
		{view.SectionProperties, stay.ReadFacts, false},
		{view.SectionSimulator, stay.UseSimulator, w.o.Simulator == nil},
		{view.SectionSettings, stay.ReadSettings, false},
	} {
		if v.May(s.act) && !s.off {
			shown = append(shown, s.name)
		}
	}
	return shown
}

// waiting counts the guests who wait for a person, in the scope of the account.
func (w *Web) waiting(ctx context.Context, v visitor) (int, error) {
	if !v.May(stay.ReadInbox) {
		return 0, nil
	}
	return w.db.ListCount(ctx, store.ListFilter{Waiting: true, Properties: v.only()})
}

// notHere answers for a part of a page that does not exist.
func notHere() error { return echo.NewHTTPError(http.StatusNotFound) }
