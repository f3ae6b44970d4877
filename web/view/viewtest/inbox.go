package viewtest

import (
	"strconv"

	"portineria/web/view"
)

func (s furnisher) inbox() []Sample {
	list := s.inboxList(view.TabOpen)
	page := func(list view.InboxList, thread *view.Thread, details bool) view.InboxPage {
		return view.InboxPage{Page: s.page(view.SectionInbox), List: list, Thread: thread, Details: details}
	}
	rich, closed, translated := s.richThread(), s.closedThread(), s.translatedThread(s.prepared())
	working := s.translatedThread(view.Prepared{Title: s.prepared().Title, Original: s.prepared().Original, Working: true})
	failed := s.translatedThread(view.Prepared{Title: s.prepared().Title, Original: s.prepared().Original, Failed: true})
	return []Sample{
		{Name: "inbox", Page: view.InboxView(page(list, nil, false))},
		{Name: "inbox-empty", Page: view.InboxView(page(view.InboxList{Tab: view.TabWaiting, Counts: map[string]string{}}, nil, false))},
		{Name: "thread", Page: view.InboxView(page(list, &rich, false))},
		{Name: "thread-details", Page: view.InboxView(page(list, &rich, true))},
		{Name: "thread-translated", Page: view.InboxView(page(list, &translated, false))},
		{Name: "thread-translating", Page: view.InboxView(page(list, &working, false))},
		{Name: "thread-not-translated", Page: view.InboxView(page(list, &failed, false))},
		{Name: "thread-closed", Page: view.InboxView(page(list, &closed, false))},
	}
}

func (s furnisher) inboxList(tab string) view.InboxList {
	w := s.w.Inbox
	return view.InboxList{
		Tab:    tab,
		Counts: map[string]string{view.TabWaiting: "2", view.TabOpen: "9"},
		More:   view.InboxTabPath(tab) + "&before=c5",
		Rows: []view.InboxRow{
			{ID: "c1", Name: "Lena Weber", Preview: "Super danke! Und noch etwas: kann ich den Hund mitbringen?", Lang: "de", When: s.clock(18, 5), Chip: view.Chip{Tone: view.Brass, Text: w.Asks}, Unread: 1, Place: "Casa Limone"},
			{ID: "c2", Name: "Marco Ruggeri", Preview: "HOST", Lang: "it", When: s.clock(17, 40), Chip: view.Chip{Tone: view.Brass, Text: w.WantsYou}, Unread: 2, Place: "Mansarda"},
			{ID: "c3", Name: "Julie Duval", Preview: "Merci beaucoup !", Lang: "fr", When: s.clock(16, 12), Chip: view.Chip{Tone: view.Green, Text: w.Answered}, Place: "Casa Limone"},
			{ID: "c4", Name: "+44 ··· 0123", Preview: "Che codice ha la porta?", Lang: "it", When: s.clock(15, 58), Chip: view.Chip{Tone: view.Plain, Text: w.NotKnown}},
			{ID: "c5", Name: "Tom Okafor", Preview: "The bins go out on Tuesday evening.", Lang: "en", From: w.Assistant, When: s.moment(s.at(21, 30).AddDate(0, 0, -1)), Chip: view.Chip{Tone: view.Red, Text: w.NotSent}, Place: "Harbour Loft"},
		},
	}
}

func (s furnisher) sent(state string) *view.Send {
	out := &view.Send{State: state, Word: s.w.SendState(state)}
	if state == "read" {
		for i, reached := range []string{"accepted", "sent", "delivered", "read"} {
			out.Steps = append(out.Steps, view.Row{Label: s.w.Capital(s.w.SendState(reached)), Value: s.w.Dates.Short(s.now) + " 18:05:0" + strconv.Itoa(i)})
		}
	}
	return out
}

