package lang

import "fmt"

func modelEN() Model {
	return Model{
		Tab:       "Model",
		Title:     "The model in the house",
		Intro:     "Optional. It words answers that need more than one of your facts. It runs on your own computer, in a program called Ollama; nothing that guests write leaves the house for it.",
		StateHead: "How it is doing",
		Name:      "Model",
		None:      "none: your own words answer",
		Server:    "Ollama",
		ServerUp:  func(version string) string { return "answers, version " + version },
		ServerOff: "does not answer",
		There:     "On this computer",
		ThereYes:  func(size string) string { return "yes, " + size },
		ThereNo:   "not yet",
		InMemory:  "yes, and in memory",
		NotLoaded: "The first answer takes longer: the model must be loaded first.",
		Where:     "Name and address are set in the configuration file, in the section [model]. Then restart Portineria.",
		TestAgain: "Test it again",
		TestSoon:  "The model is being tested. The result appears here.",

		GetTitle: "Download a model",
		GetIntro: "Ollama fetches it from its maker’s site. That site sees the address of your connection and which model you want, and nothing of your guests.",
		GetName:  "Name of the model",
		GetHint:  "qwen3:4b-instruct needs about 2.5 GB and 8 GB of memory. On a slow computer take qwen3:1.7b.",
		Get:      "Download",
		GetSmall: "It may take an hour. You can close this page meanwhile.",
		Running:  func(name string) string { return "Downloading " + name },
		Part: func(percent int, done, total string) string {
			return fmt.Sprintf("%d %%, %s of %s", percent, done, total)
		},
		Quarter:   func(name string, percent int) string { return fmt.Sprintf("%s: %d %%", name, percent) },
		Starting:  "Just beginning",
		Checking:  "All is there; it is being verified",
		Refresh:   "Load again",
		CallOff:   "Call it off",
		CalledOff: "Called off. What was downloaded stays, and is not downloaded again.",
		Done:      func(name string) string { return name + " is on this computer now." },
		NextStart: func(name string) string {
			return name + " answers from the next start of Portineria on, unless the configuration file says otherwise."
		},
		Failed:     func(name string) string { return name + " was not downloaded." },
		ListTitle:  "Models on this computer",
		ListNone:   "None yet.",
		Used:       "in use",
		Elsewhere:  "runs elsewhere: not used",
		Right:      func(languages string) string { return "Answered rightly in: " + languages },
		Wrong:      func(languages string) string { return "Got wrong: " + languages },
		Suggestion: func(name string) string { return "To download it: portineria model pull " + name },
		Troubles: map[string]string{
			"no_space":    "There is not enough space on the disk. Make room on the computer of Ollama, then try again: it goes on where it stopped.",
			"no_such":     "There is no model of this name. Check how it is written on ollama.com, with what stands after the colon.",
			"no_outside":  "Ollama cannot reach the internet. Check the connection, then try again: it goes on where it stopped.",
			"too_old":     "This model needs a newer Ollama. Update Ollama, then try again.",
			"damaged":     "What arrived is damaged. Try again; if it stays so, the disk may be failing.",
			"unavailable": "Ollama cannot be reached. Start it, or check url in the section [model].",
			"broken":      "The connection to Ollama broke off. Try again: it goes on where it stopped.",
			"late":        "Ollama said nothing for ten minutes. Try again: it goes on where it stopped.",
			"called_off":  "It was called off. What was downloaded stays, and is not downloaded again.",
			"remote":      "This model would run on somebody else’s computer. Choose one that runs in your house.",
			"bad_name":    "This is not the name of a model. Write it as ollama.com does, without blanks.",
			"busy":        "Another model is being downloaded. Wait for it, or call it off.",
			"missing":     "This model is not on the computer of Ollama yet.",
			"unfit":       "It failed the test, and is not used for answers.",
			"failed":      "Ollama could not do it. Its own log says why.",
		},
	}
}
