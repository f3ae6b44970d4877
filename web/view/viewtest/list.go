package viewtest

import "portineria/web/view"

// lists are the pages of a portal's list of reservations, and of what is changed by
// hand.
func (s furnisher) lists() []Sample {
	w := s.w.Import
	page := s.page(view.SectionCalendar)
	homes := []view.Option{{Label: w.WholeHouse, Selected: true}, {Value: "casa-limone", Label: "Casa Limone"}, {Value: "harbour-loft", Label: "Harbour Loft"}}
	upload := view.ListUploadPage{Page: page, Properties: homes}
	refused := upload
	refused.Problem = w.Problems["list_locked"]
	places := []view.Option{{Label: s.w.Forms.Choose, Selected: true}, {Value: "casa-limone", Label: "Casa Limone"}, {Value: "-", Label: w.LeaveOut}}
	fields := func(chosen string) []view.Option {
		all := []view.Option{{Value: "ignored", Label: w.NotNeeded, Selected: chosen == ""}}
		for _, key := range []string{"code", "guest", "phone", "arrival", "departure"} {
			all = append(all, view.Option{Value: key, Label: w.Fields[key], Selected: key == chosen})
		}
		return all
	}
	columns := []view.ListColumn{{N: 0, Name: "Kennung", Example: w.Example("HMABCDEF01; HMABCDEF02"), Fields: fields("code")}, {N: 1, Name: "Von wann", Example: w.Example("03/04/2026"), Fields: fields("")},
		{N: 2, Name: "Bis wann", Fields: fields("departure")}}
	reading := view.ListReading{ID: "l1-2", Columns: columns, Problem: w.ColumnsNeed,
		Order: []view.Choice{{Value: "dmy", Label: w.DayFirst("03/04/2026")}, {Value: "mdy", Label: w.MonthFirst("03/04/2026"), Chosen: true}},
		Units: []view.ListName{{N: 0, Name: "Dachzimmer mit Meerblick, 2. Stock", Choice: places}}, Places: places,
		Words: []view.ListName{{N: 0, Name: "klar", Choice: []view.Option{{Label: s.w.Forms.Choose, Selected: true}, {Value: "stands", Label: w.StateWords["stands"]}}}}}
	groups := []view.ListGroup{
		{Key: "unclear", Title: w.Outcomes["unclear"].Name, Explain: w.Outcomes["unclear"].Explain, Tone: view.Brass, Count: 1, Lines: []view.ListLine{{Row: 9, Pickable: true, Title: "Ana Silva",
			Where: "Casa Limone · 1–5 August", Texts: []string{w.Whys["taken"]}, Links: []view.Link{{Href: view.BookingPath("b1"), Label: w.LookAt}}}}},
		{Key: "new", Title: w.Outcomes["new"].Name, Explain: w.Outcomes["new"].Explain, Tone: view.Green, Count: 1, Lines: []view.ListLine{{Row: 2, Pickable: true, Picked: true, Title: "Lena Weber",
			Where: "Casa Limone · 10–14 July", Doubts: []string{w.NoNumber(w.Problems["phone_shortened"])}}}},
		{Key: "adds", Title: w.Outcomes["adds"].Name, Explain: w.Outcomes["adds"].Explain, Tone: view.Green, Count: 1, Lines: []view.ListLine{{Row: 3, Pickable: true, Picked: true, Title: "Tom Okafor",
			Where: "Harbour Loft · 20–24 July", Texts: []string{w.Adds(w.Details["phone"]), w.Keeps(w.Details["name"])}}}},
		{Key: "refused", Title: w.Outcomes["refused"].Name, Explain: w.Outcomes["refused"].Explain, Tone: view.Red, Count: 1, Lines: []view.ListLine{{Row: 5, Title: "Zoe Ray",
			Doubts: []string{w.Column("End date", w.Problems["row_bad_date"])}}}},
		{Key: "same", Title: w.Outcomes["same"].Name, Explain: w.Outcomes["same"].Explain, Tone: view.Plain, Count: 140, Folded: true, More: 139, Lines: []view.ListLine{{Row: 6, Title: "Ines Prado", Where: "Casa Limone · 2–4 July"}}},
	}
	answered := reading
	answered.Problem, answered.Order, answered.Places, answered.Words = "", nil, nil, nil
	plan := view.ListPlanPage{Page: page, Reading: answered, ID: "l1-2", From: w.From("Airbnb"), Rows: 144, Seen: "0123", Groups: groups}
	changed := plan
	changed.Changed = true
	nothing := plan
	nothing.Groups = groups[3:]
	return append([]Sample{
		{Name: "list", Page: view.ListUploadView(upload)},
		{Name: "list-refused", Page: view.ListUploadView(refused)},
		{Name: "list-read", Page: view.ListReadView(view.ListReadPage{Page: page, Reading: reading})},
		{Name: "list-plan", Page: view.ListPlanView(plan)},
		{Name: "list-plan-changed", Page: view.ListPlanView(changed)},
		{Name: "list-plan-nothing", Page: view.ListPlanView(nothing)},
	}, s.changes(homes[1:])...)
}

func (s furnisher) changes(homes []view.Option) []Sample {
	page := s.page(view.SectionCalendar)
	form := view.BookingForm{Checkin: "2026-07-10", Checkout: "2026-07-14", Name: "Lena Weber", Phone: "+447700900123", Guests: "2", Code: "HMABCDEF01"}
	change := view.ChangePage{Page: page, ID: "b1", Name: "Lena Weber", Properties: homes, Languages: []view.Option{{Label: s.w.Forms.Unknown, Selected: true}}, Form: form, Notes: "Arriva in treno.",
		FromFeed: true, FeedSays: "10–13 July"}
	refused := change
	refused.Form.AskOverlap, refused.Errors = true, view.Errors{"": s.w.InvalidText("overlap"), "phone": s.w.InvalidText("bad_phone")}
	block := view.ChangePage{Page: page, ID: "b2", Name: s.w.Kind("block"), Block: true, Properties: homes, Form: form, Notes: "Imbianchino"}
	closing := view.CloseNightsPage{Page: page, Properties: homes}
	taken := closing
	taken.From, taken.To, taken.AskOverlap, taken.Errors = "2026-07-10", "2026-07-14", true, view.Errors{"": s.w.InvalidText("overlap")}
	return []Sample{
		{Name: "booking-change", Page: view.ChangeView(change)},
		{Name: "booking-change-refused", Page: view.ChangeView(refused)},
		{Name: "block-change", Page: view.ChangeView(block)},
		{Name: "close-nights", Page: view.CloseNightsView(closing)},
		{Name: "close-nights-taken", Page: view.CloseNightsView(taken)},
	}
}
