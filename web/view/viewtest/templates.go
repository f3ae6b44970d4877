package viewtest

import "portineria/web/view"

func (s furnisher) reads() view.Reads {
	return view.Reads{Lang: "en", Header: "Your stay is coming up", Body: "Hello Ada, your stay at Casa Limone begins soon, with arrival on Friday 14 August.\n\nAt about what time do you expect to arrive?", Footer: "Automatic message. Reply STOP to get no more."}
}

func (s furnisher) templates() []Sample {
	w := s.w
	page := s.page(view.SectionSettings)
	state := func(tone view.Tone, key string) view.Chip {
		return view.Chip{Tone: tone, Text: w.Templates.States[key].Name}
	}
	list := view.TemplatesPage{Page: page, CanWrite: true, First: "1",
		Accounts: []view.TemplateAccount{
			{ID: "1", Title: w.Templates.Account("+44 7700 900142"), Texts: []view.TemplateRow{
				{Href: view.TemplatePath("1", "before_arrival", "en"), Title: w.Templates.Names["before_arrival"].Name, Spoken: w.Language("en"), State: state(view.Green, "approved")},
				{Href: view.TemplatePath("1", "before_arrival", "it"), Title: w.Templates.Names["before_arrival"].Name, Spoken: w.Language("it"), State: state(view.Brass, "pending")},
				{Href: view.TemplatePath("1", "thanks_and_review", "en"), Title: w.Templates.Names["thanks_and_review"].Name, Spoken: w.Language("en"), State: state(view.Red, "rejected"),
					Category: view.Chip{Tone: view.Brass, Text: w.Templates.Categories["marketing"].Name}, Note: w.Templates.Reasons["PROMOTIONAL"].Name},
				{Href: view.TemplatePath("1", "welcome_back", "en"), Title: "welcome_back", Spoken: w.Language("en"), State: state(view.Plain, "draft")},
			}},
			{ID: "2", Title: w.Templates.Account("+44 7700 900143"), Offline: w.Templates.Offline},
		},
		Ready: []view.ReadyText{{Name: "before_arrival", Title: w.Templates.Names["before_arrival"].Name, Explain: w.Templates.Names["before_arrival"].Explain, Risky: w.Templates.Risky,
			In: []view.ReadyIn{{Language: "en", Spoken: w.Language("en"), Reads: s.reads(), Added: true}, {Language: "de", Spoken: w.Language("de"), Reads: s.reads()}}}},
		Ground: view.Ground{Sources: []view.Option{{Value: "contract", Label: w.Consent.Sources["contract"], Selected: true}}, Errors: view.Errors{"wording": w.InvalidText("text_empty")}},
	}
	settled := list
	settled.Ready, settled.Accounts = nil, []view.TemplateAccount{{Offline: w.Templates.NoAccount}}
	settled.Ground = view.Ground{Since: w.Consent.GroundSince(w.Dates.Date(july(1)), w.Consent.Sources["contract"]), Wording: "We use your number for messages about your stay.", Lang: "en"}
	form := view.TemplateForm{Action: view.TemplatePath("1", "before_arrival", "en"), Account: "1", Name: "before_arrival", Language: "en", Header: s.reads().Header, Body: "Hello {{guest_name}}, your stay begins soon.", Footer: s.reads().Footer,
		Save: w.Templates.SaveSubmit, Categories: []view.Option{{Value: "utility", Label: w.Templates.Categories["utility"].Name, Selected: true}}, Variables: []view.Row{{Label: "{{guest_name}}", Value: w.Templates.Variables["guest_name"]}}}
	one := view.TemplatePage{Page: page, Here: form.Action, CanWrite: true, Known: true, CanSubmit: true, CanUnpause: true, Title: w.Templates.Names["before_arrival"].Name + ", " + w.Language("en"), State: state(view.Red, "rejected"),
		Explain: w.Templates.States["rejected"].Explain, Trouble: []string{w.Templates.Reasons["INVALID_FORMAT"].Name, w.Templates.Reasons["INVALID_FORMAT"].Explain}, Advice: "Remove the variable at the end.",
		Rows: []view.Row{{Label: w.Templates.Category, Value: w.Templates.Categories["utility"].Name}}, Bookings: []view.Option{{Label: w.Templates.PreviewNone, Selected: true}, {Value: "b2", Label: "Lena Weber"}},
		Reads: s.reads(), Lacks: w.Templates.Lacks(w.Templates.Variables["address"]), Limit: w.Templates.EditLimit, Errors: view.Errors{"body": w.Templates.Faults["ends"]}, Form: form}
	empty := view.TemplatePage{Page: page, Here: view.TemplateNewPath, CanWrite: true, Title: w.Templates.Own, Reads: view.Reads{Lang: "en"}, Form: view.TemplateForm{Action: view.TemplateNewPath, Language: "en", Save: w.Templates.Save}}
	return []Sample{
		{Name: "templates", Page: view.TemplatesView(list)},
		{Name: "templates-none", Page: view.TemplatesView(settled)},
		{Name: "template", Page: view.TemplateView(one)},
		{Name: "template-new", Page: view.TemplateView(empty)},
	}
}
