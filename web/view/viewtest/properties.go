package viewtest

import "portineria/web/view"

func (s furnisher) properties() []Sample {
	w := s.w
	section := view.SectionProperties
	head := view.PropertyHead{ID: "casa-limone", Name: "Casa Limone", Address: "Via dei Giardini 4, 17024 Finale Ligure (SV)", Facts: "32", Feeds: "3"}
	list := view.PropertiesPage{Page: s.page(section), CanAdd: true, Rows: []view.PropertyRow{
		{Href: view.PropertyPath("casa-limone"), Name: "Casa Limone", Address: head.Address, Facts: w.Properties.FactsCount(32),
			Feeds: view.Chip{Tone: view.Red, Text: w.Properties.FeedsCount(3)}, Next: w.Properties.NextArrival("Marco Ruggeri", w.Dates.Short(july(19)))},
		{Href: view.PropertyPath("harbour-loft"), Name: "Harbour Loft", Address: "2 Quay Street, Example Bay", Facts: w.Properties.FactsCount(1),
			Feeds: view.Chip{Tone: view.Green, Text: w.Properties.FeedsCount(1)}, Next: w.Properties.NobodyNext},
	}}
	facts := view.FactsPage{Page: s.page(section), Head: head, Counts: map[string]string{"": "5", "public": "2", "booked": "1", "stay": "1", "owner": "1"},
		Groups: s.facts(), CanWrite: true, CanExport: true}
	filtered := facts
	filtered.Visibility, filtered.Groups = "owner", nil
	return append([]Sample{
		{Name: "properties", Page: view.PropertiesView(list)},
		{Name: "properties-empty", Page: view.PropertiesView(view.PropertiesPage{Page: s.page(section), CanAdd: true})},
		{Name: "facts", Page: view.FactsView(facts)},
		{Name: "facts-filtered", Page: view.FactsView(filtered)},
		{Name: "fact", Page: view.FactView(s.fact())},
		{Name: "fact-add", Page: view.FactView(s.newFact())},
		{Name: "basics", Page: view.BasicsView(view.BasicsPage{Page: s.page(section), Head: head, Form: s.basics(), CanDelete: true, CanExport: true, Rehearse: view.RehearseOffer{Can: true},
			Errors: view.Errors{"threshold": w.InvalidText("bad_threshold")}})},
		{Name: "basics-readonly", Page: view.BasicsView(view.BasicsPage{Page: s.page(section), Head: head, Form: s.basics(), ReadOnly: true})},
		{Name: "property-add", Page: view.AddPropertyView(view.AddPropertyPage{Page: s.page(section), Form: s.basics(), Errors: view.Errors{"id": w.InvalidText("bad_id")}})},
		{Name: "import", Page: view.ImportView(view.ImportPage{Page: s.page(section), TOML: "id = \"casa\"\nname = \"\"\n",
			Problems: []string{s.say("riga 2, name: ", "line 2, name: ") + w.InvalidText("required")}})},
		{Name: "feeds", Page: view.FeedsView(s.feeds(head))},
		{Name: "feed", Page: view.FeedView(s.feed(head))},
		{Name: "feed-file", Page: view.FeedView(s.fileFeed(head))},
		{Name: "feeds-empty", Page: view.FeedsView(view.FeedsPage{Page: s.page(section), Head: head, CanWrite: true})},
	}, append(s.cards(head), s.learning(head)...)...)
}

