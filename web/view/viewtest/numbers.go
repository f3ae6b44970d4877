package viewtest

import "portineria/web/view"

// numbers is the list of business numbers, and each step of the guide, most of them
// where something is wrong.
func (s furnisher) numbers() []Sample {
	access := s.step("access", "warn", "off", "off", "off", "off")
	access.Errors = view.Errors{"waba": s.w.InvalidText("bad_number_id")}
	access.Form = view.NumberForm{Token: true, Account: "+44 1632 960001"}
	access.Checks = []view.NumberCheck{
		s.check("fail", s.say("Token di accesso", "Access token"), s.say("Questo è il token di prova.", "This is the trial token."), s.say("Crea un token per un utente di sistema.", "Make a token for a system user.")),
		s.check("ok", s.say("Permessi", "Permissions"), s.say("Può inviare messaggi.", "It may send messages."), ""),
	}
	number := s.step("number", "ok", "fail", "off", "off", "off")
	number.Form = view.NumberForm{Registers: true, NumberID: "900000000000002", Display: "+441632960001", Choices: []view.Choice{
		{Value: "900000000000002", Label: "+44 1632 960001 Casa Limone", Explain: "900000000000002", Chosen: true}, {Value: "900000000000003", Label: "+44 1632 960002 Mansarda", Explain: "900000000000003"}}}
	number.Checks = []view.NumberCheck{s.check("fail", s.say("Stato del numero", "State of the number"), s.say("Non è ancora registrato.", "It is not registered yet."), s.say("Scegli un PIN.", "Choose a PIN."))}
	webhook := s.step("webhook", "ok", "ok", "fail", "warn", "off")
	webhook.Form = view.NumberForm{Secret: true, OldSecret: true, Address: "https://lodge.example.org/webhooks/whatsapp", Verify: "k7qm4rtxk7qm4rtx"}
	webhook.Checks = []view.NumberCheck{
		s.check("ok", s.say("La via d’ingresso", "The way in"), s.say("Risponde.", "It answers."), ""),
		{Check: s.check("fail", s.say("Account collegato all’app", "Account linked to the app"), s.say("L’account non è collegato.", "The account is linked to no app."), s.say("Basta un clic.", "One click does it.")).Check,
			Action: view.NumberAct("n1", "webhook", "subscribe"), Do: s.w.Setup.Subscribe, Busy: s.w.Setup.Subscribing},
	}
	account := s.step("account", "ok", "ok", "ok", "warn", "off")
	account.Checks = []view.NumberCheck{s.check("warn", s.say("Metodo di pagamento", "Payment method"), s.say("Non c’è.", "There is none."), s.say("Può aspettare.", "It can wait."))}
	try := s.step("try", "ok", "ok", "ok", "warn", "ok")
	try.Finished = true
	try.Form = view.NumberForm{WaLink: "https://wa.me/441632960001", Open: true, Phone: "+447700900100",
		Properties: []view.Choice{{Value: "casa-limone", Label: "Casa Limone", Chosen: true}, {Value: "mansarda", Label: "Mansarda sul porto"}}}
	closed := s.step("try", "ok", "ok", "ok", "ok", "off")
	dialog := s.step("webhook", "ok", "ok", "ok", "ok")
	dialog.Form = view.NumberForm{Dialog360: true, Address: "https://lodge.example.org/webhooks/whatsapp"}
	file := s.step("access", "ok", "ok", "ok", "ok", "ok")
	file.FromFile, file.Form = true, view.NumberForm{Account: "900000000000001"}
	return []Sample{
		{Name: "number-add", Page: view.AddNumberView(s.addNumber())},
		{Name: "number-access", Page: view.NumberView(access)}, {Name: "number-number", Page: view.NumberView(number)}, {Name: "number-webhook", Page: view.NumberView(webhook)},
		{Name: "number-account", Page: view.NumberView(account)}, {Name: "number-try", Page: view.NumberView(try)}, {Name: "number-try-closed", Page: view.NumberView(closed)},
		{Name: "number-dialog", Page: view.NumberView(dialog)}, {Name: "number-from-file", Page: view.NumberView(file)},
	}
}

func (s furnisher) check(state, name, text, next string) view.NumberCheck {
	return view.NumberCheck{Check: view.Check{Name: name, State: state, Word: s.w.DoctorState(state), Text: text, Next: next}}
}

func (s furnisher) addNumber() view.AddNumberPage {
	p := view.AddNumberPage{Page: s.page(view.SectionSettings), Errors: view.Errors{"name": s.w.InvalidText("too_long")}}
	for _, g := range []string{"cloud", "360dialog"} {
		words := s.w.Setup.Gateways[g]
		p.Gateways = append(p.Gateways, view.Choice{Value: g, Label: words.Name, Explain: words.Explain, Chosen: g == "cloud"})
	}
	return p
}

// step is a page of the guide, with how its steps stand.
func (s furnisher) step(here string, states ...string) view.NumberPage {
	w := s.w.Setup
	page := w.Steps[here]
	p := view.NumberPage{Page: s.page(view.SectionSettings), Key: "n1", Title: "Mare", Step: here, Heading: page.Name, Intro: page.Intro["cloud"], Todo: page.Todo["cloud"],
		CheckedAt: w.CheckedAt("18:05"), Back: view.NumberStepPath("n1", "access"), Next: view.NumberStepPath("n1", "try"),
		Elsewhere: []view.Link{{Href: "https://business.example/", Label: w.AtMeta + ": business.example"}}}
	names := []string{"access", "number", "webhook", "account", "try"}
	if len(states) == 4 {
		names = []string{"access", "number", "webhook", "try"}
	}
	for i, name := range names {
		p.Steps = append(p.Steps, view.NumberStep{Href: view.NumberStepPath("n1", name), Label: w.Steps[name].Name, Icon: states[i], State: view.Chip{Text: s.w.DoctorState(states[i])}, Here: name == here})
		if name == here {
			p.Position = w.StepOf(i+1, len(names))
		}
	}
	return p
}

// numberList is the section with two numbers, one of them unfinished.
func (s furnisher) numberList() view.Numbers {
	w := s.w.Setup
	return view.Numbers{CanWrite: true, Items: []view.NumberItem{
		{Title: "Mare", Number: "+441632960001", Gateway: w.Gateways["cloud"].Name, State: view.Chip{Tone: view.Green, Text: w.Ready}, Serves: w.Serves("Casa Limone"), Href: view.NumberPath("n1"),
			Tags: []view.Chip{{Tone: view.Plain, Text: w.First}}},
		{Title: w.Unnamed, Gateway: w.Gateways["360dialog"].Name, State: view.Chip{Tone: view.Brass, Text: w.Unfinished}, Serves: w.ServesNone, Href: view.NumberPath("n2")},
	}}
}
