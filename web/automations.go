package web

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/app/automation"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// ruleMonth is how far ahead and back the pages of rules look.
const ruleMonth = 30 * 24 * time.Hour

// mostRuleLines is how many messages a list shows.
const mostRuleLines = 12

// automations shows the owner's rules, the ready ones, and what is coming up.
func (w *Web) automations(c echo.Context, v visitor) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	ctx, now := c.Request().Context(), w.now()
	rules, err := w.db.Rules(ctx)
	if err != nil {
		return err
	}
	lines, err := w.o.App.RuleLines(ctx, app.RuleAsk{From: now.Add(-ruleMonth), To: now.Add(ruleMonth)})
	if err != nil {
		return err
	}
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	p := view.AutomationsPage{Page: around, CanWrite: v.May(stay.WriteSettings), Hide: hidden(v)}
	templates, err := w.ruleTemplates(ctx)
	if err != nil {
		return err
	}
	for _, r := range rules {
		p.Rules = append(p.Rules, ruleCard(v.W, h, r, lines, templates, now))
	}
	ready, err := automation.Ready(v.W.Code)
	if err != nil {
		return err
	}
	for _, r := range ready {
		if !slices.ContainsFunc(rules, func(o stay.Rule) bool { return o.ID == r.ID }) {
			p.Ready = append(p.Ready, view.RuleCard{ID: string(r.ID), Name: r.Name, Sentence: ruleSentence(v.W, h, r)})
		}
	}
	for _, l := range lines {
		switch {
		case l.Send.State == stay.RulePlanned || l.Send.State == stay.RuleWaiting:
			if len(p.Coming) < mostRuleLines {
				p.Coming = append(p.Coming, ruleLine(v.W, l, now))
			}
		case l.Send.ID != "":
			p.Became = append(p.Became, ruleLine(v.W, l, now))
		}
	}
	slices.Reverse(p.Became)
	p.Became = p.Became[:min(len(p.Became), mostRuleLines)]
	switch fragment(c) {
	case "":
		return render(c, http.StatusOK, view.AutomationsView(p))
	case view.FragmentRules:
		return render(c, http.StatusOK, view.RulesBody(p))
	default:
		return notHere()
	}
}

// ruleTemplates are the names of templates with whether WhatsApp has approved one of
// that name in any language.
func (w *Web) ruleTemplates(ctx context.Context) (map[string]bool, error) {
	approved := map[string]bool{}
	for _, account := range w.o.App.TemplateAccounts() {
		all, err := w.db.Templates(ctx, account.ID)
		if err != nil {
			return nil, err
		}
		for _, t := range all {
			approved[t.Name] = approved[t.Name] || t.State == stay.TemplateApproved
		}
	}
	return approved, nil
}

func ruleCard(w *lang.Words, h house, r stay.Rule, lines []app.RuleLine, approved map[string]bool, now time.Time) view.RuleCard {
	card := view.RuleCard{ID: string(r.ID), Name: r.Name, Sentence: ruleSentence(w, h, r), On: r.Enabled, Warning: ruleWarning(w, r, approved)}
	n := 0
	for _, l := range lines {
		if l.Rule.ID != r.ID || l.Send.State != stay.RulePlanned {
			continue
		}
		if n++; n == 1 {
			card.Next = w.Automations.Next(w.Dates.When(l.Send.DueAt, now.In(l.Home.Zone())), ruleTo(w, l))
		}
	}
	card.Ahead = w.Automations.Ahead(n)
	return card
}

func ruleWarning(w *lang.Words, r stay.Rule, approved map[string]bool) string {
	switch {
	case r.Template == "" && r.Only.Window != stay.Yes:
		return w.Automations.NoTemplate
	case r.Template != "" && !approved[r.Template]:
		return w.Automations.NotApproved(textName(w, r.Template))
	default:
		return ""
	}
}