func (s furnisher) facts() []view.FactGroup {
	w := s.w
	return []view.FactGroup{
		{Topic: w.Topic("wifi"), Key: "wifi", Facts: []view.FactRow{{ID: "wifi", Text: "La rete si chiama CasaLimone-5G, la password è limoni-gialli-22.", Lang: "it", Visibility: "stay",
			Secret: true, Translations: w.Facts.TransCount(w.And([]string{w.Language("en"), w.Language("de")}))}}},
		{Topic: w.Topic("parking"), Key: "parking", Facts: []view.FactRow{
			{ID: "parking", Text: "Parcheggio libero in via Aurelia, a 200 m. In agosto conviene il parcheggio coperto di piazza Milano, 12 € al giorno.", Lang: "it", Visibility: "public", Translations: w.Facts.TransNone},
			{ID: "garage", Text: "Il box è riservato ai proprietari.", Lang: "it", Visibility: "public", Translations: w.Facts.TransNone},
		}},
		{Topic: w.Topic("checkin"), Key: "checkin", Facts: []view.FactRow{{ID: "checkin", Text: "Il check-in è dalle 15:00 alle 20:00.", Lang: "it", Visibility: "booked", Translations: w.Facts.TransCount(w.Language("en"))}}},
		{Topic: w.Topic("other"), Key: "other", Facts: []view.FactRow{{ID: "alarm", Text: "Il contatore di riserva è in cantina, chiave dal vicino.", Lang: "it", Visibility: "owner", Translations: w.Facts.TransNone}}},
	}
}

func (s furnisher) topics(chosen string) []view.Option {
	all := []view.Option{{Label: s.w.Forms.Choose}}
	for _, key := range []string{"access", "wifi", "parking", "checkin", "other"} {
		all = append(all, view.Option{Value: key, Label: s.w.Topic(key), Selected: key == chosen})
	}
	return all
}

func (s furnisher) fact() view.FactPage {
	return view.FactPage{
		Page: s.page(view.SectionProperties), Property: "casa-limone", PropertyName: "Casa Limone", ID: "wifi", Topics: s.topics("wifi"), Visibility: "stay",
		Text: "La rete si chiama CasaLimone-5G, la password è limoni-gialli-22.", Lang: "it", Secrets: "limoni-gialli-22", Rehearse: view.RehearseOffer{Can: true, Model: true},
		Translations: []view.Translation{{Code: "en", Text: "The network is called CasaLimone-5G, the password is limoni-gialli-22."}, {Code: "de"}},
	}
}

func (s furnisher) newFact() view.FactPage {
	w := s.w
	return view.FactPage{
		Page: s.page(view.SectionProperties), Property: "casa-limone", PropertyName: "Casa Limone", Topics: s.topics(""), Lang: "it",
		Translations: []view.Translation{{Code: "en"}, {Code: "de"}},
		Errors:       view.Errors{"text": w.InvalidText("required"), "topic": w.InvalidText("unknown_topic"), "visibility": w.InvalidText("unknown_visibility")},
	}
}

func (s furnisher) basics() view.Basics {
	return view.Basics{
		ID: "Casa Limone", Name: "Casa Limone", Address: "Via dei Giardini 4, 17024 Finale Ligure (SV)", Languages: s.languages("it"),
		Timezone: "Europe/Rome", Country: "IT", HostName: "Anna", CIN: "IT009029C2EXAMPLE1", CheckinFrom: "15:00", CheckinUntil: "20:00", CheckoutUntil: "10:00",
		AccessFromHoursBefore: "24", AccessUntilHours: "2", HoursMost: "744", IdentityCheck: true, Threshold: "6", EscalationKeywords: "allagamento\ngas\nincendio",
	}
}

