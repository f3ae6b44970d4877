package stay

import "time"

// Reason says why the owner is asked or a person must act.
type Reason string

// The reasons of a question to the owner.
const (
	ReasonLowConfidence Reason = "low_confidence"
	ReasonNoFact        Reason = "no_fact"
	ReasonSensitive     Reason = "sensitive_topic"
	ReasonKeyword       Reason = "keyword"
	ReasonEmergency     Reason = "emergency"
	ReasonPerson        Reason = "guest_asked_person"
	ReasonCheck         Reason = "check_failed"
	ReasonModel         Reason = "model_unavailable"
	ReasonIdentity      Reason = "identity_unclear"
	ReasonMedia         Reason = "media"
	ReasonPrivacy       Reason = "privacy_request"
	ReasonTries         Reason = "too_many_tries"
	ReasonMeter         Reason = "meter_over" // the free messages are used up, and the owner wants to look first
)

// Teaches reports whether a person's answer to such a question may be worth a fact:
// the guest wanted to know something, and the facts did not say it well enough.
func (r Reason) Teaches() bool {
	switch r {
	case ReasonNoFact, ReasonLowConfidence, ReasonCheck, ReasonModel:
		return true
	default:
		return false
	}
}

// QuestionState is where a question to the owner stands.
type QuestionState string

// The states of a question.
const (
	QuestionOpen      QuestionState = "open"
	QuestionAnswered  QuestionState = "answered"
	QuestionDismissed QuestionState = "dismissed"
)

// Question is something that waits for the owner: an escalation, with the
// drafted answer where there is one.
type Question struct {
	ID           QuestionID
	Conversation ConversationID
	Message      MessageID
	Reason       Reason
	Draft        Private // empty: nothing to propose
	State        QuestionState
	OpenedAt     time.Time
	AlertedAt    time.Time
	RemindedAt   time.Time
	ClosedAt     time.Time
}

// RemindAfter is how long a guest waits before the owner is woken again.
const RemindAfter = 15 * time.Minute

// RequestKind is a right of the guest about their data.
type RequestKind string

// The rights that a word of the guest opens a request for (GDPR arts. 15 to 18).
const (
	RequestAccess   RequestKind = "access"
	RequestRectify  RequestKind = "rectify"
	RequestErase    RequestKind = "erase"
	RequestRestrict RequestKind = "restrict"
)

// Request is a guest's request about their data, shown to the owner as a card.
type Request struct {
	ID           RequestID
	Conversation ConversationID
	Guest        GuestID
	Kind         RequestKind
	State        QuestionState
	ReceivedAt   time.Time
	DueAt        time.Time
	ClosedAt     time.Time
}

// DueAt is when a request received on this day must be answered: 30 days or one
// calendar month, whichever ends first (GDPR art. 12(3)).
func DueAt(received time.Time) time.Time {
	day := DateOf(received)
	due := min(day+30, day.AddMonths(1))
	return due.At(Clock(received.Hour()*60+received.Minute()), received.Location())
}

// Reasons that concern a message on its way rather than a question of a guest's.
const (
	ReasonSendFailed  Reason = "send_failed"
	ReasonSendUnclear Reason = "send_unclear"
	ReasonWrites      Reason = "guest_writes" // in a conversation that a person has taken over
)