// textName is how a template is called to the owner.
func textName(w *lang.Words, name string) string {
	if named, known := w.Templates.Names[name]; known {
		return named.Name
	}
	return name
}

// ruleSentence is a rule as a person would say it.
func ruleSentence(w *lang.Words, h house, r stay.Rule) string {
	said := lang.RuleSaid{Event: string(r.When.Event), Unit: string(r.When.Unit), Offset: r.When.Offset, At: r.When.At.String(),
		MinNights: r.Only.MinNights, MaxNights: r.Only.MaxNights, Identified: string(r.Only.Identified), Window: string(r.Only.Window)}
	for _, l := range r.Only.Languages {
		said.Languages = append(said.Languages, w.Language(l))
	}
	for _, channel := range r.Only.Channels {
		said.Channels = append(said.Channels, w.Channel(channel))
	}
	for _, id := range r.Only.Properties {
		name := string(id)
		if home, known := h.by[id]; known {
			name = home.Name
		}
		said.Properties = append(said.Properties, name)
	}
	return w.RuleSentence(said)
}

func ruleTo(w *lang.Words, l app.RuleLine) string {
	guest := l.Guest
	if guest == "" {
		guest = calledOf(w, l.Booking, false)
	}
	return guest + ", " + l.Home.Name
}

// ruleLine is one message of a rule, with its hour where the property is.
func ruleLine(w *lang.Words, l app.RuleLine, now time.Time) view.RuleLine {
	at := l.Send.DueAt
	if l.Send.Gone() || at.IsZero() {
		at = l.Send.ChangedAt
	}
	line := view.RuleLine{Rule: l.Rule.Name, RuleID: string(l.Rule.ID), Stay: string(l.Booking.ID), To: ruleTo(w, l), Href: view.BookingPath(string(l.Booking.ID)),
		When:  view.Moment{Text: w.Dates.When(at, now.In(l.Home.Zone())), ISO: at.UTC().Format(time.RFC3339)},
		State: view.Chip{Tone: ruleTone(l.Send.State), Text: w.RuleState(string(l.Send.State))}, Why: ruleWhy(w, l.Send.Why), Own: l.Own, Words: l.Words}
	if line.Why == "" && l.Nobody && l.Send.State == stay.RulePlanned {
		line.Why = w.Automations.Nobody
	}
	if (l.Own != "" || l.Words != "") && l.Rule.Template == "" {
		line.NoWay = w.Automations.NoTemplate
	}
	return line
}

// ruleWhy is a reason as a line of its own; empty for none.
func ruleWhy(w *lang.Words, why stay.Why) string {
	if text := w.RuleWhy(string(why)); text != "" {
		return w.Capital(text)
	}
	return ""
}

func ruleTone(s stay.RuleState) view.Tone {
	switch s {
	case stay.RuleSent, stay.RuleQueued:
		return view.Green
	case stay.RuleWaiting:
		return view.Brass
	case stay.RuleFailed, stay.RuleLate:
		return view.Red
	case stay.RulePlanned, stay.RuleSkipped:
	}
	return view.Plain
}

// previewRules shows what will go in the next 30 days, with its words.
func (w *Web) previewRules(c echo.Context, v visitor) error {
	return w.showPreview(c, v, view.PreviewPage{Title: v.W.Automations.Preview, Intro: v.W.Automations.PreviewIntro}, nil)
}

// previewReady shows what a ready rule would send, to be switched on.
func (w *Web) previewReady(c echo.Context, v visitor) error {
	r, err := readyRule(v.W.Code, stay.RuleID(c.Param("rule")))
	if err != nil {
		return err
	}
	return w.showPreview(c, v, view.PreviewPage{Title: r.Name, Intro: v.W.Automations.PreviewIntro, Switch: view.ReadyPath(string(r.ID))}, &r)
}

