package viewtest

import (
	"strconv"
	"strings"

	"portineria/web/view"
)

const (
	firstDay  = 6 // of July 2026, a Monday
	weeksDays = 35
)

func (s furnisher) calendar() []Sample {
	w := s.w
	page := view.CalendarPage{
		Page: s.page(view.SectionCalendar), Title: w.Capital(w.Dates.MonthYear(july(firstDay))), View: view.ViewTimeline, Span: view.SpanMonth, From: "2026-07-06",
		Previous: view.CalendarPath + "?from=2026-06-08", Next: view.CalendarPath + "?from=2026-08-03", Today: view.CalendarPath,
		Days: weeksDays, TodayColumn: 17, Ticks: s.ticks(), Rows: s.calendarRows(), CanWrite: true, Until: "2026-07-14T22:00:00Z", Filter: s.filter(),
		Months: []view.CalendarMonth{{Start: 1, End: 52, Label: w.Capital(w.Dates.Months[6])}, {Start: 53, End: 70, Label: w.Capital(w.Dates.Months[7])}},
		Clashes: []view.Clash{{
			Text:  w.Calendar.ClashIn("Casa Limone", s.span(17, 19), "Airbnb HMABC12345", "Booking.com"),
			Links: []view.Link{{Href: view.BookingPath("b2"), Label: "Airbnb"}, {Href: view.BookingPath("b5"), Label: "Booking.com"}},
		}},
		Feeds: []view.FeedLine{
			{State: "ok", Name: "Airbnb (Casa Limone)", Before: ", " + w.Feeds.Read, Read: view.Moment{Text: w.Dates.MinutesAgo(4), ISO: "2026-07-14T16:01:00Z", Relative: true},
				After: ", " + w.Feeds.Bookings(7), Href: view.FeedsPath("casa-limone")},
			{State: "fail", Name: "Vrbo (Casa Limone)", Before: " " + w.Feeds.Since(w.FeedDoing("html"), w.Dates.Yesterday+" 14:10") + "; " + w.Feeds.KeptCount(7)},
		},
	}
	list, empty, year, none := page, page, page, page
	list.View = view.ViewList
	empty.Rows, empty.Clashes, empty.Feeds, empty.Filter = nil, nil, nil, view.CalendarFilter{}
	year.Span, year.Ticks, year.Days, year.Months = view.SpanYear, nil, 371, []view.CalendarMonth{{Start: 1, End: 52, Label: w.Capital(w.Dates.MonthYear(july(6))), Href: view.CalendarPath + "?from=2026-07-01"},
		{Start: 53, End: 114, Label: w.Capital(w.Dates.Months[7]), Href: view.CalendarPath + "?from=2026-08-01"}}
	none.Rows, none.Filter.On, none.Filter.Clashes = nil, true, true
	return []Sample{
		{Name: "calendar", Page: view.CalendarView(page)},
		{Name: "calendar-list", Page: view.CalendarView(list)},
		{Name: "calendar-year", Page: view.CalendarView(year)},
		{Name: "calendar-filtered", Page: view.CalendarView(none)},
		{Name: "calendar-empty", Page: view.CalendarView(empty)},
		{Name: "questions", Page: view.QuestionsView(s.questions())},
		{Name: "questions-none", Page: view.QuestionsView(view.QuestionsPage{Page: s.page(view.SectionCalendar), CanWrite: true})},
		{Name: "booking", Page: view.BookingView(s.booking())},
		{Name: "booking-cancelled", Page: view.BookingView(s.cancelled())},
		{Name: "booking-add", Page: view.AddBookingView(s.addBooking())},
	}
}

func (s furnisher) ticks() []view.CalendarTick {
	var ticks []view.CalendarTick
	for i := range weeksDays {
		day := july(firstDay).AddDate(0, 0, i)
		ticks = append(ticks, view.CalendarTick{Start: 2*i + 1, End: 2*i + 2, Number: strconv.Itoa(day.Day()), Weekday: s.w.Dates.WeekdaysShort[day.Weekday()], Today: i == 8})
	}
	return ticks
}

