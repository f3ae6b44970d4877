package viewtest

import "portineria/web/view"

func (s furnisher) simulator() []Sample {
	w := s.w
	start := view.SimulatorPage{
		Page: s.page(view.SectionSimulator), When: "2026-07-14T18:05",
		Who: []view.Options{
			{Options: []view.Option{{Value: "stranger", Label: w.Simulator.Stranger}, {Value: "card:casa-limone", Label: w.Simulator.StrangerAt("Casa Limone")}}},
			{Label: "Casa Limone", Options: []view.Option{{Value: "booking:b2", Label: w.Simulator.GuestOf("Lena Weber", s.span(12, 19)), Selected: true}}},
		},
		Chats: []view.SimChatRow{{ID: "x1", Name: "Lena Weber", Detail: "Casa Limone · 18:05"}, {ID: "x2", Name: w.Simulator.Stranger, Detail: w.Dates.Yesterday}},
	}
	chat := start
	chat.Chat = &view.SimChat{
		ID: "x1", House: "Casa Limone", Who: w.Simulator.ShowsAs("Lena Weber"), Detail: w.Inbox.Subtitle(s.span(12, 19), w.Level("staying").Name),
		Clock: "18:05", Day: w.Dates.Short(s.now), When: "2026-07-14T18:05", Typing: true, Inbox: view.ConversationPath("x1"), Examples: w.Simulator.Questions,
		Bubbles: []view.SimBubble{
			{ID: "s1", Guest: true, Day: w.Dates.Heading(s.now, s.now), Text: "Hallo! Wie lautet das WLAN-Passwort?", Lang: "de", Clock: "18:01", State: "read", Word: w.SendState("read")},
			{ID: "s2", Text: "Guten Tag Lena! Das WLAN heißt CasaLimone-5G, das Passwort ist limoni-gialli-22.\n\nIch bin der virtuelle Assistent. Schreiben Sie HOST für einen Menschen.", Lang: "de", Clock: "18:01"},
			{ID: "s4", Guest: true, Text: w.Kinds.Phone.Deleted, Gone: true, Clock: "18:02"},
			{ID: "s5", Guest: true, Kind: w.Kinds.Phone.Sent["location"], Text: "Bahnhof", Quote: "Guten Tag Lena!", Mark: w.Kinds.Phone.Edited, Clock: "18:03"},
			{ID: "s3", Guest: true, Text: "Danke!", Lang: "de", Clock: "18:04", State: "delivered", Word: w.SendState("delivered")},
		},
		Kinds: []view.Option{{Value: "image", Label: w.Kinds.Phone.Choices["image"]}, {Value: "location", Label: w.Kinds.Phone.Choices["location"]}},
		Text:  "Und der Hund?", Error: w.InvalidText("too_long"),
	}
	quiet := start
	quiet.Chat = &view.SimChat{ID: "x3", House: "Harbour Loft", Who: w.Simulator.ShowsAs(w.Simulator.Stranger), Detail: w.Level("stranger").Name,
		Clock: "09:00", Day: w.Dates.Short(s.now), When: "2026-07-14T09:00", Inbox: view.ConversationPath("x3"), Examples: w.Simulator.Questions}
	return []Sample{
		{Name: "simulator", Page: view.SimulatorView(start)},
		{Name: "simulator-chat", Page: view.SimulatorView(chat)},
		{Name: "simulator-quiet", Page: view.SimulatorView(quiet)},
		{Name: "simulator-empty", Page: view.SimulatorView(view.SimulatorPage{Page: s.page(view.SectionSimulator), NoProperties: true})},
	}
}

// notice is in the guest's language and not in the owner's; the words are those
// of a handler and not of the notice that the program writes.
func (s furnisher) notice() []Sample {
	section := func(id, italian, english string) view.NoticeSection {
		return view.NoticeSection{ID: id, Heading: s.say(italian, english), Paragraphs: []string{s.say("Un paragrafo che lo spiega.", "A paragraph that explains it.")}}
	}
	kept := section("periods", "Per quanto tempo", "For how long")
	kept.Rows = []view.Row{{Label: s.say("Messaggi", "Messages"), Value: s.say("sei mesi dopo la partenza", "six months after check-out")}}
	rights := section("rights", "I tuoi diritti", "Your rights")
	rights.Items = []string{s.say("avere una copia", "to have a copy"), s.say("far cancellare", "to have it erased")}
	return []Sample{{Name: "notice", Public: true, Page: view.NoticeView(view.NoticePage{
		Assets: s.assets, Lang: s.w.Code, Property: "Casa Limone", Title: s.say("Come trattiamo i tuoi dati", "How we treat your data"), Skip: s.w.Shell.Skip,
		Intro:         []string{s.say("Risponde un assistente automatico che gira in casa dell’host.", "An automatic assistant answers; it runs in the host’s house.")},
		ContentsTitle: s.say("Indice", "Contents"),
		Sections:      []view.NoticeSection{section("who", "Chi risponde dei tuoi dati", "Who is responsible"), kept, rights},
		Version:       s.say("Versione 1, 14 luglio 2026", "Version 1, 14 July 2026"), LanguagesLabel: s.w.Shell.Language, Languages: s.public().Languages,
	})}}
}
