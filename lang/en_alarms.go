package lang

func alarmsEN() Alarms {
	return Alarms{
		Kinds:    alarmKindsEN(),
		Details:  alarmDetailsEN(),
		MetaSays: func(detail string) string { return "Meta says: “" + detail + "”." },
		Code:     func(code string) string { return "Meta’s error code: " + code + "." },
		People:   func(people string) string { return "At most " + people + " people a day." },
		Share: func(percent, expected string) string {
			return percent + "% are used. At this pace it will be " + expected + " by the end of the month."
		},
		TryNow:   "Try now",
		Tried:    "One message is being tried. If it goes, the others follow.",
		Number:   func(number string) string { return "Number " + number },
		Subject:  func(name string) string { return "About: " + name },
		Since:    func(when string) string { return "Since " + when },
		EndsAt:   func(when string) string { return "Ends by itself: " + when },
		Works:    "What still works",
		Next:     "What to do",
		Seen:     "I know",
		SeenWhen: func(when string) string { return "You know since " + when },
		Noted:    "Noted. It stays here until it is over.",
		AtMeta:   "Open it at Meta",
		Here:     "Open the page",
	}
}

func alarmKindsEN() map[string]Alarm {
	const (
		incoming = "Guests’ messages still arrive and are shown here. Nothing that waits to be sent is lost."
		calls    = "What guests write is kept here. You can call them, or write through the booking site."
		all      = "Everything works as before."
		answers  = "Answers to guests who write go out as before."
	)
	return map[string]Alarm{
		"token_invalid":     {"WhatsApp refuses the access key", "The key with which Portineria sends has expired or was withdrawn. Sending has stopped.", incoming, "Make a new key for the system user at Meta and enter it here. Sending then goes on by itself.", AtKeys},
		"token_expires":     {"The access key ends soon", "After that day nothing can be sent any more.", all, "Make a key without an end at Meta, for the system user, and enter it here.", AtKeys},
		"permission":        {"The access key lacks a right", "WhatsApp knows the key, but it may not send from this number. Sending has stopped.", incoming, "Make the key again at Meta with the rights whatsapp_business_messaging and whatsapp_business_management.", AtKeys},
		"number_gone":       {"The number is gone from the account", "WhatsApp says that this number does not belong to your account any more.", calls, "Look at Meta whether the number was removed or moved, and enter the right one here.", AtNumbers},
		"not_registered":    {"The number is not registered", "WhatsApp does not let this number send until its registration is finished.", incoming, "Finish the registration; the set-up guide leads you through it.", AtWhatsApp},
		"account_blocked":   {"Meta has blocked the account", "The WhatsApp account is disabled or locked. Nothing can be sent.", calls, "Open Business Support at Meta: it says why, and you can ask for a review there. Call guests who arrive today.", AtSupport},
		"only_answers":      {"You may only answer for a while", "Meta lets the account answer guests, but not write to anybody first. Automatic messages to those who have not written do not go.", answers, "Open Business Support at Meta: it says why, and you can ask for a review there.", AtSupport},
		"account_limited":   {"Meta does not let the account send", "For a while nothing may be sent from the account, not even answers.", incoming, "Open Business Support at Meta: it says why, and you can ask for a review there.", AtSupport},
		"account_deleted":   {"The WhatsApp account was removed", "Meta says that the account does not exist any more.", "What was written is kept here. You can call guests, or write through the booking site.", "If it was not you, open Business Support at Meta today.", AtSupport},
		"payment":           {"Meta cannot charge you", "There is no payment method at Meta, or it did not work. Messages are not sent.", incoming, "Add or mend the payment method at Meta. Sending then goes on by itself.", AtBilling},
		"spam_limit":        {"The number rests", "Too many people reported or blocked the number, and WhatsApp has halted its messages.", incoming, "Wait: we try again by ourselves in a few hours. Write only to guests who wrote to you.", AtNowhere},
		"slowed":            {"WhatsApp asks us to slow down", "For more than an hour too many calls came together. Messages leave late.", "Everything works, only slower.", "Nothing to do. If it lasts, look whether another program uses the same account.", AtNowhere},
		"disturbed":         {"WhatsApp has a disturbance", "For more than an hour WhatsApp has not taken messages.", incoming, "Nothing to do: we go on trying. Call guests who cannot wait.", AtNowhere},
		"link_lost":         {"The phone’s WhatsApp was disconnected", "The WhatsApp Business app on your phone is not linked to Portineria any more.", "What was written is kept here. On the phone you can go on writing.", "Link it again in the app: Settings, Account, Business Platform.", AtWhatsApp},
		"webhook_gone":      {"Guests’ messages do not arrive", "Meta does not deliver to this house any more.", "Guests can write, and Meta keeps their messages for some days.", "The set-up guide shows which step is broken and how to mend it.", AtWhatsApp},
		"number_state":      {"The number is not connected", "Meta reports a state of the number in which it does not send.", incoming, "Open the number in WhatsApp Manager: it says what is missing.", AtNumbers},
		"templates_limited": {"Templates rest", "Meta counts too many templates of yours as advertising. For a while none is sent.", answers, "Nothing to press: it ends by itself. Put the texts into the right category.", AtTemplates},
		"account_violation": {"A warning from Meta", "Meta says that something breaks its rules. After further warnings it blocks the account.", all, "Open Business Support at Meta, read what it is about and mend it, or ask for a review.", AtSupport},
		"number_quality":    {"The quality of the number is low", "In the last days guests have blocked or reported the number.", all, "Write less of your own accord. Look which automatic messages guests do not want.", AtNumbers},
		"number_limit":      {"The number may begin fewer conversations", "Meta has changed to how many people a day you may write first.", answers, "Nothing to do for a few flats. Quality and a verified business raise the limit.", AtManager},
		"name_refused":      {"The display name was refused", "Meta does not accept the name that guests would see.", answers, "Choose another name in WhatsApp Manager, one that fits your website or house.", AtNumbers},
		"name_pending":      {"The display name is being reviewed", "Until Meta has looked at the name, messages may be held back.", incoming, "Usually some hours. After two days, look in WhatsApp Manager.", AtNumbers},
		"review_refused":    {"Meta has refused the account", "The review of the WhatsApp account ended with a no.", incoming, "Open Business Support at Meta: it says why, and you can object there.", AtSupport},
		"pin_changed":       {"The PIN of the number was touched", "Somebody has changed the number’s PIN at Meta, or asked to.", all, "If it was not you, change the password of your Meta account now and look who has access.", AtNumbers},
		"meta_notice":       {"A notice from Meta", "Meta reports something about your WhatsApp account.", all, "Look at it in WhatsApp Manager.", AtManager},
		"settings_changed":  {"Settings of the number were changed at Meta", "Somebody changed settings of the number outside Portineria.", all, "If it was not you, look who has access to your Meta account.", AtNumbers},
		"history":           {"Past chats were not handed over", "WhatsApp could not, or was told not to, hand over the chats on your phone.", "New messages arrive and are answered.", "Nothing to do. The assistant does not know what was said before.", AtNowhere},
		"template_rejected": {"A template was refused", "Meta does not let this text be sent as a template.", answers, "Read the reason and send a changed text for review.", AtTemplates},
		"template_paused":   {"A template was paused", "Guests did not like it: Meta does not send it for some hours.", answers, "Change the text, or wait. After several pauses Meta disables it.", AtTemplates},
		"template_disabled": {"A template was disabled", "Meta does not send this text any more.", answers, "Write another one: this one does not come back.", AtTemplates},
		"template_category": {"A template costs something else now", "Meta has put a template into another category. That changes its price and who may receive it.", all, "Look at it. If the category is wrong, you can ask Meta for a review within 60 days.", AtTemplates},
		"meter_near":        {"The free messages of this month end soon", "Every message beyond the free share costs.", all, "Nothing to do if a payment method is set at Meta. You can choose what happens at the end.", AtWhatsApp},
		"meter_over":        {"The free messages of this month are used up", "Every further message to a guest costs, until the month ends.", "Guests’ messages arrive. What happens to answers is your choice.", "Look that a payment method is set at Meta, and at your choice.", AtWhatsApp},
	}
}

