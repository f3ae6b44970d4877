package lang

import "fmt"

func sharingEN() Sharing {
	own := "Google Calendar: Other calendars, +, From URL. Outlook: Add calendar, Subscribe from web. Apple: “Open on this device”."
	return Sharing{
		Title: "Links for the other sites",
		Intro: "Each site gets a link of its own and learns from it which nights the others have sold. It is never told what comes from itself, and nothing about your guests.",
		Gap:   "The sites read their links when they like, every twenty minutes to several hours. In between, two of them can still sell the same night: you are told as soon as we see it.",
		Empty: "No site reads this calendar yet.",

		Unreachable:     "From outside, the links cannot be reached yet",
		UnreachableText: "The house has no public address. The links work as soon as there is one (public_url in the configuration).",
		Reach:           "See the connections",

		Add:         "A new link",
		For:         "Who will read it",
		ForHint:     "One link for each: so you see who reads, and can take it back from one alone.",
		Choose:      "Choose…",
		Sites:       "Booking sites and channel managers",
		Connected:   "Sites whose calendar is connected here",
		Own:         "Yourself",
		Calendar:    "My calendar, without names",
		Names:       "My calendar, with names",
		Other:       "Another site",
		Name:        "Name of the site",
		NameHint:    "Only for another site.",
		Closures:    "Tell closures of other sites as well",
		ClosureHint: "Nights that you closed on one site are then closed on this one too. Bookings and what you closed here are always told.",
		Create:      "Make the link",
		Created:     "Link made. Copy it and paste it into the site.",
		Taken:       "There is a link for it already.",

		Link:     func(name string) string { return "Link for " + name },
		OnDevice: "Open on this device",
		Paste: map[string]string{
			"":            "Paste it where the site imports a calendar (iCal).",
			"airbnb":      "Paste it in Airbnb: Calendar, Availability, Connect to another website.",
			"booking.com": "Paste it in the extranet: Rates and availability, Sync calendars, Add calendar connection.",
			"vrbo":        "Paste it in Vrbo: Calendar, Import and export, Import calendar.",
			"calendar":    own,
			"names":       own,
		},

		NeverRead: "never read",
		ReadNow:   "read",
		ReadLate:  "not read lately",
		HeldBack:  "held back",
		ReadBy:    func(who, age string) string { return who + ": last read " + age },
		OpenedBy:  func(age string) string { return "Opened in a browser " + age + "." },
		Stranger: func(who, age string) string {
			return who + " reads it too, last " + age + ". If you did not mean that, renew the link."
		},
		LateText: func(who string) string {
			return who + " has not read it for more than a day, and may sell nights that are taken. See whether the link is still there."
		},
		Tells: func(n int, until string) string {
			return "It tells " + choose(n, "1 stay, until "+until, fmt.Sprintf("%d stays, until %s", n, until)) + "."
		},
		NoNames:    "Nights only, nothing about your guests.",
		WithNames:  "With the names of your guests: give it to nobody. Whoever keeps your calendar, such as Google, gets to know them.",
		Free:       "Nothing is taken: an empty calendar is served.",
		LeavesOut:  func(channel string) string { return "What comes from " + channel + " itself is left out." },
		ClosuresOn: "Closures of other sites are told as well.",

		Held: func(kept, of int) string {
			return fmt.Sprintf("%d of %d stays would disappear from it at once.", kept, of)
		},
		HeldText:    "That looks like a mistake, so we keep them in it: the nights stay closed there. What is new is told. Look at the calendar; if it is right, send it.",
		Release:     "It is right: send it",
		ReleaseAsk:  "Free these nights there?",
		ReleaseText: "The site will sell them again at its next look.",
		Released:    "The calendar is sent as it is.",
		Look:        "See the calendar",

		TellClosures: "Tell closures too",
		HideClosures: "Leave closures out",
		Changed:      "Saved. It holds from the next look on.",
		Renew:        "Renew",
		RenewTitle:   "Renew the link?",
		RenewText:    "The old one stops working at once. Whoever reads it must get the new one, or they sell nights that are taken.",
		Renewed:      "Link renewed. Paste the new one where the old one was.",
		Revoke:       "Revoke",
		RevokeTitle:  "Revoke the link?",
		RevokeText:   "Nobody can read this calendar with it any more. What the site has read already stays closed there until you remove the link from it.",
		Revoked:      "Link revoked.",

		Program: "A program that does not name itself",
		Google:  "Google Calendar",
		Apple:   "Apple Calendar",
		Outlook: "Outlook",

		Booked: "Booked",
		Closed: "Closed",
		Booker: func(n int) string { return choose(n, "1 guest", fmt.Sprintf("%d guests", n)) },

		HeldToday: func(who, property string) string { return property + ": the calendar for " + who + " is held back" },
		HeldTodayText: func(kept, of int) string {
			return fmt.Sprintf("%d of %d stays would disappear from it at once. The nights stay closed there until you look.", kept, of)
		},
		HeldAction: "Look at it",
	}
}
