package web

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// A rehearsal answers past questions with values that are not saved yet; see
// app.Rehearse. It runs beside the pages, and its page shows how far it is.

// The most questions that a rehearsal takes, with and without a model: the
// model needs seconds for each.
const (
	rehearsed          = 2000
	rehearsedWithModel = 60
	rehearsalRows      = 100 // shown at once
)

// rehearsal is what was tried and what came of it.
type rehearsal struct {
	property stay.PropertyID
	form     url.Values // as it was sent, to be saved or gone back to
	save     string     // where saving posts to
	back     string     // the form
	model    string     // key of the sides that answer with the model
	progress app.Progress
	replays  []app.Replay
	stopped  bool
}

// rehearseFact tries a fact that is being edited.
func (w *Web) rehearseFact(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	before, err := w.db.Fact(c.Request().Context(), home.ID, c.Param("fact"))
	if err != nil {
		return err
	}
	return w.tryFact(c, v, home, w.sentFact(c, home, before))
}

// rehearseNewFact tries a fact that would be added.
func (w *Web) rehearseNewFact(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	return w.tryFact(c, v, home, w.sentFact(c, home, stay.Fact{Property: home.ID}))
}

func (w *Web) tryFact(c echo.Context, v visitor, home stay.Property, f factForm) error {
	facts, err := w.db.Facts(c.Request().Context(), home.ID)
	if err != nil {
		return err
	}
	tried, refused := f.Fact, view.Errors{}
	save, back := view.FactPath(string(home.ID), f.ID), view.FactPath(string(home.ID), f.ID)
	if f.ID == "" {
		save, back = view.AddFactPath(string(home.ID)), view.AddFactPath(string(home.ID))
		if tried.ID = f.newID; tried.ID == "" {
			tried.ID = stay.FreeFactID(f.Topic, facts)
		}
	}
	checkFact(v.W, tried, refused)
	if refused.Any() {
		return w.showFact(c, v, http.StatusUnprocessableEntity, home, f, refused)
	}
	if i := slices.IndexFunc(facts, func(o stay.Fact) bool { return o.ID == tried.ID }); i >= 0 {
		facts[i] = tried
	} else {
		facts = append(facts, tried)
	}
	return w.rehearse(c, v, app.Trial{Property: home, Facts: facts}, save, back)
}

// rehearseBasics tries details and rules that are being edited.
func (w *Web) rehearseBasics(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	form, refused := sentBasics(c, v.W), view.Errors{}
	changed := parseBasics(v.W, home.ID, form, refused)
	if refused.Any() {
		return w.showBasics(c, v, http.StatusUnprocessableEntity, home, form, refused)
	}
	facts, err := w.db.Facts(c.Request().Context(), home.ID)
	if err != nil {
		return err
	}
	path := view.BasicsPath(string(home.ID))
	return w.rehearse(c, v, app.Trial{Property: changed, Facts: facts}, path, path)
}

// rehearse begins a rehearsal and leads to its page. Whoever may not read the
// inbox must not read past questions here either.
func (w *Web) rehearse(c echo.Context, v visitor, trial app.Trial, save, back string) error {
	if !v.May(stay.ReadInbox) {
		return stay.ErrForbidden
	}
	sent, err := c.FormParams()
	if err != nil {
		return err
	}
	r := rehearsal{property: trial.Property.ID, form: url.Values{}, save: save, back: back}
	for name, values := range sent {
		if name != view.RehearsalModelField {
			r.form[name] = values
		}
	}
	trial.Most = rehearsed
	if model := w.o.App.Model(); model != nil {
		r.model = c.FormValue(view.RehearsalModelField)
		switch r.model {
		case view.RehearseBothWithModel:
			trial.Before, trial.After = model, model
		case view.RehearseThenWithModel:
			trial.After = model
		default:
			r.model = ""
		}
	}
	if r.model != "" {
		trial.Most = rehearsedWithModel
	}
	one := w.rehearsals.start(string(v.ID), r, func(ctx context.Context, change func(int, func(*rehearsal))) error {
		trial.Progress = func(p app.Progress) {
			change(hundredths(p, trial.Most, r.model != ""), func(r *rehearsal) { r.progress = p })
		}
		replays, err := w.o.App.Rehearse(ctx, trial)
		change(0, func(r *rehearsal) { r.replays, r.stopped = replays, errors.Is(err, context.Canceled) })
		return err
	})
	one.wait(c.Request().Context())
	return seeOther(c, view.RehearsalPath(string(trial.Property.ID), one.id))
}

