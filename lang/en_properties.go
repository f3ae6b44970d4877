package lang

import (
	"fmt"
	"strings"
)

func propertiesEN() Properties {
	return Properties{
		Title:     "Properties",
		Intro:     "What you write here is all that the assistant knows.",
		Add:       "Add a property",
		Import:    "Import a file",
		Empty:     "No property yet",
		EmptyText: "Add your place and write the first facts: Wi-Fi, keys, parking. In ten minutes it can answer.",
		FactsCount: func(n int) string {
			return choose(n, "1 fact", fmt.Sprintf("%d facts", n))
		},
		FeedsCount: func(n int) string {
			return choose(n, "1 calendar", fmt.Sprintf("%d calendars", n))
		},
		NextArrival: func(name, day string) string { return "Next arrival: " + name + ", " + day },
		NobodyNext:  "No arrival in sight",
		Tabs:        "Parts of the property",
		TabFacts:    "Facts",
		TabFeeds:    "Calendars",
		TabBasics:   "Details and rules",

		NewTitle:       "Add a property",
		NewIntro:       "A name and an address will do. You can change the rest whenever you like.",
		ID:             "Short name",
		IDHint:         "Used in addresses and files, such as casa-limone. It cannot be changed later.",
		Name:           "Name",
		Address:        "Address",
		Language:       "Language of the facts",
		LanguageHint:   "The one you write in. Guests are answered in theirs.",
		Timezone:       "Time zone",
		Country:        "Country",
		HostName:       "What guests call you",
		HostNameHint:   "The assistant says: “I have asked …”.",
		CIN:            "CIN",
		CINHint:        "The Italian national identification code, if you have one.",
		TimesTitle:     "Times",
		CheckinFrom:    "Check-in from",
		CheckinUntil:   "Check-in until",
		UntilHint:      "Leave empty if there is no limit.",
		CheckoutUntil:  "Check-out until",
		WindowTitle:    "When codes and passwords may be known",
		WindowIntro:    "Only by guests tied to the booking with certainty, and only in this time.",
		OpensBefore:    "From how many hours before check-in",
		ClosesAfter:    "Until how many hours after check-out",
		Identity:       "Only after identifying the guest",
		IdentityHint:   "Codes and passwords stay closed until you record that you have seen the guest and their document.",
		AnswersTitle:   "How it answers",
		SendAbove:      "Send by itself above",
		SendAboveHint:  "Between 0 and 1. The higher, the more often it asks you. Empty: the general value.",
		DraftAbove:     "Prepare a draft above",
		DraftAboveHint: "Below this it asks you without proposing anything. Empty: the general value.",
		Keywords:       "Alarm words",
		KeywordsHint:   "If one of these occurs, you are alerted at once. One per line, on top of the built-in ones.",
		Create:         "Create the property",
		Created:        "Property created. Now write the first facts.",
		Saved:          "Saved. It holds from the next message on.",

		ExportTitle:   "Keep it all in a file",
		ExportText:    "The file also holds codes and passwords, in clear. Keep it like the keys of the house.",
		ExportDo:      "Download the file",
		ImportTitle:   "Import a property",
		ImportIntro:   "Paste the contents of an exported file, or choose the file.",
		ImportText:    "Contents of the file",
		ImportHint:    "In TOML, like the file that a property can be downloaded as.",
		ImportFile:    "Or the file",
		ImportReplace: "A property with the same short name is replaced. If there is a single mistake, nothing changes.",
		ImportDo:      "Import",
		ImportFailed:  "Nothing was imported",
		Imported: func(name string, facts int) string {
			return name + ": " + choose(facts, "1 fact imported.", fmt.Sprintf("%d facts imported.", facts))
		},

		DeleteTitle: "Delete the property?",
		DeleteText:  "Its facts, calendars and bookings go away. The conversations stay until their own period ends.",
		Delete:      "Delete the property",
		Deleted:     "Property deleted.",
	}
}

