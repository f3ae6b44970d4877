package lang

import "fmt"

func shellEN() Shell {
	return Shell{
		Product:    "Portineria",
		Skip:       "Skip to content",
		MainNav:    "Main menu",
		Today:      "Today",
		Inbox:      "Inbox",
		Calendar:   "Calendar",
		Properties: "Properties",
		Simulator:  "Simulator",
		Settings:   "Settings",
		Waiting: func(n int) string {
			return choose(n, "1 guest is waiting for you", fmt.Sprintf("%d guests are waiting for you", n))
		},
		Parts:      "State of the parts",
		Menu:       func(name string) string { return "Menu of " + name },
		Account:    "Your account",
		LogOut:     "Log out",
		Language:   "Language",
		Lost:       "Connection lost, trying again… What you see may be out of date.",
		NotSent:    "Not sent: there is no connection. Your text is still here, try again shortly.",
		Copy:       "Copy",
		Copied:     "Copied",
		CopyFailed: "Not copied: the text is selected, copy it yourself",
		NoScript:   "This page does not update by itself, because scripts are off in your browser. Reload it to see what is new.",
		Done:       "Done:",
		Attention:  "Attention:",
		Trouble:    "Problem:",
		ReadOnly:   "You may read this but not change it.",
		BackTo:     func(place string) string { return "Back to " + place },
		HealthStates: map[string]string{
			"ok": "fine:", "warn": "look at this:", "fail": "not working:", "off": "off:",
		},
	}
}

func formsEN() Forms {
	return Forms{
		And:      "and",
		Save:     "Save",
		Cancel:   "Cancel",
		Delete:   "Delete",
		Edit:     "Edit",
		Choose:   "Choose…",
		Optional: "optional",
		None:     "None",
		Unknown:  "Not known",
		Fix:      "Nothing was saved. What you wrote is still here.",
		FixCount: func(n int) string {
			return choose(n, "There is one thing to put right.", fmt.Sprintf("There are %d things to put right.", n))
		},
		NoUndo: "This cannot be undone.",
		Never:  "never",
	}
}

func authEN() Auth {
	return Auth{
		SetupTitle:    "Welcome to the lodge",
		SetupIntro:    "Create your account: here you read your guests’ messages and decide what the assistant may say.",
		SetupHouse:    "Messages, names and codes stay on this computer.",
		Name:          "Name",
		NameHint:      "What you want to be called. You will need it to log in.",
		Password:      "Password",
		PasswordHint:  "At least 12 characters. Three or four random words do nicely.",
		PasswordAgain: "The same password once more",
		Language:      "Language of the pages",
		SetupButton:   "Create the account and enter",
		LoginTitle:    "Log in",
		LoginButton:   "Log in",
		LoginWrong:    "Name and password do not match. Check them and try again.",
		LoginWait: func(seconds int) string {
			if seconds < 90 {
				return fmt.Sprintf("Too many attempts. Try again in %d seconds.", seconds)
			}
			return fmt.Sprintf("Too many attempts. Try again in %d minutes.", (seconds+59)/60)
		},
		ForgotTitle:    "Forgot your password?",
		ForgotText:     "On the computer that runs Portineria type: portineria user reset, followed by your name.",
		SetupUsedTitle: "This link has been used",
		SetupUsedText:  "The owner’s account exists already. Log in with your name and password.",
	}
}

func errorsEN() map[int]ErrorPage {
	return map[int]ErrorPage{
		400: {"Request not understood", "The browser sent something that we cannot read. Nothing was changed.", "Go back and try again."},
		403: {"You may not enter here", "Your role does not allow this page or this action.", "If you need it, ask the owner."},
		404: {"There is no such page", "Perhaps it was deleted, or the address has a typing mistake.", "Go to the Today page and look for it from there."},
		405: {"Not this way", "This address does not accept what the browser asked for. Nothing was changed.", "Go back to the page you came from and use its buttons."},
		409: {"It has changed meanwhile", "Someone else, or the assistant, was there first. Nothing was changed.", "Reload the page and see how it stands now."},
		413: {"Too large", "What you sent is over the limit. Nothing was saved.", "Try a smaller file."},
		422: {"Something does not fit", "One of the values sent will not do. Nothing was saved.", "Go back, put it right and try again."},
		429: {"Too many requests", "Too many requests arrived in a short time.", "Wait a minute and try again."},
		500: {"Something broke on our side", "This is the program’s mistake, not yours. Messages that arrived are safe and the assistant goes on.", "Try again shortly. If it happens again, look at the state in Settings."},
		503: {"One moment, on my way", "The program is starting or finishing some work.", "Reload the page in a few seconds."},
		507: {"The disk is full", "There is no room left to save. What was saved before is safe.", "Free some space on the computer, then try again."},
	}
}

func healthEN() Health {
	return Health{
		WhatsAppOn:      "WhatsApp connected",
		WhatsAppOff:     "WhatsApp not connected yet",
		WhatsAppTrouble: "WhatsApp has a problem",
		ModelReady:      func(name string) string { return "Model ready (" + name + ")" },
		ModelOff:        "No model: your own words answer",
		ModelTrouble:    func(name string) string { return "The model " + name + " does not answer" },
		FeedsFine:       func(n int) string { return choose(n, "Calendar up to date", fmt.Sprintf("%d calendars up to date", n)) },
		FeedsNone:       "No calendar connected",
		FeedOld:         func(name, age string) string { return "Calendar " + name + " not read for " + age },
		FeedsOld: func(n int) string {
			return choose(n, "1 calendar is not being read", fmt.Sprintf("%d calendars are not being read", n))
		},
		OutboxWaiting: func(n int) string {
			return choose(n, "1 message waiting to be sent", fmt.Sprintf("%d messages waiting to be sent", n))
		},
	}
}
