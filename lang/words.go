// Package lang holds the words of the owner's interface, Italian and English,
// as typed values: a word that is missing does not compile or fails a test.
//
// It knows no page, no store and no clock; whoever needs a date in words passes
// the instant. What guests read (answers, notices) is not here. Read this file
// first, then the struct of a page beside its two languages: inbox.go,
// it_inbox.go, en_inbox.go.
package lang

// Words is everything that the interface says, in one language.
type Words struct {
	Code string // ISO 639-1

	Dates   Dates
	Numbers Numbers
	Lists   Lists

	Shell        Shell
	Forms        Forms
	Auth         Auth
	Errors       map[int]ErrorPage // by HTTP status
	Today        Today
	Alarms       Alarms
	Meter        Meter
	Inbox        Inbox
	Kinds        Kinds
	Media        Media
	Why          Why
	Side         Side
	Calendar     Calendar
	CalendarLog  CalendarLog
	CalendarAsk  CalendarAsk
	Booking      Booking
	Import       Import
	Change       Change
	Properties   Properties
	Facts        Facts
	Feeds        Feeds
	Sharing      Sharing
	Rehearsal    Rehearsal
	Automations  Automations
	Manual       Manual
	Settings     Settings
	People       People
	Account      Account
	Links        Links
	Model        Model
	Behaviour    Behaviour
	Consent      Consent
	Templates    Templates
	Setup        Setup
	Simulator    Simulator
	Health       Health
	Review       Review
	Translations Translations
	Gaps         Gaps
	Interpret    Interpret
	Lesson       Lesson
	Who          Who
	Card         Card
}

// For returns the words of an ISO 639-1 code, English where there is no such
// interface language. The value is shared: read it only.
func For(code string) *Words {
	if code == "it" {
		return italian
	}
	return english
}

// Codes lists the languages of the interface.
func Codes() []string { return []string{"it", "en"} }

// Has reports whether the interface exists in a language.
func Has(code string) bool { return code == "it" || code == "en" }

var (
	italian = newItalian()
	english = newEnglish()
)

// choose is the plural rule of both languages: one thing, or several.
func choose(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}
