package lang

import "strconv"

func behaviourEN() Behaviour {
	return Behaviour{
		Tab:        "WhatsApp",
		PageTitle:  "WhatsApp",
		Title:      "How the assistant behaves",
		Intro:      "When you write to a guest, from your phone or from here, the assistant steps back in that chat.",
		Quiet:      "After you have written, the assistant keeps silent for",
		QuietHint:  "Then it takes part again, knowing what you said. A guest who asked for you in person waits for you however long it takes.",
		QuietByMe:  "as long as I do not give the chat back",
		Typing:     "Show “typing…” while an answer is being written",
		TypingHint: "WhatsApp marks the guest’s message as read with it: there is no “typing…” without blue ticks. It is never shown while a question waits for you.",
		Receipts:   "Blue ticks",
		ReceiptNames: map[string]Named{
			"never":    {"Never", "The guest does not see that a message was read, except where “typing…” is shown."},
			"answered": {"With the answer", "The ticks turn blue when an answer leaves, the assistant’s or yours."},
			"at_once":  {"At once", "The ticks turn blue as soon as the message has arrived here."},
		},
		Yes:          "Yes",
		No:           "No",
		Saved:        "Saved. It counts from the next message on.",
		FromPhone:    func(who string) string { return who + ", phone" },
		SilentUntil:  func(when string) string { return "The assistant keeps silent until " + when + "." },
		SilentByHand: "The assistant is silent until you give the chat back.",
		SilentAsked:  "The assistant is silent until you have answered.",
		StaySilent:   "Keep it silent",
		Silences:     func(howLong string) string { return "When you write, the assistant keeps silent for " + howLong + "." },
		PastTitle:    "What was on your phone before",
		PastIntro:    "Where the number is in the WhatsApp Business app on your phone as well, WhatsApp can hand over the chats of the last six months and the names in your address book: once, within 24 hours after it was connected. Past chats are there to be read, and are never answered. What is older than the privacy notice allows is not kept, and of people who are not guests no name is kept.",
		History:      "Past chats",
		Contacts:     "Names in the address book",
		NotAsked:     "not asked for",
		AskedAt:      func(when string) string { return "asked for, " + when },
		PartOf: func(percent, kept int) string {
			return strconv.Itoa(percent) + " %, " + strconv.Itoa(kept) + choose(kept, " message kept", " messages kept")
		},
		AllOf: func(kept int) string {
			return "all handed over, " + strconv.Itoa(kept) + choose(kept, " message kept", " messages kept")
		},
		NamesAt: func(when string) string { return "handed over, " + when },
		PastProblems: map[string]string{
			"2593107": "WhatsApp hands it over only once, and it has been asked for before.",
			"2593108": "It can be asked for only within 24 hours after the number was connected, and these have passed.",
			"2593109": "On the phone it was chosen not to share past chats. Nothing is wrong: new messages arrive.",
			"other":   "WhatsApp did not hand it over. This works only for a number that is in the WhatsApp Business app on a phone as well.",
		},
		AskHistory:  "Fetch past chats",
		AskContacts: "Fetch names",
		Asked:       "Asked for. It arrives by itself within some minutes.",
		Minutes:     func(n int) string { return strconv.Itoa(n) + choose(n, " minute", " minutes") },
		Hours:       func(n int) string { return strconv.Itoa(n) + choose(n, " hour", " hours") },
		Days:        func(n int) string { return strconv.Itoa(n) + choose(n, " day", " days") },
	}
}