// hundredths is how far a rehearsal is: by conversations, or by questions where
// the model makes each of them slow.
func hundredths(p app.Progress, most int, slow bool) int {
	done, of := p.Conversations, p.Of
	if slow && most > 0 {
		if byTurns := 100 * p.Turns / most; of == 0 || byTurns > 100*done/of {
			return min(byTurns, 100)
		}
	}
	if of == 0 {
		return 0
	}
	return 100 * done / of
}

// rehearsalOf is the rehearsal that the address names, if it is the account's.
func (w *Web) rehearsalOf(c echo.Context, v visitor, id string) (*work[rehearsal], rehearsal, error) {
	one := w.rehearsals.find(string(v.ID), id)
	if one == nil {
		return nil, rehearsal{}, stay.ErrNotFound
	}
	r, _, _ := one.look()
	if string(r.property) != c.Param("property") {
		return nil, r, stay.ErrNotFound
	}
	return one, r, nil
}

// rehearsalPage shows how far a rehearsal is, then what would change.
func (w *Web) rehearsalPage(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	if !v.May(stay.ReadInbox) {
		return stay.ErrForbidden
	}
	one, _, err := w.rehearsalOf(c, v, c.Param("rehearsal"))
	if err != nil {
		return err
	}
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	r, ended, failed := one.look()
	p := view.RehearsalPage{Page: around, ID: one.id, Property: string(home.ID), PropertyName: home.Name, Running: !ended, All: c.QueryParam("all") == "yes",
		Save: view.SaveForm{Action: r.save, Fields: hiddenFields(r.form)}, Back: withRehearsal(r.back, one.id)}
	words := v.W.Rehearsal
	switch {
	case !ended:
		p.Percent = hundredths(r.progress, rehearsedWithModel, r.model != "")
		p.Progress = words.Progress(r.progress.Turns, r.progress.Conversations, r.progress.Of)
	case r.stopped:
		p.Trouble = words.Stopped
	case failed != nil:
		p.Trouble = words.Failed
	default:
		err = w.fillRehearsal(c.Request().Context(), v, home, r, &p)
	}
	if err != nil {
		return err
	}
	if fragment(c) == view.FragmentRehearsal {
		return render(c, http.StatusOK, view.RehearsalBody(p))
	}
	return render(c, http.StatusOK, view.RehearsalView(p))
}

// fillRehearsal reads the guests' words anew: what was erased or has moved out of
// the account's sight since is not shown.
func (w *Web) fillRehearsal(ctx context.Context, v visitor, home stay.Property, r rehearsal, p *view.RehearsalPage) error {
	var t rehearsalTally
	for _, replay := range r.replays {
		row, seen, err := w.replayRow(ctx, v, home, replay)
		if err != nil {
			return err
		}
		if !seen {
			continue
		}
		t.add(replay)
		if !p.All && !replay.Changed() {
			continue
		}
		if len(p.Rows) < rehearsalRows {
			p.Rows = append(p.Rows, row)
		} else {
			p.More++
		}
	}
	words := v.W.Rehearsal
	p.Questions, p.Changed = strconv.Itoa(t.questions), strconv.Itoa(t.changed)
	p.Counts = t.counts(v.W)
	switch r.model {
	case view.RehearseBothWithModel:
		p.Model = words.ModelBothNote(rehearsedWithModel)
	case view.RehearseThenWithModel:
		p.Model = words.ModelThenNote(rehearsedWithModel)
	}
	return nil
}

// replayRow is a question with both answers; false where it must not be seen.
func (w *Web) replayRow(ctx context.Context, v visitor, home stay.Property, r app.Replay) (view.RehearsalRow, bool, error) {
	var row view.RehearsalRow
	x, err := w.db.Conversation(ctx, r.Conversation)
	if isNotFound(err) || (err == nil && !v.reads(x)) {
		return row, false, nil
	}
	if err != nil {
		return row, false, err
	}
	g, err := w.db.Guest(ctx, x.Guest)
	if err != nil {
		return row, false, err
	}
	var said []string
	for _, id := range r.Messages {
		m, err := w.db.Message(ctx, id)
		if isNotFound(err) || (err == nil && m.Withdrawn) {
			continue
		}
		if err != nil {
			return row, false, err
		}
		said = append(said, string(m.Text))
	}
	if len(said) == 0 {
		return row, false, nil
	}
	at := r.At.In(home.Zone())
	row = view.RehearsalRow{ID: string(r.Messages[len(r.Messages)-1]), Guest: nameOf(v.W, g, nil), Href: view.ConversationPath(string(x.ID)), Question: strings.Join(said, "\n"), Changed: r.Changed(),
		When: view.Moment{Text: v.W.Dates.When(at, w.now().In(home.Zone())), ISO: at.Format("2006-01-02T15:04:05Z07:00")}, Before: answerShown(v.W, r.Before), After: answerShown(v.W, r.After)}
	if row.Question = strings.TrimSpace(row.Question); row.Question == "" {
		row.Question = v.W.Rehearsal.NoText
	}
	return row, true, nil
}

