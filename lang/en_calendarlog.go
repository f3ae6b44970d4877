package lang

import "fmt"

func calendarLogEN() CalendarLog {
	keep := func(n int) string {
		if n == 0 {
			return ""
		}
		return "; " + choose(n, "kept 1 booking", fmt.Sprintf("kept %d bookings", n))
	}
	return CalendarLog{
		Title: "What was decided",
		Intro: "Every decision about this calendar, the newest first.",
		Empty: "Nothing yet.",
		Times: func(n int, until string) string { return fmt.Sprintf("%d times, last %s.", n, until) },

		Failed: func(feed, trouble string, kept int) string { return feed + ": " + trouble + keep(kept) + "." },
		Held: func(feed, trouble string, kept int) string {
			return feed + ": " + trouble + keep(kept) + ", and for a day nothing is cancelled."
		},
		HoldOver: func(feed string) string { return feed + " is believed again." },
		ReadAgain: func(feed string, n int) string {
			return feed + " can be read again, after " + choose(n, "one attempt that failed.", fmt.Sprintf("%d attempts that failed.", n))
		},
		Stopped: func(feed string) string {
			return feed + " has refused us for three days. We stop reading it until it has a new link."
		},
		Rejected: func(feed string, n int) string {
			return feed + ": " + choose(n, "1 entry could not be read and was skipped.", fmt.Sprintf("%d entries could not be read and were skipped.", n))
		},
		NoUIDs: func(feed string) string {
			return feed + " calls its stays otherwise each time: we know them by their nights."
		},
		Trusted:  func(feed string) string { return "You said that what " + feed + " says is right." },
		Relinked: func(feed string) string { return feed + " has a new link." },
		Paired: func(feed string) string {
			return "You said that " + feed + " and another calendar tell of the same stays."
		},

		Added: func(stay, nights string) string { return "new: " + stay + ", " + nights + "." },
		Taken: func(stay, nights string) string {
			return stay + ", " + nights + ": known already, now follows this calendar."
		},
		Moved: func(stay, was, nights string) string {
			return stay + ": dates changed; before " + was + ", now " + nights + "."
		},
		Changed: func(stay, nights string) string { return stay + ", " + nights + ": details changed." },
		Missing: func(stay, nights string) string {
			return stay + ", " + nights + ": not in the calendar. Kept until we have looked three times over an hour."
		},
		Back: func(stay, nights string) string { return stay + ", " + nights + ": in the calendar again." },
		Gone: func(stay, nights string) string {
			return stay + ", " + nights + ": cancelled, as it stayed away from the calendar."
		},
		Reopened: func(stay, nights string) string {
			return stay + ", " + nights + ": back in the calendar, so no longer cancelled."
		},
		TooNear: func(stay, nights string) string {
			return stay + ", " + nights + ": stays away from the calendar, and is kept: this is for you to say."
		},
		Elsewhere: func(stay, nights string) string {
			return stay + ", " + nights + ": stays away from this calendar, and is kept, as another one still has it."
		},
		Joined: func(stay, nights string) string {
			return stay + ", " + nights + ": shown as one with other nights. Kept as it was; the dates are uncertain."
		},
		Cut: func(stay, nights string) string {
			return stay + ", " + nights + ": shown in parts. Kept as it was; the dates are uncertain."
		},
		Echo: func(_, nights, other string) string {
			return nights + ": closed because we told it of " + other + "; not counted again."
		},
		Linked: func(_, nights, other string) string {
			return nights + ": closed because of " + other + "; not counted again."
		},
		Likely: func(stay, nights, other string) string {
			return stay + ", " + nights + ": probably one stay with " + other + ". You are asked."
		},
		Same: func(stay, nights, other string) string {
			return stay + ", " + nights + ": one stay with " + other + ", counted once."
		},
		Alone: func(stay, nights string) string {
			return stay + ", " + nights + ": repeats no other stay any more, and counts by itself."
		},
		Lingers: func(_, nights string) string { return nights + ": still closed, although the stay is cancelled." },
		Double: func(stay, nights, other string) string {
			return "double booking: " + stay + ", " + nights + ", and " + other + "."
		},
		Answered: func(answer, stay, nights string) string { return stay + ", " + nights + ": you said: " + answer + "." },
		Both:     func(stay, other string) string { return stay + " and " + other },
		Cancelled: func(stay, nights string) string {
			return stay + ", " + nights + ": cancelled by you, and stays so whatever the calendar says."
		},
		Restored: func(stay, nights string) string { return stay + ", " + nights + ": takes place again, as you said." },
		HandedOn: func(stay, nights string) string {
			return stay + ", " + nights + ": now follows this calendar, as its own was disconnected."
		},
		Other: "another stay",
	}
}

func calendarAskEN() CalendarAsk {
	return CalendarAsk{
		Title:   "Questions about the calendar",
		Intro:   "What the calendars contradict each other in. Nothing is cancelled by itself.",
		None:    "No questions: the calendars agree.",
		Done:    "Noted.",
		Settled: "That has settled itself meanwhile.",
		History: "Answered",
		Link:    "Settle it",

		Double:      func(property string) string { return "Double booking in " + property },
		DoubleText:  "Two stays share a night. It happens: booking sites read of each other only every 20 minutes, or hours later. Which is it?",
		DoubleKnown: "You know of it. Settle one of the two on the booking site, or move a guest; it leaves this page once they no longer overlap.",
		Same:        func(property string) string { return "One stay or two in " + property + "?" },
		SameText: func(one, other string) string {
			return "The same nights stand in " + one + " and in " + other + ". Until you say otherwise they count as one stay."
		},
		SameMore: func(n int) string {
			return choose(n, "One more stay stands in both.", fmt.Sprintf("%d more stays stand in both.", n))
		},
		SameMoved: "One has gone from the calendar, and another one has come on most of its nights. Has the stay been moved?",
		Vanished:  func(property string) string { return "Gone shortly before arrival, " + property },
		VanishedText: func(feed string) string {
			return feed + " no longer shows this stay. So shortly before arrival only you can say whether it takes place. Until then the guest’s codes work."
		},
		Elsewhere: func(feed, other string) string {
			return feed + " no longer shows this stay, and " + other + " still does. Does it take place? Until you say so it does."
		},
		Moved: func(property string) string { return "Dates changed, " + property },
		MovedText: func(was, nights string) string {
			return "Before " + was + ", now " + nights + ". Codes and answers follow the new dates."
		},
		Lingers: func(property string) string { return "Still closed, " + property },
		LingersText: func(channel string) string {
			return "This stay is cancelled, and " + channel + " still shows its nights as taken. If it stays so, open them there by hand."
		},

		Answers: map[string]string{
			"same": "one stay", "always": "one stay, as always in these two calendars", "different": "two different bookings",
			"closure": "only closed nights", "cancelled": "it does not take place", "keep": "it takes place", "seen": "noted",
		},
		Buttons: map[string]string{
			"double same": "It is the same stay", "double different": "They are two bookings", "double closure": "The one without a guest is only closed nights",
			"same same": "One stay, this time", "same always": "One stay, and always so in these two calendars", "same different": "They are two bookings",
			"vanished keep": "It takes place", "vanished cancelled": "It is cancelled", "moved seen": "Noted", "lingering seen": "Noted",
		},
	}
}
