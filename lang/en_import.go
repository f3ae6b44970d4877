package lang

import (
	"fmt"
	"strings"
)

func importEN() Import {
	return Import{
		Link:       "Import a list",
		Title:      "Import a list of reservations",
		Intro:      "Airbnb and Booking.com let you download your reservations. The list holds what their calendars leave out: names and phone numbers. You see what would change before anything does.",
		File:       "The list",
		FileHint:   "CSV, XLS or XLSX as it was downloaded, up to 10 MB. Do not open and save it in a spreadsheet first: that changes dates and cuts phone numbers.",
		Property:   "Property",
		WholeHouse: "As the list says",
		PropHint:   "Only needed when the list does not name the property.",
		Read:       "Read it",
		Promise:    "Nothing is saved before you confirm. The file itself is never written to disk.",
		NotRead:    "This list could not be read",
		Nothing:    "Choose the file first.",
		Gone:       "That list is no longer in memory. Choose the file again.",
		WhereTitle: "Where to find the list",
		Where: []Named{
			{"Airbnb", "On a computer: Reservations, then Export. You get a CSV file."},
			{"Booking.com", "In the extranet: Reservations, choose the dates of arrival, then Download. You get an XLS file."},
		},

		ReadTitle:    "How this list is read",
		ReadIntro:    "A few things cannot be told from the file. Your answers are remembered for the next list.",
		Columns:      "What the columns hold",
		ColumnsIntro: "Columns that are not needed are left alone: prices, addresses and remarks are never taken in.",
		ColumnsNeed:  "Say which columns hold arrival and departure.",
		ColumnsTwice: "Two columns are said to hold the same. Only one of them can.",
		Example:      func(values string) string { return "such as: " + values },
		NotNeeded:    "not needed",
		Fields: map[string]string{"code": "reservation code", "status": "state", "guest": "name of the guest", "booker": "name of who booked", "phone": "phone", "adults": "adults",
			"children": "children", "persons": "people", "arrival": "arrival", "departure": "departure", "nights": "number of nights", "booked": "day of booking",
			"unit": "which property", "country": "country of the guest", "language": "language of the guest"},
		Order:       "How dates are written",
		OrderHint:   "Nothing in the list says whether the day or the month comes first.",
		DayFirst:    func(example string) string { return "The day first: " + example },
		MonthFirst:  func(example string) string { return "The month first: " + example },
		AsFound:     "As it was found out",
		Units:       "Which property is meant",
		UnitsIntro:  "The list has names of its own for your properties.",
		LeaveOut:    "none of these: leave its rows out",
		States:      "What these words mean",
		StatesIntro: "The list uses words for the state of a reservation that are not known here.",
		StateWords:  map[string]string{"stands": "it stands", "cancelled": "cancelled", "no_show": "nobody came", "asked": "asked for, not confirmed", "left_out": "leave these rows out"},
		GoOn:        "Go on",
		HowRead:     "How the list was read",

		PlanTitle: "What the list changes",
		PlanIntro: "Nothing is saved yet. Untick what should stay as it is.",
		From:      func(channel string) string { return "A list of " + channel + "." },
		Rows:      func(n int) string { return choose(n, "1 row", fmt.Sprintf("%d rows", n)) },
		Outcomes: map[string]Named{
			"unclear": {"Need a look", "They are not taken in by themselves."}, "cancels": {"Cancelled at the booking site", "Tick those that you want to cancel here as well."},
			"new": {"New bookings", "They are entered."}, "moves": {"Other dates", "The stay gets the dates of the list."},
			"adds": {"More about a stay", "What you entered yourself stays as it is."}, "refused": {"Not readable", "These rows are left out. Enter them by hand if you need them."},
			"same": {"Known already", "Nothing changes."}, "left_out": {"Left out", "They concern nothing here."},
		},
		Row:  func(n int) string { return fmt.Sprintf("Row %d", n) },
		Pick: "Do this",
		Details: map[string]string{"name": "name", "phone": "phone", "guests": "number of guests", "language": "language", "code": "reservation code", "kind": "that it is a booking",
			"state": "that it is confirmed", "channel": "booking site", "nights": "dates"},
		Adds: func(details ...string) string { return "Adds: " + strings.Join(details, ", ") + "." },
		Keeps: func(details ...string) string {
			return "The list says otherwise; kept as it is: " + strings.Join(details, ", ") + "."
		},
		Moves:    func(was, becomes string) string { return "From " + was + " to " + becomes + "." },
		NoNumber: func(why string) string { return "The phone number is not taken: " + why },
		Column:   func(name, why string) string { return "Column “" + name + "”: " + why },
		Whys: map[string]string{
			"taken": "Another stay has some of these nights. Tick it to enter it all the same: that makes a double booking.", "closed": "You have closed some of these nights. Tick it to enter it all the same.",
			"other_name": "There is a stay on these nights with another guest.", "other_digits": "The last digits of the number are not those that the calendar told. Check it on the booking site and enter it by hand.",
			"other_place": "This reservation is known, but of another property.", "several": "Several stays could be it.",
			"other_nights":   "The connected calendar tells of other dates. It is newer than the list and is followed; change the booking by hand if the list is right.",
			"cancelled_here": "The stay is cancelled here. Reopen it on its page if it takes place after all.", "closed_here": "Here these nights are closed, not booked. Free them first if a guest comes.", "no_place": "It is not known which property this is.",
			"twice": "The list has it twice.", "over": "It ended more than two weeks ago.", "nothing": "Cancelled, and there is no such stay here.", "asked": "Asked for, but not confirmed.",
			"unit": "Not one of your properties.", "word": "You leave out rows in this state.",
		},
		Problems: map[string]string{
			"list_too_large": "The file is larger than 10 MB. Download a shorter time.", "list_too_many_rows": "The list has more than 20,000 rows. Download a shorter time.",
			"list_empty": "There are no rows in it.", "list_locked": "It is protected by a password. Save it without one.", "list_broken": "It is damaged or cut off. Download it again.",
			"list_hostile": "It is made so that reading it would take endless time or memory.", "list_old_sheet": "It is in a format from before 1997. Save it as XLSX or CSV.",
			"list_other_sheet": "It is a spreadsheet of another kind. Save it as XLSX or CSV.", "list_unknown": "There is no list in it: neither CSV nor XLS nor XLSX.",
			"list_no_columns": "It is not known which columns hold arrival and departure.", "list_dates_ambiguous": "The dates can be read in two ways.",
			"list_dates_mixed":  "A spreadsheet has swapped day and month in some of the dates. Download the list again and do not open it before.",
			"row_too_short":     "The row ends too early.",
			"row_too_long":      "The row has more cells than there are columns: a comma stands in it without quotes.",
			"row_no_date":       "There is no date.",
			"row_bad_date":      "This is not a date.",
			"row_backwards":     "The departure is not after the arrival.",
			"row_stay_too_long": "The stay would last more than two years.", "row_nights_differ": "The number of nights does not fit the dates.", "row_status_unknown": "This word for its state is not known.",
			"phone_no_country": "it has no country code, and none is guessed.", "phone_shortened": "a spreadsheet has cut it off, and its last digits are lost.", "phone_impossible": "there can be no such number.",
			"phone_unsure": "it could be read with and without a country code.", "phone_not_a_number": "it is not a number.",
		},
		LookAt:      "Look at the stay",
		Apply:       "Confirm",
		ApplyHint:   "Exactly what is ticked happens, all at once.",
		Drop:        "Leave it all as it is",
		PickNone:    "Nothing is ticked, so nothing was changed.",
		Changed:     "The calendar has changed in the meantime. Nothing was saved: this is what the list would change now.",
		NothingToDo: "The list changes nothing.",
		Done: func(fresh, added, moved, cancelled int) string {
			var parts []string
			for _, p := range []struct {
				n            int
				one, several string
			}{{fresh, "1 booking entered", "%d bookings entered"}, {added, "1 completed", "%d completed"}, {moved, "1 moved to other dates", "%d moved to other dates"}, {cancelled, "1 cancelled", "%d cancelled"}} {
				if p.n > 0 {
					parts = append(parts, choose(p.n, p.one, strings.Replace(p.several, "%d", fmt.Sprint(p.n), 1)))
				}
			}
			return "The list is taken in: " + strings.Join(parts, ", ") + "."
		},
		DoneNothing:  "The list is taken in. Nothing had to be changed.",
		OpenHistory:  "Each booking keeps a line about it in its history.",
		AllOfOutcome: func(n int) string { return choose(n, "Show the row", fmt.Sprintf("Show the %d rows", n)) },
	}
}

