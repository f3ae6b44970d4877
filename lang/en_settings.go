package lang

import "fmt"

func settingsEN() Settings {
	return Settings{
		Title:     "Settings",
		Tabs:      "Parts of the settings",
		TabState:  "State",
		TabPeople: "People",
		TabYou:    "Your account",
		TabLinks:  "Connections",

		StateTitle: "How the lodge is doing",
		StateIntro: "Every part as it is now, and what to do if something is wrong.",
		AllFine:    "Everything is fine.",
		SomeBad: func(n int) string {
			return choose(n, "One part is not working.", fmt.Sprintf("%d parts are not working.", n))
		},
		SomeWarn: func(n int) string {
			return choose(n, "One part needs a look.", fmt.Sprintf("%d parts need a look.", n))
		},
		WhatToDo:    "What to do",
		CheckAgain:  "Check again",
		BackupTitle: "Backups",
		BackupText:  "An encrypted copy of everything. It is not made by itself: make one here, or ask whoever looks after this computer to have it run “portineria backup” every day. Always keep one copy somewhere else too.",
		LastBackup:  "Last backup",
		BackupSize:  "Size",
		BackupWhere: "Where",
		BackupNow:   "Make one now",
		BackupMade:  "Backup made and verified.",
		BackupNever: "none yet",
		BackupKey:   "Reading a backup takes the key in the data directory: keep that elsewhere, with your papers.",
		Version:     "Version",
		TryTitle:    "Try without risk",
		TryText:     "In the simulator you write as if you were a guest. Nothing reaches real guests.",
	}
}

func peopleEN() People {
	return People{
		Title:        "People",
		Intro:        "Who may enter here, and what they may see.",
		AddTitle:     "Add a person",
		Name:         "Name",
		Role:         "Role",
		Properties:   "Their properties",
		PropsHint:    "These count for co-hosts and cleaners. Owners and auditors see every property.",
		AllProps:     "all properties",
		NoProps:      "no property",
		Language:     "Language",
		Password:     "First password",
		PasswordHint: "At least 12 characters. Say it aloud: they can change it.",
		Add:          "Add",
		Added:        func(name string) string { return name + " may enter now." },
		LastSeen:     func(when string) string { return "Last login: " + when },
		You:          "you",
		Remove:       "Remove",
		RemoveTitle:  func(name string) string { return "Remove the account of " + name + "?" },
		RemoveText:   "They are logged out everywhere at once. What they wrote to guests stays.",
		Reset:        "New password",
		ResetTitle:   func(name string) string { return "New password for " + name },
		ResetText:    "The old one stops working and all their sessions are ended.",
		ResetDo:      "Set the password",
		NewPassword:  "New password",
		ResetDone:    func(name string) string { return "New password set for " + name + "." },
	}
}

func accountEN() Account {
	return Account{
		Title:          "Your account",
		LanguageTitle:  "Language",
		Language:       "Language of the pages",
		LanguageSaved:  "Language changed.",
		PasswordTitle:  "Password",
		Present:        "Present password",
		New:            "New password",
		Again:          "The new password once more",
		Change:         "Change the password",
		Changed:        "Password changed. Your other sessions were ended.",
		ChangeHint:     "At least 12 characters.",
		Sessions:       "Where you are logged in",
		SessionsIntro:  "If you do not recognise a device, end its session and change your password.",
		ThisOne:        "this device",
		Since:          func(when string) string { return "since " + when },
		LastUse:        func(when string) string { return "last used " + when },
		End:            "End",
		EndOthers:      "End all others",
		EndOthersTitle: "End all other sessions?",
		EndOthersText:  "On the other devices you will have to log in again.",
		Ended:          "Session ended.",
		UnknownBrowser: "Unknown browser",
	}
}

func linksEN() Links {
	return Links{
		Title:         "Connections",
		WhatsAppTitle: "WhatsApp",
		WhatsAppIntro: "The connection goes straight from this computer to WhatsApp, with no other service in between.",
		WhereToSet:    "These values are changed in the configuration file, in the section [whatsapp]. Then restart Portineria.",
		Number:        "Your number",
		NumberID:      "Id of the number",
		AccountID:     "Id of the account",
		Token:         "Access key",
		Secret:        "App secret",
		Verify:        "Verification word",
		Webhook:       "Address for Meta",
		WebhookHint:   "Paste it into the settings of the Meta app as the address of the webhook.",
		LastIn:        "Last message received",
		NotSet:        "not set",
		Masked:        "set, hidden",
		Owner:         "Where to alert you",
		OwnerHint:     "Your WhatsApp, so that you know at once when a guest waits for you. Set in the section [owner].",
		ModelTitle:    "Model in the house",
		ModelIntro:    "Optional. Helps with harder questions; it runs on this computer or in your house, never elsewhere.",
		ModelName:     "Model",
		ModelURL:      "Where it runs",
		ModelNone:     "none: your own words answer",
		EgressTitle:   "Where data goes",
		EgressIntro:   "Every connection to the outside passes one door, which lets only these through.",
		Destination:   "To",
		Purpose:       "What for",
		LastContact:   "Last contact",
		Sent:          "Sent",
		Received:      "Received",
		Denied:        "Stopped",
		DeniedIntro:   "These are not allowed and were stopped.",
		EgressNone:    "Nothing has left this house yet.",
	}
}

func simulatorEN() Simulator {
	return Simulator{
		Title:        "Simulator",
		Intro:        "A phone for trying. Messages take the same way as real ones, but reach no guest and count in no figure.",
		StartTitle:   "Who you are and what time it is",
		Who:          "Write as",
		WhoHint:      "A guest with a booking is recognised by their number.",
		Stranger:     "A stranger",
		StrangerAt:   func(property string) string { return "A stranger who scans the card of " + property },
		GuestOf:      func(name, nights string) string { return name + ", " + nights },
		When:         "What time it is for the guest",
		WhenHint:     "Try the day before arrival, the night, the day after leaving.",
		Start:        "Open the chat",
		Chats:        "Trial chats",
		Phone:        "The guest’s phone",
		Message:      "Message",
		Placeholder:  "Write as if you were the guest",
		Send:         "Send",
		Examples:     "Ready questions",
		SetClock:     "Change the time",
		Reset:        "Start over",
		ResetTitle:   "Start the chat over?",
		ResetText:    "This trial chat is deleted, with all that the assistant remembers of it.",
		ResetDo:      "Delete and start over",
		OpenInInbox:  "See it in the inbox",
		Empty:        "Write something, or tap one of the ready questions.",
		GuestBubble:  "Guest",
		HouseBubble:  "House",
		Typing:       "The assistant is answering",
		NoProperties: "To try it you need at least one property with some facts.",
		ShowsAs:      func(name string) string { return "You write as " + name },
		Questions: []string{
			"What is the Wi-Fi password?",
			"What time is check-in?",
			"What is the door code?",
			"Wo kann ich parken?",
			"Posso lasciare i bagagli dopo il check-out?",
			"HELP",
		},
	}
}