// richThread holds every kind of line.
func (s furnisher) richThread() view.Thread {
	w := s.w
	message := func(m view.Message) view.Entry { return view.Entry{Message: &m} }
	failed := w.Problem("not_on_whatsapp")
	return view.Thread{
		ID: "c1", Name: "Lena Weber",
		Subtitle: w.Inbox.Subtitle("Casa Limone", s.span(12, 19), "Airbnb", w.Inbox.Writes(w.Language("de"))),
		State:    view.Chip{Tone: view.Green, Text: w.Inbox.ByAssistant}, Announce: "Lena Weber: " + w.Inbox.Asks,
		CanTakeOver: true, Earlier: view.ConversationPath("c1") + "?before=m1",
		Entries: []view.Entry{
			{Day: w.Dates.Heading(s.at(18, 0).AddDate(0, 0, -1), s.now)},
			message(view.Message{ID: "m1", Author: view.FromGuest, Who: "Lena Weber", Kind: w.MessageType("image"), Text: "Ist das die richtige Tür?", Lang: "de", Unread: w.Inbox.NotRead, At: s.moment(s.at(17, 2).AddDate(0, 0, -1))}),
			message(view.Message{ID: "m2", Author: view.FromHost, Who: "Anna", Text: "Ja, genau. Der Klingelknopf ist links.", Lang: "de", Quote: &view.Quote{Who: "Lena Weber", Text: "Ist das die richtige Tür?"}, At: s.moment(s.at(17, 9).AddDate(0, 0, -1)), Send: s.sent("delivered")}),
			{Note: &view.Note{ID: "n1", Tone: view.Plain, Text: w.Inbox.WaitingSince("17:30")}},
			{Day: w.Dates.Heading(s.now, s.now)},
			message(view.Message{ID: "m3", Author: view.FromGuest, Who: "Lena Weber", Text: "Hallo! Wie lautet das WLAN-Passwort?", Lang: "de", At: s.clock(18, 1)}),
			message(view.Message{ID: "m4", Author: view.FromAssistant, Who: w.Inbox.Assistant, Lang: "de",
				Text: "Guten Tag Lena! Das WLAN heißt CasaLimone-5G, das Passwort ist limoni-gialli-22.\n\nIch bin der virtuelle Assistent. Schreiben Sie HOST für einen Menschen.",
				At:   s.clock(18, 1), Send: s.sent("read"), Facts: w.Inbox.FromFact(w.Topic("wifi")), Certainty: w.Inbox.Confidence(w.Numbers.Decimal(.97, 2)),
				Mode: w.ModeShort("direct"), Took: w.Inbox.Took("41 ms")}),
			message(view.Message{ID: "m5a", Author: view.FromGuest, Who: "Lena Weber", Kind: w.MessageType("location"), Icon: "place", Text: "Bahnhof", Lines: []string{"44.17, 8.34"}, Origin: w.Kinds.Forwarded,
				Quote: &view.Quote{Text: w.Kinds.QuoteUnknown}, Reactions: []view.Reaction{{Emoji: "👍", Said: w.Kinds.Reacted("Lena Weber", "👍")}}, At: s.clock(18, 2)}),
			message(view.Message{ID: "m5b", Author: view.FromGuest, Who: "Lena Weber", Kind: w.MessageType("contacts"), Icon: "person", Cards: []view.CardLine{{Name: "Grace Example", Phone: "+44 7700 900456", Call: "tel:+447700900456"}, {Name: "Taxi"}}, At: s.clock(18, 2)}),
			message(view.Message{ID: "m5", Author: view.FromGuest, Who: "Lena Weber", Withdrawn: true, At: s.clock(18, 3)}),
			message(view.Message{ID: "m6", Author: view.FromAssistant, Who: w.Inbox.Assistant, Text: "Das Parkhaus liegt 200 m entfernt.", Lang: "de", At: s.clock(18, 3), Send: s.sent("unclear"), Mark: w.Inbox.Resent,
				Problem: &view.Trouble{Tone: view.Brass, Title: w.Inbox.Unsure, Happened: w.Inbox.UnsureText, Next: w.Inbox.UnsureNext, CanResend: true, CanConfirm: true}}),
			message(view.Message{ID: "m7", Author: view.FromGuest, Who: "Lena Weber", Kind: w.MessageType("hologram"), At: s.clock(18, 4)}),
			message(view.Message{ID: "m8", Author: view.FromHost, Who: "Anna", Text: "Ich rufe Sie gleich an.", Lang: "de", At: s.clock(18, 4), Send: s.sent("failed"),
				Problem: &view.Trouble{Tone: view.Red, Title: failed.Title, Happened: failed.Happened, Kept: failed.Kept, Next: failed.Next, Code: w.Inbox.ErrorCode(131026), CanResend: true}}),
			message(view.Message{ID: "m9", Author: view.FromGuest, Who: "Lena Weber", Text: "Super danke! Und noch etwas: kann ich den Hund mitbringen?", Lang: "de", At: s.clock(18, 5), Mark: w.Inbox.Edited}),
			message(view.Message{ID: "m10", Author: view.FromAssistant, Who: w.Inbox.Assistant, Text: "Das weiß ich nicht sicher. Ich habe Anna gefragt, sie antwortet Ihnen hier.", Lang: "de", At: s.clock(18, 5), Send: s.sent("delivered"),
				Certainty: w.Inbox.Below(w.Numbers.Decimal(.31, 2), w.Numbers.Decimal(.6, 2)), Unsure: true, Mode: w.ModeShort("rule")}),
			{Draft: &view.Draft{ID: "q1", Text: "Hunde sind willkommen, solange sie nicht aufs Sofa springen.", Lang: "de", Why: w.Reason("low_confidence").Explain, Facts: w.Inbox.FromFact(w.Topic("rules")), Certainty: w.Inbox.Below(w.Numbers.Decimal(.52, 2), w.Numbers.Decimal(.6, 2)), CanAct: true}},
			{Note: &view.Note{ID: "n2", Tone: view.Brass, Text: w.Inbox.WaitingSince("18:05"), More: w.Why.NoFact("Casa Limone")}},
		},
		Composer: view.Composer{Open: true, Lang: "de", Hints: []string{w.Inbox.ReplyIn(w.Language("de")), w.Inbox.ReplySilences}},
		Side:     s.richSide(),
	}
}

