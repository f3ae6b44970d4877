package lang

func codeProblemsEN() map[int]SendProblem {
	const kept = "The text stays here and is not lost."
	return map[int]SendProblem{
		130472: {"Not delivered by Meta’s choice", "This guest is part of an experiment in which WhatsApp holds such messages back.", kept, "Reach the guest through the booking site, by e-mail or by phone."},
		131051: {"WhatsApp cannot take this kind of message", "The message had a kind that WhatsApp does not know. That is the program’s mistake, not yours.", kept, "Write it as plain text. If it happens again, report it with the error code."},
		131052: {"The guest’s file could not be loaded", "It is too big, or WhatsApp does not hand it over.", "What they wrote with it is here.", "Ask the guest to send it smaller, or by e-mail."},
		131055: {"WhatsApp takes only adverts this way", "The message was handed in at the wrong place. That is the program’s mistake, not yours.", kept, "Report it with the error code, and write to the guest in another way."},
		134100: {"WhatsApp takes only adverts this way", "The message was handed in at the wrong place. That is the program’s mistake, not yours.", kept, "Report it with the error code, and write to the guest in another way."},
		131063: {"Adverts are switched off at Meta", "The template counts as advertising, and the account does not let such be sent this way.", kept, "Use a template of the category “utility”, or change the setting in WhatsApp Manager."},
		131064: {"Templates rest for a while", "Meta counts too many of your templates as advertising.", kept, "It ends by itself. Put the texts into the right category meanwhile."},
		132000: {"The template was filled in wrongly", "It has another number of blanks than were filled in.", kept, "Look at the template: after a change its blanks must be the same at Meta and here."},
		132001: {"There is no such template", "In this language it does not exist at Meta, or is not approved yet.", kept, "Look at its state on the page of templates, or send another one."},
		132005: {"The text became too long", "With what was filled in, the template is longer than WhatsApp allows.", kept, "Shorten the template, or what is filled in."},
		132007: {"The template breaks a rule", "With what was filled in, WhatsApp’s check has refused it.", kept, "Read Meta’s rules for templates and change the text."},
		132008: {"The template was filled in wrongly", "A blank has something in it that WhatsApp does not take, such as a line break.", kept, "Look at the template and at what is filled in."},
		132012: {"The template was filled in wrongly", "A blank has something of the wrong kind in it.", kept, "Look at the template and at what is filled in."},
		132015: {"The template is paused", "Guests did not like it: WhatsApp does not send it for some hours.", kept, "Wait, or change the text. Meanwhile use another template."},
		132016: {"The template is disabled", "WhatsApp does not send it any more, because guests did not like it.", kept, "Write another one: this one does not come back."},
		132068: {"The form in the message is blocked", "The message has a form of WhatsApp’s that is blocked.", kept, "Write it without the form."},
		132069: {"The form in the message rests", "The message has a form of WhatsApp’s that was used too often in an hour.", kept, "Try again in an hour, or write it without the form."},
		133000: {"The number was not signed off completely", "An earlier removal of the number has not been finished.", kept, "Remove the number in WhatsApp Manager once more, then register it again."},
		133005: {"The PIN is wrong", "The two-step PIN does not fit this number.", kept, "Enter the right PIN, or reset it in WhatsApp Manager."},
		133006: {"The number must be confirmed again", "WhatsApp wants to verify the number before it is registered.", kept, "Ask for a new code in the set-up guide, and enter it."},
		133008: {"Too many wrong PINs", "WhatsApp takes no PIN for this number for a while.", kept, "Wait as long as WhatsApp Manager says, then enter the right one."},
		133009: {"The PIN was entered too fast", "WhatsApp wants a pause between two tries.", kept, "Wait a minute, then try again."},
		133015: {"The number was removed just now", "WhatsApp needs some minutes before it can be registered again.", kept, "Wait five minutes, then try again."},
		133016: {"Too many registrations", "The number was registered and removed too often.", kept, "Wait three days: WhatsApp registers it again only then."},
		141002: {"The template is not approved", "WhatsApp sends it only when it has been approved.", kept, "Look at its state on the page of templates."},
	}
}