func (s furnisher) filter() view.CalendarFilter {
	all := s.w.Calendar.FilterAll
	return view.CalendarFilter{MayClash: true, Fold: true, Clear: view.CalendarPath + "?from=2026-07-06",
		Properties: []view.Option{{Label: all, Selected: true}, {Value: "casa-limone", Label: "Casa Limone"}, {Value: "mansarda", Label: "Mansarda sul porto"}},
		Channels:   []view.Option{{Label: all, Selected: true}, {Value: "airbnb", Label: "Airbnb"}, {Value: "booking", Label: "Booking.com"}}}
}

func (s furnisher) stay(id, name, kind, channel string, from, to int, clash bool) view.Stay {
	w := s.w
	start, end, before, after := view.Columns(from-firstDay, to-firstDay, weeksDays)
	nights := w.Dates.Span(july(from), july(to))
	guest, known := name, map[string]string{"airbnb": "code", "booking": "number", "vrbo": "identified", "direct": "nobody"}[channel]
	if kind == "block" {
		known = ""
	}
	if kind == "block" || kind == "unknown" {
		guest = w.Kind(kind)
	}
	return view.Stay{
		ID: id, Href: view.BookingPath(id), Start: start, End: end, Before: before, After: after, Kind: kind, Channel: channel, Clash: clash,
		Label: guest, Detail: w.Channel(channel), Words: strings.Join([]string{guest, w.Kind(kind), w.Channel(channel), nights}, ", "), Nights: nights, Guest: guest,
		Chips: []view.Chip{{Tone: view.Plain, Text: w.Channel(channel)}}, Known: known,
	}
}

func (s furnisher) calendarRows() []view.CalendarRow {
	rows := []view.CalendarRow{
		{ID: "casa-limone", Property: "Casa Limone", Now: "in_house", State: s.w.Capital(s.w.OccupancyWord("in_house")), Href: view.PropertyPath("casa-limone"), Bars: []view.Stay{
			s.stay("b1", "Julie Duval", "booking", "booking", 3, 12, false),
			s.stay("b2", "Lena Weber", "booking", "airbnb", 12, 19, true),
			s.stay("b5", "", "unknown", "booking.com", 17, 19, true),
			s.stay("b6", "Marco Ruggeri", "booking", "vrbo", 19, 25, false),
			s.stay("b7", "Ines Prado", "booking", "direct", 30, 38, false),
		}},
		{ID: "mansarda", Property: "Mansarda sul porto", Now: "awaiting", State: s.w.Capital(s.w.OccupancyWord("awaiting")), Href: view.PropertyPath("mansarda"), Bars: []view.Stay{
			s.stay("b3", s.w.Today.UnknownGuest, "booking", "airbnb", 14, 20, false),
			s.stay("b8", "", "block", "direct", 20, 24, false),
			s.stay("b9", "Paul Marsh", "hold", "direct", 27, 30, false),
		}},
		{ID: "harbour-loft", Property: "Harbour Loft", Now: "empty", State: s.w.Capital(s.w.OccupancyWord("empty")), Href: view.PropertyPath("harbour-loft")},
	}
	late := rows[1].Bars
	late[0].Missing, late[1].Held, late[2].Unsure = true, true, true
	for i := range rows {
		rows[i].Lanes = view.Lay(rows[i].Bars)
	}
	return rows
}