func factsEN() Facts {
	return Facts{
		Title:        "Facts",
		Intro:        "One thing at a time, in the words you would use with a guest.",
		Add:          "Add a fact",
		Filter:       "Who may know them",
		All:          "All",
		Empty:        "No facts yet",
		EmptyText:    "Begin with what everyone asks: Wi-Fi, keys, parking, times.",
		EmptyFilter:  "No facts of this kind.",
		NewTitle:     "Add a fact",
		EditTitle:    "Edit the fact",
		Topic:        "Topic",
		TopicHint:    "Helps to find it when a guest asks.",
		Visibility:   "Who may know it",
		Text:         "Text",
		TextHint:     "Told to guests as it stands. Write full sentences.",
		Secrets:      "Secret parts",
		SecretsHint:  "Codes and passwords in the text, one per line: the model does not see them. Left empty, we look for them.",
		Translations: "Translations",
		TransIntro:   "Guests of other languages are answered with the translation that you approved. Without one, your words are quoted.",
		TransIn:      func(language string) string { return "In " + language },
		TransNone:    "no translation",
		TransCount:   func(languages string) string { return "translated into " + languages },
		HasSecret:    "holds a secret",
		Deleted:      "Fact deleted.",
		Saved:        "Saved. It holds from the next message on.",
		DeleteTitle:  "Delete the fact?",
		DeleteText:   "The assistant forgets it at once. To whoever asks it will say that it does not know, and ask you.",
		IDLabel:      "Short name",
	}
}

func feedsEN() Feeds {
	return Feeds{
		Title:       "Calendars",
		Intro:       "The booking sites’ calendars say who comes and when. We read them several times an hour.",
		Empty:       "No calendar connected.",
		Name:        "Name",
		NameHint:    "To recognise it, such as Airbnb.",
		URL:         "Address of the calendar",
		URLHint:     "The iCal export link of the booking site. It is a secret: whoever has it sees your bookings.",
		FileHint:    "For a file on the computer use the command: portineria feed add.",
		Add:         "Connect the calendar",
		SyncNow:     "Read now",
		Synced:      "Calendar read.",
		Remove:      "Disconnect",
		RemoveTitle: "Disconnect the calendar?",
		RemoveText:  "We no longer read it. The bookings that are known stay until you cancel them.",
		Removed:     "Calendar disconnected.",
		LastRead:    func(age string) string { return "Read " + age },
		Read:        "read",
		NeverRead:   "Not read yet",
		Bookings: func(n int) string {
			return choose(n, "1 booking", fmt.Sprintf("%d bookings", n))
		},
		Since: func(doing, when string) string { return doing + " since " + when },
		KeptCount: func(n int) string {
			if n == 0 {
				return "we go on trying."
			}
			return choose(n, "the 1 booking known is kept.", fmt.Sprintf("the %d bookings known are kept.", n))
		},
		Trouble: func(trouble string) string { return capital(trouble) + "." },
		Kept:    "We keep what we knew and go on trying.",
		Held:    "The calendar looks cut short: for a day we cancel nothing.",
		Changed: func(added, changed, missing, cancelled int) string {
			parts := []string{}
			for _, part := range []struct {
				n    int
				word string
			}{{added, "new"}, {changed, "changed"}, {missing, "gone missing"}, {cancelled, "cancelled"}} {
				if part.n > 0 {
					parts = append(parts, fmt.Sprintf("%d %s", part.n, part.word))
				}
			}
			if len(parts) == 0 {
				return "Nothing new."
			}
			return strings.Join(parts, ", ") + "."
		},
		Rejected: func(n int) string {
			return choose(n, "1 entry could not be read and was skipped.", fmt.Sprintf("%d entries could not be read and were skipped.", n))
		},
		StateOK:     "fine",
		StateWarn:   "late",
		StateFail:   "cannot be read",
		StateNew:    "never read",
		WhereTitle:  "Where do I find the link?",
		Open:        "What was decided, new link",
		More:        "Show older decisions",
		LinkTitle:   "I have a new link",
		LinkText:    "If the booking site has changed the link, paste the new one: the bookings stay the same, with everything you entered.",
		Link:        "New address of the calendar",
		LinkDo:      "Use the new link",
		LinkSame:    "This calendar is a file on the computer. To read another one, disconnect it and connect the other.",
		Relinked:    "New link saved and read.",
		BelieveText: "Have you cancelled all this yourself, or changed something on the booking site? Then say so, and it is believed. Even then it takes three looks over an hour, and nobody who arrives within two days is cancelled.",
		BelieveDo:   "It is right, believe it",
		Believed:    "Noted: what the calendar says is believed.",
		WarnTwice: func(one, other string) string {
			return one + " and " + other + ": if one manages the bookings of the other, both tell of the same stays. Each counts once, and where we are not sure we ask you. Simpler: keep only the one that tells more."
		},
		WarnPaid: "This link also shows requests that nobody has paid yet. Copy it again from Vrbo and add ?nonTentative at its end, then use it as the new link.",

		WhereText: "Airbnb: Calendar, Availability, Connect to another website. Booking.com: Rates and availability, Sync calendars. Vrbo: Calendar, Import and export.",
	}
}
