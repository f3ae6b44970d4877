package lang

import "fmt"

func calendarEN() Calendar {
	return Calendar{
		Title:      "Calendar",
		Previous:   "Four weeks earlier",
		Next:       "Four weeks later",
		Today:      "Today",
		AsTimeline: "Weeks",
		AsList:     "List",
		Views:      "How to show it",
		Weeks:      "Stays, property by property",
		Add:        "Add booking",
		Sync:       "Read the calendars",
		Synced:     "Calendars read.",
		NoHouses:   "Here you will see the stays, once you add a property.",
		NoStays:    "No stays in these weeks.",
		Clashes:    "Double bookings",
		ClashIn: func(property, nights, first, second string) string {
			return property + ", " + nights + ": " + first + " and " + second + "."
		},
		ClashNext:  "Neither is cancelled by itself. Decide which one to keep and settle the other on the booking site.",
		Compare:    "Look",
		Clash:      "double booking",
		FeedsTitle: "How the calendars are doing",
		FeedsNone:  "No calendar connected: bookings of the booking sites are not seen.",
		Legend:     "Key",
		Stays:      func(property string) string { return "Stays in " + property },
	}
}

func bookingEN() Booking {
	return Booking{
		NewTitle:    "Add a booking",
		NewIntro:    "For guests who book with you directly. Those of the booking sites come from the calendars.",
		Property:    "Property",
		Checkin:     "Check-in",
		Checkout:    "Check-out",
		Name:        "Name of the guest",
		NameHint:    "So that you recognise them in the inbox.",
		Phone:       "Phone",
		PhoneHint:   "With the country code: +39 … Whoever writes from this number is recognised at once.",
		Code:        "Code of the booking site",
		CodeHint:    "If there is one, such as Airbnb’s.",
		Language:    "Language of the guest",
		Guests:      "How many people",
		GuestsHint:  "The booking code serves as many phones.",
		Overlap:     "Enter it all the same",
		OverlapHint: "These nights are taken. Entering it makes a double booking.",
		Create:      "Enter the booking",
		Created:     "Booking entered.",

		Nights:       "Nights",
		Source:       "Where it comes from",
		FromFeed:     func(feed string) string { return "calendar " + feed },
		ByHand:       "entered by hand",
		FeedRules:    "The dates come from the booking site’s calendar: to change them, change them there.",
		Reference:    "Code of the booking site",
		Last4:        func(digits string) string { return "ends in " + digits },
		NoPhone:      "not given",
		CodesWindow:  "Codes and passwords",
		Invite:       "Invite the guest to write to you",
		InviteIntro:  "Send them the link or the text through the booking site. The code in it ties them to this booking.",
		InviteLink:   "Link",
		InviteText:   "Text without a link",
		InviteHint:   "Some booking sites remove links from messages: then use the text.",
		NoNumber:     "First the WhatsApp number that guests write to must be set: whoever looks after this computer puts it into the configuration (whatsapp.number) and restarts Portineria. Then the link and the text to send are here.",
		People:       "Who writes for this booking",
		PeopleText:   func(seats int) string { return fmt.Sprintf("The code serves %d phones.", seats) },
		PeopleNone:   "Nobody yet.",
		Cancel:       "Cancel the booking",
		CancelTitle:  "Cancel the booking?",
		CancelText:   "The nights become free here and the code stops working: whoever used it gets no more codes and passwords. Neither the guest nor the booking site is told.",
		CancelDo:     "Yes, cancel it",
		CancelKeep:   "No, keep it",
		Cancelled:    "Booking cancelled.",
		CancelledTop: "This booking is cancelled. Whoever wrote by it now knows only what anyone may know.",
		EditContact:  "The guest’s details",
		Saved:        "Saved.",
		MissingTop:   "The booking site no longer shows it. We keep it until we are sure: check on the booking site.",
		Uncertain:    "dates uncertain",
		UncertainTop: "The booking site shows these nights in another shape, such as together with those beside them. The dates here are the last that were clear: check on the booking site.",
		TwinTop: func(other string) string {
			return "This is another calendar’s word for a stay that is in the book already: " + other + "."
		},
		ClashTop: func(other string) string { return "Overlaps with " + other + "." },
	}
}
