package lang

func whoEN() Who {
	return Who{
		Claims:      "Is it them?",
		ClaimsText:  "Something speaks for this booking, but others could know it too. If you know that it is them, confirm: then their question is answered, and during the stay they may be told codes and passwords.",
		ClaimsOn:    "Waiting for your word",
		Confirm:     "Yes, it is them",
		Refuse:      "No",
		RefuseDone:  "Noted: it is not them. What they asked still waits for you.",
		ConfirmDone: "Confirmed. What they asked is answered now.",
		DoorTitle:   func(until string) string { return "Codes from this sender are not accepted until " + until },
		DoorAll:     func(until string) string { return "Booking codes are accepted from nobody until " + until },
		DoorText:    "Too many were wrong within an hour. Guests whose number is on the booking are answered as usual. If you know that it was a mistake, accept codes again.",
		DoorOpen:    "Accept codes again",
		DoorDone:    "Codes are accepted again.",
		DoorMany:    "Somebody is trying booking codes",
		DoorLook:    "See who",
		Remove:      "Remove",
		RemoveTitle: func(name string) string { return "Remove " + name + " from the booking?" },
		RemoveText:  "From now on they know only what anyone may know, and the code does not bring them back. Only you can take them back.",
		RemoveDone:  "Removed. From now on they know only what anyone may know.",
		Removed:     "Removed by you",
		RemovedText: "The code does not bring them back.",
		TakeBack:    "Take back",
		Expires:     func(day string) string { return "The code works until the end of " + day + "." },
		Renew:       "New code",
		RenewTitle:  "Make a new code?",
		RenewText:   "The present one stops working. Guests who have joined already stay; send the new code to those who have not.",
		RenewDone:   "The booking has a new code.",
	}
}

func cardEN() Card {
	return Card{
		Tab:       "QR card",
		Title:     "A card for the wall",
		Intro:     "Guests scan it and write to you on WhatsApp; the message says which property it is about. The card is the same for everybody and proves nothing: whoever scans it learns only what anyone may know.",
		Languages: "Languages on the card",
		OneAtMost: "Choose at least one language.",
		Size:      "Paper",
		A6:        "A6, like a postcard",
		A5:        "A5, twice as large",
		Show:      "Show the card",
		Preview:   "The card",
		Fills:     "Their message begins with",
		Print:     "Print",
		PrintHint: "In the print window choose the paper of the card, no margins and 100 % size.",
		Open:      "Open the card alone",
		Download:  "Download",
		NoNumber:  "Guests have no number to write to yet. Enter your WhatsApp number in the configuration first, then the card is ready here.",
	}
}
