package lang

import "fmt"

func todayEN() Today {
	return Today{
		Greeting: func(hour int) string {
			switch {
			case hour >= 5 && hour < 12:
				return "Good morning"
			case hour >= 12 && hour < 18:
				return "Good afternoon"
			default:
				return "Good evening"
			}
		},
		GreetingLine: func(greeting, day string) string { return greeting + ". " + capital(day) },

		FigureWaiting:  "Waiting for you",
		FigureByItself: "Answered by itself, 30 days",
		FigureMedian:   "Median time to answer",
		FigureArrivals: "Arrivals today",
		NoFigure:       "nothing yet",
		NobodyWaits:    "nobody",

		Houses:   "How each property stands",
		NextIn:   func(when string) string { return "Check-in " + when },
		NextOut:  func(when string) string { return "Check-out " + when },
		NextNone: "Nobody booked for the next three months",

		Movements:     "Who comes and goes",
		NoMovements:   "Nobody arrives and nobody leaves today.",
		Arrival:       "Arrival",
		Departure:     "Departure",
		InHouse:       "Staying",
		NoNumber:      "send the link",
		HasWritten:    "has written",
		CodesOpen:     "codes open",
		NeedsIdentity: "to be identified",
		UnknownGuest:  "Guest without a name",

		WaitingTitle: "Waiting for you",
		WaitingNone:  "Nobody is waiting for you. The assistant is managing.",

		PlotTitle: "Messages of the last 14 days",
		PlotOwn:   "answered by itself",
		PlotAsked: "asked you",
		PlotDay:   "Day",
		PlotNone:  "No messages yet. Here you will see how many are answered by themselves and how many come to you.",
		PlotTable: "Messages per day, in figures",
		PlotDayWords: func(day string, own, asked int) string {
			return fmt.Sprintf("%s: %d answered by itself, %d asked you", day, own, asked)
		},

		Problems: "To put right",
		FeedFailing: func(feed, property string) string {
			return "The calendar " + feed + " of " + property + " cannot be read"
		},
		FeedFailingText: func(trouble, age string) string {
			return capital(trouble) + ". Last good reading: " + age + ". We keep the bookings we know and go on trying."
		},
		FeedAction: "Look at the calendars",
		SendsFailed: func(n int) string {
			return choose(n, "A message did not reach its guest", fmt.Sprintf("%d messages did not reach their guests", n))
		},
		SendsFailedText: "The text is kept. The conversation says what happened and what you can do.",
		SendsAction:     "Look at the messages",
		UnclearSends: func(n int) string {
			return choose(n, "We do not know whether a message left", fmt.Sprintf("We do not know whether %d messages left", n))
		},
		UnclearSendsText: "The connection broke in the middle of sending. Look at the phone and tell us whether it arrived.",
		WhatsAppOff:      "WhatsApp is not connected yet",
		WhatsAppOffText:  "Guests cannot write to you here yet. Meanwhile you can try everything in the simulator.",
		WhatsAppAction:   "How to connect it",
		ModelTrouble:     "The model in the house does not answer",
		ModelTroubleText: "Simple questions are answered all the same; the harder ones come to you.",
		PrivacyDue: func(n int) string {
			return choose(n, "A request about personal data awaits an answer", fmt.Sprintf("%d requests about personal data await an answer", n))
		},
		PrivacyDueText: func(day string) string { return "By law it must be answered by " + day + "." },
		PrivacyOverdue: "The legal deadline has passed: answer today and explain the delay.",
		PrivacyAction:  "Open the request",
		OwnerSilent:    "We do not know where to alert you",
		OwnerSilentText: "When a guest waits for you, only this page says so. " +
			"With your WhatsApp number in the configuration you get a message too.",
		OwnerAction: "See how",

		StartTitle:      "Getting started",
		StartText:       "Four steps, in any order. The first and the last are enough to see it answer.",
		StepProperty:    "Describe your place",
		StepPropertyWhy: "The assistant answers only with what you write: Wi-Fi, keys, parking, rules.",
		StepPropertyDo:  "Add a property",
		StepFeed:        "Connect the calendars",
		StepFeedWhy:     "So that it knows who comes and when, and who may have the codes.",
		StepFeedDo:      "Add a calendar",
		StepWhatsApp:    "Connect WhatsApp",
		StepWhatsAppWhy: "Meta takes some days to approve a number: best ask early.",
		StepWhatsAppDo:  "See how it is done",
		StepTry:         "Try it in the simulator",
		StepTryWhy:      "A phone on the screen: write as if you were a guest. Nothing leaves the house.",
		StepTryDo:       "Open the simulator",
		StepDone:        "done",
	}
}
