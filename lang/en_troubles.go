package lang

func reasonsEN() map[string]Named {
	return map[string]Named{
		"low_confidence":     {"not sure", "The answer found is not sure enough to go out by itself."},
		"no_fact":            {"no fact", "Nothing in your facts answers this."},
		"sensitive_topic":    {"sensitive", "Money, cancellations, complaints and the like are always yours to decide."},
		"keyword":            {"alarm word", "The message holds one of the words you chose to be alerted by."},
		"emergency":          {"emergency", "The message looks like an emergency. The guest was told to call 112."},
		"guest_asked_person": {"wants a person", "The guest asked to talk to a person."},
		"check_failed":       {"answer stopped", "The check before sending stopped the answer."},
		"model_unavailable":  {"model off", "The model was needed but did not answer in time."},
		"identity_unclear":   {"who is it?", "It is not clear who writes, and the answer depends on it."},
		"media":              {"not text", "Photos, voice messages and documents are not read: look at them yourself."},
		"unknown_kind":       {"unknown kind", "A message of a kind we do not know has arrived."},
		"privacy_request":    {"privacy request", "The guest made a request about their data."},
		"too_many_tries":     {"too many tries", "Tried too often with details that fit no booking."},
	}
}

func checksEN() map[string]string {
	return map[string]string{
		"number":      "The answer held a number that is not in your facts.",
		"time":        "The answer held a time that is not in your facts.",
		"date":        "The answer held a date that is not in your facts.",
		"price":       "The answer held a price that is not in your facts.",
		"code":        "The answer held a code that is not in your facts.",
		"name":        "The answer held a name that is not in your facts.",
		"link":        "The answer held a link that is not in your facts.",
		"polarity":    "The answer said yes where your facts say no, or the other way round.",
		"language":    "The answer was not in the guest’s language.",
		"promise":     "The answer promised something, and the assistant never promises.",
		"secret":      "The answer would have told a code or a password to someone who may not know it.",
		"placeholder": "The answer did not put codes and passwords in their place.",
		"length":      "The answer was too long.",
		"empty":       "The answer was empty.",
		"no_facts":    "The answer did not say which of your facts it stands on.",
		"ungrounded":  "The answer said things that are not in your facts.",
		"document":    "The answer asked for a document, which is not done in a chat.",
		"other":       "The answer did not pass the check before sending.",
	}
}

func stepsEN() map[string]string {
	return map[string]string{
		"intake":   "Received",
		"settle":   "Waited for the rest",
		"turn":     "Turn",
		"identify": "Who writes",
		"rules":    "Rules",
		"retrieve": "Facts",
		"answer":   "Answer",
		"check":    "Check",
		"decide":   "Decision",
		"commit":   "Recorded",
		"send":     "Sending",
		"status":   "Delivery",
	}
}

func requestsEN() map[string]Named {
	return map[string]Named{
		"access":   {"Wants a copy of their data", "Give them a copy of what you keep about them and say what it is for."},
		"rectify":  {"Wants their data corrected", "Correct what is wrong and confirm it to them."},
		"erase":    {"Wants their data erased", "Erase what the law does not oblige you to keep and confirm it to them."},
		"restrict": {"Wants their data frozen", "Keep the data without using it until the matter is settled."},
	}
}

