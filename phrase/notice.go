package phrase

import (
	"maps"
	"slices"
)

// Notices holds the blocks of the privacy page (GDPR art. 13 and 14) in the languages that there is a page in: the
// assistant speaks more. It never changes after LoadNotices.
//
// A block is a paragraph of plain text, true only under the condition that the comment of its key names. The caller
// chooses the blocks by the live configuration, so that the page says what the program does and nothing else.
type Notices struct {
	texts catalogue
	book  *Book
}

// Say returns a block in lang, filled with args, by the rules of Book.Say; in English where there is no page in lang.
func (n *Notices) Say(lang string, key NoticeKey, args Args) string {
	return n.book.fill(n.texts, n.Language(lang), string(key), args)
}

// Languages lists the ISO 639-1 codes that there is a page in, sorted.
func (n *Notices) Languages() []string { return slices.Sorted(maps.Keys(n.texts)) }

// Language returns the code in which Say answers when asked for lang.
func (n *Notices) Language(lang string) string { return n.book.NoticeLanguage(lang) }

// Strict is Book.Strict for the blocks.
func (n *Notices) Strict(report func(key, placeholder string)) *Notices {
	return &Notices{texts: n.texts, book: n.book.Strict(report)}
}

// NoticeKey names a block of the privacy page. The comment beside a key lists its placeholders, and after "when" the
// condition under which it is true; without one it always is.
type NoticeKey string

// Head of the page.
const (
	NoticeTitle     NoticeKey = "title"      // Property
	NoticeIntro     NoticeKey = "intro"      // Property, Host
	NoticeContact   NoticeKey = "contact"    // Contact; when a contact outside the chat is known
	NoticeNoContact NoticeKey = "no_contact" // Host; when none is
	NoticeNoOfficer NoticeKey = "no_officer" // when no data protection officer is named
)

// What is kept and where it comes from.
const (
	NoticeWhat         NoticeKey = "heading_what"
	NoticeWhatMessages NoticeKey = "what_messages"
	NoticeWhatMedia    NoticeKey = "what_media"
	NoticeWhatContact  NoticeKey = "what_contact"
	NoticeWhatBooking  NoticeKey = "what_booking"
	NoticeWhatTrace    NoticeKey = "what_trace"
	NoticeWhatLogs     NoticeKey = "what_logs"

	NoticeSources     NoticeKey = "heading_sources"
	NoticeSourceGuest NoticeKey = "source_guest"
	NoticeSourceFeeds NoticeKey = "source_feeds" // Feeds; when there are feeds
	NoticeSourceHost  NoticeKey = "source_host"  // Host
	NoticeSourcePhone NoticeKey = "source_phone" // Host
)

// Purposes, each with its basis in GDPR art. 6.
const (
	NoticePurposes          NoticeKey = "heading_purposes"
	NoticePurposeAnswers    NoticeKey = "purpose_answers"
	NoticePurposeCompanions NoticeKey = "purpose_companions"
	NoticePurposeAssistant  NoticeKey = "purpose_assistant"
	NoticePurposeSecurity   NoticeKey = "purpose_security"
	NoticePurposeRights     NoticeKey = "purpose_rights"
	NoticePurposeUnasked    NoticeKey = "purpose_unasked" // Host; when messages go over WhatsApp
	NoticeNoMarketing       NoticeKey = "no_marketing"    // when no text that advertises is there
	NoticeMarketingAsked    NoticeKey = "marketing_asked" // when one is
)

// The machine and the person behind it.
const (
	NoticeMachine              NoticeKey = "heading_machine"
	NoticeMachineIntro         NoticeKey = "machine_intro"
	NoticeMachineWithoutModel  NoticeKey = "machine_without_model"  // Host; when no model is configured
	NoticeMachineLocalModel    NoticeKey = "machine_local_model"    // Host, Model; when the model's address is loopback
	NoticeMachineRemoteModel   NoticeKey = "machine_remote_model"   // Host, Model, ModelHost; when it is not
	NoticeMachineSecrets       NoticeKey = "machine_secrets"        // when a model is configured
	NoticeMachineListens       NoticeKey = "machine_listens"        // when a speech server of the house listens
	NoticeMachineListensRemote NoticeKey = "machine_listens_remote" // ModelHost; when the speech server is another machine
	NoticeMachineThreshold     NoticeKey = "machine_threshold"      // Host, Threshold
	NoticeAutomation           NoticeKey = "automation"

	NoticePerson     NoticeKey = "heading_person"
	NoticePersonText NoticeKey = "person" // Host
)