func (s furnisher) feeds(head view.PropertyHead) view.FeedsPage {
	w := s.w
	return view.FeedsPage{
		Page: s.page(view.SectionProperties), Head: head, CanWrite: true, Name: "Booking", URL: "http://ical.example.org/x",
		Errors: view.Errors{"url": w.InvalidText("not_https")},
		Feeds: []view.Feed{
			{ID: "f1", Name: "Airbnb", State: view.Chip{Tone: view.Green, Text: w.Feeds.StateOK}, Address: "calendar.example.org",
				Href: view.FeedPath("casa-limone", "f1"), Warnings: []view.Notice{{Tone: view.Brass, Text: w.Feeds.WarnTwice("Airbnb", "Guesty")}},
				Health: view.FeedLine{State: "ok", Name: "Airbnb", Before: ", " + w.Feeds.Read, Read: view.Moment{Text: w.Dates.MinutesAgo(4), ISO: "2026-07-14T18:08:00+02:00"}, After: ", " + w.Feeds.Bookings(4)},
				Lines:  []string{w.Feeds.Changed(1, 2, 0, 0)}},
			{ID: "f2", Name: "Vrbo", State: view.Chip{Tone: view.Red, Text: w.Feeds.StateFail}, Address: "feeds.example.com",
				Health:   view.FeedLine{State: "fail", Name: "Vrbo", Before: " " + w.Feeds.Since(w.FeedDoing("html"), w.Dates.Yesterday+" 14:10") + "; " + w.Feeds.KeptCount(7)},
				LastRead: view.Moment{Text: w.Feeds.LastRead(w.Dates.HoursAgo(3)), ISO: "2026-07-14T15:08:00+02:00"},
				Trouble:  w.Feeds.Trouble(w.FeedTrouble("html")), Lines: []string{w.Feeds.Kept}},
		},
		Sharing: s.sharing(),
	}
}

func (s furnisher) sharing() view.Sharing {
	w := s.w
	address := func(token string) string { return "https://casa.example.org/calendar/" + token + ".ics" }
	return view.Sharing{
		Unreachable: true, Name: "Villaportal", Closures: true, Errors: view.Errors{"channel": w.Sharing.Taken},
		Channels: []view.Options{
			{Options: []view.Option{{Label: w.Sharing.Choose}}},
			{Label: w.Sharing.Sites, Options: []view.Option{{Value: "expedia", Label: "Expedia"}, {Value: "site", Label: w.Sharing.Other, Selected: true}}},
			{Label: w.Sharing.Connected, Options: []view.Option{{Value: "feed:f9", Label: "Borghi"}}},
			{Label: w.Sharing.Own, Options: []view.Option{{Value: "calendar", Label: w.Sharing.Calendar}}},
		},
		Links: []view.SharedLink{
			{ID: "l1", Name: "Airbnb", State: view.Chip{Tone: view.Green, Text: w.Sharing.ReadNow}, URL: address("k7qm4rtxk7qm4rtxk7qm4rtxk7qm4rtxk7qm4rtx"), Paste: w.PasteHint("airbnb"),
				Read:       view.Moment{Text: w.Sharing.ReadBy("Airbnb", w.Dates.MinutesAgo(12)), ISO: "2026-07-14T17:53:00+02:00"},
				Lines:      []string{w.Sharing.Tells(7, "14 October 2026") + " " + w.Sharing.NoNames, w.Sharing.LeavesOut("Airbnb"), w.Sharing.OpenedBy(w.Dates.DaysAgo(2))},
				ClosuresTo: "yes"},
			{ID: "l2", Name: "Vrbo", State: view.Chip{Tone: view.Red, Text: w.Sharing.HeldBack}, URL: address("9wdx9wdx9wdx9wdx9wdx9wdx9wdx9wdx9wdx9wdx"), Paste: w.PasteHint("vrbo"),
				Read:  view.Moment{Text: w.Sharing.ReadBy("Vrbo", w.Dates.HoursAgo(2)), ISO: "2026-07-14T16:05:00+02:00"},
				Alarm: w.Sharing.Held(5, 7), LookAt: view.CalendarPath, Closures: true, ClosuresTo: "no",
				Lines: []string{w.Sharing.Tells(7, "14 October 2026") + " " + w.Sharing.NoNames, w.Sharing.LeavesOut("Vrbo"), w.Sharing.ClosuresOn}},
			{ID: "l3", Name: "Booking.com", State: view.Chip{Tone: view.Brass, Text: w.Sharing.ReadLate}, URL: address("m3gcm3gcm3gcm3gcm3gcm3gcm3gcm3gcm3gcm3gc"), Paste: w.PasteHint("booking.com"),
				Read:    view.Moment{Text: w.Sharing.ReadBy("Booking.com", w.Dates.DaysAgo(3)), ISO: "2026-07-11T16:05:00+02:00"},
				Warning: w.Sharing.LateText("Booking.com"), Lines: []string{w.Sharing.Free + " " + w.Sharing.NoNames, w.Sharing.Stranger(w.Sharing.Google, w.Dates.HoursAgo(5))}, ClosuresTo: "yes"},
			{ID: "l4", Name: w.Sharing.Names, State: view.Chip{Tone: view.Plain, Text: w.Sharing.NeverRead}, URL: address("hj4hhj4hhj4hhj4hhj4hhj4hhj4hhj4hhj4hhj4h"),
				Webcal: "webcal://casa.example.org/calendar/hj4hhj4hhj4hhj4hhj4hhj4hhj4hhj4hhj4hhj4h.ics", Paste: w.PasteHint("names"), ForPeople: true, ClosuresTo: "yes",
				Lines: []string{w.Sharing.Tells(9, "14 October 2026") + " " + w.Sharing.WithNames}},
		},
	}
}

