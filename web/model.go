package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/model"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// suggestedModel stands in the form of a house without one.
const suggestedModel = "qwen3:4b-instruct"

// lookWithin is how long the page waits for the model server.
const lookWithin = 3 * time.Second

// modelPage shows the language model of the house and how to get one.
func (w *Web) modelPage(c echo.Context, v visitor) error {
	return w.showModel(c, v, http.StatusOK, "", nil)
}

// showModel draws the page; name is what was typed.
func (w *Web) showModel(c echo.Context, v visitor, status int, name string, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	part := fragment(c)
	if part != "" && part != view.FragmentModel {
		return notHere()
	}
	if refused[""] != "" { // while a download runs the form is not there
		around.Flash = &view.Flash{Tone: view.Red, Text: refused[""]}
	}
	ctx := c.Request().Context()
	if part == "" {
		looking, cancel := context.WithTimeout(ctx, lookWithin)
		defer cancel()
		w.o.Model.Look(looking)
	}
	s := w.o.Model.State()
	found := w.o.Doctor.Look(ctx, "model", "model_test")
	p := view.ModelPage{Page: around, State: checkChip(v.W, found, "model", "model_test"), Rows: modelState(v.W, s), Checks: checksOf(v.W, found), Download: downloadOf(v.W, s),
		Models: installed(v.W, s), Name: cmp.Or(name, toGet(s)), Errors: refused, CanTest: s.Name != "", CanWrite: v.May(stay.WriteSettings), Hide: hidden(v)}
	if part == view.FragmentModel {
		return render(c, status, view.ModelState(p))
	}
	return render(c, status, view.ModelView(p))
}

// toGet is the model that the house lacks: the one whose download did not come to its
// end, the configured one, or a good one.
func toGet(s model.State) string {
	if s.Download.Err != nil {
		return s.Download.Name
	}
	if s.Name != "" && !s.Health.ModelPresent {
		return s.Name
	}
	if s.Name == "" && len(s.Models) == 0 {
		return suggestedModel
	}
	return ""
}

func modelState(w *lang.Words, s model.State) []view.Row {
	words := w.Model
	rows := []view.Row{{Label: words.Name, Value: cmp.Or(s.Name, words.None)}}
	if s.Server == "" {
		return append(rows, view.Row{Label: words.Server, Chip: view.Chip{Tone: view.Plain, Text: words.ServerOff}})
	}
	rows = append(rows, view.Row{Label: words.Server, Value: words.ServerUp(s.Server)})
	switch {
	case s.Name == "":
	case !s.Health.ModelPresent:
		rows = append(rows, view.Row{Label: words.There, Chip: view.Chip{Tone: view.Brass, Text: words.ThereNo}})
	case s.Health.Loaded:
		rows = append(rows, view.Row{Label: words.There, Value: words.InMemory})
	default:
		rows = append(rows, view.Row{Label: words.There, Value: words.ThereYes(w.Numbers.Bytes(s.Health.Size))})
	}
	return rows
}

// installed are the models that the server has.
func installed(w *lang.Words, s model.State) []view.Row {
	var rows []view.Row
	for _, m := range s.Models {
		row := view.Row{Label: m.Name, Value: w.Numbers.Bytes(m.Size)}
		switch {
		case m.Remote:
			row.Chip = view.Chip{Tone: view.Plain, Text: w.Model.Elsewhere}
		case s.Uses(m.Name):
			row.Chip = view.Chip{Tone: view.Green, Text: w.Model.Used}
		}
		rows = append(rows, row)
	}
	return rows
}

// downloadOf is how far the download is, or how the last one ended.
func downloadOf(w *lang.Words, s model.State) view.Download {
	d, words := s.Download, w.Model
	switch {
	case d.Name == "":
		return view.Download{}
	case d.Running:
		shown := view.Download{Title: words.Running(d.Name), Running: true, Percent: d.Progress.Percent()}
		switch {
		case d.Progress.Total == 0:
			shown.Text = words.Starting
		case d.Progress.Checking:
			shown.Text = words.Checking
		default:
			shown.Text = words.Part(shown.Percent, w.Numbers.Bytes(d.Progress.Done), w.Numbers.Bytes(d.Progress.Total))
		}
		// A quarter at a time: nobody wants to hear a hundred numbers.
		if shown.Percent >= 25 {
			shown.Announce = words.Quarter(d.Name, shown.Percent/25*25)
		}
		return shown
	case d.Err == nil:
		shown := view.Download{Title: d.Name, Text: words.Done(d.Name), Tone: view.Green}
		if s.Name == "" {
			shown.Next = words.NextStart(d.Name)
		}
		shown.Announce = shown.Text
		return shown
	case errors.Is(d.Err, model.ErrCalledOff):
		return view.Download{Title: d.Name, Text: words.CalledOff, Tone: view.Brass, Announce: words.CalledOff}
	default:
		failed := words.Failed(d.Name)
		return view.Download{Title: d.Name, Text: failed, Next: w.ModelTrouble(model.Trouble(d.Err)), Tone: view.Red, Announce: failed}
	}
}

// downloadModel begins to fetch a model; the page shows how far it is.
func (w *Web) downloadModel(c echo.Context, v visitor) error {
	name := strings.TrimSpace(c.FormValue("name"))
	if name == "" {
		return w.showModel(c, v, http.StatusUnprocessableEntity, name, view.Errors{"name": v.W.InvalidText("required")})
	}
	switch err := w.o.Model.Download(name); {
	case errors.Is(err, model.ErrBusy):
		return w.showModel(c, v, http.StatusConflict, name, view.Errors{"": v.W.ModelTrouble("busy")})
	case err != nil:
		return w.showModel(c, v, http.StatusUnprocessableEntity, name, view.Errors{"name": v.W.ModelTrouble(model.Trouble(err))})
	}
	return seeOther(c, view.ModelPath)
}

func (w *Web) callOffModel(c echo.Context, _ visitor) error {
	w.o.Model.CallOff()
	sayDid(c, didCallOff)
	return seeOther(c, view.ModelPath)
}

func (w *Web) testModel(c echo.Context, _ visitor) error {
	w.o.Model.TestAgain()
	sayDid(c, didTest)
	return seeOther(c, view.ModelPath)
}
