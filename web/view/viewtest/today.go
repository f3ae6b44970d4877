package viewtest

import (
	"strconv"

	"portineria/web/view"
)

func (s furnisher) today() []Sample {
	w := s.w
	greeting := w.Today.GreetingLine(w.Today.Greeting(18), w.Dates.Day(s.now))
	full := view.TodayPage{Page: s.page(view.SectionToday), Greeting: greeting, Today: view.Today{
		Figures: view.Figures{Waiting: "2", ByItself: w.Numbers.Percent(.86), Median: w.Numbers.Decimal(1.2, 1) + " s", Arrivals: "1"},
		Alarms:  s.alarms(),
		Twins: []view.Twins{{ID: "p1", Text: w.Kinds.SameText("+39 ··· 4471"), Before: view.Twin{Name: "Lena Weber", Lines: []string{w.Inbox.Subtitle("Casa Limone", s.span(12, 19))}, Href: view.ConversationPath("c1")},
			Now: view.Twin{Name: "Lena W.", Lines: []string{w.Kinds.SameLastWrote("18:01")}, Href: view.ConversationPath("c2")}, May: true}},
		Problems: []view.Problem{
			{Tone: view.Red, Title: w.Today.FeedFailing("Vrbo", "Casa Limone"), Text: w.Today.FeedFailingText(w.FeedTrouble("html"), w.Dates.HoursAgo(3)),
				Action: view.Link{Href: view.FeedsPath("casa-limone"), Label: w.Today.FeedAction}},
			{Tone: view.Brass, Title: w.Today.WhatsAppOff, Text: w.Today.WhatsAppOffText, Action: view.Link{Href: view.ConnectionsPath, Label: w.Today.WhatsAppAction}},
		},
		Until: "2026-07-14T22:00:00Z",
		Houses: []view.HouseLine{
			{Property: "Casa Limone", Href: view.PropertyPath("casa-limone"), Now: "leaving", State: w.Capital(w.OccupancyWord("leaving")), Guest: "Julie Duval", GuestHref: view.BookingPath("b1"), Next: w.Today.NextOut("10:00")},
			{Property: "Mansarda", Href: view.PropertyPath("mansarda"), Now: "awaiting", State: w.Capital(w.OccupancyWord("awaiting")), Guest: w.Today.UnknownGuest, GuestHref: view.BookingPath("b3"), Next: w.Today.NextIn("17:00")},
			{Property: "Harbour Loft", Href: view.PropertyPath("harbour-loft"), Now: "in_house", State: w.Capital(w.OccupancyWord("in_house")), Guest: "Tom Okafor", GuestHref: view.BookingPath("b4"), Next: w.Today.NextOut(w.Dates.Tomorrow + " 11:00")},
			{Property: "Rustico", Href: view.PropertyPath("rustico"), Now: "closed", State: w.Capital(w.OccupancyWord("closed")), Next: w.Today.NextNone},
		},
		Movements: []view.Movement{
			{Kind: "departure", Time: "10:00", Property: "Casa Limone", Guest: "Julie Duval", Href: view.BookingPath("b1"), Chips: []view.Chip{{Tone: view.Plain, Text: "Airbnb"}}},
			{Kind: "arrival", Time: "16:30", Property: "Casa Limone", Guest: "Lena Weber", Href: view.BookingPath("b2"),
				Chips: []view.Chip{{Tone: view.Green, Text: w.Today.CodesOpen}, {Tone: view.Plain, Text: w.Today.HasWritten}}},
			{Kind: "arrival", Time: "17:00", Property: "Mansarda", Href: view.BookingPath("b3"), Chips: []view.Chip{{Tone: view.Brass, Text: w.Today.NoNumber}}},
			{Kind: "staying", Property: "Harbour Loft", Guest: "Tom Okafor", Href: view.BookingPath("b4")},
		},
		Waiting: []view.WaitingRow{
			{Href: view.ConversationPath("c1"), Name: "Lena Weber", Text: "Kann ich den Hund mitbringen?", Lang: "de", Since: s.ago(s.at(18, 5)), Channel: "Casa Limone",
				Chip: view.Chip{Tone: view.Brass, Text: w.Inbox.Asks}},
			{Href: view.ConversationPath("c2"), Name: "Marco Ruggeri", Text: "HOST", Lang: "it", Since: s.ago(s.at(17, 40)),
				Chip: view.Chip{Tone: view.Brass, Text: w.Inbox.WantsYou}},
		},
		Plot:  s.plot(),
		Meter: w.Meter.Line("830", w.Numbers.Count(1000)),
	}}
	full.Flash = &view.Flash{Tone: view.Green, Text: w.Inbox.Given}

	fresh := view.TodayPage{Page: s.page(view.SectionToday), Greeting: greeting, Today: view.Today{Start: &view.Start{Property: true}}}
	fresh.Waiting = 0
	return []Sample{{Name: "today", Page: view.TodayView(full)}, {Name: "today-fresh", Page: view.TodayView(fresh)}}
}

// alarms are one that stops sending and one that the owner knows of.
func (s furnisher) alarms() []view.Alarm {
	card := func(kind, detail string, tone view.Tone, link view.Link) view.Alarm {
		words := s.w.Alarm(kind)
		return view.Alarm{ID: kind, Tone: tone, Title: words.Title, Happened: words.Happened, Detail: s.w.AlarmDetail(detail), Works: words.Works, Next: words.Next,
			Since: s.ago(s.at(15, 0)), Link: link, May: true}
	}
	blocked := card("account_blocked", "DISABLE", view.Red, view.Link{Href: "https://business.facebook.com/business-support-home/", Label: s.w.Alarms.AtMeta})
	blocked.External, blocked.About = true, s.w.Alarms.Number("900000000000002")
	blocked.Ends = s.w.Alarms.EndsAt(s.w.Dates.Tomorrow)
	known := card("template_rejected", "", view.Brass, view.Link{Href: view.ConnectionsPath, Label: s.w.Alarms.Here})
	known.About, known.Known = s.w.Alarms.Subject("arrival_day"), s.w.Alarms.SeenWhen(s.w.Dates.HoursAgo(2))
	return []view.Alarm{blocked, known}
}

func (s furnisher) plot() *view.Plot {
	counts := [14][2]int{{10, 1}, {14, 2}, {12, 0}, {16, 1}, {9, 0}, {13, 0}, {17, 3}, {12, 0}, {10, 0}, {15, 0}, {16, 2}, {12, 0}, {14, 0}, {11, 2}}
	var days []view.Day
	for i, c := range counts {
		day := july(1 + i)
		name := s.w.Capital(s.w.Dates.Day(day))
		days = append(days, view.Day{
			Label: strconv.Itoa(day.Day()), Name: name, Title: s.w.Today.PlotDayWords(name, c[0], c[1]),
			Own: c[0], Asked: c[1], Today: i == 13,
		})
	}
	return view.NewPlot(days)
}