func (s furnisher) richSide() view.Side {
	w := s.w
	erase := w.Request("erase")
	return view.Side{
		Requests: []view.Request{{ID: "r1", Title: erase.Name, Text: erase.Explain, Received: w.Dates.Date(july(2)), Due: w.Dates.Date(july(31).AddDate(0, 0, 1)),
			Left: view.Chip{Tone: view.Brass, Text: w.Dates.InDays(18)}, CanClose: true}},
		Booking: &view.SideBooking{Href: view.BookingPath("b2"), Rows: []view.Row{
			{Label: w.Side.Stay, Value: s.span(12, 19)},
			{Label: w.Side.Guests, Value: w.Side.GuestsCount(3)},
			{Label: w.Side.Property, Value: "Casa Limone"},
			{Label: w.Side.Channel, Value: "Airbnb"},
			{Label: w.Side.Code, Value: "HMABC12345"},
		}},
		CanTie: true, CanUntie: true,
		Tie: []view.Options{{Label: "Casa Limone", Options: []view.Option{{Value: "b2", Label: "Lena Weber, " + s.span(12, 19), Selected: true}}},
			{Label: "Mansarda", Options: []view.Option{{Value: "b3", Label: w.Today.UnknownGuest + ", " + s.span(14, 20)}}}},
		Identity: view.Identity{
			Phone: "+44 ··· 0142", Level: view.Chip{Tone: view.Green, Text: w.Level("staying").Name}, Evidence: w.EvidenceWord("code+arrival"),
			MaySee: w.Level("staying").Explain, Codes: w.Side.CodesOpen(w.Dates.At(w.Dates.Short(july(19)), "12:00")), CodesOn: true,
			CheckDone: w.Side.IdentityDone(w.Dates.Date(july(12))),
		},
		Why: view.Why{
			About: w.Why.About("18:05"),
			Lines: []string{w.Why.Asked + " " + w.Reason("no_fact").Explain, w.Why.Best(w.Topic("rules"), w.Numbers.Decimal(.31, 2)), w.Why.Language(w.Language("de")), w.Why.Took("12 ms")},
			Steps: []view.Step{
				{Name: w.Step("identify"), Detail: w.Level("staying").Name}, {Name: w.Step("rules"), Detail: "0"},
				{Name: w.Step("retrieve"), Detail: w.Topic("rules") + " 0.31"}, {Name: w.Step("decide"), Detail: w.Reason("no_fact").Name},
			},
		},
		Data: []string{w.Side.DataText(w.Dates.Date(july(19).AddDate(0, 6, 0)), w.Side.DataStay), w.Side.DataStopped, w.Side.DataWhere},
	}
}