// Who receives data, and transfers to other countries.
const (
	NoticeRecipients            NoticeKey = "heading_recipients"
	NoticeRecipientWhatsApp     NoticeKey = "recipient_whatsapp"
	NoticeRecipientGateway      NoticeKey = "recipient_gateway"       // when the number is connected through a provider
	NoticeRecipientFeeds        NoticeKey = "recipient_feeds"         // Feeds; when there are feeds
	NoticeRecipientExports      NoticeKey = "recipient_exports"       // when calendars are exported to booking sites
	NoticeRecipientCalendar     NoticeKey = "recipient_calendar"      // Host; when a calendar of the host's own is told names
	NoticeRecipientNoModel      NoticeKey = "recipient_no_model"      // when no model is configured
	NoticeRecipientLocalModel   NoticeKey = "recipient_local_model"   // when the model's address is loopback
	NoticeRecipientRemoteModel  NoticeKey = "recipient_remote_model"  // ModelHost; when it is not
	NoticeRecipientRemoteSpeech NoticeKey = "recipient_remote_speech" // ModelHost; when the speech server is another machine
	NoticeRecipientPeople       NoticeKey = "recipient_people"        // when there are accounts beside the owner's
	NoticeTransfer              NoticeKey = "heading_transfer"
	NoticeTransferFramework     NoticeKey = "transfer_framework"    // when Meta's transfers rest on the Data Privacy Framework
	NoticeTransferClauses       NoticeKey = "transfer_clauses"      // when they rest on standard contractual clauses
	NoticeTransferNothingElse   NoticeKey = "transfer_nothing_else" // when no model runs on another machine and no calendar is told names
	NoticeTransferRemoteModel   NoticeKey = "transfer_remote_model" // ModelHost; when one does
)

// Where it is stored, and for how long. Of the blocks about one kind of data exactly one is true.
const (
	NoticeWhere         NoticeKey = "heading_where"
	NoticeWhereComputer NoticeKey = "where_computer"
	NoticeWhereSealed   NoticeKey = "where_sealed" // when the master key is a file of the data directory

	NoticePeriods            NoticeKey = "heading_periods"
	NoticePeriodStay         NoticeKey = "period_stay"          // Period; when messages expire after check-out
	NoticePeriodMessage      NoticeKey = "period_message"       // Period; when single messages expire before their conversation
	NoticePeriodNoStay       NoticeKey = "period_no_stay"       // Period; when messages without a stay expire
	NoticePeriodMessagesOpen NoticeKey = "period_messages_open" // Host; when messages do not expire by themselves
	NoticePeriodBookings     NoticeKey = "period_bookings"      // Period; when bookings expire after check-out
	NoticePeriodBookingsOpen NoticeKey = "period_bookings_open" // Host; when they do not
	NoticePeriodRaw          NoticeKey = "period_raw"           // Period
	NoticePeriodMedia        NoticeKey = "period_media"         // Period
	NoticePeriodVoice        NoticeKey = "period_voice"         // Period; when a speech server listens
	NoticePeriodPapers       NoticeKey = "period_papers"        // Period
	NoticePeriodCalendars    NoticeKey = "period_calendars"     // Period
	NoticePeriodBackups      NoticeKey = "period_backups"       // Daily, Weekly; when backups are made and thinned out
	NoticePeriodBackupsOpen  NoticeKey = "period_backups_open"  // Host; when backups are made by hand
	NoticePeriodRequests     NoticeKey = "period_requests"
	NoticePeriodConsent      NoticeKey = "period_consent" // Period
)

// Rights (GDPR art. 12 to 22) with the words that open them, and the rest of the page.
const (
	NoticeRights         NoticeKey = "heading_rights"
	NoticeRightsIntro    NoticeKey = "rights_intro"
	NoticeRightsAccess   NoticeKey = "rights_access"
	NoticeRightsRectify  NoticeKey = "rights_rectify"
	NoticeRightsErase    NoticeKey = "rights_erase"
	NoticeRightsFreeze   NoticeKey = "rights_freeze"
	NoticeRightsObject   NoticeKey = "rights_object"
	NoticeRightsStop     NoticeKey = "rights_stop"
	NoticeRightsDeadline NoticeKey = "rights_deadline" // Host
	NoticeRightsOther    NoticeKey = "rights_other"    // Host

	NoticeComplaint      NoticeKey = "heading_complaint"
	NoticeComplaintText  NoticeKey = "complaint"
	NoticeComplaintItaly NoticeKey = "complaint_it" // when the property is in Italy
	NoticeComplaintUK    NoticeKey = "complaint_gb" // when it is in the United Kingdom

	NoticeGood        NoticeKey = "heading_good_to_know"
	NoticeVoluntary   NoticeKey = "voluntary" // Host
	NoticeMinors      NoticeKey = "minors"
	NoticeNoDocuments NoticeKey = "no_documents"
	NoticeNoCookies   NoticeKey = "no_cookies"
	NoticeVersion     NoticeKey = "version" // Version, Date
)

