package view

import (
	"strings"

	"github.com/a-h/templ"
)

// What is live on a page is an element with an id that carries two attributes:
// data-live, the topics that concern it, and data-fragment, the address that
// answers with the same element in its present state. The browser's script
// opens one event stream for all topics of the page,
//
//	GET /live?topic=inbox&topic=conversation:9f3a
//
// and waits for events named "change" whose data is one topic. It then fetches
// the fragments of that topic again and takes over what differs, by id. Events
// carry names and ids, never text: there is one rendering and one permission
// check, and a missed event is healed when the stream comes back, as then
// everything live is fetched.
const (
	TopicInbox     = "inbox"     // a conversation appeared, moved or changed state
	TopicCalendar  = "calendar"  // a booking appeared or changed
	TopicFeeds     = "feeds"     // a calendar was read, or could not be
	TopicHealth    = "health"    // a part changed its state
	TopicSimulator = "simulator" // a trial chat appeared or went
	TopicModel     = "model"     // the model changed its state, or a download went on
)

// EventChange is the name of the only event of the stream.
const EventChange = "change"

// TopicConversation concerns one conversation, simulated ones included.
func TopicConversation(id string) string { return "conversation:" + id }

// TopicWork concerns something that goes on for a while, such as a rehearsal.
func TopicWork(id string) string { return "work:" + id }

// TopicBooking concerns one booking.
func TopicBooking(id string) string { return "booking:" + id }

// TopicProperty concerns what is written about one property.
func TopicProperty(id string) string { return "property:" + id }

// TopicExport concerns who reads the calendar of a property, and what they are told.
func TopicExport(id string) string { return "export:" + id }

// The names of the fragments, for ?fragment= on the page that shows them.
const (
	FragmentCount  = "count"  // TodayPath: the count beside Inbox in the menu
	FragmentHealth = "health" // TodayPath: the health lines
	FragmentToday  = "today"  // TodayPath
	FragmentList   = "list"   // InboxPath and ConversationPath: the list of conversations
	FragmentThread = "thread" // ConversationPath: head, messages and composer
	FragmentSide   = "side"   // ConversationPath
	FragmentWeeks  = "weeks"  // CalendarPath: clashes, timeline, list and calendars' state
	FragmentFeeds  = "feeds"  // FeedsPath: the calendars of a property
	FragmentFeed   = "feed"   // FeedPath: one calendar
	FragmentLinks  = "links"  // FeedsPath: the links under which others read its calendar
	FragmentState  = "state"  // SettingsPath: the state of every part
	FragmentModel  = "model"  // ModelPath: all but the form
	FragmentChat   = "chat"   // SimChatPath: the bubbles

	FragmentQuestions    = "questions"    // QuestionsPath
	FragmentBooking      = "booking"      // BookingPath: all but the way back
	FragmentRehearsal    = "rehearsal"    // RehearsalPath
	FragmentManual       = "manual"       // ManualDraftPath
	FragmentTranslations = "translations" // TranslationsPath: the drafts
)

// live makes the attributes of an element that refreshes itself.
func live(fragment string, topics ...string) templ.Attributes {
	return templ.Attributes{"data-live": strings.Join(topics, " "), "data-fragment": fragment}
}