// closedThread is a stranger whose 24 hours are over, answered by a person.
func (s furnisher) closedThread() view.Thread {
	w := s.w
	return view.Thread{
		ID: "c4", Name: "+44 ··· 0123", Subtitle: w.Inbox.Writes(w.Language("it")),
		State: view.Chip{Tone: view.Brass, Text: w.Inbox.ByYou}, StateNote: w.ModeReason("asked"), CanGiveBack: true, Simulated: true,
		Entries: []view.Entry{
			{Day: w.Dates.Heading(s.at(15, 0).AddDate(0, 0, -2), s.now)},
			{Message: &view.Message{ID: "k1", Author: view.FromGuest, Who: "+44 ··· 0123", Text: "Che codice ha la porta?", Lang: "it", At: s.moment(s.at(15, 58).AddDate(0, 0, -2))}},
			{Note: &view.Note{ID: "kn", Tone: view.Red, Text: w.Reason("too_many_tries").Explain}},
		},
		Composer: view.Composer{Closed: w.Inbox.WindowClosed, ClosedWhy: w.Inbox.WindowText, Texts: view.Link{Href: view.TemplatesPath, Label: w.Templates.Title},
			Offers: []view.Offer{{Name: "before_arrival", Language: "en", Title: w.Templates.Names["before_arrival"].Name, Spoken: w.Language("en"), Reads: s.reads()},
				{Name: "emergency", Language: "en", Title: w.Templates.Names["emergency"].Name, Spoken: w.Language("en"), Reads: s.reads()}}},
		Side: view.Side{
			Consent: view.Consent{Chips: []view.Chip{{Tone: view.Green, Text: w.Consent.Agreed}}, CanRecord: true, CanWithdraw: true, Today: "2026-07-14",
				Scopes:  []view.Option{{Value: "stay", Label: w.Consent.Scopes["stay"]}},
				Sources: []view.Option{{Value: "contract", Label: w.Consent.Sources["contract"]}},
				Entries: []view.ConsentEntry{{Title: w.Consent.Kinds["opt_in"] + ": " + w.Consent.Scopes["stay"], Source: w.Consent.Sources["contract"], At: "1 Jul", Wording: "We use your number for messages about your stay.", Lang: "en", Proof: "page 3"}}},
			Claims: []view.ClaimLine{{Booking: "b3", Thread: "c2", Title: "Paul Marsh", Detail: w.Inbox.Subtitle("Mansarda", s.span(14, 20)), Evidence: w.EvidenceWord("last4"), Href: view.BookingPath("b3"), InThread: true}},
			Doors:  []view.Door{{Title: w.Who.DoorTitle("19:05"), Action: view.ConversationAct("c2", "open-door")}},
			CanTie: true, Tie: []view.Options{{Options: []view.Option{{Value: "b3", Label: "Mansarda, " + s.span(14, 20)}}}},
			Identity: view.Identity{Level: view.Chip{Tone: view.Plain, Text: w.Level("stranger").Name}, Evidence: w.EvidenceWord(""),
				MaySee: w.Level("stranger").Explain, Codes: w.ClosedWord("stranger"), CheckAsked: true, CanRecord: true},
			Requests: []view.Request{{ID: "r2", Title: w.Request("access").Name, Text: w.Request("access").Explain, Received: w.Dates.Date(july(1)),
				Due: w.Dates.Date(july(30)), Closed: w.Side.Closed(w.Dates.Date(july(9)))}},
			Data: []string{w.Side.DataText(w.Dates.Date(july(14).AddDate(0, 0, 90)), w.Side.DataNoStay)},
		},
	}
}