func (s furnisher) booking() view.BookingPage {
	w := s.w
	return view.BookingPage{
		Rules: s.stayRules(false),
		Page:  s.page(view.SectionCalendar), ID: "b2", Title: "Lena Weber", Subtitle: w.Inbox.Subtitle("Casa Limone", s.span(12, 19)),
		Chips:   []view.Chip{{Tone: view.Green, Text: w.BookingStateWord("active")}, {Tone: view.Plain, Text: w.Calendar.Known["number"]}},
		Notices: []view.Notice{{Tone: view.Red, Text: w.Booking.ClashTop("Booking.com, " + s.span(17, 19)), Link: view.Link{Href: view.BookingPath("b5"), Label: w.Calendar.Compare}}},
		Details: []view.Row{
			{Label: w.Booking.Nights, Value: w.Dates.Nights(7)},
			{Label: w.Booking.CheckinAt, Value: w.Dates.At(w.Capital(w.Dates.Day(july(12))), "15:00")},
			{Label: w.Booking.CheckoutAt, Value: w.Dates.At(w.Capital(w.Dates.Day(july(19))), "10:00")},
			{Label: w.Booking.Source, Value: w.Booking.FromFeed("Airbnb")},
			{Label: w.Booking.FeedSays, Value: w.Booking.Quote("Reserved")},
			{Label: w.Booking.Reference, Value: "HMABC12345"},
			{Label: w.Booking.Phone, Value: w.Booking.Last4("0142")},
			{Label: w.Booking.CodesWindow, Value: w.Dates.Span(july(11), july(19))},
		},
		FromFeed: w.Booking.FeedRules,
		Invite: &view.Invite{Code: "K7QM-4RTX", Link: "https://wa.me/447700900142?text=Casa%20Limone%20K7QM-4RTX",
			Text:    s.say("Scrivi su WhatsApp al +44 7700 900142 e indica il codice K7QM-4RTX.", "Write on WhatsApp to +44 7700 900142 and give the code K7QM-4RTX."),
			Expires: w.Who.Expires(w.Dates.Date(july(21))), Booking: "b2"},
		People: []view.Traveller{{Name: "Lena Weber", Href: view.ConversationPath("c1"), Thread: "c1", Level: view.Chip{Tone: view.Green, Text: w.Level("staying").Name}, Evidence: w.Booking.Since(w.EvidenceWord("code+arrival"), "12 Jul 09:10"),
			Wrote: view.Moment{Text: w.Dates.MinutesAgo(5), ISO: "2026-07-14T16:00:00Z", Relative: true}}},
		History: []view.Happening{
			{When: view.Moment{Text: "12 Jul 09:10", ISO: "2026-07-12T07:10:00Z"}, Text: w.Booking.Happened.Joined(w.EvidenceWord("code+arrival")), By: w.Booking.Happened.ByGuest},
			{When: view.Moment{Text: "3 Jul 10:00", ISO: "2026-07-03T08:00:00Z"}, Text: w.Booking.Happened.Nights(s.span(12, 18), s.span(12, 19)), By: w.Booking.Happened.ByFeed("Airbnb")},
			{When: view.Moment{Text: "1 Jul 10:00", ISO: "2026-07-01T08:00:00Z"}, Text: w.Booking.Happened.Added(s.span(12, 18)), By: w.Booking.Happened.ByFeed("Airbnb")},
		},
		Claims:  []view.ClaimLine{{Booking: "b2", Thread: "c3", Title: "Tom", Evidence: w.EvidenceWord("name+dates"), Href: view.ConversationPath("c3")}},
		Removed: []view.Removed{{Name: "Eve", Href: view.ConversationPath("c4"), Thread: "c4", CanTakeBack: true}},
		Seats:   w.Booking.PeopleText(3), CheckAsked: true, CanRecord: true, CanCancel: true,
		Contact: &view.ContactForm{Name: "Lena Weber", Phone: "+44 7700 900", Guests: "3", Languages: s.languages("de"), Errors: view.Errors{"phone": w.InvalidText("bad_phone")}},
		Back:    view.Link{Href: view.CalendarPath + "?from=2026-07-06", Label: w.Calendar.Title},
	}
}

