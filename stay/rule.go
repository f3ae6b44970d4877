package stay

import (
	"slices"
	"strings"
	"time"
)

// RuleID is the owner's own short name of a rule, as in its text file: formed like
// the id of a property.
type RuleID string

// Rule is a message that goes by itself at a moment of every stay that it fits.
// The owner writes it; no model has a hand in it. Days and hours are those of the
// property, in its time zone.
type Rule struct {
	ID      RuleID
	Name    string // as the owner calls it
	Enabled bool

	When When
	Only Conditions

	QuietFrom  Clock // no message from here on ...
	QuietUntil Clock // ... until here; both the same: at any hour
	// LateMinutes is how long after its moment it may still go; later than that it
	// is left out.
	LateMinutes int
	// Repeat has it go although the guest has been told already; see WhySaid.
	Repeat bool
	// About are the topics that it tells of: who has asked for one of them and had an
	// answer for this stay need not be told again. Empty: that does not matter.
	About []Topic

	Texts    map[string]string // by language, free text inside the 24 hour window
	Template string            // by name, outside of it; empty: nothing goes outside of it

	EnabledAt time.Time // last switched on; zero: never
	CreatedAt time.Time
	UpdatedAt time.Time
}

// When is the moment of a rule.
type When struct {
	Event  RuleEvent
	Unit   RuleUnit
	Offset int   // so many days or hours after the event; negative: before it
	At     Clock // of UnitDays: the time of that day
}

// RuleEvent is what a rule counts from.
type RuleEvent string

// The events. Hours count from the property's own hours of check-in and check-out.
const (
	EventBooked   RuleEvent = "booked" // the booking came into our books
	EventCheckin  RuleEvent = "checkin"
	EventCheckout RuleEvent = "checkout"
)

// RuleUnit is what a rule counts in.
type RuleUnit string

// The units: days of the calendar, at a time of day, or hours that pass.
const (
	UnitDays  RuleUnit = "days"
	UnitHours RuleUnit = "hours"
)

// Conditions narrow a rule to some stays. Empty lists and zeros mean any.
type Conditions struct {
	Languages  []string
	Channels   []string
	Properties []PropertyID
	MinNights  int
	MaxNights  int
	Identified Wanted // whether the owner recorded who the guest is
	Window     Wanted // whether the guest has written within 24 hours
}

// Wanted says whether something must be so, must not, or does not matter.
type Wanted string

// The three.
const (
	Either Wanted = ""
	Yes    Wanted = "yes"
	No     Wanted = "no"
)

// Fits reports whether it is as wanted.
func (w Wanted) Fits(is bool) bool { return w == Either || (w == Yes) == is }

// The limits of a rule, against slips of the hand.
const (
	MaxRuleDays    = 365
	MaxRuleHours   = 24 * 31
	MaxLateMinutes = 7 * 24 * 60
	MinLateMinutes = 15
	MaxRuleText    = 3500 // characters of a text, which leaves room for the disclosure in the same bubble
	MaxRuleName    = 80
)

// Check says what is wrong with a rule, field by field; nil: nothing.
func (r Rule) Check() []Invalid {
	var all []Invalid
	bad := func(field, key string) { all = append(all, Invalid{Field: field, Key: key}) }
	if !ValidPropertyID(string(r.ID)) {
		bad("id", "bad_id")
	}
	switch name := strings.TrimSpace(r.Name); {
	case name == "":
		bad("name", "required")
	case len([]rune(name)) > MaxRuleName:
		bad("name", "too_long")
	}
	r.When.check(bad)
	r.Only.check(bad)
	if r.QuietFrom < 0 || r.QuietFrom >= 24*60 || r.QuietUntil < 0 || r.QuietUntil >= 24*60 {
		bad("quiet", "bad_time")
	}
	if r.LateMinutes < MinLateMinutes || r.LateMinutes > MaxLateMinutes {
		bad("late", "out_of_range")
	}
	for _, topic := range r.About {
		if !slices.Contains(Topics(), topic) {
			bad("about", "bad_topic")
			break
		}
	}
	written := 0
	for language, text := range r.Texts {
		switch {
		case !validLanguage(language):
			bad("texts", "bad_language")
		case len([]rune(text)) > MaxRuleText:
			bad("texts", "too_long")
		case strings.TrimSpace(text) != "":
			written++
		}
	}
	if written == 0 && r.Template == "" {
		bad("texts", "rule_silent")
	}
	return all
}

func (w When) check(bad func(field, key string)) {
	if !slices.Contains([]RuleEvent{EventBooked, EventCheckin, EventCheckout}, w.Event) {
		bad("event", "bad_event")
	}
	most := MaxRuleHours
	switch w.Unit {
	case UnitHours:
	case UnitDays:
		most = MaxRuleDays
		if w.At < 0 || w.At >= 24*60 {
			bad("at", "bad_time")
		}
	default:
		bad("unit", "bad_unit")
	}
	if w.Offset < -most || w.Offset > most || (w.Event == EventBooked && w.Offset < 0) {
		bad("offset", "out_of_range")
	}
}