func alarmDetailsEN() map[string]string {
	return map[string]string{
		"BUSINESS_DOWNGRADE":                      "The phone went back from WhatsApp Business to the ordinary app.",
		"PRIMARY_INACTIVITY":                      "The phone was not used for about two weeks.",
		"COMPANION_INACTIVITY":                    "The link was not used for about a month.",
		"ACCOUNT_DISCONNECTED":                    "The account was disconnected in the app.",
		"CHANGE_NUMBER":                           "The phone has another number now.",
		"USER_RE_REGISTERED":                      "WhatsApp was set up anew on the phone.",
		"PIN_CHANGED":                             "The PIN was changed.",
		"PIN_RESET_REQUEST":                       "Somebody asked to reset the PIN.",
		"PIN_REQUEST_SUCCESS":                     "The PIN was reset.",
		"RESTRICTED_CUSTOMER_INITIATED_MESSAGING": "Messages to guests who have written are forbidden too.",
		"RESTRICTED_BIZ_INITIATED_MESSAGING":      "Messages to those who have not written are forbidden.",
		"RESTRICTED_ADD_PHONE_NUMBER_ACTION":      "No further phone numbers can be added.",
		"FLAGGED":                                 "The quality is low. If it stays so for a week, Meta lowers the limit.",
		"DOWNGRADE":                               "The limit was lowered.",
		"DISABLE":                                 "The account is disabled.",
		"SCHEDULE_FOR_DISABLE":                    "The account will be disabled.",
		"REINSTATE":                               "The account is free again.",
	}
}
