package web

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/reservations"
	"portineria/stay"
	"portineria/web/view"
)

// A portal's list of reservations is read, held in memory while its owner says how it
// is meant and looks at what it would change, and taken in or forgotten. It is never
// written down: what counts of it becomes bookings.

// The most that a browser may send: more than a list may have, so that one that is
// too large is refused in words; and the form with a tick for every row.
const (
	listCap     = reservations.MaxBytes + 2<<20
	listFormCap = 2 << 20
)

// heldList is a list that waits for the owner's word.
type heldList struct{ request calendar.ListRequest }

func (w *Web) listPage(c echo.Context, v visitor) error {
	return w.showListUpload(c, v, http.StatusOK, "", "")
}

func (w *Web) showListUpload(c echo.Context, v visitor, status int, problem string, chosen stay.PropertyID) error {
	around, err := w.opened(c, v, view.SectionCalendar)
	if err != nil {
		return err
	}
	p := view.ListUploadPage{Page: around, Problem: problem}
	homes, err := w.homeOptions(c, v, chosen)
	if err != nil {
		return err
	}
	if len(homes) > 1 {
		p.Properties = append([]view.Option{{Label: v.W.Import.WholeHouse, Selected: chosen == ""}}, homes...)
	}
	return render(c, status, view.ListUploadView(p))
}

// openList takes a file, reads it and holds it.
func (w *Web) openList(c echo.Context, v visitor) error {
	chosen := stay.PropertyID(typed(c, "property"))
	if chosen != "" && !v.Sees(chosen) {
		chosen = ""
	}
	files := sentFiles(c)
	if len(files) == 0 {
		return w.showListUpload(c, v, http.StatusUnprocessableEntity, v.W.Import.Nothing, chosen)
	}
	content, err := contentOf(files[0])
	if err != nil {
		return err
	}
	table, err := reservations.Open(content)
	q := calendar.ListRequest{Table: table, Property: chosen, Within: v.within()}
	if err == nil {
		_, err = w.o.Book.PlanList(c.Request().Context(), q)
	}
	switch p := reservations.ProblemOf(err); p {
	case "", reservations.NoColumns, reservations.DatesAmbiguous: // to be asked
	default:
		return w.showListUpload(c, v, http.StatusUnprocessableEntity, v.W.Import.Problems[string(p)], chosen)
	}
	if err != nil && reservations.ProblemOf(err) == "" {
		return err
	}
	one := w.lists.start(string(v.ID), heldList{q}, func(context.Context, func(int, func(*heldList))) error { return nil })
	return seeOther(c, view.ListPlanPath(one.id))
}

// held is the list that the address names, if it is the account's and still there;
// else the person is sent to choose the file again.
func (w *Web) held(c echo.Context, v visitor) (*work[heldList], calendar.ListRequest) {
	one := w.lists.find(string(v.ID), c.Param("list"))
	if one == nil {
		sayDid(c, didListGone)
		return nil, calendar.ListRequest{}
	}
	l, _, _ := one.look()
	l.request.Within = v.within() // as it is now
	return one, l.request
}

// listPlanPage shows what the list would change, or asks what cannot be told of it.
func (w *Web) listPlanPage(c echo.Context, v visitor) error {
	one, q := w.held(c, v)
	if one == nil {
		return seeOther(c, view.ListPath)
	}
	return w.showList(c, v, one.id, q, shownPlan{status: http.StatusOK})
}

// shownPlan is how a plan is shown.
type shownPlan struct {
	status  int
	picked  []int // nil: what is suggested
	changed bool
	nothing bool
	problem string // of the answers to the questions
}

func (w *Web) showList(c echo.Context, v visitor, id string, q calendar.ListRequest, s shownPlan) error {
	plan, err := w.o.Book.PlanList(c.Request().Context(), q)
	problem := reservations.ProblemOf(err)
	if err != nil && problem == "" {
		return err
	}
	around, err2 := w.opened(c, v, view.SectionCalendar)
	if err2 != nil {
		return err2
	}
	h, err2 := w.house(c.Request().Context(), v)
	if err2 != nil {
		return err2
	}
	known, err2 := w.o.Book.Learned(c.Request().Context())
	if err2 != nil {
		return err2
	}
	r := listReader{v: v, house: h, id: id, q: q, plan: plan, known: known, err: err, year: w.now().Year()}
	if r.open() || s.problem != "" {
		reading := r.reading(false)
		if s.problem != "" {
			reading.Problem = s.problem
		}
		return render(c, s.status, view.ListReadView(view.ListReadPage{Page: around, Reading: reading}))
	}
	p := view.ListPlanPage{Page: around, Reading: r.reading(true), ID: id, Rows: len(plan.Lines), Seen: plan.Fingerprint, Changed: s.changed, Nothing: s.nothing}
	if plan.Channel != "" {
		p.From = v.W.Import.From(v.W.Channel(plan.Channel))
	}
	if s.picked == nil {
		s.picked = plan.Suggested()
	}
	p.Groups = r.groups(s.picked)
	return render(c, s.status, view.ListPlanView(p))
}