func (c Conditions) check(bad func(field, key string)) {
	for _, language := range c.Languages {
		if !validLanguage(language) {
			bad("languages", "bad_language")
			break
		}
	}
	if c.MinNights < 0 || c.MaxNights < 0 || (c.MaxNights > 0 && c.MinNights > c.MaxNights) {
		bad("nights", "out_of_range")
	}
	for field, w := range map[string]Wanted{"identified": c.Identified, "window": c.Window} {
		if !slices.Contains([]Wanted{Either, Yes, No}, w) {
			bad(field, "bad_choice")
		}
	}
}

func validLanguage(s string) bool {
	return len(s) == 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z'
}

// Text is what the rule says in a language, or in the first of the others that it
// is written in; empty where it has no text of its own.
func (r Rule) Text(languages ...string) (text, language string) {
	for _, l := range append(slices.Clone(languages), "en") {
		if t := strings.TrimSpace(r.Texts[l]); t != "" {
			return t, l
		}
	}
	for _, l := range sortedKeys(r.Texts) {
		if t := strings.TrimSpace(r.Texts[l]); t != "" {
			return t, l
		}
	}
	return "", ""
}

func sortedKeys(m map[string]string) []string {
	all := make([]string, 0, len(m))
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// SendID names a message of a rule for a stay, planned or past.
type SendID string

// RuleState is where the message of a rule for one stay stands.
type RuleState string

// The states. Planned and waiting ones are a picture of what is to come, drawn anew
// whenever something changes; the others have happened.
const (
	RulePlanned RuleState = "planned" // its moment has not come
	RuleWaiting RuleState = "waiting" // it has, and something holds it up that may still pass
	RuleQueued  RuleState = "queued"  // in the outbox
	RuleSent    RuleState = "sent"    // the platform took it
	RuleSkipped RuleState = "skipped" // left out, for a reason
	RuleFailed  RuleState = "failed"  // the platform refused it
	RuleLate    RuleState = "late"    // it could not go before its limit
)

// Gone reports whether a message was made of it, or the owner has decided: nothing
// that happens to the booking brings it back.
func (s RuleSend) Gone() bool {
	return s.State == RuleQueued || s.State == RuleSent || s.State == RuleFailed || (s.State == RuleSkipped && s.Why == WhyByHand)
}

// RuleSend is the message of one rule for one stay.
type RuleSend struct {
	ID         SendID
	Rule       RuleID
	Booking    BookingID // empty: the booking is gone from the books
	Occurrence int       // 0, and one more each time the owner has it sent again
	State      RuleState
	Why        Why // of one that waits or was left out

	Property           PropertyID
	Arrival, Departure Date // of the stay when it was last looked at

	MomentAt time.Time // as the rule says
	DueAt    time.Time // after quiet hours
	UntilAt  time.Time // from here on it is too late

	Conversation ConversationID // whom it was written to; empty: nobody yet
	Message      MessageID      // empty: none, or erased
	ByHand       bool           // sent on the owner's word, before or after its time
	CreatedAt    time.Time
	ChangedAt    time.Time // when it came to its state
}

// Why is the reason why a message of a rule does not go, now or at all.
type Why string

// The reasons. What may still pass keeps a message waiting until its limit.
const (
	WhyNothing Why = ""

	// Of the stay, once and for all.
	WhyNoStay     Why = "no_stay"     // closed nights, a request, a repetition of another calendar
	WhyCancelled  Why = "cancelled"   // the booking is
	WhyOther      Why = "conditions"  // the rule is for other stays
	WhyQuietHours Why = "quiet_hours" // they last beyond its limit
	WhyTooShort   Why = "too_short"   // its moment lies outside of what it is about
	WhyBookedLate Why = "booked_late" // the booking was made after its moment
	WhyPast       Why = "past"        // its moment was before the rule was switched on, or the program did not run
	WhyNeighbour  Why = "neighbour"   // the same guest stays on, or was here directly before
	WhySaid       Why = "said"        // the guest has been told already
	WhyBulk       Why = "bulk"        // the booking came with many others, as when a calendar is first read
	WhyMoved      Why = "moved"       // the stay was, before it left
	WhyByHand     Why = "by_hand"     // the owner left it out

	// Of the moment.
	WhyQuietNow   Why = "quiet_now"   // quiet hours
	WhyMissing    Why = "missing"     // the calendar does not tell of the stay at present
	WhyNobody     Why = "nobody"      // nobody is known to write to
	WhyWindow     Why = "window"      // the guest has, or has not, written within 24 hours
	WhyIdentified Why = "identified"  // whether it is recorded who the guest is
	WhyPaused     Why = "paused"      // the owner has paused the messages of this stay
	WhyTalking    Why = "talking"     // a person and the guest are writing to each other
	WhyAsked      Why = "asked"       // the guest waits for an answer of a person
	WhyStopped    Why = "stopped"     // the guest wants no automatic messages
	WhyNoText     Why = "no_text"     // there is nothing to say: outside of 24 hours without a template
	WhyTemplate   Why = "template"    // the template is not approved, or not in that language
	WhyConsent    Why = "consent"     // the guest has not agreed
	WhyRights     Why = "rights"      // it holds a code that the guest may not have now
	WhyMeter      Why = "meter"       // the month's free messages are used up, and the owner wants it so
	WhyNumber     Why = "number"      // no number is connected to write from
	WhyUnfinished Why = "placeholder" // something that the text names is not known of this stay
)