// answerShown is one side in words and colour.
func answerShown(w *lang.Words, a app.Answered) view.RehearsalAnswer {
	out := view.RehearsalAnswer{Chip: view.Chip{Tone: outcomeTone(a.Outcome), Text: w.Rehearsal.Outcome(string(a.Outcome))}, Text: a.Text}
	if a.Reason != "" && a.Outcome != app.Outcome(app.ActAnswer) {
		out.Why = reasonOf(w, string(a.Reason)).Name
	}
	return out
}

func outcomeTone(o app.Outcome) view.Tone {
	switch o {
	case app.Outcome(app.ActAnswer):
		return view.Green
	case app.OutcomeDraft:
		return view.Brass
	case app.Outcome(app.ActEscalate), app.Outcome(app.ActHandoff):
		return view.Red
	default:
		return view.Plain
	}
}

// rehearsalTally counts what became of the questions on both sides.
type rehearsalTally struct {
	questions, changed int
	before, after      map[app.Outcome]int
}

func (t *rehearsalTally) add(r app.Replay) {
	if t.before == nil {
		t.before, t.after = map[app.Outcome]int{}, map[app.Outcome]int{}
	}
	t.questions++
	if r.Changed() {
		t.changed++
	}
	t.before[r.Before.Outcome]++
	t.after[r.After.Outcome]++
}

// counts are the outcomes that occurred, the three that matter first and always.
func (t *rehearsalTally) counts(w *lang.Words) []view.RehearsalCount {
	always := []app.Outcome{app.Outcome(app.ActAnswer), app.OutcomeDraft, app.Outcome(app.ActEscalate)}
	others := []app.Outcome{app.Outcome(app.ActAsk), app.Outcome(app.ActHandoff), app.Outcome(app.ActPrivacy), app.Outcome(app.ActOptOut), app.Outcome(app.ActSilent)}
	var all []view.RehearsalCount
	for i, o := range append(always, others...) {
		if i >= len(always) && t.before[o] == 0 && t.after[o] == 0 {
			continue
		}
		all = append(all, view.RehearsalCount{Chip: view.Chip{Tone: outcomeTone(o), Text: w.Rehearsal.Outcome(string(o))}, Before: strconv.Itoa(t.before[o]), After: strconv.Itoa(t.after[o])})
	}
	return all
}

// hiddenFields are the values of a form, to be sent again as they were.
func hiddenFields(form url.Values) []view.Hidden {
	var all []view.Hidden
	for name, values := range form {
		for _, value := range values {
			all = append(all, view.Hidden{Name: name, Value: value})
		}
	}
	slices.SortFunc(all, func(a, b view.Hidden) int { return strings.Compare(a.Name+"\x00"+a.Value, b.Name+"\x00"+b.Value) })
	return all
}

func withRehearsal(path, id string) string { return path + "?rehearsal=" + url.QueryEscape(id) }

// takeBack puts the values of a rehearsal into the form of a request, so that
// the page shows what was typed. A rehearsal that is gone changes nothing.
func (w *Web) takeBack(c echo.Context, v visitor) bool {
	id := c.QueryParam("rehearsal")
	if id == "" {
		return false
	}
	_, r, err := w.rehearsalOf(c, v, id)
	if err != nil || r.back != c.Request().URL.Path {
		return false
	}
	c.Request().Form = maps.Clone(r.form)
	return true
}

// stopRehearsal ends one that takes too long.
func (w *Web) stopRehearsal(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	one, _, err := w.rehearsalOf(c, v, c.Param("rehearsal"))
	if err != nil {
		return err
	}
	one.cancel()
	one.wait(c.Request().Context())
	return seeOther(c, view.RehearsalPath(string(home.ID), one.id))
}

// rehearseOffer says whether an account is offered to try its changes, and
// whether with the model as well.
func (w *Web) rehearseOffer(v visitor) view.RehearseOffer {
	return view.RehearseOffer{Can: v.May(stay.WriteFacts) && v.May(stay.ReadInbox), Model: w.o.App.Model() != nil}
}
