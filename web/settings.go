package web

import (
	"context"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/doctor"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// examinedFor is how long an examination serves a page that refreshes itself:
// what happens in the house happens often, and the checks ask the outside.
const examinedFor = 30 * time.Second

// settings shows how every part does.
func (w *Web) settings(c echo.Context, v visitor) error {
	return w.showSettings(c, v, http.StatusOK, nil)
}

// showSettings draws the page; flash says what an act on it did.
func (w *Web) showSettings(c echo.Context, v visitor, status int, flash *view.Flash) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	if flash != nil {
		around.Flash = flash
	}
	ctx, part := c.Request().Context(), fragment(c)
	if part != "" && part != view.FragmentState {
		return notHere()
	}
	p := view.SettingsPage{Page: around, CanWrite: v.May(stay.WriteSettings), Hide: hidden(v), Version: v.W.Shell.Product + " " + w.o.Version}
	var found []doctor.Check
	if part == "" {
		found = w.o.Doctor.Recent(ctx, 0)
	} else {
		found = w.o.Doctor.Recent(ctx, examinedFor)
	}
	p.Checks, p.Summary = checksOf(v.W, found), summaryOf(v.W, found)
	if part == view.FragmentState {
		return render(c, status, view.StateList(p))
	}
	if p.Parts, err = w.parts(ctx); err != nil {
		return err
	}
	p.Backup = w.lastBackup(v.W)
	return render(c, status, view.SettingsView(p))
}

// hidden are the pages of the settings that an account may not open.
func hidden(v visitor) []string {
	if v.May(stay.ReadSettings) {
		return nil
	}
	return []string{view.SettingsState, view.SettingsPeople, view.SettingsConnections, view.SettingsModel, view.SettingsWhatsApp, view.SettingsTemplates, view.SettingsAutomations}
}

func checksOf(w *lang.Words, found []doctor.Check) []view.Check {
	all := make([]view.Check, len(found))
	for i, c := range found {
		text, next := c.Say(w.Code)
		all[i] = view.Check{Name: w.DoctorName(c.Key), State: string(c.State), Word: w.DoctorState(string(c.State)), Text: text, Next: next}
	}
	return all
}

// summaryOf is the worst of it in one chip.
func summaryOf(w *lang.Words, found []doctor.Check) view.Chip {
	bad, look := 0, 0
	for _, c := range found {
		switch c.State {
		case doctor.Fail:
			bad++
		case doctor.Warn:
			look++
		case doctor.OK, doctor.Off:
		}
	}
	switch {
	case bad > 0:
		return view.Chip{Tone: view.Red, Text: w.Settings.SomeBad(bad)}
	case look > 0:
		return view.Chip{Tone: view.Brass, Text: w.Settings.SomeWarn(look)}
	default:
		return view.Chip{Tone: view.Green, Text: w.Settings.AllFine}
	}
}

// parts are the versions of what the program is built on.
func (w *Web) parts(ctx context.Context) ([]view.Row, error) {
	sqlite, err := w.db.Version(ctx)
	return []view.Row{{Label: "Go", Value: strings.TrimPrefix(runtime.Version(), "go")}, {Label: "SQLite", Value: sqlite}}, err
}
