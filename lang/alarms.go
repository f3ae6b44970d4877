package lang

import "strings"

// Alarms are the cards that say what is wrong between the house and its guests.
type Alarms struct {
	Kinds    map[string]Alarm  // by the kind that the program stores
	Details  map[string]string // what Meta or the program gave as the reason, by its key
	MetaSays func(detail string) string
	Code     func(code string) string              // an error code of Meta's
	People   func(people string) string            // to how many people a day may be written first
	Share    func(percent, expected string) string // of the month's free messages
	TryNow   string                                // button: send one message now
	Tried    string                                // said after it
	Number   func(number string) string
	Subject  func(name string) string
	Since    func(when string) string
	EndsAt   func(when string) string // the alarm goes by itself then
	Works    string                   // heading of what still works
	Next     string                   // and of what to do
	Seen     string                   // button
	SeenWhen func(when string) string
	Noted    string // said after the button
	AtMeta   string // the link leads to Meta's pages
	Here     string // and here, to a page of ours
}

// Alarm is what an owner reads about a kind of alarm: what happened, what works
// all the same, and what to do. Place is where the click leads.
type Alarm struct {
	Title, Happened, Works, Next string
	Place                        AlarmPlace
}

// AlarmPlace is where the next click leads; package web knows the addresses.
type AlarmPlace string

// The places.
const (
	AtNowhere     AlarmPlace = "nowhere" // there is nothing to press
	AtConnections AlarmPlace = "connections"
	AtWhatsApp    AlarmPlace = "whatsapp" // our own page about WhatsApp
	AtTemplates   AlarmPlace = "templates"
	AtManager     AlarmPlace = "manager" // Meta's WhatsApp Manager
	AtNumbers     AlarmPlace = "numbers"
	AtSupport     AlarmPlace = "support" // where Meta explains blocks and takes objections
	AtBilling     AlarmPlace = "billing"
	AtKeys        AlarmPlace = "keys" // Meta's system users, who have the access keys
)

// Alarm is what is said of a kind; an unknown one is shown as a notice.
func (w *Words) Alarm(kind string) Alarm {
	if a, ok := w.Alarms.Kinds[kind]; ok {
		return a
	}
	return w.Alarms.Kinds["meta_notice"]
}

// AlarmDetail is a reason in words; one that nobody has words for is quoted as
// Meta gave it.
func (w *Words) AlarmDetail(detail string) string {
	if detail == "" {
		return ""
	}
	if text, ok := w.Alarms.Details[detail]; ok {
		return text
	}
	switch key, value, _ := strings.Cut(detail, ":"); key {
	case "code":
		return w.Alarms.Code(value)
	case "share":
		share, expected, _ := strings.Cut(value, ":")
		return w.Alarms.Share(share, expected)
	case "people":
		return w.Alarms.People(value)
	}
	return w.Alarms.MetaSays(detail)
}