func (s furnisher) feed(head view.PropertyHead) view.FeedPage {
	w := s.w
	row := func(day, clock, text string) view.LogRow {
		return view.LogRow{When: view.Moment{Text: w.Dates.At(day, clock), ISO: "2026-07-14T" + clock + ":00+02:00"}, Text: w.Capital(text)}
	}
	weeks := s.span(12, 19)
	return view.FeedPage{
		Page: s.page(view.SectionProperties), Head: head, CanWrite: true, Held: true, More: view.FeedPath("casa-limone", "f2") + "?older=yes",
		URL: "ftp://calendar.example.org/x", Errors: view.Errors{"url": w.InvalidText("not_https")},
		Feed: view.Feed{ID: "f2", Name: "Vrbo", State: view.Chip{Tone: view.Brass, Text: w.Feeds.StateWarn}, Address: "feeds.example.com",
			Health:   view.FeedLine{State: "warn", Name: "Vrbo", Before: " " + w.Feeds.Since(w.FeedDoing("suspicious"), w.Dates.Yesterday+" 14:10") + "; " + w.Feeds.KeptCount(7)},
			LastRead: view.Moment{Text: w.Feeds.LastRead(w.Dates.HoursAgo(3)), ISO: "2026-07-14T15:08:00+02:00"},
			Trouble:  w.Feeds.Trouble(w.FeedTrouble("suspicious")) + " " + w.Feeds.Held,
			Warnings: []view.Notice{{Tone: view.Brass, Text: w.Feeds.WarnPaid}}},
		Log: []view.LogRow{
			row(w.Dates.Today, "18:08", w.CalendarLog.Held("Vrbo", w.FeedTrouble("suspicious"), 7)),
			row(w.Dates.Today, "15:08", w.CalendarLog.Failed("Vrbo", w.FeedTrouble("html"), 7)+" "+w.CalendarLog.Times(12, w.Dates.At(w.Dates.Today, "15:08"))),
			row(w.Dates.Yesterday, "09:40", w.CalendarLog.Moved("Lena Weber", s.span(10, 17), weeks)),
			row(w.Dates.Yesterday, "09:20", w.CalendarLog.Added("Lena Weber", weeks)),
		},
	}
}

func (s furnisher) fileFeed(head view.PropertyHead) view.FeedPage {
	return view.FeedPage{Page: s.page(view.SectionProperties), Head: head, CanWrite: true, File: true,
		Feed: view.Feed{ID: "f3", Name: "Excel", State: view.Chip{Tone: view.Plain, Text: s.w.Feeds.StateNew}, Address: "casa.ics", Health: view.FeedLine{State: "off", Name: "Excel", Before: ": " + s.w.Feeds.NeverRead}}}
}
