package phrase

// Key names a text of the assistant. The comment beside a key lists the placeholders of its text, which are fields of Args.
type Key string

// wordPrefix begins the keys of the keywords. A text names a keyword as {word_stop}, without an argument.
const wordPrefix = "word_"

// The keywords that a guest can write, in the spelling that texts show. Whoever reads messages must accept them in any case,
// with and without accents.
const (
	WordHuman   Key = "word_human"
	WordStop    Key = "word_stop"
	WordStart   Key = "word_start"
	WordNoAI    Key = "word_no_ai"
	WordNotice  Key = "word_notice"
	WordAccess  Key = "word_access"
	WordRectify Key = "word_rectify"
	WordErase   Key = "word_erase"
	WordFreeze  Key = "word_freeze"
)

// Parts that stand inside other texts or take the place of a missing name.
const (
	HostLabel       Key = "host_label"       // the host without a name
	PropertyUnknown Key = "property_unknown" // in an alert, when nobody knows yet which property is meant
)

// Who is speaking: EU AI Act art. 50(1) asks that people know at the latest at the first contact that they talk to a machine.
const (
	Disclosure        Key = "disclosure"         // Property
	DisclosureGeneral Key = "disclosure_general" // when the property is not known yet
	DisclosurePrivacy Key = "disclosure_privacy" // Link
	Greeting          Key = "greeting"           // Property
	GreetingGeneral   Key = "greeting_general"   // when the property is not known yet
	GreetingNamed     Key = "greeting_named"     // Name, Property
)

// Around an answer, and instead of one.
const (
	FactIntro          Key = "fact_intro"           // InLanguage; use Book.FactIntro
	FactIntroPlain     Key = "fact_intro_plain"     // when the language of the words has no name here
	Escalated          Key = "escalated"            // Host
	EscalatedSensitive Key = "escalated_sensitive"  // Host; money, changes, complaints: nothing is promised
	OtherPartPassedOn  Key = "other_part_passed_on" // Host; behind an answer to the rest, which is not in doubt
	WaitingLong        Key = "waiting_long"
	Handoff            Key = "handoff"         // Host
	HandoffWaiting     Key = "handoff_waiting" // Host; the guest asks again while the host is on the way
	Emergency          Key = "emergency"       // Number, Host
	EmergencyLocal     Key = "emergency_local" // Text
	TextOnly           Key = "text_only"       // Host
	PassedOn           Key = "passed_on"       // Host; thanks for something that the host is to see: a place, a contact, an order
	MediaPassedOn      Key = "media_passed_on" // Host
	DocumentRefused    Key = "document_refused"
)

// The guest's say over messages and data.
const (
	StopConfirmed        Key = "stop_confirmed"
	StartConfirmed       Key = "start_confirmed"
	NoAIConfirmed        Key = "no_ai_confirmed"        // Host
	Notice               Key = "notice"                 // Link
	NoticeNoLink         Key = "notice_no_link"         // Host
	RequestOpenedAccess  Key = "request_opened_access"  // Host
	RequestOpenedRectify Key = "request_opened_rectify" // Host
	RequestOpenedErase   Key = "request_opened_erase"   // Host
	RequestOpenedFreeze  Key = "request_opened_freeze"  // Host
	AskPrivacyWord       Key = "ask_privacy_word"       // the message seems to be about data, the right is not clear
	AskWhichCancel       Key = "ask_which_cancel"       // Host; "cancel": the booking or the data?
)

// Finding out who writes.
const (
	AskProperty         Key = "ask_property"    // List
	PropertyChosen      Key = "property_chosen" // Property
	AskBooking          Key = "ask_booking"
	AskArrival          Key = "ask_arrival"            // Example
	AskArrivalOrSurname Key = "ask_arrival_or_surname" // Example
	AskDetails          Key = "ask_details"
	BookingFound        Key = "booking_found"     // Property, From, To (Book.FormatDate)
	ArrivalConfirmed    Key = "arrival_confirmed" // Property
	ArrivalWrong        Key = "arrival_wrong"
	CodeUnknown         Key = "code_unknown"
	CodeUsedUp          Key = "code_used_up" // Host
	CodeExpired         Key = "code_expired"
	CodeCancelled       Key = "code_cancelled"        // Host
	CodeClosed          Key = "code_closed"           // Host; the owner took the booking from this sender
	TooManyTries        Key = "too_many_tries"        // Host
	HostIsAsked         Key = "host_is_asked"         // Host
	HostConfirmed       Key = "host_confirmed"        // Host
	NotOpenYet          Key = "not_open_yet"          // From (Book.FormatDateTime)
	AccessClosed        Key = "access_closed"         // Host
	IdentityCheckNeeded Key = "identity_check_needed" // Host
)

