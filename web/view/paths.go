package view

import "net/url"

// The addresses of the private side. Handlers route them, pages link to them;
// both use these names. What changes something is a POST to the path of the
// thing or of the act; it answers 303 to a page, or 422 with the page again,
// values kept.
const (
	TodayPath          = "/"
	InboxPath          = "/inbox"
	CalendarPath       = "/calendar"
	CalendarSyncPath   = "/calendar/sync"
	QuestionsPath      = "/calendar/questions"
	BookingsPath       = "/bookings"
	AddBookingPath     = "/add-booking"
	PropertiesPath     = "/properties"
	AddPropertyPath    = "/add-property"
	ImportPropertyPath = "/import-property"
	SimulatorPath      = "/simulator"
	SettingsPath       = "/settings"
	BackupPath         = "/settings/backup"
	PeoplePath         = "/settings/people"
	AccountPath        = "/settings/account"
	LanguagePath       = "/settings/account/language"
	PasswordPath       = "/settings/account/password"
	EndOthersPath      = "/settings/account/end-others"
	ConnectionsPath    = "/settings/connections"
	WhatsAppPath       = "/settings/whatsapp"
	PhonePastPath      = "/settings/whatsapp/past"
	BehaviourPath      = "/settings/whatsapp/behaviour"
	MeterPath          = "/settings/whatsapp/meter"
	NumbersPath        = "/settings/whatsapp/numbers"
	AddNumberPath      = "/settings/whatsapp/add"
	ModelPath          = "/settings/model"
	ModelDownloadPath  = "/settings/model/download"
	ModelCallOffPath   = "/settings/model/call-off"
	ModelTestPath      = "/settings/model/test"
	LoginPath          = "/login"
	LogoutPath         = "/logout"
	LivePath           = "/live"
)

func under(base string, parts ...string) string {
	for _, part := range parts {
		base += "/" + url.PathEscape(part)
	}
	return base
}

// NumberPath leads to where the set-up of a number stopped.
func NumberPath(key string) string { return under(NumbersPath, key) }

// NumberStepPath is one step of the set-up of a number.
func NumberStepPath(key, step string) string { return under(NumbersPath, key, step) }

// NumberAct is the address of an act in a step: check, subscribe, webhook, register,
// forget, send, hello, serve.
func NumberAct(key, step, act string) string { return under(NumbersPath, key, step, act) }

// NumberRemovePath removes a number.
func NumberRemovePath(key string) string { return under(NumbersPath, key, "remove") }

// SetupPath is the one-time page of the first owner.
func SetupPath(token string) string { return under("/setup", token) }

// InboxTabPath is the list of one tab.
func InboxTabPath(tab string) string { return InboxPath + "?tab=" + url.QueryEscape(tab) }

// ConversationPath is a thread.
func ConversationPath(id string) string { return under(InboxPath, id) }

// ConversationTabPath is a thread beside the list of a tab.
func ConversationTabPath(id, tab string) string {
	return ConversationPath(id) + "?tab=" + url.QueryEscape(tab)
}

// ConversationDetailsPath is a thread with its details in front, for phones.
func ConversationDetailsPath(id, tab string) string {
	return ConversationTabPath(id, tab) + "&pane=details"
}

// ConversationAct is the address of an act on a conversation: reply, takeover,
// giveback, tie, untie, identified, translate, untranslate.
func ConversationAct(id, act string) string { return under(InboxPath, id, act) }

// DraftAct is the address of an act on a drafted answer: send, discard.
func DraftAct(id, draft, act string) string { return under(InboxPath, id, "drafts", draft, act) }

// MessageAct is the address of an act on a message: resend and arrived for one of
// doubtful fate, translate for a guest's.
func MessageAct(id, message, act string) string {
	return under(InboxPath, id, "messages", message, act)
}

// RequestAct is the address of an act on a privacy request: close.
func RequestAct(id, request, act string) string {
	return under(InboxPath, id, "requests", request, act)
}

// BookingPath is a booking; a POST saves the guest's details.
func BookingPath(id string) string { return under(BookingsPath, id) }

// BookingAct is the address of an act on a booking: cancel, identified.
func BookingAct(id, act string) string { return under(BookingsPath, id, act) }

// PropertyPath is a property with its facts.
func PropertyPath(id string) string { return under(PropertiesPath, id) }

// PropertyFilterPath is a property with the facts of one visibility.
func PropertyFilterPath(id, visibility string) string {
	return PropertyPath(id) + "?visibility=" + url.QueryEscape(visibility)
}

// BasicsPath is the details and rules of a property; a POST saves them.
func BasicsPath(id string) string { return under(PropertiesPath, id, "basics") }

// FeedsPath is the calendars of a property; a POST connects one.
func FeedsPath(id string) string { return under(PropertiesPath, id, "feeds") }