func changeEN() Change {
	return Change{
		Title:       "Change the booking",
		BlockTitle:  "Change the closed nights",
		Edit:        "Change",
		Property:    "Property",
		Notes:       "Your notes",
		NotesHint:   "For you and those who work with you. They go to no model, and to a guest only if they ask for their data.",
		Reason:      "Why",
		FeedSays:    func(nights string) string { return "The connected calendar says " + nights + "." },
		FeedAgain:   "Follow the calendar again",
		FeedNights:  "If you change the dates, yours count from then on, whatever the connected calendar says. Change them on the booking site as well.",
		Save:        "Save",
		Saved:       "Saved.",
		From:        "First night",
		To:          "Free again on",
		ToHint:      "The day on which somebody can arrive again.",
		Close:       "Close nights",
		CloseIntro:  "For work in the house or for yourself. The nights count as taken, and no guest is expected.",
		CloseDo:     "Close these nights",
		Closed:      "The nights are closed.",
		Overlap:     "Do it all the same",
		OverlapHint: "Some of these nights are taken.",
		Free:        "Free the nights",
		FreeTitle:   "Free these nights?",
		FreeText:    "They can be booked again here. A booking site that closed them is not told.",
		FreeDo:      "Yes, free them",
		FreeKeep:    "No, keep them closed",
		Freed:       "The nights are free again.",
		Reopen:      "Reopen the booking",
		ReopenText:  "The guest comes after all: the nights are taken again and the code works.",
		ReopenTaken: "These nights have been taken by another stay since. Reopening makes a double booking.",
		ReopenForce: "Reopen it all the same",
		Reopened:    "The booking stands again.",
	}
}
