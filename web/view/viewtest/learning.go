package viewtest

import "portineria/web/view"

// review is one finding of each kind.
func (s furnisher) review(write bool) view.Review {
	w := s.w
	wifi, checkout, trash := view.FactLink{ID: "wifi", Name: w.Topic("wifi")}, view.FactLink{ID: "checkout", Name: w.Topic("checkout")}, view.FactLink{ID: "trash", Name: w.Topic("trash")}
	return view.Review{CanWrite: write, OldTitle: w.Review.OldTitle(1), Findings: []view.Finding{
		{ID: "finding-1", Tone: view.Brass, Text: w.Review.Open(wifi.Name), Facts: []view.FactLink{wifi}},
		{ID: "finding-2", Tone: view.Brass, Text: w.Review.DifferRule(checkout.Name, w.Review.Rules["checkout_until"], "11:00", "10:00"), Facts: []view.FactLink{checkout}},
		{ID: "finding-3", Tone: view.Brass, Text: w.Review.Differ(w.Topic("parking"), w.Topic("parking")+" (garage)", "10 €", "12 €"),
			Facts: []view.FactLink{{ID: "parking", Name: w.Topic("parking")}, {ID: "garage", Name: w.Topic("parking") + " (garage)"}}},
		{ID: "finding-4", Tone: view.Brass, Text: w.Review.Translated(trash.Name, w.Language("de"), "20:00", "21 Uhr"), Facts: []view.FactLink{trash}},
	}, Old: []view.Finding{{ID: "finding-5", Tone: view.Plain, Text: w.Review.Old(trash.Name, w.Dates.Date(july(3).AddDate(-1, 0, 0))), Facts: []view.FactLink{trash}}}}
}

func (s furnisher) learning(head view.PropertyHead) []Sample {
	w, section := s.w, view.SectionProperties
	head.Drafts = "3"
	facts := view.FactsPage{Page: s.page(section), Head: head, Counts: map[string]string{"": "5", "public": "2", "booked": "1", "stay": "1", "owner": "1"},
		Groups: s.facts(), CanWrite: true, Review: s.review(true), Waiting: w.Translations.Waiting(3)}
	drafts := view.TranslationsPage{Page: s.page(section), Head: head, CanWrite: true, Facts: []view.DraftedFact{
		{ID: "wifi", Title: w.Topic("wifi"), Text: "La rete si chiama CasaLimone-5G, la password è limoni-gialli-22.", Lang: "it", Drafts: []view.FactDraft{
			{Code: "de", Text: "Das Netz heißt CasaLimone-5G, das Passwort lautet limoni-gialli-22."},
			{Code: "fr", Text: "Le réseau s’appelle CasaLimone-5G.", Doubts: []string{w.Doubt("placeholder")}},
		}},
		{ID: "trash", Title: w.Topic("trash"), Text: "Il vetro si ritira il martedì alle 20:00.", Lang: "it", Drafts: []view.FactDraft{
			{Code: "de", Doubts: []string{w.Doubt("no_text")}, Error: w.InvalidText("text_empty")},
		}},
	}}
	readOnly := drafts
	readOnly.CanWrite, readOnly.NoModel = false, true
	gaps := view.GapsPage{Page: s.page(section), Head: head, CanWrite: true, Gaps: []view.Gap{
		{Key: "pool", Topic: w.Topic("pool"), Count: w.Gaps.Count(3), Trials: w.Gaps.Trials(1), Asked: []view.AskedInVain{
			{Text: "Gibt es eine Sauna im Haus?", Lang: "de", Href: view.ConversationPath("c1"), At: s.clock(18, 5)},
			{Text: "Is there a sauna?", Lang: "en", Href: view.ConversationPath("c5"), At: s.clock(9, 12)},
			{Text: "C’è la sauna?", Lang: "it", Href: view.ConversationPath("s1"), At: s.clock(8, 1), Trial: true},
		}},
		{Topic: w.Gaps.Unknown, Count: w.Gaps.Count(1), Asked: []view.AskedInVain{{Text: "???", Href: view.ConversationPath("c4"), At: s.clock(7, 30)}}},
	}}
	lesson := s.newFact()
	lesson.Errors, lesson.Topics, lesson.Visibility = nil, s.topics("access"), "stay"
	lesson.Text, lesson.Secrets, lesson.Notes = "La cantina si apre con il codice 4471#.", "4471#", []string{w.Lesson.Intro, w.Lesson.Foreign(w.Language("de")), w.Lesson.Secret}
	return []Sample{
		{Name: "facts-review", Page: view.FactsView(facts)},
		{Name: "translations", Page: view.TranslationsView(drafts)},
		{Name: "translations-readonly", Page: view.TranslationsView(readOnly)},
		{Name: "translations-empty", Page: view.TranslationsView(view.TranslationsPage{Page: s.page(section), Head: head, CanWrite: true})},
		{Name: "gaps", Page: view.GapsView(gaps)},
		{Name: "gaps-empty", Page: view.GapsView(view.GapsPage{Page: s.page(section), Head: head})},
		{Name: "fact-lesson", Page: view.FactView(lesson)},
	}
}

