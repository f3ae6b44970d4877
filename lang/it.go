package lang

import "fmt"

func newItalian() *Words {
	return &Words{
		Code:         "it",
		Dates:        datesIT(),
		Numbers:      Numbers{Point: ",", Thousands: "."},
		Lists:        listsIT(),
		Shell:        shellIT(),
		Forms:        formsIT(),
		Auth:         authIT(),
		Errors:       errorsIT(),
		Today:        todayIT(),
		Alarms:       alarmsIT(),
		Meter:        meterIT(),
		Inbox:        inboxIT(),
		Kinds:        kindsIT(),
		Media:        mediaIT(),
		Why:          whyIT(),
		Side:         sideIT(),
		Calendar:     calendarIT(),
		CalendarLog:  calendarLogIT(),
		CalendarAsk:  calendarAskIT(),
		Booking:      bookingIT(),
		Import:       importIT(),
		Change:       changeIT(),
		Properties:   propertiesIT(),
		Facts:        factsIT(),
		Feeds:        feedsIT(),
		Sharing:      sharingIT(),
		Rehearsal:    rehearsalIT(),
		Automations:  automationsIT(),
		Manual:       manualIT(),
		Settings:     settingsIT(),
		People:       peopleIT(),
		Account:      accountIT(),
		Links:        linksIT(),
		Model:        modelIT(),
		Behaviour:    behaviourIT(),
		Consent:      consentIT(),
		Templates:    templatesIT(),
		Setup:        setupIT(),
		Simulator:    simulatorIT(),
		Health:       healthIT(),
		Review:       reviewIT(),
		Translations: translationsIT(),
		Gaps:         gapsIT(),
		Interpret:    interpretIT(),
		Lesson:       lessonIT(),
		Who:          whoIT(),
		Card:         cardIT(),
	}
}

func datesIT() Dates {
	return Dates{
		Months: [12]string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
			"luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
		MonthsShort: [12]string{"gen", "feb", "mar", "apr", "mag", "giu",
			"lug", "ago", "set", "ott", "nov", "dic"},
		Weekdays:      [7]string{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"},
		WeekdaysShort: [7]string{"dom", "lun", "mar", "mer", "gio", "ven", "sab"},

		Today:     "oggi",
		Tomorrow:  "domani",
		Yesterday: "ieri",
		JustNow:   "adesso",

		DayNumber: func(day int) string {
			if day == 1 {
				return "1º"
			}
			return fmt.Sprint(day)
		},
		Between: func(from, to Edge) string {
			return withArticle("dal", from) + " " + withArticle("al", to)
		},

		MinutesAgo: func(n int) string { return fmt.Sprintf("%d min fa", n) },
		HoursAgo:   func(n int) string { return fmt.Sprintf("%d h fa", n) },
		DaysAgo:    func(n int) string { return choose(n, "1 giorno fa", fmt.Sprintf("%d giorni fa", n)) },
		InMinutes:  func(n int) string { return fmt.Sprintf("tra %d min", n) },
		InHours:    func(n int) string { return fmt.Sprintf("tra %d h", n) },
		InDays:     func(n int) string { return choose(n, "tra 1 giorno", fmt.Sprintf("tra %d giorni", n)) },
		Nights:     func(n int) string { return choose(n, "1 notte", fmt.Sprintf("%d notti", n)) },
		Minutes:    func(n int) string { return fmt.Sprintf("%d min", n) },
		Hours:      func(n int) string { return choose(n, "1 ora", fmt.Sprintf("%d ore", n)) },
		Days:       func(n int) string { return choose(n, "1 giorno", fmt.Sprintf("%d giorni", n)) },
		At:         func(day, clock string) string { return day + ", " + clock },
	}
}

// withArticle bends "dal" and "al" before the days whose name begins with a
// vowel: dall’8, all’11.
func withArticle(preposition string, e Edge) string {
	if e.Day == 8 || e.Day == 11 {
		return preposition + "l’" + e.Words
	}
	return preposition + " " + e.Words
}
