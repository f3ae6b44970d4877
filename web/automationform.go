package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/automation"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/template"
	"portineria/web/view"
)

// ruleLanguages are those that the form has a field for; others that a rule is written
// in get one too.
var ruleLanguages = []string{"it", "en", "de", "fr", "es"}

// ruleTopics are what the form offers to leave out who has asked; others that a file
// named are kept.
var ruleTopics = []stay.Topic{"checkin", "access", "checkout", "wifi", "parking", "directions"}

func (w *Web) addRulePage(c echo.Context, v visitor) error {
	return w.showRule(c, v, http.StatusOK, view.RulePage{}, automation.DefaultRule())
}

func (w *Web) rulePage(c echo.Context, v visitor) error {
	r, err := w.db.Rule(c.Request().Context(), stay.RuleID(c.Param("rule")))
	if err != nil {
		return err
	}
	return w.showRule(c, v, http.StatusOK, view.RulePage{ID: string(r.ID), On: r.Enabled}, r)
}

func (w *Web) showRule(c echo.Context, v visitor, status int, p view.RulePage, r stay.Rule) (err error) {
	if p.Page, err = w.opened(c, v, view.SectionSettings); err != nil {
		return err
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	templates, err := w.ruleTemplates(ctx)
	if err != nil {
		return err
	}
	if p.ID != "" && len(p.Errors) == 0 {
		p.Sentence = ruleSentence(v.W, h, r)
	}
	p.CanWrite = v.May(stay.WriteSettings)
	p.Form = ruleForm(v.W, h, r, w.templateNames(templates))
	return render(c, status, view.RuleView(p))
}

// templateNames are the templates of the library and those of the accounts, by name.
func (w *Web) templateNames(stored map[string]bool) []string {
	var names []string
	for name := range stored {
		names = append(names, name)
	}
	for _, name := range w.o.App.ReadyTemplates() {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func ruleForm(w *lang.Words, h house, r stay.Rule, templates []string) view.RuleForm {
	words := w.Automations
	count := r.When.Offset
	unit := "after_" + string(r.When.Unit)
	if count < 0 {
		count, unit = -count, "before_"+string(r.When.Unit)
	}
	f := view.RuleForm{ID: string(r.ID), Name: r.Name, Count: strconv.Itoa(count), At: r.When.At.String(), MinNights: blank(r.Only.MinNights), MaxNights: blank(r.Only.MaxNights),
		QuietFrom: r.QuietFrom.String(), QuietUntil: r.QuietUntil.String(), Late: strconv.FormatFloat(float64(r.LateMinutes)/60, 'f', -1, 64), Repeat: r.Repeat,
		Variables: "{{" + strings.Join(template.Names(), "}}, {{") + "}}"}
	for _, key := range []string{"before_days", "after_days", "before_hours", "after_hours"} {
		f.Units = append(f.Units, view.Option{Value: key, Label: words.Units[key], Selected: key == unit})
	}
	for _, key := range []stay.RuleEvent{stay.EventBooked, stay.EventCheckin, stay.EventCheckout} {
		f.Events = append(f.Events, view.Option{Value: string(key), Label: words.Events[string(key)], Selected: key == r.When.Event})
	}
	languages := slices.Clone(ruleLanguages)
	for l := range r.Texts {
		if !slices.Contains(languages, l) {
			languages = append(languages, l)
		}
	}
	slices.Sort(languages[len(ruleLanguages):])
	for _, l := range languages {
		f.Texts = append(f.Texts, view.RuleText{Language: l, Label: words.Text(w.Language(l)), Value: r.Texts[l]})
	}
	f.Templates = []view.Option{{Label: words.TemplateNone, Selected: r.Template == ""}}
	if r.Template != "" && !slices.Contains(templates, r.Template) {
		templates = append(templates, r.Template)
	}
	for _, name := range templates {
		f.Templates = append(f.Templates, view.Option{Value: name, Label: textName(w, name), Selected: name == r.Template})
	}
	for _, l := range guestLanguages(w, "") {
		if l.Value != "" {
			f.Languages = append(f.Languages, view.Choice{Value: l.Value, Label: l.Label, Chosen: slices.Contains(r.Only.Languages, l.Value)})
		}
	}
	for channel, name := range w.Lists.Channels {
		if channel != "" {
			f.Channels = append(f.Channels, view.Choice{Value: channel, Label: name, Chosen: slices.Contains(r.Only.Channels, channel)})
		}
	}
	slices.SortFunc(f.Channels, func(a, b view.Choice) int { return cmp.Compare(a.Label, b.Label) })
	for _, home := range h.all {
		f.Properties = append(f.Properties, view.Choice{Value: string(home.ID), Label: home.Name, Chosen: slices.Contains(r.Only.Properties, home.ID)})
	}
	f.Identified, f.Window = wantedOptions(w, r.Only.Identified), wantedOptions(w, r.Only.Window)
	for _, topic := range append(slices.Clone(ruleTopics), slices.DeleteFunc(slices.Clone(r.About), func(t stay.Topic) bool { return slices.Contains(ruleTopics, t) })...) {
		f.About = append(f.About, view.Choice{Value: string(topic), Label: w.Capital(w.Topic(string(topic))), Chosen: slices.Contains(r.About, topic)})
	}
	return f
}

func wantedOptions(w *lang.Words, now stay.Wanted) []view.Option {
	var all []view.Option
	for _, o := range []struct {
		v    stay.Wanted
		name string
	}{{stay.Either, w.Automations.Either}, {stay.Yes, w.Automations.Yes}, {stay.No, w.Automations.No}} {
		all = append(all, view.Option{Value: string(o.v), Label: o.name, Selected: o.v == now})
	}
	return all
}

// blank is a count, or nothing for none.
func blank(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// addRule stores a new rule. It is off, so that its preview can be looked at first.
func (w *Web) addRule(c echo.Context, v visitor) error {
	r, refused := typedRule(c, v.W, automation.DefaultRule())
	if r.ID = stay.RuleID(strings.TrimSpace(typed(c, "id"))); r.ID == "" {
		rules, err := w.db.Rules(c.Request().Context())
		if err != nil {
			return err
		}
		r.ID = freeRuleID(r.Name, rules)
	}
	return w.storeRule(c, v, "", r, refused, automation.Add)
}

func (w *Web) saveRule(c echo.Context, v visitor) error {
	before, err := w.db.Rule(c.Request().Context(), stay.RuleID(c.Param("rule")))
	if err != nil {
		return err
	}
	r, refused := typedRule(c, v.W, before)
	return w.storeRule(c, v, string(before.ID), r, refused, func(ctx context.Context, db *store.DB, now time.Time, r stay.Rule) error {
		return automation.Put(ctx, db, now, r)
	})
}

func (w *Web) storeRule(c echo.Context, v visitor, id string, r stay.Rule, refused view.Errors, keep func(context.Context, *store.DB, time.Time, stay.Rule) error) error {
	for _, wrong := range r.Check() {
		if refused[wrong.Field] == "" {
			refused[wrong.Field] = v.W.RuleError(wrong.Key)
		}
	}
	if len(refused) == 0 {
		err := keep(c.Request().Context(), w.o.DB, w.now(), r)
		if wrong, ok := errors.AsType[stay.Invalid](err); ok {
			refused[wrong.Field] = v.W.RuleError(wrong.Key)
		} else if err != nil {
			return err
		}
	}
	if len(refused) > 0 {
		return w.showRule(c, v, http.StatusUnprocessableEntity, view.RulePage{ID: id, On: r.Enabled, Errors: refused}, r)
	}
	sayDid(c, didRuleSave)
	return seeOther(c, view.RuleAct(string(r.ID), "preview"))
}

// freeRuleID makes a short name of a rule's name.
func freeRuleID(name string, taken []stay.Rule) stay.RuleID {
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	base := strings.Trim(b.String()[:min(b.Len(), 50)], "-")
	base = cmp.Or(base, "rule")
	id := stay.RuleID(base)
	for n := 2; slices.ContainsFunc(taken, func(r stay.Rule) bool { return r.ID == id }); n++ {
		id = stay.RuleID(base + "-" + strconv.Itoa(n))
	}
	return id
}

// typedRule reads the form onto a rule.
func typedRule(c echo.Context, w *lang.Words, r stay.Rule) (stay.Rule, view.Errors) {
	refused := view.Errors{}
	number := func(field, label string) int {
		text := strings.TrimSpace(typed(c, field))
		if text == "" {
			return 0
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			refused[label] = w.RuleError("out_of_range")
		}
		return n
	}
	at := func(field, label string, otherwise stay.Clock) stay.Clock {
		text := typed(c, field)
		if text == "" {
			return otherwise
		}
		clock, err := stay.ParseClock(text)
		if err != nil {
			refused[label] = w.RuleError("bad_time")
			return otherwise
		}
		return clock
	}
	r.Name = strings.TrimSpace(typed(c, "name"))
	direction, unit, _ := strings.Cut(typed(c, "unit"), "_")
	r.When = stay.When{Event: stay.RuleEvent(typed(c, "event")), Unit: stay.RuleUnit(unit), Offset: number("count", "offset")}
	if r.When.Offset < 0 {
		refused["offset"] = w.RuleError("out_of_range")
	}
	if direction == "before" {
		r.When.Offset = -r.When.Offset
	}
	if r.When.Unit == stay.UnitDays {
		r.When.At = at("at", "at", stay.NoClock)
	}
	form, _ := c.FormParams() // read already
	r.Template = typed(c, "template")
	r.Texts = map[string]string{}
	for field := range form {
		if language, found := strings.CutPrefix(field, "text_"); found {
			if text := strings.TrimSpace(typed(c, field)); text != "" {
				r.Texts[language] = text
				if unknown := unknownVariable(text); unknown {
					refused["texts"] = w.RuleError("unknown_variable")
				}
			}
		}
	}
	r.Only = stay.Conditions{Languages: form["languages"], Channels: form["channels"], MinNights: number("min_nights", "nights"), MaxNights: number("max_nights", "nights"),
		Identified: stay.Wanted(typed(c, "identified")), Window: stay.Wanted(typed(c, "window"))}
	for _, id := range form["properties"] {
		r.Only.Properties = append(r.Only.Properties, stay.PropertyID(id))
	}
	r.QuietFrom, r.QuietUntil = at("quiet_from", "quiet", 0), at("quiet_until", "quiet", 0)
	late, err := strconv.ParseFloat(strings.ReplaceAll(typed(c, "late"), ",", "."), 64)
	if err != nil {
		refused["late"] = w.RuleError("out_of_range")
	}
	r.LateMinutes = int(late * 60)
	r.About = nil
	for _, topic := range form["about"] {
		r.About = append(r.About, stay.Topic(topic))
	}
	r.Repeat = typed(c, "repeat") == "yes"
	return r, refused
}

// unknownVariable reports whether a text names something that is known of no stay.
func unknownVariable(text string) bool {
	return slices.ContainsFunc(stay.VariablesIn(text), func(name string) bool { return !template.Known(name) })
}
