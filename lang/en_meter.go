package lang

import "fmt"

func meterEN() Meter {
	return Meter{
		Title:     "What messages cost",
		Intro:     "WhatsApp charges for each message that reaches a guest, by calendar month and number. What guests write to you is free, and so is what you write on the phone.",
		None:      "No message has reached a guest in this month.",
		Number:    func(number string) string { return "Number " + number },
		Simulator: "Simulator (costs nothing)",
		Previous:  "The month before",
		This:      "This month",

		FreeText:  "In free text",
		Templates: "As templates",
		Share:     "Free share",
		ShareOf:   func(used, limit string) string { return used + " of " + limit },
		ShareAll:  "all are free",
		Cost:      "To pay so far",
		CostNone:  "nothing",
		Beyond:    "price not known",
		Expected:  "Expected by the end of the month",

		Unpriced: func(n int) string {
			return choose(n, "Of one paid message the price is not known here. Enter it below, from the price list in WhatsApp Manager.",
				fmt.Sprintf("Of %d paid messages the price is not known here. Enter it below, from the price list in WhatsApp Manager.", n))
		},
		Unsaid: func(n int) string {
			return choose(n, "For one message WhatsApp did not say what it costs: we reckon it ourselves.", fmt.Sprintf("For %d messages WhatsApp did not say what they cost: we reckon them ourselves.", n))
		},
		Entry: func(n int) string {
			return choose(n, "One message was free because the guest came from an advertisement of yours.", fmt.Sprintf("%d messages were free because the guests came from an advertisement of yours.", n))
		},
		Ends:  func(day string) string { return "At this pace the free share ends about " + day + "." },
		Over:  "The free share is used up: every further message costs, until the month ends.",
		Lasts: "At this pace the free share lasts to the end of the month.",
		Source: func(since, source, checked string) string {
			return "Prices since " + since + ", from: " + source + ". Last compared on " + checked + ". Meta’s invoice counts, not this page."
		},

		Plot: "Messages by day",
		PlotDay: func(day string, free, templates int) string {
			return fmt.Sprintf("%s: %d in free text, %d as templates", day, free, templates)
		},
		PlotTable: "The days in figures",
		PlotNone:  "Nothing to draw yet.",
		Day:       "Day",

		ChoicesTitle: "When the free share is used up",
		AtEnd:        "What happens then",
		AtEndNames: map[string]Explained{
			"go_on":          {"Go on", "Answers and automatic messages go, and cost."},
			"no_automations": {"Stop automatic messages", "Answers to guests who write go, and cost."},
			"drafts":         {"Show me answers first", "Answers wait for you as drafts, and automatic messages do not go. Emergencies and requests about data always go."},
		},
		Prices:     "Your prices",
		PricesHint: "Where they are not known here, or have changed. Currency, then country and price: EUR IT=0.03 DE=0.055 *=0.02. The star stands for all other countries.",
		Zone:       "Time zone of the WhatsApp account",
		ZoneHint:   "Meta counts months by it. Empty: that of your first property.",
		Saved:      "Saved.",

		Line:   func(used, limit string) string { return "Free WhatsApp messages this month: " + used + " of " + limit },
		LineUp: "The free WhatsApp messages of this month are used up",
	}
}