// NoticeSection is a heading with the blocks that may stand under it, in order.
type NoticeSection struct {
	Heading NoticeKey
	Blocks  []NoticeKey
}

// NoticeSections is the table of contents of the whole page. A caller leaves out the blocks that are not true, and a
// section none of whose blocks is left.
func NoticeSections() []NoticeSection {
	return []NoticeSection{
		{NoticeTitle, []NoticeKey{NoticeIntro, NoticeContact, NoticeNoContact, NoticeNoOfficer}},
		{NoticeWhat, []NoticeKey{NoticeWhatMessages, NoticeWhatMedia, NoticeWhatContact, NoticeWhatBooking, NoticeWhatTrace, NoticeWhatLogs}},
		{NoticeSources, []NoticeKey{NoticeSourceGuest, NoticeSourceFeeds, NoticeSourceHost, NoticeSourcePhone}},
		{NoticePurposes, []NoticeKey{
			NoticePurposeAnswers, NoticePurposeCompanions, NoticePurposeAssistant, NoticePurposeSecurity, NoticePurposeRights,
			NoticePurposeUnasked, NoticeNoMarketing, NoticeMarketingAsked,
		}},
		{NoticeMachine, []NoticeKey{
			NoticeMachineIntro, NoticeMachineWithoutModel, NoticeMachineLocalModel, NoticeMachineRemoteModel, NoticeMachineSecrets, NoticeMachineListens, NoticeMachineListensRemote,
			NoticeMachineThreshold, NoticeAutomation,
		}},
		{NoticePerson, []NoticeKey{NoticePersonText}},
		{NoticeRecipients, []NoticeKey{
			NoticeRecipientWhatsApp, NoticeRecipientGateway, NoticeRecipientFeeds, NoticeRecipientExports, NoticeRecipientCalendar, NoticeRecipientNoModel,
			NoticeRecipientLocalModel, NoticeRecipientRemoteModel, NoticeRecipientRemoteSpeech, NoticeRecipientPeople,
		}},
		{NoticeTransfer, []NoticeKey{
			NoticeTransferFramework, NoticeTransferClauses, NoticeTransferNothingElse, NoticeTransferRemoteModel,
		}},
		{NoticeWhere, []NoticeKey{NoticeWhereComputer, NoticeWhereSealed}},
		{NoticePeriods, []NoticeKey{
			NoticePeriodStay, NoticePeriodMessage, NoticePeriodNoStay, NoticePeriodMessagesOpen, NoticePeriodBookings,
			NoticePeriodBookingsOpen, NoticePeriodRaw, NoticePeriodCalendars, NoticePeriodConsent, NoticePeriodMedia, NoticePeriodVoice, NoticePeriodPapers, NoticePeriodBackups, NoticePeriodBackupsOpen, NoticePeriodRequests,
		}},
		{NoticeRights, []NoticeKey{
			NoticeRightsIntro, NoticeRightsAccess, NoticeRightsRectify, NoticeRightsErase, NoticeRightsFreeze, NoticeRightsObject,
			NoticeRightsStop, NoticeRightsDeadline, NoticeRightsOther,
		}},
		{NoticeComplaint, []NoticeKey{NoticeComplaintText, NoticeComplaintItaly, NoticeComplaintUK}},
		{NoticeGood, []NoticeKey{NoticeVoluntary, NoticeMinors, NoticeNoDocuments, NoticeNoCookies, NoticeVersion}},
	}
}

// NoticeKeys lists every key, in the order of the page.
func NoticeKeys() []NoticeKey {
	var keys []NoticeKey
	for _, section := range NoticeSections() {
		keys = append(keys, section.Heading)
		keys = append(keys, section.Blocks...)
	}
	return keys
}