func problemsEN() map[string]SendProblem {
	const (
		kept     = "The text stays here and is not lost."
		keptAll  = "All messages not sent stay here, in order."
		settings = "See Settings, Connections."
	)
	return map[string]SendProblem{
		"token_invalid":    {"The WhatsApp key is no longer valid", "WhatsApp refused the access key: it has expired or was revoked.", keptAll, "Make a new key in your Meta account and put it into the configuration. " + settings},
		"permission":       {"The key lacks permissions", "The WhatsApp key may not send messages from this number.", keptAll, "Make the key again with the permissions listed in the guide. " + settings},
		"number_gone":      {"The number is gone", "WhatsApp says that the number is not part of your account.", keptAll, "Check the number in your Meta account. " + settings},
		"account_blocked":  {"Account blocked by Meta", "Meta has restricted or blocked your WhatsApp account.", keptAll, "Open Meta Business Support to learn why. Meanwhile write to guests through the booking site or by phone."},
		"rate_limited":     {"Too many messages at once", "WhatsApp asks to slow down.", kept, "There is nothing to do: we try again shortly."},
		"not_on_whatsapp":  {"Guest cannot be reached on WhatsApp", "The number is not on WhatsApp, or the guest blocked the messages or uses an app that is too old.", kept, "Reach them through the booking site, by e-mail or by phone."},
		"test_recipient":   {"Test number", "From Meta’s test number only authorised numbers can be written to.", kept, "Add the guest’s number to the test numbers, or move to your real number."},
		"window_closed":    {"More than 24 hours have passed", "WhatsApp allows free replies only within 24 hours of the guest’s last message.", kept, "Reach the guest another way, or wait until they write: then you can send it again."},
		"payment":          {"Payment to Meta is missing", "Meta does not send because a payment method is missing or does not work.", keptAll, "Add or fix the payment method in your Meta account, then press Send again."},
		"not_registered":   {"Number not fully registered", "The number is not yet registered for sending messages.", keptAll, "Finish registering the number in your Meta account. " + settings},
		"name_pending":     {"Name awaiting approval", "Meta is still reviewing the name that guests will see.", keptAll, "A few hours usually do. We try again by ourselves; after two days, look into your Meta account."},
		"spam_limit":       {"Sending limited by WhatsApp", "Too many people blocked or reported the number, and WhatsApp has slowed sending.", keptAll, "Wait a few hours and write only to people who wrote to you. We try again by ourselves."},
		"bad_request":      {"WhatsApp refused the message", "The message had a form that WhatsApp does not accept. That is the program’s mistake, not yours.", kept, "Try to write it more simply. If it happens again, report it with the error code."},
		"temporary":        {"WhatsApp has a disturbance", "WhatsApp does not answer as it should right now.", kept, "There is nothing to do: we try again by ourselves, less and less often."},
		"unknown":          {"Could not be sent", "WhatsApp did not send the message and did not say why.", kept, "Press Send again. If that is not enough, reach the guest another way."},
		"own_number":       {"That is your own number", "WhatsApp does not allow writing to the number that sends.", kept, "Use another number for trying, or the simulator."},
		"pair_limited":     {"Too many messages to this guest", "WhatsApp asks to write to them more slowly.", kept, "There is nothing to do: we try again shortly."},
		"needs_number":     {"A phone number is needed", "This guest hides their number, and this message can go only to a number.", kept, "Reply when they write, or reach them through the booking site."},
		"country":          {"Country not served", "WhatsApp does not allow messages to numbers of this country.", kept, "Reach the guest through the booking site or by e-mail."},
		"opted_out":        {"The guest does not want these messages", "They told WhatsApp that they want no more of this kind.", kept, "Respect their choice: reply only if they write to you."},
		"marketing_limit":  {"Held back by WhatsApp", "WhatsApp limits messages nobody asked for and held this one back.", kept, "Do not try again: wait until the guest writes."},
		"registration":     {"Registration of the number failed", "A step of registering the number did not work.", keptAll, "Repeat the registration in your Meta account. " + settings},
		"template":         {"Message template needs a fix", "The template is not approved, is paused or is filled in wrongly.", kept, "Check the templates in your Meta account."},
		"media":            {"File refused", "The file is too big or of a kind that WhatsApp does not accept.", kept, "Send it smaller or in another format."},
		"on_phone_only":    {"Can be read on the phone only", "WhatsApp does not hand this message to programs.", kept, "Look at it in the app on your phone."},
		"identity_changed": {"The guest has a new phone", "WhatsApp reports that the guest uses a new device.", kept, "Make sure that it is them, then press Send again."},
		"history":          {"Old chats not available", "WhatsApp cannot hand over the earlier chats.", kept, "There is nothing to do: new messages arrive."},
		"wrong_address":    {"Wrong address for WhatsApp", "What answers at the configured address is not WhatsApp.", keptAll, "Check graph_url in the configuration. " + settings},
		"unreachable":      {"WhatsApp cannot be reached", "This computer cannot get through to WhatsApp: perhaps the internet is down.", keptAll, "Check the internet connection. We try again by ourselves."},
		"too_many_repeats": {"Too many attempts", "We tried for many hours without success.", kept, "Press Send again once the problems shown on the Today page are solved."},
	}
}

func feedTroublesEN() map[string]string {
	return map[string]string{
		"timeout":         "did not answer in time",
		"unreachable":     "cannot be reached",
		"dns":             "the address no longer exists",
		"tls":             "the connection was not safe",
		"refused":         "the address is not among those allowed",
		"denied":          "refused access: perhaps the link was changed on the booking site",
		"gone":            "the link no longer exists: copy it again from the booking site",
		"server":          "the booking site had an error",
		"rate_limited":    "asked us to come less often",
		"html":            "answered with a web page instead of the calendar",
		"not_calendar":    "answered with something that is not a calendar",
		"cut_off":         "the calendar arrived cut in half",
		"too_big":         "the calendar is too big",
		"too_deep":        "the calendar cannot be made out",
		"broken":          "the calendar cannot be made out",
		"empty":           "the calendar was suddenly empty",
		"suspicious":      "half of the bookings vanished at once: we wait before believing it",
		"file":            "the file cannot be read",
		"empty_body":      "answered with an empty page",
		"json":            "answered with something that is not a calendar",
		"not_a_calendar":  "answered with something that is not a calendar",
		"trailing_data":   "something followed the calendar: we do not trust it",
		"tasks_only":      "holds only cleanings and no stays",
		"too_many":        "holds too many entries",
		"event_left_open": "the calendar arrived cut in half",
		"other":           "could not be read",
	}
}