// explainList takes the answers to the questions, for this list and the next one.
func (w *Web) explainList(c echo.Context, v visitor) error {
	one, q := w.held(c, v)
	if one == nil {
		return seeOther(c, view.ListPath)
	}
	ctx := c.Request().Context()
	known, err := w.o.Book.Learned(ctx)
	if err != nil {
		return err
	}
	q, problem := listAnswers(c, v, q, known)
	if problem != "" {
		return w.showList(c, v, one.id, q, shownPlan{status: http.StatusUnprocessableEntity, problem: problem})
	}
	w.lists.change(one, 0, func(l *heldList) { l.request = q })
	if err := w.o.Book.Learn(ctx, q); err != nil {
		return err
	}
	return seeOther(c, view.ListPlanPath(one.id))
}

// listAnswers reads the form of the questions. Of the columns only what differs from
// the guess is a person's word.
func listAnswers(c echo.Context, v visitor, q calendar.ListRequest, known calendar.Learned) (calendar.ListRequest, string) {
	guess := reservations.Guess(q.Table.Header, known.Columns)
	q.Columns, q.Units, q.States = map[int]reservations.Field{}, copied(q.Units), copied(q.States)
	used := map[reservations.Field]bool{}
	for i := range q.Table.Header {
		field := reservations.Field(c.FormValue("col-" + strconv.Itoa(i)))
		if !field.Valid() {
			continue
		}
		if field != reservations.Ignored && used[field] {
			return q, v.W.Import.ColumnsTwice
		}
		used[field] = true
		if guessed := fieldAt(guess, i); guessed != field {
			q.Columns[i] = field
		}
	}
	if order := reservations.Order(c.FormValue("order")); order.Valid() && order != reservations.AnyOrder {
		q.Order = order
	}
	if home := stay.PropertyID(c.FormValue("property")); home != "" && v.Sees(home) {
		q.Property = home
	}
	for i := range 1000 {
		n := strconv.Itoa(i)
		unit, word := c.FormValue("unitname-"+n), c.FormValue("wordname-"+n)
		if unit == "" && word == "" {
			break
		}
		if home := stay.PropertyID(c.FormValue("unit-" + n)); unit != "" && (home == calendar.LeaveOut || home != "" && v.Sees(home)) {
			q.Units[reservations.Fold(unit)] = home
		}
		if state := reservations.State(c.FormValue("word-" + n)); word != "" && slices.Contains(reservations.States(), state) {
			q.States[reservations.Fold(strings.ReplaceAll(word, "_", " "))] = state
		}
	}
	return q, ""
}

// fieldAt is what a column holds; Ignored where it is nothing that matters.
func fieldAt(columns reservations.Columns, column int) reservations.Field {
	for field, at := range columns {
		if at == column {
			return field
		}
	}
	return reservations.Ignored
}

// copied is a map of one's own, also of none.
func copied[T any](before map[string]T) map[string]T {
	after := map[string]T{}
	maps.Copy(after, before)
	return after
}

// applyList does what is ticked, if the plan is still the one that was shown.
func (w *Web) applyList(c echo.Context, v visitor) error {
	one, q := w.held(c, v)
	if one == nil {
		return seeOther(c, view.ListPath)
	}
	form, err := c.FormParams()
	if err != nil {
		return err
	}
	picked := []int{}
	for _, text := range form["row"] {
		if row, err := strconv.Atoi(text); err == nil {
			picked = append(picked, row)
		}
	}
	if len(picked) == 0 {
		return w.showList(c, v, one.id, q, shownPlan{status: http.StatusUnprocessableEntity, picked: picked, nothing: true})
	}
	_, done, err := w.o.Book.ApplyList(c.Request().Context(), q, c.FormValue("seen"), picked)
	if errors.Is(err, calendar.ErrListChanged) {
		return w.showList(c, v, one.id, q, shownPlan{status: http.StatusConflict, picked: picked, changed: true})
	}
	if err != nil {
		return err
	}
	w.lists.drop(one)
	sayDid(c, didList, strconv.Itoa(done.New), strconv.Itoa(done.Added), strconv.Itoa(done.Moved), strconv.Itoa(done.Cancelled))
	return seeOther(c, view.CalendarPath)
}

// dropList forgets a list.
func (w *Web) dropList(c echo.Context, v visitor) error {
	if one := w.lists.find(string(v.ID), c.Param("list")); one != nil {
		w.lists.drop(one)
	}
	return seeOther(c, view.CalendarPath)
}

// toldList says what a list changed.
func toldList(w *lang.Words, details []string) *view.Flash {
	if len(details) != 4 {
		return nil
	}
	var n [4]int
	total := 0
	for i, text := range details {
		n[i], _ = strconv.Atoi(text)
		total += n[i]
	}
	if total == 0 {
		return &view.Flash{Tone: view.Green, Text: w.Import.DoneNothing}
	}
	return &view.Flash{Tone: view.Green, Text: w.Import.Done(n[0], n[1], n[2], n[3])}
}
