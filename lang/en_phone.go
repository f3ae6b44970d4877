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
		Minutes:      func(n int) string { return strconv.Itoa(n) + choose(n, " minute", " minutes") },
		Hours:        func(n int) string { return strconv.Itoa(n) + choose(n, " hour", " hours") },
		Days:         func(n int) string { return strconv.Itoa(n) + choose(n, " day", " days") },
	}
}
