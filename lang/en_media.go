package lang

func mediaEN() Media {
	of := func(what string) func(who, when string) string {
		return func(who, when string) string { return what + " from " + who + ", " + when }
	}
	return Media{
		Of: map[string]func(who, when string) string{
			"image": of("Photo"), "video": of("Video"), "audio": of("Recording"), "voice": of("Voice message"), "document": of("File"), "sticker": of("Sticker"),
		},
		Waiting:      "Being fetched from WhatsApp …",
		WaitingAgain: "Not fetched yet; it is tried again by itself.",
		Failed: map[string]string{
			"too_large":   "Larger than what is fetched of its kind. It is on the guest’s phone: ask for a smaller one, or raise the limit in the configuration ([media]).",
			"full":        "Not fetched: all files together have reached their limit ([media] total_mb).",
			"no_space":    "Not fetched: the disk is full. Make room, then try again.",
			"expired":     "WhatsApp does not have it any more. Ask the guest to send it again.",
			"refused":     "WhatsApp did not hand it over. Look at the connection in Settings, then try again.",
			"unreachable": "WhatsApp could not be reached, again and again.",
			"broken":      "What came is not what the guest sent, three times. Ask the guest to send it again.",
			"no_number":   "The business number that it came to is not connected. Connect it in Settings, then try again.",
			"off":         "Files of this kind are not fetched, as the configuration says ([media]).",
		},
		Gone: map[string]string{
			"lost":         "The file is not on this computer any more: backups hold no files of guests.",
			"period_ended": "Deleted: its time was over.",
			"by_owner":     "Deleted by the house.",
			"by_guest":     "Deleted: the guest took it back.",
		},
		FullTells: "Delete files that you do not need, or raise the limit.",
		Retry:     "Try again",
		Delete:    "Delete",
		Save:      func(size string) string { return "Save (" + size + ")" },
		SaveName:  func(name, size string) string { return "Save " + name + " (" + size + ")" },
		Whole:     "Open in full",
		Until:     func(day string) string { return "deleted on " + day },
		Unshown:   "Saved only, never opened here: look at who sent it before you open it.",

		Heard:      "heard:",
		Listening:  "Listening …",
		Silent:     "Nothing was understood.",
		NotHeard:   "Could not be listened to: play it yourself.",
		NoListener: "Nobody listens to it: play it yourself. A speech server in the house can ([speech] in the configuration).",

		PaperTitle:  "Probably an identity document",
		PaperSaid:   "Identity document",
		PaperText:   "Hidden, shown to no model, in no backup, and deleted within 24 hours of its arrival. You need no copy: look at the document when the guests arrive.",
		PaperShow:   "Show it to me",
		PaperIs:     "It is an identity document",
		PaperIsNot:  "It is none",
		PaperMarked: "Marked by you.",
		PaperTyped:  "Data of an identity document stood at ▮▮▮. It was not stored.",

		Deleted:  "The file is deleted.",
		Marked:   "Hidden, and deleted within 24 hours of its arrival.",
		Cleared:  "Shown like any other file.",
		Fetching: "It is being fetched.",
	}
}