// translatedThread is a thread whose messages are put into another language.
func (s furnisher) translatedThread(p view.Prepared) view.Thread {
	w := s.w
	message := func(m view.Message) view.Entry { return view.Entry{Message: &m} }
	return view.Thread{
		ID: "c1", Name: "Lena Weber", Subtitle: w.Inbox.Subtitle("Casa Limone", w.Inbox.Writes(w.Language("de"))),
		State: view.Chip{Tone: view.Ink, Text: w.Inbox.ByYou}, StateNote: w.ModeReason("wrote"), CanGiveBack: true, Announce: "Lena Weber: " + w.Inbox.ByYou,
		Entries: []view.Entry{
			{Day: w.Dates.Heading(s.now, s.now)},
			message(view.Message{ID: "m1", Author: view.FromGuest, Who: "Lena Weber", Text: "Gibt es eine Sauna?", Lang: "de", At: s.clock(17, 58),
				Rendered: &view.Rendered{Text: s.say("C’è una sauna?", "Is there a sauna?"), Lang: w.Code}}),
			message(view.Message{ID: "m2", Author: view.FromHost, Who: "Anna", Text: "Nein, leider nicht.", Lang: "de", At: s.clock(18, 0), Send: s.sent("read"), Lesson: view.LessonPath("casa-limone", "m2")}),
			message(view.Message{ID: "m3", Author: view.FromGuest, Who: "Lena Weber", Text: "Und wie komme ich in den Keller?", Lang: "de", At: s.clock(18, 3), Rendered: &view.Rendered{Working: true}}),
			message(view.Message{ID: "m4", Author: view.FromGuest, Who: "Lena Weber", Text: "Danke!", Lang: "de", At: s.clock(18, 4), CanRender: true}),
			message(view.Message{ID: "m5", Author: view.FromGuest, Who: "Lena Weber", Text: "Hmm", Lang: "de", At: s.clock(18, 5), CanRender: true, Rendered: &view.Rendered{Failed: true}}),
		},
		Composer: view.Composer{Open: true, Lang: "de", Hints: []string{w.Inbox.ReplyIn(w.Language("de")), w.Inbox.ReplyKeys}, Translate: w.Interpret.Reply(w.Language("de")), Prepared: &p},
		Side:     s.richSide(),
	}
}

func (s furnisher) prepared() view.Prepared {
	return view.Prepared{Title: s.w.Interpret.ReplyTitle(s.w.Language("de")), Text: "Der Keller öffnet sich mit dem Code 4471#, ab 9 Uhr.", Lang: "de",
		Original: "La cantina si apre con il codice 4471#, dalle 8.", Doubts: []string{s.w.Doubt("unknown_time"), s.w.Interpret.Doubtful}}
}
