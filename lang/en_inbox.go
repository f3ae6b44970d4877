package lang

import (
	"fmt"
	"strings"
)

func inboxEN() Inbox {
	return Inbox{
		Title:        "Inbox",
		Tabs:         "Which conversations",
		TabWaiting:   "Waiting for you",
		TabOpen:      "Open",
		TabAll:       "All",
		TabSimulator: "Trials",
		EmptyWaiting: "Nobody is waiting for you.",
		EmptyOpen:    "No open conversation.",
		EmptyAll:     "No messages yet. When a guest writes, you find it here.",
		EmptySim:     "No trial chats. Open one from the simulator.",
		More:         "Show earlier ones",
		ChooseOne:    "Choose a conversation",
		ChooseText:   "Here you will see what the guest asked, what the assistant answered and why.",
		NotNamed:     "No name",
		Unread: func(n int) string {
			return choose(n, "1 unread message", fmt.Sprintf("%d unread messages", n))
		},
		From:      func(who string) string { return who + ": " },
		You:       "You",
		Assistant: "Assistant",

		Asks:       "asks you",
		WantsYou:   "wants a person",
		Answered:   "answered",
		YouAnswer:  "you answer",
		Answering:  "answering",
		NotKnown:   "not identified",
		DraftReady: "draft ready",
		NotSent:    "not delivered",
		Unclear:    "not sure it left",
		Privacy:    "privacy request",
		Emergency:  "emergency",

		ByAssistant: "assistant answers",
		ByYou:       "you answer",
		TakeOver:    "Take over",
		GiveBack:    "Give back to the assistant",
		Details:     "Details",
		ToList:      "All conversations",
		ToThread:    "Back to the messages",
		Writes:      func(language string) string { return "writes " + language },
		Subtitle:    func(parts ...string) string { return strings.Join(parts, " · ") },
		Thread:      "Messages of the conversation",
		Earlier:     "Earlier messages",
		SimThread:   "Trial chat: none of this reaches a real guest.",

		SaidAt:       func(who, clock string) string { return who + ", " + clock },
		FromFact:     func(facts string) string { return "from “" + facts + "”" },
		Confidence:   func(value string) string { return "confidence " + value },
		Below:        func(value, limit string) string { return "confidence " + value + ", below your " + limit },
		Took:         func(length string) string { return "in " + length },
		Resent:       "sent a second time, as there was no word of the first",
		Edited:       "edited by the guest",
		Withdrawn:    "The guest withdrew this message.",
		InReplyTo:    "In reply to",
		NotRead:      "The assistant does not look at it.",
		SendAgain:    "Send again",
		ItArrived:    "It arrived",
		Unsure:       "We do not know whether it left",
		UnsureText:   "The connection broke while sending and WhatsApp gave no confirmation. So as not to write to the guest twice, we do not repeat it by ourselves.",
		UnsureNext:   "Look on your phone whether the message is there.",
		ErrorCode:    func(code int) string { return fmt.Sprintf("WhatsApp code %d", code) },
		WaitingSince: func(clock string) string { return "Waiting for you since " + clock + "." },
		AskedYouAt:   func(clock string) string { return "Alert on your WhatsApp · " + clock },
		RemindedAt:   func(clock string) string { return "Second alert on your WhatsApp · " + clock },

		DraftTitle:   "Draft for you",
		DraftText:    "The assistant would send this but is not sure enough. The guest knows that you will answer.",
		DraftLabel:   "Text of the draft",
		DraftSend:    "Send",
		DraftDiscard: "Discard",
		DraftGone:    "The draft is no longer needed: the conversation has moved on.",

		Reply:           "Your reply",
		ReplyButton:     "Send",
		ReplyIn:         func(language string) string { return "The guest writes " + language + "." },
		ReplyKeys:       "Ctrl and Enter to send.",
		ReplySilences:   "When you write, the assistant is silent until you give the conversation back.",
		WindowOpenUntil: func(when string) string { return "You can reply freely until " + when + "." },
		WindowClosed:    "You cannot write on WhatsApp now",
		WindowText:      "More than 24 hours have passed since the guest’s last message, and WhatsApp no longer allows free replies.",
		WindowNext:      "If it is urgent, call or write through the booking site. As soon as the guest writes, this opens again.",
		NoReplyRole:     "Your role may read but not reply.",
		Sent:            "Your message is on its way.",
		Taken:           "You answer now. The assistant is silent.",
		Given:           "The assistant answers again.",
	}
}

