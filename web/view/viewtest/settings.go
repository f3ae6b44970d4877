package viewtest

import (
	"strconv"

	"portineria/web/view"
)

func (s furnisher) settings() []Sample {
	w := s.w
	page := s.page(view.SectionSettings)
	check := func(key, state, text, next string) view.Check {
		return view.Check{Name: w.DoctorName(key), State: state, Word: w.DoctorState(state), Text: text, Next: next}
	}
	state := view.SettingsPage{
		Page: page, Summary: view.Chip{Tone: view.Red, Text: w.Settings.SomeBad(1)}, CanWrite: true, Version: w.Shell.Product + " 0.1.0",
		Checks: []view.Check{
			check("database", "ok", s.say("Si legge e si scrive, 4,2 MB.", "Reads and writes, 4.2 MB."), ""),
			check("whatsapp_token", "fail", w.Problem("token_invalid").Happened, w.Problem("token_invalid").Next),
			check("feeds", "warn", s.say("Vrbo non si legge da 3 ore.", "Vrbo has not been read for 3 hours."), s.say("Copia di nuovo il link dal portale.", "Copy the link again from the booking site.")),
			check("model", "off", w.Links.ModelNone, ""),
		},
		Backup: view.Backup{Last: w.Dates.Yesterday + " 03:00", Size: w.Numbers.Bytes(4_200_000), Where: "/srv/backup/portineria-2026-07-14.sealed"},
		Parts:  []view.Row{{Label: "Go", Value: "1.26"}, {Label: "SQLite", Value: "3.54"}},
	}
	fine := state
	fine.Checks, fine.Summary, fine.Backup = state.Checks[:1], view.Chip{Tone: view.Green, Text: w.Settings.AllFine}, view.Backup{}
	fine.CanWrite, fine.Hide = false, []string{view.SettingsPeople}
	return []Sample{
		{Name: "settings", Page: view.SettingsView(state)},
		{Name: "settings-fine", Page: view.SettingsView(fine)},
		{Name: "people", Page: view.PeopleView(s.people())},
		{Name: "account", Page: view.AccountView(s.account())},
		{Name: "connections", Page: view.ConnectionsView(s.connections())},
		{Name: "whatsapp", Page: view.WhatsAppView(s.whatsApp())},
		{Name: "model", Page: view.ModelView(s.model(view.Download{}))},
		{Name: "model-downloading", Page: view.ModelView(s.model(view.Download{Title: w.Model.Running("qwen3:1.7b"), Text: w.Model.Part(45, "1,1 GB", "2,5 GB"), Running: true, Percent: 45}))},
		{Name: "model-no-space", Page: view.ModelView(s.model(view.Download{Title: "qwen3:1.7b", Text: w.Model.Failed("qwen3:1.7b"), Next: w.ModelTrouble("no_space"), Tone: view.Red}))},
	}
}

func (s furnisher) whatsApp() view.WhatsAppPage {
	w := s.w.Behaviour
	p := view.WhatsAppPage{Page: s.page(view.SectionSettings), CanWrite: true, Numbers: s.numberList(), Behaviour: view.Behaviour{Typing: true,
		Quiet: []view.Option{{Value: "30m", Label: w.Minutes(30)}, {Value: "2h", Label: w.Hours(2), Selected: true}, {Value: "72h", Label: w.Days(3)}, {Value: "0", Label: w.QuietByMe}}}}
	p.Past = []view.PhonePast{{Number: "900000000000002", Name: "+44 1632 960001", AskContacts: true, Problem: w.PastProblems["2593108"],
		Rows: []view.Row{{Label: w.History, Value: w.PartOf(55, 310)}, {Label: w.Contacts, Value: w.NotAsked}}}}
	for _, r := range []string{"never", "answered", "at_once"} {
		p.Behaviour.Receipts = append(p.Behaviour.Receipts, view.Choice{Value: r, Label: w.ReceiptNames[r].Name, Explain: w.ReceiptNames[r].Explain, Chosen: r == "answered"})
	}
	p.Meter = s.meter()
	return p
}

// meter is a month of two numbers: one whose free share ends soon, and one that has
// sent nothing.
func (s furnisher) meter() view.Meter {
	w := s.w
	var days []view.Day
	for i := range 31 {
		day := july(1 + i)
		name := w.Capital(w.Dates.Day(day))
		d := view.Day{Label: strconv.Itoa(i + 1), Name: name, Today: i == 13}
		if i < 14 {
			d.Own, d.Asked = 50+i*3%17, i%3
		}
		d.Title = w.Meter.PlotDay(name, d.Own, d.Asked)
		days = append(days, d)
	}
	m := view.Meter{Month: w.Dates.MonthYear(s.now), Previous: view.Link{Href: view.WhatsAppPath + "?month=2026-06#meter", Label: "‹ " + w.Dates.MonthYear(july(1).AddDate(0, -1, 0))},
		Source: w.Meter.Source(w.Dates.Date(july(1)), "Meta", w.Dates.Date(july(10))), CanWrite: true, Prices: "EUR IT=0.03 *=0.02"}
	m.Numbers = []view.MeterMonth{
		{ID: "900000000000002", Title: w.Meter.Number("+441632960001"), Bar: &view.MeterBar{Percent: "83", Label: w.Meter.ShareOf("830", w.Numbers.Count(1000)), Tone: view.Brass}, Warn: w.Meter.Ends(w.Dates.Day(july(17))), Tone: view.Brass,
			Figures: []view.Row{{Label: w.Meter.FreeText, Value: "830"}, {Label: w.Meter.Templates, Value: "14"}, {Label: w.Meter.Cost, Value: w.Numbers.Decimal(.42, 2) + " EUR + " + w.Meter.Beyond}},
			Notes:   []string{w.Meter.Unpriced(2), w.Meter.Unsaid(5)}, Plot: view.NewPlot(days)},
		{ID: "900000000000003", Title: w.Meter.Number("+441632960003"), Empty: true},
	}
	for _, end := range []string{"go_on", "no_automations", "drafts"} {
		words := w.Meter.AtEndNames[end]
		m.AtEnd = append(m.AtEnd, view.Choice{Value: end, Label: words.Name, Explain: words.Explain, Chosen: end == "go_on"})
	}
	return m
}