func (s furnisher) cancelled() view.BookingPage {
	w := s.w
	return view.BookingPage{
		Rules: s.stayRules(true),
		Page:  s.page(view.SectionCalendar), ID: "b9", Title: "Paul Marsh", Subtitle: w.Inbox.Subtitle("Mansarda sul porto", s.span(27, 30)),
		Chips:   []view.Chip{{Tone: view.Plain, Text: w.BookingStateWord("cancelled")}},
		Notices: []view.Notice{{Tone: view.Brass, Text: w.Booking.CancelledTop}},
		Details: []view.Row{{Label: w.Booking.Nights, Value: w.Dates.Nights(3)}, {Label: w.Booking.Source, Value: w.Booking.ByHand}},
		Invite:  &view.Invite{Code: "M3RT-7KQX"},
		Back:    view.Link{Href: view.CalendarPath, Label: w.Calendar.Title},
	}
}

func (s furnisher) addBooking() view.AddBookingPage {
	w := s.w
	return view.AddBookingPage{
		Page:       s.page(view.SectionCalendar),
		Properties: []view.Option{{Value: "casa-limone", Label: "Casa Limone", Selected: true}, {Value: "mansarda", Label: "Mansarda sul porto"}},
		Languages:  append([]view.Option{{Label: w.Forms.Unknown}}, s.languages("")...),
		Form:       view.BookingForm{Checkin: "2026-07-17", Checkout: "2026-07-16", Name: "Ines Prado", Phone: "77", AskOverlap: true},
		Errors:     view.Errors{"checkout": w.InvalidText("ends_before_start"), "phone": w.InvalidText("bad_phone"), "": w.InvalidText("overlap")},
	}
}

func (s furnisher) questions() view.QuestionsPage {
	w, ask := s.w, s.w.CalendarAsk
	since := view.Moment{Text: w.Dates.MinutesAgo(12), ISO: "2026-07-14T18:00:00+02:00", Relative: true}
	lena := view.AskedStay{Href: view.BookingPath("b2"), Guest: "Lena Weber", Nights: s.span(12, 19), Source: "Airbnb"}
	other := view.AskedStay{Href: view.BookingPath("b5"), Guest: w.Channel("booking") + " (" + w.Kind("unknown") + ")", Nights: s.span(17, 21), Source: "Booking.com",
		Chips: []view.Chip{{Tone: view.Brass, Text: w.Booking.Uncertain}}}
	said := func(kind, answer string) view.Answer {
		return view.Answer{Key: answer, Label: ask.Buttons[kind+" "+answer], Likely: answer == "keep" || answer == "always"}
	}
	return view.QuestionsPage{
		Page: s.page(view.SectionCalendar), CanWrite: true,
		Open: []view.CalendarQuestion{
			{ID: "q1", Tone: view.Red, Title: ask.Double("Casa Limone"), Texts: []string{ask.DoubleText}, Since: since, Stays: []view.AskedStay{lena, other},
				Answers: []view.Answer{said("double", "same"), said("double", "different"), said("double", "closure")}},
			{ID: "q2", Tone: view.Red, Title: ask.Vanished("Casa Limone"), Texts: []string{ask.VanishedText("Airbnb")}, Since: since, Stays: []view.AskedStay{lena},
				Answers: []view.Answer{said("vanished", "keep"), view.GraveAnswer("q2", "cancelled", ask.Buttons["vanished cancelled"], w.Booking.CancelTitle, w.Booking.CancelText, w.Booking.CancelKeep)}},
			{ID: "q3", Tone: view.Brass, Title: ask.Same("Casa Limone"), Texts: []string{ask.SameText("Airbnb", "Guesty"), ask.SameMore(11)}, Since: since, Stays: []view.AskedStay{lena, lena},
				Answers: []view.Answer{said("same", "always"), said("same", "same"), said("same", "different")}},
		},
		Answered: []view.CalendarQuestion{
			{ID: "q4", Tone: view.Plain, Title: ask.Double("Casa Limone"), Texts: []string{ask.DoubleKnown}, Since: since, Stays: []view.AskedStay{lena, other},
				Said: w.Capital(ask.Answers["different"]), Answers: []view.Answer{said("double", "same")}},
		},
	}
}
