// Package viewtest furnishes every page with invented values, as handlers would:
// for the tests of the pages, and for looking at them in a browser.
package viewtest

import (
	"time"

	"github.com/a-h/templ"

	"portineria/lang"
	"portineria/web/view"
)

// Sample is one page in one state.
type Sample struct {
	Name string
	Page templ.Component
	// Public pages have no main menu.
	Public bool
}

// Samples are all pages in one language, each in its richest state and where
// there is nothing to show yet.
func Samples(w *lang.Words, assets view.Assets) []Sample {
	s := furnisher{w: w, assets: assets, now: time.Date(2026, 7, 14, 18, 12, 0, 0, zone())}
	var all []Sample
	for _, some := range [][]Sample{
		s.entries(), s.today(), s.inbox(), s.calendar(), s.properties(), s.rehearsals(), s.manuals(), s.lists(), s.settings(), s.templates(), s.rules(), s.numbers(), s.simulator(), s.notice(),
	} {
		all = append(all, some...)
	}
	return all
}

// furnisher makes view models in one language at one instant.
type furnisher struct {
	w      *lang.Words
	assets view.Assets
	now    time.Time
}

func zone() *time.Location { return time.FixedZone("Europe/Rome", 2*60*60) }

// say chooses between the two languages of the interface.
func (s furnisher) say(italian, english string) string {
	if s.w.Code == "it" {
		return italian
	}
	return english
}

func (s furnisher) page(section string) view.Page {
	return view.Page{
		W: s.w, Assets: s.assets, Section: section, Waiting: 2,
		Sections: []string{view.SectionToday, view.SectionInbox, view.SectionCalendar, view.SectionProperties,
			view.SectionSimulator, view.SectionSettings},
		Health: []view.HealthLine{
			{State: "ok", Text: s.w.Health.WhatsAppOn, Href: view.ConnectionsPath},
			{State: "off", Text: s.w.Health.ModelOff},
			{State: "warn", Text: s.w.Health.FeedOld("Vrbo", s.w.Dates.Hours(3)), Href: view.FeedsPath("casa-limone")},
			{State: "warn", Text: s.w.Health.OutboxWaiting(2), Href: view.InboxPath},
		},
		User: view.User{Name: "Anna Ferri", Role: s.w.Role("owner").Name},
	}
}

func (s furnisher) public() view.Public {
	return view.Public{W: s.w, Assets: s.assets, Languages: []view.LanguageLink{
		{Code: "it", Name: lang.Autonym("it"), Href: "?lang=it", Current: s.w.Code == "it"},
		{Code: "en", Name: lang.Autonym("en"), Href: "?lang=en", Current: s.w.Code == "en"},
	}}
}

// at is a moment of the day of the samples.
func (s furnisher) at(hour, minute int) time.Time {
	return time.Date(2026, 7, 14, hour, minute, 0, 0, zone())
}

func (s furnisher) clock(hour, minute int) view.Moment { return s.moment(s.at(hour, minute)) }

func (s furnisher) moment(t time.Time) view.Moment {
	return view.Moment{Text: s.w.Dates.When(t, s.now), ISO: t.Format(time.RFC3339)}
}

func (s furnisher) ago(t time.Time) view.Moment {
	return view.Moment{Text: s.w.Dates.Ago(t, s.now), ISO: t.Format(time.RFC3339), Relative: true}
}

// july is a day of the month of the samples.
func july(day int) time.Time { return time.Date(2026, 7, day, 0, 0, 0, 0, zone()) }

func (s furnisher) span(from, to int) string { return s.w.Dates.Span(july(from), july(to)) }

func (s furnisher) languages(chosen string) []view.Option {
	var all []view.Option
	for _, code := range []string{"it", "en", "de", "fr", "es", "nl"} {
		all = append(all, view.Option{Value: code, Label: s.w.Capital(s.w.Language(code)), Selected: code == chosen})
	}
	return all
}

func (s furnisher) entries() []Sample {
	return []Sample{
		{Name: "setup", Public: true, Page: view.SetupView(view.SetupPage{
			Public: s.public(), Token: "4TX9", Name: "Anna", Language: s.w.Code,
			Errors: view.Errors{"password": s.w.InvalidText("password_short"), "password2": s.w.InvalidText("password_mismatch")},
		})},
		{Name: "login", Public: true, Page: view.LoginView(view.LoginPage{
			Public: s.public(), Name: "Anna", Next: view.InboxPath, Errors: view.Errors{"": s.w.Auth.LoginWrong},
		})},
		{Name: "error-404", Public: true, Page: view.ErrorView(view.ErrorPage{Public: s.public(), Status: 404, Home: view.TodayPath})},
		{Name: "error-used", Public: true, Page: view.ErrorView(view.ErrorPage{
			Public: s.public(), Status: 404, Title: s.w.Auth.SetupUsedTitle, Text: s.w.Auth.SetupUsedText, Home: view.TodayPath,
		})},
	}
}