func (s furnisher) model(d view.Download) view.ModelPage {
	w := s.w
	return view.ModelPage{
		Page: s.page(view.SectionSettings), State: view.Chip{Tone: view.Green, Text: w.DoctorState("ok")}, Download: d, CanTest: true, CanWrite: true,
		Rows: []view.Row{{Label: w.Model.Name, Value: "qwen3:4b-instruct"}, {Label: w.Model.Server, Value: w.Model.ServerUp("0.32.1")}, {Label: w.Model.There, Value: w.Model.ThereYes(w.Numbers.Bytes(2_500_000_000))}},
		Checks: []view.Check{{Name: w.DoctorName("model_test"), State: "ok", Word: w.DoctorState("ok"),
			Text: s.say("Risponde con circa 6 parole al secondo: una risposta richiede circa 12 s.", "Answers about 6 words a second: a reply takes about 12 s.")}},
		Models: []view.Row{{Label: "qwen3:4b-instruct", Value: w.Numbers.Bytes(2_500_000_000), Chip: view.Chip{Tone: view.Green, Text: w.Model.Used}}},
		Name:   "qwen3:1.7b", Errors: view.Errors{"name": w.ModelTrouble("bad_name")},
	}
}

func (s furnisher) people() view.PeoplePage {
	w := s.w
	var roles []view.Choice
	for _, key := range []string{"owner", "cohost", "cleaner", "auditor"} {
		r := w.Role(key)
		roles = append(roles, view.Choice{Value: key, Label: r.Name, Explain: r.Explain, Chosen: key == "cohost"})
	}
	return view.PeoplePage{
		Page: s.page(view.SectionSettings), Roles: roles, CanWrite: true, Languages: s.languages("it")[:2], Form: view.PersonForm{Name: "Sara"},
		Properties: []view.Choice{{Value: "casa-limone", Label: "Casa Limone", Chosen: true}, {Value: "mansarda", Label: "Mansarda sul porto"}},
		Errors:     view.Errors{"name": w.InvalidText("taken"), "password": w.InvalidText("password_short")},
		People: []view.Person{
			{ID: "u1", Name: "Anna Ferri", Role: view.Chip{Tone: view.Green, Text: w.Role("owner").Name}, Properties: w.People.AllProps, LastSeen: w.People.LastSeen("18:02"), You: true},
			{ID: "u2", Name: "Sara Conti", Role: view.Chip{Tone: view.Plain, Text: w.Role("cleaner").Name}, Properties: "Casa Limone",
				CanRemove: true, CanReset: true, Error: w.InvalidText("password_short")},
		},
	}
}

func (s furnisher) account() view.AccountPage {
	w := s.w
	return view.AccountPage{
		Page: s.page(view.SectionSettings), Language: w.Code, Errors: view.Errors{"present": w.InvalidText("wrong_password")},
		Sessions: []view.Session{
			{ID: "s1", Browser: "Firefox, Linux", Since: w.Account.Since("14:10"), LastUse: w.Account.LastUse("18:12"), Here: true},
			{ID: "s2", Browser: "Safari, iPhone", Since: w.Account.Since(w.Dates.Short(july(2))), LastUse: w.Account.LastUse(w.Dates.Yesterday)},
		},
	}
}

func (s furnisher) connections() view.ConnectionsPage {
	w := s.w
	l := w.Links
	return view.ConnectionsPage{
		Page:          s.page(view.SectionSettings),
		WhatsAppState: view.Chip{Tone: view.Green, Text: w.DoctorState("ok")},
		WhatsApp: []view.Row{
			{Label: l.Number, Value: "+44 7700 900 142"}, {Label: l.NumberID, Value: "100000000000001"}, {Label: l.Token, Value: l.Masked},
			{Label: l.Secret, Value: l.Masked}, {Label: l.Verify, Chip: view.Chip{Tone: view.Brass, Text: l.NotSet}}, {Label: l.LastIn, Value: "18:05"},
		},
		Webhook:    "https://lodge.example.org/webhooks/whatsapp",
		Owner:      []view.Row{{Label: l.Number, Value: "+44 ··· 0100"}},
		ModelState: view.Chip{Tone: view.Plain, Text: w.DoctorState("off")},
		Model:      []view.Row{{Label: l.ModelName, Value: l.ModelNone}},
		Destinations: []view.Destination{
			{Host: "graph.example.com:443", Purpose: w.Purpose("whatsapp"), Last: "18:05", Sent: "48,1 kB", Received: "12,0 kB"},
			{Host: "calendar.example.org:443", Purpose: w.Purpose("feed"), Last: "18:08", Sent: "1,2 kB", Received: "9,3 kB"},
		},
		Denied: []view.Destination{{Host: "tracker.example.net:443", Purpose: w.Purpose("feed"), Last: w.Dates.Yesterday, Sent: "0 B", Received: "0 B"}},
	}
}