// previewRule shows what one of the owner's rules sends, or would.
func (w *Web) previewRule(c echo.Context, v visitor) error {
	r, err := w.db.Rule(c.Request().Context(), stay.RuleID(c.Param("rule")))
	if err != nil {
		return err
	}
	p := view.PreviewPage{Title: r.Name, Intro: v.W.Automations.PreviewIntro, Edit: view.RulePath(string(r.ID))}
	if !r.Enabled {
		p.Switch = view.RuleAct(string(r.ID), "on")
	}
	return w.showPreview(c, v, p, &r)
}

func (w *Web) showPreview(c echo.Context, v visitor, p view.PreviewPage, r *stay.Rule) (err error) {
	if p.Page, err = w.opened(c, v, view.SectionSettings); err != nil {
		return err
	}
	if !v.May(stay.WriteSettings) {
		p.Switch, p.Edit = "", ""
	}
	ctx, now := c.Request().Context(), w.now()
	ask := app.RuleAsk{As: r, From: now, To: now.Add(ruleMonth), Texts: true}
	lines, err := w.o.App.RuleLines(ctx, ask)
	if err != nil {
		return err
	}
	for _, l := range lines {
		p.Lines = append(p.Lines, ruleLine(v.W, l, now))
	}
	if r == nil {
		return render(c, http.StatusOK, view.PreviewView(p))
	}
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	approved, err := w.ruleTemplates(ctx)
	if err != nil {
		return err
	}
	p.Sentence, p.Warning = ruleSentence(v.W, h, *r), ruleWarning(v.W, *r, approved)
	if !r.Enabled {
		ask.From, ask.To, ask.Would = now.Add(-ruleMonth), now, true
		past, err := w.o.App.RuleLines(ctx, ask)
		if err != nil {
			return err
		}
		for _, l := range past {
			l.Send.State, l.Send.Why = stay.RulePlanned, stay.WhyNothing
			line := ruleLine(v.W, l, now)
			line.State = view.Chip{}
			p.Would = append(p.Would, line)
		}
	}
	return render(c, http.StatusOK, view.PreviewView(p))
}

func readyRule(language string, id stay.RuleID) (stay.Rule, error) {
	ready, err := automation.Ready(language)
	if err != nil {
		return stay.Rule{}, err
	}
	for _, r := range ready {
		if r.ID == id {
			return r, nil
		}
	}
	return stay.Rule{}, stay.ErrNotFound
}

// switchReady stores a ready rule and switches it on.
func (w *Web) switchReady(c echo.Context, v visitor) error {
	r, err := readyRule(v.W.Code, stay.RuleID(c.Param("rule")))
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	if _, err := w.db.Rule(ctx, r.ID); err == nil { // a form that is sent twice
		return w.switched(c, r.ID, true)
	}
	r.Enabled = true
	if err := automation.Add(ctx, w.o.DB, w.now(), r); err != nil {
		return err
	}
	sayDid(c, didRuleOn)
	return seeOther(c, view.AutomationsPath)
}

func (w *Web) switchRuleOn(c echo.Context, _ visitor) error {
	return w.switched(c, stay.RuleID(c.Param("rule")), true)
}

func (w *Web) switchRuleOff(c echo.Context, _ visitor) error {
	return w.switched(c, stay.RuleID(c.Param("rule")), false)
}

func (w *Web) switched(c echo.Context, id stay.RuleID, on bool) error {
	if err := automation.Switch(c.Request().Context(), w.o.DB, w.now(), id, on); err != nil {
		return err
	}
	if on {
		sayDid(c, didRuleOn)
	} else {
		sayDid(c, didRuleOff)
	}
	return seeOther(c, view.AutomationsPath)
}

func (w *Web) removeRule(c echo.Context, _ visitor) error {
	if err := automation.Remove(c.Request().Context(), w.o.DB, stay.RuleID(c.Param("rule"))); err != nil {
		return err
	}
	sayDid(c, didRuleGone)
	return seeOther(c, view.AutomationsPath)
}
