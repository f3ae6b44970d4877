package lang

import "fmt"

func reviewEN() Review {
	return Review{
		Title: "Worth a second look",
		Intro: "Found by reading your facts side by side. If one of them is right as it stands, say so and it is quiet.",
		Open: func(fact string) string {
			return "“" + fact + "” looks as if it held a code or a password, and may be told outside the stay."
		},
		Differ: func(fact, other, said, otherSaid string) string {
			return fmt.Sprintf("“%s” says %s, “%s” says %s.", fact, said, other, otherSaid)
		},
		DifferRule: func(fact, rule, said, ruleSaid string) string {
			return fmt.Sprintf("“%s” says %s, under Details and rules it is %s: %s.", fact, said, rule, ruleSaid)
		},
		Rules: map[string]string{"checkin_from": "check-in from", "checkin_until": "check-in until", "checkout_until": "check-out until"},
		Translated: func(fact, language, said, translatedSaid string) string {
			return fmt.Sprintf("“%s” says %s, its translation into %s says %s.", fact, said, language, translatedSaid)
		},
		Code: func(fact, language string) string {
			return fmt.Sprintf("A code of “%s” does not stand in its translation into %s.", fact, language)
		},
		OldTitle: func(n int) string {
			return choose(n, "One fact that nobody has looked at for a year", fmt.Sprintf("%d facts that nobody has looked at for a year", n))
		},
		OldText:   "Do they still hold?",
		Old:       func(fact, day string) string { return "“" + fact + "”, last seen on " + day },
		Look:      "Look at it",
		Confirm:   "It is right",
		Confirmed: "Noted: it is right as it stands.",
	}
}

func translationsEN() Translations {
	return Translations{
		Tab:       "Translations",
		Title:     "Translations to approve",
		Intro:     "The model in your house drafts what is missing, while no guest needs it, in the languages of the guests to come. Guests are told a translation only once you have approved it.",
		NoModel:   "There is no model: nothing is drafted. You can write translations yourself, on the page of each fact.",
		Empty:     "Nothing to approve",
		EmptyText: "When a translation is missing and a guest who needs it is coming, it is drafted and waits here.",
		Waiting: func(n int) string {
			return choose(n, "One translation waits for your word.", fmt.Sprintf("%d translations wait for your word.", n))
		},
		Go:       "Look at them",
		Original: "Your text",
		Draft:    func(language string) string { return "In " + language },
		Machine:  "machine translation",
		Passed:   "check passed",
		Failed:   "look closely",
		Approve:  "Approve",
		Reject:   "Reject",
		Approved: "Approved. Guests of that language are told it from now on.",
		Rejected: "Rejected. It is not drafted again unless you change the text.",
		Gone:     "The text was changed meanwhile, or somebody decided before you.",
		Doubts: map[string]string{
			"no_text":         "The model gave nothing that could be used: write it yourself, or reject it.",
			"unknown_number":  "A number is not the same in both texts.",
			"unknown_time":    "A time is not the same in both texts.",
			"unknown_price":   "A price is not the same in both texts.",
			"unknown_code":    "A code is not the same in both texts.",
			"unknown_date":    "A date or a day is not the same in both texts.",
			"unknown_phone":   "A telephone number is not the same in both texts.",
			"unknown_link":    "A link is not the same in both texts.",
			"unknown_email":   "An e-mail address is not the same in both texts.",
			"unknown_address": "An address is not the same in both texts.",
			"unknown_name":    "There is a name in it that your text does not have.",
			"unknown_amenity": "It speaks of something that your text does not name.",
			"polarity":        "One text says yes or may where the other says no or may not.",
			"placeholder":     "A code or password is missing, or there is one too many.",
			"wrong_language":  "It does not seem to be in that language.",
			"unread_language": "This language cannot be checked: somebody who speaks it should read it.",
			"too_long":        "It is too long to be checked whole.",
			"promise":         "It promises something that your text does not.",
		},
		DoubtOther: "It does not quite say what your text says.",
	}
}

func gapsEN() Gaps {
	return Gaps{
		Tab:       "What guests ask",
		Title:     "What guests ask and your facts do not say",
		Intro:     "Gathered from the questions that came to you because nothing was written about them. Write the fact, and the next guest is answered.",
		Empty:     "Nothing is missing",
		EmptyText: "So far your facts had something to say to every question.",
		Count:     func(n int) string { return choose(n, "asked once", fmt.Sprintf("asked %d times", n)) },
		Trials: func(n int) string {
			return choose(n, "once in the simulator", fmt.Sprintf("%d times in the simulator", n))
		},
		Unknown: "Not understood",
		Newest:  "The latest, in the guests’ words",
		Trial:   "simulator",
		Write:   "Write the fact",
		Kept:    "This page keeps nothing: it reads the messages anew each time, and when they are deleted, they are gone from here as well.",
	}
}

func interpretEN() Interpret {
	return Interpret{
		Message:    "Translate",
		Machine:    "Machine translation",
		Working:    "Being translated …",
		Again:      "Look again",
		Failed:     "The model could not translate this.",
		Reply:      func(language string) string { return "Translate into " + language },
		ReplyTitle: func(language string) string { return "Your reply in " + language + ", machine translation" },
		ReplyText:  "Nothing has been sent yet. Change what you like; what stands here is what the guest gets.",
		ReplyLabel: "Text for the guest",
		Send:       "Send this",
		Discard:    "Back to my words",
		Original:   "Your words",
		NoModel:    "There is no model, so nothing is translated here.",
		Doubtful:   "Compare it with your words before you send it.",
	}
}

func lessonEN() Lesson {
	return Lesson{
		Make:  "Make this a fact",
		Intro: "This is your reply. Take out names and whatever concerns that guest alone; what you save is told to others.",
		Foreign: func(language string) string {
			return "Your reply is in " + language + ": it stands below as the translation. Write the text in the language of your facts."
		},
		Secret: "There is a code in it, so it is for the time of the stay, and the model does not see it.",
	}
}