func invalidEN() map[string]string {
	return map[string]string{
		"document_too_large":      "This is larger than 10 MB. Make it smaller, or paste the text.",
		"document_too_long":       "This holds more than 200 kB of text. Split it into parts.",
		"document_too_many_pages": "This has more than 200 pages. Split it into parts.",
		"document_no_text":        "There is no text in it. Pictures of pages, such as scans, cannot be read.",
		"document_locked":         "This is protected by a password or against copying. Save it without protection, then try again.",
		"document_broken":         "This is damaged or cut off. Open it, save it again as DOCX, or paste the text.",
		"document_hostile":        "This was made so that reading it would take endless time or memory. It is refused.",
		"document_too_slow":       "Reading this takes too long. Save it again as DOCX, or paste the text.",
		"document_macros":         "This brings a program (macros) along. Save it as DOCX without macros.",
		"document_old_word":       "This is in Word’s old format, or has a password. Save it as DOCX without one.",
		"document_unknown":        "This is no text, no DOCX and no PDF.",
		"document_wrong_end":      "This is something else than the end of its name says. Check which file it is.",
		"required":                "This is needed.",
		"invalid":                 "This value will not do.",
		"too_long":                "This is too long.",
		"too_short":               "This is too short.",
		"bad_id":                  "Use only lower-case letters without accents, digits and hyphens.",
		"taken":                   "This exists already.",
		"bad_date":                "This is not a date. Example: 14/07/2026.",
		"ends_before_start":       "Check-out must come after check-in.",
		"stay_too_long":           "The stay is too long: check the dates.",
		"overlap":                 "These nights are taken by another booking.",
		"bad_phone":               "This is not a complete number. Write it with the country code: +39 …",
		"bad_time":                "This is not a time. Example: 15:00.",
		"bad_number":              "This is not a valid number.",
		"out_of_range":            "The number is out of range.",
		"bad_threshold":           "This must lie between 0 and 1. Example: 0.6.",
		"bad_timezone":            "This time zone is not known. Example: Europe/Rome.",
		"bad_language":            "This language is not known. Example: it, en, de.",
		"bad_country":             "This is not a country. Example: IT.",
		"bad_url":                 "This is not an address. It must begin with https://",
		"not_https":               "The address must begin with https://",
		"own_link":                "Others read this calendar from here: connected, it would bring your own bookings back.",
		"private_address":         "This address leads into your own network and is not allowed.",
		"unknown_topic":           "This topic does not exist.",
		"unknown_visibility":      "Choose who may know it.",
		"secret_not_in_text":      "This secret does not occur in the text.",
		"translation_empty":       "The translation is empty.",
		"bad_code":                "This code is not valid.",
		"bad_role":                "Choose a role.",
		"needs_property":          "Choose at least one property.",
		"last_owner":              "This is the last owner: create another one first.",
		"password_short":          "At least 12 characters are needed. Three or four random words do nicely.",
		"password_long":           "The password is too long.",
		"password_mismatch":       "The two passwords are not the same.",
		"password_weak":           "This is too easy to guess: choose another one.",
		"wrong_password":          "The present password is not right.",
		"bad_toml":                "The text cannot be read.",
		"unknown_key":             "There is an entry that does not exist.",
		"duplicate_id":            "The same identifier occurs twice.",
		"empty":                   "Write something before sending.",
		"text_empty":              "Write something before sending.",
		"too_large":               "The file is too large.",
	}
}

func doctorEN() map[string]string {
	return map[string]string{
		"config":          "Configuration",
		"database":        "Data store",
		"keys":            "Encryption keys",
		"disk":            "Disk space",
		"clock":           "Clock",
		"owner":           "Owner’s account",
		"owner_whatsapp":  "Alerts on your WhatsApp",
		"private_listen":  "Private address",
		"public_listen":   "Public address",
		"public_url":      "Reachable from outside",
		"tls":             "Certificate",
		"tunnel":          "Tunnel",
		"whatsapp":        "WhatsApp",
		"whatsapp_token":  "WhatsApp key",
		"whatsapp_number": "WhatsApp number",
		"whatsapp_waba":   "WhatsApp account",
		"webhook":         "Messages coming in",
		"app_secret":      "Signature of incoming messages",
		"verify_token":    "Verification word",
		"model":           "Model in the house",
		"model_test":      "Test of the model",
		"properties":      "Properties",
		"facts":           "Facts about the properties",
		"review":          "Facts beside each other",
		"feeds":           "Calendars",
		"links":           "Calendars for others",
		"outbox":          "Outgoing messages",
		"egress":          "Connections to the outside",
		"backup":          "Backups",
		"jobs":            "Regular jobs",
		"version":         "Version",
	}
}