func whyEN() Why {
	return Why{
		Title:  "Why this answer",
		None:   "There is nothing to explain here yet.",
		About:  func(clock string) string { return "On the message of " + clock },
		Fact:   func(name string) string { return "It stands on “" + name + "”." },
		NoFact: func(property string) string { return "Nothing about this in " + property + "." },
		Best:   func(fact, score string) string { return "The nearest was “" + fact + "”, scoring " + score + "." },
		Confidence: func(value, limit string) string {
			return "Confidence " + value + "; from " + limit + " up it sends by itself."
		},
		Language: func(name string) string { return "Language recognised: " + name + "." },
		Rule:     "A fixed rule decided, before any model.",
		Asked:    "It asked you because:",
		Stopped:  "The answer was stopped because:",
		Silent:   "There was nothing to answer.",
		Took:     func(length string) string { return "Ready in " + length + "." },
		Steps:    "Step by step",
		Hidden:   "The model did not see codes and passwords: the program put them in at the end.",
	}
}

func sideEN() Side {
	return Side{
		Title:     "About the guest",
		Booking:   "Booking",
		NoBooking: "Not tied to any booking.",
		Stay:      "Stay",
		Guests:    "Guests",
		Property:  "Property",
		Channel:   "From",
		Code:      "Code",
		Phone:     "Phone",
		GuestsCount: func(n int) string {
			return choose(n, "1 person", fmt.Sprintf("%d people", n))
		},
		OpenBooking: "Open the booking",
		TieTitle:    "Tie to a booking",
		TieLabel:    "Booking",
		TieButton:   "Tie",
		TieHint:     "Do this only if you know who it is: during the stay they may be told codes and passwords.",
		TieNone:     "There is no booking to tie them to.",
		Untie:       "Untie",
		UntieTitle:  "Untie from the booking?",
		UntieText:   "From now on they will know only what anyone may know. The messages stay.",
		Suggested:   "likely",

		Who:           "Who this is",
		Level:         "Level",
		Codes:         "Codes and passwords",
		CodesOpen:     func(until string) string { return "open, closing " + until },
		CodesFrom:     func(from string) string { return "closed, opening " + from },
		IdentityTitle: "Identity check",
		IdentityText:  "For this property you chose to give codes and passwords only after identifying the guest.",
		IdentityDo:    "I have identified them",
		IdentityDone:  func(day string) string { return "Identity check recorded: " + day + "." },
		IdentitySure:  "Record it only after seeing the guest and their document, in person or by a video device at the entrance.",

		Received:   "Received",
		Due:        "Answer by",
		Overdue:    "overdue",
		DueIn:      func(distance string) string { return distance },
		Close:      "I have answered",
		CloseTitle: "Close the request?",
		CloseText:  "Close it only after doing what the guest asks and confirming it to them. It stays in the register.",
		Closed:     func(day string) string { return "Closed " + day + "." },

		Data:        "Their data",
		DataText:    func(day, why string) string { return "Deleted on " + day + ", " + why + "." },
		DataStay:    "six months after check-out",
		DataNoStay:  "90 days after the last message, as there is no stay",
		DataStopped: "Asked for no automatic messages. Their questions are still answered.",
		DataNoAI:    "Does not want the assistant to answer.",
		DataWhere:   "Kept encrypted on this computer.",
	}
}
