package viewtest

import (
	"portineria/lang"
	"portineria/web/view"
)

// rules are the pages of messages by rule.
func (s furnisher) rules() []Sample {
	w := s.w
	before := w.RuleSentence(lang.RuleSaid{Event: "checkin", Unit: "days", Offset: -2, At: "17:00", Channels: []string{"Airbnb", "Booking.com"}, MinNights: 3})
	name := s.say("Prima dell’arrivo", "Before arrival")
	line := func(state string, tone view.Tone, why string) view.RuleLine {
		return view.RuleLine{When: view.Moment{Text: w.Dates.When(s.now, s.now), ISO: "2026-07-14T16:12:00Z"}, Rule: name, RuleID: "before-arrival", Stay: "b1", To: "Lena Weber, Casa Limone", Href: view.BookingPath("b1"),
			State: view.Chip{Tone: tone, Text: w.RuleState(state)}, Why: why, Own: s.say("Buon viaggio, Lena!", "Safe travels, Lena!"), Words: s.say("Buongiorno Lena, ci vediamo venerdì.", "Hello Lena, see you on Friday.")}
	}
	planned, waiting, late := line("planned", view.Plain, ""), line("waiting", view.Brass, w.Capital(w.RuleWhy("talking"))), line("late", view.Red, w.Capital(w.RuleWhy("past")))
	late.Own, late.Words, late.NoWay = "", "", w.Automations.NoTemplate
	full := view.AutomationsPage{Page: s.page(view.SectionSettings), CanWrite: true,
		Rules: []view.RuleCard{{ID: "before-arrival", Name: name, Sentence: before, On: true, Next: w.Automations.Next("17:00", "Lena Weber"), Ahead: w.Automations.Ahead(4), Warning: w.Automations.NotApproved(name)},
			{ID: "thanks", Name: s.say("Grazie", "Thank you"), Sentence: w.RuleSentence(lang.RuleSaid{Event: "checkout", Unit: "days", Offset: 1, At: "11:00"})}},
		Ready:  []view.RuleCard{{ID: "first-evening", Name: s.say("Prima sera", "First evening"), Sentence: w.RuleSentence(lang.RuleSaid{Event: "checkin", Unit: "days", At: "20:00"})}},
		Coming: []view.RuleLine{planned, waiting}, Became: []view.RuleLine{late}}
	form := view.RuleForm{ID: "before-arrival", Name: name, Count: "2", At: "17:00", Late: "18", QuietFrom: "21:00", QuietUntil: "08:00", Variables: "{{guest_name}}, {{property}}",
		Units: []view.Option{{Value: "before_days", Label: w.Automations.Units["before_days"], Selected: true}}, Events: []view.Option{{Value: "checkin", Label: w.Automations.Events["checkin"], Selected: true}},
		Texts:     []view.RuleText{{Language: "it", Label: w.Automations.Text(w.Language("it")), Value: "Buon viaggio, {{guest_name}}!"}},
		Templates: []view.Option{{Label: w.Automations.TemplateNone}, {Value: "before_arrival", Label: name, Selected: true}},
		Languages: []view.Choice{{Value: "de", Label: w.Capital(w.Language("de")), Chosen: true}}, Channels: []view.Choice{{Value: "airbnb", Label: "Airbnb"}},
		Properties: []view.Choice{{Value: "casa-limone", Label: "Casa Limone"}, {Value: "seaview", Label: "Seaview"}},
		Identified: []view.Option{{Label: w.Automations.Either, Selected: true}}, Window: []view.Option{{Label: w.Automations.Either, Selected: true}},
		About: []view.Choice{{Value: "checkin", Label: w.Capital(w.Topic("checkin")), Chosen: true}}}
	refused := view.Errors{"name": w.RuleError("required"), "texts": w.RuleError("rule_silent"), "late": w.RuleError("out_of_range"), "nights": w.RuleError("out_of_range")}
	return []Sample{
		{Name: "rules", Page: view.AutomationsView(full)},
		{Name: "rules-none", Page: view.AutomationsView(view.AutomationsPage{Page: s.page(view.SectionSettings), CanWrite: true})},
		{Name: "rules-preview", Page: view.PreviewView(view.PreviewPage{Page: s.page(view.SectionSettings), Title: name, Intro: w.Automations.PreviewIntro, Sentence: before, Lines: []view.RuleLine{planned},
			Would: []view.RuleLine{late}, Switch: view.ReadyPath("before-arrival"), Warning: w.Automations.NotApproved(name), Edit: view.RulePath("before-arrival")})},
		{Name: "rule", Page: view.RuleView(view.RulePage{Page: s.page(view.SectionSettings), ID: "before-arrival", Form: form, CanWrite: true, On: true, Sentence: before})},
		{Name: "rule-new", Page: view.RuleView(view.RulePage{Page: s.page(view.SectionSettings), Form: form, CanWrite: true, Errors: refused})},
	}
}

// stayRules are the messages by rule of a stay.
func (s furnisher) stayRules(paused bool) *view.StayRules {
	w := s.w
	line := view.RuleLine{When: view.Moment{Text: w.Dates.When(s.now, s.now), ISO: "2026-07-14T16:12:00Z"}, Rule: s.say("Prima sera", "First evening"), RuleID: "first-evening", Stay: "b1",
		State: view.Chip{Tone: view.Plain, Text: w.RuleState("planned")}, Words: s.say("Tutto bene?", "Is everything all right?"), Acts: true}
	return &view.StayRules{Stay: "b1", Paused: paused, Can: true, Lines: []view.RuleLine{line}, Edit: view.AutomationsPath}
}