// Answers that come from the property's own fields instead of a fact.
const (
	CheckinFrom    Key = "checkin_from"    // From (time of day)
	CheckinBetween Key = "checkin_between" // From, Until (times of day)
	CheckoutUntil  Key = "checkout_until"  // Until (time of day)

	// The same where it is the writer's own, and today or tomorrow; with the placeholders of the text without a day.
	CheckinFromToday       Key = "checkin_from_today"
	CheckinFromTomorrow    Key = "checkin_from_tomorrow"
	CheckinBetweenToday    Key = "checkin_between_today"
	CheckinBetweenTomorrow Key = "checkin_between_tomorrow"
	CheckoutUntilToday     Key = "checkout_until_today"
	CheckoutUntilTomorrow  Key = "checkout_until_tomorrow"

	Address      Key = "address"       // Address
	AccessWindow Key = "access_window" // From, To (Book.FormatDateTime)
)

// Alerts on the owner's own WhatsApp. None holds a word of a guest's.
const (
	AlertEscalation   Key = "alert_escalation"    // Property
	AlertReminder     Key = "alert_reminder"      // Property
	AlertEmergency    Key = "alert_emergency"     // Property
	AlertHandoff      Key = "alert_handoff"       // Property
	AlertPrivacy      Key = "alert_privacy"       // Property
	AlertSendFailed   Key = "alert_send_failed"   // Property
	AlertCalendarHeld Key = "alert_calendar_held" // Property
	AlertTries        Key = "alert_tries"         // Property
	AlertAlarm        Key = "alert_alarm"         // about the house as a whole
	AlertDouble       Key = "alert_double"        // Property
	AlertVanished     Key = "alert_vanished"      // Property
	AlertMoved        Key = "alert_moved"         // Property
)

// Texts that the owner hands to a guest, or that the guest's phone fills in from a link.
const (
	LinkText          Key = "link_text"           // Code, Property
	InviteWithoutLink Key = "invite_without_link" // Number, Code, Property
	CardText          Key = "card_text"           // Property; filled in by the QR card, which is the same for every guest
	CardTitle         Key = "card_title"          // over the QR code
	CardScan          Key = "card_scan"
	CardWho           Key = "card_who"
)

// Keys lists every key, in the order of this file.
func Keys() []Key {
	return []Key{
		WordHuman, WordStop, WordStart, WordNoAI, WordNotice, WordAccess, WordRectify, WordErase, WordFreeze,
		HostLabel, PropertyUnknown,
		Disclosure, DisclosureGeneral, DisclosurePrivacy, Greeting, GreetingGeneral, GreetingNamed,
		FactIntro, FactIntroPlain, Escalated, EscalatedSensitive, OtherPartPassedOn, WaitingLong, Handoff, HandoffWaiting, Emergency, EmergencyLocal,
		TextOnly, PassedOn, MediaPassedOn, DocumentRefused,
		StopConfirmed, StartConfirmed, NoAIConfirmed, Notice, NoticeNoLink, RequestOpenedAccess, RequestOpenedRectify,
		RequestOpenedErase, RequestOpenedFreeze, AskPrivacyWord, AskWhichCancel,
		AskProperty, PropertyChosen, AskBooking, AskArrival, AskArrivalOrSurname, AskDetails, BookingFound, ArrivalConfirmed, ArrivalWrong,
		CodeUnknown, CodeUsedUp, CodeExpired, CodeCancelled, CodeClosed, TooManyTries, HostIsAsked, HostConfirmed, NotOpenYet, AccessClosed, IdentityCheckNeeded,
		CheckinFrom, CheckinBetween, CheckoutUntil, CheckinFromToday, CheckinFromTomorrow, CheckinBetweenToday, CheckinBetweenTomorrow,
		CheckoutUntilToday, CheckoutUntilTomorrow, Address, AccessWindow,
		AlertEscalation, AlertReminder, AlertEmergency, AlertHandoff, AlertPrivacy, AlertSendFailed, AlertCalendarHeld, AlertTries, AlertAlarm,
		AlertDouble, AlertVanished, AlertMoved,
		LinkText, InviteWithoutLink, CardText, CardTitle, CardScan, CardWho,
	}
}
