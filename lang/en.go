package lang

import "fmt"

func newEnglish() *Words {
	return &Words{
		Code:         "en",
		Dates:        datesEN(),
		Numbers:      Numbers{Point: ".", Thousands: ","},
		Lists:        listsEN(),
		Shell:        shellEN(),
		Forms:        formsEN(),
		Auth:         authEN(),
		Errors:       errorsEN(),
		Today:        todayEN(),
		Alarms:       alarmsEN(),
		Meter:        meterEN(),
		Inbox:        inboxEN(),
		Kinds:        kindsEN(),
		Media:        mediaEN(),
		Why:          whyEN(),
		Side:         sideEN(),
		Calendar:     calendarEN(),
		CalendarLog:  calendarLogEN(),
		CalendarAsk:  calendarAskEN(),
		Booking:      bookingEN(),
		Import:       importEN(),
		Change:       changeEN(),
		Properties:   propertiesEN(),
		Facts:        factsEN(),
		Feeds:        feedsEN(),
		Sharing:      sharingEN(),
		Rehearsal:    rehearsalEN(),
		Manual:       manualEN(),
		Settings:     settingsEN(),
		People:       peopleEN(),
		Account:      accountEN(),
		Links:        linksEN(),
		Model:        modelEN(),
		Behaviour:    behaviourEN(),
		Consent:      consentEN(),
		Templates:    templatesEN(),
		Simulator:    simulatorEN(),
		Health:       healthEN(),
		Review:       reviewEN(),
		Translations: translationsEN(),
		Gaps:         gapsEN(),
		Interpret:    interpretEN(),
		Lesson:       lessonEN(),
		Who:          whoEN(),
		Card:         cardEN(),
	}
}

func datesEN() Dates {
	return Dates{
		Months: [12]string{"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December"},
		MonthsShort: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
			"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		Weekdays:      [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		WeekdaysShort: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},

		Today:     "today",
		Tomorrow:  "tomorrow",
		Yesterday: "yesterday",
		JustNow:   "just now",

		DayNumber: func(day int) string { return fmt.Sprint(day) },
		Between:   func(from, to Edge) string { return from.Words + " to " + to.Words },

		MinutesAgo: func(n int) string { return fmt.Sprintf("%d min ago", n) },
		HoursAgo:   func(n int) string { return fmt.Sprintf("%d h ago", n) },
		DaysAgo:    func(n int) string { return choose(n, "1 day ago", fmt.Sprintf("%d days ago", n)) },
		InMinutes:  func(n int) string { return fmt.Sprintf("in %d min", n) },
		InHours:    func(n int) string { return fmt.Sprintf("in %d h", n) },
		InDays:     func(n int) string { return choose(n, "in 1 day", fmt.Sprintf("in %d days", n)) },
		Nights:     func(n int) string { return choose(n, "1 night", fmt.Sprintf("%d nights", n)) },
		Minutes:    func(n int) string { return fmt.Sprintf("%d min", n) },
		Hours:      func(n int) string { return choose(n, "1 hour", fmt.Sprintf("%d hours", n)) },
		Days:       func(n int) string { return choose(n, "1 day", fmt.Sprintf("%d days", n)) },
		At:         func(day, clock string) string { return day + ", " + clock },
	}
}