// FeedPath is one calendar.
func FeedPath(id, feed string) string { return under(PropertiesPath, id, "feeds", feed) }

// QuestionPath answers a question about the calendar.
func QuestionPath(id string) string { return under(QuestionsPath, id) }

// QuestionPlace is where a question stands on its page.
func QuestionPlace(id string) string { return QuestionsPath + "#q-" + url.PathEscape(id) }

// FeedAct is the address of an act on a calendar: sync, remove, link, believe.
func FeedAct(id, feed, act string) string { return under(PropertiesPath, id, "feeds", feed, act) }

// LinksPath makes a link under which others read the calendar of a property.
func LinksPath(id string) string { return under(PropertiesPath, id, "links") }

// LinkAct is the address of an act on such a link: renew, revoke, closures, release.
func LinkAct(id, link, act string) string { return under(PropertiesPath, id, "links", link, act) }

// ExportPath is the property as a file.
func ExportPath(id string) string { return under(PropertiesPath, id, "export") }

// DeletePropertyPath deletes a property.
func DeletePropertyPath(id string) string { return under(PropertiesPath, id, "delete") }

// AddFactPath is the form for a new fact; a POST saves it.
func AddFactPath(id string) string { return under(PropertiesPath, id, "add-fact") }

// AddFactTopicPath is the form for a new fact about a topic.
func AddFactTopicPath(id, topic string) string {
	if topic == "" {
		return AddFactPath(id)
	}
	return AddFactPath(id) + "?topic=" + url.QueryEscape(topic)
}

// LessonPath is the form for a new fact, filled with a reply of one's own.
func LessonPath(id, message string) string {
	return AddFactPath(id) + "?from=" + url.QueryEscape(message)
}

// ConfirmPath says of facts that they are right as they stand.
func ConfirmPath(id string) string { return under(PropertiesPath, id, "confirm") }

// GapsPath is what guests asked and the facts do not say.
func GapsPath(id string) string { return under(PropertiesPath, id, "gaps") }

// TranslationsPath is the translations that wait for the owner's word.
func TranslationsPath(id string) string { return under(PropertiesPath, id, "translations") }

// TranslationAct is the address of an act on a drafted translation: approve, reject.
func TranslationAct(id, fact, language, act string) string {
	return under(PropertiesPath, id, "translations", fact, language, act)
}

// FactPath is the form of a fact; a POST saves it.
func FactPath(id, fact string) string { return under(PropertiesPath, id, "facts", fact) }

// DeleteFactPath deletes a fact.
func DeleteFactPath(id, fact string) string {
	return under(PropertiesPath, id, "facts", fact, "delete")
}

// RehearseFactPath tries a fact on past questions without saving it.
func RehearseFactPath(id, fact string) string {
	return under(PropertiesPath, id, "facts", fact, "rehearse")
}

// RehearseNewFactPath tries a fact that would be added.
func RehearseNewFactPath(id string) string { return under(PropertiesPath, id, "add-fact", "rehearse") }

// RehearseBasicsPath tries details and rules.
func RehearseBasicsPath(id string) string { return under(PropertiesPath, id, "basics", "rehearse") }

// RehearsalPath is what a rehearsal found.
func RehearsalPath(id, rehearsal string) string {
	return under(PropertiesPath, id, "rehearsals", rehearsal)
}

// StopRehearsalPath ends a rehearsal.
func StopRehearsalPath(id, rehearsal string) string {
	return under(PropertiesPath, id, "rehearsals", rehearsal, "stop")
}

// ManualPath takes a house manual; a POST reads it.
func ManualPath(id string) string { return under(PropertiesPath, id, "manual") }

// ManualDraftPath is the proposals that were made of a manual.
func ManualDraftPath(id, draft string) string { return under(PropertiesPath, id, "manual", draft) }

// AcceptDraftPath stores the proposals that are ticked.
func AcceptDraftPath(id, draft string) string {
	return under(PropertiesPath, id, "manual", draft, "accept")
}

// StopDraftPath ends the model's work on a manual.
func StopDraftPath(id, draft string) string {
	return under(PropertiesPath, id, "manual", draft, "stop")
}

// PersonAct is the address of an act on an account: remove, reset.
func PersonAct(id, act string) string { return under(PeoplePath, id, act) }

// EndSessionPath ends one session of one's own.
func EndSessionPath(id string) string { return under(AccountPath, "sessions", id, "end") }

// SimChatPath is a trial chat.
func SimChatPath(id string) string { return under(SimulatorPath, id) }

// SimChatAct is the address of an act on a trial chat: messages, clock, reset.
func SimChatAct(id, act string) string { return under(SimulatorPath, id, act) }

// Fragment is the address of one named part of a page.
func Fragment(page, name string) string {
	separator := "?"
	for _, c := range page {
		if c == '?' {
			separator = "&"
		}
	}
	return page + separator + "fragment=" + name
}
